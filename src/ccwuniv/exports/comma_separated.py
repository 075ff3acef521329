"""Tables as CSV, with a description beside them."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

from ccwuniv.documents import for_csv
from ccwuniv.exports.sheets import Sheet, flat
from ccwuniv.registry import LICENCE, field_of

__all__ = ["csv_of"]

_RESOURCE = "https://datapackage.org/profiles/2.0/dataresource.json"
_SAID = (
    "An empty cell is a missing value, and the text NA is one: read the file so that only empty cells are missing. "
    "Where a text would be a formula in a spreadsheet, an apostrophe is before it; ccwuniv takes it off again."
)


def csv_of(sheet: Sheet, path: str, citation: str) -> tuple[bytes, bytes]:
    """Return a table as CSV, and the Data Resource that describes it."""
    table = flat(sheet.frame)
    content = for_csv(table).to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d").encode("utf-8")
    resource = {
        "$schema": _RESOURCE,
        "name": re.sub(r"[^a-z0-9._-]", "-", path.removesuffix(".csv").lower()) or "table",
        "path": path,
        "type": "table",
        "title": sheet.title,
        "description": _SAID,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "licenses": [LICENCE],
        "sources": [{"title": source} for source in sheet.facts.get("sources", ())] or [{"title": "not stated"}],
        "schema": {"fields": fields_of(sheet), "missingValues": [""]},
        "ccwuniv": sheet.facts,
        "citation": citation,
    }
    return content, (json.dumps(resource, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def fields_of(sheet: Sheet) -> list[dict[str, Any]]:
    """Describe the columns of a table, those that no codebook has by what they hold; a list is text in a cell."""
    dtypes = [str(dtype) for dtype in flat(sheet.frame).dtypes]
    fields = [field_of(variable, _kind(dtype)) for variable, dtype in zip(sheet.variables, dtypes, strict=True)]
    return [field | {"type": "string"} if field["type"] in ("array", "object") else field for field in fields]


def _kind(dtype: str) -> str:
    kinds = {"datetime": "date", "int": "integer", "uint": "integer", "float": "number", "bool": "boolean"}
    return next((kind for start, kind in kinds.items() if dtype.lower().startswith(start)), "string")
