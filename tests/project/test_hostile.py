"""Hostile input: an answer or a refusal in words, nothing else, and nothing left behind. `make fuzz` tries more."""

from __future__ import annotations

import ast
import csv
import dataclasses
import datetime as dt
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html
import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import ccwuniv as ccw
from ccwuniv._support import Progress, explained
from ccwuniv.errors import CcwError
from tests.fuzz.calls import callables
from tests.fuzz.writing import hostile_registry

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "src").rglob("*.py"))
DAY = "2014-09-01"
MARKS = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
FORMULA = "=HYPERLINK(1)"
UNTC = f"Participant,Ratification\nFrance {MARKS},4 Mar 1988\n".encode()
ISU = "1. Finland wrote to Viet Nam; the CCW has\n117 parties."
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


# What fuzzing found: each line once failed otherwise

HALF = "\ud800"
LONG = "9" * 5_000
FOUND: list[tuple[str, Callable[[ccw.Registry], object], str]] = [
    ("a table for a day", lambda reg: reg.totals(pd.DataFrame({"a": [1]})), "not understood as a day"),
    ("an array for a day", lambda reg: reg.totals(np.array([1, 2])), "not understood as a day"),
    ("the missing value of pandas", lambda reg: reg.totals(pd.NA), "a missing value is not a day"),
    ("a number too large to be written", lambda reg: reg.totals(10**5_000), "an int too large to be written"),
    ("an array for a word", lambda reg: reg.totals(basis=np.array(["consent"])), "use 'consent', 'in_force' or"),
    ("the log for the registry", lambda reg: ccw.brief(ccw.OutreachLog(), reg, "LAO"), "takes the registry first"),
    ("no registry", lambda _: ccw.gap_matrix(None), "reg=None is not accepted; use a Registry"),
    ("a list for a state", lambda reg: reg.state([]), "state=[] is not accepted"),
    ("a list for an instrument of a selector", lambda _: ccw.Selector(party_to=[[]]), "'[]' is not an instrument"),
    ("text for acts", lambda _: ccw.OutreachLog("x"), "should be a record, or a mapping"),
    ("acts that are none, one by one", lambda _: ccw.OutreachLog(iter("x")), "should be a record, or a mapping"),
    ("actions that are none", lambda reg: reg.with_actions(iter("x")), "should be an Action, or a mapping"),
    ("a table of sources that is none", lambda reg: reg.sources_of(["x"]), "tables='x' is not accepted"),
    ("very many names", lambda _: ccw.names.closest("Frnace", 10**30), ""),
    ("a name of a million characters", lambda reg: reg.state("x" * 10**6), "(1,000,002 characters)"),
    ("an identifier of many digits", lambda _: ccw.names.from_identifier(LONG, "cow"), "(5,002 characters)"),
    ("half a character in a report", lambda _: ccw.read_report(f"{HALF}The Convention\nhas 5."), "half a character"),
    ("a provenance of another kind", lambda _: ccw.cite(_with_attrs(dt.date.min)), "without provenance"),
    ("a provenance without its library", lambda _: ccw.cite(_with_attrs({"call": "x"})), "without provenance"),
    ("a year that no number holds", lambda reg: _covariates(reg, "1" * 400), "is not a whole number"),
    ("a year beyond whole numbers", lambda reg: _covariates(reg, 1e300), "is not a whole number"),
    ("a path that no system has", lambda _: ccw.OutreachLog.open("x" * 5_000), "cannot be opened for writing"),
    ("a folder that no system has", lambda _: ccw.Registry.read("x" * 5_000), "there is no such folder"),
    ("a page that is none", lambda _: ccw.read_untc(None), "source=None is not accepted"),
    ("a path without a name", lambda _: ccw.export(pd.DataFrame(), "", "csv"), "path='.' is not accepted"),
    ("a path with a NUL", lambda reg: ccw.replication_archive(reg.totals(DAY), "a\0b", reg=reg), "cannot be written"),
    ("a column of acts twice", lambda _: ccw.OutreachLog.from_pandas(_twice()), "the column is there twice"),
    ("an endless year", lambda reg: ccw.accession_rates(reg, start=10**5_000), "start=an int too large to be written"),
    ("an act without an id", lambda _: ccw.mandate_coverage(ccw.OutreachAction.model_construct()), "were checked"),
    ("a state without a code", lambda _: ccw.Actor(country=ccw.State.model_construct()), "is not a name of a state"),
    ("an instrument without", lambda _: ccw.Selector(party_to=[ccw.Instrument.model_construct()]), "not an instrument"),
    ("a further column of acts", lambda _: ccw.OutreachLog.from_pandas(_further()), "'hue' is not a field"),
]  # fmt: skip


