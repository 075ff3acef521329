"""What the pages show and nobody types: figures and tables, computed from the data when the pages are built.

A page writes ``{{ name }}``; the names are those of the fields that :func:`substitutions` returns.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

import ccwuniv as ccw
from ccwuniv._version import __version__
from ccwuniv.records import Basis, Dispute, Population
from ccwuniv.sources import phrase_lines

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"


def substitutions() -> dict[str, str]:
    """Return the figures and tables by name, as Markdown."""
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    reg = ccw.Registry.bundled()
    columns = {
        f"columns_{resource['name']}": _columns(resource["schema"]["fields"])
        for resource in package["resources"]
        if "schema" in resource
    }
    return columns | _whole(package, reg) | _readings(reg) | _trust(reg) | _phrases()


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(value) for value in line)} |" for line in lines)


def _cell(value: object) -> str:
    if isinstance(value, date):
        return f"`{value}`"
    return str(value).replace("|", "\\|").replace("\n", " ")


def _columns(fields: Iterable[dict[str, Any]]) -> str:
    """Describe the columns of a table from its description in ``datapackage.json``."""
    rows = []
    for field in fields:
        rules = field.get("constraints", {})
        words = f"One of {', '.join(f'`{word}`' for word in rules['enum'])}." if "enum" in rules else ""
        empty = "" if rules.get("required") else "May be empty."
        meaning = " ".join(part for part in (field.get("description", ""), words, empty) if part)
        rows.append((f"`{field['name']}`", field["type"], meaning))
    return _table(("column", "type", "meaning"), rows)


def _whole(package: dict[str, Any], reg: ccw.Registry) -> dict[str, str]:
    sizes = [
        (f"`{r['path']}`", len(_rows(r["path"])), f"`{r['hash'].removeprefix('sha256:')[:12]}`")
        for r in package["resources"]
    ]
    return {
        "version": __version__,
        "data_version": package["version"],
        "data_day": f"{reg.as_of.day} {reg.as_of:%B %Y}",
        "sizes": _table(("file", "rows", "SHA-256, first digits"), sizes),
        "instruments": _instruments(reg),
        "disputes": _disputes(reg),
        "published": _published(reg),
    }


def _instruments(reg: ccw.Registry) -> str:
    rows = [
        (f"`{i.code}`", i.name, f"`{i.untc_id}`", i.adopted_at, i.adopted, i.entry_into_force, i.trigger_date)
        for i in reg.instruments
    ]
    return _table(("code", "instrument", "UNTC", "adopted at", "on", "in force", "brought about on"), rows)


def _rows(file: str) -> list[Any]:
    text = (DATA / file).read_text(encoding="utf-8")
    if file.endswith(".json"):
        return list(json.loads(text))
    lines = text.splitlines()
    return lines if file.endswith(".jsonl") else lines[1:]


def _disputes(reg: ccw.Registry) -> str:
    """Write each disputed fact once, with the instruments that it concerns."""

    def fact(dispute: Dispute) -> tuple[str, ...]:
        return (dispute.iso3 or "", dispute.held, dispute.alternative, dispute.source, dispute.weight, dispute.note)

    parts = []
    for (iso3, held, alternative, source, weight, note), rows in groupby(reg.disputes, key=fact):
        found = list(rows)
        codes = ", ".join(dispute.instrument for dispute in found)
        here, there = (day or "none" for day in (found[0].held_value, found[0].alternative_value))
        title = f"{reg.state(iso3).name}, {codes}" if iso3 else codes
        parts += [
            f"**{title}** ({found[0].field.replace('_', ' ')}: {here} or {there})",
            f": *Held here:* {held}.",
            f": *The other reading:* {alternative}. Source: {source}. Weight: {weight}.",
            *([f": *Note:* {note}."] if note else []),
            "",
        ]
    return "\n".join(parts)


def _published(reg: ccw.Registry) -> str:
    totals = [total for total in reg.published_totals if not total.agrees]
    rows = [(total.date, total.instrument, total.count, total.source, total.note) for total in totals]
    return _table(("day", "instrument", "published", "by", "what differs"), rows)


def _readings(reg: ccw.Registry) -> dict[str, str]:
    """Write the numbers under each reading, on the last days of 1995 and of 2014 and on the data's own."""
    days = (date(1995, 12, 31), date(2014, 12, 31), reg.as_of)
    head = ("", *(f"{day.day} {day:%B %Y}" for day in days))

    def parties(code: str, basis: Basis, population: Population = "at_the_time", of: ccw.Registry = reg) -> list[int]:
        return [int(of.totals(day, basis=basis, population=population)[code]) for day in days]

    def pairs(relation: str, basis: Basis) -> list[int]:
        return [int(ccw.dyadic_coverage(reg, day, basis=basis).loc[relation, "pairs"]) for day in days]

    def bounds(relation: str) -> list[tuple[object, ...]]:
        word = "the Convention" if relation == "CCW" else "Amended Protocol II"
        readings: list[tuple[str, Basis]] = [
            ("`in_force` (default)", "in_force"),
            ("`in_force_as_known`", "in_force_as_known"),
            ("`consent`, by deposit", "consent"),
        ]
        return [(f"{word}, {name}", *pairs(relation, basis)) for name, basis in readings]

    def by_40_5(reading: Literal["literal"] | None, rule: str) -> list[int]:
        return [int((ccw.contested_pairs(reg, day, article_40_5=reading)["mines_rule"] == rule).sum()) for day in days]

    def unknown(groups: Literal["at_the_time", "current"]) -> list[int]:
        return [int(ccw.coverage(reg, day, groups=groups).attrs["ccwuniv"]["groups_not_known"]) for day in days]

    other = reg.with_disputes("alternative")
    classed: tuple[Literal["at_the_time", "current"], ...] = ("at_the_time", "current")
    universes = ("all_states", "un_members", "un_members_and_observers")
    states = {
        u: [int(ccw.coverage(reg, day, by="instrument", universe=u)["states"].iloc[0]) for day in days]
        for u in universes
    }
    return {
        "readings_parties": _table(
            head,
            [
                ("`consent` (default)", *parties("CCW", "consent")),
                ("`in_force`", *parties("CCW", "in_force")),
                ("`in_force_as_known`", *parties("CCW", "in_force_as_known")),
                ('`consent`, `population="current"`', *parties("CCW", "consent", "current")),
                ("`consent`, the other reading of every disputed fact", *parties("CCW", "consent", of=other)),
            ],
        ),
        "readings_universes": _table(
            head, [(f"`{u}`{' (default)' if u == 'all_states' else ''}", *states[u]) for u in universes]
        ),
        "readings_groups": _table(
            head,
            [(f"`{groups}`{' (default)' if groups == 'at_the_time' else ''}", *unknown(groups)) for groups in classed],
        ),
        "readings_pairs": _table(head, [*bounds("CCW"), *bounds("AP2")]),
        "readings_40_5": _table(
            head,
            [
                ("pairs with one version each", *pairs("mines_rule_contested", "in_force")),
                ("by the lists (default): no rule on mines", *by_40_5(None, "none")),
                ('`"literal"`: Protocol II', *by_40_5("literal", "P2")),
                ('`"literal"`: Amended Protocol II', *by_40_5("literal", "AP2")),
                ('`"literal"`: no rule on mines', *by_40_5("literal", "none")),
            ],
        ),
    }


