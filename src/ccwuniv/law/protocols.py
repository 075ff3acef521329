"""Which protocols a party chose: at least two, article 4(3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ccwuniv._support import explained

__all__ = ["COUNTING_PROTOCOLS", "TwoProtocols", "two_protocol_rule"]


COUNTING_PROTOCOLS = frozenset({"P1", "P2", "AP2", "P3", "P4", "P5"})
"""The protocols that count toward article 4(3). The amendment of article 1 is not a protocol and never counts."""


@dataclass(frozen=True, slots=True)
class TwoProtocols:
    """Whether a choice of protocols satisfies article 4(3), and what is doubtful about it.

    Examples
    --------
    >>> two_protocol_rule(["P1", "P3"])
    TwoProtocols(satisfied=True, counted=('P1', 'P3'), warning='')
    """

    satisfied: bool
    counted: tuple[str, ...]
    warning: str = ""


@explained
def two_protocol_rule(codes: Iterable[str]) -> TwoProtocols:
    """Test a choice of protocols against article 4(3): at deposit a state consents to at least two protocols.

    Any two will do, Amended Protocol II, IV and V among them; the amendment of article 1 does not count. The condition
    is tested once, at deposit (article 4(4)). Protocol II and Amended Protocol II as the only pair is unsettled: it
    satisfies the rule here, with a warning.

    Examples
    --------
    >>> two_protocol_rule(["P1", "AP2"]).satisfied, two_protocol_rule(["A1", "P1"]).satisfied
    (True, False)
    >>> two_protocol_rule(["P2", "AP2"]).warning
    'Protocol II and Amended Protocol II as the only two: unsettled whether they are two protocols or one'
    """
    chosen = {str(code) for code in codes} & COUNTING_PROTOCOLS
    counted = tuple(code for code in ("P1", "P2", "AP2", "P3", "P4", "P5") if code in chosen)
    warning = (
        "Protocol II and Amended Protocol II as the only two: unsettled whether they are two protocols or one"
        if chosen == {"P2", "AP2"}
        else ""
    )
    return TwoProtocols(len(counted) >= 2, counted, warning)
