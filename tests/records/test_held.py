"""Columns that are checked as columns say what records say; where they do not clear a table, records decide on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest

import ccwuniv as ccw
from benchmarks.made import write_registry
from ccwuniv import records
from ccwuniv._support import data_directory
from ccwuniv.records import FORMS, UnclearError, columns_read, read_csv, read_held, read_outlines
from ccwuniv.registry import TABLES

DATA = data_directory()
ROWS = {file: model.__name__ for file, (_, model) in TABLES.items()}
MODELS: dict[str, Any] = {name: getattr(records, name) for name in FORMS}


def kind_of(annotation: object) -> str:
    """Say what a field of a record is, in the words of the forms."""
    wanted = [part for part in get_args(annotation) if part is not type(None)] or [annotation]
    if get_origin(annotation) is Literal or get_origin(wanted[0]) is Literal:
        return "word"
    first = wanted[0] if get_origin(annotation) is not tuple else tuple
    return {
        bool: "boolean",
        int: "whole",
        tuple: "codes",
        str: "text",
        records.ActionKind: "act",
    }.get(first, "day")  # type: ignore[call-overload]


def words_of(annotation: object) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return tuple(word for word in get_args(annotation) if word)
    return next((words_of(part) for part in get_args(annotation) if get_origin(part) is Literal), ())


@pytest.mark.parametrize("name", FORMS)
def test_the_forms_are_those_of_the_records(name: str) -> None:
    fields = MODELS[name].model_fields
    assert list(FORMS[name]) == list(fields)
    for column, form in FORMS[name].items():
        field = fields[column]
        assert form.kind == kind_of(field.annotation), column
        assert form.words == words_of(field.annotation), column
        assert form.needed == field.is_required(), column
        assert form.needed or form.empty == field.default, column


@pytest.mark.parametrize("file", ROWS)
def test_columns_say_what_records_say(file: str) -> None:
    model = MODELS[ROWS[file]]
    made, _ = read_csv(DATA / file, model)
    columns = read_held(DATA / file, ROWS[file])
    for name in FORMS[ROWS[file]]:
        assert columns.values(name) == [getattr(record, name) for record in made]
        values, places = columns.distinct(name)
        assert [values[place] for place in places] == columns.values(name)
    assert columns.record(len(made) // 2) == made[len(made) // 2]
    assert columns.records == made


def test_outlines_say_what_the_instruments_say() -> None:
    outlines = read_outlines(DATA / "instruments.json")
    for outline, instrument in zip(outlines.outlines, ccw.Registry.bundled().instruments, strict=True):
        for name in ("code", "parent", "amends", "adopted", "entry_into_force"):
            assert getattr(outline, name) == getattr(instrument, name)
        assert outline.effect_rule is not None
        assert instrument.effect_rule is not None
        assert outline.effect_rule._asdict() == instrument.effect_rule.model_dump()
    assert outlines.records == ccw.Registry.bundled().instruments


def test_pyarrow_and_pythons_reader_give_the_same_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_registry(tmp_path, 60, 100, 0)
    path = tmp_path / "actions.csv"
    rows = read_held(path, "Action")
    monkeypatch.setattr(columns_read, "_MANY", 1)
    arrow = read_held(path, "Action")
    for name in FORMS["Action"]:
        assert arrow.values(name) == rows.values(name)
        assert arrow.record(17) == rows.record(17)
    assert arrow.records == rows.records


@pytest.mark.parametrize("line", ["AFG,T0000\n", "\n", "AFG,T0000,accession,1981-05-05,,,\x0b,verified,\n", "\ufeff"])
def test_what_pyarrow_reads_otherwise_than_python_is_left_to_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    write_registry(tmp_path, 2, 100, 0)
    path = tmp_path / "actions.csv"
    header, _, text = path.read_text(encoding="utf-8").partition("\n")
    path.write_text(f"{header}\n{line}{text}", encoding="utf-8")
    for least in (columns_read._MANY, 1):
        monkeypatch.setattr(columns_read, "_MANY", least)
        try:
            assert read_held(path, "Action").records == read_csv(path, MODELS["Action"])[0]
        except UnclearError:
            assert line != "\ufeff"
