"""Acts as a caller passes them: as records, as mappings of their fields, or as a log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias, cast

from ccwuniv.outreach.acts import OutreachAction
from ccwuniv.outreach.checked import fields_of
from ccwuniv.outreach.confidence import settled
from ccwuniv.outreach.readable import ReadableLog

__all__ = ["Acts", "act_of", "recorded"]

Acts: TypeAlias = "OutreachAction | Mapping[str, Any] | Iterable[OutreachAction | Mapping[str, Any]]"
"""One act or several, as records, as mappings of their fields, or as a log."""


def act_of(given: OutreachAction | Mapping[str, Any]) -> OutreachAction:
    """Return an act, made from a mapping of its fields if needed."""
    return settled(given) if isinstance(given, OutreachAction) else OutreachAction(**fields_of(given))


def recorded(given: Acts) -> Iterable[OutreachAction]:
    """Return acts from one act or several, or from mappings; from a log all acts, including confidential ones."""
    if isinstance(given, ReadableLog):
        return given._held().movable  # noqa: SLF001  # a log is recorded whole, and shows as little as before
    if isinstance(given, OutreachAction):
        return (act_of(given),)
    if isinstance(given, Mapping):
        return (act_of(cast("Mapping[str, Any]", given)),)
    return map(act_of, given)
