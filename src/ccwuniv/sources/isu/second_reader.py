"""Compare the totals of two PDF readers; one that differs is left out and noted."""

from __future__ import annotations

from collections.abc import Sequence

from ccwuniv.sources.isu.layout import lay_out
from ccwuniv.sources.isu.records import Claim, PartyCount, ReadingNote
from ccwuniv.sources.isu.source import SourceText
from ccwuniv.sources.isu.totals import find_totals

__all__ = ["held_against_second"]


def held_against_second(
    source: SourceText, claims: list[Claim], counts: list[PartyCount]
) -> tuple[list[Claim], list[PartyCount], list[ReadingNote]]:
    """Return the claims and the counts that may be believed, and notes of totals that two readers give differently."""
    if not source.sure:
        return [claim for claim in claims if claim.kind not in ("total", "count")], [], []
    if not source.second:
        return claims, counts, []
    second = _totals(source.second)
    unlike = [claim for claim in claims if claim.kind == "total" and _differs(claim, second.get(claim.treaty, ()))]
    return [claim for claim in claims if claim not in unlike], counts, [_said(claim, second) for claim in unlike]


def _totals(text: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for _, flow in lay_out(text).paragraphs:
        for total in find_totals(flow.text):
            found.setdefault(total.code, []).append(total.count)
    return found


def _differs(claim: Claim, numbers: Sequence[int]) -> bool:
    return bool(numbers) and claim.number not in numbers


def _said(claim: Claim, second: dict[str, list[int]]) -> ReadingNote:
    other = ", ".join(map(str, second[claim.treaty]))
    message = f"pypdf gives {claim.number} parties to {claim.treaty}, pypdfium2 {other}: no total was taken from it"
    return ReadingNote(f"paragraph {claim.paragraph}", claim.text, message)
