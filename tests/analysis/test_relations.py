"""What binds two states towards each other, all pairs, and who is bound in internal conflicts."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

import ccwuniv as ccw
from ccwuniv.analysis.bilateral import relations
from ccwuniv.analysis.dyads import contested_pairs, dyadic_coverage, pairs_without_protocol
from ccwuniv.analysis.internal_conflict import internal_conflict_coverage
from ccwuniv.records import Statement

LAST = "2026-02-03"
TWELVE_OF_2026 = set("BDI CIV CUB DJI LAO LSO MEX MNG MWI TGO UGA UZB".split())


@pytest.fixture(scope="module")
def mine_ban_only(reg: ccw.Registry) -> ccw.Registry:
    """A registry of another treaty, without a rule of effect."""
    treaty = ccw.Instrument(code="mine_ban", names={}, adopted="1997-09-18")
    states = [reg.state(iso3) for iso3 in ("FRA", "MEX", "USA")]
    acts = [
        ccw.Action(iso3=iso3, instrument="mine_ban", kind="ratification", date=day, source="made up")
        for iso3, day in (("FRA", "1998-07-23"), ("MEX", "1998-06-09"))
    ]
    return ccw.Registry([treaty], states, acts, as_of="2020-01-01")


class TestMinesRule:
    @pytest.mark.parametrize(
        ("a", "b", "day", "rule"),
        [
            ("FRA", "DEU", LAST, "AP2"),  # both have both
            ("KOR", "FRA", LAST, "AP2"),  # Amended Protocol II only, and both
            ("USA", "MEX", LAST, "P2"),  # both, and Protocol II only
            ("MEX", "UZB", LAST, "P2"),  # Protocol II only, twice
            ("KOR", "UZB", LAST, "none"),  # one version each
            ("KOR", "PSE", LAST, "none"),  # Amended Protocol II, and neither
            ("USA", "EGY", LAST, "none"),  # a signatory is not bound
            ("USA", "MUS", "2019-05-01", "P2"),  # the day before Mauritius is bound by the amended one
            ("USA", "MUS", "2019-05-02", "AP2"),
        ],
    )
    def test_between_two_states(self, reg: ccw.Registry, a: str, b: str, day: str, rule: str) -> None:
        assert relations(reg, a, b, day).mines_rule == rule

    def test_article_40_5_changes_no_pair_for_which_the_lists_give_a_rule(self, reg: ccw.Registry) -> None:
        for a, b in pairwise(["FRA", "USA", "MEX", "UZB", "PSE", "EGY", "ISR", "FRA", "BDI", "MWI"]):
            assert relations(reg, a, b).mines_rule is relations(reg, a, b, article_40_5="literal").mines_rule

    def test_another_treaty_has_no_rule_on_mines(self, mine_ban_only: ccw.Registry) -> None:
        between = relations(mine_ban_only, "FRA", "MEX", basis="consent")
        assert between.common == ("mine_ban",)
        assert between.mines_rule is None
        assert between.notes == ()


class TestRelation:
    def test_what_is_common_and_what_is_not(self, reg: ccw.Registry) -> None:
        between = relations(reg, "USA", "MEX", LAST)
        assert "P2" in between.common
        assert between.only_a == ("AP2", "P5")
        assert between.only_b == ()
        assert (between.a.iso3, between.b.iso3, between.as_of) == ("USA", "MEX", dt.date(2026, 2, 3))

    def test_nothing_binds_towards_a_state_outside(self, reg: ccw.Registry) -> None:
        assert relations(reg, "USA", "EGY", LAST).common == ()
        assert "the Convention is in force for neither" in relations(reg, "EGY", "NGA", LAST).notes

    def test_two_parties_may_share_the_convention_alone(self, reg: ccw.Registry) -> None:
        between = relations(reg, "DZA", "BDI", LAST)
        assert between.common == ("CCW",)
        assert any("Convention alone" in note for note in between.notes)

    def test_a_deposit_is_not_yet_in_force(self, reg: ccw.Registry) -> None:
        by_deposit = relations(reg, "FRA", "SWE", "2006-11-12", basis="consent")
        assert "P5" in by_deposit.common
        assert any(note.startswith("P5") and "2007-04-30" in note for note in by_deposit.notes)
        assert "by deposit" in repr(by_deposit)
        assert "P5" not in relations(reg, "FRA", "SWE", "2006-11-12").common
        assert "P5" in relations(reg, "FRA", "SWE", "2007-04-30").common

    def test_a_state_that_is_no_more(self, reg: ccw.Registry) -> None:
        assert "CCW" in relations(reg, "DDR", "SWE", "1990-10-02").common
        gone = relations(reg, "DDR", "SWE", "1990-10-03")
        assert gone.common == ()
        assert any("was not a participant in the depositary's practice on" in note for note in gone.notes)

    @pytest.mark.parametrize(
        ("made", "withdrawn", "flagged"),
        [("2015-01-16", None, True), ("2026-02-04", None, False), ("2015-01-16", "2020-01-01", False)],
    )
    def test_an_objection_is_flagged_and_not_applied(
        self, reg: ccw.Registry, made: str, withdrawn: str | None, flagged: bool
    ) -> None:
        objection = Statement(
            iso3="CAN",
            instrument="CCW",
            kind="objection",
            made=made,
            withdrawn=withdrawn,
            objected_to="PSE",
            source="made up",
        )
        changed = reg.replaced(statements=(objection,))
        for a, b in (("CAN", "PSE"), ("PSE", "CAN")):
            between = relations(changed, a, b, LAST)
            assert bool(between.objections) is flagged
            assert any("flagged, not applied" in note for note in between.notes) is flagged
            assert between.common == relations(reg.replaced(statements=()), a, b, LAST).common
        assert relations(changed, "CAN", "FRA", LAST).objections == ()

    def test_it_can_be_read(self, reg: ccw.Registry) -> None:
        between = relations(reg, "KOR", "UZB", LAST)
        for text in (repr(between), between._repr_html_()):
            assert "Republic of Korea" in text
            assert "Uzbekistan" in text
            assert "2026-02-03" in text
            assert "no common rule by the depositary" in text

    def test_it_is_a_value(self, reg: ccw.Registry) -> None:
        assert relations(reg, "USA", "MEX") == relations(reg, "USA", "MEX")
        assert len({relations(reg, "USA", "MEX"), relations(reg, "USA", "MEX")}) == 1

    def test_it_says_where_it_comes_from(self, reg: ccw.Registry) -> None:
        facts = relations(reg, "USA", "MEX", LAST).attrs["ccwuniv"]
        assert (facts["call"], facts["as_of"], facts["basis"]) == ("relations", LAST, "in_force")

    def test_bad_arguments(self, reg: ccw.Registry) -> None:
        with pytest.raises(ccw.OptionError, match="a state other than France"):
            relations(reg, "FRA", "FRA")
        with pytest.raises(ccw.DateError):
            relations(reg, "FRA", "USA", "1970-01-01")
        with pytest.raises(ccw.OptionError, match="'consent'"):
            relations(reg, "FRA", "USA", basis="signature")

    def test_without_a_rule_nothing_is_said_of_force(self, mine_ban_only: ccw.Registry) -> None:
        with pytest.raises(ccw.DataError, match="no rule"):
            relations(mine_ban_only, "FRA", "MEX")


class TestDyads:
    def test_the_last_day(self, reg: ccw.Registry) -> None:
        pairs = dyadic_coverage(reg, LAST, universe="parties")["pairs"]
        assert pairs["convention_only"] == 31
        assert pairs["mines_rule_contested"] == 276
        assert pairs["CCW"] == 128 * 127 // 2
        assert pairs["nothing"] == 0

    def test_the_number_of_pairs_does_not_depend_on_the_universe_only_their_share_does(self, reg: ccw.Registry) -> None:
        parties, everyone = (dyadic_coverage(reg, LAST, universe=u) for u in ("parties", "all_states"))
        same = [row for row in parties.index if row not in ("mines_rule_none", "nothing")]
        assert (parties.loc[same, "pairs"] == everyone.loc[same, "pairs"]).all()
        assert everyone.attrs["ccwuniv"]["denominator"] == 197 * 196 // 2
        assert everyone.loc["CCW", "share"] == pytest.approx(128 * 127 / (197 * 196))

    @pytest.mark.parametrize("universe", ["all_states", "un_members", "un_members_and_observers", "parties"])
    @pytest.mark.parametrize("day", ["1981-01-01", "1990-10-03", "2014-09-01", LAST])
    def test_the_mines_rules_share_out_all_pairs(self, reg: ccw.Registry, universe: str, day: str) -> None:
        table = dyadic_coverage(reg, day, universe=universe)
        rules = table[table["kind"] == "mines_rule"]["pairs"]
        assert rules.sum() == table.attrs["ccwuniv"]["denominator"]
        assert table["share"].dropna().between(0, 1).all()

    def test_a_day_without_parties(self, reg: ccw.Registry) -> None:
        table = dyadic_coverage(reg, "1981-01-01", universe="parties")
        assert table["pairs"].sum() == 0
        assert table["share"].isna().all()

    def test_pairs_without_a_protocol(self, reg: ccw.Registry) -> None:
        pairs = pairs_without_protocol(reg, LAST)
        found = {frozenset(pair) for pair in pairs.index}
        assert len(pairs) == len(found) == 31
        assert {frozenset({"DZA", "BDI"}), frozenset({"BHR", "MWI"})} <= found
        for row in pairs.itertuples():
            assert not set(row.protocols_a.split()) & set(row.protocols_b.split())
            assert relations(reg, *row.Index, LAST).common in (("CCW",), ("CCW", "A1"))

    def test_contested_pairs(self, reg: ccw.Registry) -> None:
        pairs = contested_pairs(reg, LAST)
        assert len(pairs) == 276
        assert set(pairs.index.unique("iso3_b")) == TWELVE_OF_2026
        assert len(pairs.index.unique("iso3_a")) == 23
        for row in pairs.itertuples():
            assert "AP2" in row.protocols_a.split()
            assert "AP2" not in row.protocols_b.split()

    def test_lists_are_well_shaped_when_empty(self, reg: ccw.Registry, mine_ban_only: ccw.Registry) -> None:
        columns = ["name_a", "name_b", "protocols_a", "protocols_b", "basis"]
        for empty in (
            pairs_without_protocol(reg, "1981-01-01"),
            contested_pairs(reg, "1990-01-01").drop(columns="mines_rule"),
            pairs_without_protocol(mine_ban_only, basis="consent"),
        ):
            assert len(empty) == 0
            assert empty.index.names == ["iso3_a", "iso3_b"]
            assert empty.columns.tolist() == columns

    def test_another_treaty(self, mine_ban_only: ccw.Registry) -> None:
        table = dyadic_coverage(mine_ban_only, basis="consent")
        assert table["pairs"].to_dict() == {"mine_ban": 1, "nothing": 2}
        with pytest.raises(ccw.UnknownInstrumentError, match="mine_ban"):
            contested_pairs(mine_ban_only, basis="consent")

    def test_bad_arguments(self, reg: ccw.Registry) -> None:
        with pytest.raises(ccw.OptionError, match="'parties'"):
            dyadic_coverage(reg, universe="planets")
        with pytest.raises(ccw.DateError):
            dyadic_coverage(reg, "2030-01-01")


class TestInternalConflict:
    def test_amended_article_1_carries_the_first_four_protocols(self, reg: ccw.Registry) -> None:
        table = internal_conflict_coverage(reg, LAST)
        assert table.columns.tolist() == ["P1", "P2", "AP2", "P3", "P4", "P5", "basis"]
        assert table.index.tolist() == [state.iso3 for state in reg.parties("CCW", LAST)]
        amended = {state.iso3 for state in reg.parties("A1", LAST)}
        for code in ("P1", "P2", "P3", "P4"):
            assert set(table.index[table[code]]) == amended & {s.iso3 for s in reg.parties(code, LAST)}

    def test_amended_protocol_ii_and_protocol_v_reach_there_by_themselves(self, reg: ccw.Registry) -> None:
        counts = internal_conflict_coverage(reg, LAST).drop(columns="basis").sum()
        assert counts["AP2"] == reg.totals(LAST)["AP2"]
        assert counts["P5"] == reg.totals(LAST)["P5"]

    def test_in_force_counts_what_is_in_force(self, reg: ccw.Registry) -> None:
        day = "2006-11-12"
        assert not internal_conflict_coverage(reg, day).loc["FRA", "P5"]
        assert internal_conflict_coverage(reg, day, basis="consent").loc["FRA", "P5"]

    def test_nobody_yet_and_another_treaty(self, reg: ccw.Registry, mine_ban_only: ccw.Registry) -> None:
        assert internal_conflict_coverage(reg, "1981-01-01").shape == (0, 7)
        with pytest.raises(ccw.UnknownInstrumentError):
            internal_conflict_coverage(mine_ban_only)
