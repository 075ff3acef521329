"""Copies of a log that a sync service made after two machines wrote at once, recognised by their names."""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["conflicted_copies"]

_MADE_BY_A_SERVICE = re.compile(
    r"""
    \ \([^()]*\b(?:conflict(?:ed|ing)?|conflit|conflicto|Konflikt\w*)\b[^()]*\)  # Dropbox, Nextcloud, Box
    | \.sync-conflict-[-0-9A-Za-z]+                                            # Syncthing
    | [ _-]conflict(?:ed)?[-_ ][^()]*                                           # Seafile, Google Drive
    """,
    re.VERBOSE | re.IGNORECASE,
)


def conflicted_copies(log: Path) -> tuple[Path, ...]:
    """Return the files beside a log that are conflicted copies of it, in the order of their names."""
    try:
        beside = sorted(log.parent.iterdir())
    except OSError:
        return ()
    return tuple(path for path in beside if _is_copy(path.name, log))


def _is_copy(name: str, log: Path) -> bool:
    if not (name.startswith(log.stem) and name.endswith(log.suffix)):
        return False
    return _MADE_BY_A_SERVICE.fullmatch(name[len(log.stem) : len(name) - len(log.suffix)]) is not None
