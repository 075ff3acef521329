"""What the command ``status`` says, from plain rows, is what the registry says, from records that are checked."""

from __future__ import annotations

import pytest

import ccwuniv as ccw
from ccwuniv.cli.standing import status_text
from ccwuniv.registry import registry_at_a_glance

REG = ccw.Registry.bundled()
GLANCE = registry_at_a_glance()


@pytest.mark.parametrize(
    "day", [None, "1981-04-10", "1990-10-02", "1990-10-03", "1992-06-01", "2001-03-11", "2001-03-12", "2014-09-01"]
)
def test_every_state_stands_where_the_registry_has_it(day: str | None) -> None:
    for state in REG.states:
        assert status_text(GLANCE, state.iso3, day) == status_text(REG, state.iso3, day)


def test_an_entry_that_the_depositary_kept_reads_as_he_listed_it() -> None:
    lines = status_text(GLANCE, "YUG", "1995-06-30")
    assert "CCW  consented" in lines
    assert "'Yugoslavia', as the depositary then listed it, without prejudice to succession" in lines


def test_the_glance_counts_as_the_registry_does() -> None:
    for code in REG.codes:
        assert [s.iso3 for s in GLANCE.parties(code)] == [s.iso3 for s in REG.parties(code)]
        assert [s.iso3 for s in GLANCE.parties(code, basis="in_force")] == [
            s.iso3 for s in REG.parties(code, basis="in_force")
        ]


@pytest.mark.parametrize("name", ["Frnace", "Kosovo", "Congo", ""])
def test_a_name_is_refused_alike(name: str) -> None:
    def said(registry: ccw.Registry) -> str:
        try:
            return registry.state(name).iso3
        except ccw.errors.CcwError as error:
            return str(error)

    assert said(GLANCE) == said(REG)
