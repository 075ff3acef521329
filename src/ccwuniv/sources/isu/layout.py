"""The parts of a report: head, numbered paragraphs, headings, footnotes, annexes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ccwuniv.sources.isu.flow import ITEM, Flow, flow
from ccwuniv.sources.isu.footnotes import Footnotes, find_footnotes, is_citation
from ccwuniv.sources.isu.head import is_author
from ccwuniv.sources.isu.lexicon import INTRODUCTION
from ccwuniv.sources.isu.lines import TERMINAL, Line, lines
from ccwuniv.sources.isu.unbroken import divided, head_divided
from ccwuniv.sources.isu.words import words

__all__ = ["Layout", "lay_out"]

_COUNTED_NEXT = (
    r"(?:High|Hautes?|Altas?|Высок\w+|States?|États?|Estados?|Parties|Janu|Febr|Mar|Apr|May"
    r"|June|July|Aug|Sept|Oct|Nov|Dec)"
    r"|[个名次年月日号届条段国位份项]|دولة|طرف"
)
_QUOTE = r"\s*[“\"«„「]?"
_STYLES = {
    "dot": re.compile(rf"{_QUOTE}(\d{{1,3}})\s?[.．](?:\s+|(?=[^\d\s])|(?=(?:19|20)\d\d\s*年))(?=\S)"),
    "close": re.compile(rf"{_QUOTE}(\d{{1,3}})[)）]\s*(?=\S)"),
    "paren": re.compile(rf"{_QUOTE}[(（](\d{{1,3}})[)）]\s*(?=\S)"),
    "comma": re.compile(rf"{_QUOTE}(\d{{1,3}})、\s*(?=\S)"),
    "dash": re.compile(r"\s*(\d{1,3})\s?[-–—]\s*(?=[\u0600-\u06ff«“\"])"),
    "dash before": re.compile(r"\s*[-–—.]\s?([\d]{1,3})\s+(?=[\u0600-\u06ff«“\"])"),
    "section": re.compile(rf"{_QUOTE}§\s?(\d{{1,3}})[.．]?\s*(?=\S)"),
    "alone": re.compile(r"\s*(?:(\d{1,3})\s?[-–—.)]|[-–—.]\s?([\u0660-\u0669]{1,3}))\s*$"),
}
_BARE = re.compile(
    rf"{_QUOTE}(\d{{1,3}})(?:\t\s*|\s+)(?!{_COUNTED_NEXT})(?=[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ\u0621-\u064a\u4e00-\u9fff«“《])"
)
_EMPTY = Line(0, 0, "", after_gap=False)
_LARGEST_GAP = 4
_ANNEX = words(r" ?(?:annexe?|anexo|приложение|ال?مرفق|附件) ?(?:[IVX\d]{1,4}|[一二三四五六])? ?")
_SENTENCE_END = re.compile(r"[.。!?！？؟]\s*+(?:[”»\"’'）)\]》]++\s*+)?$")
_LONGEST_HEADING = 120


@dataclass(slots=True)
class Layout:
    """The parts of a report, each as running text that knows its places in the original.

    ``headings`` are by the number of the paragraph before which each stands; ``rest`` is what belongs to no paragraph
    and is neither head nor heading: annexes.
    """

    head: list[Line]
    paragraphs: list[tuple[int, Flow]]
    headings: list[tuple[int, Flow]]
    footnotes: dict[str, Flow]
    rest: list[Flow]
    numbered: bool
    page: list[Line]
    marks: Footnotes
    gaps: list[int] = field(default_factory=list)


def lay_out(text: str) -> Layout:
    """Divide the text of a report into its parts."""
    kept, page = lines(text)
    kept = divided(kept)
    starts = _starts(kept)
    notes = find_footnotes(kept, frozenset(starts))
    body = [n for n, line in enumerate(kept) if n in starts or (n not in notes.taken and not _page_number(line, notes))]
    apart = notes.taken.union(body)
    page += [line for n, line in enumerate(kept) if n not in apart and not _is_mark(line, notes)]
    annex = next((n for n in body if starts and n > max(starts) and _ANNEX.fullmatch(kept[n].text)), len(kept))
    parts = Layout([], [], [], {}, [], numbered=bool(starts), page=page, marks=notes)
    for mark, spans in notes.lines.items():
        parts.footnotes[mark] = flow(text, spans)
    if starts:
        _numbered(text, [n for n in body if n < annex], kept, starts, parts)
    else:
        _unnumbered(text, [kept[n] for n in body], parts)
    if annex < len(kept):
        parts.rest.append(_flow(text, [kept[n] for n in body if n >= annex], parts))
    return parts


def _is_mark(line: Line, notes: Footnotes) -> bool:
    return any(line.start <= place < line.end for place in notes.edits)


def _page_number(line: Line, notes: Footnotes) -> bool:
    return line.number_alone and (_is_mark(line, notes) or line.after_gap or line.before_gap)


def _flow(text: str, some: Sequence[Line], parts: Layout) -> Flow:
    return flow(text, [(line.start, line.end) for line in some], parts.marks.edits)


def _starts(kept: Sequence[Line]) -> dict[int, tuple[int, int]]:
    """Return the lines that open a numbered paragraph, each with its number and the length of the numbering."""
    chains = [chain for style in _STYLES.values() if (chain := _chain(kept, style))]
    best = max(chains, key=lambda chain: (len(chain), -next(iter(chain.values()))[0]), default={})
    if len(best) == 1 and not kept[next(iter(best))].after_gap:
        best = {}
    return best or _bare_starts(kept)


def _bare_starts(kept: Sequence[Line]) -> dict[int, tuple[int, int]]:
    """Return the lines on which a number alone opens a paragraph; a footnote may open like this, too."""
    bare = _chain([line if not is_citation(line.text) else _EMPTY for line in kept], _BARE)
    first = next(iter(bare), None)
    opens = first is not None and bare[first][0] == 1 and kept[first].after_gap and not kept[first].after_rule
    return bare if opens and (len(bare) > 1 or TERMINAL.search(kept[-1].text)) else {}


def _chain(kept: Sequence[Line], style: re.Pattern[str]) -> dict[int, tuple[int, int]]:
    """Return the best run of rising numbers, with as few gaps as possible: not every number opens a paragraph."""
    ending: dict[int, tuple[float, int]] = {}
    links: dict[int, tuple[int, int, int | None]] = {}
    for n, line in enumerate(kept):
        found = style.match(line.text)
        if not found:
            continue
        number = int(next(filter(None, found.groups())))
        before = [
            (ending[number - step][0] - 0.4 * (step - 1), ending[number - step][1])
            for step in range(1, _LARGEST_GAP + 1)
            if number - step in ending
        ]
        score, previous = max(before, default=(0.0, None))
        links[n] = (number, found.end(), previous)
        if number not in ending or score + 1 > ending[number][0]:
            ending[number] = (score + 1, n)
    chain: dict[int, tuple[int, int]] = {}
    last: int | None = max(ending.values(), default=(0.0, None), key=lambda e: (e[0], -(e[1] or 0)))[1]
    while last is not None:
        number, width, last_but_one = links[last]
        chain[last] = (number, width)
        last = last_but_one
    return dict(sorted(chain.items()))


def _numbered(
    text: str, body: Sequence[int], kept: Sequence[Line], starts: Mapping[int, tuple[int, int]], parts: Layout
) -> None:
    order = list(starts)
    parts.head, before_first = _head([kept[n] for n in body if n < order[0]])
    first = starts[order[0]][0]
    parts.headings += [(first, _flow(text, [line], parts)) for line in before_first]
    numbers = [starts[n][0] for n in order]
    parts.gaps = [k for k in range(1, numbers[-1]) if k not in numbers]
    for here, following in zip(order, [*order[1:], len(kept)], strict=True):
        number, width = starts[here]
        own = [kept[n] for n in body if here <= n < following]
        own[0] = Line(own[0].start + width, own[0].end, own[0].text[width:], after_gap=True)
        own, headings = _headings_at_end(own)
        parts.paragraphs.append((number, _flow(text, own, parts)))
        parts.headings += [(number + 1, _flow(text, [line], parts)) for line in headings]


def _head(some: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Divide the text before the first paragraph into the head itself and the headings after it."""
    some = head_divided(some)
    author = max((n for n, line in enumerate(some) if is_author(line.text)), default=None)
    if author is None:
        author = next((n for n, line in enumerate(some) if n and INTRODUCTION.search(line.text)), len(some)) - 1
    return list(some[: author + 1]), list(some[author + 1 :])


