"""Find the state of a row: its own participant, that of the row above, or the state of a territory."""

from __future__ import annotations

import re
from typing import Protocol

from ccwuniv.names import depends_on_day
from ccwuniv.sources.untc.page import Cell, Page, Row
from ccwuniv.sources.untc.participants import Who, state_of, territory_of, who_is

__all__ = ["Names"]

_LONGEST = 200
_FOR = re.compile(
    r"(?P<state>.+?)[\s,:(–—-]+(?:in respect of|on behalf of|for|pour|au nom de)\s+(?:the )?(?P<place>[^()]+?)\)?"
)
_BESIDE = re.compile(r"(?P<state>.+?)\s*(?:\((?P<in>[^()]+)\)|[:–—-]\s*(?P<after>.+))")


class Note(Protocol):
    """A note on a row."""

    def __call__(self, row: Row, found: str, message: str, /) -> None: ...


class Names:
    """The participants of a table, from row to row."""

    def __init__(self, page: Page, note: Note) -> None:
        self.page, self.note = page, note
        self.previous: Who | None = None
        self.known: dict[tuple[str, str], Who] = {}

    def participant(self, row: Row, named: int) -> Who | None:
        """Return the participant of a row, or None if it is empty or has none."""
        cell = row.cells[named] if named < len(row.cells) else Cell("")
        if not cell.text:
            return self._that_above(row)
        key = cell.text, cell.italic
        who = self.known.get(key)
        if who is None:
            who = self.known[key] = self._read(cell)
        if who.why and not depends_on_day(who.printed):
            self.note(row, who.printed, who.why)
        if cell.marks:
            who = who._replace(marks=tuple(dict.fromkeys(cell.marks + who.marks)))
        if not who.territories:
            self.previous = who
        return who

    def _that_above(self, row: Row) -> Who | None:
        printed = " | ".join(other.text for other in row.cells if other.text)
        if not printed:
            return None
        if self.previous is None:
            self.note(row, printed, "a row without a participant, not read")
            return None
        self.note(row, self.previous.printed, "no participant printed; taken as that of the row above")
        return self.previous

    def _read(self, cell: Cell) -> Who:
        if cell.italic and (who := self._in_italics(cell)):
            return who
        who = who_is(cell.text, self.page)
        return who if who.iso3 else _of_a_territory(who) or who

    def _in_italics(self, cell: Cell) -> Who | None:
        """Read a territory that is set in italics beside or below the state that acts for it."""
        if cell.italic != cell.text:
            upright = cell.text.replace(cell.italic, "").strip(" ,:()–—-")
            who = who_is(upright, self.page) if upright and state_of(upright) else None
            return who and who._replace(territories=(cell.italic,))
        mother = territory_of(cell.text)
        above = self.previous
        if mother is None and (above is None or not above.iso3 or state_of(cell.text)):
            return None
        if above is None or (mother and above.iso3 != mother):
            return Who(cell.text, iso3=mother, territories=(cell.text,))
        return above._replace(marks=(), bracketed=False, why="", territories=(cell.text,))


def _of_a_territory(who: Who) -> Who | None:
    """Read a state with the territory that it acted for: "Netherlands (for Aruba)", "China (Macao)"."""
    for pattern in (_FOR, _BESIDE) if len(who.printed) <= _LONGEST else ():
        found = pattern.fullmatch(who.printed)
        iso3 = state_of(found["state"].strip()) if found else None
        if found is None or iso3 is None:
            continue
        place = (found["place"] if pattern is _FOR else found["in"] or found["after"]).strip()
        if pattern is _FOR or territory_of(place) == iso3:
            return who._replace(printed=found["state"].strip(), iso3=iso3, why="", territories=(place,))
    return None
