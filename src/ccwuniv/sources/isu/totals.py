"""The totals of a report: which instrument has how many parties, where a sentence or a list states it as such."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ccwuniv.sources.isu.activities import TOLD
from ccwuniv.sources.isu.masked import DATE, NUMBER, ORDINAL, TREATY, Masked, masked
from ccwuniv.sources.isu.passage import sentences
from ccwuniv.sources.isu.phrases import PHRASES
from ccwuniv.sources.isu.phrasing import Phrases
from ccwuniv.sources.isu.words import words

__all__ = ["FoundTotal", "find_totals", "totals_in"]

_MOST_STATES = 250
_FOR_FORCE = 20
"""No instrument of the Convention enters into force with fewer parties (articles 5 and 8)."""

_TITLES = (
    "non-detectable fragments|mines, booby-traps,? and other devices|(?:the use of"
    " )?incendiary weapons|blinding laser weapons"
    "|explosive remnants of war|certain conventional weapons|certaines armes classiques|éclats non localisables"
    "|(?:les )?mines, pièges et autres dispositifs|(?:les )?armes incendiaires|(?:aux )?armes à laser aveuglantes"
    "|(?:aux )?restes explosifs de guerre|fragmentos no localizables|minas, armas trampa y otros artefactos"
    "|armas incendiarias|armas láser cegadoras|(?:los )?restos explosivos de guerra|необнаруживаемых осколках"
    "|минах, минах-ловушках и других устройствах|зажигательном оружии|ослепляющем лазерном оружии"
    "|взрывоопасным пережиткам войны|بالشظايا التي لا يمكن (?:كشفها|اكتشافها)|بالألغام"
    " والأشراك الخداعية والنبائط الأخرى"
    "|بالأسلحة المحرقة|بأسلحة الليزر المسببة للعمى|بالمتفجرات من مخلفات الحرب"
)
_TREATY = (
    rf"(?:the |its |l['’]|la |le |les |el |los |al )?(?:original )?{TREATY}(?:"
    rf" ?[(（](?![{NUMBER}{ORDINAL}])[^()（）{TREATY}{NUMBER}]{{1,24}}[)）])?"
    rf"(?: (?:original|الأصلي))?(?: (?:on|sur|relatif|sobre|об?|по|المتعلق) ?(?:aux |les )?(?:{_TITLES}))?"
    rf"(?: ?[(（,] ?{TREATY} ?[)）]?)?"
)
_AND = " ?[,、]? ?(?:and|et|y|e|и|و|和|及)? ?"
_BULLET = r" ?(?:[•·▪◦‣●○■–—*-]|[(（]?[a-z][)）])? ?"
_LONGEST_HEADING = 40
_PRESENT = words(
    (
        r"^\W*(?:\d+\. ?)?(?:present|attendance|participants|voting|votes?|speakers|registration"
        r"|registered)(?: [^.:]{0,25})?\W*$"
    ),
    (
        r"^\W*(?:présents?|présences?|participants|vote|orateurs|presentes|asistencia|votación"
        r"|oradores|inscritos)(?: [^.:]{0,25})?\W*$"
    ),
    (
        r"^\W*(?:присутств\w+|участники совещания|голосование|出席(?:情况)?|与会者?|表决|الحضور|المشاركون"
        r"|التصويت)(?: [^.:]{0,25})?\W*$"
    ),
)
_DAY = rf"(?:the )?[{DATE}](?: года| г\.)?"
_BREAK = r"[;；؛\n]"
_CHANGE = words(rf" ?[(（][^()（）{TREATY}\n]{{1,60}}[)）]")
_SEPARATOR = rf"(?: ?[;；؛，,،、.:：–—]? ?|\n){_BULLET}(?:(?:and|et|y|e|и|а|как и|while|tandis que) )?"
_LATIN = re.compile("[A-Za-z]{3}")
_SCRIPTS = {
    "en": _LATIN,
    "fr": _LATIN,
    "es": _LATIN,
    "ru": re.compile("[\u0400-\u04ff]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    "ar": re.compile("[\u0621-\u064a]"),
}


@dataclass(frozen=True, slots=True)
class FoundTotal:
    """A count of the parties to an instrument, and their places; ``number`` is the place of the number.

    An ``ordinal`` one says which party a state became. ``since`` and ``until`` are the first and last day of the date
    that its sentence begins with.
    """

    code: str
    count: int
    start: int
    end: int
    number: int = 0
    ordinal: bool = False
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The phrases of one language, compiled."""

    opens: re.Pattern[str]
    head: re.Pattern[str]
    item: re.Pattern[str]
    skip: re.Pattern[str]
    refers: re.Pattern[str]
    start: re.Pattern[str]
    narrows: re.Pattern[str]


