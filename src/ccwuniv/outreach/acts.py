"""What an outreach act is: who did what, when, towards whom, for which instruments, on what evidence."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, TypeAlias, cast

from pydantic import Field, model_validator

from ccwuniv._support import html_facts, several
from ccwuniv.errors import DateError
from ccwuniv.outreach.checked import Checked
from ccwuniv.outreach.codes import Id, Ids, Instruments, States, Text, Words
from ccwuniv.outreach.confidence import Level, is_shown
from ccwuniv.outreach.kinds import DONE_STAGES, ActKind, ActStatus, SponsorshipStage
from ccwuniv.outreach.parts import Actor, Attachment, Region
from ccwuniv.outreach.selector import Selector
from ccwuniv.outreach.sourced import ActSource, FoundBy, PrintedCount, SecondReading
from ccwuniv.records import Day, as_day

__all__ = ["OutreachAction", "Precision", "last_day"]

Precision: TypeAlias = Literal["day", "month", "year", "period"]


class OutreachAction(Checked):
    """One act to promote universalization.

    What the source says is kept apart from what follows from it: states that it names are in ``states``, states that
    it only describes in ``selector``, a bare number in ``count``, a geographic label in ``region``.

    Parameters
    ----------
    id : str
        The act's own identifier, without spaces or semicolons.
    document : str
        The symbol or title of the document that records the act.
    paragraph : int, optional
        The paragraph in it.
    actors : iterable of Actor
        Who acted; the first one first.
    on_behalf_of : str
        For whom, where the actor acted for another.
    kind : str
        One of :data:`ACT_KINDS`; an act of kind ``"other"`` has a note that says what it was.
    main_purpose : str
        What the act was for, where universalization was a side effect.
    audience : str
        Who was in the room, where that is not the target.
    start, end : datetime.date or str
        The first and the last day. ``end`` follows from ``start`` and ``precision`` where it is not given.
    precision : {"day", "month", "year", "period"}
        How exactly the days are known: an undated act of a report has the report's period.
    venue : str
        Where.
    states : iterable of str
        The states named, by ISO code or by a name in any of six languages.
    selector : Selector, optional
        Who is meant, where the states are described.
    participants : iterable of str
        The states that took part and were bound already: no targets.
    announced : iterable of str
        The states that were to take part, as announced beforehand; whether they did is not known: no targets.
    other_participants : iterable of str
        Organisations and others that took part.
    count : int, optional
        How many states, where the source gives a number.
    count_printed : PrintedCount, optional
        A number that the source prints and the names do not bear out, or that counts something else.
    complete : bool, optional
        True where the source names or describes everyone concerned; False where it names some of them ("including") or
        where the act reached only some of those described; None where it does not say.
    instruments : iterable of str
        The instruments that the act promotes, by code or by any usual name; the Convention where none is said.
    treaty_scope : str
        What the source speaks of, where that is wider than the Convention.
    region : iterable of Region
        Geographic labels.
    accession_stage : str
        What the source says of how near the states are to joining.
    mandates : iterable of str
        The ids of the commitments that the act answers.
    part_of : iterable of str
        The ids of the wider acts of which this one is a part. A part is an act of its own, and counts.
    same_as : iterable of str
        The ids of other records of this same act, such as the drafting of a letter that another record sends: identity,
        so that records linked to each other, directly or over a third, count once.
    status : {"done", "planned"}
        Whether it had been done when it was recorded. That of a sponsorship with a stage follows from the stage.
    stage : {"applied", "granted", "declined", "cancelled", "attended", "followed_up"}, optional
        How far a sponsorship has come.
    level : {"public", "internal", "confidential"}
        Who may know of it. What is written for others holds public acts alone. A confidential act stays out of
        everything unless it is asked for by name; its own ``repr`` says nothing more of it.
    note : str
        What else a reader should know; for an act without targets, why it has none.
    quote : str
        A short phrase of the original, at most 200 characters.
    sources : iterable of ActSource
        The public pages that tell of the act, and how much of each was seen.
    inferred : iterable of str
        The fields that follow from other facts and that no source states; all others were read.
    found_by : {"record", "search"}
        Whether a record of the work or a whole document tells the act, or a search of public pages came upon it: then
        nobody knows which other acts there were.
    second_reading : {"agreed", "corrected", "not_found"}, optional
        What a second reading of the sources found.
    due : datetime.date or str, optional
        The day by which a follow-up is due.
    attachments : iterable of Attachment
        The files that belong to the act.

    Raises
    ------
    DataError
        With the field, what is there and what should.
    UnknownStateError, NotAParticipantError, UnknownInstrumentError
        For a name that means nothing.

    Examples
    --------
    >>> act = OutreachAction(id="2014-08a", kind="consultation", start="2014-01-01", precision="year", paragraph=8,
    ...                      actors=[Actor(country="Finland")], count=11, instruments=["AP2"],
    ...                      selector={"party_to": ["P2"], "not_party_to": ["AP2"]})
    >>> act.end
    datetime.date(2014, 12, 31)
    >>> OutreachAction(id="x", kind="letter", start="2014-05-01", states=["Viet Nam"], colour="blue")
    Traceback (most recent call last):
    ...
    ccwuniv.errors.DataError: OutreachAction, column 'colour': 'colour' is not a field of OutreachAction; it has id, ...
    """

    id: Id
    document: Text = ""
    paragraph: int | None = Field(default=None, ge=1, le=100_000)
    actors: tuple[Actor, ...] = ()
    on_behalf_of: Text = ""
    kind: ActKind
    main_purpose: Text = ""
    audience: Text = ""
    start: Day
    end: Day = cast("dt.date", None)
    precision: Precision = "day"
    venue: Text = ""
    states: States = ()
    selector: Selector | None = None
    participants: States = ()
    announced: States = ()
    other_participants: Words = ()
    count: int | None = Field(default=None, ge=1, le=1_000)
    count_printed: PrintedCount | None = None
    complete: bool | None = None
    instruments: Annotated[Instruments, Field(min_length=1)] = ("CCW",)
    treaty_scope: Text = ""
    region: tuple[Region, ...] = ()
    accession_stage: Text = ""
    mandates: Ids = ()
    part_of: Ids = ()
    same_as: Ids = ()
    status: ActStatus = "done"
    stage: SponsorshipStage | None = None
    level: Level = "internal"
    note: Text = ""
    quote: str = Field(default="", max_length=200)
    sources: tuple[ActSource, ...] = ()
    inferred: Ids = ()
    found_by: FoundBy = "record"
    second_reading: SecondReading | None = None
    due: Day | None = None
    attachments: tuple[Attachment, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _status_follows(cls, fields: object) -> object:
        if not isinstance(fields, Mapping) or not isinstance(fields.get("stage"), str) or "status" in fields:
            return fields
        return {**fields, "status": "done" if fields["stage"] in DONE_STAGES else "planned"}

    @model_validator(mode="before")
    @classmethod
    def _end_follows(cls, fields: object) -> object:
        if not isinstance(fields, Mapping) or fields.get("end") is not None or fields.get("start") is None:
            return fields
        try:
            start = as_day(fields["start"])
        except DateError:
            return fields
        return {**fields, "end": last_day(start, fields.get("precision", "day"))}

    @model_validator(mode="after")
    def _is_whole(self) -> OutreachAction:
        problems = (_date_problem, _target_problem, _kind_problem, _link_problem, _source_problem)
        problem = next(filter(None, (found(self) for found in problems)), "")
        if problem:
            raise ValueError(problem)
        return self

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        yield from super().__repr_args__() if is_shown(self) else [("level", "confidential")]

    def _repr_html_(self) -> str:
        return super()._repr_html_() if is_shown(self) else html_facts([("level", "confidential")])

    def in_the_future(self, today: dt.date) -> str:
        """Return the message about an act marked as done after a day; empty where there is none.

        Examples
        --------
        >>> act = OutreachAction(id="a", kind="call", start="2027-05-04", states=["LAO"])
        >>> act.in_the_future(dt.date(2026, 11, 30))
        'is said to be done on 2027-05-04, and today is 2026-11-30; record it as planned'
        """
        last = self.end if self.precision == "day" else self.start
        if self.status != "done" or last <= today:
            return ""
        return f"is said to be done on {last}, and today is {today}; record it as planned"

    @property
    def towards(self) -> str:
        """Whom the record names, or else describes, in words: codes of states, a selector, an audience.

        Examples
        --------
        >>> OutreachAction(id="a", kind="letter", start="2014-05-02", selector={"not_party_to": ["CCW"]}).towards
        'states not party to the Convention'
        """
        return " ".join(self.states) or (self.selector.describe() if self.selector else self.audience)


def last_day(start: dt.date, precision: str) -> dt.date:
    """Return the last day of an act of which only the first is given."""
    if precision == "month":
        return start.replace(day=calendar.monthrange(start.year, start.month)[1])
    if precision == "year":
        return start.replace(month=12, day=31)
    if precision == "period":
        raise ValueError("a period needs end as well as start")
    return start


def _date_problem(act: OutreachAction) -> str:
    if act.end < act.start:
        return f"ends on {act.end}, before it starts on {act.start}"
    whole_year = (act.start.month, act.start.day, act.end.month, act.end.day) == (1, 1, 12, 31)
    if act.precision == "year" and not whole_year:
        return "known to the year: start must be 1 January, and end 31 December or empty"
    if act.precision == "month" and (act.start.day != 1 or act.end != last_day(act.end, "month")):
        return "known to the month: start must be the first day of a month, and end the last day of one or empty"
    if act.due is not None and act.due < act.start:
        return f"due on {act.due}, before it starts on {act.start}"
    return ""


def _target_problem(act: OutreachAction) -> str:
    if not (act.states or act.selector or act.count or act.region or act.audience or act.note):
        return "an act needs states, a selector, a count, a region or an audience, or a note that says why it has none"
    if act.count is not None and act.count < len(act.states):
        return f"names {several(len(act.states), 'state')} and counts {act.count}"
    if act.complete and act.states and act.selector is None and act.count not in (None, len(act.states)):
        return f"counts {several(act.count or 0, 'state')} and names {len(act.states)}, so the naming is not complete"
    if act.complete and not (act.states or act.selector):
        return "nobody is named or described, so nothing is complete"
    for others, what in ((act.participants, "took part as a party"), (act.announced, "was announced only")):
        if both := sorted(set(act.states) & set(others)):
            return f"{both[0]} is a target and {what}; it is one of the two"
    return ""


def _kind_problem(act: OutreachAction) -> str:
    if act.kind == "other" and not (act.note or act.main_purpose):
        return "an act of another kind needs a note that says what it was"
    if act.stage is None:
        return ""
    if act.kind != "sponsorship":
        return f"only a sponsorship has a stage; this is a {act.kind.replace('_', ' ')}"
    if (act.status == "done") != (act.stage in DONE_STAGES):
        return f"a sponsorship that is {act.stage.replace('_', ' ')} is not {act.status}; leave the status out"
    return ""


def _link_problem(act: OutreachAction) -> str:
    if not (act.part_of or act.same_as):
        return ""
    if act.id in act.part_of or act.id in act.same_as:
        return "an act is neither a part nor another record of itself"
    if both := set(act.part_of) & set(act.same_as):
        return f"is a part of {min(both)}, so it is not the same act"
    return ""


def _source_problem(act: OutreachAction) -> str:
    fields = type(act).model_fields
    if (unknown := next((name for name in act.inferred if name not in fields), None)) is not None:
        return f"{unknown!r} cannot be inferred: it is not a field; there are {', '.join(fields)}"
    if act.found_by == "search" and not act.sources:
        return "an act that a search came upon needs its sources, and how much of each was seen"
    return ""
