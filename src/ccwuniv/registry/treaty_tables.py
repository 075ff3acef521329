"""From tables of the UN Treaty Collection, of any treaty, to the records of a registry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from ccwuniv._support import data_directory
from ccwuniv.errors import DataError
from ccwuniv.law import NEIGHBOURING_RULES, counted
from ccwuniv.records import (
    CONSENT_KINDS,
    ENDING_KINDS,
    Action,
    ActionKind,
    EffectRule,
    Instrument,
    InstrumentName,
    PublishedTotal,
    State,
)
from ccwuniv.registry.folder import read_records

__all__ = ["TreatyTable", "from_tables"]


class _Header(Protocol):
    @property
    def number(self) -> str | None: ...
    @property
    def title(self) -> str | None: ...
    @property
    def concluded(self) -> dt.date | None: ...
    @property
    def entry_into_force(self) -> dt.date | None: ...
    @property
    def parties_stated(self) -> int | None: ...


class _Entry(Protocol):
    @property
    def participant(self) -> str: ...
    @property
    def iso3(self) -> str | None: ...


class _Act(_Entry, Protocol):
    @property
    def kind(self) -> ActionKind: ...
    @property
    def date(self) -> dt.date: ...
    @property
    def effective(self) -> dt.date | None: ...
    @property
    def declared_as(self) -> str: ...
    @property
    def withdrawn(self) -> bool: ...
    @property
    def note(self) -> str: ...
    @property
    def marks(self) -> Sequence[str]: ...


class _Consent(_Entry, Protocol):
    @property
    def protocol(self) -> str: ...
    @property
    def date(self) -> dt.date | None: ...


class TreatyTable(Protocol):
    r"""What a registry needs of a table of the UN Treaty Collection, however it was read.

    Examples
    --------
    >>> from ccwuniv import read_untc
    >>> page = read_untc(b"Participant,Ratification\nFrance,4 Mar 1988\n", as_of="2020-01-01", instrument="CCW")
    >>> len(page.actions), page.parties_counted
    (1, 1)
    """

    @property
    def header(self) -> _Header:
        """What the page's head says."""
        ...

    @property
    def instrument(self) -> str:
        """The code of the instrument, empty where it is not known."""
        ...

    @property
    def as_of(self) -> dt.date | None:
        """The day for which the page holds."""
        ...

    @property
    def source(self) -> str:
        """The file or the address it was read from."""
        ...

    @property
    def actions(self) -> Sequence[_Act]:
        """The acts of the table."""
        ...

    @property
    def former_actions(self) -> Sequence[_Act]:
        """Acts that a later one undid."""
        ...

    @property
    def consents(self) -> Sequence[_Consent]:
        """Consents to protocols, of a second table."""
        ...

    @property
    def former_consents(self) -> Sequence[_Consent]:
        """Consents that a later act undid."""
        ...

    @property
    def notes(self) -> Sequence[object]:
        """What was not understood."""
        ...

    @property
    def parties_counted(self) -> int:
        """How many participants count as parties."""
        ...


def _key(entry: _Entry) -> str:
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

    Examples
    --------
    >>> from ccwuniv import read_untc
    >>> page = read_untc(b"Participant,Ratification\nFrance,4 Mar 1988\n", as_of="2020-01-01", instrument="CCW")
    >>> [(action.iso3, str(action.date)) for action in actions_of(page)]
    [('FRA', '1988-03-04')]
    """
    source = source_of(table)
    acts = [*table.actions, *table.former_actions]
    actions = [
        Action(
            iso3=_key(act),
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
    return (*actions, *_unexplained_withdrawals(table, source), *_consents(table, actions, source))


def _with_footnote(action: Action, act: _Act) -> Action:
    """Return an act that counts nobody with the name at the act, and the depositary's footnote."""
    if counted(action):
        return action
    marks = f"; the depositary's footnote {', '.join(act.marks)}" if act.marks else ""
    said = f"in the name of {act.participant}, before 25 October 1971{marks}; counted by nobody"
    return action.model_copy(update={"note": "; ".join(filter(None, (action.note, said)))})


def _unexplained_withdrawals(table: TreatyTable, source: str) -> list[Action]:
    """End a bracketed participation whose day of withdrawal the page does not give, by the day of the page."""
    explained = {_key(act) for act in table.actions if act.kind in ENDING_KINDS}
    bracketed = {_key(act) for act in table.actions if act.withdrawn and act.kind in CONSENT_KINDS} - explained
    if bracketed and table.as_of is None:
        raise DataError(
            f"{', '.join(sorted(bracketed))} withdrew on a day that the page does not give; "
            "read it with read_untc(..., as_of=DAY), the day on which it was saved",
            file=table.source,
        )
    return [
        Action(
            iso3=key,
            instrument=table.instrument,
            kind=ActionKind.WITHDRAWAL,
            date=table.as_of,
            effective=table.as_of,
            source=source,
            note="withdrawn on or before this day; the page does not say when",
        )
        for key in sorted(bracketed)
        if table.as_of is not None
    ]


