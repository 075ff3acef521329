"""The tables beside the registry: names, entities that are no participants, languages, regions, tiles, acts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import AfterValidator, Field

from ccwuniv.analysis import Mandate
from ccwuniv.errors import CcwError, DataError, DateError
from ccwuniv.outreach import KnownDocument, Lead, OutreachAction, RegionMember, read_leads, read_lines
from ccwuniv.records import Record, StateLanguage, Tile, as_day, read_csv, read_json, tile_places

__all__ = ["BESIDE", "problems_beside", "read_beside"]


def _year_or_day(value: str) -> str:
    if not re.fullmatch(r"\d{4}", value):
        try:
            as_day(value)
        except DateError:
            raise ValueError("should be a year, YYYY, or a day, YYYY-MM-DD") from None
    return value


Filled: TypeAlias = Annotated[str, Field(min_length=1)]
Language: TypeAlias = Literal["ar", "en", "es", "fr", "ru", "zh"]
YearOrDay: TypeAlias = Annotated[str, AfterValidator(_year_or_day)]
Read: TypeAlias = Literal["verified", "recalled"]


class Name(Record):
    """A name of a state in one language, and the years or days between which it was in use."""

    iso3: Filled
    language: Language
    form: Literal["short", "formal", "former", "variant"]
    name: Filled
    since: YearOrDay | None = None
    until: YearOrDay | None = None
    source: Filled
    evidence: Read


class NotParticipant(Record):
    """A name of an entity that cannot become a party, with the reason."""

    entity: Filled
    kind: Literal["territory", "entity", "part", "organization", "phrase", "place"]
    language: Language
    name: Filled
    reason: Filled
    source: Filled
    evidence: Read


BESIDE: Mapping[str, type[Record]] = {
    "names.csv": Name,
    "not_participants.csv": NotParticipant,
    "languages.csv": StateLanguage,
    "regions.csv": RegionMember,
    "tiles.csv": Tile,
    "mandates.json": Mandate,
    "outreach.jsonl": OutreachAction,
    "leads.jsonl": Lead,
    "documents.csv": KnownDocument,
}
"""The record of a row of each of these tables; a data folder need not have them."""


def read_beside(directory: Path, file: str) -> tuple[Sequence[Any], Sequence[int]]:
    """Read one of these tables strictly: its records, and the line on which each ends.

    Raises
    ------
    DataError
        Naming line, column, value and what should be there; ``others`` holds what else is wrong.
    """
    path = directory / file
    if file == "outreach.jsonl":
        acts = read_lines(path)
        lines = [n for n, line in enumerate(path.read_bytes().split(b"\n"), start=1) if line.strip()]
        return acts, lines
    if file == "leads.jsonl":
        found = read_leads(path)
        return found, range(1, len(found) + 1)
    if file == "mandates.json":
        mandates = read_json(path, Mandate)
        return mandates, range(len(mandates))
    return read_csv(path, BESIDE[file])


def problems_beside(
    directory: Path, tables: Mapping[str, tuple[Sequence[Any], Sequence[int]]], states: frozenset[str]
) -> Iterator[CcwError]:
    """Yield the errors between these tables, and between them and the states."""
    for file in ("names.csv", "languages.csv", "regions.csv", "tiles.csv"):
        for record, line in zip(*tables.get(file, ((), ())), strict=True):
            if record.iso3 not in states:
                rule = "is not in states.csv; write an ISO 3166 code of three letters that is there"
                yield DataError(rule, file=file, row=line, column="iso3", value=record.iso3)
    if "names.csv" in tables:
        yield from _names(*tables["names.csv"])
    if "tiles.csv" in tables:
        try:
            tile_places(directory)
        except DataError as problem:
            yield problem
    if "outreach.jsonl" in tables:
        commitments = tables["mandates.json"][0] if "mandates.json" in tables else None
        yield from _acts(*tables["outreach.jsonl"], commitments)


def _names(names: Sequence[Name], lines: Sequence[int]) -> Iterator[DataError]:
    """Yield repeated names, second short or formal names, and names that would make another state's unclear."""
    seen: dict[tuple[str, ...], int] = {}
    owners: dict[str, Name] = {}
    for name, line in zip(names, lines, strict=True):
        alone = name.form in {"short", "formal"}
        key = (name.iso3, name.language, name.form, "" if alone else name.name)
        if key in seen:
            rule = f"{name.iso3} has this on line {seen[key]} already"
            rule += f": one {name.form} name to a language, others are variants" if alone else ", remove it"
            yield DataError(rule, file="names.csv", row=line, column="name", value=name.name)
        seen.setdefault(key, line)
        if name.until:  # of other years: whom it means is said by the day
            continue
        owner = owners.setdefault(name.name, name)
        if owner.iso3 != name.iso3 and not {owner.form, name.form} <= {"variant"}:
            rule = f"means {owner.iso3}, too, as its {owner.form} name, so that it would mean neither"
            yield DataError(rule, file="names.csv", row=line, column="name", value=name.name)


def _acts(
    acts: Sequence[OutreachAction], lines: Sequence[int], commitments: Sequence[Mandate] | None
) -> Iterator[DataError]:
    """Yield links of acts to acts that do not exist."""
    ids = {act.id for act in acts}
    known = {mandate.id for mandate in commitments} if commitments is not None else None
    for act, line in zip(acts, lines, strict=True):
        for column in ("part_of", "same_as"):
            for other in getattr(act, column):
                if other not in ids:
                    yield DataError(
                        "is not an act of the log", file="outreach.jsonl", row=line, column=column, value=other
                    )
        for mandate in act.mandates if known is not None else ():
            if known is not None and mandate not in known:
                rule = f"is none of {', '.join(sorted(known))}"
                yield DataError(rule, file="outreach.jsonl", row=line, column="mandates", value=mandate)
