"""Messages about arguments of the wrong type: which argument, and what it may be.

An argument that a person writes (a name, a day, a word) is checked where it is read. That a log is where the
registry belongs is not: nothing is looked at while a function answers. Only where one fails are its arguments held
against their annotations, by the names of the types, so that no module is loaded to say it.

Two things are looked at before. Whether an option that is switched on or off is True or False: anything else would be
taken for a yes. And whether a registry and a log are where they belong, the registry first: the other
order is refused with the right one.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import wraps
from numbers import Integral, Real
from pathlib import PurePath
from typing import Any, Literal, ParamSpec, TypeVar, get_args, get_origin

from ccwuniv._support.options import check_switches, switches_of
from ccwuniv.errors import CcwError, OptionError

__all__ = ["explained", "explained_methods"]

P = ParamSpec("P")
R = TypeVar("R")
C = TypeVar("C", bound=type)

_KINDS: Mapping[str, Any] = {
    "Any": object,
    "object": object,
    "Callable": Callable,
    "Iterable": Iterable,
    "Sequence": Sequence,
    "Mapping": Mapping,
    "Path": PurePath,
    "int": Integral,
    "float": Real,
}
_ALIASES = {
    "DateLike": "dt.date | str",
    "StateLike": "str | State",
    "InstrumentLike": "str | InstrumentCode | Instrument",
    "StatesLike": "StateLike | Iterable",
    "InstrumentsLike": "InstrumentLike | Iterable",
    "Acts": "OutreachAction | Mapping | Iterable",
    "Progress": "bool | Callable",
    "Scheme": "str",
    "Table": "pd.DataFrame | pd.Series",
    "TreatyTable": "UntcTable",
}
"""Types that a module imports only for type checking, and what they mean."""

_SUBJECTS = {"Registry": "the registry", "ReadableLog": "the log"}
"""The first arguments of every function, in order, and their names in messages."""

_ABSENT = object()
_MOST = 1_000
_CHECKED = "a record whose fields were checked when it was made"
_WITHOUT_ACTS = "a list without acts, or acts whose fields were checked when they were made"
_AS_LIST = "a list, of which it can be told what does not belong in it"
_MOST_BITS = 14_284
_HALF = re.compile("[\ud800-\udfff]")
_WHOLE = "a text of whole characters"
_WRITABLE = "a number of at most 4,300 digits"
_SAID = {"ReadableLog": "OutreachLog", "Iterable": "list", "Sequence": "list"}
"""The name that a user has for a type."""


def explained(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function name its argument of the wrong type, where it fails because of one.

    Examples
    --------
    >>> @explained
    ... def second(words: Sequence[str]) -> str:
    ...     return words[1]
    >>> second(["a", "b"])
    'b'
    >>> second(5)
    Traceback (most recent call last):
    ...
    ccwuniv.errors.OptionError: words=5 is not accepted; use a list of str.
    """
    taken = _subjects(function)
    switches = switches_of(function)
    names = function.__code__.co_varnames[: function.__code__.co_argcount]
    by_place = not switches.keys().isdisjoint(names)

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        if switches and kwargs:
            check_switches(switches, kwargs)
        if by_place:
            check_switches(switches, dict(zip(names, args, strict=False)))
        if taken and (name := _misplaced(taken, args, kwargs)) is not None:
            raise _order(function, name, args, kwargs)
        try:
            return function(*args, **kwargs)
        except CcwError:
            raise
        except Exception as error:
            problem = _problem(function, args, kwargs)
            if problem is not None:
                raise problem from None
            if (told := _told(error, args, kwargs)) is not None:
                raise OptionError(*told) from error
            raise

    return call


def explained_methods(cls: C) -> C:
    """Do the same for the constructor and the public methods of a class."""
    for name, member in list(vars(cls).items()):
        if name.startswith("_") and name != "__init__":
            continue
        if inspect.isfunction(member):
            setattr(cls, name, explained(member))
        elif isinstance(member, classmethod):
            setattr(cls, name, classmethod(explained(member.__func__)))
    return cls


def _subjects(function: Callable[..., Any]) -> dict[str, tuple[int, set[str]]]:
    """Return the parameters of a function that take a registry or a log alone: the place of each, and what fits."""
    code = function.__code__
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    found: dict[str, tuple[int, set[str]]] = {}
    for place, name in enumerate(names):
        kind, _, other = str(function.__annotations__.get(name, "")).partition(" | ")
        if kind in _SUBJECTS and other in ("", "None"):
            found[name] = place, {kind, "NoneType"} if other else {kind}
    return found


def _kinds(value: object) -> set[str]:
    return {each.__name__ for each in type(value).__mro__}


