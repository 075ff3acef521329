"""Merge two copies of a log that diverged, act by act; each record keeps its author and time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from itertools import count, takewhile
from typing import Literal, NamedTuple, TypeAlias

from ccwuniv.errors import DataError
from ccwuniv.outreach import recording
from ccwuniv.outreach.acts import OutreachAction
from ccwuniv.outreach.confidence import LINKS, is_shown_line
from ccwuniv.outreach.lines import from_line, to_line
from ccwuniv.outreach.seal import add, of_record

__all__ = ["MergedAct", "Side", "Versions", "merge", "versions_of"]

Side: TypeAlias = Literal["here", "there"]
Outcome: TypeAlias = Literal["new", "newer_there", "newer_here", "same", "differs", "renamed", "unreadable"]

_VERSIONS = "id, version, event, reason, recorded_at, recorded_by, line"
_EARLIER = """
    INSERT INTO earlier (id, version, event, reason, recorded_at, recorded_by, line) VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_FIRST = f"""
    SELECT id, line FROM (SELECT {_VERSIONS} FROM act UNION ALL SELECT {_VERSIONS} FROM earlier)
    WHERE version = 1 AND recorded_at = ? AND recorded_by = ?
"""


class Row(NamedTuple):
    """One version of an act as a table keeps it, without its number."""

    event: str
    reason: str
    at: str
    by: str
    line: str


Versions: TypeAlias = dict[str, list[Row]]
"""The versions of each act by its id, the first one first."""


class MergedAct(NamedTuple):
    """The result of a merge for one act of the other copy. Its ``repr`` does not show the act.

    ``outcome`` is ``new`` (taken, with its history), ``newer_there`` (what was recorded there since is taken),
    ``newer_here`` or ``same`` (nothing is taken), ``differs`` (both copies changed it: ``taken`` says which of them
    stays), ``renamed`` (another act has its id here: it is taken under ``new_id``), or ``unreadable`` (the other copy
    holds no act there).

    Examples
    --------
    >>> MergedAct("a", "new", "a", "there", True, ("", ""), ("Anna", "2026-11-30"))
    MergedAct('new')
    """

    id: str
    outcome: Outcome
    new_id: str
    taken: Side
    shown: bool
    here: tuple[str, str]
    there: tuple[str, str]

    def __repr__(self) -> str:
        return f"MergedAct({self.outcome!r})"


def versions_of(database: sqlite3.Connection) -> Versions:
    """Return every version of every act of a log."""
    found: Versions = {}
    query = f"SELECT {_VERSIONS} FROM earlier UNION ALL SELECT {_VERSIONS} FROM act ORDER BY id, version"
    for name, _, *row in database.execute(query):
        found.setdefault(name, []).append(Row(*row))
    return found


def merge(
    database: sqlite3.Connection,
    other: Versions,
    prefer: Mapping[str, Side],
    origin: str,
    stamp: recording.Stamp,
) -> list[MergedAct]:
    """Bring what another copy of a log holds into this one, within a transaction, and say of each act what was done.

    Parameters
    ----------
    other : mapping
        The versions of the acts of the other copy.
    prefer : mapping
        For acts that both copies changed, which of them is to stand, by id; this one where nothing is said.
    origin : str
        What the other copy is called.
    """
    here = {name: _versions(database, name) for name in other}
    known = {name: _known_as(database, name, rows, here[name]) for name, rows in other.items()}
    taken: set[str] = set()
    names = {name: new or _free(database, name, other, taken) for name, new in known.items()}
    renamed = {name: new for name, new in names.items() if new != name}
    done = []
    for name, rows in other.items():
        to = names[name]
        own = here[name] if to == name else _versions(database, to)
        moved = [_moved(row, to, renamed) for row in rows] if renamed else rows
        outcome = _outcome(own, moved, name != to and not own)
        side: Side = "here"
        if outcome in ("new", "renamed", "newer_there"):
            side = "there"
            _take(database, to, own, moved)
        elif outcome == "differs" and prefer.get(name) == "there":
            side = "there"
            _overrule(database, to, moved[-1], origin, stamp)
        shown = all(is_shown_line(row.line) for row in (*own[-1:], *rows[-1:]))
        there = (rows[-1].by, rows[-1].at)
        done.append(MergedAct(name, outcome, to, side, shown, (own[-1].by, own[-1].at) if own else ("", ""), there))
    return done


