"""The identifiers that others use for states: a table for a day, and the state of an identifier."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ccwuniv._support import explained, one_of
from ccwuniv._version import __version__
from ccwuniv.errors import AmbiguousStateError, NotAParticipantError, UnknownStateError, quoted
from ccwuniv.names.refusals import in_words, name_of
from ccwuniv.names.schemes import LISTS, SCHEMES, Scheme, in_use, is_of_no_participant, meant_by, sources
from ccwuniv.names.years import When, period
from ccwuniv.records import as_day

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["from_identifier", "identifiers"]


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
        Indexed by ``iso3``, which a state keeps through time: ``iso2``, ``iso_alpha3`` (as ISO had it on the
        day: BUR for Myanmar in 1985), ``iso_numeric``, ``m49`` (three digits, as text), ``cow``, ``gw`` (numbers;
        missing for a state that the list does not hold on the day).

    Raises
    ------
    DateError
        For anything but a day.

    Examples
    --------
    >>> " ".join(map(str, identifiers().loc["DEU"]))
    'DE DEU 276 276 255 260'
    >>> " ".join(map(str, identifiers("1985-01-01").loc["MMR"]))
    'BU BUR 104 104 775 775'
    """
    import pandas as pd

    day = None if on is None else as_day(on)
    by_scheme = {scheme: in_use(scheme, period(day)) for scheme in SCHEMES}
    index = pd.Index(sorted(by_scheme["iso_alpha3"]), name="iso3", dtype="str")
    frame = pd.DataFrame({scheme: pd.Series(codes, index=index, dtype="object") for scheme, codes in by_scheme.items()})
    frame = frame.astype({scheme: "Int64" if scheme in ("cow", "gw") else "object" for scheme in SCHEMES})
    facts = {"library": __version__, "call": "names.identifiers", "sources": list(sources())}
    frame.attrs = {"ccwuniv": facts | ({} if day is None else {"as_of": day.isoformat()})}
    return frame


@explained
def from_identifier(code: str | float, scheme: Scheme, on: When | None = None) -> str:
    """Return the ISO alpha-3 code of the state that an identifier means.

    Parameters
    ----------
    code : str or number
        The identifier, however it is written: ``2``, ``"002"`` and ``"2.0"`` are one.
    scheme : {"iso2", "iso_alpha3", "iso_numeric", "m49", "cow", "gw"}
        The list that gives it.
    on : datetime.date, str or int, optional
        A day, or a year, which means each of its days: identifiers have years, and some have meant several states.
        ``CS`` was Czechoslovakia, then Serbia and Montenegro.

    Returns
    -------
    str

    Raises
    ------
    UnknownStateError
        When it means no state in that scheme, or none on that day.
    AmbiguousStateError
        When it has meant several states, and no day is given; or meant several in the year.
    NotAParticipantError
        For what a research project lists and the depositary's practice does not know as a participant: COW 713.
    OptionError
        For another scheme.
    DateError
        For what is neither a day nor a year.

    Examples
    --------
    >>> from_identifier(260, "cow"), from_identifier("255.0", "cow"), from_identifier(4, "m49")
    ('DEU', 'DEU', 'AFG')
    >>> from_identifier("CS", "iso2", "1985-01-01"), from_identifier("CS", "iso2", "2005-01-01")
    ('CSK', 'SRB')
    """
    one_of("scheme", scheme, SCHEMES)
    when = period(on)
    code = quoted(code) if isinstance(code, int) and code.bit_length() > 64 else code  # too long to be written
    written = str(code)
    found = meant_by(written, scheme, when)
    if len(found) > 1:
        several = AmbiguousStateError(f"{scheme} {code}", [*(name_of(iso3, when) for iso3 in found)])
        if when:
            named = " and of ".join(several.candidates)
            several.args = (f"{quoted(f'{scheme} {code}')} was the identifier of {named} {in_words(when)}; say which.",)
        raise several
    if found:
        return found[0]
    if is_of_no_participant(written, scheme):
        number = written.strip().removesuffix(".0").lstrip("0")
        raise NotAParticipantError(f"{scheme.upper()} {number}", f"a number of the list of {LISTS[scheme]} alone.")
    ever = meant_by(written, scheme, None) if when else ()
    error = UnknownStateError(written, [name_of(iso3) for iso3 in ever])
    then = f" {in_words(when)}, but of {' and of '.join(error.suggestions)} at other times" if when and ever else ""
    error.args = (f"{quoted(written)} is the identifier of no state in the scheme {scheme!r}{then}.",)
    raise error
