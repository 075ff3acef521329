"""Nothing that is shared can be changed: records, and the tables that a registry hands out."""

from __future__ import annotations

import copy
import dataclasses
import datetime as dt
import json
import pickle
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from pydantic import BaseModel, ValidationError

import ccwuniv as ccw
from ccwuniv import law, names
from ccwuniv._support import FrozenMapping, data_directory, frozen
from ccwuniv.analysis import mandates
from ccwuniv.checks import rules
from ccwuniv.documents import Address, AddressBook, TemplateProblem, handover
from ccwuniv.outreach import (
    RegionMember,
    agenda,
    attach,
    contacts_by_state,
    holder_of,
    known_documents,
    leads,
    read_list,
    take_away,
)
from ccwuniv.plot import Drawing
from ccwuniv.records import Record, StateLanguage, Tile, read_csv, read_outlines, tables
from ccwuniv.registry import add_version
from ccwuniv.sources import compare_with_tables
from tests.outreach.test_log_shared import FAR
from tests.support.face import rooms
from tests.support.record import report_acts

PAGES = Path(__file__).parents[1] / "fixtures" / "untc"
PAGE = b"Participant,Signature,Ratification,Protocol I\nFrance,10 Apr 1981,4 Mar 1988,x\nMalawi,,4 May 2026,x\n"
REPORT = (
    "1. The Convention has 117 High Contracting Parties.1\n\n"
    "2. On 2 May 2014 Ambassador Anna Smith of Finland sent letters to Togo, which is not party to Protocol V.\n\n"
    "3. Ten years ago there were 90; 48 parties to Protocol V attended.\n\n1 See CCW/MSP/2013/10.\n"
)


BESIDE = {"regions": RegionMember, "languages": StateLanguage, "tiles": Tile}


def public_types() -> set[type]:
    """Every record that a door offers by name: frozen models, frozen dataclasses, named tuples."""
    found = set()
    for module in rooms():
        if module.__name__ == "ccwuniv._support":
            continue
        for name in module.__all__:
            kind = getattr(module, name)
            if isinstance(kind, type) and (
                issubclass(kind, BaseModel)
                or dataclasses.is_dataclass(kind)
                or (issubclass(kind, tuple) and hasattr(kind, "_fields"))
            ):
                found.add(kind)
    return found


def instances(reg: ccw.Registry, folder: Path) -> list[Any]:
    """Records of every type, from the shipped data and from a page and a report of our own."""
    log = report_acts()
    table = ccw.read_untc(PAGE, "2026-06-01", instrument="CCW")
    report = ccw.read_report(REPORT)
    (folder / "bad.txt").write_text("a list of things to do", encoding="utf-8")
    (folder / "list.csv").write_text("Date,State,Kind\n2026-01-20,LAO,call\n", encoding="utf-8")
    (folder / "log.sqlite.lock").write_text(json.dumps(FAR), encoding="utf-8")
    holder = holder_of(folder / "log.sqlite")
    take_away(folder / "log.sqlite")
    with ccw.OutreachLog.open(folder / "log.sqlite") as live:
        live.append(log.actions[0].model_copy(update={"attachments": (attach(folder / "list.csv", folder / "log"),)}))
        versions = live.history(log.actions[0].id)
        merged = live.merge(live.backup(folder / "copy.sqlite"))
        over = handover(reg, live, "2026-11-30")
    day = "2014-09-01"
    one = {"iso3": "LAO", "instrument": "AP2", "kind": "consent_to_be_bound", "date": "2026-02-03"}
    return [
        *(reg.instruments, reg.states, reg.actions, reg.statements, reg.memberships, reg.periods, reg.disputes),
        [add_version(folder / "data", reg, {}, {}, reg.as_of)],
        [*known_documents(), *leads(), *ccw.OutreachLog.bundled().actions],
        *(reg.published_totals, reg.related, log.actions, mandates(), ccw.check(reg), versions),
        reg.spells("FRA", "P5"),
        [law.TwoProtocols(satisfied=True, counted=("P1", "P3"))],
        [ccw.relations(reg, "USA", "MEX"), ccw.compare(reg, reg.with_actions([one]))],
        [ccw.year_clock(reg, log, "2013-11-15", "2014-11-14"), ccw.annual_report(reg, log, 2014)],
        [ccw.universalization_report(reg, day, pictures=False), ccw.brief(reg, log, "LAO", internal=True)],
        _of_the_office(folder),
        [table, report, ccw.read_untc(PAGES / "status_page.html"), ccw.read_untc(PAGES / "protocol.en.xml")],
        [ccw.read_untc_folder(folder), compare_with_tables(reg, [table])],
        names.find_states("Letters to Togo."),
        rules(),
        [holder, *merged, over, agenda(log, "2026-11-30"), read_list(folder / "list.csv")],
        tables().values(),
        read_outlines(data_directory() / "instruments.json").outlines,
        *(read_csv(data_directory() / f"{name}.csv", kind)[0] for name, kind in BESIDE.items()),
        [contact for own in contacts_by_state(reg, log, None, confidential=False).values() for contact in own],
    ]


