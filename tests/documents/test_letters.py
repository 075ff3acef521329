"""Whom to write to, in which language, what is asked of each, and what a letter may lawfully say."""

from __future__ import annotations

import csv
import datetime as dt
import sys
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import ccwuniv as ccw
from ccwuniv._support import data_directory
from ccwuniv.documents import LETTER_KINDS
from ccwuniv.documents.address_book import Address, AddressBook
from ccwuniv.documents.asks import asks_of
from ccwuniv.documents.fields import FIELDS, LONGEST, in_fields
from ccwuniv.documents.letters import letter_list, write_letters
from ccwuniv.documents.wording import lacking, path_sentence
from ccwuniv.names import LANGUAGES
from ccwuniv.records import official_languages
from tests.support.record import report_acts

REG = ccw.Registry.bundled()
DAYS = st.dates(dt.date(1981, 1, 1), REG.as_of)
IN_EVERY_LANGUAGE = [
    AddressBook(tuple(Address(s.iso3, "Geneva", language=language) for s in REG.states), "list")
    for language in LANGUAGES
]


class TestWho:
    @pytest.mark.parametrize(
        ("kind", "day", "codes"),
        [
            ("p2_only", "2014-09-01", "BDI CUB DJI LAO LSO MEX MNG MUS TGO UGA UZB"),
            ("signatory", "2026-02-03", "EGY NGA SDN VNM"),
            ("no_p5", "2000-01-01", ""),
            ("no_ap2", "1996-05-02", ""),
        ],
    )
    def test_states_of_a_kind(self, kind: str, day: str, codes: str) -> None:
        assert sorted(letter_list(REG, kind=kind, as_of=day).index) == codes.split()

    def test_the_states_not_party_are_those_of_the_target_list(self) -> None:
        assert set(letter_list(REG).index) == set(ccw.target_list(REG).index)

    def test_the_migration_list_is_a_kind(self) -> None:
        assert set(letter_list(REG, kind="p2_only").index) == set(ccw.migration_list(REG).index)

    @pytest.mark.parametrize(("day", "letters"), [("1981-04-09", False), ("1981-04-10", True)])
    def test_nobody_is_written_to_before_the_convention_is_open(self, day: str, letters: bool) -> None:
        assert bool(len(letter_list(REG, as_of=day))) == letters

    @settings(max_examples=50, deadline=None)
    @given(st.sampled_from(LETTER_KINDS), DAYS)
    @example("not_party", dt.date(1981, 1, 1))
    def test_a_state_is_asked_for_what_its_kind_says_and_exists(self, kind: str, day: dt.date) -> None:
        code = {"not_party": "CCW", "signatory": "CCW", "p2_only": "AP2"}.get(kind, kind.removeprefix("no_").upper())
        for iso3, asks in letter_list(REG, kind=kind, as_of=day)["asks"].items():
            assert asks.split()[0] == code
            assert "P2" not in asks.split()
            assert not {*asks.split()} & {*REG.bound(str(iso3), day)}
            assert REG.state(str(iso3)).eligible(day)

    @pytest.mark.parametrize("kind", ["", "no_p6", "no_p2", "NOT_PARTY", "p2", None])
    def test_a_kind_that_is_none(self, kind: str | None) -> None:
        with pytest.raises(ccw.OptionError, match="'not_party'"):
            letter_list(REG, kind=kind)  # type: ignore[arg-type]


class TestAsks:
    """Amended Protocol II, amended article 1, Protocols I, III, IV and V; original Protocol II is status alone."""

    def test_original_protocol_ii_is_in_no_letter(self) -> None:
        for kind in LETTER_KINDS:
            frame = letter_list(REG, kind=kind)
            assert not frame["lacks"].str.contains(r"(?<!Amended )Protocol II(?!I)").any(), kind
            assert not frame["path"].str.contains("Protocol II").any(), kind

    def test_parties_that_lack_it_alone_are_asked_for_nothing(self) -> None:
        steps = ccw.next_steps(REG)
        alone = steps[(steps["status"] == "party") & (steps["missing"] == "P2")]
        assert len(alone) == 12
        assert "EST" in alone.index
        assert not asks_of(["P2"])
        for kind in LETTER_KINDS:
            assert not {*letter_list(REG, kind=kind).index} & {*alone.index}

    def test_the_parties_to_original_protocol_ii_are_asked_for_the_amended_one_first(self) -> None:
        assert letter_list(REG, kind="p2_only")["asks"].str.startswith("AP2").all()


