"""A number is a total only where its sentence or list states one; every other number of parties counts something."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import ccwuniv as ccw
from ccwuniv.analysis import check_report
from ccwuniv.sources import read_report
from ccwuniv.sources.isu.totals import find_totals
from tests.sources.party_sentences import wrong

FIXTURES = Path(__file__).parents[1] / "fixtures" / "isu"
HEAD = "Convention on Certain Conventional Weapons\n\n"


def rows(name: str, delimiter: str = ",") -> Iterator[dict[str, str]]:
    with (FIXTURES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter=delimiter)


def test_a_total_is_read_where_the_sentence_or_the_list_states_one_and_nowhere_else() -> None:
    unlike = []
    for row in (*rows("stated"), *rows("rows_more", "|")):
        found = "; ".join(f"{total.code} {total.count}" for total in find_totals(row["text"]))
        if set(found.split("; ")) != set(row["totals"].split("; ")):
            unlike.append((row["text"], row["totals"], found))
    assert unlike == []


def test_no_total_comes_out_of_a_thousand_sentences_that_was_not_stated() -> None:
    assert wrong(1_000, seed=21) == []


def test_what_else_counts_parties_is_a_count_of_its_own_kind() -> None:
    unlike = []
    for row in rows("counts"):
        counts = read_report(f"{HEAD}1. {row['text']}\n").counts
        found = "; ".join(" ".join(filter(None, (one.kind, str(one.number), one.treaty))) for one in counts)
        if found != row["counts"]:
            unlike.append((row["text"], row["counts"], found))
    assert unlike == []


def test_a_count_in_words_that_are_not_known_is_said_and_is_no_total() -> None:
    report = read_report(f"{HEAD}1. Twelve High Contracting Parties to Protocol V smiled.\n")
    assert (report.totals, report.counts[0].kind) == ({}, "other")
    assert any("not taken for a total" in note.message for note in report.notes)


def test_only_a_total_differs_from_the_registry(reg: ccw.Registry) -> None:
    text = (
        "1. The Convention has 130 High Contracting Parties. In 2023, 200 States signed the Convention.\n"
        "2. There are 190 States not party to the Convention; 78 High Contracting Parties attended.\n"
        "3. 50 States have signed the Convention and 41 parties had outstanding contributions.\n"
    )
    checked = check_report(reg, read_report(HEAD + text), as_of="2024-11-01")
    numbers = checked[checked["claim"].isin(["total", "count"])]
    assert numbers[["claim", "said", "verdict"]].to_numpy().tolist() == [
        ["total", "130", "differ"],
        ["count", "200", "not_checkable"],
        ["count", "190", "not_checkable"],
        ["count", "50", "agree"],
    ]


def test_a_total_with_a_day_of_its_own_is_held_against_that_day(reg: ccw.Registry) -> None:
    text = (
        "1. As at 1 September 2014, the Convention had 117 High Contracting Parties. In 1983, there were 20 High "
        "Contracting Parties to the Convention. Lebanon became the 123rd High Contracting Party to the Convention. "
        "The Convention now has 125 High Contracting Parties.\n"
    )
    report = read_report(HEAD + text)
    checked = check_report(reg, report, as_of="2018-10-01")
    totals = checked[checked["claim"] == "total"]
    assert report.totals == {"CCW": 125}
    assert dict(zip(totals["said"], totals["verdict"], strict=True)) == {
        "117": "agree",
        "20": "not_checkable",
        "123": "agree",
        "125": "agree",
    }


def test_a_chinese_report_of_one_line_is_read() -> None:
    cases = {
        "《特定常规武器公约》现有117个缔约方。执行支助股致函乍得和多哥。": ({"CCW": 117}, 1),
        "特定常规武器公约：高级缔约方117个，第五号议定书84个。": ({"CCW": 117, "P5": 84}, 0),
        "《公约》现有117个缔约方。": ({"CCW": 117}, 0),
        "执行支助股于2014年5月2日致函乍得和多哥，鼓励两国加入《特定常规武器公约》。": ({}, 1),
    }
    for text, (totals, drafts) in cases.items():
        report = read_report(text)
        assert (report.totals, len(report.drafts)) == (totals, drafts), text
