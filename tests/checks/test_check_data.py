"""A data folder is read strictly: what is wrong with a line is said with file, line, column, value, and what to do."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

import ccwuniv as ccw
from ccwuniv._support import data_directory
from ccwuniv.checks.folder import check_folder
from ccwuniv.checks.text import check_text
from ccwuniv.cli import app
from tests.conftest import lines

SOURCE = '"UN Treaty Collection XXVI-2-d, status of 2026-02-03"'
MALAWI = f"MWI,P5,consent_to_be_bound,2023-05-04,,P,{SOURCE},verified,\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of every shipped table, that a test may damage."""
    return Path(shutil.copytree(data_directory(), tmp_path / "data"))


def broken(folder: Path, file: str, old: str, new: str) -> None:
    """Replace a text in a file; without one, add a line at its end."""
    path = folder / file
    text = path.read_bytes().decode("utf-8")
    old, new = old.replace("\\n", "\n"), new.replace("\\n", "\n")
    assert old in text
    path.write_bytes((text.replace(old, new, 1) if old else text + new).encode("utf-8"))


WRONG = lines("wrong_lines.csv")
AGAINST_RULES = lines("lines_against_rules.csv")
"""Cases: in a file a text is replaced by another (where none is named, lines are added), and what is said of it."""

BESIDE_THE_REGISTRY = {"mandates.json", "outreach.jsonl", "leads.jsonl", "documents.csv"} | {
    f"{table}.csv" for table in ("names", "not_participants", "languages", "regions", "tiles")
}


def named(case: dict[str, str]) -> str:
    return f"{case['file']}-{case['said'][-50:]}"


class TestLines:
    @pytest.mark.parametrize("case", WRONG, ids=named)
    def test_what_is_wrong_is_said(self, folder: Path, case: dict[str, str]) -> None:
        broken(folder, case["file"], case["replaced"], case["by"])
        result = check_folder(folder)
        assert not result.sound
        assert any(case["said"] in str(problem) for problem in result.problems), [str(p) for p in result.problems]

    @pytest.mark.parametrize("case", [case for case in WRONG if case["file"] not in BESIDE_THE_REGISTRY], ids=named)
    def test_no_registry_is_read_from_it(self, folder: Path, case: dict[str, str]) -> None:
        broken(folder, case["file"], case["replaced"], case["by"])
        with pytest.raises(ccw.DataError) as caught:
            ccw.Registry.read(folder)
        assert case["said"] in str(caught.value)

    @pytest.mark.parametrize("case", AGAINST_RULES, ids=named)
    def test_what_can_be_read_is_tested(self, folder: Path, case: dict[str, str]) -> None:
        broken(folder, case["file"], case["replaced"], case["by"])
        text = check_text(check_folder(folder))
        assert f"{case['rule']} " in text
        assert case["said"] in text

    def test_every_wrong_line_is_named_at_once(self, folder: Path) -> None:
        end = {file: (folder / file).read_bytes().count(b"\n") for file in ("actions.csv", "totals.csv", "names.csv")}
        broken(folder, "actions.csv", "", MALAWI.replace("2023-05-04", "soon") + MALAWI.replace(",,", ",") + "\n")
        broken(folder, "actions.csv", "FRA,P5,consent_to_be_bound", "FRA,P5,consent")
        broken(folder, "names.csv", "", "FRA,de,variant,Frankreich,,,x,recalled\n")
        broken(folder, "totals.csv", "", "2020-01-02,day,P5,total,many,x,true,\n")
        said = [str(problem).partition(":")[0] for problem in check_folder(folder).problems]
        assert said == [
            "actions.csv, line 866, column 'kind'",
            f"actions.csv, line {end['actions.csv'] + 1}, column 'date'",
            f"actions.csv, line {end['actions.csv'] + 2}",
            f"actions.csv, line {end['actions.csv'] + 3}",
            f"totals.csv, line {end['totals.csv'] + 1}, column 'count'",
            f"names.csv, line {end['names.csv'] + 1}, column 'language'",
        ]

    def test_the_rules_wait_until_every_line_can_be_read(self, folder: Path) -> None:
        broken(folder, "actions.csv", "", MALAWI.replace("2023-05-04", "soon"))
        result = check_folder(folder)
        assert result.findings is None
        assert check_text(result).endswith("The rules are tested once every line of the registry's tables can be read.")


class TestChecksums:
    def test_a_changed_file_says_how_to_describe_the_folder_again(self, folder: Path) -> None:
        broken(folder, "totals.csv", "UNISPAL note", "UNISPAL memo")
        [problem] = check_folder(folder).checksums
        assert str(problem).startswith("datapackage.json, column 'hash': 'sha256:")
        assert "the checksum of totals.csv is sha256:" in str(problem)
        assert "make data-describe" in str(problem)
        assert "Registry.read(FOLDER).write(FOLDER)" in str(problem)

    def test_a_file_that_is_described_and_not_there(self, folder: Path) -> None:
        (folder / "tiles.csv").unlink()
        [problem] = check_folder(folder).checksums
        assert str(problem).startswith("datapackage.json: 'tiles.csv': is described and not in the folder; if")

    @pytest.mark.parametrize("resources", ["5", "[5]", "[{}]", "{}"])
    def test_a_description_that_describes_nothing(self, folder: Path, resources: str) -> None:
        ccw.Registry.read(folder).write(folder)
        broken(folder, "datapackage.json", '"resources": [', f'"resources": {resources}, "others": [')
        assert str(check_folder(folder).checksums[0]).startswith(
            "datapackage.json: lists no files with their checksums"
        )

    def test_writing_a_folder_describes_it(self, folder: Path) -> None:
        broken(folder, "totals.csv", "UNISPAL note", "UNISPAL memo")
        own = folder.parent / "own"
        ccw.Registry.read(folder).write(own)
        assert check_folder(own).sound


