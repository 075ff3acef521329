"""The closed lists of words that the records use: instruments, kinds of act, statuses, ways of counting.

They are apart from the records, so that a question about the shipped data
can be answered without loading what checks records.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, TypeAlias

__all__ = [
    "CONSENT_KINDS",
    "ENDING_KINDS",
    "ActionKind",
    "Basis",
    "InstrumentCode",
    "ObjectionEffect",
    "Population",
    "StatementKind",
    "Status",
]

Basis: TypeAlias = Literal["consent", "in_force", "in_force_as_known"]
Population: TypeAlias = Literal["at_the_time", "current"]
StatementKind: TypeAlias = Literal[
    "reservation",
    "declaration",
    "understanding",
    "objection",
    "communication",
    "statement",
    "deferral",
    "about_article_7_4",
]
ObjectionEffect: TypeAlias = Literal["not_stated", "relations_kept", "without_benefit", "conditional"]


class InstrumentCode(StrEnum):
    """The eight instruments of the Convention, in the order in which they are shown.

    Examples
    --------
    >>> " ".join(InstrumentCode)
    'CCW A1 P1 P2 AP2 P3 P4 P5'
    """

    CCW = "CCW"
    A1 = "A1"
    P1 = "P1"
    P2 = "P2"
    AP2 = "AP2"
    P3 = "P3"
    P4 = "P4"
    P5 = "P5"


class ActionKind(StrEnum):
    """What a state did, in the depositary's own words.

    Examples
    --------
    >>> ActionKind("consent_to_be_bound") in CONSENT_KINDS, ActionKind.SIGNATURE in CONSENT_KINDS
    (True, False)
    """

    SIGNATURE = "signature"
    DEFINITIVE_SIGNATURE = "definitive_signature"
    RATIFICATION = "ratification"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    ACCESSION = "accession"
    SUCCESSION = "succession"
    CONSENT_TO_BE_BOUND = "consent_to_be_bound"
    FORMAL_CONFIRMATION = "formal_confirmation"
    PROVISIONAL_APPLICATION = "provisional_application"
    DENUNCIATION = "denunciation"
    WITHDRAWAL = "withdrawal"
    TERRITORIAL_APPLICATION = "territorial_application"


CONSENT_KINDS = frozenset(
    {
        ActionKind.DEFINITIVE_SIGNATURE,
        ActionKind.RATIFICATION,
        ActionKind.ACCEPTANCE,
        ActionKind.APPROVAL,
        ActionKind.ACCESSION,
        ActionKind.SUCCESSION,
        ActionKind.CONSENT_TO_BE_BOUND,
        ActionKind.FORMAL_CONFIRMATION,
    }
)
"""The kinds by which a state consents to be bound (Vienna Convention, articles 11 to 17; Convention, article 4)."""

ENDING_KINDS = frozenset({ActionKind.DENUNCIATION, ActionKind.WITHDRAWAL})
"""The kinds by which a state leaves (Convention, article 9)."""


class Status(StrEnum):
    """A State's status under an instrument on a day.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> Registry.bundled().status("EGY", "CCW") is Status.SIGNED
    True
    """

    NOT_BOUND = "not_bound"
    SIGNED = "signed"
    CONSENTED = "consented"
    IN_FORCE = "in_force"
    ENDED = "ended"
