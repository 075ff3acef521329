"""The acts of the report of 2014, which stay a set of their own within the shipped record of thirty years."""

from __future__ import annotations

import ccwuniv as ccw

REPORT_OF_2014 = "Report of the Implementation Support Unit to the 2014 Meeting"


def report_acts() -> ccw.OutreachLog:
    """Return the 38 acts of the report of 2014."""
    return ccw.OutreachLog.bundled().filter(document=REPORT_OF_2014)
