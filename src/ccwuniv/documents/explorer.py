"""An explorer to share: one page with which anyone can browse days, instruments and states."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from ccwuniv._support import explained, make_folder, write_file
from ccwuniv._version import __version__
from ccwuniv.documents.days import months
from ccwuniv.documents.explorer_data import explorer_data, explorer_title
from ccwuniv.documents.explorer_fallback import fallback_table
from ccwuniv.documents.footers import footer, unread

if TYPE_CHECKING:
    from ccwuniv.outreach import ReadableLog
    from ccwuniv.registry import Registry

__all__ = ["explorer_html", "write_explorer"]

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
"""The languages of the page; those that no native speaker read are marked in it."""

_KNOWING = ("records.js", "words.js", "sentences.js")
"""Scripts that need no page, so that a test can run them alone."""

_SHOWING = (
    *("elements.js", "view.js", "days.js", "totals.js", "search.js", "map.js", "table.js", "card.js", "timeline.js"),
    *("picture.js", "downloads.js", "compare.js", "what-if.js", "start.js"),
)


def explorer_html(reg: Registry, *, log: ReadableLog | None = None, internal: bool = False) -> str:
    """Return the explorer of a registry: one page of HTML that holds its data, its style and its script.

    The page needs neither network nor server, and its own policy forbids it any. It shows a map of tiles, the totals
    and a table of states on any day from the first action to the data's last day, on either basis, and for each state
    its actions, gaps, statements and disputes with their sources. It counts, as :meth:`Registry.totals
    <ccwuniv.Registry.totals>` does by default, by deposit those on the
    depositary's list. The same registry gives the same bytes.

    Parameters
    ----------
    reg : Registry
        Of this Convention, or of any treaty; a state without a place in ``tiles.csv`` is beside the map.
    log : OutreachLog or LiveLog, optional
        Public acts whose targets the panel of a state lists. Confidential acts never appear.
    internal : bool
        Whether internal acts are listed, too; the title of the page then begins with INTERNAL.

    Returns
    -------
    str

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> page = explorer_html(Registry.bundled())
    >>> "<title>Convention on Certain Conventional Weapons: participation</title>" in page, len(page) < 1_000_000
    (True, True)
    """
    told = None if log is None else log.released(internal=internal)
    within = reg.within_data()
    data = explorer_data(within, told, internal=internal)  # before the table: it reads all records at once
    style = _asset("page.css")
    script = '"use strict";\n' + "".join(map(_asset, _KNOWING))
    script += "(() => {\n" + "".join(map(_asset, _SHOWING)) + "})();\n"
    words = json.loads(_asset("words.json"))
    marking = f"{'INTERNAL: ' if internal else ''}{'HYPOTHETICAL: ' if reg.hypothetical else ''}"
    return Template(_asset("page.html")).substitute(
        title=escape(f"{marking}{explorer_title(reg)}"),
        library=__version__,
        style_hash=_hashed(f"\n{style}"),
        script_hash=_hashed(f"\n{script}"),
        hypothetical=f"HYPOTHETICAL. {words['hypotheticalNote']['en']}" if reg.hypothetical else "",
        hypothetical_hidden="" if reg.hypothetical else " hidden",
        fallback=fallback_table(within),
        footer=escape(" ".join(footer("en"))),
        style=style,
        data=_embedded(data),
        words=_embedded(
            {
                "words": words,
                "months": {language: months(language) for language in LANGUAGES},
                "footers": {language: footer(language) for language in LANGUAGES},
                "unread": {language: unread(language) for language in LANGUAGES},
            }
        ),
        script=script,
    )


def _embedded(value: object) -> str:
    """Return JSON in which no text can close the HTML element around it."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).replace("<", "\\u003c")


def _hashed(text: str) -> str:
    """Return the hash by which the page's security policy allows its style or its script."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@explained
def write_explorer(reg: Registry, path: str | Path, *, log: ReadableLog | None = None, internal: bool = False) -> Path:
    """Write the explorer of a registry as one HTML file, whole or not at all, and return its path.

    Parameters
    ----------
    reg : Registry
    path : str or Path
        The file, such as ``explorer.html``; its folder is made where it is not there.
    log : OutreachLog or LiveLog, optional
        Public acts to list with the states that are their targets; confidential acts never appear.
    internal : bool
        Whether internal acts are listed, too; the title of the page then begins with INTERNAL.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    StoreError
        When the file cannot be written; a file that was there before still is.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     write_explorer(Registry.bundled(), Path(folder) / "explorer.html").name
    'explorer.html'
    """
    target = Path(path)
    page = explorer_html(reg, log=log, internal=internal)
    make_folder(target.parent)
    write_file(target, page)
    return target


def _asset(name: str) -> str:
    return (files("ccwuniv.documents") / "assets" / "explorer" / name).read_text(encoding="utf-8")
