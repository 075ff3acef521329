"""What the README and the pages of the documentation show is what the code prints; what they list is whole."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
import sys
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt

import ccwuniv as ccw
from ccwuniv.analysis import Mandate
from ccwuniv.records import Instrument
from tests.support.code_blocks import BlockError, blocks_of, run_page
from tests.support.saved_pages import save_pages

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
NOTEBOOKS = ROOT / "notebooks"
PAGES = [path for path in sorted(DOCS.rglob("*.md")) if "_build" not in path.parts]
WITH_CODE = [p for p in (ROOT / "README.md", *PAGES) if any(block.language != "toml" for block in blocks_of(p))]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def fenced(path: Path, language: str) -> list[str]:
    tokens = MarkdownIt().parse(text(path))
    return [token.content for token in tokens if token.type == "fence" and token.info == language]


def test_the_page_on_readings_begins_with_what_speaks_against_them() -> None:
    page = " ".join(text(DOCS / "background" / "readings.md").split())
    first = page.split(". ")[0]
    assert first.endswith(
        '"failing an expression of a different intention": article 4(3) and (4) make every State name its protocols'
    )
    assert all(f"{{{{ readings_{table} }}}}" in page for table in ("parties", "universes", "groups", "pairs", "40_5"))


# The code


@pytest.mark.parametrize("page", [pytest.param(page, id=name(page)) for page in WITH_CODE])
def test_the_code_of_a_page_runs_and_prints_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    if page.stem == "monday":
        save_pages(tmp_path / "saved", ccw.Registry.bundled(), dt.date(2026, 11, 27))
    assert run_page(page, tmp_path)


@pytest.mark.parametrize("page", [pytest.param(page, id=name(page)) for page in WITH_CODE])
def test_what_a_page_shows_is_more_than_dots(page: Path) -> None:
    assert all(re.search(r"\w", block.shown) for block in blocks_of(page) if block.shown is not None)


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        ("```python\n1 + 1\n```\n\n```text\n3\n```\n", "the page shows"),
        ("```python\nx = 1\n```\n\n```python\nprint(y)\n```\n", "NameError"),
        (">>> 1\n\n```python\n>>> 1 + 1\n3\n```\n", "Expected"),
        ("```sh\nccwuniv status Nowhere\n```\n", "exit code"),
        ("```sh\nls\n```\n\n```text\nno such file\n```\n", "the page shows"),
        ("```sh\nrm -r data\n```\n", "say whether to run rm"),
        ("```sh\nmake test\nccwuniv status LAO\n```\n", "say whether to run make"),
    ],
)
def test_a_page_that_is_wrong_is_found_out(page: str, problem: str, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(page, encoding="utf-8")
    (tmp_path / "run").mkdir()
    with pytest.raises(BlockError, match=problem):
        run_page(tmp_path / "page.md", tmp_path / "run")


def test_a_later_block_knows_the_names_of_an_earlier_one(tmp_path: Path) -> None:
    page = "```python\nx = 1\n```\n\n```python\n>>> x + 1\n2\n```\n\n```python\nx\n```\n\n```text\n1\n```\n"
    (tmp_path / "page.md").write_text(page, encoding="utf-8")
    (tmp_path / "run").mkdir()
    assert run_page(tmp_path / "page.md", tmp_path / "run") == 3


# The lists


def test_every_page_and_every_notebook_stands_in_the_table_of_contents() -> None:
    codebook = [f"research/{line}" for line in fenced(DOCS / "research" / "codebook.md", "{toctree}")[0].split()]
    listed = {*re.findall(r"^([\w/]+)$", "\n".join(fenced_toctrees()), re.MULTILINE), *codebook} - {"research/:hidden:"}
    pages = {path.relative_to(DOCS).with_suffix("").as_posix() for path in PAGES} - {"index"}
    notebooks = {f"_build/notebooks/{path.stem}" for path in NOTEBOOKS.glob("*.ipynb")}
    assert listed == pages | notebooks


def fenced_toctrees() -> list[str]:
    return fenced(DOCS / "index.md", "{toctree}")


def test_the_page_of_the_data_has_a_section_for_every_table() -> None:
    package = json.loads(text(ROOT / "data" / "datapackage.json"))
    page = text(DOCS / "background" / "data.md")
    sections = re.findall(r"^## .+: `([\w.]+)`$", page, re.MULTILINE)
    assert sorted(sections) == sorted(resource["path"] for resource in package["resources"])
    for resource in package["resources"]:
        if resource["path"].endswith(".csv"):
            assert f"{{{{ columns_{resource['name']} }}}}" in page


@pytest.mark.parametrize("record", [Instrument, Mandate], ids=lambda record: record.__name__)
def test_the_page_of_the_data_names_every_field_of_what_is_no_table(record: type[Instrument | Mandate]) -> None:
    titles = re.findall(r"^(`.+`)\n:", text(DOCS / "background" / "data.md"), re.MULTILINE)
    named = set(re.findall(r"`(\w+)`", " ".join(titles)))
    assert set(record.model_fields) <= named


def test_what_a_page_takes_from_the_data_is_computed() -> None:
    sys.path.insert(0, str(DOCS))
    try:
        from computed import substitutions
    finally:
        sys.path.remove(str(DOCS))
    used = {found for page in PAGES for found in re.findall(r"\{\{ (\w+) \}\}", text(page))}
    computed = substitutions()
    assert used <= {*computed, "gallery"}
    assert all(computed.values())
    literal = [row.split(" | ")[-1].strip(" |") for row in computed["readings_40_5"].splitlines()[2:]]
    assert literal == ["276", "276", "160", "92", "24"]
    head = computed["readings_pairs"].splitlines()[0]
    assert all(day in head for day in ("31 December 1995", "31 December 2014", "3 February 2026"))


WORDS = (
    "instrument, state, action, basis, population, gap, as of, migration, outreach, selector, target, mandate, dispute"
)


def test_the_glossary_has_the_words_of_the_field() -> None:
    [glossary] = fenced(DOCS / "background" / "glossary.md", "{glossary}")
    assert set(WORDS.strip().split(", ")) <= set(re.findall(r"^(\w.*)$", glossary, re.MULTILINE))


# Contributing


def tables() -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for path in (*(ROOT / "data").glob("*.csv"), *(ROOT / "tools").glob("*.csv")):
        found.setdefault(text(path).partition("\n")[0], []).append(path)
    return found


def test_the_example_lines_for_contributors_stand_in_the_tables() -> None:
    examples = fenced(ROOT / "CONTRIBUTING.md", "csv")
    assert len(examples) == 4
    by_header = tables()
    for example in examples:
        header, *rows = example.splitlines()
        assert rows
        assert any(set(rows) <= set(text(path).splitlines()) for path in by_header[header]), header
        assert all(len(row) == len(header.split(",")) for row in csv.reader(rows))


def test_the_example_of_an_act_stands_in_the_log() -> None:
    [example] = fenced(ROOT / "CONTRIBUTING.md", "json")
    acts = map(json.loads, text(ROOT / "data" / "outreach.jsonl").splitlines())
    assert json.loads(example) in acts


FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in FORMS if path.name != "config.yml"])
def test_a_form_for_issues_is_well_formed(path: Path) -> None:
    form = yaml.safe_load(text(path))
    assert form.keys() == {"name", "description", "labels", "body"}
    fields = form["body"]
    assert len({field["id"] for field in fields}) == len(fields)
    assert {field["type"] for field in fields} <= {"input", "textarea", "dropdown"}
    assert all(field["attributes"]["label"] for field in fields)


def test_contributors_are_sent_to_a_form_that_exists() -> None:
    if not FORMS:
        pytest.skip("an sdist has no forms")
    names = {yaml.safe_load(text(path)).get("name") for path in FORMS}
    assert "A wrong date or count" in names
    assert "A wrong date or count" in text(ROOT / "CONTRIBUTING.md")
