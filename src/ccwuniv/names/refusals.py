"""Why a name means no one state, in words, with what it may mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ccwuniv.errors import AmbiguousStateError, NotAParticipantError, UnknownStateError, quoted
from ccwuniv.names import nametable as table
from ccwuniv.names.lookup import bearers_of, codes_of, is_code, is_number, known
from ccwuniv.names.suggesting import closest
from ccwuniv.names.years import Bearer, Period, bearer_of, lives

__all__ = ["in_words", "name_of", "refusal"]

_LATER = {
    "CSK": ("CZE", "SVK"),
    "DDR": ("DEU",),
    "XRN": ("MWI", "ZMB", "ZWE"),
    "XRV": ("VNM",),
    "YMD": ("YEM",),
    "YUG": ("BIH", "HRV", "MNE", "MKD", "SRB", "SVN"),
    "ZZB": ("TZA",),
}
"""The states suggested after a former state's last day; this says nothing of who succeeded it."""


def refusal(name: object, when: Period | None = None) -> UnknownStateError | NotAParticipantError:
    """Return the error that says why a name means no one state at a time."""
    if not isinstance(name, str):
        error = UnknownStateError(quoted(name))
        what = f"{quoted(name)} ({type(name).__name__}) is not a name of a state"
        error.args = (f"{what}; use an ISO 3166 code or a name as text.",)
        return error
    codes = codes_of(name, when)
    if len(codes) > 1:
        return _ambiguous(name, codes, when)
    if codes:
        return NotAParticipantError(name, f"{table.reasons()[codes[0]]}.")
    if when and (several := bearers_of(name)):
        return _of_other_years(name, several, when)
    if is_number(name):
        error = UnknownStateError(name)
        example = f"from_identifier({int(float(name.strip()))}, 'cow') or scheme='cow'"
        error.args = (f"{quoted(name)} is a number, and several lists number states; say which, as in {example}.",)
        return error
    return UnknownStateError(name, closest(name))


def name_of(code: str, when: Period | None = None) -> str:
    """Return an English name that means only one state at a time, preferably the one then in use."""
    rows = table.rows_of()[code, "en"]
    then = [row[3] for row in rows if when and row[2] == "former" and bearer_of(row).during(when)]
    present = [row[3] for form in ("short", "formal") for row in rows if row[2] == form]
    usual = [row[3] for row in rows if row[2] == "variant"]
    several = [*sorted(then, key=len), *present, *sorted(usual, key=len, reverse=True)]
    return next((name for name in several if known(name, when) == code), several[0])


def _ambiguous(name: str, codes: Iterable[str], when: Period | None) -> AmbiguousStateError:
    years = {one.code: one for one in reversed(bearers_of(name))}
    codes = sorted((code for code in codes if code in table.states()), key=lambda code: _began(years.get(code)))
    error = AmbiguousStateError(name, [name_of(code, when) for code in codes])
    if when is None and any(_years(one) for one in years.values()):
        known_as = [f"{name_of(code)}{_years(years[code], ' ({})')}" for code in codes if code in years]
        error.args = (f"{quoted(name)} may mean {_or(known_as)}; say which, or add the day of the question.",)
    elif when:
        what = "code" if is_code(name) else "name"
        error.args = (
            f"{quoted(name)} was the {what} of {' and of '.join(error.candidates)} {in_words(when)}; say which.",
        )
    return error


def _of_other_years(name: str, several: Iterable[Bearer], when: Period) -> UnknownStateError:
    several = sorted((one for one in several if one.code in table.states()), key=_began)
    going_on = [one.code for one in several if one.code not in lives()]
    later = [code for one in several if one.until < when[0] for code in _LATER.get(one.code, ())]
    error = UnknownStateError(name, tuple(dict.fromkeys(name_of(code, when) for code in (*going_on, *later))))
    spans = " and ".join(dict.fromkeys(f"of {_bearer_named(name, one)} {_years(one)}" for one in several))
    hint = f"did you mean {_or(error.suggestions)}?" if error.suggestions else "use a name of that time."
    what = "code" if is_code(name) else "name"
    error.args = (f"{quoted(name)} was the {what} {spans}, and no state's {in_words(when)}; {hint}",)
    return error


def _bearer_named(name: str, one: Bearer) -> str:
    """Return another name of the bearer of a name at that time."""
    then = name_of(one.code, (one.since, one.until))
    return name_of(one.code) if one.code in lives() or then == name else then


def _or(several: Sequence[str]) -> str:
    return " or ".join([", ".join(several[:-1]), several[-1]] if len(several) > 1 else several)


def _began(one: Bearer | None) -> tuple[str, str]:
    return (one.since, one.until) if one else ("", "")


def _years(one: Bearer, form: str = "{}") -> str:
    """Return the years of a name in words, nothing where it has none."""
    begun = f"from {one.since}" if one.since > "0001" else ""
    ended = f"until {one.until}" if one.until < "9999" else ""
    both = " ".join(filter(None, [begun, ended]))
    return form.format(both) if both else ""


def in_words(when: Period) -> str:
    """Return a time in words: "on 1995-06-30", "in 1995"."""
    return f"on {when[0]}" if when[0] == when[1] else f"in {when[0][:4]}"
