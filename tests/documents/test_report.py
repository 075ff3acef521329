"""The report for a day, and the command line that writes it."""

from __future__ import annotations

import base64
import csv
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

import ccwuniv as ccw
from ccwuniv.cli import app

RUN = CliRunner()


class TestReport:
    def test_totals_in_the_order_of_the_units_own_paragraph(self, reg: ccw.Registry) -> None:
        totals = ccw.universalization_report(reg, "2014-09-01", pictures=False).tables["totals"]
        assert totals["parties"].to_dict() == {
            "CCW": 117, "A1": 79, "P1": 112, "AP2": 100, "P3": 108, "P4": 102, "P5": 84, "P2": 93,
        }  # fmt: skip
        assert list(totals.index) == ["CCW", "A1", "P1", "AP2", "P3", "P4", "P5", "P2"]
        assert totals.loc["CCW", "change"] == 117 - reg.totals("2013-09-01")["CCW"]

    def test_states_not_party_with_signatories_marked(self, reg: ccw.Registry) -> None:
        text = ccw.universalization_report(reg, pictures=False).markdown
        assert "69 States are not party" in text
        assert "4 of them signed it" in text
        for name in ("Egypt", "Nigeria", "Sudan", "Viet Nam"):
            assert f"{name} *s*" in text

    def test_what_changed_in_twelve_months(self, reg: ccw.Registry) -> None:
        changes = ccw.universalization_report(reg, "2014-09-01", pictures=False).tables["changes"]
        recent = [a for a in reg.actions if "2013-09-01" < a.date.isoformat() <= "2014-09-01"]
        assert len(changes) == len(recent)
        assert "IRQ" not in set(changes["iso3"])
        assert "IRQ" in set(ccw.universalization_report(reg, "2014-09-24", pictures=False).tables["changes"]["iso3"])

    @pytest.mark.parametrize("day", ["1981-04-10", "1983-12-02", "1990-10-03", "2014-09-01", None])
    @pytest.mark.parametrize("basis", ["consent", "in_force"])
    def test_any_day_and_basis(self, reg: ccw.Registry, day: str | None, basis: str) -> None:
        drafted = ccw.universalization_report(reg, day, basis=basis, pictures=False)
        for section in ("Totals", "States not party", "Gap matrix", "Sources and citation"):
            assert f"\n## {section}\n" in drafted.markdown
        assert f"Counted by *{basis}*" in drafted.markdown
        assert drafted.markdown.count("Counts are out of ") == 1

    def test_page_is_whole_and_needs_nothing_beside_it(self, reg: ccw.Registry) -> None:
        page = ccw.universalization_report(reg, "2014-09-01", pictures=False).html
        seen = _Seen()
        seen.feed(page)
        assert not seen.outside
        assert seen.rows > 117 + 11
        assert not seen.open

    def test_files(self, reg: ccw.Registry, tmp_path: Path) -> None:
        page = ccw.universalization_report(reg, "2014-09-01", pictures=False).write(tmp_path / "out")
        assert page == tmp_path / "out" / "report.html"
        migration = pd.read_csv(tmp_path / "out" / "migration.csv", keep_default_na=False)
        assert len(migration) == 11
        with (tmp_path / "out" / "gap_matrix.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == 117
        assert rows[0]["name"] == "Albania"

    def test_every_table_opens_in_a_spreadsheet(self, reg: ccw.Registry, tmp_path: Path) -> None:
        """UTF-8 that says so, no number with more than four places, truth values as every reader takes them."""
        ccw.universalization_report(reg, "2014-09-01", pictures=False).write(tmp_path)
        for path in tmp_path.glob("*.csv"):
            content = path.read_bytes()
            assert content.startswith(b"\xef\xbb\xbf"), path.name
            assert not re.search(rb",\d+\.\d{5,}", content), path.name
            assert not re.search(rb",(True|False)\b", content), path.name
        assert b",TRUE,FALSE" in (tmp_path / "migration.csv").read_bytes()

    def test_the_page_holds_its_tables_as_they_are_beside_it(self, reg: ccw.Registry, tmp_path: Path) -> None:
        page = ccw.universalization_report(reg, "2014-09-01", pictures=False).write(tmp_path)
        links = re.findall(
            r'<a download="(.+?)" href="data:text/csv;charset=utf-8;base64,(.+?)"', page.read_text("utf-8")
        )
        assert {name: base64.b64decode(content) for name, content in links} == {
            path.name: path.read_bytes() for path in tmp_path.glob("*.csv")
        }

    def test_totals_lead_to_the_depositary_and_say_once_that_nothing_changed(self, reg: ccw.Registry) -> None:
        text = ccw.universalization_report(reg, pictures=False).markdown
        assert text.count("No total has changed since 3 February 2025.") == 1
        assert "+0" not in text
        assert "[Protocol V](https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no=XXVI-2-d&" in text
        changed = ccw.universalization_report(reg, "2014-09-01", pictures=False).markdown
        assert "| change since 1 September 2013 |" in changed
        assert "+0" not in changed

    def test_a_disputed_fact_is_told_once_for_all_instruments(self, reg: ccw.Registry) -> None:
        text = ccw.universalization_report(reg, pictures=False).markdown.partition("## Disputed facts")[2]
        assert text.count("| Cameroon | P1, P2, P3 |") == text.count("| Cameroon |") == 1
        assert "| all States | AP2 |" in text

    def test_original_protocol_ii_is_marked_as_no_gap(self, reg: ccw.Registry) -> None:
        text = ccw.universalization_report(reg, "2014-09-01", pictures=False).markdown
        matrix = text.partition("## Gap matrix")[2].partition("## ")[0]
        rows = [line.strip("| ").split(" | ") for line in matrix.splitlines() if line.startswith("| ")][2:]
        place = 1 + reg.codes.index("P2")
        assert {row[place] for row in rows} == {"●", "–"}
        assert sum(row[place] == "–" for row in rows) == 117 - 93
        assert "which is not a gap" in matrix

    def test_of_the_members_of_the_united_nations_alone(self, reg: ccw.Registry) -> None:
        drafted = ccw.universalization_report(reg, pictures=False, universe="un_members")
        assert "Counts are out of 193 States" in drafted.markdown
        assert "67 States are not party" in drafted.markdown
        assert not {"COK", "NIU"} & set(drafted.tables["not_party"].index)

    def test_pictures(self, reg: ccw.Registry, tmp_path: Path) -> None:
        drafted = ccw.universalization_report(reg, "2014-09-01")
        drafted.write(tmp_path)
        for name in ("map", "history", "coverage", "migration", "gap_matrix"):
            assert (tmp_path / f"{name}.png").read_bytes().startswith(b"\x89PNG")
            assert b"<svg" in (tmp_path / f"{name}.svg").read_bytes()
            assert drafted.pictures[name].alt in drafted.markdown
        seen = _Seen()
        seen.feed(drafted.html)
        assert not seen.outside
        assert seen.pictures == 5
        assert all(seen.alternatives)

    def test_folder_that_cannot_be_written(self, reg: ccw.Registry, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("", encoding="utf-8")
        with pytest.raises(ccw.StoreError, match="cannot be made"):
            ccw.universalization_report(reg, pictures=False).write(tmp_path / "file")


_VOID = ("meta", "link", "br", "hr", "img")


class _Seen(HTMLParser):
    """What a page refers to, how many rows it has, and which elements it leaves open."""

    def __init__(self) -> None:
        super().__init__()
        self.outside: list[str] = []
        self.rows = 0
        self.open: list[str] = []
        self.pictures = 0
        self.alternatives: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        within = ("data:", "#", "https://treaties.un.org/") if tag == "a" else ("data:",)
        self.outside += [v or "" for k, v in attrs if k in ("src", "href") and not (v or "").startswith(within)]
        self.rows += tag == "tr"
        if tag == "img":
            self.pictures += 1
            self.alternatives.append(dict(attrs).get("alt"))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag in _VOID or self.open.pop() == tag


class TestCommandLine:
    def test_status(self) -> None:
        result = RUN.invoke(app, ["status", "Lao PDR", "--as-of", "2014-09-01"])
        assert result.exit_code == 0
        assert "Lao People's Democratic Republic (LAO) on 1 September 2014" in result.output
        assert "AP2  not bound" in result.output
        assert "P5   in force   consent to be bound 2012-02-02, in force 2012-08-02" in result.output
        assert "Source: UN Treaty Collection XXVI-2" in result.output

    def test_report(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for picture in ("tile_map", "history", "coverage", "migration", "gap_matrix"):  # the README's report has them
            monkeypatch.setattr(f"ccwuniv.plot.{picture}", lambda _, ax, **__: ax)
        result = RUN.invoke(app, ["report", "--as-of", "2014-09-01", "--out", str(tmp_path / "r")])
        assert result.exit_code == 0
        assert str(tmp_path / "r" / "report.html") in result.output

    def test_version(self) -> None:
        assert ccw.__version__ in RUN.invoke(app, ["--version"]).output

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["status", "Frnace"], "did you mean France"),
            (["status", "Kosovo"], "not a possible participant"),
            (["status", "LAO", "--as-of", "2014-13-01"], "no calendar has this day"),
            (["report", "--as-of", "2030-01-01"], "the data stop at"),
            (["report", "--basis", "deposit"], "use 'consent', 'in_force' or 'in_force_as_known'"),
            (["read", "nowhere.html"], "there is no such file"),
        ],
    )
    def test_an_error_is_one_line_and_exit_code_1(self, arguments: list[str], message: str, tmp_path: Path) -> None:
        done = _ccwuniv(*arguments, folder=tmp_path)
        assert done.returncode == 1
        *before, last = done.stderr.splitlines()
        assert last.startswith("ccwuniv: ")
        assert message in last
        assert before in ([], ["Data: as shipped, version 2026.02.03, to 3 February 2026."])
        assert "Traceback" not in done.stderr

    def test_status_loads_nothing_heavy(self, tmp_path: Path) -> None:
        code = (
            "import sys; sys.argv = ['ccwuniv', 'status', 'LAO']\n"
            "from ccwuniv.__main__ import main\n"
            "try:\n    main()\nexcept SystemExit:\n    pass\n"
            "print({'pandas', 'numpy', 'matplotlib', 'pydantic'} & set(sys.modules))"
        )
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", code],
            capture_output=True, text=True, check=False, cwd=tmp_path, env=_environment(),
        )  # fmt: skip
        assert done.stdout.splitlines()[-1] == "set()", done.stderr


def _environment() -> dict[str, str]:
    source = str(Path(ccw.__file__).parents[1])
    return {**os.environ, "PYTHONPATH": source, "PYTHONIOENCODING": "utf-8", "COLUMNS": "200"}


def _ccwuniv(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "ccwuniv", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env=_environment(),
    )
