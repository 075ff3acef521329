"""All pairs of states: how many of them each instrument binds, and which pairs nothing binds."""

from __future__ import annotations

from collections.abc import Iterator
from math import comb
from typing import TYPE_CHECKING, Literal, TypeAlias

from ccwuniv._support import explained, one_of
from ccwuniv.analysis.article_40_5 import Article405, reading_of
from ccwuniv.analysis.common import bound_grid, listed, protocols_of
from ccwuniv.analysis.counting import UNIVERSES, Universe, universe_of
from ccwuniv.names import name_order
from ccwuniv.records import Basis, DateLike, basis_in_words, check_counting
from ccwuniv.registry import provenance

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from ccwuniv.registry import Registry, TreatyTable

__all__ = ["contested_pairs", "dyadic_coverage", "pairs_without_protocol"]

PairUniverse: TypeAlias = Universe | Literal["parties"]
Row: TypeAlias = tuple[str, str, int, str]

_PAIR = ("iso3_a", "iso3_b")
_COLUMNS = (*_PAIR, "name_a", "name_b", "protocols_a", "protocols_b")


@explained
def dyadic_coverage(
    reg: Registry,
    as_of: DateLike | None = None,
    *,
    after_data: bool = False,
    universe: PairUniverse = "all_states",
    basis: Basis = "in_force",
) -> pd.DataFrame:
    """Count the pairs of states that each instrument binds towards each other, and their share of all pairs.

    With two thirds of all states bound, fewer than half of all pairs are: an international conflict is governed by what
    binds both sides (article 7(1)).

    Parameters
    ----------
    reg : Registry
    as_of : day, optional
        The data's last day by default.
    after_data : bool
        Whether a day after the data's last is answered, by law from the data; see :class:`Registry`.
    universe : {"all_states", "un_members", "un_members_and_observers", "parties"}
        Whose pairs are counted: the participants of the day, or those bound by at least one instrument of
        the registry (for this Convention: its parties).
    basis : {"consent", "in_force", "in_force_as_known"}
        From when a state counts as bound: from the day of effect by default, since what binds two states is law.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``relation``: a row per instrument (both are bound by it); ``mines_rule_AP2``, ``mines_rule_P2``,
        ``mines_rule_contested`` (one has Amended Protocol II only, the other Protocol II only) and ``mines_rule_none``,
        which add up to all pairs; ``convention_only`` (two parties whom no protocol binds both); ``nothing`` (no
        instrument in common). Columns: ``kind`` (instrument, mines_rule, common), ``pairs``, ``share`` (0 to 1, missing
        where there is no pair), ``meaning``, ``basis`` (``by deposit`` on ``"consent"``: no law between the two yet).
        Rows that a registry of another treaty cannot have are absent.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> table = dyadic_coverage(Registry.bundled(), "2026-02-03", universe="parties")
    >>> table.loc[["CCW", "mines_rule_contested", "convention_only"], "pairs"].to_dict()
    {'CCW': 8128, 'mines_rule_contested': 276, 'convention_only': 31}
    """
    given = dict(locals())
    import pandas as pd

    check_counting(basis)
    one_of("universe", universe, (*UNIVERSES, "parties"))
    reg = reg.reaching(as_of, after_data=after_data)
    day = reg.day(as_of)
    grid = bound_grid(reg, day, basis)
    if universe == "parties":
        grid = grid[grid.any(axis=1)]
    else:
        inside = {state.iso3 for state in universe_of(reg, day, universe, listed=False)}
        grid = grid[[row for row, state in enumerate(reg.states) if state.iso3 in inside]]
    total = comb(len(grid), 2)
    rows = [*_instrument_rows(reg, grid), *_mines_rows(reg, grid, total), *_common_rows(reg, grid)]
    frame = pd.DataFrame(
        {
            "kind": [kind for _, kind, _, _ in rows],
            "pairs": [pairs for _, _, pairs, _ in rows],
            "share": [pairs / total if total else float("nan") for _, _, pairs, _ in rows],
            "meaning": [_by_deposit(meaning) if basis == "consent" else meaning for _, _, _, meaning in rows],
            "basis": pd.array([basis_in_words(basis)] * len(rows), dtype="str"),
        },
        index=pd.Index([label for label, _, _, _ in rows], name="relation", dtype="str"),
    )
    frame.attrs = provenance(
        reg, "dyadic_coverage", given, as_of=day, basis=basis, universe=universe, states=len(grid), denominator=total
    )
    return frame


