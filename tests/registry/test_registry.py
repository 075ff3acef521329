"""The registry: who is bound by what, on a day."""

from __future__ import annotations

import datetime as dt
import pickle
import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ccwuniv as ccw
from ccwuniv.records import NEVER, Action, EffectRule, Instrument, State
from tests.conftest import lines

CODES = ["CCW", "A1", "P1", "P2", "AP2", "P3", "P4", "P5"]


class TestTotals:
    @pytest.mark.parametrize(
        "case", lines("totals_by_day.csv"), ids=lambda c: f"{c['day']}-{c['basis']}-{c['population']}"
    )
    def test_by_day(self, reg: ccw.Registry, case: dict[str, str]) -> None:
        totals = reg.totals(case["day"], basis=case["basis"], population=case["population"])
        assert {code: int(case[code]) for code in CODES if case[code]} == {
            code: totals[code] for code in CODES if case[code]
        }

    @pytest.mark.parametrize(
        "published", ccw.Registry.bundled().published_totals, ids=lambda t: f"{t.date}-{t.instrument}"
    )
    def test_published_totals_are_reproduced_or_explained(self, reg: ccw.Registry, published: object) -> None:
        first = published.date.replace(day=1) if published.precision == "month" else published.date
        days = [published.date - dt.timedelta(days=n) for n in range((published.date - first).days + 1)]
        counted = {_count(reg, published.instrument, day) for day in days}
        assert (published.count in counted) == published.agrees
        assert published.agrees or published.note

    def test_index_is_in_the_order_of_the_instruments(self, reg: ccw.Registry) -> None:
        assert reg.totals().index.tolist() == CODES
        assert reg.totals().dtype == "int64"

    @pytest.mark.parametrize("basis", ["consent", "in_force"])
    @pytest.mark.parametrize("population", ["at_the_time", "current"])
    def test_equal_the_parties_listed_and_the_statuses(self, reg: ccw.Registry, basis: str, population: str) -> None:
        draw = random.Random(20260203)
        for _ in range(40):
            day = reg.as_of - dt.timedelta(days=draw.randrange(16_000))
            totals = reg.totals(day, basis=basis, population=population)
            for code in CODES:
                parties = reg.parties(code, day, basis=basis, population=population)
                assert totals[code] == len(parties) == len(set(parties))
                if population == "at_the_time":
                    statuses = [reg.status(s, code, day, basis=basis) for s in reg.states]
                    counted = {"consent": ("consented", "in_force"), "in_force": ("in_force",)}[basis]
                    assert totals[code] == sum(status in counted for status in statuses)

    def test_never_fall_but_by_extinction(self, reg: ccw.Registry) -> None:
        history = ccw.history(reg)["CCW"]
        falls = history[history.diff() < 0]
        assert [str(day.date()) for day in falls.index] == ["1990-10-03", "1993-01-01"]


def _count(reg: ccw.Registry, instrument: str, day: dt.date) -> int:
    plus, _, minus = instrument.partition(" not ")
    less = set(reg.parties(minus, day)) if minus else set()
    return sum(state not in less for state in reg.parties(plus, day))


class TestDatesOfEffect:
    @pytest.mark.parametrize("case", lines("dates_of_effect.csv"), ids=lambda c: f"{c['instrument']}-{c['iso3']}")
    def test_pair(self, reg: ccw.Registry, case: dict[str, str]) -> None:
        spell = reg.spells(case["iso3"], case["instrument"])[-1]
        assert spell.consent.date.isoformat() == case["consent"]
        assert str(reg.entry_into_force(case["iso3"], case["instrument"])) == case["effect"]

    def test_between_deposit_and_effect(self, reg: ccw.Registry) -> None:
        days = ["2006-10-30", "2006-10-31", "2007-04-29", "2007-04-30"]
        assert [str(reg.status("FRA", "P5", day)) for day in days] == [
            "not_bound",
            "consented",
            "consented",
            "in_force",
        ]
        assert "France" not in {s.name for s in reg.parties("P5", "2007-04-29", basis="in_force")}
        assert "France" in {s.name for s in reg.parties("P5", "2007-04-29", basis="consent")}

    def test_a_retroactive_succession_is_seen_on_one_basis_only(self, reg: ccw.Registry) -> None:
        assert reg.status("HRV", "CCW", "1992-06-01") == ccw.Status.NOT_BOUND
        assert reg.status("HRV", "CCW", "1992-06-01", basis="in_force") == ccw.Status.IN_FORCE
        assert "before its notification" in reg.participation("HRV").loc["CCW", "note"]

    def test_none_without_consent(self, reg: ccw.Registry) -> None:
        assert reg.entry_into_force("EGY", "CCW") is None


