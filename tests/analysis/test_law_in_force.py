"""What binds two states is law: by effect, with its basis said; what was communicated; article 40(5) on request."""

from __future__ import annotations

import pytest

import ccwuniv as ccw
from ccwuniv.law import mines_rule_by_article_40_5
from ccwuniv.sources import UntcTable

LAST = "2026-02-03"
ARTICLE_7_2 = (
    "would be bound in an armed conflict covered by article 1, if the other accepts and applies and so notifies the "
    "depositary; no such notification is recorded here"
)
MADE = (
    b"Participant,Signature,Ratification\nLao People's Democratic Republic,,31 Mar 1998\nRepublic of Korea,,"
    b"27 Apr 1977\nMexico,,25 Sep 1974\nUganda,,11 Aug 1980\nMongolia,,11 Sep 1980\nChile,,9 Apr 1981\n"
)
"""A small invented table in the form of the depositary's: it says nothing of the real parties."""


@pytest.fixture(scope="module")
def vienna() -> UntcTable:
    return ccw.read_untc(MADE, as_of="2026-01-01", instrument="vienna")


class TestBasis:
    def test_nothing_in_force_is_nothing_by_default(self, reg: ccw.Registry) -> None:
        assert ccw.dyadic_coverage(reg, "1998-12-02").loc["AP2", ["pairs", "basis"]].tolist() == [0, "in_force"]
        deposited = ccw.dyadic_coverage(reg, "1998-12-02", basis="consent").loc["AP2"]
        assert deposited[["pairs", "meaning", "basis"]].tolist() == [
            378,
            "both have consented to AP2, by deposit",
            "by deposit",
        ]
        pairs = [ccw.dyadic_coverage(reg, "1983-06-02", basis=b).loc["CCW", "pairs"] for b in ("consent", "in_force")]
        assert pairs == [190, 0]

    @pytest.mark.parametrize(
        "ask",
        [
            ccw.dyadic_coverage,
            ccw.contested_pairs,
            ccw.pairs_without_protocol,
            ccw.internal_conflict_coverage,
            lambda reg, **basis: ccw.panel(reg, "dyad-year", states=["FRA", "SRB"], start=2000, end=2001, **basis),
        ],
    )
    def test_each_table_says_its_basis(self, reg: ccw.Registry, ask: object) -> None:
        for given, said in (
            ({}, "in_force"),
            ({"basis": "in_force_as_known"}, "in_force_as_known"),
            ({"basis": "consent"}, "by deposit"),
        ):
            table = ask(reg, **given)  # type: ignore[operator]
            assert set(table["basis"]) == {said}
            assert table.attrs["ccwuniv"]["basis"] == given.get("basis", "in_force")

    def test_the_country_panel_counts_by_deposit_as_before(self, reg: ccw.Registry) -> None:
        assert ccw.panel(reg, start=2014, end=2014).attrs["ccwuniv"]["basis"] == "consent"


class TestAsKnown:
    """A retroactive succession counts from its notification; nothing else differs."""

    @pytest.mark.parametrize(
        ("day", "since_unknown"),
        [("2000-12-31", "SRB"), ("1996-05-03", "MKD SRB"), ("1992-06-01", "BIH HRV MKD SRB SVN"), (LAST, "")],
    )
    def test_who_counts_by_effect_alone(self, reg: ccw.Registry, day: str, since_unknown: str) -> None:
        effect, known = (
            {s.iso3 for s in reg.parties("CCW", day, basis=basis)} for basis in ("in_force", "in_force_as_known")
        )
        assert known <= effect
        assert " ".join(sorted(effect - known)) == since_unknown
        totals = [int(reg.totals(day, basis=basis)["CCW"]) for basis in ("in_force", "in_force_as_known")]
        assert totals == [len(effect), len(known)]

    def test_everywhere_that_a_basis_is_asked(self, reg: ccw.Registry) -> None:
        basis = "in_force_as_known"
        assert "CCW" not in reg.bound("HRV", "1993-12-01", basis=basis)
        assert "CCW" in reg.bound("HRV", "1993-12-02", basis=basis)
        assert reg.status("HRV", "CCW", "1993-12-01", basis=basis) == "not_bound"
        assert reg.status("FRA", "P5", "2006-11-12", basis=basis) == "consented"
        dates = ccw.gap_matrix(reg, states=["HRV", "FRA"], instruments=["CCW"], values="date", basis=basis)
        assert [str(day.date()) for day in dates["CCW"]] == ["1993-12-02", "1988-09-04"]
        spell = ccw.panel(reg, "spell", states=["HRV"], instruments=["CCW"], basis=basis)
        assert str(spell["start"].iloc[0].date()) == "1993-12-02"
        assert "MNE" not in reg.related_parties("mine_ban", "2006-10-22", basis=basis)
        assert "MNE" in reg.related_parties("mine_ban", "2006-10-22", basis="in_force")
        history = ccw.history(reg, start="2000-12-31", end="2000-12-31", freq="D", basis=basis)
        assert history["CCW"].tolist() == [78]

    def test_without_a_rule_of_effect_it_is_refused(self) -> None:
        page = ccw.read_untc(b"Participant,Ratification\nFrance,4 Mar 1988\n", "2020-01-01", instrument="treaty")
        with pytest.raises(ccw.DataError, match="no rule"):
            ccw.Registry.from_tables(page).totals(basis="in_force_as_known")


