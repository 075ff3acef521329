"""The facts of the report, gathered as one record; no text is written here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccwuniv.analysis import NO_GROUP, coverage, gap_matrix, migration_list, universe_of
from ccwuniv.citation import cite, page_address
from ccwuniv.documents.universes import denominator
from ccwuniv.names import by_name, name_order
from ccwuniv.records import CONSENT_KINDS, Basis, add_months
from ccwuniv.registry import beyond_the_data, provenance

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.analysis import Universe
    from ccwuniv.registry import Registry

__all__ = ["ReportFacts", "report_facts"]


@dataclass(frozen=True, eq=False)
class ReportFacts:
    """The facts for the report: its tables, and the names, sources and reference that its text needs.

    ``pages`` has the address of the depositary's page of each instrument, empty where it is not known.
    """

    day: dt.date
    basis: Basis
    codes: tuple[str, ...]
    convention: str
    names: Mapping[str, str]
    universe: str
    tables: Mapping[str, pd.DataFrame]
    pages: Mapping[str, str]
    sources: tuple[str, ...]
    citation: str
    beyond: str

    @property
    def migrates(self) -> bool:
        """Whether it has both Protocols II."""
        return "migration" in self.tables


def report_facts(reg: Registry, day: dt.date, basis: Basis, universe: Universe) -> ReportFacts:
    """Gather the tables of the report."""
    tables = {
        "totals": _totals(reg, day, basis),
        "not_party": _not_party(reg, day, basis, universe),
        "gap_matrix": _matrix(reg, day, basis),
        "coverage": coverage(reg, day, universe=universe, basis=basis),
        "changes": _changes(reg, day),
        "disputes": _disputes(reg),
    }
    if {"P2", "AP2"} <= set(reg.codes):
        tables["migration"] = migration_list(reg, day, basis=basis)
    return ReportFacts(
        day=day,
        basis=basis,
        codes=reg.codes,
        convention=reg.instruments[0].name,
        names={state.iso3: state.entry(day) for state in reg.states},
        universe=denominator(reg, day, universe).in_words("en"),
        tables=tables,
        pages={i.code: page_address(i.untc_id) for i in reg.instruments},
        sources=tuple(reg.sources),
        citation=cite(tables["gap_matrix"]),
        beyond=beyond_the_data(reg, day),
    )


def _headline_order(reg: Registry) -> list[str]:
    """Order the instruments as in the Implementation Support Unit's paragraph, with original Protocol II at the end."""
    return sorted(reg.codes, key=lambda code: (code == "P2", reg.codes.index(code)))


def _matrix(reg: Registry, day: dt.date, basis: Basis) -> pd.DataFrame:
    matrix = gap_matrix(reg, day, basis=basis)
    return matrix.loc[[state.iso3 for state in by_name(map(reg.state, matrix.index))]]


def _totals(reg: Registry, day: dt.date, basis: Basis) -> pd.DataFrame:
    now = reg.totals(day, basis=basis)
    earlier = max(add_months(day, -12), reg.first_day)
    frame = now.to_frame().assign(
        name=[i.name for i in reg.instruments],
        twelve_months_before=reg.totals(earlier, basis=basis),
        change=now - reg.totals(earlier, basis=basis),
    )
    frame.attrs = {**provenance(reg, "report.totals", as_of=day, basis=basis, compared_with=earlier)}
    return frame.loc[_headline_order(reg), ["name", "parties", "twelve_months_before", "change"]]


def _not_party(reg: Registry, day: dt.date, basis: Basis, universe: Universe) -> pd.DataFrame:
    import pandas as pd

    first = reg.codes[0]
    parties = {state.iso3 for state in reg.parties(first, day, basis=basis)}
    outside = by_name(s for s in universe_of(reg, day, universe, listed=basis == "consent") if s.iso3 not in parties)
    rows = [
        {
            "name": state.entry(day),
            "un_regional_group": reg.regional_group(state, day) or NO_GROUP,
            "status": str(reg.status(state, first, day, basis=basis)),
            "kind": state.kind,
        }
        for state in outside
    ]
    index = pd.Index([state.iso3 for state in outside], name="iso3", dtype="str")
    frame = pd.DataFrame(rows, index=index, columns=["name", "un_regional_group", "status", "kind"])
    frame.attrs = provenance(
        reg, "report.not_party", tables=("actions", "memberships:un"), as_of=day, basis=basis, universe=universe
    )
    return frame


def _changes(reg: Registry, day: dt.date) -> pd.DataFrame:
    import pandas as pd

    since = add_months(day, -12)
    names = {state.iso3: name_order(state.name) for state in reg.states}
    recent = sorted((a for a in reg.actions if since < a.date <= day), key=lambda a: (a.date, names[a.iso3]))
    rows = [
        {
            "date": a.date,
            "iso3": a.iso3,
            "name": reg.state(a.iso3).entry(day),
            "instrument": a.instrument,
            "kind": a.kind.value,
            "in_force": reg.entry_into_force(a.iso3, a.instrument) if a.kind in CONSENT_KINDS else a.effective,
            "source": a.source,
        }
        for a in recent
    ]
    frame = pd.DataFrame(rows, columns=["date", "iso3", "name", "instrument", "kind", "in_force", "source"])
    frame.attrs = provenance(reg, "report.changes", as_of=day, since=since)
    return frame.set_index("date")


def _disputes(reg: Registry) -> pd.DataFrame:
    import pandas as pd

    rows = [
        d.model_dump(include={"iso3", "instrument", "held", "alternative", "source", "weight"}) for d in reg.disputes
    ]
    frame = pd.DataFrame(rows, columns=["iso3", "instrument", "held", "alternative", "source", "weight"])
    frame.attrs = provenance(reg, "report.disputes", tables=("disputes",))
    return frame.set_index("iso3")
