"""The depositary's own tables of three days, where they are at hand."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import pairwise, product
from pathlib import Path

import pytest

from ccwuniv.records import ActionKind
from ccwuniv.sources.untc.table import UntcTable, read_untc

SOURCES = Path(__file__).resolve().parents[3] / "shared" / "sources"

if SOURCES.is_dir():
    OWN = sorted(SOURCES.glob("untc-*/*"))
    TOTALS_2026 = {
        "CCW": 128,
        "A1": 90,
        "AP2": 107,
        "P4": 111,
        "P5": 99,
        "mine_ban": 162,
        "cluster_munitions": 112,
        "arms_trade": 117,
    }

    @pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
    def test_the_rows_of_a_real_page_give_the_total_of_its_header(path: Path) -> None:
        table = read_untc(path)
        assert table.agrees is (None if table.form == "csv" else True), table.parties_check
        assert table.signatories_counted == (table.header.signatories_stated or table.signatories_counted)
        if table.header.status_day == dt.date(2026, 2, 3):
            assert table.parties_counted == TOTALS_2026[table.instrument]
        if table.instrument == "CCW" and table.form == "html":
            assert Counter(c.protocol for c in table.consents) == {"P1": 121, "P2": 96, "P3": 117}
            assert [(c.iso3, c.protocol, str(c.date)) for c in table.consents if c.date] == [
                ("FRA", "P3", "2002-07-18"),
                ("USA", "P3", "2009-01-21"),
            ]
        assert not [note for note in table.notes if "row" in note.where]

    def test_the_three_days_agree_on_every_act_that_they_share() -> None:
        tables: dict[str, list[UntcTable]] = {}
        for path in OWN:
            table = read_untc(path)
            tables.setdefault(table.instrument, []).append(table)
        for days in tables.values():
            for before, after in pairwise(days):
                first, later = (
                    Counter((a.iso3, a.date, a.kind, a.declared_as) for a in day.actions) for day in (before, after)
                )
                assert not first - later
                own = {(a.iso3, a.date): (a.kind, a.declared_as) for a in after.actions if a.column}  # no footnote's
                assert all(own[a.iso3, a.date] == (a.kind, a.declared_as) for a in before.actions if a.column)

    LEFT = {
        "mine_ban": [
            "EST 2025-06-27 2025-12-27",
            "FIN 2025-07-10 2026-01-10",
            "LVA 2025-06-27 2025-12-27",
            "LTU 2025-06-27 2025-12-27",
            "POL 2025-08-20 2026-02-20",
        ],
        "cluster_munitions": ["LTU 2024-09-06 2025-03-06"],
    }

    @pytest.mark.parametrize(
        "path", [path for path in OWN if path.name in {"ottawa.html", "ccm.html"}], ids=lambda path: path.name
    )
    def test_withdrawals_from_the_neighbouring_treaties_have_both_their_days(path: Path) -> None:
        table = read_untc(path)
        left = [f"{a.iso3} {a.date} {a.effective}" for a in table.actions if a.kind is ActionKind.WITHDRAWAL]
        assert left == LEFT[table.instrument]
        assert {a.iso3 for a in table.actions if a.withdrawn} == {line[:3] for line in left} - {"POL"}

    @pytest.mark.parametrize(
        "path", [path for path in OWN if path.name in {"ccw.html", "XXVI-2.en.xml"}], ids=lambda path: path.name
    )
    def test_former_states_of_the_convention_are_in_its_footnotes(path: Path) -> None:
        table = read_untc(path)
        assert [f"{a.iso3} {a.kind} {a.date}" for a in table.former_actions] == [
            "YUG signature 1981-05-05",
            "YUG ratification 1983-05-24",
            "CSK signature 1981-04-10",
            "CSK ratification 1982-08-31",
            "DDR signature 1981-04-10",
            "DDR ratification 1982-07-20",
        ]
        assert Counter((c.iso3, c.protocol) for c in table.former_consents) == Counter(
            product(("YUG", "CSK", "DDR"), ("P1", "P2", "P3"))
        )
        assert not [a for a in table.actions if a.iso3 == "LAO" and a.kind is ActionKind.SIGNATURE]
        assert {s.objected_to for s in table.statements if s.kind == "objection"} == {"USA"}
