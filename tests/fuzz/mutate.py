"""Making input hostile: a text or bytes that were sound, changed in ways that readers get wrong."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from typing import TypeVar, cast

__all__ = ["ODD", "mutated", "odd_text"]

T = TypeVar("T", str, bytes)

ODD = (
    *("", " ", "\0", "\t", "\r", "\r\n\r\n", "\x1b[31m", "\x85", "\u2028", "\ufeff", "\ufffe", "\uffff", "\ue000"),
    *(
        "\ud800",
        "\udc80",
        "\u202e",
        "\u200f",
        "\u200b",
        "\u00ad\n",
        "e\u0301\u0302\u0303",
        "\u0301",
        "\u0130",
        "ß",
        "ﬁ",
    ),
    *("ﷺ", "ﻻ", "ـ", "\U0001f1eb\U0001f1f7", "\U000e0041", "１２", "٣", "²", "Ⅷ", "〇", "千"),
    *("0", "-1", "00", "1e999", "NaN", "inf", "-0.0", "0x10", "1_000", "٢٠١٤-٠٩-٠١", "9" * 25, "9" * 5000, "true"),
    *("0000-00-00", "9999-12-31", "0001-01-01", "2014-02-30", "2014-09-01T00:00:00Z", "1 Jan 99999", "31 Dec 9999"),
    *(
        "=1+1",
        "@SUM(A1)",
        "-2+3",
        "+1",
        "'",
        '"',
        "`",
        ";",
        ",",
        "|",
        "\\",
        "%s",
        "%n",
        "{}",
        "{0.__class__}",
        "$x",
        "${x}",
    ),
    *("../../x", "/etc/passwd", "..\\x", "C:\\x", "con", "x" * 300, "~", "file:///etc/passwd", "http://127.0.0.1/x"),
    *("<script>alert(1)</script>", "</script>", "<!--", "]]>", "<![CDATA[", "&#0;", "&#x110000;", "&amp;amp;", "&a;"),
    *("None", "null", "[]", "{}", "nan", "NA", "N/A", "LAO", "France", "AP2", "CCW", "'; DROP TABLE act; --", "\x1a"),
)
"""What breaks programs: characters, numbers, days, formulas, paths, marks, in no particular format."""

_NUMBER = re.compile(r"\d+")
_NUMBER_BYTES = re.compile(rb"\d+")
_MOST_REPEATED = (10, 100, 1_000, 1_000, 10_000, 100_000)


def odd_text(rng: random.Random, tokens: Sequence[str] = ()) -> str:
    """A short text of odd pieces, now and then a long one."""
    pieces = [
        rng.choice(tokens) if tokens and rng.random() < 0.5 else rng.choice(ODD) for _ in range(rng.randint(1, 4))
    ]
    text = "".join(pieces)
    return text * rng.choice(_MOST_REPEATED) if rng.random() < 0.05 and len(text) < 50 else text


def mutated(rng: random.Random, sound: T, others: Sequence[T], tokens: Sequence[str] = ()) -> T:
    """A sound input after one to six changes."""
    given = sound
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        given = _changed(rng, given, others, tokens)
    return given


def _changed(rng: random.Random, given: T, others: Sequence[T], tokens: Sequence[str]) -> T:
    start, end = sorted((rng.randint(0, len(given)), rng.randint(0, len(given))))
    if rng.random() < 0.5:
        end = min(end, start + rng.randint(0, 40))
    match rng.randrange(10):
        case 0:  # a part is gone
            return given[:start] + given[end:]
        case 1:  # it ends, or begins, in the middle
            return given[:end] if rng.random() < 0.7 else given[start:]
        case 2:  # a part stands twice
            return given[:end] + given[start:]
        case 3:  # a part stands elsewhere
            place = rng.randint(0, len(given))
            return given[:place] + given[start:end] + given[place:]
        case 4:  # two inputs in one
            other = rng.choice(others)
            return given[:start] + other[rng.randint(0, len(other)) :]
        case 5:  # one character or byte is another
            return given[:start] + _like(given, _character(rng, given)) + given[start + 1 :]
        case 6:  # another number
            return _other_number(rng, given)
        case 7:  # a part again and again
            return _repeated(rng, given, start, end, tokens)
        case _:  # a piece of the format, or an odd one, put in or instead of a part
            piece = rng.choice(tokens) if tokens and rng.random() < 0.5 else rng.choice(ODD)
            return given[:start] + _like(given, piece) + given[rng.choice((start, end)) :]


def _like(given: T, text: str) -> T:
    return cast("T", text if isinstance(given, str) else text.encode("utf-8", "surrogatepass"))


def _character(rng: random.Random, given: str | bytes) -> str:
    return chr(rng.randrange(256)) if isinstance(given, bytes) or rng.random() < 0.5 else chr(rng.randrange(0x110000))


def _other_number(rng: random.Random, given: T) -> T:
    pattern = _NUMBER if isinstance(given, str) else _NUMBER_BYTES
    found = list(pattern.finditer(given))  # type: ignore[arg-type]
    if not found:
        return given
    number = rng.choice(found)
    other = rng.choice(("", "0", "-1", "00000", "1.5", "9" * 20, "9" * 5000, "１２", "٣", str(rng.randrange(10**6))))
    return given[: number.start()] + _like(given, other) + given[number.end() :]


def _repeated(rng: random.Random, given: T, start: int, end: int, tokens: Sequence[str]) -> T:
    """A piece so often that work which grows with the square of the input would not end."""
    piece = given[start:end] if rng.random() < 0.5 else _like(given, rng.choice((*tokens, *ODD)))
    most = 1_000_000 if rng.random() < 0.01 else rng.choice(_MOST_REPEATED)
    return given[:start] + piece * (most // max(1, len(piece))) + given[end:]
