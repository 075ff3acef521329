"""Build the tables of ``data/`` from saved tables of the UN Treaty Collection.

    python tools/build_data.py SOURCES [--check]
    python tools/build_data.py --describe [DAY]

SOURCES holds a folder per day, ``untc-YYYY-MM-DD``, of saved pages in any of the forms that ``read_untc`` reads. The
newest day is the authority; the others are compared with it, and what they say differently is printed.
Built here: ``actions.csv``, ``related.csv`` and ``datapackage.json``. Kept by hand: ``instruments.json``,
``states.csv``, ``periods.csv``, ``groups.csv``, ``statements.csv``, ``disputes.csv``, ``totals.csv``, and what stands
beside the registry (names, regions, places of tiles, the outreach log). A person reads the statements on the pages;
the tool says only of which states the newest pages print statements that the table lacks. ``pages.sha256`` beside this
tool records the checksums of the pages. With ``--check`` nothing is written: the tables are built in a folder of their
own, and the exit code says whether a page or a table differs from what is recorded. ``--describe`` needs no pages:
after a line was added by hand it writes ``datapackage.json`` again, with the checksums of the tables as they stand,
and with DAY as the last day that they answer for.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import ccwuniv as ccw
from ccwuniv.law import NEIGHBOURING_RULES, date_of_effect
from ccwuniv.records import (
    CONSENT_KINDS,
    ENDING_KINDS,
    Action,
    ActionKind,
    RelatedParticipation,
    Statement,
    json_text,
    succession_of,
)
from ccwuniv.registry import TABLES, actions_of, description, read_records, source_of
from ccwuniv.sources import UntcTable

DATA = Path(__file__).resolve().parents[1] / "data"
PAGES = Path(__file__).with_name("pages.sha256")

EFFECT_OF_SUCCESSION = {
    "BIH": ("P1", "Dutch Treaty Database 011423"),
    "CZE": ("P1 P2 P3", "Dutch Treaty Database 011423; Czech Collection of Laws 21/1999"),
    "HRV": ("P1", "Dutch Treaty Database 011423"),
    "MNE": ("CCW P1 P2 P3", "Austrian Federal Law Gazette BGBl. III 26/2008"),
}
"""Where a public table prints a successor's date of effect for these treaties: of which instruments."""

_SAME = "as notified for treaties of the same depositary"
SUCCESSION_NOTIFIED = {
    "BIH": f"{_SAME} (WIPO Lex, additional/302: 6 March 1992)",
    "CZE": "as notified to other depositaries (disarmament.un.org, Outer Space Treaty, Czech Republic; WIPO Lex, "
    "remarks 4781C: 1 January 1993)",
    "HRV": f"{_SAME} (WIPO Lex, additional/290: 8 October 1991)",
    "MNE": f"{_SAME} (WIPO Lex, additional/302: 3 June 2006)",
    "SRB": f"{_SAME} (WIPO Lex, additional/290: 27 April 1992)",
    "SVK": "as notified to another depositary (disarmament.un.org, Treaty on the Non-Proliferation of Nuclear Weapons, "
    "Slovakia: 1 January 1993)",
    "SVN": f"{_SAME} (WIPO Lex, remarks SI/302: 25 June 1991)",
}
"""Where the date of a succession was read for other treaties. What is in neither table is recalled."""

COMMUNICATION = re.compile(
    r"On (\d{1,2} \w+ \d{4}), the (?:Government of [\w ]+ made|Secretary-General received) a communication.*?"
    r"(C\.N\.\d+\.\d{4}\.TREATIES-[\w.-]*\d)",
    re.DOTALL,
)

BY_HAND = ("states.csv", "periods.csv", "groups.csv", "statements.csv", "disputes.csv", "totals.csv")

STATEMENTS = {"reservation", "declaration", "understanding", "objection", "communication", "statement"}
"""The kinds of statement on a page that ``statements.csv`` answers for."""


def snapshots(sources: Path) -> dict[dt.date, list[UntcTable]]:
    """Read every page of every day."""
    days: dict[dt.date, list[UntcTable]] = {}
    for folder in sorted(sources.glob("untc-*")):
        day = dt.date.fromisoformat(folder.name.removeprefix("untc-"))
        days[day] = [ccw.read_untc(path, as_of=day) for path in sorted(folder.iterdir())]
    return days


def together(tables: Iterable[UntcTable]) -> str:
    """Name several tables of one day as one source."""
    read = sorted(tables, key=lambda table: str(table.header.number))
    return f"UN Treaty Collection {', '.join(str(t.header.number) for t in read)}, status of {read[0].as_of}"


def of_the_convention(tables: Iterable[UntcTable]) -> list[UntcTable]:
    return [table for table in tables if table.instrument in list(ccw.InstrumentCode)]


