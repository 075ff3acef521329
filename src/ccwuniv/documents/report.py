"""The state-of-universalization report: totals, gaps, migration and changes on a day, each figure with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ccwuniv._support import FrozenMapping, FrozenTables, WithTables, explained, inside, make_folder, write_files
from ccwuniv.documents.footers import footer
from ccwuniv.documents.papers import Paper
from ccwuniv.documents.pictures import Picture, draw
from ccwuniv.documents.report_facts import report_facts
from ccwuniv.documents.report_paper import report_blocks
from ccwuniv.documents.report_pictures import report_pictures
from ccwuniv.documents.spreadsheets import csv_for_people
from ccwuniv.records import Basis, DateLike, check_counting, spoken

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.analysis import Universe
    from ccwuniv.documents.letterheads import Letterhead
    from ccwuniv.registry import Registry

__all__ = ["Report", "universalization_report"]


@dataclass(frozen=True, eq=False)
class Report(WithTables):
    """A report: its text, its tables, its pictures.

    Attributes
    ----------
    paper : Paper
        The text, from which Markdown, a page and a Word document are rendered.
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

    paper: Paper
    tables: Mapping[str, pd.DataFrame]
    pictures: Mapping[str, Picture]
    state_names: Mapping[str, str] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tables", FrozenTables(self.tables))
        object.__setattr__(self, "pictures", FrozenMapping(self.pictures))
        object.__setattr__(self, "state_names", FrozenMapping(self.state_names))

    @property
    def title(self) -> str:
        """The title.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> universalization_report(Registry.bundled(), "2014-09-01", pictures=False).title
        'State of universalization on 1 September 2014'
        """
        return self.paper.title

    @property
    def markdown(self) -> str:
        """The report in Markdown; it names the pictures as files beside it.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> report = universalization_report(Registry.bundled(), "2014-09-01", pictures=False)
        >>> report.markdown.splitlines()[0]
        '# State of universalization on 1 September 2014'
        """
        return self.paper.markdown

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
        return self.paper.html

    @property
    def word(self) -> bytes:
        """The report as a Word document, with its pictures. It needs the extra ``office``.

        Raises
        ------
        StoreError
            When the extra is missing.

        Examples
        --------
        >>> import pytest
        >>> docx = pytest.importorskip("docx")
        >>> from ccwuniv import Registry
        >>> universalization_report(Registry.bundled(), "2014-09-01", pictures=False).word[:2]
        b'PK'
        """
        return self.paper.word

    @explained
    def write(self, directory: str | Path, *, word: bool = False) -> Path:
        """Write ``report.md``, ``report.html``, a CSV of each table, a PNG and an SVG of each picture into a folder.

        All of them are written, or none. The tables are UTF-8 with a byte order mark, by which spreadsheets know it; a
        text that a spreadsheet would take for a formula has an apostrophe in front.

        Parameters
        ----------
        directory : str or pathlib.Path
        word : bool
            Whether ``report.docx`` is written, too; it needs the extra ``office``.

        Returns
        -------
        pathlib.Path
            The page.

        Raises
        ------
        StoreError
            When the folder cannot be written, or the extra is missing; what was in the folder before still is.

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
        if word:
            files["report.docx"] = self.word
        for name, table in _as_files(self.tables, self.state_names).items():
            files[f"{name}.csv"] = csv_for_people(table)
        for name, picture in self.pictures.items():
            files |= {f"{name}.png": picture.png, f"{name}.svg": picture.svg}
        make_folder(folder)
        write_files({inside(folder, name): content for name, content in files.items()})
        return folder / "report.html"

    def _repr_markdown_(self) -> str:
        return self.markdown


def _as_files(tables: Mapping[str, pd.DataFrame], names: Mapping[str, str]) -> dict[str, pd.DataFrame]:
    """Return the tables as their files have them: the gap matrix with the names by which its rows are ordered."""
    files = dict(tables)
    if "gap_matrix" in files:
        matrix = files["gap_matrix"] = files["gap_matrix"].copy()
        matrix.insert(0, "name", [names.get(iso3, iso3) for iso3 in matrix.index])
    return files


@explained
def universalization_report(
    reg: Registry,
    as_of: DateLike | None = None,
    *,
    pictures: bool = True,
    letterhead: Letterhead | None = None,
    after_data: bool = False,
    universe: Universe = "all_states",
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
    letterhead : Letterhead, optional
        Who writes; the office and its address are above the title.
    after_data : bool
        Whether a day after the data's last is answered, by law from the data; see :class:`Registry`.
    universe : {"all_states", "un_members", "un_members_and_observers"}
        Out of which states shares are counted, and which are listed as not party; the report says it in words.
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
    facts = report_facts(reg, day, basis, universe)
    drawn = draw(report_pictures(reg, facts.tables, day)) if pictures else {}
    title = f"State of universalization on {spoken(day)}"
    blocks = report_blocks(facts, drawn, _as_files(facts.tables, facts.names))
    paper = Paper(title, blocks, footer=footer("en"), head=letterhead.lines if letterhead else ())
    return Report(paper, facts.tables, drawn, facts.names)
