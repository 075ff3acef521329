"""Two worlds, one with acts told in confidence and one without, and every output in which they might differ."""

from __future__ import annotations

import copy
import dataclasses
import datetime as dt
import io
import json
import pickle
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

import ccwuniv as ccw
from ccwuniv import plot
from ccwuniv.documents import as_svg, explorer_html
from ccwuniv.outreach import LiveLog, ReadableLog
from tests.support.record import report_acts

REG = ccw.Registry.bundled()

SECRET = ccw.OutreachAction(
    id="token-id",
    document="token-document",
    paragraph=9137,
    actors=[
        {"person": "token-person", "role": "token-role", "role_printed": "token-printed", "organisation": "token-body",
         "country": "Tuvalu", "capacity": "sender"},
        {"role": "token-office", "country": "Palau"},
    ],
    on_behalf_of="token-behalf",
    kind="demarche",
    main_purpose="token-purpose",
    audience="token-audience",
    start="2014-05-17",
    end="2014-05-18",
    venue="token-venue",
    states=["Eritrea", "Viet Nam", "LAO"],
    participants=["France"],
    announced=["Tuvalu"],
    other_participants=["token-guest"],
    count=917,
    count_printed={"number": 917, "of": "token-heads"},
    instruments=["CCW", "AP2"],
    treaty_scope="token-scope",
    region=[{"printed": "token-region"}, {"printed": "token-asia", "key": "central_asia"}],
    accession_stage="token-stage",
    mandates=["plan-2011-1"],
    part_of=["token-part"],
    same_as=["2014-p03-01", "token-same"],
    level="confidential",
    attachments=[{"path": "token-file", "sha256": "0" * 64}],
    note="token-note",
    quote="token-quote",
    due="2014-06-23",
    sources=[{"title": "token-title", "publisher": "token-press", "symbol": "token-symbol", "dated": "token-dated",
              "url": "https://example.org/token-url", "seen": "page", "passage": "token-passage"}],
    inferred=["venue"],
    found_by="search",
    second_reading="corrected",
)  # fmt: skip
TOKENS = ("token-", "9137", "2014-05-17", "2014-05-18", "2014-06-23", "917 ")

PLANNED = ccw.OutreachAction(
    id="token-planned", kind="sponsorship", start="2011-01-01", precision="year", status="planned",
    selector={"party_to": ["P2"], "not_party_to": ["AP2"], "groups": ["African"], "signatory": ["CCW"]},
    audience="token-room", complete=True, instruments="P4", level="confidential", stage="applied", due="2014-06-23",
)  # fmt: skip
UNCLEAR = [
    SECRET.model_copy(update={"id": f"token-{place}", "level": value})
    for place, value in enumerate((1, 0, "no", "false", None, np.True_, np.False_))
]
MADE = ccw.OutreachAction.model_construct(**{**vars(SECRET), "id": "token-made", "level": "no"})
SECRETS = (SECRET, PLANNED, *UNCLEAR, MADE)

LETTER = {"kind": "letter", "start": "2014-04-01", "states": ["VNM"], "due": "2014-10-01", "note": "a public act",
          "level": "public"}  # fmt: skip
WHOLE = ccw.OutreachAction(id="open-whole", **LETTER)
LINKED = ccw.OutreachAction(id="open-linked", part_of=["open-whole"], **LETTER)
SHIPPED = tuple(report_acts())
WHOLE_RECORD = tuple(ccw.OutreachLog.bundled())
INSIDE = ccw.OutreachAction(
    **{
        **json.loads(SECRET.model_dump_json().replace("token-", "inside-").replace("2014-05-1", "2014-06-1")),
        "paragraph": 8246, "count": 823, "level": "internal", "due": "2014-06-24",
        "same_as": ["inside-same"], "found_by": "record", "count_printed": {"number": 823, "of": "inside-heads"},
    }
)  # fmt: skip
"""An internal act, in both worlds: shown in the room, and in nothing that is written for others."""
INSIDE_TOKENS = ("inside-", "8246", "2014-06-17", "2014-06-18", "823 ")
PUBLIC = (*SHIPPED, WHOLE, INSIDE, LINKED)
LINKS = {"part_of": ("open-whole", "token-planned"), "same_as": ("token-id", "token-2")}


@dataclass(frozen=True)
class World:
    """A log, and a folder of its own to work in."""

    secret: bool
    folder: Path
    live: LiveLog

    @property
    def acts(self) -> tuple[ccw.OutreachAction, ...]:
        """The acts of the log, those told in confidence in the midst of the others."""
        return all_acts() if self.secret else PUBLIC

    @property
    def log(self) -> ccw.OutreachLog:
        return ccw.OutreachLog(self.acts)


