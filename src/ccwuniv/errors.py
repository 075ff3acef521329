"""Every exception of the library, in one small tree.

Each error refines a builtin (``LookupError``, ``ValueError``, ``OSError``), keeps the objects it is about
as attributes, and ends with what to do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import Enum
from numbers import Number
from pathlib import PurePath
from typing import Any

__all__ = [
    "AmbiguousStateError",
    "CcwError",
    "DataError",
    "DateError",
    "NotAParticipantError",
    "OptionError",
    "SourceFormatError",
    "StoreError",
    "UnknownInstrumentError",
    "UnknownStateError",
]


def _rebuild(cls: type[CcwError], message: str, fields: dict[str, Any]) -> CcwError:
    error = cls.__new__(cls)
    Exception.__init__(error, message)
    error.__dict__.update(fields)
    return error


_LONGEST_VALUE = 200
_LONGEST_TEXT = 1_000


def _cut(text: str, longest: int = _LONGEST_TEXT) -> str:
    """Return a text, cut where it is long, so that an error never repeats a whole file."""
    return text if len(text) <= longest else f"{text[: longest - 40]}... ({len(text):,} characters)"


def quoted(value: object) -> str:
    """Return a value as Python writes it, cut where it is long."""
    try:
        kind = f"{'numpy ' if type(value).__module__ == 'numpy' else ''}{type(value).__name__}"
        return _cut(repr(value) if _is_plain(value) else _with_article(kind), _LONGEST_VALUE)
    except ValueError:  # a number of more digits than Python writes
        return f"{_with_article(type(value).__name__)} too large to be written"


def _is_plain(value: object) -> bool:
    """Say whether an error may repeat a value: a record or a table may hold private content."""
    if isinstance(value, list | tuple | set | frozenset):
        return type(value).__module__ == "builtins" and all(map(_is_plain, value))
    return value is None or isinstance(value, str | bytes | Number | dt.date | Enum | PurePath | type)


def _with_article(name: str) -> str:
    return f"{'an' if name[:1] in 'AEIOUaeiou' else 'a'} {name}"


def _or(words: Sequence[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


class CcwError(Exception):
    """Base of every error that ccwuniv raises on purpose.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> for asked in ("Atlantis", "Korea"):
    ...     try:
    ...         Registry.bundled().state(asked)
    ...     except CcwError as error:
    ...         print(type(error).__name__, isinstance(error, LookupError))
    UnknownStateError True
    AmbiguousStateError True
    """

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and str(other) == str(self)

    def __hash__(self) -> int:
        return hash((type(self), str(self)))

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), str(self), self.__dict__)


class UnknownStateError(CcwError, LookupError):
    """A name or code that means no state, with the closest names.

    Attributes
    ----------
    value : str
        What was asked for.
    suggestions : tuple[str, ...]
        The closest known names, best first.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> try:
    ...     Registry.bundled().state("Viet Nom")
    ... except UnknownStateError as error:
    ...     error.suggestions[0]
    'Viet Nam'
    """

    def __init__(self, value: str, suggestions: Sequence[str] = ()) -> None:
        self.value = value
        self.suggestions = tuple(suggestions)
        hint = (
            f"did you mean {_or(self.suggestions)}?"
            if self.suggestions
            else "use an ISO 3166 code or a name in Arabic, Chinese, English, French, Russian or Spanish."
        )
        super().__init__(f"{quoted(value)} is not a state known here; {hint}")


class AmbiguousStateError(UnknownStateError):
    """A name that several states share and that UN usage does not settle.

    Attributes
    ----------
    candidates : tuple[str, ...]
        The names of the states it may mean.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> try:
    ...     Registry.bundled().state("Korea")
    ... except AmbiguousStateError as error:
    ...     error.candidates
    ('Republic of Korea', "Democratic People's Republic of Korea")
    """

    def __init__(self, value: str, candidates: Sequence[str]) -> None:
        super().__init__(value, candidates)
        self.candidates = tuple(candidates)
        self.args = (f"{quoted(value)} may mean {_or(self.candidates)}; say which.",)


class NotAParticipantError(CcwError, LookupError):
    """An entity that is known, and is not a possible participant in the depositary's practice.

    Attributes
    ----------
    value : str
        What was asked for.
    reason : str
        Why it is not one of the possible participants.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> try:
    ...     Registry.bundled().state("European Union")
    ... except NotAParticipantError as error:
    ...     print(error.reason)
    an organization; the Convention is open to States alone (articles 3 and 4).
    """

    def __init__(self, value: str, reason: str) -> None:
        self.value = value
        self.reason = reason
        super().__init__(f"{quoted(value)} is not a possible participant in the depositary's practice: {reason}")


class UnknownInstrumentError(CcwError, LookupError):
    """A code or name that means no instrument of the registry, with the closest ones.

    Attributes
    ----------
    value : str
        What was asked for.
    known : tuple[str, ...]
        The codes of the registry at hand.
    suggestions : tuple[str, ...]
        The closest known names, best first.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> try:
    ...     Registry.bundled().instrument("P9")
    ... except UnknownInstrumentError as error:
    ...     error.suggestions[0], error.known
    ('P1', ('CCW', 'A1', 'P1', 'P2', 'AP2', 'P3', 'P4', 'P5'))
    """

    def __init__(self, value: str, known: Sequence[str], suggestions: Sequence[str] = ()) -> None:
        self.value = value
        self.known = tuple(known)
        self.suggestions = tuple(suggestions)
        hint = f"did you mean {_or(self.suggestions)}? " if self.suggestions else ""
        what = f"{quoted(value)} is not an instrument of this registry"
        super().__init__(f"{what}; {hint}Known codes: {_cut(', '.join(self.known))}.")


class DateError(CcwError, ValueError):
    """A day that cannot be read, or that lies outside what the data can answer.

    Attributes
    ----------
    value : object
        What was given.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> try:
    ...     Registry.bundled().totals("2014-02-30")
    ... except DateError as error:
    ...     print(error)
    '2014-02-30': no calendar has this day; use a day as 'YYYY-MM-DD', a datetime.date or a pandas Timestamp.
    """

    def __init__(self, value: object, problem: str) -> None:
        self.value = value
        super().__init__(f"{quoted(value)}: {problem}")


class OptionError(CcwError, ValueError):
    """An argument whose value is not accepted.

    Attributes
    ----------
    option : str
        The name of the argument.
    value : object
        What was given.
    allowed : tuple[str, ...]
        What may be given.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> try:
    ...     Registry.bundled().totals(basis="force")
    ... except OptionError as error:
    ...     print(error)
    basis='force' is not accepted; did you mean 'in_force'? Use 'consent', 'in_force' or 'in_force_as_known'.
    """

    def __init__(self, option: str, value: object, allowed: Sequence[str]) -> None:
        self.option = option
        self.value = value
        self.allowed = tuple(allowed)
        from difflib import get_close_matches

        word = value if isinstance(value, str) and len(value) <= _LONGEST_VALUE else ""
        near = get_close_matches(word, self.allowed, n=1, cutoff=0.7)
        hint = f"did you mean {near[0]!r}? Use" if near else "use"
        given = _cut(_or([repr(a) for a in self.allowed]))
        super().__init__(f"{option}={quoted(value)} is not accepted; {hint} {given}.")


class DataError(CcwError, ValueError):
    """A table that breaks a rule of its form; nothing of it was loaded.

    Attributes
    ----------
    file : str
        The file.
    row : int or None
        The line in the file, the header being line 1.
    column : str or None
        The column.
    value : object
        What is there.
    rule : str
        What should be there.
    others : tuple[DataError, ...]
        What else is wrong in the same table.

    Examples
    --------
    >>> from ccwuniv import OutreachLog
    >>> try:
    ...     OutreachLog([{"id": "a", "kind": "leter", "start": "2014-05-02", "states": ["LAO"]}])
    ... except DataError as error:
    ...     error.column, error.value
    ('kind', 'leter')
    """

    others: tuple[DataError, ...] = ()

    def __init__(
        self, rule: str, *, file: str = "", row: int | None = None, column: str | None = None, value: object = None
    ) -> None:
        self.file = file
        self.row = row
        self.column = column
        self.value = value
        self.rule = rule
        place = ", ".join(
            part
            for part in (
                file,
                f"line {row}" if row is not None else "",
                f"column {quoted(column)}" if column is not None else "",
            )
            if part
        )
        shown = f"{quoted(value)}: " if value is not None else ""
        super().__init__(f"{_cut(place)}: {shown}{_cut(rule)}" if place else f"{shown}{_cut(rule)}")


class SourceFormatError(CcwError, ValueError):
    """A source in a form that the reader does not know.

    Attributes
    ----------
    where : str
        The file, and the place in it.
    expected : str
        What the reader looked for.
    found : str
        What is there.

    Examples
    --------
    >>> from ccwuniv import read_untc
    >>> try:
    ...     read_untc(b"what to do")
    ... except SourceFormatError as error:
    ...     error.expected, error.found
    ("a heading line with 'Participant' and columns of treaty actions", "the first line 'what to do'")
    """

    def __init__(self, where: str, expected: str, found: str) -> None:
        self.where = where
        self.expected = expected
        self.found = found
        super().__init__(f"{_cut(where)}: expected {_cut(expected)}; found {_cut(found)}.")


class StoreError(CcwError, OSError):
    """A file or log that could not be read or written; what was there before is still there.

    Attributes
    ----------
    path : str
        The file.

    Examples
    --------
    >>> from ccwuniv import OutreachLog
    >>> try:
    ...     OutreachLog.read_jsonl("missing.jsonl")
    ... except StoreError as error:
    ...     error.path, str(error)
    ('missing.jsonl', 'missing.jsonl: there is no such file.')
    """

    def __init__(self, path: str, problem: str) -> None:
        self.path = path
        super().__init__(f"{_cut(path)}: {_cut(problem)}")
