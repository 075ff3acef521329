"""Endings listed in a table within a footnote, where the footnote says that its states left."""

from __future__ import annotations

from collections.abc import Iterator

from ccwuniv.records import ENDING_KINDS, ActionKind
from ccwuniv.sources.untc.columns import Role, columns
from ccwuniv.sources.untc.dates import first_date
from ccwuniv.sources.untc.footnotes import Told, lists_endings
from ccwuniv.sources.untc.objects import Treaty
from ccwuniv.sources.untc.page import Page, Table
from ccwuniv.sources.untc.text import name_and_marks

__all__ = ["listed_endings"]


def listed_endings(page: Page, treaty: Treaty) -> Iterator[tuple[str, str, Told]]:
    """Yield the endings in tables of a page's footnotes: the footnote's mark, the participant, and its days.

    Any other table in a footnote lists no act: it goes into the notes.
    """
    for table in page.footnote_tables:
        found = list(_endings(table, treaty))
        yield from ((table.mark, name, told) for name, told in found)
        if not found:
            what = f"a table in a footnote, which lists no act of the treaty: {len(table.rows)} rows"
            page.note(f"footnote {table.mark}", "; ".join(table.headings), what)


def _endings(table: Table, treaty: Treaty) -> Iterator[tuple[str, Told]]:
    found = columns(table.headings)
    kinds = {n: kind for n, column in enumerate(found) if (kind := column.unlettered) in ENDING_KINDS and kind}
    if not kinds and not lists_endings(table.before, treaty):
        return
    named = next(n for n, column in enumerate(found) if column.role is Role.PARTICIPANT)
    usual = ActionKind.DENUNCIATION if "denunciation" in table.before.casefold() else ActionKind.WITHDRAWAL
    for row in table.rows:
        days = [(n, first_date(cell.text)) for n, cell in enumerate(row.cells) if n != named and n < len(found)]
        effective = next((day for n, day in days if day and found[n].role is Role.EFFECT), None)
        told = [(kinds.get(n, usual), day) for n, day in days if day and found[n].role is not Role.EFFECT]
        name = name_and_marks(row.cells[named].text.strip("[] "))[0] if named < len(row.cells) else ""
        if name and (told or effective):
            kind, notified = told[0] if told else (usual, None)
            yield name, Told(kind, name, notified, effective)