class TestStatus:
    @pytest.mark.parametrize(
        ("state", "instrument", "day", "status"),
        [
            ("EGY", "CCW", None, "signed"),
            ("AFG", "CCW", "2017-08-08", "signed"),
            ("AFG", "CCW", "2017-08-09", "consented"),
            ("AFG", "CCW", "2018-02-09", "in_force"),
            ("DDR", "CCW", "1990-10-02", "in_force"),
            ("DDR", "CCW", "1990-10-03", "ended"),
            ("CSK", "P3", "1992-12-31", "in_force"),
            ("CSK", "P3", "1993-01-01", "ended"),
            ("YUG", "P2", "1992-04-26", "in_force"),
            ("YUG", "P2", "1992-04-27", "consented"),
            ("YUG", "P2", "2001-03-11", "consented"),
            ("YUG", "P2", "2001-03-12", "ended"),
            ("USA", "P3", "2009-01-20", "not_bound"),
            ("USA", "P3", "2009-01-21", "consented"),
            ("FRA", "P3", "2002-07-18", "consented"),
            ("LAO", "CCW", "1982-12-01", "not_bound"),
            ("Lao PDR", "AP2", None, "not_bound"),
            ("KOR", "P2", None, "not_bound"),
        ],
    )
    def test_on_a_day(self, reg: ccw.Registry, state: str, instrument: str, day: str | None, status: str) -> None:
        assert reg.status(state, instrument, day) == status

    def test_fifty_signatories_today_fifty_three_in_1982(self, reg: ccw.Registry) -> None:
        assert len(reg.signatories()) == 50
        assert len(reg.signatories(as_of="1982-04-10")) == 53
        assert len(reg.signatories(as_of="1982-04-10", population="current")) == 50
        parties = set(reg.parties("CCW"))
        assert [s.iso3 for s in reg.signatories() if s not in parties] == ["EGY", "NGA", "SDN", "VNM"]

    def test_signatories_are_those_of_the_instrument_on_the_day(self, reg: ccw.Registry) -> None:
        assert reg.signatories("AP2") == ()
        assert "FRA" in [s.iso3 for s in reg.signatories("CCW", "1981-04-10")]
        assert reg.signatories("CCW", "1981-04-09") == ()
        assert reg.signatories("CCW") == reg.signatories()
        with pytest.raises(ccw.OptionError, match="population='then' is not accepted"):
            reg.signatories(population="then")  # type: ignore[arg-type]

    def test_participation_is_that_of_the_day(self, reg: ccw.Registry) -> None:
        assert [reg.participation("LAO", day).loc["P5", "status"] for day in ("2012-02-01", "2012-02-02")] == [
            "not_bound",
            "consented",
        ]

    def test_participation_says_what_it_rests_on(self, reg: ccw.Registry) -> None:
        frame = reg.participation("Viet Nam")
        assert frame.index.tolist() == CODES
        assert frame.loc["CCW", ["status", "kind"]].tolist() == ["signed", "signature"]
        assert frame.loc["CCW", "signed"] == pd.Timestamp("1981-04-10")
        assert frame.loc["P1", "source"] == ""
        assert "disputed" in reg.participation("CIV").loc["P3", "note"]

    def test_grid_equals_single_answers(self, reg: ccw.Registry) -> None:
        for basis in ("consent", "in_force"):
            for day in ("1981-06-01", "1990-10-03", "1992-06-01", "2001-03-11", "2006-11-12", None):
                grid = reg.status_grid(day, basis=basis, listed=True)
                one_by_one = [[reg.status(s, c, day, basis=basis).value for c in reg.codes] for s in reg.states]
                assert (grid == np.array(one_by_one, dtype=object)).all()


