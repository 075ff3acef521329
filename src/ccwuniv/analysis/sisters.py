"""The Convention beside its neighbours: mines, cluster munitions, the arms trade."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ccwuniv._support import explained, one_of
from ccwuniv.analysis.common import bound_grid
from ccwuniv.law import NEIGHBOURING_RULES
from ccwuniv.names import name_order
from ccwuniv.records import Basis, DateLike, Kind, arguments, check_counting, read_columns
from ccwuniv.registry import provenance

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.registry import Registry

__all__ = ["treaty_overlap", "treaty_table"]

_OWN = ("CCW", "AP2", "P5")
_TREATIES = (*_OWN, *NEIGHBOURING_RULES)


@explained
def treaty_table(
    reg: Registry, as_of: DateLike | None = None, *, after_data: bool = False, basis: Basis = "consent"
) -> pd.DataFrame:
    """Return every state's participation in the Convention and in its neighbouring treaties, side by side.

    Parameters
    ----------
    reg : Registry
        Of this Convention.
    as_of : day, optional
        The data's last day by default.
    after_data : bool
        Whether a day after the data's last is answered, by law from the data; see :class:`Registry`.
    basis : {"consent", "in_force", "in_force_as_known"}
        From when a state counts as a party.

    Returns
    -------
    pandas.DataFrame
        A row per participant of the day, as the depositary's list has them, in the order of the names, indexed by
        ``iso3``: ``name``, ``un_regional_group`` (empty where there is none), ``CCW_status`` (not_bound, signed,
        consented, in_force or ended), then whether it is party to ``CCW``, ``AP2``, ``P5``, ``mine_ban`` (the Mine Ban
        Convention), ``cluster_munitions`` (the Convention on Cluster Munitions), ``arms_trade`` (the Arms Trade
        Treaty). A neighbouring treaty of which the registry holds nothing is missing (NA), not False.

    Raises
    ------
    UnknownInstrumentError
        When the registry is not of this Convention.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> table = treaty_table(Registry.bundled(), "2026-02-03")
    >>> table[["CCW", "AP2", "P5"]].sum().to_dict()
    {'CCW': 128, 'AP2': 107, 'P5': 99}
    """
    given = dict(locals())
    import pandas as pd

    check_counting(basis)
    reg = reg.reaching(as_of, after_data=after_data)
    day = reg.day(as_of)
    places = {code: reg.codes.index(reg.instrument(code).code) for code in _OWN}
    listed = basis == "consent"
    rows = sorted(
        (row for row, state in enumerate(reg.states) if (state.listed(day) if listed else state.eligible(day))),
        key=lambda row: name_order(reg.states[row].name),
    )
    states = [reg.states[row] for row in rows]
    bound = bound_grid(reg, day, basis, listed=True)[rows]
    words = reg.status_grid(day, basis=basis, listed=True)[rows, places["CCW"]]
    frame = pd.DataFrame(
        {
            "name": [state.entry(day) for state in states],
            "un_regional_group": [reg.regional_group(state, day) or "" for state in states],
            "CCW_status": words.tolist(),
        },
        index=pd.Index([state.iso3 for state in states], name="iso3", dtype="str"),
        dtype="str",
    )
    for code, place in places.items():
        frame[code] = pd.array(bound[:, place], dtype="boolean")
    held = {related.treaty for related in reg.related}
    for treaty in NEIGHBOURING_RULES:
        parties = reg.related_parties(treaty, day, basis=basis)
        known = [state.iso3 in parties if treaty in held else None for state in states]
        frame[treaty] = pd.array(known, dtype="boolean")
    frame.attrs = provenance(
        reg,
        "treaty_table",
        given,
        tables=("actions", "related", "memberships:un"),
        as_of=day,
        basis=basis,
        denominator=len(frame),
    )
    return frame


@explained
def treaty_overlap(table: pd.DataFrame, *, values: Literal["both", "row_only"] = "both") -> pd.DataFrame:
    """Count how the memberships of the treaties overlap.

    Parameters
    ----------
    table : pandas.DataFrame
        What :func:`treaty_table` returned, all rows or some; also read back from a file that :func:`export` wrote.
    values : {"both", "row_only"}
        ``"both"``: the states party to the treaty of the row and to that of the column (on the diagonal, its parties).
        ``"row_only"``: those party to the treaty of the row and not to that of the column.

    Returns
    -------
    pandas.DataFrame
        Counts of states, treaties by treaties; missing where the table does not know one of the two.

    Raises
    ------
    DataError
        When a column is missing, or for a cell that is not a truth value: the error names it.
    OptionError
        For other ``values``.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> overlap = treaty_overlap(treaty_table(Registry.bundled(), "2026-02-03"))
    >>> overlap.loc["CCW", ["CCW", "AP2", "P5"]].tolist()
    [128, 107, 99]
    """
    given = dict(locals())
    import pandas as pd

    one_of("values", values, ("both", "row_only"))
    kinds: dict[str, Kind] = dict.fromkeys(_TREATIES, "boolean")
    read = read_columns(table, kinds, "pass the table that treaty_table returned", optional=_TREATIES)
    counts = [
        [_count(read[row], read[column] if values == "both" else ~read[column]) for column in _TREATIES]
        for row in _TREATIES
    ]
    index = pd.Index(_TREATIES, name="treaty", dtype="str")
    columns = pd.Index(_TREATIES, name="and_to" if values == "both" else "and_not_to", dtype="str")
    frame = pd.DataFrame(counts, index=index, columns=columns, dtype="Int64")
    frame.attrs = {
        "ccwuniv": {
            **table.attrs.get("ccwuniv", {}),
            "call": "treaty_overlap",
            "arguments": arguments(given),
            "values": values,
        }
    }
    return frame


def _count(first: pd.Series[bool], second: pd.Series[bool]) -> int | None:
    if first.isna().any() or second.isna().any():
        return None
    return int((first & second).sum())
