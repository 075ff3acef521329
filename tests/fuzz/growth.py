"""The target of texts that are one piece again and again: ten times the text takes no hundred times as long."""

from __future__ import annotations

import contextlib
import random
import time

import ccwuniv as ccw
from ccwuniv.errors import CcwError
from tests.fuzz.attempt import Target
from tests.fuzz.mutate import ODD

__all__ = ["GROWTH"]

_HEAD = {
    "read_report": "Universalization of the Convention on Certain Conventional Weapons\n\n1. The CCW has 117 parties. ",
    "read_untc": "Participant,Ratification\nFrance,4 Mar 1988\nChile",
    "find_states": "Poland wrote to ",
}
_PIECES = (
    *(
        "十一",
        "〇",
        " ",
        " - ",
        ". ",
        "=1+1",
        "1. ",
        "France and ",
        "A/",
        "(",
        "[1] ",
        "Mr. A ",
        "2014 ",
        "\n",
        "\t",
        "- ",
    ),
    *(
        "Korea, Republic of",
        "南",
        "و",
        "\u0301",
        "May ",
        "1 May 2014 and ",
        ",",
        '"',
        "Protocols I, ",
        "<td>",
        "&nbsp;",
    ),
    *(word for word in ODD if 0 < len(word) < 30 and word.isprintable()),
)
_SHORT, _LONG = 1_500, 15_000
_NOTICED = 0.5
_MOST = 60.0


def _make(rng: random.Random) -> tuple[str, str, str]:
    return rng.choice(list(_HEAD)), rng.choice(_PIECES), rng.choice(("", "x", ".\n\n2. Finland wrote to Togo."))


def _seconds(reader: str, text: str) -> float:
    """The time of the processor: others may be at work, too."""
    begun = time.process_time()
    with contextlib.suppress(CcwError):
        if reader == "read_untc":
            ccw.read_untc(text.encode())
        else:
            (ccw.read_report if reader == "read_report" else ccw.names.find_states)(text)
    return time.process_time() - begun


def _grow(given: tuple[str, str, str]) -> object:
    reader, piece, tail = given
    texts = [_HEAD.get(reader, "") + piece * (size // max(1, len(piece))) + tail for size in (_SHORT, _LONG)]
    _seconds(reader, texts[0])  # what is loaded once is loaded now
    short, long = (_seconds(reader, text) for text in texts)
    assert long < _NOTICED or long < _MOST * max(short, 1e-4), f"{short:.3f} s, and {long:.3f} s for ten times the text"
    return None


GROWTH = (Target("growth", _make, _grow, seconds=60.0),)
