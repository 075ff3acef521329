"""What every table says of itself: the data, the day, the rule of counting, the call that made it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

from ccwuniv._version import __version__

if TYPE_CHECKING:
    from ccwuniv.registry import Registry

__all__ = ["provenance"]


def provenance(registry: Registry, call: str, **facts: Any) -> dict[Hashable | None, Any]:
    """Return the provenance of a table, of JSON types only, under the one key ``ccwuniv``.

    Parameters
    ----------
    registry : Registry
        The data from which the table was made.
    call : str
        The name of the function that made it.
    **facts
        ``as_of``, ``basis``, ``population``, ``denominator`` and whatever else the table depends on; a day is written
        in ISO form, and what is None is left out.
    """
    plain = {
        name: value.isoformat() if isinstance(value, dt.date) else value
        for name, value in facts.items()
        if value is not None
    }
    return {
        "ccwuniv": {
            "library": __version__,
            "data": registry.version,
            "call": call,
            **plain,
            "hypothetical": registry.hypothetical,
            "sources": list(registry.sources),
        }
    }
