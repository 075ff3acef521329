"""Small pieces of HTML for objects shown in a notebook; whatever comes from data is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

__all__ = ["html_facts", "html_table"]


def html_table(header: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    """Return a table.

    Examples
    --------
    >>> html_table(["state"], [["<Laos>"]])
    '<table><tr><th>state</th></tr><tr><td>&lt;Laos&gt;</td></tr></table>'
    """
    body = "".join(f"<tr>{_cells('td', row)}</tr>" for row in rows)
    return f"<table><tr>{_cells('th', header)}</tr>{body}</table>"


def html_facts(facts: Iterable[tuple[str, object]]) -> str:
    """Return a table of what is known, a line for each; a line whose value is empty is left out.

    Examples
    --------
    >>> html_facts([("adopted", "1980"), ("amends", "")])
    '<table><tr><th>adopted</th><td>1980</td></tr></table>'
    """
    rows = (
        f"<tr>{_cells('th', [name])}{_cells('td', [value])}</tr>" for name, value in facts if value not in (None, "")
    )
    return f"<table>{''.join(rows)}</table>"


def _cells(tag: str, values: Iterable[object]) -> str:
    return "".join(f"<{tag}>{escape(str(value))}</{tag}>" for value in values)
