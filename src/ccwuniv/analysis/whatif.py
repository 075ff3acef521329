"""Before and after: what further actions would change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccwuniv._support import WithTables, explained
from ccwuniv.analysis.dyads import dyadic_coverage
from ccwuniv.analysis.gaps import gap_matrix
from ccwuniv.errors import OptionError
from ccwuniv.names import name_order
from ccwuniv.records import Basis, DateLike, check_counting
from ccwuniv.registry import provenance

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.registry import Registry

__all__ = ["Comparison", "compare"]


@dataclass(frozen=True, eq=False)
class Comparison(WithTables):
    """The answers of two registries to the same questions.

    Attributes
    ----------
    numbers : pandas.DataFrame
        Indexed by ``measure`` and ``of``: ``before``, ``after``, ``change``. Measures: ``parties`` (states bound, by
        instrument), ``gaps`` (states bound by some instrument and not by this one), ``pairs`` (rows of
        :func:`dyadic_coverage`, on the same basis: on ``"consent"`` by deposit, no law between two states yet).
    statuses : pandas.DataFrame
        A row per state and instrument whose status differs, in the order of the names: ``iso3``, ``name``,
        ``instrument``, ``before``, ``after``.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> one = {"iso3": "LAO", "instrument": "AP2", "kind": "consent_to_be_bound", "date": "2026-02-03"}
    >>> outcome = compare(reg, reg.with_actions([one]))
    >>> outcome.numbers.loc[("parties", "AP2")].tolist(), len(outcome.statuses)
    ([107, 108, 1], 1)
    """

    numbers: pd.DataFrame
    statuses: pd.DataFrame

    def __repr__(self) -> str:
        changed = self.numbers[self.numbers["change"] != 0]
        head = f"<Comparison: {len(self.statuses)} statuses and {len(changed)} numbers differ"
        return f"{head}\n{changed}>" if len(changed) else f"{head}>"

    def _repr_html_(self) -> str:
        changed = self.numbers[self.numbers["change"] != 0]
        return f"<p><b>Comparison</b></p>{changed.to_html()}{self.statuses.to_html()}"


@explained
def compare(
    before: Registry,
    after: Registry,
    as_of: DateLike | None = None,
    *,
    after_data: bool = False,
    basis: Basis = "consent",
) -> Comparison:
    """Compare two registries: the record and what would be, or two states of the data.

    Parameters
    ----------
    before, after : Registry
        Of the same instruments; ``after`` is often ``before.with_actions(...)``.
    as_of : day, optional
        The day of both; the last day of each one's data by default, which counts no action added after it.
    after_data : bool
        Whether a day after the data's last is answered, by law from the data; see :class:`Registry`.
    basis : {"consent", "in_force", "in_force_as_known"}
        From when a state counts as bound.

    Returns
    -------
    Comparison

    Raises
    ------
    OptionError
        When the two are of different instruments.
    DateError
        When one of them cannot answer for the day.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> reg = Registry.bundled()
    >>> one = {"iso3": "LAO", "instrument": "AP2", "kind": "consent_to_be_bound", "date": "2026-02-03"}
    >>> outcome = compare(reg, reg.with_actions([one]))
    >>> outcome.numbers.loc[[("parties", "AP2"), ("pairs", "mines_rule_contested")], "change"].tolist()
    [1, -23]
    >>> outcome.statuses.loc[0, ["iso3", "instrument", "before", "after"]].tolist()
    ['LAO', 'AP2', 'not_bound', 'consented']
    """
    import pandas as pd

    check_counting(basis)
    if before.codes != after.codes:
        raise OptionError("after", after.codes, [f"a registry of {', '.join(before.codes)}"])
    before, after = (reg.reaching(as_of, after_data=after_data) for reg in (before, after))
    numbers = pd.DataFrame(
        {"before": _numbers(before, as_of, basis), "after": _numbers(after, as_of, basis)}, dtype="int64"
    )
    numbers["change"] = numbers["after"] - numbers["before"]
    statuses = _changed(before, after, as_of, basis)
    for frame in (numbers, statuses):
        frame.attrs = provenance(
            after,
            "compare",
            as_of=after.day(as_of),
            before_as_of=before.day(as_of),
            before_data=before.version,
            before_data_until=before.data_until if before.data_until < before.day(as_of) else None,
            basis=basis,
            denominator=len(after.states),
        )
    return Comparison(numbers, statuses)


def _numbers(reg: Registry, as_of: DateLike | None, basis: Basis) -> pd.Series[int]:
    import pandas as pd

    parts = {
        "parties": reg.totals(as_of, basis=basis),
        "gaps": gap_matrix(reg, as_of, values="gap", basis=basis).sum(),
        "pairs": dyadic_coverage(reg, as_of, basis=basis)["pairs"],
    }
    joined: pd.Series[int] = pd.concat(parts, names=["measure", "of"])
    return joined


def _changed(before: Registry, after: Registry, as_of: DateLike | None, basis: Basis) -> pd.DataFrame:
    import pandas as pd

    old, new = (
        {s.iso3: row for s, row in zip(r.states, r.status_grid(as_of, basis=basis, listed=True), strict=True)}
        for r in (before, after)
    )
    absent = ["not in the registry"] * len(after.codes)
    names = {state.iso3: state.name for state in (*before.states, *after.states)}
    rows = [
        (iso3, names[iso3], code, was, now)
        for iso3 in sorted(names, key=lambda iso3: name_order(names[iso3]))
        for code, was, now in zip(after.codes, old.get(iso3, absent), new.get(iso3, absent), strict=True)
        if was != now
    ]
    return pd.DataFrame(rows, columns=["iso3", "name", "instrument", "before", "after"], dtype="str")