class TestDays:
    @pytest.mark.parametrize(
        "given",
        ["2014-09-01", dt.date(2014, 9, 1), pd.Timestamp("2014-09-01"), np.datetime64("2014-09-01"), " 2014-09-01 "],
    )
    def test_any_usual_form(self, reg: ccw.Registry, given: object) -> None:
        assert reg.totals(given)["CCW"] == 117

    @pytest.mark.parametrize(
        "given", ["2014-13-01", "2014-02-30", "2014", "2014-09", "20140901", "1 September 2014", "", 2014, 2014.5, True]
    )
    def test_what_is_no_day(self, reg: ccw.Registry, given: object) -> None:
        with pytest.raises(ccw.DateError, match=r"use a day|no calendar"):
            reg.totals(given)

    @pytest.mark.parametrize("given", [pd.NaT, float("nan"), np.datetime64("NaT", "D")])
    def test_a_missing_day_is_not_today(self, reg: ccw.Registry, given: object) -> None:
        with pytest.raises(ccw.DateError, match="missing value"):
            reg.totals(given)

    def test_outside_the_data(self, reg: ccw.Registry) -> None:
        with pytest.raises(ccw.DateError, match="the data stop at 2026-02-03"):
            reg.totals("2026-02-04")
        with pytest.raises(ccw.DateError, match="before 1980-10-10"):
            reg.totals("1979-12-31")
        assert reg.totals("1980-10-10").sum() == 0

    def test_bad_options_name_the_good_ones(self, reg: ccw.Registry) -> None:
        with pytest.raises(ccw.OptionError, match="'consent', 'in_force' or 'in_force_as_known'"):
            reg.totals(basis="deposit")
        with pytest.raises(ccw.OptionError, match="'at_the_time' or 'current'"):
            reg.parties("CCW", population="then")


class TestNames:
    @pytest.mark.parametrize(
        ("name", "code"),
        [
            ("Amended Protocol II", "AP2"),
            ("AP II", "AP2"),
            ("amended protocol 2", "AP2"),
            ("经修正的第二号议定书", "AP2"),
            ("Protocole II modifié", "AP2"),
            ("Protocolo II enmendado", "AP2"),
            ("дополненный Протокол II", "AP2"),
            ("البروتوكول الثاني المعدل", "AP2"),
            ("Protocol II", "P2"),
            ("第二号议定书", "P2"),
            ("Protocol V", "P5"),
            ("Protocol on Explosive Remnants of War", "P5"),
            ("Protocol on Non-Detectable Fragments (Protocol I)", "P1"),
            ("Convention on Certain Conventional Weapons", "CCW"),
            ("特定常规武器公约", "CCW"),
            ("amended article 1", "A1"),
            ("ccw", "CCW"),
            (ccw.InstrumentCode.P4, "P4"),
        ],
    )
    def test_instruments(self, reg: ccw.Registry, name: str, code: str) -> None:
        assert reg.instrument(name).code == code

    def test_every_title_stands_for_one_instrument(self, reg: ccw.Registry) -> None:
        for instrument in reg.instruments:
            assert set(instrument.names) == {"ar", "zh", "en", "fr", "ru", "es"}
            titles = [title for name in instrument.names.values() for title in (name.short, name.full)]
            assert {reg.instrument(title).code for title in [*titles, *instrument.aliases]} == {instrument.code}

    @pytest.mark.parametrize("name", ["Protocol VI", "P6", "AP3", "", None, 5])
    def test_unknown_instrument_names_the_closest(self, reg: ccw.Registry, name: object) -> None:
        with pytest.raises(ccw.UnknownInstrumentError, match="Known codes: CCW, A1, P1"):
            reg.instrument(name)

    def test_states(self, reg: ccw.Registry) -> None:
        assert reg.state("越南").iso3 == "VNM"
        assert reg.state("fr") == reg.state("FRA") == reg.state("France") == reg.state(reg.state("FRA"))
        with pytest.raises(ccw.UnknownStateError, match="France"):
            reg.state("Frnace")
        with pytest.raises(ccw.NotAParticipantError, match="Kosovo"):
            reg.state("Kosovo")
        with pytest.raises(ccw.NotAParticipantError, match="Taiwan"):
            reg.state("Taiwan")