def all_acts() -> tuple[ccw.OutreachAction, ...]:
    return (*PUBLIC[:-1], *SECRETS, LINKED.model_copy(update=LINKS))


def shipped() -> ccw.OutreachLog:
    """Return the shipped log with acts told in confidence among its own, and a link to one."""
    first, *others = WHOLE_RECORD
    linked = first.model_copy(update={"same_as": (*first.same_as, "token-id")})
    return ccw.OutreachLog([linked, *SECRETS, *others])


def record(live: LiveLog, *, secret: bool) -> None:
    """Record the acts of a world: what was amended and withdrawn has a history."""
    if secret:
        live.append({**LETTER, "id": "token-gone", "level": "confidential", "venue": "token-venue"})
        live.withdraw("token-gone", "token-reason", confidential=True)
        live.append({**LETTER, "id": "token-later", "venue": "token-venue"})
        live.amend("token-later", level="confidential")
        live.append({**LETTER, "id": "open-later", "venue": "token-venue", "level": "confidential"})
        live.amend("open-later", see_confidential=True, venue="", level="public")
    else:
        live.append({**LETTER, "id": "open-later"})
    live.extend(all_acts() if secret else PUBLIC)
    if secret:
        live.amend("open-linked", see_confidential=True, note="amended", same_as=["token-gone", *LINKS["same_as"]])
    else:
        live.amend("open-linked", note="amended")
    live.append({**LETTER, "id": "open-gone"})
    live.withdraw("open-gone", "recorded twice")


# What is compared

TIME = re.compile(r"datetime\.datetime\([^)]*\)|\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(\+00:00| UTC)?")


_SHAPE = re.compile(r' d="[^"]*"')
"""The outlines of letters and lines: any number may be in them; the letters themselves are in comments."""
_WRITTEN_ON = re.compile(r"<timestamp>[^<]*</timestamp>")


def said(value: object) -> str:
    """Return all that an output says: what it holds, and how it is shown."""
    if isinstance(value, pd.DataFrame | pd.Series):
        table = value.to_frame() if isinstance(value, pd.Series) else value
        attrs = json.dumps(value.attrs, allow_nan=False)
        return f"{table.to_csv()}{attrs}{value!r}{table._repr_html_()}"
    if isinstance(value, ReadableLog):
        return f"{value!r}{value._repr_html_()}{len(value)}{[said(act) for act in value]}"
    if isinstance(value, ccw.OutreachAction):
        return f"{value!r}{value}{value.model_dump_json()}"
    if isinstance(value, Path):
        return "".join(said(file) for file in sorted(value.iterdir())) if value.is_dir() else content(value)
    if isinstance(value, tuple | list):
        return TIME.sub("TIME", repr(value)) + "".join(map(said, value))
    if hasattr(value, "figure"):
        return _SHAPE.sub("", as_svg(value.figure))
    shown = "".join(str(getattr(value, name)()) for name in ("_repr_html_", "_repr_markdown_") if hasattr(value, name))
    return TIME.sub("TIME", f"{value!r}{value}{shown}")


def content(file: Path) -> str:
    """Return what a file holds, that of an archive part by part."""
    data = file.read_bytes()
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return f"{file.name}: {_WRITTEN_ON.sub('', data.decode('utf-8', 'surrogateescape'))}"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if name != "docProps/core.xml"]  # when it was written
        texts = {name: archive.read(name).decode("utf-8", "surrogateescape") for name in parts}
    return "".join(f"{name}: {_SHAPE.sub('', text) if name.endswith('.svg') else text}" for name, text in texts.items())


def output(make: Callable[[], object]) -> str:
    """Return what a call says, by its result or by its error."""
    try:
        return said(make())
    except Exception as error:  # noqa: BLE001  # whatever it is, its text is read
        return f"{type(error).__name__}: {error} {error!r}"


# Every way in which a log comes to be

CONTAINERS: Mapping[str, Callable[[World], ReadableLog]] = {
    "value": lambda world: world.log,
    "live": lambda world: world.live,
    "value of a live log": lambda world: world.live.log(),
    "filter": lambda world: world.log.filter(until="2015-01-01"),
    "filter that leaves acts out": lambda world: world.log.filter(kind="letter", instrument="CCW"),
    "filter of a live log": lambda world: world.live.filter(kind="letter"),
    "filter of a live log by actor": lambda world: world.live.filter(kind="letter", actor="United Nations"),
    "filter of a filter": lambda world: world.live.filter(kind="letter").filter(since="2014-04-01"),
    "what is due": lambda world: world.live.due("2015-01-01"),
    "copy": lambda world: copy.deepcopy(world.log),
    "pickle": lambda world: pickle.loads(pickle.dumps(world.live.filter(kind="letter"))),
    "log of a log": lambda world: ccw.OutreachLog(world.log.filter(kind="letter")),
    "live log of a filter": lambda world: extended(Path("further.sqlite"), world.log.filter(kind="letter")),
    "whole file read again": lambda world: written(world.live, Path("whole.jsonl")),
    "whole table read again": lambda world: ccw.OutreachLog.from_pandas(world.log.to_pandas(confidential=True)),
}


