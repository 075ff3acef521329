"""A registry from tables of the UN Treaty Collection, of any treaty, and the shipped data beside fresh pages."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import ccwuniv as ccw
from ccwuniv.records import EffectRule
from ccwuniv.sources import compare_with_tables
from tests.conftest import SHARED

SOURCES = SHARED / "sources"
NEWEST = SOURCES / "untc-2026-02-03"

MINE_BAN = b"""Participant,Signature,"Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)"
Austria,3 Dec 1997,29 Jun 1998
Finland,,[9 Jan 2012 a]
Japan,3 Dec 1997,30 Sep 1998 A
Montenegro,,23 Oct 2006 d
Poland,4 Dec 1997,27 Dec 2012
United States of America,,
"""


def _mine_ban(**options: object) -> ccw.Registry:
    table = ccw.read_untc(MINE_BAN, **{"as_of": "2026-02-03", "instrument": "mine_ban", **options})
    return ccw.Registry.from_tables([table])


class TestAnyTreaty:
    def test_counts_by_deposit_without_a_rule(self) -> None:
        table = ccw.read_untc(MINE_BAN, as_of="2026-02-03", instrument="treaty of treaties")
        reg = ccw.Registry.from_tables([table])
        assert reg.totals()["treaty of treaties"] == 4
        assert reg.status("Finland", "treaty of treaties") == ccw.Status.ENDED
        with pytest.raises(ccw.DataError, match="no rule says when treaty of treaties takes effect"):
            reg.totals(basis="in_force")
        with pytest.raises(ccw.DataError, match="rules="):
            reg.entry_into_force("AUT", "treaty of treaties")

    def test_a_rule_may_be_given(self) -> None:
        rule = EffectRule(threshold=2, delay=30, unit="days", denunciation_delay=90, denunciation_unit="days")
        table = ccw.read_untc(MINE_BAN, as_of="2026-02-03", instrument="X")
        reg = ccw.Registry.from_tables([table], rules={"X": rule})
        assert reg.instruments[0].effect_rule == rule

    def test_brackets_without_a_day_end_by_the_day_of_the_page(self) -> None:
        reg = _mine_ban()
        (spell,) = reg.spells("FIN", "mine_ban")
        assert spell.ends == dt.date(2026, 2, 3)
        assert "the page does not say when" in next(a for a in reg.actions if a.kind == "withdrawal").note

    def test_brackets_without_any_day_are_refused_with_what_to_do(self) -> None:
        table = ccw.read_untc(MINE_BAN, instrument="mine_ban")
        with pytest.raises(ccw.DataError, match="read_untc"):
            ccw.Registry.from_tables([table])

    def test_participants_that_are_no_states_count_as_the_depositary_counts_them(self) -> None:
        data = MINE_BAN + b'European Union,,"1 Feb 2008 AA"\n'
        reg = ccw.Registry.from_tables([ccw.read_untc(data, as_of="2026-02-03", instrument="mine_ban")])
        assert reg.totals()["mine_ban"] == 5
        assert reg.state("European Union").kind == "organisation"
        assert "European Union" not in ccw.gap_matrix(reg, states="not_party").index

    def test_no_tables(self) -> None:
        with pytest.raises(ccw.DataError, match="at least one table"):
            ccw.Registry.from_tables([])

    def test_the_same_questions_are_answered(self) -> None:
        reg = _mine_ban()
        assert ccw.gap_matrix(reg).index.tolist() == ["AUT", "JPN", "MNE", "POL"]
        assert ccw.coverage(reg).loc["total", "mine_ban"] == 4
        assert ccw.history(reg, freq="Y")["mine_ban"].iloc[-1] == 5
        assert "States are not party" in ccw.universalization_report(reg, pictures=False).markdown
        assert ccw.check(reg) is not None


if NEWEST.is_dir():

    class TestTheDepositarysPages:
        def test_the_mine_ban_convention_has_162_parties_and_says_so(self) -> None:
            reg = ccw.Registry.from_tables([ccw.read_untc(NEWEST / "ottawa.html")])
            assert reg.as_of == dt.date(2026, 2, 3)
            assert reg.totals()["mine_ban"] == 162
            assert "162 parties by its header, 162 by its rows" in reg.sources[0]
            assert [(t.count, t.agrees) for t in reg.published_totals] == [(162, True)]
            assert reg.status("Finland", "mine_ban") == ccw.Status.ENDED
            assert reg.status("Finland", "mine_ban", "2026-01-09") == ccw.Status.IN_FORCE
            assert reg.status("Poland", "mine_ban") == ccw.Status.IN_FORCE
            assert reg.entry_into_force("BFA", "mine_ban") == dt.date(1999, 3, 1)
            assert reg.entry_into_force("Poland", "mine_ban") == dt.date(2013, 6, 1)
            assert reg.entry_into_force("Montenegro", "mine_ban") == dt.date(2006, 6, 3)

        def test_the_convention_read_afresh_answers_as_the_shipped_data_do(self, reg: ccw.Registry) -> None:
            pages = ["ccw", "ccw_art1", "ccw_p2a", "ccw_p4", "ccw_p5"]
            fresh = ccw.Registry.from_tables([ccw.read_untc(NEWEST / f"{page}.html") for page in pages])
            assert fresh.codes == reg.codes
            for basis in ("consent", "in_force"):
                assert ccw.history(fresh, basis=basis).equals(ccw.history(reg, basis=basis))

        @pytest.mark.parametrize("folder", ["untc-2014-01-27", "untc-2018-01-15", "untc-2026-02-03"])
        def test_no_page_of_any_day_contradicts_the_shipped_data(self, reg: ccw.Registry, folder: str) -> None:
            day = folder.removeprefix("untc-")
            tables = [ccw.read_untc(path, as_of=day) for path in sorted((SOURCES / folder).iterdir())]
            update = compare_with_tables(reg, [t for t in tables if t.instrument in reg.codes])
            assert (update.new, update.changed, update.vanished, update.totals) == ((), (), (), {})
            assert bool(update.older) == (day < "2026-02-03")


class TestUpdate:
    """What a fresh page says beyond the data."""

    def _page(self, *rows: str, as_of: str = "2026-06-01") -> ccw.UntcTable:
        head = "Participant;Consent to be bound(P), Succession(d)"
        return ccw.read_untc("\n".join([head, *rows, ""]).encode(), as_of=as_of, instrument="P5")

    def _held(self, reg: ccw.Registry) -> list[str]:
        return [
            f"{reg.state(a.iso3).name};{a.date:%d %b %Y} {a.declared_as}"
            for a in reg.actions
            if a.instrument == "P5" and a.kind == "consent_to_be_bound"
        ]

    def test_nothing_differs(self, reg: ccw.Registry) -> None:
        update = compare_with_tables(reg, [self._page(*self._held(reg))])
        assert "Nothing differs." in update.text()

    def test_an_accession_arrives(self, reg: ccw.Registry) -> None:
        update = compare_with_tables(reg, [self._page(*self._held(reg), "Malawi;4 May 2026 P")])
        assert [(a.iso3, str(a.date)) for a in update.new] == [("MWI", "2026-05-04")]
        assert update.totals == {"P5": (99, 100)}
        assert "MWI,P5,consent_to_be_bound,2026-05-04,,P," in update.text()
        after = update.apply_to(reg)
        assert (after.totals()["P5"], after.as_of, after.version) == (100, dt.date(2026, 6, 1), "2026.06.01")
        assert any(source.endswith("status of 2026-06-01") for source in after.sources)
        assert compare_with_tables(after, [self._page(*self._held(reg), "Malawi;4 May 2026 P")]).new == ()

    def test_a_date_is_changed_and_a_row_vanishes(self, reg: ccw.Registry) -> None:
        rows = [row.replace("31 Oct 2006", "30 Oct 2006") for row in self._held(reg) if not row.startswith("Zambia")]
        update = compare_with_tables(reg, [self._page(*rows)])
        assert [(a.iso3, str(b.date)) for a, b in update.changed] == [("FRA", "2006-10-30")]
        assert [a.iso3 for a in update.vanished] == ["ZMB"]
        assert update.totals == {"P5": (99, 98)}
        held, found, gone = (f"{iso3},P5,consent_to_be_bound,{day}" for iso3, day in
                             (("FRA", "2006-10-31"), ("FRA", "2006-10-30"), ("ZMB", "2013-09-25")))  # fmt: skip
        lines = [line.split(",verified")[0] for line in update.text().splitlines() if ",P5," in line]
        assert [
            line[: len(f"{place}{held}")] for place, line in zip(("Held: ", "On the page: ", ""), lines, strict=True)
        ] == [
            f"Held: {held}",
            f"On the page: {found}",
            gone,
        ]
        after = update.apply_to(reg)
        assert after.entry_into_force("FRA", "P5") == dt.date(2007, 4, 30)
        assert after.totals()["P5"] == 99  # what has vanished stays, until the depositary is asked

    def test_what_the_data_do_not_know_is_said(self, reg: ccw.Registry) -> None:
        update = compare_with_tables(reg, [self._page(*self._held(reg), "European Union;4 May 2026 P", "Fiji;soon")])
        assert not update.new
        assert "Not compared: European Union, consent_to_be_bound of 2026-05-04: no state of the data." in update.text()
        assert "Fiji: Consent to be bound(P), Succession(d): soon" in update.text()

    def test_an_older_page_is_recognised_and_misses_nothing(self, reg: ccw.Registry) -> None:
        rows = [row for row in self._held(reg) if int(row.split()[-2]) < 2014]
        update = compare_with_tables(reg, [self._page(*rows, as_of="2014-01-01")])
        assert update.older
        assert not update.vanished
        assert "older than the data" in update.text()

    def test_a_page_of_another_treaty(self, reg: ccw.Registry) -> None:
        with pytest.raises(ccw.DataError, match="which is none of CCW, A1"):
            compare_with_tables(reg, [ccw.read_untc(MINE_BAN, as_of="2026-02-03", instrument="mine_ban")])


def test_fixture_page_makes_a_registry(reg: ccw.Registry) -> None:
    page = Path(__file__).parents[1] / "fixtures" / "untc" / "status_page.html"
    made = ccw.Registry.from_tables([ccw.read_untc(page)])
    assert set(made.codes) <= set(reg.codes)
    assert made.totals()["CCW"] == ccw.read_untc(page).header.parties_stated
