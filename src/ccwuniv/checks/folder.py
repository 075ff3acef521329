"""A data folder, read strictly and tested against every rule: what a contributor needs to know."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from ccwuniv._support import is_folder
from ccwuniv.checks.beside import BESIDE, problems_beside, read_beside
from ccwuniv.checks.checking import found_by_rules
from ccwuniv.checks.checksums import checksum_problems
from ccwuniv.checks.facts import Facts
from ccwuniv.errors import CcwError, DataError, StoreError
from ccwuniv.records import Finding, Instrument, read_csv, read_json
from ccwuniv.registry import TABLES, Registry, problems_between, read_package

__all__ = ["FolderCheck", "check_folder"]

T = TypeVar("T")
Tables: TypeAlias = "dict[str, tuple[Sequence[Any], Sequence[int]]]"


@dataclass
class FolderCheck:
    """The result of reading a folder and, where every line could be read, of the rules.

    Attributes
    ----------
    rows : dict
        How many records each file has that could be read.
    problems : list of CcwError
        What is wrong with a line or a file.
    checksums : list of CcwError
        The files that are not as the folder describes them.
    codes : tuple of str
        The instruments.
    findings : tuple of Finding or None
        What the rules found; None where a line could not be read.
    lines : dict
        The lines of ``actions.csv``, by state and instrument.
    """

    rows: dict[str, int] = field(default_factory=dict)
    problems: list[CcwError] = field(default_factory=list)
    checksums: list[CcwError] = field(default_factory=list)
    codes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] | None = None
    lines: dict[tuple[str | None, str | None], list[int]] = field(default_factory=dict)

    @property
    def sound(self) -> bool:
        """Whether every line could be read, the files are as described, and no rule found an error."""
        broken = [finding for finding in self.findings or () if finding.severity == "error"]
        return self.findings is not None and not (self.problems or self.checksums or broken)

    def read(self, reading: Callable[[], T]) -> T | None:
        """Read a file, or keep what is wrong with it."""
        try:
            return reading()
        except CcwError as error:
            self.problems += [error, *(error.others if isinstance(error, DataError) else ())]
            return None


def check_folder(directory: Path) -> FolderCheck:
    """Read every table of a folder, and test the rules where all can be read.

    Raises
    ------
    StoreError
        When there is no such folder.

    Examples
    --------
    >>> from ccwuniv._support import data_directory
    >>> result = check_folder(data_directory())
    >>> len(result.problems), result.rows["instruments.json"]
    (0, 8)
    """
    if not is_folder(directory):
        raise StoreError(str(directory), "there is no such folder.")
    result = FolderCheck()
    content: dict[str, Any] = result.read(partial(read_package, directory / "datapackage.json")) or {}
    lines: dict[str, Sequence[int]] = {}
    content["instruments"] = result.read(partial(read_json, directory / "instruments.json", Instrument)) or ()
    result.rows["instruments.json"] = len(content["instruments"])
    for file, (attribute, model) in TABLES.items():
        content[attribute], lines[file] = result.read(partial(read_csv, directory / file, model)) or ((), ())
        result.rows[file] = len(lines[file])
    if not result.problems:
        result.problems += problems_between(content, lines)
    sound = not result.problems
    beside = _read_beside(directory, result, frozenset(state.iso3 for state in content["states"]))
    result.checksums += checksum_problems(directory)
    if sound:
        registry = Registry(**content)
        facts = Facts(registry, beside.get("outreach.jsonl", ((),))[0], beside.get("mandates.json", ((),))[0])
        result.codes, result.findings = registry.codes, found_by_rules(facts)
        for action, line in zip(registry.actions, lines["actions.csv"], strict=True):
            result.lines.setdefault((action.iso3, action.instrument), []).append(line)
    return result


def _read_beside(directory: Path, result: FolderCheck, states: frozenset[str]) -> Tables:
    tables: Tables = {}
    for file in BESIDE:
        if (directory / file).exists() and (table := result.read(partial(read_beside, directory, file))):
            tables[file] = table
            result.rows[file] = len(table[0])
    if states:
        result.problems += problems_beside(directory, tables, states)
    return tables
