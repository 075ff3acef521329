"""A day after the data's last: refused, or answered by law from what is known, and said."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from typer.testing import CliRunner

import ccwuniv as ccw
from ccwuniv.cli import app
from ccwuniv.outreach import LiveLog
from tests.support.record import report_acts

REG, LOG = ccw.Registry.bundled(), report_acts()
LATER = "2026-11-30"
WORDS = "By law from what was deposited by 3 February 2026, where the data stop; later deposits are not known."

DUE = {"iso3": "VNM", "kind": "accession", "date": "2026-03-02"}
"""A state that joins, and one that leaves; both days of effect lie after the last act."""
PENDING = REG.with_actions(
    [
        *({**DUE, "instrument": code} for code in ("CCW", "P1", "P3")),
        {"iso3": "FRA", "instrument": "P5", "kind": "denunciation", "date": "2026-03-02"},
    ]
)

UNANSWERED = {
    "panel": "a panel has no row for a day of which nothing was recorded",
    "write_panel": "as for panel: a row of a year after the data says that it is not known",
    "joint_participation": "as for panel: a year or a day of which nothing was recorded has no row",
    "waiting_times": "nobody was at risk after the last day on which a deposit would have been known",
    "add_participation": "later days are unknown there, and said to be",
    "check_report": "a claim on a later day is not checkable, and said to be",
    "states_in_words": "a sentence to paste, which has no place to say on what it rests",
    "year_clock": "it may be read after the data end, and says up to which day they go",
    "read_untc": "the day of a page that is read",
    "Registry.in_system": "lists of others, of which nothing is known after the data",
    "Registry.day": "says which day is asked about",
    "Registry.reaching": "makes the registry that answers",
}
"""What takes a day and does not answer for one after the data's last, and why; all else does."""

ASK: dict[str, Callable[..., Any]] = {
    "Registry.totals": REG.totals,
    "Registry.participation": lambda *day, **asked: REG.participation("LAO", *day, **asked),
    "joint_patterns": lambda *day, **asked: ccw.joint_patterns(REG, *day, **asked),
    "dyadic_coverage": lambda *day, **asked: ccw.dyadic_coverage(REG, *day, **asked),
    "contested_pairs": lambda *day, **asked: ccw.contested_pairs(REG, *day, **asked),
    "pairs_without_protocol": lambda *day, **asked: ccw.pairs_without_protocol(REG, *day, **asked),
    "internal_conflict_coverage": lambda *day, **asked: ccw.internal_conflict_coverage(REG, *day, **asked),
    "target_list": lambda *day, **asked: ccw.target_list(REG, LOG, *day, **asked),
    "match_participants": lambda *day, **asked: ccw.match_participants(REG, ["France"], *day, **asked),
    "migration_list": lambda *day, **asked: ccw.migration_list(REG, *day, log=LOG, **asked),
    "relations": lambda *day, **asked: ccw.relations(REG, "USA", "MEX", *day, **asked),
    "coverage": lambda *day, **asked: ccw.coverage(REG, *day, **asked),
    "next_steps": lambda *day, **asked: ccw.next_steps(REG, *day, **asked),
    "treaty_table": lambda *day, **asked: ccw.treaty_table(REG, *day, **asked),
    "gap_matrix": lambda *day, **asked: ccw.gap_matrix(REG, *day, **asked),
    "letter_list": lambda *day, **asked: ccw.letter_list(REG, LOG, "no_p5", *day, **asked),
    "compare": lambda *day, **asked: ccw.compare(REG, PENDING, *day, **asked).numbers,
    "universalization_report": lambda *day, **asked: ccw.universalization_report(
        REG, *day, pictures=False, **asked
    ).tables["totals"],
    "OutreachLog.targets": lambda *day, **asked: LOG.targets(REG, *day, **asked),
    "OutreachLog.candidates": lambda *day, **asked: LOG.candidates(REG, *day, **asked),
}
TEXTS: dict[str, Callable[..., str]] = {
    "brief": lambda *day, **asked: ccw.brief(REG, LOG, "VNM", *day, **asked).markdown,
    "report": lambda *day, **asked: ccw.universalization_report(REG, *day, pictures=False, **asked).markdown,
    "relation": lambda *day, **asked: repr(ccw.relations(REG, "USA", "MEX", *day, **asked)),
}