class TestFolders:
    def test_the_shipped_one_is_sound(self) -> None:
        result = check_folder(data_directory())
        assert result.sound
        assert result.rows["actions.csv"] == 942
        text = check_text(result)
        assert all(f"\n  {number:>2} " in text for number in range(1, 44))
        assert text.endswith(f"58 rules: 51 hold, 7 hold with explained exceptions. {sum(result.rows.values())} rows.")

    def test_the_text_has_the_files_what_is_wrong_and_the_rules(self, folder: Path) -> None:
        def outline() -> list[str]:
            shown = check_text(check_folder(folder)).splitlines()
            assert all(not line or line.strip() for line in shown)
            return [line for line in shown if not line.startswith(" ")]

        files, rules = ["Files", ""], ["Rules", ""]
        assert outline()[:-1] == [*files, *rules]
        broken(folder, "totals.csv", "UNISPAL note", "UNISPAL memo")
        assert outline()[:-1] == [*files, "Differences from the folder's own description", "", *rules]
        broken(folder, "actions.csv", "", MALAWI.replace("2023-05-04", "soon"))
        waiting = "The rules are tested once every line of the registry's tables can be read."
        wrong = ["What is wrong, line by line", "", "Differences from the folder's own description", ""]
        assert outline() == [*files, *wrong, waiting]

    def test_an_explained_finding_says_where_and_why(self) -> None:
        text = check_text(check_folder(data_directory()))
        assert re.search(
            r"^       explained: ESP AP2: consent on 1998-01-27, 8 days after P4; expected .*\n"
            r"       see actions\.csv, line \d+\n"
            r"       source: UN Treaty Collection XXVI-2-b, status of 2026-02-03\n"
            r"       because the depositary's tables print two days",
            text,
            re.MULTILINE,
        )

    def test_a_finding_that_nobody_explained_says_how_grave_it_is(self, folder: Path) -> None:
        broken(folder, "totals.csv", "2024-05-04,day,P5,total,97", "2024-05-04,day,P5,total,96")
        assert "\n       error: P5: 97 parties counted on 2024-05-04, 96 published; expected the published total\n" in (
            check_text(check_folder(folder))
        )

    def test_ones_own_needs_no_table_beside_the_registry(self, data_copy: Path) -> None:
        result = check_folder(data_copy)
        assert result.sound
        assert "names.csv" not in result.rows

    def test_rules_that_do_not_apply_say_why(self, tmp_path: Path) -> None:
        state = ccw.State(iso3="FRA", name="France", kind="member", source="here")
        act = ccw.Action(iso3="FRA", instrument="X", kind="accession", date="2020-01-02", source="here")
        ccw.Registry([ccw.Instrument(code="X", names={}, source="here")], [state], [act]).write(tmp_path)
        text = check_text(check_folder(tmp_path))
        assert " 1 does not apply" in text
        assert "there is no CCW, AP2, P1, P2, P3, P4, P5 in the registry" in text

    def test_what_if_written_and_read_again(self, reg: ccw.Registry, tmp_path: Path) -> None:
        reg.with_disputes("alternative").write(tmp_path)
        result = check_folder(tmp_path)
        assert not result.problems
        assert {f.number for f in result.findings or () if f.severity == "error"} == {26}

    def test_no_folder(self, tmp_path: Path) -> None:
        with pytest.raises(ccw.StoreError, match="there is no such folder"):
            check_folder(tmp_path / "nowhere")

    def test_missing_tables_are_named_together(self, folder: Path) -> None:
        for file in ("actions.csv", "states.csv", "instruments.json", "datapackage.json"):
            (folder / file).unlink()
        said = " ".join(str(problem) for problem in check_folder(folder).problems)
        for file in ("actions.csv", "states.csv", "instruments.json", "datapackage.json"):
            assert file in said


class TestCommand:
    def test_prints_every_rule_with_its_result(self) -> None:
        done = CliRunner().invoke(app, ["check"])
        assert done.exit_code == 0
        assert " 1 holds          A party consented to at least two protocols" in done.output
        assert "17 explained      The consents reach the number" in done.output
        assert "see actions.csv, lines 42 and 68" in done.output

    def test_fails_where_a_line_is_wrong(self, folder: Path) -> None:
        broken(folder, "actions.csv", "", MALAWI.replace("MWI", "MLW"))
        done = CliRunner().invoke(app, ["check", str(folder)])
        assert done.exit_code == 1
        assert "What is wrong, line by line\n  actions.csv, line 944, column 'iso3': 'MLW'" in done.output

    def test_fails_where_a_rule_finds_an_error(self, folder: Path) -> None:
        broken(folder, "actions.csv", "", MALAWI)
        done = CliRunner().invoke(app, ["check", str(folder)])
        assert done.exit_code == 1
        assert "26 error" in done.output
        assert "error: P5: 100 parties counted on 2026-02-03, 99 published; expected the published total" in done.output
