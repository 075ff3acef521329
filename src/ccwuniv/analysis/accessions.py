"""The share of States outside that joined in each year, from the registry alone, with acts as marks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ccwuniv._support import explained
from ccwuniv.analysis.common import exact_interval
from ccwuniv.errors import DateError, OptionError
from ccwuniv.outreach import holds_internal, one_act
from ccwuniv.records import Basis, InstrumentLike, check_counting
from ccwuniv.registry import documents_of, provenance

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.outreach import OutreachAction, ReadableLog
    from ccwuniv.registry import Registry

__all__ = ["accession_rates"]

_MARKS = (
    "The rate is of the registry alone. Acts are marks beside it and no treatment: the record is not complete in any "
    "year, and nearly all acts addressed every State outside, so that no State is left to compare with."
)


@explained
def accession_rates(
    reg: Registry,
    log: ReadableLog | None = None,
    instrument: InstrumentLike = "CCW",
    *,
    start: int = 1995,
    end: int | None = None,
    level: float = 0.95,
    basis: Basis = "consent",
    confidential: bool = False,
) -> pd.DataFrame:
    """Return, year by year, what share of the States outside an instrument joined it.

    A State is outside where it could participate on the last day of the year before and was not party then. It joined
    where it came to be party within the year, by whatever act: ratification, accession, succession, consent. A State
    that came into being within the year is not among those outside, and is counted apart.

    Parameters
    ----------
    reg : Registry
    log : OutreachLog, optional
        Acts to are beside the years as marks: how many promoted the instrument and ended in the year.
    instrument : str or Instrument
        By code or any usual name.
    start, end : int
        The first and the last year; by default the last that the data hold whole.
    level : float
        Of the interval of Clopper and Pearson, each State being one trial (needs the extra ``stats``).
    basis : {"consent", "in_force", "in_force_as_known"}
        What counts as being party: the deposit, or the effect.
    confidential : bool
        Whether confidential acts are among the marks.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``year``: ``outside``, ``new_parties``, ``share``, ``low``, ``high``, ``new_states_joined``, ``acts``
        (a mark; missing without a log, and where the log has none: a year without acts is a year without pages),
        ``note``.

    Raises
    ------
    OptionError
        For a level that is none.
    DateError
        For years of which the data hold none whole.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> rates = accession_rates(Registry.bundled(), start=2022)
    >>> rates[["outside", "new_parties"]].to_numpy().tolist()
    [[72, 1], [71, 1], [70, 1], [69, 0]]
    """
    given = dict(locals())
    import pandas as pd

    check_counting(basis)
    if isinstance(level, bool) or not isinstance(level, int | float) or not 0 < level < 1:
        raise OptionError("level", level, ("a number between 0 and 1",))
    reg = reg.within_data()
    code = reg.instrument(instrument).code
    whole = reg.as_of.year if (reg.as_of.month, reg.as_of.day) == (12, 31) else reg.as_of.year - 1
    last = whole if end is None else end
    if not 2 <= start <= last <= whole:
        rule = f"the data hold whole years up to {whole}; ask for years from one that is earlier or the same"
        raise DateError(f"{start} to {last}", rule)
    acts = () if log is None else log.acts(confidential=confidential)
    rows = [_year(reg, code, year, basis, level) for year in range(start, last + 1)]
    index = pd.Index(range(start, last + 1), name="year", dtype="int64")
    columns = ["outside", "new_parties", "share", "low", "high", "new_states_joined"]
    frame = pd.DataFrame(rows, columns=columns, index=index)
    marks = [None if log is None else _marks(acts, code, year) for year in index]
    frame = frame.assign(acts=pd.Series(marks, index=index, dtype="Int64"), note=_MARKS)
    frame.attrs = provenance(
        reg,
        "accession_rates",
        given,
        documents=documents_of(acts),
        internal=holds_internal(acts),
        as_of=reg.as_of,
        basis=basis,
        note=_MARKS,
    )
    return frame


def _year(reg: Registry, code: str, year: int, basis: Basis, level: float) -> tuple[int, int, float, float, float, int]:
    before, last = dt.date(year - 1, 12, 31), dt.date(year, 12, 31)
    then = {state.iso3 for state in reg.parties(code, before, basis=basis)}
    outside = {s.iso3 for s in reg.states if s.kind != "organisation" and s.eligible(before)} - then
    began = {
        state.iso3
        for state in reg.states
        if any(
            (start := spell.start(basis)) is not None and before < start <= last
            for spell in reg.spells(state.iso3, code)
        )
    }
    joined = outside & began
    low, high = exact_interval(len(joined), len(outside), level)
    share = len(joined) / len(outside) if outside else float("nan")
    return len(outside), len(joined), share, low, high, len(began - outside - then)


def _marks(acts: tuple[OutreachAction, ...], code: str, year: int) -> int | None:
    stands_for = one_act(acts)
    return len({stands_for[act.id] for act in acts if act.end.year == year and code in act.instruments}) or None
