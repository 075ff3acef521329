"""A table written for another program comes back from it: values, labels, days, and what it rests on."""

from __future__ import annotations

import json
import re
import struct
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from frictionless import Package, Resource
from hypothesis import given
from hypothesis import strategies as st

import ccwuniv as ccw
from ccwuniv._support import escaped as latex_escaped
from ccwuniv._support import typeset
from ccwuniv.exports.stata import stata_names
from tests.support.record import report_acts

DAY = "2014-09-01"
Make = Callable[[ccw.Registry], Any]

TABLES: dict[str, Make] = {
    "totals": lambda reg: reg.totals(DAY),
    "gaps": lambda reg: ccw.gap_matrix(reg, DAY),
    "days": lambda reg: ccw.gap_matrix(reg, DAY, values="deposited"),
    "migration": lambda reg: ccw.migration_list(reg, DAY, log=report_acts()),
    "coverage": lambda reg: ccw.coverage(reg, DAY),
    "history": lambda reg: ccw.history(reg, freq="Y"),
    "years": lambda reg: ccw.panel(reg, states=["SSD", "FRA"], start=2008, end=2026),
    "wide": lambda reg: ccw.panel(reg, "wide", states=["SSD", "FRA"]),
    "spells": lambda reg: ccw.panel(reg, "spell", states=["DDR", "FRA"]),
    "dyads": lambda reg: ccw.panel(reg, "dyad-year", states=["MEX", "USA"]),
    "waits": lambda reg: ccw.waiting_times(reg, "AP2"),
    "neighbours": lambda reg: ccw.treaty_table(reg, DAY),
    "compared": lambda reg: ccw.compare(reg, reg).numbers,
    "nothing": lambda reg: reg.diff(reg),
    "acts": lambda _: report_acts().frame(),
}


@pytest.fixture(params=TABLES)
def table(request: pytest.FixtureRequest, reg: ccw.Registry) -> pd.DataFrame:
    made = TABLES[request.param](reg)
    frame = made.to_frame() if isinstance(made, pd.Series) else made
    frame.attrs = made.attrs
    return frame


def columns_of(table: pd.DataFrame) -> pd.DataFrame:
    flat = table.reset_index(drop=all(name is None for name in table.index.names))
    flat.columns = [str(column) for column in flat.columns]
    return flat


def plain(column: pd.Series[Any]) -> list[object]:
    """The cells of a column in words that no format changes."""
    found: list[object] = []
    for cell in column.astype("object"):
        if pd.isna(cell) or cell == "":
            found.append(None)
        elif isinstance(cell, pd.Timestamp | np.datetime64):
            found.append(str(pd.Timestamp(cell).date()))
        elif isinstance(cell, bool | np.bool_) or cell in ("yes", "no"):
            found.append(bool(cell) if not isinstance(cell, str) else cell == "yes")
        elif isinstance(cell, int | float | np.number):
            found.append(round(float(cell), 9))
        else:
            found.append(str(cell))
    return found


def assert_same(table: pd.DataFrame, back: pd.DataFrame, names: dict[str, str] | None = None) -> None:
    flat = columns_of(table)
    assert list(back.columns) == [(names or {}).get(name, name) for name in flat.columns]
    for name in flat.columns:
        assert plain(flat[name]) == plain(back[(names or {}).get(name, name)]), name


class TestCsv:
    def test_it_comes_back(self, table: pd.DataFrame, tmp_path: Path) -> None:
        path, beside = ccw.export(table, tmp_path / "table.csv")
        dates = [name for name, dtype in columns_of(table).dtypes.items() if dtype.kind == "M"]
        back = pd.read_csv(path, keep_default_na=False, na_values=[""], parse_dates=dates)
        assert_same(table, back)
        assert beside.name == "table.resource.json"

    def test_what_lies_beside_describes_it(self, table: pd.DataFrame, tmp_path: Path) -> None:
        _, beside = ccw.export(table, tmp_path / "Table of mine.csv")
        report = Resource(str(beside)).validate()
        assert report.valid, report.flatten(["title", "message"])
        resource = json.loads(beside.read_text(encoding="utf-8"))
        assert resource["ccwuniv"] == table.attrs["ccwuniv"]
        assert resource["citation"] == ccw.cite(table)

    def test_a_registry_is_a_data_folder(self, reg: ccw.Registry, tmp_path: Path) -> None:
        ccw.export(reg, tmp_path / "data")
        assert ccw.Registry.read(tmp_path / "data") == reg
        assert Package(str(tmp_path / "data" / "datapackage.json")).validate().valid