def key(action: Action) -> tuple[str, str, str]:
    return action.instrument, action.iso3, action.kind.value


def compare(days: dict[dt.date, list[UntcTable]]) -> None:
    """Print how the days agree on every act that two of them show."""
    acts = {
        day: {key(action): action.date for table in of_the_convention(tables) for action in actions_of(table)}
        for day, tables in days.items()
    }
    for older, newer in pairwise(sorted(acts)):
        shared = acts[older].keys() & acts[newer].keys()
        differing = [k for k in shared if acts[older][k] != acts[newer][k]]
        gone = list(acts[older].keys() - acts[newer].keys())
        print(f"{older} and {newer}: {len(shared)} acts in both, {len(differing)} with another date, {len(gone)} gone")
        for k in sorted([*differing, *gone]):
            print(f"  {' '.join(k)}: {acts[older][k]} -> {acts[newer].get(k, 'gone')}")


def actions(tables: Iterable[UntcTable], states: dict[str, ccw.State]) -> Iterator[Action]:
    """Give the actions, with the date of effect of successions, and where a footnote that tells of one stands."""
    for table in tables:
        for action in actions_of(table):
            if action.kind is ActionKind.TERRITORIAL_APPLICATION:
                yield application(action)
            elif action.kind is ActionKind.SUCCESSION:
                instruments, source = EFFECT_OF_SUCCESSION.get(action.iso3, ("", ""))
                notified = SUCCESSION_NOTIFIED.get(action.iso3, "recalled")
                if action.instrument not in instruments.split():
                    source = f"the date of succession, {notified}"
                yield action.model_copy(
                    update={
                        "effective": succession_of(states[action.iso3]),
                        "evidence": "recalled" if source.endswith("recalled") else "verified",
                        "note": f"date of effect: {source}",
                    }
                )
            else:
                yield action


def application(action: Action) -> Action:
    """Give a territorial application as it is kept: to which territories, and from which footnote."""
    where, _, mark = action.note.partition("; read in footnote ")
    places = "to territories of the state" if " part of the " in where else where
    return action.model_copy(update={"source": f"{action.source}, note {mark}", "note": f"{places}; changes no count"})


def not_read(tables: Iterable[UntcTable], read: Iterable[Statement]) -> Iterator[str]:
    """Say of which states the pages print statements that ``statements.csv`` lacks, and the other way round."""
    held: dict[str, set[str]] = {}
    for statement in read:
        held.setdefault(statement.source, set()).add(statement.iso3)
    for table in tables:
        shown = {found.iso3 for found in table.statements if found.iso3 and found.kind in STATEMENTS}
        rows = held.get(source_of(table), set())
        yield from (
            f"{table.source}: a statement of {iso3}; read it, and add its rows" for iso3 in sorted(shown - rows)
        )
        yield from (f"{table.source}: no statement of {iso3}, as statements.csv says" for iso3 in sorted(rows - shown))


def related(tables: Iterable[UntcTable]) -> Iterator[RelatedParticipation]:
    """Give the participation in the neighbouring treaties."""
    states = {state.iso3: state for state in read_records(DATA, "states.csv")}
    for table in tables:
        if table.instrument not in NEIGHBOURING_RULES:
            continue
        rule, general = NEIGHBOURING_RULES[table.instrument], table.header.entry_into_force
        left = {a.iso3: a for a in table.actions if a.kind in ENDING_KINDS}
        for act in table.actions:
            if act.kind not in CONSENT_KINDS or act.iso3 is None or general is None:
                continue
            ended = left.get(act.iso3)
            effect = date_of_effect(act.date, rule, general)
            if act.kind is ActionKind.SUCCESSION:
                effect = max(general, succession_of(states[act.iso3]) or act.date)
            yield RelatedParticipation.model_validate(
                {
                    "iso3": act.iso3,
                    "treaty": table.instrument,
                    "deposited": act.date,
                    "in_force": effect,
                    "withdrawal_notified": ended.date if ended else None,
                    "withdrawal_effective": ended.effective if ended else None,
                    "source": source_of(table),
                    "note": communicated([table.footnotes.get(mark, "") for mark in act.marks]),
                }
            )


def communicated(footnotes: Iterable[str]) -> str:
    """Name the communications of a state of which its footnotes print the day and the number, and nothing else."""
    found = [f"{day} ({number})" for note in footnotes for day, number in COMMUNICATION.findall(note)]
    return f"communications to the depositary: {'; '.join(found)}" if found else ""


def beside(folder: Path) -> list[str]:
    """List the tables and logs that are beside a registry's own."""
    own = {"instruments.json", *TABLES, "datapackage.json"}
    return sorted(p.name for p in folder.iterdir() if p.suffix in {".csv", ".json", ".jsonl"} and p.name not in own)


