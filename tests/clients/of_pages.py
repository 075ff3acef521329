"""The models that two pages show, run in R, statsmodels and lifelines as the pages say: do they print these numbers?"""

from __future__ import annotations

import contextlib
import io
import math
import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.clients.of_models import ROOT, environment
from tests.clients.of_tables import Line

PAGES = ROOT / "docs" / "research"
BLOCK = re.compile(r"```(\w+)\n(.*?)```(?:\n\n```none\n(.*?)```)?", re.DOTALL)
NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:e[-+]\d+)?(?![\w.])")
ROW = "-----"
RUNNER = """
import ast, sys, pandas as pd
for block in open(sys.argv[1], encoding="utf-8").read().split("-----\\n"):
    *steps, last = ast.parse(block).body
    exec(compile(ast.Module(steps, []), "page", "exec"), globals())
    shown = eval(compile(ast.Expression(last.value), "page", "eval"), globals())
    columns = isinstance(shown, tuple) and isinstance(shown[0], pd.Series)
    print(pd.concat(shown, axis=1).to_string(header=False) if columns else shown, "-----", sep="\\n")
"""

Block = tuple[str, str]
"""Lines of code, and what the page says they print."""


def blocks(page: str, language: str) -> list[Block]:
    text = (PAGES / page).read_text(encoding="utf-8")
    return [(code, shown) for found, code, shown in BLOCK.findall(text) if found == language]


def models(folder: Path) -> Iterator[Line]:
    """Make the file of the page on models, and fit each model to it."""
    made, _ = blocks("models.md", "python")[0]
    before = Path.cwd()
    os.chdir(folder)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(made, "models.md", "exec"), {})
    finally:
        os.chdir(before)
    yield from in_r("models.md", blocks("models.md", "r"), folder)
    of_python = blocks("models.md", "py")
    for name in ("statsmodels", "lifelines"):
        other = "lifelines" if name == "statsmodels" else "statsmodels"
        script = folder / f"page_{name}.txt"
        mine = [block for block in of_python if f"from {other}" not in block[0]]
        mine = [block for block in mine if name == "statsmodels" or "from lifelines" in block[0]]
        script.write_text(f"{ROW}\n".join(code for code, _ in mine), encoding="utf-8")
        python = environment(name, ROOT / ".make" / "clients")
        yield from compared(name, "models.md", mine, [str(python), "-W", "ignore", "-c", RUNNER, str(script)], folder)


def of_release(folder: Path) -> Iterator[Line]:
    """Read a release and fit the model as the page for users of R does."""
    yield from in_r("r_and_stata.md", blocks("r_and_stata.md", "r"), folder)


def in_r(page: str, parts: Sequence[Block], folder: Path) -> Iterator[Line]:
    script = folder / "page.R"
    script.write_text("".join(f'{code}cat("{ROW}\\n")\n' for code, _ in parts), encoding="utf-8")
    yield from compared("R", page, parts, ["Rscript", str(script)], folder)


def compared(client: str, page: str, parts: Sequence[Block], command: Sequence[str], folder: Path) -> Iterator[Line]:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    printed = done.stdout.split(f"{ROW}\n")
    if done.returncode or len(printed) != len(parts) + 1:
        yield client, f"{page}: {done.stderr.strip()[-200:]}", "", False
        return
    for (code, shown), found in zip(parts, printed[:-1], strict=True):
        if shown:
            model = next(line for line in reversed(code.splitlines()) if line)
            yield client, f"{page}: {model}", f"{len(numbers(shown))} numbers", agree(numbers(shown), numbers(found))


def numbers(text: str) -> list[str]:
    return NUMBER.findall(text.replace("[1]", ""))


def agree(shown: Sequence[str], found: Sequence[str]) -> bool:
    """Say whether numbers are those shown, to the last digit that both have."""
    return len(shown) == len(found) and all(
        math.isclose(float(one), float(other), rel_tol=1e-12, abs_tol=max(_last(one), _last(other)))
        for one, other in zip(shown, found, strict=True)
    )


def _last(number: str) -> float:
    digits, _, power = number.partition("e")
    return 10.0 ** (int(power or 0) - len(digits.partition(".")[2])) if "." in digits else 0.0