def _with_attrs(facts: object) -> pd.DataFrame:
    frame = pd.DataFrame({"a": [1]})
    frame.attrs["ccwuniv"] = facts
    return frame


def _covariates(reg: ccw.Registry, year: object) -> pd.DataFrame:
    years = ccw.panel(reg, states=["LAO"], start=2012, end=2013)
    frame = pd.DataFrame({"iso3": ["LAO"], "year": pd.Series([year], dtype="object"), "gdp": [1.0]})
    return ccw.join_covariates(years, frame, unmatched="report")


def _twice() -> pd.DataFrame:
    return pd.DataFrame([["a", "b"]], columns=["id", "id"])


def _further() -> pd.DataFrame:
    return pd.DataFrame([["a", "b"]], columns=["id", "hue"])


@pytest.mark.parametrize(("what", "ask", "words"), FOUND, ids=[line[0] for line in FOUND])
def test_what_fuzzing_found(reg: ccw.Registry, what: str, ask: Callable[[ccw.Registry], object], words: str) -> None:
    assert what
    if not words:
        ask(reg)
        return
    with pytest.raises(CcwError, match=re.escape(words)) as caught:
        ask(reg)
    assert len(str(caught.value)) < 3_000


WRONG_ROWS = {
    "a record cut in half": "UPDATE act SET line = substr(line, 1, 20)",
    "the record of another act": "UPDATE act SET line = (SELECT line FROM act WHERE id <> 'a')",
    "a record that is a number": "UPDATE act SET line = 5",
    "a table that is gone": "DROP TABLE act",
    "a column that is gone": "ALTER TABLE act RENAME COLUMN line TO text",
    "a text that is none": "UPDATE act SET line = CAST(x'ff00fe' AS TEXT)",
    "a day that is none": "UPDATE act SET recorded_at = 'x'",
}


class TestDamagedLog:
    @pytest.mark.parametrize("statement", WRONG_ROWS.values(), ids=WRONG_ROWS)
    def test_what_another_program_wrote_is_refused(self, tmp_path: Path, statement: str) -> None:
        path = tmp_path / "log.sqlite"
        act = {"id": "a", "kind": "letter", "start": DAY, "states": ["LAO"]}
        with ccw.OutreachLog.open(path) as live:
            live.extend([act, {**act, "id": "b"}])
            connection = sqlite3.connect(path)
            with connection:
                connection.execute(statement)
            connection.close()
            asks = (lambda: live.history("a"), lambda: live.amend("a", note="x"), lambda: live.frame())  # noqa: PLW0108
            refused = [_error(ask) for ask in asks]
        assert any(isinstance(error, CcwError) for error in refused)
        assert all(error is None or isinstance(error, CcwError) for error in refused)
        assert not any("SQLite says" in str(error) for error in refused)
        with pytest.raises(ccw.StoreError, match=r"is not whole|not in the form|damaged"):
            ccw.OutreachLog.open(path)

    def test_a_damaged_schema_is_no_matter_of_encodings(self, tmp_path: Path) -> None:
        path = tmp_path / "log.sqlite"
        ccw.OutreachLog.open(path).close()
        data = path.read_bytes()
        assert b"tableactact" in data
        damaged = data.replace(b"tableactact", b"table\xc7\xc7\xc7act").replace(
            b"CREATE TABLE act (", b"CREATE TABXE act ("
        )
        path.write_bytes(damaged)
        with pytest.raises(ccw.StoreError, match="is damaged"):
            ccw.OutreachLog.open(path)

    def test_half_a_character_is_no_id(self, tmp_path: Path) -> None:
        with (
            ccw.OutreachLog.open(tmp_path / "log.sqlite") as live,
            pytest.raises(ccw.StoreError, match="lone surrogate"),
        ):
            live.history(HALF)


