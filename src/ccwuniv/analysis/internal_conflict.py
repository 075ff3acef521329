"""The protocols that bind a state in an armed conflict not of an international character."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccwuniv._support import explained
from ccwuniv.analysis.common import bound_grid, protocols_of
from ccwuniv.law import covers_internal_conflict
from ccwuniv.records import Basis, DateLike, basis_in_words, check_counting
from ccwuniv.registry import provenance

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.registry import Registry

__all__ = ["internal_conflict_coverage"]


@explained
def internal_conflict_coverage(
    reg: Registry, as_of: DateLike | None = None, *, after_data: bool = False, basis: Basis = "in_force"
) -> pd.DataFrame:
    """Return which protocols bind each party in an armed conflict not of an international character.

    Amended Protocol II (its article 1(2)) and Protocol V (its article 1(3)) bind their parties there; Protocols I to IV
    only those for which the amended article 1 of the Convention is in force. This is a property of a state, not of a
    pair; what a state declared beyond it is not counted.

    Parameters
    ----------
    reg : Registry
    as_of : day, optional
        The data's last day by default.
    after_data : bool
        Whether a day after the data's last is answered, by law from the data; see :class:`Registry`.
    basis : {"consent", "in_force", "in_force_as_known"}
        From when a state counts as bound: from the day of effect by default, since what binds it there is law.

    Returns
    -------
    pandas.DataFrame
        True where the protocol binds the state there; a row per party to the Convention, indexed by ``iso3``, a column
        per protocol, and last ``basis`` (``by deposit`` on ``"consent"``). Of ``table.drop(columns="basis")``,
        ``.sum()`` counts the states of each protocol, ``.sum(axis=1)`` the protocols of each state.

    Raises
    ------
    UnknownInstrumentError
        When the registry is not of this Convention.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> table = internal_conflict_coverage(Registry.bundled(), "2026-02-03")
    >>> bound = table.drop(columns="basis")
    >>> len(bound), bound.loc["LAO"].tolist(), bound.loc["FRA"].tolist()
    (128, [False, False, False, False, False, True], [True, True, True, True, True, True])
    >>> bound.sum().to_dict()
    {'P1': 89, 'P2': 72, 'AP2': 107, 'P3': 86, 'P4': 86, 'P5': 99}
    """
    given = dict(locals())
    import pandas as pd

    check_counting(basis)
    reg = reg.reaching(as_of, after_data=after_data)
    day = reg.day(as_of)
    convention = reg.codes.index(reg.instrument("CCW").code)
    protocols = protocols_of(reg)
    rows, covered = [], []
    for state, bound in zip(reg.states, bound_grid(reg, day, basis), strict=True):
        if bound[convention]:
            reached = covers_internal_conflict(code for code, binds in zip(reg.codes, bound, strict=True) if binds)
            rows.append(state.iso3)
            covered.append([code in reached for code in protocols])
    frame = pd.DataFrame(
        covered,
        index=pd.Index(rows, name="iso3", dtype="str"),
        columns=pd.Index(protocols, name="instrument", dtype="str"),
        dtype="bool",
    )
    frame["basis"] = pd.array([basis_in_words(basis)] * len(frame), dtype="str")
    frame.attrs = provenance(reg, "internal_conflict_coverage", given, as_of=day, basis=basis, denominator=len(frame))
    return frame
