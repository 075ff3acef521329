"""Pictures of what the analyses return: for a journal's page, a slide, a notebook.

Each function takes the table that an analysis returned, draws it, and returns the matplotlib Axes. With ``ax=None``
it opens a figure of pyplot, which a notebook shows by itself; the figure is the returned ``Axes.figure``. Axes of
one's own are best made with ``layout="constrained"``, which leaves room for labels. Text is sized for the axes as they
are when drawn. A line below each picture says for which day it is, from which source, and how was
counted. Nothing global is changed: no rcParams, no style.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from ccwuniv._days import as_day
from ccwuniv._drawing.bars import (
    draw_migration,
    draw_share_table,
    draw_shares,
    is_coverage,
    is_migration,
    label_rows,
    migration_inches,
    share_inches,
    share_rows,
)
from ccwuniv._drawing.canvas import axes_or_new, caption, facts_of, nothing, plain, size
from ccwuniv._drawing.cells import is_matrix, matrix_rows
from ccwuniv._drawing.lines import CURVE_INCHES, check_number, draw_history, is_history
from ccwuniv._drawing.matrix import draw_matrix, matrix_inches
from ccwuniv._drawing.reading import chosen, day_words, instrument_name, registry_of, require_table, tiles_of
from ccwuniv._drawing.sets import draw_patterns, is_patterns, pattern_inches, pattern_rows
from ccwuniv._drawing.survival import draw_survival, survival_curves
from ccwuniv._drawing.tiles import MAP_INCHES, draw_tiles, tile_axes, tile_looks
from ccwuniv._options import one_of

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from ccwuniv.model import InstrumentLike
    from ccwuniv.registry import Registry

__all__ = ["coverage", "gap_matrix", "history", "migration", "patterns", "tile_map", "waiting"]

_BY = {"instrument": "", "un_regional_group": " by regional group", "kind": " by way of consenting"}


def gap_matrix(
    frame: pd.DataFrame,
    ax: Axes | None = None,
    *,
    order: Literal["structure", "name", "given"] = "structure",
    labels: Literal["iso3", "name"] = "iso3",
) -> Axes:
    """Draw the gap matrix: a row for each state, a mark for each instrument.

    A status is told by its shape and by its shade. Many states stand in blocks side by side, read from top to bottom.

    Parameters
    ----------
    frame : pandas.DataFrame
        What :func:`ccwuniv.gap_matrix` returned, with statuses, gaps or dates (of which the year is written).
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.
    order : {"structure", "name", "given"}
        ``"structure"``: the states bound by most instruments first, equal rows together, and a rule where the number
        changes; ``"name"``: by English name; ``"given"``: as in the table.
    labels : {"iso3", "name"}
        What names a state.

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
    >>> ax = gap_matrix(ccw.gap_matrix(ccw.Registry.bundled(), "2014-09-01"))
    >>> ax.get_title()
    'Gap matrix on 1 September 2014: 117 states'
    """
    require_table(frame, "gap_matrix", is_matrix)
    one_of("order", order, ("structure", "name", "given"))
    one_of("labels", labels, ("iso3", "name"))
    rows, legend = matrix_rows(frame, order, labels)
    ax = axes_or_new(ax, matrix_inches(len(rows), len(frame.columns)))
    facts, points = facts_of(frame), size(ax)
    plain(ax, points)
    ax.set_axis_off()
    caption(ax, f"Gap matrix{_on(facts)}: {_states(len(rows))}", facts, points)
    if frame.empty:
        nothing(ax, points, "There is no state, or no instrument, in this table.")
    else:
        draw_matrix(ax, [str(code) for code in frame.columns], rows, legend)
    return ax


def history(
    frame: pd.DataFrame,
    ax: Axes | None = None,
    *,
    instruments: Iterable[InstrumentLike] | InstrumentLike | None = None,
    reg: Registry | None = None,
) -> Axes:
    """Draw the number of parties to each instrument through time.

    Each line is named at its right end, with its last count; a dot marks the instrument's general entry into force.

    Parameters
    ----------
    frame : pandas.DataFrame
        What :func:`ccwuniv.history` returned.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.
    instruments : instrument or several, optional
        Which to draw; all by default.
    reg : Registry, optional
        Where the days of entry into force are taken from. By default the shipped data, if the table was made from
        them; otherwise there are no dots.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    OptionError
        For another table, an instrument that is not in it, or more lines than can be named beside the axes.
    UnknownInstrumentError
        For a name that stands for no instrument.

    Examples
    --------
    >>> import ccwuniv as ccw
    >>> ax = history(ccw.history(ccw.Registry.bundled(), freq="M"), instruments=["P2", "AP2"])
    >>> [text.get_text() for text in ax.texts if "P2" in text.get_text()]
    ['P2 96', 'AP2 107']
    """
    require_table(frame, "history", is_history)
    facts = facts_of(frame)
    source = registry_of(facts, reg)
    codes = chosen(frame.columns, instruments, source)
    check_number("instruments", len(codes))
    ax = axes_or_new(ax, CURVE_INCHES)
    points = size(ax)
    plain(ax, points)
    ax.set_ylabel("parties", fontsize=points)
    caption(ax, "Parties to each instrument", facts, points)
    entries = {i.code: i.entry_into_force for i in source.instruments} if source is not None else {}
    if frame[codes].dropna(how="all").empty:
        nothing(ax, points, "There is no day in this table.")
    else:
        draw_history(ax, frame[codes], entries, points)
    return ax


def coverage(frame: pd.DataFrame, ax: Axes | None = None, *, instrument: InstrumentLike | None = None) -> Axes:
    """Draw how many states of each group are bound, as bars of shares with the counts.

    Parameters
    ----------
    frame : pandas.DataFrame
        What :func:`ccwuniv.coverage` returned: by group, by instrument, or by way of consenting.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.
    instrument : instrument, optional
        One instrument, drawn large. By default all of the table stand side by side.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    OptionError
        For another table, or an instrument that is not in it.
    UnknownInstrumentError
        For a name that stands for no instrument.

    Examples
    --------
    >>> import ccwuniv as ccw
    >>> ax = coverage(ccw.coverage(ccw.Registry.bundled()), instrument="AP2")
    >>> [text.get_text() for text in ax.texts][:2]
    ['18 of 54 (33%)', '19 of 54 (35%)']
    """
    require_table(frame, "coverage", is_coverage)
    facts = facts_of(frame)
    names, heads, table = share_rows(frame, instrument)
    single = len(heads) == 1
    ax = axes_or_new(ax, share_inches(len(names), len(heads)))
    points = size(ax)
    plain(ax, points)
    if single:
        label_rows(ax, names, points)
    else:
        ax.set_axis_off()
    whose = f"{instrument_name(heads[0], facts)}: parties" if single and heads != ["share"] else "Parties"
    by = _BY.get(str(frame.index.name), f" by {frame.index.name}")
    caption(ax, f"{whose}{by}{_on(facts)}", facts, points)
    if not names or not heads:
        nothing(ax, points, "There is nothing in this table.")
    elif single:
        draw_shares(ax, [shares[0] for shares in table], points)
    else:
        draw_share_table(ax, names, heads, table, points)
    return ax


def migration(frame: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw the migration list as waiting times, the longest first.

    A line runs from the first day on which the state could have moved (a ring) to the day of the table; a dotted line
    before it, from the day of its consent to the old instrument.

    Parameters
    ----------
    frame : pandas.DataFrame
        What :func:`ccwuniv.migration_list` returned.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    OptionError
        For another table, or one that does not say its day.

    Examples
    --------
    >>> import ccwuniv as ccw
    >>> ax = migration(ccw.migration_list(ccw.Registry.bundled(), "2014-09-01"))
    >>> ax.get_title()
    'Bound by Protocol II and not by Amended Protocol II on 1 September 2014: 11 states'
    """
    require_table(frame, "migration_list", is_migration)
    facts = facts_of(frame)
    old, new = facts.get("old", "the old"), facts.get("new", "the new")
    ax = axes_or_new(ax, migration_inches(len(frame)))
    points = size(ax)
    plain(ax, points)
    ordered = frame.sort_values(["years_waiting", "name"], ascending=[False, True])
    label_rows(ax, list(ordered["name"]), points)
    names = [instrument_name(code, facts) for code in (old, new)]
    caption(ax, f"Bound by {names[0]} and not by {names[1]}{_on(facts)}: {_states(len(frame))}", facts, points)
    if frame.empty:
        nothing(ax, points, f"No state is bound by {old} and not by {new}.")
    else:
        draw_migration(ax, ordered, as_day(facts["as_of"]), (f"consent to {old}", f"could consent to {new}"), points)
    return ax


