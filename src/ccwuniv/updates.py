"""The shipped data against freshly saved tables of the UN Treaty Collection: how a maintainer updates them."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccwuniv._registry.tables import columns, row_of
from ccwuniv._registry.treaty_tables import TreatyTable, actions_of, source_of
from ccwuniv.errors import DataError
from ccwuniv.model import Action, ActionKind

if TYPE_CHECKING:
    from ccwuniv.registry import Registry

__all__ = ["Update", "compare_with_tables"]


@dataclass(frozen=True)
class Update:
    """What freshly saved tables say beyond the data, or against them.

    Attributes
    ----------
    new : tuple of Action
        On a page and not in the data.
    changed : tuple of (Action, Action)
        The same act with another date: as held, and as on the page.
    vanished : tuple of Action
        In the data and no longer on the page, although it is not older.
    older : tuple of str
        The pages that are older than the data.
    totals : dict of str to (int, int)
        Parties before and after, where they differ.
    pages : tuple of str
        What was compared.
    """

    new: tuple[Action, ...]
    changed: tuple[tuple[Action, Action], ...]
    vanished: tuple[Action, ...]
    older: tuple[str, ...]
    totals: dict[str, tuple[int, int]]
    pages: tuple[str, ...]

    def text(self) -> str:
        """Return the update in words, with each new action as a line ready for ``actions.csv``."""
        lines = [f"Compared with {page}." for page in self.pages]
        lines += [f"{page} is older than the data: what the data have since is not missing." for page in self.older]
        if self.new:
            lines += [f"New ({len(self.new)}), for actions.csv:", _csv([columns(Action), *map(row_of, self.new)])]
        for held, found in self.changed:
            lines.append(
                f"Changed: {held.iso3} {held.instrument} {held.kind}: held {held.date}, on the page {found.date}."
            )
        for action in self.vanished:
            what = f"{action.iso3} {action.instrument} {action.kind} of {action.date}"
            lines.append(f"Vanished: {what} ({action.source}).")
        lines += [f"Total of {code}: {before} before, {after} after." for code, (before, after) in self.totals.items()]
        if not (self.new or self.changed or self.vanished):
            lines.append("Nothing differs.")
        return "\n".join(lines)


def _csv(rows: Iterable[Sequence[str]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue().rstrip("\n")


def compare_with_tables(reg: Registry, tables: Sequence[TreatyTable]) -> Update:
    """Compare a registry with tables of the UN Treaty Collection.

    Only the instruments of the tables are compared. An act is known by its state, instrument and kind; dates of
    effect and territorial applications, which the rows of the tables do not print, are left out.

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
    """
    new: list[Action] = []
    changed: list[tuple[Action, Action]] = []
    vanished: list[Action] = []
    for table in tables:
        if table.instrument not in reg.codes:
            raise DataError(
                f"a table of {table.header.number or table.instrument}, which is none of {', '.join(reg.codes)}; "
                "name the instrument with read_untc(..., instrument=CODE) where the file does not say it",
                file=table.source,
            )
        found = [action for action in actions_of(table) if action.iso3 in {s.iso3 for s in reg.states}]
        shown = {table.instrument, *(consent.protocol for consent in table.consents)}
        held = [a for a in reg.actions if a.instrument in shown and a.kind is not ActionKind.TERRITORIAL_APPLICATION]
        differences = _match(held, found)
        new += differences[0]
        changed += differences[1]
        vanished += [a for a in differences[2] if not _unseen(reg, a, table)]
    return Update(
        tuple(new),
        tuple(changed),
        tuple(vanished),
        tuple(source_of(t) for t in tables if t.as_of is not None and t.as_of < reg.as_of),
        _totals(reg, new, changed, vanished, [t.as_of for t in tables if t.as_of is not None]),
        tuple(source_of(table) for table in tables),
    )


def _act(action: Action) -> tuple[str, str, str, dt.date]:
    return action.iso3, action.instrument, action.kind, action.date


def _match(
    held: Sequence[Action], found: Sequence[Action]
) -> tuple[list[Action], list[tuple[Action, Action]], list[Action]]:
    """Split two sets of actions into those only found, those with another date, and those only held."""
    exact = {_act(action) for action in held} & {_act(action) for action in found}
    rest_held = [action for action in held if _act(action) not in exact]
    new: list[Action] = []
    changed: list[tuple[Action, Action]] = []
    for action in found:
        if _act(action) in exact:
            continue
        if (before := next((a for a in rest_held if _act(a)[:3] == _act(action)[:3]), None)) is not None:
            rest_held.remove(before)
            changed.append((before, action))
        else:
            new.append(action)
    return new, changed, rest_held


def _unseen(reg: Registry, action: Action, table: TreatyTable) -> bool:
    """Say whether a table could not have shown an action: made after its day, or of a state that is no more."""
    later = table.as_of is not None and action.date > table.as_of
    return later or reg.state(action.iso3).kind == "former"


def _totals(
    reg: Registry,
    new: Sequence[Action],
    changed: Sequence[tuple[Action, Action]],
    vanished: Sequence[Action],
    days: Sequence[dt.date],
) -> dict[str, tuple[int, int]]:
    gone = [*vanished, *(held for held, _ in changed)]
    actions = [*(a for a in reg.actions if a not in gone), *new, *(found for _, found in changed)]
    after = reg.replaced(actions=actions, as_of=max([reg.as_of, *days, *(a.date for a in actions)]))
    before, now = reg.totals(), after.totals()
    return {code: (int(before[code]), int(now[code])) for code in reg.codes if before[code] != now[code]}
