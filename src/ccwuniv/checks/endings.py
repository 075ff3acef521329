"""How participation ends: by denunciation, with the Convention, with the state; and where a count falls."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator

from ccwuniv.checks.facts import Facts, Participation
from ccwuniv.checks.printed import ANNEXED, INSTRUMENTS
from ccwuniv.checks.rule import Found, Known, about, rule
from ccwuniv.law import COUNTING_PROTOCOLS, denunciation_effect
from ccwuniv.records import ENDING_KINDS, NEVER
from ccwuniv.registry import amendment_alone

__all__ = ["RULES"]


@rule(
    25,
    "No count falls from one day to the next, by deposits",
    article="nobody denounced the Convention (article 9); a former participant counts while the depositary lists it",
    severity="warning",
    known=(
        Known(
            "DDR",
            None,
            "leaves CCW, P1, P2, P3 on 1990-10-03 (extinction)",
            "its last day was the day before; the Federal Republic of Germany consented on 25 November 1992",
        ),
        Known(
            "CSK",
            None,
            "leaves CCW, P1, P2, P3 on 1993-01-01 (extinction)",
            "its last day was the day before; its successors notified their succession on 22 February and 28 May 1993",
        ),
    ),
)
def _falls(facts: Facts) -> Iterator[Found]:
    falls = {code: _days_of_a_fall(facts, code) for code in facts.instruments}
    leaving: dict[tuple[str, dt.date, str | None], list[Participation]] = defaultdict(list)
    for p in facts.participations:
        ends, code = p.spell.off_list or p.spell.ends, p.instrument.code
        if p.spell.ended_by == "extinction" and ends is not None and ends > facts.reg.as_of:
            continue
        if ends in falls[code] and ends is not None and facts.spell_on(p.state.iso3, code, ends) is None:
            leaving[p.state.iso3, ends, p.spell.ended_by].append(p)
    for (iso3, day, ended_by), left in leaving.items():
        codes = ", ".join(code for code in facts.instruments if code in {p.instrument.code for p in left})
        found = f"leaves {codes} on {day} ({ended_by})"
        kept = facts.states[iso3].listed_until is not None
        other = "all disputes are read the other way" if kept and facts.read_the_other_way else ""
        yield Found(found, "no fall", iso3, source=left[0].consent.source, explained=other)


def _days_of_a_fall(facts: Facts, code: str) -> frozenset[dt.date]:
    starts, ends = map(Counter, facts.reg.starts_and_ends(code))
    return frozenset(dt.date.fromordinal(day) for day, left in ends.items() if day != NEVER and left > starts[day])


@rule(
    32,
    "A denunciation is of the Convention or a protocol, and takes effect after a year or later; that of the Convention "
    "ends its protocols and amendment, too",
    article="Convention, article 9(1)-(3); another treaty's rule of withdrawal",
    severity="error",
)
def _denunciations(facts: Facts) -> Iterator[Found]:
    for action in facts.reg.actions:
        if (doubt := amendment_alone(facts.reg, action)) is not None:
            yield about(action, doubt.found, doubt.expected, doubt.severity)
        delay = facts.instruments[action.instrument].effect_rule
        if action.kind not in ENDING_KINDS or action.effective is None or delay is None:
            continue
        earliest = denunciation_effect(action.date, delay)
        if action.effective < earliest:
            unknown_day = action.note if action.effective == action.date else ""
            found = f"effect on {action.effective} of the {action.kind} of {action.date}"
            yield about(action, found, f"{earliest} or later", explained=unknown_day)
    for p in facts.participations:
        if p.spell.ends is not None and p.spell.ended_by != "extinction":
            yield from _with_the_convention(facts, p)
            yield from _fewer_than_two(facts, p)


def _with_the_convention(facts: Facts, ended: Participation) -> Iterator[Found]:
    ends, code = ended.spell.ends, ended.instrument.code
    annexed = ANNEXED if code == "CCW" else [c for c, i in facts.instruments.items() if i.parent == code]
    for other in annexed:
        for spell in facts.spells(ended.state.iso3, other):
            outlives = spell.ends is None or (ends is not None and spell.ends > ends)
            if ends is not None and spell.consent.date < ends and outlives:
                yield about(
                    spell.consent, f"bound until {spell.ends or 'further notice'}", f"an end with {code} on {ends}"
                )


def _fewer_than_two(facts: Facts, ended: Participation) -> Iterator[Found]:
    day, iso3 = ended.spell.ends, ended.state.iso3
    if (
        day is None
        or ended.instrument.code not in COUNTING_PROTOCOLS
        or not facts.instruments.keys() >= INSTRUMENTS.keys()
    ):
        return
    kept = [code for code in sorted(COUNTING_PROTOCOLS) if facts.spell_on(iso3, code, day) is not None]
    if len(kept) < 2 and facts.spell_on(iso3, "CCW", day) is not None:
        found = f"{kept[0] if kept else 'no protocol'} left on {day}"
        expected = "two protocols; whether article 4(3) asks for them after the deposit is contested"
        yield about(ended.consent, found, expected, severity="warning")


RULES = (_falls, _denunciations)
