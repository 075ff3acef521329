"""Where the rows of a registry come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import repeat
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ccwuniv.records import Held

__all__ = ["source_cells"]

_OF_INSTRUMENTS = {
    "related": "treaty",
    **dict.fromkeys(("actions", "statements", "disputes", "published_totals"), "instrument"),
}
_WITH_EVIDENCE = frozenset({"states", "actions", "periods"})


def source_cells(
    held: Mapping[str, Held[Any]], tables: tuple[str, ...], instruments: frozenset[str] | None
) -> Iterator[str]:
    """Give the sources of the rows of some tables, or of those on some instruments."""
    for name in tables:
        table, _, scheme = name.partition(":")
        rows = held[table]
        hypothetical = table in _WITH_EVIDENCE and "hypothetical" in rows.distinct_values("evidence")
        code = _OF_INSTRUMENTS.get(table) if instruments is not None else None
        if not (code or scheme or hypothetical):
            yield from filter(None, rows.distinct_values("source"))
            continue
        number = len(rows)
        columns = (
            rows.values("source"),
            rows.values(code) if code else repeat(None, number),
            rows.values("scheme") if scheme else repeat("", number),
            rows.values("evidence") if hypothetical else repeat("", number),
        )
        for source, own, group, evidence in dict.fromkeys(zip(*columns, strict=True)):
            wanted = instruments is None or own is None or own in instruments
            if wanted and source and group == scheme and evidence != "hypothetical":
                yield source
