"""The text of the state-of-universalization report, as blocks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ccwuniv.documents.blocks import Block, Download, Figure, Heading, Listing, Note, Paragraph, Run, Table, Text
from ccwuniv.documents.counted import counted
from ccwuniv.names import name_order
from ccwuniv.records import Status, as_day, spoken

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.documents.pictures import Picture
    from ccwuniv.documents.report_facts import ReportFacts

__all__ = ["report_blocks"]

_MARKS = {
    Status.IN_FORCE.value: "●",
    Status.CONSENTED.value: "◐",
    Status.SIGNED.value: "s",
    Status.ENDED.value: "†",
    Status.NOT_BOUND.value: "",
}
_STATUS_ONLY = "–"
"""In the column of original Protocol II: not bound, and not asked to be."""
_NOT_PARTY = {"one": "{n} State is not party", "other": "{n} States are not party"}
_BOUND = {"one": "{n} State is bound", "other": "{n} States are bound"}
_BASES = {
    "consent": "a state counts from the day on which it deposited its consent, as the United Nations counts parties",
    "in_force": "a state counts from the day on which the instrument took effect for it "
    "(Vienna Convention on the Law of Treaties, article 2(1)(g))",
    "in_force_as_known": "a state counts from the day on which the instrument took effect for it, a succession not "
    "before the day on which it was notified",
}


def report_blocks(
    facts: ReportFacts, pictures: Mapping[str, Picture], files: Mapping[str, pd.DataFrame]
) -> tuple[Block, ...]:
    """Write the report: the rule of counting, then each section with its table as a file."""

    def picture(name: str) -> list[Block]:
        drawn = pictures.get(name)
        return [Figure(name, drawn.alt, drawn.png, drawn.svg)] if drawn else []

    def file(name: str) -> list[Block]:
        table = files[name]
        return [] if table.empty else [Download(f"This table as CSV: {name}.csv", f"{name}.csv", table)]

    sections: list[tuple[str, list[Block]]] = [
        ("Totals", [*picture("map"), *picture("history"), *_totals(facts), *file("totals")]),
        ("By regional group", [*picture("coverage"), _coverage(facts), *file("coverage")]),
        ("States not party", [*_not_party(facts), *file("not_party")]),
        ("What changed in the last twelve months", [_changes(facts.tables["changes"]), *file("changes")]),
        ("Gap matrix", [*picture("gap_matrix"), *_matrix(facts), *file("gap_matrix")]),
        ("Disputed facts that touch these figures", [*_disputes(facts), *file("disputes")]),
        ("Sources and citation", [Listing(facts.sources), Paragraph(f"Cite as: {facts.citation}")]),
    ]
    if facts.migrates:
        migration = [*picture("migration"), *_migration(facts.tables["migration"]), *file("migration")]
        sections.insert(3, ("From Protocol II to Amended Protocol II", migration))
    how = (
        Run("Counted by "),
        Run(facts.basis, italic=True),
        Run(f": {_BASES[facts.basis]}. Population: the participants of the day. {facts.universe}"),
    )
    beyond = [Paragraph(facts.beyond)] if facts.beyond else []
    return (Paragraph(how), *beyond, *(block for title, blocks in sections for block in (Heading(title), *blocks)))


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in table.reset_index().to_dict("records")]


def _totals(facts: ReportFacts) -> list[Block]:
    totals = facts.tables["totals"]
    since = spoken(as_day(totals.attrs["ccwuniv"]["compared_with"]))
    rows: list[tuple[Text, ...]] = [
        (row["instrument"], Run(row["name"], link=facts.pages[row["instrument"]]), str(row["parties"]))
        for row in _rows(totals)
    ]
    header: tuple[str, ...] = ("code", "instrument", "parties")
    said: list[Block] = []
    if totals["change"].any():
        header = (*header, f"change since {since}")
        changes = (f"{change:+d}" if change else "0" for change in totals["change"])
        rows = [(*row, change) for row, change in zip(rows, changes, strict=True)]
    else:
        said = [Paragraph(f"No total has changed since {since}.")]
    note = "Original Protocol II, which the Implementation Support Unit's own paragraph leaves out, is listed last."
    return [Table(header, tuple(rows)), *said, *([Paragraph(note)] if "P2" in facts.codes else [])]


def _coverage(facts: ReportFacts) -> Table:
    def share(row: dict[str, Any], code: str) -> str:
        return f"{row[code]} ({row[f'{code}_share']:.0%})" if row["states"] else "0"

    rows = tuple(
        (row["un_regional_group"], str(row["states"]), *(share(row, code) for code in facts.codes))
        for row in _rows(facts.tables["coverage"])
    )
    return Table(("group", "States", *facts.codes), rows)


def _not_party(facts: ReportFacts) -> list[Block]:
    outside = facts.tables["not_party"]
    if outside.empty:
        return [Paragraph("None.")]
    marks = {Status.SIGNED.value: "s", Status.ENDED.value: "†"}
    groups: dict[str, list[tuple[str, str]]] = {}
    for row in _rows(outside):
        groups.setdefault(row["un_regional_group"], []).append((row["name"], marks.get(row["status"], "")))
    signed, left = ((outside["status"] == status).sum() for status in marks)
    whole = f"{counted(len(outside), 'en', _NOT_PARTY)} to the {facts.convention}"
    head: Text
    if len(outside) == 1:
        signer = [Run("; it signed it (marked "), Run("s", italic=True), Run(")")] if signed else []
        head = (Run(whole), *signer, Run("; it left it (marked †)." if left else "."))
    else:
        gone = f"), {left} left it (marked †)." if left else ")."
        head = (Run(f"{whole}; {signed} of them signed it (marked "), Run("s", italic=True), Run(gone))
    return [Paragraph(head), *(Paragraph(_group(group, names)) for group, names in sorted(groups.items()))]


def _group(group: str, names: list[tuple[str, str]]) -> Text:
    pieces = [Run(group, bold=True), Run(f" ({len(names)}): ")]
    for place, (name, mark) in enumerate(names):
        pieces.append(Run(f"{', ' if place else ''}{name}"))
        pieces += [Run(f" {mark}", italic=mark == "s")] if mark else []
    return (*pieces, Run("."))


def _migration(migration: pd.DataFrame) -> list[Block]:
    if migration.empty:
        return [Paragraph("No State is bound by Protocol II and not by Amended Protocol II.")]
    rows = tuple(
        (
            row["iso3"],
            row["name"],
            row["un_regional_group"],
            spoken(row["deposited"]),
            spoken(row["in_force"]) if row["in_force"] == row["in_force"] else "not known",
            f"{row['years_waiting']:.1f}" if row["years_waiting"] >= 0 else "not yet open",
            "yes" if row["mine_ban"] else "no",
            "yes" if row["cluster_munitions"] else "no",
        )
        for row in _rows(migration)
    )
    header = (
        *("code", "State", "group", "consent deposited", "in force from", "years waiting"),
        *("Mine Ban", "Cluster Munitions"),
    )
    text = (
        f"{counted(len(migration), 'en', _BOUND)} by Protocol II of 1980 and not by Amended Protocol II of 1996. "
        "(\"Migration\" is this library's word, not the treaty's.) The two days are those of Protocol II. Years "
        "waiting: since the later of the deposit of the State's consent to it and the adoption of Amended Protocol II. "
        "The last two columns: party to the Mine Ban Convention and to the Convention on Cluster Munitions."
    )
    return [Paragraph(text), Table(header, rows)]


def _changes(changes: pd.DataFrame) -> Block:
    since = spoken(as_day(changes.attrs["ccwuniv"]["since"]))
    if changes.empty:
        return Paragraph(f"No treaty action since {since}.")
    rows = tuple(
        (
            spoken(row["date"]),
            row["name"],
            row["instrument"],
            row["kind"].replace("_", " "),
            spoken(row["in_force"]) if row["in_force"] else "",
            row["source"],
        )
        for row in _rows(changes)
    )
    return Table(("date of action", "State", "instrument", "action", "takes effect", "source"), rows)


def _matrix(facts: ReportFacts) -> list[Block]:
    matrix = facts.tables["gap_matrix"]
    rows = tuple(
        (facts.names[iso3], *(_mark(facts, code, status) for code, status in zip(matrix.columns, row, strict=True)))
        for iso3, row in zip(matrix.index, matrix.to_numpy(), strict=True)
    )
    legend = "● in force · ◐ consent deposited, not yet in force · s signed · † no longer bound · empty: a gap"
    original = f" · {_STATUS_ONLY} not bound by original Protocol II, which is not a gap: it is shown as status alone"
    return [Note(legend + (original if facts.migrates else "")), Table(("State", *facts.codes), rows)]


def _mark(facts: ReportFacts, code: str, status: str) -> str:
    return _MARKS[status] or (_STATUS_ONLY if code == "P2" and facts.migrates else "")


def _disputes(facts: ReportFacts) -> list[Block]:
    disputes = facts.tables["disputes"]
    if disputes.empty:
        return [Paragraph("None.")]
    facts_of: dict[tuple[str, ...], list[str]] = {}
    for row in _rows(disputes):
        name = facts.names[row["iso3"]] if isinstance(row["iso3"], str) else "all States"
        facts_of.setdefault((name, row["held"], row["alternative"], row["source"]), []).append(row["instrument"])
    rows = [(name, ", ".join(codes), *readings) for (name, *readings), codes in facts_of.items()]
    rows.sort(key=lambda row: name_order(row[0]))
    text = "The depositary's table is the authority; where another public source differs, both readings are listed."
    return [Paragraph(text), Table(("State", "instrument", "held", "elsewhere", "source"), tuple(rows))]
