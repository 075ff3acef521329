"""The house: one subject, one package, entered by its door; imports point down, and there is no circle."""

from __future__ import annotations

import ast
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "ccwuniv"
ROOMS = {
    *("_support", "records", "law", "names", "registry", "outreach", "sources", "analysis"),
    *("checks", "plot", "citation", "documents", "exports", "testing", "cli"),
}
BESIDE = {"__init__.py", "__init__.pyi", "__main__.py", "_version.py", "errors.py", "py.typed"}
LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]


def door(room: str) -> Path:
    return SOURCE / room / "__init__.pyi"


def modules_of(folder: Path) -> set[str]:
    """Name the modules and packages that lie in a folder."""
    inside = {path.stem for path in folder.glob("*.py")} | {path.parent.name for path in folder.glob("*/__init__.py")}
    return inside - {"__init__"}


# The tree


def test_the_house_has_its_fifteen_rooms_and_little_beside_them() -> None:
    entries = {path for path in SOURCE.iterdir() if path.name != "__pycache__"}
    assert {path.name for path in entries if path.is_dir()} - {"data"} == ROOMS
    assert {path.name for path in entries if path.is_file()} == BESIDE
    assert len(ROOMS) == 15
    assert len(BESIDE) <= 8


def test_no_file_inside_a_room_has_an_underscore() -> None:
    inside = [path for room in ROOMS for path in (SOURCE / room).rglob("*.py*") if "__pycache__" not in path.parts]
    assert len(inside) > 200
    assert not [path for path in inside if path.name.startswith("_") and not re.fullmatch(r"__\w+__", path.stem)]


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_a_door_says_what_its_room_is_for_and_what_it_may_use(room: str) -> None:
    doc = importlib.import_module(f"ccwuniv.{room}").__doc__ or ""
    first, _, rest = doc.partition("\n\n")
    assert len(first.split()) >= 7
    assert re.search(r"^It may use ", rest, re.MULTILINE)


@pytest.mark.parametrize("room", ["sources.untc", "sources.isu"])
def test_a_room_inside_a_room_says_so_as_well(room: str) -> None:
    doc = importlib.import_module(f"ccwuniv.{room}").__doc__ or ""
    assert "It may use " in doc


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_a_door_offers_what_its_stub_lists_and_nothing_else(room: str) -> None:
    module = importlib.import_module(f"ccwuniv.{room}")
    offered = sorted(name for _, name in offers(door(room)))
    assert dir(module) == sorted(module.__all__) == offered
    assert all(getattr(module, name) is not None for name in offered)


# The stubs, which import-linter does not read


def offers(stub: Path) -> Iterator[tuple[str, str]]:
    """Give the module and the name of everything that a stub passes on."""
    for node in ast.parse(stub.read_text(encoding="utf-8")).body:
        assert isinstance(node, ast.ImportFrom)
        for alias in node.names:
            yield node.module or "", alias.name


def place(offer: tuple[str, str]) -> tuple[object, ...]:
    """Order constants before classes before functions, as ruff orders imports."""
    module, name = offer
    return module.split("."), 0 if name.isupper() else 1 if name[0].isupper() else 2, name.lower()


def wrong_in_stub(text: str, modules: set[str], *, root: bool = False) -> Iterator[str]:
    """Give what is wrong with a stub, by the modules of its room; the root stub passes on from doors alone."""
    seen: list[tuple[str, str]] = []
    for node in ast.parse(text).body:
        if not isinstance(node, ast.ImportFrom):
            yield f"line {node.lineno} is not a re-export"
            continue
        source = node.module or ""
        first, _, deeper = source.partition(".")
        if node.level != 1 or (first not in modules and not (root and not source)):
            yield f"line {node.lineno} comes from another room"
        if root and deeper:
            yield f"line {node.lineno} goes past a door"
        for alias in node.names:
            seen.append((source, alias.name))
            if alias.asname != alias.name:
                yield f"{alias.name} is not passed on by `as`"
            if (alias.name in modules) is not (root and not source):
                yield f"{alias.name} is the name of a module"
    if seen != sorted(seen, key=place):
        yield "the lines are not sorted"
    if len({name for _, name in seen}) < len(seen):
        yield "a name is there twice"


@pytest.mark.parametrize("stub", [pytest.param(p, id=p.parent.name) for p in sorted(SOURCE.rglob("*.pyi"))])
def test_a_stub_passes_on_what_is_in_its_own_room(stub: Path) -> None:
    assert not [*wrong_in_stub(stub.read_text(encoding="utf-8"), modules_of(stub.parent), root=stub.parent == SOURCE)]