def _by_deposit(meaning: str) -> str:
    """Return the words of a relation for states that count from their deposit: nothing need be in force."""
    if meaning.startswith("both are bound by"):
        meaning = meaning.replace("are bound by", "have consented to").replace("not both by", "not both to")
    return f"{_DEPOSITED.get(meaning, meaning)}, by deposit"


_DEPOSITED = {
    "both are parties to the Convention, and no protocol binds both": "both have consented to the Convention, and to "
    "no protocol in common",
    "no instrument binds both": "both have consented to no instrument in common",
    "at least one of them has no rule on mines": "at least one of them has consented to no rule on mines",
}


def _instrument_rows(reg: Registry, grid: npt.NDArray[np.bool_]) -> Iterator[Row]:
    for code, states in zip(reg.codes, grid.sum(axis=0), strict=True):
        yield code, "instrument", comb(int(states), 2), f"both are bound by {code}"


def _mines_rows(reg: Registry, grid: npt.NDArray[np.bool_], total: int) -> Iterator[Row]:
    if not {"P2", "AP2"} <= set(reg.codes):
        return
    old, new = grid[:, reg.codes.index("P2")], grid[:, reg.codes.index("AP2")]
    amended = comb(int(new.sum()), 2)
    original = comb(int(old.sum()), 2) - comb(int((old & new).sum()), 2)
    contested = int((old & ~new).sum()) * int((new & ~old).sum())
    yield "mines_rule_AP2", "mines_rule", amended, "both are bound by Amended Protocol II"
    yield "mines_rule_P2", "mines_rule", original, "both are bound by Protocol II, not both by Amended Protocol II"
    yield (
        "mines_rule_contested",
        "mines_rule",
        contested,
        "one has Amended Protocol II only, the other Protocol II only",
    )
    yield (
        "mines_rule_none",
        "mines_rule",
        total - amended - original - contested,
        "at least one of them has no rule on mines",
    )


def _common_rows(reg: Registry, grid: npt.NDArray[np.bool_]) -> Iterator[Row]:
    protocols = protocols_of(reg)
    if protocols:
        first, _ = _pairs_without(grid, reg, protocols)
        yield "convention_only", "common", len(first), "both are parties to the Convention, and no protocol binds both"
    shared = _share_any(grid, range(len(reg.codes)))
    pairs = (shared.size - int(shared.sum()) - int((~shared.diagonal()).sum())) // 2
    yield "nothing", "common", pairs, "no instrument binds both"


def _share_any(grid: npt.NDArray[np.bool_], columns: range | list[int]) -> npt.NDArray[np.bool_]:
    chosen = grid[:, list(columns)].astype("float32")
    shared: npt.NDArray[np.bool_] = (chosen @ chosen.T) > 0
    return shared


