"""Scripts of an archive that need neither the library nor a network: Python's own library, R and Stata."""

from __future__ import annotations

import datetime as dt
import re
import runpy
import tempfile
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ccwuniv._support import make_folder, write_files
from ccwuniv.exports.comma_separated import csv_of
from ccwuniv.exports.sheets import sheet_of
from ccwuniv.exports.stata import stata_of

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.exports.replaying import Call
    from ccwuniv.outreach import ReadableLog
    from ccwuniv.registry import Registry

    Table = pd.DataFrame | pd.Series[Any]

__all__ = ["plain_scripts"]

_COUNTS = ("Registry.totals", "history")
_STATES = {"gap_matrix": "matrix", "migration_list": "migration"}
_DAYS = ("signed", "deposited", "in_force", "ends", "off_list")
_LANGUAGES = {"py": "Python, without further packages", "R": "R, with its own package survival", "do": "Stata"}


def plain_scripts(
    call: Call, table: Table, registry: Registry, log: ReadableLog | None, result: bytes
) -> dict[str, bytes]:
    """Return scripts that make a result again, or only read it where making needs the library; with their input.

    Counts of parties, the gap matrix and the migration list are made of every participation with its days, a curve of
    the waiting times. What is made so is compared with the result here, in Python, before it is given: an archive holds
    no script that gives another table.
    """
    recipe, used = _used(call, registry, log)
    if recipe:
        made = _files(recipe, used, call, table, registry)
        if _gives(made, result):
            return made
    return _files("read", None, call, table, registry)


def _used(call: Call, registry: Registry, log: ReadableLog | None) -> tuple[str, pd.DataFrame | None]:
    if call.name in _COUNTS:
        return "counts", _participations(registry, str(call.arguments.get("basis", "consent")))
    if call.name in _STATES:
        return _STATES[call.name], _acts(registry, str(call.arguments.get("basis", "consent")))
    if call.name == "waiting_curve" and re.fullmatch(r"\w*", call.arguments.get("by") or "", re.ASCII):
        return "curve", call.table("frame", registry, log)
    return "", None


def _participations(registry: Registry, basis: str) -> pd.DataFrame:
    """Return every participation with its days; by deposit, for as long as the entry was on the list."""
    import pandas as pd

    from ccwuniv.analysis import panel

    spells = panel(registry, "spell", basis=basis)  # type: ignore[arg-type]  # as the call had it
    for state in registry.states if basis == "consent" else ():
        if state.listed_until is not None and state.eligible_until is not None:
            last = pd.Timestamp(state.eligible_until) + pd.Timedelta(days=1)
            theirs = (spells["iso3"] == state.iso3) & (spells["stop"] == last)
            spells.loc[theirs, "stop"] = pd.Timestamp(state.listed_until) + pd.Timedelta(days=1)
    return spells


def _acts(registry: Registry, basis: str) -> pd.DataFrame:
    """Return every signature and participation with its days; by deposit, also those that only the list still shows."""
    import pandas as pd

    found: list[tuple[object, ...]] = []
    for state in registry.states:
        ends = state.eligible_until and state.eligible_until + dt.timedelta(days=1)
        listed = state.listed_until and state.listed_until + dt.timedelta(days=1)
        for code in registry.codes:
            if (signature := registry.signature(state, code)) is not None:
                off = listed if basis == "consent" else None
                found.append((state.iso3, code, signature.date, None, None, ends, off))
            for spell in registry.spells(state, code):
                off = spell.off_list if basis == "consent" else None
                found.append((state.iso3, code, None, spell.consent.date, spell.in_force, spell.ends, off))
    table = pd.DataFrame(found, columns=["iso3", "instrument", *_DAYS])
    return table.astype({"iso3": "str", "instrument": "str", **dict.fromkeys(_DAYS, "datetime64[s]")})


def _files(recipe: str, used: pd.DataFrame | None, call: Call, table: Table, registry: Registry) -> dict[str, bytes]:
    words = {"CALL": call.expression(), **_said(call, table, registry)}
    found = {}
    for ending in _LANGUAGES:
        text = (files("ccwuniv.exports") / "scripts" / f"{recipe}.{ending}.txt").read_text(encoding="utf-8")
        for word, said in words.items():
            text = text.replace(f"@{word}@", said)
        found[f"plain/make.{ending}"] = text.encode("utf-8")
    found["plain/result.dta"] = stata_of(sheet_of(table), "")
    if used is not None:
        sheet = sheet_of(used)
        found["plain/used.csv"] = csv_of(sheet, "used.csv", "")[0]
        found["plain/used.dta"] = stata_of(sheet, "")
    return found


def _said(call: Call, table: Table, registry: Registry) -> dict[str, str]:
    """Return the values that replace ``@NAME@`` in the scripts."""
    facts: Mapping[str, Any] = table.attrs.get("ccwuniv", {})
    asked = call.arguments
    old, new = str(facts.get("old", "")), str(facts.get("new", ""))
    adopted = registry.instrument(new).adopted if new in registry.codes else None
    return {
        "LEVEL": repr(asked.get("level", 0.95)),
        "DAY": str(facts.get("as_of", "")),
        "BY": str(asked.get("by") or ""),
        "BASIS": str(asked.get("basis", "consent")),
        "VALUES": str(asked.get("values", "status")),
        "OLD": old,
        "NEW": new,
        "ADOPTED": str(adopted or ""),
    }


def _gives(made: Mapping[str, bytes], result: bytes) -> bool:
    """Say whether the script in Python makes the result."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_folder(folder / "plain")
        write_files({folder / path: content for path, content in {"result.csv": result, **made}.items()})
        return bool(runpy.run_path(str(folder / "plain" / "make.py"))["same"]())
