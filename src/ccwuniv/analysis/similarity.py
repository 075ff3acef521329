"""Similarity of commitments: how many instruments bind two states, and the indices made of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from ccwuniv._support import explained, one_of
from ccwuniv.analysis.common import categorical, day_array, opening_day, with_names
from ccwuniv.analysis.identifiers import IdentifiersLike, identifiers_asked, with_identifiers
from ccwuniv.analysis.panel_dyads import pairs_of, participants
from ccwuniv.analysis.panel_scope import Scope, check_size, require_members
from ccwuniv.analysis.panels import day_of_year
from ccwuniv.errors import DateError, OptionError
from ccwuniv.records import (
    NEVER,
    Basis,
    DateLike,
    InstrumentsLike,
    Population,
    StatesLike,
    basis_in_words,
    check_counting,
)
from ccwuniv.registry import provenance

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from ccwuniv.registry import Registry

    Numbers = dict[str, npt.NDArray[Any]]
    Pair = tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]

__all__ = ["joint_participation"]

PairUnit: TypeAlias = Literal["dyad-year", "dyad"]

_COUNTS = ("both", "either", "one", "open_to_both")
_INDICES = ("jaccard", "kappa", "s")


@explained
def joint_participation(
    reg: Registry,
    unit: PairUnit = "dyad-year",
    as_of: DateLike | None = None,
    *,
    states: StatesLike = "all",
    instruments: InstrumentsLike | None = None,
    start: int | None = None,
    end: int | None = None,
    at: str | None = None,
    directed: bool = False,
    names: bool = False,
    identifiers: IdentifiersLike | None = None,
    basis: Basis = "in_force",
    population: Population = "at_the_time",
) -> pd.DataFrame:
    """Return how many instruments bind both, either or one of every two states, and how similar that makes them.

    Only instruments that were open to both states on the day are compared: adopted, and open for signature or for
    joining. Two states that nothing binds agree by inaction, and most pairs do on most treaties. ``jaccard`` leaves
    that agreement out, ``s`` counts it in full, ``kappa`` corrects it for what the two states' own rates of
    participation would give by chance: the three answer different questions, and may differ in sign.

    Parameters
    ----------
    reg : Registry
        Of this Convention, or of any treaties (:func:`read_untc_folder`).
    unit : {"dyad-year", "dyad"}
        A row for each pair and year, or for each pair on the last known day.
    as_of : day, optional
        The last day that is known, the data's own by default.
    states : state, group or several states
        As for :func:`panel`: whose pairs. A pair has a row in the years in which both were participants.
    instruments : instrument or several, optional
        All of the registry by default. Protocol II and Amended Protocol II are two instruments.
    start, end : year, optional
        For ``"dyad-year"``, whole numbers, as for :func:`panel`.
    at : str, optional
        For ``"dyad-year"``, the day of observation as ``"MM-DD"``; ``"12-31"`` by default.
    directed : bool
        Both orders of each pair, instead of one (a before b, in the order of the states); the numbers are the same.
    names : bool
        Whether columns ``name_a`` and ``name_b`` name the states, which then are in the order of their names.
    identifiers : {"cow", "gw", "m49", "iso2"} or several, optional
        Columns ``cow_a``, ``cow_b`` and so on: the identifiers of both states on the day, as for :func:`panel`.
    basis : {"consent", "in_force", "in_force_as_known"}
        From when a state counts as bound: from the day of effect by default, since what binds two states is law. A
        protocol binds no state that the convention to which it is annexed does not bind (article 4(5)).
    population : {"at_the_time", "current"}
        ``"current"`` leaves out the former participants.

    Returns
    -------
    pandas.DataFrame
        A row per pair (and year): ``iso3_a``, ``iso3_b``, ``year`` (of ``"dyad-year"``), ``date`` (of observation);
        then, as whole numbers, the instruments that bind ``both``, ``either`` (at least one of the two) or exactly
        ``one``, and ``open_to_both``, the denominator; as numbers, missing where they are not defined:

        - ``jaccard``: both / either (0 to 1); missing where no instrument binds either.
        - ``kappa``: Cohen's kappa, (agreement - chance) / (1 - chance), -1 to 1. Where one state alone varies it is 0.
        - ``s``: Signorino and Ritter's S, 1 - 2 one / open_to_both, -1 to 1: absolute distances, equal weights.

        ``kappa`` and ``s`` are missing where nothing varies (every instrument binds both, or none binds either): that
        is no observation of similarity. ``basis`` comes last (``by deposit`` on ``"consent"``).
        ``.attrs["ccwuniv"]["open_from_first_act"]`` names instruments without a day of adoption: they are open from the
        first act that is known.

    Raises
    ------
    OptionError
        For an option that the unit does not have, or a table of more than MAX_ROWS rows.
    DateError
        For a day or year that the data cannot answer for.
    DataError
        On the bases of effect, when no rule gives the dates of effect.

    References
    ----------
    S: Curtis S. Signorino and Jeffrey M. Ritter, "Tau-b or Not Tau-b: Measuring the Similarity of Foreign Policy
    Positions", International Studies Quarterly 43 (1999), 115-144. Kappa, and why S is to be corrected for chance:
    Frank M. Häge, "Choice or Circumstance? Adjusting Measures of Foreign Policy Similarity for Chance Agreement",
    Political Analysis 19 (2011), 287-305.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> pairs = joint_participation(Registry.bundled(), "dyad", states=["FRA", "DEU", "MEX"])
    >>> pairs[["iso3_a", "iso3_b", "both", "either", "one", "open_to_both"]].values.tolist()
    [['FRA', 'DEU', 8, 8, 0, 8], ['FRA', 'MEX', 6, 8, 2, 8], ['DEU', 'MEX', 6, 8, 2, 8]]
    >>> pairs[["jaccard", "kappa", "s"]].round(3).values.tolist()
    [[1.0, nan, nan], [0.75, 0.0, 0.5], [0.75, 0.0, 0.5]]
    """
    given = dict(locals())
    one_of("unit", unit, get_args(PairUnit))
    check_counting(basis, population)
    codes = identifiers_asked(identifiers)
    if unit == "dyad":
        for option, value in {"start": start, "end": end, "at": at}.items():
            if value is not None:
                raise OptionError(option, value, ["nothing, since unit='dyad' is of one day, as_of"])
    reg = reg.within_data()
    scope = Scope.of(reg, states, instruments, basis, population, reg.day(as_of))
    observed = day_of_year("dyad-year", at)
    days = {scope.last.year: scope.last} if unit == "dyad" else scope.year_days(start, end, observed)
    _check_days(scope, states, days)
    frame, from_first_act = _pairs(scope, days, directed=directed)
    if unit == "dyad":
        frame = frame.drop(columns="year")
    if names:
        frame = with_names(frame, reg, in_order=isinstance(states, str))
    frame = with_identifiers(frame, codes, frame["date"].to_numpy(dtype="datetime64[D]"))
    facts: dict[str, Any] = {"at": observed, "known_until": scope.last} if unit == "dyad-year" else {}
    facts |= {"open_from_first_act": from_first_act} if from_first_act else {}
    frame.attrs = provenance(
        reg,
        "joint_participation",
        given,
        instruments=scope.codes,
        as_of=scope.last,
        basis=basis,
        population=population,
        unit=unit,
        denominator=len(scope.codes),
        **facts,
    )
    return frame


def _check_days(scope: Scope, states: StatesLike, days: dict[int, dt.date]) -> None:
    if not days:
        return
    require_members(scope.reg, states, min(days.values()))
    if (day := max(days.values())) > scope.last:
        earlier = f"end at {day.year - 1}, or observe an earlier day of the year (at='MM-DD')"
        raise DateError(str(day), f"what bound two States then is not known, since the data stop earlier; {earlier}.")


def _pairs(scope: Scope, days: dict[int, dt.date], *, directed: bool) -> tuple[pd.DataFrame, list[str]]:
    """Return a row per pair and day, and the instruments that count as open from the first act on."""
    import numpy as np
    import pandas as pd

    alive = {year: participants(scope, day) for year, day in days.items()}
    sizes = [len(rows) * (len(rows) - 1) // (1 if directed else 2) for rows in alive.values()]
    total = sum(sizes)
    check_size("dyad-year", total)
    opened, from_first_act = _openings(scope)
    found = _whose(scope, list(alive.values()), directed=directed)
    found["year"] = np.repeat(np.array(list(days), dtype=np.int64), sizes)
    found["date"] = np.repeat(day_array(days.values()), sizes)
    found |= {name: np.empty(total, dtype=np.int32) for name in _COUNTS}
    found |= {name: np.empty(total, dtype=np.float64) for name in _INDICES}
    bound = _bound(scope, list(days.values()))
    pairs: dict[int, Pair] = {}
    end = 0
    for place, ((year, day), size) in enumerate(zip(days.items(), sizes, strict=True)):
        here, end = slice(end, end + size), end + size
        rows = alive[year]
        if len(rows) not in pairs:
            pairs = {len(rows): pairs_of(len(rows), directed=directed)}
        compared = _compared(bound[place][rows][:, opened <= day.toordinal()], *pairs[len(rows)])
        for name, values in compared.items():
            found[name][here] = values
    found["basis"] = categorical(np.zeros(total, dtype="int8"), [basis_in_words(scope.basis)])
    return pd.DataFrame(found, copy=False), from_first_act


def _whose(scope: Scope, alive: list[npt.NDArray[np.intp]], *, directed: bool) -> dict[str, Any]:
    """Return the codes of the first and of the second states of all pairs, one column after the other."""
    import numpy as np

    whose = {}
    for side, name in enumerate(("iso3_a", "iso3_b")):
        places = [rows.astype(np.int16)[pairs_of(len(rows), directed=directed)[side]] for rows in alive]
        whose[name] = scope.iso3.take(np.concatenate([np.empty(0, np.int16), *places]))
    return whose


def _openings(scope: Scope) -> tuple[npt.NDArray[np.int64], list[str]]:
    """Return since when each instrument was open, as ordinals, and those for which only the first act shows it."""
    import numpy as np

    known = [opening_day(scope.reg, code) for code in scope.codes]
    unknown = [code for code, day in zip(scope.codes, known, strict=True) if day is None]
    acts: dict[str, dt.date] = {}
    for action in scope.reg.actions if unknown else ():
        acts[action.instrument] = min(action.date, acts.get(action.instrument, dt.date.max))
    days = [day or acts.get(code) for code, day in zip(scope.codes, known, strict=True)]
    return np.array([NEVER if day is None else day.toordinal() for day in days], dtype=np.int64), unknown


def _bound(scope: Scope, days: list[dt.date]) -> npt.NDArray[np.bool_]:
    """Return which states (second axis) are bound by which instruments (third) on each day, in the panel's order."""
    import numpy as np

    reg = scope.reg
    ordinals = np.array([day.toordinal() for day in days], dtype=np.int64)
    held = reg.bound_through(ordinals, basis=scope.basis)
    places = {code: place for place, code in enumerate(reg.codes)}
    for place, instrument in enumerate(reg.instruments):
        if instrument.parent in places:
            held[:, :, place] &= held[:, :, places[instrument.parent]]
    return held[:, np.array(scope.rows, dtype=np.intp)[:, None], list(scope.columns)]


