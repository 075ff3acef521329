"""One word for one thing: no second name for what has one, and no name for two things."""

from __future__ import annotations

import csv
import inspect
import re
import runpy
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import ccwuniv as ccw
from ccwuniv import records
from ccwuniv.records.descriptions import tables
from ccwuniv.records.record import Record

ROOT = Path(__file__).resolve().parents[2]
MADE: dict[str, Any] = runpy.run_path(str(ROOT / "tools" / "build_codebook.py"))["examples"]()
FILES = sorted([*(ROOT / "data").glob("*.csv"), *(ROOT / "tools").glob("*.csv")])

SECOND_NAMES = {
    "basis_of_fact": "evidence",
    "consent_date": "deposited, or joined for the day by the basis asked for",
    "consent": "deposited",
    "deposit": "deposited",
    "effect_date": "in_force",
    "date_of_effect": "in_force",
    "as_of": "date",
    "day": "date",
    "from": "since",
    "eligible_from": "eligible_since",
    "first": "since",
    "to": "until",
    "horizon_ends": "horizon_until",
    "state": "iso3",
    "country": "iso3",
    "a": "iso3_a",
    "b": "iso3_b",
    "a_name": "name_a",
    "b_name": "name_b",
    "a_protocols": "protocols_a",
    "b_protocols": "protocols_b",
    "state_name": "name",
    "treaty_code": "treaty",
    "party_to": "treaty",
    "mine_ban_party": "mine_ban",
    "cluster_munitions_party": "cluster_munitions",
    "group_of_states": "un_regional_group",
    "rate": "share",
    "none": "not_bound, or unanswered",
}
"""What must be the name of no column, and the name that the thing has."""

NOT_OF_TREATIES = {
    "names_others.csv": {"state"},  # which State acts for a territory: no key of a row
}

ONE_MEANING = {
    "basis": "counts as bound",
    "deposited": "deposit",
    "in_force": "effect|in(to)? force",
    "signed": "signature",
    "evidence": "read on its source",
    "designation": "designates",
    "joined": "from which the state counts",
    "ends": "ended",
    "since": "^(First day|From when|Day from which)",
    "until": "^(Last day|Until when)",
    "share": r"\(0 to 1\)",
    "id": "^Identifier",
    "acts": "(?i)acts",
}
"""What the label of a column of this name must say, in whatever table."""

GENERAL = {
    "act": "an act",
    "acts": "a number of acts",
    "after": "what it is after a change",
    "at_risk": "how many are followed so long without the event",
    "before": "what it was before a change",
    "change": "what changed",
    "consented": "whether, or how many, consented within the horizon",
    "contacts": "a number of acts towards the state",
    "count": "a number as its source gives it",
    "date": "the day of the act, or of which the row speaks",
    "days": "a length in days",
    "deposited": "the day of the deposit of consent",
    "document": "the document on which the row rests",
    "effective": "the day of effect of an act of any kind, as the depositary prints it or a rule gives it",
    "ends": "the first day on which the state is no longer bound",
    "events": "how many events there are on the day",
    "id": "the identifier of what the row is about",
    "incidence": "the share that has consented, estimated with censored rows",
    "in_force": "the day of entry into force for the state",
    "instrument": "an instrument",
    "iso3": "a state",
    "iso3_a": "the first state of a pair",
    "iso3_b": "the second state of a pair",
    "kind": "of what kind that of the row is",
    "known_until": "the last day up to which deposits are known, for what the row says",
    "language": "a language of the United Nations",
    "name": "a name",
    "name_a": "the name of the first state of a pair",
    "name_b": "the name of the second state of a pair",
    "paragraph": "a paragraph of the document",
    "parties": "a number of parties",
    "precision": "how exactly a day is known",
    "reason": "why",
    "region": "a region",
    "scheme": "a scheme of codes",
    "share": "a share, between 0 and 1",
    "since": "the first day",
    "source": "where it was read",
    "start": "the first day of an act or an interval",
    "states": "states, or how many",
    "status": "how that of the row stands",
    "stop": "the last day of an interval, or the first after it",
    "t": "days since a beginning",
    "treaty": "a treaty",
    "un_regional_group": "a regional group",
    "until": "the last day",
    "year": "a year",
}
"""The names that several tables share, each in one sense that the labels narrow down. A new one needs a decision."""

TWO_TYPES = {
    "act": "of a lead the act itself, with its fields; of a step its name",
    "actors": "a field of an act, which is a list there",
    "after": "a number or a status, as the table compares",
    "before": "a number or a status, as the table compares",
    "change": "a number; in Registry.diff the word added, removed or changed",
    "consented": "of an act and a state whether, of a group how many",
    "instrument": "in totals.csv also a difference, P2 not AP2",
    "instruments": "a field of an act, which is a list there",
    "region": "a field of an act, which is a list there",
    "since": "days; where a source gives years only, text",
    "states": "a field of an act, which is a list there; elsewhere a number",
    "until": "as since",
}
"""The names that have two types, and why."""

UNINDEXED = {"outreach_exchange"}
"""Made to be written to a file, where an index has no place."""


def columns() -> dict[str, list[tuple[str, ccw.Variable]]]:
    found = defaultdict(list)
    for table in tables().values():
        for variable in table.variables:
            if "{" not in variable.name:
                found[variable.name].append((table.name, variable))
    return found


COLUMNS = columns()