class TestParquet:
    def test_it_comes_back_as_it_was(self, table: pd.DataFrame, tmp_path: Path) -> None:
        pytest.importorskip("pyarrow")
        [path] = ccw.export(table, tmp_path / "table.parquet")
        back = pd.read_parquet(path)
        assert back.attrs == table.attrs
        assert back.index.names == table.index.names
        assert_same(table, columns_of(back))
        for name, dtype in back.dtypes.items():
            assert dtype.kind == table[name].dtype.kind.replace("M", "O") or not len(table), name

    def test_days_are_days(self, reg: ccw.Registry, tmp_path: Path) -> None:
        pq = pytest.importorskip("pyarrow.parquet")
        [path] = ccw.export(ccw.migration_list(reg, DAY), tmp_path / "table.parquet")
        schema = pq.read_schema(path)
        assert str(schema.field("deposited").type) == "date32[day]"
        assert schema.names[0] == "iso3"

    def test_fields_carry_their_definition(self, reg: ccw.Registry, tmp_path: Path) -> None:
        pq = pytest.importorskip("pyarrow.parquet")
        [path] = ccw.export(ccw.migration_list(reg, DAY), tmp_path / "table.parquet")
        schema = pq.read_schema(path)
        assert b"could have consented" in schema.field("years_waiting").metadata[b"label"]
        assert json.loads(schema.metadata[b"ccwuniv"])["as_of"] == DAY


class TestExcel:
    def test_it_comes_back(self, table: pd.DataFrame, tmp_path: Path) -> None:
        pytest.importorskip("openpyxl")
        [path] = ccw.export(table, tmp_path / "table.xlsx")
        sheets = pd.read_excel(path, sheet_name=None, keep_default_na=False, na_values=[""])
        assert list(sheets)[1:] == ["provenance", "variables"]
        assert_same(table, next(iter(sheets.values())))
        facts = dict(zip(sheets["provenance"]["fact"], sheets["provenance"]["value"], strict=True))
        assert facts["call"] == table.attrs["ccwuniv"]["call"]
        assert json.loads(facts["sources"]) == table.attrs["ccwuniv"]["sources"]
        assert sheets["variables"]["variable"].tolist() == list(columns_of(table).columns)

    def test_text_is_no_formula(self, tmp_path: Path) -> None:
        openpyxl = pytest.importorskip("openpyxl")
        [path] = ccw.export(pd.DataFrame({"note": ["=1+1", "a\x07b"]}), tmp_path / "table.xlsx")
        page = openpyxl.load_workbook(path).worksheets[0]
        assert [(cell.value, cell.data_type) for cell in page["A"][1:]] == [("=1+1", "s"), ("a\ufffdb", "s")]

    def test_days_widths_and_the_head(self, reg: ccw.Registry, tmp_path: Path) -> None:
        openpyxl = pytest.importorskip("openpyxl")
        [path] = ccw.export(ccw.migration_list(reg, DAY), tmp_path / "table.xlsx")
        book = openpyxl.load_workbook(path)
        assert {page.freeze_panes for page in book} == {"A2"}
        assert all(8 <= column.width <= 60 for page in book for column in page.column_dimensions.values())
        [day] = [cell for cell in book.worksheets[0][2] if book.worksheets[0].cell(1, cell.column).value == "deposited"]
        assert (day.number_format, day.is_date) == ("yyyy-mm-dd", True)

    def test_days_before_march_1900_are_text_since_programs_differ_on_their_numbers(self, tmp_path: Path) -> None:
        """`findings/old_days.sh` shows them."""
        openpyxl = pytest.importorskip("openpyxl")
        old, young = ["1864-08-22", None, "1900-03-01"], ["1900-03-01", None, "2014-09-01"]
        table = pd.DataFrame({"old": pd.to_datetime(old), "young": pd.to_datetime(young)})
        [path] = ccw.export(table, tmp_path / "table.xlsx")
        page = openpyxl.load_workbook(path).worksheets[0]
        assert [cell.value for cell in page["A"][1:]] == old
        assert [cell.is_date for cell in page["B"][1:]] == [True, False, True]
        assert (
            pd.to_datetime(pd.read_excel(path)["old"])
            .dt.strftime("%Y-%m-%d")
            .equals(table["old"].dt.strftime("%Y-%m-%d"))
        )

    @pytest.mark.parametrize(("rows", "columns", "what"), [(1_048_576, 1, "1,048,575"), (1, 16_385, "16,384")])
    def test_more_than_a_sheet_holds(self, rows: int, columns: int, what: str, tmp_path: Path) -> None:
        pytest.importorskip("openpyxl")
        with pytest.raises(ccw.DataError, match=f"a sheet of a workbook {what}; write Parquet or CSV"):
            ccw.export(pd.DataFrame(np.zeros((rows, columns), dtype="int8")), tmp_path / "table.xlsx")

    def test_a_registry_is_one_workbook(self, reg: ccw.Registry, tmp_path: Path) -> None:
        pytest.importorskip("openpyxl")
        [path] = ccw.export(reg, tmp_path / "ccw.xlsx")
        sheets = pd.read_excel(path, sheet_name=None, keep_default_na=False, na_values=[""])
        assert len(sheets["actions"]) == len(reg.actions)
        assert sheets["states"]["iso3"].tolist() == [state.iso3 for state in reg.states]


