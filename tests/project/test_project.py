"""What must hold of the project as a whole: its packaging, its public face, its files."""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import jsonschema
import pytest
import yaml
from markdown_it import MarkdownIt
from packaging.requirements import Requirement

import ccwuniv
from ccwuniv._version import RELEASED, __version__
from tests.support.of_law import OF_LAW

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "ccwuniv"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MODULES = sorted(path for path in SOURCE.rglob("*.py"))
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def files_of_the_project() -> list[Path]:
    """List what git tracks or would track; where there is no git, as in an sdist, every file."""
    listing = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        capture_output=True,
        check=False,
        text=True,
    )
    if listing.returncode == 0:
        found = [ROOT / name for name in listing.stdout.split("\0") if name]
    else:
        made = re.compile(r"\.|(build|dist|report|docs/_build)/")
        found = [path for path in ROOT.rglob("*") if not made.match(relative(path))]
    return sorted(path for path in found if path.is_file() and "__pycache__" not in path.parts)


FILES = files_of_the_project()
MARKDOWN = [path for path in FILES if path.suffix == ".md"]


def in_a_fresh_process(code: str) -> None:
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr


# The public face


def test_the_import_is_light() -> None:
    in_a_fresh_process(
        "import sys, ccwuniv\n"
        "heavy = {'babel', 'pandas', 'numpy', 'matplotlib', 'pydantic', 'lxml', 'scipy', 'pycountry'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )


def test_every_public_name_can_be_had() -> None:
    in_a_fresh_process("import ccwuniv\nfor name in ccwuniv.__all__: getattr(ccwuniv, name)")


def test_public_names_are_sorted_and_unique() -> None:
    assert list(ccwuniv.__all__) == sorted(set(ccwuniv.__all__))


def test_the_api_page_lists_exactly_the_public_names() -> None:
    page = (ROOT / "docs" / "reuse" / "api.md").read_text(encoding="utf-8")
    listed = re.findall(r"^ {3}(\w+)$", page, re.MULTILINE)
    assert sorted(listed) == sorted(set(ccwuniv.__all__) - {"__version__"})


def public_callables() -> list[tuple[str, object]]:
    """Every function and class that a door offers, and the public methods of these classes.

    But for those of the live log: the example of its class shows how they follow on each other.
    """
    found: dict[str, object] = {}
    for room in sorted(path.parent.name for path in SOURCE.glob("*/__init__.pyi")):
        if room in {"_support", "cli"}:
            continue
        module = importlib.import_module(f"ccwuniv.{room}")
        for name in module.__all__:
            thing = inspect.unwrap(getattr(module, name)) if callable(getattr(module, name)) else None
            if inspect.isfunction(thing) or inspect.isclass(thing):
                found[f"{module.__name__}.{name}"] = thing
            if inspect.isclass(thing) and not getattr(thing, "_is_protocol", False) and name != "LiveLog":
                for attribute, member in list(vars(thing).items()):
                    function = getattr(member, "__func__", getattr(member, "fget", member))
                    if not attribute.startswith("_") and inspect.isfunction(function):
                        found[f"{module.__name__}.{name}.{attribute}"] = function
    return sorted(found.items())


@pytest.mark.parametrize("thing", [pytest.param(thing, id=name) for name, thing in public_callables()])
def test_everything_public_is_documented_with_an_example(thing: object) -> None:
    assert re.search(r"^Examples\n-+\n+>>> ", inspect.getdoc(thing) or "", re.MULTILINE)


@pytest.mark.parametrize(
    "thing", [pytest.param(thing, id=name) for name, thing in public_callables() if inspect.isfunction(thing)]
)
def test_a_state_counts_from_its_consent_and_on_its_day_unless_asked_otherwise(thing: Callable[..., object]) -> None:
    default: dict[str, str | None] = {"basis": "consent", "population": "at_the_time"}
    if thing.__name__ in OF_LAW:
        default["basis"] = OF_LAW[thing.__name__]
    for name, parameter in inspect.signature(thing).parameters.items():
        if name in default and parameter.default is not inspect.Parameter.empty:
            assert parameter.default == default[name]


@pytest.mark.parametrize("name", [n for n in ccwuniv.__all__ if inspect.isfunction(getattr(ccwuniv, n))])
def test_a_function_of_the_face_says_what_goes_in_and_what_comes_out_by_an_example(name: str) -> None:
    documentation = inspect.getdoc(getattr(ccwuniv, name)) or ""
    for part in (r"^Parameters\n-+$", r"^Returns\n-+$", r"^Examples\n-+$", r"^>>> "):
        assert re.search(part, documentation, re.MULTILINE), part


def test_the_data_are_found() -> None:
    directory = ccwuniv._support.data_directory()
    assert {"actions.csv", "states.csv", "names.csv", "LICENSE"} <= {path.name for path in directory.iterdir()}


def test_the_package_is_typed() -> None:
    assert (SOURCE / "py.typed").read_bytes() == b""


# The files


@pytest.mark.parametrize("path", [pytest.param(path, id=relative(path)) for path in MODULES])
def test_no_module_is_beyond_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


FORBIDDEN = {
    "a registry's host": re.compile(r"\b(?:pypi|npmjs|pythonhosted)[.](?:org|com)\b"),
    "a path of one machine": re.compile(r"(?<![\w.:/*~-])/(?:work|root|home|Users|opt)/"),
    "an unfinished piece": re.compile(r"\b(?:[T]ODO|[F]IXME|[X]XX)\b"),
}
PICTURE = re.compile(r"[\w+/=]{400,}")  # a picture in a notebook, in base64


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what: str) -> None:
    for path in FILES:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        hit = FORBIDDEN[what].search(PICTURE.sub("", text))
        assert hit is None, f"{relative(path)}: {hit}"


