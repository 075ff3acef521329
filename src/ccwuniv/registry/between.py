"""The tables of a data folder, and what is wrong between their rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ccwuniv.errors import DataError
from ccwuniv.registry.contradictions import check_consistency
from ccwuniv.registry.references import reference_problems

__all__ = ["ROWS", "problems_between"]

ROWS: Mapping[str, tuple[str, str]] = {
    "states.csv": ("states", "State"),
    "periods.csv": ("periods", "Period"),
    "groups.csv": ("memberships", "Membership"),
    "actions.csv": ("actions", "Action"),
    "statements.csv": ("statements", "Statement"),
    "disputes.csv": ("disputes", "Dispute"),
    "totals.csv": ("published_totals", "PublishedTotal"),
    "related.csv": ("related", "RelatedParticipation"),
}
"""The tables of a data folder: the file, the registry's attribute, the name of the record of a row."""


def problems_between(content: Mapping[str, Any], lines: Mapping[str, Sequence[int]]) -> Iterator[DataError]:
    """Yield the errors between rows of a folder that are each well formed.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> content = {attribute: getattr(reg, attribute) for attribute, _ in ROWS.values()}
    >>> content |= {"instruments": reg.instruments, "as_of": reg.as_of}
    >>> lines = {file: range(2, 2 + len(content[attribute])) for file, (attribute, _) in ROWS.items()}
    >>> list(problems_between(content, lines))
    []
    """
    sound = True
    tables = {file: content[attribute] for file, (attribute, _) in ROWS.items()}
    for problem in reference_problems(content["instruments"], tables, lines, content["as_of"]):
        sound = False
        yield problem
    if sound:
        states = {state.iso3: state for state in content["states"]}
        instruments = {instrument.code: instrument for instrument in content["instruments"]}
        try:
            check_consistency(content["actions"], instruments, states, content["as_of"], lines["actions.csv"])
        except DataError as problem:
            yield problem
