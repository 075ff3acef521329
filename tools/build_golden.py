"""Write ``tests/data/golden``: the library's numbers as they are today, so that none changes in silence.

    python tools/build_golden.py [--check]

Each file holds the answers of one question, a line each: the question, the place of the answer, its values. A small
table is there whole. A large one is there as some of its rows, and in ``checksums.csv`` as a checksum of each column by
its position. ``names.csv`` alone holds the names of columns: a new name changes no other file. Names of states and
sentences are left out, since they are no numbers. The days stand in ``tests/data/golden_days.csv``, kept by hand: a
mended date must not move the days that are asked about.

With ``--check`` nothing is written. The program prints every entry that differs, and the exit code says whether one
does. It needs the extra ``stats``.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from heapq import nsmallest
from itertools import chain, product, zip_longest
from pathlib import Path
from typing import Any, TypeAlias
from zlib import crc32

import pandas as pd

import ccwuniv as ccw
from ccwuniv.records import Basis, Population

TESTS = Path(__file__).resolve().parents[1] / "tests" / "data"
FOLDER = TESTS / "golden"
DAYS = TESTS / "golden_days.csv"

Golden: TypeAlias = dict[str, dict[tuple[str, str], tuple[str, ...]]]
"""The values by file, and by question and place."""

REPORT_OF_2014 = "Report of the Implementation Support Unit to the 2014 Meeting"
LAST = "2026-02-03"
REPORT = "2014-09-01"
FEW = (
    "1983-12-02 1990-10-03 1993-01-01 1998-12-03 2004-05-18 2006-11-12 2014-01-27 2014-09-01 2018-01-15 2026-02-03"
).split()
BASES: tuple[Basis, ...] = ("consent", "in_force")
POPULATIONS: tuple[Population, ...] = ("at_the_time", "current")
UNIVERSES = ("all_states", "un_members", "un_members_and_observers")
TREATIES = ("mine_ban", "cluster_munitions", "arms_trade")
SOME = "BIH DDR DEU EGY FRA HRV ISR LAO LTU MEX MNE PSE SRB TJK TTO USA VNM YUG".split()
PAIRS = (
    "USA MEX, FRA LAO, ISR EGY, DDR FRA, SRB HRV, CUB USA, RUS UKR, IND PAK, CHN JPN, KOR PRK, TJK UZB, TUR GRC"
).split(", ")
FACTS = ("denominator", "states", "bound_at_entry", "at_risk_from", "waits", "known_until")
WHOLE_UP_TO = 40
SAMPLE = 16


def plain(value: object) -> str:
    """Return a value as text: a date in ISO form, a number with 12 significant digits, nothing for what is missing."""
    if value is None or value is pd.NaT or value is pd.NA or value != value:
        return ""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, dt.date):
        return value.isoformat().removesuffix("T00:00:00")
    if isinstance(value, Iterable):
        return " ".join(map(plain, value))
    if (kind := type(value).__name__).startswith("bool"):
        return str(value).lower()
    return f"{value + 0.0:.12g}" if kind.startswith("float") else str(value)


def texts(values: pd.Series[Any] | pd.Index[Any]) -> list[str]:
    """Return a column as text; each different value is written once."""
    places, different = pd.factorize(values)
    words = [*(value if type(value) is str else plain(value) for value in different.tolist()), ""]
    return [words[place] for place in places.tolist()]


def checksum(values: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(values).encode()).hexdigest()[:16]


class Book:
    """The entries, as the questions below write them down."""

    def __init__(self) -> None:
        self.golden: Golden = {}
        self.name("checksums", ["rows", "checksum"])
        self.name("facts", ["fact"])
        self.name("asked", ["answer"])

    def put(self, file: str, question: str, place: str, *values: object) -> None:
        """Write one line down; the same place of the same question cannot be written twice."""
        lines, key = self.golden.setdefault(file, {}), (question, place)
        if key in lines:
            raise ValueError(
                f"{file}, {question}: two entries for {place!r}; give the table a key that tells rows apart"
            )
        lines[key] = tuple(map(plain, values))

    def name(self, file: str, names: Iterable[object]) -> None:
        """Write the names of the columns of a file down."""
        for place, name in enumerate(names):
            key = file, f"{place:02}"
            if self.golden.setdefault("names", {}).setdefault(key, (plain(name),)) != (plain(name),):
                raise ValueError(f"{file}: column {place} has two names; write these tables to different files")

    def table(
        self,
        file: str,
        question: str,
        frame: pd.DataFrame,
        *,
        key: tuple[int, ...] = (),
        words: tuple[int, ...] = (),
        rows: int = WHOLE_UP_TO,
    ) -> None:
        """Write a table down: its rows or some of them, and checksums.

        ``key`` are the positions of the columns that tell the rows apart, the index where there are none; ``words``
        those of names and sentences. A table of more than ``rows`` rows is written in part, one with ``rows=0`` as one
        checksum alone.
        """
        whole = f"{file}, {question}"
        for fact in FACTS:
            if (value := frame.attrs.get("ccwuniv", {}).get(fact)) is not None:
                self.put("facts", whole, fact, value)
        frame = frame.copy()
        frame.attrs = {}  # pandas copies them with every column that is taken
        columns = [texts(frame.iloc[:, place]) for place in range(frame.shape[1])]
        levels = [texts(frame.index.get_level_values(level)) for level in range(frame.index.nlevels)]
        keys = ["/".join(parts) for parts in zip(*([columns[place] for place in key] if key else levels), strict=True)]
        self.name(file, chain(frame.columns, () if key else frame.index.names))
        shown = [place for place in range(len(columns)) if place not in (*key, *words)]
        if not rows:
            self.put("checksums", whole, "all", len(frame), checksum([*keys, *chain(*(columns[at] for at in shown))]))
            return
        self.put("checksums", whole, "rows", len(frame), checksum(keys))
        chosen = range(len(frame))
        if len(frame) > rows:
            for place in shown:
                self.put("checksums", whole, f"{place:02}", len(frame), checksum(columns[place]))
            chosen = nsmallest(SAMPLE, chosen, key=lambda row: (crc32(keys[row].encode()), row))
        for row in chosen:
            cells = (columns[place][row] if place in shown else "" for place in range(len(columns)))
            self.put(file, question, keys[row], *cells)


def count_parties(book: Book, reg: ccw.Registry, _: ccw.OutreachLog) -> None:
    """Totals, parties and what follows from them, on every day of the list."""
    for file in ("totals", "parties", "signatories"):
        book.name(file, reg.codes)
    book.name("related_parties", TREATIES)
    book.name("universes", UNIVERSES)
    for day in days():
        for basis, population in product((*BASES, "in_force_as_known"), POPULATIONS):
            asked: dict[str, Any] = {"basis": basis, "population": population}
            book.put("totals", f"{basis}, {population}", day, *reg.totals(day, **asked).tolist())
            parties = ([s.iso3 for s in reg.parties(code, day, **asked)] for code in reg.codes)
            book.put("parties", f"{basis}, {population}", day, *(checksum(found)[:8] for found in parties))
        for basis in BASES:
            book.table("gap_matrix", f"{basis}, {day}", ccw.gap_matrix(reg, day, states="all", basis=basis), rows=0)
            treaties = [reg.related_parties(treaty, day, basis=basis) for treaty in TREATIES]
            found = (f"{len(one)} {checksum(sorted(one))[:8]}" for one in treaties)
            book.put("related_parties", basis, day, *found)
        sizes = [ccw.coverage(reg, day, by="instrument", universe=universe).iloc[0, 1] for universe in UNIVERSES]
        book.put("universes", "states", day, *sizes)
    for population, day in product(POPULATIONS, FEW):
        signed = [[s.iso3 for s in reg.signatories(code, day, population=population)] for code in reg.codes]
        book.put("signatories", population, day, *(f"{len(one)} {checksum(one)[:8]}" for one in signed))


def follow_states(book: Book, reg: ccw.Registry, _: ccw.OutreachLog) -> None:
    """Dates of effect under both readings of the disputed facts, spells, statuses."""
    book.name("entry_into_force", ["effect"])
    book.name("spells", ["kind", "consent", "effect", "effect printed", "ends", "ended by", "evidence"])
    readings = {"held": reg, "alternative": reg.with_disputes("alternative")}
    for state, code in product(reg.states, reg.codes):
        pair = f"{state.iso3}/{code}"
        for reading, registry in readings.items():
            if (effect := registry.entry_into_force(state, code)) is not None:
                book.put("entry_into_force", reading, pair, effect)
        for number, spell in enumerate(reg.spells(state, code), start=1):
            act = spell.consent
            dates = act.date, spell.in_force, act.effective, spell.ends
            book.put("spells", "all", f"{pair}/{number}", act.kind, *dates, spell.ended_by, act.evidence)
    book.name("status", reg.codes)
    for basis, day in product(BASES, FEW):
        statuses = [[reg.status(state, code, day, basis=basis).value for state in reg.states] for code in reg.codes]
        book.put("status", basis, day, *(checksum(column)[:8] for column in statuses))
        for state in SOME:
            place = reg.states.index(reg.state(state))
            book.put("status", f"{basis}, {state}", day, *(column[place] for column in statuses))
    for state in SOME:
        book.table("participation", state, reg.participation(state, LAST), words=(5, 6))


def count_states(book: Book, reg: ccw.Registry, _: ccw.OutreachLog) -> None:
    """Coverage, history, gaps, sets of protocols, steps."""
    for by, universe, basis, day in product(("un_regional_group", "instrument", "kind", "m49"), UNIVERSES, BASES, FEW):
        table = ccw.coverage(reg, day, by=by, universe=universe, basis=basis)
        rows = WHOLE_UP_TO if by != "m49" and (universe == "all_states" or day == LAST) else 0
        book.table(f"coverage_by_{by}", f"{universe}, {basis}, {day}", table, rows=rows)
    for basis, population, freq in product(BASES, POPULATIONS, "DWMQY"):
        table = ccw.history(reg, end=LAST, freq=freq, basis=basis, population=population)
        book.table("history", f"{freq}, {basis}, {population}", table, rows=50)
    for basis, day in product(BASES, FEW):
        asked = f"{basis}, {day}"
        dated = "deposited" if basis == "consent" else "in_force"
        for name, values in (("status", "status"), ("gap", "gap"), ("date", dated)):
            table = ccw.gap_matrix(reg, day, states="all", values=values, basis=basis)  # type: ignore[arg-type]
            book.table(f"gap_matrix_{name}", asked, table)
        for at in ("now", "deposit"):
            table = ccw.joint_patterns(reg, day, at=at, basis=basis)
            book.table("joint_patterns", f"{at}, {asked}", table, words=(10,))
        book.table(
            "internal_conflict_coverage", asked, _without_basis(ccw.internal_conflict_coverage(reg, day, basis=basis))
        )
        table = ccw.treaty_table(reg, day, basis=basis)
        book.table("treaty_table", asked, table, words=(0,))
        if day in (REPORT, LAST):
            book.table("treaty_overlap", asked, ccw.treaty_overlap(table))
    for day in FEW:
        book.table("next_steps", day, ccw.next_steps(reg, day), words=(0, 4, 8, 10))


def _without_basis(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table of what binds states without the column of its basis, which the question names."""
    facts = table.attrs
    table = table.drop(columns="basis")
    table.attrs = facts
    return table


