"""The rules of the Convention, article by article."""

from __future__ import annotations

import datetime as dt
from itertools import combinations, pairwise

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from ccwuniv import law
from ccwuniv.errors import DateError
from ccwuniv.records import Action, ActionKind, EffectRule, Instrument, InstrumentName, State, add_months

SIX_MONTHS = EffectRule(threshold=20, delay=6, unit="months", denunciation_delay=12, article="articles 5 and 9(2)")
DAYS = st.dates(dt.date(1980, 1, 1), dt.date(2100, 12, 31))
GENERAL = dt.date(1983, 12, 2)


class TestArticle5:
    """Date of effect: six months, counted as the depositary counts them."""

    @given(day=DAYS, months=st.integers(-240, 240))
    def test_months_are_those_of_dateutil(self, day: dt.date, months: int) -> None:
        assert add_months(day, months) == day + relativedelta(months=months)

    @given(day=DAYS)
    def test_day_up_to_28_keeps_its_number(self, day: dt.date) -> None:
        effect = law.date_of_effect(day, SIX_MONTHS, dt.date(1900, 1, 1))
        assert effect is not None
        assert effect.day == day.day or (day.day > 28 and (effect + dt.timedelta(days=1)).day == 1)
        assert 181 <= (effect - day).days <= 184

    @given(a=DAYS, b=DAYS, general=DAYS)
    def test_never_before_the_general_entry_into_force_and_in_the_order_of_deposits(
        self, a: dt.date, b: dt.date, general: dt.date
    ) -> None:
        first, second = sorted([a, b])
        effects = [law.date_of_effect(day, SIX_MONTHS, general) for day in (first, second)]
        assert general <= min(filter(None, effects))
        assert effects == sorted(filter(None, effects))

    @given(day=DAYS, trigger=DAYS)
    def test_the_later_of_entry_into_force_and_delay_is_the_delay_from_the_later_act(
        self, day: dt.date, trigger: dt.date
    ) -> None:
        general = law.date_of_effect(trigger, SIX_MONTHS, trigger)
        assert law.date_of_effect(day, SIX_MONTHS, general) == max(day, trigger) + relativedelta(months=6)

    def test_no_effect_while_the_treaty_is_not_in_force(self) -> None:
        assert law.date_of_effect(dt.date(2020, 1, 1), SIX_MONTHS, None) is None

    @pytest.mark.parametrize(
        ("day", "effect"),
        [
            ("2019-08-29", "2020-02-29"),
            ("2019-08-31", "2020-02-29"),
            ("2018-08-31", "2019-02-28"),
            ("2010-11-30", "2011-05-30"),
            ("2006-10-31", "2007-04-30"),
            ("2007-02-28", "2007-08-28"),
        ],
    )
    def test_month_ends(self, day: str, effect: str) -> None:
        assert law.date_of_effect(dt.date.fromisoformat(day), SIX_MONTHS, GENERAL) == dt.date.fromisoformat(effect)

    def test_end_of_the_calendar_is_said(self) -> None:
        with pytest.raises(DateError, match="outside the calendar"):
            law.date_of_effect(dt.date(9999, 12, 1), SIX_MONTHS, GENERAL)
        with pytest.raises(DateError) as caught:
            law.date_of_effect(dt.date(9999, 12, 1), law.NEIGHBOURING_RULES["arms_trade"], GENERAL)
        assert str(caught.value) == "datetime.date(9999, 12, 1): 90 days from this day lie outside the calendar."


class TestNeighbouringTreaties:
    """The Mine Ban and Cluster Munitions Conventions count whole months, the Arms Trade Treaty days."""

    @pytest.mark.parametrize(
        ("treaty", "deposit", "general", "effect"),
        [
            ("mine_ban", "1998-09-16", "1999-03-01", "1999-03-01"),
            ("mine_ban", "2004-05-12", "1999-03-01", "2004-11-01"),
            ("mine_ban", "2005-07-01", "1999-03-01", "2006-01-01"),
            ("mine_ban", "2012-12-27", "1999-03-01", "2013-06-01"),
            ("cluster_munitions", "2010-02-16", "2010-08-01", "2010-08-01"),
            ("cluster_munitions", "2011-03-24", "2010-08-01", "2011-09-01"),
            ("arms_trade", "2014-09-25", "2014-12-24", "2014-12-24"),
            ("arms_trade", "2014-12-18", "2014-12-24", "2015-03-18"),
        ],
    )
    def test_effect(self, treaty: str, deposit: str, general: str, effect: str) -> None:
        found = law.date_of_effect(
            dt.date.fromisoformat(deposit), law.NEIGHBOURING_RULES[treaty], dt.date.fromisoformat(general)
        )
        assert found == dt.date.fromisoformat(effect)

    @given(day=DAYS)
    def test_first_day_of_the_sixth_month_after(self, day: dt.date) -> None:
        effect = law.date_of_effect(day, law.NEIGHBOURING_RULES["mine_ban"], dt.date(1900, 1, 1))
        assert effect == day.replace(day=1) + relativedelta(months=6)

    @pytest.mark.parametrize(
        ("treaty", "notified", "effect"),
        [
            ("mine_ban", "2025-06-27", "2025-12-27"),
            ("mine_ban", "2025-07-10", "2026-01-10"),
            ("mine_ban", "2025-08-20", "2026-02-20"),
            ("cluster_munitions", "2024-09-06", "2025-03-06"),
            ("arms_trade", "2025-03-03", "2025-06-01"),
        ],
    )
    def test_withdrawal(self, treaty: str, notified: str, effect: str) -> None:
        rule = law.NEIGHBOURING_RULES[treaty]
        assert law.denunciation_effect(dt.date.fromisoformat(notified), rule) == dt.date.fromisoformat(effect)


