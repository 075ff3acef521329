"""What an office is asked every week, as a sentence to paste: what changed, and which States."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from ccwuniv import names
from ccwuniv._support import explained, one_of
from ccwuniv.documents.counted import counted
from ccwuniv.documents.days import day_in_words
from ccwuniv.errors import DateError
from ccwuniv.records import CONSENT_KINDS, DateLike, InstrumentsLike, StatesLike

if TYPE_CHECKING:
    from ccwuniv.records import Action, State
    from ccwuniv.registry import Registry

__all__ = ["changes_in_words", "fitting_states", "states_in_words"]

Language = Literal["en", "fr"]

_AND = {"en": " and ", "fr": " et "}
_APART = {"en": "; ", "fr": " ; "}
_NONE = {"en": "No State.", "fr": "Aucun État."}
_NOTHING = {
    "en": "Between {since} and {until}, no State consented to be bound by any of the instruments.",
    "fr": "Entre le {since} et le {until}, aucun État n'a consenti à être lié par l'un des instruments.",
}
_FIRST = {"en": "Between {since} and {until}: {acts}.", "fr": "Entre le {since} et le {until} : {acts}."}
_ACT = {"en": "{state}, {instruments} ({day})", "fr": "{state}, {instruments} ({day})"}
_BY_SUCCESSION = {"en": "by succession, {day}", "fr": "par succession, {day}"}
_OFF = {
    "en": "On the depositary's list of parties to the Convention until {day}: {who}.",
    "fr": "Sur la liste des parties à la Convention tenue par le dépositaire jusqu'au {day} : {who}.",
}
_KEPT_FR = "« {name} », telle que le dépositaire l'inscrivait alors, sans préjudice de la succession"
_SAME = {
    "en": {
        "one": "The Convention has {n} High Contracting Party, as before.",
        "other": "The Convention has {n} High Contracting Parties, as before.",
    },
    "fr": {
        "one": "La Convention compte {n} Haute Partie contractante, comme auparavant.",
        "other": "La Convention compte {n} Hautes Parties contractantes, comme auparavant.",
    },
}
_TOTAL = {
    "en": {
        "one": "The Convention now has {n} High Contracting Party.",
        "other": "The Convention now has {n} High Contracting Parties.",
    },
    "fr": {
        "one": "La Convention compte désormais {n} Haute Partie contractante.",
        "other": "La Convention compte désormais {n} Hautes Parties contractantes.",
    },
}


def _joined(words: Sequence[str], language: Language) -> str:
    """Return words as a sentence lists them; longer ones that hold commas are separated by semicolons."""
    comma = _APART[language] if any("," in word for word in words) else ", "
    return _AND[language].join(part for part in (comma.join(words[:-1]), words[-1]) if part)


@explained
def states_in_words(
    reg: Registry,
    as_of: DateLike | None = None,
    *,
    states: StatesLike = "all",
    party: InstrumentsLike = (),
    not_party: InstrumentsLike = (),
    language: Language = "en",
) -> str:
    """Name the States of a group that are party to some instruments and not to others, as a sentence lists them.

    Parameters
    ----------
    reg : Registry
    as_of : day, optional
        The data's last day by default.
    states : state, group or several states
        As for :func:`ccwuniv.gap_matrix`.
    party, not_party : instrument or several
        What each State named is party to, by deposit of consent, and what it is not party to.
    language : {"en", "fr"}
        The names, and their order, are those of that language.

    Returns
    -------
    str

    Raises
    ------
    OptionError
        For another language, or a text that is neither a group nor a state.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> states_in_words(reg, states="Central Asia", not_party="CCW", language="fr")
    'Kirghizistan'
    >>> states_in_words(reg, states="Northern Africa", not_party=["CCW"])
    'Egypt, Libya and Sudan'
    """
    one_of("language", language, tuple(_AND))
    day = reg.recorded_day(as_of)
    chosen = fitting_states(reg, as_of, states=states, party=party, not_party=not_party)
    ordered = _in_order(chosen, language)
    shown = [_entry(reg.state(iso3), day, language) for iso3 in ordered]
    return _joined(shown, language) if shown else _NONE[language]


def fitting_states(
    reg: Registry,
    as_of: DateLike | None = None,
    *,
    states: StatesLike = "all",
    party: InstrumentsLike = (),
    not_party: InstrumentsLike = (),
) -> list[str]:
    """Return the codes of the States that are party to some instruments, and not to others, as words list them.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> fitting_states(Registry.bundled(), "2014-09-01", states=["EGY", "FRA"], not_party="CCW")
    ['EGY']
    """
    from ccwuniv.analysis import gap_matrix
    from ccwuniv.registry import codes_asked

    inside, outside = codes_asked(reg, party), codes_asked(reg, not_party)
    free = gap_matrix(reg, as_of, states=states, values="gap")
    chosen = free[~free[list(inside)].any(axis=1) & free[list(outside)].all(axis=1)].index
    return list(map(str, chosen))


def _entry(state: State, day: dt.date, language: Language) -> str:
    """Return the name of a State, or of an entry that the depositary's list kept, as the list then read."""
    name, entry = names.name(state.iso3, language), state.entry(day)
    if entry == state.name:
        return name
    return entry if language == "en" else _KEPT_FR.format(name=name)


