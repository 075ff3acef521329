"""Which base rates are not given, and why: acts found by search, acts towards everybody, States counted twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ccwuniv.errors import DataError
from ccwuniv.records import read_columns

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.records import Kind

__all__ = ["refuse_found_by_search", "with_refusals"]

_WANTED = "pass the table that outreach_outcomes returned"


def refuse_found_by_search(outcomes: pd.DataFrame) -> None:
    """Refuse outcomes of acts that a search of public pages came upon: nobody knows which other acts there were.

    Raises
    ------
    DataError
        With the first row of such an act, and how many acts there are.
    """
    kinds: dict[str, Kind] = {"id": "code", "found_by": "code"}
    table = read_columns(outcomes, kinds, _WANTED)
    found = (table["found_by"] == "search").to_numpy()
    if found.any():
        number = table.loc[found, "id"].nunique()
        raise DataError(
            f"{number} of {table['id'].nunique()} acts were found by a search of public pages: which others there were "
            "is not known, so no rate rests on them; take the acts of a document or a log that tells them whole, "
            "such as log.filter(document='Report of the Implementation Support Unit')",
            file="table",
            row=int(found.argmax()) + 2,
            column="found_by",
            value="search",
        )


def with_refusals(rates: pd.DataFrame, outcomes: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return rates with a column ``refused`` that says why a row has counts and no rate; empty where it has one.

    A row is refused where most of its States were reached only by acts that addressed every State outside, and where a
    State is in another row within the same horizon, so that one consent would be counted in both.
    """
    import pandas as pd

    kinds: dict[str, Kind] = {"iso3": "code", "instrument": "code", "everyone": "boolean"}
    kinds |= {"date": "date", "horizon_until": "date", by: "integer" if by == "paragraph" else "code"}
    table = read_columns(outcomes, kinds, _WANTED, optional=("paragraph",)).dropna(subset=[by])
    reasons: dict[Any, str] = dict(_towards_everybody(table, by))
    reasons |= dict(_counted_twice(table[~table[by].isin(list(reasons))], by))
    refused = pd.Series([reasons.get(value, "") for value in rates.index], rates.index, dtype="str")
    numbers = [name for name in rates.columns if name in ("share", "low", "high") or name.startswith("incidence")]
    blank = refused != ""
    rates[numbers] = rates[numbers].mask(blank)
    return rates.assign(refused=refused)


def _towards_everybody(table: pd.DataFrame, by: str) -> Iterator[tuple[Any, str]]:
    for value, rows in table.groupby(by):
        states = set(rows["iso3"])
        only = states - set(rows.loc[~rows["everyone"].astype("bool"), "iso3"])
        if 2 * len(only) > len(states):
            why = (
                f"{len(only)} of its {len(states)} States were reached only by acts that addressed every State "
                "outside: the share would say who joined, whatever was done"
            )
            yield value, why


def _counted_twice(table: pd.DataFrame, by: str) -> Iterator[tuple[Any, str]]:
    named = table.assign(row=table[by]).groupby(["row", "iso3", "instrument"], as_index=False)
    spans = named.agg(first=("date", "min"), until=("horizon_until", "max"))
    pairs = spans.merge(spans, on=["iso3", "instrument"], suffixes=("", "_other"))
    within = (pairs["first_other"] <= pairs["until"]) & (pairs["first"] <= pairs["until_other"])
    for value, rows in pairs[within & (pairs["row"] != pairs["row_other"])].groupby("row"):
        number = rows["iso3"].nunique()
        why = (
            f"{number} of its States {'is' if number == 1 else 'are'} counted in another row within the same horizon "
            f"(such as {rows.iloc[0]['iso3']} in {rows.iloc[0]['row_other']}): one consent would be in both"
        )
        yield value, why
