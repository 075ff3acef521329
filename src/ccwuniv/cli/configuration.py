"""The office's own file, ``ccwuniv.toml``: which data, which log, which universe, whose calendar."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ccwuniv.errors import StoreError

__all__ = ["FILE", "FORM", "Configuration", "Meeting", "configuration"]

FILE = "ccwuniv.toml"
FORM = 1
_UNIVERSES = ("all_states", "un_members", "un_members_and_observers")


@dataclass(frozen=True)
class Meeting:
    """A meeting of the calendar: its days, and the day by which documents are due."""

    instrument: str
    title: str
    start: dt.date
    end: dt.date
    documents_due: dt.date | None = None


@dataclass(frozen=True)
class Configuration:
    """What the office's file says; each path is taken from the folder of the file.

    Attributes
    ----------
    file : Path or None
        Where it was read; None where there is none.
    data : Path or None
        The folder of the office's own data; None means the shipped data.
    log : Path or None
        The office's log; None where the file names none.
    contacts : Path or None
        The office's list of contacts.
    universe : str
        Of whom a share is told.
    letterhead : mapping of str to str
        What stands at the head of papers.
    calendar : tuple of Meeting
    groups : mapping of str to tuple of str
        Groups of States that the office speaks of, by name.
    """

    file: Path | None = None
    data: Path | None = None
    log: Path | None = None
    contacts: Path | None = None
    universe: str = "all_states"
    letterhead: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    calendar: tuple[Meeting, ...] = ()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


def configuration(folder: Path | None = None) -> Configuration:
    """Read the nearest ``ccwuniv.toml``: of the working folder, or of one above it; ``CCWUNIV_CONFIG`` names another.

    Raises
    ------
    StoreError
        When the file cannot be read, is of a newer form, or says something that no command knows.
    """
    named = os.environ.get("CCWUNIV_CONFIG")
    if named:
        return _read(Path(named))
    here = (folder or Path()).resolve()
    found = next((place / FILE for place in (here, *here.parents) if (place / FILE).is_file()), None)
    return Configuration() if found is None else _read(found)


def _read(path: Path) -> Configuration:
    import tomllib

    try:
        told: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoreError(str(path), f"cannot be read as the office's file: {reason}.") from None
    form = told.pop("form", FORM)
    if not isinstance(form, int) or form > FORM:
        rule = f"is an office's file of form {form}, and this ccwuniv knows form {FORM}; install a newer one."
        raise StoreError(str(path), rule)
    known = {"data", "log", "contacts", "universe", "letterhead", "calendar", "groups"}
    if unknown := sorted(set(told) - known):
        rule = f"says {unknown[0]!r}, which no command knows; it may say {', '.join(sorted(known))}."
        raise StoreError(str(path), rule)
    try:
        return Configuration(
            file=path,
            **{name: path.parent / str(told[name]) for name in ("data", "log", "contacts") if told.get(name)},
            universe=_universe(told.get("universe", "all_states")),
            letterhead=MappingProxyType({str(k): str(v) for k, v in dict(told.get("letterhead", {})).items()}),
            calendar=tuple(_meeting(row) for row in told.get("calendar", ())),
            groups=MappingProxyType({str(k): _codes(v) for k, v in dict(told.get("groups", {})).items()}),
        )
    except (ValueError, TypeError, KeyError) as error:
        raise StoreError(str(path), f"cannot be understood: {error}.") from None


def _universe(told: object) -> str:
    if told not in _UNIVERSES:
        raise ValueError(f"universe is {told!r}; it may be {', '.join(_UNIVERSES)}")
    return str(told)


def _codes(told: object) -> tuple[str, ...]:
    if not isinstance(told, list):
        raise TypeError('a group is a list of codes, such as ["BRN", "KHM"]')
    from ccwuniv.names import resolve

    return tuple(resolve(str(one)) for one in told)


def _meeting(row: Mapping[str, Any]) -> Meeting:
    missing = [name for name in ("instrument", "title", "start", "end") if name not in row]
    if missing:
        raise ValueError(f"a meeting of the calendar has no {missing[0]}")
    start, end = _day(row["start"]), _day(row["end"])
    if end < start:
        raise ValueError(f"the meeting {row['title']!r} ends before it starts")
    due = row.get("documents_due")
    return Meeting(str(row["instrument"]), str(row["title"]), start, end, None if due is None else _day(due))


def _day(told: object) -> dt.date:
    return told if type(told) is dt.date else dt.date.fromisoformat(str(told))