def _headings_at_end(some: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Split off the headings that are between the end of a paragraph and the next one."""
    ends = [n for n, line in enumerate(some) if _SENTENCE_END.search(line.text)]
    tail = some[ends[-1] + 1 :] if ends else []
    if tail and all(map(_is_heading, tail)):
        return list(some[: ends[-1] + 1]), list(tail)
    return list(some), []


def _is_heading(line: Line) -> bool:
    plain = line.text.strip()
    return (
        len(plain) < _LONGEST_HEADING
        and not TERMINAL.search(plain)
        and not ITEM.match(plain)
        and not plain.endswith((":", "：", ",", "，", "、", "،"))
        and not line.number_alone
    )


def _unnumbered(text: str, body: Sequence[Line], parts: Layout) -> None:
    """Treat blocks between empty lines as paragraphs; a block that ends in mid-sentence continues in the next."""
    blocks: list[list[Line]] = []
    for line in body:
        if blocks and not (line.after_gap and (TERMINAL.search(blocks[-1][-1].text) or _is_title(blocks[-1]))):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    while len(blocks) > 1 and _is_title(blocks[0]):
        parts.head += head_divided(blocks.pop(0))
    number = 0
    for block in blocks:
        if _is_title(block) and len(blocks) > 1 and len(block) == 1:
            parts.headings.append((number + 1, _flow(text, block, parts)))
            continue
        number += 1
        parts.paragraphs.append((number, _flow(text, block, parts)))


def _is_title(block: Sequence[Line]) -> bool:
    return len(block) <= 3 and all(_is_heading(line) for line in block) and not _has_sentence(block)


def _has_sentence(block: Sequence[Line]) -> bool:
    return any(mark in line.text for line in block for mark in ";；。،、:：")