class TestStata:
    def test_it_comes_back(self, table: pd.DataFrame, tmp_path: Path) -> None:
        [path] = ccw.export(table, tmp_path / "table.dta")
        assert_same(table, pd.read_stata(path), stata_names(columns_of(table).columns))

    def test_labels_are_those_of_the_codebook(self, table: pd.DataFrame, tmp_path: Path) -> None:
        [path] = ccw.export(table, tmp_path / "table.dta")
        with pd.read_stata(path, iterator=True) as reader:
            labels = reader.variable_labels()
            assert list(labels.values()) == ccw.codebook(table)["label"].tolist()
            assert reader.data_label.startswith("ccwuniv ")
        assert all(len(name) <= 32 and len(label) <= 80 for name, label in labels.items())

    def test_a_label_ends_with_a_word(self, reg: ccw.Registry, tmp_path: Path) -> None:
        table = ccw.panel(reg, states=["FRA"], start=2020, end=2021)
        table.attrs["ccwuniv"]["basis"] = "by the deposit of consent as the depositary prints it in its table"
        [path] = ccw.export(table, tmp_path / "table.dta")
        with pd.read_stata(path, iterator=True) as reader:
            assert reader.data_label.endswith(" consent as the…")

    def test_days_and_codes(self, reg: ccw.Registry, tmp_path: Path) -> None:
        [path] = ccw.export(ccw.panel(reg, states=["FRA"], instruments=["P5"]), tmp_path / "panel.dta")
        with pd.read_stata(path, iterator=True, convert_categoricals=False, convert_dates=False) as reader:
            frame = reader.read()
            values = reader.value_labels()
        assert frame["status"].iloc[-1] == 6
        assert values["status"][6] == "in_force"
        assert frame["date"].iloc[-1] == (pd.Timestamp("2025-12-31") - pd.Timestamp("1960-01-01")).days
        assert b"%td" in path.read_bytes()

    def test_notes_hold_the_provenance(self, reg: ccw.Registry, tmp_path: Path) -> None:
        table = ccw.gap_matrix(reg, DAY)
        [path] = ccw.export(table, tmp_path / "gaps.dta")
        notes = notes_of(path.read_bytes())
        assert notes["_dta", "note1"] == ccw.cite(table)
        assert json.loads(notes["_dta", "note2"].removeprefix("provenance: ")) == table.attrs["ccwuniv"]
        assert "consented: consent deposited, not (known to be) in force" in notes["AP2", "note6"]
        assert int(notes["_dta", "note0"]) == sum(owner == "_dta" for owner, _ in notes) - 1

    def test_a_registry_is_a_folder(self, reg: ccw.Registry, tmp_path: Path) -> None:
        written = ccw.export(reg, tmp_path / "stata", "stata")
        assert {path.stem for path in written} >= {"states", "actions", "related", "instruments"}
        actions = pd.read_stata(tmp_path / "stata" / "actions.dta")
        assert [str(day.date()) for day in actions["date"]] == [str(action.date) for action in reg.actions]
        assert actions["kind"].tolist() == [action.kind.value for action in reg.actions]

    @given(st.lists(st.text(max_size=50), unique=True, max_size=30))
    def test_names_are_lawful_and_differ(self, names: list[str]) -> None:
        found = stata_names(names)
        assert len(set(found.values())) == len(names)
        assert all(re.fullmatch(r"[A-Za-z_]\w{0,31}", name, re.ASCII) for name in found.values())


