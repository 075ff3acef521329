"""A panel too large for memory, as a partitioned Parquet dataset: a folder for each year or instrument."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from ccwuniv._support import (
    Progress,
    explained,
    flush,
    inside,
    is_there,
    make_folder,
    one_of,
    part_beside,
    sweep,
    told,
)
from ccwuniv.analysis import PartBy, year_panel
from ccwuniv.citation import cite
from ccwuniv.errors import StoreError
from ccwuniv.records import Basis, DateLike, InstrumentsLike, StatesLike, Variable, check_counting, tables
from ccwuniv.registry import provenance

if TYPE_CHECKING:
    from ccwuniv.registry import Registry

__all__ = ["write_panel"]

YearUnit: TypeAlias = Literal["country-year", "dyad-year"]

_PART = "part-0.parquet"
_BEGUN = ".*.part"
_DESCRIPTION = "_description.json"
"""Readers of datasets leave out files that begin with such a sign."""


@explained
def write_panel(
    reg: Registry,
    folder: str | Path,
    unit: YearUnit = "country-year",
    as_of: DateLike | None = None,
    *,
    states: StatesLike = "all",
    instruments: InstrumentsLike | None = None,
    start: int | None = None,
    end: int | None = None,
    at: str | None = None,
    directed: bool = False,
    partition_by: PartBy = "year",
    progress: Progress = False,
    basis: Basis | None = None,
) -> int:
    """Write a panel of any size as a Hive-partitioned Parquet dataset: a folder for each year or instrument.

    One part is in memory at a time. Each is whole or not there: it has its name once it is on the disk. The
    description, ``_description.json``, comes last, with the columns, the parts and their rows, and the provenance;
    where a folder has parts and no description, a writer was killed. The next one in this folder removes them.

    Parameters
    ----------
    reg : Registry
    folder : str or pathlib.Path
        A new or empty folder. In it there will be ``year=1981/part-0.parquet`` and so on.
    unit : {"country-year", "dyad-year"}
        What a row is of: a state, or a pair of participants, and of both a year and an instrument.
    as_of : day, optional
        The last day that is known, the data's own by default. Later days are ``unknown``.
    states, instruments, start, end, at, directed
        As for :func:`panel`; ``at`` is a day of the year.
    partition_by : {"year", "instrument"}
        Of what each folder is. The column is in the name of the folder alone.
    progress : bool or callable
        ``True`` shows a line on standard error; a function is called with (done, total, name) after each part.
    basis : {"consent", "in_force", "in_force_as_known"}, optional
        As for :func:`panel`.

    Returns
    -------
    int
        How many rows were written. Columns are ``iso3`` (of pairs ``iso3_a``, ``iso3_b``), ``year``, ``instrument``,
        ``status``, and of states ``bound``; the status of a pair is ``both``, ``only_a``, ``only_b``, ``neither``,
        ``not_yet_open`` or ``unknown``. Rows are in the order of :func:`panel`.

    Raises
    ------
    OptionError
        For another unit or partition.
    DateError
        For a day or year that the data cannot answer for.
    StoreError
        When the folder is not empty or cannot be written, or pyarrow is missing (the extra ``parquet``).

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> import pandas as pd
    >>> from ccwuniv import Registry
    >>> with TemporaryDirectory() as folder:
    ...     rows = write_panel(Registry.bundled(), folder, "dyad-year", start=2020, end=2021, instruments="P5")
    ...     len(pd.read_parquet(folder)) == rows
    True
    """
    given = {name: value for name, value in locals().items() if name not in ("folder", "progress")}
    one_of("unit", unit, get_args(YearUnit))
    one_of("partition_by", partition_by, get_args(PartBy))
    basis = basis if basis is not None else "in_force" if unit == "dyad-year" else "consent"
    check_counting(basis)
    asked: dict[str, Any] = {"states": states, "instruments": instruments, "start": start, "end": end, "at": at}
    made = year_panel(reg, unit, as_of, partition_by, directed=directed, basis=basis, **asked)
    names = [f"{partition_by}={value}" for value in made.values]
    facts = provenance(
        made.scope.reg,
        "write_panel",
        given,
        instruments=made.scope.codes,
        as_of=made.scope.last,
        basis=basis,
        unit=unit,
        at=at or "12-31",
        denominator=len(made.scope.states),
    )
    with _filled(Path(folder)) as (place, begun):
        writer = _Writer(place)
        parts = [
            {"folder": name, "rows": writer.write(part, inside(place, name))}
            for name, part in zip(told(names, progress, str), made.parts(), strict=True)
        ]
        described = {
            "title": f"{'Pairs of states' if made.pairs else 'States'}, years and instruments",
            "rows": made.rows,
            "partitioned_by": partition_by,
            "parts": parts,
            "columns": [_column(variable) for variable in _variables(unit)],
            "provenance": facts["ccwuniv"],
            "citation": cite(reg, "text"),
        }
        with _written(place):
            begun.write_text(json.dumps(described, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            flush(begun)
            begun.rename(place / _DESCRIPTION)
            flush(place)
    return made.rows


@contextmanager
def _written(place: Path) -> Iterator[None]:
    """Say of what is written that it cannot be."""
    try:
        yield
    except OSError as error:
        raise StoreError(str(place), f"cannot be written: {error.strerror or error}.") from None


@contextmanager
def _filled(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Yield an empty folder and its description as it is begun; where an error ends that, all is as it was before.

    A killed writer leaves the description that it began, by which the next one knows that the parts were not all.

    Raises
    ------
    StoreError
        When something is in it, or it cannot be written.
    """
    new = [one for one in (folder, *folder.parents) if not is_there(one)]
    _empty(folder)
    begun = part_beside(folder / _DESCRIPTION)
    try:
        with _written(folder):
            begun.touch()
        yield folder, begun
    except BaseException:
        _remove_parts(folder)
        begun.unlink(missing_ok=True)
        with suppress(OSError):
            for one in new:
                one.rmdir()
        raise


