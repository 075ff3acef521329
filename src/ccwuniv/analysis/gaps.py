"""The gap matrix: every state beside every instrument, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from ccwuniv._support import explained, one_of
from ccwuniv.analysis.common import days_of_ordinals, with_names
from ccwuniv.analysis.identifiers import IdentifiersLike, identifiers_asked, with_identifiers
from ccwuniv.records import NEVER, Basis, DateLike, InstrumentsLike, StatesLike, Status, check_counting
from ccwuniv.registry import codes_asked, provenance, rows_asked

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    from ccwuniv.registry import Registry

__all__ = ["gap_matrix"]

_VALUES = ("status", "gap", "date", "deposited", "in_force")


@explained
def gap_matrix(
    reg: Registry,
    as_of: DateLike | None = None,
    *,
    states: StatesLike = "parties",
    instruments: InstrumentsLike | None = None,
    values: Literal["status", "gap", "date", "deposited", "in_force"] = "status",
    names: bool = False,
    identifiers: IdentifiersLike | None = None,
    after_data: bool = False,
    basis: Basis = "consent",
) -> pd.DataFrame:
    """Return the matrix of states and instruments on a day.

    Parameters
    ----------
    reg : Registry
    as_of : day, optional
        The data's last day by default.
    states : state, group or several states
        ``"parties"``: states bound by at least one of the registry's instruments (for this Convention: its parties);
        ``"not_party"``: those bound by none; ``"all"``: every participant of the day; a group such as
        ``"African"``; one state, by code or name; or a list of states, each taken once. A name is read at ``as_of``
        where you give it, and otherwise as today; a code means its state on any day. A list keeps your order;
        otherwise the rows are in the order of the codes.
    instruments : instrument or several, optional
        One, by code or name, or a list, each taken once, in your order. All of the registry by default.
    values : {"status", "gap", "date", "deposited", "in_force"}
        ``"status"``: not_bound, signed, consented, in_force or ended; ``"gap"``: True where the state is not bound;
        ``"deposited"``: the day on which it deposited the consent that binds it; ``"in_force"``: the day on which the
        instrument entered, or enters, into force for it, which may lie ahead; ``"date"``: the one of these two from
        which it counts on the basis (the later of both on ``in_force_as_known``). Days are ``NaT`` where the state is
        not bound. The provenance says under ``dates`` which day they are.
    after_data : bool
        Whether a day after the data's last is answered, by law from the data; see :class:`Registry`.
    basis : {"consent", "in_force", "in_force_as_known"}
        From when a state counts as bound: its deposit, or entry into force.
    names : bool
        Whether a first column ``name`` names each state in English. The rows are then in the order of the names, but
        for a list of states, which keeps your order.
    identifiers : {"cow", "gw", "m49", "iso2"} or several, optional
        First columns with the identifiers by which other data sets know each state on the day, as for :func:`panel`.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``iso3``, a column per instrument: words (of dtype object), truth values or days.

    Raises
    ------
    OptionError, UnknownStateError, UnknownInstrumentError, DateError
        For an argument that cannot be understood.
    DataError
        When days of entry into force are asked for, by ``values`` or ``basis``, and no rule gives them.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> gap_matrix(Registry.bundled(), "2014-09-01", states=["LAO", "France"], instruments=["P2", "AP2"])
    instrument        P2        AP2
    iso3
    LAO         in_force  not_bound
    FRA         in_force   in_force
    >>> gap_matrix(Registry.bundled(), states="WEOG", instruments=["P5"], names=True).head(2)
    instrument       name         P5
    iso3
    AND           Andorra  not_bound
    AUS         Australia   in_force
    """
    given = dict(locals())
    import numpy as np
    import pandas as pd

    from ccwuniv.registry import STATUS_WORDS, STATUSES

    check_counting(basis)
    one_of("values", values, _VALUES)
    codes = identifiers_asked(identifiers)
    reg = reg.reaching(as_of, after_data=after_data)
    day = reg.day(as_of)
    counted = "deposited" if basis == "consent" else basis
    dates = {"status": None, "gap": None, "date": counted}.get(values, values)
    if values == "status":
        grid: npt.NDArray[Any] = reg.status_places(day, basis=basis, listed=True)
        bound = grid >= STATUSES.index(Status.CONSENTED if basis == "consent" else Status.IN_FORCE)
    else:
        bound = reg.bound_since(day, basis=basis, listed=True) != NEVER
        grid = ~bound
    if dates is not None:
        if dates != "deposited":
            reg.require_effects()
        deposited, in_force = reg.bound_days(day, basis=basis, listed=True)
        later = np.maximum(deposited, in_force)
        grid = days_of_ordinals({"deposited": deposited, "in_force": in_force}.get(dates, later))
    rows = rows_asked(reg, states, day, bound, listed=basis == "consent", on=as_of)
    cells = grid[rows]
    index, columns = reg.state_index.take(rows), reg.code_index
    if instruments is not None:
        wanted = [reg.codes.index(code) for code in codes_asked(reg, instruments)]
        cells, columns = cells[:, wanted], columns.take(wanted)
    if values == "status":
        cells = STATUS_WORDS.take(cells)
    frame = pd.DataFrame(cells, index=index, columns=columns, dtype=object if values == "status" else None)
    if names:
        frame = with_names(frame, reg, in_order=isinstance(states, str), day=day)
    frame = with_identifiers(frame, codes, day)
    frame.attrs = provenance(
        reg,
        "gap_matrix",
        given,
        as_of=day,
        basis=basis,
        values=values,
        dates=dates,
        states=states if isinstance(states, str) else "list",
        denominator=len(rows),
    )
    return frame