def _compared(bound: npt.NDArray[np.bool_], a: npt.NDArray[np.intp], b: npt.NDArray[np.intp]) -> Numbers:
    """Return the numbers of pairs of rows."""
    import numpy as np

    count, size = bound.sum(axis=1), bound.shape[1]
    both, of_a, of_b = _common(bound, a, b), count[a], count[b]
    total, product = of_a + of_b, of_a * of_b
    either = total - both
    one = either - both
    varies = size * total - 2 * product  # size squared, times the share that is left beyond chance
    with np.errstate(divide="ignore", invalid="ignore"):
        jaccard, s = both / either, 1 - 2 * one / size
        kappa = 2 * (size * both - product) / varies
    jaccard[either == 0] = np.nan
    kappa[varies == 0] = s[varies == 0] = np.nan
    counts = {"both": both, "either": either, "one": one, "open_to_both": size}
    return {**counts, "jaccard": jaccard, "kappa": kappa, "s": s}


def _common(bound: npt.NDArray[np.bool_], a: npt.NDArray[np.intp], b: npt.NDArray[np.intp]) -> npt.NDArray[np.int64]:
    """Return how many columns are true in both rows of each pair, comparing 64 at a time."""
    import numpy as np

    packed = np.packbits(bound, axis=1)
    words = np.zeros((len(bound), -(-packed.shape[1] // 8) * 8), dtype=np.uint8)
    words[:, : packed.shape[1]] = packed
    found = np.zeros(len(a), dtype=np.int64)
    for word in np.ascontiguousarray(words.view(np.uint64).T):
        found += np.bitwise_count(word[a] & word[b])
    return found
