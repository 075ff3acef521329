"""What a reader of the notebooks may count on. That they run, and that their assertions hold, is for nbmake to show."""

from __future__ import annotations

import base64
import copy
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

Notebook = dict[str, Any]

FOLDER = Path(__file__).parents[2] / "notebooks"
NAMES = """
01_registry 02_gap_matrix 03_protocol_ii_migration 04_history_and_waiting_times 05_relations 06_what_if
07_your_own_treaty 08_outreach 09_reading_a_report 10_a_week_in_the_office 11_thirty_years_of_outreach
""".split()
LARGEST = 600_000
MOST_CELLS = 18
WIDEST = 1_000
ABSOLUTE_PATH = re.compile(r"(?<![\w.:/<-])(?:/(?:[a-z0-9_.-]+/)+[a-z0-9_.-]+|~/\w|[A-Z]:\\\w)", re.IGNORECASE)


@cache
def notebook(name: str) -> Notebook:
    read: Notebook = json.loads((FOLDER / f"{name}.ipynb").read_text(encoding="utf-8"))
    return read


def joined(text: str | list[str]) -> str:
    return text if isinstance(text, str) else "".join(text)


def code_cells(book: Notebook) -> list[dict[str, Any]]:
    return [cell for cell in book["cells"] if cell["cell_type"] == "code"]


def outputs(book: Notebook) -> Iterator[dict[str, Any]]:
    return (output for cell in code_cells(book) for output in cell["outputs"])


def pictures(book: Notebook) -> list[bytes]:
    data = (output.get("data", {}) for output in outputs(book))
    return [base64.b64decode(joined(found["image/png"])) for found in data if "image/png" in found]


