"""The codebook: what every column of every table means, by which rule it is made, and from which source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccwuniv._support import explained, one_of
from ccwuniv.errors import OptionError
from ccwuniv.records.descriptions import Variable, tables, variables_of

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Variable", "codebook"]

_COLUMNS = ("label", "type", "meaning", "rule", "source", "codes")


@explained
def codebook(what: pd.DataFrame | str | None = None) -> pd.DataFrame:
    """Return the definition of each variable of a table, the same that every export carries.

    Parameters
    ----------
    what : pandas.DataFrame or str, optional
        What an analysis returned, or the name of a table such as ``"actions"`` or ``"panel_country_year"``; without
        it, the tables that there are.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``variable``: ``label`` (at most 80 characters), ``type`` (code, text, date, integer, number,
        boolean), ``meaning``, ``rule`` (with the article or the function), ``source``, ``codes`` (what each code stands
        for). Without ``what``, indexed by ``table``: ``title``, ``row`` (what a row is), ``made_by``, ``key``.

    Raises
    ------
    OptionError
        For a name that no table has.

    Examples
    --------
    >>> from ccwuniv import Registry, gap_matrix
    >>> codebook(gap_matrix(Registry.bundled())).loc["AP2", "label"]
    'AP2: status on the day'
    >>> codebook("panel_country_year").loc["bound", "type"]
    'boolean'
    """
    import pandas as pd

    known = tables()
    if what is None:
        about = {name: (t.title, t.row, t.made_by, " ".join(t.key)) for name, t in known.items()}
        columns = ["title", "row", "made_by", "key"]
        return pd.DataFrame.from_dict(about, orient="index", columns=columns, dtype="str").rename_axis("table")
    if isinstance(what, str):
        one_of("what", what, tuple(known))
        variables = list(known[what].variables)
    else:
        if not isinstance(what, pd.DataFrame):
            raise OptionError("what", f"a {type(what).__name__}", ["a DataFrame", "the name of a table"])
        named = [str(name) for name in what.index.names if name is not None]
        variables = variables_of(what, [*named, *what.columns])
    rows = [[getattr(v, column) if column != "codes" else _codes(v) for column in _COLUMNS] for v in variables]
    index = pd.Index([variable.name for variable in variables], name="variable", dtype="str")
    return pd.DataFrame(rows, index=index, columns=list(_COLUMNS), dtype="str")


def _codes(variable: Variable) -> str:
    return "; ".join(f"{code}: {meaning}" for code, meaning in variable.values.items())
