"""Acts as a caller gives them: as records, as mappings of their fields, as a log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ccwuniv.outreach.acts import OutreachAction
from ccwuniv.outreach.checked import fields_of
from ccwuniv.outreach.confidence import settled
from ccwuniv.outreach.readable import ReadableLog

__all__ = ["act_of", "recorded"]


def act_of(given: OutreachAction | Mapping[str, Any]) -> OutreachAction:
    """Return an act that may stand as a mapping of its fields."""
    return settled(given) if isinstance(given, OutreachAction) else OutreachAction(**fields_of(given))


def recorded(given: Iterable[OutreachAction | Mapping[str, Any]]) -> Iterable[OutreachAction]:
    """Return the acts that acts and mappings are; of a log all acts, confidential ones, too."""
    if isinstance(given, ReadableLog):
        return given._held().movable  # noqa: SLF001  # a log is recorded whole, and shows as little as before
    return map(act_of, given)
