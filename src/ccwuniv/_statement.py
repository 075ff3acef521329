"""Statements of states on an instrument: reservations, declarations, objections and the like."""

from __future__ import annotations

from ccwuniv._record import Day, Record
from ccwuniv._vocabulary import ObjectionEffect, StatementKind

__all__ = ["Statement"]


class Statement(Record):
    """A reservation, declaration, understanding or objection, as a fact without its text.

    ``kind`` is the word of the state or of the page, which ``named`` keeps, save for two kinds found by reading: a
    ``deferral`` of parts of the Technical Annex up to the day ``until``, and a statement ``about_article_7_4``, which
    declares nothing under that article. ``effect`` is what an objection itself says of the relations of the two.

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
    source: str
    note: str = ""