def notes_of(content: bytes) -> dict[tuple[str, str], str]:
    """The characteristics of a Stata file of format 118, found through its map."""
    begin = content.index(b"<map>") + 5
    places = struct.unpack("<14Q", content[begin : begin + 112])
    assert content[places[9] :].startswith(b"<data>")
    assert places[13] == len(content)
    found = {}
    part = content[places[8] : places[9]]
    assert part.startswith(b"<characteristics>")
    at = part.find(b"<ch>")
    while at >= 0:
        (length,) = struct.unpack("<I", part[at + 4 : at + 8])
        body = part[at + 8 : at + 8 + length]
        owner, name = (body[start : start + 129].rstrip(b"\0").decode() for start in (0, 129))
        found[owner, name] = body[258:-1].decode("utf-8")
        at = part.find(b"<ch>", at + 8 + length)
    return found


class TestLatex:
    def test_it_comes_back(self, table: pd.DataFrame, tmp_path: Path) -> None:
        [path] = ccw.export(table, tmp_path / "table.tex")
        flat = columns_of(table)
        found: set[str] = set()
        for part in re.findall(r"\\toprule\n(.*?)\\end\{(?:longtable|tabular)\}", path.read_text("utf-8"), re.DOTALL):
            head, *rows = (
                [read_by_tex(cell) for cell in line.removesuffix(r" \\").split(" & ")]
                for line in part.splitlines()
                if line.endswith(r" \\")
            )
            assert len(rows) == len(flat)
            found |= set(head)
            for place, name in enumerate(head):
                assert [row[place] for row in rows] == list(map(in_latex, flat[name].astype("object"))), name
        assert found == set(flat.columns)

    def test_the_source_stands_below_and_the_provenance_above(self, table: pd.DataFrame, tmp_path: Path) -> None:
        [path] = ccw.export(table, tmp_path / "table.tex")
        text = path.read_text(encoding="utf-8")
        head = re.search(r"^% provenance: (.*)$", text, re.MULTILINE)
        assert head is not None
        assert json.loads(head[1]) == table.attrs["ccwuniv"]
        assert typeset(ccw.cite(table)) in text
        begun, ended = (re.findall(rf"\\{word}\{{(\w+)\}}", text) for word in ("begin", "end"))
        assert sorted(begun) == sorted(ended)
        assert text.count(r"\begingroup") == text.count(r"\endgroup") == 1

    def test_no_table_is_wider_than_its_line(self, table: pd.DataFrame, tmp_path: Path) -> None:
        [path] = ccw.export(table, tmp_path / "table.tex")
        for layout in re.findall(r"\\begin\{(?:longtable|tabular)\}\{(.*)\}$", path.read_text("utf-8"), re.MULTILINE):
            assert sum(map(float, re.findall(r"dimexpr([\d.]+)\\linewidth", layout))) <= 1.001

    @given(st.text(alphabet=st.sampled_from('ab&%$#_{}~^\\<>|"[]* \n-–’“”üÉçñőíøß')))
    def test_nothing_is_read_as_a_command(self, text: str) -> None:
        assert read_by_tex(typeset(text)) == " ".join(text.split())
        assert read_by_tex(latex_escaped(text)) == drawn_as_one(" ".join(text.split()))
        assert typeset(text).isascii()
        bare = re.sub(
            r"\\(?:[a-zA-Z]+\{\}|[&%$#_{}])|\{[\[\]*]\}|\{\}|\{\\(?:char34|[a-zA-Z]\{.*?\}|\W.*?)\}", "", typeset(text)
        )
        assert not re.search(r"[&%$#_{}~^\\<>|\"\[\]*]", bare)

    def test_a_table_in_other_letters_says_which_engine_it_needs(self, tmp_path: Path) -> None:
        [path] = ccw.export(pd.DataFrame({"name": ["老挝", "لاو"]}), tmp_path / "table.tex")
        assert "Needs XeLaTeX or LuaLaTeX, not pdfLaTeX" in path.read_text(encoding="utf-8")
        assert "(Arabic, Cjk)" in path.read_text(encoding="utf-8")
        [path] = ccw.export(pd.DataFrame({"name": ["Côte d’Ivoire – “Türkiye”"]}), tmp_path / "table.tex")
        assert path.read_bytes().isascii()
        assert "Compiles with pdfLaTeX" in path.read_text(encoding="utf-8")

    def test_a_table_wider_than_a_page_on_its_side_is_in_parts_with_its_key(self, tmp_path: Path) -> None:
        wide = pd.DataFrame(
            {f"a_column_{number}": ["2014-09-01"] for number in range(40)}, index=pd.Index(["LAO"], name="iso3")
        )
        text = ccw.export(wide, tmp_path / "table.tex")[0].read_text(encoding="utf-8")
        assert "parts: the table is wider than a page" in text
        assert text.count(r"\begin{tabular}") == text.count("LAO &") > 1


