"""Who counts as a party by a table of the UN Treaty Collection, and why its header may differ."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, cast

from ccwuniv._support import data_directory
from ccwuniv.law import NEIGHBOURING_RULES, counted, participation_spells
from ccwuniv.records import CONSENT_KINDS, ENDING_KINDS, ActionKind, Instrument, InstrumentName, State, spoken
from ccwuniv.registry.folder import read_records
from ccwuniv.registry.treaty_acts import Given, acts_of, key_of
from ccwuniv.registry.treaty_table import TreatyTable

if TYPE_CHECKING:
    from ccwuniv.records import Action

__all__ = ["counted_parties", "shipped_instruments", "shipped_states", "why_counts_differ"]

_ACTS_OF_OTHERS = "CHN"
"""The state whose code also has acts that make nobody a party."""

_RECENT = dt.timedelta(days=731)
_MOST_CHANGES = 30
"""How many of a table's last changes are tested for whether a stated total is of the day before."""


@cache
def shipped_states() -> dict[str, State]:
    """Return the states of the shipped data, by code."""
    return {state.iso3: state for state in read_records(data_directory(), "states.csv")}


@cache
def shipped_instruments() -> dict[str, Instrument]:
    """Return the instruments of the shipped data, by code."""
    return {instrument.code: instrument for instrument in read_records(data_directory(), "instruments.json")}


def counted_parties(table: TreatyTable, day: dt.date | None) -> frozenset[str]:
    r"""Return who counts as a party on a day, as a registry made of the table counts on the basis of consent.

    Parameters
    ----------
    table : UntcTable
        The table.
    day : datetime.date or None
        The day; without one, brackets say who has left.

    Returns
    -------
    frozenset of str
        Codes of states, and names of those that have none.

    Examples
    --------
    >>> import datetime as dt
    >>> from ccwuniv import read_untc
    >>> page = read_untc(b"Participant,Ratification\nFrance,4 Mar 1988\nGreece,28 Jan 1992\n")
    >>> sorted(counted_parties(page, dt.date(1990, 1, 1)))
    ['FRA']
    """
    acts = acts_of(table, day or table.as_of or dt.date.max)
    if day is None:
        acts = _by_brackets(table, acts)
    return frozenset(_bound(table, acts, day or dt.date.max))


def _by_brackets(table: TreatyTable, acts: Sequence[Given]) -> list[Given]:
    """Leave out endings from footnotes of participants that are not in brackets."""
    left = {key_of(act) for act in table.actions if act.withdrawn or (act.row and act.kind in ENDING_KINDS)}
    return [act for act in acts if act.kind not in ENDING_KINDS or act.iso3 in left]


def _bound(table: TreatyTable, acts: Sequence[Given], day: dt.date) -> Iterator[str]:
    by_key: dict[str, list[Given]] = {}
    deposited: set[str] = set()
    ending: set[str] = set()
    for act in acts:
        # The law asks of an action its state, its kind and its days, which an act of a table has.
        if act.iso3 == _ACTS_OF_OTHERS and not counted(cast("Action", act)):
            continue
        ends = act.kind in ENDING_KINDS
        if ends or act.kind in CONSENT_KINDS:
            by_key.setdefault(act.iso3, []).append(act)
            if ends:
                ending.add(act.iso3)
            elif act.date <= day:
                deposited.add(act.iso3)
    states, former = shipped_states(), former_names(table)
    instrument: Instrument | None = None
    for key, own in by_key.items():
        state = former.get(key) or states.get(key)
        if key not in ending and (state is None or state.eligible_until is None):
            if key in deposited:
                yield key
            continue
        instrument = instrument or _rule_of(table.instrument)
        state = state or State(iso3=key, name=key, kind="organisation")
        spells = participation_spells(cast("Sequence[Action]", own), instrument, state)
        if any(spell.covers(day, "consent") for spell in spells):
            yield key


