"""Write the codebook, a page a table: every variable, its rule, source, codes, and an example.

    python tools/build_codebook.py [--check]

The definitions are in ``src/ccwuniv/records/meanings``. ``docs/research/codebook.md`` lists the tables, and
``docs/research/codebook/`` has their pages. With ``--check`` nothing is written, and the exit code says whether they
are current.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd

import ccwuniv as ccw
from ccwuniv._support import data_directory
from ccwuniv.records import Table, Variable, tables

RESEARCH = Path(__file__).resolve().parents[1] / "docs" / "research"
DAY = "2014-09-01"
SHOWN = 60

HEAD = """# Codebook

What every column of every table means, by which rule it is made, and from which source. The labels are those that a
Stata file carries; `ccwuniv.codebook` gives the same in a session, and `ccwuniv.export` writes it with the data. All
definitions are those of version 0.1.0 unless a change is named. Examples are from the shipped data, most of them as of
1 September 2014.

Each table has its page. All are made by `tools/build_codebook.py` from `src/ccwuniv/records/meanings`.

| table | a row is | columns |
|---|---|---|
"""


def examples() -> dict[str, Callable[[], pd.DataFrame | pd.Series]]:
    """Return, for each table that a call makes, a call that makes it."""
    reg, record = ccw.Registry.bundled(), ccw.OutreachLog.bundled()
    log = record.filter(document="Report of the Implementation Support Unit")
    later = reg.with_actions([{"iso3": "LAO", "instrument": "AP2", "kind": "consent_to_be_bound", "date": reg.as_of}])
    some = ["FRA", "LAO", "DEU", "MEX"]
    report = ccw.read_report("As at 1 September 2014, the Convention has 117 High Contracting Parties; Protocol V, 84.")

    def of_report(name: str) -> Callable[[], pd.DataFrame]:
        return lambda: ccw.universalization_report(reg, DAY, pictures=False).tables[name]

    return {
        "actions": lambda: ccw.panel(reg, "actions"),
        "panel_country_year": lambda: ccw.panel(reg, states=some),
        "panel_state_day": lambda: ccw.panel(reg, "state-day", states=some, start=DAY, end=DAY),
        "panel_long": lambda: ccw.panel(reg, "long", states=some),
        "panel_wide": lambda: ccw.panel(reg, "wide", states=some),
        "panel_spell": lambda: ccw.panel(reg, "spell", states=some),
        "panel_dyad_year": lambda: ccw.panel(reg, "dyad-year", states=some, start=2014, end=2014),
        "joint_participation": lambda: ccw.joint_participation(reg, states=some, start=2014, end=2014),
        "waiting_times": lambda: ccw.waiting_times(reg, "AP2"),
        "waiting_curve": lambda: ccw.waiting_curve(ccw.waiting_times(reg, "AP2"), by="un_regional_group"),
        "cumulative_incidence": lambda: ccw.cumulative_incidence(ccw.waiting_times(reg, "AP2"), by="un_regional_group"),
        "restricted_mean_waiting_time": lambda: ccw.restricted_mean_waiting_time(ccw.waiting_times(reg, "AP2")),
        "log_rank_test": lambda: ccw.log_rank_test(
            ccw.waiting_times(reg, "AP2", groups="current"), by="un_regional_group"
        ),
        "add_participation": lambda: ccw.add_participation(
            reg, pd.DataFrame({"iso3": some, "year": 2014}), instruments=["AP2"]
        ),
        "names_identifiers": ccw.names.identifiers,
        "registry_totals": lambda: reg.totals(DAY),
        "registry_participation": lambda: reg.participation("LAO", DAY),
        "registry_diff": lambda: reg.diff(later),
        "gap_matrix": lambda: ccw.gap_matrix(reg, DAY),
        "gap_matrix_gap": lambda: ccw.gap_matrix(reg, DAY, values="gap"),
        "gap_matrix_deposited": lambda: ccw.gap_matrix(reg, DAY, values="deposited"),
        "gap_matrix_in_force": lambda: ccw.gap_matrix(reg, DAY, values="in_force"),
        "migration_list": lambda: ccw.migration_list(reg, DAY, log=log),
        "coverage": lambda: ccw.coverage(reg, DAY),
        "coverage_by_instrument": lambda: ccw.coverage(reg, DAY, by="instrument"),
        "coverage_by_kind": lambda: ccw.coverage(reg, DAY, by="kind"),
        "history": lambda: ccw.history(reg, end=DAY, freq="Y"),
        "joint_patterns": lambda: ccw.joint_patterns(reg, DAY),
        "next_steps": lambda: ccw.next_steps(reg, DAY, states="not_party"),
        "treaty_table": lambda: ccw.treaty_table(reg, DAY),
        "treaty_overlap": lambda: ccw.treaty_overlap(ccw.treaty_table(reg, DAY)),
        "dyadic_coverage": lambda: ccw.dyadic_coverage(reg, DAY),
        "pairs_without_protocol": lambda: ccw.pairs_without_protocol(reg, DAY),
        "internal_conflict_coverage": lambda: ccw.internal_conflict_coverage(reg, DAY),
        "compare_numbers": lambda: ccw.compare(reg, later).numbers,
        "compare_statuses": lambda: ccw.compare(reg, later).statuses,
        "report_totals": of_report("totals"),
        "report_not_party": of_report("not_party"),
        "report_changes": of_report("changes"),
        "report_disputes": of_report("disputes"),
        "outreach_acts": record.frame,
        "outreach_exchange": record.to_pandas,
        "outreach_targets": lambda: log.targets(reg),
        "outreach_summary": log.summary,
        "outreach_outcomes": lambda: ccw.outreach_outcomes(reg, log, "5Y"),
        "base_rates": lambda: ccw.base_rates(ccw.outreach_outcomes(reg, log, "5Y")),
        "incidence_curve": lambda: ccw.incidence_curve(ccw.outreach_outcomes(reg, log, "5Y")),
        "coverage_of_record": lambda: ccw.coverage_of_record(record),
        "named_in_record": lambda: ccw.named_in_record(record),
        "accession_rates": lambda: ccw.accession_rates(reg, record),
        "contacts_over_time": lambda: ccw.contacts_over_time(reg, log),
        "actor_targets": lambda: ccw.actor_targets(reg, log),
        "target_list": lambda: ccw.target_list(reg, log, DAY),
        "mandate_coverage": lambda: ccw.mandate_coverage(log),
        "letter_list": lambda: ccw.letter_list(reg, kind="p2_only", log=log, as_of=DAY),
        "check_report": lambda: ccw.check_report(reg, report),
    }


def shipped(name: str) -> pd.DataFrame | None:
    """Return a shipped table as text, None where there is none of this name."""
    for path in (data_directory() / f"{name}.csv", data_directory() / f"{name}.json"):
        if path.suffix == ".csv" and path.is_file():
            with path.open(encoding="utf-8", newline="") as file:
                return pd.DataFrame(list(csv.DictReader(file))).replace("", None)
        if path.is_file():
            return pd.DataFrame(json.loads(path.read_text(encoding="utf-8")))
    return None


def example_of(variable: Variable, frame: pd.DataFrame) -> str:
    """Return the first value that a column has, as it is printed."""
    column = next((name for name in map(str, frame.columns) if variable.at(name) is not None), None)
    if column is None:
        return ""
    for value in frame[column]:
        if not isinstance(value, list | dict) and (pd.isna(value) or value == ""):
            continue
        text = json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else str(value)
        text = text.removesuffix(" 00:00:00")
        return text if len(text) <= SHOWN else f"{text[: SHOWN - 3]}..."
    return ""


def page(table: Table, frame: pd.DataFrame | None) -> Iterator[str]:
    """Return the lines of the page of a table."""
    yield f"# {table.title} (`{table.name}`)\n"
    key = f" Key: {', '.join(f'`{name}`' for name in table.key)}." if table.key else ""
    yield f"A row is {table.row}. Made by `{table.made_by}`.{key}\n"
    order = list(map(str, frame.columns)) if frame is not None else []
    for variable in sorted(
        table.variables, key=lambda v: next((n for n, c in enumerate(order) if v.at(c)), len(order))
    ):
        yield f"`{variable.name}`"
        yield f": **{variable.label}.** ({variable.type}) {variable.meaning}"
        for word, text in (("Rule", variable.rule), ("Source", variable.source), ("Changes", variable.changes)):
            if text:
                yield f"  {word}: {text.rstrip('.')}."
        if variable.values:
            yield f"  Codes: {'; '.join(f'`{code}` {meaning}' for code, meaning in variable.values.items())}."
        if frame is not None and (example := example_of(variable, frame)):
            yield f"  Example: `{example}`."
        yield ""


def contents() -> Iterator[str]:
    """Return the lines of the page that lists the tables."""
    yield HEAD.rstrip()
    for table in tables().values():
        columns = ", ".join(f"`{variable.name}`" for variable in table.variables)
        yield f"| [{table.title}](codebook/{table.name}.md) | {table.row} | {columns} |"
    yield "\n```{toctree}\n:hidden:\n"
    yield from (f"codebook/{name}" for name in tables())
    yield "```"


def pages() -> dict[str, str]:
    """Return the pages of the codebook by their paths below ``docs/research``."""
    calls = examples()
    written = {"codebook.md": contents()}
    for name, table in tables().items():
        made = calls[name]() if name in calls else shipped(name)
        frame = made.to_frame() if isinstance(made, pd.Series) else made
        named = frame is not None and any(index is not None for index in frame.index.names)
        written[f"codebook/{name}.md"] = page(table, frame.reset_index() if named and frame is not None else frame)
    return {path: "\n".join(lines).rstrip() + "\n" for path, lines in written.items()}


def found() -> dict[str, str]:
    """Return the pages that are there."""
    paths = [RESEARCH / "codebook.md", *sorted(RESEARCH.glob("codebook/*.md"))]
    return {path.relative_to(RESEARCH).as_posix(): path.read_text(encoding="utf-8") for path in paths if path.is_file()}


def main(arguments: list[str]) -> int:
    written, before = pages(), found()
    if "--check" in arguments:
        return int(written != before)
    (RESEARCH / "codebook").mkdir(exist_ok=True)
    for path in before.keys() - written.keys():
        (RESEARCH / path).unlink()
    for path, text in written.items():
        (RESEARCH / path).write_text(text, encoding="utf-8")
    print(f"written: {len(written)} pages")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
