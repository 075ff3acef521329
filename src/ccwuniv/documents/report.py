"""The state-of-universalization report: totals, gaps, migration and changes on a day, each figure with its source."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ccwuniv._support import FrozenMapping, FrozenTables, WithTables, explained, inside, make_folder, write_files
from ccwuniv.analysis import NO_GROUP, coverage, gap_matrix, migration_list, universe_of
from ccwuniv.documents.markdown import html_page
from ccwuniv.documents.pictures import Picture, draw
from ccwuniv.documents.report_pictures import report_pictures
from ccwuniv.documents.report_text import report_markdown
from ccwuniv.documents.spreadsheets import for_spreadsheets
from ccwuniv.names import by_name, name_order
from ccwuniv.records import CONSENT_KINDS, Basis, DateLike, add_months, check_counting, spoken
from ccwuniv.registry import provenance

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.registry import Registry

__all__ = ["Report", "universalization_report"]


@dataclass(frozen=True, eq=False)
class Report(WithTables):
    """A report: its text in Markdown, its tables, its pictures.

    Attributes
    ----------
    title : str
    markdown : str
        It names the pictures as files beside it.
    tables : mapping of str to pandas.DataFrame
        ``totals``, ``not_party``, ``gap_matrix``, ``migration``, ``coverage``, ``changes``, ``disputes``.
    pictures : mapping of str to Picture
        ``map``, ``history``, ``coverage``, ``migration``, ``gap_matrix``; empty where none were asked for.
    state_names : mapping of str to str
        The name under which the report shows each state, by its code. States are listed in the order of these.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> report = universalization_report(Registry.bundled(), "2014-09-01", pictures=False)
    >>> report.tables["totals"]["parties"].to_dict()["CCW"], sorted(report.pictures)
    (117, [])
    """

    title: str
    markdown: str
    tables: Mapping[str, pd.DataFrame]
    pictures: Mapping[str, Picture]
    state_names: Mapping[str, str] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tables", FrozenTables(self.tables))
        object.__setattr__(self, "pictures", FrozenMapping(self.pictures))
        object.__setattr__(self, "state_names", FrozenMapping(self.state_names))

    @property
    def html(self) -> str:
        """The report as one page that needs nothing beside it; the pictures are inside.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> report = universalization_report(Registry.bundled(), "2014-09-01", pictures=False)
        >>> report.html.startswith("<!DOCTYPE html>"), f"<title>{report.title}</title>" in report.html
        (True, True)
        """
        page = html_page(self.title, self.markdown)
        for name, picture in self.pictures.items():
            inline = base64.b64encode(picture.svg).decode("ascii")
            page = page.replace(f'src="{name}.png"', f'src="data:image/svg+xml;base64,{inline}"')
        return page

    def write(self, directory: str | Path) -> Path:
        """Write ``report.md``, ``report.html``, a CSV of each table, a PNG and an SVG of each picture into a folder.

        All of them are written, or none. In the tables a text that a spreadsheet would take for a formula has an
        apostrophe in front.

        Returns
        -------
        pathlib.Path
            The page.

        Raises
        ------
        StoreError
            When the folder cannot be written; what was in it before still is.

        Examples
        --------
        >>> from tempfile import TemporaryDirectory
        >>> from ccwuniv import Registry
        >>> report = universalization_report(Registry.bundled(), "2014-09-01", pictures=False)
        >>> with TemporaryDirectory() as folder:
        ...     page = report.write(folder)
        ...     page.name, sorted(path.stem for path in page.parent.glob("*.csv"))[:3]
        ('report.html', ['changes', 'coverage', 'disputes'])
        """
        folder = Path(directory)
        files: dict[str, bytes | str] = {"report.md": self.markdown, "report.html": self.html}
        for name, table in self.tables.items():
            shown = self._named(table) if name == "gap_matrix" else table
            files[f"{name}.csv"] = for_spreadsheets(shown).to_csv(lineterminator="\n")
        for name, picture in self.pictures.items():
            files |= {f"{name}.png": picture.png, f"{name}.svg": picture.svg}
        make_folder(folder)
        write_files({inside(folder, name): content for name, content in files.items()})
        return folder / "report.html"

    def _named(self, matrix: pd.DataFrame) -> pd.DataFrame:
        """Return the gap matrix with the names by which its rows are ordered."""
        named = matrix.copy()
        named.insert(0, "name", [self.state_names.get(iso3, iso3) for iso3 in matrix.index])
        return named

    def _repr_markdown_(self) -> str:
        return self.markdown


@explained
def universalization_report(
    reg: Registry,
    as_of: DateLike | None = None,
    *,
    pictures: bool = True,
    after_data: bool = False,
    basis: Basis = "consent",
) -> Report:
    """Draft the state of universalization on a day.

    Parameters
    ----------
    reg : Registry
        Of this Convention, or of any treaty.
    as_of : day, optional
        The data's last day by default.
    pictures : bool
        Whether the pictures are drawn, which takes some seconds.
    after_data : bool
        Whether a day after the data's last is answered, by law from the data; see :class:`Registry`.
    basis : {"consent", "in_force", "in_force_as_known"}
        From when a state counts.

    Returns
    -------
    Report

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> print(universalization_report(Registry.bundled(), "2014-09-01", pictures=False).markdown.splitlines()[0])
    # State of universalization on 1 September 2014
    """
    check_counting(basis)
    reg = reg.reaching(as_of, after_data=after_data)
    day = reg.day(as_of)
    tables = {
        "totals": _totals(reg, day, basis),
        "not_party": _not_party(reg, day, basis),
        "gap_matrix": _matrix(reg, day, basis),
        "coverage": coverage(reg, day, basis=basis),
        "changes": _changes(reg, day),
        "disputes": _disputes(reg),
    }
    if {"P2", "AP2"} <= set(reg.codes):
        tables["migration"] = migration_list(reg, day, basis=basis)
    title = f"State of universalization on {spoken(day)}"
    drawn = draw(report_pictures(reg, tables, day)) if pictures else {}
    names = {state.iso3: state.name for state in reg.states}
    return Report(title, report_markdown(reg, basis, title, tables, drawn), tables, drawn, names)


def _headline_order(reg: Registry) -> list[str]:
    """Order the instruments as the Implementation Support Unit's paragraph does, original Protocol II at the end."""
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


def _not_party(reg: Registry, day: dt.date, basis: Basis) -> pd.DataFrame:
    import pandas as pd

    first = reg.codes[0]
    parties = {state.iso3 for state in reg.parties(first, day, basis=basis)}
    there = universe_of(reg, day, "all_states", listed=basis == "consent")
    outside = by_name(s for s in there if s.iso3 not in parties)
    rows = [
        {
            "name": state.name,
            "un_regional_group": reg.regional_group(state, day) or NO_GROUP,
            "status": str(reg.status(state, first, day, basis=basis)),
            "kind": state.kind,
        }
        for state in outside
    ]
    index = pd.Index([state.iso3 for state in outside], name="iso3", dtype="str")
    frame = pd.DataFrame(rows, index=index, columns=["name", "un_regional_group", "status", "kind"])
    frame.attrs = provenance(
        reg, "report.not_party", tables=("actions", "memberships:un"), as_of=day, basis=basis, universe="all_states"
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
            "name": reg.state(a.iso3).name,
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
