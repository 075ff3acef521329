"""Mutants of the code that the dates and counts rest on: how many the tests kill, and which of them survive.

``python -m tests.support.code_mutants FOLDER [GROUP ...]`` copies the project into a folder for each group, changes the
code of the group there in every way that mutmut knows, one at a time, and runs the tests of that code. A survivor is a
change that no test sees; each that stays is in ``tests/data/surviving_mutants.csv``, with the reason. The rules take
hours, the others minutes.
"""

from __future__ import annotations

import ast
import csv
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
EXPLAINED = ROOT / "tests" / "data" / "surviving_mutants.csv"
GROUPS = {
    "law": (
        ["law/*.py"],
        ["law/test_law", "registry/test_registry", "analysis/test_relations", "cli/test_standing"],
    ),
    "registry": (
        ["registry/registry.py", "registry/arrays.py"],
        [
            *("registry/test_registry", "registry/test_treaty_tables", "records/test_data"),
            *("project/test_jupyter", "cli/test_standing"),
        ],
    ),
    "names": (["names/resolving.py"], ["names/test_names", "names/test_identifiers", "project/test_jupyter"]),
    "checks": (["checks/checking.py", "checks/rule.py", "checks/facts.py"], ["checks/test_checks"]),
    "rules": (
        ["checks/[!fcr_]*.py", "checks/counts.py", "checks/folder.py", "checks/r[eo][lw]*.py"],
        ["checks/test_checks", "checks/test_check_data"],
    ),
}
"""The files of each group, and the tests of its code."""

PYTEST = ["-p", "no:cacheprovider", "-x", "-q", "--hypothesis-profile=mutants", "-k", "not names_come_without"]
PROFILE = """
from hypothesis import HealthCheck, settings as _settings
_settings.register_profile(
    "mutants", deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, max_examples=20
)
"""


class Mutant(NamedTuple):
    """A change of one line of a function, and what became of it."""

    module: str
    function: str
    before: str
    after: str
    fate: str


def copy(folder: Path, files: Sequence[str], tests: Sequence[str]) -> None:
    """Copy the project as git knows it, with its rules as plain functions: mutmut leaves decorated ones alone."""
    listed = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=True, text=True)
    names = [name for name in listed.stdout.split("\0") if name]
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    settings = {
        "source_paths": ["src"],
        "only_mutate": [f"src/ccwuniv/{file}" for file in files],
        "also_copy": sorted({name.partition("/")[0] for name in names} - {"src"}),
        "pytest_add_cli_args": PYTEST,
        "pytest_add_cli_args_test_selection": [f"tests/{name}.py" for name in tests],
    }
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as project:
        project.write(
            "\n[tool.mutmut]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in settings.items())
        )
    with (folder / "tests" / "conftest.py").open("a", encoding="utf-8") as conftest:
        conftest.write(PROFILE)
    for file in files:
        for path in (folder / "src" / "ccwuniv").glob(file):
            path.write_text(_undecorated(path.read_text(encoding="utf-8")), encoding="utf-8")
    if (ROOT.parent / "shared").exists():
        (folder / "shared").symlink_to(ROOT.parent / "shared")  # the tests run in a folder of this one


def _undecorated(code: str) -> str:
    """Apply the project's own decorators of functions below these, which is the same."""
    lines = code.split("\n")
    for function in reversed(ast.parse(code).body):
        if not isinstance(function, ast.FunctionDef) or len(function.decorator_list) != 1:
            continue
        decorator = function.decorator_list[0]
        if getattr(getattr(decorator, "func", decorator), "id", "") in ("rule", "explained"):
            above = lines[decorator.lineno - 1 : decorator.end_lineno]
            body = lines[function.lineno - 1 : function.end_lineno]
            above[0] = f"{function.name} = {above[0].removeprefix('@')}"
            above[-1] += f"({function.name})"
            lines[decorator.lineno - 1 : function.end_lineno] = [*body, "", "", *above]
    return "\n".join(lines)


def mutants(folder: Path) -> Iterator[Mutant]:
    """Give every mutant of a run in a folder."""
    from mutmut.mutation.diff_apply import get_diff_for_mutant
    from mutmut.stats import status_by_exit_code

    os.chdir(folder)
    for meta in sorted(Path("mutants/src").rglob("*.meta")):
        module = meta.relative_to("mutants/src/ccwuniv").with_suffix("").with_suffix("").as_posix()
        for name, code in json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"].items():
            fate = status_by_exit_code[code]
            changed = get_diff_for_mutant(name).splitlines()[3:] if fate not in ("killed", "not checked") else []
            lines = {sign: " ".join(line[1:].strip() for line in changed if line[:1] == sign) for sign in "-+"}
            function = name.rpartition("__mutmut_")[0].rpartition(".")[2].replace("ǁ", ".").lstrip("x._")
            yield Mutant(module, function, lines["-"], lines["+"], fate)


def explained() -> dict[tuple[str, ...], str]:
    """Return why each known survivor survives, by module, function and change."""
    with EXPLAINED.open(encoding="utf-8", newline="") as file:
        return {tuple(row[:4]): row[4] for row in list(csv.reader(file))[1:]}


def report(found: list[Mutant], known: dict[tuple[str, ...], str]) -> str:
    """Return a table of what became of the mutants, by module, and below it the survivors without an explanation."""
    lines = [f"{'module':24}{'mutants':>9}{'killed':>8}{'explained':>11}{'unexplained':>13}"]
    left = [m for m in found if m.fate != "killed" and m[:4] not in known]
    for module in sorted({m.module for m in found}):
        ours = [m for m in found if m.module == module]
        killed, unexplained = sum(m.fate == "killed" for m in ours), sum(m.module == module for m in left)
        others = len(ours) - killed - unexplained
        lines.append(f"{module:24}{len(ours):9}{killed:8}{others:11}{unexplained:13}")
    fates = ", ".join(f"{count} {fate}" for fate, count in Counter(m.fate for m in found).most_common())
    shown = [f"{m.module} {m.function} ({m.fate})\n  - {m.before}\n  + {m.after}" for m in left]
    return "\n".join([*lines, "", f"{len(found)} mutants: {fates}", *shown])


def main() -> int:
    folder, *groups = sys.argv[1:]
    if len(groups) != 1:  # mutmut reads its settings once in a process
        command = [sys.executable, "-m", "tests.support.code_mutants", folder]
        return max(subprocess.run([*command, group], check=False).returncode for group in groups or GROUPS)
    place = Path(folder).resolve() / groups[0]
    if not place.exists():
        copy(place, *GROUPS[groups[0]])
        subprocess.run([sys.executable, "-m", "mutmut", "run", "--max-children", "2"], cwd=place, check=False)
    found, known = list(mutants(place)), explained()
    print(report(found, known))
    return int(any(m.fate != "killed" and m[:4] not in known for m in found))


if __name__ == "__main__":
    sys.exit(main())
