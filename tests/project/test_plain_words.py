"""What the library says is plain English: no riddle that was mended once comes back."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Each with what to write instead.
RIDDLES = {
    r"\bis not possible\b": "is not accepted",
    r"(?:^|[;:?,] |\bplease |\bor |\band )give\b(?! it )": "use, add, name or pass",
    r"\bparted\b": "separated, divided",
    r"\bwants\b": "needs",
    r"\b(?:stands?|stood)\b(?! at)": "is, is listed, means",
    r"\b(?:whoever|whomever|whosoever)\b": "the people who, the State that",
    r"\bwhat is no(?:t|ne)?\b": "anything else than",
    r"(?<!there )(?<!here )(?<!later )\bis no (?!later\b|longer\b|more\b|earlier\b|better\b|such\b)[a-z]": "is not a",
    r"\bby when\b": "due by",
    r"\bhand of the clock\b": "today's date",
    r"\bbound around\b": "participation in its region",
    r"\blawful path\b": "how to join",
    r"\bso many (?:days|months|years|states)\b": "by days since",
    r"\bwhence\b": "from where, the source of",
    r"\banother than\b": "differs from",
    r"\bwhether it is right to say\b": "say it, or say what is not known",
}
# Sentences of reports, names and pages in several languages: what is read, not what is said.
READ = re.compile(r"/sources/.*/(?:phrases\w*|lexicon|terms|claims|counts|totals)\b|/outreach/list_words\b")
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef)


def _documentation(node: ast.AST) -> ast.Constant | None:
    first = node.body[0] if isinstance(node, DOCUMENTED) and node.body else None
    value = first.value if isinstance(first, ast.Expr) else None
    return value if isinstance(value, ast.Constant) and isinstance(value.value, str) else None


def _said(source: str) -> Iterator[tuple[int, str]]:
    """Yield the messages, help lines and labels of a module, and the first paragraph of each docstring."""
    tree = ast.parse(source)
    documentation = [found for node in ast.walk(tree) if (found := _documentation(node))]
    yield from ((text.lineno, text.value.strip().split("\n\n")[0]) for text in documentation)
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    apart = inside | {id(text) for text in documentation}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield (
                node.lineno,
                "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values),
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart:
            yield node.lineno, node.value


@cache
def _sentences() -> list[tuple[str, str]]:
    """Return the place and the text of everything that the library says in English."""
    modules = sorted((ROOT / "src" / "ccwuniv").rglob("*.py"))
    return [
        (f"{path.relative_to(ROOT)}:{line}", " ".join(text.split()))
        for path in modules
        if not READ.search(str(path.with_suffix("")))
        for line, text in _said(path.read_text(encoding="utf-8"))
        if " " in text.strip()
    ]


def test_a_sentence_of_a_module_is_found_with_its_line() -> None:
    module = (
        '"""First.\n\nSecond."""\n\n\ndef f():\n    """Do."""\n    raise ValueError(f"{1} is not possible; give two")\n'
    )
    assert sorted(_said(module)) == [(1, "First."), (7, "Do."), (8, "{} is not possible; give two")]


@pytest.mark.parametrize("riddle", RIDDLES)
def test_no_message_help_line_or_docstring_says_a_riddle(riddle: str) -> None:
    found = [f"{place}: {text[:120]}" for place, text in _sentences() if re.search(riddle, text)]
    assert not found, f"write {RIDDLES[riddle]} instead:\n" + "\n".join(found)