def extended(path: Path, log: ReadableLog) -> LiveLog:
    with ccw.OutreachLog.open(path) as live:
        live.extend(log)
    return ccw.OutreachLog.open(path)


def written(log: ReadableLog, path: Path) -> ccw.OutreachLog:
    log.write_jsonl(path, confidential=True)
    return ccw.OutreachLog.read_jsonl(path)


def _reopened(copy: Path) -> str:
    """What a whole copy of a log says: it holds confidential acts, and tells as little of them as the log."""
    with ccw.OutreachLog.open(copy) as live:
        return said(live).replace(str(copy), copy.name)


# How each public function and method that may meet acts is called; the part in brackets tells calls of one apart

Recipe = Callable[[World, ReadableLog], object]

OF_A_LOG: Mapping[str, Recipe] = {
    "ReadableLog.__len__": lambda _, log: len(log),
    "ReadableLog.__iter__": lambda _, log: list(log),
    "ReadableLog.__repr__": lambda _, log: repr(log),
    "ReadableLog.__repr__ (truth)": lambda _, log: bool(log),
    "ReadableLog.__eq__": lambda _, log: (log == ccw.OutreachLog(), log != 1),
    "ReadableLog._repr_html_": lambda _, log: log._repr_html_(),
    "ReadableLog.actions": lambda _, log: log.actions,
    "ReadableLog.actions (contains)": lambda _, log: [act in log for act in (SECRET, PLANNED, WHOLE)],
    "ReadableLog.acts": lambda _, log: log.acts(),
    "ReadableLog.filter": lambda _, log: log.filter(since="2014-05-01", until="2014-05-31"),
    "ReadableLog.filter (state)": lambda _, log: log.filter(state="ERI"),
    "ReadableLog.filter (actor)": lambda _, log: log.filter(actor="token-person"),
    "ReadableLog.filter (paragraph)": lambda _, log: log.filter(paragraph=9137),
    "ReadableLog.filter (status)": lambda _, log: log.filter(status="planned", kind="sponsorship"),
    "ReadableLog.filter (instrument)": lambda _, log: log.filter(instrument="P4"),
    "ReadableLog.released": lambda _, log: log.released(),
    "ReadableLog.released (internal)": lambda _, log: log.released(internal=True),
    "ReadableLog.frame": lambda _, log: log.frame(),
    "ReadableLog.to_pandas": lambda _, log: log.to_pandas(),
    "ReadableLog.targets": lambda _, log: log.targets(REG),
    "ReadableLog.targets (day, in force)": lambda _, log: log.targets(REG, "2014-09-01", basis="in_force"),
    "ReadableLog.candidates": lambda _, log: log.candidates(REG),
    **{
        f"ReadableLog.summary ({by})": lambda _, log, by=by: log.summary(by)
        for by in ("kind", "actor", "state", "instrument", "paragraph", "year")
    },
    "ReadableLog.write_jsonl (internal)": lambda _, log: (
        log.write_jsonl(Path("out.jsonl"), internal=True),
        Path("out.jsonl"),
    ),
    "ReadableLog.write_jsonl": lambda _, log: (
        log.write_jsonl(Path("out.jsonl")),
        Path("out.jsonl"),
    ),
}


def _letters(_: World, log: ReadableLog) -> object:
    return [ccw.letter_list(REG, log, kind) for kind in ("p2_only", "no_p4", "signatory")]


def _coverage(hold: Callable[[tuple[ccw.OutreachAction, ...]], Any]) -> Recipe:
    return lambda world, _: ccw.mandate_coverage(hold(world.acts))


@dataclasses.dataclass
class Held:
    """Somebody's own record of acts."""

    acts: tuple[ccw.OutreachAction, ...]

    def __iter__(self) -> Iterator[ccw.OutreachAction]:
        return iter(self.acts)


