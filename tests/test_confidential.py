"""Nothing of a confidential act leaves the log unless it is asked for by name."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import ccwuniv as ccw
from ccwuniv._cli.office import register
from ccwuniv.briefs import brief
from ccwuniv.clock import year_clock
from ccwuniv.letters import LETTER_KINDS, letter_list, write_letters
from ccwuniv.outreach import ReadableLog

REG = ccw.Registry.bundled()
OPEN = ccw.OutreachLog.bundled()
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
    count=917,
    instruments=["CCW", "AP2"],
    treaty_scope="token-scope",
    region=[{"printed": "token-region"}],
    accession_stage="token-stage",
    mandates=["token-mandate"],
    part_of=["token-part"],
    same_as=["2014-p03-01", "token-same"],
    confidential=True,
    note="token-note",
    quote="token-quote",
    due="2014-06-23",
)  # fmt: skip
TOKENS = ("token-", "9137", "2014-05-17", "2014-05-18", "2014-06-23", "917 ")
WITH = ccw.OutreachLog([*OPEN, SECRET])


def attributes(frame: object) -> str:
    return json.dumps(getattr(frame, "attrs", {}))


def text_of(frame: object) -> str:
    return f"{frame.to_csv()}{attributes(frame)}"  # type: ignore[attr-defined]


def lines(log: ReadableLog, folder: Path, **asked: bool) -> str:
    log.write_jsonl(folder / "log.jsonl", **asked)
    return (folder / "log.jsonl").read_text(encoding="utf-8")


def letters(log: ReadableLog, folder: Path, **asked: bool) -> str:
    texts = []
    for kind in LETTER_KINDS:
        frame = letter_list(REG, kind, log, **asked)
        text = write_letters(frame, folder / "letters.csv").read_text(encoding="utf-8-sig")
        texts.append(text + (attributes(frame) if not asked else ""))
    return "".join(texts)


def briefs(log: ReadableLog, _: Path, **asked: bool) -> str:
    return "".join(brief(REG, log, state, **asked).html for state in (*SECRET.states, "TUV", "PLW"))


def explorer(log: ReadableLog, folder: Path) -> str:
    return ccw.write_explorer(REG, folder / "explorer.html", log=log).read_text(encoding="utf-8")


def summaries(log: ReadableLog, _: Path, **asked: bool) -> str:
    by = ("kind", "actor", "state", "instrument", "paragraph", "year")
    return "".join(text_of(log.summary(one, **asked)) for one in by)  # type: ignore[arg-type]


def clock(log: ReadableLog, _: Path, **asked: bool) -> str:
    return year_clock(REG, log, "2013-11-15", "2014-11-14", **asked).text()


BY_NAME: Mapping[str, Callable[..., str]] = {
    "frame": lambda log, _, **asked: text_of(log.frame(**asked)),
    "to_pandas": lambda log, _, **asked: text_of(log.to_pandas(**asked)),
    "jsonl": lines,
    "targets": lambda log, _, **asked: text_of(log.targets(REG, **asked)),
    "summary": summaries,
    "brief": briefs,
    "letters": letters,
}
NEVER: Mapping[str, Callable[[ReadableLog, Path], str]] = {
    "candidates": lambda log, _: text_of(log.candidates(REG)),
    "html": lambda log, _: log._repr_html_(),
    "year": clock,
    "annual_report": lambda log, _: ccw.annual_report(log, REG, 2014).html,
    "annual_report_fr": lambda log, _: ccw.annual_report(log, REG, 2014, language="fr").html,
    "annual_report_es": lambda log, _: ccw.annual_report(log, REG, 2014, language="es").html,
    "explorer": explorer,
    "migration_list": lambda log, _: text_of(ccw.migration_list(REG, log=log)),
    "target_list": lambda log, _: text_of(ccw.target_list(REG, log)),
    "outcomes": lambda log, _: text_of(ccw.outreach_outcomes(log, REG, "12Y")),
    "commitments": lambda log, _: text_of(ccw.mandate_coverage(log)),
}
EXPORTS = {**BY_NAME, **NEVER}


@pytest.fixture(params=["value", "live"])
def log(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ReadableLog]:
    if request.param == "value":
        yield WITH
    else:
        with ccw.OutreachLog.open(tmp_path / "live.sqlite") as live:
            live.extend(WITH)
            yield live


@pytest.mark.parametrize("export", EXPORTS)
def test_an_export_is_what_it_would_be_without_the_act(log: ReadableLog, export: str, tmp_path: Path) -> None:
    text = EXPORTS[export](log, tmp_path)
    assert not [token for token in TOKENS if token in text]
    assert text == EXPORTS[export](OPEN, tmp_path)


@pytest.mark.parametrize("export", BY_NAME)
def test_asked_for_by_name_it_is_there(log: ReadableLog, export: str, tmp_path: Path) -> None:
    assert BY_NAME[export](log, tmp_path, confidential=True) != BY_NAME[export](OPEN, tmp_path)


@pytest.mark.parametrize("field", ccw.OutreachAction.model_fields)
def test_the_act_of_this_test_has_every_field(field: str) -> None:
    if field not in ("precision", "selector", "complete", "status"):
        assert getattr(SECRET, field) != ccw.OutreachAction.model_fields[field].get_default()


@settings(max_examples=30, deadline=None)
@given(
    hidden=st.sets(st.sampled_from([act.id for act in OPEN]), max_size=12),
    export=st.sampled_from(["frame", "targets", "candidates", "summary", "target_list", "outcomes", "commitments"]),
)
def test_whichever_acts_are_confidential(
    hidden: set[str], export: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    marked = ccw.OutreachLog(a.model_copy(update={"confidential": True}) if a.id in hidden else a for a in OPEN)
    rest = ccw.OutreachLog(act for act in OPEN if act.id not in hidden)
    assert EXPORTS[export](marked, folder) == EXPORTS[export](rest, folder)


COMMANDS = [
    ("log", "show"),
    ("log", "show", "--state", "Viet Nam"),
    ("log", "show", "--since", "2014-05-17", "--until", "2014-05-17"),
    ("log", "due"),
    ("log", "due", "--until", "2014-06-23"),
    ("log", "show", "token-id"),
    ("log", "export", "acts.jsonl"),
    ("log", "export", "acts.csv"),
    ("brief", "Viet Nam"),
    ("brief", "Tuvalu"),
    ("letters", "--kind", "not_party"),
    ("letters", "--kind", "p2_only"),
    ("year", "--since", "2013-11-15", "--until", "2014-11-14"),
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_shows_it_only_when_asked(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = typer.Typer()
    register(app)
    with ccw.OutreachLog.open("with.sqlite") as live:
        live.extend(WITH)
    with ccw.OutreachLog.open("without.sqlite") as live:
        live.extend(OPEN)

    def said(log: str, *more: str) -> str:
        done = CliRunner().invoke(app, [*words, "--log", log, *more])
        written = "".join(p.read_text(encoding="utf-8") for p in sorted(tmp_path.glob("acts.*")))
        return f"{done.stdout}{written}{done.exception or ''}"

    quiet = said("with.sqlite")
    assert not [token for token in TOKENS if token in quiet.replace("'token-id'", "")]
    assert quiet == said("without.sqlite") or words[-1] == "token-id"
    assert said("with.sqlite", "--confidential") != quiet or words in (COMMANDS[8:12])
