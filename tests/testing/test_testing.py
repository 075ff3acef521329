"""The kit for users' own tests: odd cases that are as they are said to be, and a comparison that says what differs."""

from __future__ import annotations

import ast
import datetime as dt
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import ccwuniv as ccw
from ccwuniv.testing.assertions import assert_registry_equal, sample_log, sample_registry

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "tests" / "typing" / "user_script.py"


@pytest.fixture(scope="module")
def sample() -> ccw.Registry:
    return sample_registry()


class TestSample:
    def test_it_breaks_no_rule_but_those_that_count_real_states(self, sample: ccw.Registry) -> None:
        broken = {finding.number for finding in ccw.check(sample) if finding.severity == "error"}
        assert broken == {16, 17, 27, 28, 36}

    def test_every_state_is_told_of(self, sample: ccw.Registry) -> None:
        told = re.findall(r"^ {4}(XA[A-Z])\b", sample_registry.__doc__ or "", re.MULTILINE)
        assert told == [state.iso3 for state in sample.states]

    def test_no_name_is_that_of_a_state(self, sample: ccw.Registry) -> None:
        for state in sample.states:
            for name in (state.iso3, state.name):
                with pytest.raises((ccw.UnknownStateError, ccw.NotAParticipantError)):
                    ccw.names.resolve(name)

    @pytest.mark.parametrize(
        ("state", "instrument", "effect"),
        [
            ("XAA", "P4", "1998-07-30"),  # consented before it was in force
            ("XAA", "AP2", "1998-12-03"),
            ("XAE", "CCW", "2001-02-28"),  # clamped
            ("XAE", "P5", "2007-04-30"),
            ("XAI", "CCW", "1993-01-01"),  # a succession
            ("XAL", "CCW", "2026-05-03"),  # after the last day
            ("XAN", "CCW", "2013-04-10"),  # came back
        ],
    )
    def test_dates_of_effect(self, sample: ccw.Registry, state: str, instrument: str, effect: str) -> None:
        assert str(sample.entry_into_force(state, instrument)) == effect

    @pytest.mark.parametrize(
        ("state", "instrument", "day", "status"),
        [
            ("XAB", "CCW", "2017-08-08", "signed"),
            ("XAC", "CCW", None, "signed"),
            ("XAD", "CCW", None, "not_bound"),
            ("XAH", "CCW", "1992-12-31", "in_force"),
            ("XAH", "CCW", "1993-01-01", "ended"),
            ("XAL", "CCW", None, "consented"),
            ("XAM", "P3", "2020-05-01", "in_force"),
            ("XAM", "P3", "2020-05-02", "ended"),
            ("XAN", "P2", "2006-01-01", "ended"),
            ("XAN", "P2", None, "ended"),
            ("XAN", "P1", "2006-01-01", "ended"),  # left with the Convention, consented again
            ("XAN", "P1", None, "in_force"),
            ("XAO", "P5", None, "not_bound"),
        ],
    )
    def test_statuses(self, sample: ccw.Registry, state: str, instrument: str, day: str | None, status: str) -> None:
        assert sample.status(state, instrument, day).value == status

    def test_a_dispute_an_objection_a_neighbour_left(self, sample: ccw.Registry) -> None:
        assert "P1" in sample.with_disputes("alternative").bound("XAR")
        assert ccw.relations(sample, "XAG", "XAP").objections
        assert sample.related_parties("mine_ban") == {"XAA"}
        assert sample.regional_group("XAP") is None

    def test_it_is_read_back(self, sample: ccw.Registry, tmp_path: Path) -> None:
        sample.write(tmp_path)
        assert_registry_equal(ccw.Registry.read(tmp_path), sample, check_version=True)

    def test_the_log_is_read_back(self, tmp_path: Path) -> None:
        sample_log().write_jsonl(tmp_path / "log.jsonl", confidential=True)
        assert ccw.OutreachLog.read_jsonl(tmp_path / "log.jsonl") == sample_log()

    def test_the_log_has_its_odd_cases(self, sample: ccw.Registry) -> None:
        targets = sample_log().targets(sample, "2014-09-01")
        assert set(targets["id"]) == {"named", "described", "drafted", "migration", "planned"}
        assert set(targets.loc[targets["id"] == "drafted", "counted_as"]) == {"described"}
        assert set(sample_log().candidates(sample, "2014-09-01")["id"]) == {"some"}
        assert len(sample_log().frame(confidential=True)) == len(sample_log().frame()) + 1