def _versions(database: sqlite3.Connection, name: str) -> list[Row]:
    query = "SELECT event, reason, recorded_at, recorded_by, line, version FROM {} WHERE id = ?"
    union = f"{query.format('earlier')}1 UNION ALL {query.format('act')}1 ORDER BY version"
    return [Row(*row[:-1]) for row in database.execute(union, (name,))]


def _known_as(database: sqlite3.Connection, name: str, rows: list[Row], own: list[Row]) -> str | None:
    """Return the id that an act of the other copy has here, or would get; None where another act has its id.

    An act is the same where its first record is: who made it, when, and what it said. An earlier merge may have given
    another id to it, or to those to which it links.
    """
    first = rows[0]
    if not own or _is_now(own, rows):
        return name
    said = _said(first.line)
    if (own[0].at, own[0].by, _said(own[0].line)) == (first.at, first.by, said):
        return name
    for found, line in database.execute(_FIRST, (first.at, first.by)):
        if found != name and _said(line) == said:
            return str(found)
    return None


def _is_now(own: list[Row], rows: list[Row]) -> bool:
    """Say whether both copies say the same of an act now, however they came to it."""
    return own[-1].line == rows[-1].line and (own[-1].event == "withdraw") == (rows[-1].event == "withdraw")


def _said(line: str) -> object:
    """Return the content of a line, without the ids."""
    try:
        return from_line(line).model_copy(update={"id": "", **dict.fromkeys(LINKS, ())})
    except DataError:
        return line


def _free(database: sqlite3.Connection, name: str, other: Iterable[str], taken: set[str]) -> str:
    """Return an id that neither copy has."""
    stem, _, number = name.rpartition("-")
    begin, numbers = (stem, count(int(number) + 1)) if stem and number.isdecimal() else (name, count(2))
    used = {*other, *taken}
    free = next(
        one for i in numbers if (one := f"{begin}-{i}") not in used and recording.recorded(database, one) is None
    )
    taken.add(free)
    return free


def _moved(row: Row, to: str, renamed: Mapping[str, str]) -> Row:
    """Return a version under its id in this copy, its links changed to the ids of this copy."""
    if not any(f'"{name}"' in row.line for name in renamed):
        return row
    try:
        act = from_line(row.line)
    except DataError:
        return row
    links = {field: tuple(renamed.get(one, one) for one in getattr(act, field)) for field in LINKS}
    return row._replace(line=to_line(act.model_copy(update={"id": to, **links})))


def _outcome(own: list[Row], rows: list[Row], is_renamed: bool) -> Outcome:
    if not all(_is_act(row.line) for row in rows):
        return "unreadable"
    if not own:
        return "renamed" if is_renamed else "new"
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(own, rows, strict=False)))
    if alike == len(rows) or _is_now(own, rows):
        return "same" if len(own) == len(rows) or _is_now(own, rows) else "newer_here"
    return "newer_there" if alike == len(own) else "differs"


def _is_act(line: str) -> bool:
    try:
        from_line(line)
    except DataError:
        return False
    return True


def _take(database: sqlite3.Connection, name: str, own: list[Row], rows: list[Row]) -> None:
    """Record the versions of an act that this copy does not have, as they are."""
    if not own:
        *before, last = rows
        for number, row in enumerate(before, start=1):
            database.execute(_EARLIER, (name, number, *row))
            add(database, 1, of_record((name, str(number), *row)))
        recording.insert_version(database, name, (len(rows), *_done(last)), last.line, _present(last))
        return
    for row in rows[len(own) :]:
        recording.replace(database, _present_row(database, name), _done(row), row.line, _present(row))


def _present_row(database: sqlite3.Connection, name: str) -> recording.Recorded:
    if (found := recording.recorded(database, name)) is None:
        raise recording.unknown(name)
    return found


def _done(row: Row) -> tuple[str, str, str, str]:
    """Return what was done, why, when and by whom."""
    return row.event, row.reason, row.at, row.by


def _present(row: Row) -> OutreachAction | None:
    return None if row.event == "withdraw" else from_line(row.line)


def _overrule(database: sqlite3.Connection, name: str, row: Row, origin: str, stamp: recording.Stamp) -> None:
    """Record what the other copy says of an act as its next version here."""
    old = _present_row(database, name)
    why = f"from {origin}, recorded there by {row.by or 'somebody'} on {row.at[:10]}"
    if row.event == "withdraw":
        if old.event != "withdraw":
            recording.withdraw(database, old, why, stamp)
        return
    event = "restore" if old.event == "withdraw" else "amend"
    recording.replace(database, old, (event, why, stamp[0], stamp[1]), row.line, from_line(row.line))
