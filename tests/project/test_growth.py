"""Time in proportion: inputs that grow, a few of those that `make fuzz` lets grow."""

from __future__ import annotations

import time

import pytest

import ccwuniv as ccw
from tests.fuzz import growing as growth
from tests.fuzz.growing import MOST, Growing, growing, grown

GROWING = list(growing())


def test_there_are_as_many_as_are_promised() -> None:
    assert len(GROWING) >= 92
    assert {"read_report", "read_untc, a page", "find_states", "resolve", "Selector"} <= {one.reader for one in GROWING}


@pytest.mark.parametrize("one", GROWING[::8], ids=lambda one: f"{one.reader} {one.piece!r}")
def test_the_time_grows_in_proportion(one: Growing) -> None:
    assert grown(one, enough=0.1, longest=40_000).exponent <= MOST


def test_words_that_end_in_digits_are_read_in_time() -> None:
    """They once took a time that grew with the square: 40 seconds."""
    begun = time.process_time()
    with pytest.raises(ccw.SourceFormatError):
        ccw.read_report("word12 " * 28_000)
    assert time.process_time() - begun < 4


@pytest.mark.parametrize("power", [1.0, 1.5, 2.0])
def test_what_grows_faster_is_seen(power: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "seconds", lambda _one, size, _often=2: 0.1 * (size / 4_000) ** power)
    assert grown(Growing("", "", str, str), enough=1.0).exponent == pytest.approx(power)
