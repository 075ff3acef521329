"""What binds two states towards each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from html import escape
from itertools import compress
from typing import TYPE_CHECKING, Any

from ccwuniv._support import Versioned, explained, freeze_fields, html_facts
from ccwuniv.analysis.article_40_5 import Article405, reading_of
from ccwuniv.analysis.common import bound_grid, listed, protocols_of
from ccwuniv.analysis.communications import between_states, communication_note, objection_note
from ccwuniv.errors import OptionError
from ccwuniv.law import MinesRule, common_instruments, mines_rule
from ccwuniv.records import Basis, DateLike, State, StateLike, Statement, basis_in_words, check_counting
from ccwuniv.registry import beyond_the_data, provenance

if TYPE_CHECKING:
    from ccwuniv.registry import Registry, TreatyTable

__all__ = ["Relation", "relations"]


@dataclass(frozen=True, slots=True)
class Relation(Versioned):
    """What binds two states towards each other on a day, in an international armed conflict.

    Attributes
    ----------
    a, b : State
        The two states.
    as_of : datetime.date
        The day.
    basis : {"in_force", "in_force_as_known", "consent"}
        From when each counts as bound; ``"consent"``, by deposit, is not law between the two yet.
    common : tuple of str
        The instruments that bind both, in the order of the registry (article 7(1)).
    only_a, only_b : tuple of str
        The instruments that bind one of them only.
    mines_rule : MinesRule or None
        Which rule on mines applies between them; None where the registry holds neither version of Protocol II.
    objections : tuple of Statement
        Objections of one to a reservation of the other: flagged, never applied.
    communications : tuple of Statement
        What one communicated to the depositary on the participation of the other, none before its day. The source
        lists no objections among them, it is not known whether they are maintained, and no option applies them.
    notes : tuple of str
        What else a reader must know, each with its article.
    attrs : mapping
        The provenance, as every table carries it.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> between = relations(Registry.bundled(), "USA", "MEX")
    >>> between.only_a, between.only_b, between.mines_rule.value
    (('AP2', 'P5'), (), 'P2')
    """

    a: State
    b: State
    as_of: dt.date
    basis: Basis
    common: tuple[str, ...]
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]
    mines_rule: MinesRule | None
    objections: tuple[Statement, ...]
    communications: tuple[Statement, ...]
    notes: tuple[str, ...]
    attrs: Mapping[Hashable | None, Any] = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        freeze_fields(self, "attrs")

    def __repr__(self) -> str:
        lines = [f"<Relation {self.a} - {self.b}, {self.as_of} ({basis_in_words(self.basis)})"]
        lines += [f"  {name}: {value}" for name, value in self._rows()]
        return "\n".join([*lines, *(f"  note: {note}" for note in self.notes)]) + ">"

    def _rows(self) -> list[tuple[str, str]]:
        rule = [("mines rule", self.mines_rule.value)] if self.mines_rule is not None else []
        return [
            ("binds both", listed(self.common) or "nothing"),
            *rule,
            (f"{self.a} only", listed(self.only_a) or "nothing"),
            (f"{self.b} only", listed(self.only_b) or "nothing"),
        ]

    def _repr_html_(self) -> str:
        notes = "".join(f"<li>{escape(note)}</li>" for note in self.notes)
        title = f"<b>{escape(str(self.a))} and {escape(str(self.b))}</b>, {self.as_of}, {basis_in_words(self.basis)}"
        return f"<p>{title}</p>{html_facts(self._rows())}" + (f"<ul>{notes}</ul>" if notes else "")


@explained
def relations(
    reg: Registry,
    a: StateLike,
    b: StateLike,
    as_of: DateLike | None = None,
    *,
    article_7_2: bool = False,
    article_40_5: Article405 | None = None,
    vienna: TreatyTable | None = None,
    after_data: bool = False,
    basis: Basis = "in_force",
) -> Relation:
    """Return what binds two states towards each other in an international armed conflict.

    The Convention and every protocol that binds both do (article 7(1)); nothing does unless both are parties to the
    Convention. On mines, two parties to Amended Protocol II apply it, otherwise two parties to Protocol II apply
    that. Conflicts not of an international character are no matter of pairs: see :func:`internal_conflict_coverage`.

    Parameters
    ----------
    reg : Registry
    a, b : state
        Two different states.
    as_of : day, optional
        The data's last day by default.
    article_7_2 : bool
        Whether a note says what article 7(2) would add, by the instruments in force on the day for one of the two
        alone.
    article_40_5 : {"literal", "vienna_parties", "vienna_parties_article_4"}, optional
        A reading of the Vienna Convention's article 40(5) for a pair of which one has Amended Protocol II only and the
        other Protocol II only; nothing on mines binds both by the depositary's lists, which are the default. Literally,
        for all States (see :func:`ccwuniv.law.mines_rule_by_article_40_5`); among the parties to the Vienna Convention
        on the day of ``vienna``; or, by its article 4, among those of them for which it was in force when Protocol II
        was concluded. No other pair is changed.
    vienna : UntcTable, optional
        The parties to the Vienna Convention on the Law of Treaties, which you read with :func:`read_untc`; needed for
        the last two readings.
    after_data : bool
        Whether a day after the data's last is answered, by law from the data; see :class:`Registry`.
    basis : {"consent", "in_force", "in_force_as_known"}
        From the day of effect by default, since what binds two states is law; on ``"consent"``, by deposit, a note says
        what is not yet in force between the two.

    Returns
    -------
    Relation

    Raises
    ------
    UnknownStateError, NotAParticipantError, DateError
        For a state or a day that cannot be understood.
    OptionError
        When both are the same state; for anything but a reading, and one without the table that it needs.
    DataError
        When no rule gives the days of effect; where ``vienna`` is of another treaty.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> between = relations(reg, "USA", "MEX")
    >>> between.common, between.mines_rule.value
    (('CCW', 'A1', 'P1', 'P2', 'P3', 'P4'), 'P2')
    >>> [relations(reg, "KOR", "UZB", article_40_5=reading).mines_rule.value for reading in (None, "literal")]
    ['none', 'P2']
    """
    given = dict(locals())
    check_counting(basis)
    if not isinstance(article_7_2, bool):
        raise OptionError("article_7_2", article_7_2, ("True or False, without quotation marks",))
    reading = reading_of(reg, article_40_5, vienna, basis)
    reg = reg.reaching(as_of, after_data=after_data)
    day = reg.day(as_of)
    one, two = reg.state(a, as_of), reg.state(b, as_of)
    if one.iso3 == two.iso3:
        raise OptionError("b", two.iso3, [f"a state other than {one.name}"])
    grid = bound_grid(reg, day, basis)
    first, second = (frozenset(compress(reg.codes, grid[reg.states.index(state)])) for state in (one, two))
    both = common_instruments(first, second) if "CCW" in reg.codes else first & second
    rule = mines_rule(first, second, one_each=MinesRule.CONTESTED) if {"P2", "AP2"} & set(reg.codes) else None
    one_each = rule is MinesRule.CONTESTED
    newer, older = (one, two) if "AP2" in first else (two, one)
    if one_each:
        rule = reading.rule(newer.iso3, older.iso3, day)
    said = between_states(reg, one, two, day)
    between = Relation(
        a=one,
        b=two,
        as_of=day,
        basis=basis,
        common=tuple(code for code in reg.codes if code in both),
        only_a=tuple(code for code in reg.codes if code in first - second),
        only_b=tuple(code for code in reg.codes if code in second - first),
        mines_rule=rule,
        objections=tuple(s for s in said if s.kind != "communication"),
        communications=tuple(s for s in said if s.kind == "communication"),
        notes=(),
        attrs=provenance(
            reg,
            "relations",
            given,
            tables=("actions", "statements"),
            as_of=day,
            basis=basis,
            a=one.iso3,
            b=two.iso3,
            article_40_5=article_40_5,
            vienna=reading.source,
            denominator=1,
        ),
    )
    notes = (
        *_absence(between),
        *_pending(reg, between),
        *(
            _in_force(reg, between, article_7_2=article_7_2, read=article_40_5 is not None)
            if "CCW" in reg.codes
            else ()
        ),
        *((reading.note(rule, newer, older),) if one_each and rule and article_40_5 else ()),
        *(objection_note(reg, s) for s in between.objections),
        *(communication_note(reg, s, day) for s in between.communications),
        *([beyond] if (beyond := beyond_the_data(reg, day)) else []),
    )
    return replace(between, notes=notes)


def _absence(between: Relation) -> list[str]:
    absent = (s for s in (between.a, between.b) if not s.eligible(between.as_of))
    return [f"{s} was not a participant in the depositary's practice on {between.as_of}" for s in absent]


def _pending(reg: Registry, between: Relation) -> list[str]:
    """Name the instruments that bind both by deposit but are not in force between them on that day."""
    notes = []
    for code in between.common:
        spells = [s for x in (between.a, between.b) for s in reg.spells(x, code) if s.covers(between.as_of, "consent")]
        effects = [spell.in_force for spell in spells]
        late = max((effect for effect in effects if effect is not None), default=between.as_of)
        if late > between.as_of:
            notes.append(f"{code} is deposited by both, and not in force between them before {late} (article 5)")
    return notes


def _in_force(reg: Registry, between: Relation, *, article_7_2: bool, read: bool) -> list[str]:
    """Say what follows from the instruments in force for each, whatever the basis."""
    one, two = (_by_effect(reg, state, between.as_of) for state in (between.a, between.b))
    both, alone = one & two, [code for code in reg.codes if code in one ^ two]
    protocols = set(protocols_of(reg))
    notes = []
    if "CCW" not in one | two:
        notes.append("the Convention is in force for neither")
    elif "CCW" in both and not both & protocols:
        notes.append("no protocol is in force for both: their relations are under the Convention alone")
    if {"AP2", "P2"} <= one ^ two and not {"AP2", "P2"} <= one and not {"AP2", "P2"} <= two:
        follows = "; the rule given here is that of the reading asked for" if read else ""
        notes.append(
            "on mines one is bound by Amended Protocol II only, the other by Protocol II only: no common rule by the "
            f"depositary's lists{follows}"
        )
    could = all(state.eligible(between.as_of) for state in (between.a, between.b))
    if article_7_2 and could and (further := [code for code in alone if code in {"CCW", *protocols}]):
        notes.append(
            f"article 7(2): by {listed(further)}, in force for one of the two alone, that one would be bound in an "
            "armed conflict covered by article 1, if the other accepts and applies and so notifies the depositary; no "
            "such notification is recorded here"
        )
    return notes


def _by_effect(reg: Registry, state: State, day: dt.date) -> frozenset[str]:
    """Return what is in force for a state on a day: nothing without the Convention (article 4(5))."""
    found = frozenset(code for code in reg.codes if any(s.covers(day, "in_force") for s in reg.spells(state, code)))
    return found if "CCW" in found else frozenset()
