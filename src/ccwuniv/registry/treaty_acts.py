"""Make actions of a table of the UN Treaty Collection: its rows, its former states, and entries in brackets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from ccwuniv.errors import DataError
from ccwuniv.law import counted
from ccwuniv.records import CONSENT_KINDS, ENDING_KINDS, Action, ActionKind
from ccwuniv.registry.treaty_table import TreatyAct, TreatyEntry, TreatyTable

__all__ = ["Given", "actions_of", "acts_of", "key_of", "source_of"]

_UNDATED = "withdrawn on or before this day; the page does not say when"


class Given(NamedTuple):
    """An act as a table gives it, with the state, or the name of a participant that is not one."""

    iso3: str
    kind: ActionKind
    date: dt.date
    effective: dt.date | None = None
    declared_as: str = ""
    note: str = ""
    participant: str = ""
    marks: tuple[str, ...] = ()


def key_of(entry: TreatyEntry) -> str:
    """Return the code of a participant, or its name where it is not a state."""
    return entry.iso3 or entry.participant


def source_of(table: TreatyTable) -> str:
    r"""Name a table as a source: the collection, the treaty's number, the day.

    Examples
    --------
    >>> from ccwuniv import read_untc
    >>> page = read_untc(b"Participant,Ratification\nFrance,4 Mar 1988\n", as_of="2020-01-01", instrument="CCW")
    >>> source_of(page)
    'UN Treaty Collection bytes, status of 2020-01-01'
    """
    day = f", status of {table.as_of}" if table.as_of else ""
    return f"UN Treaty Collection {table.header.number or table.source}{day}"


def actions_of(table: TreatyTable) -> tuple[Action, ...]:
    r"""Return a table's actions as records: its rows, its former states, and its consents to annexed protocols.

    A consent that was taken back, by brackets around it and none around the signature, is not an action. Where brackets
    alone say that a participant left, it left on or before the day of the page, or of its next consent.

    Raises
    ------
    DataError
        When brackets alone say that a participant left, and the table has no day.

    Examples
    --------
    >>> from ccwuniv import read_untc
    >>> page = read_untc(b"Participant,Ratification\nFrance,4 Mar 1988\n", as_of="2020-01-01", instrument="CCW")
    >>> [(action.iso3, str(action.date)) for action in actions_of(page)]
    [('FRA', '1988-03-04')]
    """
    source = source_of(table)
    acts = acts_of(table, table.as_of)
    actions = [
        Action(
            iso3=act.iso3,
            instrument=table.instrument,
            kind=act.kind,
            date=act.date,
            effective=act.effective,
            declared_as=act.declared_as,
            source=source,
            note=act.note,
        )
        for act in acts
    ]
    actions = [_with_footnote(*pair) for pair in zip(actions, acts, strict=True)]
    return (*actions, *_consents(table, actions, source))


def _with_footnote(action: Action, act: Given) -> Action:
    """Return an act that makes nobody a party, with the name it was done in and the depositary's footnote."""
    if counted(action):
        return action
    marks = f"; the depositary's footnote {', '.join(act.marks)}" if act.marks else ""
    said = f"in the name of {act.participant}, before 25 October 1971{marks}; counted by nobody"
    return action.model_copy(update={"note": "; ".join(filter(None, (action.note, said)))})


def acts_of(table: TreatyTable, day: dt.date | None) -> list[Given]:
    """Return the acts of a table as a registry holds them, without the consents to annexed protocols.

    Parameters
    ----------
    table : TreatyTable
        The table.
    day : datetime.date or None
        The day on which those left of whom brackets alone say so.
    """
    by_key: dict[str, list[TreatyAct]] = {}
    for act in table.actions:
        by_key.setdefault(key_of(act), []).append(act)
    in_brackets = {key_of(act) for act in table.actions if act.withdrawn}
    taken_back = {key for key in in_brackets if _took_back(by_key[key])}
    kept = [a for a in table.actions if not (a.withdrawn and a.kind in CONSENT_KINDS and key_of(a) in taken_back)]
    kept = [a for a in kept if a.kind not in ENDING_KINDS or not _ends_before(a, by_key[key_of(a)])]
    found = [_given(act) for act in (*kept, *table.former_actions)]
    return [*found, *_told_by_brackets(table, {key: by_key[key] for key in in_brackets - taken_back}, day)]


