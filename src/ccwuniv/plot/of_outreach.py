"""Pictures of an outreach log: its acts in time, who turned to whom, and what followed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ccwuniv._support import explained
from ccwuniv.plot import acts
from ccwuniv.plot.canvas import axes_or_new, caption, facts_of, nothing, plain, size
from ccwuniv.plot.drawn import remember
from ccwuniv.plot.reading import require_table
from ccwuniv.records import Kind, as_returned, is_missing, read_columns

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

__all__ = ["actor_targets", "outcomes", "timeline"]

_PAGE = 7.1
_BY = ("instrument", "designation", "paragraph", "id")
_RATES: Mapping[str, Kind] = {
    "states": "integer",
    "consented": "integer",
    "share": "number",
    "low": "number",
    "high": "number",
    "rows_left_out": "integer",
}
_ACTS: Mapping[str, Kind] = {
    "paragraph": "integer",
    "kind": "code",
    "start": "date",
    "end": "date",
    "precision": "code",
    "status": "code",
}
_UNITS = {"Y": "years", "M": "months", "D": "days"}


@explained
def timeline(frame: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw the acts of a log in time, a row each, in the order of their records.

    A dot is an act of one day; a line, one of some days; a dashed line, one of which the source proves only the
    period; grey and hollow is what was only planned. Confidential acts are in it only where the table holds them.

    Parameters
    ----------
    frame : pandas.DataFrame
        What :meth:`ccwuniv.OutreachLog.frame` returned.
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
    >>> import ccwuniv as ccw
    >>> ax = ccw.plot.timeline(ccw.OutreachLog.bundled().filter(kind="sponsorship").frame())
    >>> [label.get_text() for label in ax.get_yticklabels()][0]
    '12 sponsorship'
    """
    given = dict(locals())
    frame = as_returned(frame, "id")
    require_table(frame, "OutreachLog.frame", lambda table: set(table.columns) >= set(_ACTS))
    frame = read_columns(frame, _ACTS, "pass the table that OutreachLog.frame returned", optional=("paragraph",))
    ax = axes_or_new(ax, (_PAGE, 1.3 + 0.17 * max(2, len(frame))))
    points = size(ax)
    plain(ax, points)
    labels = [
        f"{'' if is_missing(paragraph) else f'{paragraph} '}{kind.replace('_', ' ')}"
        for paragraph, kind in zip(frame["paragraph"], frame["kind"], strict=True)
    ]
    if frame.empty:
        caption(ax, "Acts of outreach", facts_of(frame), points)
        nothing(ax, points, "There is no act in this table.")
    else:
        acts.draw_timeline(ax, frame, labels, points)
        numbered = " (number: the paragraph that records it)" if frame["paragraph"].notna().any() else ""
        caption(ax, f"Acts of outreach in time{numbered}", facts_of(frame), points)
    return remember(ax, "timeline", given)


@explained
def actor_targets(frame: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw who turned to whom: a square for every actor and state, the darker the more acts.

    Parameters
    ----------
    frame : pandas.DataFrame
        What :func:`ccwuniv.actor_targets` returned.
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
    >>> import ccwuniv as ccw
    >>> table = ccw.actor_targets(ccw.Registry.bundled(), ccw.OutreachLog.bundled())
    >>> ccw.plot.actor_targets(table).get_title()
    'Acts by actor and target (white: none; darkest: four or more)'
    """
    given = dict(locals())
    frame = as_returned(frame, "actor")
    require_table(frame, "actor_targets", lambda table: table.index.name == "actor")
    counts: dict[str, Kind] = dict.fromkeys(map(str, frame.columns), "integer")
    frame = read_columns(frame, counts, "pass the table that actor_targets returned")
    ax = axes_or_new(ax, (_PAGE, 1.6 + 0.3 * max(2, len(frame))))
    points = size(ax)
    plain(ax, points)
    if frame.empty:
        caption(ax, "Acts by actor and target", facts_of(frame), points)
        nothing(ax, points, "There is no act in this table.")
    else:
        acts.draw_counts(ax, frame, points)
        ax.xaxis.tick_top()
        title = "Acts by actor and target (white: none; darkest: four or more)"
        caption(ax, title, facts_of(frame), points)
    return remember(ax, "actor_targets", given)


@explained
def outcomes(frame: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw base rates: how many of the states that acts reached consented within the horizon, with exact intervals.

    The picture says that these are base rates and not effects.

    Parameters
    ----------
    frame : pandas.DataFrame
        What :func:`ccwuniv.base_rates` returned.
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
    >>> import ccwuniv as ccw
    >>> log = ccw.OutreachLog.bundled().filter(document="Report of the Implementation Support Unit")
    >>> found = ccw.outreach_outcomes(ccw.Registry.bundled(), log, "5Y")
    >>> ax = ccw.plot.outcomes(ccw.base_rates(found))
    >>> [text.get_text() for text in ax.texts if " of " in text.get_text()][0]
    '1 of 11'
    """
    given = dict(locals())
    frame = as_returned(frame, *_BY)
    require_table(frame, "base_rates", lambda table: set(table.columns) >= set(_RATES))
    frame = read_columns(frame, _RATES, "pass the table that base_rates returned", optional=("share", "low", "high"))
    facts = facts_of(frame)
    ax = axes_or_new(ax, (_PAGE, 1.9 + 0.3 * max(2, len(frame))))
    points = size(ax)
    plain(ax, points)
    horizon = str(facts.get("horizon", ""))
    within = f"{horizon[:-1]} {_UNITS[horizon[-1]]}" if horizon else "the horizon"
    left_out = int(frame["rows_left_out"].sum())
    rest = f"{left_out} rows of outcomes are left out: their horizon is not over." if left_out else ""
    title = " ".join(filter(None, (f"Consents within {within} of an act.", rest, facts.get("note", ""))))
    if frame.empty:
        caption(ax, title, facts, points)
        nothing(ax, points, "There is no observed outcome in this table.")
    else:
        acts.draw_rates(ax, frame, points)
        caption(ax, title, facts, points)
    return remember(ax, "outcomes", given)
