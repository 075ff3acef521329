"""The shipped data at a glance: a registry of plain rows, for a process that answers one question and ends.

To load what checks the records of :mod:`ccwuniv.records` takes longer than such an answer. The shipped tables were
checked when the package was built, so here they are only read; nothing of this leaves the command line.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterable, Mapping
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from ccwuniv._support import data_directory
from ccwuniv.records import ActionKind, entry_on, listed_on, within
from ccwuniv.registry.registry import Registry

if TYPE_CHECKING:
    from ccwuniv.records import State

__all__ = ["registry_at_a_glance"]

_STATE_DAYS = ("eligible_since", "eligible_until", "listed_since", "listed_until")
_RULE = {"anchor": "day", "denunciation_unit": "months", "article": ""}
_INSTRUMENT = {"aliases": (), "parent": None, "adopted": None, "entry_into_force": None, "effect_rule": None}


class _State(SimpleNamespace):
    def eligible(self, day: dt.date) -> bool:
        return within(day, self.eligible_since, self.eligible_until)

    def listed(self, day: dt.date) -> bool:
        return listed_on(cast("State", self), day)

    def entry(self, day: dt.date) -> str:
        return entry_on(cast("State", self), day)


def registry_at_a_glance() -> Registry:
    """Return the shipped registry, with the rows that tell a State's status, and nothing more.

    Examples
    --------
    >>> reg = registry_at_a_glance()
    >>> reg.status("LAO", "CCW").value
    'in_force'
    """
    directory = data_directory()
    package = json.loads((directory / "datapackage.json").read_text(encoding="utf-8"))
    instruments: Any = map(_instrument, json.loads((directory / "instruments.json").read_text(encoding="utf-8")))
    states: Any = (_State(**row) for row in _rows("states.csv", _STATE_DAYS))
    actions: Any = (
        SimpleNamespace(**{**row, "kind": ActionKind(row["kind"])})
        for row in _rows("actions.csv", ("date", "effective"))
    )
    disputes: Any = (SimpleNamespace(**row) for row in _rows("disputes.csv", ()))
    sources = [source["title"] for source in package["sources"]]
    return Registry(
        instruments,
        states,
        actions,
        disputes=disputes,
        as_of=package["as_of"],
        version=package["version"],
        sources=sources,
    )


def _rows(file: str, days: Iterable[str]) -> Iterable[dict[str, Any]]:
    with (data_directory() / file).open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            yield {**row, **{name: _day(row[name]) for name in days}}


def _instrument(fields: Mapping[str, Any]) -> SimpleNamespace:
    whole = {**_INSTRUMENT, **fields}
    rule = whole["effect_rule"]
    days = {name: _day(whole[name]) for name in ("adopted", "entry_into_force")}
    return SimpleNamespace(**{**whole, **days, "effect_rule": rule and SimpleNamespace(**{**_RULE, **rule})})


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