def _error(ask: Callable[[], object]) -> Exception | None:
    try:
        ask()
    except Exception as error:  # noqa: BLE001  # any other is a failure
        return error
    return None


# Arguments of another kind


class TestExplained:
    @pytest.mark.parametrize(
        ("name", "arguments"),
        [
            ("gap_matrix", (5,)),
            ("annual_report", (ccw.Registry.bundled(), 5, 2014)),
            ("plot.history", ("x",)),
            ("law.mines_rule", (5, ["AP2"])),
            ("Registry.diff", ({},)),
            ("OutreachLog.targets", (ccw.OutreachLog(),)),
        ],
    )
    def test_an_argument_of_another_kind_is_named(self, name: str, arguments: tuple[object, ...]) -> None:
        with pytest.raises(ccw.OptionError, match=r"is not accepted; use "):
            callables()[name](*arguments)

    def test_what_has_no_wrong_argument_fails_as_it_failed(self) -> None:
        @explained
        def mistaken(words: list[str]) -> int:
            return len(words) // 0

        with pytest.raises(ZeroDivisionError):
            mistaken(["a"])

    def test_what_cannot_be_looked_at_any_more_is_told_of(self) -> None:
        with pytest.raises(ccw.OptionError, match=r"argument 1=a generator is not accepted; use a list, of which"):
            ccw.mandate_coverage(number for number in (1, 2))  # type: ignore[arg-type]

    def test_a_record_that_was_never_checked_is_told_of(self) -> None:
        with pytest.raises(ccw.OptionError, match="argument 1=a State is not accepted; use a record whose fields were"):
            ccw.names.by_name(ccw.State.model_construct(iso3=None))

    def test_a_day_of_another_kind_is_refused_or_answered(self, reg: ccw.Registry) -> None:
        at = dt.datetime(2014, 9, 1, 5, tzinfo=dt.UTC)
        rule = reg.instrument("AP2").effect_rule
        with pytest.raises(ccw.OptionError, match=r"entry_into_force=.* is not accepted; use a date or None"):
            ccw.law.date_of_effect(dt.date(2014, 9, 1), rule, at)
        assert ccw.law.denunciation_effect(dt.date(2012, 9, 1), rule, at) == at.date()
        with pytest.raises(ccw.DateError):
            ccw.names.resolve_printed("Laos", 10**5000)
        with pytest.raises(ccw.DateError):
            ccw.accession_rates(reg, start=0)
        with pytest.raises(ccw.DataError):
            ccw.OutreachAction(
                id="a", kind="letter", start="2014-05-02", states=["LAO"], level=pd.DataFrame({"a": [1]})
            )  # type: ignore[arg-type]

    def test_a_log_of_an_act_that_was_never_checked_is_refused(self) -> None:
        with pytest.raises(ccw.DataError, match="an act has no id"):
            ccw.OutreachLog(ccw.OutreachAction.model_construct())

    def test_a_number_too_long_to_be_written_is_no_identifier(self) -> None:
        with pytest.raises(ccw.UnknownStateError, match="too large to be written"):
            ccw.names.from_identifier(10**5000, "cow")

    def test_half_a_character_is_no_name_of_who_records(self, tmp_path: Path) -> None:
        with pytest.raises(ccw.OptionError, match="the name of who records, on one line"):
            ccw.OutreachLog.open(tmp_path / "log.sqlite", recorded_by="Anna\udc80")

    def test_a_key_with_a_control_character_behind_it_is_read_or_refused(self, reg: ccw.Registry) -> None:
        frame = pd.DataFrame([["0\x1f", ""]], columns=["iso3", "year"])
        _answers(lambda: ccw.join_covariates(ccw.panel(reg, states=["LAO"], start=2012, end=2013), frame))

    def test_half_a_character_in_a_title_or_a_source_is_drawn_as_a_mark(self) -> None:
        ax = ccw.plot.timeline(ccw.OutreachLog.bundled().frame(), title="a\udc80b", source="c\udc80")
        assert ax.get_title() == "a?b"

    def test_half_a_character_in_a_list_of_participants_is_refused(self) -> None:
        with pytest.raises(ccw.OptionError, match="is not accepted; use a text of whole characters"):
            ccw.match_participants(ccw.Registry.bundled(), ["France", "\ud800"])

    @pytest.mark.parametrize("progress", [int, len, lambda: None])
    def test_what_does_not_take_the_news_is_not_told_of_progress(self, tmp_path: Path, progress: Progress) -> None:
        with pytest.raises(ccw.OptionError, match=r"progress=.*; use 'True', 'False' or a function of"):
            ccw.write_panel(ccw.Registry.bundled(), tmp_path, start=2024, progress=progress)

    def test_a_log_by_way_of_a_folder_that_is_not_there_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(ccw.StoreError, match="see that its folder exists"):
            ccw.OutreachLog.open(tmp_path / "missing" / ".." / "log.sqlite")
        assert not list(tmp_path.iterdir())

    def test_an_array_without_dimensions_is_no_list_of_instruments(self) -> None:
        with pytest.raises(ccw.OptionError, match=r"instruments=.* is not accepted; use "):
            ccw.plot.history(ccw.history(ccw.Registry.bundled()), instruments=np.array(5))

    def test_too_few_arguments_are_pythons_own_matter(self) -> None:
        with pytest.raises(TypeError, match="missing 1 required positional argument: 'reg'"):
            ccw.gap_matrix()  # type: ignore[call-arg]


