"""From what an officer types to the fields of an act: names completed and checked, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

from ccwuniv.errors import CcwError, OptionError, UnknownStateError
from ccwuniv.outreach import Actor, OutreachAction, as_iso3, read_states, split_list

__all__ = ["act_fields", "complete_state", "known_actors", "read_actor", "similar_offices"]

_CLOSE = 82.0
_LISTS = ("instruments", "mandates", "part_of", "same_as")
_SELECTOR = ("party_to", "not_party_to")
_PARTS = ("person", "role", "organisation", "country", "capacity")


def complete_state(text: str) -> str:
    """Return the English short name of the one state whose name begins so.

    Raises
    ------
    UnknownStateError
        When no name, or that of several states, begins so.

    Examples
    --------
    >>> complete_state("kyrg"), complete_state("Viet Nam")
    ('Kyrgyzstan', 'Viet Nam')
    """
    from ccwuniv import names
    from ccwuniv.names import names_in_order, states

    try:
        return names.name(as_iso3(text))
    except UnknownStateError as error:
        start = text.strip().casefold()
        shorts = names_in_order(states())
        begun = [name for name in shorts if start and name.casefold().startswith(start)]
        if len(begun) == 1:
            return begun[0]
        raise UnknownStateError(text, begun[:8] or error.suggestions) from None


def known_actors(*logs: Iterable[OutreachAction]) -> dict[str, Actor]:
    """Return the persons and offices of the public acts of logs, by each of their names, the first log's first.

    An office is without the person who held it then. A word that several of them may be called by means none.
    """
    found: dict[str, set[Actor]] = {}
    for act in chain(*logs):
        for actor in act.actors:
            whole = actor.model_copy(update={"capacity": None, "role_printed": ""})
            office = whole.model_copy(update={"person": ""})
            called = [(str(whole), whole), (whole.person, whole), (str(office), office), (whole.role, office)]
            for name, meant in called:
                if name:
                    found.setdefault(name.casefold(), set()).add(meant)
    return {name: next(iter(actors)) for name, actors in found.items() if len(actors) == 1}


def read_actor(text: str, known: Mapping[str, Actor]) -> Actor:
    """Return the actor that a text means: a country, an office on record, or a new office.

    A text of the form ``person=...; role=...; organisation=...; country=...; capacity=...`` is taken part by part.

    Examples
    --------
    >>> read_actor("Poland", {}).country, read_actor("role=Chair; country=Poland", {}).role
    ('POL', 'Chair')
    """
    if "=" in text:
        parts: dict[str, Any] = dict(_pair(part) for part in text.split(";") if part.strip())
        return Actor(**parts)
    if (actor := known.get(text.strip().casefold())) is not None:
        return actor
    try:
        return Actor(country=as_iso3(text))
    except CcwError:
        return Actor(role=text.strip())


def _pair(part: str) -> tuple[str, str]:
    name, equals, value = (piece.strip() for piece in part.partition("="))
    if not equals or name not in _PARTS:
        raise OptionError("actor", part.strip(), tuple(f"{name}=..." for name in _PARTS))
    return name, value


def similar_offices(actor: Actor, known: Mapping[str, Actor]) -> tuple[str, ...]:
    """Return the known offices and the country that a new office may misspell, closest first.

    Examples
    --------
    >>> similar_offices(Actor(role="Polnd"), {}), similar_offices(Actor(role="Chair"), {})
    (('Poland',), ())
    """
    from rapidfuzz import fuzz, process

    from ccwuniv import names

    name = str(actor).casefold()
    if not actor.role or actor.country or name in known:
        return ()
    near = [str(known[key]) for key, _, _ in process.extract(name, list(known), scorer=fuzz.ratio, score_cutoff=_CLOSE)]
    countries = [country for country in names.closest(name, 1) if fuzz.ratio(name, country.casefold()) >= _CLOSE]
    return tuple(dict.fromkeys([*near, *countries]))


def act_fields(given: Mapping[str, Any], known: Mapping[str, Actor]) -> dict[str, Any]:
    """Return the fields of an act from the options; an empty text means the default of its field.

    Raises
    ------
    UnknownStateError, NotAParticipantError, UnknownInstrumentError, OptionError
        For what means nothing.
    """
    fields = {name: value for name, value in given.items() if value is not None and name not in _SELECTOR}
    if any(given.get(name) is not None for name in _SELECTOR):
        fields["selector"] = {name: split_list(given[name]) for name in _SELECTOR if given.get(name)} or None
    if actors := fields.pop("actor", None):
        fields["actors"] = [read_actor(text, known) for text in actors if text.strip()]
    for name, value in fields.items():
        if value == "":
            fields[name] = _default(name)
        elif name == "states":
            fields[name] = read_states(value)
        elif name in _LISTS:
            fields[name] = split_list(value)
    return fields


def _default(name: str) -> object:
    field = OutreachAction.model_fields[name]
    if field.is_required():
        raise OptionError(name, "", ("a value; every act has one",))
    return field.get_default()
