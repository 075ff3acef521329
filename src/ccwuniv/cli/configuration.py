"""The office's own file, ``ccwuniv.toml``: which data, which log, which universe, whose calendar."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ccwuniv._support import file_bytes
from ccwuniv.errors import StoreError, UnknownStateError

if TYPE_CHECKING:
    from ccwuniv.documents import Letterhead, Meeting

__all__ = ["FILE", "FORM", "Configuration", "configuration"]

FILE = "ccwuniv.toml"
FORM = 1
_LARGEST = 1_000_000
_UNIVERSES = ("all_states", "un_members", "un_members_and_observers")
_KNOWN = ("calendar", "contacts", "data", "groups", "letterhead", "log", "not_examples", "universe")
_PLACES = ("data", "log", "contacts")
_HEAD = ("office", "address", "place", "reference", "signatory", "signatory_title", "email")
_MEETING = ("instrument", "title", "start", "end", "documents_due", "place", "agenda_item", "symbol")


@dataclass(frozen=True)
class Configuration:
    """The settings in the office's file; its paths start at the folder of the file.

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
        The head of papers and letters.
    calendar : tuple of Meeting
    groups : mapping of str to tuple of str
        Groups of States that the office speaks of, by name.
    not_examples : tuple of str
        States that are counted, and not to be held up as examples.
    """

    file: Path | None = None
    data: Path | None = None
    log: Path | None = None
    contacts: Path | None = None
    universe: str = "all_states"
    letterhead: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    calendar: tuple[Meeting, ...] = ()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    not_examples: tuple[str, ...] = ()

    @property
    def head(self) -> Letterhead:
        """The letterhead, as papers take it."""
        from ccwuniv.documents import Letterhead

        return Letterhead(**self.letterhead)

    def states(self, asked: str) -> str | tuple[str, ...]:
        """Return the States of one of the office's groups; any other word as it is."""
        return self.groups.get(asked, asked)


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
        told: dict[str, Any] = tomllib.loads(file_bytes(path, _LARGEST).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise StoreError(str(path), "cannot be read as the office's file: save it as text in UTF-8.") from None
    except ValueError as error:
        raise StoreError(str(path), f"cannot be read as the office's file: {error}.") from None
    form = told.pop("form", FORM)
    if not isinstance(form, int) or form > FORM:
        rule = f"is an office's file of form {form}, and this ccwuniv knows form {FORM}; install a newer one."
        raise StoreError(str(path), rule)
    try:
        _only(told, _KNOWN, "no command")
        return Configuration(
            file=path,
            **{name: path.parent / _place(name, told[name]) for name in _PLACES if told.get(name)},
            universe=_universe(told.get("universe", "all_states")),
            letterhead=_letterhead(told.get("letterhead", {})),
            calendar=tuple(_meeting(row) for row in told.get("calendar", ())),
            groups=MappingProxyType(
                {str(k): _codes(v, f"the group {k!r}") for k, v in dict(told.get("groups", {})).items()}
            ),
            not_examples=_codes(told.get("not_examples", []), "not_examples"),
        )
    except (ValueError, TypeError, KeyError) as error:
        told_by = str(error).rstrip(".")
        raise StoreError(str(path), f"cannot be understood: {told_by}{'' if told_by.endswith('?') else '.'}") from None


def _only(told: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    if unknown := sorted(set(told) - set(known)):
        raise ValueError(f"it says {unknown[0]!r}, which {where} knows; it may say {', '.join(known)}")


def _place(name: str, told: object) -> str:
    if not isinstance(told, str):
        raise TypeError(f'{name} is a path, such as "{name}"')
    return told


def _letterhead(told: object) -> Mapping[str, str]:
    head = {str(name): str(text) for name, text in dict(told).items()}  # type: ignore[call-overload]
    _only(head, _HEAD, "no letterhead")
    return MappingProxyType(head)


def _universe(told: object) -> str:
    if told not in _UNIVERSES:
        raise ValueError(f"universe is {told!r}; it may be {', '.join(_UNIVERSES)}")
    return str(told)


def _codes(told: object, what: str) -> tuple[str, ...]:
    if not isinstance(told, list):
        raise TypeError(f'{what} is a list of States, such as ["BRN", "KHM"]')
    if not told:
        return ()
    from ccwuniv.names import resolve

    try:
        return tuple(resolve(str(one)) for one in told)
    except UnknownStateError as error:
        raise ValueError(f"{what}: {error}") from None


def _meeting(row: Mapping[str, Any]) -> Meeting:
    from ccwuniv.documents import Meeting

    _only(row, _MEETING, "no meeting of the calendar")
    missing = [name for name in ("instrument", "title", "start", "end") if name not in row]
    if missing:
        raise ValueError(f"a meeting of the calendar has no {missing[0]}")
    start, end = _day(row["start"]), _day(row["end"])
    if end < start:
        raise ValueError(f"the meeting {row['title']!r} ends before it starts")
    due = row.get("documents_due")
    texts = {name: str(row[name]) for name in ("instrument", "place", "agenda_item", "symbol") if name in row}
    return Meeting(str(row["title"]), start, end, documents_due=None if due is None else _day(due), **texts)


def _day(told: object) -> dt.date:
    return told if type(told) is dt.date else dt.date.fromisoformat(str(told))
