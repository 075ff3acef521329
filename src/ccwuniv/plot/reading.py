"""Read the table of an analysis: whether the picture can use it, and its provenance."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from ccwuniv._support import several
from ccwuniv.errors import CcwError, OptionError
from ccwuniv.plot.captions import facts_of
from ccwuniv.records import Instrument, InstrumentsLike, as_day, as_returned, is_missing, read_column, reads, spoken

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.registry import Registry

__all__ = [
    "WordKind",
    "chosen",
    "instrument_name",
    "name_of",
    "on_day",
    "own_kind",
    "registry_of",
    "require_table",
    "states_counted",
    "tiles_of",
    "which_dates",
]

WordKind: TypeAlias = Literal["boolean", "date", "text"]

_INDEXED = "one value for each ISO alpha-3 code, such as gap_matrix(reg, states='all')['AP2']"


def require_table(frame: object, made_by: str, fits: Callable[[pd.DataFrame], bool]) -> None:
    """Refuse a table that the picture cannot use, and name the right one.

    Raises
    ------
    OptionError
        Saying what was given.
    """
    import pandas as pd

    if isinstance(frame, pd.DataFrame) and facts_of(frame).get("call", made_by) == made_by and fits(frame):
        return
    raise OptionError("frame", _spoken(frame), [f"what {made_by} returned"])


def _spoken(value: object) -> str:
    import pandas as pd

    if not isinstance(value, pd.DataFrame):
        return f"a {type(value).__name__}"
    made_by = facts_of(value).get("call")
    columns = ", ".join(map(str, value.columns[:6])) + (", ..." if len(value.columns) > 6 else "")
    return f"a DataFrame {f'made by {made_by}' if made_by else 'of columns ' + columns}"


def registry_of(facts: Mapping[str, Any], reg: Registry | None) -> Registry | None:
    """Return the registry that a table was made from: the one given, or the shipped one where its sources are the same.

    Raises
    ------
    OptionError
        When what was given is not a registry.
    """
    from ccwuniv.registry import Registry

    if reg is not None:
        if not isinstance(reg, Registry):
            raise OptionError("reg", type(reg).__name__, ["Registry", "None"])
        return reg
    shipped = Registry.bundled()
    return shipped if facts.get("data") == shipped.version else None


def chosen(columns: Iterable[object], wanted: InstrumentsLike | None, reg: Registry | None) -> list[str]:
    """Return the instruments to show: all of a table, or those that the caller named in any usual way.

    Raises
    ------
    OptionError
        When one of them is not in the table.
    UnknownInstrumentError
        When one of them is not an instrument.
    """
    there = [str(column) for column in columns]
    if wanted is None:
        return there
    codes = []
    for one in [wanted] if isinstance(wanted, str | Instrument) else wanted:
        code = str(getattr(one, "code", one))
        code = code if code in there or reg is None else reg.instrument(one).code
        if code not in there:
            raise OptionError("instruments", code, there)
        codes.append(code)
    if not codes:
        raise OptionError("instruments", wanted, there)
    return list(dict.fromkeys(codes))


def instrument_name(code: str, facts: Mapping[str, Any]) -> str:
    """Return the name of an instrument, where the table was made from the shipped data; else its code."""
    reg = registry_of(facts, None)
    return reg.instrument(code).name if reg is not None and code in reg.codes else code


def on_day(facts: Mapping[str, Any]) -> str:
    """Return the day of a table as a title ends with it, empty where it has none."""
    return f" on {spoken(as_day(facts['as_of']))}" if facts.get("as_of") else ""


def which_dates(facts: Mapping[str, Any]) -> str:
    """Say which event the years of a gap matrix are of: deposit or entry into force."""
    return "year of entry into force" if facts["dates"] == "in_force" else "year of deposit"


def states_counted(count: int) -> str:
    """Return a number of states in words."""
    return several(count, "state")


def name_of(iso3: str) -> str:
    """Return the short English name of a state, or its code where none is known."""
    from ccwuniv import names

    try:
        return str(names.name(iso3))
    except CcwError:
        return iso3


def own_kind(column: pd.Series[Any], words: Mapping[Any, str] | None = None) -> WordKind:
    """Return the kind of a picture's values: truth values or days (also as text from a file), or words.

    A word of which the caller says what it means stays a word.
    """
    there = [value for value in column.astype("object") if not is_missing(value)]
    if not there or any(value in (words or {}) and isinstance(value, str) for value in there):
        return "text"
    kinds: tuple[WordKind, ...] = ("boolean", "date")
    found: WordKind | None = next((kind for kind in kinds if reads(there[0], kind)), None)
    return found or "text"


def tiles_of(values: object, words: Mapping[Any, str] | None = None) -> pd.Series[Any]:
    """Return one value for each state, by its code; truth values and days are also read from text.

    Raises
    ------
    OptionError
        For anything but one column of values, each under another code.
    DataError
        For truth values or days among which there is something else.
    """
    import pandas as pd

    if isinstance(values, pd.DataFrame):
        values = as_returned(values, "iso3")
    if isinstance(values, pd.DataFrame) and len(values.columns) == 1:
        values = values.iloc[:, 0]
    if not isinstance(values, pd.Series):
        found = f"a {type(values).__name__}" + (
            f" of {len(values.columns)} columns" if isinstance(values, pd.DataFrame) else ""
        )
        raise OptionError("values", found, [_INDEXED])
    for code in values.index.tolist():
        if not (isinstance(code, str) and len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()):
            raise OptionError("values", f"an index with {code!r}", [_INDEXED])
    if not values.index.is_unique:
        twice = values.index[values.index.duplicated()][0]
        raise OptionError("values", f"an index with {twice!r} twice", [_INDEXED])
    if values.dtype.kind in "biufM":
        return values
    name = str(values.name if values.name is not None else "value")
    kind = own_kind(values, words)
    if kind == "text":
        return values.astype("object") if isinstance(values.dtype, pd.CategoricalDtype) else values
    read = read_column(values, name, kind, missing=True)
    read.attrs = dict(values.attrs)
    return read
