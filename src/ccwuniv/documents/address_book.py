"""The office's own list of whom to write to, read from its file and checked row by row. It is never shipped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from ccwuniv import names
from ccwuniv._support import Formula, Versioned, explained, rows_of_list
from ccwuniv.errors import DataError, NotAParticipantError, UnknownStateError

__all__ = ["Address", "AddressBook", "Post", "read_contacts"]

Post: TypeAlias = Literal["Geneva", "New York", "capital"]

_POSTS: Mapping[str, Post] = {"geneva": "Geneva", "genève": "Geneva", "new york": "New York", "capital": "capital"}
_LANGUAGES: Mapping[str, str] = {
    **{code: code for code in names.LANGUAGES},
    "arabic": "ar",
    "arabe": "ar",
    "chinese": "zh",
    "chinois": "zh",
    "english": "en",
    "anglais": "en",
    "french": "fr",
    "français": "fr",
    "russian": "ru",
    "russe": "ru",
    "spanish": "es",
    "espagnol": "es",
}
_COLUMNS: Mapping[str, str] = {
    **{name: name for name in ("state", "post", "addressee", "salutation", "language", "email")},
    "iso3": "state",
    "country": "state",
    "e-mail": "email",
    "language of correspondence": "language",
}
_LONGEST = 250
_SHOWN = 10


@dataclass(frozen=True)
class Address:
    """One row of the list.

    Attributes
    ----------
    iso3 : str
        The state.
    post : {"Geneva", "New York", "capital"}
    addressee, salutation : str
        As the letter has them.
    language : str
        The language of correspondence, by its code; empty where the list gives none.
    email : str

    Examples
    --------
    >>> Address("VNM", "Geneva", language="fr").language
    'fr'
    """

    iso3: str
    post: Post
    addressee: str = ""
    salutation: str = ""
    language: str = ""
    email: str = ""


@dataclass(frozen=True)
class AddressBook(Versioned):
    """The addresses to write to, several per state or none. When displayed, it shows only their number.

    Attributes
    ----------
    addresses : tuple of Address
        In the order of the file.
    file : str
        The name of the file.
    unused : tuple of str
        The headings of columns that are not read.

    Examples
    --------
    >>> book = AddressBook((Address("VNM", "Geneva", email="mission@example.org"),))
    >>> book
    <AddressBook: 1 address of 1 State>
    >>> [address.post for address in book.of("VNM")], book.of("LAO")
    (['Geneva'], ())
    """

    addresses: tuple[Address, ...] = field(default=(), repr=False)
    file: str = ""
    unused: tuple[str, ...] = ()

    def of(self, iso3: str, post: Post | None = None) -> tuple[Address, ...]:
        """Return the addresses of a state, at one post or at all.

        Examples
        --------
        >>> AddressBook((Address("VNM", "Geneva"),)).of("VNM", "New York")
        ()
        """
        return tuple(a for a in self.addresses if a.iso3 == iso3 and post in (None, a.post))

    def __repr__(self) -> str:
        number, states = len(self.addresses), len({address.iso3 for address in self.addresses})
        what = "address" if number == 1 else "addresses"
        return f"<AddressBook: {number} {what} of {states} {'State' if states == 1 else 'States'}>"


@explained
def read_contacts(path: str | Path) -> AddressBook:
    r"""Read the office's list of contacts from Excel or CSV.

    The first row has the headings: ``state`` (a name in any of six languages, or an ISO code), ``post`` (Geneva, New
    York, capital), ``addressee``, ``salutation``, ``language`` (of correspondence; empty where it is not known) and
    ``email``. The order is free; ``state`` and ``post`` are needed. The list is the office's own: nothing of it is
    shipped, and no export has it.

    Parameters
    ----------
    path : str or pathlib.Path
        Ends in ``.xlsx`` (needs the extra ``office``) or in ``.csv`` (UTF-8; commas, semicolons or tabs).

    Returns
    -------
    AddressBook

    Raises
    ------
    DataError
        With every row that cannot be read, and why.
    OptionError
        For another ending.
    StoreError
        When the file cannot be opened, or the extra is missing.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "contacts.csv")
    ...     _ = file.write_text("State;Post;Language\nViet Nam;Geneva;French\n", encoding="utf-8")
    ...     read_contacts(file).of("VNM")
    (Address(iso3='VNM', post='Geneva', addressee='', salutation='', language='fr', email=''),)
    """
    file = Path(path)
    rows = _rows(file)
    header = next(rows, (1, ()))[1]
    places, unused = _headings(header, file.name)
    found: dict[Address, int] = {}
    problems: list[DataError] = []
    for number, cells in rows:
        row = {name: cells[place] if place < len(cells) else "" for name, place in places.items()}
        if not any(row.values()):
            continue
        try:
            address = _address(row, file.name, number)
        except DataError as error:
            problems.append(error)
            continue
        if address in found:
            rule = f"this is the same as line {found[address]}; leave one of them out."
            problems.append(DataError(rule, file=file.name, row=number))
        found.setdefault(address, number)
    if problems:
        raise _all_of(problems, file.name)
    return AddressBook(tuple(found), file.name, unused)


def _all_of(problems: Sequence[DataError], file: str) -> DataError:
    if len(problems) == 1:
        return problems[0]
    shown = "; ".join(str(problem).removeprefix(f"{file}, ").rstrip(".") for problem in problems[:_SHOWN])
    more = f"; and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
    error = DataError(f"{len(problems)} rows cannot be read: {shown}{more}.", file=file, row=problems[0].row)
    error.others = tuple(problems)
    return error


def _headings(header: Sequence[str], file: str) -> tuple[dict[str, int], tuple[str, ...]]:
    places: dict[str, int] = {}
    unused: list[str] = []
    for place, cell in enumerate(header):
        name = _COLUMNS.get(cell.casefold())
        if name is None:
            unused += [cell] if cell else []
        elif name in places:
            raise DataError(f"has two columns for {name}; leave one of them out.", file=file, row=1, value=cell)
        else:
            places[name] = place
    missing = [name for name in ("state", "post") if name not in places]
    if missing:
        rule = (
            f"has no column {' and no column '.join(missing)}; the first row has the headings state, post, addressee,"
        )
        raise DataError(f"{rule} salutation, language, email.", file=file, row=1)
    return places, tuple(unused)


def _address(row: Mapping[str, str], file: str, number: int) -> Address:
    def wrong(column: str, rule: str) -> DataError:
        return DataError(rule, file=file, row=number, column=column, value=row[column])

    for column, value in row.items():
        if len(value) > _LONGEST:
            raise wrong(column, f"has more than {_LONGEST} characters")
    try:
        iso3 = names.resolve(row["state"])
    except (UnknownStateError, NotAParticipantError) as error:
        raise DataError(str(error).rstrip("."), file=file, row=number, column="state") from None
    post = _POSTS.get(row["post"].casefold())
    if post is None:
        raise wrong("post", "use Geneva, New York or capital")
    language = row.get("language", "")
    if language and language.casefold() not in _LANGUAGES:
        raise wrong("language", "use Arabic, Chinese, English, French, Russian or Spanish, or leave it empty")
    email = row.get("email", "")
    if email and not _is_email(email):
        raise wrong("email", "is not an e-mail address; use one such as mission@example.org")
    return Address(
        iso3,
        post,
        row.get("addressee", ""),
        row.get("salutation", ""),
        _LANGUAGES.get(language.casefold(), ""),
        email,
    )


def _is_email(text: str) -> bool:
    from email.headerregistry import Address as Mailbox

    try:
        mailbox = Mailbox(addr_spec=text)
    except (ValueError, IndexError, TypeError):
        return False
    except Exception:  # noqa: BLE001  # the parser's own errors, of several kinds
        return False
    return bool(mailbox.username and "." in mailbox.domain and text.isprintable() and " " not in text)


def _rows(file: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, row in enumerate(rows_of_list(file, known=_known), 1):
        for cell in row:
            if isinstance(cell, Formula):
                rule = "a formula that was not computed; open and save the list in Excel"
                raise DataError(rule, file=file.name, row=number, value=str(cell))
        yield number, tuple("" if cell is None else " ".join(str(cell).split()) for cell in row)


def _known(row: Sequence[object]) -> int:
    return sum(str(cell).strip().casefold() in _COLUMNS for cell in row if cell)
