"""The year of the office, from one annual meeting to the next: what moved, what was done, what is open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from ccwuniv import names
from ccwuniv._support import Versioned, explained
from ccwuniv.analysis import coverage_rows, mandate_coverage, mandates_of_years
from ccwuniv.documents.counted import counted
from ccwuniv.documents.markdown import markdown_table
from ccwuniv.errors import DateError, UnknownStateError
from ccwuniv.outreach import NEIGHBOURS
from ccwuniv.records import CONSENT_KINDS, Action, DateLike, as_day, spoken

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.analysis import Mandate
    from ccwuniv.outreach import OutreachAction, ReadableLog
    from ccwuniv.registry import Registry

__all__ = ["Effect", "YearClock", "year_clock"]

_DAYS = {"one": "{n} day", "other": "{n} days"}


@dataclass(frozen=True)
class Effect:
    """What became binding for a State, or ceased to be, on a day.

    Attributes
    ----------
    date : datetime.date
        The first day on which it holds.
    iso3 : str
    instrument : str
        An instrument of the registry, or a neighbouring treaty.
    what : str
        ``enters into force`` or ``ends``.
    source : str
    """

    date: dt.date
    iso3: str
    instrument: str
    what: str
    source: str


@dataclass(frozen=True)
class YearClock(Versioned):
    """The state of a year between two meetings, on a day.

    Attributes
    ----------
    since, until : datetime.date
        The day of the last meeting, and that of the next.
    day : datetime.date
        Where the hand stands.
    known_to : datetime.date
        The last day that the registry answers for.
    moved : tuple of Action
        The consents deposited after the last meeting, by that day.
    effects : tuple of Effect
        What took effect after the last meeting, by that day, of deposits and withdrawals that the data know; those of
        neighbouring treaties, too.
    acts : tuple of OutreachAction
        The acts of the period, by that day.
    commitments : tuple of Mandate
        Those that hold in its years, and others that an act answers.
    due : tuple of OutreachAction
        Follow-ups that are open, by day: overdue ones first, those due after the next meeting last.
    planned : tuple of OutreachAction
        Acts that were still planned when they were recorded.

    Examples
    --------
    >>> from ccwuniv import OutreachLog, Registry
    >>> clock = year_clock(Registry.bundled(), OutreachLog.bundled(), "2013-11-15", "2014-11-14")
    >>> len(clock.moved), [(act.kind, str(act.start)) for act in clock.planned]
    (9, [('presentation', '2014-09-17'), ('seminar', '2014-09-18')])
    """

    since: dt.date
    until: dt.date
    day: dt.date
    known_to: dt.date
    moved: tuple[Action, ...]
    effects: tuple[Effect, ...]
    acts: tuple[OutreachAction, ...]
    commitments: tuple[Mandate, ...]
    due: tuple[OutreachAction, ...]
    planned: tuple[OutreachAction, ...]
    confidential: bool = False

    @property
    def mandates(self) -> pd.DataFrame:
        """Commitment by commitment, the acts that answer it, as :func:`ccwuniv.mandate_coverage` has them.

        Examples
        --------
        >>> from ccwuniv import OutreachLog, Registry
        >>> clock = year_clock(Registry.bundled(), OutreachLog.bundled(), "2013-11-15", "2014-11-14")
        >>> clock.mandates.loc["plan-2011-1", "acts"]
        np.int64(9)
        """
        return mandate_coverage(self.acts, self.commitments, confidential=self.confidential)

    def text(self) -> str:
        """Return the clock in Markdown.

        Examples
        --------
        >>> from ccwuniv import OutreachLog, Registry
        >>> reg, log = Registry.bundled(), OutreachLog.bundled()
        >>> clock = year_clock(reg, log, "2013-11-15", "2014-11-14", as_of="2014-10-01")
        >>> print(clock.text().splitlines()[2])
        Day 320 of 364 between the meetings of 15 November 2013 and 14 November 2014: 1 October 2014, 44 days to go. ...
        """
        gone, whole = (self.day - self.since).days, (self.until - self.since).days
        head = (
            f"Day {gone} of {whole} between the meetings of {spoken(self.since)} and {spoken(self.until)}: "
            f"{spoken(self.day)}, {counted(whole - gone, 'en', _DAYS)} to go. "
            f"Treaty actions are known to {spoken(self.known_to)}."
        )
        moved: list[tuple[object, ...]] = [
            (a.date, _called(a.iso3), a.instrument, a.kind.value.replace("_", " "), a.source) for a in self.moved
        ]
        effects: list[tuple[object, ...]] = [
            (
                e.date,
                _called(e.iso3),
                NEIGHBOURS.get(e.instrument, e.instrument).removeprefix("the "),
                e.what,
                e.source,
            )
            for e in self.effects
        ]
        parts: list[tuple[str, list[str], list[tuple[object, ...]]]] = [
            (f"What moved ({len(moved)})", ["date", "State", "instrument", "act", "source"], moved),
            (f"What took effect ({len(effects)})", ["date", "State", "treaty", "what", "source"], effects),
            ("Commitments", ["id", "who", "what", "acts", "planned", "remark"], self._commitments()),
            (f"Follow-ups open ({len(self.due)})", ["due", "act", "towards", "record"], self._open(self.due)),
            (f"Planned ({len(self.planned)})", ["from", "act", "towards", "record"], self._open(self.planned)),
        ]
        sections = [
            f"## {title}\n\n{markdown_table(header, rows) if rows else 'None.'}" for title, header, rows in parts
        ]
        return "\n\n".join(["# The year of the office", head, *sections]) + "\n"

    def _repr_markdown_(self) -> str:
        return self.text()

    def _commitments(self) -> list[tuple[object, ...]]:
        rows = coverage_rows(self.acts, self.commitments, confidential=self.confidential)
        return [
            (
                r["id"],
                r["who"],
                r["what"],
                r["acts"],
                r["planned"],
                r["answered_by"] or ("open" if r["unanswered"] else ""),
            )
            for r in rows
        ]

    def _open(self, acts: tuple[OutreachAction, ...]) -> list[tuple[object, ...]]:
        return [
            (
                self._due(act),
                act.kind.replace("_", " "),
                ", ".join(map(_called, act.states)) or act.towards,
                act.id,
            )
            for act in acts
        ]

    def _due(self, act: OutreachAction) -> str:
        if act.due is None:
            return str(act.start)
        late = " (overdue)" if act.due < self.day else " (after the next meeting)" if act.due > self.until else ""
        return f"{act.due}{late}"


@explained
def year_clock(
    reg: Registry,
    log: ReadableLog,
    since: DateLike,
    until: DateLike,
    as_of: DateLike | None = None,
    *,
    confidential: bool = False,
) -> YearClock:
    """Show the year of the office, from one annual meeting to the next.

    Parameters
    ----------
    reg : Registry
    log : OutreachLog
        An act belongs to the period where any of its days does.
    since, until : day
        The days of the two meetings. The second may lie ahead of the data.
    as_of : day, optional
        Where the hand stands; the data's last day, or the nearer of the two meetings, by default. It may lie ahead of
        the data: what takes effect by it of what they know is in the clock, and deposits are those known. Consents and
        acts that begin after it are left out.
    confidential : bool
        Whether confidential acts are in it.

    Returns
    -------
    YearClock

    Raises
    ------
    DateError
        For anything but a day, or a day outside the period.

    Examples
    --------
    >>> from ccwuniv import OutreachLog, Registry
    >>> clock = year_clock(Registry.bundled(), OutreachLog.bundled(), "2013-11-15", "2014-11-14")
    >>> sorted({action.iso3 for action in clock.moved}), len(clock.mandates)
    (['GRC', 'IRQ'], 8)
    """
    reg = reg.within_data()
    first, last = as_day(since), as_day(until)
    day = min(max(reg.as_of, first), last) if as_of is None else as_day(as_of)
    if not first <= day <= last or first == last:
        raise DateError(str(day), f"lies outside the year from {first} to {last}; the meetings are in their order.")
    acts = log.filter(since=first, until=day)
    whole = log.acts(confidential=confidential)
    due = [act for act in whole if act.due is not None and act.start <= day]
    return YearClock(
        first,
        last,
        day,
        reg.as_of,
        tuple(a for a in reg.actions if a.kind in CONSENT_KINDS and first < a.date <= day),
        tuple(
            sorted((e for e in _effects(reg) if first < e.date <= day), key=attrgetter("date", "iso3", "instrument"))
        ),
        acts.acts(confidential=confidential),
        mandates_of_years(acts, first.year, last.year, confidential=confidential),
        tuple(sorted(due, key=lambda act: (act.due or last, act.id))),
        tuple(act for act in acts.acts(confidential=confidential) if act.status == "planned"),
        confidential,
    )


def _effects(reg: Registry) -> Iterator[Effect]:
    """Yield the first and last day in law of every participation in the data."""
    for iso3, code in dict.fromkeys((action.iso3, action.instrument) for action in reg.actions):
        for spell in reg.spells(iso3, code):
            if spell.in_force is not None and spell.covers(spell.in_force, "in_force"):
                yield Effect(spell.in_force, iso3, code, "enters into force", spell.consent.source)
            if spell.ends is not None:
                yield Effect(spell.ends, iso3, code, "ends", spell.consent.source)
    for row in reg.related:
        yield Effect(row.in_force, row.iso3, row.treaty, "enters into force", row.source)
        if row.withdrawal_effective is not None:
            yield Effect(row.withdrawal_effective, row.iso3, row.treaty, "ends", row.source)


def _called(iso3: str) -> str:
    try:
        return names.name(iso3)
    except UnknownStateError:  # a made State, as those of ccwuniv.testing
        return iso3
