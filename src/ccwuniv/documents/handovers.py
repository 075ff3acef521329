"""A hand-over file: what a colleague who leaves hands to the one who comes."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ccwuniv._support import FrozenMapping, write_file
from ccwuniv.documents.act_words import kind_in_words, towards_whom
from ccwuniv.documents.markdown import markdown_table
from ccwuniv.documents.spreadsheets import for_spreadsheets, lay_out, printable
from ccwuniv.errors import OptionError, StoreError
from ccwuniv.names import names_in_order
from ccwuniv.outreach import NEXT_STAGES, Agenda, OutreachAction, agenda, contacts_by_state, level_of, state_of
from ccwuniv.records import DateLike, as_day, spoken

if TYPE_CHECKING:
    from ccwuniv.outreach import LiveLog
    from ccwuniv.registry import Registry

__all__ = ["Handover", "handover"]

Row = tuple[str, ...]
_ACT = ("Act", "What", "When", "Towards", "Note", "Follow-up due", "Recorded by", "Level")


@dataclass(frozen=True)
class Handover:
    """The parts of a hand-over: each with a title, the names of its columns and its rows.

    Parameters
    ----------
    day : datetime.date
    log : str
        The log on which it rests.
    parts : mapping
        By title, the columns and the rows.
    data : str
        The version of the data on which it rests.

    Examples
    --------
    >>> page = Handover(dt.date(2026, 6, 1), "outreach.sqlite", {"Due": (("day", "act"), [("2026-06-02", "a letter")])})
    >>> page.markdown.splitlines()[0]
    '# INTERNAL: hand-over, 1 June 2026'
    """

    day: dt.date
    log: str
    parts: Mapping[str, tuple[Row, Sequence[Row]]]
    data: str = ""

    @property
    def markdown(self) -> str:
        """The file as Markdown.

        Examples
        --------
        >>> print(Handover(dt.date(2026, 6, 1), "outreach.sqlite", {}).markdown.splitlines()[2])
        Log: outreach.sqlite.
        """
        lines = [f"# INTERNAL: hand-over, {spoken(self.day)}", "", self._rests_on()]
        for title, (columns, rows) in self.parts.items():
            lines += ["", f"## {title} ({len(rows)})", "", markdown_table(columns, rows) if rows else "None."]
        return "\n".join([*lines, "", "INTERNAL: not to be handed to others.", ""])

    def write(self, path: str | Path) -> Path:
        """Write the file as Markdown, or as an Excel workbook with a sheet for each part, and return its path.

        Raises
        ------
        OptionError
            For another ending than ``.md`` and ``.xlsx``.
        StoreError
            When it cannot be written, or openpyxl is not there.

        Examples
        --------
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     Handover(dt.date(2026, 6, 1), "outreach.sqlite", {}).write(Path(folder) / "handover.md").name
        'handover.md'
        """
        file = Path(path)
        if file.suffix not in (".md", ".xlsx"):
            raise OptionError("path", str(path), ("a name that ends in .md", "a name that ends in .xlsx"))
        write_file(file, self.markdown if file.suffix == ".md" else self._workbook(str(path)))
        return file

    def _rests_on(self) -> str:
        return f"Log: {self.log}.{f' Data: version {self.data}.' if self.data else ''}"

    def _workbook(self, path: str) -> bytes:
        import pandas as pd

        page = io.BytesIO()
        try:
            writer = pd.ExcelWriter(page, engine="openpyxl")
        except ImportError:
            raise StoreError(path, "openpyxl writes workbooks: pip install 'ccwuniv[excel]', or write .md.") from None
        with writer:
            for title, (columns, rows) in self.parts.items():
                shown = [tuple(map(printable, row)) for row in rows]
                frame = pd.DataFrame(shown, columns=list(columns))
                for_spreadsheets(frame).to_excel(writer, sheet_name=title[:31], index=False, startrow=2)
                head = writer.sheets[title[:31]]
                lay_out(head, head=3)
                head["A1"] = f"INTERNAL: {title}, {spoken(self.day)}. {printable(self._rests_on())}"
        return page.getvalue()


def handover(
    reg: Registry, log: LiveLog, day: DateLike, *, recorded_by: str | None = None, confidential: bool = False
) -> Handover:
    """Return what one colleague hands to another: what is due, planned and open, and the last contact with each state.

    Parameters
    ----------
    reg : Registry
        Of this Convention.
    log : LiveLog
    day : datetime.date or str
        Of the hand-over.
    recorded_by : str, optional
        Only acts that this colleague recorded first.
    confidential : bool
        Whether confidential acts are in it. Internal acts are, and every page says INTERNAL.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from ccwuniv import OutreachLog, Registry
    >>> with TemporaryDirectory() as folder, OutreachLog.open(f"{folder}/outreach.sqlite", recorded_by="Anna") as log:
    ...     _ = log.append({"id": "a", "kind": "call", "start": "2026-01-20", "states": ["LAO"], "due": "2026-06-01"})
    ...     paper = handover(Registry.bundled(), log, "2026-11-30")
    >>> paper.parts["Follow-ups overdue"][1][0][:3]
    ('a', 'call', '2026-01-20')
    """
    by = {act.id: log.history(act.id, confidential=confidential)[0].recorded_by
          for act in log.acts(confidential=confidential)}  # fmt: skip
    mine = {name for name, who in by.items() if recorded_by is None or who == recorded_by}
    found = agenda(log, as_day(day), days=None, confidential=confidential)

    def rows(acts: Iterable[OutreachAction]) -> list[Row]:
        return [_row(act, reg, by[act.id]) for act in acts if act.id in mine]

    parts: dict[str, tuple[Row, Sequence[Row]]] = {
        "Follow-ups overdue": (_ACT, rows(found.overdue)),
        "Follow-ups to come": (_ACT, rows(found.due)),
        "Planned, day past": (_ACT, rows(act for act in found.unsettled if act.stage is None)),
        "Planned": (_ACT, rows(act for act in found.planned if act.stage is None)),
        "Sponsorships": (("Act", "Stage", "Next", "When", "Towards", "Note"), _sponsorships(found, reg, mine)),
        "Last contact with each State": (
            ("State", "When", "Act", "What", "Contacts"),
            _contacts(reg, log, mine, confidential=confidential),
        ),
        "Attachments": (("Act", "File", "State of the file"), _attachments(log, mine, confidential=confidential)),
    }
    return Handover(
        found.day,
        str(log.path),
        FrozenMapping({title: (names, tuple(rows)) for title, (names, rows) in parts.items()}),
        reg.version,
    )


def _when(act: OutreachAction) -> str:
    return str(act.start) if act.start == act.end else f"{act.start} to {act.end}"


def _row(act: OutreachAction, reg: Registry, by: str) -> Row:
    towards = towards_whom(act, reg, "en")
    due = str(act.due or "")
    return act.id, kind_in_words(act.kind, "en"), _when(act), towards, act.note, due, by, level_of(act)


def _sponsorships(found: Agenda, reg: Registry, mine: set[str]) -> list[Row]:
    return [
        (
            act.id,
            (act.stage or "").replace("_", " "),
            " or ".join(NEXT_STAGES[act.stage or ""]).replace("_", " "),
            _when(act),
            towards_whom(act, reg, "en"),
            act.note,
        )
        for act in found.sponsorships
        if act.id in mine
    ]


def _contacts(reg: Registry, log: LiveLog, mine: set[str], *, confidential: bool) -> list[Row]:
    contacts = contacts_by_state(reg, log, confidential=confidential)
    found = {}
    for iso3, made in contacts.items():
        if own := [contact.act for contact in made if contact.act.id in mine]:
            last = own[-1]
            name = reg.state(iso3).name
            found[iso3] = (name, _when(last), last.id, kind_in_words(last.kind, "en"), str(len(own)))
    place = {name: number for number, name in enumerate(names_in_order(found))}
    return sorted(found.values(), key=lambda row: place.get(row[0], len(place)))


def _attachments(log: LiveLog, mine: set[str], *, confidential: bool) -> list[Row]:
    return [
        (act.id, str(attachment), state_of(attachment, log.path))
        for act in log.acts(confidential=confidential)
        if act.id in mine
        for attachment in act.attachments
    ]