class TestWords:
    def test_no_cell_of_a_letter_is_empty(self) -> None:
        for kind in LETTER_KINDS:
            frame = letter_list(REG, kind=kind)
            for column in ("name", "formal_name", "language", "language_source", "asks", "lacks", "path"):
                assert (frame[column] != "").all(), (kind, column)
            assert frame["un_regional_group"].eq("").sum() <= 3

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_language_names_every_instrument_and_both_paragraphs(self, language: str) -> None:
        named = {i.code: i.names[language].short for i in REG.instruments}
        words = lacking(named, REG.codes, language)
        assert all(name in words for name in named.values())
        for road in ("ratify", "accede", "succeed"):
            sentence = path_sentence(REG.codes, road, language)
            assert "{" not in sentence
            assert sum(sentence.count(number) for number in "134") >= 3 or language == "zh"
        assert lacking(named, [], language) == ""
        assert path_sentence([], None, language) == ""

    def test_the_roads_differ_in_every_language(self) -> None:
        for language in LANGUAGES:
            sentences = {path_sentence(["CCW"], road, language) for road in ("ratify", "accede", "succeed")}
            assert len(sentences) == 3

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_successor_is_told_of_no_number_of_protocols_and_of_no_months(self, language: str) -> None:
        letter = letter_list(REG, as_of="1991-12-01", languages={"SVN": language}).loc["SVN", "path"]
        assert letter == path_sentence(["CCW", "P1", "P3"], "succeed", language)
        others = (path_sentence(["CCW"], road, language) for road in ("ratify", "accede"))
        told = [phrase for other in others for phrase in (other, other[-40:])]
        assert not [phrase for phrase in told if phrase in letter]

    def test_a_successor_may_notify_succession_or_accede(self) -> None:
        letter = path_sentence(["CCW"], "succeed", "en")
        for phrase in ("Article 4 does not speak of succession", "if it so considers", "or accede", "Treaty Section"):
            assert phrase in letter
        assert not [word for word in ("two", "six", "month") if word in letter]

    @pytest.mark.parametrize(
        ("kind", "iso3", "language", "words"),
        [
            ("not_party", "EGY", "ar", "وقد وقّعت على الاتفاقية"),
            ("not_party", "NGA", "en", "Having signed the Convention"),
            ("not_party", "TCD", "ar", "تنضم إلى الاتفاقية"),
            ("no_p5", "MEX", "es", "Como parte en la Convención"),
            ("no_a1", "DJI", "fr", "un instrument distinct"),
        ],
    )
    def test_the_path_of_a_state(self, kind: str, iso3: str, language: str, words: str) -> None:
        assert words in letter_list(REG, kind=kind, languages={iso3: language}).loc[iso3, "path"]

    def test_a_party_is_not_told_to_accede(self) -> None:
        for kind in ("p2_only", "no_a1", "no_p5"):
            assert not letter_list(REG, kind=kind)["path"].str.contains("accede|ratify").any()

    def test_formal_name_is_that_of_the_language(self) -> None:
        for book in IN_EVERY_LANGUAGE:
            for iso3, row in letter_list(REG, addresses=book).iterrows():
                assert row["formal_name"] == ccw.names.name(str(iso3), row["language"], form="formal")


class TestFields:
    """No field for merging has more than 250 characters; what is longer goes on in the next one."""

    def test_in_every_language_on_every_road(self) -> None:
        for book in IN_EVERY_LANGUAGE:
            for kind in LETTER_KINDS:
                frame = letter_list(REG, kind=kind, addresses=book)
                for name, number in FIELDS.items():
                    for text in frame[name].unique():
                        parts = in_fields(text, number)
                        assert "".join(parts) == text
                        assert max(map(len, parts)) <= LONGEST

    @given(st.text(max_size=900), st.integers(4, 6))
    def test_whatever_the_text(self, text: str, number: int) -> None:
        parts = in_fields(text[: LONGEST * 2], number)
        assert "".join(parts) == text[: LONGEST * 2]
        assert len(parts) == number
        assert max(map(len, parts)) <= LONGEST