class TestNotes:
    def test_before_anything_was_in_force(self, reg: ccw.Registry) -> None:
        assert ccw.relations(reg, "RUS", "USA", "1983-01-01").notes == ("the Convention is in force for neither",)

    @pytest.mark.parametrize(
        ("a", "b", "day", "codes"),
        [
            ("MWI", "KOR", "2022-10-01", "CCW P1 AP2 P5"),  # Malawi's deposit is not yet in force
            ("FRA", "LAO", "2006-11-05", "AP2 P4"),  # Protocol V is not yet in force
            ("ISR", "PSE", LAST, "P2 AP2 P3 P4 P5"),  # once, not in both directions
            ("USA", "EGY", LAST, "CCW P1 P2 AP2 P3 P4 P5"),
        ],
    )
    def test_article_7_2_once_by_effect_and_on_request(
        self, reg: ccw.Registry, a: str, b: str, day: str, codes: str
    ) -> None:
        for basis in ("in_force", "consent"):
            assert not [n for n in ccw.relations(reg, a, b, day, basis=basis).notes if "7(2)" in n]
            [note] = [n for n in ccw.relations(reg, a, b, day, article_7_2=True, basis=basis).notes if "7(2)" in n]
            assert note == f"article 7(2): by {codes}, in force for one of the two alone, that one {ARTICLE_7_2}"

    def test_nothing_to_add_and_no_word_for_yes(self, reg: ccw.Registry) -> None:
        assert not [n for n in ccw.relations(reg, "RUS", "USA", "1983-01-01", article_7_2=True).notes if "7(2)" in n]
        with pytest.raises(ccw.OptionError, match="True or False"):
            ccw.relations(reg, "USA", "MEX", article_7_2="yes")  # type: ignore[arg-type]


class TestCommunications:
    @pytest.mark.parametrize(
        ("a", "day", "said"),
        [
            ("CAN", "2015-01-15", ""),
            ("CAN", "2015-01-16", "of 2015-01-16 by Canada on State of Palestine, on CCW: text read"),
            ("USA", "2010-01-01", ""),
            ("USA", "2015-01-04", ""),
            (
                "USA",
                LAST,
                "of a day not known, by United States of America on State of Palestine, on CCW: text not read",
            ),
            ("ISR", "2020-01-01", "of a day not known, which may be later than 2020-01-01, by Israel on State of "),
            ("FRA", LAST, ""),
        ],
    )
    def test_none_before_its_day(self, reg: ccw.Registry, a: str, day: str, said: str) -> None:
        between = ccw.relations(reg, a, "PSE", day)
        notes = [note for note in between.notes if note.startswith("communication")]
        assert len(notes) == len(between.communications) == bool(said)
        assert between.objections == ()
        for note in notes:
            assert note.startswith(f"communication {said}")
            assert note.endswith("; not known whether maintained")

    def test_no_option_applies_them(self, reg: ccw.Registry) -> None:
        silent = reg.replaced(statements=())
        for basis in ("consent", "in_force", "in_force_as_known"):
            one, other = (ccw.relations(r, "CAN", "PSE", LAST, basis=basis) for r in (reg, silent))
            assert (one.common, one.only_a, one.mines_rule) == (other.common, other.only_a, other.mines_rule)


