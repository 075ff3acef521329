"""Joint patterns: which sets of protocols states choose together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from ccwuniv._support import explained, one_of
from ccwuniv.analysis.common import bound_grid, day_array, listed, protocols_of
from ccwuniv.records import Basis, DateLike, State, check_counting
from ccwuniv.registry import provenance

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.registry import Registry

__all__ = ["joint_patterns"]


@explained
def joint_patterns(
    reg: Registry,
    as_of: DateLike | None = None,
    *,
    at: Literal["now", "deposit"] = "now",
    after_data: bool = False,
    basis: Basis = "consent",
) -> pd.DataFrame:
    """Count the sets of protocols that the parties of a day are bound by then, or chose when they joined.

    Parameters
    ----------
    reg : Registry
        Of a convention with protocols. In a registry of treaties without any, the sets are of treaties.
    as_of : day, optional
        The data's last day by default.
    at : {"now", "deposit"}
        ``"now"``: the protocols by which each party is bound on the day. ``"deposit"``: those to which it had
        consented when it deposited its instrument for the Convention, the choice that article 4(3) asks for; for a
        state that left and came back, at its latest deposit.
    after_data : bool
        Whether a day after the data's last is answered, by law from the data; see :class:`Registry`.
    basis : {"consent", "in_force", "in_force_as_known"}
        From when a state counts as a party, and (for ``"now"``) as bound by a protocol.

    Returns
    -------
    pandas.DataFrame
        A row per set, the most frequent first, indexed by ``pattern`` (codes joined by ``+``; ``not_bound`` for the
        empty set): a boolean column per protocol; ``protocols`` (how many); ``states``; ``share`` (of the parties);
        ``since`` (the day from which the earliest of these states has had exactly this set: of its last consent, or of
        the deposit); ``members`` (ISO codes side by side).

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> table = joint_patterns(Registry.bundled(), "2026-02-03", at="deposit")
    >>> table.loc[["P2+P5", "AP2+P4"], ["states", "members"]].to_dict("index")
    {'P2+P5': {'states': 2, 'members': 'BDI CIV'}, 'AP2+P4': {'states': 1, 'members': 'CMR'}}
    """
    given = dict(locals())
    import pandas as pd

    check_counting(basis)
    one_of("at", at, ("now", "deposit"))
    reg = reg.reaching(as_of, after_data=after_data)
    day = reg.day(as_of)
    codes = protocols_of(reg) or reg.codes
    chosen = _now(reg, day, basis, codes) if at == "now" else _at_deposit(reg, day, basis, codes)
    found: dict[tuple[str, ...], list[tuple[dt.date, str]]] = {}
    for state, (pattern, since) in chosen.items():
        found.setdefault(pattern, []).append((since, state.iso3))
    order = sorted(found, key=lambda pattern: (-len(found[pattern]), min(found[pattern]), pattern))
    frame = pd.DataFrame(
        [[code in pattern for code in codes] for pattern in order],
        index=pd.Index(["+".join(pattern) or "not_bound" for pattern in order], name="pattern", dtype="str"),
        columns=list(codes),
        dtype="bool",
    )
    frame["protocols"] = pd.array([len(pattern) for pattern in order], dtype="int64")
    frame["states"] = pd.array([len(found[pattern]) for pattern in order], dtype="int64")
    frame["share"] = frame["states"] / len(chosen) if chosen else pd.array([], dtype="float64")
    frame["since"] = day_array(min(found[pattern])[0] for pattern in order)
    members = [listed(sorted(iso3 for _, iso3 in found[pattern])) for pattern in order]
    frame["members"] = pd.Series(members, index=frame.index, dtype="str")
    frame.attrs = provenance(reg, "joint_patterns", given, as_of=day, basis=basis, at=at, denominator=len(chosen))
    return frame


_Choice = tuple[tuple[str, ...], dt.date]


def _parties(reg: Registry, day: dt.date, basis: Basis) -> list[State]:
    return [state for state, bound in zip(reg.states, bound_grid(reg, day, basis), strict=True) if bound.any()]


def _now(reg: Registry, day: dt.date, basis: Basis, codes: Sequence[str]) -> dict[State, _Choice]:
    """Return each party's set, and the day on which it last changed by a consent or an end."""
    found: dict[State, _Choice] = {}
    for state in _parties(reg, day, basis):
        pattern, changes = [], []
        for code in dict.fromkeys((*_conventions(reg), *codes)):
            for spell in reg.spells(state, code):
                start = spell.start(basis)
                changes += [d for d in (start, spell.ends) if d is not None and d <= day]
                if spell.covers(day, basis) and code in codes:
                    pattern.append(code)
        found[state] = tuple(pattern), max(changes)
    return found


def _at_deposit(reg: Registry, day: dt.date, basis: Basis, codes: Sequence[str]) -> dict[State, _Choice]:
    found: dict[State, _Choice] = {}
    for state in _parties(reg, day, basis):
        deposits = [s.consent.date for c in _conventions(reg) or codes for s in reg.spells(state, c)]
        deposit = max(d for d in deposits if d <= day) if any(d <= day for d in deposits) else min(deposits)
        pattern = tuple(c for c in codes if any(s.covers(deposit, "consent") for s in reg.spells(state, c)))
        found[state] = pattern, deposit
    return found


def _conventions(reg: Registry) -> tuple[str, ...]:
    parents = {reg.instrument(code).parent for code in protocols_of(reg)}
    return tuple(code for code in reg.codes if code in parents)
