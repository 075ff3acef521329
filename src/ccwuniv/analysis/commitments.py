"""The commitments to promote universalization, and the acts that answer them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field, model_validator

from ccwuniv._support import data_directory, explained, several_given
from ccwuniv.errors import DataError, OptionError
from ccwuniv.outreach import OutreachAction, log_provenance, one_act, shown_acts
from ccwuniv.records import Day, Record, read_json

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.outreach import ReadableLog

__all__ = ["Mandate", "coverage_rows", "mandate_coverage", "mandates", "mandates_of_years"]


_COLUMNS = (
    *("id", "who", "what", "decision", "document", "paragraph", "year"),
    *("acts", "planned", "act_ids", "unanswered", "answered_by", "since", "until", "end_known"),
)

_COMMITMENTS = ("a Mandate", "a list of them, as mandates() returns it")


class Mandate(Record):
    """A commitment to promote universalization: who is asked to do what, by which decision.

    Parameters
    ----------
    id : str
        The identifier by which acts name it.
    who : str
        Who is asked.
    what : str
        What is asked.
    decision : str
        The decision that asks it.
    document : str
        The document that records the decision: its symbol, or its title where none is printed.
    paragraph : int, optional
        The paragraph in it, where the source gives one.
    year : int
        The year of the decision.
    since : datetime.date
        The day from which it holds.
    until : datetime.date, optional
        The last day on which it holds, such as that of the meeting for which an office-holder was designated.
    end_known : {"day", "stands", "not_seen"}
        What is known of its end: the day in ``until``, that it stands until it is changed, or nothing.
    evidence : {"verified", "recalled"}
        Whether it was read in the source.
    note : str
        What else a reader should know: what was inferred, what was not seen.
    answered_by : str
        What answers it other than an act of a log.
    source : str
        Where this was read.

    Examples
    --------
    >>> from ccwuniv.analysis import mandates
    >>> next((one.id, one.who, one.year) for one in mandates() if one.id == "plan-2011-1")
    ('plan-2011-1', 'High Contracting Parties', 2011)
    """

    id: str = Field(min_length=1)
    who: str
    what: str
    decision: str
    document: str
    paragraph: int | None = None
    year: int
    since: Day
    until: Day | None = None
    end_known: Literal["day", "stands", "not_seen"] = "stands"
    evidence: Literal["verified", "recalled"] = "verified"
    note: str = ""
    answered_by: str = ""
    source: str

    def holds(self, first: int, last: int) -> bool:
        """Say whether it holds in some of the years between two, both inclusive.

        One whose end was not seen is said to hold in its first year alone: more is not known.

        Examples
        --------
        >>> from ccwuniv.analysis import mandates
        >>> [mandate.id for mandate in mandates() if mandate.year == 2013 and mandate.holds(2026, 2026)]
        []
        """
        until = self.since if self.end_known == "not_seen" else self.until
        return self.since.year <= last and (until is None or first <= until.year)

    def covers(self, day: dt.date) -> bool:
        """Say whether it holds on a day, as far as is known; nothing known of its end speaks against.

        Examples
        --------
        >>> from datetime import date
        >>> from ccwuniv.analysis import mandates
        >>> [one.covers(date(2015, 1, 1)) for one in mandates() if one.id in ("plan-2011-1", "msp-2013-24")]
        [True, False]
        """
        return self.since <= day and (self.until is None or day <= self.until)

    @model_validator(mode="after")
    def _ends(self) -> Mandate:
        if (self.until is None) == (self.end_known == "day"):
            raise ValueError("until is needed with end_known='day', and is left out otherwise")
        if self.until is not None and self.until < self.since:
            raise ValueError(f"ends on {self.until}, before it begins on {self.since}")
        return self


@cache
def mandates() -> tuple[Mandate, ...]:
    """Return the shipped commitments to promote universalization, in the order of their first days.

    What was decided without a word on universalization, such as who presides over a meeting, is none.

    Examples
    --------
    >>> [mandate.id for mandate in mandates() if mandate.year == 2013]
    ['p5-2013-25', 'ap2-2013-15', 'msp-2013-24']
    """
    return read_json(data_directory() / "mandates.json", Mandate)


def mandates_of_years(log: ReadableLog, first: int, last: int, *, confidential: bool = False) -> tuple[Mandate, ...]:
    """Return the shipped commitments that hold in some of the years between two, or that an act of a log names.

    Examples
    --------
    >>> from ccwuniv.outreach import OutreachLog
    >>> len(mandates_of_years(OutreachLog(), 2014, 2014)), len(mandates())
    (8, 21)
    """
    named = {name for act in log.acts(confidential=confidential) for name in act.mandates}
    return tuple(one for one in mandates() if one.id in named or one.holds(first, last))


@explained
def mandate_coverage(
    log: ReadableLog | OutreachAction | Iterable[OutreachAction],
    commitments: Mandate | Iterable[Mandate] | None = None,
    *,
    confidential: bool = False,
) -> pd.DataFrame:
    """Show, commitment by commitment, which acts of a log answer it, and which have none.

    Parameters
    ----------
    log : OutreachLog, OutreachAction, or several
        The acts, each of which names the commitments that it answers.
    commitments : Mandate or several, optional
        The shipped ones by default.
    confidential : bool
        Whether confidential acts are shown and counted.

    Returns
    -------
    pandas.DataFrame
        Indexed by the commitment's ``id``, in their order: who, what, decision, document, paragraph, year; ``acts``,
        how many acts answer it, and ``planned``, how many of them were still planned (records of one act, linked by
        ``same_as``, count once); ``act_ids``, the ids of the records; ``unanswered``, True where no act answers it;
        ``answered_by``, what else does; ``since``, ``until`` and ``end``, the days between which the commitment holds.
        An act counts whatever its day: take the acts of a period with ``log.filter``.

    Raises
    ------
    DataError
        When an act names a commitment that is not among them.

    Examples
    --------
    >>> from ccwuniv.outreach import OutreachLog
    >>> covered = mandate_coverage(OutreachLog.bundled())
    >>> covered.loc["p5-2013-25", ["acts", "planned"]].astype(int).to_list()
    [8, 1]
    >>> covered.loc[covered["since"].dt.year == 2011].query("unanswered").index.to_list()
    ['plan-2011-4', 'report-2011', 'rc4-2011-sponsorship']
    """
    given = dict(locals())
    import pandas as pd

    acts = _acts(log, confidential=confidential)
    frame = pd.DataFrame(_rows(acts, commitments), columns=_COLUMNS)
    frame = frame.set_index("id")
    frame["paragraph"] = frame["paragraph"].astype("Int64")
    for column in ("since", "until"):
        frame[column] = pd.to_datetime(pd.Series(frame[column], dtype="object")).astype("datetime64[s]")
    frame.attrs = log_provenance("mandate_coverage", given, acts, confidential=confidential)
    return frame


def coverage_rows(
    log: ReadableLog | Iterable[OutreachAction], commitments: Iterable[Mandate], *, confidential: bool = False
) -> list[dict[str, Any]]:
    """Return the rows of :func:`mandate_coverage`, each with its ``id``, and days and None in place of a table's.

    Examples
    --------
    >>> from ccwuniv.outreach import OutreachLog
    >>> next(row["acts"] for row in coverage_rows(OutreachLog.bundled(), mandates()) if row["id"] == "p5-2013-25")
    8
    """
    return _rows(_acts(log, confidential=confidential), commitments)


def _acts(
    log: ReadableLog | OutreachAction | Iterable[OutreachAction], *, confidential: bool
) -> tuple[OutreachAction, ...]:
    from ccwuniv.outreach import ReadableLog

    given_acts = [log] if isinstance(log, OutreachAction) else log
    acts = log.acts(confidential=confidential) if isinstance(log, ReadableLog) else tuple(given_acts)
    return tuple(acts if confidential else shown_acts(acts))


def _rows(acts: Sequence[OutreachAction], commitments: Mandate | Iterable[Mandate] | None) -> list[dict[str, Any]]:
    asked = mandates() if commitments is None else commitments
    known = several_given("commitments", asked, Mandate, _COMMITMENTS)
    if (other := next((one for one in known if not isinstance(one, Mandate)), None)) is not None:
        raise OptionError("commitments", other, _COMMITMENTS)
    stands_for = one_act(acts)
    answering: dict[str, list[OutreachAction]] = {mandate.id: [] for mandate in known}
    for act in acts:
        for mandate_id in act.mandates:
            if mandate_id not in answering:
                raise DataError(
                    f"is not a commitment known here; there are {', '.join(answering)}",
                    file=f"act {act.id}",
                    column="mandates",
                    value=mandate_id,
                )
            answering[mandate_id].append(act)
    return [_row(mandate, answering[mandate.id], stands_for) for mandate in known]


def _row(mandate: Mandate, answers: list[OutreachAction], stands_for: Mapping[str, str]) -> dict[str, Any]:
    statuses = {stands_for[act.id]: act.status for act in answers}
    return {
        **mandate.model_dump(),
        "acts": len(statuses),
        "planned": sum(status == "planned" for status in statuses.values()),
        "act_ids": "; ".join(act.id for act in answers),
        "unanswered": not answers,
    }
