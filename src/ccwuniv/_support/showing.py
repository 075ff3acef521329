"""Small pieces of HTML for objects shown in a notebook; whatever comes from data is escaped.

Notebooks align every cell to the right, which is for numbers; text is aligned to the left here, and never cut.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

__all__ = ["html_facts", "html_table"]


def html_table(header: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    """Return a table.

    Examples
    --------
    >>> html_table([1992], [["<Laos>"]])
    '<table><tr><th>1992</th></tr><tr><td style="text-align: left">&lt;Laos&gt;</td></tr></table>'
    """
    body = "".join(f"<tr>{_cells('td', row)}</tr>" for row in rows)
    return f"<table><tr>{_cells('th', header)}</tr>{body}</table>"


def html_facts(facts: Iterable[tuple[str, object]]) -> str:
    """Return a table of what is known, a line for each; a line whose value is empty is left out.

    Examples
    --------
    >>> html_facts([("states", 117), ("amends", "")])
    '<table><tr><th style="text-align: left">states</th><td>117</td></tr></table>'
    """
    rows = (
        f"<tr>{_cells('th', [name])}{_cells('td', [value])}</tr>" for name, value in facts if value not in (None, "")
    )
    return f"<table>{''.join(rows)}</table>"


def _cells(tag: str, values: Iterable[object]) -> str:
    return "".join(f"<{tag}{_side(value)}>{escape(str(value))}</{tag}>" for value in values)


def _side(value: object) -> str:
    return "" if isinstance(value, int | float) else ' style="text-align: left"'
