"""The words of a language for outreach acts: its verbs, past and future, and their objects."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccwuniv.sources.isu.words import words

if TYPE_CHECKING:
    from ccwuniv.outreach import ActKind

__all__ = ["Telling", "Verb", "acts_of"]

_GAP = r"[^.;:؛\n]{0,110}?"


@dataclass(frozen=True, slots=True)
class Verb:
    """The forms of verbs with one meaning: active and passive, past and future."""

    done: str
    done_to: str
    planned: str
    planned_to: str

    def said_of(self, things: str) -> tuple[str, ...]:
        """Return the phrases in which the verb is said of one of these things."""
        passive = f"{self.done_to}|{self.planned_to}"
        active = "|".join(one for one in (self.done, self.planned) if one not in passive)
        before = f"{active}|{passive}" if active else passive
        return (rf"(?:{before}){_GAP}(?:{things})", rf"(?:{things}){_GAP}(?:{passive})")


@dataclass(frozen=True, slots=True)
class Telling:
    """The words of a language that tell acts.

    ``acts`` are in the order of precedence. ``appeals`` is a statement that calls on states to join. ``aside`` ends at
    the start of a name that is no subject: a preposition, or a noun that the name belongs to. ``agent`` ends at the
    start of the agent of a passive; ``asks`` are decisions that ask for acts, and are none; ``negated`` ends at the
    start of what was not done. ``subject_form`` and ``agent_form`` are names in the form of either, where the
    language has cases. ``verb_first`` says that the subject follows its verb; ``passive`` are the forms whose
    subject does not act. ``plain`` makes of a text one of the same length in which the phrases are sought.
    """

    acts: Sequence[tuple[ActKind, re.Pattern[str]]]
    appeals: re.Pattern[str]
    planned: re.Pattern[str]
    aside: re.Pattern[str]
    agent: re.Pattern[str]
    asks: re.Pattern[str]
    negated: re.Pattern[str]
    subject_form: re.Pattern[str] | None = None
    agent_form: re.Pattern[str] | None = None
    verb_first: bool = False
    passive: re.Pattern[str] | None = None
    plain: Callable[[str], str] = str


def acts_of(
    phrases: Mapping[ActKind, Sequence[str]], compiled: Callable[..., re.Pattern[str]] = words
) -> tuple[tuple[ActKind, re.Pattern[str]], ...]:
    """Compile the phrases that tell acts, by kind."""
    return tuple((kind, compiled(*of)) for kind, of in phrases.items())
