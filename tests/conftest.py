"""What several tests share: the shipped registry, and the depositary's own tables where they are present."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import ccwuniv as ccw

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared"


@pytest.fixture(autouse=True)
def figures() -> Iterator[None]:
    """Close the figures that a test has drawn: many that are open are a warning, and a warning is an error."""
    yield
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")


@pytest.fixture(scope="session")
def reg() -> ccw.Registry:
    """The shipped registry."""
    return ccw.Registry.bundled()


@pytest.fixture
def data_copy(tmp_path: Path) -> Path:
    """A copy of the shipped tables that a test may damage."""
    ccw.Registry.bundled().write(tmp_path / "data")
    return tmp_path / "data"


def lines(name: str) -> list[dict[str, str]]:
    """The rows of a table of cases in ``tests/data``."""
    with (HERE / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def edit() -> Callable[[Path, str, str], None]:
    """Replace the first occurrence of a text in a file; the text must be there."""

    def replace(path: Path, old: str, new: str) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A folder to work in and one for temporary files, both empty."""
    here, temporary = tmp_path / "here", tmp_path / "tmp"
    here.mkdir()
    temporary.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    return here, temporary
