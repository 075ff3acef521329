"""What an office is asked every week, as a sentence to paste: what changed, and which States."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from ccwuniv import names
from ccwuniv._support import explained, one_of
from ccwuniv.documents.counted import counted
from ccwuniv.documents.days import day_in_words
from ccwuniv.errors import DateError
from ccwuniv.records import CONSENT_KINDS, DateLike, InstrumentsLike, StatesLike

if TYPE_CHECKING:
    from ccwuniv.records import Action
    from ccwuniv.registry import Registry

__all__ = ["changes_in_words", "states_in_words"]

Language = Literal["en", "fr"]

_AND = {"en": " and ", "fr": " et "}
_NONE = {"en": "No State.", "fr": "Aucun État."}
_NOTHING = {
    "en": "Between {since} and {until}, no State consented to be bound by any of the instruments.",
    "fr": "Entre le {since} et le {until}, aucun État n'a consenti à être lié par l'un des instruments.",
}
_FIRST = {"en": "Between {since} and {until}: {acts}.", "fr": "Entre le {since} et le {until} : {acts}."}
_ACT = {"en": "{state}, {instruments} ({day})", "fr": "{state}, {instruments} ({day})"}
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
    """Return words as a sentence lists them; between longer ones that hold commas stand semicolons."""
    comma = "; " if any("," in word for word in words) else ", "
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
        For another language, or what is no group and no state.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> states_in_words(reg, states="Central Asia", not_party="CCW", language="fr")
    'Kirghizistan'
    >>> states_in_words(reg, states="Northern Africa", not_party=["CCW"])
    'Egypt, Libya and Sudan'
    """
    from ccwuniv.analysis import gap_matrix
    from ccwuniv.registry import codes_asked

    one_of("language", language, tuple(_AND))
    inside, outside = codes_asked(reg, party), codes_asked(reg, not_party)
    free = gap_matrix(reg, as_of, states=states, values="gap")
    chosen = free[~free[list(inside)].any(axis=1) & free[list(outside)].all(axis=1)].index
    shown = names.names_in_order(list(map(str, chosen)), language)
    return _joined(shown, language) if shown else _NONE[language]


@explained
def changes_in_words(
    reg: Registry, since: DateLike, until: DateLike | None = None, *, language: Language = "en"
) -> str:
    """Say in a paragraph which States consented to what after one day and by another, and the total that this gave.

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
    first, last = reg.day(since), reg.day(until)
    if last < first:
        raise DateError(str(last), f"the period would end before it starts, on {first}.")
    period = {"since": day_in_words(first, language), "until": day_in_words(last, language)}
    acts = [act for act in reg.actions if first < act.date <= last and act.kind in CONSENT_KINDS]
    if not acts:
        return _NOTHING[language].format(**period)
    told = _FIRST[language].format(acts="; ".join(_acts(reg, acts, language)), **period)
    return f"{told} {counted(int(reg.totals(last)['CCW']), language, _TOTAL[language])}"


def _acts(reg: Registry, acts: Sequence[Action], language: Language) -> list[str]:
    """Return a phrase for each State and day, by day and then in the order of names."""
    together: dict[tuple[object, str], list[str]] = {}
    for act in acts:
        together.setdefault((act.date, act.iso3), []).append(act.instrument)
    rank = {iso3: place for place, iso3 in enumerate(_in_order([iso3 for _, iso3 in together], language))}
    phrases = []
    for (day, iso3), codes in sorted(together.items(), key=lambda item: (str(item[0][0]), rank[item[0][1]])):
        words = _joined([i.names[language].short for i in reg.instruments if i.code in codes], language)
        shown = {"state": names.name(iso3, language), "instruments": words, "day": day_in_words(day, language)}  # type: ignore[arg-type]
        phrases.append(_ACT[language].format(**shown))
    return phrases


def _in_order(states: Sequence[str], language: Language) -> list[str]:
    return sorted(set(states), key=lambda iso3: names.name_order(names.name(iso3, language)))
