"""The shipped tables, and what happens to damaged ones."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pandas as pd
import pycountry
import pytest
from frictionless import Package

import ccwuniv as ccw
from ccwuniv._support import data_directory
from ccwuniv.outreach import region_members
from ccwuniv.records.model import Action
from ccwuniv.records.rows import columns

Edit = Callable[[Path, str, str], None]
DATA = data_directory()


class TestShipped:
    def test_description_is_valid_and_checksums_hold(self) -> None:
        report = Package(str(DATA / "datapackage.json")).validate()
        assert report.valid, report.flatten(["title", "message"])
        package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
        for resource in package["resources"]:
            digest = hashlib.sha256((DATA / resource["path"]).read_bytes()).hexdigest()
            assert resource["hash"] == f"sha256:{digest}", resource["path"]
            assert resource["bytes"] == (DATA / resource["path"]).stat().st_size

    def test_every_table_and_column_is_described(self) -> None:
        package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
        assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
        described = {resource["path"] for resource in package["resources"]} | {"datapackage.json"}
        assert described == {path.name for path in DATA.iterdir() if path.suffix in {".csv", ".json", ".jsonl"}}
        for resource in package["resources"]:
            fields = (
                resource["schema"]["fields"] if resource["type"] == "table" else resource["jsonSchema"]["properties"]
            )
            about = fields if isinstance(fields, list) else list(fields.values())
            assert all(field["type"] and field["title"] and field["description"] for field in about), resource["path"]
            assert resource["title"]
            assert resource["licenses"]

    def test_what_a_row_names_is_there(self) -> None:
        """Every column of states refers to states.csv, so that frictionless checks it."""
        package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
        for resource in package["resources"]:
            columns = {field["name"] for field in resource.get("schema", {}).get("fields", ())}
            foreign = {key["fields"][0] for key in resource.get("schema", {}).get("foreignKeys", ())}
            assert resource["name"] == "states" or "iso3" in foreign or "iso3" not in columns, resource["path"]

    @pytest.mark.parametrize("name", ["instruments", "mandates", "outreach"])
    def test_records_in_json_are_as_described(self, name: str) -> None:
        package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
        [resource] = [resource for resource in package["resources"] if resource["name"] == name]
        text = (DATA / resource["path"]).read_text(encoding="utf-8")
        rows = json.loads(text) if resource["format"] == "json" else [json.loads(line) for line in text.splitlines()]
        checker = jsonschema.Draft202012Validator(
            resource["jsonSchema"], format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
        )
        assert rows
        assert [error.message for row in rows for error in checker.iter_errors(row)] == []

    def test_a_row_that_names_no_state_is_found(self, data_copy: Path, edit: Edit) -> None:
        edit(data_copy / "related.csv", "AFG,", "XXF,")
        report = Package(str(data_copy / "datapackage.json")).validate()
        assert "ForeignKey Error" in {row[0] for row in report.flatten(["title"])}

    def test_every_row_names_its_source(self, reg: ccw.Registry) -> None:
        for table in (
            reg.actions,
            reg.states,
            reg.memberships,
            reg.disputes,
            reg.published_totals,
            reg.related,
            reg.periods,
        ):
            assert all(record.source for record in table)
        assert all(statement.source for statement in reg.statements)

    def test_197_possible_participants_and_the_former_states(self, reg: ccw.Registry) -> None:
        kinds = Counter(state.kind for state in reg.states)
        assert kinds == {"member": 193, "observer": 2, "other": 2, "former": 7}
        assert [s.iso3 for s in reg.states if s.kind == "former"] == ["CSK", "DDR", "XRN", "XRV", "YMD", "YUG", "ZZB"]

    def test_codes_are_those_of_the_standard(self, reg: ccw.Registry) -> None:
        """Three former participants have none there: their codes, of the letters that users may assign, are ours."""
        for state in reg.states:
            if state.iso3 in ("XRN", "XRV", "ZZB"):
                assert state.iso3[0] == "X" or state.iso3[:2] == "ZZ"
                continue
            book = pycountry.historic_countries if state.kind == "former" else pycountry.countries
            assert book.get(alpha_3=state.iso3) is not None, state

    def test_regional_groups(self, reg: ccw.Registry) -> None:
        sizes = {name: len(reg.group(name)) for name in reg.group_names()}
        assert sizes == {"African": 54, "Asia-Pacific": 54, "Eastern European": 23, "GRULAC": 33, "WEOG": 29}
        assert {m.iso3: m.since for m in reg.memberships if m.scheme == "un" and str(m.since) != "2010-08-20"} == {
            "ISR": reg.day("2000-05-30"), "SSD": reg.day("2011-07-31"), "KIR": reg.as_of,
        }  # fmt: skip
        assert all(m.source.count(";") for m in reg.memberships if m.scheme == "un")

    @pytest.mark.parametrize(
        ("state", "day", "group"),
        [
            ("ISR", "2000-05-29", "not known"),
            ("ISR", "2000-05-30", "not known"),  # of the other members no source tells it
            ("ISR", "2010-08-19", "not known"),
            ("ISR", "2010-08-20", "WEOG"),
            ("EST", "2000-05-30", "not known"),
            ("EST", "2010-08-20", "Eastern European"),
            ("KIR", "2014-09-01", "not known"),
            ("DDR", "1985-01-01", "not known"),
            ("CHE", "1995-06-30", None),  # no Member State yet
            ("PSE", "2020-01-01", None),
        ],
    )
    def test_a_group_is_known_since_a_source_shows_it(
        self, reg: ccw.Registry, state: str, day: str, group: str | None
    ) -> None:
        assert reg.regional_group(state, day) == group

    def test_a_group_of_a_day_on_which_it_is_not_known_is_refused(self, reg: ccw.Registry) -> None:
        for day in ("1995-06-30", "2010-08-19"):
            with pytest.raises(ccw.DateError, match="in the group WEOG on that day is not known; ask for 2010-08-20"):
                reg.group("WEOG", day)
        assert len(reg.group("WEOG", "2010-08-20")) == 29
        assert len(reg.group("Melanesia", "1995-06-30")) == 4

    def test_membership_of_the_united_nations_by_year(self, reg: ccw.Registry) -> None:
        """The UN's own year totals (Growth in United Nations membership)."""
        counted = {
            1980: 154, 1981: 157, 1984: 159, 1990: 159, 1991: 166, 1992: 179, 1993: 184, 1994: 185, 1998: 185,
            1999: 188, 2000: 189, 2002: 191, 2006: 192, 2011: 193,
        }  # fmt: skip
        assert {year: len(reg.in_system("un_member", f"{year}-12-31")) for year in counted} == counted
        assert [len(reg.in_system("un_member", day)) for day in ("2000-10-31", "2000-11-01")] == [189, 189]

    def test_a_state_takes_part_from_the_day_on_which_it_joins_the_united_nations_at_the_latest(
        self, reg: ccw.Registry
    ) -> None:
        since = {state.iso3: state.eligible_since for state in reg.states}
        assert None not in since.values()
        late = [p for p in reg.periods if p.system == "un_member" and p.since < (since[p.iso3] or p.since)]
        assert late == []

    def test_every_act_falls_within_the_days_of_its_state(self, reg: ccw.Registry) -> None:
        """By the lists of research projects 22 to 27 true acts would come before their State began."""
        acts = [(a.iso3, a.date) for a in reg.actions] + [(r.iso3, r.deposited) for r in reg.related]
        assert [act for act in acts if not reg.state(act[0]).eligible(act[1])] == []
        for system in ("cow", "gw"):
            inside = {
                (p.iso3, day)
                for p in reg.periods
                if p.system == system
                for iso3, day in acts
                if iso3 == p.iso3 and p.holds(day)
            }
            assert len([act for act in acts if act not in inside]) >= 20

    def test_actions_say_on_what_they_rest(self, reg: ccw.Registry) -> None:
        assert {action.evidence for action in reg.actions} <= {"verified", "recalled"}
        recalled = {action.iso3 for action in reg.actions if action.evidence == "recalled"}
        assert recalled == {"MKD"}

    @pytest.mark.parametrize(
        ("day", "code", "printed", "dates_give"),
        [
            ("1996-05-03", "CCW", 55, 58),
            ("2002-12-11", "AP2", 67, 68),
            ("2003-11-27", "A1", 20, 21),
            ("2004-11-18", "CCW", 97, 97),
            ("2004-11-18", "A1", 35, 35),
            ("2004-11-18", "P5", 3, 3),
            ("2005-11-24", "CCW", 100, 100),
            ("2005-11-24", "A1", 44, 44),
            ("2005-11-25", "P5", 13, 14),
            ("2006-11-07", "CCW", 100, 101),
            ("2006-11-13", "P5", 24, 27),
            ("2007-11-06", "AP2", 88, 88),
            ("2008-11-12", "AP2", 92, 92),
            ("2010-11-22", "P5", 69, 70),
            ("2011-11-25", "P5", 76, 76),
        ],
    )
    def test_totals_of_a_day_that_others_published(
        self, reg: ccw.Registry, day: str, code: str, printed: int, dates_give: int
    ) -> None:
        [row] = [t for t in reg.published_totals if (str(t.date), t.instrument) == (day, code)]
        assert (row.count, row.agrees, row.precision) == (printed, printed == dates_give, "day")
        assert bool(row.note) != row.agrees
        assert reg.totals(day)[code] == dates_give

    @pytest.mark.parametrize(
        ("month", "code", "printed", "since", "until"),
        [
            ("2008-08-31", "CCW", 106, "2008-08-06", "2008-08-21"),
            ("2018-11-30", "P5", 95, "2018-11-02", "2018-11-30"),
            ("2023-09-30", "CCW", 127, "2023-09-21", "2023-09-30"),
        ],
    )
    def test_a_total_of_a_month_agrees_if_some_day_of_it_does(
        self, reg: ccw.Registry, month: str, code: str, printed: int, since: str, until: str
    ) -> None:
        [row] = [t for t in reg.published_totals if (str(t.date), t.instrument) == (month, code)]
        assert (row.count, row.agrees, row.precision) == (printed, True, "month")
        days = [
            str(day.date()) for day in pd.date_range(month[:8] + "01", month) if reg.totals(day.date())[code] == printed
        ]
        assert (days[0], days[-1]) == (since, until)

    def test_cameroon_and_the_dominican_republic_took_none_of_the_first_three(self, reg: ccw.Registry) -> None:
        assert reg.bound("CMR", "2006-12-07") == {"CCW", "AP2", "P4"}
        assert reg.bound("DOM", "2010-06-21") == {"CCW", "A1", "AP2", "P4", "P5"}

    def test_successors_have_all_three_protocols_of_their_predecessors(self, reg: ccw.Registry) -> None:
        for iso3 in ("SVN", "HRV", "BIH", "MKD", "SRB", "MNE", "CZE", "SVK"):
            assert {"CCW", "P1", "P2", "P3"} <= reg.bound(iso3)

    @pytest.mark.parametrize(
        ("treaty", "parties"), [("mine_ban", 162), ("cluster_munitions", 112), ("arms_trade", 117)]
    )
    def test_neighbouring_treaties_as_their_headers_state(self, reg: ccw.Registry, treaty: str, parties: int) -> None:
        assert len(reg.related_parties(treaty)) == parties

    def test_withdrawals_from_neighbouring_treaties(self, reg: ccw.Registry) -> None:
        left = {(r.iso3, r.treaty): str(r.withdrawal_effective) for r in reg.related if r.withdrawal_effective}
        assert left == {
            ("EST", "mine_ban"): "2025-12-27",
            ("LVA", "mine_ban"): "2025-12-27",
            ("LTU", "mine_ban"): "2025-12-27",
            ("FIN", "mine_ban"): "2026-01-10",
            ("POL", "mine_ban"): "2026-02-20",
            ("LTU", "cluster_munitions"): "2025-03-06",
        }


