"""Sort the values of a table into the classes of a picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain

from ccwuniv.errors import OptionError
from ccwuniv.plot.styles import CATEGORIES, STATUSES, Look
from ccwuniv.records import Status, is_missing

__all__ = ["classes"]

_TRUTH = {True: STATUSES[Status.IN_FORCE], False: STATUSES[Status.NOT_BOUND]}


def classes(values: Iterable[object], words: Mapping[object, str] | None = None) -> dict[object, Look]:
    """Return how each class among the values is shown, in the order of the legend.

    Parameters
    ----------
    values : iterable
        Statuses, truth values, or words of the caller's own; what is missing is not a class.
    words : mapping, optional
        What the legend calls a value, and in which order.

    Raises
    ------
    OptionError
        When there are more classes than can be told apart.
    """
    named = words or {}
    present = list(dict.fromkeys(value for value in values if not is_missing(value)))
    ordered = [v for v in chain(named, STATUSES, _TRUTH, sorted(present, key=str)) if v in present]
    ordered = list(dict.fromkeys(ordered))
    own = [value for value in ordered if value not in STATUSES and not isinstance(value, bool)]
    known = len(own) < len(ordered)
    free = CATEGORIES[:3:-1] if known else CATEGORIES
    if len(own) > len(free):
        found = f"{len(own)} classes ({', '.join(map(str, own[:7]))} ...)"
        raise OptionError("values", found, [f"at most {len(free)} classes beside those known", "numbers"])
    looks: dict[object, Look] = {value: replace(look, words=str(value)) for value, look in zip(own, free, strict=False)}
    looks |= {value: look for value, look in STATUSES.items() if value in ordered}
    looks |= {value: replace(_TRUTH[value], words=str(value).lower()) for value in ordered if isinstance(value, bool)}
    return {value: replace(looks[value], words=named.get(value, looks[value].words)) for value in ordered}
