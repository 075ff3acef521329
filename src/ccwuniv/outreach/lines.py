"""JSON Lines, the exchange form of a log: one act to a line, always written the same way."""

from __future__ import annotations

import codecs
import json
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from pydantic import ValidationError

from ccwuniv._support import Progress, file_bytes, told, uncollected, write_file
from ccwuniv.errors import CcwError, DataError
from ccwuniv.outreach.acts import OutreachAction
from ccwuniv.outreach.checked import field_error, name_error
from ccwuniv.outreach.confidence import LINKS, claims_shown, is_shown, is_shown_line, settled, without_links
from ccwuniv.records import from_json

__all__ = ["from_line", "ids_linked", "read_lines", "shown_lines", "to_line", "write_lines"]

_LARGEST = 1_000_000_000
"""How many bytes a log may have as JSON Lines: some millions of acts."""

_PART_OF, _SAME_AS = (f'"{name}":' for name in LINKS)
"""The text in a canonical line that shows a link to other acts."""


def to_line(act: OutreachAction) -> str:
    """Return the canonical line of an act: its fields in the order of the model, without those at their default.

    What is not plainly public or internal is written as confidential.

    Examples
    --------
    >>> from ccwuniv import OutreachAction
    >>> act = OutreachAction(id="a", kind="letter", start="2014-05-02", states=["LAO"])
    >>> to_line(act)
    '{"id":"a","kind":"letter","start":"2014-05-02","end":"2014-05-02","states":["LAO"]}'
    """
    return OutreachAction.__pydantic_serializer__.to_json(settled(act), exclude_defaults=True).decode()


def from_line(line: str | bytes) -> OutreachAction:
    """Return the act of a line that :func:`to_line` wrote.

    Raises
    ------
    DataError
        When the line is not an act: something else has written into the log.

    Examples
    --------
    >>> from_line('{"id":"a","kind":"letter","start":"2014-05-02","states":["LAO"]}').states
    ('LAO',)
    """
    try:
        return OutreachAction.model_validate_json(line)
    except (ValidationError, CcwError):
        raise DataError(
            "the record of this id is not an act; take it out with withdraw(id, reason), or ccwuniv log withdraw ID",
            column="id",
            value=_id_of(line) if claims_shown(line) else None,
        ) from None


def _id_of(line: str | bytes) -> object:
    try:
        fields = from_json(line if isinstance(line, str) else line.decode())
    except ValueError:
        return None
    return fields.get("id") if isinstance(fields, dict) else None


def shown_lines(lines: Sequence[str], hidden: Collection[str] = ()) -> tuple[str, ...]:
    """Return the canonical lines of those of acts that are not confidential, without their links to confidential ones.

    Only acts that link to others are built for it.

    Parameters
    ----------
    lines : sequence of str
    hidden : collection of str
        The ids of further confidential acts, which are not among these.
    """
    shown = tuple([line for line in lines if is_shown_line(line)])
    linking = {line for line in shown if _PART_OF in line or _SAME_AS in line}
    if not linking:
        return shown
    concealed = {from_line(line).id for line in lines if not is_shown_line(line)}.union(hidden)
    if not concealed:
        return shown
    return tuple(to_line(without_links(from_line(line), concealed)) if line in linking else line for line in shown)


def ids_linked(lines: Iterable[str]) -> set[str]:
    """Return the ids of the acts to which the acts of canonical lines link."""
    acts = map(from_line, [line for line in lines if _PART_OF in line or _SAME_AS in line])
    return {linked for act in acts for name in LINKS for linked in getattr(act, name)}


@uncollected()
def read_lines(path: Path, progress: Progress = False) -> tuple[OutreachAction, ...]:
    """Read a file of acts, in its own order, whole or not at all.

    Raises
    ------
    StoreError
        When the file is missing or unreadable.
    DataError
        With the number of the line that is not an act, or whose id is on an earlier line.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from ccwuniv import OutreachLog
    >>> with TemporaryDirectory() as folder:
    ...     _ = OutreachLog.bundled().write_jsonl(f"{folder}/log.jsonl")
    ...     print(len(read_lines(Path(folder) / "log.jsonl")))
    89
    """
    content = file_bytes(path, _LARGEST)
    found: dict[str, tuple[OutreachAction, int]] = {}
    lines = content.removeprefix(codecs.BOM_UTF8).removesuffix(b"\n").split(b"\n")
    for number, line in enumerate(told(lines, progress, lambda _: path.name), start=1):
        if not line.strip():
            continue
        act = _read_line(line, path.name, number)
        if act.id in found:
            rule = f"is on line {found[act.id][1]} already; use a different id for each act"
            shown = act.id if is_shown(act) and is_shown(found[act.id][0]) else None
            raise DataError(rule, file=path.name, row=number, column="id", value=shown)
        found[act.id] = act, number
    return tuple(act for act, _ in found.values())


def _read_line(line: bytes, file: str, number: int) -> OutreachAction:
    try:
        act = OutreachAction.model_validate_json(line)
        from_json(line.decode())  # pydantic takes the last of several fields of one name
    except ValidationError as error:
        kind = error.errors()[0]["type"]
        if kind in ("json_invalid", "model_type"):
            shown = line[:60].decode("utf-8", "replace") if claims_shown(line) else None
            raise DataError(
                "is not a JSON object; write one act to a line", file=file, row=number, value=shown
            ) from None
        raise field_error(error, OutreachAction, file=file, row=number, shown=claims_shown(line)) from None
    except json.JSONDecodeError as error:
        raise DataError(error.msg, file=file, row=number) from None
    except CcwError as error:
        raise name_error(error, file=file, row=number, shown=claims_shown(line)) from None
    return act


def write_lines(path: Path, lines: Iterable[str]) -> int:
    """Write lines to a file, whole or not at all, and return how many there are."""
    written: Sequence[str] = tuple(lines)
    write_file(path, "".join(f"{line}\n" for line in written))
    return len(written)
