"""Every test that the page of promises names is there, and every promise names one."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "background" / "promises.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::([\w:]+)`", PAGE)))
PROMISED = PAGE.partition("## What was tried")[0]
ROWS = [line for line in PROMISED.splitlines() if line.startswith("| ") and not line.startswith("| promise")]


def names_of(path: Path) -> set[str]:
    """Return the names of the tests of a file, those of a class behind it."""
    found: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            found.add(node.name)
        elif isinstance(node, ast.ClassDef):
            found |= {f"{node.name}::{one.name}" for one in node.body if isinstance(one, ast.FunctionDef)}
    return {name for name in found if "test_" in name}


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_the_test_that_holds_a_promise_is_there(file: str, name: str) -> None:
    assert name in names_of(ROOT / file)


def test_every_promise_says_what_it_does_not_cover_and_what_holds_it() -> None:
    assert len(ROWS) >= 15
    for row in ROWS:
        promise, _not_covered, held = (cell.strip() for cell in row.strip("|").split("|"))
        assert promise.endswith("."), row
        assert re.match(r"`tests/", held), row