ONE = {"iso3": "XAF", "instrument": "AP2", "kind": "consent_to_be_bound", "date": "2026-02-03"}
Change = Callable[[ccw.Registry], ccw.Registry]


def amended(reg: ccw.Registry) -> ccw.Registry:
    old = next(action for action in reg.actions if (action.iso3, action.instrument) == ("XAI", "CCW"))
    new = old.model_copy(update={"effective": dt.date(1993, 2, 1), "note": "checked"})
    return reg.replaced(actions=[new if action == old else action for action in reg.actions])


CHANGES: list[tuple[Change, str]] = [
    (lambda reg: reg.with_actions([ONE]), "action XAF AP2 consent_to_be_bound 2026-02-03: only on the right"),
    (lambda reg: reg.replaced(actions=reg.actions[1:]), "action XAA CCW signature 1981-04-10: only on the left"),
    (
        amended,
        "action XAI CCW succession 1993-05-10: effective is '1993-01-01' on the left, '1993-02-01' on the right; ",
    ),
    (amended, "note is missing on the left, 'checked' on the right"),
    (lambda reg: reg.replaced(as_of="2026-02-04"), "as_of: datetime.date(2026, 2, 3) on the left"),
    (lambda reg: reg.replaced(memberships=reg.memberships[1:]), "membership XAA un African: only on the left"),
    (lambda reg: reg.replaced(disputes=[]), "dispute XAR P1 consent: only on the left"),
    (lambda reg: reg.replaced(related=reg.related[:-1]), "XAC arms_trade 2015-06-01: only on the left"),
    (lambda reg: reg.replaced(statements=[]), "statements: 2 differ"),
    (lambda reg: reg.replaced(published_totals=[]), "published total 2014-09-01 CCW total"),
    (lambda reg: reg.replaced(instruments=[*reg.instruments[1:], reg.instruments[0]]), "are in another order"),
]


@pytest.mark.parametrize(("change", "message"), CHANGES)
def test_what_differs_is_said(sample: ccw.Registry, change: Change, message: str) -> None:
    with pytest.raises(AssertionError) as caught:
        assert_registry_equal(sample, change(sample))
    assert message in str(caught.value)


def test_only_the_first_few_are_shown(sample: ccw.Registry) -> None:
    with pytest.raises(AssertionError, match=r"actions: 56 differ\n(?:  action .*\n){5}  \.\.\. and 51 more"):
        assert_registry_equal(sample, sample.replaced(actions=[], as_of=sample.as_of))


def test_version_and_sources_count_only_when_asked(sample: ccw.Registry) -> None:
    other = sample.replaced(version="other")
    assert_registry_equal(sample, other)
    with pytest.raises(AssertionError, match="version: 'sample' on the left, 'other' on the right"):
        assert_registry_equal(sample, other, check_version=True)


def test_it_agrees_with_equality(sample: ccw.Registry) -> None:
    for change, _ in CHANGES:
        assert change(sample) != sample


def test_what_is_no_registry(sample: ccw.Registry) -> None:
    with pytest.raises(AssertionError, match="right is a int, not a Registry"):
        assert_registry_equal(sample, 7)  # type: ignore[arg-type]


class TestUserScript:
    def test_it_uses_every_public_name(self) -> None:
        tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
        used = {
            node.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "ccw"
        }
        assert set(ccw.__all__) - used == set()

    def test_it_runs(self) -> None:
        here = {**os.environ, "PYTHONPATH": str(Path(ccw.__file__).parents[1]), "MPLBACKEND": "agg"}
        done = subprocess.run([sys.executable, str(SCRIPT)], env=here, capture_output=True, check=False, text=True)
        assert done.stdout == "every public name was used\n", done.stderr

    def test_type_checkers_read_it(self) -> None:
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
        assert "\ntypes: types-mypy types-pyright\n" in makefile
        for target, checker in (("types-mypy", "mypy --strict"), ("types-pyright", "pyright .*")):
            recipe = makefile.partition(f"\n{target}:")[2].partition("\n\n")[0]
            assert re.search(rf"{checker} src tests/typing", recipe), target
