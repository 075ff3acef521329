"""Rules, and how their results become findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from ccwuniv.records import Action, Finding

if TYPE_CHECKING:
    from ccwuniv.checks.facts import Facts

__all__ = ["Found", "Known", "Rule", "Severity", "about", "findings", "rule"]

Severity: TypeAlias = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Found:
    """A result of a rule: found, and expected; with a ``severity`` if it differs from the rule's."""

    found: str
    expected: str
    iso3: str | None = None
    instrument: str | None = None
    source: str = ""
    action: Action | None = None
    severity: Severity | None = None
    explained: str = ""


def about(action: Action, found: str, expected: str, severity: Severity | None = None, explained: str = "") -> Found:
    """Return the result of a rule for an action."""
    return Found(found, expected, action.iso3, action.instrument, action.source, action, severity, explained)


@dataclass(frozen=True, slots=True)
class Known:
    """A known exception: the exact finding, the state, and the explanation."""

    iso3: str | None
    instrument: str | None
    found: str
    reason: str


Search: TypeAlias = "Callable[[Facts], Iterable[Found]]"


@dataclass(frozen=True)
class Rule:
    """An invariant: a sentence that is true of the data, and the function that finds violations.

    Attributes
    ----------
    number : int
        From 1 to 38 as the invariants of the law are counted; above, what the tables themselves must fulfil.
    sentence : str
        What holds.
    article : str
        Where it comes from.
    severity : {"error", "warning"}
        How grave a breach is: it contradicts the treaty or the data themselves, or is rare and possible.
    search : callable
        The function that gives what breaks the rule.
    needs : tuple of str
        The instruments without which the rule says nothing; empty for a rule of any treaty.
    known : tuple
        The known exceptions, each with what is found and the reason.

    Examples
    --------
    >>> from ccwuniv.checks import rules
    >>> first = rules()[0]
    >>> first.number, first.severity, first.article
    (1, 'error', 'Convention, article 4(3)')
    """

    number: int
    sentence: str
    article: str
    severity: Severity
    search: Search
    needs: tuple[str, ...] = ()
    known: tuple[Known, ...] = ()

    def not_applicable(self, codes: Iterable[str]) -> str:
        """Say why the rule does not apply to a registry of these instruments; empty where it does.

        Examples
        --------
        >>> from ccwuniv.checks import rules
        >>> rules()[15].not_applicable(["mine_ban"])
        'there is no CCW in the registry'
        """
        missing = [code for code in self.needs if code not in set(codes)]
        return f"there is no {', '.join(missing)} in the registry" if missing else ""


def findings(rule: Rule, facts: Facts) -> Iterator[Finding]:
    """Yield what breaks a rule; known or disputed cases become warnings with their explanation.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> from ccwuniv.checks import Facts, rules
    >>> list(findings(rules()[0], Facts(Registry.bundled())))
    []
    """
    if rule.not_applicable(facts.reg.codes):
        return
    for found in rule.search(facts):
        explained = found.explained or _known(found, rule) or _disputed(found, facts)
        subject = " ".join(part for part in (found.iso3, found.instrument) if part)
        yield Finding(
            number=rule.number,
            rule=rule.sentence,
            article=rule.article,
            severity="warning" if explained else found.severity or rule.severity,
            message=f"{f'{subject}: ' if subject else ''}{found.found}; expected {found.expected}",
            iso3=found.iso3,
            instrument=found.instrument,
            found=found.found,
            expected=found.expected,
            source=found.source,
            explained=explained,
        )


def _known(found: Found, rule: Rule) -> str:
    key = found.iso3, found.instrument, found.found
    return next((k.reason for k in rule.known if (k.iso3, k.instrument, k.found) == key), "")


def _disputed(found: Found, facts: Facts) -> str:
    """Explain a finding that arises only because a disputed fact is read the other way."""
    for dispute in facts.reg.disputes if facts.read_the_other_way else ():
        if dispute.instrument != found.instrument or dispute.alternative_value is None:
            continue
        if dispute.field == "trigger_date":
            read: tuple[object, ...] = (facts.instruments[dispute.instrument].trigger_date,)
        elif found.action is not None and found.iso3 == dispute.iso3:
            read = found.action.date, found.action.effective
        else:
            continue
        if dispute.alternative_value in read:
            return f"a disputed fact, read the other way: {dispute.alternative} ({dispute.source})"
    return ""


def rule(
    number: int,
    sentence: str,
    *,
    article: str,
    severity: Severity,
    needs: tuple[str, ...] = (),
    known: tuple[Known, ...] = (),
) -> Callable[[Search], Rule]:
    """Make a rule of the function that finds its violations."""
    return lambda search: Rule(number, sentence, article, severity, search, needs, known)
