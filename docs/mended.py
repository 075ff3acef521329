"""What the theme leaves out for those who read by keyboard or by ear, put into the pages when all are made.

Code that scrolls can be reached by the keyboard; headings of the navigation say their level; the two bars beside the
text have names.
"""

from __future__ import annotations

from pathlib import Path

_MENDED = {
    "<pre>": '<pre tabindex="0">',
    ' role="heading">': ' role="heading" aria-level="2">',
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="Pages">',
    '<aside class="toc-drawer">': '<aside class="toc-drawer" aria-label="This page">',
    '<aside class="toc-drawer no-toc">': '<aside class="toc-drawer no-toc" aria-label="This page">',
    '<div class="table-wrapper docutils container">': '<div class="table-wrapper docutils container" tabindex="0">',
    "<th></th>": "<td></td>",
    '<div class="output text_html">': '<div class="output text_html" tabindex="0">',
}


def mend(page: str) -> str:
    """Return a page with what it lacked; the same page where it lacks nothing."""
    for was, now in _MENDED.items():
        page = page.replace(was, now)
    return page


def mend_folder(folder: Path) -> None:
    """Mend every page in a folder."""
    for path in folder.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if (now := mend(text)) != text:
            path.write_text(now, encoding="utf-8")