def frame_of(name: str) -> pd.DataFrame:
    made = MADE[name]()
    return made.to_frame() if isinstance(made, pd.Series) else made


def names_in(frame: pd.DataFrame) -> set[str]:
    return {*map(str, frame.columns), *(str(name) for name in frame.index.names if name is not None)}


def test_the_codebook_has_no_second_name() -> None:
    assert {name: SECOND_NAMES[name] for name in COLUMNS if name in SECOND_NAMES} == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_file_has_a_second_name(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        header = set(next(csv.reader(file)))
    assert header & SECOND_NAMES.keys() <= NOT_OF_TREATIES.get(path.name, set())


@pytest.mark.parametrize("name", MADE)
def test_no_table_has_a_second_name_or_a_column_that_the_codebook_lacks(name: str) -> None:
    found = names_in(frame_of(name))
    assert not found & SECOND_NAMES.keys()
    assert not [column for column in found if tables()[name].variable(column) is None]


@pytest.mark.parametrize("name", [name for name in MADE if name not in UNINDEXED])
def test_units_of_one_kind_are_indexed_alike(name: str) -> None:
    """A row per state by iso3, per instrument by instrument, per pair by the two codes, per day by date."""
    key = tables()[name].key
    if len(key) == 1 or key == ("iso3_a", "iso3_b"):
        assert tuple(frame_of(name).index.names) == key


def test_a_name_that_several_tables_share_has_one_sense() -> None:
    several = {name for name, uses in COLUMNS.items() if len({variable.label for _, variable in uses}) > 1}
    assert several == GENERAL.keys()


def test_a_name_has_one_type() -> None:
    several = {name for name, uses in COLUMNS.items() if len({variable.type for _, variable in uses}) > 1}
    assert several == TWO_TYPES.keys()


@pytest.mark.parametrize("name", ONE_MEANING)
def test_the_labels_of_a_name_say_one_thing(name: str) -> None:
    assert COLUMNS[name]
    for table, variable in COLUMNS[name]:
        assert re.search(ONE_MEANING[name], variable.label), f"{table}: {variable.label}"


def test_no_column_holds_two_kinds_of_day() -> None:
    """A day of deposit, of signature, of effect: a column has one of them, but for the day of an act of any kind."""
    for name, uses in COLUMNS.items():
        for table, variable in uses:
            if variable.type == "date" and name != "date":
                kinds = [kind for kind in ("deposit", "signature", "denunciation") if kind in variable.label]
                assert len(kinds) <= 1, f"{table}.{name}: {variable.label}"


def test_the_day_of_signature_is_no_day_of_deposit(reg: ccw.Registry) -> None:
    signed = reg.participation("VNM").loc["CCW"]
    assert (signed["status"], str(signed["signed"].date())) == ("signed", "1981-04-10")
    assert pd.isna(signed["deposited"])
    both = reg.participation("FRA").loc["CCW"]
    assert (str(both["signed"].date()), str(both["deposited"].date())) == ("1981-04-10", "1988-03-04")


def codes_of_status() -> Iterator[tuple[str, set[str]]]:
    for table in tables().values():
        for variable in table.variables:
            if variable.name != "basis" and variable.values.keys() & {"signed", "consented", "in_force"}:
                yield f"{table.name}.{variable.name}", set(variable.values)


def test_one_word_for_not_bound(reg: ccw.Registry) -> None:
    assert {status.value for status in ccw.Status} == {"not_bound", "signed", "consented", "in_force", "ended"}
    found = dict(codes_of_status())
    assert len(found) > 5
    assert {place for place, codes in found.items() if "not_bound" not in codes or "none" in codes} == set()
    assert set(ccw.gap_matrix(reg, "1981-01-01", states="all").to_numpy().ravel()) == {"not_bound"}


def test_a_record_says_how_it_is_known(reg: ccw.Registry) -> None:
    """No field of a record is called basis, which is how a state is counted."""
    kinds = [kind for kind in vars(records).values() if isinstance(kind, type) and issubclass(kind, Record)]
    assert len({type(reg.states[0]), type(reg.actions[0])} & {*Record.__subclasses__()}) == 2
    for kind in {*kinds, *Record.__subclasses__()}:
        assert "basis" not in kind.model_fields, kind
        assert not {"from", "to"} & {field.alias for field in kind.model_fields.values()}, kind


def public_calls() -> Iterator[tuple[str, Any]]:
    for name in ccw.__all__:
        found = getattr(ccw, name)
        if inspect.isfunction(found):
            yield name, found
        elif inspect.isclass(found) and found.__module__.startswith("ccwuniv"):
            yield from (
                (f"{name}.{method}", made) for method, made in inspect.getmembers(found, inspect.isfunction)
                if not method.startswith("_")
            )  # fmt: skip


def test_no_option_has_a_second_name() -> None:
    """The words of options are as_of and basis; a name that is wrong for a column and no such word is wrong here."""
    options = SECOND_NAMES.keys() - {"as_of", "basis", "day", "state", "a", "b"}
    found = {
        f"{name}({option})"
        for name, call in public_calls()
        for option in inspect.signature(call).parameters
        if option in options
    }
    assert found == set()


@pytest.mark.parametrize("values", ["day", "none", "effect"])
def test_a_matrix_of_days_says_which_day(reg: ccw.Registry, values: str) -> None:
    with pytest.raises(ccw.OptionError, match="'date', 'deposited' or 'in_force'"):
        ccw.gap_matrix(reg, values=values)  # type: ignore[arg-type]
