"""The progress of a long reading: passed to the caller's function, or shown in one line."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Collection, Iterator
from typing import TypeVar

from ccwuniv.errors import OptionError

__all__ = ["Progress", "told"]

Progress = bool | Callable[[int, int, str], object]
"""How to report progress: ``True`` for a line on standard error, or a function of (done, total, name)."""

_Item = TypeVar("_Item")
_WIDTH = 60
_MOST_TIMES = 1_000


def told(items: Collection[_Item], progress: Progress, name: Callable[[_Item], str]) -> Iterator[_Item]:
    """Yield items one by one, and report progress after each, at most a thousand times.

    Raises
    ------
    OptionError
        For what cannot be called with (done, total, name).

    Examples
    --------
    >>> list(told(["a", "b"], lambda done, total, name: print(f"{done} of {total}: {name}"), str))
    1 of 2: a
    2 of 2: b
    ['a', 'b']
    """
    if not isinstance(progress, bool) and not _takes_news(progress):
        raise OptionError("progress", progress, ["True", "False", "a function of (done, total, name)"])
    tell = _write_line if progress is True else progress
    total = len(items)
    step = -(-total // _MOST_TIMES)
    for done, item in enumerate(items, start=1):
        yield item
        if callable(tell) and (done % step == 0 or done == total):
            tell(done, total, name(item))


def _takes_news(tell: object) -> bool:
    if isinstance(tell, type) or not callable(tell):
        return False
    try:
        inspect.signature(tell).bind(1, 1, "")
    except TypeError:
        return False
    except ValueError:  # it has no signature that can be read
        return True
    return True


def _write_line(done: int, total: int, name: str) -> None:
    shown = f"{done} of {total}: {name}"[:_WIDTH]
    sys.stderr.write(f"\r{shown:<{_WIDTH}}" + ("\n" if done == total else ""))
    sys.stderr.flush()
