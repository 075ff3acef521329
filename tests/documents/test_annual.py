"""The annual draft: whole in its language, numbered, footnoted; nothing internal in it, and an annex of its own."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from lxml import html

import ccwuniv as ccw
from ccwuniv.analysis import mandates
from ccwuniv.documents.act_words import group_in_words, kind_in_words, towards_whom
from ccwuniv.documents.annual_words import ANNUAL_WORDS
from ccwuniv.documents.recorded_words import recorded
from ccwuniv.outreach import ACT_KINDS, region_keys
from ccwuniv.records import CONSENT_KINDS
from tests.support.record import report_acts

MEETING = ccw.Meeting(
    "2014 Meeting of the High Contracting Parties", dt.date(2014, 11, 13), dt.date(2014, 11, 14),
    agenda_item="Item 10 of the provisional agenda", symbol="CCW/MSP/2014/1",
)  # fmt: skip


@pytest.fixture(scope="module")
def log() -> ccw.OutreachLog:
    return report_acts()


@pytest.fixture(scope="module")
def drafts(reg: ccw.Registry, log: ccw.OutreachLog) -> dict[str, str]:
    return {code: ccw.annual_report(reg, log, 2014, language=code).markdown for code in ANNUAL_WORDS}


class TestDraft:
    def test_2014(self, drafts: dict[str, str]) -> None:
        text = drafts["en"]
        assert "119 High Contracting Parties" in text
        assert "Convention on Certain Conventional Weapons, +2" in text
        assert "Ban Ki-moon, Secretary-General, United Nations:" in text
        for joined in ("Grenada", "Iraq"):
            assert f"| {joined} | Convention on Certain Conventional Weapons | accession" in text
        assert "3 States consented to be bound in the period. No consent is presented here as the effect" in text
        assert "Counts are out of 197 States" in text

    @pytest.mark.parametrize("language", ANNUAL_WORDS)
    def test_paragraphs_are_numbered_one_after_the_other(self, drafts: dict[str, str], language: str) -> None:
        numbers = [int(number) for number in re.findall(r"^(\d+)\\\. ", drafts[language], re.MULTILINE)]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) > 15
        assert re.findall(r"^## (.+?)\. ", drafts[language], re.MULTILINE) == ["I", "II", "III", "IV"]

    def test_every_act_and_every_total_has_a_footnote_with_its_document(self, drafts: dict[str, str]) -> None:
        acts = [line for line in drafts["en"].splitlines() if line.startswith("- ")]
        assert acts
        assert all(re.search(r"\[\^\d+\]$", line) for line in acts)
        assert re.search(r"original Protocol II, 94\.\[\^1\]", drafts["en"])
        assert "paragraph 8\n" in drafts["en"]

    def test_its_head_is_that_of_a_document_of_the_meeting(self, reg: ccw.Registry, log: ccw.OutreachLog) -> None:
        lines = ccw.annual_report(reg, log, 2014, meeting=MEETING).markdown.split("\n\n")[1:6]
        assert lines == [
            "**CCW/MSP/2014/1**", "**2014 Meeting of the High Contracting Parties**",
            "Geneva, 13 November 2014 to 14 November 2014", "Item 10 of the provisional agenda",
            "**Submitted by the Implementation Support Unit**",
        ]  # fmt: skip
        blank = ccw.annual_report(reg, log, 2014).markdown.split("\n\n")[1:3]
        assert all(line.startswith("\\[") for line in blank)

    def test_what_is_for_the_office_alone_is_not_in_it(self, drafts: dict[str, str]) -> None:
        for text in drafts.values():
            assert "order of reading" not in text
            assert "ordre de lecture" not in text
            assert not [m.what for m in mandates() if m.what in text]
            assert "Planned when the report was written" not in text, "a note of the log"
            assert "INTERNAL" not in text

    def test_a_period_without_acts(self, reg: ccw.Registry, log: ccw.OutreachLog) -> None:
        assert "No activity of this period is on public record." in ccw.annual_report(reg, log, 2020).markdown

    def test_from_a_meeting_to_a_deadline(self, reg: ccw.Registry, log: ccw.OutreachLog) -> None:
        draft = ccw.annual_report(reg, log, since="2013-11-11", until="2014-09-17")
        assert "Algeria, Ghana, South Sudan" in draft.markdown
        assert "Iraq" not in draft.markdown
        assert (str(draft.since), str(draft.until)) == ("2013-11-11", "2014-09-17")

    def test_acts_are_taken_for_the_whole_period_and_totals_as_far_as_the_data_go(self, reg: ccw.Registry) -> None:
        act = {"id": "m", "kind": "letter", "start": "2026-03-02", "states": ["VNM"], "actors": [{"role": "Chair"}]}
        draft = ccw.annual_report(reg, ccw.OutreachLog([act | {"level": "public"}]), 2026)
        assert "letter, on 2 March 2026, to Viet Nam" in draft.markdown
        assert str(draft.counted_on) == "2026-02-03"
        assert "as at 3 February 2026, the last day of the data; later deposits are not known" in draft.markdown
        assert "later deposits" not in ccw.annual_report(reg, ccw.OutreachLog([act]), 2025).markdown

    def test_days_are_as_exact_as_the_record(self, reg: ccw.Registry) -> None:
        for precision, words in (("month", "in the month from 1 March 2026"), ("year", "in 2026")):
            act = {"id": "m", "kind": "letter", "start": "2026-03-01", "states": ["VNM"], "precision": precision}
            act |= {"level": "public"} | ({"start": "2026-01-01"} if precision == "year" else {})
            assert f"letter, {words}, to Viet Nam" in ccw.annual_report(reg, ccw.OutreachLog([act]), 2026).markdown

    @pytest.mark.parametrize("year", ["2014", 2014.0, True, 1950, 2030, None])
    def test_a_year_that_cannot_be(self, reg: ccw.Registry, log: ccw.OutreachLog, year: object) -> None:
        with pytest.raises(ccw.DateError):
            ccw.annual_report(reg, log, year)  # type: ignore[arg-type]

    def test_confidential_acts_stay_out_of_both(self, reg: ccw.Registry) -> None:
        secret = {
            "id": "s1", "kind": "bilateral_meeting", "start": "2014-05-02", "states": ["ZWE"], "level": "confidential",
            "actors": [{"organisation": "Nobody's Ministry"}], "document": "a secret paper", "note": "a secret word",
        }  # fmt: skip
        log = ccw.OutreachLog([secret])
        text = ccw.annual_report(reg, log, 2014, internal=True).markdown + ccw.annual_annex(reg, log, 2014).markdown
        for leak in ("s1", "Nobody's Ministry", "a secret paper", "a secret word"):
            assert leak not in text


class TestFrench:
    """The same paragraphs, rows and figures; only the words differ, and none is English."""

    def test_the_same_paragraphs_rows_and_footnotes(self, drafts: dict[str, str]) -> None:
        english, french = (drafts[code].splitlines() for code in ("en", "fr"))
        assert len(english) + 2 == len(french), "one line more: that no native speaker read it"
        for here, there in zip(english, french, strict=False):
            assert here.count("|") == there.count("|")
            assert re.findall(r"\[\^\d+\]", here) == re.findall(r"\[\^\d+\]", there)

    def test_its_words(self, drafts: dict[str, str]) -> None:
        for words in (
            "Au 31 décembre 2014", "Depuis le 31 décembre 2013", "lettre conjointe", "exposé (prévu)", "paragraphe 8",
            "entre le 1er avril 2014 et le 4 avril 2014", "| Grenade | Convention sur certaines armes classiques | ad",
            "États non parties à : Protocole II modifié ; nombre : 11", "Groupe des États d'Afrique",
            "Secrétaire général, Organisation des Nations Unies", "les 193 Membres de l'Organisation des Nations Unies",
            "Ce texte n'a pas été relu par une personne de langue maternelle française.",
            "Collection des Traités des Nations Unies XXVI-2, XXVI-2-a, XXVI-2-b,", "XXVI-2-d, état au 3 février 2026",
        ):  # fmt: skip
            assert words in drafts["fr"]
        assert "«" not in drafts["fr"], "nothing of the shipped log is left in English"

    def test_what_is_on_no_list_is_quoted_as_recorded(self, reg: ccw.Registry) -> None:
        act = {"id": "m", "kind": "briefing", "start": "2026-03-02", "audience": "a lunch", "note": "an aside"}
        act |= {"level": "public", "actors": [{"role": "Dean"}]}  # type: ignore[dict-item]
        text = ccw.annual_report(reg, ccw.OutreachLog([act]), 2026, language="fr").markdown
        assert "« Dean » :" in text
        assert "à l'intention de : « a lunch »" in text
        assert "an aside" not in text
        assert recorded("CCW/MSP/2026/4", "fr") == "CCW/MSP/2026/4"

    def test_every_kind_of_act_region_and_group_has_its_word(self, reg: ccw.Registry) -> None:
        for kind in ACT_KINDS:
            assert kind_in_words(kind, "fr")
        assert {kind.value for kind in CONSENT_KINDS} <= set(ANNUAL_WORDS["fr"].treaty_acts)
        for group in reg.group_names():
            assert group_in_words(group, "fr") != group
        for key in region_keys():
            act = ccw.OutreachAction(id="1", kind="letter", start="2014-05-01", region=[{"printed": "x", "key": key}])
            assert towards_whom(act, reg, "fr") not in ("", "x", key)

    def test_the_page_says_its_language(self, reg: ccw.Registry, log: ccw.OutreachLog, tmp_path: Path) -> None:
        page = ccw.annual_report(reg, log, 2020, language="fr").write(tmp_path / "rapport.html")
        tree = html.fromstring(page.read_text(encoding="utf-8"))
        assert tree.get("lang") == "fr"
        assert tree.xpath("//nav[@aria-label='Table des matières']")

    def test_another_language(self, reg: ccw.Registry, log: ccw.OutreachLog) -> None:
        with pytest.raises(ccw.OptionError, match="'fr'"):
            ccw.annual_report(reg, log, 2014, language="es")  # type: ignore[arg-type]


class TestAnnex:
    def test_a_commitment_is_shown_for_the_years_for_which_it_holds(
        self, reg: ccw.Registry, log: ccw.OutreachLog
    ) -> None:
        then, now = (ccw.annual_annex(reg, log, year).markdown for year in (2014, 2026))
        assert "8 commitments; 2 of them without an act" in then
        assert "Chairperson-designate of the 2014 Meeting" in then
        assert "5 commitments; 5 of them without an act" in now
        assert "2014 Meeting" not in now

    def test_whom_to_talk_to_is_the_target_list(self, reg: ccw.Registry, log: ccw.OutreachLog) -> None:
        text = ccw.annual_annex(reg, log, 2026).markdown
        assert "69 States are not party to the Convention. The first 12" in text
        shown = re.findall(r"^\| ([^|]+) \| [^|]+ \| (?:yes)? ?\| \d \|", text, re.MULTILINE)
        names = ccw.target_list(reg, log)["name"].head(12).tolist()
        assert shown == names

    def test_an_act_after_the_data_is_a_contact(self, reg: ccw.Registry) -> None:
        act = {"id": "m", "kind": "letter", "start": "2026-03-02", "states": ["EGY"]}
        text = ccw.annual_annex(reg, ccw.OutreachLog([act]), 2026).markdown
        assert "| Egypt | African | yes | 0 | 1 | 2 March 2026 |" in text

    def test_it_says_that_it_is_internal(self, reg: ccw.Registry, log: ccw.OutreachLog) -> None:
        annex = ccw.annual_annex(reg, log, 2026, language="fr")
        assert annex.marking == "INTERNAL"
        assert "Ne pas diffuser." in annex.markdown
