"""What the command line refuses in its own words: a day of pages that cannot be, an output that takes nothing."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pytest

import ccwuniv as ccw
from ccwuniv.__main__ import main
from tests.support.saved_pages import save_pages


@pytest.mark.parametrize(
    ("page_day", "told", "refusal"),
    [
        ("2026-03-01", ["--as-of", "2026-03-02"], "states its own day, 2026-03-01; leave out --as-of"),
        ("2026-05-01", [], "is of 2026-05-01, and today is 2026-04-01"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_nothing_written(
    page_day: str,
    told: list[str],
    refusal: str,
    reg: ccw.Registry,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("CCWUNIV_TODAY", "2026-04-01")
    pages = save_pages(tmp_path / "pages", reg, dt.date.fromisoformat(page_day))
    with pytest.raises(SystemExit) as ended:
        main(["update", *map(str, pages), *told, "--yes", "--data", str(tmp_path / "data")])
    assert ended.value.code == 1
    assert refusal in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_an_output_that_takes_nothing_is_refused_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_: list[str]) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ccwuniv.__main__._run", full)
    monkeypatch.setattr("os.dup2", lambda *_: None)
    monkeypatch.setattr(sys.stdout, "fileno", lambda: 1)
    with pytest.raises(SystemExit) as ended:
        main(["letters"])
    assert (ended.value.code, capsys.readouterr().err) == (
        1,
        "ccwuniv: the output cannot be written: No space left on device.\n",
    )


@pytest.mark.parametrize("words", [["--", "check"], ["log", "--", "show"], ["--", "log", "due"]])
def test_a_command_after_the_end_of_options_is_the_whole_command(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code in (0, None)
    assert capsys.readouterr().out
