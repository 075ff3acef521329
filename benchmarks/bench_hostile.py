"""Hostile texts: that reading one piece again and again takes time in proportion to the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import ccwuniv as ccw
from ccwuniv.errors import CcwError

Timer = Callable[[Callable[[], object], Callable[[], object]], float]

HEAD = "Universalization of the Convention on Certain Conventional Weapons\n\n1. The Convention has 117 parties. "


def read(text: str) -> None:
    try:
        ccw.read_report(text)
    except CcwError:
        return


@pytest.mark.parametrize("piece", ["十一", "〇", " ", " - ", ". ", "=1+1", "1. ", "France and ", "A/", "("])
def test_a_report_of_one_piece(times_as_fast: Timer, piece: str) -> None:
    """Ten times the text takes at most 30 times as long; it took 100 where a pattern looked back again and again."""
    short, long = (HEAD + piece * (size // len(piece)) + "x" for size in (2_000, 20_000))
    assert times_as_fast(lambda: read(short), lambda: read(long)) <= 30