class TestValue:
    def test_immutable(self, reg: ccw.Registry) -> None:
        with pytest.raises(AttributeError, match="immutable"):
            reg.actions = ()

    def test_equal_by_content_and_round_trip(self, reg: ccw.Registry, tmp_path: Path) -> None:
        reg.write(tmp_path / "copy")
        copy = ccw.Registry.read(tmp_path / "copy")
        assert copy == reg
        assert hash(copy) == hash(reg)
        assert copy.totals("2014-09-01").equals(reg.totals("2014-09-01"))
        assert copy != reg.with_actions(
            [{"iso3": "EGY", "instrument": "CCW", "kind": "ratification", "date": "2026-01-05"}]
        )

    def test_pickle(self, reg: ccw.Registry) -> None:
        assert pickle.loads(pickle.dumps(reg)) == reg

    def test_shown_in_a_notebook(self, reg: ccw.Registry) -> None:
        assert "128" in reg._repr_html_()
        assert "8 instruments" in repr(reg)

    def test_says_what_it_is(self, reg: ccw.Registry) -> None:
        assert repr(reg) == "<Registry 2026.02.03: 8 instruments, 204 states, 942 actions, as of 2026-02-03>"
        assert repr(reg.replaced(version="")).startswith("<Registry unversioned: 8")
        after = reg.with_actions([{"iso3": "LAO", "instrument": "A1", "kind": "acceptance", "date": "2026-01-05"}])
        assert repr(after).startswith(f"<Registry {after.version}, hypothetical: 8")

    def test_totals_carry_their_provenance(self, reg: ccw.Registry) -> None:
        facts = reg.totals("2014-09-01", basis="in_force").attrs["ccwuniv"]
        assert facts["call"] == "Registry.totals"
        assert facts["arguments"].items() >= {"as_of": "2014-09-01", "basis": "in_force"}.items()
        assert (facts["as_of"], facts["basis"], facts["population"]) == ("2014-09-01", "in_force", "at_the_time")
        assert facts["sources"] == list(reg.sources_of())

    def test_a_participation_carries_its_provenance(self, reg: ccw.Registry) -> None:
        facts = reg.participation("Lao PDR", "2011-12-31").attrs["ccwuniv"]
        assert facts["call"] == "Registry.participation"
        assert facts["arguments"].items() >= {"state": "Lao PDR", "as_of": "2011-12-31"}.items()
        assert (facts["as_of"], facts["state"]) == ("2011-12-31", "LAO")


