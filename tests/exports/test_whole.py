"""A killed writer leaves what was there, what was to be there, or what says that it is neither."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn
from unittest.mock import patch

import pytest

import ccwuniv as ccw
from ccwuniv import OutreachLog, Registry
from ccwuniv.errors import StoreError

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a child process plays the killed writer")

STEPS = ("replace", "unlink")


def killed_at_each_step(write: Callable[[], object]) -> Iterator[int]:
    """Do something in child processes that end, without a word, before their first, second, ... change of a file."""
    for step in range(100):
        if (child := os.fork()) == 0:
            _killed_at(step, write)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        yield step
        if code == 0:
            break
    assert code == 0
    assert step > len(STEPS)


def _killed_at(step: int, write: Callable[[], object]) -> NoReturn:
    left = iter(range(step, -1, -1))

    def counted(change: Callable[..., object]) -> Callable[..., object]:
        def counting(path: Path, *given: object, **named: object) -> object:
            if next(left, 0) == 0:
                os._exit(9)
            return change(path, *given, **named)

        return counting

    with patch.multiple(Path, **{name: counted(getattr(Path, name)) for name in STEPS}):
        write()
    os._exit(0)


def test_a_folder_of_data_is_never_a_mixture(reg: Registry, tmp_path: Path) -> None:
    other = reg.replaced(disputes=(), version="other")
    other.write(tmp_path)
    seen: set[object] = set()
    for _ in killed_at_each_step(lambda: reg.write(tmp_path)):
        try:
            found = Registry.read(tmp_path)
            seen.add((found.version, len(found.disputes)))
        except StoreError as error:
            seen.add(str(error).rpartition(": ")[2])
        other.write(tmp_path)
    assert seen == {("other", 0), "write the folder again.", (reg.version, len(reg.disputes))}


def test_a_table_never_lies_beside_the_description_of_another(reg: Registry, tmp_path: Path) -> None:
    table, description = tmp_path / "totals.csv", tmp_path / "totals.resource.json"
    ccw.export(reg.participation("LAO"), table)
    for _ in killed_at_each_step(lambda: ccw.export(reg.participation("VNM"), table)):
        if description.exists():
            said = json.loads(description.read_text(encoding="utf-8"))["hash"]
            assert said == f"sha256:{hashlib.sha256(table.read_bytes()).hexdigest()}"
    assert not [path.name for path in tmp_path.iterdir() if path.suffix == ".part"]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no device without an end here")
def test_what_has_no_end_is_refused_in_words(tmp_path: Path) -> None:
    reg = Registry.bundled()
    reg.write(tmp_path)
    for name in ("actions.csv", "datapackage.json", "instruments.json"):
        kept = (tmp_path / name).rename(tmp_path / "kept")
        (tmp_path / name).symlink_to("/dev/zero")
        with pytest.raises(StoreError, match="is a device"):
            Registry.read(tmp_path)
        (tmp_path / name).unlink()
        kept.rename(tmp_path / name)
    with pytest.raises(StoreError, match="is a device"):
        OutreachLog.read_jsonl("/dev/zero")