OF_OTHERS: Mapping[str, Recipe] = {
    "actor_targets": lambda _, log: ccw.actor_targets(REG, log),
    "mandate_coverage": lambda _, log: ccw.mandate_coverage(log),
    "coverage_of_record": lambda _, log: ccw.coverage_of_record(log),
    "named_in_record": lambda _, log: ccw.named_in_record(log),
    "accession_rates": lambda _, log: ccw.accession_rates(REG, log, start=2013, end=2014),
    "check": lambda _, log: ccw.check(REG, log),
    "mandate_coverage (list)": _coverage(list),
    "mandate_coverage (tuple)": _coverage(tuple),
    "mandate_coverage (dict)": _coverage(lambda acts: dict.fromkeys(acts, 1)),
    "mandate_coverage (dict by id)": _coverage(lambda acts: {act.id: act for act in acts}),
    "mandate_coverage (values of a dict)": _coverage(lambda acts: {act.id: act for act in acts}.values()),
    "mandate_coverage (set)": _coverage(lambda acts: set(acts[-1:])),
    "mandate_coverage (generator)": _coverage(lambda acts: (act for act in acts)),
    "mandate_coverage (Series)": _coverage(lambda acts: pd.Series(list(acts), dtype=object)),
    "mandate_coverage (array)": _coverage(lambda acts: np.array([*acts, None], dtype=object)[:-1]),
    "mandate_coverage (dataclass)": _coverage(Held),
    "mandate_coverage (nested)": _coverage(lambda acts: [list(acts)]),
    "mandate_coverage (mappings)": _coverage(lambda acts: [{**vars(act)} for act in acts]),
    "migration_list": lambda _, log: ccw.migration_list(REG, log=log),
    "migration_list (day)": lambda _, log: ccw.migration_list(REG, "2014-09-01", log=log),
    "contacts_over_time": lambda _, log: ccw.contacts_over_time(REG, log),
    "outreach_outcomes": lambda _, log: ccw.outreach_outcomes(REG, log, "12Y"),
    "base_rates": lambda _, log: ccw.base_rates(ccw.outreach_outcomes(REG, log, "5Y"), "instrument"),
    "target_list": lambda _, log: ccw.target_list(REG, log),
    "target_list (day)": lambda _, log: ccw.target_list(REG, log, "2014-09-01"),
    "annual_report": lambda _, log: ccw.annual_report(REG, log, 2014),
    "annual_report (fr)": lambda _, log: ccw.annual_report(REG, log, 2014, language="fr"),
    "annual_report (internal)": lambda _, log: ccw.annual_report(REG, log, 2014, internal=True),
    "annual_annex (an annex, internal)": lambda _, log: ccw.annual_annex(REG, log, 2014).html,
    "Paper.html (annual)": lambda _, log: ccw.annual_report(REG, log, 2014).html,
    "Paper.write (annual)": lambda _, log: ccw.annual_report(REG, log, 2014).write(Path("annual.html")),
    "Paper.word": lambda _, log: ccw.annual_report(REG, log, 2014).write(Path("annual.docx")),
    "Paper.write (Markdown)": lambda _, log: ccw.annual_report(REG, log, 2014).write(Path("annual.md")),
    **{
        f"brief ({state}, internal)": lambda _, log, state=state: ccw.brief(REG, log, state, internal=True)
        for state in (*SECRET.states, "TUV", "PLW", "KAZ", "BDI")
    },
    "brief (to hand over)": lambda _, log: ccw.brief(REG, log, "VNM"),
    "Paper.markdown": lambda _, log: ccw.brief(REG, log, "VNM").markdown,
    "brief (day, internal)": lambda _, log: ccw.brief(REG, log, "VNM", as_of="2014-09-01", internal=True),
    "Paper.html": lambda _, log: ccw.brief(REG, log, "VNM").html,
    "Paper.write": lambda _, log: ccw.brief(REG, log, "VNM").write(Path("brief.html")),
    "year_clock": lambda _, log: ccw.year_clock(REG, log, "2013-11-15", "2014-11-14"),
    "year_clock (fields)": lambda _, log: list(
        vars(ccw.year_clock(REG, log, "2013-11-15", "2014-11-14", as_of="2014-07-01")).values()
    ),
    "YearClock.mandates": lambda _, log: ccw.year_clock(REG, log, "2013-11-15", "2014-11-14").mandates,
    "YearClock.text": lambda _, log: ccw.year_clock(REG, log, "2013-11-15", "2014-11-14").text(),
    "write_explorer (text)": lambda _, log: explorer_html(REG, log=log),
    "write_explorer (internal)": lambda _, log: explorer_html(REG, log=log, internal=True),
    "write_explorer": lambda _, log: ccw.write_explorer(REG, Path("explorer.html"), log=log),
    "letter_list": _letters,
    "write_letters": lambda _, log: ccw.write_letters(ccw.letter_list(REG, log, "p2_only"), Path("letters.csv")),
    "write_letters (xlsx)": lambda _, log: ccw.write_letters(
        ccw.letter_list(REG, log, "p2_only"), Path("letters.xlsx")
    ),
    **{
        f"export ({ending})": lambda _, log, ending=ending: ccw.export(log, Path(f"acts.{ending}"))
        for ending in ("csv", "parquet", "xlsx", "dta", "tex")
    },
    "write_panel": lambda *_: ccw.write_panel(REG, Path("panel"), start=2010, end=2010, states=["LAO"]),
    "export (frame)": lambda _, log: ccw.export(log.released().frame(), Path("frame.csv")),
    "export (frame of internal acts)": lambda _, log: ccw.export(log.frame(), Path("frame.csv")),
    "export (internal)": lambda _, log: ccw.export(log.frame(), Path("frame.csv"), internal=True),
    "export (coverage of a list)": lambda world, _: ccw.export(
        ccw.mandate_coverage([act for act in world.acts if act != INSIDE]), Path("coverage.csv")
    ),
    "replication_archive": lambda _, log: ccw.replication_archive(
        ccw.target_list(REG, log.released()), Path("targets.zip"), log=log
    ),
    "replication_archive (internal)": lambda _, log: ccw.replication_archive(
        ccw.target_list(REG, log), Path("targets.zip"), log=log, internal=True
    ),
    "replication_archive (of internal acts)": lambda _, log: ccw.replication_archive(
        ccw.target_list(REG, log), Path("targets.zip"), log=log
    ),
    "replication_archive (frame)": lambda _, log: ccw.replication_archive(
        log.released().frame(), Path("frame.zip"), log=log
    ),
    "replication_archive (figure)": lambda _, log: ccw.replication_archive(
        plot.timeline((few := log.released().filter(state="VNM")).frame()), Path("figure.zip"), log=few
    ),
    "replication_archive (coverage of a list)": lambda world, _: ccw.replication_archive(
        ccw.mandate_coverage(list(world.acts)), Path("coverage.zip")
    ),
    "cite": lambda _, log: ccw.cite(log.frame(), sources=True),
    "cite (BibTeX)": lambda _, log: ccw.cite(log.targets(REG), "bibtex", sources=True),
    "cite (coverage of a list)": lambda world, _: ccw.cite(
        ccw.mandate_coverage(list(world.acts)), "csl-json", sources=True
    ),
    "codebook": lambda _, log: ccw.codebook(log.frame()),
    "timeline": lambda _, log: plot.timeline(log.frame()),
    "plot.actor_targets": lambda _, log: plot.actor_targets(ccw.actor_targets(REG, log.filter(state="VNM"))),
    "outcomes": lambda _, log: plot.outcomes(ccw.base_rates(ccw.outreach_outcomes(REG, log.filter(state="VNM"), "5Y"))),
    "sample_log": lambda *_: ccw.testing.sample_log(),
    "OutreachLog.__init__": lambda _, log: ccw.OutreachLog(log),
    "OutreachLog.__init__ (an id twice)": lambda _, log: ccw.OutreachLog([*log, *log]),
    "OutreachLog.__init__ (no act)": lambda _, log: ccw.OutreachLog([log]),  # type: ignore[list-item]
    "OutreachLog.__hash__": lambda _, log: isinstance(hash(ccw.OutreachLog(log)), int),
    "OutreachLog.bundled": lambda *_: ccw.OutreachLog.bundled(),
    "OutreachLog.read_jsonl": lambda _, log: (
        log.write_jsonl(Path("public.jsonl")),
        ccw.OutreachLog.read_jsonl(Path("public.jsonl")),
    ),
    "OutreachLog.from_pandas": lambda _, log: ccw.OutreachLog.from_pandas(log.to_pandas()),
    "OutreachLog.open": lambda world, _: said(opened := ccw.OutreachLog.open(world.live.path)) + said(opened.close()),
    "OutreachAction.towards": lambda _, log: [act.towards for act in log],
}

