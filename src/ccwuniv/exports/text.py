"""Tables as text: CSV with a description beside it, and LaTeX with its source below it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterable
from typing import Any

from ccwuniv._support import escaped
from ccwuniv.documents import for_spreadsheets
from ccwuniv.exports.sheets import Sheet, flat
from ccwuniv.records import Variable
from ccwuniv.registry import LICENCE, field_of

__all__ = ["csv_of", "latex_of"]

_RESOURCE = "https://datapackage.org/profiles/2.0/dataresource.json"
_LONG = 40


def csv_of(sheet: Sheet, path: str, citation: str) -> tuple[bytes, bytes]:
    """Return a table as CSV, and the Data Resource that describes it."""
    table = flat(sheet.frame)
    for column in table.columns[[dtype == "bool" or str(dtype) == "boolean" for dtype in table.dtypes]]:
        table[column] = table[column].map({True: "true", False: "false"}, na_action="ignore").astype("object")
    content = for_spreadsheets(table).to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d").encode("utf-8")
    resource = {
        "$schema": _RESOURCE,
        "name": re.sub(r"[^a-z0-9._-]", "-", path.removesuffix(".csv").lower()) or "table",
        "path": path,
        "type": "table",
        "title": sheet.title,
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


def latex_of(sheet: Sheet, citation: str) -> bytes:
    """Return a table as LaTeX with booktabs, its provenance in a comment and its source in a note."""
    table = flat(sheet.frame)
    long = len(table) > _LONG
    environment = "longtable" if long else "tabular"
    numeric = [dtype.kind in "iuf" for dtype in table.dtypes]
    header = _row(escaped(variable.name) for variable in sheet.variables)
    lines = [
        f"% {sheet.title}. Needs \\usepackage{{booktabs{',longtable' if long else ''}}}.",
        f"% provenance: {json.dumps(sheet.facts)}",
        *(f"% {variable.name}: {_one_line(variable)}" for variable in sheet.variables),
        f"\\begin{{{environment}}}{{{''.join('r' if number else 'l' for number in numeric)}}}",
        "\\toprule",
        header,
        "\\midrule",
        *(["\\endhead", "\\bottomrule", "\\endfoot"] if long else []),
        *(_row(map(_cell, cells)) for cells in table.itertuples(index=False, name=None)),
        *([] if long else ["\\bottomrule"]),
        f"\\end{{{environment}}}",
        "",
        f"\\par\\smallskip\\noindent{{\\footnotesize {escaped(citation)}\\par}}",
        "",
    ]
    return "\n".join(lines).encode("utf-8")


def _one_line(variable: Variable) -> str:
    return " ".join(variable.label.split())


def _row(cells: Iterable[str]) -> str:
    return " & ".join(cells) + r" \\"


def _cell(value: object) -> str:
    import numpy as np
    import pandas as pd

    if value is None or value is pd.NA or value != value:
        return "--"
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    return f"{value:.3f}" if isinstance(value, float) else escaped(str(value))
