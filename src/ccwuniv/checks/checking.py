"""The invariants of treaty actions: numbered rules, each with its article, and the search for violations."""

from __future__ import annotations

import copyreg
from typing import TYPE_CHECKING

from ccwuniv._support import explained
from ccwuniv.analysis import mandates
from ccwuniv.checks import (
    acts,
    counts,
    deposits,
    effects,
    endings,
    participants,
    relations,
    rows,
    signatures,
    statements,
    successions,
)
from ccwuniv.checks.facts import Facts
from ccwuniv.checks.rule import Rule, findings
from ccwuniv.records import Finding

if TYPE_CHECKING:
    from ccwuniv.outreach import ReadableLog
    from ccwuniv.registry import Registry

__all__ = ["Rule", "check", "found_by_rules", "rules"]

_SUBJECTS = (
    acts,
    counts,
    deposits,
    effects,
    endings,
    participants,
    relations,
    rows,
    signatures,
    statements,
    successions,
)
_RULES: tuple[Rule, ...] = tuple(
    sorted((rule for subject in _SUBJECTS for rule in subject.RULES), key=lambda rule: rule.number)
)


def rules() -> tuple[Rule, ...]:
    """Return every rule, by number.

    Examples
    --------
    >>> print(rules()[0].sentence)
    A party consented to at least two protocols when it deposited its consent to the Convention
    >>> print(rules()[0].number, rules()[0].article, rules()[0].severity, sep="; ")
    1; Convention, article 4(3); error
    """
    return _RULES


def _numbered(number: int) -> Rule:
    found: Rule = next(rule for rule in _RULES if rule.number == number)
    return found


# The search of a rule bears the rule's own name, so that it cannot be pickled itself.
copyreg.pickle(Rule, lambda rule: (_numbered, (rule.number,)))


@explained
def check(reg: Registry, log: ReadableLog | None = None) -> tuple[Finding, ...]:
    """Test a registry, and a log if given, against the rules, and return the violations.

    An ``error`` contradicts the treaty or the data themselves; a ``warning`` is rare and possible. What is known and
    explained is a warning that says so in ``explained``: the shipped data have no error, and only such warnings.
    A registry of another treaty is tested against the rules that apply to any treaty.

    Parameters
    ----------
    reg : Registry
    log : OutreachLog, optional
        Acts of outreach: who is named as a target was outside on the day, who took part as a party was inside, a
        commitment that is answered held then. Confidential acts are left out.

    Returns
    -------
    tuple of Finding
        Errors first, then by the number of the rule. Each names its rule and article, the state and instrument it is
        about, what was found, what was expected, and the source of what was found.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> [finding for finding in check(Registry.bundled()) if not finding.explained]
    []
    >>> registry = Registry.bundled()
    >>> kept = [a for a in registry.actions if (a.iso3, a.instrument) != ("KOR", "AP2")]
    >>> print(check(registry.replaced(actions=kept))[0].message)
    KOR CCW: P1 on 2001-05-09; expected two protocols at least
    >>> from ccwuniv import OutreachLog
    >>> log = OutreachLog([{"id": "a", "kind": "letter", "start": "2014-05-02", "states": ["FRA"]}])
    >>> print(check(registry.replaced(), log)[0].message)
    FRA: act a: party to CCW on 2014-05-02; expected a state outside; a party that took part is in participants
    """
    return found_by_rules(Facts(reg.within_data(), () if log is None else log.acts(), mandates()))


def found_by_rules(facts: Facts) -> tuple[Finding, ...]:
    """Return the findings of all rules: errors first, then by the number of the rule."""
    found = [finding for rule in _RULES for finding in findings(rule, facts)]
    return tuple(sorted(found, key=lambda finding: (finding.severity != "error", finding.number)))
