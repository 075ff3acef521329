"""The reader of reports: what it finds in texts of the genre, in six languages, however the page broke them."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ccwuniv as ccw
from ccwuniv import names
from ccwuniv.analysis import check_report
from ccwuniv.documents import headline
from ccwuniv.errors import CcwError, OptionError
from ccwuniv.sources.isu.claims import find_claims
from ccwuniv.sources.isu.dates import find_dates
from ccwuniv.sources.isu.flow import Flow
from ccwuniv.sources.isu.reading import _passage
from ccwuniv.sources.isu.report import IsuReport, read_report
from ccwuniv.sources.isu.terms import find_terms
from ccwuniv.sources.isu.totals import find_totals

FIXTURES = Path(__file__).parents[1] / "fixtures" / "isu"
DATA = Path(__file__).parents[2] / "data"
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


def cases(name: str) -> list[pytest.ParameterSet]:
    """The rows of a table of cases."""
    with (FIXTURES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [pytest.param(*row.values(), id=f"{name}-{n}") for n, row in enumerate(rows, start=2)]


def read(name: str) -> IsuReport:
    return read_report(FIXTURES / f"{name}.txt")


def numbers(written: str) -> dict[str, int]:
    return {code: int(count) for code, count in (pair.split() for pair in written.split("; ") if pair)}


# Whole reports

OF_2015 = {"CCW": 121, "A1": 82, "P1": 116, "AP2": 102, "P3": 112, "P4": 105, "P5": 87}
WHOLE = {
    "report_2015_en": (
        "en",
        OF_2015 | {"P2": 94},
        "GRD PSE DZA BHR LAO VNM BGR BEN CIV GNQ MNE TZA AFG GIN PNG SSD KHM JOR THA TLS",
    ),
    "report_bullets_en": (
        "en",
        {"CCW": 125, "A1": 86, "P1": 118, "P2": 95, "AP2": 104, "P3": 115, "P4": 108, "P5": 94},
        "AGO COD MYS PNG",
    ),
    "report_wrong_zh": ("zh", {"CCW": 119, "AP2": 100, "P5": 84}, "FRA GNB SSD JOR LAO FIN"),
    "prose_fr": ("fr", OF_2015, "AFG GIN MOZ PNG COM COD CIV VNM ZWE SSD"),
    "prose_es": ("es", OF_2015, "AGO ETH GNQ PNG LCA SUR TZA LBN MYS RWA SSD VNM"),
    "prose_ru": ("ru", OF_2015, "DZA GRD PSE VNM IDN LBN PNG COG RWA SSD"),
    "prose_ar": ("ar", OF_2015, "AFG IDN LBN MOZ TZA SSD VNM"),
}
HEADS = {
    "report_2015_en": ("2015 session", "2015-11-12", "2015-11-13", 10, "Implementation Support Unit"),
    "report_bullets_en": ("2018 session", "2018-11-21", "2018-11-23", 9, "Implementation Support Unit"),
    "report_wrong_zh": ("2014年会议", "2014-11-13", "2014-11-14", 10, "执行支助股"),
    "prose_fr": ("Réunion de 2015", "2015-11-12", "2015-11-13", 10, "Unité d'appui à l'application"),
    "prose_es": ("Reunión de 2015", "2015-11-12", "2015-11-13", 10, "Dependencia de Apoyo a la Aplicación"),
    "prose_ru": ("Совещание 2015 года", "2015-11-12", "2015-11-13", 10, "Группой имплементационной поддержки"),
    "prose_ar": ("اجتماع عام 2015", "2015-11-12", "2015-11-13", 10, "وحدة دعم التنفيذ"),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_report_gives_its_language_its_totals_and_every_state_that_it_names(name: str) -> None:
    report = read(name)
    language, totals, states = WHOLE[name]
    assert (report.language, report.totals) == (language, totals)
    assert report.states == tuple(states.split())


@pytest.mark.parametrize("name", HEADS)
def test_the_head_gives_the_meeting_the_item_and_the_author(name: str) -> None:
    report = read(name)
    session, first, last, item, author = HEADS[name]
    assert (report.session, report.agenda_item, report.submitted_by) == (session, item, author)
    assert report.meeting_dates == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("name", "title", "symbol", "day"),
    [
        (
            "report_2015_en",
            "Work done in 2015 to promote universality of the Convention and its Protocols",
            "CCW/MSP/2015/4",
            "2015-09-30",
        ),
        ("report_bullets_en", "Universalization of the Convention", "CCW/MSP/2018/6", "2018-09-03"),
        ("report_wrong_zh", "普遍加入《公约》情况", None, "2014-09-19"),
        ("prose_ru", "Универсализация Конвенции и протоколов к ней", None, "2015-09-30"),
    ],
)
def test_a_report_has_its_title_its_own_symbol_and_a_latest_day(
    name: str, title: str, symbol: str | None, day: str
) -> None:
    report = read(name)
    assert (report.title, report.symbol, str(report.day)) == (title, symbol, day)


@pytest.mark.parametrize("name", WHOLE)
def test_every_mention_stands_where_it_says(name: str) -> None:
    report = read(name)
    for mention in report.mentions:
        printed = report.text[mention.start : mention.end]
        squeezed = re.sub(r"\s+", "", mention.text)
        assert squeezed[0] == printed[0]
        assert squeezed[-1] == printed[-1]
        assert names.find_states(mention.text)[0].iso3 == mention.iso3
        if mention.paragraph is not None:
            paragraph = next(p for p in report.paragraphs if p.number == mention.paragraph)
            assert paragraph.start <= mention.start < mention.end <= paragraph.end


def test_footnotes_are_taken_out_of_the_sentences() -> None:
    report = read("report_2015_en")
    assert report.footnotes == {
        "1": "“Accelerated plan of action”, in document CCW/CONF.IV/4/Add.1.",
        "2": "CCW/MSP/2014/9, paragraph 38.",
    }
    first = report.paragraphs[0]
    assert first.marks == ("1", "2")
    assert "promote universality. The 2014" in first.text
    assert first.text.endswith("with this task.")


def test_page_numbers_running_heads_and_job_numbers_are_no_text() -> None:
    report = read("report_2015_en")
    assert [paragraph.number for paragraph in report.paragraphs] == list(range(1, 12))
    whole = "\n".join(paragraph.text for paragraph in report.paragraphs)
    for page in ("GE.15", "1516789", "CCW/MSP/2015/4", "____"):
        assert page not in whole
    left_out = {note.found for note in report.notes if "page" in note.message}
    assert {"GE.15-16789 (E)", "*1516789*", "CCW/MSP/2015/4", "2", "3"} <= left_out


def test_headings_stand_over_the_paragraphs_and_not_in_them() -> None:
    report = read("report_2015_en")
    headings = {paragraph.number: paragraph.heading for paragraph in report.paragraphs}
    assert headings[2].endswith("Introduction")
    assert headings[3].endswith("Status")
    assert headings[11].endswith("Actions")


def test_the_symbols_of_other_documents_are_listed() -> None:
    assert set(read("report_2015_en").symbols) == {"CCW/MSP/2015/4", "CCW/CONF.IV/4/Add.1", "CCW/MSP/2014/9"}


def test_what_is_missing_is_said() -> None:
    messages = {(note.where, note.found): note.message for note in read("report_bullets_en").notes}
    assert messages["paragraphs", "4"] == "numbers that were not found in the text"
    assert ("totals", "P2") in {(note.where, note.found) for note in read("prose_fr").notes}


def test_a_part_can_be_had_as_a_table() -> None:
    report = read("report_2015_en")
    assert list(report.frame("drafts")["kind"])[:2] == ["letter", "bilateral_meeting"]
    assert len(report.frame("mentions")) == len(report.mentions)
    with pytest.raises(OptionError):
        report.frame("footnotes")  # type: ignore[arg-type]
    assert "121" in report._repr_html_()


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace(" ", "\xa0"),
        lambda text: "\n".join(line.strip() for line in text.splitlines()),
        lambda text: "\ufeff" + text,
    ],
    ids=["crlf", "no-break spaces", "no indents", "byte order mark"],
)
def test_white_space_makes_no_difference(name: str, change: Callable[[str], str]) -> None:
    plain = read(name)
    report = read_report(change(plain.text))
    assert (report.totals, report.states, report.footnotes) == (plain.totals, plain.states, plain.footnotes)
    assert [d.kind for d in report.drafts] == [d.kind for d in plain.drafts]
    assert (report.title, report.session, report.day) == (plain.title, plain.session, plain.day)


def test_titles_are_told_apart_where_no_line_is_empty() -> None:
    text = "\n".join(line for line in read("report_2015_en").text.splitlines() if line.strip())
    report = read_report(text)
    assert report.title == "Work done in 2015 to promote universality of the Convention and its Protocols"
    assert report.agenda_title == "Universalization of the Convention and its annexed Protocols"
    assert (report.totals, len(report.paragraphs)) == (OF_2015 | {"P2": 94}, 11)


def test_an_annex_is_read_for_states_and_said_to_be_no_more() -> None:
    report = read_report("1. The CCW has parties.\n\nAnnex\n\nStates that spoke: Chad and Togo.\n")
    assert [(m.iso3, m.paragraph) for m in report.mentions] == [("TCD", None), ("TGO", None)]
    assert any("annex" in note.message for note in report.notes)


# Marks, numbers and lines

NOTE = "\n\n1 See document CCW/CONF.IV/4/Add.1.\n"


@pytest.mark.parametrize(
    "printed",
    [
        "1. The plan calls for acts.1 The Convention has parties." + NOTE,
        "1. The plan calls for acts.\n1 The Convention has parties." + NOTE,
        "1. The plan calls for acts.\n1\n\nThe Convention has parties." + NOTE,
        "1. The plan calls for acts.¹ The Convention has parties." + NOTE,
        "1. The plan calls for acts(1). The Convention has parties." + NOTE.replace("1 See", "(1) See"),
        "1. The plan calls for acts.* The Convention has parties." + NOTE.replace("1 See", "* See"),
    ],
)
def test_a_mark_may_be_glued_raised_bracketed_or_alone_on_its_line(printed: str) -> None:
    report = read_report(printed)
    assert list(report.footnotes.values()) == ["See document CCW/CONF.IV/4/Add.1."]
    assert report.paragraphs[0].text == "The plan calls for acts. The Convention has parties."


@pytest.mark.parametrize("year", ["1 013 年", "1013 年", "1 2013 年", "12013 年"])
def test_a_mark_before_a_year_leaves_the_year(year: str) -> None:
    text = f"1. 《公约》有行动计划。{year}缔约方会议作出决定。\n\n 1 见 CCW/CONF.IV/4/Add.1。\n"
    report = read_report(text)
    assert "。2013年缔约方会议" in report.paragraphs[0].text
    assert dt.date(2013, 1, 1) in [date.first for date in report.dates]
    assert list(report.footnotes) == ["1"]


def test_a_sentence_goes_on_after_a_footnote_and_a_page() -> None:
    first_page = "1. The CCW has a plan1 and 117 High Con-\n\n1 See the list.\n"
    text = first_page + "\fCCW/MSP/2014/1\n\n3\ntracting Parties.\n\n2. More.\n"
    report = read_report(text)
    assert report.paragraphs[0].text.startswith("The CCW has a plan and 117 High Contracting Parties.")


@pytest.mark.parametrize(
    ("style", "language"),
    [("{}. ", "en"), ("{}．", "zh"), ("({}) ", "en"), ("（{}）", "zh"), ("{}、", "zh"), ("{}) ", "en")],
)
def test_paragraphs_are_numbered_in_several_styles(style: str, language: str) -> None:
    sentence = "The Convention has parties." if language == "en" else "《公约》有缔约方。"
    text = "".join(f"{style.format(n)}{sentence}\n" for n in range(1, 6))
    report = read_report(text)
    assert [(p.number, p.text) for p in report.paragraphs] == [(n, sentence) for n in range(1, 6)]


def test_a_year_is_no_number_of_a_paragraph() -> None:
    report = read_report("1. 2011 年《公约》审查会议商定了计划。\n2. 《公约》有缔约方。\n")
    assert [p.text for p in report.paragraphs] == ["2011年《公约》审查会议商定了计划。", "《公约》有缔约方。"]


def test_blocks_are_counted_where_nothing_is_numbered() -> None:
    report = read_report("The Convention has 117 High Contracting Parties.\n\nSwitzerland wrote to Chad.\n")
    assert [p.number for p in report.paragraphs] == [1, 2]
    assert any("none is numbered" in note.message for note in report.notes)


BREAKS = st.lists(
    st.sampled_from(["\n", "\n\n", " \n", "\n\f\n", "\nCCW/MSP/2015/4\n\n2\n\n"]), min_size=20, max_size=20
)


@pytest.mark.parametrize(("language", "whole"), cases("unbroken"))
@given(breaks=BREAKS, width=st.integers(18, 70))
@settings(max_examples=25, deadline=None)
def test_however_the_page_breaks_the_lines_the_reading_is_the_same(
    language: str, whole: str, breaks: list[str], width: int
) -> None:
    broken = _broken(whole, width, breaks, at_spaces=language != "zh")
    plain, report = read_report(whole + "\n"), read_report(broken + "\n")
    assert plain.totals == report.totals == {"CCW": 117, "AP2": 100}
    assert plain.states == report.states
    assert len(plain.states) >= 3
    assert [d.kind for d in plain.drafts] == [d.kind for d in report.drafts]


def _broken(text: str, width: int, breaks: list[str], *, at_spaces: bool) -> str:
    """Break a text into lines: at spaces, or (in Chinese) anywhere but inside a number."""
    pieces, line, n = [], "", 0
    for token in re.findall(r"\S+\s*" if at_spaces else r"\d+|.", text):
        if len(line) > width:
            pieces.append(line.rstrip() + breaks[n % len(breaks)])
            line, n = "", n + 1
        line += token
    return "".join(pieces) + line


# Totals, dates, persons, acts, claims: a line per case


@pytest.mark.parametrize(("totals", "text"), cases("totals"))
def test_totals_are_read_and_nothing_else_is_taken_for_one(totals: str, text: str) -> None:
    assert {total.code: total.count for total in find_totals(text)} == numbers(totals)


@pytest.mark.parametrize(
    ("code", "title"),
    [
        pytest.param(instrument["code"], title, id=f"{instrument['code']}-{language}-{form}")
        for instrument in json.loads((DATA / "instruments.json").read_text(encoding="utf-8"))
        for language, titles in instrument["names"].items()
        for form, title in titles.items()
    ],
)
def test_every_title_of_an_instrument_is_read_as_that_instrument(code: str, title: str) -> None:
    assert {term.code for term in find_terms(title)} == {code}


@pytest.mark.parametrize("language", LANGUAGES)
@given(day=st.dates(dt.date(1981, 4, 10), dt.date(2026, 2, 3)))
@settings(max_examples=25, deadline=None)
def test_a_paragraph_of_totals_reads_back_without_loss(language: str, day: dt.date) -> None:
    reg = ccw.Registry.bundled()
    report = read_report(headline(reg, day, language=language))
    counted = {code: int(count) for code, count in reg.totals(day).items() if count or code == "CCW"}
    assert (report.totals, report.day, report.language) == (counted, day, language)
    assert set(check_report(reg, report)["verdict"]) == {"agree"}


@pytest.mark.parametrize(("first", "last", "precision", "text"), cases("dates"))
def test_dates_are_read_in_every_language(first: str, last: str, precision: str, text: str) -> None:
    found = [(str(d.first), str(d.last), d.precision) for d in find_dates(text) if d.first]
    assert found == ([(first, last, precision)] if first else [])


def test_a_day_that_no_calendar_has_is_said() -> None:
    notes = read_report("The CCW met on 30 February 2014. Nothing else is known.").notes
    assert ("30 February 2014", "no calendar has this day") in {(note.found, note.message) for note in notes}


@pytest.mark.parametrize(("name", "office", "country", "text"), cases("persons"))
def test_persons_are_read_with_their_offices(name: str, office: str, country: str, text: str) -> None:
    (person,) = read_report(text + " The Convention, 《公约》, High Contracting Parties.\n").persons
    assert (person.name, person.office, person.iso3 or "") == (name, office, country)


@pytest.mark.parametrize(("kind", "actor", "target", "status", "sentence"), cases("drafts"))
def test_a_sentence_gives_a_draft_of_the_act_that_it_tells(
    kind: str, actor: str, target: str, status: str, sentence: str
) -> None:
    (draft,) = read_report(f"1. 《特定常规武器公约》 CCW.\n2. {sentence}\n").drafts
    assert (draft.kind, draft.status) == (kind, status)
    labels = [one.label for one in draft.actors]
    countries = [one.country for one in draft.actors]
    assert actor in (" ".join(labels), f"{draft.actors[0].role}, {draft.actors[0].country}", *labels, *countries)
    described = draft.selector.describe() if draft.selector else ""
    region = draft.region[0].key if draft.region else ""
    assert target in (" ".join(draft.states), described, region)
    assert draft.sentence == sentence
    assert draft.draft


def test_a_draft_becomes_an_act_when_a_person_confirms_it() -> None:
    draft = read("report_2015_en").drafts[0]
    act = draft.confirm("2015-p05-1", start="2014-11-15", end="2015-09-30", precision="period")
    assert (act.kind, act.paragraph, act.selector) == ("letter", 5, draft.selector)
    with pytest.raises(CcwError, match="start"):
        draft.confirm("2015-p05-1")


def test_an_unnamed_office_means_those_who_were_named_with_it() -> None:
    text = (
        "1. Ambassador Päivi Kairamo of Finland, President-designate of the Conference, and Ambassador Kateřina "
        "Sequensová of the Czech Republic, President-designate of the other one, wrote to States not party to the "
        "Convention.\n"
        "2. The office-holders held regular meetings.\n"
    )
    drafts = read_report(text).drafts
    assert [[actor.country for actor in draft.actors] for draft in drafts] == [["FIN", "CZE"], ["FIN", "CZE"]]


def test_mandates_and_introductions_are_no_acts() -> None:
    text = (
        "Introduction\n\n1. The Conference called on the Unit to hold seminars on the CCW.\n\n"
        "Actions\n\n2. Pursuant to the mandate, seminars are asked for.\n3. The Unit held a seminar.\n"
    )
    assert [(draft.paragraph, draft.kind) for draft in read_report(text).drafts] == [(3, "seminar")]


@pytest.mark.parametrize(("claims", "text"), cases("claims"))
def test_claims_of_participation_are_read(claims: str, text: str) -> None:
    passage = _passage(1, Flow.of(text, 0, len(text)))
    found = [
        " ".join(
            filter(
                None,
                (
                    claim.kind,
                    claim.iso3,
                    claim.treaty,
                    str(claim.number or ""),
                    str(claim.day or ""),
                    claim.note if claim.kind == "count" else "",
                ),
            )
        )
        for claim in find_claims(passage, [])
    ]
    assert sorted(found) == sorted(filter(None, claims.split("; ")))
