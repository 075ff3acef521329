"""The licence of everything in the locks, read without a network: none of it is under the GPL or the AGPL."""

from __future__ import annotations

import csv
import re
from email.message import Message
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKED = sorted(
    {
        name
        for lock in (ROOT / "requirements").glob("*.lock")
        for name in re.findall(r"^([\w.-]+)(?:\[.+\])?==", lock.read_text(encoding="utf-8"), re.MULTILINE)
    }
)
with (ROOT / "tests" / "data" / "licences.csv").open(encoding="utf-8", newline="") as file:
    KEPT = {row["name"]: row["licence"] for row in csv.DictReader(file)}
"""Of packages that are not installed here, or whose own words need a reader."""

FREE = re.compile(
    r"MIT|BSD|0BSD|ISC|Apache|Python Software Foundation|PSF|MPL|Mozilla Public License|Zlib|CC0|Public.Domain|LGPL|"
    r"Lesser General Public License|Artistic|matplotlib versions",
    re.IGNORECASE,
)
COPYLEFT = re.compile(r"(?<!L)GPL|Affero|(?<!Lesser )General Public License", re.IGNORECASE)


def licence(told: Message) -> str:
    """Return what a package says of its licence: the expression, else the classifiers, else the field."""
    if expression := told.get("License-Expression"):
        return str(expression)
    classifiers = [one.split(" :: ")[-1] for one in told.get_all("Classifier") or () if one.startswith("License ::")]
    return "; ".join(classifiers) or str(told.get("License") or "").partition("\n")[0]


def is_allowed(words: str) -> bool:
    return bool(FREE.search(words)) and not COPYLEFT.search(words)


@pytest.mark.parametrize("name", LOCKED)
def test_it_may_be_used_by_everybody(name: str) -> None:
    try:
        words = KEPT.get(name) or licence(metadata(name))  # type: ignore[arg-type]
    except PackageNotFoundError:
        pytest.fail(f"{name} is not installed here: write its licence in tests/data/licences.csv")
    assert is_allowed(words), f"{name}: {words!r}"


def test_the_kept_list_holds_nothing_that_is_not_locked() -> None:
    assert set(KEPT) <= set(LOCKED)


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        ("MIT", True),
        ("LGPL-2.1-only", True),
        ("GNU Lesser General Public License v2 (LGPLv2)", True),
        ("Apache-2.0 OR BSD-3-Clause", True),
        ("GPL-3.0-or-later", False),
        ("GNU General Public License v3 (GPLv3)", False),
        ("AGPL-3.0-only", False),
        ("GNU Affero General Public License v3", False),
        ("MIT; GNU General Public License (GPL)", False),
        ("Proprietary", False),
        ("", False),
    ],
)
def test_what_is_allowed(words: str, allowed: bool) -> None:
    assert is_allowed(words) is allowed