@pytest.mark.parametrize("path", [pytest.param(path, id=relative(path)) for path in MARKDOWN])
def test_links_to_files_resolve(path: Path) -> None:
    blocks = MarkdownIt().parse(path.read_text(encoding="utf-8"))
    inline = [token for block in blocks for token in block.children or ()]
    targets = [str(token.attrs.get("href") or token.attrs.get("src") or "") for token in inline]
    for target in targets:
        if target and not re.match(r"\w+:|#", target):
            source = target.partition("#")[0].replace("_build/notebooks/", "../notebooks/")  # the site copies them
            assert (path.parent / source).exists(), target


FINDINGS = sorted((ROOT / "findings").glob("*.sh"))


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in FINDINGS])
def test_a_finding_has_its_form(path: Path) -> None:
    """``make findings`` runs them; here only what they promise: pinned packages, none of ours, and what was seen."""
    text = path.read_text(encoding="utf-8")
    assert text.startswith("#!/usr/bin/env bash\n# ")
    assert path.stat().st_mode & 0o111
    for part in ("# Guess:", "# Instead:", "# Meets us", "Held by tests/", "# Seen:", "mktemp -d", "set -euo pipefail"):
        assert part in text, part
    assert all((ROOT / held).is_file() for held in re.findall(r"tests/[\w/]+\.py", text))
    installed = re.findall(r" install (.+)$", text, re.MULTILINE)
    assert installed
    assert all(re.fullmatch(r"[\w-]+==[\d.]+", package) for line in installed for package in line.split())
    assert "ccwuniv" not in text
    assert f"`{path.name}`" in (ROOT / "findings" / "README.md").read_text(encoding="utf-8")


# Packaging


def imported_from_outside() -> set[str]:
    """Name the distributions that the code imports."""
    distribution = {"ahocorasick": "pyahocorasick", "dateutil": "python-dateutil", "docx": "python-docx"}
    distribution["pydantic_core"] = "pydantic"  # its own other half, of exactly one version
    found = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return {distribution.get(name, name) for name in found - set(sys.stdlib_module_names) - {"ccwuniv"}}


def test_what_the_code_imports_is_declared_and_what_is_declared_is_imported() -> None:
    needed = {Requirement(text).name for text in PROJECT["project"]["dependencies"]}
    extras = PROJECT["project"]["optional-dependencies"].values()
    optional = {Requirement(text).name for extra in extras for text in extra}
    assert imported_from_outside() - optional == needed


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in LOCKS])
def test_a_lock_pins_and_hashes_everything(path: Path) -> None:
    requirements = path.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    assert requirements
    for line in requirements:
        assert re.match(r"[\w.-]+(\[[\w,.-]+\])?==\S+ .*--hash=sha256:[0-9a-f]{64}", line), line[:80]


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in LOCKS])
def test_a_lock_names_the_extras_that_its_packages_ask_for(path: Path) -> None:
    """Else pip looks for the newest release with the extra, which is not the one that is locked."""
    locked = dict(re.findall(r"^([\w.-]+)(\[.+\])?==", path.read_text(encoding="utf-8"), re.MULTILINE))
    for name in locked:
        with suppress(PackageNotFoundError):
            asked = [Requirement(text) for text in requires(name) or ()]
            for need in (need for need in asked if need.extras and need.name in locked):
                if need.marker is None or need.marker.evaluate({"extra": ""}):
                    assert locked[need.name] == f"[{','.join(sorted(need.extras))}]", f"{name} asks for {need}"


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in LOCKS])
def test_a_lock_satisfies_the_declared_bounds(path: Path) -> None:
    pinned = dict(re.findall(r"^([\w.-]+)(?:\[.+\])?==(\S+)", path.read_text(encoding="utf-8"), re.MULTILINE))
    for text in PROJECT["project"]["dependencies"]:
        requirement = Requirement(text)
        assert requirement.specifier.contains(pinned[requirement.name.replace("_", "-")]), text


def test_the_citation_file_is_valid_and_names_this_version() -> None:
    """By the schema of the Citation File Format 1.2.0, which is under CC BY 4.0; see tests/schemas/README.md."""
    citation = yaml.load((ROOT / "CITATION.cff").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert (citation["version"], citation["date-released"]) == (__version__, RELEASED.isoformat())
    schema = json.loads((ROOT / "tests" / "schemas" / "citation-file-format-1.2.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker()).validate(citation)
    [data] = [reference for reference in citation["references"] if reference["type"] == "data"]
    assert data["version"] == ccwuniv.Registry.bundled().version


@pytest.mark.parametrize("wrong", [{"licence": "MIT"}, {"cff-version": "1"}, {"authors": []}, {"date-released": "May"}])
def test_the_schema_of_the_citation_file_refuses(wrong: dict[str, object]) -> None:
    citation = yaml.load((ROOT / "CITATION.cff").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    schema = json.loads((ROOT / "tests" / "schemas" / "citation-file-format-1.2.0.json").read_text(encoding="utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker()).validate(citation | wrong)


def test_the_changelog_has_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## {re.escape(__version__)}\b", changelog, re.MULTILINE)


def test_both_licences_are_whole() -> None:
    assert "MIT License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    data_licence = (ROOT / "data" / "LICENSE").read_text(encoding="utf-8")
    assert data_licence.startswith("Attribution 4.0 International")
    assert all(f"Section {n} -- " in data_licence for n in range(1, 9))
