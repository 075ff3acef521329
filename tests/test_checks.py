"""Each invariant finds what breaks it, and finds nothing in the shipped data."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

import ccwuniv as ccw
from ccwuniv.model import Action


def _change(reg: ccw.Registry, iso3: str, instrument: str, of: str | None = None, **fields: object) -> ccw.Registry:
    """Return the registry in which one action (the consent, unless another kind is meant) has other fields."""

    def meant(action: Action) -> bool:
        wanted = action.kind != "signature" if of is None else action.kind == of
        return (action.iso3, action.instrument) == (iso3, instrument) and wanted

    actions = [a.model_copy(update=fields) if meant(a) else a for a in reg.actions]
    assert actions != list(reg.actions)
    return reg.replaced(actions=actions)


def _without(reg: ccw.Registry, *gone: tuple[str, str]) -> ccw.Registry:
    return reg.replaced(actions=[a for a in reg.actions if (a.iso3, a.instrument) not in gone])


def test_the_shipped_data_have_no_errors_and_the_known_oddities(reg: ccw.Registry) -> None:
    found = ccw.check(reg)
    assert not [f for f in found if f.severity == "error"]
    about = Counter((f.iso3, f.instrument) for f in found)
    assert about == {("CHL", "CCW"): 1, ("CIV", "CCW"): 1, (None, "AP2"): 1, ("CHE", "CCW"): 1, ("LIE", "CCW"): 1}


@pytest.mark.parametrize(
    ("broken", "rule", "severity"),
    [
        (lambda reg: _without(reg, ("KOR", "AP2")), "article 4(3): two protocols", "error"),
        (lambda reg: _without(reg, ("FRA", "CCW")), "no consent to an annexed instrument", "error"),
        (
            lambda reg: _change(reg, "FRA", "P5", effective=dt.date(2007, 5, 1)),
            "articles 5(3)-(4)",
            "error",
        ),
        (
            lambda reg: _change(reg, "HRV", "CCW", effective=dt.date(1994, 6, 2)),
            "a succession takes effect before",
            "error",
        ),
        (lambda reg: _change(reg, "FRA", "CCW", "signature", date=dt.date(1982, 4, 12)), "article 3", "error"),
        (lambda reg: _change(reg, "FRA", "CCW", kind=ccw.ActionKind.ACCESSION), "article 4(1)", "error"),
        (lambda reg: _change(reg, "ALB", "CCW", kind=ccw.ActionKind.RATIFICATION), "article 4(1)", "error"),
        (lambda reg: _change(reg, "ALB", "CCW", kind=ccw.ActionKind.APPROVAL), "article 4(1)", "warning"),
        (lambda reg: _change(reg, "ALB", "CCW", kind=ccw.ActionKind.SUCCESSION), "predecessor", "warning"),
        (lambda reg: _change(reg, "ALB", "P4", date=dt.date(2002, 8, 31)), "working days", "warning"),
        (lambda reg: _change(reg, "POL", "CCW", date=dt.date(1983, 6, 3)), "completes the threshold", "warning"),
    ],
)
def test_what_breaks_a_rule_is_found(reg: ccw.Registry, broken: object, rule: str, severity: str) -> None:
    known = {f.message for f in ccw.check(reg)}
    new = [f for f in ccw.check(broken(reg)) if f.message not in known]
    assert any(rule in f.rule and f.severity == severity for f in new), new


def test_a_wrong_published_total_is_found(reg: ccw.Registry) -> None:
    totals = [t.model_copy(update={"count": t.count + 10}) for t in reg.published_totals]
    errors = [f for f in ccw.check(reg.replaced(published_totals=totals)) if f.severity == "error"]
    assert len(errors) == sum(t.agrees for t in totals)


def test_a_trigger_that_does_not_imply_the_entry_into_force_is_found(reg: ccw.Registry) -> None:
    wrong = [
        i.model_copy(update={"trigger_date": dt.date(1983, 6, 3)}) if i.code == "P1" else i for i in reg.instruments
    ]
    errors = [f for f in ccw.check(reg.replaced(instruments=wrong)) if f.severity == "error"]
    assert [(f.instrument, f.rule) for f in errors] == [("P1", "the trigger date implies the entry into force")]


def test_protocol_ii_and_its_amended_form_as_the_only_two_are_a_warning(reg: ccw.Registry) -> None:
    joined = reg.with_actions(
        {"iso3": "EGY", "instrument": code, "kind": kind, "date": "2026-02-03"}
        for code, kind in (("CCW", "ratification"), ("P2", "ratification"), ("AP2", "consent_to_be_bound"))
    )
    new = [f for f in ccw.check(joined) if f.iso3 == "EGY"]
    assert [(f.severity, "unsettled" in f.message) for f in new] == [("warning", True)]