class TestDamaged:
    """A data folder that breaks its form names file, line, column and value, and loads nothing."""

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ("consent_to_be_bound,2006-10-31", "consent_to_be_bound,2006-13-31", "2006-13-31': no calendar"),
            (
                "consent_to_be_bound,2006-10-31",
                "consent_to_be_bound,31/10/2006",
                "31/10/2006': not understood as a day",
            ),
            ("consent_to_be_bound,2006-10-31", "consent_to_be_bound,", "column 'date': must not be empty"),
            ("consent_to_be_bound,2006-10-31", "consented,2006-10-31", "column 'kind': 'consented': should be"),
            ("consent_to_be_bound,2006-10-31", "consent_to_be_bound,2031-10-31", "after the last day of the data"),
            ("FRA,P5", "FRX,P5", "column 'iso3': 'FRX'"),
            ("FRA,P5", "FRA,P6", "column 'instrument': 'P6': is none of CCW"),
            ("FRA,P5", "DEU,P5", "contradicts the consent_to_be_bound of DEU on P5"),
            ("iso3,instrument", "iso3,treaty", "line 1, column 'instrument': the column is missing"),
            ("FRA,P5", "FRA,P5,extra", "cells where the header has"),
        ],
    )
    def test_actions(self, data_copy: Path, edit: Edit, old: str, new: str, message: str) -> None:
        edit(data_copy / "actions.csv", old, new)
        with pytest.raises(ccw.DataError, match=message) as caught:
            ccw.Registry.read(data_copy)
        assert caught.value.file == "actions.csv"
        assert caught.value.row is not None

    def test_line_number_is_that_of_the_file(self, data_copy: Path, edit: Edit) -> None:
        edit(data_copy / "actions.csv", "consent_to_be_bound,2006-10-31", "consent_to_be_bound,nonsense")
        with pytest.raises(ccw.DataError) as caught:
            ccw.Registry.read(data_copy)
        line = (data_copy / "actions.csv").read_text(encoding="utf-8").splitlines()[caught.value.row - 1]
        assert "nonsense" in line

    def test_duplicate(self, data_copy: Path) -> None:
        path = data_copy / "actions.csv"
        text = path.read_text(encoding="utf-8").splitlines()
        row = next(line for line in text if line.startswith("FRA,P5"))
        path.write_text("\n".join([*text, row, ""]), encoding="utf-8")
        with pytest.raises(ccw.DataError, match="duplicate of the consent_to_be_bound of FRA on P5"):
            ccw.Registry.read(data_copy)

    @pytest.mark.parametrize("file", ["states.csv", "groups.csv", "disputes.csv", "totals.csv", "related.csv"])
    def test_unknown_column(self, data_copy: Path, edit: Edit, file: str) -> None:
        edit(data_copy / file, "source", "origin")
        with pytest.raises(ccw.DataError, match=rf"{file}, line 1, column 'source': the column is missing"):
            ccw.Registry.read(data_copy)

    @pytest.mark.parametrize("file", ["actions.csv", "instruments.json", "datapackage.json"])
    def test_missing_file(self, data_copy: Path, file: str) -> None:
        (data_copy / file).unlink()
        with pytest.raises(ccw.StoreError, match=file):
            ccw.Registry.read(data_copy)

    def test_missing_folder(self, tmp_path: Path) -> None:
        with pytest.raises(ccw.StoreError, match="no such folder"):
            ccw.Registry.read(tmp_path / "nowhere")

    def test_twice_the_same_state(self, data_copy: Path, edit: Edit) -> None:
        edit(data_copy / "states.csv", "\nAGO,", "\nAFG,")
        with pytest.raises(ccw.DataError, match=r"states\.csv, line 3, column 'iso3': 'AFG'"):
            ccw.Registry.read(data_copy)

    @pytest.mark.parametrize(
        ("file", "content"),
        [
            ("instruments.json", "[{"),
            ("datapackage.json", "{}"),
            ("instruments.json", '[{"code": 5}]'),
            ("instruments.json", "9" * 5_000),
            ("instruments.json", "[" * 100_000),
            ("datapackage.json", "9" * 5_000),
            ("datapackage.json", "[" * 100_000),
        ],
    )
    def test_broken_json(self, data_copy: Path, file: str, content: str) -> None:
        (data_copy / file).write_text(content, encoding="utf-8")
        with pytest.raises(ccw.DataError, match=file):
            ccw.Registry.read(data_copy)

    def test_no_text(self, data_copy: Path) -> None:
        (data_copy / "actions.csv").write_bytes(b"\xff\xfe\x00\x01")
        with pytest.raises(ccw.DataError, match="not UTF-8"):
            ccw.Registry.read(data_copy)

    def test_namibia_is_no_missing_value(self, data_copy: Path) -> None:
        assert ccw.Registry.read(data_copy).state("NA").iso3 == "NAM"

    def test_columns_may_come_in_any_order(self, data_copy: Path) -> None:
        path = data_copy / "actions.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(reversed(columns(Action))))
            writer.writeheader()
            writer.writerows(rows)
        assert ccw.Registry.read(data_copy) == ccw.Registry.bundled()

    def test_write_fails_whole(self, reg: ccw.Registry, tmp_path: Path) -> None:
        blocked = tmp_path / "file"
        blocked.write_text("a file where a folder should be", encoding="utf-8")
        with pytest.raises(ccw.StoreError, match="cannot be made"):
            reg.write(blocked)


