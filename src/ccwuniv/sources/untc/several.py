"""A file of several treaties: a page for each, by the column that names the treaty of a row."""

from __future__ import annotations

from dataclasses import replace

from ccwuniv.errors import SourceFormatError
from ccwuniv.sources.untc.page import Page
from ccwuniv.sources.untc.plans import treaties_of

__all__ = ["by_treaty", "refuse_several"]

_SHOWN = 5


def refuse_several(page: Page, source: str) -> None:
    """Refuse a page with a table of several treaties, as a column of it says.

    Raises
    ------
    SourceFormatError
        With the column, and how to read each treaty.
    """
    for table in page.tables:
        found = treaties_of(table)
        if found and len(found[1]) > 1:
            column, treaties = table.headings[found[0]], list(found[1])
            shown = ", ".join(treaties[:_SHOWN]) + (", ..." if len(treaties) > _SHOWN else "")
            what = f"{len(treaties)} treaties in the column {column!r} ({shown})"
            raise SourceFormatError(
                source, "a table of one treaty", f"{what}; use instrument_column={column!r} to read each"
            )


def by_treaty(page: Page, column: str, source: str) -> dict[str, Page]:
    """Return a page for each treaty that a column names, with its rows alone.

    Raises
    ------
    SourceFormatError
        When no table has such a column.
    """
    pages: dict[str, Page] = {}
    for table in page.tables:
        found = treaties_of(table, column)
        for treaty in found[1] if found else ():
            header = replace(page.header, number=None, title=treaty, parties_stated=None, signatories_stated=None)
            one = pages.setdefault(treaty, Page(page.form, header, notes=list(page.notes)))
            rows = (row for row in table.rows if found and _is_of(row.cells[found[0] : found[0] + 1], treaty))
            one.tables.append(replace(table, rows=tuple(rows)))
    if not pages:
        headings = "; ".join(", ".join(table.headings) for table in page.tables)
        raise SourceFormatError(source, f"a column {column!r} that names the treaty of each row", f"columns {headings}")
    return pages


def _is_of(cells: tuple[object, ...], treaty: str) -> bool:
    return any(getattr(cell, "text", "") == treaty for cell in cells)
