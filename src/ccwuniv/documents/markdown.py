"""Tables and pages in Markdown, and a self-contained HTML page from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

__all__ = ["html_page", "markdown_table", "plain"]

_BREAKS = re.compile("[\\r\\n\\x0b\\x0c\\x1c-\\x1e\\x85\\u2028\\u2029]+")
_MARKS = re.compile(
    r"[\\`*\[\]<~|$]|(?<!\w)_|_(?!\w)|&(?=[#\w])"  # anywhere
    r"|^(?:[#>]|[-+=](?=[-+=\s]*$)|[-+](?=\s))"  # where a line begins
)
_NUMBERED = re.compile(r"^(\d{1,9})(?=[.)])")

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


def plain(text: object) -> str:
    r"""Return a text as Markdown shows it: nothing in it is a mark, a link, a picture, a tag, a list or a line's end.

    Examples
    --------
    >>> plain("<b>|![x](y)_z"), plain("1. May"), plain("as_of -3\n# 4")
    ('\\<b>\\|!\\[x\\](y)\\_z', '1\\. May', 'as_of -3 # 4')
    """
    line = _MARKS.sub(r"\\\g<0>", _BREAKS.sub(" ", str(text)))
    return _NUMBERED.sub(r"\1\\", line)


def markdown_table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table in Markdown, each cell shown as it is.

    Examples
    --------
    >>> print(markdown_table(["state", "year"], [["Viet Nam", 1981]]))
    | state | year |
    | --- | --- |
    | Viet Nam | 1981 |
    """

    def line(cells: Iterable[object]) -> str:
        return "| " + " | ".join(map(plain, cells)) + " |"

    return "\n".join([line(header), f"|{' --- |' * len(header)}", *(line(row) for row in rows)])


def html_page(title: str, markdown: str, language: str = "en") -> str:
    """Return a page that needs nothing beside it: the style is inside, and so is whatever the Markdown inlines."""
    from markdown_it import MarkdownIt

    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(markdown)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
