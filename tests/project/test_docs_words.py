"""What an officer, a researcher or a lawyer would search for leads somewhere; every picture has its place."""

from __future__ import annotations

import json
import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import ccwuniv as ccw

DOCS = Path(__file__).resolve().parents[2] / "docs"
SEARCHED = (
    "bilateral", "letter", "update", "R", "Stata", "note verbale", "denunciation", "withdrawal", "accession",
    "sponsorship", "brief", "Excel", "Word", "backup", "confidential", "demarche", "follow-up", "reservation",
    "install", "map", "citation", "COW", "survival", "panel", "codebook", "hypothetical", "Arabic", "depositary",
)  # fmt: skip


def test_every_word_leads_to_a_page() -> None:
    rows = [line for line in (DOCS / "words.md").read_text("utf-8").splitlines() if line.startswith("| ")][1:]
    assert [row.lower() for row in rows] == sorted(
        (row.lower() for row in rows), key=lambda row: re.sub(r"\W", " ", row)
    )
    for row in rows:
        links = re.findall(r"\]\(([\w/]+\.md)(?:#[\w-]+)?\)", row)
        assert links, row
        assert all((DOCS / link).is_file() for link in links), row


def test_the_search_of_the_documentation_finds_them(tmp_path: Path) -> None:
    english = pytest.importorskip("sphinx.search.en").SearchEnglish({})
    pytest.importorskip("myst_parser")
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "words.md").write_text((DOCS / "words.md").read_text(encoding="utf-8"), encoding="utf-8")
    settings = ("extensions=myst_parser", "root_doc=words", "html_theme=basic", "suppress_warnings=myst.xref_missing")
    options = [part for setting in settings for part in ("-D", setting)]
    built = [sys.executable, "-m", "sphinx", "-C", "-q", *options, "-b", "html", str(folder), str(tmp_path / "html")]
    subprocess.run(built, check=True, capture_output=True)
    index = json.loads((tmp_path / "html" / "searchindex.js").read_text("utf-8")[len("Search.setIndex(") : -1])
    terms = {*index["terms"], *index["titleterms"]}
    parts = {word: [part.lower() for part in english.split(word)] for word in SEARCHED}
    missing = [
        w for w in SEARCHED if not {english.stem(part) for part in parts[w] if english.word_filter(part)} <= terms
    ]
    assert not missing


def test_every_function_of_plot_is_in_the_gallery_and_asks_a_page_that_exists() -> None:
    pictures: dict[str, Any] = runpy.run_path(str(DOCS / "pictures.py"))
    drawn = {
        name
        for name in dir(ccw.plot)
        if "Axes" in str(getattr(getattr(ccw.plot, name), "__annotations__", {}).get("return"))
    }
    assert set(pictures["QUESTIONS"]) == drawn
    assert all((DOCS / page).is_file() for _, page in pictures["QUESTIONS"].values())


def test_a_page_of_the_theme_is_mended_once() -> None:
    mend = runpy.run_path(str(DOCS / "mended.py"))["mend"]
    page = '<aside class="toc-drawer"><p class="caption" role="heading"></p></aside><pre></pre>'
    mended = mend(page)
    assert mended == mend(mended)
    assert mended == (
        '<aside class="toc-drawer" aria-label="This page"><p class="caption" role="heading" aria-level="2"></p></aside>'
        '<pre tabindex="0"></pre>'
    )
