"""An explorer to share: one page in which anyone may move through the days, the instruments and the states."""

from __future__ import annotations

import json
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from ccwuniv._support import explained, make_folder, write_file
from ccwuniv._version import __version__
from ccwuniv.documents.explorer_data import explorer_data, explorer_title
from ccwuniv.documents.footers import footer

if TYPE_CHECKING:
    from ccwuniv.outreach import ReadableLog
    from ccwuniv.registry import Registry

__all__ = ["explorer_html", "write_explorer"]

_HYPOTHETICAL = """\
  <p class="warning">Hypothetical: some of the actions shown did not take place;
  they were added to ask what would follow.</p>
"""


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
    data = json.dumps(
        explorer_data(reg.within_data(), told), ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )
    return Template(_asset("explorer.html")).substitute(
        title=escape(f"{'INTERNAL: ' if internal else ''}{explorer_title(reg)}"),
        library=__version__,
        hypothetical=_HYPOTHETICAL if reg.hypothetical else "",
        footer=escape(" ".join(footer("en"))),
        style=_asset("explorer.css"),
        data=data.replace("<", "\\u003c"),
        script=_asset("explorer_records.js") + _asset("explorer.js"),
    )


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
    return (files("ccwuniv.documents") / "assets" / name).read_text(encoding="utf-8")