@explained
def changes_in_words(
    reg: Registry, since: DateLike, until: DateLike | None = None, *, language: Language = "en"
) -> str:
    """Say in a paragraph which States consented to what after one day and by another, and the total on that day.

    A succession is said to be one. Who was on the depositary's list of parties to the Convention on the first day, and
    is not on the last, is named with the last day of the entry, since that moves the total, too.

    Parameters
    ----------
    reg : Registry
    since : day
        The acts of the days after this one.
    until : day, optional
        The data's last day by default.
    language : {"en", "fr"}

    Returns
    -------
    str

    Raises
    ------
    OptionError
        For another language.
    DateError
        When the period ends before it starts.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> said = changes_in_words(Registry.bundled(), "2024-05-01", "2024-06-01")
    >>> said.partition(": ")[2].partition(". ")[0]
    'United Kingdom of Great Britain and Northern Ireland, Protocol V (13 May 2024)'
    """
    one_of("language", language, tuple(_AND))
    first, last = reg.recorded_day(since), reg.recorded_day(until)
    if last < first:
        raise DateError(str(last), f"the period would end before it starts, on {first}.")
    period = {"since": day_in_words(first, language), "until": day_in_words(last, language)}
    acts = [act for act in reg.actions if first < act.date <= last and act.kind in CONSENT_KINDS]
    told = _FIRST[language] if acts else _NOTHING[language]
    off = _off_the_list(reg, first, last, language)
    sentences = [told.format(acts=_APART[language].join(_acts(reg, acts, language)), **period), *off]
    if acts or off:
        before, after = (len(reg.parties("CCW", day)) for day in (first, last))
        sentences.append(counted(after, language, (_SAME if before == after else _TOTAL)[language]))
    return " ".join(sentences)


def _off_the_list(reg: Registry, first: dt.date, last: dt.date, language: Language) -> list[str]:
    """Return a sentence for each last day of entries on the list of parties, named as the list then read."""
    gone = {state.iso3: state for state in reg.parties("CCW", first)}
    for state in reg.parties("CCW", last):
        gone.pop(state.iso3, None)
    ended: dict[dt.date, list[str]] = {}
    for iso3, state in gone.items():
        spell = next(s for s in reg.spells(iso3, "CCW") if s.counts(first, "consent"))
        until = (spell.off_list or spell.ends or last) - dt.timedelta(days=1)
        ended.setdefault(until, []).append(_entry(state, until, language))
    return [
        _OFF[language].format(
            day=day_in_words(day, language), who=_APART[language].join(sorted(who, key=names.name_order))
        )
        for day, who in sorted(ended.items())
    ]


def _acts(reg: Registry, acts: Sequence[Action], language: Language) -> list[str]:
    """Return a phrase for each State and day, by day and then in the order of names."""
    together: dict[tuple[dt.date, str, bool], list[str]] = {}
    for act in acts:
        together.setdefault((act.date, act.iso3, act.kind == "succession"), []).append(act.instrument)
    rank = {iso3: place for place, iso3 in enumerate(_in_order([iso3 for _, iso3, _ in together], language))}
    phrases = []
    for (date, iso3, succeeds), codes in sorted(together.items(), key=lambda item: (item[0][0], rank[item[0][1]])):
        day = day_in_words(date, language)
        day = _BY_SUCCESSION[language].format(day=day) if succeeds else day
        words = _joined([i.names[language].short for i in reg.instruments if i.code in codes], language)
        shown = {"state": names.name(iso3, language), "instruments": words, "day": day}
        phrases.append(_ACT[language].format(**shown))
    return phrases


def _in_order(states: Sequence[str], language: Language) -> list[str]:
    return sorted(set(states), key=lambda iso3: names.name_order(names.name(iso3, language)))
