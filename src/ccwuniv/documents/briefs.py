"""One page on a state, to take into a meeting: where it stands, what is open to it, and what was done."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ccwuniv._support import Versioned, explained, write_file
from ccwuniv.documents.brief_text import brief_markdown
from ccwuniv.documents.markdown import html_page
from ccwuniv.errors import OptionError
from ccwuniv.records import DateLike, StateLike

if TYPE_CHECKING:
    from ccwuniv.outreach import ReadableLog
    from ccwuniv.registry import Registry

__all__ = ["Brief", "brief"]

_ONE_PAGE = """<style>
body { font-size: 14px; line-height: 1.35; max-width: 54rem; }
h1 { margin: 0 0 .3rem; } h2 { font-size: 1.05rem; margin: .9rem 0 .3rem; } p, ul, blockquote { margin: .3rem 0; }
blockquote { border-left: 2px solid var(--line); padding-left: .6rem; margin-left: 0; }
ul { padding-left: 1.1rem; } table { margin: .3rem 0; font-size: 1em; } th, td { padding: .05rem .4rem; }
@page { size: A4; margin: 11mm 13mm; }
@media print {
  body { font-size: 8.2pt; line-height: 1.25; padding: 0; } h1 { font-size: 13pt; }
  h2 { font-size: 9.2pt; margin: .45rem 0 .15rem; } p, ul, blockquote, table { margin: .15rem 0; }
  th, td { padding: 0 .3rem; } thead th { position: static; } a { color: inherit; text-decoration: none; }
}
</style>
</head>"""


@dataclass(frozen=True)
class Brief(Versioned):
    """A page on one state.

    Attributes
    ----------
    iso3 : str
        The state.
    day : datetime.date
        The day of the page.
    title : str
    markdown : str

    Examples
    --------
    >>> from ccwuniv import OutreachLog, Registry
    >>> page = brief(Registry.bundled(), OutreachLog.bundled(), "Viet Nam")
    >>> page.iso3, str(page.day)
    ('VNM', '2026-02-03')
    """

    iso3: str
    day: dt.date
    title: str
    markdown: str

    @property
    def html(self) -> str:
        """The brief as one page that needs nothing beside it, set to print on one side of A4 for most states.

        Examples
        --------
        >>> from ccwuniv import OutreachLog, Registry
        >>> page = brief(Registry.bundled(), OutreachLog.bundled(), "Viet Nam")
        >>> page.html.startswith("<!DOCTYPE html>"), f"<title>{page.title}</title>" in page.html
        (True, True)
        """
        return html_page(self.title, self.markdown).replace("</head>", _ONE_PAGE, 1)

    def write(self, path: str | Path) -> Path:
        """Write the brief, as a page (``.html``) or as Markdown (``.md``), and return the path.

        Raises
        ------
        OptionError
            For another ending.
        StoreError
            When the file cannot be written; a file that was there before still is.

        Examples
        --------
        >>> from tempfile import TemporaryDirectory
        >>> from ccwuniv import OutreachLog, Registry
        >>> page = brief(Registry.bundled(), OutreachLog.bundled(), "Viet Nam")
        >>> with TemporaryDirectory() as folder:
        ...     page.write(Path(folder, "VNM.html")).read_text("utf-8") == page.html
        True
        """
        file = Path(path)
        if file.suffix.lower() not in (".md", ".html"):
            raise OptionError("path", str(path), ("a name that ends in .md", "a name that ends in .html"))
        write_file(file, self.html if file.suffix.lower() == ".html" else self.markdown)
        return file

    def _repr_markdown_(self) -> str:
        return self.markdown


@explained
def brief(
    reg: Registry,
    log: ReadableLog | None,
    state: StateLike,
    as_of: DateLike | None = None,
    *,
    after_data: bool = False,
    confidential: bool = False,
) -> Brief:
    """Draft one page on a state, each fact with its date and source; nothing in it claims an effect or forecasts one.

    Internal acts are left out.

    It has the formal name in six languages; the status on every instrument; what is missing and the shortest lawful
    path to it (Convention, articles 4 and 8); the state's statements; who is bound of its regional group and of its
    neighbours, the states of its sub-region; the neighbouring treaties; contacts and sponsorship on record, and what a
    record says of its accession; disputed facts.

    Parameters
    ----------
    reg : Registry
        Of this Convention. States count from the deposit of their consent.
    log : OutreachLog or None
        The acts on record.
    state : str or State
        A party, a signatory, a state that is neither, or a former state.
    as_of : day, optional
        The data's last day by default; acts that end after it are then left out. Where it is not given, every act of
        the log is in, be it later than the data.
    after_data : bool
        Whether a day after the data's last is answered, by law from the data; see :class:`Registry`.
    confidential : bool
        Whether confidential acts are in it.

    Returns
    -------
    Brief

    Raises
    ------
    UnknownStateError, NotAParticipantError, DateError
        For what is no state or no day.
    UnknownInstrumentError
        When the registry is not of this Convention.

    Examples
    --------
    >>> from ccwuniv import OutreachLog, Registry
    >>> page = brief(Registry.bundled(), OutreachLog.bundled(), "Viet Nam")
    >>> page.title
    'Viet Nam and the Convention on Certain Conventional Weapons'
    >>> print(page.markdown.splitlines()[2])
    Signatory. Regional group: Asia-Pacific. VNM, on 3 February 2026; States count from the deposit of their consent.
    """
    reg.instrument("CCW")
    reg = reg.reaching(as_of, after_data=after_data)
    found, day = reg.state(state), reg.day(as_of)
    until = None if as_of is None else day
    log = None if log is None else log.released(confidential=confidential)
    title = f"{found.name} and the Convention on Certain Conventional Weapons"
    text = brief_markdown(reg, log, found, day, until, title, confidential=confidential)
    return Brief(found.iso3, day, title, text)
