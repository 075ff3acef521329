"""Curves of those still waiting, with their intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from ccwuniv.analysis import NO_GROUP, part_column, waiting_curve
from ccwuniv.plot.captions import facts_of
from ccwuniv.plot.keys import Sample
from ccwuniv.plot.lines import Curve, draw_curves
from ccwuniv.plot.reading import require_table
from ccwuniv.records import Kind, read_columns
from ccwuniv.registry import joined

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["SHARES", "by_group", "draw_survival", "survival_curves", "survival_samples"]

_YEAR = 365.25
_BANDS = 3
_GREY = "#606060"
SHARES = {0.0: "0", 0.25: "25%", 0.5: "50%", 0.75: "75%", 1.0: "100%"}
"""The ticks of an axis of shares."""
_CURVE = {"t", "survival", "low", "high", "at_risk", "events"}
_TIMES = {"iso3", "episode", "t_start", "t_stop", "event"}


def survival_curves(
    frames: pd.DataFrame | Mapping[str, pd.DataFrame],
) -> tuple[dict[str, pd.DataFrame], dict[str, Any]]:
    """Return the curves by name, without empty ones, and the joint provenance of their tables.

    Raises
    ------
    OptionError
        When one is neither a table of waiting times nor a curve.
    """
    named = frames if isinstance(frames, Mapping) else {"": frames}
    curves: dict[str, pd.DataFrame] = {}
    facts: list[Mapping[str, Any]] = []
    for name, frame in named.items():
        columns = set(getattr(frame, "columns", ()))
        raw = columns >= _TIMES
        require_table(frame, "waiting_times" if raw else "waiting_curve", _is_times if raw else _is_curve)
        facts.append(facts_of(frame))
        curve = waiting_curve(frame) if raw else _read(frame)
        by = [column for column in curve.columns if column not in _CURVE]
        parts = curve.groupby(by[0], sort=False, dropna=False) if by else [("", curve)]
        for part, own in parts:
            title = " ".join(filter(None, (str(name), (str(part) or NO_GROUP) if by else "")))
            if len(own) and own["at_risk"].iloc[0] > 0:
                curves[title] = own.sort_values("t")
    return curves, joined(facts)


def by_group(frames: pd.DataFrame | Mapping[str, pd.DataFrame]) -> bool:
    """Say whether some of the curves are those of regional groups."""
    every = frames.values() if isinstance(frames, Mapping) else [frames]
    return any("un_regional_group" in frame.columns and not _is_times(frame) for frame in every)


def _read(frame: pd.DataFrame) -> pd.DataFrame:
    """Return curves whose cells are numbers, and whose parts have the names that they were made with."""
    numbers: dict[str, Kind] = {"t": "integer", "at_risk": "integer", "events": "integer"}
    numbers |= dict.fromkeys(("survival", "low", "high"), "number")
    curve = read_columns(frame, numbers, "pass the table that waiting_curve returned", optional=("low", "high"))
    by = [str(column) for column in frame.columns if column not in _CURVE]
    return curve.assign(**{name: part_column(frame, name) for name in by})


def _is_times(frame: pd.DataFrame) -> bool:
    return set(frame.columns) >= _TIMES


def _is_curve(frame: pd.DataFrame) -> bool:
    return set(frame.columns) >= _CURVE


def survival_samples(curves: Mapping[str, pd.DataFrame], intervals: bool, level: object, points: float) -> list[Sample]:
    """Return what the marks beside the lines mean."""
    samples = []
    if intervals:
        words = f"{100 * level:g} % confidence interval" if isinstance(level, float) else "confidence interval"
        bands = len(curves) <= _BANDS
        look = {"color": _GREY, "linewidth": points, "alpha": 0.25, "solid_capstyle": "butt"}
        bar = {
            "color": _GREY,
            "linestyle": "",
            "marker": "|",
            "markersize": 1.4 * points,
            "markeredgewidth": points / 6,
        }
        samples.append(Sample(words, look if bands else bar, line=bands))
    if any(len(_known(frame)) for frame in curves.values()):
        tick = {"color": _GREY, "linestyle": "", "marker": "|", "markersize": 0.8 * points}
        samples.append(Sample("a State whose wait is not known beyond this time", tick))
    return samples


def draw_survival(
    ax: Axes, curves: Mapping[str, pd.DataFrame], intervals: bool, points: float, room: tuple[float, float]
) -> None:
    """Draw each curve as steps, its interval, and a short stroke where a wait is not known further.

    An interval is a band; where many bands would hide each other, it is a bar at the same few times for all curves.
    """
    colors = draw_curves(ax, [_curve(name, frame) for name, frame in curves.items()], points, 0.0, 1.02, room)
    ax.yaxis.set_ticks(list(SHARES), list(SHARES.values()))
    first, last = ax.spines["bottom"].get_bounds() or ax.get_xlim()
    locator = MaxNLocator(max(2, int(room[0] / (4 * points))), integer=True, steps=[1, 2, 5, 10])
    ticks = [float(tick) for tick in locator.tick_values(first, last) if first <= tick <= last]
    ax.xaxis.set_ticks(ticks, [f"{tick:g}" for tick in ticks])
    for place, (frame, color) in enumerate(zip(curves.values(), colors, strict=True)):
        years, low, high = (frame[column].to_numpy(dtype="float64") for column in ("t", "low", "high"))
        years = years / _YEAR
        if intervals and len(curves) <= _BANDS:
            ax.fill_between(years, low, high, step="post", color=color, alpha=0.14, linewidth=0)
        elif intervals:
            shift = (place - (len(curves) - 1) / 2) * 0.1 / len(curves)
            times = [last * (quarter / 4 + shift) for quarter in (1, 2, 3)]
            at = [max(0, int(years.searchsorted(time, side="right")) - 1) for time in times]
            ax.vlines(times, low[at], high[at], color=color, linewidth=points / 6, alpha=0.6)
        known = _known(frame)
        strokes: dict[str, Any] = {"linestyle": "", "marker": "|", "color": color, "markersize": 0.8 * points}
        ax.add_line(Line2D(known["t"] / _YEAR, known["survival"], **strokes))


def _known(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the times after which some state's wait is not known."""
    ended = frame["at_risk"] - frame["events"] - frame["at_risk"].shift(-1, fill_value=0) > 0
    return frame[ended & (frame["t"] > 0)]


def _curve(name: str, frame: pd.DataFrame) -> Curve:
    share: Sequence[float] = [float(value) for value in frame["survival"]]
    return Curve(name, f"{share[-1]:.0%}", [float(t) / _YEAR for t in frame["t"]], share)
