"""The instruments that an office asks a state to join; never original Protocol II, which is shown as status alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable

__all__ = ["ASKED", "asks_of"]

ASKED = ("CCW", "AP2", "A1", "P1", "P3", "P4", "P5")
"""What may be asked of a state, in the order in which it is asked."""


def asks_of(missing: Collection[str], first: str = "") -> tuple[str, ...]:
    """Return what is asked of a state that is not bound by some instruments.

    Parameters
    ----------
    missing : collection of str
        The codes of the instruments that do not bind it.
    first : str
        What is asked before all else.

    Examples
    --------
    >>> asks_of(["A1", "P2", "AP2", "P5"])
    ('AP2', 'A1', 'P5')
    >>> asks_of(["P2"])
    ()
    >>> asks_of(["A1", "AP2", "P5"], first="P5")
    ('P5', 'AP2', 'A1')
    """
    asked: Iterable[str] = (code for code in (first, *ASKED) if code in missing and code in ASKED)
    return tuple(dict.fromkeys(asked))