OF_LIVE: Mapping[str, Recipe] = {
    "LiveLog.__init__": lambda world, _: said(opened := ccw.OutreachLog.open(world.live.path)) + said(opened.close()),
    "LiveLog.append": lambda world, _: world.live.append({**LETTER, "id": "open-new"}),
    "LiveLog.append (a public id)": lambda world, _: world.live.append({**LETTER, "id": "open-whole"}),
    "LiveLog.extend": lambda world, _: world.live.extend([{**LETTER, "id": "open-1"}, {**LETTER, "id": "open-2"}]),
    "LiveLog.amend": lambda world, _: world.live.amend("open-linked", venue="Geneva"),
    "LiveLog.amend (links)": lambda world, _: world.live.amend("open-linked", part_of=[], same_as=["open-whole"]),
    "LiveLog.amend (confidential)": lambda world, _: world.live.amend("token-id", venue="Geneva"),
    "LiveLog.amend (withdrawn)": lambda world, _: world.live.amend("token-gone", venue="Geneva"),
    "LiveLog.withdraw": lambda world, _: world.live.withdraw("open-later", "recorded twice"),
    "LiveLog.withdraw (confidential)": lambda world, _: world.live.withdraw("token-id", "recorded twice"),
    "LiveLog.withdraw (withdrawn)": lambda world, _: world.live.withdraw("token-gone", "recorded twice"),
    "LiveLog.read_jsonl": lambda world, _: world.live.read_jsonl(_one_act(Path("one.jsonl"))),
    "LiveLog.history": lambda world, _: world.live.history("open-linked"),
    "LiveLog.history (once confidential)": lambda world, _: world.live.history("open-later"),
    "LiveLog.history (withdrawn)": lambda world, _: world.live.history("open-gone"),
    "LiveLog.history (confidential)": lambda world, _: world.live.history("token-id"),
    "LiveLog.history (confidential later)": lambda world, _: world.live.history("token-later"),
    "LiveLog.history (confidential, withdrawn)": lambda world, _: world.live.history("token-gone"),
    "LiveLog.undo": lambda world, _: world.live.undo(),
    "LiveLog.undo (confidential)": lambda world, _: world.live.undo("token-id"),
    "LiveLog.last_recorded": lambda world, _: world.live.last_recorded(),
    "LiveLog.last_recorded (confidential)": lambda world, _: world.live.last_recorded("token-id"),
    "LiveLog.recorded_since": lambda world, _: world.live.recorded_since(dt.datetime(2020, 1, 1, tzinfo=dt.UTC)),
    "LiveLog.merge": lambda world, _: world.live.merge(world.live.backup(world.folder / "log.sqlite-copy")),
    "LiveLog.conflicted_copies": lambda world, _: world.live.conflicted_copies(),
    "LiveLog.backup": lambda world, _: _reopened(world.live.backup(world.folder / "log.sqlite-copy")),
    "LiveLog.restore": lambda world, _: (
        world.live.restore(world.live.backup(world.folder / "log.sqlite-copy")) is None,
        world.live,
    ),
    "LiveLog.verify": lambda world, _: world.live.verify(),
    "LiveLog.log": lambda world, _: world.live.log(),
    "LiveLog.due": lambda world, _: world.live.due("2015-01-01"),
    "LiveLog.close": lambda world, _: said(world.live.close()) + repr(world.live),
    "LiveLog.__enter__": lambda world, _: world.live.__enter__(),
    "LiveLog.__exit__": lambda world, _: world.live.__exit__(None, None, None),
    "Version.__repr__": lambda world, _: list(map(repr, world.live.history("open-linked"))),
}


