"""Limits on what is read of a page: above any real page, and low enough for any machine.

The largest page of the collection known here has 400 kilobytes, 4 columns and 400 rows to a table. Whatever goes
beyond a limit is refused, or is in the notes as not understood; nothing of it is dropped in silence.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "LARGEST_FILE",
    "LONGEST_CELL",
    "LONGEST_HEADING",
    "LONGEST_MARK",
    "LONGEST_NAME",
    "LONGEST_NOTE",
    "MOST_CELLS",
    "MOST_COLUMNS",
    "MOST_ENDINGS",
    "MOST_SUGGESTIONS",
]

LARGEST_FILE: Final = 64 * 1024 * 1024
"""Bytes of a file; a larger one is refused."""

MOST_COLUMNS: Final = 300
"""Cells of a row; a table with a wider one is refused."""

MOST_CELLS: Final = 2_000_000
"""Cells of a table, those that ``rowspan`` and ``colspan`` make among them; a larger table is refused."""

LONGEST_HEADING: Final = 500
"""Characters of a heading; of a longer one only these are kept, and its cells are noted as not understood."""

LONGEST_CELL: Final = 2_000
"""Characters of a cell; a longer one is noted as not understood."""

LONGEST_NAME: Final = 500
"""Characters of a participant's name; a longer one is not a state's."""

LONGEST_MARK: Final = 200
"""Characters between the tags of a footnote mark."""

LONGEST_NOTE: Final = 20_000
"""Characters of a footnote that are searched for a participant whose row points to it."""

MOST_ENDINGS: Final = 20
"""Withdrawals and denunciations in one footnote; a footnote with more is noted and not read."""

MOST_SUGGESTIONS: Final = 200
"""Unknown names of a page for which the closest known ones are sought; the others are noted without them."""
