"""Nothing told in confidence leaves a log unless it is asked for by name: not its content, not that it is there."""

from __future__ import annotations

import doctest
import importlib
import inspect
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import click
import pandas as pd
import pytest
import typer
from matplotlib import pyplot as plt
from typer.testing import CliRunner

import ccwuniv as ccw
from ccwuniv.cli import app
from ccwuniv.outreach import LiveLog, ReadableLog, Version
from tests.support import leaks
from tests.support.face import public_modules
from tests.support.leaks import REG, TOKENS, Recipe, World, output

RECIPES: Mapping[str, Recipe] = {**leaks.OF_A_LOG, **leaks.OF_OTHERS, **leaks.OF_LIVE}
WHOLE = ccw.OutreachLog.bundled()


def tokens(text: str, *typed: str) -> list[str]:
    """The marks of confidential acts in a text, but for what the caller has typed."""
    for word in typed:
        text = text.replace(word, "")
    return [token for token in TOKENS if re.search(rf"(?<![\d.]){token}", text)]


# Two worlds


def made(folder: Path, *, secret: bool) -> World:
    """Make a world in a folder of its own."""
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        live = ccw.OutreachLog.open("log.sqlite")
        leaks.record(live, secret=secret)
        live.write_jsonl("whole.jsonl", confidential=True)
        live.backup("log.sqlite-before")
        for name, file in leaks.BESIDE.items():
            shutil.copy(file, name)
        Path("list.csv").write_text(leaks.LIST, encoding="utf-8")
    return World(secret, folder, live)


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> tuple[World, World]:
    """A world with confidential acts, and the same without."""
    top = tmp_path_factory.mktemp("worlds")
    return made(top / "with", secret=True), made(top / "without", secret=False)


@pytest.fixture
def two(worlds: tuple[World, World], tmp_path: Path) -> tuple[World, World]:
    """The two worlds, in copies that may be written."""
    found = []
    for world in worlds:
        folder = tmp_path / world.folder.name
        with ccw.OutreachLog.open(world.folder / "log.sqlite") as live:
            assert len(live)
        shutil.copytree(world.folder, folder)
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(folder)
            found.append(World(world.secret, folder, ccw.OutreachLog.open("log.sqlite")))
    return found[0], found[1]


