"""Run the code blocks of a page in order, as its reader would, and hold what they print against what the page shows.

    python tests/support/code_blocks.py PAGE...

A ``python`` block is a cell: the value of its last expression is shown. An ``sh`` block is run where it calls
``ccwuniv`` or looks at a file, and not where it makes an environment. A ``text`` block right after shows what is
printed; ``...`` means anything. A ``toml`` block is added to the office's file. The files of ``tests/fixtures/pages``
lie in the folder where a page is run.
"""

from __future__ import annotations

import ast
import contextlib
import doctest
import importlib.util
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from markdown_it import MarkdownIt

SAVED = Path(__file__).resolve().parents[1] / "fixtures" / "pages"
RUN = {"ccwuniv", "head", "ls"}
NOT_RUN = {
    "make",
    "git",
    "cd",
    "mkdir",
    "pipx",
    "python3",
    "source",
    "uv",
    ".venv-dev/bin/ccwuniv",
    ".venv-dev/bin/python",
}
SURROUNDINGS = {"COLUMNS": "100", "CCWUNIV_TODAY": "2026-11-30"}
SHOWN = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@dataclass(frozen=True)
class Block:
    """A block of code, where it stands, and what the page says that it prints."""

    language: str
    code: str
    place: str
    shown: str | None


class BlockError(AssertionError):
    """A block that does not run, or prints something else than the page shows."""


def blocks_of(page: Path) -> list[Block]:
    """Return the blocks of a page that are code."""
    tokens = MarkdownIt().parse(page.read_text(encoding="utf-8"))
    found = []
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type == "fence" and token.info in {"python", "sh", "toml"}:
            line = (token.map or [0])[0] + 1
            shown = after.content if after is not None and after.type == "fence" and after.info == "text" else None
            found.append(Block(token.info, token.content, f"{page.name}:{line}", shown))
    return found


def run_page(page: Path, folder: Path) -> int:
    """Run the blocks of a page in a folder, and return how many there were; raise at the first that fails."""
    shutil.copytree(SAVED, folder, dirs_exist_ok=True)
    names: dict[str, Any] = {"__name__": "__main__"}
    ran = 0
    with contextlib.chdir(folder):
        for block in blocks_of(page):
            if block.language == "toml":
                with Path("ccwuniv.toml").open("a", encoding="utf-8") as file:
                    file.write(f"\n{block.code}")
                continue
            printed = _python(block, names) if block.language == "python" else _shell(block)
            ran += printed is not None
            if block.shown is not None and printed is not None:
                _compare(block, printed)
    return ran


def _python(block: Block, names: dict[str, Any]) -> str:
    if block.code.startswith(">>>"):
        return _doctest(block, names)
    body = ast.parse(block.code, block.place).body
    last = body.pop() if isinstance(body[-1], ast.Expr) else None
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        try:
            exec(compile(ast.Module(body, []), block.place, "exec", dont_inherit=True), names)
            if isinstance(last, ast.Expr):
                value = eval(compile(ast.Expression(last.value), block.place, "eval", dont_inherit=True), names)
                if value is not None and not block.code.rstrip().endswith(";"):
                    print(repr(value))
        except Exception as error:
            raise BlockError(f"{block.place}: {type(error).__name__}: {error}") from error
    return printed.getvalue()


def _doctest(block: Block, names: dict[str, Any]) -> str:
    test = doctest.DocTestParser().get_doctest(block.code, names, block.place, block.place, 0)
    report = io.StringIO()
    if doctest.DocTestRunner(optionflags=SHOWN).run(test, out=report.write, clear_globs=False).failed:
        raise BlockError(report.getvalue())
    names.update(test.globs)
    return ""


def _shell(block: Block) -> str | None:
    lines = [line for line in re.sub(r"\\\n", "", block.code).splitlines() if re.match(r"[^\s#]", line)]
    words = {line.split()[0] for line in lines}
    if words <= NOT_RUN:
        return None
    if not words <= RUN:
        raise BlockError(f"{block.place}: say whether to run {', '.join(sorted(words - RUN))}, and keep the two apart")
    if words == {"ccwuniv"} and not re.search(r"[|<>;&$*`]", re.sub(r"\s#.*", "", "\n".join(lines))):
        ran = (_typed(shlex.split(line, comments=True)) for line in lines)
    else:
        ran = iter([_in_a_shell(block.code)])
    printed = ["", ""]
    for out, error, code in ran:
        printed = [printed[0] + out, printed[1] + error]
        if code:
            raise BlockError(f"{block.place}: exit code {code}\n{''.join(printed)}")
    return "".join(printed)


def _typed(words: list[str]) -> tuple[str, str, int]:
    """Run the command line in this process, which is much faster than one of its own."""
    from ccwuniv.__main__ import main

    out, error = io.StringIO(), io.StringIO()
    with (
        mock.patch.dict(os.environ, SURROUNDINGS),
        mock.patch.multiple(sys, argv=words, stdin=io.StringIO()),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(error),
    ):
        try:
            main()
        except SystemExit as end:
            return out.getvalue(), error.getvalue(), int(end.code or 0)
    return out.getvalue(), error.getvalue(), 0


def _in_a_shell(code: str) -> tuple[str, str, int]:
    script = f'ccwuniv() {{ "{sys.executable}" -W error -m ccwuniv "$@"; }}\n{code}'
    installed = importlib.util.find_spec("ccwuniv")
    home = str(Path(installed.origin).parents[1]) if installed and installed.origin else ""
    done = subprocess.run(
        ["bash", "-eu", "-c", script],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        env={**os.environ, **SURROUNDINGS, "PYTHONPATH": home},
    )
    return done.stdout, done.stderr, done.returncode


def _compare(block: Block, printed: str) -> None:
    checker = doctest.OutputChecker()
    if not checker.check_output(block.shown or "", printed, SHOWN):
        raise BlockError(f"{block.place}: the page shows\n{block.shown}\nand the code prints\n{printed}")


def main(pages: list[str]) -> None:
    """Run each page in a folder of its own."""
    for name in pages:
        with tempfile.TemporaryDirectory() as folder:
            print(f"{name}: {run_page(Path(name).resolve(), Path(folder))} blocks of code run as it says")


if __name__ == "__main__":
    main(sys.argv[1:])
