"""An entry that the depositary kept on his list: what counts follows the list, what models does not; each says so."""

from __future__ import annotations

import re

import pytest

import ccwuniv as ccw
from ccwuniv.analysis import universe_of
from tests.support.record import report_acts

DAYS = ("1992-04-26", "1992-04-27", "1995-06-30", "2000-10-31", "2000-11-01", "2001-03-11", "2001-03-12")
KEPT = DAYS[1:-1]
ENTRY = "'Yugoslavia', as the depositary then listed it, without prejudice to succession"


def test_the_depositarys_own_count(reg: ccw.Registry) -> None:
    assert reg.totals("1995-06-30")["CCW"] == 50
    assert reg.totals("1995-06-30", population="current")["CCW"] == 49
    [total] = [t for t in reg.published_totals if str(t.date) == "1995-06-30"]
    assert (total.count, total.agrees) == (50, True)
    assert "inferred from the number" in total.note
    [dispute] = [d for d in reg.disputes if d.iso3 == "YUG"]
    assert (str(dispute.held_value), str(dispute.alternative_value)) == ("2001-03-11", "1992-04-26")
    assert reg.with_disputes("alternative").totals("1995-06-30")["CCW"] == 49


@pytest.mark.parametrize("day", DAYS)
def test_what_counts_agrees(reg: ccw.Registry, day: str) -> None:
    total = int(reg.totals(day)["CCW"])
    bound = ccw.gap_matrix(reg, day, states="all", values="gap")["CCW"]
    listed = {state.iso3 for state in reg.parties("CCW", day)}
    assert (
        len(listed) == total == ccw.coverage(reg, day).loc["total", "CCW"] == ccw.history(reg, day, day)["CCW"].item()
    )
    assert set(bound[~bound].index) == listed == set(ccw.gap_matrix(reg, day).index)
    assert ccw.treaty_table(reg, day)["CCW"].sum() == total
    assert str(total) in ccw.headline(reg, day, language="fr")
    assert ("YUG" in listed, "SRB" in listed) == (day < "2001-03-12", day >= "2001-03-12")
    for universe in ("all_states", "un_members", "un_members_and_observers"):
        there = {state.iso3 for state in universe_of(reg, reg.day(day), universe)}
        assert ("YUG" in there, "SRB" in there) == (day < "2001-03-12", day >= "2001-03-12")
    status = "in_force" if day == DAYS[0] else "consented" if day in KEPT else "ended"
    assert str(reg.status("YUG", "CCW", day)) == status
    assert ("P3" in reg.bound("YUG", day)) == (day != DAYS[-1])
    assert ("YUG" in {s.iso3 for s in reg.signatories("CCW", day)}) == (day != DAYS[-1])


def test_the_member_changes_and_no_count_does(reg: ccw.Registry) -> None:
    before, after = (ccw.coverage(reg, day, universe="un_members") for day in ("2000-10-31", "2000-11-01"))
    assert before.equals(after)
    assert before.loc["total", "states"] == 189
    assert reg.totals("2000-10-31").equals(reg.totals("2000-11-01"))
    changed = reg.in_system("un_member", "2000-10-31") ^ reg.in_system("un_member", "2000-11-01")
    assert changed == {"YUG", "SRB"}


@pytest.mark.parametrize("day", KEPT)
def test_what_models_has_ended(reg: ccw.Registry, day: str) -> None:
    assert str(reg.status("YUG", "CCW", day, basis="in_force")) == "ended"
    assert "YUG" not in {state.iso3 for state in reg.parties("CCW", day, basis="in_force")}
    assert ccw.relations(reg, "YUG", "FRA", day).common == ()
    year = int(day[:4])
    panel = ccw.panel(reg, "country-year", instruments=["CCW"], states=["YUG", "SRB"], start=year, end=year)
    assert panel["status"].tolist() == ["not_eligible", "not_bound" if year < 2001 else "in_force"]
    for table in (ccw.next_steps(reg, day), ccw.target_list(reg, as_of=day)):
        assert "YUG" not in table.index
    pairs = ccw.panel(reg, "dyad-year", start=year, end=year, at=day[5:])
    assert "YUG" not in set(pairs["iso3_a"]) | set(pairs["iso3_b"])
    waits = ccw.waiting_times(reg, "P4", day, split="none") if day > "1995-10-13" else None
    assert waits is None or "YUG" not in set(waits["iso3"])


def test_no_letter_goes_to_it(reg: ccw.Registry) -> None:
    for kind in ("no_ap2", "p2_only", "not_party"):
        assert "YUG" not in ccw.letter_list(reg, report_acts(), kind, "2000-11-01").index


