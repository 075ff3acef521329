"""A draft of the year's report on universalization: what was done, what came of it, what is open."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ccwuniv._days import spoken
from ccwuniv._log.regions import region_label
from ccwuniv._writing.markdown import html_page, markdown_table
from ccwuniv.acts import OutreachAction
from ccwuniv.analysis.commitments import mandate_coverage
from ccwuniv.analysis.outcomes import NO_UNTREATED_GROUP
from ccwuniv.analysis.targets import target_list
from ccwuniv.citation import cite
from ccwuniv.errors import DateError, StoreError
from ccwuniv.headlines import ORDER, headline
from ccwuniv.model import CONSENT_KINDS, Action

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.outreach import ReadableLog
    from ccwuniv.registry import Registry

__all__ = ["AnnualReport", "annual_report"]


@dataclass(frozen=True)
class AnnualReport:
    """A draft of a year's report.

    Attributes
    ----------
    title : str
    since, until : datetime.date
        The first and the last day that it covers.
    markdown : str
        The text, in numbered paragraphs.
    """

    title: str
    since: dt.date
    until: dt.date
    markdown: str

    @property
    def html(self) -> str:
        """The draft as one page that needs nothing beside it."""
        return html_page(self.title, self.markdown)

    def write(self, path: str | Path) -> Path:
        """Write the draft: as a page where the name ends in ``.html``, else as Markdown.

        Raises
        ------
        StoreError
            When the file cannot be written.
        """
        file = Path(path)
        try:
            file.write_text(self.html if file.suffix == ".html" else self.markdown, encoding="utf-8")
        except OSError as error:
            raise StoreError(str(file), f"the draft cannot be written: {error.strerror}.") from None
        return file

    def _repr_markdown_(self) -> str:
        return self.markdown


def annual_report(
    log: ReadableLog,
    reg: Registry,
    year: int,
    *,
    since: dt.date | str | None = None,
    until: dt.date | str | None = None,
) -> AnnualReport:
    """Draft a year's report on universalization in English, from the log and the registry; each figure with its source.

    It has the totals and their change, what was done by whom, the states that moved, the states to talk to next
    with the reasons, and mandate by mandate what answers it. Confidential acts are left out.

    Parameters
    ----------
    log : OutreachLog
    reg : Registry
        Of this Convention.
    year : int
        The calendar year. An act belongs to it where any of its days does.
    since, until : day, optional
        Another period, such as the one from one annual meeting to the next; the data's last day ends it at the latest.

    Returns
    -------
    AnnualReport

    Raises
    ------
    DateError
        For a year or period that the data cannot answer for.

    Examples
    --------
    >>> from ccwuniv import OutreachLog, Registry
    >>> draft = annual_report(OutreachLog.bundled(), Registry.bundled(), 2014)
    >>> draft.title, str(draft.until)
    ('Promoting universality of the Convention and its Protocols: 2014', '2014-12-31')
    """
    if isinstance(year, bool) or not isinstance(year, int):
        raise DateError(year, "give the year as a whole number, such as 2014.")
    first = reg.day(since if since is not None else f"{year:04d}-01-01")
    last = reg.day(min(dt.date(year, 12, 31), reg.as_of) if until is None else until)
    if last < first:
        raise DateError(str(last), f"the period would end before it starts, on {first}.")
    acts = log.filter(since=first, until=last)
    title = f"Promoting universality of the Convention and its Protocols: {year}"
    paragraphs = _Paragraphs()
    sections = [
        ("Totals", _totals(reg, first, last, paragraphs)),
        ("What was done", _acts(acts, paragraphs)),
        ("States that moved", _moved(reg, first, last, paragraphs)),
        ("Commitments", _commitments(acts, paragraphs)),
        ("States to talk to next", _next(reg, log, last, paragraphs)),
        ("Sources", _sources(reg, acts)),
    ]
    head = f"# {title}\n\nDraft, {spoken(first)} to {spoken(last)}. States count from the deposit of their consent."
    return AnnualReport(title, first, last, "\n\n".join([head, *(f"## {n}\n\n{t}" for n, t in sections)]) + "\n")


class _Paragraphs:
    """Numbers the paragraphs of the draft, as reports of the genre do."""

    def __init__(self) -> None:
        self._count = 0

    def __call__(self, text: str) -> str:
        self._count += 1
        return f"{self._count}\\. {text}"


def _totals(reg: Registry, first: dt.date, last: dt.date, paragraph: _Paragraphs) -> str:
    before = reg.totals(max(first - dt.timedelta(days=1), reg.first_day))
    after = reg.totals(last)
    changes = [f"{code} {after[code] - before[code]:+d}" for code in (*ORDER, "P2") if after[code] != before[code]]
    change = (
        f"Since {spoken(first)}: {', '.join(changes)}." if changes else f"No total has changed since {spoken(first)}."
    )
    return paragraph(headline(reg, last)) + "\n\n" + paragraph(change)


def _who(act: OutreachAction) -> str:
    return "; ".join(map(str, act.actors)) or "not recorded"


def _towards(act: OutreachAction, reg_names: dict[str, str]) -> str:
    named = ", ".join(reg_names.get(iso3, iso3) for iso3 in act.states)
    described = act.selector.describe() if act.selector else ""
    number = f"{act.count} of them" if act.count and not act.states else ""
    regions = ", ".join(region_label(region.key) if region.key else region.printed for region in act.region)
    return "; ".join(filter(None, (named, described, number, regions))) or act.audience or act.note


def _acts(acts: ReadableLog, paragraph: _Paragraphs) -> str:
    from ccwuniv import names

    shown = [act for act in acts if not act.confidential]
    if not shown:
        return paragraph("The log holds no act of this period.")
    words = {iso3: names.name(iso3) for act in shown for iso3 in act.states}
    by_actor: dict[str, list[OutreachAction]] = {}
    for act in shown:
        by_actor.setdefault(_who(act), []).append(act)
    blocks = []
    for actor, own in by_actor.items():
        rows = [
            (
                act.kind.replace("_", " ") + (" (planned)" if act.status == "planned" else ""),
                f"{act.start}" if act.start == act.end else f"{act.start} to {act.end}",
                _towards(act, words),
                " ".join(act.instruments),
                f"{act.id}" + (f", paragraph {act.paragraph}" if act.paragraph else ""),
            )
            for act in own
        ]
        header = ["act", "when", "towards", "for", "record"]
        blocks.append(paragraph(f"{actor}:") + "\n\n" + markdown_table(header, rows))
    return "\n\n".join(blocks)


def _moved(reg: Registry, first: dt.date, last: dt.date, paragraph: _Paragraphs) -> str:
    moved = [a for a in reg.actions if a.kind in CONSENT_KINDS and first <= a.date <= last]
    if not moved:
        return paragraph("No State consented to be bound by any of the instruments.")

    def row(action: Action) -> tuple[object, ...]:
        effect = reg.entry_into_force(action.iso3, action.instrument)
        kind = action.kind.value.replace("_", " ")
        return action.date, reg.state(action.iso3).name, action.instrument, kind, effect or "", action.source

    rows = [row(action) for action in sorted(moved, key=lambda a: (a.date, a.iso3, reg.codes.index(a.instrument)))]
    states = len({action.iso3 for action in moved})
    table = markdown_table(["date", "State", "instrument", "act", "takes effect", "source"], rows)
    return paragraph(f"States that consented to be bound: {states}. {NO_UNTREATED_GROUP}") + "\n\n" + table


def _commitments(acts: ReadableLog, paragraph: _Paragraphs) -> str:
    covered = mandate_coverage(acts)
    rows = [
        (row["who"], row["what"], row["document"], row["count"], row["answered_by"] or ("none" if row["none"] else ""))
        for row in _records(covered)
    ]
    table = markdown_table(["who", "what", "document", "acts", "remark"], rows)
    open_ones = int(covered["none"].sum())
    return paragraph(f"{len(covered)} commitments; {open_ones} of them without an act in this period.") + "\n\n" + table


def _next(reg: Registry, log: ReadableLog, last: dt.date, paragraph: _Paragraphs) -> str:
    ahead = target_list(reg, log, last).head(12)
    rows = [
        (
            row["name"],
            row["un_regional_group"],
            "yes" if row["signatory"] else "",
            row["neighbouring_treaties"],
            row["contacts"],
            "" if row["last_contact"] != row["last_contact"] else f"{row['last_contact']:%Y-%m-%d}",
        )
        for row in _records(ahead)
    ]
    total = target_list(reg, log, last).attrs["ccwuniv"]["denominator"]
    text = (
        f"{total} States are not party to the Convention. The first twelve in the order of reading: signatories, then "
        "by how many of the three neighbouring treaties they have joined, then by the fewest contacts on record. The "
        "order forecasts nothing."
    )
    header = ["State", "group", "signatory", "neighbouring treaties", "contacts", "last contact"]
    return paragraph(text) + "\n\n" + markdown_table(header, rows)


def _records(frame: pd.DataFrame) -> list[dict[str, object]]:
    return [{str(key): value for key, value in row.items()} for row in frame.reset_index().to_dict("records")]


def _sources(reg: Registry, acts: ReadableLog) -> str:
    documents = sorted({act.document for act in acts if act.document and not act.confidential})
    lines = [f"- {source}" for source in [*reg.sources, *documents]]
    return "\n".join([*lines, "", f"Cite as: {cite(reg)}"])
