"""A pickle is read by the version that wrote it, and by no other: names and fields of classes change in between."""

from __future__ import annotations

import copyreg
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import Any, SupportsIndex

from ccwuniv._version import __version__
from ccwuniv.errors import DataError

__all__ = ["Versioned"]


class Versioned:
    """Base of what is pickled with the version of the library, and unpickled by the same version alone.

    The version is asked before the class is looked for, so that a class that has moved since is not a surprise either.
    """

    __slots__ = ()

    def __reduce_ex__(self, protocol: SupportsIndex) -> str | tuple[Any, ...]:
        kind: Any = type(self)
        if (values := _values_of(kind)) is not None:
            return _made_again, (__version__, kind.__module__, kind.__qualname__), [*values(self)]
        made = super().__reduce_ex__(max(int(protocol), 2))
        if "<locals>" in kind.__qualname__ or isinstance(made, str) or made[0] is not getattr(copyreg, "__newobj__", 0):
            return made
        return _made_again, (__version__, kind.__module__, kind.__qualname__, *made[1][1:]), *made[2:]


@cache
def _values_of(kind: type) -> Callable[[object], tuple[Any, ...]] | None:
    """Return what reads the fields of a frozen dataclass with slots, which are all it has; None for another class."""
    names = [field.name for field in fields(kind)] if is_dataclass(kind) else []
    own = [slot for base in kind.__mro__ for slot in vars(base).get("__slots__", ())]
    is_whole = len(names) > 1 and own == names and not kind.__dictoffset__ and hasattr(kind, "__setstate__")
    return attrgetter(*names) if is_whole and "<locals>" not in kind.__qualname__ else None


@cache
def _kind_of(module: str, name: str) -> Any:  # noqa: ANN401  # any class
    return attrgetter(name)(import_module(module))


def _made_again(version: str, module: str, name: str, *arguments: object) -> Any:  # noqa: ANN401  # of any class
    if version != __version__:
        raise DataError(
            f"this {name} was pickled by ccwuniv {version}, and this is ccwuniv {__version__}; make it again from its"
            f" data, or unpickle it with ccwuniv {version}."
        )
    kind = _kind_of(module, name)
    return kind.__new__(kind, *arguments)
