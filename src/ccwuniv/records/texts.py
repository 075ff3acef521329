"""The raw content of a file in a data folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ccwuniv._support import file_bytes
from ccwuniv.errors import DataError, quoted

__all__ = ["from_json", "read_bytes", "read_text"]

_LARGEST = 50_000_000
"""How many bytes a table may have: some half a million rows."""


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a table's file."""
    return file_bytes(
        path, _LARGEST, missing="there is no such file; a data folder holds every table of the shipped one."
    )


def read_text(path: Path) -> str:
    """Return the text of a table's file."""
    try:
        return read_bytes(path).decode()
    except UnicodeDecodeError as error:
        raise DataError("is not UTF-8 text", file=path.name, row=None, value=f"byte {error.start}") from None


def from_json(text: str) -> Any:  # noqa: ANN401  # whatever is in it
    """Return the content of a JSON text; every error is a ``json.JSONDecodeError``.

    Examples
    --------
    >>> from_json('{"iso3": "LAO"}')
    {'iso3': 'LAO'}
    """

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        fields = dict(pairs)
        if len(fields) < len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            raise json.JSONDecodeError(f"{quoted(twice)} is given twice; keep one of the two", text, 0)
        return fields

    try:
        return json.loads(text, object_pairs_hook=once)
    except json.JSONDecodeError:
        raise
    except (ValueError, RecursionError):
        raise json.JSONDecodeError("a number is too long, or the brackets are too deep", text, 0) from None
