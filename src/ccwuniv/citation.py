"""How to cite the library, its data, and a table made from them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

from ccwuniv._days import as_day, spoken
from ccwuniv._options import one_of
from ccwuniv._version import __version__

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.registry import Registry

__all__ = ["cite"]

_STYLES = ("text", "bibtex", "apa", "csl-json")
_TITLE = "ccwuniv: participation in the Convention on Certain Conventional Weapons"
_AUTHORS = "The ccwuniv contributors"


def cite(
    what: Registry | pd.DataFrame | pd.Series[Any] | None = None,
    style: Literal["text", "bibtex", "apa", "csl-json"] = "text",
) -> str:
    """Return a reference to the library, with the data and the day of what is cited.

    Parameters
    ----------
    what : Registry, or a table that an analysis returned, optional
        A table says itself from which data, for which day and on which basis it was made. The shipped data by default.
    style : {"text", "bibtex", "apa", "csl-json"}

    Returns
    -------
    str

    Raises
    ------
    OptionError
        For another style, or a table without provenance.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> print(cite(Registry.bundled().totals("2014-09-01"), "apa"))
    The ccwuniv contributors. (2026). ccwuniv: participation in the Convention on Certain Conventional Weapons ...
    """
    one_of("style", style, _STYLES)
    facts = _facts(what)
    detail = ", ".join(
        part
        for part in (
            f"As of {spoken(as_day(facts['as_of']))}" if "as_of" in facts else "",
            f"basis {facts['basis']}" if "basis" in facts else "",
            f"from {facts['call']}" if "call" in facts else "",
            "with hypothetical actions" if facts.get("hypothetical") else "",
        )
        if part
    )
    year = str(facts["data"])[:4] if str(facts["data"])[:4].isdigit() else "n.d."
    version = f"Version {__version__}; data {facts['data']}"
    if style == "bibtex":
        return (
            f"@misc{{ccwuniv_{year},\n  author = {{{{{_AUTHORS}}}}},\n  title = {{{_TITLE}}},\n  year = {{{year}}},\n"
            f"  version = {{{__version__}}},\n  note = {{Data {facts['data']}. {detail}}}\n}}"
        )
    if style == "csl-json":
        entry = {
            "id": "ccwuniv",
            "type": "dataset",
            "title": _TITLE,
            "author": [{"literal": _AUTHORS}],
            "issued": {"date-parts": [[int(year)]]} if year.isdigit() else {},
            "version": __version__,
            "note": f"Data {facts['data']}. {detail}",
        }
        return json.dumps([entry], ensure_ascii=False)
    if style == "apa":
        return f"{_AUTHORS}. ({year}). {_TITLE} ({version}) [Python library and data set]. {detail}."
    sources = "; ".join(facts["sources"])
    return f"{_TITLE}, {version[0].lower()}{version[1:]}. {detail}. Source: {sources}."


def _facts(what: Registry | pd.DataFrame | pd.Series[Any] | None) -> dict[str, Any]:
    from ccwuniv.registry import Registry

    registry = Registry.bundled() if what is None else what
    if isinstance(registry, Registry):
        return {
            "data": registry.version,
            "as_of": registry.as_of,
            "sources": registry.sources,
            "hypothetical": registry.hypothetical,
        }
    facts = getattr(what, "attrs", {}).get("ccwuniv")
    one_of("what", "a table without provenance" if facts is None else "table", ("table", "Registry", "None"))
    return dict(facts or {})
