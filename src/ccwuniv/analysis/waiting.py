"""How long states wait before they join: waiting times in counting-process form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from ccwuniv._support import explained, one_of
from ccwuniv.analysis.common import day_array, opening_day
from ccwuniv.analysis.counting import Groups, group_day
from ccwuniv.analysis.dtypes import DTYPES, Dtypes, with_dtypes
from ccwuniv.analysis.identifiers import IdentifiersLike, identifiers_asked, with_identifiers
from ccwuniv.errors import DataError, OptionError
from ccwuniv.law import Spell
from ccwuniv.records import ActionKind, Basis, DateLike, Instrument, InstrumentLike, State, check_counting
from ccwuniv.registry import provenance

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.registry import Registry

__all__ = ["waiting_times"]

Split = Literal["none", "year", "events"]

_DAY = dt.timedelta(days=1)
_LONGEST_LAG = 36_525
_COLUMNS = (
    "iso3",
    "name",
    "episode",
    "start",
    "stop",
    "t_start",
    "t_stop",
    "event",
    "convention",
    "joint",
    "succession",
    "former",
    "un_regional_group",
    "group_share_lagged",
)
_DATES = ("start", "stop")
_FLAGS = ("event", "joint", "succession", "former")


@explained
def waiting_times(
    reg: Registry,
    instrument: InstrumentLike,
    as_of: DateLike | None = None,
    *,
    split: Split = "year",
    lag: int = 365,
    groups: Groups = "at_the_time",
    identifiers: IdentifiersLike | None = None,
    dtypes: Dtypes = "pandas",
    basis: Basis = "consent",
) -> pd.DataFrame:
    """Return how long each state waited for an instrument, as intervals at risk: counting-process form.

    A state is at risk from the later of the day on which the instrument could first be signed or joined and the first
    day on which it could take part. An interval covers the days after ``start`` up to and including ``stop``; ``event``
    says whether it ends with the state's consent (or, on the basis ``in_force``, with its date of effect). An interval
    without event ends where a covariate may change, or with what is known: the last day of the data, or of a former
    state. A state that left is at risk again from the day on which it is no longer bound, as a further ``episode``.

    A state that was bound on the day on which its risk would begin did not wait for that consent: there is no row for
    it, and ``.attrs["ccwuniv"]["bound_at_entry"]`` names the state. Events and these together are the consents. (On the
    basis ``in_force`` the successor states are among them, since a succession takes effect on the day of the
    succession.)

    Parameters
    ----------
    reg : Registry
    instrument : instrument
    as_of : day, optional
        The last day that is known, the data's own by default.
    split : {"none", "year", "events"}
        Where an interval is cut so that ``group_share_lagged`` may change: nowhere; at every end of a year; or so that
        it is exact on every day, whenever it changes. It is always cut where ``convention`` changes.
    lag : int
        How many days earlier the share of the group is taken.
    groups : {"at_the_time", "current"}
        The regional groups of each day, ``not known`` where no source tells them; or those of the data's last day
        carried back, as a fixed classification. They are those for elections in New York; practice in Geneva may
        differ.
    identifiers : {"cow", "gw", "m49", "iso2"} or several, optional
        Columns with the identifiers by which other data sets know the state, on the first day of the interval (the one
        after ``start``), as for :func:`panel`.
    dtypes : {"pandas", "plain"}
        ``"plain"``: truth values are 0 and 1, and every number NumPy's (``int64``; ``float64`` with NaN where a value
        may be missing), as formulas of statsmodels, lifelines, scikit-survival, R and Stata take them. Days, text and
        identifiers stay as they are.
    basis : {"consent", "in_force", "in_force_as_known"}
        What the event is.

    Returns
    -------
    pandas.DataFrame
        A row per interval, states in order:

        - ``iso3``, ``name``, ``episode`` (1 for the first wait);
        - ``start``, ``stop`` (days), ``t_start``, ``t_stop`` (days since the episode's risk began), ``event``;
        - ``convention``: whether the state is bound by the convention to which the instrument is annexed, after
          ``start``; missing for what is annexed to none. A protocol is open only to a state that is or becomes a party
          (article 4(3)-(4));
        - ``joint``: the event falls on the day on which the state joined that convention;
        - ``succession``: the episode ends with a succession, so that its start was not at the state's own risk;
        - ``former``: the state is a former participant on the last day;
        - ``un_regional_group`` (on the first day of the interval, empty where there is none), and
          ``group_share_lagged``: the share of its members, of ``lag`` days before, that were bound then (0 to 1;
          missing without a group).

    Raises
    ------
    OptionError, UnknownInstrumentError, DateError
        For an argument that cannot be understood.
    DataError
        When it is not known since when the instrument could be joined; on the basis ``in_force``, when no rule gives
        the dates of effect.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> waits = waiting_times(Registry.bundled(), "AP2", split="none")
    >>> waits[waits["iso3"] == "LTU"][["t_start", "t_stop", "event", "convention", "joint"]].values.tolist()
    [[0, 761, True, False, True]]
    >>> waits[waits["iso3"] == "LAO"][["t_stop", "event", "convention"]].values.tolist()
    [[10868, False, True]]
    """
    given = dict(locals())
    import pandas as pd

    check_counting(basis)
    one_of("groups", groups, ("at_the_time", "current"))
    codes = identifiers_asked(identifiers)
    one_of("dtypes", dtypes, DTYPES)
    one_of("split", split, ("none", "year", "events"))
    if isinstance(lag, bool) or not isinstance(lag, int) or not 0 <= lag <= _LONGEST_LAG:
        raise OptionError("lag", lag, [f"a whole number of days, 0 to {_LONGEST_LAG}"])
    reg = reg.within_data()
    found = reg.instrument(instrument)
    last = reg.recorded_day(as_of)
    if opening_day(reg, found.code) is None:
        raise DataError(
            f"no day of adoption says since when a state could join {found.code}; "
            "read its table with read_untc(..., adopted=DAY), or set adopted= on the instrument"
        )
    reg.starts_and_ends(found, basis=basis)  # on the basis in_force, an error where no rule gives the dates
    waits = _Waits(reg, found, basis, last, split, lag, groups)
    episodes, entered_bound = [], []
    for state in reg.states:
        own, bound_at_entry = waits.episodes(state)
        episodes += own
        entered_bound += [state.iso3] if bound_at_entry else []
    frame = pd.DataFrame([row for one in episodes for row in waits.rows(one)], columns=list(_COLUMNS), dtype=object)
    frame = _typed(frame)
    firsts = frame["start"].to_numpy(dtype="datetime64[D]") + 1
    frame = with_identifiers(with_dtypes(frame, dtypes), codes, firsts)
    frame.attrs = provenance(
        reg,
        "waiting_times",
        given,
        tables=("actions", "memberships:un"),
        instruments=(found.code, *([found.parent] if found.parent in reg.codes else [])),
        as_of=last,
        basis=basis,
        instrument=found.code,
        at_risk_from=opening_day(reg, found.code),
        split=split,
        lag_days=lag,
        groups=groups,
        bound_at_entry=entered_bound,
        denominator=int(frame["iso3"].nunique()),
    )
    return frame


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    for column in _DATES:
        frame[column] = day_array(frame[column])
    numbers = {"episode": "int64", "t_start": "int64", "t_stop": "int64", "group_share_lagged": "float64"}
    text = dict.fromkeys(("iso3", "name", "un_regional_group"), "str")
    convention = "boolean" if frame["convention"].isna().any() else "bool"
    return frame.astype({**numbers, **text, **dict.fromkeys(_FLAGS, "bool"), "convention": convention})


@dataclass(frozen=True)
class _Episode:
    """One wait: after ``entry``, up to and including ``stop``; ``spell`` is the participation that ended it."""

    state: State
    number: int
    entry: dt.date
    stop: dt.date
    spell: Spell | None


@dataclass(frozen=True)
class _Waits:
    reg: Registry
    instrument: Instrument
    basis: Basis
    last: dt.date
    split: Split
    lag: int
    classed: Groups

    def spells(self, state: State, code: str) -> list[tuple[dt.date, dt.date, Spell]]:
        """Return the participations known on the last day: first day, first day no more, and the spell."""
        found = ((spell.start(self.basis), spell.ends or dt.date.max, spell) for spell in self.reg.spells(state, code))
        known = [(start, ends, spell) for start, ends, spell in found if start is not None and start <= self.last]
        return sorted((one for one in known if one[0] < one[1]), key=lambda one: one[0])

    def episodes(self, state: State) -> tuple[list[_Episode], bool]:
        """Return a state's waits, and whether it was already bound when the first would begin."""
        opened = opening_day(self.reg, self.instrument.code) or self.reg.first_day
        entry = max(opened, state.eligible_since or opened)
        final = min(self.last, state.eligible_until or self.last)
        waits: list[_Episode] = []
        bound_at_entry = False
        for start, ends, spell in self.spells(state, self.instrument.code):
            if start > entry:
                waits.append(_Episode(state, len(waits) + 1, entry, start, spell))
            elif ends > entry:
                bound_at_entry = bound_at_entry or not waits
            entry = max(entry, ends)
        if entry < final:
            waits.append(_Episode(state, len(waits) + 1, entry, final, None))
        return waits, bound_at_entry

    def rows(self, episode: _Episode) -> Iterator[tuple[Any, ...]]:
        """Return an episode's intervals, cut where a covariate may change."""
        state, spell = episode.state, episode.spell
        parent = self.instrument.parent if self.instrument.parent in self.reg.codes else None
        convention = self.spells(state, parent) if parent else []
        cuts = {day for start, ends, _ in convention for day in (start, ends - _DAY)}
        cuts |= self._covariate_cuts(episode)
        inner = sorted(day for day in cuts if episode.entry < day < episode.stop)
        joint = spell is not None and any(start == episode.stop for start, _, _ in convention)
        succession = spell is not None and spell.consent.kind is ActionKind.SUCCESSION
        for start, stop in zip([episode.entry, *inner], [*inner, episode.stop], strict=True):
            event = spell is not None and stop == episode.stop
            group, share = self.groups.share(state, start + _DAY, self.lag)
            yield (
                state.iso3,
                state.name,
                episode.number,
                start,
                stop,
                (start - episode.entry).days,
                (stop - episode.entry).days,
                event,
                any(since <= start and start + _DAY < ends for since, ends, _ in convention) if parent else None,
                event and joint,
                succession,
                not state.eligible(self.last),
                group,
                share,
            )

    def _covariate_cuts(self, episode: _Episode) -> set[dt.date]:
        if self.split == "year":
            return {dt.date(year, 12, 31) for year in range(episode.entry.year, episode.stop.year + 1)}
        if self.split == "events":
            lag = dt.timedelta(days=self.lag)
            return {day + lag - _DAY for day in self.groups.turns} | {day - _DAY for day in self.groups.changes}
        return set()

    @cached_property
    def groups(self) -> _Groups:
        """The regional groups, and who of them was bound when."""
        bound = {state.iso3: [one[:2] for one in self.spells(state, self.instrument.code)] for state in self.reg.states}
        return _Groups(self.reg, bound, self.classed)


class _Groups:
    """The share of each regional group that was bound on a day."""

    def __init__(self, reg: Registry, bound: dict[str, list[tuple[dt.date, dt.date]]], classed: Groups) -> None:
        self._reg = reg
        self._classed: Groups = classed
        self._fixed = reg.as_of if classed == "current" else None
        self._members = [m for m in reg.memberships if m.scheme == "un"]
        self._states = {state.iso3: state for state in reg.states}
        self._bound = bound
        self._shares: dict[dt.date, dict[str, float]] = {}
        days = [day for spells in bound.values() for spell in spells for day in spell]
        limits = [day for m in self._members for day in (m.since, m.until and m.until + _DAY)]
        lives = [d for s in reg.states for d in (s.eligible_since, s.eligible_until and s.eligible_until + _DAY)]
        self.changes = {day for day in (*limits, *lives) if day is not None}
        self.turns = {day for day in (*days, *self.changes) if day < dt.date.max}

    def share(self, state: State, day: dt.date, lag: int) -> tuple[str, float | None]:
        """Return a state's group on a day, and the share of it that was bound some days before."""
        group = self._reg.regional_group(state, group_day(self._reg, state, day, self._classed)) or ""
        before = dt.date.fromordinal(max(1, day.toordinal() - lag))
        if before not in self._shares:
            self._shares[before] = self._on(before)
        return group, self._shares[before].get(group)

    def _on(self, day: dt.date) -> dict[str, float]:
        members: dict[str, list[str]] = {}
        for membership in self._members:
            state = self._states.get(membership.iso3)
            if state is not None and state.eligible(day) and membership.holds(self._fixed or day):
                members.setdefault(membership.group, []).append(state.iso3)
        known = [group for group in members if self._reg.group_known_since(group) <= (self._fixed or day)]
        return {group: sum(map(self._was_bound(day), members[group])) / len(members[group]) for group in known}

    def _was_bound(self, day: dt.date) -> Callable[[str], bool]:
        return lambda iso3: any(start <= day < ends for start, ends in self._bound[iso3])
