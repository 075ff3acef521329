"""The target of every public callable: sound arguments, of which one or two are replaced by anything at all."""

from __future__ import annotations

import inspect
import random
import shutil
import warnings
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

import ccwuniv as ccw
from ccwuniv import law, names, plot, testing
from ccwuniv._support import data_directory
from tests.fuzz.attempt import Target
from tests.fuzz.records import odd_value
from tests.support.record import report_acts

__all__ = ["CALLS", "callables"]

DAY = "2014-09-01"


@cache
def _sound() -> dict[str, Any]:
    """What each parameter may be, by its name, and by that of the function where it differs there."""
    import pandas as pd

    reg, log = ccw.Registry.bundled(), report_acts()
    act = {"id": "a", "kind": "letter", "start": DAY, "states": ["LAO"]}
    mine = pd.DataFrame({"iso3": ["FRA", "FRA", "LAO", "LAO"], "year": [2012, 2013] * 2, "gdp": [1.0, 2.0, 3.0, 4.0]})
    gaps = ccw.gap_matrix(reg, DAY)
    rule, instrument = reg.instrument("AP2").effect_rule, reg.instrument("AP2")
    action, state = reg.actions_of("FRA", "AP2")[-1], reg.state("FRA")
    waits = ccw.waiting_times(reg, "AP2", split="none")
    report = ccw.read_report("As at 1 September 2014, the Convention has 117 High Contracting Parties.")
    table = ccw.read_untc(b"Participant,Ratification\nFrance,4 Mar 1988\n", instrument="CCW")
    return {
        "reg": reg,
        "registry": reg,
        "other": reg,
        "before": reg,
        "after": reg.with_disputes("alternative"),
        "log": log,
        "as_of": DAY,
        "on": DAY,
        "day": DAY,
        "year": 2014,
        "state": "LAO",
        "a": "USA",
        "b": "MEX",
        "instrument": "AP2",
        "states": ["LAO", "FRA"],
        "instruments": ["AP2", "P5"],
        "treaty": "mine_ban",
        "group": "African",
        "actions": [act],
        "name": "Viet Nam",
        "names": ["Viet Nam", "FRA"],
        "text": "Viet Nam and Laos",
        "code": 812,
        "scheme": "cow",
        "iso3": "LAO",
        "what": gaps,
        "frame": mine,
        "panel": ccw.panel(reg, states=["FRA", "LAO"], start=2012, end=2013),
        "result": gaps,
        "source": "As at 1 September 2014, the Convention has 117 High Contracting Parties.",
        "report": report,
        "tables": [table],
        "deposited": action.date,
        "received": action.date,
        "rule": rule,
        "entry_into_force": instrument.entry_into_force,
        "action": action,
        "codes": ["P1", "P3"],
        "bound": ["AP2"],
        "directory": Path("folder"),
        "Registry.read.directory": data_directory(),
        "path": Path("out.csv"),
        "level": 0.9,
        "since": "2013-11-15",
        "until": "2014-11-13",
        "reading": "alternative",
        "outcomes": ccw.outreach_outcomes(reg, log),
        "table": ccw.treaty_table(reg, DAY),
        "left": reg,
        "right": reg,
        "values": gaps["AP2"],
        "read_untc.source": b"Participant,Ratification\nFrance,4 Mar 1988\n",
        "read_untc.instrument": "CCW",
        "read_untc_folder.folder": ".",
        "treaty_overlap.values": "both",
        "gap_matrix.values": "gap",
        "letter_list.kind": "p2_only",
        "write_drafts.folder": Path("drafts"),
        "write_panel.folder": Path("panel"),
        "write_panel.unit": "country-year",
        "names.identifiers_on.iso3": ["LAO"],
        "names.identifiers_on.days": np.array([DAY], dtype="datetime64[D]"),
        "write_drafts.kind": "signatory",
        "write_drafts.form": "email",
        "copy_templates.folder": Path("templates"),
        "copy_templates.forms": ["email"],
        "check_template.path": Path("missing.txt"),
        "read_contacts.path": Path("missing.csv"),
        "Registry.with_actions.actions": [
            {"iso3": "LAO", "instrument": "AP2", "kind": "accession", "date": "2026-02-03"}
        ],
        "OutreachLog.from_pandas.frame": log.to_pandas(),
        "OutreachLog.read_jsonl.path": Path("missing.jsonl"),
        "OutreachLog.open.path": Path("live.sqlite"),
        "law.common_instruments.a": ["P2"],
        "law.common_instruments.b": ["P2"],
        "amended": action.date,
        "original": action.date,
        "participants": ["France", "Viet Nam"],
        "Registry.bound_through.days": [DAY],
        "Registry.in_system.system": "un",
        "law.mines_rule.a": ["P2"],
        "law.mines_rule.b": ["AP2"],
        "law.participation_spells.actions": [action],
        "law.participation_spells.instrument": instrument,
        "law.participation_spells.state": state,
        "law.date_of_end.instrument": instrument,
        "law.end_with_convention.spells": reg.spells("FRA", "AP2"),
        "law.end_with_convention.convention": reg.spells("FRA", "CCW"),
        "write_letters.frame": ccw.letter_list(reg, kind="p2_only"),
        "write_explorer.path": Path("explorer.html"),
        "replication_archive.path": Path("archive.zip"),
        "waiting_curve.frame": waits,
        "cumulative_incidence.frame": waits,
        "restricted_mean_waiting_time.frame": waits,
        "log_rank_test.frame": waits,
        "log_rank_test.by": "convention",
        "plot.waiting.frame": ccw.waiting_curve(waits),
        "plot.gap_matrix.frame": gaps,
        "plot.history.frame": ccw.history(reg, freq="Y"),
        "plot.timeline.frame": log.frame(),
        "plot.migration.frame": ccw.migration_list(reg, DAY),
        "plot.coverage.frame": ccw.coverage(reg, DAY),
        "plot.outcomes.frame": ccw.base_rates(ccw.outreach_outcomes(reg, log)),
        "plot.patterns.frame": ccw.joint_patterns(reg, DAY),
        "plot.actor_targets.frame": ccw.actor_targets(reg, log),
        "OutreachAction.id": "a",
        "OutreachAction.kind": "letter",
        "OutreachAction.start": DAY,
        "OutreachAction.states": ["LAO"],
        "Actor.country": "POL",
        "Selector.party_to": ["P2"],
        "Registry.instruments": reg.instruments,
        "Registry.states": reg.states,
        "Registry.actions": reg.actions,
    }