def test_every_room_has_a_stub_and_there_is_no_other() -> None:
    assert {path.parent for path in SOURCE.rglob("*.pyi")} == {SOURCE, *(SOURCE / room for room in ROOMS)}


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("from ccwuniv.plot import coverage as coverage", "another room"),
        ("from ..plot import coverage as coverage", "another room"),
        ("from .plot import coverage as coverage", "another room"),
        ("import ccwuniv.plot", "not a re-export"),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from ..plot import coverage", "not a re-export"),
        ("from .spells import Spell", "not passed on by `as`"),
        ("from .spells import Spell as Stay", "not passed on by `as`"),
        ("from .spells import effects as effects", "the name of a module"),
        ("from .between import MinesRule as MinesRule", "not sorted"),
        ("from .spells import Spell as Spell", "twice"),
    ],
)
def test_a_forbidden_import_in_a_stub_is_found(line: str, wrong: str) -> None:
    text = door("law").read_text(encoding="utf-8")
    assert any(wrong in problem for problem in wrong_in_stub(f"{text}{line}\n", modules_of(SOURCE / "law")))


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("from .law.spells import Spell as Spell", "past a door"),
        ("from ccwuniv.law import Spell as Spell", "another room"),
        ("from . import Spell as Spell", "the name of a module"),
    ],
)
def test_a_forbidden_import_in_the_root_stub_is_found(line: str, wrong: str) -> None:
    text = (SOURCE / "__init__.pyi").read_text(encoding="utf-8")
    assert any(wrong in problem for problem in wrong_in_stub(f"{text}{line}\n", modules_of(SOURCE), root=True))


# The contract of import-linter


DOWN = "Imports point down, from room to room"
CIRCLE = "No circle, of rooms or inside one"


def test_the_contract_counts_types_and_names_every_room() -> None:
    assert LINTER["exclude_type_checking_imports"] is False
    layers, circles, *doors = LINTER["contracts"]
    assert (layers["name"], layers["exhaustive"]) == (DOWN, True)
    assert set(re.findall(r"\w+", " ".join(layers["layers"]))) == ROOMS | {"__main__", "errors", "_version"}
    assert (circles["type"], circles["ancestors"]) == ("acyclic_siblings", ["ccwuniv"])
    assert {tuple(one["protected_modules"]) for one in doors} == {(f"ccwuniv.{room}.*",) for room in ROOMS}
    assert all([f"{one}.*" for one in c["allowed_importers"]] == c["protected_modules"] for c in doors)
    assert not [contract for contract in LINTER["contracts"] if "ignore_imports" in contract]


FORBIDDEN = {
    "upward": ("registry/arrays.py", "from ccwuniv.plot import coverage", {DOWN, CIRCLE}),
    "between rooms of one floor": ("names/order.py", "from ccwuniv.law import Spell", {DOWN}),
    "past a door": ("analysis/gaps.py", "from ccwuniv.registry.arrays import a", {"Into registry by its door"}),
    "a circle inside a room": ("law/effects.py", "from ccwuniv.law.spells import Spell", {CIRCLE}),
}
WAYS = {
    "as it is": "{}\n",
    "under TYPE_CHECKING": "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    {}\n",
    "inside a function": "def asked_for():\n    {}\n",
}
TREES = {
    "as it stands": ("another.py", None, set()),
    "a new module beside the rooms": ("another.py", "", {DOWN}),
    **{
        f"{kind}, {way}": (name, WAYS[way].format(line), expected)
        for kind, (name, line, expected) in FORBIDDEN.items()
        for way in WAYS
    },
}
"""What is added to which file of the tree, if anything, and which contracts that breaks."""

