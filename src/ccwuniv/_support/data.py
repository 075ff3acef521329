"""Where the shipped tables are, in a checkout and in an installed package alike."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ccwuniv.errors import StoreError

_PACKAGE = Path(__file__).resolve().parents[1]


@cache
def data_directory() -> Path:
    """Return the folder of the shipped tables.

    A wheel carries them inside the package; a checkout, or an editable install of one, keeps them in ``data/``
    at its top.

    Raises
    ------
    StoreError
        When neither is there, so that the installation is broken.

    Examples
    --------
    >>> (data_directory() / "actions.csv").is_file()
    True
    """
    for candidate in (_PACKAGE / "data", _PACKAGE.parents[1] / "data"):
        if (candidate / "instruments.json").is_file():
            return candidate
    raise StoreError(str(_PACKAGE / "data"), "the shipped tables are missing; install ccwuniv again.")
