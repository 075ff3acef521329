"""Joint patterns, the sister treaties side by side, and before and after."""

from __future__ import annotations

import itertools

import pandas as pd
import pytest

import ccwuniv as ccw
from ccwuniv.analysis.patterns import joint_patterns
from ccwuniv.analysis.sisters import treaty_overlap, treaty_table
from ccwuniv.analysis.whatif import compare
from ccwuniv.law import two_protocol_rule
from ccwuniv.records import RelatedParticipation

LAST = "2026-02-03"
TWELVE_OF_2026 = "BDI CIV CUB DJI LAO LSO MWI MEX MNG TGO UGA UZB".split()  # in the order of the names


@pytest.fixture(scope="module")
def wider(reg: ccw.Registry) -> ccw.Registry:
    """The registry, with two facts on the Mine Ban Convention and none on the other neighbours."""
    joined = {"treaty": "mine_ban", "source": "made up"}
    return reg.replaced(
        related=(
            RelatedParticipation(iso3="LAO", deposited="2020-01-10", in_force="2020-07-01", **joined),
            RelatedParticipation(
                iso3="FRA",
                deposited="1998-07-23",
                in_force="1999-03-01",
                withdrawal_notified="2019-01-01",
                withdrawal_effective="2019-07-01",
                **joined,
            ),
        )
    )


class TestJointPatterns:
    def test_six_joined_with_two_protocols_not_both_of_the_first_three(self, reg: ccw.Registry) -> None:
        table = joint_patterns(reg, LAST, at="deposit")
        two = table[(table["protocols"] == 2) & table[["AP2", "P4", "P5"]].any(axis=1)]
        members = {pattern: row["members"].split() for pattern, row in two.iterrows()}
        assert members == {
            "P1+AP2": ["KOR", "MCO"],
            "AP2+P3": ["SEN"],
            "AP2+P4": ["CMR"],
            "P2+P5": ["BDI", "CIV"],
        }
        assert table.loc["AP2+P4+P5", "members"] == "DOM"

    def test_every_choice_at_deposit_was_lawful(self, reg: ccw.Registry) -> None:
        for pattern in joint_patterns(reg, LAST, at="deposit").index:
            assert two_protocol_rule(pattern.split("+")).satisfied

    @pytest.mark.parametrize("at", ["now", "deposit"])
    @pytest.mark.parametrize("day", ["1983-12-02", "2001-05-09", "2014-09-01", LAST])
    @pytest.mark.parametrize("basis", ["consent", "in_force"])
    def test_every_party_has_one_pattern(self, reg: ccw.Registry, at: str, day: str, basis: str) -> None:
        table = joint_patterns(reg, day, at=at, basis=basis)
        members = list(itertools.chain.from_iterable(table["members"].str.split()))
        assert sorted(members) == [state.iso3 for state in reg.parties("CCW", day, basis=basis)]
        assert table["states"].sum() == len(members) == table.attrs["ccwuniv"]["denominator"]
        assert table["share"].sum() == pytest.approx(1)
        assert table["states"].is_monotonic_decreasing

    @pytest.mark.parametrize("basis", ["consent", "in_force"])
    def test_now_is_what_binds_each_member(self, reg: ccw.Registry, basis: str) -> None:
        for pattern, row in joint_patterns(reg, LAST, basis=basis).iterrows():
            for iso3 in row["members"].split():
                assert reg.bound(iso3, LAST, basis=basis) - {"CCW", "A1"} == set(str(pattern).split("+"))

    def test_a_pattern_dates_from_its_first_member(self, reg: ccw.Registry) -> None:
        deposit = joint_patterns(reg, LAST, at="deposit")
        assert deposit.loc["P1+P2+P3", "since"] == pd.Timestamp("1982-02-11")  # Mexico, the first to join
        now = joint_patterns(reg, LAST)
        for pattern, row in now.iterrows():
            holders = row["members"].split()
            since = row["since"].date()
            assert any(reg.bound(iso3, since) - {"CCW", "A1"} == set(str(pattern).split("+")) for iso3 in holders)

    def test_a_denunciation_makes_a_new_pattern_from_its_day(self, reg: ccw.Registry) -> None:
        left = reg.with_actions([{"iso3": "MWI", "instrument": "P2", "kind": "denunciation", "date": "2024-01-15"}])
        table = joint_patterns(left, LAST)
        assert table.loc["P1", ["states", "members"]].tolist() == [1, "MWI"]
        assert table.loc["P1", "since"] == pd.Timestamp("2025-01-15")

    def test_nobody_yet(self, reg: ccw.Registry) -> None:
        for at in ("now", "deposit"):
            empty = joint_patterns(reg, "1981-01-01", at=at)
            assert empty.shape == (0, 11)
            assert str(empty["since"].dtype) == "datetime64[s]"

    def test_treaties_without_protocols_are_combined_themselves(self, reg: ccw.Registry) -> None:
        treaties = [ccw.Instrument(code=code, names={}, adopted="1997-09-18") for code in ("A", "B")]
        acts = [
            ccw.Action(iso3=iso3, instrument=code, kind="accession", date="1999-01-01", source="made up")
            for iso3, code in (("FRA", "A"), ("FRA", "B"), ("LAO", "B"))
        ]
        two = ccw.Registry(treaties, reg.states, acts)
        assert joint_patterns(two)["members"].to_dict() == {"A+B": "FRA", "B": "LAO"}

    def test_bad_arguments(self, reg: ccw.Registry) -> None:
        with pytest.raises(ccw.OptionError, match="'deposit'"):
            joint_patterns(reg, at="dawn")