_NOT_CALLED = {
    "State", "Action", "Instrument", "EffectRule", "Finding",  # records: pydantic's own errors say what is wrong
    "ActionKind", "InstrumentCode", "Status",  # enumerations
    "AnnualReport", "Brief", "Comparison", "IsuReport", "Relation", "Paper", "AddressBook", "Letterhead", "Meeting",
    "Report", "UntcTable", "Variable", "YearClock",
    "testing.assert_registry_equal",  # an AssertionError is its answer
    "Registry.counts_on", "Registry.starts_and_ends",  # for code that has checked its arguments
}  # fmt: skip


@cache
def callables() -> Mapping[str, Callable[..., Any]]:
    """Every public callable by its name, and every public method of a registry and a log."""
    found: dict[str, Callable[..., Any]] = {}
    for name in ccw.__all__:
        one = getattr(ccw, name)
        if callable(one) and not (isinstance(one, type) and issubclass(one, BaseException)):
            found[name] = one
    for module in (names, law, plot, testing):
        for name in module.__all__:
            one = getattr(module, name)
            # The others are for rooms that have checked their arguments.
            if inspect.isfunction(one) and (hasattr(one, "__wrapped__") or name == "find_states"):
                found[f"{module.__name__.rpartition('.')[2]}.{name}"] = one
    for owner in (ccw.Registry.bundled(), ccw.OutreachLog.bundled()):
        kind = type(owner).__name__
        for name in dir(owner):
            if not name.startswith("_") and callable(one := getattr(owner, name)):
                found[f"{kind}.{name}"] = one
    return {name: one for name, one in found.items() if name not in _NOT_CALLED}


def _arguments(name: str) -> dict[str, Any]:
    sound = _sound()
    found = {}
    for parameter in inspect.signature(callables()[name]).parameters.values():
        for key in (f"{name}.{parameter.name}", parameter.name):
            if key in sound and (parameter.default is parameter.empty or "." in key):
                found[parameter.name] = sound[key]
                break
    return found


def _make(rng: random.Random) -> tuple[str, dict[str, Any]]:
    name = rng.choice(sorted(callables()))
    parameters = inspect.signature(callables()[name]).parameters.values()
    given = [one.name for one in parameters if one.kind not in (one.VAR_POSITIONAL, one.VAR_KEYWORD)]
    odd = {key: odd_value(rng) for key in rng.sample(given, min(len(given), rng.choice((1, 1, 1, 2))))}
    return name, odd


def _call(given: tuple[str, dict[str, Any]]) -> object:
    from matplotlib import pyplot as plt

    name, odd = given
    warnings.filterwarnings("ignore", message="Glyph (?s:.*) missing from font")  # matplotlib's own, of a title's flag
    try:
        found = callables()[name](**{**_arguments(name), **odd})
        if hasattr(found, "close"):
            found.close()
        for path in Path().iterdir():  # what an answer wrote
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        return found
    finally:
        plt.close("all")


CALLS = (Target("calls", _make, _call, seconds=60.0),)  # a report with its pictures takes seconds