def _ends_before(ending: TreatyAct, acts: Sequence[TreatyAct]) -> bool:
    """Say whether a footnote's ending ends an earlier participation that the table does not show.

    It is of the day of that consent, and no bracket shows that the participant left.
    """
    if ending.row:
        return False
    bound = [act for act in acts if act.kind in CONSENT_KINDS]
    first = min((act.date for act in bound), default=None)
    return first == ending.date and not any(act.withdrawn for act in bound)


def _given(act: TreatyAct) -> Given:
    return Given(
        key_of(act), act.kind, act.date, act.effective, act.declared_as, act.note, act.participant, tuple(act.marks)
    )


def _took_back(acts: Sequence[TreatyAct]) -> bool:
    """Say whether a participant withdrew its consent and remains a signatory: only the consent is in brackets."""
    signed = [act for act in acts if act.kind is ActionKind.SIGNATURE]
    bound = [act for act in acts if act.kind in CONSENT_KINDS]
    left = any(act.kind in ENDING_KINDS for act in acts)
    by_status = any("by its status" in act.note for act in bound)
    return (
        bool(signed and bound)
        and not left
        and not by_status
        and all(act.withdrawn for act in bound)
        and not any(act.withdrawn for act in signed)
    )


def _told_by_brackets(
    table: TreatyTable, in_brackets: dict[str, list[TreatyAct]], day: dt.date | None
) -> Iterator[Given]:
    """Yield the endings of participants in brackets, whose day the page does not give."""
    undated = []
    for key, acts in sorted(in_brackets.items()):
        bracketed = [act for act in acts if act.withdrawn and act.kind in CONSENT_KINDS]
        if not bracketed:
            continue
        last = max(act.date for act in bracketed)
        if any(act.kind in ENDING_KINDS and act.date >= last for act in acts):
            continue
        anew = [act.date for act in acts if act.kind in CONSENT_KINDS and not act.withdrawn and act.date >= last]
        left = min(anew) if anew else day
        if left is None:
            undated.append(key)
        else:
            yield Given(key, ActionKind.WITHDRAWAL, left, left, "", _UNDATED)
    if undated:
        raise DataError(
            f"{', '.join(undated)} withdrew on a day that the page does not give; "
            "read it with read_untc(..., as_of=DAY), the day on which it was saved",
            file=table.source,
        )


def _consents(table: TreatyTable, actions: Iterable[Action], source: str) -> list[Action]:
    """Date each consent to an annexed protocol: its own day, else that of the Convention's deposit (article 4(3)).

    The depositary's table of them is headed "consent to be bound", so that is their kind, whatever the deposit's own
    is. A succession to the Convention is one to the protocols that the successor is marked with.
    """
    deposits = {action.iso3: action for action in actions if action.kind in CONSENT_KINDS}
    found = []
    for consent in (*table.consents, *table.former_consents):
        deposit = deposits.get(key_of(consent))
        if deposit is None:
            raise DataError(
                f"consent to {consent.protocol} of a participant that has no row in the table of the Convention",
                file=table.source,
                value=consent.participant,
            )
        later = consent.date is not None and consent.date != deposit.date
        changes: dict[str, Any] = {"instrument": consent.protocol, "source": source}
        if later or deposit.kind is not ActionKind.SUCCESSION:
            changes |= {"kind": ActionKind.CONSENT_TO_BE_BOUND, "declared_as": ""}
        if later:
            changes |= {"date": consent.date, "effective": None, "note": ""}
        found.append(deposit.model_copy(update=changes))
    return found
