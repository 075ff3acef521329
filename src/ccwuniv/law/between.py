"""The instruments that bind two parties towards each other, and a party in an internal conflict."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

from ccwuniv._support import explained

__all__ = ["MinesRule", "common_instruments", "covers_internal_conflict", "mines_rule", "mines_rule_by_article_40_5"]


class MinesRule(StrEnum):
    """Which rule on mines, booby-traps and other devices binds two states towards each other.

    Examples
    --------
    >>> mines_rule({"CCW", "P2"}, {"CCW", "P2", "AP2"}) is MinesRule.P2
    True
    """

    AP2 = "AP2"
    P2 = "P2"
    NONE = "none"
    CONTESTED = "contested"


@explained
def mines_rule(a: Iterable[str], b: Iterable[str], *, one_each: MinesRule = MinesRule.NONE) -> MinesRule:
    """Return the rule on mines between two states, from the codes of the instruments that bind each.

    Two parties to Amended Protocol II apply it between them; otherwise two parties to Protocol II apply that (Vienna
    Convention, articles 30 and 40(4)). Where one has Amended Protocol II only and the other Protocol II only,
    nothing binds both by the depositary's lists: the rule is then ``one_each``.

    Parameters
    ----------
    a, b : iterable of str
        The codes of the instruments that bind each.
    one_each : MinesRule
        What to return for such a pair: none, as by the lists; ``CONTESTED``, to tell it from the others; or what
        :func:`mines_rule_by_article_40_5` returned.

    Examples
    --------
    >>> mines_rule({"P2", "AP2"}, {"P2"}), mines_rule({"AP2"}, {"P2"})
    (<MinesRule.P2: 'P2'>, <MinesRule.NONE: 'none'>)
    >>> mines_rule({"AP2"}, {"P2"}, one_each=MinesRule.CONTESTED)
    <MinesRule.CONTESTED: 'contested'>
    """
    first, second = ({"P2", "AP2"} & {str(code) for code in side} for side in (a, b))
    if "AP2" in first & second:
        return MinesRule.AP2
    if "P2" in first & second:
        return MinesRule.P2
    return one_each if first and second else MinesRule.NONE


@explained
def mines_rule_by_article_40_5(amended: dt.date, original: dt.date, entry_into_force: dt.date) -> MinesRule:
    """Return the rule between a state with Amended Protocol II only and one with Protocol II only, by article 40(5).

    The Vienna Convention's article 40(5) speaks of a state that joins after the entry into force of the amendment,
    "failing an expression of a different intention": (a) it is considered as a party to the treaty as amended; (b) and
    as a party to the unamended treaty in relation to any party not bound by the amendment. So Amended Protocol II
    applies where the one with Protocol II only joined that after; otherwise Protocol II, where the one with Amended
    Protocol II only did; otherwise nothing. No depositary's list follows this reading.

    Parameters
    ----------
    amended : datetime.date
        The day from which the first joined Amended Protocol II: of its consent, of a succession the earlier effect.
    original : datetime.date
        The day from which the second joined Protocol II.
    entry_into_force : datetime.date
        The general entry into force of Amended Protocol II.

    Examples
    --------
    >>> in_force = dt.date(1998, 12, 3)
    >>> [
    ...     mines_rule_by_article_40_5(*days, in_force).value
    ...     for days in (
    ...         (dt.date(2001, 5, 9), dt.date(2012, 7, 13)),
    ...         (dt.date(2001, 5, 9), dt.date(1997, 9, 29)),
    ...         (dt.date(1998, 6, 3), dt.date(1997, 9, 29)),
    ...     )
    ... ]
    ['AP2', 'P2', 'none']
    """
    if original >= entry_into_force:
        return MinesRule.AP2
    return MinesRule.P2 if amended >= entry_into_force else MinesRule.NONE


@explained
def common_instruments(a: Iterable[str], b: Iterable[str]) -> frozenset[str]:
    """Return what binds two states towards each other in an international armed conflict (article 7(1)).

    Nothing does unless both are bound by the Convention; then it and every protocol that binds both.

    Examples
    --------
    >>> sorted(common_instruments({"CCW", "P1", "AP2"}, {"CCW", "P3", "P4"}))
    ['CCW']
    """
    both = frozenset(str(code) for code in a) & frozenset(str(code) for code in b)
    return both if "CCW" in both else frozenset()


@explained
def covers_internal_conflict(bound: Iterable[str]) -> frozenset[str]:
    """Return the protocols that bind a state in an armed conflict not of an international character.

    Amended Protocol II (its article 1(2)) and Protocol V (its article 1(3)) always do; Protocols I to IV only where the
    amended article 1 of the Convention is in force for the state.

    Examples
    --------
    >>> sorted(covers_internal_conflict({"CCW", "P1", "P3", "AP2"}))
    ['AP2']
    >>> sorted(covers_internal_conflict({"CCW", "A1", "P1", "P3", "AP2"}))
    ['AP2', 'P1', 'P3']
    """
    codes = frozenset(str(code) for code in bound)
    reached = {"AP2", "P5"} | ({"P1", "P2", "P3", "P4"} if "A1" in codes else set())
    return codes & reached