def _expanded(phrase: str, of: Phrases) -> str:
    marks = {
        "TT": f"<T>(?:{_AND}<T>)+",
        "NN": f"<N>(?:{_AND}<N>)+",
        "T": _TREATY,
        "N": f"[{NUMBER}]",
        "O": f"[{ORDINAL}]",
        "D": _DAY,
        "A": of.adverbs.replace("<D>", _DAY),
        "P": of.parties,
        "S": of.nouns,
        "E": of.end.replace("<D>", _DAY),
    }
    for mark, pattern in marks.items():
        phrase = phrase.replace(f"<{mark}>", pattern if mark == "E" else f"(?:{pattern})")
    return phrase


@cache
def _grammar(language: str) -> _Grammar:
    of = PHRASES[language]
    leads = f"(?:(?:and )?(?:{_expanded('|'.join(of.leads), of)})[,，،]? ?)*"

    def one_of(phrases: Sequence[str]) -> str:
        return _expanded("|".join(phrases), of)

    return _Grammar(
        opens=words(f"{_BULLET}{leads}(?:{one_of(of.states)})"),
        head=words(f"{_BULLET}{leads}(?:{one_of(of.heads)})"),
        item=words(f"{_SEPARATOR}(?:{one_of(of.items)}|{one_of(of.states)})"),
        skip=words(_expanded(of.skips, of)),
        refers=words(r"(?<![A-Za-zÀ-ÿ\u0400-\u04ff\u0621-\u064a])(?:" + one_of(of.refers) + ")"),
        start=words(rf"{_BREAK}|(?<!\w)(?:{of.joins})(?= |[{TREATY}{NUMBER}{DATE}])"),
        narrows=words(of.narrows),
    )


def find_totals(text: str) -> list[FoundTotal]:
    """Find every total of the parties to an instrument that the text of a paragraph states.

    A number is one where the verb of its sentence says so, or the list in which it stands. A count of those who took
    part, submitted, signed or paid is none, nor is one of new parties, of signatories or of states that are not party;
    nor is a number below twenty, which entry into force takes, unless it stands in a list with the Convention's.

    Examples
    --------
    >>> text = "The Convention has 117 High Contracting Parties; amended Article 1, 79; Protocol V, 84."
    >>> [(total.code, total.count) for total in find_totals(text)]
    [('CCW', 117), ('A1', 79), ('P5', 84)]
    >>> find_totals("In 2023, 48 High Contracting Parties to Protocol V submitted annual reports.")
    []
    """
    return totals_in(masked(text))


def totals_in(text: Masked) -> list[FoundTotal]:
    """Find the totals of a text whose treaties and numbers are marked."""
    if TREATY not in text.text or not text.numbers:
        return []
    found: dict[int, FoundTotal] = {}
    listing = False
    heading = ""
    languages = [language for language, script in _SCRIPTS.items() if script.search(text.text)]
    for start, end in sentences(text.text):
        over, heading = heading, text.text[start:end] if end - start < _LONGEST_HEADING else ""
        if over and _PRESENT.search(over):
            continue
        for language in languages:
            if own := list(_stated(text, _grammar(language), start, end, listing=listing)):
                found |= {total.number: total for total in own}
                break
        else:
            own = []
        listing = bool(own)
    totals = sorted(found.values(), key=lambda total: total.start)
    listed = len({total.code for total in totals}) > 1 and any(total.code == "CCW" for total in totals)
    return [total for total in totals if listed or total.count >= _FOR_FORCE or not total.count]


