"""The commitments to promote universalization, and the acts that answer them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from pydantic import Field

from ccwuniv._support import data_directory, explained, several_given
from ccwuniv.errors import DataError, OptionError
from ccwuniv.outreach import OutreachAction, log_provenance, one_act, shown_acts
from ccwuniv.records import Record, read_json

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.outreach import ReadableLog

__all__ = ["Mandate", "mandate_coverage", "mandates"]


_COLUMNS = (
    *("id", "who", "what", "decision", "document", "paragraph", "year"),
    *("acts", "planned", "act_ids", "unanswered", "answered_by"),
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
    last_year : int, optional
        The last year for which it holds: that of the meeting for which an office-holder was designated. None where it
        stands until it is changed.
    answered_by : str
        What answers it other than an act of a log.
    source : str
        Where this was read.

    Examples
    --------
    >>> from ccwuniv.analysis import mandates
    >>> [(mandate.id, mandate.who, mandate.year) for mandate in mandates()][0]
    ('plan-2011-1', 'High Contracting Parties', 2011)
    """

    id: str = Field(min_length=1)
    who: str
    what: str
    decision: str
    document: str
    paragraph: int | None = None
    year: int
    last_year: int | None = None
    answered_by: str = ""
    source: str

    def holds(self, first: int, last: int) -> bool:
        """Say whether it holds in some of the years between two, both inclusive.

        Examples
        --------
        >>> from ccwuniv.analysis import mandates
        >>> [mandate.id for mandate in mandates() if mandate.year == 2013 and mandate.holds(2026, 2026)]
        []
        """
        return self.year <= last and (self.last_year is None or first <= self.last_year)


@cache
def mandates() -> tuple[Mandate, ...]:
    """Return the shipped commitments: the plan of action of 2011, the mandates of 2013, the request to report.

    Examples
    --------
    >>> [mandate.id for mandate in mandates() if mandate.year == 2013]
    ['msp-2013-24', 'ap2-2013-15', 'p5-2013-25']
    """
    return read_json(data_directory() / "mandates.json", Mandate)


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
        ``answered_by``, what else does.

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
    >>> covered.index[covered["unanswered"]].to_list()
    ['plan-2011-4', 'report-2011']
    """
    given = dict(locals())
    import pandas as pd

    from ccwuniv.outreach import ReadableLog

    asked = mandates() if commitments is None else commitments
    known = several_given("commitments", asked, Mandate, _COMMITMENTS)
    if (other := next((one for one in known if not isinstance(one, Mandate)), None)) is not None:
        raise OptionError("commitments", other, _COMMITMENTS)
    given_acts = [log] if isinstance(log, OutreachAction) else log
    acts = log.acts(confidential=confidential) if isinstance(log, ReadableLog) else tuple(given_acts)
    acts = acts if confidential else shown_acts(acts)
    stands_for = one_act(acts)
    answering: dict[str, list[OutreachAction]] = {mandate.id: [] for mandate in known}
    for act in acts:
        for mandate_id in act.mandates:
            if mandate_id not in answering:
                raise DataError(
                    f"is no commitment known here; there are {', '.join(answering)}",
                    file=f"act {act.id}",
                    column="mandates",
                    value=mandate_id,
                )
            answering[mandate_id].append(act)
    frame = pd.DataFrame([_row(mandate, answering[mandate.id], stands_for) for mandate in known], columns=_COLUMNS)
    frame = frame.set_index("id")
    frame["paragraph"] = frame["paragraph"].astype("Int64")
    frame.attrs = log_provenance("mandate_coverage", given, acts, confidential=confidential)
    return frame


def _row(mandate: Mandate, answers: list[OutreachAction], stands_for: dict[str, str]) -> dict[str, object]:
    statuses = {stands_for[act.id]: act.status for act in answers}
    return {
        **mandate.model_dump(),
        "acts": len(statuses),
        "planned": sum(status == "planned" for status in statuses.values()),
        "act_ids": "; ".join(act.id for act in answers),
        "unanswered": not answers,
    }
