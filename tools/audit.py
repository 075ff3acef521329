"""Ask a service for known weaknesses of everything that is locked.

    python tools/audit.py [OPTION OF PIP-AUDIT ...]

The options say which service pip-audit asks: ``--vulnerability-service osv``, ``--osv-url URL``. It ends with 1 where a
weakness is known, and with 2, and the words "not checked", where no service answered. What was not asked is never said
to be sound.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
WEAK, NOT_CHECKED = 1, 2
PATIENCE = 300.0
"""Seconds within which a service must have answered for a lock."""


def command(lock: Path, options: Sequence[str]) -> list[str]:
    """Return the call of pip-audit for a lock: its hashed lines alone, nothing resolved or installed."""
    return [
        *(sys.executable, "-m", "pip_audit", "--requirement", str(lock), "--disable-pip", "--require-hashes"),
        *("--format", "json", "--progress-spinner", "off", *options),
    ]


def judged(lock: str, code: int, out: str, err: str) -> tuple[int, list[str]]:
    """Return how a lock stands, and the lines that say so, from what pip-audit said of it."""
    try:
        found: list[Any] = json.loads(out)["dependencies"]
        checked = [one for one in found if "vulns" in one]
        passed_over = [f"{one['name']}: {one['skip_reason']}" for one in found if "vulns" not in one]
        weak = [
            f"{one['name']} {one['version']}: {of['id']}, fixed in {', '.join(of['fix_versions']) or 'none'}"
            for one in checked
            for of in one["vulns"]
        ]
    except (ValueError, KeyError, TypeError):
        why = (err.strip().splitlines() or ["no answer"])[-1]
        return NOT_CHECKED, [f"{lock}: not checked ({why})"]
    if weak:
        return WEAK, [f"{lock}: {len(weak)} weaknesses known", *weak, *passed_over]
    if passed_over or not checked or code != 0:
        return NOT_CHECKED, [f"{lock}: not checked, {len(checked)} answered for", *passed_over]
    return 0, [f"{lock}: {len(checked)} releases checked, no weakness known"]


def audit(command: Sequence[str], lock: str, patience: float = PATIENCE) -> tuple[int, list[str]]:
    """Run pip-audit for a lock, and return how it stands."""
    try:
        done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=patience)
    except subprocess.TimeoutExpired:
        return NOT_CHECKED, [f"{lock}: not checked (no answer in {patience:.0f} seconds)"]
    return judged(lock, done.returncode, done.stdout, done.stderr)


def main(options: Sequence[str]) -> int:
    """Audit each lock, print what is known, and return the worst."""
    worst = 0
    for lock in sorted((ROOT / "requirements").glob("*.lock")):
        code, lines = audit(command(lock, options), lock.name)
        print("\n".join(lines), flush=True)
        worst = max(worst, code)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
