"""One page on a state: every fact dated and sourced, nothing claimed."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path

import pytest
from lxml import html

import ccwuniv as ccw
from ccwuniv.documents.briefs import Brief, brief
from ccwuniv.names import LANGUAGES

REG = ccw.Registry.bundled()
LOG = ccw.OutreachLog.bundled()
EVERY = pytest.mark.parametrize("iso3", [state.iso3 for state in REG.states])


@cache
def page_of(iso3: str) -> Brief:
    return brief(REG, LOG, iso3)


def section(page: Brief, title: str) -> str:
    found = re.search(rf"^## {re.escape(title)}.*?\n\n(.*?)(?=^## |\Z)", page.markdown, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1].strip()


class TestEveryState:
    @EVERY
    def test_formal_name_in_six_languages(self, iso3: str) -> None:
        for language in LANGUAGES:
            assert ccw.names.name(iso3, language, form="formal") in page_of(iso3).markdown  # type: ignore[arg-type]

    @EVERY
    def test_status_is_that_of_the_registry(self, iso3: str) -> None:
        rows = [line.split(" | ") for line in section(page_of(iso3), "Status").splitlines() if line.startswith("| ")][
            2:
        ]
        for code, row in zip(REG.codes, rows, strict=True):
            status = str(REG.status(iso3, code)).replace("_", " ")
            assert (row[0], row[1]) == (f"| {REG.instrument(code).name}", status)
            assert bool(re.search(r"\(\d+\)", row[-1])) == (status != "not bound"), "every fact has a source"

    @EVERY
    def test_a_gap_is_a_gap(self, iso3: str) -> None:
        text = section(page_of(iso3), "What is missing, and the lawful path")
        bound = REG.bound(iso3)
        if REG.state(iso3).eligible(REG.as_of) and len(bound) < 8:
            named = text.partition(" by: ")[2].partition(". ")[0].rstrip(".").split("; ")
            assert named == [REG.instrument(code).name for code in REG.codes if code not in bound]

    @EVERY
    def test_sources_are_numbered_and_listed(self, iso3: str) -> None:
        page = page_of(iso3)
        body, _, sources = page.markdown.partition("## Sources")
        for number in re.findall(r" \((\d{1,2})\)(?=[ ;.|,\n]|$)", body):
            assert f"({number}) " in sources
        assert "Cite as: ccwuniv" in sources
        assert REG.sources[0] in sources

    @EVERY
    def test_page_is_whole_html_and_short(self, iso3: str) -> None:
        page = page_of(iso3)
        tree = html.fromstring(page.html)
        assert tree.xpath("string(//h1)") == page.title
        assert not tree.xpath("//script|//link|//img|//iframe")
        assert len(page.markdown) < 6500, "what prints on one side of A4"

    @EVERY
    def test_nothing_is_claimed_or_forecast(self, iso3: str) -> None:
        assert not re.search(r"\b(likely|expected|because of|thanks to|led to|result of)\b", page_of(iso3).markdown)


class TestKinds:
    @pytest.mark.parametrize(
        ("state", "words"),
        [
            ("Viet Nam", ["Signatory.", "may ratify, accept or approve", "signature 1981-04-10", "57 sets"]),
            ("FRA", ["Party.", "Bound by every instrument."]),
            ("Cook Islands", ["Not a party.", "may accede", "In no regional group"]),
            ("VAT", ["Party.", "In no regional group on record"]),
            ("PSE", ["Party.", "notify the Depositary", "Protocol V"]),
            ("DDR", ["A former State.", "was 2 October 1990", "Nothing is open", "ratification 1982-07-20"]),
            ("YUG", ["Succeeded", "Serbia", "Croatia"]),
            ("LTU", ["withdrawal notified 2025-06-27, effective 2025-12-27"]),
            (
                "USA",
                [
                    "Of other States towards it: Austria (objection to the reservation to article 2(2) and (3), treaty",
                    "reservation",
                ],
            ),
            ("CMR", ["## Disputed facts", "Austrian Federal Law Gazette", "weak"]),
            ("TCD", ["**Formal name.** جمهورية تشاد · République du Tchad · "]),
            ("POL", ["Acts of its own towards others: 8."]),
        ],
    )
    def test_says(self, state: str, words: list[str]) -> None:
        page = brief(REG, LOG, state)
        for word in words:
            assert word in page.markdown, word

    def test_earlier_day(self) -> None:
        page = brief(REG, LOG, "IRQ", as_of="2014-09-01")
        assert page.day == dt.date(2014, 9, 1)
        assert "Not a party." in page.markdown
        assert "2014-09-24" not in page.markdown

    def test_a_withdrawal_not_yet_notified_is_not_known(self) -> None:
        assert "withdrawal" not in section(brief(REG, LOG, "LTU", as_of="2024-09-05"), "Neighbouring treaties")

    @pytest.mark.parametrize("iso3", ["NGA", "VNM", "EST", "CUB", "FRA", "NIU", "PSE"])
    def test_the_counts_around_it_are_those_of_coverage(self, iso3: str) -> None:
        rows = section(page_of(iso3), "Bound around it")
        schemes = {"un_regional_group": "un", "m49": "m49"}
        shown = [(by, group) for by, scheme in schemes.items() if (group := REG.regional_group(iso3, scheme=scheme))]
        for place, (by, group) in enumerate(shown):
            counts = ccw.coverage(REG, by=by)
            for code in REG.codes:
                [row] = [line for line in rows.splitlines() if line.startswith(f"| {REG.instrument(code).name} |")]
                cell = row.split("|")[2 + place]
                assert cell.startswith(f" {counts.loc[group, code]} of {len(REG.group(group))}: ")

    def test_the_neighbours_of_viet_nam(self) -> None:
        assert "Sub-region: Southeast Asia" in page_of("VNM").markdown
        assert "| 4 of 11: KHM LAO PHL SGP |" in page_of("VNM").markdown

    def test_without_a_log(self) -> None:
        assert section(brief(REG, None, "VNM"), "Contacts on record") == "No log was consulted."

    def test_another_treaty(self) -> None:
        small = REG.replaced(
            instruments=[i.model_copy(update={"code": "X", "parent": None}) for i in REG.instruments[:1]],
            actions=[a.model_copy(update={"instrument": "X"}) for a in REG.actions if a.instrument == "CCW"],
            disputes=(), statements=(), published_totals=(),
        )  # fmt: skip
        with pytest.raises(ccw.UnknownInstrumentError):
            brief(small, LOG, "VNM")

    @pytest.mark.parametrize(
        ("state", "error"), [("Atlantis", ccw.UnknownStateError), ("Kosovo", ccw.NotAParticipantError)]
    )
    def test_what_is_no_state(self, state: str, error: type[Exception]) -> None:
        with pytest.raises(error):
            brief(REG, LOG, state)


def public(acts: list[dict[str, object]]) -> ccw.OutreachLog:
    return ccw.OutreachLog({**act, "level": "public"} for act in acts)


class TestContacts:
    ACTS = (
        {"id": "a", "kind": "letter", "start": "2026-03-02", "states": ["VNM"], "due": "2026-04-01",
         "actors": [{"role": "Chair *of* [us](http://x) <b>"}], "accession_stage": "ready | _soon_"},
        {"id": "b", "kind": "sponsorship", "start": "2026-03-03", "states": ["VNM"], "instruments": ["AP2", "P5"]},
        {"id": "c", "kind": "seminar", "start": "2026-05-03", "states": ["VNM"], "status": "planned"},
    )  # fmt: skip

    def test_contacts_later_than_the_data_are_in_unless_a_day_is_asked(self) -> None:
        log = public(self.ACTS)
        text = section(brief(REG, log, "VNM"), "Contacts on record")
        assert text.startswith("2 on record, 1 of them sponsorship.")
        assert "Open: letter (a), follow-up due 2026-04-01; seminar (c) planned." in text
        assert "| 2026-03-03 | sponsorship | by name | AP2 P5 |" in text
        then = section(brief(REG, log, "VNM", as_of="2026-02-03"), "Contacts on record")
        assert then == "None on record."

    def test_what_somebody_wrote_stays_text(self) -> None:
        tree = html.fromstring(brief(REG, public(self.ACTS), "VNM").html)
        words = tree.text_content()
        assert "Chair *of* [us](http://x) <b>" in words
        assert '"ready | _soon_"' in words
        assert not tree.xpath("//a|//em|//b")

    def test_two_records_of_one_act_are_one_contact(self) -> None:
        acts = [{"id": n, "kind": "letter", "start": "2026-03-02", "states": ["VNM"], "same_as": s}
                for n, s in (("a", []), ("b", ["a"]))]  # fmt: skip
        assert "1 on record" in brief(REG, public(acts), "VNM").markdown

    def test_an_act_that_reached_some_of_a_group_is_no_contact(self) -> None:
        acts = [{"id": "a", "kind": "letter", "start": "2014-03-02", "count": 3, "selector": {"not_party_to": ["CCW"]}}]
        text = section(brief(REG, public(acts), "VNM"), "Contacts on record")
        assert text == (
            "None on record. Acts that reached only some of a group in which it is; whether it, is not recorded: 1."
        )

    def test_a_sister_quotation_of_the_report(self) -> None:
        assert 'Said of its accession: "not party to the Convention" (2014-p12-02' in page_of("VNM").markdown


class TestFiles:
    def test_both_forms(self, tmp_path: Path) -> None:
        page = page_of("VNM")
        assert page.write(tmp_path / "a.md").read_text(encoding="utf-8") == page.markdown
        assert page.write(tmp_path / "a.html").read_text(encoding="utf-8") == page.html

    @pytest.mark.parametrize(
        ("name", "error"), [("a.pdf", ccw.OptionError), ("a", ccw.OptionError), ("no/a.md", ccw.StoreError)]
    )
    def test_a_path_that_cannot_be(self, tmp_path: Path, name: str, error: type[Exception]) -> None:
        with pytest.raises(error):
            page_of("VNM").write(tmp_path / name)
