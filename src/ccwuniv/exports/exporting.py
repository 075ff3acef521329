"""Writing a table, or a whole registry, in the formats of other programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from ccwuniv._support import explained, make_folder, one_of, write_files
from ccwuniv.citation import cite
from ccwuniv.errors import CcwError, DataError, OptionError
from ccwuniv.records import facts_of

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.exports.sheets import Sheet
    from ccwuniv.outreach import ReadableLog
    from ccwuniv.registry import Registry

__all__ = ["Format", "check_internal", "export"]

Format: TypeAlias = Literal["csv", "parquet", "excel", "stata", "latex"]

_FORMATS: tuple[str, ...] = get_args(Format)
_ENDINGS = {".csv": "csv", ".parquet": "parquet", ".xlsx": "excel", ".dta": "stata", ".tex": "latex"}
_ENDING = {kind: ending for ending, kind in _ENDINGS.items()}
_DESCRIPTION = ".resource.json"


@explained
def export(
    what: pd.DataFrame | pd.Series[Any] | Registry | ReadableLog,
    path: str | Path,
    format: Format | None = None,  # noqa: A002  # the word for it, here as in every library that writes tables
    *,
    internal: bool = False,
) -> tuple[Path, ...]:
    """Write a table, an outreach log or a whole registry for another program, with its provenance.

    Labels and definitions of columns are those of :func:`codebook`. The provenance (data version, day, basis, call,
    sources) and the citation go where the format has a place for them:

    ===========  =====================  ===============================================================================
    format       name ends in           provenance
    ===========  =====================  ===============================================================================
    ``csv``      ``.csv``               beside it, in ``NAME.resource.json`` (a Data Resource, version 2)
    ``parquet``  ``.parquet``           in the metadata; ``pandas.read_parquet`` gives ``.attrs`` again
    ``excel``    ``.xlsx``              in the sheets ``provenance`` and ``variables``
    ``stata``    ``.dta``               in the notes of the data and of each variable, and in the data label
    ``latex``    ``.tex``               in comments, and in the note below the table (needs ``booktabs``)
    ===========  =====================  ===============================================================================

    In Stata, codes and truth values are numbers with value labels, days are ``%td``, and a name longer than 32
    characters is cut, which a note says. In CSV and LaTeX a missing value is an empty cell and a dash.

    Parameters
    ----------
    what : pandas.DataFrame, pandas.Series, Registry or OutreachLog
        What an analysis returned; a registry, of which every table is written; or a log, of which the public acts are.
    path : str or pathlib.Path
        The file. Of a registry the folder, in which there will be a file for each table (as CSV it is a data folder
        that :meth:`Registry.read` reads again); for Excel one workbook.
    format : {"csv", "parquet", "excel", "stata", "latex"}, optional
        By default what the ending of ``path`` says. ``parquet`` and ``excel`` need the extras of these names.
    internal : bool
        Whether internal acts may be written, too: of a log its internal ones, and tables that rest on some. The
        citation then begins with INTERNAL.

    Returns
    -------
    tuple of pathlib.Path
        What was written.

    Raises
    ------
    OptionError
        For another ending or format, a table in which two columns have one name, or one that rests on internal acts
        where ``internal`` is not given.
    StoreError
        When the file cannot be written, or an extra is missing; a file that was there before still is.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from ccwuniv import Registry
    >>> with TemporaryDirectory() as folder:
    ...     written = export(Registry.bundled().totals("2014-09-01"), f"{folder}/totals.csv")
    ...     print(written[0].read_text(encoding="utf-8").splitlines()[:2], written[1].name)
    ['instrument,parties', 'CCW,117'] totals.resource.json
    """
    import pandas as pd

    from ccwuniv.exports.sheets import sheet_of
    from ccwuniv.outreach import ReadableLog
    from ccwuniv.registry import Registry

    target = Path(path)
    if isinstance(what, Registry):
        return _registry(what, target, format)
    kind = _format(target, format)
    if isinstance(what, ReadableLog):
        what = what.released(internal=internal).to_pandas()
    table = what
    if not isinstance(table, pd.DataFrame | pd.Series):
        raise OptionError(
            "what", f"a {type(what).__name__}", ["a DataFrame", "a Series", "a Registry", "an OutreachLog"]
        )
    check_internal(table, internal=internal)
    return _save(_written(lambda: _content([sheet_of(table)], target, kind), kind))


def check_internal(table: pd.DataFrame | pd.Series[Any], *, internal: bool) -> None:
    """Refuse a table that rests on internal acts, unless it may be written.

    Raises
    ------
    OptionError
        With what to do.
    """
    if facts_of(table).get("internal") and not internal:
        raise OptionError(
            "internal", internal, ["True, since the table rests on internal acts", "a table made from log.released()"]
        )


def _format(path: Path, given: str | None) -> str:
    if given is not None:
        one_of("format", given, _FORMATS)
        if path.name:
            return given
    if not path.name or path.suffix.lower() not in _ENDINGS:
        raise OptionError("path", str(path), [f"a name that ends in {ending}" for ending in _ENDINGS])
    return _ENDINGS[path.suffix.lower()]


def _registry(registry: Registry, path: Path, given: str | None) -> tuple[Path, ...]:
    from ccwuniv.exports.sheets import identifiers_of, sheets_of

    if given is None and path.suffix.lower() not in _ENDINGS:
        given = "csv"
    kind = _format(path, given)
    if kind == "excel":
        return _save(_written(lambda: _content(sheets_of(registry), path, kind), kind))
    if path.suffix.lower() in _ENDINGS:
        raise OptionError("path", str(path), [f"a folder (with format={kind!r}), since a registry has several tables"])
    if kind == "csv":
        registry.write(path)
        _save(_written(lambda: _content([identifiers_of(registry)], path / "identifiers.csv", kind), kind))
        return tuple(sorted(file for file in path.iterdir() if file.suffix in (".csv", ".json")))
    files: dict[Path, bytes] = {}
    for sheet in sheets_of(registry):
        target = path / f"{sheet.name}{_ENDING[kind]}"
        files |= _written(partial(_content, [sheet], target, kind), kind)
    return _save(files)


def _written(write: Callable[[], dict[Path, bytes]], kind: str) -> dict[Path, bytes]:
    """Write to memory, with a clear error where the format's library cannot."""
    try:
        return write()
    except CcwError:
        raise
    except Exception as error:  # noqa: BLE001  # each library fails in ways of its own
        what = f"something in it cannot be written as {kind}: {type(error).__name__} ({error})"
        raise DataError(what, file="table") from None


def _content(sheets: list[Sheet], path: Path, kind: str) -> dict[Path, bytes]:
    """Return the bytes of each file to write."""
    from ccwuniv.exports import binary, comma_separated, latex, stata

    first = sheets[0]
    citation = (
        cite(first.frame, "text")
        if first.facts.get("library")
        else "Source not stated: the table carries no provenance."
    )
    if first.facts.get("internal"):
        citation = f"INTERNAL. {citation}"
    if kind == "csv":
        table, resource = comma_separated.csv_of(first, path.name, citation)
        return {path: table, path.with_suffix(_DESCRIPTION): resource}
    if kind == "excel":
        return {path: binary.excel_of(sheets, str(path), citation)}
    if kind == "parquet":
        return {path: binary.parquet_of(first, str(path))}
    return {path: stata.stata_of(first, citation) if kind == "stata" else latex.latex_of(first, citation)}


def _save(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write files, all of them or none, and their folder where it is not there."""
    for folder in dict.fromkeys(path.parent for path in files):
        make_folder(folder)
    write_files(files, description=next((path for path in files if path.name.endswith(_DESCRIPTION)), None))
    return tuple(files)