WORDS = {"textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textless": "<", "textgreater": ">"}
WORDS |= {"textbar": "|", "ss": "ß", "o": "ø", "dots": "…"}
ACCENTS = {
    '"': "\u0308",
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    "~": "\u0303",
    "H": "\u030b",
    "c": "\u0327",
    "v": "\u030c",
}


def read_by_tex(text: str) -> str:
    """What TeX sets of a text that we wrote."""
    text = text.replace(r"\allowbreak{}", "").replace(r"{\char34}", '"')
    text = re.sub(
        r"\{\\(\W)\\?(\w)\}|\{\\([Hcv])\{(\w)\}\}",
        lambda m: unicodedata.normalize("NFC", (m[2] or m[4]) + ACCENTS[m[1] or m[3]]),
        text,
    )
    text = drawn_as_one(text)
    text = re.sub(r"(?<=[-–’“”])\{\}", "", text)
    return re.sub(r"\\([a-z]+)\{\}|\\([&%$#_{}])|\{([\[\]*])\}", lambda m: WORDS[m[1]] if m[1] else m[2] or m[3], text)


def drawn_as_one(text: str) -> str:
    """A text as a font draws it that has one sign for two."""
    for written, meant in (("``", "“"), ("''", "”"), ("--", "–"), ("'", "’")):
        text = text.replace(written, meant)
    return text


def in_latex(cell: object) -> str:
    if cell is None or cell is pd.NA or cell != cell:
        return "–"
    if isinstance(cell, bool | np.bool_):
        return "yes" if cell else "no"
    if isinstance(cell, pd.Timestamp):
        return str(cell.date())
    return f"{cell:.3f}" if isinstance(cell, float) else " ".join(str(cell).split()).replace("'", "’")


class TestWhatIsRefused:
    def test_another_ending(self, reg: ccw.Registry, tmp_path: Path) -> None:
        with pytest.raises(ccw.OptionError, match=r"ends in \.dta"):
            ccw.export(reg.totals(), tmp_path / "table.sav")

    def test_another_format(self, reg: ccw.Registry, tmp_path: Path) -> None:
        with pytest.raises(ccw.OptionError, match="format='spss'"):
            ccw.export(reg.totals(), tmp_path / "table.csv", "spss")  # type: ignore[arg-type]

    def test_no_table(self, tmp_path: Path) -> None:
        with pytest.raises(ccw.OptionError, match="what='a list'"):
            ccw.export([1, 2], tmp_path / "table.csv")  # type: ignore[arg-type]

    def test_a_registry_in_one_file_of_a_format_with_one_table(self, reg: ccw.Registry, tmp_path: Path) -> None:
        with pytest.raises(ccw.OptionError, match="a folder"):
            ccw.export(reg, tmp_path / "ccw.dta")

    def test_two_columns_of_one_name(self, tmp_path: Path) -> None:
        with pytest.raises(ccw.OptionError, match="two columns 'a'"):
            ccw.export(pd.DataFrame([[1, 2]], columns=["a", "a"]), tmp_path / "table.csv")

    def test_a_place_that_is_none(self, reg: ccw.Registry, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("in the way", encoding="utf-8")
        with pytest.raises(ccw.StoreError, match="cannot be written"):
            ccw.export(reg.totals(), tmp_path / "file" / "table.csv")

    def test_confidential_acts_stay(self, tmp_path: Path) -> None:
        act = {"id": "a", "kind": "letter", "start": "2014-05-02", "states": ["LAO"], "level": "confidential"}
        path, _ = ccw.export(ccw.OutreachLog([act]), tmp_path / "log.csv")
        assert len(pd.read_csv(path)) == 0

    def test_a_table_without_provenance_says_so(self, tmp_path: Path) -> None:
        [path] = ccw.export(pd.DataFrame({"a": [1]}), tmp_path / "table.tex")
        assert "Source not stated" in path.read_text(encoding="utf-8")
