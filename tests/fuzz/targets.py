"""Every target, in the order in which they are tried."""

from __future__ import annotations

from tests.fuzz.attempt import Target
from tests.fuzz.calls import CALLS
from tests.fuzz.commands import COMMANDS
from tests.fuzz.growth import GROWTH
from tests.fuzz.logs import LOGS
from tests.fuzz.readers import READERS
from tests.fuzz.records import RECORDS
from tests.fuzz.writing import WRITERS

__all__ = ["TARGETS"]

TARGETS: tuple[Target, ...] = (*READERS, *LOGS, *RECORDS, *GROWTH, *CALLS, *WRITERS, *COMMANDS)
