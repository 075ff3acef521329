"""The readings of the Vienna Convention's article 40(5): asked for by name, and never the default."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from ccwuniv.errors import DataError, OptionError, quoted
from ccwuniv.law import MinesRule, mines_rule_by_article_40_5
from ccwuniv.records import Basis

if TYPE_CHECKING:
    from ccwuniv.law import Spell
    from ccwuniv.records import State
    from ccwuniv.registry import Registry, TreatyTable

__all__ = ["Article405", "Between", "reading_of"]

Article405: TypeAlias = Literal["literal", "vienna_parties", "vienna_parties_article_4"]

_READINGS: tuple[str, ...] = get_args(Article405)
_DELAY = dt.timedelta(days=30)
"""It enters into force for a state on the thirtieth day after its deposit (Vienna Convention, article 84(2))."""
_NUMBER = "XXIII-1"
_CONCLUDED = dt.date(1969, 5, 23)
_TITLE = "vienna convention on the law of treaties"
_ANOTHER = re.compile(r"organi[sz]ations|1986")
_LABELS = ("vienna", "vienna_convention", "vclt", "xxiii-1", _TITLE)
"""The label by which a caller says that a table without title and number is this one."""
_TABLE = "a table that read_untc returned"


@dataclass(frozen=True)
class Between:
    """Which rule on mines a reading gives to a pair of which one has Amended Protocol II only, one Protocol II only."""

    reg: Registry
    basis: Basis
    reading: Article405 | None
    reached: frozenset[str] | None
    """The states to which the reading applies; None: to all."""
    source: str | None = None
    """Where these were read."""

    def rule(self, amended: str, original: str, day: dt.date) -> MinesRule:
        """Return the rule between one with Amended Protocol II only and one with Protocol II only."""
        in_force = self.reg.instrument("AP2").entry_into_force
        if self.reading is None or in_force is None or not self._reaches(amended, original):
            return MinesRule.NONE
        return mines_rule_by_article_40_5(
            self._joined(amended, "AP2", day), self._joined(original, "P2", day), in_force
        )

    def _reaches(self, *states: str) -> bool:
        return self.reached is None or self.reached.issuperset(states)

    def _joined(self, iso3: str, code: str, day: dt.date) -> dt.date:
        """Return the day of the consent by which a state is bound, of a succession that of its earlier effect."""
        spell = next(spell for spell in self.reg.spells(iso3, code) if spell.covers(day, self.basis))
        return min(spell.consent.date, spell.in_force or spell.consent.date)

    def note(self, rule: MinesRule, amended: State, original: State) -> str:
        """Say what the reading gives to a pair, and what speaks against it."""
        given = {MinesRule.AP2: "Amended Protocol II (paragraph (a))", MinesRule.P2: "Protocol II (paragraph (b))"}
        beyond = [state.name for state in (amended, original) if not self._reaches(state.iso3)]
        none = f"no rule on mines, since {' and '.join(beyond)} {'are' if beyond[1:] else 'is'} not among them"
        found = none if beyond else given.get(rule, "no rule on mines")
        return (
            f"by article 40(5) of the Vienna Convention, {_WORDS[self.reading or 'literal']}: {found}; it holds "
            '"failing an expression of a different intention", and article 4(3) and (4) make every State name its '
            "protocols"
        )


_WORDS: dict[Article405, str] = {
    "literal": "read literally",
    "vienna_parties": "among the parties to that Convention in the table given",
    "vienna_parties_article_4": "with its article 4, among the States for which that Convention was in force when "
    "Protocol II was concluded",
}


def reading_of(reg: Registry, reading: Article405 | None, vienna: TreatyTable | None, basis: Basis) -> Between:
    """Return the reading asked for, or refuse any other word.

    Raises
    ------
    OptionError
        For anything but a reading; where ``vienna`` is missing, or not needed.
    DataError
        Where the table is of another treaty.
    """
    if reading is not None and (not isinstance(reading, str) or reading not in _READINGS):
        allowed = f"None (the depositary's lists), {', '.join(map(repr, _READINGS[:-1]))} or {_READINGS[-1]!r}"
        raise _said(
            "article_40_5", reading, _READINGS, f"article_40_5={quoted(reading)} is not accepted; use {allowed}."
        )
    needed = reading in ("vienna_parties", "vienna_parties_article_4")
    if needed and vienna is None:
        raise _said(
            "vienna",
            None,
            (_TABLE,),
            f"article_40_5={reading!r} needs vienna=, the table of the parties to the Vienna Convention on the Law of "
            "Treaties, which you read with read_untc from the depositary's page XXIII-1; this library ships no list of "
            "these parties.",
        )
    if vienna is not None and not needed:
        raise _said(
            "vienna",
            vienna,
            ("None",),
            "vienna= is read only with article_40_5='vienna_parties' or 'vienna_parties_article_4'; leave it out, or "
            "ask for one of these readings.",
        )
    if vienna is None:
        return Between(reg, basis, reading, None)
    concluded = reg.instrument("P2").adopted if reading == "vienna_parties_article_4" else None
    return Between(reg, basis, reading, *_parties(vienna, concluded))


def _said(option: str, value: object, allowed: tuple[str, ...], problem: str) -> OptionError:
    error = OptionError(option, value, allowed)
    error.args = (problem,)
    return error


def _is_vienna(table: TreatyTable) -> bool:
    """Say whether a table is that of the Convention of 1969: by what its page prints, else by the caller's label."""
    header = table.header
    if header.number not in (None, _NUMBER) or header.concluded not in (None, _CONCLUDED):
        return False
    if title := " ".join((header.title or "").casefold().split()):
        return _TITLE in title and not _ANOTHER.search(title)
    return header.number == _NUMBER or " ".join(table.instrument.casefold().split()) in _LABELS


def _parties(vienna: TreatyTable, concluded: dt.date | None) -> tuple[frozenset[str], str]:
    """Return the parties to the Vienna Convention on the table's day, and on that of a conclusion; and their source.

    Raises
    ------
    OptionError
        For anything but a table.
    DataError
        For a table of another treaty, or one that nothing says to be of this one.
    """
    from ccwuniv.registry import Registry

    header = getattr(vienna, "header", None)
    if header is None or not hasattr(vienna, "actions"):
        raise OptionError("vienna", vienna, (_TABLE,))
    if not _is_vienna(vienna):
        named = header.title or header.number or vienna.instrument
        raise DataError(
            f"vienna= is a table of {named!r}; use the one of the Vienna Convention on the Law of Treaties of 1969 "
            "(XXIII-1). Where the page prints no title, say that it is that one: read_untc(..., instrument='vienna')"
        )
    own = Registry.from_tables(vienna)
    [code] = own.codes

    def party(spell: Spell, day: dt.date) -> bool:
        effect = spell.in_force or spell.consent.date + _DELAY
        return effect <= day and (spell.ends is None or day < spell.ends)

    days = [own.as_of, *([] if concluded is None else [concluded])]
    parties = frozenset(
        state.iso3 for state in own.states if all(any(party(s, day) for s in own.spells(state, code)) for day in days)
    )
    return parties, "; ".join(own.sources_of())
