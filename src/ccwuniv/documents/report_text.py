"""The words of the state-of-universalization report, section by section."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ccwuniv.citation import cite
from ccwuniv.documents.counted import counted
from ccwuniv.documents.markdown import markdown_table, plain
from ccwuniv.names import name_order
from ccwuniv.records import Basis, Status
from ccwuniv.registry import beyond_the_data

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.documents.pictures import Picture
    from ccwuniv.registry import Registry

__all__ = ["report_markdown"]

_MARKS = {
    Status.IN_FORCE.value: "●",
    Status.CONSENTED.value: "◐",
    Status.SIGNED.value: "s",
    Status.ENDED.value: "†",
    Status.NOT_BOUND.value: "",
}
_NOT_PARTY = {"one": "{n} State is not party", "other": "{n} States are not party"}
_BOUND = {"one": "{n} State is bound", "other": "{n} States are bound"}
_BASES = {
    "consent": "a state counts from the day on which it deposited its consent, as the United Nations counts parties",
    "in_force": "a state counts from the day on which the instrument took effect for it "
    "(Vienna Convention on the Law of Treaties, article 2(1)(g))",
    "in_force_as_known": "a state counts from the day on which the instrument took effect for it, a succession not "
    "before the day on which it was notified",
}


def report_markdown(
    reg: Registry,
    basis: Basis,
    title: str,
    tables: Mapping[str, pd.DataFrame],
    pictures: Mapping[str, Picture],
) -> str:
    """Write the report in Markdown from its tables."""
    universe = tables["coverage"].attrs["ccwuniv"]["denominator"]
    how = (
        f"Counted by *{basis}*: {_BASES[basis]}. Population: the participants of the day. Denominator: the {universe} "
        "States that could take part on that day (Members of the United Nations, observer States, and States in the "
        "practice of the depositary)."
    )

    beyond = [words] if (words := beyond_the_data(reg, reg.as_of)) else []

    def picture(name: str) -> str:
        return f"![{plain(pictures[name].alt)}]({name}.png)\n\n" if name in pictures else ""

    sections = [
        ("Totals", picture("map") + picture("history") + _totals(reg, tables["totals"])),
        ("By regional group", picture("coverage") + _coverage(reg, tables["coverage"])),
        ("States not party", _not_party(reg, tables["not_party"])),
        ("What changed in the last twelve months", _changes(tables["changes"])),
        ("Gap matrix", picture("gap_matrix") + _matrix(reg, tables["gap_matrix"])),
        ("Disputed facts that touch these figures", _disputes(reg, tables["disputes"])),
        ("Sources and citation", _sources(reg, tables["gap_matrix"])),
    ]
    if "migration" in tables:
        migration = picture("migration") + _migration(tables["migration"])
        sections.insert(3, ("From Protocol II to Amended Protocol II", migration))
    return "\n\n".join([f"# {title}", how, *beyond, *(f"## {name}\n\n{text}" for name, text in sections)]) + "\n"


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in table.reset_index().to_dict("records")]


def _totals(reg: Registry, totals: pd.DataFrame) -> str:
    rows = [(row["instrument"], row["name"], row["parties"], f"{row['change']:+d}") for row in _rows(totals)]
    table = markdown_table(["code", "instrument", "parties", "change in twelve months"], rows)
    note = "\n\nOriginal Protocol II, which the Implementation Support Unit's own paragraph leaves out, stands last."
    return table + (note if "P2" in reg.codes else "")


def _coverage(reg: Registry, coverage: pd.DataFrame) -> str:
    def share(row: dict[str, Any], code: str) -> str:
        return f"{row[code]} ({row[f'{code}_share']:.0%})" if row["states"] else "0"

    rows = [
        [row["un_regional_group"], row["states"], *(share(row, code) for code in reg.codes)] for row in _rows(coverage)
    ]
    return markdown_table(["group", "states", *reg.codes], rows)


def _not_party(reg: Registry, outside: pd.DataFrame) -> str:
    if outside.empty:
        return "None."
    marks = {Status.SIGNED.value: " *s*", Status.ENDED.value: " †"}
    groups: dict[str, list[str]] = {}
    for row in _rows(outside):
        name = plain(row["name"]) + marks.get(row["status"], "")
        groups.setdefault(plain(row["un_regional_group"]), []).append(name)
    signed, left = ((outside["status"] == status).sum() for status in marks)
    first = plain(reg.instruments[0].name)
    whole = f"{counted(len(outside), 'en', _NOT_PARTY)} to the {first}"
    if len(outside) == 1:
        lines = [
            f"{whole}{'; it signed it (marked *s*)' if signed else ''}{'; it left it (marked †)' if left else ''}."
        ]
    else:
        gone = f", {left} left it (marked †)" if left else ""
        lines = [f"{whole}; {signed} of them signed it (marked *s*){gone}."]
    lines += [f"**{group}** ({len(names)}): {', '.join(names)}." for group, names in sorted(groups.items())]
    return "\n\n".join(lines)


def _migration(migration: pd.DataFrame) -> str:
    if migration.empty:
        return "No State is bound by Protocol II and not by Amended Protocol II."
    rows = [
        (
            row["iso3"],
            row["name"],
            row["un_regional_group"],
            f"{row['deposited']:%Y-%m-%d}",
            f"{row['in_force']:%Y-%m-%d}" if row["in_force"] == row["in_force"] else "not known",
            f"{row['years_waiting']:.1f}" if row["years_waiting"] >= 0 else "not yet open",
            "yes" if row["mine_ban"] else "no",
            "yes" if row["cluster_munitions"] else "no",
        )
        for row in _rows(migration)
    ]
    header = [
        *("code", "State", "group", "consent deposited", "in force from", "years waiting"),
        *("Mine Ban", "Cluster Munitions"),
    ]
    text = (
        f"{counted(len(migration), 'en', _BOUND)} by Protocol II of 1980 and not by Amended Protocol II of 1996. "
        "(\"Migration\" is this library's word, not the treaty's.) The two days are those of Protocol II. Years "
        "waiting: since the later of the deposit of the State's consent to it and the adoption of Amended Protocol II. "
        "The last two columns: party to the Mine Ban Convention and to the Convention on Cluster Munitions."
    )
    return f"{text}\n\n{markdown_table(header, rows)}"


def _changes(changes: pd.DataFrame) -> str:
    since = changes.attrs["ccwuniv"]["since"]
    if changes.empty:
        return f"No treaty action since {since}."
    rows = [
        (
            row["date"],
            row["name"],
            row["instrument"],
            row["kind"].replace("_", " "),
            row["in_force"] or "",
            row["source"],
        )
        for row in _rows(changes)
    ]
    return markdown_table(["date of action", "State", "instrument", "action", "takes effect", "source"], rows)


def _matrix(reg: Registry, matrix: pd.DataFrame) -> str:
    rows = [
        [reg.state(iso3).name, *(_MARKS[status] for status in row)]
        for iso3, row in zip(matrix.index, matrix.to_numpy(), strict=True)
    ]
    legend = "● in force · ◐ consent deposited, not yet in force · s signed · † no longer bound · empty: a gap"
    return f"{legend}\n\n{markdown_table(['State', *reg.codes], rows)}"


def _disputes(reg: Registry, disputes: pd.DataFrame) -> str:
    if disputes.empty:
        return "None."

    def name(iso3: object) -> str:
        return reg.state(iso3).name if isinstance(iso3, str) else ""

    rows = [
        (name(row["iso3"]), row["instrument"], row["held"], row["alternative"], row["source"])
        for row in _rows(disputes)
    ]
    rows.sort(key=lambda row: name_order(row[0]))
    text = "The depositary's table is the authority; where another public source differs, both readings stand here."
    return f"{text}\n\n{markdown_table(['State', 'instrument', 'held', 'elsewhere', 'source'], rows)}"


def _sources(reg: Registry, matrix: pd.DataFrame) -> str:
    lines = [f"- {plain(source)}" for source in reg.sources]
    return "\n".join([*lines, "", plain(f"Cite as: {cite(matrix)}")])
