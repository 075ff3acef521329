"""Targets that write: exports, documents, archives, with odd paths and with data full of formulas and marks."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import ccwuniv as ccw
from tests.fuzz.attempt import Target
from tests.fuzz.mutate import ODD, odd_text
from tests.fuzz.records import odd_value

__all__ = ["WRITERS", "hostile_registry"]

DAY = "2014-09-01"
_ENDINGS = (".csv", ".xlsx", ".dta", ".tex", ".parquet", ".html", ".md", ".zip", "", ".CSV", ".exe", ".csv ")
_FORMATS = (None, None, None, "csv", "parquet", "excel", "stata", "latex", "pdf", "")


def hostile_registry(word: str, reg: ccw.Registry) -> ccw.Registry:
    """A registry with a word in every text that comes from data."""
    put: Mapping[str, tuple[str, ...]] = {
        "states": ("name", "source"),
        "actions": ("declared_as", "source", "note"),
        "statements": ("provision", "source"),
        "memberships": ("source",),
        "disputes": ("held", "alternative", "source", "note"),
        "published_totals": ("source", "note"),
        "related": ("source",),
    }
    parts = {
        table: [row.model_copy(update=dict.fromkeys(fields, word)) for row in getattr(reg, table)]
        for table, fields in put.items()
    }
    instruments = [
        one.model_copy(
            update={
                "names": {
                    key: name.model_copy(update={"short": word, "full": word}) for key, name in one.names.items()
                },
                "adopted_at": word,
                "source": word,
            }
        )
        for one in reg.instruments
    ]
    return reg.replaced(**parts, instruments=instruments, version=word, sources=[word])


@cache
def _sound() -> tuple[Any, ...]:
    reg, log = ccw.testing.sample_registry(), ccw.testing.sample_log()
    return (
        ccw.gap_matrix(reg, DAY),
        reg.totals(DAY),
        ccw.history(reg, freq="Y"),
        ccw.panel(reg, states=["XAA"]),
        log,
        log.frame(),
        reg,
    )


def _table(rng: random.Random) -> Any:  # noqa: ANN401  # a table of anything
    import pandas as pd

    if rng.random() < 0.3:
        return rng.choice(_sound())
    rows = rng.randint(0, 3)
    words = (*(word for word in ODD if word.isprintable()), "iso3", "date", "status")
    columns: dict[str, list[Any]] = {rng.choice(words): [odd_text(rng) for _ in range(rows)] for _ in range(3)}
    if rng.random() < 0.4:
        columns["odd"] = [odd_value(rng) for _ in range(rows)]
    frame = pd.DataFrame(columns, dtype="object")
    if rng.random() < 0.3 and len(frame.columns):
        frame = frame.set_index(frame.columns[0])
    if rng.random() < 0.3:
        facts = {"call": odd_text(rng), "as_of": odd_text(rng), "sources": [odd_text(rng)], "basis": "consent"}
        frame.attrs = {"ccwuniv": facts if rng.random() < 0.5 else odd_value(rng)}
    return frame


def _path(rng: random.Random) -> str:
    start = rng.choice(("table", "out/table", "a/b/c", "", "tab\nle", "tàble", odd_text(rng).replace("/", "")))
    return f"{start}{rng.choice(_ENDINGS)}"


def _make_export(rng: random.Random) -> tuple[Any, str, str | None]:
    return _table(rng), _path(rng), rng.choice(_FORMATS)


def _cleared(write: Callable[[], object]) -> object:
    """What is written is taken away again; what a refusal leaves behind stays, and is found."""
    found = write()
    for path in Path().iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return found


def _export(given: tuple[Any, str, Any]) -> object:
    what, path, kind = given
    return _cleared(lambda: ccw.export(what, path, kind))


_STYLES = ("text", "bibtex", "apa", "csl-json", "mla", "")


def _cite(given: tuple[Any, str]) -> object:
    table, style = given
    return ccw.cite(table, style, sources=True), ccw.codebook(table)  # type: ignore[arg-type]


def _make_document(rng: random.Random) -> tuple[str, str, int]:
    return odd_text(rng)[:2_000], _path(rng), rng.randrange(8)


def _document(given: tuple[str, str, int]) -> object:
    word, path, which = given
    # A brief and an annual report name states in several languages: those of the shipped registry.
    state, base = ("LAO", ccw.Registry.bundled()) if which in (1, 2) else ("XAA", ccw.testing.sample_registry())
    reg = hostile_registry(word, base)
    log = ccw.OutreachLog([{"id": "a", "kind": "letter", "start": DAY, "states": [state], "note": word or "-"}])
    asks: tuple[Callable[[], object], ...] = (
        lambda: ccw.universalization_report(reg, pictures=False).write(path),
        lambda: ccw.brief(reg, log, state).write(path),
        lambda: ccw.annual_report(reg, log, 2014).write(path),
        lambda: ccw.write_explorer(reg, path, log=log),
        lambda: ccw.export(reg, path),
        lambda: ccw.replication_archive(ccw.gap_matrix(reg, DAY), path, reg=reg),
        lambda: log.write_jsonl(path),
        lambda: (ccw.year_clock(reg, log, "2013-11-15", "2014-11-13").text(), ccw.check(reg), reg._repr_html_()),
    )
    return _cleared(asks[which])


WRITERS = (
    Target("export", _make_export, _export),
    Target("cite", lambda rng: (_table(rng), rng.choice(_STYLES)), _cite),
    Target("documents", _make_document, _document, seconds=30.0),
)