def _rule_of(code: str) -> Instrument:
    """Return the instrument, as far as it says when an ending takes effect."""
    known = shipped_instruments().get(code)
    names = {"en": InstrumentName(short=code, full=code)}
    return known or Instrument(code=code or "-", names=names, effect_rule=NEIGHBOURING_RULES.get(code))


def former_names(table: TreatyTable) -> dict[str, State]:
    """Return the former states without a code, named only in footnotes of a table, each until its last act."""
    days: dict[str, list[dt.date]] = {}
    for act in table.former_actions:
        if act.iso3 is None:
            days.setdefault(act.participant, []).append(act.date)
    why = "a former state, by a footnote; no later day of it is known"
    return {
        name: State(iso3=name, name=name, kind="former", eligible_until=max(known), source=why)
        for name, known in days.items()
    }


def why_counts_differ(table: TreatyTable, stated: int, day: dt.date | None) -> str:
    r"""Return why a header's number of parties differs from a registry's, as far as the table shows it.

    Parameters
    ----------
    table : UntcTable
        The table.
    stated : int
        The header's total.
    day : datetime.date or None
        The day of the page.

    Examples
    --------
    >>> from ccwuniv import read_untc
    >>> page = read_untc(b"Participant,Provisional application(n),Ratification\nFrance,4 Mar 1988 n,\nChad,,1 May 1990")
    >>> why_counts_differ(page, 2, None)
    'the header counts what is applied provisionally: France'
    """
    counted = counted_parties(table, day)
    more = stated - len(counted)
    for who, reason in _candidates(table, counted):
        if who and len(who) == abs(more) and (more > 0) == reason.startswith("the header counts "):
            return f"{reason}: {', '.join(who)}"
    if earlier := _earlier(table, stated, day):
        return f"the header is older than the rows: they gave {stated} on {spoken(earlier)}"
    return "the table does not show why"


def _candidates(table: TreatyTable, counted: frozenset[str]) -> Iterator[tuple[list[str], str]]:
    names = {key_of(act): act.participant for act in table.actions}
    provisional = {key_of(a) for a in table.actions if a.kind is ActionKind.PROVISIONAL_APPLICATION} - counted
    yield sorted(names[key] for key in provisional), "the header counts what is applied provisionally"
    states = shipped_states()
    bound = {key_of(act) for act in table.actions if act.kind in CONSENT_KINDS and not act.withdrawn}
    gone = {key for key in bound - counted if key in states and states[key].eligible_until}
    yield sorted(names[key] for key in gone), "the header counts a state that is no more"
    early = (bound & {_ACTS_OF_OTHERS}) - counted
    yield sorted(names[key] for key in early), "the header counts acts before 25 October 1971 that count nobody here"
    without = {key for key in counted if key not in states}
    yield sorted(without), "the header leaves out participants without a code"
    left = {key_of(act) for act in table.actions if act.kind in ENDING_KINDS} - counted
    shown = any(act.row for act in table.actions if act.kind in ENDING_KINDS)
    told = "a row or a footnote" if shown else "a footnote"
    yield sorted(names[key] for key in left), f"the header counts who has left by {told}"
    withdrawn = {key_of(act) for act in table.actions if act.withdrawn and act.kind in CONSENT_KINDS} - left - counted
    yield sorted(names[key] for key in withdrawn), "the header counts who has left, by brackets or a status alone"


def _earlier(table: TreatyTable, stated: int, day: dt.date | None) -> dt.date | None:
    """Return the last day of the two years before on which a registry counts as many parties as a header states."""
    kinds = CONSENT_KINDS | ENDING_KINDS
    acts = acts_of(table, day or table.as_of or dt.date.max)
    changes = {one for act in acts if act.kind in kinds for one in (act.date, act.effective or act.date)}
    last = day or max(changes, default=dt.date.max)
    for change in sorted((one for one in changes if last - _RECENT <= one <= last), reverse=True)[:_MOST_CHANGES]:
        before = change - dt.timedelta(days=1)
        if len(set(_bound(table, acts, before))) == stated:
            return before
    return None
