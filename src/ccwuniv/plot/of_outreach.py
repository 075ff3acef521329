"""Pictures of an outreach log: its acts in time, who turned to whom, and what followed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ccwuniv._support import explained
from ccwuniv.plot import acts
from ccwuniv.plot.canvas import PAGE, TALLEST, axes_or_new, nothing, plain, sheet_of
from ccwuniv.plot.captions import AUTO, compose, facts_of
from ccwuniv.plot.drawn import remember
from ccwuniv.plot.keys import key_of
from ccwuniv.plot.lines import ticks_below
from ccwuniv.plot.reading import require_table
from ccwuniv.plot.rows import rows_left
from ccwuniv.records import Kind, as_returned, is_missing, read_columns

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

__all__ = ["actor_targets", "outcomes", "timeline"]

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
def timeline(
    frame: pd.DataFrame,
    ax: Axes | None = None,
    *,
    title: str | None = AUTO,
    source: str | None = AUTO,
) -> Axes:
    """Draw the acts of a log in time, a row each, in the order of their records.

    A dot is an act of one day; a line, one of some days; a dashed line, one of which the source proves only the
    period; grey and hollow is what was only planned. Confidential acts are in it only where the table holds them.

    Parameters
    ----------
    frame : pandas.DataFrame
        What :meth:`ccwuniv.OutreachLog.frame` returned.
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
    >>> ax = ccw.plot.timeline(ccw.OutreachLog.bundled().filter(kind="sponsorship").frame())
    >>> [label.get_text() for label in ax.get_yticklabels()][0]
    '12 sponsorship'
    """
    given = dict(locals())
    frame = as_returned(frame, "id")
    require_table(frame, "OutreachLog.frame", lambda table: set(table.columns) >= set(_ACTS))
    frame = read_columns(frame, _ACTS, "pass the table that OutreachLog.frame returned", optional=("paragraph",))
    ax = axes_or_new(ax, (PAGE, min(TALLEST, 1.3 + 0.17 * max(2, len(frame)))))
    sheet = sheet_of(ax)
    points = sheet.points
    plain(ax, points)
    labels = [
        f"{'' if is_missing(paragraph) else f'{paragraph} '}{kind.replace('_', ' ')}"
        for paragraph, kind in zip(frame["paragraph"], frame["kind"], strict=True)
    ]
    numbered = ["Number: the paragraph that records the act."] if frame["paragraph"].notna().any() else []
    key = key_of(acts.timeline_samples(frame, points), points, sheet.wide)
    left, below = rows_left(labels, points, sheet.wide), ticks_below(points)
    around: dict[str, Any] = {"left": left, "right": 2 * points, "below": below + key.high}
    facts = facts_of(frame)
    room = compose(sheet, ["Acts of outreach"], facts, title=title, source=source, notes=numbered, **around)
    if frame.empty:
        nothing(ax, points, "There is no act in this table.")
    else:
        acts.draw_timeline(ax, frame, labels, points, left, room)
        key.draw(ax, room, left, below)
    return remember(ax, "timeline", given)


@explained
def actor_targets(
    frame: pd.DataFrame,
    ax: Axes | None = None,
    *,
    title: str | None = AUTO,
    source: str | None = AUTO,
) -> Axes:
    """Draw who turned to whom: a square for every actor and state, the darker the more acts.

    Parameters
    ----------
    frame : pandas.DataFrame
        What :func:`ccwuniv.actor_targets` returned.
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
    >>> table = ccw.actor_targets(ccw.Registry.bundled(), ccw.OutreachLog.bundled())
    >>> ccw.plot.actor_targets(table).get_title()
    'Acts by actor and target'
    """
    given = dict(locals())
    frame = as_returned(frame, "actor")
    require_table(frame, "actor_targets", lambda table: table.index.name == "actor")
    counts: dict[str, Kind] = dict.fromkeys(map(str, frame.columns), "integer")
    frame = read_columns(frame, counts, "pass the table that actor_targets returned")
    ax = axes_or_new(ax, (PAGE, min(TALLEST, 1.6 + 0.3 * max(2, len(frame)))))
    sheet = sheet_of(ax)
    points = sheet.points
    plain(ax, points)
    most = 0 if frame.empty else int(frame.to_numpy().max(initial=0))
    key = key_of([] if frame.empty else acts.count_samples(most, points), points, sheet.wide)
    left = rows_left([str(name) for name in frame.index], points, sheet.wide)
    around: dict[str, Any] = {"left": left, "above": acts.heads_above(frame, points), "below": key.high}
    room = compose(sheet, ["Acts by actor and target"], facts_of(frame), title=title, source=source, **around)
    if frame.empty:
        nothing(ax, points, "There is no act in this table.")
    else:
        acts.draw_counts(ax, frame, points, left, room)
        key.draw(ax, room, left, 0.0)
    return remember(ax, "actor_targets", given)


@explained
def outcomes(
    frame: pd.DataFrame,
    ax: Axes | None = None,
    *,
    title: str | None = AUTO,
    source: str | None = AUTO,
) -> Axes:
    """Draw base rates: how many of the states that acts reached consented within the horizon, with exact intervals.

    The picture says that these are base rates and not effects.

    Parameters
    ----------
    frame : pandas.DataFrame
        What :func:`ccwuniv.base_rates` returned.
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
    >>> log = ccw.OutreachLog.bundled().filter(document="Report of the Implementation Support Unit")
    >>> found = ccw.outreach_outcomes(ccw.Registry.bundled(), log, "5Y")
    >>> ax = ccw.plot.outcomes(ccw.base_rates(found))
    >>> [text.get_text() for text in ax.texts if text.get_text()[0].isdigit()][0]
    '1 of 11'
    """
    given = dict(locals())
    frame = as_returned(frame, *_BY)
    require_table(frame, "base_rates", lambda table: set(table.columns) >= set(_RATES))
    frame = read_columns(frame, _RATES, "pass the table that base_rates returned", optional=("share", "low", "high"))
    facts = facts_of(frame)
    ax = axes_or_new(ax, (PAGE, min(TALLEST, 1.5 + 0.3 * max(2, len(frame)))))
    sheet = sheet_of(ax)
    points = sheet.points
    plain(ax, points)
    horizon = str(facts.get("horizon", ""))
    within = f"{horizon[:-1]} {_UNITS[horizon[-1]]}" if horizon else "the horizon"
    left_out = int(frame["rows_left_out"].sum())
    rest = f"{left_out} rows of outcomes are left out: their horizon is not over." if left_out else ""
    notes = [sentence for sentence in (str(facts.get("note", "")), rest) if sentence]
    titles = [f"States that consented within {within} of an act", f"Consents within {within} of an act"]
    key = key_of(acts.rate_samples(facts.get("level"), points), points, sheet.wide)
    left, below = rows_left([str(name) for name in frame.index], points, sheet.wide), ticks_below(points)
    around: dict[str, Any] = {"left": left, "below": below + key.high}
    room = compose(sheet, [*titles, "Consents after acts"], facts, title=title, source=source, notes=notes, **around)
    if frame.empty:
        nothing(ax, points, "There is no observed outcome in this table.")
    else:
        acts.draw_rates(ax, frame, points, left, room)
        key.draw(ax, room, left, below)
    return remember(ax, "outcomes", given)
