"""The facts of a letter to a state, gathered as one record for each address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccwuniv import names
from ccwuniv.analysis import step_rows, universe_of
from ccwuniv.documents.asks import asks_of
from ccwuniv.documents.wording import lacking, path_sentence, road_of
from ccwuniv.names import name_order

if TYPE_CHECKING:
    from ccwuniv.analysis import Universe
    from ccwuniv.documents.address_book import Address, AddressBook, Post
    from ccwuniv.registry import Registry

__all__ = ["LETTER_KINDS", "NO_LANGUAGE", "LetterFacts", "letter_facts"]

LETTER_KINDS = ("not_party", "signatory", "p2_only", "no_a1", "no_p1", "no_ap2", "no_p3", "no_p4", "no_p5")
"""Whom letters are for. Nobody is asked to join original Protocol II, so there is no ``no_p2``."""

NO_LANGUAGE = "English, since no language of correspondence is given"


@dataclass(frozen=True)
class LetterFacts:
    """The facts for a letter to one address; ``address`` is None if the office's list has none for the state.

    ``day`` is the day of the depositary's record on which it rests.
    """

    iso3: str
    name: str
    state: str
    formal_name: str
    group: str
    language: str
    language_source: str
    asks: tuple[str, ...]
    ask_names: tuple[str, ...]
    lacks: str
    path: str
    day: dt.date
    address: Address | None


def letter_facts(
    reg: Registry,
    kind: str,
    day: dt.date,
    *,
    contacts: AddressBook | None,
    post: Post | None,
    languages: Mapping[str, str],
    universe: Universe,
) -> list[LetterFacts]:
    """Gather the letters of a kind, in the order of names, the addresses of a state in the order of the list."""
    states = _states(reg, kind, day) & {state.iso3 for state in universe_of(reg, day, universe, listed=False)}
    steps = step_rows(reg, day, map(reg.state, sorted(states)))
    first = "AP2" if kind == "p2_only" else kind.removeprefix("no_").upper()
    found: list[LetterFacts] = []
    for iso3, step in zip(sorted(states), steps, strict=True):
        asks = asks_of(step["missing"].split(), first)
        road = road_of(step["act"]) if step["act"] else None
        for address, language, source in _addressed(iso3, contacts, post, languages):
            named = {i.code: i.names[language].short for i in reg.instruments}
            found.append(
                LetterFacts(
                    iso3=iso3,
                    name=step["name"],
                    state=names.name(iso3, language),  # type: ignore[arg-type]  # one of the six
                    formal_name=names.name(iso3, language, form="formal"),  # type: ignore[arg-type]
                    group=reg.regional_group(iso3, day) or "",
                    language=language,
                    language_source=source,
                    asks=asks,
                    ask_names=tuple(named[code] for code in asks),
                    lacks=lacking(named, asks, language),
                    path=path_sentence(asks, road, language),
                    day=min(day, reg.data_until),
                    address=address,
                )
            )
    return sorted((one for one in found if one.asks), key=lambda one: name_order(one.name))


def _addressed(
    iso3: str, contacts: AddressBook | None, post: Post | None, languages: Mapping[str, str]
) -> Iterator[tuple[Address | None, str, str]]:
    """Return the addresses of a state, or None, each with its language and the source of that."""
    own: Sequence[Address | None] = contacts.of(iso3, post) if contacts is not None else ()
    for address in own or (None,):
        if iso3 in languages:
            yield address, languages[iso3], "given by the office"
        elif address is not None and address.language and contacts is not None:
            yield address, address.language, f"given in {contacts.file}"
        else:
            yield address, "en", NO_LANGUAGE


def _states(reg: Registry, kind: str, day: dt.date) -> set[str]:
    convention = {state.iso3 for state in reg.parties("CCW", day)}
    living = {state.iso3 for state in reg.states if state.kind != "organisation" and state.eligible(day)}
    if kind in ("not_party", "signatory"):
        signed = living if kind == "not_party" else {state.iso3 for state in reg.signatories("CCW", day)}
        return (living & signed) - convention
    if kind == "p2_only":
        code, among = "AP2", {state.iso3 for state in reg.parties("P2", day)}
    else:
        code, among = kind.removeprefix("no_").upper(), convention
    adopted = reg.instrument(code).adopted
    if adopted is not None and day < adopted:
        return set()
    return (among & living) - {state.iso3 for state in reg.parties(code, day)}
