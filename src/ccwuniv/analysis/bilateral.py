"""What binds two states towards each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from html import escape
from itertools import compress
from typing import TYPE_CHECKING, Any

from ccwuniv._support import Versioned, explained, freeze_fields, html_facts
from ccwuniv.analysis.common import bound_grid, listed, protocols_of
from ccwuniv.errors import OptionError
from ccwuniv.law import MinesRule, common_instruments, mines_rule
from ccwuniv.records import Basis, DateLike, State, StateLike, Statement, check_counting, statement_in_words
from ccwuniv.registry import beyond_the_data, provenance

if TYPE_CHECKING:
    from ccwuniv.registry import Registry

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
    basis : {"consent", "in_force"}
        From when each counts as bound.
    common : tuple of str
        The instruments that bind both, in the order of the registry (article 7(1)).
    only_a, only_b : tuple of str
        The instruments that bind one of them only.
    mines_rule : MinesRule or None
        Which rule on mines applies between them; None where the registry holds neither version of Protocol II.
    objections : tuple of Statement
        What one declared against the participation or a statement of the other: flagged, never applied.
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
    notes: tuple[str, ...]
    attrs: Mapping[Hashable | None, Any] = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        freeze_fields(self, "attrs")

    def __repr__(self) -> str:
        lines = [f"<Relation {self.a} - {self.b}, {self.as_of} ({self.basis})"]
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
        title = f"<b>{escape(str(self.a))} and {escape(str(self.b))}</b>, {self.as_of}, basis {self.basis}"
        return f"<p>{title}</p>{html_facts(self._rows())}" + (f"<ul>{notes}</ul>" if notes else "")


@explained
def relations(
    reg: Registry,
    a: StateLike,
    b: StateLike,
    as_of: DateLike | None = None,
    *,
    article_40_5: bool = False,
    after_data: bool = False,
    basis: Basis = "consent",
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
    article_40_5 : bool
        Where one has Amended Protocol II only and the other Protocol II only, nothing on mines binds both by the
        depositary's lists. A reading of the Vienna Convention's article 40(5)(b) would apply Protocol II: with this
        option such a pair is ``contested``.
    after_data : bool
        Whether a day after the data's last is answered, by law from the data; see :class:`Registry`.
    basis : {"consent", "in_force"}
        From the deposit of consent by default, as everywhere in this library; a note says what is deposited and not
        yet in force between the two. ``"in_force"`` is the legally binding state of affairs on the day.

    Returns
    -------
    Relation

    Raises
    ------
    UnknownStateError, NotAParticipantError, DateError
        For a state or a day that cannot be understood.
    OptionError
        When both are the same state.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> between = relations(reg, "USA", "MEX")
    >>> between.common, between.mines_rule.value
    (('CCW', 'A1', 'P1', 'P2', 'P3', 'P4'), 'P2')
    >>> relations(reg, "KOR", "UZB").mines_rule.value, relations(reg, "KOR", "UZB", article_40_5=True).mines_rule.value
    ('none', 'contested')
    """
    given = dict(locals())
    check_counting(basis)
    reg = reg.reaching(as_of, after_data=after_data)
    day = reg.day(as_of)
    one, two = reg.state(a), reg.state(b)
    if one.iso3 == two.iso3:
        raise OptionError("b", two.iso3, [f"a state other than {one.name}"])
    grid = bound_grid(reg, day, basis)
    first, second = (frozenset(compress(reg.codes, grid[reg.states.index(state)])) for state in (one, two))
    both = common_instruments(first, second) if "CCW" in reg.codes else first & second
    rule = mines_rule(first, second, article_40_5=article_40_5) if {"P2", "AP2"} & set(reg.codes) else None
    objections = _objections(reg, one, two, day)
    between = Relation(
        a=one,
        b=two,
        as_of=day,
        basis=basis,
        common=tuple(code for code in reg.codes if code in both),
        only_a=tuple(code for code in reg.codes if code in first - second),
        only_b=tuple(code for code in reg.codes if code in second - first),
        mines_rule=rule,
        objections=objections,
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
            denominator=1,
        ),
    )
    notes = (
        *_existence(between),
        *_pending(reg, between),
        *(_conditional(reg, between) if "CCW" in reg.codes else ()),
        *_contested(between),
        *(_objection(reg, s) for s in objections),
        *([beyond] if (beyond := beyond_the_data(reg, day)) else []),
    )
    return replace(between, notes=notes)


def _objections(reg: Registry, one: State, two: State, day: dt.date) -> tuple[Statement, ...]:
    pair = {one.iso3, two.iso3}
    return tuple(
        s
        for s in reg.statements
        if s.objected_to is not None
        and {s.iso3, s.objected_to} == pair
        and (s.made is None or s.made <= day)
        and (s.withdrawn is None or day < s.withdrawn)
    )


def _objection(reg: Registry, statement: Statement) -> str:
    made = f"made on {statement.made} " if statement.made else ""
    return (
        f"{statement_in_words(statement)}; {made}by {reg.state(statement.iso3)}, towards "
        f"{reg.state(statement.objected_to or '')}, on {statement.instrument}: flagged, not applied"
    )


def _existence(between: Relation) -> list[str]:
    return [f"{s} did not exist on {between.as_of}" for s in (between.a, between.b) if not s.exists(between.as_of)]


def _pending(reg: Registry, between: Relation) -> list[str]:
    """Say what binds both by deposit and is not in force between them on that day."""
    notes = []
    for code in between.common:
        spells = [s for x in (between.a, between.b) for s in reg.spells(x, code) if s.covers(between.as_of, "consent")]
        effects = [spell.in_force for spell in spells]
        late = max((effect for effect in effects if effect is not None), default=between.as_of)
        if late > between.as_of:
            notes.append(f"{code} is deposited by both, and not in force between them before {late} (article 5)")
    return notes


def _conditional(reg: Registry, between: Relation) -> list[str]:
    """Say what binds one towards the other if that other accepts and applies it (article 7(2))."""
    notes = []
    protocols = protocols_of(reg)
    sides = ((between.a, between.only_a, between.b), (between.b, between.only_b, between.a))
    for state, own, other in sides:
        if "CCW" in own:
            notes.append(
                f"{other} is not a party to the Convention: {state} is bound towards it by the Convention and its "
                f"protocols only where {other} accepts and applies them and so notifies the depositary (article 7(2))"
            )
        elif "CCW" in between.common and (extra := [code for code in own if code in protocols]):
            notes.append(
                f"{state} is bound towards {other} by {listed(extra)}, too, where {other} accepts and applies them and "
                "so notifies the depositary (article 7(2))"
            )
    if "CCW" not in (*between.common, *between.only_a, *between.only_b):
        notes.append("neither is a party to the Convention")
    elif between.common and not set(between.common) & set(protocols):
        notes.append("no protocol binds both: their relations are under the Convention alone")
    return notes


def _contested(between: Relation) -> list[str]:
    one_each = {"P2", "AP2"} <= {*between.only_a, *between.only_b}
    split = any({"P2", "AP2"} <= set(side) for side in (between.only_a, between.only_b))
    if "CCW" not in between.common or not one_each or split:
        return []
    note = (
        "on mines one is bound by Amended Protocol II only, the other by Protocol II only: no common rule by the "
        "depositary's lists; Protocol II by a reading of the Vienna Convention's article 40(5)(b)"
    )
    return [note]
