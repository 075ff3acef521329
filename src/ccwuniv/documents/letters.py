"""Whom to write to: a table for mail merge, with what is asked of each state and how it may join, in its language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ccwuniv._support import explained, one_of, write_file
from ccwuniv.analysis import day_array
from ccwuniv.documents.fields import FIELDS, in_fields
from ccwuniv.documents.left_outs import left_out
from ccwuniv.documents.letter_facts import LETTER_KINDS, LetterFacts, letter_facts
from ccwuniv.documents.spreadsheets import csv_of_rows, workbook_for_people
from ccwuniv.documents.steady import steady
from ccwuniv.errors import OptionError, StoreError
from ccwuniv.names import LANGUAGES
from ccwuniv.records import DateLike, as_returned, column_of, is_missing, read_column, tables
from ccwuniv.registry import documents_of, provenance

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.analysis import Universe
    from ccwuniv.documents.address_book import AddressBook, Post
    from ccwuniv.outreach import Contact, ReadableLog
    from ccwuniv.registry import Registry

__all__ = [
    "LETTER_COLUMNS",
    "csv_for_merging",
    "known_languages",
    "letter_list",
    "letter_rows",
    "write_letter_rows",
    "write_letters",
]

_COLUMNS = (
    *("name", "formal_name", "post", "addressee", "salutation", "email", "no_address"),
    *("language", "language_source", "un_regional_group", "asks", "lacks", "path"),
    *("known_until", "contacts", "last_contact"),
)
_DAYS = ("known_until", "last_contact")

LETTER_COLUMNS = ("iso3", *_COLUMNS)
"""The columns of a letter list, the code of the state first."""


@explained
def letter_list(
    reg: Registry,
    log: ReadableLog | None = None,
    kind: str = "not_party",
    as_of: DateLike | None = None,
    *,
    addresses: AddressBook | None = None,
    post: Post | None = None,
    languages: Mapping[str, str] | None = None,
    after_data: bool = False,
    universe: Universe = "all_states",
    internal: bool = False,
    confidential: bool = False,
) -> pd.DataFrame:
    """Return the states to write to, with what a letter says of each, ready for mail merge.

    Parameters
    ----------
    reg : Registry
        Of this Convention. States count from the deposit of their consent.
    log : OutreachLog, optional
        The acts to bring states in, so that the last contact is known.
    kind : str
        ``"not_party"``: the states not party to the Convention, signatories among them; ``"signatory"``: those of them
        that signed it; ``"p2_only"``: the parties to Protocol II that are not party to Amended Protocol II;
        ``"no_a1"``, ``"no_p1"``, ``"no_ap2"``, ``"no_p3"``, ``"no_p4"``, ``"no_p5"``: the parties to the Convention
        that are not bound by that instrument. Nobody before the instrument's adoption, or the Convention's opening for
        signature.
    as_of : day, optional
        The data's last day by default; acts that end after it are then no contacts. Where it is not given, every act
        done is one, be it later than the data.
    addresses : AddressBook, optional
        The office's list, from :func:`read_contacts`; a state has a row for each of its addresses.
    post : {"Geneva", "New York", "capital"}, optional
        Only the addresses there.
    languages : mapping of state to language, optional
        The language of correspondence of states where the office knows it: it outweighs the one in the list.
    universe : {"all_states", "un_members", "un_members_and_observers"}
        Among which states; all that may take part by default.
    after_data : bool
        Whether a day after the data's last is answered, by law from the data; see :class:`Registry`.
    internal : bool
        Whether internal acts count as contacts, beside public ones.
    confidential : bool
        Whether all acts do.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``iso3``, in the order of names: ``name`` (short, English); ``formal_name`` (in ``language``);
        ``post``, ``addressee``, ``salutation``, ``email`` (as the office's list has them); ``no_address`` (True where
        it has none); ``language`` (of correspondence, from the office alone; English where it gives none);
        ``language_source`` (which of the two it is); ``un_regional_group``; ``asks`` (codes of what is asked: never
        original Protocol II; that for which the list is made comes first); ``lacks`` and ``path`` (in words of that
        language: by what it is not bound, and how it may lawfully come to it); ``known_until`` (the last day of the
        data on which both rest); ``contacts`` (how many acts had the
        state as a target, for any instrument; ``<NA>`` without a log) and ``last_contact`` (the last day of the
        latest). Its provenance says how many internal acts of the log do not count (``internal_acts_left_out``).

    Raises
    ------
    OptionError
        For a kind, a language or a universe that is none.
    UnknownInstrumentError, UnknownStateError, DateError
        For a registry of another treaty, anything but a state, or anything but a day.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> letters = letter_list(Registry.bundled(), kind="p2_only", as_of="2014-09-01")
    >>> " ".join(letters.index)
    'BDI CUB DJI LAO LSO MUS MEX MNG TGO UGA UZB'
    >>> letters.loc["CUB", ["formal_name", "language", "asks"]].tolist()
    ['Republic of Cuba', 'en', 'AP2']
    """
    given = dict(locals())
    import pandas as pd

    reg = reg.reaching(as_of, after_data=after_data)
    day = reg.day(as_of)
    rows = letter_rows(
        reg,
        log,
        kind,
        as_of,
        addresses=addresses,
        post=post,
        languages=languages,
        universe=universe,
        internal=internal,
        confidential=confidential,
    )
    index = pd.Index([row["iso3"] for row in rows], name="iso3", dtype="str")
    frame = pd.DataFrame(rows, columns=list(_COLUMNS), index=index)
    text = [name for name in _COLUMNS if name not in ("contacts", *_DAYS, "no_address")]
    frame = frame.astype({**dict.fromkeys(text, "str"), "no_address": "bool"})
    frame["contacts"] = frame["contacts"].astype("Int64") if log is not None else pd.array([pd.NA] * len(rows), "Int64")
    for column in _DAYS:
        frame[column] = day_array(row[column] for row in rows)
    said = None if log is None else log.released(internal=internal, confidential=confidential)
    stated: dict[str, Any] = {"as_of": day, "basis": "consent", "kind": kind, "denominator": len(set(index))}
    if log is not None and not (internal or confidential):
        stated["internal_acts_left_out"] = left_out(log, internal=internal)
    frame.attrs = provenance(
        reg,
        "letter_list",
        given,
        tables=("actions", "memberships:un"),
        documents=documents_of(None if said is None else said.acts(confidential=confidential)),
        **stated,
        confidential=confidential,
    )
    return frame


def letter_rows(
    reg: Registry,
    log: ReadableLog | None,
    kind: str,
    as_of: DateLike | None,
    *,
    addresses: AddressBook | None = None,
    post: Post | None = None,
    languages: Mapping[str, str] | None = None,
    universe: Universe = "all_states",
    internal: bool = False,
    confidential: bool = False,
) -> list[dict[str, Any]]:
    """Return the rows of :func:`letter_list`, each with its ``iso3``, for a registry that reaches the day.

    Without a log ``contacts`` and ``last_contact`` are None.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> [row["iso3"] for row in letter_rows(Registry.bundled(), None, "signatory", None)]
    ['EGY', 'NGA', 'SDN', 'VNM']
    """
    one_of("kind", kind, LETTER_KINDS)
    day, known = reg.day(as_of), known_languages(reg, languages or {}, as_of)
    facts = letter_facts(reg, kind, day, contacts=addresses, post=post, languages=known, universe=universe)
    if log is None:
        return [_row(one, None) for one in facts]
    from ccwuniv.outreach import contacts_by_state

    said = log.released(internal=internal, confidential=confidential)
    contacts = contacts_by_state(reg, said, None if as_of is None else day, confidential=confidential)
    return [_row(one, contacts.get(one.iso3, [])) for one in facts]


@explained
def write_letters(frame: pd.DataFrame, path: str | Path) -> Path:
    """Write a letter list for mail merge, and return the path.

    No field has more than 250 characters, which some programs cut: what is longer goes on in the next column
    (``path_1``, ``path_2`` ...). The names of the columns have no spaces. A text that a spreadsheet would take for a
    formula has an apostrophe in front.

    Parameters
    ----------
    frame : pandas.DataFrame
        What :func:`letter_list` returned.
    path : str or pathlib.Path
        Ends in ``.csv`` (UTF-8 with a byte order mark, by which spreadsheets know it) or in ``.xlsx`` (needs the extra
        ``office``).

    Returns
    -------
    pathlib.Path

    Raises
    ------
    OptionError
        For another ending.
    StoreError
        When the file cannot be written, or the extra is missing; a file that was there before still is.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from ccwuniv import Registry
    >>> with TemporaryDirectory() as folder:
    ...     write_letters(letter_list(Registry.bundled(), kind="signatory"), f"{folder}/letters.csv").name
    'letters.csv'
    """
    table = _read(frame)
    columns = ["iso3" if table.index.name is None else str(table.index.name), *map(str, table.columns)]
    rows = [dict(zip(columns, map(_plain, row), strict=True)) for row in table.itertuples(name=None)]
    return write_letter_rows(rows, columns, path)


def write_letter_rows(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], path: str | Path) -> Path:
    """Write the rows of a letter list as :func:`write_letters` does, and return the path.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from ccwuniv import Registry
    >>> rows = letter_rows(Registry.bundled(), None, "signatory", None)
    >>> with TemporaryDirectory() as folder:
    ...     write_letter_rows(rows, LETTER_COLUMNS, f"{folder}/letters.csv").name
    'letters.csv'
    """
    file = Path(path)
    if file.suffix.lower() not in (".csv", ".xlsx"):
        raise OptionError("path", str(path), ("a name that ends in .csv", "a name that ends in .xlsx"))
    if file.suffix.lower() == ".csv":
        content = csv_for_merging(rows, columns, end="\r\n").encode("utf-8-sig")
    else:
        try:
            content = steady(_workbook(rows, columns))
        except ImportError:
            problem = "an Excel file needs openpyxl; pip install 'ccwuniv[office]', or write a name that ends in .csv."
            raise StoreError(str(file), problem) from None
    write_file(file, content)
    return file


def csv_for_merging(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], *, end: str = "\n") -> str:
    """Return the rows of a letter list as CSV without a field of more than 250 characters, for mail merge.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> text = csv_for_merging(letter_rows(Registry.bundled(), None, "p2_only", None), LETTER_COLUMNS)
    >>> [name for name in text.splitlines()[0].split(",") if name.startswith("path")]
    ['path_1', 'path_2', 'path_3', 'path_4']
    """
    return csv_of_rows(_merged_columns(columns), _merged(rows, columns), end=end)


def _workbook(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> bytes:
    import pandas as pd

    frame = pd.DataFrame(_merged(rows, columns), columns=_merged_columns(columns), dtype="object")
    return workbook_for_people(frame.set_index(columns[0]), "letters", freeze_panes=(1, 1))


def _merged_columns(columns: Sequence[str]) -> list[str]:
    parts = [f"{name}_{place + 1}" for name, number in FIELDS.items() if name in columns for place in range(number)]
    return [*(name for name in columns if name not in FIELDS), *parts]


def _merged(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> list[list[Any]]:
    whole = [name for name in columns if name not in FIELDS]
    parts = [(name, number) for name, number in FIELDS.items() if name in columns]
    return [
        [
            *(row[name] for name in whole),
            *(part for name, number in parts for part in in_fields(row[name] or "", number)),
        ]
        for row in rows
    ]


def _plain(value: Any) -> Any:  # noqa: ANN401  # whatever a cell holds
    """Return what a cell of a table holds, None where it holds nothing; a day without its time."""
    if is_missing(value):
        return None
    return value.date() if isinstance(value, dt.datetime) else value


def _read(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a letter list in its original types, also when read from a file; other columns stay as they are."""
    table = as_returned(frame, "iso3")
    known = tables()["letter_list"]
    for name in map(str, table.columns):
        kind: Any = getattr(known.variable(name), "type", None)
        column = column_of(table, name, "pass the table that letter_list returned")
        if kind is not None:
            table = table.assign(**{name: read_column(column, name, "text" if kind == "code" else kind, missing=True)})
    return table


def known_languages(reg: Registry, given: Mapping[str, str], on: DateLike | None = None) -> dict[str, str]:
    """Return the languages that an office gives for states, by their codes.

    Raises
    ------
    OptionError, UnknownStateError
        For anything but a language or a state.
    """
    for language in given.values():
        one_of("languages", language, LANGUAGES)
    return {reg.state(state, on).iso3: language for state, language in given.items()}


def _row(facts: LetterFacts, contacts: list[Contact] | None) -> dict[str, Any]:
    address = facts.address
    return {
        "iso3": facts.iso3,
        "name": facts.name,
        "formal_name": facts.formal_name,
        "post": address.post if address else "",
        "addressee": address.addressee if address else "",
        "salutation": address.salutation if address else "",
        "email": address.email if address else "",
        "no_address": address is None,
        "language": facts.language,
        "language_source": facts.language_source,
        "un_regional_group": facts.group,
        "asks": " ".join(facts.asks),
        "lacks": facts.lacks,
        "path": facts.path,
        "known_until": facts.day,
        "contacts": None if contacts is None else len(contacts),
        "last_contact": contacts[-1].act.end if contacts else None,
    }