def _empty(folder: Path) -> None:
    """Make a folder where it is not there; take away what a killed writer left in it.

    Raises
    ------
    StoreError
        When something else is in it.
    """
    make_folder(folder)
    before = set(folder.glob(_BEGUN))
    sweep(folder)
    if before.difference(folder.glob(_BEGUN)):
        _remove_parts(folder)
    if any(folder.iterdir()):
        raise StoreError(str(folder), "is not empty; use a new folder for the panel, or empty this one.")


def _remove_parts(folder: Path) -> None:
    """Remove the parts of a panel that was not written to its end."""
    if not (folder / _DESCRIPTION).exists():
        for part in folder.glob(f"*=*/{_PART}"):
            shutil.rmtree(part.parent, ignore_errors=True)


class _Writer:
    """The writer of parts as Parquet."""

    def __init__(self, folder: Path) -> None:
        try:
            import pyarrow as pa
            import pyarrow.parquet as pq
        except ImportError:
            raise StoreError(str(folder), "Parquet needs pyarrow; pip install 'ccwuniv[parquet]'.") from None
        self._pa, self._pq = pa, pq

    def write(self, part: Any, folder: Path) -> int:  # noqa: ANN401  # a part of a panel of years
        """Write a part under a temporary name, and rename it once it is complete on the disk."""
        table = self._pa.table({name: self._array(name, column, part) for name, column in part.columns.items()})
        beside = part_beside(folder)
        try:
            with _written(folder):
                beside.mkdir()
                self._pq.write_table(table, beside / _PART)
                flush(beside / _PART)
                flush(beside)
                beside.rename(folder)
                flush(folder.parent)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
        return int(table.num_rows)

    def _array(self, name: str, column: Any, part: Any) -> Any:  # noqa: ANN401  # of pyarrow
        if hasattr(column, "words"):
            words = self._pa.array(column.words, self._pa.string())
            return self._pa.DictionaryArray.from_arrays(self._pa.array(column.places), words)
        return self._pa.array(column, mask=part.missing if name == "bound" else None)


def _variables(unit: YearUnit) -> list[Variable]:
    """Return what is known of each column."""
    if unit == "country-year":
        table = tables()["panel_country_year"]
        return [found for name in ("iso3", "year", "instrument", "status", "bound") if (found := table.variable(name))]
    table, states = tables()["panel_dyad_year"], tables()["panel_country_year"]
    columns = [
        table.variable("iso3_a"),
        table.variable("iso3_b"),
        table.variable("year"),
        states.variable("instrument"),
    ]
    of_pair = table.variable("{instrument}")
    columns += [replace(of_pair, name="status", label="Which of the two the instrument binds")] if of_pair else []
    return [column for column in columns if column is not None]


def _column(variable: Variable) -> Mapping[str, object]:
    said = {
        "name": variable.name,
        "title": variable.label,
        "type": variable.type,
        "description": variable.meaning,
        "rule": variable.rule,
        "source": variable.source,
        "values": dict(variable.values),
    }
    return {name: value for name, value in said.items() if value}