def count_pairs(book: Book, reg: ccw.Registry, _: ccw.OutreachLog) -> None:
    """Pairs of states."""
    for basis, day in product(BASES, FEW):
        asked = f"{basis}, {day}"
        for universe in ("parties", *UNIVERSES):
            table = _without_basis(ccw.dyadic_coverage(reg, day, universe=universe, basis=basis))
            book.table("dyadic_coverage", f"{universe}, {asked}", table, words=(3,))
        for ask in (ccw.contested_pairs, ccw.pairs_without_protocol):
            table = _without_basis(ask(reg, day, basis=basis)).reset_index().iloc[:, :6]
            book.table(ask.__name__, asked, table, key=(0, 1), words=(2, 3))
        table = _without_basis(ccw.contested_pairs(reg, day, article_40_5="literal", basis=basis)).reset_index()
        book.table("contested_pairs_literal", asked, table, key=(0, 1), words=(2, 3, 4, 5))
    for basis in BASES:
        pairs = ccw.joint_participation(reg, states=SOME, as_of=LAST, basis=basis)
        book.table("joint_participation", f"some states, {basis}", _without_basis(pairs), key=(0, 1, 2))
        for day in FEW:
            pairs = ccw.joint_participation(reg, "dyad", day, basis=basis)
            book.table("joint_participation_of_a_day", f"{basis}, {day}", _without_basis(pairs), key=(0, 1))
    book.name("relations", ["common", "only a", "only b", "mines rule", "objections"])
    for basis, day, pair, reading in product(BASES, (REPORT, LAST), PAIRS, (None, "literal")):
        found = ccw.relations(reg, *pair.split(), day, basis=basis, article_40_5=reading)  # type: ignore[arg-type]
        asked = f"{basis}, article 40(5) {'read literally' if reading else 'left out'}, {day}"
        sets = found.common, found.only_a, found.only_b
        book.put("relations", asked, pair, *sets, found.mines_rule, len(found.objections))