def _one_act(path: Path) -> Path:
    path.write_text(json.dumps({**LETTER, "id": "open-read"}), encoding="utf-8")
    return path


# Every command, with its options

ADD = ("log", "add", "--kind", "letter", "--start", "2026-03-02", "--states", "Egypt", "--note", "x")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "--end": ("2026-03-03",), "--precision": ("day",), "--party-to": ("P2",), "--not-party-to": ("AP2",),
    "--count": ("3",), "--audience": ("the room",), "--instruments": ("P5",), "--actor": ("token-offize",),
    "--venue": ("Geneva",), "--document": ("d",), "--accession-stage": ("near",), "--mandates": ("plan-2011-1",),
    "--part-of": ("open-whole",), "--same-as": ("open-whole",), "--status": ("planned",), "--due": ("9999-01-01",),
    "--stage": ("applied",), "--attach": ("page.csv",), "--id": ("open-new",), "--kind": ("seminar",),
    "--start": ("2026-03-01",),
    "--states": ("Fiji",), "--note": ("y",), "--data": ("data",),
}  # fmt: skip

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("status", "VNM"),
    ("status", "VNM", "--data", "data"),
    ("report", "--out", "report", "--data", "data"),
    ("explore", "--out", "explorer.html", "--data", "data"),
    ("brief", "VNM", "--data", "data"),
    ("letters", "--data", "data"),
    ("annual", "--year", "2014", "--data", "data"),
    ("year", "--since", "2013-11-15", "--until", "2014-11-14", "--data", "data"),
    ("status", "VNM", "--as-of", "2014-09-01"),
    ("status", "VNM", "--as-of", "2026-06-01"),
    ("report", "--out", "report", "--as-of", "2026-06-01", "--after-data"),
    ("brief", "Viet Nam", "--log", "log.sqlite", "--as-of", "2026-06-01"),
    ("letters", "--log", "log.sqlite", "--as-of", "2026-06-01"),
    ("report", "--out", "report", "--as-of", "2014-09-01", "--basis", "in_force", "--word"),
    *((name, "--as-of", "2026-06-01", "--after-data") for name in ("totals", "gaps", "migration")),
    ("match", "names.csv", "--as-of", "2026-06-01"),
    ("read", "page.csv", "--as-of", "2014-09-01"),
    ("explore", "--out", "explorer.html"),
    ("explore", "--out", "explorer.html", "--acts", "--log", "log.sqlite"),
    ("explore", "--out", "explorer.html", "--internal", "--log", "log.sqlite"),
    ("update",),
    ("update", "page.csv", "--as-of", "2026-02-03", "--data", "data", "--dry-run", "--yes"),
    ("init", "office"),
    ("totals", "--as-of", "2014-09-01", "--basis", "in_force", "--data", "data", "--format", "csv", "--json"),
    (
        "gaps",
        "--as-of",
        "2014-09-01",
        "--basis",
        "in_force",
        "--data",
        "data",
        "--format",
        "csv",
        "--json",
        "--states",
        "African",
        "--instrument",
        "P5",
        "--values",
        "gap",
    ),
    ("migration", "--as-of", "2014-09-01", "--basis", "in_force", "--data", "data", "--format", "csv", "--json"),
    (
        "panel",
        "--unit",
        "wide",
        "--start",
        "2014",
        "--end",
        "2014",
        "--states",
        "FRA",
        "--instrument",
        "P5",
        "--basis",
        "in_force",
        "--data",
        "data",
        "--format",
        "csv",
        "--json",
    ),
    ("cite", "--style", "apa", "--sources", "--data", "data"),
    ("changes", "--since", "2014-01-01", "--until", "2014-09-01", "--language", "fr", "--data", "data"),
    (
        "list",
        "--group",
        "African",
        "--party",
        "CCW",
        "--not-party",
        "P5",
        "--as-of",
        "2014-09-01",
        "--language",
        "fr",
        "--data",
        "data",
    ),
    (
        "match",
        "names.csv",
        "--column",
        "State",
        "--instrument",
        "P5",
        "--as-of",
        "2014-09-01",
        "--data",
        "data",
        "--format",
        "csv",
        "--json",
    ),
    ("check",),
    ("annual", "--year", "2014", "--log", "log.sqlite"),
    ("annual", "--year", "2014", "--log", "whole.jsonl", "--language", "fr", "--out", "annual.html"),
    ("annual", "--year", "2014", "--log", "log.sqlite", "--since", "2014-05-01", "--until", "2014-05-31"),
    ("annual", "--year", "2014"),
    *(("brief", state, "--internal", "--log", "log.sqlite") for state in ("Viet Nam", "Tuvalu", "Kazakhstan")),
    ("brief", "Viet Nam", "--log", "whole.jsonl", "--as-of", "2014-09-01", "--internal", "--out", "brief.docx"),
    ("letters", "--kind", "not_party", "--log", "log.sqlite", "--internal"),
    ("letters", "--kind", "p2_only", "--log", "whole.jsonl", "--as-of", "2014-09-01", "--language", "LAO=fr"),
    ("letters", "--kind", "p2_only", "--log", "log.sqlite", "--internal", "--out", "letters.csv"),
    ("annual", "--year", "2014", "--log", "log.sqlite", "--out", "draft.docx", "--annex", "annex.docx", "--internal"),
    ("brief", "Viet Nam", "--contacts", "contacts.csv", "--group", "Two=Egypt,VNM", "--not-example", "LAO"),
    ("letters", "--kind", "signatory", "--contacts", "contacts.csv", "--post", "Geneva"),
    (
        *("letters", "--kind", "signatory", "--form", "email", "--contacts", "contacts.csv"),
        *("--templates", ".", "--attach", "page.csv", "--date", "2014-09-01", "--out", "mails"),
    ),
    ("template", "copy", "own", "--form", "email", "--language", "en", "--replace"),
    ("template", "check", "email.en.txt"),
    ("year", "--since", "2013-11-15", "--until", "2014-11-14", "--log", "log.sqlite"),
    ("year", "--since", "2013-11-15", "--until", "2014-11-14", "--log", "whole.jsonl", "--as-of", "2014-07-01"),
    ("log", "backup", "log.sqlite-copy", "--log", "log.sqlite"),
    ("log", "backup", "log.sqlite-copy", "--log", "log.sqlite", "--replace"),
    ("log", "restore", "whole.jsonl", "--log", "log.sqlite"),
    ("log", "verify", "--log", "log.sqlite"),
    ("log", "due", "--log", "log.sqlite"),
    ("log", "due", "--log", "whole.jsonl", "--until", "2014-06-23"),
    ("log", "show", "--log", "log.sqlite"),
    ("log", "show", "--log", "whole.jsonl"),
    ("log", "show", "--log", "log.sqlite", "--state", "Viet Nam"),
    ("log", "show", "--log", "log.sqlite", "--state", "Viet Nam", "--data", "data"),
    ("log", "show", "--log", "log.sqlite", "--since", "2014-05-17", "--until", "2014-05-17"),
    *(("log", "show", name, "--log", "log.sqlite") for name in ("open-linked", "open-later", "open-gone")),
    *(("log", "show", name, "--log", "log.sqlite") for name in ("token-id", "token-later", "token-gone")),
    ("log", "export", "acts.jsonl", "--log", "log.sqlite"),
    ("log", "export", "acts.csv", "--log", "whole.jsonl"),
    (*ADD, "--log", "log.sqlite"),
    *((*ADD, option, *value, "--log", "log.sqlite") for option, value in FIELDS.items()),
    (*ADD, "--id", "open-whole", "--log", "log.sqlite"),
    *(
        ("log", "amend", "open-linked", option, *value, "--log", "log.sqlite")
        for option, value in FIELDS.items()
        if option != "--id"
    ),
    ("log", "amend", "open-linked", "--level", "confidential", "--log", "log.sqlite"),
    (*ADD, "--public", "--again", "--yes", "--log", "log.sqlite"),
    ("log", "undo", "--yes", "--log", "log.sqlite"),
    ("log", "undo", "open-linked", "--log", "log.sqlite"),
    *(("log", "undo", name, "--log", "log.sqlite") for name in ("token-id", "token-gone")),
    ("log", "today", "--log", "log.sqlite", "--days", "30", "--since", "2014-01-01"),
    ("log", "sponsorship", "--log", "log.sqlite"),
    (
        "log",
        "sponsorship",
        "token-planned",
        "--stage",
        "granted",
        "--note",
        "x",
        "--due",
        "2026-01-01",
        "--log",
        "log.sqlite",
    ),
    (
        "log",
        "import",
        "list.csv",
        "--log",
        "log.sqlite",
        "--yes",
        "--sheet",
        "x",
        "--kind",
        "call",
        "--level",
        "public",
        "--report",
        "report.csv",
    ),
    ("log", "import", "list.csv", "--log", "log.sqlite", "--again", "--day-first"),
    ("log", "import", "list.csv", "--log", "log.sqlite", "--month-first"),
    ("log", "handover", "handover.md", "--log", "log.sqlite", "--by", "nobody"),
    ("log", "handover", "handover.md", "--log", "log.sqlite"),
    ("log", "handover", "handover.md", "--log", "log.sqlite", "--data", "data"),
    ("log", "merge", "log.sqlite", "log.sqlite-before", "--prefer", "there", "--yes"),
    ("log", "unlock", "--log", "log.sqlite", "--yes"),
    ("log", "export", "acts.jsonl", "--log", "log.sqlite", "--internal"),
    *(("log", "amend", name, "--venue", "Geneva", "--log", "log.sqlite") for name in ("token-id", "token-gone")),
    ("log", "withdraw", "open-whole", "--reason", "twice", "--log", "log.sqlite"),
    *(("log", "withdraw", name, "--reason", "twice", "--log", "log.sqlite") for name in ("token-id", "token-gone")),
)
LIST = """Date,Country,Kind,Note
2014-05-17,Eritrea; Viet Nam; LAO,demarche,as a confidential act has it
2014-04-01,Viet Nam,letter,as a public act has it
2026-01-20,Fiji,fax,
2026-01-20,Fiji,call,
"""
"""A list that an office kept before."""

FIXTURES = Path(__file__).parents[1] / "fixtures"
BESIDE = {
    "page.csv": FIXTURES / "untc" / "cells.csv",
    "contacts.csv": FIXTURES / "office" / "contacts.csv",
    "email.en.txt": FIXTURES / "office" / "email.en.txt",
}
"""What lies in the folder in which a command is tried."""


def prepared(world: World, folder: Path) -> Path:
    """Return a copy of the files of a world, in which a command may do what it does."""
    world.live.close()
    shutil.copytree(world.folder, folder)
    return folder