def _trust(reg: ccw.Registry) -> dict[str, str]:
    bases = Counter(action.evidence for action in reg.actions)
    findings = ccw.check(reg)
    severities = Counter(finding.severity for finding in findings)
    recalled = Counter(action.kind.value for action in reg.actions if action.evidence == "recalled")
    outputs = (ROOT / "tests" / "data" / "confidential_outputs.txt").read_text(encoding="utf-8").splitlines()
    return {
        "confidential_outputs": str(len(outputs)),
        "actions": str(len(reg.actions)),
        "actions_verified": str(bases["verified"]),
        "actions_recalled": str(bases["recalled"]),
        "recalled_kinds": ", ".join(f"{count} of kind `{kind}`" for kind, count in sorted(recalled.items())),
        "errors": str(severities["error"]),
        "warnings": str(severities["warning"]),
        "warning_list": "\n".join(f"- {f.message} ({f.rule})." for f in findings if f.severity == "warning"),
        "disputed_rows": str(len(reg.disputes)),
        "published_totals": str(len(reg.published_totals)),
        "published_agree": str(sum(total.agrees for total in reg.published_totals)),
        "recalled_rows": _recalled(),
    }


def _recalled() -> str:
    """Count the rows of each table that nobody read on their source, by evidence or by the words of the source."""
    counts = []
    for path in sorted(DATA.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        recalled = sum("recalled" in (row.get("evidence") or row.get("source", "")) for row in rows)
        counts.append((f"`{path.name}`", len(rows), recalled, f"{recalled / len(rows):.0%}"))
    return _table(("table", "rows", "recalled", "share"), counts)


def _phrases() -> dict[str, str]:
    """Return the phrases by which the depositary's pages are read, those of one meaning together."""
    tables: dict[str, str] = {}
    for name, meaning, keys in (
        ("acts", ("act", "direction"), "phrase"),
        ("modifiers", ("place", "effect"), "words"),
        ("headings", ("meaning",), "phrase"),
        ("sentences", ("act", "direction"), "phrase"),
    ):
        groups: dict[tuple[str, ...], list[dict[str, str]]] = {}
        for line in phrase_lines(name):
            groups.setdefault(tuple(line[key] for key in meaning), []).append(line)
        rows = [
            (*found, ", ".join(f"`{line[keys]}`" for line in lines), lines[0]["example"])
            for found, lines in groups.items()
        ]
        tables[f"phrases_{name}"] = _table((*meaning, "phrases", "for example"), rows)
    return tables