class TestArticle4:
    """Two protocols at deposit: any two, and the amendment of article 1 is none."""

    @pytest.mark.parametrize("pair", list(combinations(["P1", "P2", "AP2", "P3", "P4", "P5"], 2)))
    def test_any_two_protocols_satisfy(self, pair: tuple[str, str]) -> None:
        result = law.two_protocol_rule(pair)
        assert result.satisfied
        unsettled = (
            "Protocol II and Amended Protocol II as the only two: unsettled whether they are two protocols or one"
        )
        assert result.warning == (unsettled if set(pair) == {"P2", "AP2"} else "")

    @pytest.mark.parametrize("chosen", [[], ["P1"], ["A1", "P1"], ["CCW", "A1", "AP2"], ["P1", "P1"]])
    def test_fewer_than_two_do_not(self, chosen: list[str]) -> None:
        assert not law.two_protocol_rule(chosen).satisfied

    @given(st.sets(st.sampled_from(["CCW", "A1", "P1", "P2", "AP2", "P3", "P4", "P5"])))
    def test_counts_protocols_only(self, chosen: set[str]) -> None:
        result = law.two_protocol_rule(chosen)
        assert set(result.counted) == chosen - {"CCW", "A1"}
        assert result.satisfied == (len(result.counted) >= 2)


class TestArticle9:
    """Denunciation: one year, later in armed conflict, and the Convention takes its protocols along."""

    def test_one_year(self) -> None:
        assert law.denunciation_effect(dt.date(2023, 5, 4), SIX_MONTHS) == dt.date(2024, 5, 4)
        assert law.denunciation_effect(dt.date(2024, 2, 29), SIX_MONTHS) == dt.date(2025, 2, 28)

    def test_armed_conflict_prolongs_and_nothing_shortens(self) -> None:
        received = dt.date(2023, 5, 4)
        assert law.denunciation_effect(received, SIX_MONTHS, dt.date(2026, 1, 1)) == dt.date(2026, 1, 1)
        assert law.denunciation_effect(received, SIX_MONTHS, dt.date(2024, 5, 4)) == dt.date(2024, 5, 4)

    @pytest.mark.parametrize(("article", "named"), [("articles 5 and 9(2)", "articles 5 and 9(2)"), ("", "treaty")])
    def test_an_earlier_day_is_refused_with_the_article(self, article: str, named: str) -> None:
        rule = SIX_MONTHS.model_copy(update={"article": article})
        with pytest.raises(DateError) as caught:
            law.denunciation_effect(dt.date(2023, 5, 4), rule, dt.date(2024, 5, 3))
        assert str(caught.value) == (
            f"'2024-05-03': a denunciation received on 2023-05-04 has no effect before 2024-05-04 ({named})."
        )

    def test_cascade(self) -> None:
        protocol = _spells([("accession", "2000-01-10")], code="P1")
        convention = _spells([("accession", "2000-01-10"), ("denunciation", "2010-03-01")])
        ended = law.end_with_convention(protocol, convention)
        assert [(s.ends, s.ended_by) for s in ended] == [(dt.date(2011, 3, 1), "denunciation of the Convention")]

    @pytest.mark.parametrize(
        ("protocol_ends", "ends", "ended_by"),
        [
            ("2010-02-28", "2011-02-28", "denunciation"),
            ("2010-03-01", "2011-03-01", "denunciation"),
            ("2010-03-02", "2011-03-01", "denunciation of the Convention"),
        ],
    )
    def test_the_earlier_of_two_ends_is_the_end(self, protocol_ends: str, ends: str, ended_by: str) -> None:
        protocol = _spells([("accession", "2000-01-10"), ("denunciation", protocol_ends)], code="P1")
        convention = _spells([("accession", "2000-01-10"), ("denunciation", "2010-03-01")])
        (ended,) = law.end_with_convention(protocol, convention)
        assert (str(ended.ends), ended.ended_by) == (ends, ended_by)
        assert (ended.consent, ended.in_force) == (protocol[0].consent, protocol[0].in_force)

    def test_a_former_participant_denounced_nothing(self) -> None:
        protocol = _spells([("accession", "1983-01-10")], code="P1")
        convention = _spells([("accession", "1983-01-10")], eligible_until="1990-10-02")
        assert law.end_with_convention(protocol, convention) == protocol

    def test_a_consent_on_the_day_on_which_the_convention_ends_is_a_new_one(self) -> None:
        convention = _spells([("accession", "2000-01-10"), ("denunciation", "2010-03-01"), ("accession", "2011-03-01")])
        protocol = _spells([("consent_to_be_bound", "2011-03-01")], code="P1")
        assert law.end_with_convention(protocol, convention) == protocol

    def test_the_end_is_what_the_depositary_prints_or_the_rule_or_the_act(self) -> None:
        left = Action(iso3="XAA", instrument="CCW", kind="denunciation", date="2010-03-01", source="test")
        ruleless = _instrument().model_copy(update={"effect_rule": None})
        assert law.date_of_end(left, _instrument()) == dt.date(2011, 3, 1)
        assert law.date_of_end(left, ruleless) == dt.date(2010, 3, 1)
        printed = left.model_copy(update={"effective": dt.date(2012, 1, 1)})
        assert law.date_of_end(printed, _instrument()) == law.date_of_end(printed, ruleless) == dt.date(2012, 1, 1)

    def test_a_later_consent_outlives_an_earlier_denunciation_of_the_convention(self) -> None:
        protocol = _spells([("consent_to_be_bound", "2015-01-10")], code="P1")
        convention = _spells([("accession", "2000-01-10"), ("denunciation", "2010-03-01"), ("accession", "2015-01-10")])
        assert law.end_with_convention(protocol, convention) == protocol


