"""What states said on the instruments, as a person read it; kinds of consent, territories, a third date, neighbours."""

from __future__ import annotations

from collections import Counter

import pytest

import ccwuniv as ccw
from ccwuniv.documents import brief
from ccwuniv.records import Statement, statement_in_words

ARTICLE_2 = "article 2(2) and (3)"


def of(reg: ccw.Registry, **fields: str) -> list[Statement]:
    return [s for s in reg.statements if all(getattr(s, name) == value for name, value in fields.items())]


class TestReservationOf2009:
    def test_it_is_to_protocol_iii(self, reg: ccw.Registry) -> None:
        [reservation] = of(reg, iso3="USA", instrument="P3", kind="reservation")
        assert (reservation.provision, str(reservation.made)) == (ARTICLE_2, "2009-01-21")

    def test_seventeen_objections_of_2010_to_the_same_provision(self, reg: ccw.Registry) -> None:
        objections = of(reg, kind="objection")
        assert len({s.iso3 for s in objections}) == len(objections) == 17
        assert {(s.instrument, s.provision, s.objected_to) for s in objections} == {("P3", ARTICLE_2, "USA")}
        assert {(s.made.year, s.made.month) for s in objections if s.made} == {(2010, 2)}

    @pytest.mark.parametrize(
        ("effect", "states"),
        [
            ("not_stated", "DNK"),
            ("without_benefit", "NOR SWE"),
            ("conditional", "GBR"),
            ("relations_kept", "AUT BEL CHE CYP DEU ESP FIN FRA GRC IRL NLD POL PRT"),
        ],
    )
    def test_each_with_its_effect_as_stated(self, reg: ccw.Registry, effect: str, states: str) -> None:
        assert " ".join(sorted(s.iso3 for s in of(reg, effect=effect))) == states

    def test_two_states_show_them_by_instrument_provision_and_kind(self, reg: ccw.Registry) -> None:
        [note] = [n for n in ccw.relations(reg, "USA", "NOR", "2012-01-01").notes if "objection" in n]
        assert note == (
            "objection to the reservation to article 2(2) and (3), treaty relations kept without its benefit; "
            "made on 2010-02-02 by Norway, towards United States of America, on P3: flagged, not applied"
        )

    def test_finland_says_without_legal_effect_and_nothing_of_a_benefit(self, reg: ccw.Registry) -> None:
        [objection] = of(reg, iso3="FIN", kind="objection")
        assert objection.effect == "relations_kept"
        assert "without legal effect" in objection.note

    def test_the_reservations_of_france_are_those_that_the_page_prints_upon_signature(self, reg: ccw.Registry) -> None:
        reservations = of(reg, iso3="FRA", instrument="CCW", kind="reservation")
        assert [str(s.made) for s in reservations] == ["1981-04-10"] * 2
        assert all("confirmation upon ratification" in s.note for s in reservations)


class TestArticle74:
    def test_six_states_speak_about_it_and_none_declares_under_it(self, reg: ccw.Registry) -> None:
        about = of(reg, kind="about_article_7_4")
        assert sorted(s.iso3 for s in about) == "FRA GBR ISR SGP TUR USA".split()
        assert {s.instrument for s in about} == {"CCW"}
        assert not [s for s in reg.statements if "7(4)" in s.provision and s not in about]

    def test_the_word_of_the_page_is_kept(self, reg: ccw.Registry) -> None:
        named = {s.iso3: s.named for s in of(reg, kind="about_article_7_4")}
        assert (named["USA"], named["ISR"], named["GBR"]) == ("reservation", "declaration", "")


class TestDeferral:
    def test_six_states_and_their_last_days(self, reg: ccw.Registry) -> None:
        days = {s.iso3: str(s.until) for s in of(reg, kind="deferral")}
        assert days == dict.fromkeys("BLR CHN PAK RUS UKR".split(), "2007-12-03") | {"LVA": "2007-07-19"}

    def test_hungary_declines_it(self, reg: ccw.Registry) -> None:
        [declined] = [s for s in of(reg, iso3="HUN") if "Technical Annex" in s.provision]
        assert (declined.kind, declined.until) == ("declaration", None)

    def test_in_words(self, reg: ccw.Registry) -> None:
        [deferral] = of(reg, iso3="BLR", kind="deferral")
        assert statement_in_words(deferral) == "deferral of Technical Annex, paragraph 3(b), until 2007-12-03"