def with_a_day() -> dict[str, inspect.Signature]:
    found = {name: getattr(ccw, name) for name in dir(ccw)}
    for cls in (ccw.Registry, ccw.OutreachLog, LiveLog):
        found |= {f"{cls.__name__}.{name}": getattr(cls, name) for name in dir(cls)}
    calls = {n: inspect.signature(f) for n, f in found.items() if inspect.isfunction(f) and "._" not in n}
    return {name: signature for name, signature in calls.items() if "as_of" in signature.parameters}


def test_every_question_about_a_day_takes_the_option() -> None:
    calls = with_a_day()
    assert len(calls) > 35
    without = {name for name, signature in calls.items() if "after_data" not in signature.parameters}
    assert without - {"Registry.day", "Registry.reaching"} == {*UNANSWERED} - {"Registry.day", "Registry.reaching"}


@pytest.mark.parametrize("name", ASK)
def test_a_later_day_is_refused_unless_it_is_asked_for_and_the_answer_says_on_what_it_rests(name: str) -> None:
    with pytest.raises(ccw.DateError, match=r"the data stop at 2026-0.*after_data=True \(--after-data\)"):
        ASK[name](LATER)
    facts = ASK[name](LATER, after_data=True).attrs["ccwuniv"]
    assert (facts["as_of"], facts["data_until"]) == (LATER, str((PENDING if name == "compare" else REG).as_of))
    assert facts["after_data"] == WORDS or name == "compare"
    earlier = ASK[name]("2014-09-01", after_data=True)
    assert not {"data_until", "after_data"} & {*earlier.attrs["ccwuniv"]}


@pytest.mark.parametrize("name", TEXTS)
def test_texts_say_it(name: str) -> None:
    assert WORDS in TEXTS[name](LATER, after_data=True)
    assert WORDS not in TEXTS[name]("2026-02-03", after_data=True)


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
def test_a_headline_says_it_and_is_read_back(language: Any) -> None:  # noqa: ANN401
    plain = ccw.headline(REG, language=language)
    later = ccw.headline(REG, LATER, language=language, after_data=True)
    assert later.count("2026") == plain.count("2026") + 1
    assert ccw.read_report(later.encode()).totals == ccw.read_report(plain.encode()).totals != {}


def test_what_is_due_takes_effect_and_who_notified_its_withdrawal_is_gone() -> None:
    def numbers(day: str) -> list[int]:
        consent, in_force = (PENDING.totals(day, after_data=True, basis=basis) for basis in ("consent", "in_force"))
        return [int(n) for n in (consent["CCW"], in_force["CCW"], consent["P5"], in_force["P5"])]

    assert numbers("2026-09-01") == [129, 128, 99, 99]
    assert numbers("2026-09-02") == [129, 129, 99, 99]
    assert numbers("2027-03-01") == [129, 129, 99, 99]
    assert numbers("2027-03-02") == [129, 129, 98, 98]
    status = [PENDING.status("VNM", "CCW", day, after_data=True).value for day in ("2026-09-01", "2026-09-02")]
    assert status == ["consented", "in_force"]
    assert PENDING.status("FRA", "P5", "2027-03-02", after_data=True).value == "ended"
    assert "P5" not in PENDING.bound("FRA", "2030-01-01", after_data=True)


def test_the_registry_that_reaches_further_is_not_taken_for_later_data() -> None:
    later = REG.reaching(LATER, after_data=True)
    assert later != REG
    assert later.with_actions([]).as_of == REG.as_of
    assert REG.reaching("2014-09-01", after_data=True) is REG
    assert REG.as_of == later.data_until
    assert later.totals().to_dict() == REG.totals(LATER, after_data=True).to_dict()