def _misplaced(
    taken: Mapping[str, tuple[int, set[str]]], args: Sequence[object], kwargs: Mapping[str, object]
) -> str | None:
    """Return the parameter that needs a registry or a log and got something else, or None."""
    for name, (place, fitting) in taken.items():
        value = args[place] if place < len(args) else kwargs.get(name, _ABSENT)
        if value is not _ABSENT and not fitting & _kinds(value):
            return name
    for name, (place, fitting) in taken.items():
        if place >= len(args) and name not in kwargs and any(fitting & _kinds(one) & {*_SUBJECTS} for one in args[1:]):
            return name
    return None


def _order(
    function: Callable[..., Any], name: str, args: Sequence[object], kwargs: Mapping[str, object]
) -> OptionError:
    """Say where the registry and the log go if one is misplaced, otherwise what the parameter takes."""
    parameters = inspect.signature(function).parameters
    kinds = {each.name: str(each.annotation).partition(" | ")[0] for each in parameters.values()}
    given = [pair for pair in (*zip(parameters, args, strict=False), *kwargs.items()) if pair[0] != "self"]
    astray = {kind for own, one in given for kind in _kinds(one) & {*_SUBJECTS} if kinds.get(own) != kind}
    if not astray & {*kinds.values()}:
        value = kwargs[name] if name in kwargs else args[list(parameters).index(name)]
        return OptionError(name, value, list(dict.fromkeys(_words(_parsed(str(parameters[name].annotation)), {}))))
    shown: list[str] = []
    said: list[str] = []
    for each in parameters.values():
        by_name = each.kind is each.KEYWORD_ONLY
        if each.name == "self" or (by_name and kinds[each.name] not in astray):
            continue
        shown.append(f"{each.name}={each.name}" if by_name else str(each.replace(annotation=each.empty)))
        if subject := _SUBJECTS.get(kinds[each.name]):
            said.append(subject + (" by name" if by_name else "" if said else " first"))
    error = OptionError(name, None, ())
    error.args = (f"{function.__name__} takes {', then '.join(said)}: {function.__name__}({', '.join(shown)}).",)
    return error


def _problem(function: Callable[..., Any], args: Iterable[Any], kwargs: Mapping[str, Any]) -> OptionError | None:
    """Return the message about the first argument of the wrong type, or None."""
    signature = inspect.signature(function)
    try:
        given = signature.bind(*args, **kwargs).arguments
    except TypeError:  # too few arguments, or too many: Python has said so
        return None
    scope = getattr(function, "__globals__", {})
    for name, value in given.items():
        parameter = signature.parameters[name]
        if parameter.annotation is parameter.empty or parameter.kind in (
            parameter.VAR_POSITIONAL,
            parameter.VAR_KEYWORD,
        ):
            continue
        kind = _parsed(str(parameter.annotation))
        if not _fits(kind, value, scope):
            return OptionError(name, value, list(dict.fromkeys(_words(kind, scope))))
    return None


def _named(args: Sequence[object], kwargs: Mapping[str, object]) -> list[tuple[str, object]]:
    return [*((f"argument {place}", one) for place, one in enumerate(args, start=1)), *kwargs.items()]


def _told(
    error: Exception, args: Sequence[object], kwargs: Mapping[str, object]
) -> tuple[str, object, tuple[str, ...]] | None:
    """Return the argument from which an error may come, beyond what its kind tells, and what is accepted."""
    look = next((look for errors, look in _LOOKS.items() if isinstance(error, errors)), None)
    return None if look is None else look(args, kwargs)


def _unwritable(args: Sequence[object], kwargs: Mapping[str, object]) -> tuple[str, object, tuple[str, ...]] | None:
    """Return a number among the arguments of more digits than Python writes."""
    return _first(args, kwargs, lambda one: isinstance(one, int) and one.bit_length() > _MOST_BITS, _WRITABLE)


def _with_halves(args: Sequence[object], kwargs: Mapping[str, object]) -> tuple[str, object, tuple[str, ...]] | None:
    """Return a text among the arguments with half a character, which no file can hold."""
    return _first(args, kwargs, lambda one: isinstance(one, str) and _HALF.search(one) is not None, _WHOLE)


def _first(
    args: Sequence[object], kwargs: Mapping[str, object], is_wrong: Callable[[object], bool], accepted: str
) -> tuple[str, object, tuple[str, ...]] | None:
    """Return the first argument that is wrong, or is a list of which something is."""
    for name, one in _named(args, kwargs):
        if any(map(is_wrong, one if isinstance(one, list | tuple) else (one,))):
            return name, one, (accepted,)
    return None


def _beyond_a_look(args: Sequence[object], kwargs: Mapping[str, object]) -> tuple[str, object, tuple[str, ...]] | None:
    """Return an iterator among the arguments, which is spent by now, or a record that was made without a check.

    Of acts in a list nothing is said that depends on them: some may be confidential.
    """
    for name, one in _named(args, kwargs):
        if isinstance(one, Iterator):
            return name, one, (_AS_LIST,)
        several = [one] if hasattr(type(one), "model_validate") else one if isinstance(one, list | tuple) else ()
        if any(hasattr(record, "level") for record in several):
            return name, one, (_WITHOUT_ACTS,)
        if any(_is_unchecked(record) for record in several):
            return name, one, (_CHECKED,)
    return None


