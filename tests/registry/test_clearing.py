"""A folder that is read by columns is read, or refused in the same words, as it is by records."""

from __future__ import annotations

import csv
import io
import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest

import ccwuniv as ccw
from benchmarks.made import write_registry
from ccwuniv._support import data_directory
from ccwuniv.records import UnclearError, read_held
from ccwuniv.registry import clearing, folder, read_package
from ccwuniv.registry.act_arrays import ActArrays
from ccwuniv.registry.between import ROWS
from ccwuniv.registry.contradictions import check_consistency

DATA = data_directory()
CHANGES = ("", "2014-13-01", " 2014-09-01 ", "2014-09-01", "LAO", "ZZZ", "no", "TRUE", "1", "accession", "P5", "\u2028")


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
    content = read_package(place / "datapackage.json")
    return ccw.Registry(**{**content, **folder.read_recorded(place, content["as_of"])})


@pytest.mark.parametrize("change", ["[]", '{"code": "P9"}', '{"code": 9}', '{"adopted": "1980"}', '{"kind": "pact"}'])
def test_a_changed_instrument_is_read_or_refused_as_by_records(tmp_path: Path, change: str) -> None:
    place = small_folder(tmp_path)
    items = json.loads((place / "instruments.json").read_text(encoding="utf-8"))
    told = json.loads(change)
    items = [{**items[0], **told}, *items[1:]] if told else told
    (place / "instruments.json").write_text(json.dumps(items), encoding="utf-8")
    assert outcome(lambda: ccw.Registry.read(place)) == outcome(lambda: by_records(place))


def many_acts(place: Path, number: int = 60) -> Path:
    """Write a folder of some thousand acts, without a quotation mark, on made treaties."""
    write_registry(place, number, 100, 0)
    return place


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
