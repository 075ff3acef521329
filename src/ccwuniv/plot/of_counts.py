"""Pictures of counts: through time, by group, and of the shares that still wait."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ccwuniv._support import explained
from ccwuniv.plot import bars, lines, survival
from ccwuniv.plot.canvas import axes_or_new, nothing, plain, sheet_of
from ccwuniv.plot.captions import AUTO, compose, facts_of, of_instruments, without_groups
from ccwuniv.plot.drawn import remember
from ccwuniv.plot.keys import key_of
from ccwuniv.plot.reading import chosen, instrument_name, on_day, registry_of, require_table
from ccwuniv.plot.rows import rows_left, set_rows
from ccwuniv.records import as_returned

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from ccwuniv.records import InstrumentLike, InstrumentsLike
    from ccwuniv.registry import Registry

__all__ = ["coverage", "history", "waiting"]

_OF = {
    "": " that are parties",
    " by regional group": " of the group that are parties",
    " by way of consenting": " that consented in this way",
}
_LEVEL = 0.95
"""Of the curves that are estimated here."""
_BY = {"instrument": "", "un_regional_group": " by regional group", "kind": " by way of consenting"}


@explained
def history(
    frame: pd.DataFrame,
    ax: Axes | None = None,
    *,
    reg: Registry | None = None,
    instruments: InstrumentsLike | None = None,
    title: str | None = AUTO,
    source: str | None = AUTO,
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
    source_of_days = registry_of(facts, reg)
    codes = chosen(frame.columns, instruments, source_of_days)
    lines.check_number("instruments", len(codes))
    ax = axes_or_new(ax, lines.CURVE_INCHES)
    sheet = sheet_of(ax)
    points = sheet.points
    plain(ax, points)
    curves = [] if frame[codes].dropna(how="all").empty else lines.history_curves(frame[codes])
    every = source_of_days.instruments if source_of_days is not None else ()
    entries = lines.entries_drawn(curves, {one.code: one.entry_into_force for one in every})
    key = key_of([lines.entry_sample(points)] if entries else [], points, sheet.wide)
    left, below = lines.ticks_left(["000"], points), lines.ticks_below(points)
    names = [instrument_name(code, facts) for code in codes]
    titles = [f"Parties to {' and to '.join(names)}"] if len(codes) < 3 else ["Parties to each instrument"]
    shown = of_instruments(facts, codes, source_of_days)
    titles += [f"Parties to {' and '.join(codes)}", "Parties"]
    room = compose(sheet, titles, shown, title=title, source=source, left=left, below=below + key.high)
    ax.set_ylabel("parties", fontsize=points)
    ax.yaxis.set_label_coords((0.9 * points - left) / room[0], 0.5)
    if not curves:
        nothing(ax, points, "There is no day in this table.")
    else:
        lines.draw_history(ax, curves, entries, points, room)
        key.draw(ax, room, left, below)
    return remember(ax, "history", given)


@explained
def coverage(
    frame: pd.DataFrame,
    ax: Axes | None = None,
    *,
    instrument: InstrumentLike | None = None,
    title: str | None = AUTO,
    source: str | None = AUTO,
) -> Axes:
    """Draw how many states of each group are bound, as bars of shares with the counts.

    Parameters
    ----------
    frame : pandas.DataFrame
        What :func:`ccwuniv.coverage` returned: by group, by instrument, or by way of consenting.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.
    instrument : instrument, optional
        One instrument, drawn large. By default all of the table are side by side.
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
    sheet = sheet_of(ax)
    points = sheet.points
    plain(ax, points)
    whose = f"{instrument_name(heads[0], facts)}: parties" if single and heads != ["share"] else "Parties"
    by = _BY.get(str(frame.index.name), f" by {frame.index.name}")
    brief = f"{heads[0]}: parties" if single and heads != ["share"] else "Parties"
    codes = names if heads == ["share"] else heads
    shown = of_instruments(facts, codes, registry_of(facts, None))
    titles = [f"{whose}{by}{on_day(facts)}", f"{brief}{by}{on_day(facts)}", f"{brief}{by}", "Parties"]
    left = rows_left(names, points, sheet.wide) if single else 0.0
    below = lines.ticks_below(points) if single else 0.0
    note = f"Bar: share of the {'parties' if frame.index.name == 'kind' else 'States'}{_OF.get(by, ' of the row')}."
    room = compose(sheet, titles, shown, title=title, source=source, notes=[note], left=left, below=below)
    if not names or not heads:
        nothing(ax, points, "There is nothing in this table.")
    elif single:
        set_rows(ax, names, points, left, room[1])
        bars.draw_shares(ax, [shares[0] for shares in table], points, room)
    else:
        ax.set_axis_off()
        bars.draw_share_table(ax, names, heads, table, points, room)
    return remember(ax, "coverage", given)


@explained
def waiting(
    frame: pd.DataFrame | Mapping[str, pd.DataFrame],
    ax: Axes | None = None,
    *,
    intervals: bool = True,
    title: str | None = AUTO,
    source: str | None = AUTO,
) -> Axes:
    """Draw the share of states still waiting, by years since they could first join.

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
    sheet = sheet_of(ax)
    points = sheet.points
    plain(ax, points)
    if not survival.by_group(frame):
        facts = dict(without_groups(facts, registry_of(facts, None)))
    one = str(facts["instrument"]) if isinstance(facts.get("instrument"), str) else ""
    names = (f"{instrument_name(one, facts)}: states still waiting", f"{one}: states still waiting") if one else ()
    samples = survival.survival_samples(curves, intervals, facts.get("level", _LEVEL), points) if curves else []
    key = key_of(samples, points, sheet.wide)
    left, axis = lines.ticks_left(["100%"], points), lines.ticks_below(points) + 1.3 * points
    titles, below = (*names, "States still waiting"), axis + key.high
    room = compose(sheet, titles, facts, title=title, source=source, left=left, below=below)
    ax.set_ylabel("share of states still waiting", fontsize=points)
    ax.set_xlabel("years since the state could join", fontsize=points)
    ax.yaxis.set_label_coords((0.9 * points - left) / room[0], 0.5)
    ax.xaxis.set_label_coords(0.5, -lines.ticks_below(points) / room[1])
    if curves:
        survival.draw_survival(ax, curves, intervals, points, room)
        key.draw(ax, room, left, axis)
    else:
        nothing(ax, points, "Nobody waits in this table.")
    return remember(ax, "waiting", given)