def _instrument(code: str = "CCW") -> Instrument:
    name = {"en": InstrumentName(short=code, full=code)}
    return Instrument(code=code, names=name, entry_into_force=GENERAL, effect_rule=SIX_MONTHS)


def _spells(acts: list[tuple[str, str]], code: str = "CCW", **state: object) -> tuple[law.Spell, ...]:
    actions = [
        Action(iso3="XAA", instrument=code, kind=ActionKind(kind), date=dt.date.fromisoformat(day), source="test")
        for kind, day in acts
    ]
    holder = State.model_validate({"iso3": "XAA", "name": "A", "kind": "member", **state})
    return law.participation_spells(actions, _instrument(code), holder)


class TestSpells:
    """From acts to unbroken participations."""

    @pytest.mark.parametrize("kind", ["signature", "provisional_application", "territorial_application"])
    def test_what_binds_nobody(self, kind: str) -> None:
        assert _spells([(kind, "2000-01-10")]) == ()

    def test_leaving_and_coming_back(self) -> None:
        acts = [("accession", "2000-01-10"), ("withdrawal", "2010-03-01"), ("accession", "2015-01-10")]
        assert [(s.consent.date, s.ends) for s in _spells(acts)] == [
            (dt.date(2000, 1, 10), dt.date(2011, 3, 1)),
            (dt.date(2015, 1, 10), None),
        ]

    def test_bound_until_the_day_before_the_end(self) -> None:
        (spell,) = _spells([("accession", "2000-01-10"), ("denunciation", "2010-03-01")])
        assert spell.covers(dt.date(2011, 2, 28), "consent")
        assert not spell.covers(dt.date(2011, 3, 1), "consent")

    def test_consent_and_effect_are_two_days(self) -> None:
        (spell,) = _spells([("accession", "2000-01-10")])
        assert spell.covers(dt.date(2000, 1, 10), "consent")
        assert not spell.covers(dt.date(2000, 7, 9), "in_force")
        assert spell.covers(dt.date(2000, 7, 10), "in_force")

    def test_extinction_ends_without_an_act(self) -> None:
        (spell,) = _spells([("ratification", "1982-07-20")], eligible_until="1990-10-02")
        assert (spell.ends, spell.ended_by) == (dt.date(1990, 10, 3), "extinction")

    @pytest.mark.parametrize(
        ("left", "ends", "ended_by"),
        [
            ("1989-10-02", "1990-10-02", "denunciation"),
            ("1989-10-03", "1990-10-03", "denunciation"),
            ("1989-10-04", "1990-10-03", "extinction"),
        ],
    )
    def test_whichever_comes_first_ends_it(self, left: str, ends: str, ended_by: str) -> None:
        acts = [("ratification", "1982-07-20"), ("denunciation", left)]
        (spell,) = _spells(acts, eligible_until="1990-10-02")
        assert (str(spell.ends), spell.ended_by) == (ends, ended_by)

    @pytest.mark.parametrize("kind", ["denunciation", "withdrawal"])
    def test_the_act_that_ends_it_is_named(self, kind: str) -> None:
        (spell,) = _spells([("accession", "2000-01-10"), (kind, "2010-03-01")])
        assert spell.ended_by == kind

    @pytest.mark.parametrize("order", [slice(None), slice(None, None, -1)])
    def test_who_consents_and_leaves_on_one_day_was_bound_until_that_took_effect(self, order: slice) -> None:
        (spell,) = _spells([("accession", "2000-01-10"), ("withdrawal", "2000-01-10")][order])
        assert (spell.consent.kind, spell.ends) == (ActionKind.ACCESSION, dt.date(2001, 1, 10))

    def test_a_second_consent_while_bound_opens_nothing(self) -> None:
        (spell,) = _spells([("accession", "2000-01-10"), ("ratification", "2005-01-10")])
        assert (spell.consent.kind, spell.ends) == (ActionKind.ACCESSION, None)

    @pytest.mark.parametrize(
        ("eligible_since", "effect"),
        [("1991-10-08", "1991-10-08"), ("1983-12-01", "1983-12-02"), (None, "1993-12-02")],
    )
    def test_succession_takes_effect_on_the_day_of_succession(self, eligible_since: str | None, effect: str) -> None:
        (spell,) = _spells([("succession", "1993-12-02")], eligible_since=eligible_since)
        assert str(spell.in_force) == effect

    def test_what_the_depositary_prints_is_the_effect(self) -> None:
        consent = Action(
            iso3="XAA", instrument="CCW", kind="accession", date="2000-01-10", effective="2000-08-01", source="test"
        )
        state = State(iso3="XAA", name="A", kind="member")
        (spell,) = law.participation_spells([consent], _instrument(), state)
        assert spell.in_force == dt.date(2000, 8, 1)

    @pytest.mark.parametrize("unknown", ["effect_rule", "entry_into_force"])
    def test_no_effect_is_known_without_a_rule_or_an_entry_into_force(self, unknown: str) -> None:
        consent = Action(iso3="XAA", instrument="CCW", kind="accession", date="2000-01-10", source="test")
        instrument = _instrument().model_copy(update={unknown: None})
        (spell,) = law.participation_spells([consent], instrument, State(iso3="XAA", name="A", kind="member"))
        assert spell.in_force is None
        assert not spell.covers(dt.date(2100, 1, 1), "in_force")
        assert spell.covers(dt.date(2000, 1, 10), "consent")

    @given(st.lists(st.tuples(st.sampled_from(["accession", "withdrawal"]), DAYS), max_size=8))
    def test_spells_are_ordered_and_apart(self, acts: list[tuple[str, dt.date]]) -> None:
        spells = _spells([(kind, day.isoformat()) for kind, day in acts])
        for earlier, later in pairwise(spells):
            assert earlier.ends is not None
            assert earlier.consent.date <= later.consent.date