LINT = """
import json, sys
from pathlib import Path
from importlinter.cli import lint_imports

def linted(name, added):
    path = Path("src/ccwuniv", name)
    before = path.read_text(encoding="utf-8") if path.exists() else None
    if added is not None:
        path.write_text(f"{before or ''}\\n\\n{added}", encoding="utf-8")
    failed = lint_imports(no_cache=True, no_logo=True)
    if before is not None:
        path.write_text(before, encoding="utf-8")
    elif added is not None:
        path.unlink()
    print(f"Exit status: {failed}", flush=True)

for tree in json.load(sys.stdin):
    linted(*tree)
"""


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The names of the contracts that each tree breaks: a copy of this one, changed and changed back."""
    house = tmp_path_factory.mktemp("house")
    shutil.copytree(SOURCE, house / "src" / "ccwuniv", ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
    shutil.copy(ROOT / "pyproject.toml", house)
    done = subprocess.run(
        [sys.executable, "-P", "-c", LINT],
        capture_output=True,
        check=True,
        cwd=house,
        env=os.environ | {"PYTHONPATH": str(house / "src"), "COLUMNS": "200"},
        input=json.dumps([(name, added) for name, added, _ in TREES.values()]),
        text=True,
    )
    *reports, rest = re.split(r"^Exit status: ", done.stdout, flags=re.MULTILINE)
    statuses = [int(text[0]) for text in (*reports[1:], rest)]
    found = {}
    for tree, report, status in zip(TREES, reports, statuses, strict=True):
        assert re.search(r"^Contracts: \d+ kept, \d+ broken\.$", report, re.MULTILINE), report + done.stderr
        found[tree] = set(re.findall(r"^(.+) BROKEN$", report, re.MULTILINE))
        assert status == bool(found[tree])
    return found


@pytest.mark.parametrize("tree", TREES)
def test_the_contract_is_kept_as_the_tree_stands_and_broken_by_a_forbidden_import(
    broken: dict[str, set[str]], tree: str
) -> None:
    assert broken[tree] == TREES[tree][2]


# What import-linter cannot see: the names of a door are loaded on demand, so no import leads on from a door


def through_own_door(text: str, room: str) -> Iterator[int]:
    """Give the lines of a module that come in through the door of its own room, or of the whole house."""
    doors = {"ccwuniv": ROOMS | {"_version", "errors"}, f"ccwuniv.{room}": modules_of(SOURCE / room)}
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.ImportFrom(module=str(module), names=names) if module in doors:
                if {alias.name for alias in names} - doors[module]:
                    yield node.lineno
            case ast.ImportFrom(level=level) if level:
                yield node.lineno
            case ast.Import(names) if {alias.name for alias in names} & set(doors):
                yield node.lineno


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_nothing_inside_a_room_comes_in_by_its_own_door(room: str) -> None:
    for path in (SOURCE / room).rglob("*.py"):
        assert not [*through_own_door(path.read_text(encoding="utf-8"), room)], path


@pytest.mark.parametrize(
    "code",
    [
        "from ccwuniv.law import Spell",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from ccwuniv.law import Spell",
        "import ccwuniv.law",
        "from ccwuniv import Registry",
        "import ccwuniv",
        "from . import spells",
        "from .spells import Spell",
    ],
)
def test_a_way_round_through_the_own_door_is_found(code: str) -> None:
    assert [*through_own_door(code, "law")]


# The tests


OUTSIDE = [path for folder in ("tests", "benchmarks", "tools", "docs") for path in (ROOT / folder).rglob("*.py")]
OUTSIDE = sorted(path for path in OUTSIDE if not {"_build", "__pycache__"} & set(path.parts))


def named_in(tree: ast.AST) -> Iterator[str]:
    """Give what a program imports or names by its whole path, such as the target of a patch."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(module), names=names, level=0):
                yield from (f"{module}.{alias.name}" for alias in names)
            case ast.Constant(str(text)) if re.fullmatch(r"ccwuniv(\.\w+)+", text):
                yield text
            case ast.Attribute():
                yield re.sub(r"^ccw\.", "ccwuniv.", ast.unparse(node))


def inner(name: str) -> str | None:
    """Return the room into which a name reaches past the door."""
    match name.split("."):
        case ["ccwuniv", room, module, *_] if room in ROOMS and module in modules_of(SOURCE / room):
            return room
    return None


ACROSS = {
    "tests/project/test_bounded.py": "tries every reader of a file, those that rooms keep to themselves, too",
    "tests/project/test_other_systems.py": "takes from single modules what another system does not have",
}
"""The tests of a promise that all rooms give together, with why they reach inside."""


@pytest.mark.parametrize(
    "path",
    [pytest.param(p, id=name) for p in OUTSIDE if (name := p.relative_to(ROOT).as_posix()) not in ACROSS],
)
def test_a_test_reaches_inside_its_own_room_only(path: Path) -> None:
    folder, own, *_ = path.relative_to(ROOT).parts
    reached = {name for name in named_in(ast.parse(path.read_text(encoding="utf-8"))) if inner(name)}
    assert {name for name in reached if folder != "tests" or inner(name) != own} == set()


@pytest.mark.parametrize(
    "code",
    [
        "from ccwuniv.registry.arrays import statuses",
        "from ccwuniv.registry import arrays",
        "import ccwuniv.registry.arrays",
        "patch.setattr('ccwuniv.registry.arrays.statuses', None)",
        "ccw.registry.arrays.statuses",
        "def late() -> None:\n    from ccwuniv.registry import arrays",
    ],
)
def test_each_way_into_a_room_is_seen(code: str) -> None:
    assert [name for name in named_in(ast.parse(code)) if inner(name) == "registry"]


# Finding the way


CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_contributing_opens_with_the_rooms_from_the_ground_up() -> None:
    listed = re.findall(r"^\| `([\w.]+?)/?` \|", CONTRIBUTING.partition("| to change this |")[0], re.MULTILINE)
    layers = [re.findall(r"\w+", line) for line in reversed(LINTER["contracts"][0]["layers"])]
    rank = {room: number for number, layer in enumerate(layers) for room in layer}
    assert set(listed) == {"errors.py", *ROOMS}
    ranks = [rank[name.removesuffix(".py")] for name in listed]
    assert ranks == sorted(ranks)


def test_every_file_that_contributing_names_is_there() -> None:
    opening = CONTRIBUTING.partition("A fact is a line")[0]
    for line in opening.splitlines():
        room = re.match(r"\| `(\w+)/`", line)
        for name in re.findall(r"`([\w/]+(?:\.py|/))`", line):
            places = (SOURCE, SOURCE / room[1]) if room else (SOURCE, ROOT)
            assert any((place / name).exists() for place in places), name
