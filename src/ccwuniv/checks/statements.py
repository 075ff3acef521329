"""Rules on statements: who can make one, what an objection answers, what a deferral covers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ccwuniv.checks.facts import Facts
from ccwuniv.checks.printed import INSTRUMENTS, SNAPSHOT
from ccwuniv.checks.rule import Found, rule
from ccwuniv.records import CONSENT_KINDS, ActionKind, Statement

__all__ = ["RULES"]

YEARS_OF_DEFERRAL = 9
_ARTICLE_7_4 = re.compile(r"\barticles? 7\(4\)")


def _about(statement: Statement, found: str, expected: str) -> Found:
    what = f"{statement.kind}{f' on {statement.provision}' if statement.provision else ''}: {found}"
    return Found(what, expected, statement.iso3, statement.instrument, statement.source)


@rule(
    44,
    "A state makes a statement on the day of its signature or consent or later, and not after the last day of the data",
    article="Vienna Convention on the Law of Treaties, articles 19 and 20",
    severity="error",
)
def _of_a_participant(facts: Facts) -> Iterator[Found]:
    kinds = {*CONSENT_KINDS, ActionKind.SIGNATURE}
    last = facts.reg.as_of
    for s in facts.reg.statements:
        if last < SNAPSHOT and (s.made is None or s.made > last):
            continue  # a registry of an earlier day keeps what was said later
        if s.made is not None and s.made > last:
            yield _about(s, f"made on {s.made}", f"a day up to {last}")
        for iso3 in filter(None, (s.iso3, s.objected_to)):
            acts = [a.date for a in facts.acts.get((iso3, s.instrument), ()) if a.kind in kinds]
            if not acts:
                yield _about(s, f"{iso3} neither signed nor consented", "a signature or consent")
            elif s.made is not None and s.made < min(acts):
                yield _about(s, f"made on {s.made}", f"a day from {min(acts)}, the first act of {iso3}")


@rule(
    45,
    "An objection names a state and says its effect; one to a reservation answers an earlier one to that provision",
    article="Vienna Convention on the Law of Treaties, articles 20 and 21",
    severity="error",
)
def _objections(facts: Facts) -> Iterator[Found]:
    reservations = [s for s in facts.reg.statements if s.kind == "reservation"]
    for s in facts.reg.statements:
        if s.kind != "objection":
            if s.effect is not None:
                yield _about(s, f"effect {s.effect}", "no effect: only an objection states one")
            continue
        if s.objected_to is None or s.effect is None:
            missing = "no state" if s.objected_to is None else "no effect"
            yield _about(s, missing, "the state objected to, and the effect as stated")
        answered = (s.objected_to, s.instrument, s.provision)
        earlier = [r for r in reservations if (r.iso3, r.instrument, r.provision) == answered]
        if s.provision and not any(r.made is None or s.made is None or r.made <= s.made for r in earlier):
            yield _about(s, f"made {s.made or 'on no day'}", f"an earlier reservation of {s.objected_to or 'a state'}")


@rule(
    46,
    "A deferral is of paragraphs of the Technical Annex, for nine years from the entry into force of Amended Protocol "
    "II at most; no other statement has a last day",
    article="Amended Protocol II, Technical Annex, paragraphs 2(c) and 3(c)",
    severity="error",
    needs=("AP2",),
)
def _deferrals(facts: Facts) -> Iterator[Found]:
    general = INSTRUMENTS["AP2"].entry_into_force
    latest = general.replace(year=general.year + YEARS_OF_DEFERRAL)
    for s in facts.reg.statements:
        if s.kind != "deferral":
            if s.until is not None:
                yield _about(s, f"until {s.until}", "no last day: only a deferral has one")
            continue
        if s.instrument != "AP2" or not s.provision.startswith("Technical Annex, paragraph"):
            yield _about(s, f"a deferral of {s.instrument}", "paragraphs of the Technical Annex of AP2")
        if s.until is None or s.until > latest:
            yield _about(s, f"until {s.until or 'no day'}", f"a day up to {latest}")


@rule(
    47,
    "A state's statement on article 7(4) of the Convention is about that article, and not a declaration under it",
    article="Convention, article 7(4): an authority of a people declares under it, never a party",
    severity="error",
    needs=("CCW",),
)
def _about_article_7_4(facts: Facts) -> Iterator[Found]:
    for s in facts.reg.statements:
        concerned = s.instrument == "CCW" and bool(_ARTICLE_7_4.search(s.provision))
        if concerned != (s.kind == "about_article_7_4"):
            expected = "about_article_7_4" if concerned else "article 7(4) of the Convention"
            yield _about(s, f"kind {s.kind}, {s.provision or 'no provision'} of {s.instrument}", expected)


RULES = (_of_a_participant, _objections, _deferrals, _about_article_7_4)