class TestSisters:
    def test_the_convention_side(self, reg: ccw.Registry) -> None:
        table = treaty_table(reg, LAST)
        assert len(table) == 197
        assert [int(table[code].sum()) for code in ("CCW", "AP2", "P5")] == [128, 107, 99]
        assert table.index[table["CCW_status"] == "signed"].tolist() == ["EGY", "NGA", "SDN", "VNM"]
        assert table.loc["VAT", "un_regional_group"] == ""

    @pytest.mark.parametrize(
        ("day", "basis", "lao", "fra"),
        [
            ("2020-01-09", "consent", False, False),
            ("2020-01-10", "consent", True, False),
            ("2020-01-10", "in_force", False, False),
            ("2020-07-01", "in_force", True, False),
            ("2019-06-30", "consent", False, True),
            ("1999-02-28", "in_force", False, False),
        ],
    )
    def test_the_neighbours(self, wider: ccw.Registry, day: str, basis: str, lao: bool, fra: bool) -> None:
        table = treaty_table(wider, day, basis=basis)
        assert (table.loc["LAO", "mine_ban"], table.loc["FRA", "mine_ban"]) == (lao, fra)

    def test_what_is_not_held_is_missing_not_false(self, wider: ccw.Registry) -> None:
        table = treaty_table(wider, LAST)
        assert table["mine_ban"].notna().all()
        assert table[["cluster_munitions", "arms_trade"]].isna().all(axis=None)
        overlap = treaty_overlap(table)
        assert overlap["arms_trade"].isna().all()

    def test_overlap(self, wider: ccw.Registry) -> None:
        table = treaty_table(wider, LAST)
        both, only = treaty_overlap(table), treaty_overlap(table, values="row_only")
        assert both.loc["mine_ban", ["CCW", "AP2", "mine_ban"]].tolist() == [1, 0, 1]
        known = ["CCW", "AP2", "P5", "mine_ban"]
        for row, column in itertools.product(known, known):
            assert both.loc[row, column] == both.loc[column, row]
            assert both.loc[row, column] + only.loc[row, column] == both.loc[row, row]
        assert only.loc["CCW", "AP2"] == 21

    def test_overlap_of_some_rows(self, reg: ccw.Registry) -> None:
        table = treaty_table(reg, LAST)
        inside = treaty_overlap(table[table["un_regional_group"] == "WEOG"])
        expected = ccw.coverage(reg, LAST).loc["WEOG"]
        assert [inside.loc[code, code] for code in ("CCW", "AP2", "P5")] == expected[["CCW", "AP2", "P5"]].tolist()
        assert treaty_overlap(table.iloc[:0]).loc["CCW", "CCW"] == 0

    def test_bad_arguments(self, reg: ccw.Registry) -> None:
        with pytest.raises(ccw.DataError, match="treaty_table"):
            treaty_overlap(pd.DataFrame({"CCW": [True]}))
        with pytest.raises(ccw.OptionError, match="'row_only'"):
            treaty_overlap(treaty_table(reg), values="neither")