class TestColumns:
    def test_every_state_at_once_is_what_is_said_of_each(self, reg: ccw.Registry) -> None:
        grid, since = reg.status_grid("2014-09-01"), reg.bound_since("2014-09-01")
        for row, state in enumerate(reg.states[::20]):
            said = [reg.status(state, code, "2014-09-01").value for code in reg.codes]
            assert list(grid[20 * row]) == said
            bound = {code for code, day in zip(reg.codes, since[20 * row], strict=True) if day != NEVER}
            assert bound == reg.bound(state, "2014-09-01")

    def test_by_consent_and_on_the_last_day_unless_asked_otherwise(self, reg: ccw.Registry) -> None:
        assert (reg.status_grid() == reg.status_grid(reg.as_of, basis="consent")).all()
        assert (reg.status_places() == reg.status_places(reg.as_of, basis="consent")).all()
        assert (reg.bound_since() == reg.bound_since(reg.as_of, basis="consent")).all()
        assert (reg.bound_since() != reg.bound_since(basis="in_force")).any()

    @pytest.mark.parametrize(
        ("basis", "population", "starts", "ends"),
        [
            ("consent", "at_the_time", "1982-07-20", "1990-10-03"),
            ("in_force", "at_the_time", "1983-12-02", "1990-10-03"),
            ("consent", "current", None, None),
        ],
    )
    def test_the_days_on_which_states_begin_and_cease_to_count(
        self, reg: ccw.Registry, basis: str, population: str, starts: str | None, ends: str | None
    ) -> None:
        only = reg.replaced(actions=[action for action in reg.actions if action.iso3 == "DDR"])
        first, last = only.starts_and_ends("P1", basis=basis, population=population)  # type: ignore[arg-type]
        assert [dt.date.fromordinal(day).isoformat() for day in first] == ([starts] if starts else [])
        assert [dt.date.fromordinal(day).isoformat() for day in last] == ([ends] if ends else [])


class TestWords:
    @pytest.mark.parametrize(
        ("ask", "said"),
        [
            (lambda reg: reg.totals(population="then"), "population='then' is not accepted"),
            (lambda reg: reg.totals(basis="deposit"), "basis='deposit' is not accepted"),
            (lambda reg: reg.parties("AP2", population="then"), "population='then' is not accepted"),
            (lambda reg: reg.status("FRA", "AP2", basis="deposit"), "basis='deposit' is not accepted"),
            (lambda reg: reg.bound("FRA", basis="deposit"), "basis='deposit' is not accepted"),
            (lambda reg: reg.status_grid(basis="deposit"), "basis='deposit' is not accepted"),
            (lambda reg: reg.bound_since(basis="deposit"), "basis='deposit' is not accepted"),
            (lambda reg: reg.related_parties("mine_ban", basis="deposit"), "basis='deposit' is not accepted"),
        ],
    )
    def test_another_word_is_refused(self, reg: ccw.Registry, ask: Callable[[ccw.Registry], object], said: str) -> None:
        with pytest.raises(ccw.OptionError, match=said):
            ask(reg)

    @pytest.mark.parametrize(
        "ask",
        [
            lambda reg: reg.totals(basis="in_force"),
            lambda reg: reg.parties("treaty", basis="in_force"),
            lambda reg: reg.status("FRA", "treaty", basis="in_force"),
            lambda reg: reg.bound("FRA", basis="in_force"),
            lambda reg: reg.entry_into_force("FRA", "treaty"),
            lambda reg: reg.bound_since(basis="in_force"),
        ],
    )
    def test_nothing_is_said_of_effects_without_a_rule(self, ask: Callable[[ccw.Registry], object]) -> None:
        page = b"Participant,Ratification\nFrance,4 Mar 1988\n"
        reg = ccw.Registry.from_tables([ccw.read_untc(page, as_of="2020-01-01", instrument="treaty")])
        assert reg.totals()["treaty"] == len(reg.bound("FRA")) == 1
        with pytest.raises(ccw.DataError, match="no rule says when treaty takes effect for a state"):
            ask(reg)


class TestReferences:
    @pytest.mark.parametrize(
        ("field", "value", "said"),
        [
            ("iso3", "XKX", "'XKX': is none of the states"),
            ("instrument", "P6", "'P6': is none of CCW, A1, P1, P2, AP2, P3, P4, P5"),
        ],
    )
    def test_an_act_names_a_state_and_an_instrument_that_are_there(
        self, reg: ccw.Registry, field: str, value: str, said: str
    ) -> None:
        act = reg.actions[0].model_copy(update={field: value})
        with pytest.raises(ccw.DataError, match=said):
            reg.replaced(actions=[act])

    def test_a_reading_that_lies_after_the_data_is_refused(self, reg: ccw.Registry) -> None:
        later = reg.disputes[0].model_copy(
            update={"iso3": "LAO", "instrument": "AP2", "field": "consent", "alternative_value": dt.date(2027, 1, 4)}
        )
        with pytest.raises(ccw.DataError, match="the alternative lies after the data's last day"):
            reg.replaced(disputes=[later]).with_disputes("alternative")


