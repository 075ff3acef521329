"""Pictures of what the analyses return: for a journal's page, a slide, a notebook.

Each function takes the table that an analysis returned, draws it, and returns the matplotlib Axes. With ``ax=None``
it opens a figure of pyplot, which a notebook shows by itself; the figure is the returned ``Axes.figure``. Axes of
one's own are best made with ``layout="constrained"``, which leaves room for labels. Text is sized for the axes as they
are when drawn. A line below each picture says for which day it is, from which source, and how was
counted. Nothing global is changed: no rcParams, no style.
"""

from ccwuniv._plot_counts import coverage, history, waiting
from ccwuniv._plot_outreach import actor_targets, outcomes, timeline
from ccwuniv._plot_states import gap_matrix, migration, patterns, tile_map

__all__ = [
    "actor_targets",
    "coverage",
    "gap_matrix",
    "history",
    "migration",
    "outcomes",
    "patterns",
    "tile_map",
    "timeline",
    "waiting",
]
