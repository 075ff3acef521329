"""Tables and pages in Markdown, and a self-contained HTML page from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

__all__ = ["html_page", "markdown_table"]

_STYLE = """
:root { color-scheme: light; --ink: #1b1b1b; --line: #c9c9c9; --head: #f1f3f5; }
body {
  font: 16px/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; color: var(--ink);
  max-width: 66rem; margin: 2rem auto; padding: 0 1rem;
}
h1 { line-height: 1.2; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
table { border-collapse: collapse; font-size: .9rem; margin: 1rem 0; display: block; overflow-x: auto; }
th, td { border: 1px solid var(--line); padding: .2rem .5rem; text-align: left; font-variant-numeric: tabular-nums; }
thead th { background: var(--head); position: sticky; top: 0; }
img { max-width: 100%; height: auto; }
@media print {
  body { max-width: none; margin: 0; font-size: 10pt; }
  h2 { break-after: avoid; }
  tr { break-inside: avoid; }
}
"""


def markdown_table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table in Markdown; a bar or a line break within a cell is kept from breaking it.

    Examples
    --------
    >>> print(markdown_table(["state", "year"], [["Viet Nam", 1981]]))
    | state | year |
    | --- | --- |
    | Viet Nam | 1981 |
    """

    def line(cells: Iterable[object]) -> str:
        return "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"

    return "\n".join([line(header), line("---" for _ in header), *(line(row) for row in rows)])


def html_page(title: str, markdown: str, language: str = "en") -> str:
    """Return a page that needs nothing beside it: the style is inside, and so is whatever the Markdown inlines."""
    from markdown_it import MarkdownIt

    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(markdown)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