# What the sources never do

NEVER = {"pickle", "marshal", "shelve", "socket", "urllib", "http", "ftplib", "smtplib", "requests", "ctypes", "code"}
NEVER_CALLED = {"eval", "exec", "compile", "__import__", "read_pickle", "to_pickle", "system", "popen", "Popen"}


OF_ITS_OWN = {"sharing.py": {"pickle", "Popen"}}
"""What a module may do all the same: this one reads what a process that it began made, by a pipe of theirs alone."""


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT / "src").as_posix())
def test_no_module_runs_data_or_opens_a_connection(module: Path) -> None:
    own = OF_ITS_OWN.get(module.name, set())
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        imported = [one.name for one in node.names] if isinstance(node, ast.Import) else []
        imported += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        assert not {name.partition(".")[0] for name in imported} & NEVER - own
        if isinstance(node, ast.Call):
            of_re = isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "re"
            name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
            assert of_re or name not in NEVER_CALLED - own, f"line {node.lineno}"


# What is written for a browser


@pytest.fixture(scope="module")
def marked() -> ccw.Registry:
    return hostile_registry(MARKS, ccw.Registry.bundled())


@pytest.fixture(scope="module")
def acts() -> ccw.OutreachLog:
    texts = ("document", "on_behalf_of", "main_purpose", "audience", "venue", "treaty_scope", "note", "quote")
    act = {"id": "a", "kind": "letter", "start": DAY, "states": ["LAO"], "actors": [{"role": MARKS}]}
    return ccw.OutreachLog([{**act, **dict.fromkeys((*texts, "accession_stage"), MARKS)}])


