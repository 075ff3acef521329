"""A filter of acts as a condition in SQL, so that no act is built only to be passed over."""

from __future__ import annotations

from collections.abc import Sequence

from ccwuniv.outreach.filters import Criteria

__all__ = ["condition"]

_INSTRUMENTS = """json_each(coalesce(json_extract(line, '$.instruments'), '["CCW"]'))"""


def condition(wanted: Criteria) -> tuple[str, list[object]]:
    """Return the condition on a row of ``act`` and its values: all of a filter but the actor and the document.

    A line leaves out what is at its default, so the defaults of the model are here a second time.
    """
    kinds = sorted(wanted.kinds or ())
    asked: list[tuple[str, Sequence[object | None]]] = [
        ("seq IN (SELECT seq FROM act_state WHERE iso3 = ?)", [wanted.iso3]),
        (f"EXISTS (SELECT 1 FROM {_INSTRUMENTS} WHERE value = ?)", [wanted.instrument]),
        ("json_extract(line, '$.end') >= ?", [wanted.since and wanted.since.isoformat()]),
        ("json_extract(line, '$.start') <= ?", [wanted.until and wanted.until.isoformat()]),
        ("json_extract(line, '$.paragraph') = ?", [wanted.paragraph]),
        ("coalesce(json_extract(line, '$.status'), 'done') = ?", [wanted.status]),
    ]
    used = [(text, values) for text, values in asked if values != [None]]
    if wanted.kinds is not None:
        used.append((f"json_extract(line, '$.kind') IN ({', '.join('?' * len(kinds))})", kinds))
    return " AND ".join(text for text, _ in used), [value for _, values in used for value in values]