class TestRelations:
    """Article 7, and the Vienna Convention on successive treaties."""

    @pytest.mark.parametrize(
        ("a", "b", "rule", "with_option"),
        [
            ("AP2", "AP2", "AP2", "AP2"),
            ("P2 AP2", "AP2", "AP2", "AP2"),
            ("P2", "P2", "P2", "P2"),
            ("P2 AP2", "P2", "P2", "P2"),
            ("AP2", "P2", "none", "contested"),
            ("AP2", "", "none", "none"),
            ("P2", "P1", "none", "none"),
        ],
    )
    def test_mines_rule(self, a: str, b: str, rule: str, with_option: str) -> None:
        for first, second in ((a.split(), b.split()), (b.split(), a.split())):
            assert law.mines_rule(first, second) == rule
            assert law.mines_rule(first, second, one_each=law.MinesRule.CONTESTED) == with_option

    def test_nothing_is_common_outside_the_convention(self) -> None:
        assert law.common_instruments({"CCW", "P1"}, {"P1"}) == frozenset()

    @pytest.mark.parametrize(
        ("bound", "internal"),
        [
            ("CCW P1 P2 P3 P4", ""),
            ("CCW A1 P1 P2 P3 P4", "P1 P2 P3 P4"),
            ("CCW P5 AP2 P1", "P5 AP2"),
            ("CCW A1 P5 P3", "P5 P3"),
        ],
    )
    def test_internal_conflicts(self, bound: str, internal: str) -> None:
        assert law.covers_internal_conflict(bound.split()) == frozenset(internal.split())