class TestArticle405:
    def test_literally_of_the_276_pairs(self, reg: ccw.Registry) -> None:
        assert set(ccw.contested_pairs(reg, LAST)["mines_rule"]) == {"none"}
        pairs = ccw.contested_pairs(reg, LAST, article_40_5="literal")
        assert pairs["mines_rule"].value_counts().to_dict() == {"P2": 160, "AP2": 92, "none": 24}
        assert set(pairs[pairs["mines_rule"] == "none"].index.get_level_values("iso3_a")) == {"LTU", "MCO", "PER"}

    def test_by_day_from_the_days_of_the_acts(self, reg: ccw.Registry) -> None:
        for day in ("1999-06-30", "2003-01-01", "2009-01-01", "2014-09-24"):
            pairs = ccw.contested_pairs(reg, day, article_40_5="literal")
            assert len(pairs)
            for (a, b), rule in pairs["mines_rule"].items():
                [newer], [older] = reg.spells(a, "AP2"), reg.spells(b, "P2")
                joined = [min(s.consent.date, s.in_force) for s in (newer, older)]
                late = [str(one) >= "1998-12-03" for one in joined]
                assert rule == ("AP2" if late[1] else "P2" if late[0] else "none")
                assert ccw.relations(reg, a, b, day, article_40_5="literal").mines_rule == rule

    def test_on_the_day_of_entry_into_force_the_amendment_is_in_force(self, reg: ccw.Registry) -> None:
        day = reg.instrument("AP2").entry_into_force
        eve = reg.instrument("AP2").adopted
        assert day is not None
        assert eve is not None
        assert mines_rule_by_article_40_5(eve, day, day) == "AP2"
        assert mines_rule_by_article_40_5(day, eve, day) == "P2"

    def test_among_the_parties_of_the_table_given(self, reg: ccw.Registry, vienna: UntcTable) -> None:
        def rules(reading: str, *pairs: tuple[str, str]) -> list[str]:
            asked = {"article_40_5": reading, "vienna": vienna}
            return [ccw.relations(reg, a, b, LAST, **asked).mines_rule.value for a, b in pairs]

        some = ("KOR", "LAO"), ("KOR", "MEX"), ("KOR", "UGA"), ("KOR", "MNG"), ("CHL", "MEX"), ("KOR", "UZB")
        assert rules("vienna_parties", *some) == ["P2", "P2", "P2", "P2", "P2", "none"]
        # in force on 10 October 1980: thirty days after a deposit of 10 September, and not of 11 September
        assert rules("vienna_parties_article_4", *some) == ["none", "P2", "P2", "none", "none", "none"]
        found = ccw.contested_pairs(reg, LAST, article_40_5="vienna_parties_article_4", vienna=vienna)["mines_rule"]
        assert set(found[found != "none"].index) == {("KOR", "MEX"), ("KOR", "UGA")}
        related = ccw.relations(reg, *some[0], LAST, article_40_5="vienna_parties", vienna=vienna)
        assert str(vienna.as_of) in related.attrs["ccwuniv"]["vienna"]

    @pytest.mark.parametrize("reading", [True, False, 1, "literally", ["literal"]])
    def test_what_is_no_reading_is_refused(self, reg: ccw.Registry, reading: object) -> None:
        for ask in (lambda **o: ccw.relations(reg, "KOR", "UZB", **o), lambda **o: ccw.contested_pairs(reg, **o)):
            with pytest.raises(ccw.OptionError, match=r"use None .*'literal', 'vienna_parties' or 'vienna_parties_art"):
                ask(article_40_5=reading)

    def test_a_table_is_needed_where_it_is_read_and_there_alone(self, reg: ccw.Registry, vienna: UntcTable) -> None:
        for reading in ("vienna_parties", "vienna_parties_article_4"):
            with pytest.raises(ccw.OptionError, match=r"needs vienna=.*read_untc.*ships no list of these parties"):
                ccw.relations(reg, "KOR", "UZB", article_40_5=reading)
        for reading in (None, "literal"):
            with pytest.raises(ccw.OptionError, match="vienna= is read only with"):
                ccw.relations(reg, "KOR", "UZB", article_40_5=reading, vienna=vienna)
        for wrong in ("XXIII-1", ["MEX"], True):
            with pytest.raises(ccw.OptionError, match="a table that read_untc returned"):
                ccw.relations(reg, "KOR", "UZB", article_40_5="vienna_parties", vienna=wrong)

    def test_a_table_of_another_treaty_is_refused(self, reg: ccw.Registry) -> None:
        """What nothing says to be the Convention of 1969, neither the page nor the caller, is not read as it."""
        rows = "Participant,Signature,Ratification\nMexico,,11 Feb 1982\n"
        on_states = "Vienna Convention on the Law of Treaties"
        tables = [
            (rows, label) for label in ("CCW", "mine_ban", "treaty", "vienna diplomatic relations", "vienna 1986")
        ]
        titles = (
            "Vienna Convention on Diplomatic Relations",
            f"{on_states} between States and International Organizations or between International Organizations",
            "Convention on the Law of Treaties",
        )
        tables += [(f"{title}\nStatus as at 1 January 2026\n\n{rows}", "vienna") for title in titles]
        tables += [(f"{on_states}\nVienna, 21 March 1986\nStatus as at 1 January 2026\n\n{rows}", "vienna")]
        for page, label in tables:
            table = ccw.read_untc(page.encode(), LAST, instrument=label)
            with pytest.raises(ccw.DataError, match="Vienna Convention on the Law of Treaties of 1969"):
                ccw.relations(reg, "KOR", "UZB", article_40_5="vienna_parties", vienna=table)
        named = f"{on_states}\nVienna, 23 May 1969\nStatus as at 1 January 2026\n\n{rows}"
        for page, label in ((named, "any"), (rows, "Vienna"), (rows, "XXIII-1"), (rows, on_states)):
            table = ccw.read_untc(page.encode(), LAST, instrument=label)
            found = ccw.relations(reg, "KOR", "UZB", article_40_5="vienna_parties", vienna=table)
            assert found.mines_rule == "none"
            said, reason = found.notes
            assert said.endswith("lists; the rule given here is that of the reading asked for")
            assert "no rule on mines, since Republic of Korea and Uzbekistan are not among them" in reason

    def test_no_document_speaks_of_it(self, reg: ccw.Registry) -> None:
        texts = [ccw.brief(reg, None, iso3, LAST).markdown for iso3 in ("KOR", "UZB")]
        texts.append(ccw.universalization_report(reg, LAST, pictures=False).markdown)
        texts.append(str(ccw.letter_list(reg, kind="p2_only").to_csv()))
        assert not [text for text in texts if "40(5)" in text or "40, paragraph 5" in text]
