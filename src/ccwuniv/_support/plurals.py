"""An English number before its noun."""

from __future__ import annotations

__all__ = ["several"]


def several(count: int, one: str, many: str = "") -> str:
    """Return a number and its noun, which has an s for more or fewer than one unless its plural is given.

    Examples
    --------
    >>> several(1, "state"), several(0, "state"), several(101, "party", "parties")
    ('1 state', '0 states', '101 parties')
    """
    return f"{count} {one if count == 1 else many or f'{one}s'}"
