"""The office's commands are made of plain rows: none of them loads pandas, numpy or matplotlib, which take longer."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("pandas", "numpy", "matplotlib", "pyarrow")
RUN = f"""
import sys
from ccwuniv.__main__ import main
for words in {{}}:
    try:
        main(words)
    except SystemExit as end:
        assert not end.code, (words, end.code)
found = [name for name in {HEAVY} if name in sys.modules]
assert not found, found
"""
COMMANDS = {
    "papers": [
        ["brief", "Viet Nam"],
        ["brief", "Viet Nam", "--internal"],
        ["annual", "--year", "2014", "--annex", "annex.md"],
        ["year", "--since", "2013-11-15", "--until", "2014-11-14", "--as-of", "2014-10-01"],
        ["changes", "--since", "2024-01-01"],
    ],
    "letters and the log": [
        ["letters", "--kind", "no_p5", "--internal", "--out", "letters.csv"],
        ["letters"],
        ["log", "export", "acts.csv"],
        ["log", "show", "--state", "LAO"],
        ["explore"],
    ],
    "check": [["check"]],
}


@pytest.mark.parametrize("which", COMMANDS)
def test_no_command_of_the_office_loads_pandas(which: str, tmp_path: Path) -> None:
    whole = os.environ | {"CCWUNIV_TODAY": "2026-11-30"}
    told = [sys.executable, "-c", RUN.format(COMMANDS[which])]
    done = subprocess.run(told, cwd=tmp_path, env=whole, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-1000:]
