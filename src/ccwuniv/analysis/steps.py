"""The acts that lead each state to full participation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from ccwuniv._support import explained
from ccwuniv.analysis.common import day_array, listed, opening_day, protocols_of
from ccwuniv.law import date_of_effect, two_protocol_rule
from ccwuniv.names import name_order
from ccwuniv.records import NEVER, ActionKind, DateLike, State, StatesLike, Status, succession_of
from ccwuniv.registry import provenance, rows_asked

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.registry import Registry

__all__ = ["next_steps", "step_rows"]

_COLUMNS = (
    "name",
    "status",
    "bound_by",
    "missing",
    "act",
    "minimum_protocols",
    "smallest_sets",
    "lawful_choices",
    "steps",
    "earliest_effect",
    "note",
)
_BY_SIGNATORY = "ratification, acceptance or approval"
_BY_OTHERS = "accession"
_BY_SUCCESSORS = f"{ActionKind.SUCCESSION.value} or {_BY_OTHERS}"
_STATUS = {Status.SIGNED: "signatory", Status.ENDED: "former_party"}


@explained
def next_steps(
    reg: Registry, as_of: DateLike | None = None, *, states: StatesLike = "all", after_data: bool = False
) -> pd.DataFrame:
    """Return, for each state, the acts that lead from its status to full participation.

    A state that is not a party consents to at least two protocols, any two, when it deposits its instrument for the
    Convention (article 4(3)): a signatory by ratification, acceptance or approval, another state by accession
    (article 4(1)). A party consents to further protocols whenever it likes, one at a time if it likes (article 4(4)),
    and accepts the amended article 1 in the same manner (article 8(1)(b)). What a state has deposited needs no further
    act: consents count from their deposit here.

    Article 4 does not speak of succession. A successor of a state that was bound may notify succession to what bound
    that state on the day of the succession, if it so considers, or accede; the number of protocols and the six months
    are no rules for a succession, and the row says neither.

    Parameters
    ----------
    reg : Registry
        Of this Convention.
    as_of : day, optional
        The data's last day by default. Only instruments adopted by that day are proposed.
    states : state, group or several states
        As for :func:`gap_matrix`.
    after_data : bool
        Whether a day after the data's last is answered, by law from the data; see :class:`Registry`.

    Returns
    -------
    pandas.DataFrame
        A row per state, indexed by ``iso3``, in the order of the names, or of your list: ``name``; ``status`` (party,
        signatory, not_party, former_party, not_eligible, not_yet_open); ``bound_by`` and ``missing`` (codes side by
        side); ``act`` (how it joins the Convention; empty for a party); ``minimum_protocols`` (2; 0 for a party and a
        successor); ``smallest_sets`` (every smallest set of protocols that the law allows at deposit, such as
        ``P1+P2``, parted by ``"; "``); ``lawful_choices`` (how many sets it allows); ``steps`` (in words, with
        articles); ``earliest_effect`` (the day on which the last of them would take effect, were all deposited on that
        day; ``NaT`` where nothing is missing, and for a successor); ``note`` (what is doubtful).

    Raises
    ------
    UnknownInstrumentError
        When the registry is not of this Convention.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> steps = next_steps(Registry.bundled(), "2026-02-03")
    >>> steps.loc["LAO", ["status", "missing", "steps"]].tolist()
    ['party', 'A1 AP2 P4', 'consent to be bound by AP2 P4 (article 4(4)); acceptance of A1 (article 8(1)(b))']
    >>> steps.loc["EGY", ["status", "act"]].tolist()
    ['signatory', 'ratification, acceptance or approval']
    >>> print(steps.loc["EGY", "minimum_protocols"], steps.loc["EGY", "lawful_choices"])
    2 57
    """
    given = dict(locals())
    import pandas as pd

    reg = reg.reaching(as_of, after_data=after_data)
    day = reg.day(as_of)
    reg.instrument("CCW")
    rows = rows_asked(reg, states, day, reg.bound_since(day) != NEVER, on=as_of)
    asked = [reg.states[row] for row in rows]
    words = [dict(zip(reg.codes, row, strict=True)) for row in reg.status_grid(day)[rows].tolist()]
    stand = list(zip(asked, words, strict=True))
    if isinstance(states, str):
        stand.sort(key=lambda one: name_order(one[0].name))
    found = _rows(reg, day, stand)
    index = pd.Index([state.iso3 for state, _ in stand], name="iso3", dtype="str")
    frame = pd.DataFrame(found, columns=list(_COLUMNS), index=index)
    frame = frame.astype({name: "str" for name in _COLUMNS if name not in _NOT_TEXT} | dict.fromkeys(_COUNTS, "int64"))
    frame["earliest_effect"] = day_array(row["earliest_effect"] for row in found)
    frame.attrs = provenance(
        reg,
        "next_steps",
        given,
        as_of=day,
        basis="consent",
        denominator=len(frame),
    )
    return frame


def step_rows(reg: Registry, day: dt.date, states: Iterable[State]) -> list[dict[str, Any]]:
    """Return the rows of :func:`next_steps` for states, with days and None in place of a table's.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> [row] = step_rows(reg, reg.as_of, [reg.state("LAO")])
    >>> row["missing"], str(row["earliest_effect"])
    ('A1 AP2 P4', '2026-08-03')
    """
    return _rows(reg, day, [(state, reg.statuses(state, day)) for state in states])


def _rows(reg: Registry, day: dt.date, stand: Sequence[tuple[State, Mapping[str, str]]]) -> list[dict[str, Any]]:
    """Return a row for each state, of its status under each instrument."""
    reg.instrument("CCW")
    open_codes = [code for code in reg.codes if (opened := opening_day(reg, code)) is None or opened <= day]
    choices = _choices([code for code in protocols_of(reg) if code in open_codes])
    return [_row(reg, state, day, statuses, open_codes, choices) for state, statuses in stand]


_COUNTS = ("minimum_protocols", "lawful_choices")
_NOT_TEXT = (*_COUNTS, "earliest_effect")


def _choices(protocols: Sequence[str]) -> list[tuple[str, ...]]:
    """Return every set of protocols that the law allows at deposit, smallest first."""
    every = (chosen for size in range(len(protocols) + 1) for chosen in combinations(protocols, size))
    return [chosen for chosen in every if two_protocol_rule(chosen).satisfied]


def _row(
    reg: Registry,
    state: State,
    day: dt.date,
    statuses: Mapping[str, str],
    open_codes: Sequence[str],
    choices: Sequence[tuple[str, ...]],
) -> dict[str, Any]:
    bound = [code for code, status in statuses.items() if status in (Status.CONSENTED, Status.IN_FORCE)]
    row = {"name": state.name, "bound_by": listed(bound), "minimum_protocols": 0, "lawful_choices": 0}
    if not state.eligible(day) or "CCW" not in open_codes:
        status = "not_yet_open" if state.eligible(day) else "not_eligible"
        return {**dict.fromkeys(_COLUMNS, ""), **row, "status": status, "earliest_effect": None}
    missing = [code for code in open_codes if code not in bound]
    row |= {"missing": listed(missing), "earliest_effect": _last_effect(reg, missing, day)}
    protocols = protocols_of(reg)
    amendments = [code for code in missing if reg.instrument(code).kind == "amendment"]
    if "CCW" in bound:
        further = [code for code in missing if code in protocols]
        acts = [f"consent to be bound by {listed(further)} (article 4(4))"] if further else []
        row |= {"status": "party", "act": "", "smallest_sets": "", "note": ""}
    elif (succession := _succession(reg, state, day, statuses["CCW"])) is not None:
        acts = [succession.steps(missing)]
        row |= {"status": _STATUS.get(Status(statuses["CCW"]), "not_party"), "act": _BY_SUCCESSORS}
        row |= {"smallest_sets": "", "note": "", "earliest_effect": None}
        amendments = []
    else:
        smallest = [chosen for chosen in choices if len(chosen) == len(choices[0])]
        act = _BY_SIGNATORY if statuses["CCW"] == Status.SIGNED else _BY_OTHERS
        choice = listed(code for code in open_codes if code in protocols)
        acts = [
            f"{act} (article 4(1)), with consent to at least two of {choice} at deposit (article 4(3))",
            "consent to the others then or later (article 4(4))",
        ]
        row |= {
            "status": _STATUS.get(Status(statuses["CCW"]), "not_party"),
            "act": act,
            "minimum_protocols": 2,
            "smallest_sets": "; ".join("+".join(chosen) for chosen in smallest),
            "lawful_choices": len(choices),
            "note": "; ".join(filter(None, (two_protocol_rule(chosen).warning for chosen in smallest))),
        }
    acts += [f"acceptance of {listed(amendments)} (article 8(1)(b))"] if amendments else []
    return {**row, "steps": "; ".join(acts)}


@dataclass(frozen=True)
class _Succession:
    """The instruments that bound a predecessor on the day of the succession."""

    predecessor: str
    day: dt.date
    codes: tuple[str, ...]

    def steps(self, missing: Sequence[str]) -> str:
        further = [code for code in missing if code not in self.codes]
        later = f"; consent to {listed(further)}, which did not bind it, by acts of their own" if further else ""
        return (
            f"article 4 does not speak of succession: a successor may notify succession to {listed(self.codes)}, which "
            f"bound {self.predecessor} on {self.day}, if it so considers, or accede (article 4(1) and (3)); take "
            f"advice from the Treaty Section{later}"
        )


def _succession(reg: Registry, state: State, day: dt.date, status: str) -> _Succession | None:
    """Return the instruments a state may succeed to; None for a signatory, or if no predecessor was bound."""
    known = {s.iso3 for s in reg.states}
    for predecessor in (reg.state(iso3) for iso3 in state.successor_of if iso3 in known):
        ends = [end for end in (succession_of(state), predecessor.eligible_until) if end is not None]
        if status == Status.SIGNED or not ends:
            continue
        on = min(ends)
        codes = tuple(
            code
            for code in reg.codes
            if any(s.covers(on, "in_force") and s.consent.date <= day for s in reg.spells(predecessor, code))
        )
        if "CCW" in codes:
            return _Succession(predecessor.name, on, codes)
    return None


def _last_effect(reg: Registry, codes: Iterable[str], day: dt.date) -> dt.date | None:
    effects = []
    for code in codes:
        instrument = reg.instrument(code)
        if instrument.effect_rule is not None:
            effects.append(date_of_effect(day, instrument.effect_rule, instrument.entry_into_force))
    return max((effect for effect in effects if effect is not None), default=None)
