"""Pictures of what the analyses return: for a journal's page, a slide, a notebook.

Each function takes the table that an analysis returned, draws it, and returns the matplotlib Axes. With ``ax=None``
it opens a figure of pyplot, which a notebook shows by itself; the figure is the returned ``Axes.figure``. Axes of
one's own are best made with ``layout="constrained"``, which leaves room for labels. Text is sized for the axes as they
are when drawn. A line below each picture says for which day it is, from which source, and how was
counted. Nothing global is changed: no rcParams, no style.

It may use the analyses and everything below them.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
