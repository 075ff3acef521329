"""How to cite the library, its data, a table or a figure made from them, and the sources themselves."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from ccwuniv._support import explained, one_of
from ccwuniv._version import RELEASED, __version__
from ccwuniv.citation.styles import Reference, apa, bibtex, csl_json, source_reference
from ccwuniv.errors import OptionError
from ccwuniv.records import as_day, spoken
from ccwuniv.registry import bases_in_words, joined, several

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from ccwuniv.analysis import Relation
    from ccwuniv.registry import Registry

    Citable: TypeAlias = (
        Registry | pd.DataFrame | pd.Series[Any] | Relation | Axes | Figure | Literal["data", "software"]
    )

__all__ = ["cite", "cite_facts"]

_STYLES = ("text", "caption", "bibtex", "apa", "csl-json")
_SUBJECT = "participation in the Convention on Certain Conventional Weapons"
_TITLE = f"ccwuniv: {_SUBJECT}"
_SOFTWARE = f"ccwuniv: a Python library on {_SUBJECT}"
_AUTHORS = "The ccwuniv contributors"


@explained
def cite(
    what: Registry
    | pd.DataFrame
    | pd.Series[Any]
    | Relation
    | Axes
    | Figure
    | Literal["data", "software"]
    | None = None,
    style: Literal["text", "caption", "bibtex", "apa", "csl-json"] = "text",
    *,
    sources: bool = False,
) -> str:
    """Return a reference to the library, its data, or what was made from them.

    The data have a version of their own, the day of the depositary's tables; the reference to data or to a table gives
    that one, and says with which version of the library it was made.

    Parameters
    ----------
    what : Registry, table, Relation, figure, "data" or "software", optional
        A table, and a figure that ``ccwuniv.plot`` drew, says itself from which data, for which day and on which basis
        it was made. ``"software"`` is the library; the shipped data by default.
    style : {"text", "caption", "bibtex", "apa", "csl-json"}
        ``"text"`` is a line to put below a table, sources included; ``"caption"`` a short one for the caption of a
        figure or a table in a paper, whose list of references has the rest. In ``"bibtex"`` and ``"csl-json"`` the
        title has the version and the day, since styles leave out what other fields say, or print it twice.
    sources : bool
        Whether a reference to each source follows: the depositary's tables (of each treaty one), documents of the
        outreach log, gazettes. The data hold no numbers of depositary notifications, so none is cited. In
        ``"text"`` they are named in any case.

    Returns
    -------
    str

    Raises
    ------
    OptionError
        For another style, a table without provenance, or a figure that is not of ``ccwuniv.plot``.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> table = Registry.bundled().totals("2014-09-01")
    >>> print(cite(table, "apa"))
    The ccwuniv contributors. (2026). ccwuniv: participation in the Convention on Certain Conventional Weapons ...
    >>> print(cite(table, "bibtex", sources=True).count("@misc"))
    6
    """
    one_of("style", style, _STYLES)
    facts = _facts(what)
    if facts is None:
        if style in ("text", "caption"):
            return f"{_SOFTWARE}, version {__version__}, {spoken(RELEASED)}."
        references = [Reference("ccwuniv", "software", _AUTHORS, _SOFTWARE, RELEASED, __version__)]
    else:
        if style in ("text", "caption"):
            return _text(facts) if style == "text" else _caption(facts)
        references = [_reference(facts), *(_of_sources(facts) if sources else ())]
    return {"bibtex": bibtex, "apa": apa, "csl-json": csl_json}[style](references)


def cite_facts(facts: Mapping[str, Any]) -> str:
    """Return the source line for a result without a table, from its provenance.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> table = Registry.bundled().totals("2014-09-01")
    >>> cite_facts(table.attrs["ccwuniv"]) == cite(table)
    True
    """
    return _text(facts)


def _facts(what: object) -> dict[str, Any] | None:
    """Return the provenance of the cited object, None for the library."""
    from ccwuniv.registry import Registry

    if isinstance(what, str):
        one_of("what", what, ("data", "software"))
        if what == "software":
            return None
        what = None
    registry = Registry.bundled() if what is None else what
    if isinstance(registry, Registry):
        return {
            "library": __version__,
            "data": registry.version,
            "as_of": registry.as_of,
            "data_until": registry.data_until if registry.as_of > registry.data_until else None,
            "sources": registry.sources,
            "hypothetical": registry.hypothetical,
        }
    from ccwuniv.plot import table_of_picture
    from ccwuniv.records import facts_of

    table = table_of_picture(what)
    facts = joined(map(facts_of, table.values())) if isinstance(table, Mapping) else facts_of(table)
    if not (facts.get("library") and isinstance(facts.get("sources", []), list | tuple)):
        allowed = ("a table with provenance", "a figure that ccwuniv.plot drew", "a Registry", "'data'", "'software'")
        raise OptionError("what", f"a {type(what).__name__} without provenance", allowed)
    return facts


def _day(facts: Mapping[str, Any]) -> str:
    """Say for which day."""
    if not facts.get("as_of"):
        return ""
    return f"as of {' and '.join(spoken(as_day(day)) for day in several(facts['as_of']))}"


def _counted(facts: Mapping[str, Any]) -> str:
    """Say on which basis and by which call the result was made."""
    parts = [
        bases_in_words(facts),
        f"from {facts['call']}" if "call" in facts else "",
        "with hypothetical actions" if facts.get("hypothetical") else "",
    ]
    return ", ".join(part for part in parts if part)


def _sentence(*parts: str) -> str:
    words = ", ".join(part for part in parts if part)
    return f"{words[:1].upper()}{words[1:]}. " if words else ""


def _text(facts: Mapping[str, Any]) -> str:
    data = f"; data {' and '.join(several(facts['data']))}" if facts.get("data") else ""
    named = "; ".join(map(str, facts.get("sources", ()))) or "not stated"
    named += "; in part not stated" if facts.get("unstated") else ""
    made = " and ".join(several(facts["library"]))
    return f"{_TITLE}, version {made}{data}. {_sentence(_day(facts), _counted(facts))}Source: {named}."


def _caption(facts: dict[str, Any]) -> str:
    data = f"data {' and '.join(several(facts['data']))}, " if facts.get("data") else ""
    hypothetical = "with hypothetical actions" if facts.get("hypothetical") else ""
    said = _sentence(_day(facts), bases_in_words(facts), hypothetical)
    return f"{said}Source: ccwuniv, {data}from {_first_named(facts)}."


def _first_named(facts: dict[str, Any]) -> str:
    """Return the first source, and the number of the others."""
    first, *others = list(map(str, facts.get("sources", ()))) or ["sources not stated"]
    return first + (f", and {len(others)} other source{'s' if len(others) > 1 else ''}" if others else "")


def _reference(facts: dict[str, Any]) -> Reference:
    version = " and ".join(several(facts.get("data")))
    day = "_".join(several(facts.get("as_of"))).replace("-", "")
    call = re.sub(r"\W", "_", str(facts.get("call", "")), flags=re.ASCII)
    made = f"ccwuniv {' and '.join(several(facts['library']))}"
    return Reference(
        key="_".join(part for part in ("ccwuniv", re.sub(r"\W", "", version), call, day if call else "") if part),
        kind="dataset",
        author=_AUTHORS,
        title=_TITLE,
        issued=_day_of(version),
        version=version,
        detail=_day(facts),
        note=". ".join(part for part in (_counted(facts), f"Made with {made}") if part),
    )


def _day_of(version: str) -> dt.date | None:
    """Return the day that a version of the data names."""
    found = re.fullmatch(r"(\d{4})\.(\d{2})\.(\d{2})", version)
    try:
        return dt.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _of_sources(facts: dict[str, Any]) -> list[Reference]:
    found = {one.key: one for source in map(str, facts.get("sources", ())) for one in source_reference(source)}
    return list(found.values())