def make_panels(book: Book, reg: ccw.Registry, _: ccw.OutreachLog) -> None:
    """Panels of every unit."""
    book.table("panel_actions", "all", ccw.panel(reg, "actions", as_of=LAST), key=(0, 1, 2, 3), words=(6, 8))
    keys: dict[Any, tuple[int, ...]] = {"wide": (), "long": (0, 1), "spell": (0, 1, 2), "country-year": (0, 1, 3)}
    for basis, population in product(BASES, POPULATIONS):
        asked = f"{basis}, {population}"
        counting: dict[str, Any] = {"as_of": LAST, "basis": basis, "population": population}
        for unit, key in keys.items():
            book.table(f"panel_{unit}", asked, ccw.panel(reg, unit, **counting), key=key)
        for day in (FEW[1], REPORT):
            table = ccw.panel(reg, "state-day", start=day, end=day, **counting)
            book.table("panel_state-day", f"{day}, {asked}", table, key=(0, 2), rows=0)
        table = _without_basis(ccw.panel(reg, "dyad-year", states=SOME, directed=True, **counting))
        book.table("panel_dyad-year", f"some states, directed, {asked}", table, key=(0, 1, 2))
    for basis in BASES:
        for year in (1995, 2014, 2025):
            table = _without_basis(ccw.panel(reg, "dyad-year", start=year, end=year, as_of=LAST, basis=basis))
            book.table("panel_dyad-year", f"{year}, {basis}", table, key=(0, 1, 2))
        table = ccw.panel(reg, at="any", instruments=["CCW", "AP2"], as_of=LAST, basis=basis)
        book.table("panel_country-year_any", basis, table, key=(0, 1, 2))
        table = ccw.panel(reg, at="06-30", instruments=["P5"], as_of=REPORT, basis=basis)
        book.table("panel_country-year", f"30 June, known until {REPORT}, {basis}", table, key=(0, 1, 3))