class TestCompare:
    def test_if_the_twelve_joined(self, reg: ccw.Registry) -> None:
        joined = [
            {"iso3": iso3, "instrument": "AP2", "kind": "consent_to_be_bound", "date": LAST} for iso3 in TWELVE_OF_2026
        ]
        outcome = compare(reg, reg.with_actions(joined), LAST)
        change = outcome.numbers["change"]
        assert change["parties", "AP2"] == 12
        assert change["gaps", "AP2"] == -12
        assert outcome.numbers.loc[("pairs", "mines_rule_contested"), ["before", "after"]].tolist() == [276, 0]
        assert outcome.numbers.loc[("pairs", "mines_rule_P2"), "after"] == 0
        assert change["pairs", "CCW"] == 0
        assert outcome.statuses["iso3"].tolist() == TWELVE_OF_2026
        assert set(outcome.statuses["after"]) == {"consented"}
        assert outcome.numbers.attrs["ccwuniv"]["hypothetical"] is True
        assert "mines_rule_contested" in repr(outcome)
        assert "mines_rule_contested" in outcome._repr_html_()

    def test_a_registry_differs_in_nothing_from_itself(self, reg: ccw.Registry) -> None:
        outcome = compare(reg, reg)
        assert not outcome.numbers["change"].any()
        assert outcome.statuses.columns.tolist() == ["iso3", "name", "instrument", "before", "after"]
        assert len(outcome.statuses) == 0

    def test_a_later_act_counts_on_its_day_when_asked_for(self, reg: ccw.Registry) -> None:
        acts = [{"iso3": "LAO", "instrument": "AP2", "kind": "consent_to_be_bound", "date": "2027-01-01"}]
        later = reg.with_actions(acts)
        outcome = compare(reg, later, "2027-01-01", after_data=True)
        facts = outcome.numbers.attrs["ccwuniv"]
        assert (facts["as_of"], facts["data_until"], facts["before_data_until"]) == ("2027-01-01", LAST, LAST)
        assert "and from the acts added after that day" in facts["after_data"]
        assert outcome.numbers.loc[("parties", "AP2"), "change"] == 1
        assert compare(reg, later, LAST).numbers.loc[("parties", "AP2"), "change"] == 0
        with pytest.raises(ccw.DateError, match="data stop at 2026-02-03"):
            compare(reg, later, "2027-01-01")

    def test_a_state_that_only_one_registry_has(self, reg: ccw.Registry) -> None:
        fewer = reg.replaced(
            states=[s for s in reg.states if s.iso3 != "LAO"], actions=[a for a in reg.actions if a.iso3 != "LAO"]
        )
        changed = compare(fewer, reg).statuses
        assert set(changed["iso3"]) == {"LAO"}
        assert set(changed["before"]) == {"not in the registry"}

    def test_two_treaties_are_not_compared(self, reg: ccw.Registry) -> None:
        with pytest.raises(ccw.OptionError, match="a registry of CCW"):
            compare(reg, ccw.Registry([reg.instrument("CCW")], reg.states, [], as_of=LAST))