class TestLanguages:
    """The language of a letter is the office's to say: English where it does not, and then it is flagged."""

    def test_the_table_is_of_states_with_a_source_each(self) -> None:
        with (data_directory() / "languages.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        known = {state.iso3 for state in REG.states}
        assert all(row["iso3"] in known and row["source"] and row["language"] in LANGUAGES for row in rows)
        assert len({(row["iso3"], row["language"]) for row in rows}) == len(rows)
        assert [row["iso3"] for row in rows if row["evidence"] == "recalled"] == ["ISR"]

    @pytest.mark.parametrize(
        ("iso3", "languages"),
        [("FRA", "fr"), ("SGP", "en zh"), ("CMR", "fr en"), ("LAO", ""), ("ISR", ""), ("DDR", ""), ("VAT", "")],
    )
    def test_official_languages_of_the_six_in_their_order(self, iso3: str, languages: str) -> None:
        assert sorted(official_languages(iso3)) == sorted(languages.split())

    def test_no_language_is_guessed(self) -> None:
        frame = letter_list(REG)
        assert {*frame["language"]} == {"en"}
        assert {*frame["language_source"]} == {"English, since no language of correspondence is given"}

    def test_the_list_of_contacts_gives_it(self) -> None:
        book = AddressBook((Address("TCD", "Geneva", language="fr"), Address("EGY", "Geneva")), "contacts.xlsx")
        frame = letter_list(REG, addresses=book)
        assert frame.loc["TCD", ["language", "language_source"]].tolist() == ["fr", "given in contacts.xlsx"]
        assert frame.loc["TCD", "lacks"].startswith("n'est pas lié")
        assert frame.loc["EGY", "language_source"].startswith("English, since")

    def test_the_office_outweighs_the_list(self) -> None:
        book = AddressBook((Address("VNM", "Geneva", language="en"),), "contacts.xlsx")
        frame = letter_list(REG, addresses=book, languages={"Viet Nam": "fr"})
        assert frame.loc["VNM", ["language", "language_source"]].tolist() == ["fr", "given by the office"]

    @pytest.mark.parametrize(
        ("languages", "error"), [({"VNM": "vi"}, ccw.OptionError), ({"Atlantis": "fr"}, ccw.UnknownStateError)]
    )
    def test_a_language_or_state_that_is_none(self, languages: dict[str, str], error: type[Exception]) -> None:
        with pytest.raises(error):
            letter_list(REG, languages=languages)


class TestAddresses:
    BOOK = AddressBook(
        (
            Address("VNM", "Geneva", "Permanent Mission", "Excellency,", "fr", "g@example.org"),
            Address("VNM", "New York", email="n@example.org"),
            Address("FRA", "Geneva"),
        ),
        "contacts.csv",
    )

    def test_a_state_has_a_row_for_each_address_and_one_without(self) -> None:
        frame = letter_list(REG, addresses=self.BOOK, kind="signatory")
        assert frame.index.tolist() == ["EGY", "NGA", "SDN", "VNM", "VNM"]
        assert frame["no_address"].tolist() == [True, True, True, False, False]
        assert frame.loc["VNM", "post"].tolist() == ["Geneva", "New York"]
        assert frame.loc["VNM", "email"].tolist() == ["g@example.org", "n@example.org"]
        assert frame.attrs["ccwuniv"]["denominator"] == 4

    def test_one_post_alone(self) -> None:
        frame = letter_list(REG, addresses=self.BOOK, kind="signatory", post="New York")
        assert frame.loc["VNM", "email"] == "n@example.org"
        assert len(frame) == 4

    def test_provenance_has_no_address(self) -> None:
        assert "example.org" not in str(letter_list(REG, addresses=self.BOOK).attrs)


LOG = ccw.OutreachLog(
    [
        {"id": "a", "kind": "letter", "start": "2013-03-01", "states": ["VNM"], "level": "public"},
        {"id": "b", "kind": "demarche", "start": "2026-11-02", "states": ["VNM", "EGY"], "level": "public"},
        {"id": "b2", "kind": "demarche", "start": "2026-11-02", "states": ["VNM"], "same_as": ["b"], "level": "public"},
        {"id": "c", "kind": "letter", "start": "2026-12-01", "states": ["VNM"], "status": "planned", "level": "public"},
        {"id": "d", "kind": "letter", "start": "2026-12-02", "states": ["VNM"], "level": "confidential"},
    ]
)


class TestAfterTheData:
    def test_what_a_letter_says_rests_on_the_day_up_to_which_deposits_are_known(self) -> None:
        later = letter_list(REG, as_of="2026-11-30", after_data=True)
        assert {*later["known_until"]} == {pd.Timestamp("2026-02-03")}
        assert {*letter_list(REG, as_of="2014-09-01")["known_until"]} == {pd.Timestamp("2014-09-01")}


class TestContacts:
    def test_acts_later_than_the_data_count_unless_a_day_is_asked(self) -> None:
        now, then = letter_list(REG, log=LOG), letter_list(REG, log=LOG, as_of="2014-09-01")
        assert (now.loc["VNM", "contacts"], then.loc["VNM", "contacts"]) == (2, 1)
        assert now.loc["VNM", "last_contact"] == pd.Timestamp("2026-11-02")
        assert then.loc["VNM", "last_contact"] == pd.Timestamp("2013-03-01")
        assert now.loc["ERI", "contacts"] == 0
        assert pd.isna(now.loc["ERI", "last_contact"])

    def test_confidential_ones_count_only_when_asked(self) -> None:
        assert letter_list(REG, log=LOG, confidential=True).loc["VNM", "contacts"] == 3

    def test_without_a_log_nothing_is_known(self) -> None:
        assert letter_list(REG)["contacts"].isna().all()

    def test_letters_of_the_shipped_log_went_to_every_state_outside(self) -> None:
        frame = letter_list(REG, log=report_acts(), as_of="2014-09-17")
        assert (frame["contacts"] >= 1).all()

    def test_provenance(self) -> None:
        facts = letter_list(REG, kind="no_p5").attrs["ccwuniv"]
        assert (facts["call"], facts["kind"], facts["as_of"]) == ("letter_list", "no_p5", "2026-02-03")


class TestFiles:
    def test_a_csv_reads_back(self, tmp_path: Path) -> None:
        frame = letter_list(REG, LOG, "p2_only")
        path = write_letters(frame, tmp_path / "letters.csv")
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        back = pd.read_csv(path, keep_default_na=False, index_col="iso3")
        assert back["formal_name"].tolist() == frame["formal_name"].tolist()
        assert (back["path_1"] + back["path_2"] + back["path_3"]).tolist() == frame["path"].tolist()
        assert not [name for name in back if " " in str(name)]
        assert [file.name for file in tmp_path.iterdir()] == ["letters.csv"]

    def test_a_workbook_is_the_same_bytes_again(self, tmp_path: Path) -> None:
        pytest.importorskip("openpyxl")
        frame = letter_list(REG, log=LOG)
        path = write_letters(frame, tmp_path / "letters.xlsx")
        first = path.read_bytes()
        back = pd.read_excel(path, index_col="iso3", keep_default_na=False)
        assert (back["lacks_1"] + back["lacks_2"]).tolist() == frame["lacks"].tolist()
        assert write_letters(frame, path).read_bytes() == first

    def test_without_the_extra(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("openpyxl", "openpyxl.workbook"):
            monkeypatch.setitem(sys.modules, name, None)
        (tmp_path / "letters.xlsx").write_text("before")
        with pytest.raises(ccw.StoreError, match=r"ccwuniv\[office\]"):
            write_letters(letter_list(REG, kind="signatory"), tmp_path / "letters.xlsx")
        assert (tmp_path / "letters.xlsx").read_text() == "before"
        assert len(list(tmp_path.iterdir())) == 1

    @pytest.mark.parametrize("name", ["letters", "letters.txt", "letters.xls"])
    def test_another_ending(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(ccw.OptionError, match=r"\.xlsx"):
            write_letters(letter_list(REG, kind="signatory"), tmp_path / name)

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(ccw.StoreError, match="cannot be written"):
            write_letters(letter_list(REG, kind="signatory"), tmp_path / "nowhere" / "letters.csv")