def wait_for_states(book: Book, reg: ccw.Registry, _: ccw.OutreachLog) -> None:
    """Risk sets, and the curves of them."""
    for basis, code in product(BASES, reg.codes):
        splits: dict[str, tuple[Any, ...]] = {"CCW": ("year",), "AP2": ("year", "events"), "P5": ("year",)}
        for split in (*splits.get(code, ()), "none"):
            table = ccw.waiting_times(reg, code, as_of=LAST, basis=basis, split=split)
            book.table("waiting_times", f"{code}, {basis}, {split}", table, key=(0, 2, 3), words=(1,))
        book.table("waiting_curve", f"{code}, {basis}", ccw.waiting_curve(table), key=(0,))
        book.table("cumulative_incidence", f"{code}, {basis}", ccw.cumulative_incidence(table), key=(0,))
        classed = ccw.waiting_times(reg, code, as_of=LAST, basis=basis, split="none", groups="current")
        by = ccw.waiting_curve(classed, by="un_regional_group")
        book.table("waiting_curve_by_group", f"{code}, {basis}", by, key=(0, 1))
        means = ccw.restricted_mean_waiting_time(classed, by="un_regional_group")
        book.table("restricted_mean_waiting_time", f"{code}, {basis}", means, key=(0,))
        test = ccw.log_rank_test(classed, "un_regional_group")
        # Solving leaves some 1e-12 of a very small p to the processor.
        book.table("log_rank_test", f"{code}, {basis}", test.assign(p=[float(f"{p:.9g}") for p in test.p]), key=(0,))
    table = ccw.waiting_times(reg, "AP2", as_of=REPORT, lag=0)
    book.table("waiting_times", f"AP2, known until {REPORT}, without lag", table, key=(0, 2, 3), words=(1,))