def _stated(text: Masked, grammar: _Grammar, start: int, end: int, *, listing: bool) -> Iterator[FoundTotal]:
    """Yield the totals of a sentence; ``listing`` says that the sentence before stated some."""
    plain = text.text
    done = start
    last: int | None = None
    starts = [start, *(mark.end() for mark in grammar.start.finditer(plain, start, end))]
    for place in starts:
        if place < done:
            continue
        opened = grammar.opens.match(plain, place, end)
        if opened is None and listing and place == start:
            opened = grammar.item.match(plain, place, end)
        head = None if opened else grammar.head.match(plain, place, end)
        begun = opened or head
        if begun is None or _narrowed(plain, grammar, start, begun):
            continue
        if opened:
            last = plain.rfind(TREATY, place, opened.end())
        done = begun.end()
        listed = list(_pairs(text, begun))
        while follows := _next(plain, grammar, done, end):
            listed += _pairs(text, follows)
            done = follows.end()
        yield from _dated(text, begun, listed)
    for refers in grammar.refers.finditer(plain, start, end):
        if refers.start() < done and last is not None and TREATY not in refers[0]:
            continue
        before = plain.rfind(TREATY, start, refers.start())
        term = plain.find(TREATY, *refers.span())
        number = max(plain.rfind(mark, *refers.span()) for mark in (NUMBER, ORDINAL))
        if (place := term if term >= 0 else before) >= 0 and not _narrowed(plain, grammar, start, refers):
            yield from _total(text, place, number)


def _dated(text: Masked, begun: re.Match[str], totals: Sequence[FoundTotal]) -> Iterator[FoundTotal]:
    """Give the totals of a list the date with which it begins."""
    date = next((text.dates[n] for n in range(*begun.span()) if n in text.dates), None)
    for total in totals:
        yield replace(total, since=date.first, until=date.last) if date else total


def _narrowed(plain: str, grammar: _Grammar, start: int, found: re.Match[str]) -> bool:
    """Say whether what goes before a statement makes it one of some parties only, or of something else they did."""
    if grammar.narrows.search(plain[start : found.end()]):
        return True
    before = plain[start : found.start()]
    introduced = max(before.rfind(mark) for mark in ":：\n")
    return introduced >= 0 and _of_a_meeting(before[:introduced])


def _of_a_meeting(heading: str) -> bool:
    """Say whether the line above a list tells who was there, or what they did."""
    return bool(_PRESENT.search(heading) or TOLD.search(heading))


def _next(plain: str, grammar: _Grammar, place: int, end: int) -> re.Match[str] | None:
    """Return the next item of a list, after what is said of changes and of signatories."""
    for pattern in (_CHANGE, grammar.skip, _CHANGE):
        if found := pattern.match(plain, place, end):
            place = found.end()
    return grammar.item.match(plain, place, end)


def _pairs(text: Masked, found: re.Match[str]) -> Iterator[FoundTotal]:
    """Yield the total of a phrase; of one that names several instruments and as many numbers, each in its turn."""
    terms = [found.start() + n for n, mark in enumerate(found[0]) if mark == TREATY]
    numbers = [found.start() + n for n, mark in enumerate(found[0]) if mark in (NUMBER, ORDINAL)]
    if not terms or not numbers:
        return
    if len(terms) == len(numbers) > 1 and (terms[-1] < numbers[0] or numbers[-1] < terms[0]):
        for term, number in zip(terms, numbers, strict=True):
            yield from _total(text, term, number)
    elif len({text.terms[term].code for term in terms}) == 1:
        yield from _total(text, terms[0], numbers[-1])


def _total(text: Masked, term: int, number: int) -> Iterator[FoundTotal]:
    counted = text.numbers.get(number)
    if counted is None or counted.value > _MOST_STATES:
        return
    named = text.terms[term]
    start, end = min(named.start, counted.start), max(named.end, counted.end)
    yield FoundTotal(named.code, counted.value, start, end, counted.start, text.text[number] == ORDINAL)