def patterns(frame: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw which sets of protocols states are bound by together, in the manner of an UpSet plot.

    A row is a set: a dot for each protocol in it, a bar for the number of states, and their codes where there is room.

    Parameters
    ----------
    frame : pandas.DataFrame
        What :func:`ccwuniv.joint_patterns` returned, all rows or some.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    OptionError
        For another table.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> from ccwuniv.analysis.patterns import joint_patterns
    >>> ax = patterns(joint_patterns(Registry.bundled(), "2026-02-03"))
    >>> ax.get_title()
    'Sets of protocols on 3 February 2026: 128 states'
    """
    require_table(frame, "joint_patterns", is_patterns)
    facts = facts_of(frame)
    ax = axes_or_new(ax, pattern_inches(len(frame)))
    points = size(ax)
    when = " at deposit, states bound" if facts.get("at") == "deposit" else ""
    plain(ax, points)
    ax.set_axis_off()
    caption(ax, f"Sets of protocols{when}{_on(facts)}: {_states(int(frame['states'].sum()))}", facts, points)
    if frame.empty:
        nothing(ax, points, "No set is in this table.")
    else:
        draw_patterns(ax, *pattern_rows(frame))
    return ax


def waiting(
    frame: pd.DataFrame | Mapping[str, pd.DataFrame], ax: Axes | None = None, *, intervals: bool = True
) -> Axes:
    """Draw what share of states was still waiting, so many years after they could first have joined.

    Parameters
    ----------
    frame : pandas.DataFrame or mapping of str to pandas.DataFrame
        What :func:`ccwuniv.waiting_curve` returned, also by group; or what :func:`ccwuniv.waiting_times` returned, of
        which the curve is estimated here; or several of them by name.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.
    intervals : bool
        Whether to draw the confidence intervals, as bands. A short stroke marks where the wait of a state is known no
        further.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    OptionError
        For another table, or more curves than can be named beside the axes.
    DataError
        When a curve is to be estimated and scipy is not installed.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> from ccwuniv.analysis.waiting import waiting_times
    >>> ax = waiting(waiting_times(Registry.bundled(), "AP2"))
    >>> ax.get_xlabel()
    'years since the state could join'
    """
    curves, facts = survival_curves(frame)
    check_number("frame", len(curves))
    ax = axes_or_new(ax, CURVE_INCHES)
    points = size(ax)
    plain(ax, points)
    ax.set_ylabel("share of states still waiting", fontsize=points)
    ax.set_xlabel("years since the state could join", fontsize=points)
    whose = f"{instrument_name(facts['instrument'], facts)}: s" if "instrument" in facts else "S"
    caption(ax, f"{whose}tates still waiting", facts, points)
    if curves:
        draw_survival(ax, curves, intervals, points)
    else:
        nothing(ax, points, "Nobody waits in this table.")
    return ax


def tile_map(
    values: pd.Series[Any] | pd.DataFrame,
    ax: Axes | None = None,
    *,
    title: str | None = None,
    words: Mapping[Any, str] | None = None,
    source: str | None = None,
) -> Axes:
    """Draw a map of tiles: one equal square for each of the 197 possible participants, beside its neighbours.

    No state is too small to be seen. The codes are legible from the width of a journal's full page (180 mm) on.

    Parameters
    ----------
    values : pandas.Series, or a table of one column
        One value for each state, indexed by ISO alpha-3 code: a column of :func:`ccwuniv.gap_matrix` (with
        ``states="all"``), truth values, numbers, days (of which the year is shown), or up to six words of your own.
        A state without a value is left white; one without a place, such as a former state, stands below.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.
    title : str, optional
        By default the name of the column and the day.
    words : mapping, optional
        What the legend calls a value, and in which order: ``{True: "not bound", False: "bound"}``.
    source : str, optional
        Where values of your own come from; a table of this library says so itself.

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
    >>> ax = tile_map(ccw.gap_matrix(ccw.Registry.bundled(), "2026-02-03", states="all")["AP2"])
    >>> [text.get_text() for text in ax.texts if "(" in text.get_text()]
    ['in force (107)', 'not bound (90)']
    """
    series = tiles_of(values)
    facts = {"sources": [source]} if source else facts_of(series)
    shown = tile_looks(series, words)
    ax = axes_or_new(ax, MAP_INCHES)
    tile_axes(ax)
    points = size(ax)
    plain(ax, points)
    ax.set_axis_off()
    caption(ax, title or f"{instrument_name(str(series.name or 'States'), facts)}{_on(facts)}", facts, points)
    draw_tiles(ax, shown, series.index, str(series.name or "value"))
    return ax


def _on(facts: Mapping[str, Any]) -> str:
    day = day_words(facts)
    return f" on {day}" if day else ""


def _states(count: int) -> str:
    return f"{count} state{'' if count == 1 else 's'}"
