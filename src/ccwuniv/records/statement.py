"""Statements of states on an instrument: reservations, declarations, objections and the like."""

from __future__ import annotations

from ccwuniv.records.record import Day, Record
from ccwuniv.records.vocabulary import ObjectionEffect, StatementKind

__all__ = ["Statement", "statement_in_words"]

_EFFECTS = {
    "not_stated": "its effect not stated",
    "relations_kept": "treaty relations kept",
    "without_benefit": "treaty relations kept without its benefit",
    "conditional": "on conditions",
}
"""What an objection itself says of the relations of the two."""


class Statement(Record):
    """A reservation, declaration, understanding or objection, as a fact without its text.

    ``kind`` is the word of the state or of the page, which ``named`` keeps, save for two kinds found by reading: a
    ``deferral`` of parts of the Technical Annex up to the day ``until``, and a statement ``about_article_7_4``, which
    declares nothing under that article. ``effect`` is what an objection itself says of the relations of the two;
    ``text_read`` whether a person read the text of a communication, or the source only names it.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> own = [s for s in Registry.bundled().statements if s.iso3 == "USA" and s.instrument == "P3"]
    >>> [(s.kind, s.provision, str(s.made)) for s in own]
    [('reservation', 'article 2(2) and (3)', '2009-01-21'), ('understanding', '', '2009-01-21')]
    """

    iso3: str
    instrument: str
    kind: StatementKind
    named: str = ""
    provision: str = ""
    made: Day | None = None
    withdrawn: Day | None = None
    objected_to: str | None = None
    effect: ObjectionEffect | None = None
    until: Day | None = None
    text_read: bool | None = None
    source: str
    note: str = ""


def statement_in_words(statement: Statement) -> str:
    """Return the kind of a statement with its provision, effect and last day, as a phrase.

    Of a communication, whether its text was read; whether it is maintained is not known.

    Examples
    --------
    >>> one = Statement(iso3="UKR", instrument="AP2", kind="deferral", provision="Technical Annex", source="made up")
    >>> statement_in_words(one.model_copy(update={"until": "2007-12-03"}))
    'deferral of Technical Annex, until 2007-12-03'
    """
    kind, provision = statement.kind, statement.provision
    if kind == "about_article_7_4":
        named = f", named {statement.named}" if statement.named else ""
        return f"statement about {provision}{named}"
    if kind == "communication":
        return f"communication, text {'read' if statement.text_read else 'not read'}, not known whether maintained"
    link = "of" if kind == "deferral" else "to" if kind == "objection" else "on"
    reservation = "the reservation to " if kind == "objection" else ""
    words = f"{kind} {link} {reservation}{provision}" if provision else str(kind)
    effect = f", {_EFFECTS[statement.effect]}" if statement.effect else ""
    return f"{words}{effect}{f', until {statement.until}' if statement.until else ''}"
