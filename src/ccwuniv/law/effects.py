"""Dates of effect: how long after a deposit, a signature or a notice it takes effect."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ccwuniv._support import explained
from ccwuniv.errors import DateError
from ccwuniv.records import add_months, as_day

if TYPE_CHECKING:
    from ccwuniv.records import EffectRule

__all__ = ["date_of_effect", "denunciation_effect"]


def _after(day: dt.date, delay: int, unit: str, anchor: str = "day") -> dt.date:
    if unit == "days":
        try:
            return day + dt.timedelta(days=delay)
        except OverflowError:
            raise DateError(day, f"{delay} days from this day lie outside the calendar.") from None
    return add_months(day.replace(day=1) if anchor == "first_of_month" else day, delay)


@explained
def date_of_effect(deposited: dt.date, rule: EffectRule, entry_into_force: dt.date | None) -> dt.date | None:
    """Return the day on which a treaty takes effect for a state that consents to be bound.

    The delay runs from the deposit, or from the act that brought the treaty into force where that came later;
    since the delay never reorders two days, that is the later of the general entry into force and the deposit plus
    the delay (Convention, article 5; Mine Ban Convention, article 17; Convention on Cluster Munitions, article 17;
    Arms Trade Treaty, article 22). A succession does not follow this rule: see :func:`participation_spells`.

    Parameters
    ----------
    deposited : datetime.date
        The day on which the consent was deposited or notified.
    rule : EffectRule
        The treaty's delay.
    entry_into_force : datetime.date or None
        The treaty's general entry into force, None while it has none.

    Returns
    -------
    datetime.date or None
        None while the treaty is not in force.

    Examples
    --------
    >>> from ccwuniv.records import EffectRule
    >>> six_months = EffectRule(threshold=20, delay=6, unit="months", denunciation_delay=12)
    >>> date_of_effect(dt.date(2006, 10, 31), six_months, dt.date(2006, 11, 12))
    datetime.date(2007, 4, 30)
    >>> from ccwuniv.law import NEIGHBOURING_RULES
    >>> date_of_effect(dt.date(2004, 11, 1), NEIGHBOURING_RULES["mine_ban"], dt.date(1999, 3, 1))
    datetime.date(2005, 5, 1)
    """
    if entry_into_force is None:
        return None
    return max(entry_into_force, _after(deposited, rule.delay, rule.unit, rule.anchor))


@explained
def denunciation_effect(received: dt.date, rule: EffectRule, effective_on: dt.date | None = None) -> dt.date:
    """Return the day from which a state is no longer bound after it denounced a treaty or withdrew from it.

    Convention, article 9(2): one year after the depositary received the notification, later where the state is then
    in an armed conflict or occupation: give that day as ``effective_on``.

    Raises
    ------
    DateError
        When ``effective_on`` is earlier than the treaty allows.

    Examples
    --------
    >>> from ccwuniv.records import EffectRule
    >>> year = EffectRule(threshold=20, delay=6, unit="months", denunciation_delay=12, article="article 9(2)")
    >>> denunciation_effect(dt.date(2024, 2, 29), year)
    datetime.date(2025, 2, 28)
    """
    earliest = _after(received, rule.denunciation_delay, rule.denunciation_unit)
    if effective_on is None:
        return earliest
    if (day := as_day(effective_on)) < earliest:
        raise DateError(
            day.isoformat(),
            f"a denunciation received on {received} has no effect before {earliest} ({rule.article or 'treaty'}).",
        )
    return day
