"""A pickle is read by the version that wrote it, and by no other: names and fields of classes change in between."""

from __future__ import annotations

import copyreg
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
        made = super().__reduce_ex__(max(int(protocol), 2))
        kind = type(self)
        if "<locals>" in kind.__qualname__ or isinstance(made, str) or made[0] is not getattr(copyreg, "__newobj__", 0):
            return made
        return _made_again, (__version__, kind.__module__, kind.__qualname__, *made[1][1:]), *made[2:]


def _made_again(version: str, module: str, name: str, *arguments: object) -> Any:  # noqa: ANN401  # of any class
    if version != __version__:
        raise DataError(
            f"this {name} was pickled by ccwuniv {version}, and this is ccwuniv {__version__}; make it again from its"
            f" data, or unpickle it with ccwuniv {version}."
        )
    kind = attrgetter(name)(import_module(module))
    return kind.__new__(kind, *arguments)
