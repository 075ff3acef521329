"""Read the codes of states, instruments and neighbouring treaties from what a person writes."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, BeforeValidator, StringConstraints

from ccwuniv._support import data_directory
from ccwuniv.errors import UnknownInstrumentError
from ccwuniv.records import Instrument, InstrumentCode, State
from ccwuniv.registry import InstrumentNames

__all__ = [
    "NEIGHBOURS",
    "Ids",
    "Instruments",
    "Iso3",
    "States",
    "Text",
    "Treaties",
    "Words",
    "as_instrument",
    "as_iso3",
]

NEIGHBOURS = {
    "mine_ban": "the Mine Ban Convention",
    "cluster_munitions": "the Convention on Cluster Munitions",
    "arms_trade": "the Arms Trade Treaty",
}
"""The neighbouring treaties, and their names in running English."""

_CODES = frozenset(InstrumentCode)
_INVENTED = re.compile(r"XA[A-Z]")  # left by ISO 3166 to its users: the states of ccwuniv.testing


def as_iso3(value: object) -> str:
    """Return the code of a state given by code or by a name in any of six languages.

    Raises
    ------
    UnknownStateError
        With the closest names.
    NotAParticipantError
        For an entity that is known and is not a possible participant.

    Examples
    --------
    >>> as_iso3("老挝"), as_iso3("Viet Nam")
    ('LAO', 'VNM')
    """
    if isinstance(value, State):  # one that was made without a check may have no code
        value = getattr(value, "iso3", value)
    if isinstance(value, str) and (value in known_states() or _INVENTED.fullmatch(value)):
        return value
    from ccwuniv import names

    found: str = names.resolve(value)  # type: ignore[arg-type]  # anything else is refused by name
    return found


@cache
def known_states() -> frozenset[str]:
    """Return the codes of the states of the shipped table.

    Examples
    --------
    >>> "LAO" in known_states()
    True
    """
    with (data_directory() / "states.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["iso3"] for row in csv.DictReader(file))


def as_instrument(value: object) -> str:
    """Return the code of an instrument given by code or by any usual name.

    Raises
    ------
    UnknownInstrumentError
        With the closest names.

    Examples
    --------
    >>> as_instrument("Protocol V")
    'P5'
    """
    if isinstance(value, Instrument):  # one that was made without a check may have no code
        value = getattr(value, "code", value)
    return str(value) if isinstance(value, str) and value in _CODES else _instrument_names().resolve(value)


@cache
def _instrument_names() -> InstrumentNames:
    from ccwuniv.registry import read_records

    return InstrumentNames(read_records(data_directory(), "instruments.json"))


def as_treaty(value: object) -> str:
    """Return the code of an instrument of the Convention, or of a neighbouring treaty.

    Raises
    ------
    UnknownInstrumentError
        With the codes of both, and the closest names.
    """
    if isinstance(value, str) and value in NEIGHBOURS:
        return value
    try:
        return as_instrument(value)
    except UnknownInstrumentError as error:
        raise UnknownInstrumentError(error.value, (*error.known, *NEIGHBOURS), error.suggestions) from None


def _listed(value: object) -> object:
    """Treat one word as a list of one."""
    return (value,) if isinstance(value, str | State | Instrument) else value


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


_ONE_OR_MANY = BeforeValidator(_listed)
_EACH_ONCE = AfterValidator(_unique)

Text: TypeAlias = Annotated[str, StringConstraints(max_length=10_000)]
Iso3: TypeAlias = Annotated[str, BeforeValidator(as_iso3)]
Id: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[^\s;\x00-\x1f\x7f]+$", max_length=200)]

States: TypeAlias = Annotated[tuple[Iso3, ...], _ONE_OR_MANY, _EACH_ONCE]
Instruments: TypeAlias = Annotated[tuple[Annotated[str, BeforeValidator(as_instrument)], ...], _ONE_OR_MANY, _EACH_ONCE]
Treaties: TypeAlias = Annotated[tuple[Annotated[str, BeforeValidator(as_treaty)], ...], _ONE_OR_MANY, _EACH_ONCE]
Ids: TypeAlias = Annotated[tuple[Id, ...], _ONE_OR_MANY, _EACH_ONCE]
Words: TypeAlias = Annotated[tuple[Text, ...], _ONE_OR_MANY, _EACH_ONCE]
