"""How many acts there were, by kind, actor, state, instrument, paragraph or year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from ccwuniv._support import one_of
from ccwuniv.outreach.acts import OutreachAction
from ccwuniv.outreach.identity import one_act
from ccwuniv.outreach.kinds import ACT_KINDS
from ccwuniv.records import InstrumentCode

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["SummaryBy", "summarise"]

SummaryBy: TypeAlias = Literal["kind", "actor", "state", "instrument", "paragraph", "year"]
Label: TypeAlias = "str | int | None"

_ONE: Mapping[str, Callable[[OutreachAction], Label]] = {
    "kind": lambda act: act.kind,
    "paragraph": lambda act: act.paragraph,
    "year": lambda act: act.end.year,
}
_MANY: Mapping[str, Callable[[OutreachAction], Iterable[str]]] = {
    "actor": lambda act: (actor.label for actor in act.actors),
    "state": lambda act: act.states,
    "instrument": lambda act: act.instruments,
}
_ORDERS: Mapping[str, Sequence[str]] = {"kind": ACT_KINDS, "instrument": tuple(InstrumentCode)}


def summarise(acts: Sequence[OutreachAction], by: SummaryBy) -> pd.Series[int]:
    """Count acts: one recorded several times counts once under each of its labels."""
    import pandas as pd

    one_of("by", by, get_args(SummaryBy))
    names = one_act(acts)
    pairs: set[tuple[str, Label]] = set()
    for act in acts:
        if by in _MANY:
            pairs |= {(names[act.id], label) for label in _MANY[by](act)}
        elif names[act.id] == act.id:
            pairs.add((act.id, _ONE[by](act)))
    counts = Counter(label for _, label in pairs)
    labels = sorted(counts, key=_order(by, counts))
    dtype: Any = "Int64" if by in ("paragraph", "year") else "str"
    index = pd.Index(labels, dtype=dtype, name=by)
    return pd.Series([counts[label] for label in labels], index=index, dtype="int64", name="acts")


def _order(by: str, counts: Mapping[Label, int]) -> Callable[[Label], tuple[Any, ...]]:
    """Return the order of the labels: that of the list where there is one, of numbers, or the most frequent first."""
    if by in _ORDERS:
        return lambda label: (_ORDERS[by].index(str(label)),)
    if by in _ONE:
        return lambda label: (label is None, label)
    return lambda label: (-counts[label], label)