class TestTable:
    def test_a_statement_upon_signature_or_consent_has_that_day(self, reg: ccw.Registry) -> None:
        undated = sorted((s.iso3, s.kind) for s in reg.statements if s.made is None)
        assert Counter(iso3 for iso3, _ in undated) == {"SGP": 5, "ISR": 1, "USA": 1}
        assert {kind for iso3, kind in undated if iso3 != "SGP"} == {"communication"}

    def test_what_is_about_a_protocol_stands_under_it(self, reg: ccw.Registry) -> None:
        assert {(s.instrument, s.provision) for s in of(reg, iso3="NLD") if s.made and s.made.year == 1987} == {
            ("P2", "article 2(4)"),
            ("P2", "article 3(3)(c)"),
            ("P2", "article 8(1)"),
            ("P3", "article 1(3)"),
        }

    def test_no_statement_of_the_convention_names_an_article_of_a_protocol(self, reg: ccw.Registry) -> None:
        provisions = {s.provision for s in of(reg, instrument="CCW")}
        assert provisions == {"", "article 1", "article 7(4)", "article 7(4)(b)", "preamble, paragraph 4"}


class TestConsents:
    def test_to_the_first_three_protocols_are_consents_to_be_bound_or_successions(self, reg: ccw.Registry) -> None:
        kinds = Counter(a.kind.value for a in reg.actions if a.instrument in ("P1", "P2", "P3"))
        assert kinds == {"consent_to_be_bound": 319, "succession": 24}
        letters = Counter(a.declared_as for a in reg.actions if a.instrument in ("P1", "P2", "P3"))
        assert letters == {"": 319, "d": 24}

    def test_coverage_by_kind_compares_like_with_like(self, reg: ccw.Registry) -> None:
        table = ccw.coverage(reg, by="kind")
        used = {code: set(table.index[table[code] > 0]) for code in reg.codes}
        for code in ("P1", "P2", "P3", "P4"):
            assert used[code] == {"consent_to_be_bound", "succession"}, code
        assert used["P5"] == used["AP2"] == {"consent_to_be_bound"}
        assert {code: int(table[code].sum()) for code in reg.codes} == reg.totals().to_dict()


class TestTerritories:
    def test_what_the_pages_state(self, reg: ccw.Registry) -> None:
        found = {
            (a.iso3, a.instrument): (str(a.date), a.source.rpartition(", ")[2], a.note)
            for a in reg.actions
            if a.kind == "territorial_application" and a.iso3 != "NLD"
        }
        assert found == {
            ("CHN", "A1"): ("2003-08-11", "note 1", "to Hong Kong and Macao; changes no count"),
            ("CHN", "P5"): ("2010-06-10", "note 1", "to Hong Kong and Macao; changes no count"),
            ("NZL", "P5"): ("2007-10-02", "note 3", "to Tokelau; changes no count"),
        }


class TestThirdDate:
    def test_of_two_other_readings_the_weightier_is_read(self, reg: ccw.Registry) -> None:
        weights = {
            str(d.alternative_value): d.weight for d in reg.disputes if d.iso3 == "MKD" and d.instrument == "CCW"
        }
        assert weights == {"1991-09-17": "fair", "1991-09-08": "weak"}
        assert str(reg.with_disputes("alternative").entry_into_force("MKD", "CCW")) == "1991-09-17"
        backwards = reg.replaced(disputes=reg.disputes[::-1])
        assert str(backwards.with_disputes("alternative").entry_into_force("MKD", "CCW")) == "1991-09-17"

    def test_the_lighter_one_by_name(self, reg: ccw.Registry) -> None:
        [one] = [d for d in reg.disputes if str(d.alternative_value) == "1991-09-08"]
        read = reg.replaced(disputes=[one]).with_disputes("alternative")
        assert str(read.entry_into_force("MKD", "CCW")) == "1991-09-08"
        assert "inference" in one.note


class TestNeighbours:
    @pytest.mark.parametrize("basis", ["consent", "in_force"])
    @pytest.mark.parametrize("day", ["2006-06-01", "2016-03-31", "2018-06-12", "2025-12-31", None])
    def test_ukraine_is_party_to_the_mine_ban_convention(self, reg: ccw.Registry, day: str | None, basis: str) -> None:
        assert "UKR" in reg.related_parties("mine_ban", day, basis=basis)

    def test_communications_by_day_and_number_and_no_word_more(self, reg: ccw.Registry) -> None:
        assert {r.iso3: r.note for r in reg.related if r.note} == {
            "MUS": "communications to the depositary: 9 January 2020 (C.N.52.2020.TREATIES-XXVI.5)",
            "UKR": "communications to the depositary: 30 March 2016 (C.N.121.2016.TREATIES-XXVI-5); "
            "31 May 2018 (C.N.285.2018.TREATIES-XXVI-5)",
        }

    def test_and_in_no_brief(self, reg: ccw.Registry) -> None:
        page = brief(reg, None, "UKR", internal=True).markdown
        assert "deposit 27 December 2005, in force 1 June 2006" in page
        assert "communication" not in page.lower()
