"""What users reach: the library's own names, and the rooms that they open by name."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import ccwuniv

__all__ = ["PUBLIC_ROOMS", "public_modules", "rooms"]

PUBLIC_ROOMS = ("errors", "law", "names", "plot", "sources", "testing")
"""The rooms that a user opens by their own names."""


def public_modules() -> Iterator[ModuleType]:
    """Give the library's face and the public rooms."""
    yield ccwuniv
    yield from (import_module(f"ccwuniv.{room}") for room in PUBLIC_ROOMS)


def rooms() -> Iterator[ModuleType]:
    """Give the door of every room."""
    source = Path(ccwuniv.__file__).parent
    yield from (import_module(f"ccwuniv.{door.parent.name}") for door in sorted(source.glob("*/__init__.pyi")))
