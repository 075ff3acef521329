"""The kinds of acts that reports tell in Chinese and English, in the order in which their words are looked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ccwuniv.sources.isu.kinds_chinese import CHINESE
from ccwuniv.sources.isu.kinds_english import ENGLISH
from ccwuniv.sources.isu.words import words

if TYPE_CHECKING:
    from ccwuniv.outreach import ActKind

__all__ = ["ACTS"]

_ORDER: tuple[ActKind, ...] = (
    "reporting",
    "publication",
    "joint_letter",
    "note_verbale",
    "email",
    "call",
    "letter",
    "demarche",
    "sponsorship",
    "briefing",
    "bilateral_meeting",
    "regional_meeting",
    "seminar",
    "presentation",
    "advice",
    "prioritization",
    "coordination",
    "follow_up",
    "consultation",
)
"""The order of precedence: a passage that one of them claims belongs to no later one."""

ACTS: tuple[tuple[ActKind, re.Pattern[str]], ...] = tuple(
    (kind, words(*CHINESE.get(kind, ()), *ENGLISH.get(kind, ()))) for kind in _ORDER
)
"""The kind of act, and the words that tell it."""
