"""Whom to write to: a table for mail merge, with what is asked of each state and how it may join, in its language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ccwuniv._support import explained, one_of, write_file
from ccwuniv.analysis import day_array
from ccwuniv.documents.fields import FIELDS, in_fields
from ccwuniv.documents.left_outs import left_out
from ccwuniv.documents.letter_facts import LETTER_KINDS, LetterFacts, letter_facts
from ccwuniv.documents.spreadsheets import csv_for_people, workbook_for_people
from ccwuniv.documents.steady import steady
from ccwuniv.errors import OptionError, StoreError
from ccwuniv.names import LANGUAGES
from ccwuniv.records import DateLike, as_returned, column_of, read_column, tables
from ccwuniv.registry import documents_of, provenance

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.documents.address_book import AddressBook, Post
    from ccwuniv.outreach import Contact, ReadableLog
    from ccwuniv.registry import Registry

__all__ = ["for_merging", "known_languages", "letter_list", "write_letters"]

_COLUMNS = (
    *("name", "formal_name", "post", "addressee", "salutation", "email", "no_address"),
    *("language", "language_source", "un_regional_group", "asks", "lacks", "path"),
    *("known_until", "contacts", "last_contact"),
)
_DAYS = ("known_until", "last_contact")


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
        For a kind or a language that is none.
    UnknownInstrumentError, UnknownStateError, DateError
        For a registry of another treaty, what is not a state, or what is not a day.

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

    one_of("kind", kind, LETTER_KINDS)
    reg = reg.reaching(as_of, after_data=after_data)
    day = reg.day(as_of)
    facts = letter_facts(
        reg, kind, day, contacts=addresses, post=post, languages=known_languages(reg, languages or {}, as_of)
    )
    contacts: dict[str, list[Contact]] = {}
    said = None if log is None else log.released(internal=internal, confidential=confidential)
    if said is not None:
        from ccwuniv.outreach import contacts_by_state

        until = None if as_of is None else day
        contacts = contacts_by_state(reg, said, until, confidential=confidential)
    rows = [_row(one, contacts.get(one.iso3, [])) for one in facts]
    index = pd.Index([one.iso3 for one in facts], name="iso3", dtype="str")
    frame = pd.DataFrame(rows, columns=list(_COLUMNS), index=index)
    text = [name for name in _COLUMNS if name not in ("contacts", *_DAYS, "no_address")]
    frame = frame.astype({**dict.fromkeys(text, "str"), "no_address": "bool"})
    frame["contacts"] = frame["contacts"].astype("Int64") if log is not None else pd.array([pd.NA] * len(rows), "Int64")
    for column in _DAYS:
        frame[column] = day_array(row[column] for row in rows)
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
    file = Path(path)
    if file.suffix.lower() not in (".csv", ".xlsx"):
        raise OptionError("path", str(path), ("a name that ends in .csv", "a name that ends in .xlsx"))
    frame = for_merging(_read(frame))
    try:
        content = (
            csv_for_people(frame)
            if file.suffix.lower() == ".csv"
            else steady(workbook_for_people(_without_times(frame), "letters", freeze_panes=(1, 1)))
        )
    except ImportError:
        problem = "an Excel file needs openpyxl; pip install 'ccwuniv[office]', or write a name that ends in .csv."
        raise StoreError(str(file), problem) from None
    write_file(file, content)
    return file


def _read(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a letter list as it was returned, also from a file; a column of the office's own stays as it is."""
    table = as_returned(frame, "iso3")
    known = tables()["letter_list"]
    for name in map(str, table.columns):
        kind: Any = getattr(known.variable(name), "type", None)
        if kind is not None:
            column = column_of(table, name, "pass the table that letter_list returned")
            table = table.assign(**{name: read_column(column, name, "text" if kind == "code" else kind, missing=True)})
    return table


def _without_times(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the table with days without a time, as a spreadsheet shows them."""
    import pandas as pd

    days = {
        column: pd.Series([None if day != day else day.date() for day in frame[column]], frame.index, dtype="object")
        for column in _DAYS
        if column in frame
    }
    return frame.assign(**days)


def for_merging(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a letter list without a field of more than 250 characters, for mail merge.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> fields = for_merging(letter_list(Registry.bundled(), kind="p2_only"))
    >>> [name for name in fields if name.startswith("path")]
    ['path_1', 'path_2', 'path_3', 'path_4']
    """
    table = frame.drop(columns=[name for name in FIELDS if name in frame])
    for name, number in FIELDS.items():
        parts = [in_fields(text, number) for text in frame[name]] if name in frame else []
        for place in range(number if parts else 0):
            table[f"{name}_{place + 1}"] = [part[place] for part in parts]
    return table


def known_languages(reg: Registry, given: Mapping[str, str], on: DateLike | None = None) -> dict[str, str]:
    """Return the languages that an office gives for states, by their codes.

    Raises
    ------
    OptionError, UnknownStateError
        For what is not a language or no state.
    """
    for language in given.values():
        one_of("languages", language, LANGUAGES)
    return {reg.state(state, on).iso3: language for state, language in given.items()}


def _row(facts: LetterFacts, contacts: list[Contact]) -> dict[str, Any]:
    address = facts.address
    return {
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
        "contacts": len(contacts),
        "last_contact": contacts[-1].act.end if contacts else None,
    }