def count_outreach(book: Book, reg: ccw.Registry, log: ccw.OutreachLog) -> None:
    """Whom acts reached, what followed, whom to talk to next."""
    book.table("outreach_summary", "acts", log.summary().to_frame())
    book.table("mandate_coverage", "all", ccw.mandate_coverage(log), words=(0, 1, 2, 3, 10))
    for basis in BASES:
        book.table("outreach_targets", basis, log.targets(reg, basis=basis), key=(0, 2, 3))
        book.table("contacts_over_time", basis, ccw.contacts_over_time(reg, log, basis=basis), key=(0, 1, 2))
        for horizon in ("1Y", "3Y", "5Y"):
            outcomes = ccw.outreach_outcomes(reg, log, horizon, basis=basis)
            book.table("outreach_outcomes", f"{horizon}, {basis}", outcomes, key=(0, 2, 3))
            for by in ("instrument", "designation", "paragraph", "id"):
                table = ccw.base_rates(outcomes, by)
                book.table(
                    "base_rates_by_" + by.replace("designation", "basis"), f"{horizon}, {basis}", table, words=(5,)
                )
        for day in FEW:
            table = ccw.target_list(reg, log, day, basis=basis)
            book.table("target_list", f"{basis}, {day}", table, words=(0,))
            for old, new in (("P2", "AP2"), ("CCW", "P5")):
                table = ccw.migration_list(reg, day, old=old, new=new, log=log, basis=basis)
                book.table("migration_list", f"{old} not {new}, {basis}, {day}", table, words=(0,), rows=20)


