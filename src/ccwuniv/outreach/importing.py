"""A list of contacts that an office kept before, from Excel or CSV, as acts: row by row, nothing guessed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias

from ccwuniv._support import FIRST_ROWS, Formula, FrozenMapping, rows_of_list
from ccwuniv.errors import CcwError, SourceFormatError
from ccwuniv.outreach.acts import OutreachAction
from ccwuniv.outreach.codes import as_instrument
from ccwuniv.outreach.list_days import ReadDay, read_day
from ccwuniv.outreach.list_words import field_of, kind_of_words, level_of_words, stage_of_words, status_of_words
from ccwuniv.outreach.listed import read_states, split_list
from ccwuniv.outreach.parts import Actor
from ccwuniv.records import today

__all__ = ["ImportedList", "ImportedRow", "read_list"]

Outcome: TypeAlias = Literal["taken", "unclear", "refused"]


class ImportedRow(NamedTuple):
    """One row of a list: its number, its result, the reason if it was not taken, the act if it was.

    Examples
    --------
    >>> ImportedRow(4, "unclear", "'meeting' may be several kinds", None).outcome
    'unclear'
    """

    number: int
    outcome: Outcome
    why: str
    act: OutreachAction | None


@dataclass(frozen=True)
class ImportedList:
    r"""What a list of contacts holds.

    Parameters
    ----------
    rows : tuple of ImportedRow
        Every row below the headings that is not empty.
    columns : mapping
        For each heading that was understood, the field of an act.
    ignored : tuple of str
        The headings that were not understood: nothing of these columns is taken.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "list.csv").write_text("Date,Country,Kind,Mood\n2026-03-02,Laos,e-mail,good\n")
    ...     found = read_list(f"{folder}/list.csv")
    >>> len(found.taken), found.ignored
    (1, ('Mood',))
    """

    rows: tuple[ImportedRow, ...]
    columns: Mapping[str, str]
    ignored: tuple[str, ...]

    @property
    def taken(self) -> tuple[ImportedRow, ...]:
        """The rows of which an act was made.

        Examples
        --------
        >>> ImportedList((), {}, ()).taken
        ()
        """
        return tuple(row for row in self.rows if row.outcome == "taken")


class _Unclear(Exception):  # noqa: N818  # no error: what a row says can be understood in several ways
    """A cell that can be read in more than one way."""


def read_list(
    file: str | Path,
    *,
    sheet: str | None = None,
    day_first: bool | None = None,
    actor: Callable[[str], Actor] | None = None,
    defaults: Mapping[str, str] | None = None,
) -> ImportedList:
    r"""Read a list of contacts from an Excel workbook or a CSV file.

    The headings are known by whole phrases in English, French and Spanish. A row is *taken* where everything in it is
    understood; *unclear* where something may mean two things, or is not known; *refused* where it can be no act.

    Parameters
    ----------
    file : str or pathlib.Path
        A file ``.xlsx``, ``.xlsm`` or ``.csv`` (UTF-8).
    sheet : str, optional
        The sheet of the workbook; needed where it has several.
    day_first : bool, optional
        Whether 03/04/2026 is 3 April. Where it is not said, such a day is unclear.
    actor : callable, optional
        What makes an actor of a text; a country, or else an office of this name, by default.
    defaults : mapping, optional
        What holds for every row whose cell is empty, such as ``{"kind": "email"}``.

    Returns
    -------
    ImportedList
        The acts have ids by row; :meth:`OutreachAction.model_copy` gives them their own.

    Raises
    ------
    StoreError
        When the file cannot be read.
    SourceFormatError
        When it has no headings that are known, or two columns of one meaning.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     text = "Date,Country,Kind\n2026-03-02,Laos,e-mail\n2026-03-03,Laos,fax\n"
    ...     _ = Path(folder, "list.csv").write_text(text)
    ...     [(row.number, row.outcome) for row in read_list(f"{folder}/list.csv").rows]
    [(2, 'taken'), (3, 'unclear')]
    """
    path = Path(file)
    rows = rows_of_list(path, sheet=sheet, known=known_headings)
    heading, fields, ignored = _headings(rows, path.name)
    make = _Maker(fields, day_first, actor or _country_or_office, dict(defaults or {}))
    found = [make.row(number, cells) for number, cells in enumerate(rows, start=1) if number > heading and any(cells)]
    columns = {str(rows[heading - 1][place]): field for place, field in fields.items()}
    return ImportedList(tuple(found), FrozenMapping(columns), ignored)


def _country_or_office(text: str) -> Actor:
    from ccwuniv.outreach.codes import as_iso3

    try:
        return Actor(country=as_iso3(text))
    except CcwError:
        return Actor(role=text)


def known_headings(row: Sequence[object]) -> int:
    """Return the number of known headings in a row.

    Examples
    --------
    >>> known_headings(["Date", "Pays", "Budget line", None])
    2
    """
    return sum(field_of(str(cell)) is not None for cell in row if cell)


def _headings(rows: list[tuple[Any, ...]], name: str) -> tuple[int, dict[int, str], tuple[str, ...]]:
    """Return the number of the row of headings, the field of each column, and the headings that are not known."""
    number = max(range(min(len(rows), FIRST_ROWS)), key=lambda place: known_headings(rows[place]), default=None)
    if number is None or known_headings(rows[number]) < 2:
        raise SourceFormatError(
            name, "a row of headings such as Date, Kind, State, Note among the first rows", "none that is known"
        )
    fields: dict[int, str] = {}
    ignored = []
    for place, cell in enumerate(rows[number]):
        field = field_of(str(cell)) if cell else None
        if field in fields.values():
            raise SourceFormatError(name, f"one column for {field!r}", f"a second one, {str(cell)!r}; remove one")
        if field:
            fields[place] = field
        elif cell:
            ignored.append(str(cell))
    return number + 1, fields, tuple(ignored)


# A row


def _check_whole(fields: Mapping[str, object]) -> None:
    if "kind" not in fields:
        raise _Unclear("no kind of act is given")
    if "start" not in fields:
        raise _Unclear("no day is given")
    if not fields.keys() & {"states", "audience", "count"}:
        raise _Unclear("no state is given")


class _Maker:
    """Makes acts of the rows of one list."""

    def __init__(
        self,
        fields: Mapping[int, str],
        day_first: bool | None,
        actor: Callable[[str], Actor],
        defaults: Mapping[str, str],
    ) -> None:
        self._fields, self._day_first, self._actor, self._defaults = fields, day_first, actor, defaults

    def row(self, number: int, cells: Sequence[Any]) -> ImportedRow:
        """Return the result for a row."""
        try:
            fields = dict(self._read(cells))
            _check_whole(fields)
            act = OutreachAction(id=f"row-{number}", **fields)
        except _Unclear as unclear:
            return ImportedRow(number, "unclear", str(unclear), None)
        except CcwError as error:
            return ImportedRow(number, "refused", str(error), None)
        if problem := act.in_the_future(today()):
            return ImportedRow(number, "refused", problem, None)
        return ImportedRow(number, "taken", "", act)

    def _read(self, cells: Sequence[Any]) -> Iterator[tuple[str, Any]]:
        given = {field: cells[place] if place < len(cells) else None for place, field in self._fields.items()}
        for field, value in {**self._defaults, **{k: v for k, v in given.items() if v not in (None, "")}}.items():
            if isinstance(value, Formula):
                raise _Unclear(f"{field}: a formula that was not computed; open and save the list in Excel")
            if isinstance(value, str) and value.startswith("#"):
                raise _Unclear(f"{field}: {value} is an error of Excel's")
            if field in ("start", "end", "due"):
                yield from self._day(field, value)
            else:
                yield _READERS[field](self, str(value).strip()) if field in _READERS else (field, str(value).strip())

    def _day(self, field: str, value: object) -> Iterator[tuple[str, Any]]:
        read: ReadDay = read_day(value, self._day_first)
        if read.day is None:
            raise _Unclear(f"{field}: {read.problem}")
        if field != "start" and read.precision != "day":
            raise _Unclear(f"{field}: {value} is not a day")
        yield field, read.day
        if read.precision != "day":
            yield "precision", read.precision

    def kind(self, text: str) -> tuple[str, Any]:
        """Read a kind of act."""
        found = kind_of_words(text)
        if len(found) == 1:
            return "kind", found[0]
        if found:
            raise _Unclear(f"{text!r} may be {' or '.join(found)}; say which")
        raise _Unclear(f"{text!r} is not a kind of act that is known{_like(text)}")

    def states(self, text: str) -> tuple[str, Any]:
        """Read the states of a row."""
        try:
            return "states", read_states(text)
        except CcwError as error:
            raise _Unclear(str(error)) from None

    def instruments(self, text: str) -> tuple[str, Any]:
        """Read instruments."""
        try:
            return "instruments", [as_instrument(part) for part in split_list(text)]
        except CcwError as error:
            raise _Unclear(str(error)) from None

    def status(self, text: str) -> tuple[str, Any]:
        """Read whether an act is done."""
        if (found := status_of_words(text)) is None:
            raise _Unclear(f"{text!r} does not say whether the act is done or planned")
        return "status", found

    def level(self, text: str) -> tuple[str, Any]:
        """Read who may know of an act."""
        if (found := level_of_words(text)) is None:
            raise _Unclear(f"{text!r} does not say who may know of it; say public, internal or confidential")
        return "level", found

    def stage(self, text: str) -> tuple[str, Any]:
        """Read the stage of a sponsorship."""
        if (found := stage_of_words(text)) is None:
            raise _Unclear(f"{text!r} is not a stage of a sponsorship")
        return "stage", found

    def actor(self, text: str) -> tuple[str, Any]:
        """Read who acted."""
        return "actors", [self._actor(part) for part in split_list(text)]

    def count(self, text: str) -> tuple[str, Any]:
        """Read a number of states."""
        if not text.removesuffix(".0").isdecimal():
            raise _Unclear(f"{text!r} is not a number of states")
        return "count", int(text.removesuffix(".0"))


_READERS: Mapping[str, Callable[[_Maker, str], tuple[str, Any]]] = {
    "kind": _Maker.kind,
    "states": _Maker.states,
    "instruments": _Maker.instruments,
    "status": _Maker.status,
    "level": _Maker.level,
    "stage": _Maker.stage,
    "actor": _Maker.actor,
    "count": _Maker.count,
}


def _like(text: str) -> str:
    from difflib import get_close_matches

    from ccwuniv.outreach.kinds import ACT_KINDS

    near = get_close_matches(text.strip().lower().replace(" ", "_")[:100], ACT_KINDS, n=1, cutoff=0.7)
    return f"; did you mean {near[0]}?" if near else ""
