"""What a record of outreach is based on: its documents, year by year, and whom they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ccwuniv._support import explained
from ccwuniv.outreach import KnownDocument, OutreachAction, known_documents, leads, log_provenance

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.outreach import ReadableLog

__all__ = ["RECORD_IS_PARTIAL", "coverage_of_record", "named_in_record"]

RECORD_IS_PARTIAL = (
    "These are acts that a search of stored public pages found; no year is complete, and a year without acts is a "
    "year without pages; nearly all addressed every State outside, and what followed says nothing about any act or "
    "kind of act."
)
"""The note that goes with every record of acts found by search."""

_MOST = ("whole", "page", "beginning", "preamble", "title", "not_said", "not_read")
"""How much of a document was read, the most first."""


class _Row(NamedTuple):
    year: int
    document: str
    title: str
    read: str
    acts: int
    leads: int


@explained
def coverage_of_record(log: ReadableLog, *, confidential: bool = False) -> pd.DataFrame:
    """Return, year by year, which documents the record rests on, which are known to exist, and which were read.

    The years are those between the first and the last act of the log. A document is one that an act of the log cites
    as its source, one to which a lead points, or one of the table ``documents.csv``. A year of which no document is
    known has a row that says ``not_searched``: it was not read, and nothing says that nothing was done.

    Parameters
    ----------
    log : OutreachLog
    confidential : bool
        Whether confidential acts count.

    Returns
    -------
    pandas.DataFrame
        A row per year and document: ``year``, ``document`` (its symbol, or its title), ``title``, ``read`` (whole,
        page, beginning, preamble, title: how much was read; not_read; not_said, where an act names a document and not
        how much of it was read; not_searched), ``acts`` (how many acts of the log it tells), ``leads`` (how many leads
        point to it). ``.attrs["ccwuniv"]["note"]`` says what such a record cannot show.

    Examples
    --------
    >>> from ccwuniv import OutreachLog
    >>> covered = coverage_of_record(OutreachLog.bundled())
    >>> sorted(set(covered.loc[covered["read"] == "not_searched", "year"]))
    [1999, 2000, 2018, 2020]
    >>> covered.loc[covered["year"] == 2022, ["document", "read"]].to_numpy().tolist()[1]
    ['CCW/MSP/2022/3', 'not_read']
    """
    given = dict(locals())
    import pandas as pd

    acts = log.acts(confidential=confidential)
    found = list(_rows(acts)) if acts else []
    frame = pd.DataFrame(found, columns=list(_Row._fields))
    frame = frame.astype({"year": "int64", "document": "str", "title": "str", "read": "str"})
    frame = frame.astype({"acts": "int64", "leads": "int64"})
    frame.attrs = log_provenance("coverage_of_record", given, acts, confidential=confidential, note=RECORD_IS_PARTIAL)
    return frame


def _rows(acts: Sequence[OutreachAction]) -> Iterator[_Row]:
    first, last = min(act.end.year for act in acts), max(act.end.year for act in acts)
    readings = {one.document: one.read for one in known_documents()}
    known: dict[tuple[int, str], _Row] = {}
    for row in (*_of_acts(acts), *_of_acts([lead.act for lead in leads()], lead=True), *map(_known, known_documents())):
        if not first <= row.year <= last:
            continue
        before = known.get((row.year, row.document), row)
        read = min(before.read, row.read, readings.get(row.document, row.read), key=_MOST.index)
        more = row if before is not row else row._replace(acts=0, leads=0)
        known[row.year, row.document] = before._replace(
            title=before.title or row.title, read=read, acts=before.acts + more.acts, leads=before.leads + more.leads
        )
    for year in range(first, last + 1):
        rows = sorted(row for (of, _), row in known.items() if of == year)
        yield from rows or [_Row(year, "", "", "not_searched", 0, 0)]


def _of_acts(acts: Iterable[OutreachAction], *, lead: bool = False) -> Iterator[_Row]:
    for act in acts:
        for source in act.sources:
            name = source.symbol or source.title
            yield _Row(act.end.year, name, source.title, source.seen, int(not lead), int(lead))
        if not act.sources and act.document:
            yield _Row(act.end.year, act.document, "", "not_said", int(not lead), int(lead))


def _known(one: KnownDocument) -> _Row:
    return _Row(one.year, one.document, one.title, one.read, 0, 0)


@explained
def named_in_record(log: ReadableLog, *, confidential: bool = False) -> pd.DataFrame:
    """Return who is named in a record, when, by whom, and as what: a list of mentions, from which nothing follows.

    A State that is only described, as one of those outside, is not named; see :meth:`OutreachLog.targets`.

    Parameters
    ----------
    log : OutreachLog
    confidential : bool
        Whether confidential acts are in it.

    Returns
    -------
    pandas.DataFrame
        A row per State and act, by State and day: ``iso3``, ``id``, ``named_as`` (target, participant: a party that
        took part, or announced: whether it came is not known), ``kind``, ``start``, ``end``, ``precision``,
        ``actors`` (who acted), ``instruments``, ``document``, ``found_by`` (record or search), ``status``.

    Examples
    --------
    >>> from ccwuniv import OutreachLog
    >>> named = named_in_record(OutreachLog.bundled())
    >>> named.loc[named["iso3"] == "NPL", ["id", "named_as"]].to_numpy().tolist()
    [['2008-kathmandu-seminar-01', 'announced'], ['2014-p04-02', 'target'], ['2024-geneva-workshop-01', 'target']]
    """
    given = dict(locals())
    import pandas as pd

    acts = log.acts(confidential=confidential)
    rows = sorted(row for act in acts for row in _named(act))
    columns = ("iso3", "start", "id", "named_as", "kind", "end", "precision", "actors", "instruments", "document")
    frame = pd.DataFrame(rows, columns=[*columns, "found_by", "status"])
    frame = frame[["iso3", "id", "named_as", "kind", "start", "end", *columns[6:], "found_by", "status"]]
    frame = frame.astype(dict.fromkeys(frame.columns, "str") | dict.fromkeys(("start", "end"), "datetime64[s]"))
    frame.attrs = log_provenance("named_in_record", given, acts, confidential=confidential, note=RECORD_IS_PARTIAL)
    return frame


def _named(act: OutreachAction) -> Iterator[tuple[object, ...]]:
    as_what = ((act.states, "target"), (act.participants, "participant"), (act.announced, "announced"))
    for states, named_as in as_what:
        for iso3 in states:
            yield (
                *(iso3, act.start, act.id, named_as, act.kind, act.end, act.precision),
                *("; ".join(map(str, act.actors)), " ".join(act.instruments), act.document, act.found_by, act.status),
            )
