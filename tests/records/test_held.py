"""Columns that are checked as columns say what records say; where they do not clear a table, records decide on it."""

from __future__ import annotations

import csv
import io
import random
import shutil
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest

import ccwuniv as ccw
from ccwuniv import records
from ccwuniv._support import data_directory
from ccwuniv.records import FORMS, UnclearError, held, read_csv, read_held, read_outlines
from ccwuniv.registry import clearing, folder
from ccwuniv.registry.act_arrays import ActArrays
from ccwuniv.registry.between import ROWS
from ccwuniv.registry.contradictions import check_consistency

DATA = data_directory()
MODELS: dict[str, Any] = {name: getattr(records, name) for name in FORMS}
CHANGES = (
    "",
    "2014-13-01",
    " 2014-09-01 ",
    "2014-09-01",
    "LAO",
    "XXX",
    "no",
    "TRUE",
    "1",
    "accession",
    "P5",
    "a\u2028b",
)


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
    model = MODELS[ROWS[file][1]]
    made, _ = read_csv(DATA / file, model)
    columns = read_held(DATA / file, ROWS[file][1])
    for name in FORMS[ROWS[file][1]]:
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


def small_folder(place: Path) -> Path:
    """Copy the shipped tables, the longest of them cut short."""
    for file in (*ROWS, "instruments.json", "datapackage.json"):
        shutil.copy(DATA / file, place / file)
    return place


def outcome(read: Any) -> Any:  # noqa: ANN401
    """Return a registry, or the words of every error."""
    try:
        return read()
    except ccw.CcwError as error:
        return type(error), str(error), [str(other) for other in getattr(error, "others", ())]


def changed(text: str, chance: random.Random) -> str:
    """Change a cell, leave out a cell, repeat or leave out a row, or write a column's name otherwise."""
    rows = list(csv.reader(io.StringIO(text)))
    row = chance.randrange(len(rows))
    column = chance.randrange(len(rows[0]))
    match chance.randrange(8):
        case 0:
            del rows[row][column]
        case 1:
            rows.insert(row, list(rows[-1]))
        case 2:
            rows[row], rows[-1] = rows[-1], rows[row]
        case _:
            rows[row][column] = chance.choice([*CHANGES, chance.choice(rows)[column]])
    page = io.StringIO()
    csv.writer(page, lineterminator=chance.choice(["\n", "\n", "\n", "\r\n"])).writerows(rows)
    return page.getvalue()


@pytest.mark.parametrize("seed", range(40))
def test_a_changed_table_is_read_or_refused_as_by_records(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    place = small_folder(tmp_path)
    file = chance.choice([*ROWS, "actions.csv", "states.csv"])
    text = (place / file).read_text(encoding="utf-8")
    (place / file).write_text(changed(text, chance), encoding="utf-8", newline="")
    ours = outcome(lambda: ccw.Registry.read(place))
    theirs = outcome(lambda: by_records(place))
    assert ours == theirs


def by_records(place: Path) -> ccw.Registry:
    """Read a folder row by row, as records."""
    from ccwuniv.registry import read_package

    content = read_package(place / "datapackage.json")
    return ccw.Registry(**{**content, **folder.read_recorded(place, content["as_of"])})


@pytest.mark.parametrize("change", ["[]", '{"code": "P9"}', '{"code": 9}', '{"adopted": "1980"}', '{"kind": "pact"}'])
def test_a_changed_instrument_is_read_or_refused_as_by_records(tmp_path: Path, change: str) -> None:
    import json

    place = small_folder(tmp_path)
    items = json.loads((place / "instruments.json").read_text(encoding="utf-8"))
    told = json.loads(change)
    items = [{**items[0], **told}, *items[1:]] if told else told
    (place / "instruments.json").write_text(json.dumps(items), encoding="utf-8")
    assert outcome(lambda: ccw.Registry.read(place)) == outcome(lambda: by_records(place))


def many_acts(place: Path, number: int = 60) -> Path:
    """Write a folder of some thousand acts, without a quotation mark, on made treaties."""
    from benchmarks.made import write_registry

    write_registry(place, number, 100, 0)
    return place


def test_pyarrow_and_pythons_reader_give_the_same_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = many_acts(tmp_path) / "actions.csv"
    rows = read_held(path, "Action")
    monkeypatch.setattr(held, "_MANY", 1)
    arrow = read_held(path, "Action")
    for name in FORMS["Action"]:
        assert arrow.values(name) == rows.values(name)
        assert arrow.record(17) == rows.record(17)
    assert arrow.records == rows.records


@pytest.mark.parametrize("line", ["AFG,T0000\n", "\n", "AFG,T0000,accession,1981-05-05,,,\x0b,verified,\n", "\ufeff"])
def test_what_pyarrow_does_not_read_as_python_does_is_read_by_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    path = many_acts(tmp_path, 2) / "actions.csv"
    header, _, text = path.read_text(encoding="utf-8").partition("\n")
    path.write_text(f"{header}\n{line}{text}", encoding="utf-8")
    monkeypatch.setattr(held, "_MANY", 1)
    ours = outcome(lambda: ccw.Registry.read(tmp_path))
    monkeypatch.undo()
    assert ours == outcome(lambda: by_records(tmp_path))


def test_arrays_find_every_act_that_contradicts_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of one act too many at a time, the arrays leave to a reading what it refuses, and clear nothing of it."""
    monkeypatch.setattr(clearing, "_MANY", 10)
    chance = random.Random(1)
    path = many_acts(tmp_path, 20) / "actions.csv"
    text = path.read_text(encoding="utf-8")
    reg = ccw.Registry.read(tmp_path)
    by_code, by_iso3 = ({one.code: one for one in reg.instruments}, {one.iso3: one for one in reg.states})
    refused = 0
    for _ in range(30):
        iso3, code, kind, date, *rest = chance.choice(text.splitlines()[1:]).split(",")
        kind = chance.choice([kind, "signature", "withdrawal", "succession"])
        date = chance.choice([date, "1979-01-01", "1995-05-05", "2025-12-31", "2026-03-01"])
        path.write_text(f"{text}{','.join((iso3, code, kind, date, *rest))}\n", encoding="utf-8")
        acts = read_held(path, "Action")
        try:
            places = ActArrays.of(acts, by_code, by_iso3).unclear(reg.as_of)
        except UnclearError:
            places = [*range(len(acts))]
        whole = outcome(lambda acts=acts: check_consistency(acts.records, by_code, by_iso3, reg.as_of))
        part = outcome(
            lambda acts=acts, places=places: check_consistency(acts.rows(places), by_code, by_iso3, reg.as_of)
        )
        refused += whole is not None
        assert (whole is None) == (part is None)
        assert outcome(lambda: ccw.Registry.read(tmp_path)) == outcome(lambda: by_records(tmp_path))
    assert 0 < refused < 30


def test_an_act_from_which_a_rule_leads_out_of_the_calendar_is_refused_when_it_is_given() -> None:
    reg = ccw.Registry.bundled()
    act = {"iso3": "LAO", "instrument": "AP2", "kind": "accession", "date": "9999-12-01"}
    with pytest.raises(ccw.DateError, match="outside the calendar"):
        reg.with_actions(act)