def write(registry: ccw.Registry, folder: Path) -> None:
    """Write a registry, and describe its tables together with those that are beside them."""
    registry.write(folder)
    names = ["instruments.json", *TABLES, *beside(folder)]
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in names}
    (folder / "datapackage.json").write_text(json_text(description(registry, texts)), encoding="utf-8")


def checksums(sources: Path) -> str:
    """Return the checksums of the pages, in the form that sha256sum reads."""
    pages = sorted(path for folder in sources.glob("untc-*") for path in folder.iterdir())
    return "".join(
        f"{hashlib.sha256(page.read_bytes()).hexdigest()}  {page.relative_to(sources).as_posix()}\n" for page in pages
    )


def differences(registry: ccw.Registry, sources: Path) -> list[str]:
    """Build the tables in a folder of their own, and name the pages and the tables that are not those recorded."""
    recorded = set(PAGES.read_text(encoding="utf-8").splitlines())
    differing = [line.split("  ")[1] for line in sorted(recorded ^ set(checksums(sources).splitlines()))]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in beside(DATA):
            shutil.copyfile(DATA / file, folder / file)
        write(registry, folder)
        built = ["instruments.json", *TABLES, "datapackage.json"]
        differing += [f"data/{file}" for file in built if (folder / file).read_bytes() != (DATA / file).read_bytes()]
    return list(dict.fromkeys(differing))


def build(sources: Path) -> ccw.Registry:
    days = snapshots(sources)
    compare(days)
    newest = max(days)
    tables = sorted(of_the_convention(days[newest]), key=lambda t: list(ccw.InstrumentCode).index(t.instrument))
    for table in days[newest]:
        print(f"{table.source}: {table.parties_check}; {len(table.notes)} notes")
    states = {state.iso3: state for state in read_records(DATA, "states.csv")}
    order = {code: place for place, code in enumerate(ccw.InstrumentCode)}
    found = sorted(actions(tables, states), key=lambda a: (order[a.instrument], a.date, a.iso3, a.kind))
    kept = {TABLES[file][0]: read_records(DATA, file) for file in BY_HAND}
    if unread := list(not_read(tables, kept["statements"])):
        raise SystemExit("\n".join(unread))
    neighbours = sorted(related(days[newest]), key=lambda r: (r.treaty, r.iso3, r.deposited))
    return ccw.Registry(
        read_records(DATA, "instruments.json"),
        actions=found,
        related=neighbours,
        as_of=newest,
        version=f"{newest:%Y.%m.%d}",
        sources=[together(tables), f"{together(t for t in days[newest] if t not in tables)} (neighbouring treaties)"],
        **kept,
    )


def describe_as_they_stand(day: str | None) -> int:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(DATA, folder, dirs_exist_ok=True))
        if day is not None:
            move_last_day(copy / "datapackage.json", dt.date.fromisoformat(day))
        try:
            registry = ccw.Registry.read(copy)
        except ccw.DataError as error:
            print(f"error: {error}")
            return 1
    if has_errors(registry):
        return 1
    write(registry, DATA)
    print(f"described: {registry}")
    return 0


def move_last_day(path: Path, day: dt.date) -> None:
    """Set the last day of a data folder, and say among its sources that acts were added by hand up to it."""
    package = json.loads(path.read_text(encoding="utf-8"))
    by_hand = "acts added by hand, each with its own source, up to "
    kept = [source for source in package["sources"] if not source["title"].startswith(by_hand)]
    package |= {
        "as_of": day.isoformat(),
        "version": f"{day:%Y.%m.%d}",
        "sources": [*kept, {"title": f"{by_hand}{day}"}],
    }
    path.write_text(json.dumps(package), encoding="utf-8")


def has_errors(registry: ccw.Registry) -> bool:
    """Print what contradicts the law or the data, and say whether anything does."""
    errors = [finding for finding in ccw.check(registry) if finding.severity == "error"]
    for finding in errors:
        print(f"error: {finding.rule}: {finding.message}")
    return bool(errors)


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--describe"]:
        return describe_as_they_stand(next(iter(arguments[1:]), None))
    if not arguments or not Path(arguments[0]).is_dir():
        print(__doc__)
        return 2
    registry = build(Path(arguments[0]))
    if has_errors(registry):
        return 1
    if "--check" in arguments:
        differing = differences(registry, Path(arguments[0]))
        print(f"differs from what is recorded: {', '.join(differing)}" if differing else "every table, byte for byte")
        return int(bool(differing))
    write(registry, DATA)
    PAGES.write_text(checksums(Path(arguments[0])), encoding="utf-8")
    print(f"written: {registry}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