def _of_the_office(folder: Path) -> list[Any]:
    book = AddressBook((Address("VNM", "Geneva", email="mission@example.org"),), "contacts.csv")
    drafts = ccw.write_drafts(ccw.Registry.bundled(), folder / "drafts", "signatory", form="email", addresses=book)
    meeting = ccw.Meeting("A Meeting", dt.date(2026, 11, 16))
    return [
        book,
        drafts,
        meeting,
        ccw.Letterhead(office="An office"),
        TemplateProblem("line 1", "no tag"),
        ccw.Paper("x"),
    ]


def inside(value: object, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value in a record, at any depth, with the way to it."""
    yield path, value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from inside(getattr(value, name), f"{path}.{name}")
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from inside(getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from inside(key, f"{path}.keys")
            yield from inside(one, f"{path}[{key!r}]")
    elif isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from inside(one, f"{path}[]")


@pytest.fixture(scope="module")
def by_type(reg: ccw.Registry, tmp_path_factory: pytest.TempPathFactory) -> dict[type, list[Any]]:
    """Some instances of each type of record, those nested in others among them."""
    found: dict[type, list[Any]] = {}
    for group in instances(reg, tmp_path_factory.mktemp("records")):
        for outer in group:
            for _, value in inside(outer):
                if isinstance(value, BaseModel) or dataclasses.is_dataclass(value) or hasattr(value, "_fields"):
                    kept = found.setdefault(type(value), [])
                    if len(kept) < 40:
                        kept.append(value)
    return found


def test_every_public_record_type_has_an_instance(by_type: dict[type, list[Any]]) -> None:
    missing = {kind.__name__ for kind in KINDS} - {kind.__name__ for kind in by_type}
    assert missing == set()


# A drawing holds what its caller passed, as it was passed, and no record is a plain Record.
KINDS = sorted(public_types() - {Record, Drawing}, key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
class TestRecord:
    def test_nothing_in_it_can_be_changed(self, kind: type, by_type: dict[type, list[Any]]) -> None:
        for record in by_type[kind]:
            changeable = [
                (path, type(value).__name__)
                for path, value in inside(record, kind.__name__)
                if isinstance(value, dict | list | set | bytearray)
            ]
            assert changeable == []

    def test_equal_ones_have_equal_hashes(self, kind: type, by_type: dict[type, list[Any]]) -> None:
        for record in by_type[kind]:
            twin = copy.deepcopy(record)
            assert twin == record
            assert hash(twin) == hash(record)

    def test_pickled_it_is_the_same(self, kind: type, by_type: dict[type, list[Any]]) -> None:
        for record in by_type[kind]:
            again = pickle.loads(pickle.dumps(record))
            assert again == record
            assert hash(again) == hash(record)
            assert type(again) is kind

    def test_setting_a_field_is_refused(self, kind: type, by_type: dict[type, list[Any]]) -> None:
        for record in by_type[kind][:3]:
            fields = getattr(kind, "model_fields", None) or getattr(kind, "_fields", None)
            for name in fields or [field.name for field in dataclasses.fields(kind)]:
                with pytest.raises((AttributeError, ValidationError, TypeError)):
                    setattr(record, name, None)

    def test_every_mapping_in_it_refuses_a_change(self, kind: type, by_type: dict[type, list[Any]]) -> None:
        for record in by_type[kind]:
            for _, value in inside(record):
                if isinstance(value, Mapping):
                    with pytest.raises(TypeError):
                        value["new"] = 1  # type: ignore[index]
                    assert not hasattr(value, "pop")
                    assert not hasattr(value, "update")


def test_a_copy_of_an_action_says_for_itself_which_fields_were_given(reg: ccw.Registry) -> None:
    one, other = reg.actions[:2]
    assert one.model_fields_set is other.model_fields_set
    bare = ccw.Action(iso3="LAO", instrument="P5", kind="accession", date="2012-02-02", source="a letter")
    assert bare.model_copy(update={"note": "seen"}).model_fields_set - bare.model_fields_set == {"note"}
    again = pickle.loads(pickle.dumps(bare))
    assert (again, again.model_fields_set) == (bare, bare.model_fields_set)


class TestNames:
    def test_the_names_of_an_instrument_stay(self, reg: ccw.Registry) -> None:
        with pytest.raises(AttributeError):
            reg.instrument("CCW").names.pop("ar")  # type: ignore[attr-defined]
        with pytest.raises(TypeError):
            del reg.instrument("CCW").names["ar"]  # type: ignore[attr-defined]
        assert set(reg.instrument("CCW").names) == {"ar", "en", "es", "fr", "ru", "zh"}
        assert len(ccw.letter_list(reg)) > 0

    def test_a_model_writes_and_reads_them(self, reg: ccw.Registry) -> None:
        protocol = reg.instrument("AP2")
        assert type(protocol.model_dump()["names"]) is dict
        assert protocol.model_dump()["names"]["fr"] == {
            "short": "Protocole II modifié",
            "full": protocol.names["fr"].full,
        }
        assert json.loads(protocol.model_dump_json())["names"]["fr"]["short"] == "Protocole II modifié"
        assert ccw.Instrument.model_validate_json(protocol.model_dump_json()) == protocol
        assert ccw.Instrument.model_validate(protocol.model_dump()) == protocol
        assert ccw.Instrument.model_json_schema()["properties"]["names"]["type"] == "object"

    def test_a_copy_with_other_names_is_frozen_too(self, reg: ccw.Registry) -> None:
        english = {"en": reg.instrument("CCW").names["en"]}
        changed = reg.instrument("CCW").model_copy(update={"names": english, "aliases": ["the Convention"]})
        english.clear()
        assert list(changed.names) == ["en"]
        assert changed.aliases == ("the Convention",)
        assert hash(changed) != hash(reg.instrument("CCW"))

    def test_what_it_was_made_of_changes_nothing(self) -> None:
        given = {"en": {"short": "A treaty", "full": "A treaty on something"}}
        treaty = ccw.Instrument(code="T", names=given)  # type: ignore[arg-type]
        given.clear()
        assert treaty.name == "A treaty"


class TestFrozenMapping:
    def test_it_reads_like_a_dict(self) -> None:
        mapping = FrozenMapping({"CCW": 117, "A1": 79})
        assert mapping == {"CCW": 117, "A1": 79}
        assert dict(mapping) == {"CCW": 117, "A1": 79}
        assert list(mapping) == ["CCW", "A1"]
        assert repr(mapping) == "{'CCW': 117, 'A1': 79}"
        assert mapping.get("P5") is None
        assert hash(mapping) == hash(FrozenMapping({"A1": 79, "CCW": 117}))

    def test_it_cannot_be_reached_from_within(self) -> None:
        mapping = FrozenMapping({"CCW": 117})
        with pytest.raises(AttributeError):
            mapping._held = {}  # type: ignore[misc, assignment]
        assert not any(
            isinstance(getattr(mapping, name, None), dict) for name in dir(mapping) if not name.startswith("__")
        )

    def test_what_is_frozen_is_frozen_at_any_depth(self) -> None:
        value = frozen({"a": [1, {"b": {2}}], "c": {"d": [3]}})
        assert value == {"a": (1, {"b": frozenset({2})}), "c": {"d": (3,)}}
        assert hash(value) == hash(copy.deepcopy(value))

    def test_as_the_field_of_a_model_it_refuses_what_is_no_mapping(self) -> None:
        with pytest.raises(ValidationError):
            ccw.Instrument(code="T", names=5)  # type: ignore[arg-type]


TABLES: Mapping[str, Callable[[ccw.Registry], Any]] = {
    "totals": lambda reg: reg.totals(),
    "totals on another day": lambda reg: reg.totals("1990-12-31", basis="in_force"),
    "participation": lambda reg: reg.participation("FRA"),
    "gap_matrix": ccw.gap_matrix,
    "gap_matrix of days": lambda reg: ccw.gap_matrix(reg, values="deposited"),
    "history": lambda reg: ccw.history(reg, freq="Y"),
    "coverage": ccw.coverage,
    "waiting_times": lambda reg: ccw.waiting_times(reg, "AP2", split="none"),
    "panel": lambda reg: ccw.panel(reg, start=2010, end=2012),
    "panel of spells": lambda reg: ccw.panel(reg, unit="spell"),
    "targets": lambda reg: report_acts().targets(reg),
    "frame": lambda _: report_acts().frame(),
    "to_pandas": lambda _: report_acts().to_pandas(),
    "mandates": lambda _: ccw.mandate_coverage(report_acts()),
    "codebook": lambda _: ccw.codebook("actions"),
    "identifiers": lambda _: names.identifiers(),
    "status_grid": lambda reg: reg.status_grid(),
    "status_places": lambda reg: reg.status_places(),
    "bound_since": lambda reg: reg.bound_since(),
    "code_index": lambda reg: reg.code_index,
    "state_index": lambda reg: reg.state_index,
    "starts_and_ends": lambda reg: reg.starts_and_ends("CCW", basis="consent", population="at_the_time"),
    "find_states": lambda _: names.find_states("Letters to Togo and Laos."),
}


def spoil(value: object) -> None:
    """Change what was handed out, wherever it can be changed."""
    if isinstance(value, tuple):
        for one in value:
            spoil(one)
    elif isinstance(value, list):
        value.clear()
    elif isinstance(value, np.ndarray):
        value[...] = value.ravel()[0]
        value.ravel()[:] = value.ravel()[0]
    elif isinstance(value, pd.Index):
        value.name = "spoilt"
        if not isinstance(value, pd.MultiIndex):
            spoil_array(value.array)
        spoil_array(value.values)  # the array within is what is to be reached
    elif isinstance(value, pd.Series):
        value.iloc[0] = value.iloc[-1]
        value.name = "spoilt"
        spoil(value.index)
        value.attrs.get("ccwuniv", {}).clear()
    elif isinstance(value, pd.DataFrame):
        spoil(value.index)
        spoil(value.columns)
        for place in range(len(value.columns)):
            spoil_array(value.iloc[:, place].array)
        value.iloc[0] = value.iloc[-1]
        value.attrs.get("ccwuniv", {}).clear()
        del value[value.columns[0]]


def spoil_array(array: object) -> None:
    try:
        array[0] = array[-1]  # type: ignore[index]
    except (TypeError, ValueError, IndexError):  # read-only, or ranges and intervals, which no one can change
        return


def said(value: object) -> str:
    """All that an answer says, as text."""
    if isinstance(value, pd.DataFrame | pd.Series):
        index = f"{list(value.index)!r} {value.index.names!r}"
        table = value.to_frame() if isinstance(value, pd.Series) else value
        return f"{index} {table.columns.tolist()!r} {table.to_csv()} {json.dumps(value.attrs, default=str)}"
    if isinstance(value, pd.Index):
        return f"{value.tolist()!r} {value.name!r}"
    return repr(value.tolist() if isinstance(value, np.ndarray) else value)


@pytest.mark.parametrize("name", TABLES)
def test_what_was_handed_out_changes_no_later_answer(reg: ccw.Registry, name: str) -> None:
    before = said(TABLES[name](reg))
    spoil(TABLES[name](reg))
    assert said(TABLES[name](reg)) == before


def test_nor_do_the_tables_of_a_report_a_clock_or_a_comparison(reg: ccw.Registry) -> None:
    log = report_acts()
    one = {"iso3": "LAO", "instrument": "AP2", "kind": "consent_to_be_bound", "date": "2026-02-03"}
    report = ccw.universalization_report(reg, "2014-09-01", pictures=False)
    clock = ccw.year_clock(reg, log, "2013-11-15", "2014-11-14")
    outcome = ccw.compare(reg, reg.with_actions([one]))
    for held in (
        lambda: report.tables["totals"],
        lambda: clock.mandates,
        lambda: outcome.numbers,
        lambda: outcome.statuses,
    ):
        before = said(held())
        spoil(held())
        assert said(held()) == before


def test_the_rules_of_neighbouring_treaties_stay() -> None:
    with pytest.raises(TypeError):
        law.NEIGHBOURING_RULES["mine_ban"] = None  # type: ignore[index]


def test_a_relation_says_its_provenance_and_keeps_it(reg: ccw.Registry) -> None:
    relation = ccw.relations(reg, "USA", "MEX")
    with pytest.raises(TypeError):
        relation.attrs["ccwuniv"]["as_of"] = "1900-01-01"  # type: ignore[index]
    assert "As of 3 February 2026" in ccw.cite(relation)


def test_errors_are_equal_where_they_say_the_same() -> None:
    one, other = ccw.StoreError("a", "is not there."), ccw.StoreError("a", "is not there.")
    assert one == other
    assert hash(one) == hash(other)
    assert pickle.loads(pickle.dumps(one)) == one
    assert one != ccw.StoreError("b", "is not there.")
    assert one != ccw.DateError("a", "is not there.")


def test_kinds_are_words() -> None:
    assert issubclass(ccw.ActionKind, Enum)
