"""Every picture, drawn for the tests, and what a reader sees of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Literal, TypeAlias

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text

import ccwuniv as ccw
from ccwuniv import plot
from ccwuniv.records import tile_places

MM = 1 / 25.4
SIZES = {"column": (3.4, 4.5), "page": (7.1, 6.0), "slide": (13.33, 7.5)}
TALL = {"column": (3.4, 8.5), "page": (7.1, 9.4), "slide": (13.33, 7.5)}
DAY = "2026-02-03"


@cache
def reg() -> ccw.Registry:
    return ccw.Registry.bundled()


@cache
def matrix(
    day: str = DAY, states: str = "parties", values: Literal["status", "gap", "date"] = "status"
) -> pd.DataFrame:
    return ccw.gap_matrix(reg(), day, states=states, values=values)


@cache
def counts() -> pd.DataFrame:
    return ccw.history(reg(), end=DAY)


@cache
def groups(by: str = "un_regional_group") -> pd.DataFrame:
    return ccw.coverage(reg(), DAY, by=by)


@cache
def waits(code: str = "AP2") -> pd.DataFrame:
    return ccw.waiting_times(reg(), code, as_of=DAY, split="none")


@cache
def sets(day: str = DAY) -> pd.DataFrame:
    return ccw.joint_patterns(reg(), day)


@cache
def migrants(day: str = DAY) -> pd.DataFrame:
    return ccw.migration_list(reg(), day)


def by_group() -> pd.DataFrame:
    classed = ccw.waiting_times(reg(), "AP2", as_of=DAY, split="none", groups="current")
    return ccw.waiting_curve(classed, by="un_regional_group")


def renamed(table: pd.DataFrame) -> pd.DataFrame:
    """The same table, its instruments called by longer names, as other treaties are."""
    names = {code: f"{code}_munitions" for code in reg().codes}
    return table.rename(columns={**names, **{f"{code}_share": f"{name}_share" for code, name in names.items()}})


@cache
def log() -> ccw.OutreachLog:
    return ccw.OutreachLog.bundled()


@cache
def rates(by: Literal["instrument", "paragraph"] = "instrument") -> pd.DataFrame:
    told = log().filter(document="Report of the Implementation Support Unit")
    return ccw.base_rates(ccw.outreach_outcomes(reg(), told, "5Y"), by=by)


Picture: TypeAlias = Callable[[Axes], Axes]

PICTURES: dict[str, tuple[Picture, dict[str, tuple[float, float]]]] = {
    "gap_matrix": (lambda ax: plot.gap_matrix(matrix(), ax), TALL),
    "gap_matrix by name": (lambda ax: plot.gap_matrix(matrix(), ax, order="name", labels="name"), TALL),
    "gap_matrix of dates": (lambda ax: plot.gap_matrix(matrix(values="deposited"), ax), TALL),
    "gap_matrix of 1983": (lambda ax: plot.gap_matrix(matrix("1983-08-01", "all"), ax), TALL),
    "history": (lambda ax: plot.history(counts(), ax), SIZES),
    "coverage": (lambda ax: plot.coverage(groups(), ax), SIZES),
    "coverage of one": (lambda ax: plot.coverage(groups(), ax, instrument="AP2"), SIZES),
    "coverage by kind": (lambda ax: plot.coverage(groups("kind"), ax), SIZES),
    "coverage by instrument": (lambda ax: plot.coverage(groups("instrument"), ax), SIZES),
    "migration": (lambda ax: plot.migration(migrants(), ax), SIZES),
    "patterns": (lambda ax: plot.patterns(sets(), ax), TALL),
    "waiting": (lambda ax: plot.waiting(waits(), ax), SIZES),
    "waiting of three": (lambda ax: plot.waiting({code: waits(code) for code in ("AP2", "P4", "P5")}, ax), SIZES),
    "waiting by group": (lambda ax: plot.waiting(by_group(), ax), SIZES),
    "tile_map": (lambda ax: plot.tile_map(matrix(states="all")["AP2"], ax), SIZES),
    "tile_map of 1984": (lambda ax: plot.tile_map(matrix("1984-01-01", "all")["CCW"], ax), SIZES),
    "tile_map of years": (lambda ax: plot.tile_map(matrix(states="all", values="deposited")["P5"], ax), SIZES),
    "timeline": (lambda ax: plot.timeline(log().frame(), ax), SIZES),
    "actor_targets": (lambda ax: plot.actor_targets(ccw.actor_targets(reg(), log()), ax), SIZES),
    "outcomes": (lambda ax: plot.outcomes(rates(), ax), SIZES),
    "outcomes by paragraph": (lambda ax: plot.outcomes(rates("paragraph"), ax), SIZES),
}
"""Of the real data."""

MANY = 200
TREATIES = [f"Treaty on the Prohibition of Certain Weapons of Kind {number}" for number in range(1, 21)]
STATES = [f"The United Federal Democratic Republic of Northern Lower Ruritania {number}" for number in range(MANY)]


@cache
def worst(name: str) -> pd.DataFrame:
    """A table of 200 states and 20 treaties with long names, as an analysis would return it."""
    chance = np.random.default_rng(0)
    codes = [first + second + third for first in "ABCDEF" for second in "ABCDEF" for third in "ABCDEF"][:MANY]
    days = pd.to_datetime("1983-01-01") + pd.to_timedelta(np.arange(MANY) * 60, unit="D")
    if name in ("gap_matrix", "years"):
        bound = chance.random((MANY, len(TREATIES))) < 0.6
        table = pd.DataFrame(np.where(bound, "in_force", "not_bound"), columns=TREATIES, index=codes)
        years = pd.DataFrame({treaty: pd.Series(days).where(bound[:, n]) for n, treaty in enumerate(TREATIES)})
        return (years.set_axis(codes) if name == "years" else table).rename_axis("iso3")
    if name == "history":
        numbers = np.cumsum(chance.integers(0, 2, (MANY, len(TREATIES))), axis=0)
        return pd.DataFrame(numbers, columns=TREATIES, index=days.rename("date"))
    if name == "coverage":
        groups = [f"{state[:60]} and its neighbours" for state in STATES[:12]]
        bound = chance.integers(0, MANY, (len(groups), len(TREATIES)))
        parts = {f"{treaty}_share": bound[:, n] / MANY for n, treaty in enumerate(TREATIES)}
        table = pd.DataFrame({"states": MANY, **dict(zip(TREATIES, bound.T, strict=True)), **parts}, index=groups)
        return table.rename_axis("un_regional_group")
    if name == "migration":
        years = np.linspace(30.0, 0.0, MANY)
        return pd.DataFrame({"name": STATES, "deposited": days, "years_waiting": years}, index=codes)
    if name == "patterns":
        inside = pd.DataFrame(chance.random((MANY, len(TREATIES))) < 0.5, columns=TREATIES)
        inside.index = pd.Index([" ".join(map(str, row)) for row in inside.to_numpy().astype(int)], name="pattern")
        states = np.linspace(MANY, 1, MANY).astype(int)
        return inside.assign(protocols=inside.sum(axis=1), states=states, members=" ".join(codes[:30]))
    if name == "waiting":
        return pd.concat([ccw.waiting_curve(waits()).assign(treaty=treaty) for treaty in TREATIES])
    if name == "timeline":
        acts = {"paragraph": range(MANY), "kind": "regional_meeting", "start": days, "end": days, "precision": "day"}
        return pd.DataFrame({**acts, "status": "done"}, index=pd.Index(codes, name="id"))
    if name == "actor_targets":
        numbers = chance.integers(0, 6, (40, MANY))
        return pd.DataFrame(numbers, index=pd.Index(STATES[:40], name="actor"), columns=codes)
    rows = {"states": 100, "consented": 50, "share": 0.5, "low": 0.4, "high": 0.6, "rows_left_out": 99}
    return pd.DataFrame(rows, index=pd.Index(TREATIES, name="designation"))


def _numbers() -> pd.Series[float]:
    return pd.Series({iso3: 1e6 * place for place, iso3 in enumerate(tile_places())}, name=TREATIES[0])


def _classes() -> pd.Series[str]:
    outside = [f"X{a}{b}" for a in "AB" for b in "CDEFGHI"]
    codes = [*tile_places(), *outside]
    return pd.Series({iso3: f"{STATES[0][:60]} {place % 6}" for place, iso3 in enumerate(codes)}, name=TREATIES[0])


WORST: dict[str, tuple[Picture, dict[str, tuple[float, float]]]] = {
    "gap_matrix of long names": (lambda ax: plot.gap_matrix(renamed(matrix()), ax), TALL),
    "coverage of long names": (lambda ax: plot.coverage(renamed(groups()), ax), SIZES),
    "patterns of long names": (lambda ax: plot.patterns(renamed(sets()), ax), TALL),
    "many in gap_matrix": (lambda ax: plot.gap_matrix(worst("gap_matrix"), ax), TALL),
    "many years in gap_matrix": (lambda ax: plot.gap_matrix(worst("years"), ax), SIZES),
    "many in history": (lambda ax: plot.history(worst("history"), ax), SIZES),
    "many in coverage": (lambda ax: plot.coverage(worst("coverage"), ax), SIZES),
    "many in coverage of one": (lambda ax: plot.coverage(worst("coverage"), ax, instrument=TREATIES[0]), SIZES),
    "many in migration": (lambda ax: plot.migration(worst("migration"), ax, as_of="2026-02-03"), SIZES),
    "many in patterns": (lambda ax: plot.patterns(worst("patterns"), ax), TALL),
    "many in waiting": (lambda ax: plot.waiting(worst("waiting"), ax), SIZES),
    "many in timeline": (lambda ax: plot.timeline(worst("timeline"), ax), SIZES),
    "many in actor_targets": (lambda ax: plot.actor_targets(worst("actor_targets"), ax), SIZES),
    "many in outcomes": (lambda ax: plot.outcomes(worst("outcomes"), ax), SIZES),
    "large numbers on tile_map": (lambda ax: plot.tile_map(_numbers(), ax), SIZES),
    "many words on tile_map": (lambda ax: plot.tile_map(_classes(), ax), SIZES),
}
"""Of 200 states, 20 treaties, long names."""

CASES = [(name, size) for name, (_, sizes) in (PICTURES | WORST).items() for size in sizes]
FIRST = "gap_matrix history coverage migration patterns waiting tile_map timeline actor_targets outcomes".split()
OF_A_LOG = ("timeline", "actor_targets", "outcomes", "outcomes by paragraph")
TABLES: dict[str, Callable[[], object]] = {
    "gap_matrix": matrix,
    "history": counts,
    "coverage": groups,
    "migration": migrants,
    "patterns": sets,
    "waiting": waits,
    "tile_map": lambda: matrix(states="all")["AP2"],
    "timeline": lambda: log().frame(),
    "actor_targets": lambda: ccw.actor_targets(reg(), log()),
    "outcomes": rates,
}
Color: TypeAlias = "str | tuple[float, ...]"


def draw(
    picture: Picture, inches: tuple[float, float] = (180 * MM, 150 * MM), layout: Literal["constrained"] | None = None
) -> Axes:
    """A picture in a figure that pyplot does not know, laid out as it will be saved."""
    figure = Figure(figsize=inches, dpi=100, layout=layout)
    ax = picture(figure.subplots())
    if layout is not None:
        figure.draw_without_rendering()
    return ax


@cache
def drawn(name: str, size: str = "page") -> Axes:
    """One of the pictures, drawn once for all the tests that only look at it."""
    picture, sizes = (PICTURES | WORST)[name]
    return draw(picture, sizes[size])


def crowded(ax: Axes) -> list[str]:
    """What is wrong with the texts of a picture, as they are drawn: too small, over one another, or cut."""
    shown = words(ax)
    found = [f"{text.get_fontsize():.1f} pt: {text.get_text()}" for text in shown if text.get_fontsize() < 5.999]
    renderer = FigureCanvasAgg(ax.figure).get_renderer()
    boxes = [text.get_window_extent(renderer).padded(-0.5) for text in shown]
    x0, y0, x1, y1 = np.array([box.extents for box in boxes]).T
    meeting = (x0[:, None] <= x1) & (x0 <= x1[:, None]) & (y0[:, None] <= y1) & (y0 <= y1[:, None])
    pairs = np.argwhere(np.triu(meeting, 1))
    found += [f"{shown[a].get_text()!r} meets {shown[b].get_text()!r}" for a, b in pairs]
    page = ax.figure.bbox
    out = (x0 < page.x0) | (x1 > page.x1) | (y0 < page.y0) | (y1 > page.y1)
    found += [f"cut: {shown[place].get_text()!r}" for place in np.flatnonzero(out)]
    return found + ([f"several lines: {ax.get_title()!r}"] if "\n" in ax.get_title() else [])


def words(ax: Axes) -> list[Text]:
    """Every text that a reader sees."""
    found = [*ax.texts, ax.title]
    if ax.axison:
        found += [ax.xaxis.label, ax.yaxis.label]
        low, high = sorted(ax.get_ylim())
        found += [label for label in ax.get_yticklabels() if low <= label.get_position()[1] <= high]
        low, high = sorted(ax.get_xlim())
        found += [label for label in ax.get_xticklabels() if low <= label.get_position()[0] <= high]
    return [text for text in found if text.get_visible() and text.get_text().strip()]


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def note(ax: Axes) -> str:
    (found,) = [text for text in ax.texts if text.get_gid() == "footer"]
    return " ".join(found.get_text().split())


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours (WCAG 2.2)."""

    def luminance(color: Color) -> float:
        linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in to_rgb(color)]  # type: ignore[arg-type]
        return float(np.dot(linear, (0.2126, 0.7152, 0.0722)))

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
