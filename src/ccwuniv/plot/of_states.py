"""Pictures of states: which is bound by what, where they are, who waits, which sets they choose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from ccwuniv._support import explained, one_of
from ccwuniv.analysis import IDENTIFIERS
from ccwuniv.errors import OptionError
from ccwuniv.names import in_name_order
from ccwuniv.plot import bars, cells, matrix, sets, tiles
from ccwuniv.plot.canvas import axes_or_new, nothing, plain, sheet_of
from ccwuniv.plot.captions import AUTO, compose, facts_of, of_instruments
from ccwuniv.plot.drawn import remember
from ccwuniv.plot.keys import key_of
from ccwuniv.plot.lines import ticks_below
from ccwuniv.plot.reading import (
    instrument_name,
    on_day,
    registry_of,
    require_table,
    states_counted,
    tiles_of,
    which_dates,
)
from ccwuniv.plot.rows import rows_left, set_rows
from ccwuniv.records import as_day, as_returned

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from ccwuniv.records import DateLike

__all__ = ["gap_matrix", "migration", "patterns", "tile_map"]


@explained
def gap_matrix(
    frame: pd.DataFrame,
    ax: Axes | None = None,
    *,
    order: Literal["structure", "name", "given"] = "structure",
    labels: Literal["iso3", "name"] = "iso3",
    title: str | None = AUTO,
    source: str | None = AUTO,
) -> Axes:
    """Draw the gap matrix: a row for each state, a mark for each instrument.

    A status is told by its shape and by its shade. Many states are in blocks side by side, read from top to bottom.

    Parameters
    ----------
    frame : pandas.DataFrame
        What :func:`ccwuniv.gap_matrix` returned, with statuses, gaps or days (of which the year is written; the title
        says whether it is that of the deposit or of entry into force).
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.
    order : {"structure", "name", "given"}
        ``"structure"``: the states bound by most instruments first, equal rows together, and a rule where the number
        changes; ``"name"``: by English name; ``"given"``: as in the table.
    labels : {"iso3", "name"}
        What names a state.
    title : str or None
        ``"auto"`` is what the picture shows and on which day, in one line; None leaves it out.
    source : str or None
        ``"auto"`` says below from which data, for which day and how was counted; None leaves it out; anything else is
        named as the source instead.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    OptionError
        For another table, order or label.

    Examples
    --------
    >>> import ccwuniv as ccw
    >>> ax = ccw.plot.gap_matrix(ccw.gap_matrix(ccw.Registry.bundled(), "2014-09-01"))
    >>> ax.get_title()
    'Gap matrix on 1 September 2014: 117 states'
    """
    given = dict(locals())
    frame = as_returned(frame, "iso3")
    if further := [name for name in ("name", *IDENTIFIERS) if name in getattr(frame, "columns", ())]:
        frame = frame.drop(columns=further)  # of names=True and of identifiers: the picture has its own names
    require_table(frame, "gap_matrix", cells.is_matrix)
    one_of("order", order, ("structure", "name", "given"))
    one_of("labels", labels, ("iso3", "name"))
    frame = cells.read_matrix(frame)
    rows, legend = cells.matrix_rows(frame, order, labels)
    ax = axes_or_new(ax, matrix.matrix_inches(len(rows), len(frame.columns)))
    facts, sheet = facts_of(frame), sheet_of(ax)
    ax.set_axis_off()
    codes = [str(code) for code in frame.columns]
    dates = f", {which_dates(facts)}" if facts.get("dates") else ""
    counted = states_counted(len(rows))
    titles = [f"Gap matrix{on_day(facts)}: {counted}{dates}", f"Gap matrix: {counted}{dates}", f"Gap matrix: {counted}"]
    room = compose(sheet, titles, of_instruments(facts, codes, registry_of(facts, None)), title=title, source=source)
    if frame.empty:
        nothing(ax, sheet.points, "There is no state, or no instrument, in this table.")
    else:
        matrix.draw_matrix(ax, codes, rows, legend, sheet.points, room)
    return remember(ax, "gap_matrix", given)


@explained
def tile_map(
    values: pd.Series[Any] | pd.DataFrame,
    ax: Axes | None = None,
    *,
    words: Mapping[Any, str] | None = None,
    title: str | None = AUTO,
    source: str | None = AUTO,
) -> Axes:
    """Draw a map of tiles: one equal square for each of the 197 possible participants, beside its neighbours.

    No state is too small to be seen. The codes are written from the width of a journal's full page (180 mm) on.

    Parameters
    ----------
    values : pandas.Series, or a table of one column
        One value for each state, indexed by ISO alpha-3 code: a column of :func:`ccwuniv.gap_matrix` (with
        ``states="all"``), truth values, numbers, days (of which the year is shown), or up to six words of your own.
        A state without a value is left white; one without a place, such as a former state, is below.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.
    words : mapping, optional
        What the legend calls a value, and in which order: ``{True: "not bound", False: "bound"}``.
    title : str or None
        ``"auto"`` is what the picture shows and on which day, in one line; None leaves it out.
    source : str or None
        ``"auto"`` says below from which data, for which day and how was counted; None leaves it out; anything else is
        named as the source instead.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    OptionError
        For anything but one value for each code, or more words than can be told apart.

    Examples
    --------
    >>> import ccwuniv as ccw
    >>> ax = ccw.plot.tile_map(ccw.gap_matrix(ccw.Registry.bundled(), "2026-02-03", states="all")["AP2"])
    >>> [text.get_text() for text in ax.texts if text.get_text().endswith(")")]
    ['in force (107)', 'not bound (90)']
    """
    given = dict(locals())
    series = tiles_of(values, words)
    facts = facts_of(series)
    shown = tiles.tile_looks(series, words)
    ax = axes_or_new(ax, tiles.MAP_INCHES)
    sheet = sheet_of(ax)
    ax.set_axis_off()
    dates = f": {which_dates(facts)}" if facts.get("dates") else ""
    code = str(series.name or "States")
    titles = [f"{name}{dates}{on_day(facts)}" for name in (instrument_name(code, facts), code)]
    used = of_instruments(facts, [code], registry_of(facts, None))
    room = compose(sheet, [*titles, f"{code}{dates}", code], used, title=title, source=source)
    tiles.draw_tiles(ax, shown, series.index, f"{series.name or 'value'}{dates}", sheet.points, room)
    return remember(ax, "tile_map", given)


@explained
def migration(
    frame: pd.DataFrame,
    ax: Axes | None = None,
    *,
    as_of: DateLike | None = None,
    title: str | None = AUTO,
    source: str | None = AUTO,
) -> Axes:
    """Draw the migration list as waiting times, the longest first.

    A line runs from the first day on which the state could have moved (a ring) to the day of the table; a dotted line
    before it, from the day of its consent to the old instrument.

    Parameters
    ----------
    frame : pandas.DataFrame
        What :func:`ccwuniv.migration_list` returned.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.
    as_of : day, optional
        The day of the table, for one that was read back from a file and no longer says it.
    title : str or None
        ``"auto"`` is what the picture shows and on which day, in one line; None leaves it out.
    source : str or None
        ``"auto"`` says below from which data, for which day and how was counted; None leaves it out; anything else is
        named as the source instead.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    OptionError
        For another table, one that does not say its day, or another day than the one that it says.

    Examples
    --------
    >>> import ccwuniv as ccw
    >>> ax = ccw.plot.migration(ccw.migration_list(ccw.Registry.bundled(), "2014-09-01"))
    >>> ax.get_title()
    'Bound by Protocol II and not by Amended Protocol II on 1 September 2014: 11 states'
    """
    given = dict(locals())
    require_table(frame, "migration_list", bars.is_migration)
    frame = bars.read_migration(frame)
    facts = facts_of(frame)
    said = facts.get("as_of")
    day = as_day(said) if as_of is None and said is not None else None if as_of is None else as_day(as_of)
    if day is None or (said is not None and day != as_day(said)):
        raise OptionError("as_of", as_of, ["the day of the table" if said is None else str(said)])
    facts = {**facts, "as_of": str(day)}
    old, new = str(facts.get("old", "the old")), str(facts.get("new", "the new"))
    ax = axes_or_new(ax, bars.migration_inches(len(frame)))
    sheet = sheet_of(ax)
    points = sheet.points
    plain(ax, points)
    ordered = frame.sort_values(["years_waiting", "name"], ascending=[False, True], key=in_name_order)
    labels = [str(name) for name in ordered["name"]]
    full, counted = [instrument_name(code, facts) for code in (old, new)], states_counted(len(frame))
    titles = [f"Bound by {first} and not by {second}" for first, second in (full, (old, new))]
    titles = [*(f"{head}{on_day(facts)}: {counted}" for head in titles), *titles, f"Not by {new}", "Migration"]
    key = key_of(bars.migration_samples(old, new, points), points, sheet.wide)
    left, below = rows_left(labels, points, sheet.wide), ticks_below(points)
    used = _of_the_two(facts, old, new)
    room = compose(sheet, titles, used, title=title, source=source, left=left, below=below + key.high)
    if frame.empty:
        nothing(ax, points, f"No state is bound by {old} and not by {new}.")
    else:
        set_rows(ax, labels, points, left, room[1])
        bars.draw_migration(ax, ordered, day, points, room)
        key.draw(ax, room, left, below)
    return remember(ax, "migration", given)


def _of_the_two(facts: Mapping[str, Any], old: str, new: str) -> Mapping[str, Any]:
    """Return provenance without the sources of what a migration list holds beside its two instruments."""
    reg = registry_of(facts, None)
    if reg is None or not {old, new} <= set(reg.codes):
        return facts
    used = of_instruments(facts, (old, new), reg)
    return {**used, "sources": [one for one in used.get("sources", ()) if one.startswith("UN Treaty Collection")]}


@explained
def patterns(
    frame: pd.DataFrame,
    ax: Axes | None = None,
    *,
    title: str | None = AUTO,
    source: str | None = AUTO,
) -> Axes:
    """Draw which sets of protocols states are bound by together, in the manner of an UpSet plot.

    A row is a set: a dot for each protocol in it, a bar for the number of states, and their codes where there is room.

    Parameters
    ----------
    frame : pandas.DataFrame
        What :func:`ccwuniv.joint_patterns` returned, all rows or some.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.
    title : str or None
        ``"auto"`` is what the picture shows and on which day, in one line; None leaves it out.
    source : str or None
        ``"auto"`` says below from which data, for which day and how was counted; None leaves it out; anything else is
        named as the source instead.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    OptionError
        For another table.

    Examples
    --------
    >>> import ccwuniv as ccw
    >>> ax = ccw.plot.patterns(ccw.joint_patterns(ccw.Registry.bundled(), "2026-02-03"))
    >>> ax.get_title()
    'Joint patterns on 3 February 2026: 128 states'
    """
    given = dict(locals())
    frame = as_returned(frame, "pattern")
    require_table(frame, "joint_patterns", sets.is_patterns)
    frame = sets.read_patterns(frame)
    facts = facts_of(frame)
    ax = axes_or_new(ax, sets.pattern_inches(len(frame)))
    sheet = sheet_of(ax)
    ax.set_axis_off()
    when = " at deposit, parties" if facts.get("at") == "deposit" else ""
    heads, found = sets.pattern_rows(frame)
    head = f"Joint patterns{when}"
    titles = [f"{head}{on_day(facts)}: {states_counted(int(frame['states'].sum()))}", f"{head}{on_day(facts)}", head]
    used = of_instruments(facts, heads, registry_of(facts, None))
    room = compose(sheet, titles, used, title=title, source=source, notes=sets.NOTES)
    if frame.empty:
        nothing(ax, sheet.points, "No set is in this table.")
    else:
        sets.draw_patterns(ax, heads, found, sheet.points, room)
    return remember(ax, "patterns", given)
