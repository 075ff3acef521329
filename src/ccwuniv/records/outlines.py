"""The instruments of a data folder as they are in its file, checked without making records."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ccwuniv.errors import DataError
from ccwuniv.records.forms import Form, UnclearError, meaning
from ccwuniv.records.held import Held
from ccwuniv.records.texts import from_json, read_text

if TYPE_CHECKING:
    from ccwuniv.records.model import Instrument

__all__ = ["HeldInstruments", "Outline", "RuleOutline", "read_outlines"]

_DAY = Form("day", needed=True)


class RuleOutline(NamedTuple):
    """The delays of an instrument's rule of effect."""

    threshold: int
    delay: int
    unit: str
    denunciation_delay: int
    anchor: str = "day"
    denunciation_unit: str = "months"
    article: str = ""


class Outline(NamedTuple):
    """The facts of an instrument that decide which acts are possible and when they take effect.

    Examples
    --------
    >>> from ccwuniv._support import data_directory
    >>> from ccwuniv.records import read_outlines
    >>> held = read_outlines(data_directory() / "instruments.json")
    >>> held.outlines[-1].code, str(held.outlines[-1].entry_into_force)
    ('P5', '2006-11-12')
    """

    code: str
    parent: str | None = None
    amends: str | None = None
    adopted: dt.date | None = None
    entry_into_force: dt.date | None = None
    effect_rule: RuleOutline | None = None


def _is_text(value: object) -> bool:
    return type(value) is str


def _is_text_or_none(value: object) -> bool:
    return value is None or type(value) is str


def _are_texts(value: object) -> bool:
    return type(value) is list and all(type(one) is str for one in value)


def _is_day(value: object) -> bool:
    return type(value) is str and bool(value) and _day(value) is not None


def _is_day_or_none(value: object) -> bool:
    return value is None or _is_day(value)


def _are_two_days(value: object) -> bool:
    return value is None or (type(value) is list and len(value) == 2 and all(map(_is_day, value)))


def _are_names(value: object) -> bool:
    return type(value) is dict and all(
        type(name) is dict and len(name) == 2 and _is_text(name.get("short")) and _is_text(name.get("full"))
        for name in value.values()
    )


def _is_number(value: object) -> bool:
    return type(value) is int and value >= 0


def _is_unit(value: object) -> bool:
    return value in ("months", "days")


_RULE: Mapping[str, Callable[[Any], bool]] = {
    "threshold": lambda value: _is_number(value) and value >= 1,
    "delay": _is_number,
    "unit": _is_unit,
    "anchor": lambda value: value in ("day", "first_of_month"),
    "denunciation_delay": _is_number,
    "denunciation_unit": _is_unit,
    "article": _is_text,
}


_OF_A_RULE = frozenset({"threshold", "delay", "unit", "denunciation_delay"})


def _is_rule(value: object) -> bool:
    return value is None or _has_fields(value, _RULE, _OF_A_RULE)


_INSTRUMENT: Mapping[str, Callable[[Any], bool]] = {
    "code": _is_text,
    "names": _are_names,
    "aliases": _are_texts,
    "untc_id": _is_text,
    "kind": lambda value: value in ("convention", "amendment", "protocol", "amended_protocol", "treaty"),
    "parent": _is_text_or_none,
    "amends": _is_text_or_none,
    "adopted": _is_day_or_none,
    "adopted_at": _is_text,
    "entry_into_force": _is_day_or_none,
    "trigger_date": _is_day_or_none,
    "effect_rule": _is_rule,
    "counts_toward_two": lambda value: type(value) is bool,
    "signature_period": _are_two_days,
    "source": _is_text,
}


_OF_AN_INSTRUMENT = frozenset({"code", "names"})


def _has_fields(value: object, known: Mapping[str, Callable[[Any], bool]], needed: frozenset[str]) -> bool:
    """Say whether a value has all of the needed fields and none but the known ones, each of its kind."""
    if type(value) is not dict or not needed <= value.keys() <= known.keys():
        return False
    return all(known[name](one) for name, one in value.items())


@lru_cache(maxsize=10_000)
def _day(word: str) -> dt.date | None:
    try:
        found = meaning(_DAY, word)
    except UnclearError:
        return None
    return found if isinstance(found, dt.date) else None


class HeldInstruments(Held["Instrument"]):
    """Instruments as they are in a file; their outlines at once, records when they are asked for.

    Examples
    --------
    >>> from ccwuniv._support import data_directory
    >>> from ccwuniv.records import read_outlines
    >>> held = read_outlines(data_directory() / "instruments.json")
    >>> len(held), held.records[0].name != ""
    (8, True)
    """

    def __init__(self, items: list[dict[str, Any]]) -> None:
        self._items = items
        self.outlines = tuple(map(_outline, items))

    def __len__(self) -> int:
        return len(self._items)

    def _make(self) -> tuple[Instrument, ...]:
        from ccwuniv.records.model import Instrument
        from ccwuniv.records.rows import made_of

        return made_of(Instrument, self._items)


def _outline(item: Mapping[str, Any]) -> Outline:
    rule = item.get("effect_rule")
    adopted, general = item.get("adopted"), item.get("entry_into_force")
    return Outline(
        item["code"],
        item.get("parent"),
        item.get("amends"),
        None if adopted is None else _day(adopted),
        None if general is None else _day(general),
        RuleOutline(**rule) if rule else None,
    )


def read_outlines(path: Path) -> HeldInstruments:
    """Read the instruments of a data folder.

    Raises
    ------
    UnclearError
        Where anything is not as a file of ours has it: :func:`read_json` reads it, or says what is wrong.
    StoreError
        When the file is missing or unreadable.

    Examples
    --------
    >>> from ccwuniv._support import data_directory
    >>> [one.code for one in read_outlines(data_directory() / "instruments.json").outlines][:3]
    ['CCW', 'A1', 'P1']
    """
    try:
        items = from_json(read_text(path))
    except (json.JSONDecodeError, DataError):
        raise UnclearError from None
    if not (type(items) is list and all(_has_fields(item, _INSTRUMENT, _OF_AN_INSTRUMENT) for item in items)):
        raise UnclearError
    return HeldInstruments(items)
