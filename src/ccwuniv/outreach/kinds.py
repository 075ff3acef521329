"""The closed lists of an act: what it can be, how far it has come, how a sponsorship goes on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias, get_args

from ccwuniv._support import FrozenMapping

__all__ = [
    "ACT_KINDS",
    "ACT_STATUSES",
    "DONE_STAGES",
    "KIND_MEANINGS",
    "NEXT_STAGES",
    "PUBLIC_CALLS",
    "SPONSORSHIP_STAGES",
    "ActKind",
    "ActStatus",
    "SponsorshipStage",
]

ActStatus: TypeAlias = Literal["done", "planned"]
ActKind: TypeAlias = Literal[
    "letter",
    "joint_letter",
    "note_verbale",
    "email",
    "call",
    "demarche",
    "bilateral_meeting",
    "follow_up",
    "consultation",
    "seminar",
    "briefing",
    "presentation",
    "sponsorship",
    "regional_meeting",
    "publication",
    "advice",
    "statement",
    "resolution",
    "appeal",
    "coordination",
    "reporting",
    "prioritization",
    "other",
]
SponsorshipStage: TypeAlias = Literal["applied", "granted", "declined", "cancelled", "attended", "followed_up"]

ACT_KINDS: tuple[str, ...] = get_args(ActKind)
"""What an act can be: a closed list."""

ACT_STATUSES: tuple[str, ...] = get_args(ActStatus)
"""Whether an act had been done when it was recorded."""

SPONSORSHIP_STAGES: tuple[str, ...] = get_args(SponsorshipStage)
"""How far a sponsorship has come, from the application to the follow-up."""

KIND_MEANINGS: Mapping[str, str] = FrozenMapping(
    {
        "letter": "a signed letter",
        "joint_letter": "a letter that several signed",
        "note_verbale": "a note in the third person, from one mission or secretariat to another",
        "email": "a message by e-mail",
        "call": "a telephone or video call",
        "demarche": "a formal representation to a government",
        "bilateral_meeting": "a meeting with one delegation",
        "follow_up": "a further contact on an earlier act",
        "consultation": "talks with several delegations",
        "seminar": "a seminar or workshop",
        "briefing": "a briefing of delegations",
        "presentation": "a talk at an event of another organiser",
        "sponsorship": "a delegate's travel paid, from the application to the follow-up",
        "regional_meeting": "a meeting of a region",
        "publication": "something published",
        "advice": "legal or technical advice on joining",
        "statement": "a statement made in a meeting",
        "resolution": "a resolution of a body of states, parliaments or experts",
        "appeal": "an appeal or declaration that the states of a meeting make together",
        "coordination": "work agreed with partners",
        "reporting": "a report on this work",
        "prioritization": "a choice of states to approach first",
        "other": "none of these; the note says what",
    }
)
"""What each kind of act means, in one line."""

PUBLIC_CALLS = frozenset({"statement", "resolution", "appeal"})
"""What is said in a meeting or adopted there: no contact with a State that it does not name."""

DONE_STAGES = frozenset({"attended", "followed_up"})
"""The stages at which the sponsored delegate has travelled."""

NEXT_STAGES: Mapping[str, tuple[str, ...]] = FrozenMapping(
    {
        "applied": ("granted", "declined", "cancelled"),
        "granted": ("attended", "cancelled"),
        "attended": ("followed_up",),
        "declined": (),
        "cancelled": (),
        "followed_up": (),
    }
)
"""Where a sponsorship can go from each stage."""