class TestSubregions:
    """The scheme ``m49`` of groups.csv, against the M49 list that regions.csv rests on: two sources, one answer."""

    @pytest.mark.parametrize(
        ("region", "within"),
        [
            ("africa", {"Northern Africa", "Western Africa", "Middle Africa", "Eastern Africa", "Southern Africa"}),
            ("asia", {"Western Asia", "Central Asia", "Southern Asia", "Southeast Asia", "Eastern Asia"}),
            ("central_asia", {"Central Asia"}),
        ],
    )
    def test_both_sources_agree(self, reg: ccw.Registry, region: str, within: set[str]) -> None:
        found = {m.iso3 for m in reg.memberships if m.scheme == "m49" and m.group in within}
        assert found == region_members(region, reg.as_of)

    def test_every_possible_participant_has_one(self, reg: ccw.Registry) -> None:
        own = Counter(m.iso3 for m in reg.memberships if m.scheme == "m49")
        assert own == dict.fromkeys((s.iso3 for s in reg.states if s.eligible(reg.as_of)), 1)


def test_a_table_larger_than_tables_are_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ccw.Registry.bundled().write(tmp_path)
    monkeypatch.setattr("ccwuniv.records.texts._LARGEST", 1_000)
    with pytest.raises(ccw.StoreError, match="larger than such a file can be"):
        ccw.Registry.read(tmp_path)
