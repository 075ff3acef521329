"""One page on a state: every fact dated and sourced, nothing claimed; what is handed over has no word of the log."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import html

import ccwuniv as ccw
from ccwuniv.documents.briefs import Brief, brief
from ccwuniv.names import LANGUAGES
from tests.support.record import report_acts

REG = ccw.Registry.bundled()
LOG = report_acts()
FORMS = pytest.mark.parametrize("internal", [False, True])
LOGGED = ("Contacts on record", "What to ask for, and why now", "Neighbouring treaties")


@cache
def page_of(iso3: str, *, internal: bool = False) -> Brief:
    return brief(REG, LOG, iso3, internal=internal)


def every(*, internal: bool) -> Iterator[tuple[str, Brief]]:
    """The page of every third state, all kinds of states among them; of every state in the form to hand over."""
    for place, state in enumerate(REG.states):
        if not internal or place % 3 == 0 or state.kind != "member":
            yield state.iso3, page_of(state.iso3, internal=internal)


def section(page: Brief, title: str) -> str:
    pattern = rf"^## {re.escape(title)}.*?\n\n(.*?)(?=^## |^\[\^1\]|^---|\Z)"
    found = re.search(pattern, page.markdown, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1].strip()


class TestEveryState:
    @FORMS
    def test_formal_name_in_six_languages(self, *, internal: bool) -> None:
        for iso3, page in every(internal=internal):
            for language in LANGUAGES:
                assert ccw.names.name(iso3, language, form="formal") in page.markdown  # type: ignore[arg-type]

    @FORMS
    def test_status_is_that_of_the_registry_with_a_source_each(self, *, internal: bool) -> None:
        words = {"in_force": "in force", "not_bound": "not bound", "signed": "signed", "ended": "no longer bound"}
        words["consented"] = "consent deposited, not yet in force"
        for iso3, page in every(internal=internal):
            lines = [line for line in section(page, "Status").splitlines() if line.startswith("| ")][2:]
            for code, line in zip(REG.codes, lines, strict=True):
                name, stands = line.strip("| ").split(" | ")[:2]
                status = str(REG.status(iso3, code))
                assert (name, re.sub(r"\[\^\d+\]", "", stands)) == (REG.instrument(code).name, words[status])
                assert ("[^" in stands) == (status != "not_bound"), "every fact has a source"

    def test_what_is_asked_is_a_gap_and_never_original_protocol_ii(self) -> None:
        for iso3, page in every(internal=False):
            text = section(page, "Not yet joined, and how to join") if "## Not yet" in page.markdown else ""
            asked = text.partition(" by: ")[2].partition(".")[0].split("; ") if " by: " in text else []
            missing = {code for code in REG.codes if code not in REG.bound(iso3)} - {"P2"}
            if REG.state(iso3).eligible(REG.as_of):
                assert {*asked} == {REG.instrument(code).name for code in missing}, iso3
            assert not re.search(r"(?<!Amended )Protocol II(?!I)", text), iso3

    def test_the_twelve_that_lack_amended_protocol_ii_alone_are_asked_for_it(self) -> None:
        for iso3 in ccw.migration_list(REG).index:
            assert "Amended Protocol II" in section(page_of(str(iso3)), "Not yet joined, and how to join")

    def test_a_footnote_is_a_source_and_every_one_is_referred_to(self) -> None:
        for iso3, page in every(internal=True):
            body, _, notes = page.markdown.partition("\n[^1]: ")
            found = re.findall(r"^\[\^(\d+)\]: ", f"[^1]: {notes}", re.MULTILINE) if notes else []
            assert found == sorted(set(re.findall(r"\[\^(\d+)\]", body)), key=int), iso3
            assert "Cite as: ccwuniv" in body
            assert REG.sources[0] in body

    @FORMS
    def test_page_is_whole_html_and_short(self, *, internal: bool) -> None:
        for _, page in every(internal=internal):
            tree = html.fromstring(page.html)
            assert tree.xpath("string(//h1)") == page.title
            assert not tree.xpath("//script|//link|//img|//iframe")
            assert len(page.markdown) < (9000 if internal else 6500), "what prints on one side of A4"

    @FORMS
    def test_nothing_is_claimed_or_forecast(self, *, internal: bool) -> None:
        for _, page in every(internal=internal):
            assert not re.search(r"\b(likely|expected|because of|thanks to|led to|result of)\b", page.markdown)

    def test_what_is_handed_over_has_not_one_word_of_the_log(self) -> None:
        for iso3, page in every(internal=False):
            assert page == brief(REG, None, iso3)
            assert page.marking == ""
            assert not [title for title in LOGGED if title in page.markdown]

    def test_the_internal_form_says_so_on_every_page(self) -> None:
        page = page_of("VNM", internal=True)
        assert page.markdown.startswith("**INTERNAL**\n")
        assert page.markdown.endswith("**INTERNAL**\n")
        assert html.fromstring(page.html).xpath("string(//body/header/p[@class='marking'])") == "INTERNAL"


class TestKinds:
    @pytest.mark.parametrize(
        ("state", "words"),
        [
            (
                "Viet Nam",
                [
                    "Signatory, not a party.",
                    "Choose at least two Protocols (article 4(3))",
                    "instrument of ratification, acceptance or approval (article 4(1))",
                    "(articles 4 and 10)",
                    "If deposited on 3 February 2026, all would enter into force on 3 August 2026.",
                    "signature, 10 April 1981",
                ],
            ),
            ("FRA", ["High Contracting Party.", "Bound by every instrument that is asked for."]),
            ("Cook Islands", ["Not a party.", "instrument of accession", "In no regional group on record."]),
            ("VAT", ["High Contracting Party.", "In no regional group on record."]),
            ("PSE", ["High Contracting Party.", "notification of consent to be bound", "Protocol V"]),
            ("CUB", ["it would enter into force on 3 August 2026."]),
            ("DDR", ["A former State.", "was 2 October 1990", "Nothing is open", "ratification, 20 July 1982"]),
            ("YUG", ["Succeeded", "Serbia", "Croatia"]),
            ("USA", ["Protocol III: reservation on article 2(2) and (3), 21 January 2009"]),
            ("TCD", ["**Formal name.** جمهورية تشاد · République du Tchad · "]),
            ("CMR", ["## Disputed facts", "Austrian Federal Law Gazette", "weak"]),
        ],
    )
    def test_says(self, state: str, words: list[str]) -> None:
        page = brief(REG, LOG, state)
        for word in words:
            assert word in page.markdown, word

    @pytest.mark.parametrize(
        ("state", "words"),
        [
            ("LTU", ["withdrawal notified 27 June 2025, effective 27 December 2025"]),
            ("USA", ["Austria, towards this State: objection to the reservation to article 2(2) and (3), treaty"]),
            ("POL", ["8 acts of its own towards others."]),
            (
                "VNM",
                ['Stage on record: "not party to the Convention" (2014-p12-02', "Last contact: joint letter, 11 Nov"],
            ),
        ],
    )
    def test_the_internal_form_says(self, state: str, words: list[str]) -> None:
        for word in words:
            assert word in page_of(state, internal=True).markdown, word

    def test_earlier_day(self) -> None:
        page = brief(REG, LOG, "IRQ", as_of="2014-09-01")
        assert page.day == dt.date(2014, 9, 1)
        assert "Not a party." in page.markdown
        assert "24 September 2014" not in page.markdown

    def test_a_withdrawal_not_yet_notified_is_not_known(self) -> None:
        page = brief(REG, LOG, "LTU", as_of="2024-09-05", internal=True)
        assert "withdrawal" not in section(page, "Neighbouring treaties")

    def test_in_the_language_of_correspondence_marked_as_read_by_nobody(self) -> None:
        page = brief(REG, LOG, "TCD", language="ar")
        assert "جمهورية تشاد: يجوز للدولة أن تنضم" in page.markdown
        assert "لم يراجع هذا النص" in page.markdown
        assert html.fromstring(page.html).xpath("//p[@lang='ar'][@dir='rtl']")
        with pytest.raises(ccw.OptionError, match="'fr'"):
            brief(REG, LOG, "TCD", language="de")

    def test_the_denominator_is_said_once(self) -> None:
        for universe, words in (
            ("all_states", "(Holy See and State of Palestine), Cook Islands and Niue."),
            ("all_states", "out of 197 States: the 193 Members of the United Nations, its 2 observer States"),
            ("un_members", "out of 193 States: the 193 Members of the United Nations."),
            ("un_members_and_observers", "and its 2 observer States (Holy See and State of Palestine)."),
        ):  # fmt: skip
            assert brief(REG, None, "NZL", universe=universe).markdown.count(words) == 1  # type: ignore[arg-type]

    def test_a_successor_is_told_of_two_roads_and_of_no_months(self) -> None:
        text = section(brief(REG, None, "SVN", "1991-12-01"), "Not yet joined, and how to join")
        assert "Article 4 does not speak of succession." in text
        assert "1. " not in text
        assert "months" not in text

    def test_a_day_after_the_data_says_on_what_it_rests(self) -> None:
        page = brief(REG, None, "VNM", "2026-11-30", after_data=True)
        assert "By law from what was deposited by 3 February 2026, where the data stop" in page.markdown
        with pytest.raises(ccw.DateError):
            brief(REG, None, "VNM", "2026-11-30")

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


class TestRegion:
    @pytest.mark.parametrize("iso3", ["NGA", "VNM", "EST", "CUB", "FRA", "NIU", "PSE"])
    def test_the_counts_are_those_of_coverage(self, iso3: str) -> None:
        rows = section(page_of(iso3), "Participation in its region").splitlines()
        schemes = {"m49": "m49", "un_regional_group": "un"}
        shown = [(by, group) for by, scheme in schemes.items() if (group := REG.regional_group(iso3, scheme=scheme))]
        for place, (by, group) in enumerate(shown):
            counts = ccw.coverage(REG, by=by)
            for code in set(REG.codes) - {"P2"}:
                [row] = [line for line in rows if line.startswith(f"| {REG.instrument(code).name} |")]
                assert row.split("|")[2 + place].strip() == f"{counts.loc[group, code]} of {len(REG.group(group))}"

    def test_names_and_no_codes(self) -> None:
        text = section(page_of("VNM"), "Participation in its region")
        assert "Southeast Asia: Cambodia, Lao People's Democratic Republic, Philippines, Singapore." in text
        assert not re.search(r"\b(KHM|LAO|PHL|SGP)\b", text)

    def test_a_state_that_is_no_example_is_counted_and_not_named(self) -> None:
        page = brief(REG, None, "VNM", not_examples=["Cambodia"])
        text = section(page, "Participation in its region")
        assert "4 of 11" in text
        assert "among them Lao People's Democratic Republic, Philippines, Singapore." in text
        assert "Cambodia" not in page.markdown

    def test_the_groups_of_the_office(self) -> None:
        asean = ["BRN", "KHM", "IDN", "LAO", "MYS", "MMR", "PHL", "SGP", "THA", "VNM"]
        groups = {"ASEAN": asean, "CARICOM": ["GRD"]}
        text = section(brief(REG, None, "VNM", groups=groups), "Participation in its region")
        assert "| instrument | Southeast Asia | ASEAN | Regional group: Asia-Pacific |" in text
        assert "| 4 of 11 | 4 of 10 |" in text
        assert "CARICOM" not in text
        with pytest.raises(ccw.UnknownStateError):
            brief(REG, None, "VNM", groups={"ASEAN": ["Atlantis"]})

    def test_meetings_ahead_are_talking_points(self) -> None:
        meetings = [
            ccw.Meeting("Annual Conference", dt.date(2026, 11, 10), instrument="AP2"),
            ccw.Meeting("A meeting that is over", dt.date(2025, 11, 10)),
        ]
        text = section(brief(REG, LOG, "VNM", internal=True, meetings=meetings), "What to ask for, and why now")
        assert "- Annual Conference: 10 November 2026, Geneva." in text
        assert "over" not in text

    def test_a_consent_of_the_region_is_a_talking_point_for_twelve_months(self) -> None:
        day = "2025-03-01"  # Trinidad and Tobago acceded on 29 July 2024
        text = section(brief(REG, LOG, "BRB", day, internal=True), "What to ask for, and why now")
        assert "Trinidad and Tobago (Caribbean) consented to Protocol V on 29 July 2024." in text
        later = section(brief(REG, LOG, "BRB", "2025-08-01", internal=True), "What to ask for, and why now")
        assert "Trinidad" not in later


class TestContacts:
    ACTS = (
        {"id": "a", "kind": "letter", "start": "2026-03-02", "states": ["VNM"], "due": "2026-04-01",
         "actors": [{"role": "Chair *of* [us](http://x) <b>"}], "accession_stage": "ready | _soon_", "note": "<i>&"},
        {"id": "b", "kind": "sponsorship", "start": "2026-03-03", "states": ["VNM"], "instruments": ["AP2", "P5"]},
        {"id": "c", "kind": "seminar", "start": "2026-05-03", "states": ["VNM"], "status": "planned"},
    )  # fmt: skip

    @staticmethod
    def contacts(log: ccw.OutreachLog | None, day: str | None = None) -> str:
        return section(brief(REG, log, "VNM", day, internal=True), "Contacts on record")

    def test_contacts_later_than_the_data_are_in_unless_a_day_is_asked(self) -> None:
        log = ccw.OutreachLog(self.ACTS)
        text = self.contacts(log)
        assert text.startswith("2 contacts on record, 1 of them sponsorship.")
        assert "| 3 March 2026 | sponsorship | by name | AP2 P5 |" in text
        points = section(brief(REG, log, "VNM", internal=True), "What to ask for, and why now")
        assert "- Follow-up due by 1 April 2026: letter (a)." in points
        assert "- Planned: seminar (c)." in points
        later = REG.reaching("2026-06-01", after_data=True)
        points = section(brief(later, log, "VNM", internal=True), "What to ask for, and why now")
        assert "- Follow-up overdue since 1 April 2026: letter (a)." in points
        assert self.contacts(log, "2026-02-03") == "No contact on record."

    def test_what_somebody_wrote_stays_text(self) -> None:
        tree = html.fromstring(brief(REG, ccw.OutreachLog(self.ACTS), "VNM", internal=True).html)
        words = tree.text_content()
        assert "Chair *of* [us](http://x) <b>" in words
        assert '"ready | _soon_"' in words
        assert "<i>&" in words
        assert not tree.xpath("//main//em|//main//b|//main//i")
        assert all(link.startswith(("#", "https://treaties.un.org/")) for link in tree.xpath("//a/@href"))

    def test_two_records_of_one_act_are_one_contact(self) -> None:
        acts = [{"id": n, "kind": "letter", "start": "2026-03-02", "states": ["VNM"], "same_as": s}
                for n, s in (("a", []), ("b", ["a"]))]  # fmt: skip
        assert "1 contact on record" in self.contacts(ccw.OutreachLog(acts))

    def test_an_act_that_reached_some_of_a_group_is_no_contact(self) -> None:
        acts = [{"id": "a", "kind": "letter", "start": "2014-03-02", "count": 3, "selector": {"not_party_to": ["CCW"]}}]
        assert self.contacts(ccw.OutreachLog(acts)) == (
            "No contact on record. 1 more contact went to part of a group that includes this State; the record does "
            "not say to whom."
        )

    def test_without_a_log(self) -> None:
        assert self.contacts(None) == "No log was consulted."

    def test_confidential_acts_are_in_no_paper_that_is_handed_over(self) -> None:
        secret = {"id": "s", "kind": "letter", "start": "2026-03-02", "states": ["VNM"], "level": "confidential"}
        log = ccw.OutreachLog([secret])
        assert "No contact on record." in brief(REG, log, "VNM", internal=True).markdown
        assert "1 contact on record" in brief(REG, log, "VNM", internal=True, confidential=True).markdown
        with pytest.raises(ccw.OptionError, match="internal=True"):
            brief(REG, log, "VNM", confidential=True)


class TestFiles:
    def test_the_forms(self, tmp_path: Path) -> None:
        page = page_of("VNM")
        assert page.write(tmp_path / "a.md").read_text(encoding="utf-8") == page.markdown
        assert page.write(tmp_path / "a.HTML").read_text(encoding="utf-8") == page.html

    @pytest.mark.parametrize(
        ("name", "error"),
        [("a.pdf", ccw.OptionError), ("a.doc", ccw.OptionError), ("a", ccw.OptionError), ("no/a.md", ccw.StoreError)],
    )
    def test_a_path_that_cannot_be(self, tmp_path: Path, name: str, error: type[Exception]) -> None:
        with pytest.raises(error):
            page_of("VNM").write(tmp_path / name)
        assert not list(tmp_path.iterdir())
