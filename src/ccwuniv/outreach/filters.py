"""The conditions of a filter of acts, read once and tested on each act."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ccwuniv._support import one_of
from ccwuniv.errors import CcwError, OptionError
from ccwuniv.outreach.acts import OutreachAction
from ccwuniv.outreach.codes import as_instrument, as_iso3
from ccwuniv.outreach.kinds import ACT_KINDS, ACT_STATUSES
from ccwuniv.outreach.parts import Actor
from ccwuniv.records import DateLike, InstrumentLike, StateLike, as_day

__all__ = ["Criteria", "criteria"]


@dataclass(frozen=True)
class Criteria:
    """The conditions of a filter; None where a condition is not set."""

    document: str | None
    actor: str | None
    kinds: frozenset[str] | None
    iso3: str | None
    instrument: str | None
    since: dt.date | None
    until: dt.date | None
    paragraph: int | None
    status: str | None

    def match(self, act: OutreachAction) -> bool:
        """Say whether an act meets the filter."""
        return (
            (self.kinds is None or act.kind in self.kinds)
            and (self.iso3 is None or self.iso3 in act.states)
            and (self.instrument is None or self.instrument in act.instruments)
            and (self.since is None or act.end >= self.since)
            and (self.until is None or act.start <= self.until)
            and (self.paragraph is None or act.paragraph == self.paragraph)
            and (self.status is None or act.status == self.status)
            and (self.document is None or self._is_told_in(act))
            and (self.actor is None or any(self._is_meant(actor) for actor in act.actors))
        )

    @cached_property
    def _country(self) -> str | None:
        try:
            return as_iso3(self.actor)
        except CcwError:
            return None

    @cached_property
    def _words(self) -> re.Pattern[str]:
        return _whole_words(self.actor or "")

    @cached_property
    def _document_words(self) -> re.Pattern[str]:
        return _whole_words(self.document or "")

    def _is_told_in(self, act: OutreachAction) -> bool:
        texts = (act.document, *(text for source in act.sources for text in (source.title, source.symbol, source.url)))
        return any(self._document_words.search(_normal(text)) for text in texts)

    def _is_meant(self, actor: Actor) -> bool:
        if actor.country is not None and actor.country == self._country:
            return True
        texts = (actor.person, actor.role, actor.role_printed, actor.organisation)
        return any(self._words.search(_normal(text)) for text in texts)


def _whole_words(text: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![0-9a-z]){re.escape(_normal(text))}(?![0-9a-z])")


def _normal(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def criteria(
    *,
    document: str | None,
    actor: str | None,
    kind: str | Iterable[str] | None,
    state: StateLike | None,
    instrument: InstrumentLike | None,
    since: DateLike | None,
    until: DateLike | None,
    paragraph: int | None,
    status: str | None,
) -> Criteria:
    """Read a caller's conditions, and refuse those that no act could meet.

    Raises
    ------
    OptionError
        For a kind, status, document or actor that cannot be.
    UnknownStateError, UnknownInstrumentError, DateError
        For anything but a state, instrument or day.
    """
    kinds = None if kind is None else frozenset([kind] if isinstance(kind, str) else kind)
    for one in sorted(kinds or ()):
        one_of("kind", one, ACT_KINDS)
    if status is not None:
        one_of("status", status, ACT_STATUSES)
    if actor is not None and not actor.strip():
        raise OptionError("actor", actor, ("a person", "an office", "an organisation", "a country"))
    if document is not None and not document.strip():
        raise OptionError("document", document, ("the symbol of a document", "its title, or words of it"))
    return Criteria(
        document=document,
        actor=actor,
        kinds=kinds,
        iso3=None if state is None else as_iso3(state),
        instrument=None if instrument is None else as_instrument(instrument),
        since=None if since is None else as_day(since),
        until=None if until is None else as_day(until),
        paragraph=paragraph,
        status=status,
    )
