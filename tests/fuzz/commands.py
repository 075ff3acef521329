"""The target of the command line, in this process: an exit code of 0, 1 or 2, and no traceback."""

from __future__ import annotations

import contextlib
import io
import os
import random
import shutil
import sys
from pathlib import Path
from unittest import mock

from ccwuniv import __main__ as entry
from tests.fuzz.attempt import Target
from tests.fuzz.mutate import mutated, odd_text

__all__ = ["COMMANDS"]

_SOUND = (
    ("status", "Viet Nam"),
    ("status", "LAO", "--as-of", "2014-09-01"),
    ("read", "page.csv"),
    ("update", "page.csv", "--as-of", "2026-02-03", "--data", "data", "--yes"),
    ("totals", "--as-of", "2014-09-01", "--json"),
    ("gaps", "--states", "African", "--format", "table"),
    ("list", "--group", "African", "--not-party", "P5"),
    ("changes", "--since", "2024-01-01"),
    ("match", "page.csv"),
    ("init", "office"),
    ("annual", "--year", "2014", "--language", "fr"),
    ("annual", "--year", "2014", "--since", "2013-11-15", "--out", "annual.html"),
    ("brief", "Lao PDR", "--out", "brief.html", "--log", "log.sqlite", "--internal"),
    ("letters", "--kind", "signatory", "--form", "email", "--out", "drafts"),
    ("letters", "--kind", "p2_only", "--language", "LAO=fr"),
    ("letters", "--kind", "no_p5", "--out", "letters.csv"),
    ("year", "--since", "2013-11-15", "--until", "2014-11-13"),
    ("check", "folder"),
    ("log", "add", "--kind", "letter", "--start", "2026-03-02", "--states", "Viet Nam, Egypt", "--note", "x"),
    ("log", "add", "--kind", "letter", "--start", "2026-03-02", "--actor", "person=A; role=B; country=FIN"),
    ("log", "list", "--state", "LAO", "--since", "2014-01-01"),
    ("log", "amend", "a", "--note", "x"),
    ("log", "due", "--until", "2026-12-31"),
    ("log", "export", "log.jsonl"),
    ("explore", "--out", "explorer.html"),
    ("--version",),
    ("--help",),
)
_WORDS = tuple({word for command in _SOUND for word in command} | {"--", "-", "--confidential", "--log", "--out", "-h"})
_LONGEST = 131_071 // 3
_FILES = {
    "page.csv": b"Participant,Ratification\nFrance,4 Mar 1988\n",
    "log.sqlite": b"not a database",
    "garbage": bytes(range(256)),
}


def _make(rng: random.Random) -> list[str]:
    words = list(rng.choice(_SOUND))
    for _ in range(rng.randint(0, 3)):
        place = rng.randrange(len(words) + 1)
        match rng.randrange(5):
            case 0:
                words.insert(place, rng.choice((*_WORDS, *_FILES)))
            case 1 if place < len(words):
                del words[place]
            case 2 if place < len(words):
                words[place] = mutated(rng, words[place], _WORDS)
            case _:
                words[min(place, len(words) - 1) if words else 0 :][:1] = []
                words.insert(place, odd_text(rng))
    return [word.replace("\0", "")[:_LONGEST] for word in words]  # a system gives a program no NUL, and no more


def _run(words: list[str]) -> object:
    for name, content in _FILES.items():
        Path(name).write_bytes(content)
    written = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="strict")
    complaints = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace")
    environment = {"CCWUNIV_LOG": "", "COLUMNS": "80"}
    try:
        with (
            contextlib.redirect_stdout(written),
            contextlib.redirect_stderr(complaints),
            mock.patch.object(sys, "argv", ["ccwuniv", *words]),
            mock.patch.object(sys, "stdin", io.StringIO("")),
            mock.patch.dict(os.environ, environment),
        ):
            entry.main()
    finally:
        for path in Path().iterdir():
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    complaints.flush()
    assert b"Traceback" not in complaints.buffer.getvalue(), "a traceback was printed"  # type: ignore[attr-defined]
    return None


COMMANDS = (Target("command_line", _make, _run, seconds=20.0),)
