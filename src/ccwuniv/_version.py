"""The version of the package and its day, in one place."""

import datetime as dt

__version__ = "0.1.0"
RELEASED = dt.date(2026, 11, 30)
"""The day of this version; ``CITATION.cff`` has it, too."""
