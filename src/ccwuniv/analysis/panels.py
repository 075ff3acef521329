"""Participation as a table for statistics, in the unit of analysis that a model needs."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from ccwuniv._support import explained, one_of
from ccwuniv.analysis.common import with_names
from ccwuniv.analysis.counting import Groups
from ccwuniv.analysis.dtypes import DTYPES, Dtypes, with_dtypes
from ccwuniv.analysis.identifiers import IdentifiersLike, identifiers_asked, with_identifiers
from ccwuniv.analysis.panel_dyads import dyad_year_panel
from ccwuniv.analysis.panel_partitions import PartBy, YearPanel
from ccwuniv.analysis.panel_records import actions_panel, long_panel, spell_panel, wide_panel
from ccwuniv.analysis.panel_scope import MAX_MEMORY, PANEL_STATUSES, Scope, members_today, require_members
from ccwuniv.analysis.panel_time import country_year_panel, state_day_panel
from ccwuniv.errors import DateError, OptionError
from ccwuniv.records import Basis, DateLike, InstrumentsLike, Population, StatesLike, as_day, check_counting
from ccwuniv.registry import provenance

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from ccwuniv.registry import Registry

__all__ = ["MAX_MEMORY", "PANEL_STATUSES", "Unit", "day_of_year", "panel", "year_panel"]

Unit: TypeAlias = Literal["actions", "wide", "long", "spell", "state-day", "country-year", "dyad-year"]

_OPTIONS: dict[str, tuple[str, ...]] = {
    "state-day": ("start", "end", "groups"),
    "country-year": ("start", "end", "groups", "at"),
    "dyad-year": ("start", "end", "groups", "at", "directed"),
}
_MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


@explained
def panel(
    reg: Registry,
    unit: Unit = "country-year",
    as_of: DateLike | None = None,
    *,
    states: StatesLike = "all",
    instruments: InstrumentsLike | None = None,
    start: int | DateLike | None = None,
    end: int | DateLike | None = None,
    groups: Groups | None = None,
    at: str | None = None,
    directed: bool | None = None,
    names: bool = False,
    identifiers: IdentifiersLike | None = None,
    dtypes: Dtypes = "pandas",
    basis: Basis | None = None,
    population: Population = "at_the_time",
) -> pd.DataFrame:
    """Return participation as a table of one unit of analysis.

    A cell without a bond has a reason, and each reason its own code in ``status``:

    ================  ==================================================================================
    ``not_eligible``  no participant in the depositary's practice on that day (``bound`` is missing)
    ``not_yet_open``  the instrument could not yet be signed or joined
    ``not_bound``     it could be, and the state had done nothing
    ``ended``         the state was bound, and left
    ``signed``        signed, no consent to be bound
    ``consented``     consent deposited, no date of effect reached (or known: a treaty without a rule)
    ``in_force``      in force for the state
    ``unknown``       a day after the last that the data answer for (and ``bound`` is missing)
    ================  ==================================================================================

    Parameters
    ----------
    reg : Registry
    unit : str
        What a row is; see Returns.
    as_of : day, optional
        The last day that is known, the data's own by default. Later days are ``unknown``.
    states : state, group or several states
        As for :func:`gap_matrix`, on the last known day; in a panel former states are among ``"all"``. A group has the
        members of that day throughout. Names are read once for all years: at ``as_of`` where you give it, and otherwise
        as today's.
    instruments : instrument or several, optional
        All of the registry by default.
    start, end : year or day, optional
        For the units of years, years as whole numbers: by default from the one in which the first of the instruments
        opened to the last that is known at its day. For ``"state-day"``, days.
    groups : {"at_the_time", "current"}, optional
        For the units through time, where ``states`` names a group. ``"at_the_time"``, the default, refuses a period
        that begins before its members are known; ``"current"`` carries those of the data's last day back, as a fixed
        classification.
    at : str, optional
        For the units of years, the day of observation as ``"MM-DD"``; ``"12-31"`` by default. For ``"country-year"``
        also ``"any"``: the weightiest code that the state had at any time in the year, in the order of PANEL_STATUSES.
    directed : bool, optional
        For ``"dyad-year"``: both orders of each pair, instead of one (a before b, in the order of the states).
    basis : {"consent", "in_force", "in_force_as_known"}, optional
        From when a state counts as bound: ``"consent"`` by default, but ``"in_force"`` for ``"dyad-year"``, since what
        binds two states is law.
    population : {"at_the_time", "current"}
        ``"current"`` leaves out the former participants.
    names : bool
        Whether a column ``name`` (of pairs, ``name_a`` and ``name_b``) names each state in English, right after its
        code. The states are then in the order of their names, but for a list of states, which keeps your order.
    identifiers : {"cow", "gw", "m49", "iso2"} or several, optional
        Columns with the identifiers by which other data sets know each state, right after its code, as of the day of
        the row (of a spell, its first; of a year with ``at="any"``, its last): Correlates of War, Gleditsch and Ward
        (both numbers), UN M49, ISO alpha-2. Missing where the list does not hold the state on that day. A merge on
        them is ``join_covariates(panel, frame, on=("cow", "year"))``.
    dtypes : {"pandas", "plain", "categories"}
        ``"categories"``: each text that recurs is a category, which a large table keeps in a byte or two; codes of
        states and instruments are in their order. ``"plain"``: truth values are 0 and 1, and every number NumPy's
        (``int64``; ``float64`` with NaN where a value may be missing), as formulas of statsmodels, lifelines,
        scikit-survival, R and Stata take them. Days, text and identifiers stay as they are.

    Returns
    -------
    pandas.DataFrame
        By unit:

        - ``"actions"``: a row per treaty action: iso3, instrument, kind, date, effective (by rule where the depositary
          prints none), declared_as, source, evidence, note.
        - ``"wide"``: a row per state: for each instrument ``CODE_status``, ``CODE_deposited`` (the day of the deposit
          by which the state is bound) and ``CODE_in_force`` (the day of its entry into force for the state, which may
          lie ahead); both days are ``NaT`` where the state is not bound on the basis.
        - ``"long"``: a row per state and instrument: status, bound, signed, deposited, in_force, ends.
        - ``"spell"``: a row per unbroken participation: spell (its number), kind, start, stop (the first day no more
          counted or no more known), days, censored, ended_by, deposited, in_force.
        - ``"state-day"``: a row per state, date and instrument: status, bound.
        - ``"country-year"``: a row per state, year and instrument: date (of observation), status, bound.
        - ``"dyad-year"``: a row per pair of participants, and year: per instrument ``both``, ``only_a``,
          ``only_b``, ``neither``, ``not_yet_open`` or ``unknown``; common (how many bind both); mines_rule; basis
          (``by deposit`` on ``"consent"``).

    Raises
    ------
    OptionError
        For an unknown unit, an option that the unit does not have, or a table that needs more than 2 GB of memory.
    DateError
        For a day or year that the data cannot answer for.
    DataError
        On the basis ``in_force``, when no rule gives the dates of effect.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> table = panel(Registry.bundled(), instruments=["AP2"], start=1995, end=1998)
    >>> table[table["iso3"] == "LTU"][["year", "status"]].to_dict("list")
    {'year': [1995, 1996, 1997, 1998], 'status': ['not_yet_open', 'not_bound', 'not_bound', 'in_force']}
    """
    given = dict(locals())
    one_of("unit", unit, get_args(Unit))
    basis = basis if basis is not None else "in_force" if unit == "dyad-year" else "consent"
    check_counting(basis, population)
    codes = identifiers_asked(identifiers)
    one_of("dtypes", dtypes, DTYPES)
    options = {"start": start, "end": end, "groups": groups, "at": at, "directed": directed}
    for option, value in options.items():
        if value is not None and option not in _OPTIONS.get(unit, ()):
            raise OptionError(option, value, [f"nothing, since unit={unit!r} has no such option"])
    reg = reg.within_data()
    if groups is not None:
        one_of("groups", groups, get_args(Groups))
    asked = members_today(reg, states) if groups == "current" else states
    scope = Scope.of(reg, asked, instruments, basis, population, reg.recorded_day(as_of), as_of)
    frame, facts = _build(scope, unit, start, end, day_of_year(unit, at), bool(directed), asked, dtypes)
    if names:
        frame = with_names(frame, reg, in_order=isinstance(states, str))
    frame = with_dtypes(frame, dtypes)
    frame = with_identifiers(frame, codes, _days(frame, scope.last)) if codes else frame
    frame.attrs = provenance(
        reg,
        "panel",
        given,
        instruments=scope.codes,
        as_of=scope.last,
        basis=basis,
        population=population,
        unit=unit,
        denominator=len(scope.states),
        groups=groups,
        **facts,
    )
    return frame


def _build(
    scope: Scope,
    unit: Unit,
    start: int | DateLike | None,
    end: int | DateLike | None,
    at: str,
    directed: bool,
    asked: StatesLike,
    dtypes: Dtypes,
) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Return the table, and the facts of its provenance that belong to the unit."""
    coded = dtypes == "categories"
    if unit == "state-day":
        first, last = _period(scope, start, end)
        require_members(scope.reg, asked, first)
        return state_day_panel(scope, first, last, coded=coded), {"start": first, "end": last}
    if unit in ("country-year", "dyad-year"):
        years = scope.year_days(start, end, at)
        if years:
            year, day = min(years.items())
            require_members(scope.reg, asked, dt.date(year, 1, 1) if at == "any" else day)
        facts: dict[str, Any] = {"at": at, "known_until": scope.last}
        if unit == "country-year":
            return country_year_panel(scope, years, at, coded=coded), facts
        return dyad_year_panel(scope, years, directed=directed), {**facts, "directed": directed}
    makers = {"actions": actions_panel, "wide": wide_panel, "long": long_panel, "spell": spell_panel}
    return makers[unit](scope), {}