class TestNeighbours:
    @pytest.mark.parametrize(
        ("iso3", "treaty", "basis", "first", "last"),
        [
            ("AFG", "arms_trade", "consent", "2020-07-29", None),
            ("AFG", "arms_trade", "in_force", "2020-10-27", None),
            ("LTU", "mine_ban", "consent", "2003-05-12", "2025-12-26"),
            ("LTU", "mine_ban", "in_force", "2003-11-01", "2025-12-26"),
        ],
    )
    def test_a_state_is_party_from_its_day_until_it_has_left(
        self, reg: ccw.Registry, iso3: str, treaty: str, basis: str, first: str, last: str | None
    ) -> None:
        def party(day: dt.date) -> bool:
            return iso3 in reg.related_parties(treaty, day, basis=basis)  # type: ignore[arg-type]

        begins, one = dt.date.fromisoformat(first), dt.timedelta(days=1)
        assert (party(begins - one), party(begins)) == (False, True)
        if last is not None:
            ends = dt.date.fromisoformat(last)
            assert (party(ends), party(ends + one)) == (True, False)
        assert (iso3 in reg.related_parties(treaty)) is (last is None)

    def test_another_treaty_is_refused(self, reg: ccw.Registry) -> None:
        with pytest.raises(ccw.OptionError) as caught:
            reg.related_parties("mine-ban")
        assert str(caught.value) == (
            "treaty='mine-ban' is not accepted; did you mean 'mine_ban'? "
            "Use 'mine_ban', 'cluster_munitions' or 'arms_trade'."
        )