@pytest.mark.parametrize("asked", ["yes", 1, None])
def test_anything_but_true_and_false_is_refused(asked: Any) -> None:  # noqa: ANN401
    with pytest.raises(ccw.OptionError, match="after_data="):
        REG.totals(LATER, after_data=asked)


def test_the_office_asks_for_any_day_and_the_report_says_that_it_may_be_asked_to() -> None:
    runner = CliRunner()
    for command in (["status", "LAO"], ["brief", "LAO"], ["letters", "--kind", "p2_only"]):
        said = runner.invoke(app, [*command, "--as-of", LATER]).stdout
        assert "3 February 2026" in said or "2026-02-03" in said
    assert isinstance(runner.invoke(app, ["report", "--as-of", LATER]).exception, ccw.DateError)


def test_an_act_given_as_a_record_is_in_doubt_as_one_given_as_a_mapping_is() -> None:
    fields = {"iso3": "EGY", "instrument": "P4", "kind": "consent_to_be_bound", "date": "2025-01-10"}
    as_record = REG.with_actions(ccw.Action(**fields, source="made for this test"))
    assert as_record.doubts == REG.with_actions(fields).doubts != ()
    assert as_record.totals().attrs["ccwuniv"]["doubts"] == [*as_record.doubts]


FRANCE = pd.DataFrame({"iso3": ["FRA"], "year": [2020]})
WITHOUT: dict[str, Callable[[str], Any]] = {
    "Registry.in_system": lambda day: REG.in_system("un_member", day),
    "history": lambda day: ccw.history(REG, "2020-01-01", day),
    "states_in_words": lambda day: ccw.states_in_words(REG, day),
    "changes_in_words": lambda day: ccw.changes_in_words(REG, "2020-01-01", day),
    "panel": lambda day: ccw.panel(REG, "wide", day),
    "panel, end": lambda day: ccw.panel(REG, "state-day", end=day, states=["FRA"]),
    "waiting_times": lambda day: ccw.waiting_times(REG, "P5", day),
    "add_participation": lambda day: ccw.add_participation(REG, FRANCE, day),
    "check_report": lambda day: ccw.check_report(REG, ccw.read_report("The Convention has 119 Parties."), day),
    "Selector.resolve": lambda day: ccw.Selector(party_to=("CCW",)).resolve(REG, day),
}
"""What has no answer for a day after the data's last."""


def test_nothing_advises_what_it_does_not_take() -> None:
    for name, ask in WITHOUT.items():
        with pytest.raises(ccw.DateError, match="data stop at 2026-02-03") as caught:
            ask(LATER)
        assert "after" not in str(caught.value), name


def test_every_command_that_advises_the_option_has_it(tmp_path: Path) -> None:
    runner, names = CliRunner(), tmp_path / "names.txt"
    names.write_text("France\nKenya\n", "utf-8")
    for command in (["totals"], ["gaps"], ["migration"]):
        asked = [*command, "--as-of", LATER]
        assert "--after-data" in str(runner.invoke(app, asked).exception)
        assert runner.invoke(app, [*asked, "--after-data"]).exit_code == 0
    for command in (["list"], ["match", str(names)]):
        assert "later deposits are not known" in runner.invoke(app, [*command, "--as-of", LATER]).output
    said = str(runner.invoke(app, ["changes", "--since", "2020-01-01", "--until", LATER]).exception)
    assert "data stop at" in said
    assert "after-data" not in said


@pytest.mark.parametrize(("one", "other", "day"), [("DDR", "FRA", "1995-06-30"), ("SSD", "FRA", "2005-06-30")])
def test_article_7_2_is_not_said_of_a_state_that_could_not_notify(one: str, other: str, day: str) -> None:
    assert not any("article 7(2)" in note for note in ccw.relations(REG, one, other, day, article_7_2=True).notes)
