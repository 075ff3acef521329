"""The reference of the command line says what the commands say, and leads an officer's words to a command."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOL = runpy.run_path(str(ROOT / "tools" / "build_commands.py"))
PAGE = (ROOT / "docs" / "office" / "commands.md").read_text(encoding="utf-8")


def test_the_page_is_current() -> None:
    assert TOOL["page"]() == PAGE, "docs/office/commands.md is not what tools/build_commands.py writes; run it"


def test_every_option_of_every_command_is_on_the_page() -> None:
    sections = dict(re.findall(r"^##+ ccwuniv (.+?)\n(.*?)(?=^##)", PAGE, re.MULTILINE | re.DOTALL))
    known = TOOL["commands"]()
    assert sections.keys() == known.keys()
    for name, command in known.items():
        for given in TOOL["options_of"](command):
            assert all(re.search(rf"`{option}[` ]", sections[name]) for option in given.opts), (name, given.opts)


def test_every_command_is_found_by_a_word_of_the_office() -> None:
    groups = {name for name, command in TOOL["commands"]().items() if hasattr(command, "commands")}
    assert {name for names in TOOL["WORDS"].values() for name in names} == TOOL["commands"]().keys() - groups
    for word in ("bilateral", "letter", "note verbale", "update", "year", "explore", "call", "undo", "sponsorship"):
        assert any(re.search(rf"\b{word}\b", words) for words in TOOL["WORDS"]), word


def test_every_variable_that_the_code_reads_is_on_the_page() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    assert set(re.findall(r"\bCCWUNIV_[A-Z]+\b", code)) == set(re.findall(r"^`(CCWUNIV_[A-Z]+)`$", PAGE, re.MULTILINE))
