"""What binds two parties towards each other, and a party in an internal conflict."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from ccwuniv._support import explained

__all__ = ["MinesRule", "common_instruments", "covers_internal_conflict", "mines_rule"]


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
def mines_rule(a: Iterable[str], b: Iterable[str], *, article_40_5: bool = False) -> MinesRule:
    """Return the rule on mines between two states, from the codes of the instruments that bind each.

    Two parties to Amended Protocol II apply it between them; otherwise two parties to Protocol II apply that (Vienna
    Convention, articles 30 and 40(4)). Where one has Amended Protocol II only and the other Protocol II only,
    nothing binds both by the depositary's lists; a reading of the Vienna Convention's article 40(5)(b) would have the
    first bound by Protocol II, too: with ``article_40_5`` the pair is contested.

    Examples
    --------
    >>> mines_rule({"P2", "AP2"}, {"P2"}), mines_rule({"AP2"}, {"P2"}), mines_rule({"AP2"}, {"P2"}, article_40_5=True)
    (<MinesRule.P2: 'P2'>, <MinesRule.NONE: 'none'>, <MinesRule.CONTESTED: 'contested'>)
    """
    first, second = ({"P2", "AP2"} & {str(code) for code in side} for side in (a, b))
    if "AP2" in first & second:
        return MinesRule.AP2
    if "P2" in first & second:
        return MinesRule.P2
    if article_40_5 and first and second:
        return MinesRule.CONTESTED
    return MinesRule.NONE


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
