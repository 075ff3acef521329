"""Pictures of counts: through time, by group, and of the shares that still wait."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ccwuniv._support import explained
from ccwuniv.plot import bars, lines, survival
from ccwuniv.plot.canvas import axes_or_new, caption, facts_of, nothing, plain, size
from ccwuniv.plot.drawn import remember
from ccwuniv.plot.reading import chosen, instrument_name, on_day, registry_of, require_table
from ccwuniv.records import as_returned

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from ccwuniv.records import InstrumentLike, InstrumentsLike
    from ccwuniv.registry import Registry

__all__ = ["coverage", "history", "waiting"]

_BY = {"instrument": "", "un_regional_group": " by regional group", "kind": " by way of consenting"}


@explained
def history(
    frame: pd.DataFrame,
    ax: Axes | None = None,
    *,
    reg: Registry | None = None,
    instruments: InstrumentsLike | None = None,
) -> Axes:
    """Draw the number of parties to each instrument through time.

    Each line is named at its right end, with its last count; a dot marks the instrument's general entry into force.

    Parameters
    ----------
    frame : pandas.DataFrame
        What :func:`ccwuniv.history` returned.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.
    reg : Registry, optional
        Where the days of entry into force are taken from. By default the shipped data, if the table was made from
        them; otherwise there are no dots.
    instruments : instrument or several, optional
        Which to draw; all by default.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    OptionError
        For another table, an instrument that is not in it, or more lines than can be named beside the axes.
    UnknownInstrumentError
        For a name that means no instrument.

    Examples
    --------
    >>> import ccwuniv as ccw
    >>> ax = ccw.plot.history(ccw.history(ccw.Registry.bundled(), freq="M"), instruments=["P2", "AP2"])
    >>> [text.get_text() for text in ax.texts if "P2" in text.get_text()]
    ['P2 96', 'AP2 107']
    """
    given = dict(locals())
    frame = as_returned(frame, "date")
    require_table(frame, "history", lines.is_history)
    frame = lines.read_history(frame)
    facts = facts_of(frame)
    source = registry_of(facts, reg)
    codes = chosen(frame.columns, instruments, source)
    lines.check_number("instruments", len(codes))
    ax = axes_or_new(ax, lines.CURVE_INCHES)
    points = size(ax)
    plain(ax, points)
    ax.set_ylabel("parties", fontsize=points)
    caption(ax, "Parties to each instrument", facts, points)
    entries = {i.code: i.entry_into_force for i in source.instruments} if source is not None else {}
    if frame[codes].dropna(how="all").empty:
        nothing(ax, points, "There is no day in this table.")
    else:
        lines.draw_history(ax, frame[codes], entries, points)
    return remember(ax, "history", given)


@explained
def coverage(frame: pd.DataFrame, ax: Axes | None = None, *, instrument: InstrumentLike | None = None) -> Axes:
    """Draw how many states of each group are bound, as bars of shares with the counts.

    Parameters
    ----------
    frame : pandas.DataFrame
        What :func:`ccwuniv.coverage` returned: by group, by instrument, or by way of consenting.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.
    instrument : instrument, optional
        One instrument, drawn large. By default all of the table are side by side.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    OptionError
        For another table, or an instrument that is not in it.
    UnknownInstrumentError
        For a name that means no instrument.

    Examples
    --------
    >>> import ccwuniv as ccw
    >>> ax = ccw.plot.coverage(ccw.coverage(ccw.Registry.bundled()), instrument="AP2")
    >>> [text.get_text() for text in ax.texts][1:3]
    ['18 of 54 (33%)', '19 of 54 (35%)']
    """
    given = dict(locals())
    frame = bars.as_coverage(frame)
    require_table(frame, "coverage", bars.is_coverage)
    frame = bars.read_coverage(frame)
    facts = facts_of(frame)
    names, heads, table = bars.share_rows(frame, instrument)
    single = len(heads) == 1
    ax = axes_or_new(ax, bars.share_inches(len(names), len(heads)))
    points = size(ax)
    plain(ax, points)
    if single:
        bars.label_rows(ax, names, points)
    else:
        ax.set_axis_off()
    whose = f"{instrument_name(heads[0], facts)}: parties" if single and heads != ["share"] else "Parties"
    by = _BY.get(str(frame.index.name), f" by {frame.index.name}")
    caption(ax, f"{whose}{by}{on_day(facts)}", facts, points)
    if not names or not heads:
        nothing(ax, points, "There is nothing in this table.")
    elif single:
        bars.draw_shares(ax, [shares[0] for shares in table], points)
    else:
        bars.draw_share_table(ax, names, heads, table, points)
    return remember(ax, "coverage", given)


@explained
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
        Whether to draw the confidence intervals: as bands; with more than three curves, as bars at a few times. A short
        stroke marks where the wait of a state is known no further.

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
    >>> import ccwuniv as ccw
    >>> ax = ccw.plot.waiting(ccw.waiting_times(ccw.Registry.bundled(), "AP2"))
    >>> ax.get_xlabel()
    'years since the state could join'
    """
    given = dict(locals())
    curves, facts = survival.survival_curves(frame)
    lines.check_number("frame", len(curves))
    ax = axes_or_new(ax, lines.CURVE_INCHES)
    points = size(ax)
    plain(ax, points)
    ax.set_ylabel("share of states still waiting", fontsize=points)
    ax.set_xlabel("years since the state could join", fontsize=points)
    whose = f"{instrument_name(facts['instrument'], facts)}: s" if "instrument" in facts else "S"
    caption(ax, f"{whose}tates still waiting", facts, points)
    if curves:
        survival.draw_survival(ax, curves, intervals, points)
    else:
        nothing(ax, points, "Nobody waits in this table.")
    return remember(ax, "waiting", given)
