"""A list of names, as offices have it: a sheet, a delimited file, a text."""

from __future__ import annotations

from pathlib import Path

from ccwuniv.errors import DataError, OptionError, StoreError

__all__ = ["read_names"]

_USUAL = ("state", "country", "participant", "delegation", "name", "état", "etat", "pays", "nom")


def read_names(file: Path, column: str | None = None) -> list[str]:
    """Return the names in a file, without the empty ones.

    Raises
    ------
    StoreError
        When the file cannot be read.
    DataError, OptionError
        When it does not say which column holds the names.
    """
    import pandas as pd

    try:
        if file.suffix.lower() == ".xlsx":
            frame = pd.read_excel(file, dtype="string")
        elif file.suffix.lower() == ".csv":
            frame = pd.read_csv(file, dtype="string", encoding="utf-8-sig")
        else:
            lines = file.read_text(encoding="utf-8-sig").splitlines()
            return [line.strip() for line in lines if line.strip()]
    except ImportError:
        raise StoreError(str(file), "needs openpyxl: pip install 'ccwuniv[office]', or save it as CSV.") from None
    except (OSError, ValueError) as error:
        raise StoreError(str(file), f"cannot be read: {getattr(error, 'strerror', None) or error}.") from None
    named = frame[_column(file, list(frame.columns), column)].dropna().str.strip()
    return [str(name) for name in named if name]


def _column(file: Path, columns: list[str], asked: str | None) -> str:
    if asked is not None:
        if asked not in columns:
            raise OptionError("column", asked, columns)
        return asked
    usual = [name for name in columns if str(name).strip().casefold() in _USUAL]
    if len(columns) == 1 or len(usual) == 1:
        return (usual or columns)[0]
    rule = f"has the columns {', '.join(map(str, columns))}; say with --column which of them names the States"
    raise DataError(rule, file=str(file))