def _pairs_without(
    grid: npt.NDArray[np.bool_], reg: Registry, protocols: tuple[str, ...]
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return the pairs of rows that a convention binds both, and none of its protocols."""
    import numpy as np

    conventions = {reg.instrument(code).parent for code in protocols}
    both = _share_any(grid, [place for place, code in enumerate(reg.codes) if code in conventions])
    shared = _share_any(grid, [reg.codes.index(code) for code in protocols])
    first, second = np.nonzero(np.triu(both & ~shared, k=1))
    return first, second


@explained
def pairs_without_protocol(
    reg: Registry, as_of: DateLike | None = None, *, after_data: bool = False, basis: Basis = "in_force"
) -> pd.DataFrame:
    """List the pairs of parties that no protocol binds both: their relations are under the Convention alone.

    Parameters
    ----------
    reg : Registry
        Of a convention with protocols.
    as_of : day, optional
        The data's last day by default.
    after_data : bool
        Whether a day after the data's last is answered, by law from the data; see :class:`Registry`.
    basis : {"consent", "in_force", "in_force_as_known"}
        From when a state counts as bound: from the day of effect by default, since what binds two states is law.

    Returns
    -------
    pandas.DataFrame
        A row per pair, indexed by ``iso3_a`` and ``iso3_b``, both in the order of their names:
        ``name_a``, ``name_b``, ``protocols_a``, ``protocols_b`` (codes side by side), ``basis``.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> pairs = pairs_without_protocol(Registry.bundled(), "2026-02-03")
    >>> len(pairs), pairs.index[0], pairs.iloc[0][["protocols_a", "protocols_b"]].tolist()
    (31, ('DZA', 'BDI'), ['P1 P3 P4', 'P2 P5'])
    """
    given = dict(locals())
    check_counting(basis)
    reg = reg.reaching(as_of, after_data=after_data)
    day = reg.day(as_of)
    protocols = protocols_of(reg)
    grid = bound_grid(reg, day, basis)
    found = zip(*_pairs_without(grid, reg, protocols), strict=True) if protocols else ()
    pairs = [sorted((int(a), int(b)), key=lambda row: name_order(reg.states[row].name)) for a, b in found]
    frame = _pair_frame(reg, grid, [(a, b) for a, b in pairs], basis)
    frame.attrs = provenance(
        reg, "pairs_without_protocol", given, as_of=day, basis=basis, denominator=comb(int(grid.any(axis=1).sum()), 2)
    )
    return frame


@explained
def contested_pairs(
    reg: Registry,
    as_of: DateLike | None = None,
    *,
    article_40_5: Article405 | None = None,
    vienna: TreatyTable | None = None,
    after_data: bool = False,
    basis: Basis = "in_force",
) -> pd.DataFrame:
    """List the pairs of parties of which one has Amended Protocol II only and the other Protocol II only.

    No rule on mines binds both by the depositary's lists, which are the default.

    Parameters
    ----------
    reg : Registry
    as_of : day, optional
        The data's last day by default.
    article_40_5, vienna
        A reading of the Vienna Convention's article 40(5), and the table that it needs, as for :func:`relations`.
    after_data : bool
        Whether a day after the data's last is answered, by law from the data; see :class:`Registry`.
    basis : {"consent", "in_force", "in_force_as_known"}
        From when a state counts as bound: from the day of effect by default, since what binds two states is law.

    Returns
    -------
    pandas.DataFrame
        A row per pair, indexed by ``iso3_a`` (has Amended Protocol II only) and ``iso3_b`` (has Protocol II only):
        their names (which order the rows), protocols and ``basis``, as in :func:`pairs_without_protocol`, and last
        ``mines_rule``: ``none``, or by the reading asked for ``P2`` or ``AP2``.

    Raises
    ------
    UnknownInstrumentError
        When the registry lacks one of the two.
    OptionError, DataError
        As for :func:`relations`.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> pairs = contested_pairs(Registry.bundled(), "2026-02-03")
    >>> len(pairs), *(len(pairs.index.unique(place)) for place in ("iso3_a", "iso3_b"))
    (276, 23, 12)
    >>> contested_pairs(Registry.bundled(), article_40_5="literal")["mines_rule"].value_counts().to_dict()
    {'P2': 160, 'AP2': 92, 'none': 24}
    """
    given = dict(locals())
    import pandas as pd

    check_counting(basis)
    reg = reg.reaching(as_of, after_data=after_data)
    reading = reading_of(reg, article_40_5, vienna, basis)
    day = reg.day(as_of)
    old, new = (reg.codes.index(reg.instrument(code).code) for code in ("P2", "AP2"))
    grid = bound_grid(reg, day, basis)
    newer = [row for row in range(len(grid)) if grid[row, new] and not grid[row, old]]
    older = [row for row in range(len(grid)) if grid[row, old] and not grid[row, new]]
    frame = _pair_frame(reg, grid, [(a, b) for a in newer for b in older], basis)
    rules = [reading.rule(amended, original, day).value for amended, original in frame.index]
    frame["mines_rule"] = pd.array(rules, dtype="str")
    frame.attrs = provenance(
        reg,
        "contested_pairs",
        given,
        as_of=day,
        basis=basis,
        article_40_5=article_40_5,
        vienna=reading.source,
        denominator=comb(int(grid.any(axis=1).sum()), 2),
    )
    return frame


def _pair_frame(reg: Registry, grid: npt.NDArray[np.bool_], pairs: list[tuple[int, int]], basis: Basis) -> pd.DataFrame:
    import pandas as pd

    places = [(reg.codes.index(code), code) for code in protocols_of(reg)]
    held = [listed(code for place, code in places if row[place]) for row in grid]
    order = [name_order(state.name) for state in reg.states]
    pairs = sorted(pairs, key=lambda pair: (order[pair[0]], order[pair[1]]))
    rows = [(*(reg.states[x].iso3 for x in p), *(reg.states[x].name for x in p), *(held[x] for x in p)) for p in pairs]
    frame = pd.DataFrame(rows, columns=list(_COLUMNS), dtype="str").set_index(list(_PAIR))
    frame["basis"] = pd.array([basis_in_words(basis)] * len(frame), dtype="str")
    return frame