class TestWhatIf:
    TWELVE = ("BDI", "CIV", "CUB", "DJI", "LAO", "LSO", "MEX", "MNG", "MWI", "TGO", "UGA", "UZB")

    def test_the_twelve_join(self, reg: ccw.Registry) -> None:
        joined = [
            {"iso3": iso3, "instrument": "AP2", "kind": "consent_to_be_bound", "date": "2026-03-02"}
            for iso3 in self.TWELVE
        ]
        after = reg.with_actions(joined)
        assert after.as_of == after.data_until == reg.as_of
        assert after.totals()["AP2"] == 107
        assert after.totals("2026-03-02", after_data=True)["AP2"] == 119
        assert ccw.migration_list(after, "2026-03-02", after_data=True).empty
        assert after.hypothetical
        assert after.totals().attrs["ccwuniv"]["hypothetical"]
        assert not reg.hypothetical
        assert reg.totals()["AP2"] == 107
        changes = reg.diff(after)
        assert sorted(changes["iso3"]) == sorted(self.TWELVE)
        assert set(changes["change"]) == {"added"}

    def test_denunciation_takes_the_protocols_along(self, reg: ccw.Registry) -> None:
        left = reg.with_actions([{"iso3": "France", "instrument": "CCW", "kind": "denunciation", "date": "2025-01-31"}])
        assert left.bound("FRA", "2026-01-30") == reg.bound("FRA")
        assert left.bound("FRA", "2026-01-31") == frozenset()
        assert left.status("FRA", "P5") == ccw.Status.ENDED

    @pytest.mark.parametrize(
        ("action", "message"),
        [
            (
                {"iso3": "FRA", "instrument": "CCW", "kind": "accession", "date": "2020-01-01"},
                "contradicts the ratification",
            ),
            ({"iso3": "EGY", "instrument": "CCW", "kind": "withdrawal", "date": "2020-01-01"}, "without a consent"),
            ({"iso3": "EGY", "instrument": "CCW", "kind": "joined", "date": "2020-01-01"}, "column 'kind'"),
            (
                {"iso3": "EGY", "instrument": "CCW", "kind": "accession", "date": "2020-13-01"},
                "no calendar has this day",
            ),
            ({"iso3": "EGY", "instrument": "CCW", "kind": "accession"}, "column 'date': must not be empty"),
            ({"iso3": "EGY", "instrument": "P5", "kind": "accession", "date": "1999-01-01"}, "before P5 was adopted"),
            (
                {"iso3": "DDR", "instrument": "P4", "kind": "accession", "date": "1996-01-01"},
                "is after the last day on which",
            ),
            ({"iso3": "EGY", "instrument": "CCW", "kind": "accession", "date": "2020-01-01", "when": 1}, "'when'"),
        ],
    )
    def test_what_cannot_be(self, reg: ccw.Registry, action: dict[str, object], message: str) -> None:
        with pytest.raises(ccw.DataError, match=message):
            reg.with_actions([action])

    def test_the_other_reading_of_disputed_facts(self, reg: ccw.Registry) -> None:
        other = reg.with_disputes("alternative")
        assert (other.totals() - reg.totals()).to_dict() == {
            "CCW": 0, "A1": 0, "P1": 4, "P2": 2, "AP2": 0, "P3": 3, "P4": 0, "P5": 0,
        }  # fmt: skip
        assert other.entry_into_force("TJK", "P5") == dt.date(2006, 11, 12)
        assert other.entry_into_force("MKD", "CCW") == dt.date(1991, 9, 17)
        assert other.entry_into_force("NOR", "AP2") == dt.date(1998, 10, 20)
        assert reg.with_disputes("held") is reg
        with pytest.raises(ccw.OptionError, match="reading='other' is not accepted; use 'held' or 'alternative'"):
            reg.with_disputes("other")  # type: ignore[arg-type]
        assert other != reg

    def test_who_consents_again_before_its_denunciation_takes_effect_counts_once(self, reg: ccw.Registry) -> None:
        left = {"iso3": "FRA", "instrument": "P5", "kind": "denunciation", "date": "2020-03-02"}
        back = {"iso3": "FRA", "instrument": "P5", "kind": "consent_to_be_bound", "date": "2020-06-01"}
        after = reg.with_actions([left]).with_actions([back])
        for day in ("2020-05-29", "2020-07-01", "2021-03-02"):
            for basis in ("consent", "in_force"):
                counted = after.totals(day, basis=basis)["P5"]
                assert counted == reg.totals(day, basis=basis)["P5"] == len(after.parties("P5", day, basis=basis))


def test_renaming_the_index_of_one_answer_renames_no_other(reg: ccw.Registry) -> None:
    totals, matrix, counts = reg.totals(), ccw.gap_matrix(reg), ccw.history(reg, freq="Y")
    totals.index.name = matrix.columns.name = counts.columns.name = matrix.index.name = counts.index.name = "mine"
    again = ccw.history(reg, freq="Y")
    assert [reg.totals().index.name, ccw.gap_matrix(reg).columns.name] == ["instrument", "instrument"]
    assert [again.index.name, again.columns.name, ccw.gap_matrix(reg).index.name] == ["date", "instrument", "iso3"]