def test_each_table_says_which(reg: ccw.Registry) -> None:
    day = "1995-06-30"
    counted = (reg.totals(day), ccw.coverage(reg, day), ccw.gap_matrix(reg, day), ccw.history(reg, day, day))
    assert {re.match("[a-z]+", table.attrs["ccwuniv"]["participants"])[0] for table in counted} == {"counted"}  # type: ignore[index]
    in_force = (reg.totals(day, basis="in_force"), ccw.coverage(reg, day, basis="in_force"))
    tables = (
        ccw.panel(reg, "spell"),
        ccw.waiting_times(reg, "P4"),
        ccw.dyadic_coverage(reg, day),
        ccw.next_steps(reg, day),
    )
    assert all(table.attrs["ccwuniv"]["participants"].startswith("modelled") for table in (*in_force, *tables))


def test_the_entry_is_shown_as_it_was(reg: ccw.Registry) -> None:
    assert ccw.gap_matrix(reg, "1995-06-30", names=True).loc["YUG", "name"] == ENTRY
    assert reg.participation("YUG", "1995-06-30").loc["CCW", "note"].startswith(ENTRY)
    assert str(reg.participation("YUG", "2001-03-12").loc["CCW", "ends"].date()) == "2001-03-12"
    assert reg.state("YUG").successor_of == ()
    assert ccw.migration_list(reg, "1999-12-31").loc["YUG", "name"] == ENTRY


def test_one_paper_has_one_name_for_the_entry(reg: ccw.Registry) -> None:
    day = "1995-06-30"
    papers = [ccw.brief(reg, ccw.OutreachLog.bundled(), "YUG", day, internal=inside) for inside in (False, True)]
    said = [paper.markdown for paper in papers]
    said += [ccw.universalization_report(reg, day, pictures=False).markdown, ccw.states_in_words(reg, day, party="P3")]
    for text in said:
        assert ENTRY in text
        assert not re.search("Yugoslavia(?!', as the depositary then)", text)
    for text in said[:2]:
        assert "| in force | " not in text.replace("| act | in force |", "")
        assert "not yet in force" not in text
        assert "2 December 1983 to 26 April 1992" in text
        assert "Succeeded" not in text
        assert "Formal name" not in text
        assert "An entry kept on the depositary's list, where it counts by deposit." in text
    assert (
        reg.state("YUG").entry("2005-01-01") == reg.state("YUG").name in ccw.brief(reg, None, "YUG", "2005-01-01").title
    )
    assert "« Yougoslavie », telle que le dépositaire" in ccw.states_in_words(reg, day, party="P3", language="fr")


def test_the_denominator_in_words_has_the_observers_of_the_day(reg: ccw.Registry) -> None:
    assert "its 2 observer States (Holy See and Switzerland)" in ccw.brief(reg, None, "FRA", "1995-06-30").markdown
    assert "its observer State (Holy See)" in ccw.brief(reg, None, "FRA", "2005-06-30").markdown


def test_changes_say_what_moved_the_count(reg: ccw.Registry) -> None:
    said = ccw.changes_in_words(reg, "2001-03-01", "2001-03-31")
    assert "(by succession, 12 March 2001). On the depositary's list" in said
    assert said.endswith(f"until 11 March 2001: {ENTRY}. The Convention has 84 High Contracting Parties, as before.")
    fallen = ccw.changes_in_words(reg, "1990-09-01", "1990-12-31")
    assert "no State consented" in fallen
    assert "until 2 October 1990: German Democratic Republic. The Convention now has 31 " in fallen
    french = ccw.changes_in_words(reg, "2001-03-11", "2001-03-12", language="fr")
    assert "par succession" in french
    assert french.endswith("compte 84 Hautes Parties contractantes, comme auparavant.")


def test_letters_and_counts_differ_by_the_entry_and_say_so(reg: ccw.Registry) -> None:
    for day in DAYS:
        letters, counts = ccw.letter_list(reg, kind="not_party", as_of=day), ccw.coverage(reg, day).loc["total"]
        assert len(letters) - int(counts["states"] - counts["CCW"]) == (day in KEPT)
        said = {table.attrs["ccwuniv"].get("counts_and_models", "") for table in (letters, ccw.coverage(reg, day))}
        assert len(said) == 1
        assert bool(said.pop()) == (day in KEPT)
    [said_of] = {ccw.next_steps(reg, "1995-06-30").attrs["ccwuniv"]["counts_and_models"]}
    assert said_of.startswith(
        "on 1995-06-30 counts have YUG, which models do not; models have SRB, which counts do not"
    )
