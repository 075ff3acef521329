"""The pictures of the state-of-universalization report, each with words for those who do not see it."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ccwuniv._support import several
from ccwuniv.analysis import gap_matrix, history
from ccwuniv.names import by_name, in_name_order
from ccwuniv.records import Status, as_day, spoken

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from ccwuniv.registry import Registry

__all__ = ["Drawn", "as_png", "as_svg", "report_pictures"]

_FEW = 12
_PATH = re.compile(r'(?<= d=")[^"]+')
_FINE = re.compile(r"(\.\d\d)\d+")
_BOUND = (Status.IN_FORCE, Status.CONSENTED)


def report_pictures(reg: Registry, tables: Mapping[str, pd.DataFrame], day: dt.date) -> dict[str, Drawn]:
    """Return how the pictures of a report are drawn, each when it is asked for.

    Parameters
    ----------
    reg : Registry
    tables : mapping of str to pandas.DataFrame
        The tables of the report: ``gap_matrix`` (of statuses), ``coverage`` (by group) and, where there is one,
        ``migration``. How the first counts, the pictures count.
    day : datetime.date
        The day of the report.

    Returns
    -------
    dict of str to Drawn
        By name (``map``, ``history``, ``coverage``, ``migration``, ``gap_matrix``), in the order of the report: what
        draws a figure, which is none of pyplot's, and an alternative text that states what it shows.

    Examples
    --------
    >>> from ccwuniv import Registry, coverage
    >>> reg = Registry.bundled()
    >>> pictures = report_pictures(reg, {"gap_matrix": gap_matrix(reg), "coverage": coverage(reg)}, reg.as_of)
    >>> " ".join(pictures)
    'map history coverage gap_matrix'
    """
    from ccwuniv import plot
    from ccwuniv.plot import CURVE_INCHES, MAP_INCHES, matrix_inches, migration_inches, share_inches

    matrix, groups = tables["gap_matrix"], tables["coverage"]
    basis = matrix.attrs["ccwuniv"]["basis"]
    everyone = gap_matrix(reg, day, states="all", basis=basis)[reg.codes[0]]
    counts = history(reg, min(reg.first_action, day), day, basis=basis)
    map_ = _drawing(partial(plot.tile_map, everyone), MAP_INCHES)
    lines = _drawing(partial(plot.history, counts, reg=reg), CURVE_INCHES)
    bars = _drawing(partial(plot.coverage, groups), share_inches(len(groups), len(reg.codes)))
    pictures = {
        "map": Drawn(map_, _map_text(reg, everyone)),
        "history": Drawn(lines, _history_text(reg, counts)),
        "coverage": Drawn(bars, _coverage_text(reg, groups)),
    }
    if "migration" in tables:
        waiting = tables["migration"]
        states = _drawing(partial(plot.migration, waiting), migration_inches(len(waiting)))
        pictures["migration"] = Drawn(states, _migration_text(waiting))
    grid = _drawing(partial(plot.gap_matrix, matrix), matrix_inches(*matrix.shape))
    pictures["gap_matrix"] = Drawn(grid, _matrix_text(matrix))
    return pictures


@dataclass(frozen=True)
class Drawn:
    """How a picture is drawn, and an alternative text that states what it shows."""

    figure: Callable[[], Figure]
    alt: str


def as_svg(figure: Figure) -> str:
    """Return a figure as SVG: the same figure, the same text. Its paths are written to a hundredth of a point.

    Text is text, which can be found and copied, in the font of the figure or one much like it.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> as_svg(Figure(figsize=(1, 1))).startswith("<?xml")
    True
    """
    import matplotlib as mpl

    page = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": "ccwuniv", "svg.fonttype": "none"}):
        figure.savefig(page, format="svg", metadata={"Date": None, "Creator": None})
    return _PATH.sub(lambda path: _FINE.sub(r"\1", path[0]), page.getvalue())


def as_png(figure: Figure, dpi: float = 200) -> bytes:
    """Return a figure as PNG: the same figure, the same bytes.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> as_png(Figure(figsize=(1, 1)))[1:4]
    b'PNG'
    """
    page = io.BytesIO()
    how = {"compress_level": 3}  # the highest takes twice as long, and the file is hardly smaller
    figure.savefig(page, format="png", dpi=dpi, metadata={"Software": None}, pil_kwargs=how)
    return page.getvalue()


def _drawing(draw: Callable[[Axes], Axes], inches: tuple[float, float]) -> Callable[[], Figure]:
    def figure() -> Figure:
        from matplotlib.figure import Figure

        whole = Figure(figsize=inches)
        draw(whole.add_subplot())
        return whole

    return figure


def _day(table: pd.DataFrame | pd.Series[str]) -> str:
    return spoken(as_day(table.attrs["ccwuniv"]["as_of"]))


def _map_text(reg: Registry, statuses: pd.Series[str]) -> str:
    parts, day = [], as_day(statuses.attrs["ccwuniv"]["as_of"])
    for status in (Status.IN_FORCE, Status.CONSENTED, Status.SIGNED, Status.ENDED, Status.NOT_BOUND):
        states = by_name(reg.state(str(iso3)) for iso3, word in statuses.items() if word == status)
        entries = [state.entry(day) for state in states]
        named = (
            ("; " if any("," in entry for entry in entries) else ", ").join(entries) if 0 < len(states) <= _FEW else ""
        )
        if states:
            parts.append(f"{_SAID[status]} {len(states)}" + (f" ({named})" if named else ""))
    name = reg.instrument(str(statuses.name)).name
    return f"Map of equal squares, one for each state. {name} on {_day(statuses)}: {'; '.join(parts) or 'no state'}."


_SAID = {
    Status.IN_FORCE: "in force for",
    Status.CONSENTED: "consented, not yet in force:",
    Status.SIGNED: "signed only:",
    Status.ENDED: "no longer bound:",
    Status.NOT_BOUND: "not bound:",
}


def _history_text(reg: Registry, counts: pd.DataFrame) -> str:
    years = f"{counts.index[0].year} to {counts.index[-1].year}"
    last = ", ".join(f"{code} {count}" for code, count in counts.iloc[-1].items())
    by_day: dict[dt.date, list[str]] = {}
    for instrument in reg.instruments:
        entry = instrument.entry_into_force
        if entry is not None and entry <= counts.index[-1].date():
            by_day.setdefault(entry, []).append(instrument.code)
    entries = "; ".join(f"{', '.join(codes)} on {spoken(day)}" for day, codes in sorted(by_day.items()))
    entered = f" General entry into force: {entries}." if entries else ""
    return f"Lines of the number of parties to each instrument, {years}. At the end: {last}.{entered}"


def _coverage_text(reg: Registry, groups: pd.DataFrame) -> str:
    lines = [
        f"{code}: " + ", ".join(f"{group} {row[code]:.0f} of {row['states']:.0f}" for group, row in groups.iterrows())
        for code in reg.codes
    ]
    return f"Bars of the states of each regional group that are bound, on {_day(groups)}. {'; '.join(lines)}."


def _migration_text(waiting: pd.DataFrame) -> str:
    facts = waiting.attrs["ccwuniv"]
    ordered = waiting.sort_values(["years_waiting", "name"], ascending=[False, True], key=in_name_order)
    pairs = zip(ordered["name"], ordered["years_waiting"], strict=True)
    states = ", ".join(f"{name} {years:.1f} years" if years >= 0 else f"{name} not yet" for name, years in pairs)
    return (
        f"Lines as long as the wait of each state bound by {facts['old']} and not by {facts['new']} on "
        f"{_day(waiting)}: {states or 'no state'}."
    )


def _matrix_text(matrix: pd.DataFrame) -> str:
    bound = matrix.isin([status.value for status in _BOUND]).sum(axis=1)
    tally = sorted(Counter(int(number) for number in bound).items(), reverse=True)
    whole = len(matrix.columns)
    lines = ", ".join(f"{states} by {'all ' if number == whole > 1 else ''}{number}" for number, states in tally)
    grid = f"Grid of {several(len(matrix), 'state')} and {several(whole, 'instrument')} on {_day(matrix)}"
    return f"{grid}, a square where the state is bound: {lines or 'no state'}."
