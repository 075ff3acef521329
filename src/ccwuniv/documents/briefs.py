"""One page on a state: to hand over, or for the office itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccwuniv._support import explained, one_of
from ccwuniv.documents.brief_facts import brief_facts
from ccwuniv.documents.brief_paper import brief_blocks
from ccwuniv.documents.contact_facts import contact_facts
from ccwuniv.documents.footers import INTERNAL, footer
from ccwuniv.documents.left_outs import left_out
from ccwuniv.documents.papers import Paper
from ccwuniv.errors import OptionError
from ccwuniv.names import LANGUAGES
from ccwuniv.records import DateLike, StateLike

if TYPE_CHECKING:
    from ccwuniv.analysis import Universe
    from ccwuniv.documents.letterheads import Letterhead
    from ccwuniv.documents.meetings import Meeting
    from ccwuniv.outreach import ReadableLog
    from ccwuniv.registry import Registry

__all__ = ["Brief", "brief"]


@dataclass(frozen=True, kw_only=True)
class Brief(Paper):
    """A page on one state, with what every paper has: ``markdown``, ``html``, ``word`` and ``write``.

    Attributes
    ----------
    iso3 : str
        The state.
    day : datetime.date
        The day of the page.
    title : str
    marking : str
        ``"INTERNAL"`` for the internal form, empty for the one to hand over.
    left_out : int
        How many internal acts of the log name the state, in the form to hand over, which has not a word of them.

    Examples
    --------
    >>> from ccwuniv import OutreachLog, Registry
    >>> page = brief(Registry.bundled(), OutreachLog.bundled(), "Viet Nam")
    >>> page.iso3, str(page.day), page.marking
    ('VNM', '2026-02-03', '')
    """

    iso3: str
    day: dt.date
    left_out: int = 0


@explained
def brief(
    reg: Registry,
    log: ReadableLog | None,
    state: StateLike,
    as_of: DateLike | None = None,
    *,
    language: str = "en",
    groups: Mapping[str, Iterable[StateLike]] | None = None,
    not_examples: Iterable[StateLike] = (),
    meetings: Collection[Meeting] = (),
    letterhead: Letterhead | None = None,
    after_data: bool = False,
    universe: Universe = "all_states",
    internal: bool = False,
    confidential: bool = False,
) -> Brief:
    """Draft one page on a state, each fact with its date and source; nothing in it claims an effect or forecasts one.

    To hand over, it has the status on every instrument, what joining takes in three steps (Convention, articles 4, 5,
    8 and 10), who takes part in the State's region, its statements and disputed facts, and not one word of the log.
    The internal form adds what to ask for and why now, the contacts on record, the neighbouring treaties, and what
    others stated towards the State; every page of it says INTERNAL.

    Parameters
    ----------
    reg : Registry
        Of this Convention. States count from the deposit of their consent.
    log : OutreachLog or None
        The acts on record, for the internal form.
    state : str or State
        A party, a signatory, a state that is neither, or a former state.
    as_of : day, optional
        The data's last day by default; acts that end after it are then left out. Where it is not given, every act of
        the log is in, be it later than the data.
    internal : bool
        Whether it is the internal form.
    language : {"ar", "en", "es", "fr", "ru", "zh"}
        The State's language of correspondence: how to join is then also said in it.
    groups : mapping of name to states, optional
        The office's own groups, such as ASEAN, CARICOM or ECOWAS; those to which the state belongs are shown beside its
        sub-region in the UN's standard M49 and its regional group.
    not_examples : iterable of states
        States that are counted, and never named as examples.
    meetings : collection of Meeting
        The office's calendar; meetings that lie ahead are named in the internal form.
    letterhead : Letterhead, optional
        Who writes; the office and its address are above the title.
    after_data : bool
        Whether a day after the data's last is answered, by law from the data; see :class:`Registry`.
    universe : {"all_states", "un_members", "un_members_and_observers"}
        Out of which states is counted; the page says it in words.
    confidential : bool
        Whether confidential acts are in it, which only the internal form may have.

    Returns
    -------
    Brief

    Raises
    ------
    UnknownStateError, NotAParticipantError, DateError, OptionError
        For anything but a state, a day, a language or a universe; for confidential acts in the form to hand over.
    UnknownInstrumentError
        When the registry is not of this Convention.

    Examples
    --------
    >>> from ccwuniv import OutreachLog, Registry
    >>> page = brief(Registry.bundled(), OutreachLog.bundled(), "Viet Nam")
    >>> page.title
    'Viet Nam and the Convention on Certain Conventional Weapons'
    >>> print(page.markdown.splitlines()[2][:75])
    Signatory, not a party. Regional group: Asia-Pacific. As at 3 February 2026
    """
    reg.instrument("CCW")
    one_of("language", language, LANGUAGES)
    if confidential and not internal:
        raise OptionError("confidential", confidential, ("it with internal=True, the form that is not handed over",))
    reg = reg.reaching(as_of, after_data=after_data)
    found, day = reg.state(state, as_of), reg.day(as_of)
    facts = brief_facts(
        reg,
        found,
        day,
        groups={name: {reg.state(one, as_of).iso3 for one in members} for name, members in (groups or {}).items()},
        not_examples={reg.state(one, as_of).iso3 for one in not_examples},
        meetings=meetings,
        universe=universe,
    )
    contacts = None
    if internal and log is not None:
        until = None if as_of is None else day
        said = log.released(internal=True, confidential=confidential)
        contacts = contact_facts(reg, said, found.iso3, until, confidential=confidential)
    return Brief(
        title=f"{facts.name}{',' if facts.kept else ''} and the Convention on Certain Conventional Weapons",
        blocks=tuple(brief_blocks(facts, contacts, language, internal=internal)),
        footer=footer("en"),
        marking=INTERNAL if internal else "",
        head=letterhead.lines if letterhead else (),
        iso3=found.iso3,
        day=day,
        left_out=left_out(log, internal=internal, towards=found.iso3),
    )
