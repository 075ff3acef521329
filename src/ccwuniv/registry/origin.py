"""What every table says of itself: the data, the day, the rule of counting, the call that made it, the sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from ccwuniv._version import __version__
from ccwuniv.records import arguments, as_day, condensed, footnotes_on, listed_on, plain, spoken, within

if TYPE_CHECKING:
    from ccwuniv.registry.records import Records

__all__ = ["bases_in_words", "beyond_the_data", "documents_of", "joined", "provenance", "several"]


_COUNTED = (
    "Registry.participation",
    "Registry.totals",
    "compare",
    "coverage",
    "gap_matrix",
    "history",
    "migration_list",
    "report.not_party",
    "report.totals",
    "treaty_table",
)
_MODELLED = (
    "add_participation",
    "contested_pairs",
    "dyadic_coverage",
    "internal_conflict_coverage",
    "joint_participation",
    "joint_patterns",
    "letter_list",
    "next_steps",
    "pairs_without_protocol",
    "panel",
    "relations",
    "target_list",
    "waiting_times",
)
_COUNTS = {**dict.fromkeys(_COUNTED, True), **dict.fromkeys(_MODELLED, False)}
"""Which tables count parties, by deposit as the depositary's list had them, and which model relations or time."""

_BY_LIST = 'counted: those on the depositary\'s list on the day ("Yugoslavia" until 11 March 2001)'
_BY_DAYS = "modelled: those that could take part on the day (Yugoslavia, YUG, until 26 April 1992)"

_BASES = {
    "consent": "counted by deposit of consent",
    "in_force": "counted by date of effect",
    "in_force_as_known": "counted by date of effect, a succession not before its notification",
}


class Documented(Protocol):
    """What a document records."""

    @property
    def document(self) -> str:
        """The document."""
        ...


def provenance(
    registry: Records,
    call: str,
    given: Mapping[str, object] | None = None,
    *,
    tables: Iterable[str] = ("actions",),
    instruments: Iterable[str] | None = None,
    documents: Iterable[str] = (),
    named: Iterable[str] = (),
    **facts: Any,
) -> dict[Hashable | None, Any]:
    """Return the provenance of a table, of JSON types only, under the one key ``ccwuniv``.

    Parameters
    ----------
    registry : Registry
        The data from which the table was made.
    call : str
        The name of the function that made it.
    given : mapping, optional
        The arguments of that call by name, as they were given: with them it can be made again.
    tables : iterable of str
        The tables of the registry that were used, as ``Registry.sources_of`` names them: their sources are named.
    instruments : iterable of str, optional
        The codes whose rows were used; all by default.
    documents : iterable of str
        What records the acts that were used; see :func:`documents_of`.
    named : iterable of str
        Names in the table that are none of the registry's: the footnotes that go with names are added.
    **facts
        ``as_of``, ``basis``, ``population``, ``denominator`` and whatever else the table depends on; a day is written
        in ISO form, and what is None is left out. ``participants`` is added: whether the table counts the states of the
        depositary's list, or models those that could take part. ``counts_and_models`` is added for a day on which these
        are not the same states, and says which.

    Where acts were added that contradict the Convention or leave something open in it, ``doubts`` says what.
    Where ``as_of`` lies after the data's last day, ``data_until`` says that day, and ``after_data`` what that means.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> provenance(reg, "totals", {"basis": "consent"})["ccwuniv"]["call"]
    'totals'
    """
    stated = {name: plain(value) for name, value in facts.items() if value is not None}
    if (counts := _COUNTS.get(call)) is not None:
        stated["participants"] = _BY_LIST if counts and facts.get("basis", "consent") == "consent" else _BY_DAYS
    day = facts.get("as_of")
    if counts is not None and day is not None and (apart := _apart(registry, day)):
        stated["counts_and_models"] = apart
    if day is not None and (beyond := beyond_the_data(registry, day)):
        stated |= {"data_until": str(registry.data_until), "after_data": beyond}
    sources = registry.sources_of(tables, instruments=instruments)
    return {
        "ccwuniv": {
            "library": __version__,
            "data": registry.version,
            "call": call,
            **({} if given is None else {"arguments": arguments(given)}),
            **stated,
            "hypothetical": registry.hypothetical,
            **({"doubts": list(registry.doubts)} if registry.doubts else {}),
            **({"footnotes": list(notes)} if (notes := footnotes_on([*registry.names_with_footnotes, *named])) else {}),
            "sources": [*sources, *documents],
        }
    }