class TestPages:
    @pytest.mark.parametrize(
        "page",
        [
            lambda reg, _: ccw.universalization_report(reg, pictures=False).html,
            lambda reg, acts: ccw.brief(reg, acts, "LAO", internal=True).html,
            lambda reg, acts: ccw.annual_report(reg, acts, 2014).html,
            lambda reg, _: reg._repr_html_(),
            lambda _, acts: acts._repr_html_(),
            lambda reg, _: ccw.relations(reg, "USA", "MEX")._repr_html_(),
            lambda *_: dataclasses.replace(ccw.read_report(ISU), title=MARKS)._repr_html_(),
            lambda *_: dataclasses.replace(ccw.read_untc(UNTC), source=MARKS)._repr_html_(),
        ],
        ids=("report", "brief", "annual", "registry", "log", "relation", "isu_report", "untc_table"),
    )  # fmt: skip
    def test_texts_of_data_are_no_marks(
        self, marked: ccw.Registry, acts: ccw.OutreachLog, page: Callable[[ccw.Registry, ccw.OutreachLog], str]
    ) -> None:
        html = page(marked, acts)
        assert "alert(1)" in html
        tree = lxml.html.fromstring(f"<div>{html}</div>")
        assert not tree.xpath("//script | //img[@src='x'] | //*[@onerror]")

    def test_the_explorer_has_its_own_scripts_alone(
        self, marked: ccw.Registry, acts: ccw.OutreachLog, tmp_path: Path
    ) -> None:
        page = ccw.write_explorer(marked, tmp_path / "explorer.html", log=acts).read_text(encoding="utf-8")
        tree = lxml.html.fromstring(page)
        assert len(tree.xpath("//script")) == 3
        assert not tree.xpath("//*[@onerror]")
        assert "alert(1)" in page


# What is written for a spreadsheet


