"""Read a data folder: columns are checked whole, and records are made only where that is not enough."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ccwuniv._support import is_folder
from ccwuniv.errors import DataError, StoreError
from ccwuniv.records import HeldCells, HeldInstruments, UnclearError, read_held, read_outlines
from ccwuniv.registry.between import ROWS
from ccwuniv.registry.contradictions import check_consistency
from ccwuniv.registry.data_folder import read_package, standing
from ccwuniv.registry.references import reference_problems

__all__ = ["read_folder"]

_MANY = 5_000
"""So many acts are first looked through as arrays, which find those that may contradict another one."""


def read_folder(directory: Path) -> dict[str, Any]:
    """Read and check every table, and return them as the arguments of a registry.

    What is not certainly right by its columns is read once more, row by row as records: these accept it, or say what
    is wrong.
    """
    directory = standing(directory)
    if not is_folder(directory):
        raise StoreError(str(directory), "there is no such folder.")
    content = read_package(directory / "datapackage.json")
    try:
        return {**content, **_cleared(directory, content)}
    except UnclearError:
        from ccwuniv.registry.folder import read_recorded

        return {**content, **read_recorded(directory, content["as_of"])}


def _cleared(directory: Path, package: Mapping[str, Any]) -> dict[str, Any]:
    instruments = read_outlines(directory / "instruments.json")
    tables = {file: read_held(directory / file, name) for file, (_, name) in ROWS.items()}
    lines = {file: range(len(table)) for file, table in tables.items()}
    problems = reference_problems(instruments.outlines, tables, lines, package["as_of"])
    if next(problems, None) is not None or not _withdrawals_are_whole(tables["related.csv"]):
        raise UnclearError
    _clear_acts(tables["actions.csv"], instruments, tables["states.csv"], package)
    return {"instruments": instruments, **{attribute: tables[file] for file, (attribute, _) in ROWS.items()}}


def _withdrawals_are_whole(related: HeldCells[Any]) -> bool:
    notified, effective = related.values("withdrawal_notified"), related.values("withdrawal_effective")
    return all((one is None) == (other is None) for one, other in zip(notified, effective, strict=True))


def _clear_acts(
    acts: HeldCells[Any], instruments: HeldInstruments, states: HeldCells[Any], package: Mapping[str, Any]
) -> None:
    by_code: dict[str, Any] = {outline.code: outline for outline in instruments.outlines}
    by_iso3 = {state.iso3: state for state in states.rows()}
    places = None
    if len(acts) > _MANY:
        from ccwuniv.registry.act_arrays import ActArrays

        places = ActArrays.of(acts, by_code, by_iso3).unclear(package["as_of"])
    try:
        check_consistency(acts.rows(places), by_code, by_iso3, package["as_of"])
    except DataError:
        raise UnclearError from None
