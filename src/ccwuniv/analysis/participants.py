"""A list of participants of a meeting, beside what the States are towards an instrument."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ccwuniv._support import explained
from ccwuniv.errors import AmbiguousStateError, CcwError, OptionError
from ccwuniv.records import DateLike, InstrumentLike, Status, footnotes_on
from ccwuniv.registry import provenance

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.registry import Registry

__all__ = ["match_participants"]

_PARTY = (Status.CONSENTED, Status.IN_FORCE)


@explained
def match_participants(
    reg: Registry,
    participants: Iterable[str],
    as_of: DateLike | None = None,
    *,
    instrument: InstrumentLike = "CCW",
    after_data: bool = False,
) -> pd.DataFrame:
    """Say of each name in a list of participants which State it is, and whether that is a party.

    Parameters
    ----------
    reg : Registry
    participants : iterable of str
        Names or codes, as printed.
    as_of : day, optional
        The data's last day by default.
    instrument : instrument
        Towards which instrument.
    after_data : bool
        Whether a day after the data's last is answered, by law from the data; see :class:`Registry`.

    Returns
    -------
    pandas.DataFrame
        A row for each name, in the order given: ``printed``; ``iso3``, ``name`` (missing where the name is not found);
        ``standing`` (``party``, ``signatory`` or ``neither``; ``unclear`` where the name could be two States, and
        ``unknown`` where it is none); ``remark`` (what it could be).

    Raises
    ------
    OptionError
        For what is not text.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> match_participants(Registry.bundled(), ["France", "Egypt", "Congo, or so"])["standing"].tolist()
    ['party', 'signatory', 'unknown']
    """
    given = dict(locals())
    import pandas as pd

    reg = reg.reaching(as_of, after_data=after_data)
    day, code = reg.day(as_of), reg.instrument(instrument).code
    printed = [participants] if isinstance(participants, str) else list(participants)
    if (odd := next((one for one in printed if not isinstance(one, str)), None)) is not None:
        raise OptionError("participants", odd, ("names or codes, as text",))
    rows = [_row(reg, one, code, day) for one in printed]
    given["participants"] = printed
    frame = pd.DataFrame(rows, columns=["printed", "iso3", "name", "standing", "remark"], dtype="string")
    frame.attrs = provenance(reg, "match_participants", given, as_of=day, instruments=[code], named=printed)
    return frame


def _row(reg: Registry, printed: str, code: str, day: dt.date) -> dict[str, str | None]:
    found: dict[str, str | None] = {"printed": printed, "iso3": None, "name": None, "remark": ""}
    try:
        state = reg.state(printed, day)
        status = reg.status(state, code, day)
    except AmbiguousStateError as error:
        return found | {"standing": "unclear", "remark": str(error)}
    except CcwError as error:
        return found | {"standing": "unknown", "remark": " ".join([str(error), *footnotes_on([printed])])}
    standing = "party" if status in _PARTY else "signatory" if status is Status.SIGNED else "neither"
    return found | {"iso3": state.iso3, "name": state.name, "standing": standing}
