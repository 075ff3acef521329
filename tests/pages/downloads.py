"""What the explorer saved in a browser, beside the library's own tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

import ccwuniv as ccw
from ccwuniv import names
from ccwuniv.documents import csv_for_people
from ccwuniv.names import name_order
from ccwuniv.records import Basis

_ASKED: tuple[tuple[str, str, Basis, str], ...] = (
    ("deposit", "2014-09-01", "consent", "en"),
    ("effect", "1993-01-01", "in_force", "en"),
    ("last", "2026-02-03", "consent", "en"),
    ("french", "2014-09-01", "consent", "fr"),
)
_PNG = b"\x89PNG\r\n\x1a\n"


def expected_table(reg: ccw.Registry, day: str, basis: Basis, language: str) -> pd.DataFrame:
    """Return the table of the explorer, made of the library's matrices."""
    status, deposited, in_force = (
        ccw.gap_matrix(reg, day, states="all", values=values, basis=basis)
        for values in ("status", "deposited", "in_force")
    )
    groups = ccw.treaty_table(reg, day)["un_regional_group"].reindex(status.index)
    table = pd.DataFrame({"as_of": day, "basis": basis, "iso3": status.index}, index=status.index)
    table["name"] = [reg.state(iso3).name if language == "en" else names.name(iso3, "fr") for iso3 in status.index]
    table["group"] = groups
    for code in reg.codes:
        table[f"{code}_status"], table[f"{code}_deposited"] = status[code], deposited[code]
        table[f"{code}_in_force"] = in_force[code]
    table["source"] = "; ".join(reg.sources_of(("actions", "memberships:un")))
    return table


def compared(folder: Path) -> Iterator[tuple[str, bool]]:
    """Compare every table with the library's, byte for byte but for the order; and see that each map is one."""
    reg = ccw.Registry.bundled()
    for part, day, basis, language in _ASKED:
        (path,) = folder.glob(f"{part}-*.csv")
        saved = path.read_bytes()
        table = expected_table(reg, day, basis, language)
        if language == "fr":
            table = table[table["group"] == "African"].assign(group="Groupe des États d'Afrique")
        lines = csv_for_people(table, index=False).split(b"\r\n")
        shown = saved.split(b"\r\n")
        yield path.name, shown[0] == lines[0] and sorted(shown) == sorted(lines)
        inside = pd.read_csv(path, encoding="utf-8-sig")["name"]
        yield f"{path.name}, its order", language != "en" or list(inside) == sorted(inside, key=name_order)
        (svg,), (png,) = folder.glob(f"{part}-*.svg"), folder.glob(f"{part}-*.png")
        text = svg.read_text(encoding="utf-8")
        footer = "not an official document" if language == "en" else "pas un document officiel"
        yield svg.name, footer in text.replace("\n", " ") and "HYPOTHETICAL" not in text and day[:4] in text
        yield png.name, png.read_bytes().startswith(_PNG)