def day_of_year(unit: str, at: str | None) -> str:
    """Return the day of observation of a year as MM-DD, or refuse it.

    Examples
    --------
    >>> day_of_year("country-year", None), day_of_year("country-year", "06-30")
    ('12-31', '06-30')
    """
    if at is None:
        return "12-31"
    if at == "any" and unit == "country-year":
        return at
    allowed = ["a day that every year has, as 'MM-DD'", *(["any"] if unit == "country-year" else [])]
    if not isinstance(at, str) or not _MONTH_DAY.fullmatch(at):
        raise OptionError("at", at, allowed)
    try:
        dt.date(2001, *map(int, at.split("-")))
    except ValueError:
        raise OptionError("at", at, allowed) from None
    return at


def _days(frame: pd.DataFrame, last: dt.date) -> dt.date | npt.NDArray[np.datetime64]:
    """Return the day of each row, as of which a state has its identifiers."""
    import numpy as np

    if (column := next((name for name in ("date", "start") if name in frame), None)) is not None:
        days: npt.NDArray[np.datetime64] = frame[column].to_numpy(dtype="datetime64[D]")
        return days
    if "year" not in frame:
        return last
    ends = frame["year"].to_numpy().astype("U4").astype("datetime64[Y]").astype("datetime64[M]") + 11
    known: npt.NDArray[np.datetime64] = np.minimum(ends.astype("datetime64[D]") + 30, np.datetime64(last))
    return known