def _consents(table: TreatyTable, actions: Iterable[Action], source: str) -> list[Action]:
    """Date each consent to an annexed protocol: its own day, else that of the Convention's deposit (article 4(3)).

    The depositary's table of them is headed "consent to be bound", so that is their kind, whatever the deposit's own
    is. A succession to the Convention is one to the protocols that the successor is marked with.
    """
    deposits = {action.iso3: action for action in actions if action.kind in CONSENT_KINDS}
    found = []
    for consent in (*table.consents, *table.former_consents):
        deposit = deposits.get(_key(consent))
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


def from_tables(given: TreatyTable | Iterable[TreatyTable], rules: Mapping[str, EffectRule]) -> dict[str, Any]:
    """Return the arguments of a registry made from the tables."""
    tables = tuple(given) if isinstance(given, Iterable) else (given,)
    if not tables:
        raise DataError("a registry needs at least one table; read one with read_untc")
    known = {i.code: i for i in read_records(data_directory(), "instruments.json")}
    actions = tuple(action for table in tables for action in actions_of(table))
    instruments: dict[str, Instrument] = {}
    for table in tables:
        for code in (table.instrument, *dict.fromkeys(consent.protocol for consent in table.consents)):
            own = known.get(code) or _instrument(code, table)
            instruments[code] = own.model_copy(update={"effect_rule": rules[code]}) if code in rules else own
    order = [*[code for code in known if code in instruments], *[code for code in instruments if code not in known]]
    states = {state.iso3: state for state in read_records(data_directory(), "states.csv")}
    for action in sorted(actions, key=lambda action: action.date):
        if action.iso3 not in states:
            printed = State(iso3=action.iso3, name=action.iso3, kind="organisation", source=action.source)
            states[action.iso3] = printed
        states[action.iso3] = _shown_by(action, states[action.iso3])
    days = [table.as_of for table in tables if table.as_of is not None]
    return {
        "instruments": [instruments[code] for code in order],
        "states": states.values(),
        "actions": actions,
        "memberships": read_records(data_directory(), "groups.csv"),
        "periods": read_records(data_directory(), "periods.csv"),
        "published_totals": [total for table in tables for total in _stated(table)],
        "as_of": max([*days, *(action.date for action in actions)], default=None),
        "version": "; ".join(source_of(table) for table in tables),
        "sources": [f"{source_of(table)}{_agreement(table)}" for table in tables],
    }


def _shown_by(action: Action, state: State) -> State:
    """Return the state as eligible from an act: what the depositary's list has proves eligibility on its day.

    Not of a successor, whose day of succession is recorded: an act before it is another state's.
    """
    since = state.eligible_since
    if since is None or since <= action.date or state.eligible_by == "succession":
        return state
    source = f"first act shown: {action.source}, {action.kind} of {action.date}; before: {state.source}"
    return state.model_copy(update={"eligible_since": action.date, "eligible_by": "act", "source": source})


def _instrument(code: str, table: TreatyTable) -> Instrument:
    if code != table.instrument:
        return Instrument(
            code=code,
            names={"en": InstrumentName(short=code, full=code)},
            kind="protocol",
            parent=table.instrument,
            source=source_of(table),
        )
    header = table.header
    title = header.title or code
    return Instrument(
        code=code,
        names={"en": InstrumentName(short=title, full=title)},
        untc_id=header.number or "",
        adopted=header.concluded,
        entry_into_force=header.entry_into_force,
        effect_rule=NEIGHBOURING_RULES.get(code),
        source=source_of(table),
    )


def _stated(table: TreatyTable) -> list[PublishedTotal]:
    if table.header.parties_stated is None or table.as_of is None:
        return []
    return [
        PublishedTotal(
            date=table.as_of,
            precision="day",
            instrument=table.instrument,
            kind="total",
            count=table.header.parties_stated,
            source=f"{source_of(table)}, header",
            agrees=table.header.parties_stated == table.parties_counted,
        )
    ]


def _agreement(table: TreatyTable) -> str:
    stated = table.header.parties_stated
    if stated is None:
        return ""
    return f" ({stated} parties by its header, {table.parties_counted} by its rows)"