@given(
    st.lists(st.dates(dt.date(2000, 1, 1), dt.date(2003, 12, 31)), unique=True, max_size=7),
    st.sampled_from([None, dt.date(2002, 6, 30)]),
)
@settings(max_examples=60, deadline=None)
def test_all_states_at_once_are_answered_as_each_by_itself(days: list[dt.date], gone: dt.date | None) -> None:
    """A signature, then consents and withdrawals in turn, some of them before the last one took effect."""
    rule = EffectRule(threshold=1, delay=6, unit="months", denunciation_delay=12)
    kinds = ["signature", *["accession", "withdrawal"] * 3]
    reg = ccw.Registry(
        [Instrument(code=code, names={}, entry_into_force="1990-01-01", effect_rule=rule) for code in ("T", "U")],
        [State(iso3="AAA", name="A", kind="former", eligible_until=gone), State(iso3="BBB", name="B", kind="member")],
        [
            Action(iso3="AAA", instrument="U", kind=kind, date=day, source="made up")
            for kind, day in zip(kinds, sorted(days), strict=False)
        ],
        as_of="2006-01-01",
    )
    for basis in ("consent", "in_force"):
        for day in pd.date_range("2000-01-01", "2006-01-01", freq="43D"):
            one_by_one = [[reg.status(s, c, day, basis=basis).value for c in reg.codes] for s in reg.states]
            assert reg.status_grid(day, basis=basis).tolist() == one_by_one
            since = reg.bound_since(day, basis=basis)
            bound = [[code in reg.bound(s, day, basis=basis) for code in reg.codes] for s in reg.states]
            assert (since != NEVER).tolist() == bound
            assert [s.iso3 for s in reg.parties("U", day, basis=basis)] == ["AAA"] * bound[0][1]
            assert reg.totals(day, basis=basis)["U"] == bound[0][1]
            if bound[0][1]:
                first = dt.date.fromordinal(since[0, 1])
                assert all("U" in reg.bound("AAA", d, basis=basis) for d in pd.date_range(first, day, freq="30D"))
                assert "U" not in reg.bound("AAA", first - dt.timedelta(days=1), basis=basis)


class TestDoubts:
    """What an act that was added contradicts in the Convention, or leaves open, is said with every answer."""

    @pytest.mark.parametrize(
        ("acts", "number", "said"),
        [
            (["VNM P5 consent_to_be_bound"], 2, "party to CCW never; expected a consent to CCW by that day"),
            (["VNM A1 acceptance"], 2, "party to CCW never; expected a consent to CCW by that day"),
            (["VNM CCW ratification", "VNM P5 consent_to_be_bound"], 1, "P5 on 2026-03-02; expected two protocols"),
            (
                ["VNM CCW ratification", "VNM P2 consent_to_be_bound", "VNM AP2 consent_to_be_bound"],
                1,
                "expected a third: Protocol II and Amended Protocol II as the only two: unsettled",
            ),
            (["FRA A1 denunciation"], 32, "of the amendment alone; expected the Convention or a protocol"),
        ],
    )
    def test_the_answer_carries_what_the_check_finds(self, acts: list[str], number: int, said: str) -> None:
        added = [dict(zip(("iso3", "instrument", "kind"), act.split(), strict=True), date="2026-03-02") for act in acts]
        reg = ccw.Registry.bundled().with_actions(added)
        [doubt] = reg.doubts
        assert said in doubt
        found = {f"{finding.message} ({finding.article})" for finding in ccw.check(reg) if finding.number == number}
        assert doubt.partition(" (Convention")[0] in {message.partition(" (Convention")[0] for message in found}
        for answer in (reg.totals(), ccw.gap_matrix(reg), reg.participation(acts[0][:3])):
            assert answer.attrs["ccwuniv"]["doubts"] == [doubt]
        assert "(1 in doubt)" in repr(reg)

    def test_a_lawful_act_leaves_no_doubt(self) -> None:
        act = {"iso3": "LAO", "instrument": "AP2", "kind": "consent_to_be_bound", "date": "2026-03-02"}
        left = [
            {"iso3": "FRA", "instrument": code, "kind": "denunciation", "date": "2026-03-02"} for code in ("CCW", "A1")
        ]
        for acts in (act, left):
            reg = ccw.Registry.bundled().with_actions(acts)
            assert reg.doubts == ()
            assert "doubts" not in reg.totals().attrs["ccwuniv"]

    def test_participation_says_that_the_end_of_an_amendment_alone_is_unsettled(self) -> None:
        left = {"iso3": "FRA", "instrument": "A1", "kind": "denunciation", "date": "2026-03-02"}
        note = (
            ccw.Registry.bundled()
            .with_actions(left)
            .participation("FRA", "2026-03-02", after_data=True)
            .loc["A1", "note"]
        )
        assert note == "the amendment denounced alone: unsettled, article 9 speaks of the Convention or a protocol"