def answer(book: Book, reg: ccw.Registry, log: ccw.OutreachLog) -> None:
    """Numbers that people ask for first."""
    totals: tuple[dict[str, Any], ...] = ({}, {"basis": "in_force"}, {"population": "current"})
    for day, options in product((REPORT, "2014-01-27", "2018-01-15", LAST), totals):
        said = "".join(f", {name}={value!r}" for name, value in options.items())
        for code, count in reg.totals(day, **options).items():
            book.put("asked", f"reg.totals({day!r}{said})", str(code), count)
    for published in reg.published_totals:
        codes, day = published.instrument.split(" not "), published.date
        first, *others = ({state.iso3 for state in reg.parties(code, day)} for code in codes)
        question, place = f"parties, published by {published.source[:40]}", f"{published.instrument} {day}"
        book.put("asked", question, place, len(first.difference(*others)))
    questions: dict[str, Callable[[], object]] = {
        "states in reg": lambda: len(reg.states),
        "actions in reg": lambda: len(reg.actions),
        "signatories of the Convention": lambda: len(reg.signatories(as_of=LAST)),
        "states not party": lambda: len(ccw.target_list(reg, log, LAST)),
        "parties to P2 that are not party to AP2": lambda: len(ccw.migration_list(reg, LAST)),
        "contested pairs": lambda: len(ccw.contested_pairs(reg, LAST)),
        "pairs of parties without a protocol": lambda: len(ccw.pairs_without_protocol(reg, LAST)),
        "entry into force of P5 for France": lambda: reg.entry_into_force("FRA", "P5"),
        "entry into force of AP2 for Lithuania": lambda: reg.entry_into_force("LTU", "AP2"),
        "instruments that bind Lao PDR": lambda: sorted(reg.bound("LAO", LAST)),
        "parties to P4 on 1997-01-31": lambda: [state.iso3 for state in reg.parties("P4", "1997-01-31")],
    }
    for question, ask in questions.items():
        book.put("asked", question, LAST, ask())


COUNTS = answer, count_parties, follow_states, count_states, count_pairs
SECTIONS = *COUNTS, make_panels, wait_for_states, count_outreach


def days() -> list[str]:
    with DAYS.open(encoding="utf-8", newline="") as file:
        return [row["day"] for row in csv.DictReader(file)]


def golden_of(reg: ccw.Registry, log: ccw.OutreachLog, sections: Iterable[Callable[..., None]] = SECTIONS) -> Golden:
    """Return every entry as the library gives it now."""
    book = Book()
    for section in sections:
        section(book, reg, log)
    return book.golden


def acts_of_2014() -> ccw.OutreachLog:
    """Return the acts of the report of 2014, which tells them whole: the others were found by a search."""
    return ccw.OutreachLog.bundled().filter(document=REPORT_OF_2014)


def text_of(lines: dict[tuple[str, str], tuple[str, ...]]) -> str:
    """Return a file: its entries in order, a line each."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows((*key, *values) for key, values in sorted(lines.items()))
    return written.getvalue()


def kept(folder: Path = FOLDER) -> Golden:
    """Return what the files hold."""
    found: Golden = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.stem] = {(question, place): tuple(values) for question, place, *values in csv.reader(file)}
    return found


def differences(before: Golden, now: Golden) -> Iterator[str]:
    """Say of each entry that differs, from what to what; checksums last, as they only repeat it."""
    names = {key: values[0] for key, values in before.get("names", {}).items()}
    for file in sorted({*before, *now}, key=lambda file: (file == "checksums", file != "asked", file)):
        old, new = before.get(file, {}), now.get(file, {})
        for key in sorted({*old, *new}):
            column = names.get((key[0].partition(",")[0], key[1]), "") if file == "checksums" else ""
            entry = f"{file}: {', '.join(key)}{column and f' ({column})'}"
            if key not in new:
                yield f"{entry}: was {' '.join(old[key])!r}, is no more"
            elif key not in old:
                yield f"{entry}: is new, {' '.join(new[key])!r}"
            else:
                for place, (was, value) in enumerate(zip_longest(old[key], new[key], fillvalue="")):
                    if was != value:
                        name = names.get((file, f"{place:02}"), f"value {place + 1}")
                        yield f"{entry}, {name}: was {was!r}, is {value!r}"


def main(arguments: list[str]) -> int:
    now = golden_of(ccw.Registry.bundled(), acts_of_2014())
    found = list(differences(kept(), now))
    print(*found, f"{len(found)} entries differ" if found else "every number is as recorded", sep="\n")
    if "--check" in arguments:
        return int(bool(found))
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.csv"):
        path.unlink()
    for file, lines in now.items():
        (FOLDER / f"{file}.csv").write_text(text_of(lines), encoding="utf-8", newline="\n")
    print(f"written: {len(now)} files, {sum(map(len, now.values()))} entries")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
