"""Who records: the name that each record bears."""

from __future__ import annotations

import getpass
import os
import re

from ccwuniv.errors import OptionError

__all__ = ["recorder"]

_VARIABLE = "CCWUNIV_USER"
_NAME = re.compile(r"[^\x00-\x1f\x7f\ud800-\udfff]{1,200}")


def recorder(given: str | None = None) -> str:
    """Return the name under which records are made: the one given, that of ``CCWUNIV_USER``, or that of the login.

    Raises
    ------
    OptionError
        For a name that is empty, longer than 200 characters, or more than one line.

    Examples
    --------
    >>> recorder("Anna Keller")
    'Anna Keller'
    """
    name = os.environ.get(_VARIABLE) or _login() if given is None else given
    if not isinstance(name, str) or not _NAME.fullmatch(name) or not name.strip():
        raise OptionError("recorded_by", name, ("the name of who records, on one line",))
    return name.strip()


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):  # a system without a name for this user
        return "unknown"