def _cells(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [cell for row in csv.reader(file) for cell in row]


class TestSpreadsheets:
    def test_no_table_of_a_report_computes(self, tmp_path: Path) -> None:
        reg = hostile_registry(FORMULA, ccw.testing.sample_registry())
        ccw.universalization_report(reg, pictures=False).write(tmp_path)
        cells = [cell for path in tmp_path.glob("*.csv") for cell in _cells(path)]
        assert f"'{FORMULA}" in cells
        assert not [cell for cell in cells if cell.startswith(("=", "@"))]

    def test_no_exported_csv_computes(self, tmp_path: Path) -> None:
        frame = pd.DataFrame({"note": [FORMULA, "@SUM(A1)", "+1+1", "-1+1", "\t=1"], "change": [-1, 0, 1, 2, 3]})
        [path, _] = ccw.export(frame.set_index(pd.Index([FORMULA] * 5, name="key")), tmp_path / "table.csv")
        assert not [cell for cell in _cells(path) if re.match(r"\s*[=@+-]", cell) and not re.fullmatch(r"-?\d+", cell)]

    def test_no_workbook_computes_or_breaks(self, tmp_path: Path) -> None:
        openpyxl = pytest.importorskip("openpyxl")
        frame = pd.DataFrame({"\uffff=1": [FORMULA, "\uffff", "\x07"]})
        frame.attrs = {"ccwuniv": {"library": "1", "call": FORMULA, "sources": ["\ufffe"]}}
        [path] = ccw.export(frame, tmp_path / "table.xlsx")
        cells = [cell for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f"]

    @pytest.mark.parametrize(
        ("cell", "words"),
        [("x" * 32_768, "32,768 characters"), (10**5_000, "is not a number that|cannot be written as excel")],
        ids=("text", "number"),
    )
    def test_what_no_cell_holds_is_refused_whole(self, folders: tuple[Path, Path], cell: object, words: str) -> None:
        pytest.importorskip("openpyxl")
        with pytest.raises(ccw.DataError, match=words):
            ccw.export(pd.DataFrame({"note": [cell]}, dtype="object"), "table.xlsx")
        assert not [path for folder in folders for path in folder.iterdir()]


# Paths


@pytest.mark.parametrize("name", ["../x", "/x", "a/b", "../../../etc/x", "con", "a\0b", "a:b", "a\\b"])
def test_no_table_of_a_report_leaves_its_folder(tmp_path: Path, name: str) -> None:
    report = ccw.Report(ccw.Paper("x"), {name: pd.DataFrame({"a": [1]})}, {})
    (tmp_path / "out").mkdir()
    with pytest.raises(ccw.StoreError, match="is not a name for a file"):
        report.write(tmp_path / "out")
    assert [path.name for path in tmp_path.rglob("*")] == ["out"]


def test_a_state_whose_code_is_a_path_names_no_file(tmp_path: Path) -> None:
    reg = ccw.testing.sample_registry()
    away = ccw.State(iso3="../../x", name="../../x", kind="member", source="invented")
    moved = reg.replaced(states=[*reg.states, away])
    ccw.universalization_report(moved, pictures=False).write(tmp_path / "a" / "b")
    ccw.replication_archive(ccw.gap_matrix(moved, states="all"), tmp_path / "a" / "b" / "archive.zip", reg=moved)
    assert {path.parent for path in tmp_path.rglob("*") if path.is_file()} == {tmp_path / "a" / "b"}


@pytest.mark.parametrize("write", [
    lambda reg, path: ccw.export(reg.totals(DAY), path),
    lambda reg, path: ccw.replication_archive(reg.totals(DAY), path, reg=reg),
], ids=("export", "archive"))  # fmt: skip
def test_what_was_there_stays_where_writing_breaks_off(
    reg: ccw.Registry,
    folders: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    write: Callable[[ccw.Registry, Path], object],
) -> None:
    here, _ = folders
    path = here / "totals.csv"
    path.write_text("old", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ccw.StoreError, match="No space left"):
        write(reg, path)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(here.iterdir()) == [path]


# Properties


def _answers(ask: Callable[[], object]) -> None:
    error = _error(ask)
    assert error is None or isinstance(error, CcwError), repr(error)


@FEW
@given(text=st.text(st.characters(codec=None), max_size=60))
def test_any_text_as_name_day_instrument_and_group(reg: ccw.Registry, text: str) -> None:
    for ask in (reg.state, reg.instrument, reg.group, reg.totals, ccw.names.find_states, ccw.names.closest):
        _answers(lambda ask=ask: ask(text))  # type: ignore[misc]


@FEW
@given(
    data=st.binary(max_size=200),
    start=st.sampled_from([b"", b"%PDF-1.4\n", b"1. The CCW has 5 parties.\n", b"\xff\xfe"]),
)
def test_any_bytes_as_a_report(data: bytes, start: bytes) -> None:
    _answers(lambda: ccw.read_report(start + data))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@FEW
@given(fields=st.dictionaries(st.sampled_from(sorted(ccw.OutreachAction.model_fields)), JSON, max_size=5))
def test_any_fields_as_an_act(fields: dict[str, Any]) -> None:
    _answers(lambda: ccw.OutreachAction(**{"id": "a", "kind": "letter", "start": DAY, "note": "-"} | fields))


@FEW
@given(fields=st.dictionaries(st.sampled_from(sorted(ccw.Selector.model_fields)), JSON, max_size=3))
def test_any_fields_as_a_selector(reg: ccw.Registry, fields: dict[str, Any]) -> None:
    _answers(lambda: ccw.Selector(**fields).resolve(reg))


@FEW
@given(rows=st.lists(st.lists(st.text(max_size=6), min_size=2, max_size=2), max_size=4))
def test_any_table_of_ones_own(reg: ccw.Registry, rows: list[list[str]]) -> None:
    frame = pd.DataFrame(rows, columns=["iso3", "year"], dtype="object")
    _answers(lambda: ccw.add_participation(reg, frame, unmatched="report"))
    _answers(
        lambda: ccw.join_covariates(ccw.panel(reg, states=["LAO"], start=2012, end=2013), frame, unmatched="report")
    )
