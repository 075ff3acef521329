"""Find the data folder of a command, without loading the commands."""

from __future__ import annotations

import os
from pathlib import Path

from ccwuniv.cli.configuration import configuration

__all__ = ["data_folder"]


def data_folder(asked: Path | None) -> Path | None:
    """Return the data folder in use, or None for the shipped data."""
    if asked is None and (named := os.environ.get("CCWUNIV_DATA")):
        asked = Path(named)
    if asked is not None:
        return asked
    folder = configuration().data
    if folder is None:
        return None
    from ccwuniv.registry import holds_data

    return folder if holds_data(folder) else None
