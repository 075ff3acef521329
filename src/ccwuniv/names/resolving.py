"""From a name in any of six languages to a state, and from a text to the states it mentions.

A state is named by its ISO 3166 code, or by any name that the UN, its depositary or usage gives or gave it, in Arabic,
Chinese, English, French, Russian or Spanish. A name that means no one state is refused, with the reason.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeGuard, overload

from ccwuniv._support import explained, one_of
from ccwuniv._version import __version__
from ccwuniv.errors import AmbiguousStateError, NotAParticipantError, OptionError, UnknownStateError, quoted
from ccwuniv.names import nametable as table
from ccwuniv.names.iso3166 import ALPHA_2, WITHDRAWN
from ccwuniv.names.mentions import Mention, find_states
from ccwuniv.names.nametable import Language
from ccwuniv.names.schemes import SCHEMES, Scheme, in_use, meant_by, sources
from ccwuniv.names.text import letters
from ccwuniv.names.wording import words
from ccwuniv.records import as_day

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "Mention",
    "closest",
    "find_states",
    "from_identifier",
    "identifiers",
    "name",
    "resolve",
    "resolve_many",
]

Form: TypeAlias = Literal["short", "formal"]

_LONGEST_NAME = 200
_CLOSE = 55.0
_CANDIDATES = 8


@explained
def resolve(name: str) -> str:
    """Return the ISO alpha-3 code of the state that a name or code means.

    Case, accents, brackets, spaces, punctuation, full-width forms, articles and the order of inverted names do not
    matter. An abbreviation is read, never dropped: ``"Sudan, S."`` is South Sudan. A name that several states share
    follows the UN's own usage (``"Congo"`` is the Republic of the Congo), or is refused; it is never guessed.

    Parameters
    ----------
    name : str
        An ISO 3166 alpha-3 or alpha-2 code, or a present, former or usual name in one of the UN's six languages.

    Returns
    -------
    str
        The alpha-3 code; ``DDR``, ``CSK``, ``YUG`` and ``YMD`` for the former states.

    Raises
    ------
    UnknownStateError
        For anything else, with up to five of the closest names.
    AmbiguousStateError
        For a name that several states share, with theirs.
    NotAParticipantError
        For an entity that cannot become a party, with the reason: a territory, an organization, Kosovo.

    Examples
    --------
    >>> resolve("Lao People's Democratic Republic"), resolve("越南"), resolve("Korea, Republic of")
    ('LAO', 'VNM', 'KOR')
    >>> resolve("Frnace")
    Traceback (most recent call last):
    ...
    ccwuniv.errors.UnknownStateError: 'Frnace' is no state known here; did you mean France, ...?
    """
    found = table.exact().get(name) if isinstance(name, str) else None
    found = found or _known(name)
    if found is None:
        raise _refusal(name)
    return found


def _known(name: object) -> str | None:
    """Return the state that a name means however it is written, if it means one."""
    codes = _codes(name) if isinstance(name, str) else ()
    return codes[0] if len(codes) == 1 and codes[0] in table.states() else None


def _codes(name: str) -> tuple[str, ...]:
    """Return the codes that a code or name may mean, of states and of what is none."""
    if len(name) > _LONGEST_NAME * 5:  # no name, however it is written
        return ()
    code = name.strip().upper()
    if len(code) in (2, 3) and code.isascii():
        code = ALPHA_2.get(code) or WITHDRAWN.get(code) or code
        if code in table.states() or code in table.reasons():
            return (code,)
    return table.by_letters().get(letters(name)) or table.by_words().get(words(name)) or ()


def _refusal(name: object) -> UnknownStateError | NotAParticipantError:
    """Say why a name means no one state."""
    if not isinstance(name, str):
        error = UnknownStateError(quoted(name))
        what = f"{quoted(name)} ({type(name).__name__}) is no name of a state"
        error.args = (f"{what}; give an ISO 3166 code or a name as text.",)
        return error
    codes = _codes(name)
    if len(codes) > 1:
        return AmbiguousStateError(name, [_name_of(code) for code in codes])
    if codes:
        return NotAParticipantError(name, f"{table.reasons()[codes[0]]}.")
    return UnknownStateError(name, closest(name))


def _name_of(code: str) -> str:
    return next(row[3] for row in table.rows_of()[code, "en"] if row[2] == "short")


@overload
def resolve_many(names: pd.Series, errors: Literal["raise", "none"] = "raise") -> pd.Series: ...


@overload
def resolve_many(names: Iterable[str], errors: Literal["raise"] = "raise") -> list[str]: ...


@overload
def resolve_many(names: Iterable[str], errors: Literal["none"]) -> list[str | None]: ...


@explained
def resolve_many(
    names: str | Iterable[str] | pd.Series, errors: Literal["raise", "none"] = "raise"
) -> list[str] | list[str | None] | pd.Series:
    """Return the ISO alpha-3 codes of many states.

    Parameters
    ----------
    names : str, iterable of str, or pandas.Series
        One or several names or codes, as for :func:`resolve`.
    errors : {"raise", "none"}
        Whether what resolves to no state is an error, or missing in the result.

    Returns
    -------
    list of str, or pandas.Series
        One code for each name; for a Series a Series of strings with the same index and name.

    Raises
    ------
    UnknownStateError
        When some names resolve to no state: one error, with each of them, its position and the reason.
    OptionError
        When ``errors`` is neither, or ``names`` are no names.

    Examples
    --------
    >>> resolve_many(["Viet Nam", "Вьетнам", "فييت نام"])
    ['VNM', 'VNM', 'VNM']
    >>> resolve_many(["Viet Nam", "Atlantis"], errors="none")
    ['VNM', None]
    """
    one_of("errors", errors, ("raise", "none"))
    if not isinstance(names, Iterable):
        raise OptionError("names", names, ("a name", "a list of names"))
    given: list[object] = [names] if isinstance(names, str) else list(names)
    exact = table.exact()
    codes = [exact.get(value) if isinstance(value, str) else None for value in given]
    missing: dict[object, list[int]] = {}
    for place, code in enumerate(codes):
        if code is None:
            value = given[place]
            missing.setdefault(value if isinstance(value, str) else (repr(value),), []).append(place)
    failures: list[list[int]] = []
    for places in missing.values():
        found = _known(given[places[0]])
        if found is None:
            failures.append(places)
        for place in places:
            codes[place] = found
    if failures and errors == "raise":
        raise _all_refusals([(places, given[places[0]]) for places in failures])
    return _series_like(names, codes) if _is_series(names) else codes


def _all_refusals(failures: list[tuple[list[int], object]]) -> UnknownStateError:
    lines = [f"position {', '.join(map(str, places))}: {_refusal(value)}" for places, value in failures]
    count = sum(len(places) for places, _ in failures)
    whole = UnknownStateError(", ".join(str(value) for _, value in failures))
    whole.args = ("\n".join([f"{count} of the names resolve to no state:", *lines]),)
    return whole


def _is_series(names: object) -> TypeGuard[pd.Series]:
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(names, pandas.Series)


def _series_like(names: pd.Series, codes: list[str | None]) -> pd.Series:
    import pandas as pd

    return pd.Series(codes, index=names.index, name=names.name, dtype="string")


@explained
def name(iso3: str, language: Language = "en", form: Form = "short", on: dt.date | str | None = None) -> str:
    """Return the name of a state in one of the UN's languages.

    Parameters
    ----------
    iso3 : str
        A state, by code or by any name.
    language : {"en", "ar", "es", "fr", "ru", "zh"}
        The language.
    form : {"short", "formal"}
        The UN's short name ("Czechia") or its formal one ("Czech Republic"), without an article.
    on : datetime.date or str, optional
        A day: the name in use then, where it is known to have been another. Default: today's name.

    Returns
    -------
    str

    Raises
    ------
    UnknownStateError, NotAParticipantError
        When the first argument means no state.
    OptionError
        For another language or form.
    DateError
        For what is no day.

    Examples
    --------
    >>> name("LAO", "zh"), name("TUR", on="2014-09-01"), name("CZE", form="formal")
    ('老挝人民民主共和国', 'Turkey', 'Czech Republic')
    """
    one_of("language", language, table.LANGUAGES)
    one_of("form", form, ("short", "formal"))
    rows = table.rows_of()[resolve(iso3), language]
    current = next(row for row in rows if row[2] == form)
    if on is None:
        return current[3]
    day = as_day(on).isoformat()
    if _in_use(current, day):
        return current[3]
    former = [row[3] for row in rows if row[2] == "former" and row[5] and _in_use(row, day)]
    former.sort(key=len)
    return former[0 if form == "short" else -1] if former else current[3]


def _in_use(row: list[str], day: str) -> bool:
    """Say whether a name was in use on a day; a year stands for all its days."""
    since, until = row[4], row[5]
    return since <= day and (not until or day[: len(until)] <= until)


@explained
def closest(name: str, limit: int = 5) -> tuple[str, ...]:
    """Return the known names most like one that may be misspelt, best first, one for each state.

    Parameters
    ----------
    name : str
        A name in any of the six languages.
    limit : int
        How many at most.

    Returns
    -------
    tuple of str
        Names that :func:`resolve` knows; empty where nothing comes close.

    Raises
    ------
    OptionError
        For a negative limit.

    Examples
    --------
    >>> closest("Kyrgistan", limit=1), closest("Koreaa", limit=2)
    (('Kyrgyzstan',), ('Republic of Korea', "Democratic People's Republic of Korea"))
    """
    if not isinstance(limit, int) or limit < 0:
        raise OptionError("limit", limit, ("a number of names",))
    if not isinstance(name, str) or len(name) > _LONGEST_NAME or not (key := letters(name)):
        return ()
    from rapidfuzz import fuzz, process

    keys, codes, spelt = table.spelt(key)
    near = process.extract(key, keys, scorer=fuzz.ratio, score_cutoff=_CLOSE, limit=_CANDIDATES * min(limit, len(keys)))
    found: dict[str, str] = {}
    for _, _, place in near:
        shared = len(_codes(spelt[place])) > 1
        found.setdefault(codes[place], _name_of(codes[place]) if shared else spelt[place])
    return tuple(found.values())[:limit]


@explained
def identifiers(on: dt.date | str | None = None) -> pd.DataFrame:
    """Return the identifiers of every state that others use: ISO 3166-1, UN M49, Correlates of War, Gleditsch and Ward.

    They are dated, and not one to one: Germany is 260 in the list of Correlates of War until 1990 and 255 since, and
    260 throughout in that of Gleditsch and Ward; the Holy See, the State of Palestine, the Cook Islands and Niue are in
    neither.

    Parameters
    ----------
    on : datetime.date or str, optional
        A day: the identifiers in use then. By default the latest of each state.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``iso3``, which a state keeps through time: ``iso_alpha2``, ``iso_alpha3`` (as ISO had it on the
        day: BUR for Myanmar in 1985), ``iso_numeric``, ``m49`` (three digits, as text), ``cow``, ``gw`` (numbers;
        missing for a state that the list does not hold on the day).

    Raises
    ------
    DateError
        For what is no day.

    Examples
    --------
    >>> " ".join(map(str, identifiers().loc["DEU"]))
    'DE DEU 276 276 255 260'
    >>> " ".join(map(str, identifiers("1985-01-01").loc["MMR"]))
    'BU BUR 104 104 775 775'
    """
    import pandas as pd

    day = None if on is None else as_day(on)
    by_scheme = {scheme: in_use(scheme, day) for scheme in SCHEMES}
    index = pd.Index(sorted(by_scheme["iso_alpha3"]), name="iso3", dtype="str")
    frame = pd.DataFrame({scheme: pd.Series(codes, index=index, dtype="object") for scheme, codes in by_scheme.items()})
    frame = frame.astype({scheme: "Int64" if scheme in ("cow", "gw") else "object" for scheme in SCHEMES})
    facts = {"library": __version__, "call": "names.identifiers", "sources": list(sources())}
    frame.attrs = {"ccwuniv": facts | ({} if day is None else {"as_of": day.isoformat()})}
    return frame


@explained
def from_identifier(code: str | int, scheme: Scheme, on: dt.date | str | None = None) -> str:
    """Return the ISO alpha-3 code of the state that an identifier means.

    Parameters
    ----------
    code : str or int
        The identifier; leading zeros may be missing.
    scheme : {"iso_alpha2", "iso_alpha3", "iso_numeric", "m49", "cow", "gw"}
        The list that gives it.
    on : datetime.date or str, optional
        A day, for identifiers that have meant several states: ``CS`` was Czechoslovakia, then Serbia and Montenegro.

    Returns
    -------
    str

    Raises
    ------
    UnknownStateError
        When it means no state in that scheme, or none on that day.
    AmbiguousStateError
        When it has meant several states, and no day is given.
    OptionError
        For another scheme.
    DateError
        For what is no day.

    Examples
    --------
    >>> from_identifier(260, "cow"), from_identifier(255, "cow"), from_identifier("004", "m49")
    ('DEU', 'DEU', 'AFG')
    >>> from_identifier("CS", "iso_alpha2", "1985-01-01"), from_identifier("CS", "iso_alpha2", "2005-01-01")
    ('CSK', 'SRB')
    """
    one_of("scheme", scheme, SCHEMES)
    day = None if on is None else as_day(on)
    found = meant_by(str(code), scheme, day)
    if len(found) > 1:
        raise AmbiguousStateError(f"{scheme} {code}", [*(_name_of(iso3) for iso3 in found)])
    if not found:
        error = UnknownStateError(str(code))
        when = f" on {day}" if day is not None and meant_by(str(code), scheme, None) else ""
        error.args = (f"{quoted(str(code))} is the identifier of no state in the scheme {scheme!r}{when}.",)
        raise error
    return found[0]