def _apart(registry: Records, day: dt.date) -> str:
    """Say which states only the counts of a day include, and which only the models; empty where they agree."""
    others = registry.listed_on_other_days
    listed = [listed_on(state, day) for state in others]
    eligible = [within(day, state.eligible_since, state.eligible_until) for state in others]
    days = list(zip(others, listed, eligible, strict=True))
    kept = [state.iso3 for state, on_list, taking_part in days if on_list and not taking_part]
    not_yet = [state.iso3 for state, on_list, taking_part in days if taking_part and not on_list]
    parts = [f"counts have {', '.join(kept)}, which models do not"] if kept else []
    parts += [f"models have {', '.join(not_yet)}, which counts do not"] if not_yet else []
    return f"on {day} {'; '.join(parts)}: numbers of the two may differ" if parts else ""


def joined(parts: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return what several tables say together of where they come from: of a picture that shows them all.

    What all say alike is kept. All their sources are named. Of days, bases, versions that differ each is named, in the
    order of the parts, as a list; that the data end before the day of some part is said of all. ``unstated`` says that
    some part tells nothing of itself.

    Examples
    --------
    >>> found = joined([{"as_of": "2014-09-01", "sources": ["A"]}, {"as_of": "2026-02-03", "sources": ["A", "B"]}, {}])
    >>> found["as_of"], found["sources"], found["unstated"]
    (['2014-09-01', '2026-02-03'], ['A', 'B'], True)
    """
    every = list(parts)
    stated = [part for part in every if part.get("sources")]
    if len(every) == 1 or not stated:
        return dict(every[0]) if len(every) == 1 else {}
    found = {name: value for name, value in stated[0].items() if all(part.get(name) == value for part in stated)}
    for name in ("as_of", "data_until", "basis", "population", "data", "library"):
        values = list(dict.fromkeys(part[name] for part in stated if part.get(name)))
        if len(values) > 1 or (values and name == "data_until"):
            found[name] = values if len(values) > 1 else values[0]
    found["sources"] = list(condensed(source for part in stated for source in part["sources"]))
    found["hypothetical"] = any(part.get("hypothetical") for part in stated)
    if doubts := dict.fromkeys(doubt for part in stated for doubt in part.get("doubts", ())):
        found["doubts"] = list(doubts)
    return {**found, **({"unstated": True} if len(stated) < len(every) else {})}


def several(value: object) -> list[str]:
    """Return what a fact says as a list: one value, those of several tables, or none.

    Examples
    --------
    >>> several("2014-09-01"), several(["consent", "in_force"]), several(None)
    (['2014-09-01'], ['consent', 'in_force'], [])
    """
    return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)] if value else []


def bases_in_words(facts: Mapping[str, Any]) -> str:
    """Say how parties were counted, and where the data stop; empty where the facts do not say it.

    Examples
    --------
    >>> bases_in_words({"basis": "consent"})
    'counted by deposit of consent'
    >>> bases_in_words({"basis": "in_force", "data_until": "2026-02-03"})
    'counted by date of effect, by law from the data up to 3 February 2026'
    """
    bases = " and ".join(_BASES[basis] for basis in several(facts.get("basis")) if basis in _BASES)
    until = " and ".join(spoken(as_day(day)) for day in several(facts.get("data_until")))
    return ", ".join(part for part in (bases, until and f"by law from the data up to {until}") if part)


def beyond_the_data(registry: Records, day: dt.date) -> str:
    """Say how an answer for a day after the data stop was reached; empty for any other day.

    Examples
    --------
    >>> from datetime import date
    >>> from ccwuniv import Registry
    >>> beyond_the_data(Registry.bundled(), date(2026, 11, 30))
    'By law from what was deposited by 3 February 2026, where the data stop; later deposits are not known.'
    >>> beyond_the_data(Registry.bundled(), date(2014, 9, 1))
    ''
    """
    if day <= registry.data_until:
        return ""
    until = spoken(registry.data_until)
    if not any(action.date <= day for action in registry.later_actions):
        return f"By law from what was deposited by {until}, where the data stop; later deposits are not known."
    return (
        f"By law from what was deposited by {until}, where the data stop, and from the acts added after that day; "
        "other later deposits are not known."
    )


def documents_of(acts: Iterable[Documented] | None) -> tuple[str, ...]:
    """Return the documents that record acts, each once; of a log, those of its public ones.

    Examples
    --------
    >>> from ccwuniv import OutreachLog
    >>> documents_of(OutreachLog.bundled().filter(paragraph=3).actions)[0][:38]
    'Report of the Implementation Support U'
    """
    return condensed(act.document for act in acts or () if act.document)