def _period(scope: Scope, start: int | DateLike | None, end: int | DateLike | None) -> tuple[dt.date, dt.date]:
    first = scope.begin if start is None else scope.reg.recorded_day(as_day(start))
    last = scope.last if end is None else scope.reg.recorded_day(as_day(end))
    if last < first:
        raise DateError(str(last), f"the period would end before it starts, on {first}.")
    return first, last


def year_panel(
    reg: Registry,
    unit: Literal["country-year", "dyad-year"],
    as_of: DateLike | None,
    by: PartBy,
    *,
    states: StatesLike,
    instruments: InstrumentsLike | None,
    start: int | None,
    end: int | None,
    at: str | None,
    directed: bool,
    basis: Basis,
) -> YearPanel:
    """Return a panel of years that is laid out part by part; its arguments are those of :func:`panel`.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> asked = {"states": ["LAO"], "instruments": "P5", "start": 2010, "end": 2013, "at": None, "directed": False}
    >>> made = year_panel(Registry.bundled(), "country-year", None, "year", basis="consent", **asked)
    >>> made.rows, [part.value for part in made.parts()]
    (4, [2010, 2011, 2012, 2013])
    """
    reg = reg.within_data()
    scope = Scope.of(reg, states, instruments, basis, "at_the_time", reg.recorded_day(as_of), as_of)
    years = scope.year_days(start, end, day_of_year("dyad-year", at))
    if years:
        require_members(reg, states, min(years.values()))
    return YearPanel(scope, years, by, unit == "dyad-year", directed)
