"""An option that is switched on or off takes True or False: a text, or a number, would be taken for a yes."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import ccwuniv as ccw
from ccwuniv.outreach import LiveLog
from ccwuniv.records import Record


def switches() -> Iterator[tuple[str, Callable[..., Any], str]]:
    """Every public function and method with every option of it that is annotated so."""
    for room in (ccw, ccw.analysis, ccw.names, ccw.outreach, ccw.plot, ccw.sources):
        for name in dir(room):
            public = getattr(room, name)
            if inspect.isfunction(public):
                members = {name: public}
            elif inspect.isclass(public) and public.__module__.startswith("ccwuniv") and not issubclass(public, Record):
                members = {own: getattr(public, own) for own in dir(public) if not own.startswith("_")}
            else:
                continue
            for own, member in members.items():
                if not (inspect.isfunction(member) or inspect.ismethod(member)):
                    continue
                for parameter in inspect.signature(member).parameters.values():
                    if {"bool", "Progress"} & {*str(parameter.annotation).split(" | ")}:
                        yield f"{name}.{own}", member, parameter.name


WITHIN = {"agenda", "candidacies", "contacts_by_state", "log_provenance", "mandates_of_years"}
WITHIN |= {
    "contact_frame",
    "contact_rows",
    "coverage_rows",
    "fitting_states",
    "letter_rows",
    "read_lines",
    "read_list",
    "universe_of",
    "year_panel",
}
"""Functions that rooms offer each other: they are not called by users."""

FOUND = [one for one in switches() if one[0].partition(".")[0] not in WITHIN]
REG = ccw.Registry.bundled()


def test_every_option_that_is_switched_takes_a_bool_alone() -> None:
    assert {option for _, _, option in FOUND} >= {
        *("after_data", "article_7_2", "confidential", "directed", "intervals", "listed", "names", "pictures"),
        *("progress", "replace", "sources"),
    }
    for where, function, option in FOUND:
        for value in ("no", 1, np.True_):
            with pytest.raises(ccw.OptionError) as refused:
                function(**{option: value})
            assert refused.value.option == option, where


def test_what_fits_is_taken(tmp_path: Path) -> None:
    assert len(ccw.panel(REG, "dyad-year", states=["LAO", "FRA"], start=2014, end=2014, directed=None)) == 1
    (tmp_path / "log.jsonl").touch()
    assert len(ccw.OutreachLog.read_jsonl(tmp_path / "log.jsonl", progress=lambda *_: None)) == 0


def test_a_backup_is_not_replaced_by_a_word(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("kept")
    with ccw.OutreachLog.open(tmp_path / "log.sqlite") as live:
        assert isinstance(live, LiveLog)
        with pytest.raises(ccw.OptionError, match="replace='no' is not accepted; use True or False, without"):
            live.backup(tmp_path / "kept", replace="no")  # type: ignore[arg-type]
    assert (tmp_path / "kept").read_text() == "kept"


def test_a_numpy_bool_is_named() -> None:
    with pytest.raises(ccw.OptionError, match="after_data=a numpy bool"):
        REG.totals(after_data=np.True_)  # type: ignore[arg-type]


def test_a_record_where_several_are_expected_is_one() -> None:
    act: Any = ccw.OutreachAction(
        id="s", kind="letter", start=dt.date(2014, 5, 2), states=("LAO",), note="secret words", level="confidential"
    )
    log = ccw.OutreachLog.bundled()
    asked: list[Callable[[], object]] = [
        lambda: ccw.names.resolve_many(act),
        lambda: ccw.gap_matrix(REG, states=act),
        lambda: ccw.next_steps(REG, states=act),
        lambda: ccw.panel(REG, instruments=act),
        lambda: REG.with_actions(act),
        lambda: ccw.mandate_coverage(log, act),
        lambda: ccw.mandate_coverage(log, [act]),
    ]
    for ask in asked:
        with pytest.raises(ccw.OptionError, match="=an OutreachAction is not accepted; use"):
            ask()


def test_what_is_no_list_of_states_is_refused_in_words() -> None:
    for states in (np.array("VNM"), b"VNM"):
        with pytest.raises(ccw.OptionError, match=r"states=.* is not accepted; use 'all'"):
            ccw.gap_matrix(REG, states=states)  # type: ignore[arg-type]
    with pytest.raises(ccw.OptionError, match="by='event' is not accepted"):
        ccw.waiting_curve(ccw.waiting_times(REG, "AP2", split="none"), by="event")