def _is_unchecked(record: object) -> bool:
    kind: Any = type(record)
    try:
        if hasattr(kind, "model_validate"):
            kind.model_validate(dict(vars(record)))
    except (CcwError, ValueError):
        return True
    return False


_LOOKS = {
    (TypeError, AttributeError): _beyond_a_look,
    (UnicodeEncodeError,): _with_halves,
    (ValueError, OverflowError): _unwritable,
}
"""Where to look after which errors; the first that fits."""


def _parsed(annotation: str) -> ast.expr:
    return ast.parse(annotation, mode="eval").body


def _name(kind: ast.expr) -> str:
    """Return the last name of a type: ``DataFrame`` of ``pd.DataFrame``, ``Iterable`` of ``Iterable[str]``."""
    if isinstance(kind, ast.Subscript):
        return _name(kind.value)
    return kind.attr if isinstance(kind, ast.Attribute) else kind.id if isinstance(kind, ast.Name) else ""


def _meant(kind: ast.expr, scope: Mapping[str, Any]) -> ast.expr:
    """Return what an alias or a quoted type means; any other type as it is."""
    if isinstance(kind, ast.Constant) and isinstance(kind.value, str):
        return _meant(_parsed(kind.value), scope)
    if not isinstance(kind, ast.Name):
        return kind
    found = scope.get(kind.id)
    if get_origin(found) is Literal:
        return _parsed(f"Literal[{', '.join(map(repr, get_args(found)))}]")
    alias = found if isinstance(found, str) else _ALIASES.get(kind.id)
    return kind if alias is None else _meant(_parsed(alias), scope)


def _elements(kind: ast.Subscript) -> list[ast.expr]:
    inner = kind.slice.elts if isinstance(kind.slice, ast.Tuple) else [kind.slice]
    return [one for one in inner if not (isinstance(one, ast.Constant) and one.value is ...)]


def _fits(kind: ast.expr, value: object, scope: Mapping[str, Any]) -> bool:
    kind = _meant(kind, scope)
    if isinstance(kind, ast.BinOp):
        return _fits(kind.left, value, scope) or _fits(kind.right, value, scope)
    if isinstance(kind, ast.Constant):
        return value is None
    name = _name(kind)
    if name == "Literal" and isinstance(kind, ast.Subscript):
        words = [word.value for word in _elements(kind) if isinstance(word, ast.Constant)]
        return isinstance(value, str) and value in words
    if name in _KINDS:
        fits = isinstance(value, _KINDS[name]) and (name != "Iterable" or getattr(value, "ndim", 1) != 0)
    else:
        kinds = {each.__name__ for each in type(value).__mro__}
        fits = name in kinds and not (name == "date" and "datetime" in kinds)  # the two cannot be compared
    return fits and (not isinstance(kind, ast.Subscript) or _content_fits(kind, value, scope))


def _content_fits(kind: ast.Subscript, value: object, scope: Mapping[str, Any]) -> bool:
    elements = _elements(kind)
    if isinstance(value, Mapping) and len(elements) == 2:
        return all(
            _fits(elements[0], key, scope) and _fits(elements[1], one, scope)
            for key, one in itertools.islice(value.items(), _MOST)
        )
    if _name(kind) not in ("Iterable", "Sequence", "tuple", "list") or isinstance(value, Iterator):
        return True  # an iterator may be spent
    if not isinstance(value, Iterable) or getattr(value, "ndim", 1) == 0:
        return False  # an array without dimensions has no elements
    return all(_fits(elements[0], one, scope) for one in itertools.islice(value, _MOST))


def _words(kind: ast.expr, scope: Mapping[str, Any]) -> Iterator[str]:
    kind = _meant(kind, scope)
    if isinstance(kind, ast.BinOp):
        yield from _words(kind.left, scope)
        yield from _words(kind.right, scope)
        return
    name = _name(kind)
    if isinstance(kind, ast.Constant):
        yield str(kind.value)
    elif isinstance(kind, ast.Subscript) and name == "Literal":
        yield from (str(word.value) for word in _elements(kind) if isinstance(word, ast.Constant))
    elif isinstance(kind, ast.Subscript) and name in ("Iterable", "Sequence", "tuple", "list"):
        inner = " or ".join(word.removeprefix("an ").removeprefix("a ") for word in _words(_elements(kind)[0], scope))
        yield f"{_with_article(name)} of {inner}"
    else:
        yield name if name in ("str", "int", "float", "bool", "bytes") else _with_article(name)


def _with_article(name: str) -> str:
    said = _SAID.get(name, name)
    return f"{'an' if said[0] in 'AEIOU' else 'a'} {said}"
