"""Read tables of the UN Treaty Collection, the depositary's own record, in HTML, XML or CSV.

A status page of treaties.un.org as saved from a browser, the depositary's XML, or a table scraped as delimited text:
of the Convention on Certain Conventional Weapons, its protocols and neighbours, and of any other treaty of the
collection. What a page says carries over as facts, and what cannot be read is in the notes, with its place.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, overload

from ccwuniv._support import (
    FrozenMapping,
    Progress,
    Versioned,
    explained,
    file_bytes,
    freeze_fields,
    shared_out,
    told,
    uncollected,
)
from ccwuniv.errors import DateError, OptionError, SourceFormatError, StoreError
from ccwuniv.records import CONSENT_KINDS, DateLike, as_day
from ccwuniv.sources.untc.csv import read_csv
from ccwuniv.sources.untc.extensions import territorial_acts
from ccwuniv.sources.untc.html import read_html
from ccwuniv.sources.untc.limits import LARGEST_FILE
from ccwuniv.sources.untc.page import Page, number_from_name, with_number
from ccwuniv.sources.untc.records import UntcAction, UntcHeader, UntcNote
from ccwuniv.sources.untc.result import UntcTable
from ccwuniv.sources.untc.rows import read_rows
from ccwuniv.sources.untc.several import by_treaty, refuse_several
from ccwuniv.sources.untc.statements import read_statements
from ccwuniv.sources.untc.text import clean, in_utf8, text_in
from ccwuniv.sources.untc.withdrawals import former, withdrawals
from ccwuniv.sources.untc.xml import read_xml

__all__ = ["UntcFolder", "UntcTable", "read_untc", "read_untc_folder"]

INSTRUMENTS: Final = {
    "XXVI-2": "CCW",
    "XXVI-2-a": "P4",
    "XXVI-2-b": "AP2",
    "XXVI-2-c": "A1",
    "XXVI-2-d": "P5",
    "XXVI-5": "mine_ban",
    "XXVI-6": "cluster_munitions",
    "XXVI-8": "arms_trade",
}
"""The codes of the treaties that the library knows, by their numbers in the collection."""

_EXPECTED = "a UN Treaty Collection table: a saved status page, MTDSG XML or delimited text"
_MARKUP = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<table[\s>]|<tr[\s>]", re.IGNORECASE)
_WEB_PAGE = re.compile(rb"<!doctype html|<html[\s>]", re.IGNORECASE)
_XML = re.compile(rb"<\?xml|<(?:Document|Treaty|ExternalData|Participants)[\s>]")
_BINARY = {b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"}
_OF_THE_GENRE = re.compile(rb"participant|<(?:html|table|Document)[\s>]", re.IGNORECASE)
_MOST_CONTROLS = 0.1
_MOST_PROCESSES = 64


@overload
def read_untc(
    source: str | Path | bytes,
    as_of: DateLike | None = None,
    *,
    instrument: str | None = None,
    instrument_column: None = None,
    adopted: DateLike | None = None,
) -> UntcTable: ...


@overload
def read_untc(
    source: str | Path | bytes,
    as_of: DateLike | None = None,
    *,
    instrument_column: str,
    adopted: DateLike | None = None,
) -> tuple[UntcTable, ...]: ...


@explained
def read_untc(
    source: str | Path | bytes,
    as_of: DateLike | None = None,
    *,
    instrument: str | None = None,
    instrument_column: str | None = None,
    adopted: DateLike | None = None,
) -> UntcTable | tuple[UntcTable, ...]:
    r"""Read a table of the UN Treaty Collection, or a table of another depositary of the same kind.

    The form is told by the content, not by the name of the file; encodings are found out, and stray control
    characters and broken markup repaired. No row or cell is dropped: a cell that is not an act becomes a note. What a
    heading, a cell or a footnote means is read by whole phrases (the page "What the reader reads" lists them); where a
    word of leaving is not understood, the note says so, and ``Registry.from_tables`` refuses the table.

    Parameters
    ----------
    source : str, Path or bytes
        The file, or what it holds.
    as_of : datetime.date or str, optional
        The day for which parties are counted; by default the day that the page prints.
    instrument : str, optional
        The code of the instrument; by default that of the treaty's number, such as ``CCW`` for XXVI-2.
    instrument_column : str, optional
        The heading of the column that names the treaty of each row, in a file that holds several.
    adopted : datetime.date or str, optional
        The day on which the treaty was adopted, where the table does not print it: ``waiting_times`` needs it.

    Returns
    -------
    UntcTable, or a tuple of them
        One; with ``instrument_column`` a tuple, one for each treaty, in the order of the file.

    Raises
    ------
    SourceFormatError
        When it is not a table of this kind: empty, binary, of another site, without participants; or when it holds
        several treaties and ``instrument_column`` is not given.
    StoreError
        When the file is missing or cannot be read.
    DateError
        When ``as_of`` or ``adopted`` is not a day, when the page prints another day of adoption, or when an act of the
        table is earlier.

    Examples
    --------
    >>> table = read_untc(b"Participant,Ratification\nFrance,4 Mar 1988\n")
    >>> [(a.participant, str(a.kind), str(a.date)) for a in table.actions]
    [('France', 'ratification', '1988-03-04')]
    >>> two = b"treaty,country,ratification\nCAT,France,18 Feb 1986\nCRC,France,7 Aug 1990\n"
    >>> [(table.instrument, table.parties_counted) for table in read_untc(two, instrument_column="treaty")]
    [('CAT', 1), ('CRC', 1)]
    """
    day = as_day(as_of) if as_of is not None else None
    begun = as_day(adopted) if adopted is not None else None
    data, name = _bytes_of(source)
    with uncollected():
        page = _page(data, name)
        if page.header.number is None and (number := number_from_name(name)):
            page.header = with_number(page.header, number)
            page.note("header", number, "the number of the treaty is inferred from the name of the file")
        if instrument_column is not None:
            pages = by_treaty(page, instrument_column, name)
            return tuple(_read(one, name, day, code, begun) for code, one in pages.items())
        refuse_several(page, name)
        return _read(page, name, day, instrument, begun)


def _read(page: Page, name: str, day: dt.date | None, instrument: str | None, adopted: dt.date | None) -> UntcTable:
    if adopted is not None:
        page.header = _adopted(page.header, adopted)
    header = page.header
    code = instrument or INSTRUMENTS.get(header.number or "") or header.number or _slug(name)
    rows = read_rows(page, of_the_ccw=code == "CCW", day=day)
    first = min((action.date for action in rows.actions), default=None)
    if adopted is not None and first is not None and first < adopted:
        raise DateError(str(adopted), f"the table has an act of {first}, before it; use the day of adoption.")
    told = (*withdrawals(page, rows.actions), *territorial_acts(page, rows.actions))
    former_acts, consents = former(page, rows.actions)
    if page.form == "csv" and not (rows.shows_endings or page.footnotes) and _shows_parties_alone(rows.actions):
        page.note("form", "", "this form keeps no brackets and no footnotes; it cannot show who left")
    table = UntcTable(
        header=header,
        form=page.form,
        source=name,
        instrument=code,
        as_of=day or header.status_day,
        actions=(*rows.actions, *told),
        former_actions=tuple(former_acts),
        former_consents=tuple(consents) if code == "CCW" else (),
        consents=tuple(rows.consents),
        statements=tuple(read_statements(page)),
        footnotes=page.footnotes,
        notes=tuple(page.notes),
    )
    if table.agrees is False:
        return replace(table, notes=(*table.notes, UntcNote("header", "", table.parties_check)))
    return table


def _adopted(header: UntcHeader, day: dt.date) -> UntcHeader:
    """Return the header with the day of adoption that the caller gives, or refuse it."""
    if header.concluded is not None and header.concluded != day:
        raise DateError(
            str(day), f"the page prints that the treaty was concluded on {header.concluded}; leave adopted out."
        )
    return replace(header, concluded=day)


def _shows_parties_alone(actions: Sequence[UntcAction]) -> bool:
    """Say whether these acts include consents, none of them in brackets."""
    bound = any(act.kind in CONSENT_KINDS and act.iso3 for act in actions)
    return bound and not any(act.withdrawn for act in actions)


@dataclass(frozen=True, repr=False)
class UntcFolder(Versioned):
    """What the files of a folder hold.

    Attributes
    ----------
    tables : tuple of UntcTable
        The tables that were read, sorted by the names of their files.
    unread : mapping of str to SourceFormatError or StoreError
        The files that could not be read, by name, each with the reason.

    Examples
    --------
    >>> folder = UntcFolder((), {"list.txt": SourceFormatError("list.txt", "a table", "a list of things to do")})
    >>> folder
    <UntcFolder 0 files read, not read: list.txt>
    >>> print(folder.unread["list.txt"])
    list.txt: expected a table; found a list of things to do.
    """

    tables: tuple[UntcTable, ...]
    unread: Mapping[str, SourceFormatError | StoreError] = FrozenMapping()

    def __post_init__(self) -> None:
        freeze_fields(self, "unread")

    def all(self) -> tuple[UntcTable, ...]:
        r"""Return the tables, where every file was read.

        Raises
        ------
        SourceFormatError
            When some were not, with the name and the reason of each.

        Examples
        --------
        >>> table = read_untc(b"Participant,Ratification\nFrance,4 Mar 1988\n")
        >>> UntcFolder((table,)).all() == (table,)
        True
        >>> try:
        ...     UntcFolder((table,), {"a.txt": SourceFormatError("a.txt", "a table", "a list")}).all()
        ... except SourceFormatError as error:
        ...     print(error.found)
        1 file not read: (1) a.txt: expected a table; found a list.
        """
        if self.unread:
            reasons = " ".join(f"({n}) {error}" for n, error in enumerate(self.unread.values(), start=1))
            raise SourceFormatError(
                ", ".join(self.unread), _EXPECTED, f"{_files(len(self.unread))} not read: {reasons}"
            )
        return self.tables

    def __repr__(self) -> str:
        unread = f", not read: {', '.join(self.unread)}" if self.unread else ""
        return f"<UntcFolder {_files(len(self.tables))} read{unread}>"


def _files(number: int) -> str:
    return f"{number} file" if number == 1 else f"{number} files"


@explained
def read_untc_folder(folder: str | Path, *, processes: int = 1, progress: Progress = False) -> UntcFolder:
    r"""Read every file of a folder of saved pages, in the order of their names.

    A file that is not a table of the UN Treaty Collection does not stop the others; it is among the unread. Hidden
    files, and the folders that a browser saves beside a page, are not pages.

    Parameters
    ----------
    folder : str or Path
        The folder.
    processes : int
        How many processes read, this one among them: 1 to 64. Another one takes a third of a second to begin with; two
        read hundreds of pages in little more than half the time, where there are two processors.
    progress : bool or callable, optional
        ``True`` writes a line on standard error; a function is called after each file with the number of files done,
        their total, and the name.

    Returns
    -------
    UntcFolder
        With ``tables`` and ``unread``; ``all()`` gives the tables, or an error where a file is unread.

    Raises
    ------
    StoreError
        When there is no such folder, or it holds no file.
    OptionError
        For another number of processes.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "treaty.csv").write_text("Participant,Ratification\nFrance,4 Mar 1988\n")
    ...     _ = Path(folder, "list.txt").write_text("what to do")
    ...     read_untc_folder(folder)
    <UntcFolder 1 file read, not read: list.txt>
    """
    if processes not in range(1, _MOST_PROCESSES + 1):
        raise OptionError("processes", processes, [f"a whole number from 1 to {_MOST_PROCESSES}"])
    place = Path(folder)
    try:
        paths = sorted(path for path in place.iterdir() if path.is_file() and not path.name.startswith("."))
    except (OSError, ValueError) as error:
        raise StoreError(str(folder), f"is not a folder that can be read ({error}).") from None
    if not paths:
        raise StoreError(str(folder), "holds no file; save the pages from the depositary's site there first.")
    tables: list[UntcTable] = []
    unread: dict[str, SourceFormatError | StoreError] = {}
    with closing(shared_out(_read_or_refused, paths, processes)) as read:
        for path in told(paths, progress, lambda path: path.name):
            one = next(read)
            if isinstance(one, UntcTable):
                tables.append(one)
            else:
                unread[path.name] = one
    return UntcFolder(tuple(tables), unread)


def _read_or_refused(path: Path) -> UntcTable | SourceFormatError | StoreError:
    try:
        return read_untc(path)
    except (SourceFormatError, StoreError) as error:
        return error


def _bytes_of(source: str | Path | bytes) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return source, "bytes"
    path = Path(source)
    missing = "there is no such file; save the page from the depositary's site first."
    return file_bytes(path, LARGEST_FILE, missing=missing), path.name


def _page(data: bytes, name: str) -> Page:
    if len(data) > LARGEST_FILE:
        raise SourceFormatError(name, _EXPECTED, f"more than {LARGEST_FILE // 2**20} MB, which no such page has")
    text = in_utf8(data)
    if not text.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise SourceFormatError(name, _EXPECTED, "an empty file")
    sample, text = text[:4096].decode("utf-8", "ignore"), clean(text)
    if data[:4] in _BINARY or (not _OF_THE_GENRE.search(text) and _control_share(sample) > _MOST_CONTROLS):
        raise SourceFormatError(name, _EXPECTED, "a binary file; save the page as HTML, or take its XML")
    if _XML.search(text[:4096]) and not _WEB_PAGE.search(text[:4096]):
        return read_xml(text_in(text), name)
    if _MARKUP.search(text[:65536]):
        return read_html(text, name)
    return read_csv(text_in(text), name)


def _control_share(sample: str) -> float:
    return sum(not (character.isprintable() or character.isspace()) for character in sample) / len(sample)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.split(".", maxsplit=1)[0].lower()).strip("_") or "treaty"