def prose(book: Notebook) -> str:
    return "\n\n".join(joined(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "markdown")


def everything_but_pictures(book: Notebook) -> str:
    texts = [joined(cell["source"]) for cell in book["cells"]]
    for output in outputs(book):
        texts += [joined(output.get("text", "")), *map(str, output.get("traceback", ()))]
        texts += [joined(text) for kind, text in output.get("data", {}).items() if kind.startswith("text/")]
    return "\n".join(texts)


def section(book: Notebook, heading: str) -> str:
    found = re.search(rf"^## {heading}\n\n(.+?)(?=^#|\Z)", prose(book), flags=re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def has_title(book: Notebook) -> bool:
    return bool(re.match(r"# \S", prose(book)))


def asks_a_question(book: Notebook) -> bool:
    return "?" in section(book, "Question")


def answers_in_words(book: Notebook) -> bool:
    return len(section(book, "Answer").split()) >= 20


def ends_with_assertions_on_the_answer(book: Notebook) -> bool:
    last = book["cells"][-1]
    before = joined(book["cells"][-2]["source"])
    return last["cell_type"] == "code" and "## Answer" in before and joined(last["source"]).count("assert ") >= 2


def is_short(book: Notebook) -> bool:
    return 8 <= len(book["cells"]) <= MOST_CELLS


def was_run_from_top_to_bottom(book: Notebook) -> bool:
    counts = [cell["execution_count"] for cell in code_cells(book)]
    return counts == list(range(1, len(counts) + 1))


def keeps_outputs(book: Notebook) -> bool:
    return sum(bool(cell["outputs"]) for cell in code_cells(book)) >= 4


def has_no_error(book: Notebook) -> bool:
    return all(output["output_type"] != "error" and output.get("name") != "stderr" for output in outputs(book))


def names_no_absolute_path(book: Notebook) -> bool:
    text = re.sub(r"</\w+>|<[^<>]*>", "", everything_but_pictures(book))
    return not ABSOLUTE_PATH.search(text)


def holds_small_pictures(book: Notebook) -> bool:
    return all(int.from_bytes(picture[16:20], "big") <= WIDEST for picture in pictures(book))


def carries_nothing_of_the_machine(book: Notebook) -> bool:
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    plain = book["metadata"] == {"kernelspec": kernel, "language_info": {"name": "python"}}
    return plain and not any(part["metadata"] for part in [*book["cells"], *outputs(book)] if "metadata" in part)


RULES: tuple[Callable[[Notebook], bool], ...] = (
    has_title,
    asks_a_question,
    answers_in_words,
    ends_with_assertions_on_the_answer,
    is_short,
    was_run_from_top_to_bottom,
    keeps_outputs,
    has_no_error,
    names_no_absolute_path,
    holds_small_pictures,
    carries_nothing_of_the_machine,
)


def test_the_notebooks_are_these() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.ipynb")) == NAMES


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_each_notebook(rule: Callable[[Notebook], bool], name: str) -> None:
    assert rule(notebook(name))


@pytest.mark.parametrize("name", NAMES)
def test_each_notebook_is_small_enough_for_a_page_on_the_web(name: str) -> None:
    assert (FOLDER / f"{name}.ipynb").stat().st_size < LARGEST


@pytest.mark.parametrize("name", NAMES)
def test_cells_keep_their_ids(name: str) -> None:
    ids = [cell["id"] for cell in notebook(name)["cells"]]
    assert ids == [f"{name[:2]}-{place:02d}" for place in range(1, len(ids) + 1)]


@pytest.mark.parametrize("name", ["02_gap_matrix", "03_protocol_ii_migration", "04_history_and_waiting_times"])
def test_pictures_are_kept(name: str) -> None:
    assert pictures(notebook(name))


def _first_code(book: Notebook, **changes: Any) -> None:
    code_cells(book)[0].update(changes)


def _print(book: Notebook, text: str, name: str = "stdout") -> None:
    code_cells(book)[0]["outputs"].append({"output_type": "stream", "name": name, "text": [text]})


def _forget(book: Notebook, heading: str) -> None:
    for cell in book["cells"]:
        cell["source"] = joined(cell["source"]).replace(f"## {heading}", "## Other")


SPOILED: tuple[tuple[Callable[[Notebook], bool], Callable[[Notebook], object]], ...] = (
    (has_title, lambda book: book["cells"].pop(0)),
    (asks_a_question, lambda book: _forget(book, "Question")),
    (answers_in_words, lambda book: _forget(book, "Answer")),
    (ends_with_assertions_on_the_answer, lambda book: book["cells"][-1].update(source="answer")),
    (is_short, lambda book: book["cells"].extend(book["cells"])),
    (was_run_from_top_to_bottom, lambda book: _first_code(book, execution_count=7)),
    (keeps_outputs, lambda book: [cell["outputs"].clear() for cell in code_cells(book)]),
    (has_no_error, lambda book: _print(book, "a warning", name="stderr")),
    (has_no_error, lambda book: _first_code(book, outputs=[{"output_type": "error", "traceback": []}])),
    (names_no_absolute_path, lambda book: _print(book, "read from /tmp/abc/mine_ban.html")),
    (names_no_absolute_path, lambda book: _print(book, "File '/usr/lib/python3/site.py'")),
    (names_no_absolute_path, lambda book: _print(book, r"C:\Users\reader")),
    (carries_nothing_of_the_machine, lambda book: _first_code(book, metadata={"execution": {}})),
    (carries_nothing_of_the_machine, lambda book: book["metadata"].update(widgets={})),
)


@pytest.mark.parametrize(("rule", "spoil"), SPOILED, ids=lambda value: getattr(value, "__name__", ""))
def test_a_spoiled_notebook_breaks_the_rule(
    rule: Callable[[Notebook], bool], spoil: Callable[[Notebook], object]
) -> None:
    book = copy.deepcopy(notebook(NAMES[0]))
    spoil(book)
    assert not rule(book)


def test_a_picture_too_wide_breaks_the_rule() -> None:
    book = copy.deepcopy(notebook("02_gap_matrix"))
    output = next(o for o in outputs(book) if "image/png" in o.get("data", {}))
    picture = bytearray(base64.b64decode(joined(output["data"]["image/png"])))
    picture[16:20] = (WIDEST + 1).to_bytes(4, "big")
    output["data"]["image/png"] = base64.b64encode(picture).decode()
    assert not holds_small_pictures(book)
