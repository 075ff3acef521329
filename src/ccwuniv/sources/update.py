"""Compare the shipped data with newly saved tables of the UN Treaty Collection, to update them."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccwuniv._support import freeze_fields
from ccwuniv.errors import DataError
from ccwuniv.records import CONSENT_KINDS, Action, ActionKind, columns, condensed, row_of, succeeded
from ccwuniv.registry import TreatyTable, actions_of, source_of

if TYPE_CHECKING:
    from ccwuniv.registry import Registry

__all__ = ["Update", "compare_with_tables"]


@dataclass(frozen=True)
class Update:
    r"""The differences between newly saved tables and the data.

    Attributes
    ----------
    new : tuple of Action
        On a page and not in the data.
    changed : tuple of (Action, Action)
        The same act with another date, or of another kind: as held, and as on the page.
    vanished : tuple of Action
        In the data and no longer on the page, although it is not older.
    older : tuple of str
        The pages that are older than the data.
    totals : mapping of str to (int, int)
        Parties before and after, where they differ.
    pages : tuple of str
        What was compared.
    unread : tuple of str
        What could not be compared: participants that the data do not know, and what a page's reader did not understand.
    last_day : datetime.date
        The last day of the data once updated.

    Examples
    --------
    >>> from ccwuniv import Registry, read_untc
    >>> page = read_untc(b"Participant,Consent to be bound(P)\nMalawi,4 May 2026 P\n", "2026-06-01", instrument="P5")
    >>> update = compare_with_tables(Registry.bundled(), [page])
    >>> [(act.iso3, str(act.date)) for act in update.new], str(update.last_day)
    ([('MWI', '2026-05-04')], '2026-06-01')
    """

    new: tuple[Action, ...]
    changed: tuple[tuple[Action, Action], ...]
    vanished: tuple[Action, ...]
    older: tuple[str, ...]
    totals: Mapping[str, tuple[int, int]]
    pages: tuple[str, ...]
    unread: tuple[str, ...]
    last_day: dt.date

    def __post_init__(self) -> None:
        freeze_fields(self, "totals")

    def text(self) -> str:
        r"""Return the update in words, with each action as a line of ``actions.csv``.

        Examples
        --------
        >>> from ccwuniv import Registry, read_untc
        >>> saved = b"Participant,Consent to be bound(P)\nMalawi,4 May 2026 P\n"
        >>> page = read_untc(saved, "2026-06-01", instrument="P5")
        >>> print(compare_with_tables(Registry.bundled(), [page]).text().splitlines()[1])
        New (1):
        """
        lines = [f"Compared with {page}." for page in self.pages]
        lines += [f"{page} is older than the data: what the data have since is not missing." for page in self.older]
        lines += [f"Not compared: {what.removesuffix('.')}." for what in self.unread]
        if self.new:
            lines += [f"New ({len(self.new)}):", _header(), *map(_line, self.new)]
        for held, found in self.changed:
            kinds = [act.kind.value.replace("_", " ") for act in (held, found)]
            what = f"{held.iso3} {held.instrument}: held {kinds[0]} {held.date}, on the page {kinds[1]} {found.date}"
            lines += [f"Changed: {what}.", f"Held: {_line(held)}", f"On the page: {_line(found)}"]
        if self.vanished:
            lines += [f"Vanished ({len(self.vanished)}), held and on no page:", *map(_line, self.vanished)]
        lines += [f"Total of {code}: {before} before, {after} after." for code, (before, after) in self.totals.items()]
        if not (self.new or self.changed or self.vanished):
            lines.append("Nothing differs.")
        return "\n".join(lines)

    def apply_to(self, reg: Registry) -> Registry:
        """Return the registry with the new and the changed actions, to the day of the newest page.

        What has vanished stays: a row that is no longer on a page is a question to the depositary, not an answer. Where
        nothing has, the newer pages take the place of the older ones among the sources of the whole.

        Raises
        ------
        DataError
            When the actions would contradict each other.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> reg = Registry.bundled()
        >>> compare_with_tables(reg, []).apply_to(reg) == reg
        True
        """
        replaced = [held for held, _ in self.changed]
        kept = reg.replaced(actions=[action for action in reg.actions if action not in replaced])
        updated = kept.with_actions([*(found for _, found in self.changed), *self.new])
        newer = [page for page in self.pages if page not in self.older]
        return updated.replaced(
            as_of=self.last_day,
            version=reg.version if self.last_day == reg.data_until else f"{self.last_day:%Y.%m.%d}",
            sources=condensed((*reg.sources, *newer)) if self.vanished else succeeded(reg.sources, newer),
        )


def _header() -> str:
    return _csv(columns(Action))


def _line(action: Action) -> str:
    return _csv(row_of(action))


def _csv(cells: Iterable[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(cells)
    return buffer.getvalue()


def compare_with_tables(reg: Registry, tables: Sequence[TreatyTable]) -> Update:
    r"""Compare a registry with tables of the UN Treaty Collection.

    Only the instruments of the tables are compared. An act is known by its state, instrument and kind, a territorial
    application by its day as well; dates of effect, which the rows of the tables do not print, are left out.

    Parameters
    ----------
    reg : Registry
    tables : sequence of UntcTable
        Read with ``read_untc``.

    Returns
    -------
    Update

    Raises
    ------
    DataError
        When a table is of a treaty that the registry does not hold.

    Examples
    --------
    >>> from ccwuniv import Registry, read_untc
    >>> page = read_untc(b"Participant,Consent to be bound(P)\nFrance,31 Oct 2006 P\n", "2006-12-01", instrument="P5")
    >>> update = compare_with_tables(Registry.bundled(), [page])
    >>> update.new, update.changed, update.older
    ((), (), ('UN Treaty Collection bytes, status of 2006-12-01',))
    """
    known = {state.iso3 for state in reg.states}
    new: list[Action] = []
    changed: list[tuple[Action, Action]] = []
    vanished: list[Action] = []
    unread: list[str] = []
    for table in tables:
        if table.instrument not in reg.codes:
            raise DataError(
                f"a table of {table.header.number or table.instrument}, which is none of {', '.join(reg.codes)}; "
                "leave it out, or name it with read_untc(..., instrument=CODE) where the file does not say it",
                file=table.source,
            )
        found = actions_of(table)
        unread += [f"{a.iso3}, {a.kind} of {a.date}: no state of the data" for a in found if a.iso3 not in known]
        unread += [said for note in table.notes if not (said := str(note)).startswith("form: ")]
        shown = {table.instrument, *(consent.protocol for consent in table.consents)}
        extended = {_act(a) for a in reg.actions if a.kind is ActionKind.TERRITORIAL_APPLICATION}
        held = [a for a in reg.actions if a.instrument in shown and a.kind is not ActionKind.TERRITORIAL_APPLICATION]
        differences = _match(held, [a for a in found if a.iso3 in known and _act(a) not in extended])
        new += differences[0]
        changed += differences[1]
        vanished += [a for a in differences[2] if not _unseen(reg, a, table)]
    last_day = max([reg.data_until, *(t.as_of for t in tables if t.as_of), *(a.date for a in new)])
    return Update(
        tuple(new),
        tuple(changed),
        tuple(vanished),
        tuple(source_of(t) for t in tables if t.as_of is not None and t.as_of < reg.data_until),
        _totals(reg, new, changed, vanished, last_day),
        tuple(source_of(table) for table in tables),
        tuple(unread),
        last_day,
    )


def _act(action: Action) -> tuple[str, str, str, dt.date]:
    return action.iso3, action.instrument, action.kind, action.date


def _match(
    held: Sequence[Action], found: Sequence[Action]
) -> tuple[list[Action], list[tuple[Action, Action]], list[Action]]:
    """Split actions into those only in the new tables, those with another date, and those only in the data."""
    exact = {_act(action) for action in held} & {_act(action) for action in found}
    rest_held = [action for action in held if _act(action) not in exact]
    new: list[Action] = []
    changed: list[tuple[Action, Action]] = []
    for action in found:
        if _act(action) in exact:
            continue
        if (before := _before(action, rest_held)) is not None:
            rest_held.remove(before)
            changed.append((before, action))
        else:
            new.append(action)
    return new, changed, rest_held


def _before(action: Action, held: Sequence[Action]) -> Action | None:
    """Return the action that another replaces: the same act on another day, or another consent on the same day."""
    same = [a for a in held if _act(a)[:3] == _act(action)[:3]]
    if not same and action.kind in CONSENT_KINDS:
        where = action.iso3, action.instrument, action.date
        same = [a for a in held if (a.iso3, a.instrument, a.date) == where and a.kind in CONSENT_KINDS]
    return same[0] if same else None


def _unseen(reg: Registry, action: Action, table: TreatyTable) -> bool:
    """Say whether a table could not show an action: one made after its day, or by a former state."""
    later = table.as_of is not None and action.date > table.as_of
    return later or reg.state(action.iso3).kind == "former"


def _totals(
    reg: Registry,
    new: Sequence[Action],
    changed: Sequence[tuple[Action, Action]],
    vanished: Sequence[Action],
    last_day: dt.date,
) -> dict[str, tuple[int, int]]:
    gone = [*vanished, *(held for held, _ in changed)]
    actions = [*(a for a in reg.actions if a not in gone), *new, *(found for _, found in changed)]
    after = reg.replaced(actions=actions, as_of=last_day)
    before, now = reg.totals(), after.totals()
    return {code: (int(before[code]), int(now[code])) for code in reg.codes if before[code] != now[code]}