@contextmanager
def inside(world: World) -> Iterator[None]:
    """Work in the folder of a world, where the shipped log is of that world, too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(world.folder)
        patch.setattr("ccwuniv.outreach.log._bundled", leaks.shipped if world.secret else lambda: WHOLE)
        yield
    plt.close("all")


def outputs(worlds: tuple[World, World], make: Callable[[World], object]) -> list[str]:
    """Return what each world says."""
    texts = []
    for world in worlds:
        with inside(world):
            texts.append(output(lambda world=world: make(world)))  # type: ignore[misc]
    return texts


def every_output(
    worlds: tuple[World, World], container: str, recipes: Mapping[str, Recipe]
) -> Iterator[tuple[str, str, str]]:
    """Give what each recipe says of one container in each world."""
    texts = []
    for world in worlds:
        with inside(world):
            log = leaks.CONTAINERS[container](world)
            texts.append([output(partial(make, world, log)) for make in recipes.values()])
    return zip(recipes, *texts, strict=True)


# What there is to be called


def modules() -> Iterator[Any]:
    yield from public_modules()


HOUSE = {"DraftAct", "in_name_order", "table_of_picture"}
"""What rooms hand each other, of what the public ones offer, and a draft, which is of a report and no act yet."""


def public() -> dict[str, Any]:
    """Every public function and class by its name, the live log among them."""
    found: dict[str, Any] = {"LiveLog": LiveLog, "ReadableLog": ReadableLog, "Version": Version}
    for module in modules():
        for name in sorted(set(getattr(module, "__all__", None) or vars(module)) - HOUSE):
            thing = getattr(module, name)
            if callable(thing) and str(getattr(thing, "__module__", "")).startswith("ccwuniv"):
                found[f"plot.{name}" if module is ccw.plot and name == "actor_targets" else thing.__name__] = thing
    return found


SHOWN = ("__repr__", "__str__", "__len__", "__iter__", "__eq__", "__hash__", "__init__", "__enter__", "__exit__",
         "__contains__", "__getitem__", "_repr_html_", "_repr_markdown_")  # fmt: skip


def members(name: str, cls: type) -> Iterator[tuple[str, Any]]:
    """Every public method and property that a class itself has, and every one by which it is shown."""
    for own, member in list(vars(cls).items()):
        function = getattr(member, "fget", None) or getattr(member, "__func__", member)
        written = inspect.isfunction(function) and "ccwuniv" in str(inspect.getsourcefile(function))
        if written and (not own.startswith("_") or own in SHOWN):
            yield f"{name}.{own}", function


def meets_acts(function: object) -> bool:
    """Say whether a function takes or returns a log, acts, or what was made of them."""
    said_of = " ".join(map(str, getattr(function, "__annotations__", {}).values()))
    return bool(
        re.search(r"\w*Log\b|OutreachAction\b|AnnualReport|\bBrief\b|\bPaper\b|YearClock|\bAxes \| Figure", said_of)
    )


LOGGISH = ("ReadableLog", "OutreachLog", "LiveLog", "Version", "Paper", "Brief", "AnnualReport", "YearClock")


def callables() -> dict[str, Any]:
    """Every public function, method and property by name."""
    found = {}
    for name, thing in public().items():
        if inspect.isclass(thing):
            for one in (thing, *(base for base in thing.__mro__ if base.__name__ == "KeptLog")):
                found.update(members(name, one))
        else:
            found[name] = thing
    return found


CALLABLES = callables()


def covered() -> set[str]:
    """The names of what the recipes call: a part in brackets tells calls of one apart."""
    return {re.sub(r" \(.*", "", name) for name in RECIPES}


@pytest.mark.parametrize("name", [name for name, function in CALLABLES.items()
                                  if meets_acts(function) or name.partition(".")[0] in LOGGISH])  # fmt: skip
def test_whatever_meets_acts_has_a_recipe(name: str) -> None:
    inherited = name.replace("OutreachLog.", "ReadableLog.").replace("LiveLog.", "ReadableLog.")
    shown_by_recipe = name.endswith(("__repr__", "_repr_markdown_", "__eq__", "__hash__"))
    assert {name, inherited} & covered() or (shown_by_recipe and name.partition(".")[0] in LOGGISH), (
        f"write a recipe for {name} in tests/support/leaks.py: how it is called where acts are told in confidence"
    )


# What is written for others


COPIES = {"LiveLog.backup", "LiveLog.restore", "LiveLog.merge", "LiveLog.read_jsonl", "LiveLog.__init__",
          "OutreachLog.open", "OutreachLog.read_jsonl"}  # fmt: skip
"""Copies of the log itself are whole, and reading writes nothing."""

PAPERS = {"annual_report", "brief", "letter_list", "export", "replication_archive", "ReadableLog.released"}


def for_others(name: str) -> bool:
    """Say whether something writes a file or page for others: it has a path or asks for internal acts, or is a page."""
    function = CALLABLES.get(name) or CALLABLES.get(name.replace("ReadableLog.", "OutreachLog."))
    if name in COPIES or function is None:
        return False
    of_a_page = name.partition(".")[0] in ("Brief", "AnnualReport", "Paper")
    takes = inspect.signature(function).parameters.keys() & {"path", "internal"} if callable(function) else set()
    return name in PAPERS or of_a_page or bool(takes)


FOR_OTHERS = [name for name in RECIPES if for_others(name.partition(" (")[0]) and "internal)" not in name]


def inside_tokens(text: str) -> list[str]:
    """The marks of internal acts in a text."""
    return [token for token in leaks.INSIDE_TOKENS if re.search(rf"(?<![\d.]){token}", text)]


def test_all_that_writes_for_others_is_known() -> None:
    names = {name.partition(" (")[0] for name in FOR_OTHERS}
    assert names >= PAPERS | {"Paper.write", "Paper.html", "Paper.markdown", "write_explorer", "write_letters",
                              "ReadableLog.write_jsonl"}  # fmt: skip


@pytest.mark.parametrize("name", FOR_OTHERS)
def test_what_is_written_for_others_holds_no_internal_act(worlds: tuple[World, World], name: str) -> None:
    for kind in ("live", "filter of a live log"):
        with inside(worlds[0]):
            told = output(lambda kind=kind: RECIPES[name](worlds[0], leaks.CONTAINERS[kind](worlds[0])))  # type: ignore[misc]
        assert not inside_tokens(told)


@pytest.mark.parametrize("name", [name for name in RECIPES if name.endswith("(internal)")])
def test_what_is_written_of_internal_acts_says_so(worlds: tuple[World, World], name: str) -> None:
    with inside(worlds[0]):
        told = output(lambda: RECIPES[name](worlds[0], worlds[0].live))
    assert "INTERNAL" in told or name.startswith("ReadableLog.")
    assert "inside-" in told or "replication" in name


def test_in_the_room_internal_acts_are_shown(two: tuple[World, World]) -> None:
    shown = output(two[0].live.frame) + run(two[0], "log", "show", "--log", "log.sqlite")
    assert set(inside_tokens(shown)) >= {"inside-", "8246"}


def test_every_recipe_is_of_something_that_there_is() -> None:
    of_any_log = {name.replace("OutreachLog.", "ReadableLog.") for name in CALLABLES}
    assert covered() - CALLABLES.keys() - of_any_log == set()


# Nothing is shown


@pytest.mark.parametrize("container", leaks.CONTAINERS)
def test_a_log_says_what_it_would_without_them(
    worlds: tuple[World, World], container: str, subtests: pytest.Subtests
) -> None:
    for name, told, untold in every_output(worlds, container, leaks.OF_A_LOG):
        with subtests.test(name):
            assert not tokens(told, "token-person=")
            assert told == untold


@pytest.mark.parametrize("name", leaks.OF_OTHERS)
@pytest.mark.parametrize("kind", ["live", "filter that leaves acts out"])
def test_what_is_made_of_a_log_is_what_it_would_be_without_them(
    worlds: tuple[World, World], kind: str, name: str
) -> None:
    told, untold = outputs(worlds, lambda world: leaks.OF_OTHERS[name](world, leaks.CONTAINERS[kind](world)))
    assert not tokens(told)
    assert told == untold


@pytest.mark.parametrize("name", leaks.OF_LIVE)
def test_a_live_log_does_what_it_would_without_them(two: tuple[World, World], name: str) -> None:
    told, untold = outputs(two, lambda world: leaks.OF_LIVE[name](world, world.live))
    assert not tokens(told, "'token-id'", "'token-gone'", "'token-later'")
    assert told == untold


def test_the_outputs_are_listed() -> None:
    """Whoever reads the list knows what is covered; a new output is a new line."""
    names = sorted([*RECIPES, *(f"ccwuniv {' '.join(words)}" for words in leaks.COMMANDS)])
    listed = (Path(__file__).parents[1] / "data" / "confidential_outputs.txt").read_text(encoding="utf-8").splitlines()
    assert listed == names
    assert len({re.sub(r" \(.*", "", name) for name in RECIPES}) + len(COMMANDS) >= 55


# The examples of the documentation, where the shipped log has confidential acts

EQUALITY = ("OutreachLog.from_pandas", "OutreachLog.read_jsonl", "ReadableLog.to_pandas")
"""Their examples say that a copy is equal: of the public acts alone, where the log has others, it is not."""


DOCUMENTED = [
    *(name for name in CALLABLES if not name.partition(".")[2].startswith("_")),
    *(name for name, thing in public().items() if inspect.isclass(thing)),
]


@pytest.mark.parametrize("name", DOCUMENTED)
def test_an_example_shows_what_it_would_without_them(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    function = CALLABLES.get(name, public().get(name))
    if ">>>" not in (function.__doc__ or ""):
        known = covered() | {one.partition(".")[0] for one in covered()} | WITHOUT_EXAMPLE
        assert name in known, f"{name} has no example, and no recipe in tests/support/leaks.py"
        return
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("ccwuniv.outreach.log._bundled", leaks.shipped)
    scope = vars(importlib.import_module(function.__module__))
    test = doctest.DocTestParser().get_doctest(function.__doc__, {**scope, "ccw": ccw}, name, None, 0)
    said_by: list[str] = []
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    runner = doctest.DocTestRunner(checker=_Keeping(said_by), optionflags=flags, verbose=False)
    result = runner.run(test, out=said_by.append, clear_globs=True)
    plt.close("all")
    assert not tokens("".join(said_by))
    assert not result.failed or name in EQUALITY, "".join(said_by)


class _Keeping(doctest.OutputChecker):
    """Keeps what examples print."""

    def __init__(self, kept: list[str]) -> None:
        self._kept = kept

    def check_output(self, want: str, got: str, optionflags: int) -> bool:
        self._kept.append(got)
        return super().check_output(want, got, optionflags)


WITHOUT_EXAMPLE = {
    f"Registry.{name}"
    for name in ("day", "group", "group_names", "state_index", "code_index", "actions_of", "replaced")
}
"""What no example is written for, and no act can reach."""


# Whatever is given to whatever: what it says of it


HELD: Mapping[str, Callable[[World], object]] = {
    "log": lambda world: world.log,
    "live log": lambda world: world.live,
    "list": lambda world: list(world.acts),
    "dict": lambda world: dict(enumerate(world.acts)),
    "Series": lambda world: pd.Series(list(world.acts), dtype=object),
    "generator": lambda world: (act for act in world.acts),
    "mappings": lambda world: [{**vars(act)} for act in world.acts],
    "dataclass": lambda world: leaks.Held(world.acts),
}


@pytest.mark.parametrize("name", [name for name, thing in CALLABLES.items() if "." not in name or "plot." in name])
def test_a_function_given_acts_in_any_place_says_nothing_of_them(
    worlds: tuple[World, World], name: str, subtests: pytest.Subtests
) -> None:
    def make(world: World, held: str) -> list[str]:
        places: list[tuple[object, ...]] = [(), (REG,)]
        return [output(lambda before=before: CALLABLES[name](*before, HELD[held](world))) for before in places]  # type: ignore[misc]

    for held in HELD:
        told, untold = outputs(worlds, lambda world, held=held: make(world, held))  # type: ignore[misc]
        with subtests.test(held):
            assert not tokens(told)
            assert told == untold or name == "resolve_many"  # which says of each that it is not a name of a state


# The commands


def commands(group: click.Group, *before: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, *before, name)
        else:
            yield (*before, name), command


COMMANDS = dict(commands(typer.main.get_command(app)))  # type: ignore[arg-type]
ASKING = ("--confidential", "--see-confidential")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_option_of_a_command_is_tried(command: tuple[str, ...]) -> None:
    tried = {word for words in leaks.COMMANDS if words[: len(command)] == command for word in words}
    assert any(words[: len(command)] == command for words in leaks.COMMANDS), f"try {command} in tests/support/leaks.py"
    options = {option for one in COMMANDS[command].params for option in one.opts if option.startswith("-")}
    assert options - tried - {"--help", "-h", *ASKING} == set()


WRITES = ("report", "explore", "annual", "brief", "letters", "export")


@pytest.mark.parametrize("words", [words for words in leaks.COMMANDS if {*words[:2]} & {*WRITES}], ids=" ".join)
def test_a_command_that_writes_for_others_holds_no_internal_act(
    two: tuple[World, World], words: tuple[str, ...]
) -> None:
    told = run(two[0], *words)
    if "--internal" in words:
        assert "INTERNAL" in told
        assert ("inside-" in told) == bool({"Viet Nam", "export", "explore"} & {*words}) or ".docx" in "".join(words)
    else:
        assert not inside_tokens(told)


@pytest.mark.parametrize("words", leaks.COMMANDS, ids=" ".join)
def test_a_command_says_what_it_would_without_them(two: tuple[World, World], words: tuple[str, ...]) -> None:
    told, untold = (run(world, *words) for world in two)
    typed = ["2014-05-17"] if "import" in words else [word for word in words if word.startswith("token-")]
    assert not tokens(told, *typed)
    assert told == untold


def run(world: World, *words: str) -> str:
    """Return all that a command says and writes."""
    world.live.close()
    before = {file: file.read_bytes() for file in world.folder.rglob("*") if file.is_file()}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(world.folder)
        patch.delenv("CCWUNIV_LOG", raising=False)
        patch.setenv("CCWUNIV_TODAY", "2026-11-30")
        # Pictures are slow, and drawn from the registry alone.
        for picture in ("tile_map", "history", "coverage", "migration", "gap_matrix"):
            patch.setattr(f"ccwuniv.plot.{picture}", lambda _, ax, **__: ax)
        patch.setattr("ccwuniv.outreach.log._bundled", leaks.shipped if world.secret else lambda: WHOLE)
        done = CliRunner().invoke(app, list(words))
    plt.close("all")
    after = sorted(
        file for file in world.folder.rglob("*") if file.is_file() and not file.name.startswith("log.sqlite")
    )
    written = "".join(leaks.content(file) for file in after if before.get(file) != file.read_bytes())
    text = f"{done.exit_code}{done.stdout}{done.stderr}{done.exception}{written}"
    return leaks.TIME.sub("TIME", text)


@pytest.mark.parametrize(
    "words",
    [
        ("log", "show", "--log", "log.sqlite"),
        ("log", "show", "token-id", "--log", "log.sqlite"),
        ("log", "due", "--log", "log.sqlite"),
        ("log", "export", "acts.jsonl", "--log", "log.sqlite"),
        ("log", "withdraw", "token-id", "--reason", "twice", "--log", "log.sqlite"),
        ("brief", "Viet Nam", "--internal", "--log", "log.sqlite"),
        ("letters", "--kind", "p2_only", "--internal", "--log", "log.sqlite"),
        ("year", "--since", "2013-11-15", "--until", "2014-11-14", "--log", "log.sqlite"),
    ],
    ids=" ".join,
)
def test_a_command_shows_them_when_asked(two: tuple[World, World], words: tuple[str, ...]) -> None:
    assert run(two[0], *words, "--confidential") != run(two[1], *words, "--confidential")


def test_an_act_is_amended_when_asked(two: tuple[World, World]) -> None:
    text = run(two[0], "log", "amend", "token-id", "--venue", "Geneva", "--see-confidential", "--log", "log.sqlite")
    assert "Amended in log.sqlite: token-id" in text
    with ccw.OutreachLog.open(two[0].folder / "log.sqlite") as live:
        assert live.history("token-id", confidential=True)[-1].action.venue == "Geneva"
