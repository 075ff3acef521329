"""Install Chromium and axe, make every kind of page, and print a line for each thing that a browser shows of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import ccwuniv as ccw
from tests.pages.downloads import compared
from tests.pages.treaties import many_treaties

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FONTS = ("fonts-noto-core", "fonts-noto-cjk")


def install(folder: Path) -> dict[str, str]:
    """Install what drives the pages, and return the environment in which Node finds it."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if shutil.which("chromium") is None:
        subprocess.run(["apt-get", "update", "-q"], check=False, **quiet)  # type: ignore[call-overload]
        subprocess.run(
            ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium", *FONTS],
            check=True,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            **quiet,
        )  # type: ignore[call-overload]
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, folder / name)
    subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=folder, check=True)
    return {**os.environ, "NODE_PATH": str(folder / "node_modules"), "CHROMIUM": str(shutil.which("chromium"))}


def make(folder: Path) -> list[Path]:
    """Make every page that axe reads, from the shipped data."""
    reg, log = ccw.Registry.bundled(), ccw.OutreachLog.bundled()
    ccw.universalization_report(reg).write(folder / "report")
    ccw.brief(reg, log, "VNM").write(folder / "brief.html")
    ccw.annual_report(reg, log, 2014).write(folder / "annual.html")
    ccw.write_explorer(reg, folder / "explorer.html", log=log)
    ccw.write_explorer(many_treaties(reg), folder / "explorer" / "many.html")
    ccw.write_explorer(reg, folder / "explorer" / "explorer.html", log=log)
    docs = ROOT / "docs" / "_build" / "html" / "index.html"
    papers = [path for path in sorted(folder.rglob("*.html")) if path.parent.name != "explorer"]
    return [*papers, *([docs] if docs.exists() else [])]


def main() -> int:
    """Run everything, and return how many parts failed."""
    made = ROOT / ".make" / "pages"
    shutil.rmtree(made / "out", ignore_errors=True)
    environment = install(made / "node")
    pages = make(made / "out")
    explorer = made / "out" / "explorer"
    runs = [
        ["node", str(HERE / "axe.js"), *map(str, pages)],
        ["node", str(HERE / "explorer.js"), str(explorer)],
        ["node", str(HERE / "speed.js"), str(explorer)],
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(HERE / "in_browser.py")],
    ]
    failed = sum(subprocess.run(run, env=environment, cwd=ROOT, check=False).returncode != 0 for run in runs)
    for name, holds in compared(explorer):
        sys.stdout.write(f"downloads: {name}: {'as the library has it' if holds else 'DIFFERS'}\n")
        failed += not holds
    return failed


if __name__ == "__main__":
    sys.exit(main())
