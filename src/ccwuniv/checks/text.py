"""The check of a data folder in words: its files, what is wrong with a line, and every rule with its result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ccwuniv.checks.checking import rules
from ccwuniv.checks.folder import FolderCheck
from ccwuniv.errors import CcwError
from ccwuniv.records import Finding

__all__ = ["check_text"]

_SUMMED = {
    "holds": "hold",
    "explained": "hold with explained exceptions",
    "warning": "with a warning",
    "error": "broken",
    "does not apply": "do not apply to these instruments",
}


def check_text(result: FolderCheck) -> str:
    """Return the check of a folder as text.

    Examples
    --------
    >>> from ccwuniv._support import data_directory
    >>> from ccwuniv.checks import check_folder
    >>> print(check_text(check_folder(data_directory())).splitlines()[0])
    Files
    """
    lines = ["Files"]
    lines += [f"  {file:<22} {rows:>5} rows" for file, rows in result.rows.items()]
    lines += _listed("What is wrong, line by line", result.problems)
    lines += _listed("Differences from the folder's own description", result.checksums)
    if result.findings is None:
        return "\n".join([*lines, "", "The rules are tested once every line of the registry's tables can be read."])
    lines += ["", "Rules"]
    results: Counter[str] = Counter()
    for rule in rules():
        silent = rule.not_applicable(result.codes)
        found = [finding for finding in result.findings if finding.number == rule.number]
        word = "does not apply" if silent else _word(found)
        results[word] += 1
        lines.append(f"  {rule.number:>2} {word:<14} {rule.sentence} ({rule.article})")
        lines += [f"       {silent}"] if silent else []
        lines += [line for finding in found for line in _finding(finding, result)]
    counted = ", ".join(f"{count} {_SUMMED[word]}" for word, count in results.items())
    return "\n".join([*lines, "", f"{len(rules())} rules: {counted}. {sum(result.rows.values())} rows."])


def _listed(heading: str, problems: Sequence[CcwError]) -> list[str]:
    return ["", heading, *(f"  {problem}" for problem in problems)] if problems else []


def _word(found: Sequence[Finding]) -> str:
    if any(finding.severity == "error" for finding in found):
        return "error"
    if any(not finding.explained for finding in found):
        return "warning"
    return "explained" if found else "holds"


def _finding(finding: Finding, result: FolderCheck) -> Iterator[str]:
    grave = "explained" if finding.explained else finding.severity
    yield f"       {grave}: {finding.message}"
    if acts := result.lines.get((finding.iso3, finding.instrument)):
        yield f"       see actions.csv, line{'s' if len(acts) > 1 else ''} {' and '.join(map(str, acts))}"
    if finding.source:
        yield f"       source: {finding.source}"
    if finding.explained:
        yield f"       because {finding.explained}"
