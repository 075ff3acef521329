"""One piece of a text again and again, ever longer, in every reader: the time grows in proportion.

    python -m tests.fuzz.growing [SECONDS]

Each input is made three times as long until it takes SECONDS (1 unless given) of the processor, or has a million
characters. The exponent is that by which the time of the last step grew: 1 is in proportion, 2 is the square.
"""

from __future__ import annotations

import gc
import json
import math
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import ccwuniv as ccw
from ccwuniv._support import rows_of_list
from ccwuniv.errors import CcwError
from ccwuniv.outreach import read_list

MOST = 1.2
"""The largest exponent."""
_FIRST, _STEP, _LONGEST = 4_000, 3, 1_000_000
_NOTICED = 0.08
"""Seconds of the shorter text below which a step tells nothing: what is done once weighs too much."""


class Growing(NamedTuple):
    """An input that grows: its reader, its piece, and the text of so many characters."""

    reader: str
    piece: str
    read: Callable[[str], object]
    text: Callable[[int], str]


class Grown(NamedTuple):
    """How an input grew: characters and seconds of the last two steps, and the exponent; 1 where it is too fast."""

    longest: int
    seconds: float
    exponent: float


def _repeated(head: str, piece: str, tail: str = "") -> Callable[[int], str]:
    return lambda size: head + piece * (size // len(piece)) + tail


_REPORT = "Universalization of the Convention on Certain Conventional Weapons\n\n1. The CCW has 117 parties. "
_OF_REPORTS = (
    *("word12 ", "word ", "12 ", "x", "9", "a1", "Poland ", "France and ", "Poland wrote to Togo. ", "1. ", "\n\n2. "),
    *("十一", "〇", "缔约国", "阿拉伯叙利亚共和国", "2014年9月1日", "1 May 2014 and ", "13-14 November 2014, ", "May "),
    *(
        "- ",
        "• ",
        "(",
        "[1] ",
        "Mr. A ",
        "Ambassador ",
        "A/",
        "CCW/MSP/2014/3 ",
        "Protocols I, ",
        "Amended Protocol II ",
    ),
    *("\t", " \n", "\f", "____", "……", "¹", "\u0301", "و", "مالي ", "Россия и "),
)
_OF_PAGES = (
    *("<td>", "<tr><td>Chile<td>4 Mar 1988", "<b>", "<table>", "<sup>1</sup>", "<br>", "&nbsp;", "&amp;#38;", "<!--"),
    *("<p a=b ", "1 May 1990 ", "x", "[", "<div class='heading-two'>x</div>"),
)
_OF_TABLES = ("Chile,4 Mar 1988\n", ",", '"', "1 ", "a", "[20 Apr 2000 a] ", "\n", "\t", "Xyzzy,1 May 1990\n", "&#38;")
_OF_TEXTS = (
    "Poland ",
    "Korea, Republic of",
    "南",
    "苏丹",
    "United ",
    "لا",
    "-\n",
    "\u0301",
    "St. ",
    "Guinea-",
    "US ",
    "x",
)
_OF_NAMES = ("Fr", "Republic of ", "(", "St. ", "\u0301", "南")
_PAGE = "<html><body><table><tr><td>Participant<td>Ratification<tr><td>France<td>4 Mar 1988<tr><td>"
_XML = (
    "<?xml version='1.0'?><Treaty><ExternalData><Participants><Table><TGroup><Thead><Row><Entry>Participant</Entry>"
    "<Entry>Ratification</Entry></Row></Thead><Tbody><Rows><Row><Entry>France"
)
_CSV = "Participant,Ratification\nFrance,4 Mar 1988\n"
_ACT = {"id": "a", "kind": "letter", "start": "2014-05-01", "states": ["LAO"], "note": ""}


def _as_file(name: str, read: Callable[[Path], object]) -> Callable[[str], object]:
    def as_file(text: str) -> object:
        with tempfile.TemporaryDirectory() as folder:
            (path := Path(folder, name)).write_text(text, encoding="utf-8", newline="")
            return read(path)

    return as_file


def _acts(size: int) -> str:
    return "\n".join(json.dumps({**_ACT, "id": f"a-{number}"}) for number in range(size // 90))


def _wide(size: int) -> str:
    return json.dumps({"any_of": [{"party_to": ["P2"]}] * (size // 22)})


def _deep(size: int) -> str:
    return '{"any_of": [' * (size // 12) + "{}" + "]}" * (size // 12)


def _select(text: str) -> object:
    try:
        told = json.loads(text)
    except RecursionError:
        return None  # which is Python's matter
    return ccw.Selector(**told).resolve(ccw.Registry.bundled())


def growing() -> Iterator[Growing]:
    """Give every input that grows."""
    untc = lambda text: ccw.read_untc(text.encode("utf-8", "replace"))  # noqa: E731
    names = lambda text: ccw.names.resolve_many(text.split(";"), errors="none")  # noqa: E731
    for piece in _OF_REPORTS:
        yield Growing("read_report", piece, ccw.read_report, _repeated(_REPORT, piece))
    for piece in _OF_PAGES:
        yield Growing("read_untc, a page", piece, untc, _repeated(_PAGE, piece))
    for piece in _OF_PAGES[:4]:
        yield Growing("read_untc, XML", piece, untc, _repeated(_XML, piece))
    for piece in _OF_TABLES:
        yield Growing("read_untc, a table", piece, untc, _repeated(_CSV, piece))
    for piece in _OF_TEXTS:
        yield Growing("find_states", piece, ccw.names.find_states, _repeated("", piece))
    for piece in _OF_NAMES:
        yield Growing("resolve", piece, ccw.names.resolve, _repeated("", piece))
        yield Growing("resolve_many", piece, names, _repeated("", f"{piece};"))
    yield Growing("Selector", "any_of, side by side", _select, _wide)
    yield Growing("Selector", "any_of, one in another", _select, _deep)
    yield Growing("read_jsonl", "an act", _as_file("acts.jsonl", ccw.OutreachLog.read_jsonl), _acts)
    contacts = _repeated("State;Post;Language\n", "Viet Nam;Geneva;French\n")
    yield Growing("read_contacts", "a row", _as_file("contacts.csv", ccw.read_contacts), contacts)
    listed = _repeated("Date,Country,Kind\n", "2026-03-02,Laos,e-mail\n")
    yield Growing("log import", "a row", _as_file("list.csv", read_list), listed)
    texts = _as_file("names.txt", lambda path: rows_of_list(path, texts=True))
    yield Growing("a list of names", "a row", texts, _repeated("", "Laos\n"))


def seconds(one: Growing, size: int, often: int = 2) -> float:
    """Return the time that the processor needs for the text of so many characters: the best of some tries."""
    text = one.text(size)
    tries = []
    for _ in range(often):
        gc.collect()
        begun = time.process_time()
        with suppress(CcwError):
            one.read(text)
        tries.append(time.process_time() - begun)
    return min(tries)


def grown(one: Growing, enough: float, longest: int = _LONGEST) -> Grown:
    """Let an input grow until it takes long enough."""
    seconds(one, 100)  # what is loaded once is loaded now
    before, size = seconds(one, _FIRST), _FIRST
    while True:
        size *= _STEP
        now = seconds(one, size)
        told = before >= _NOTICED or now > _NOTICED * _STEP**MOST
        if now >= enough or size * _STEP > longest:
            exponent = _exponent(before, now) if told else 1.0
            if exponent > MOST:  # others are at work, too: it is looked at again
                before, now = seconds(one, size // _STEP, 5), seconds(one, size, 5)
                exponent = _exponent(before, now)
            return Grown(size, now, exponent)
        before = now


def _exponent(before: float, now: float) -> float:
    return math.log(now / max(before, _NOTICED)) / math.log(_STEP)


def main() -> int:
    """Let every input grow, print what grew faster than in proportion, and return 1 where anything did."""
    enough = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    results = []
    for one in growing():
        results.append((one, result := grown(one, enough)))
        print(
            f"{one.reader:20} {one.piece!r:32} {result.longest:>9,} characters {result.seconds:6.2f} s  "
            f"exponent {result.exponent:.2f}",
            flush=True,
        )
    failed = [one for one, result in results if result.exponent > MOST]
    print(f"growing: {len(results)} inputs, {len(failed)} faster than in proportion (exponent over {MOST})")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
