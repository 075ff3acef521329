"""An invented registry: a state for each case that code on treaty participation must get right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, TypeVar

from ccwuniv.records import (
    Action,
    ActionKind,
    Dispute,
    Instrument,
    Membership,
    Period,
    PublishedTotal,
    Record,
    RelatedParticipation,
    State,
    Statement,
    System,
)

__all__ = ["sample_parts"]

SOURCE = "ccwuniv.testing, invented"
R = TypeVar("R", bound=Record)

LAST_DAY = dt.date(2026, 2, 3)

_SIGNED = "1981-04-10"
_STATES = """
XAA Alphaland|member||
XAB Betaland|member||
XAC Gammaland|member||
XAD Deltaland|member||
XAE Epsilonia|member||
XAF Zetaland|member||
XAG Etaland|member||
XAH Old Thetaland|former||1992-12-31
XAI North Thetaland|member|1993-01-01||XAH
XAJ South Thetaland|member|1993-01-01||XAH
XAK Iotaland|member|2011-07-09|
XAL Kappaland|member||
XAM Lambdaland|member||
XAN Muland|member||
XAO Nuland|member||
XAP Xiland|observer|2012-11-29|
XAQ Omicronia|other|1994-01-01|
XAR Piland|member||
"""
_GROUPS = {
    "African": "XAA XAF XAM XAR",
    "Asia-Pacific": "XAB XAC XAK",
    "Eastern European": "XAE XAI XAJ XAL",
    "GRULAC": "XAD XAN",
    "WEOG": "XAG XAO",
}
_ACTIONS = f"""
XAA CCW signature {_SIGNED}
XAA CCW ratification 1982-09-01
XAA P1 consent_to_be_bound 1982-09-01
XAA P2 consent_to_be_bound 1982-09-01
XAA P3 consent_to_be_bound 1982-09-01
XAA P4 consent_to_be_bound 1996-01-11
XAA AP2 consent_to_be_bound 1997-05-20
XAA A1 acceptance 2003-06-10
XAA P5 consent_to_be_bound 2005-03-22
XAB CCW signature 1982-04-08
XAB CCW ratification 2017-08-09
XAB P1 consent_to_be_bound 2017-08-09
XAB P3 consent_to_be_bound 2017-08-09
XAC CCW signature {_SIGNED}
XAE CCW accession 2000-08-31
XAE P1 consent_to_be_bound 2000-08-31
XAE P3 consent_to_be_bound 2000-08-31
XAE P5 consent_to_be_bound 2006-10-31
XAF CCW accession 1983-01-03
XAF P1 consent_to_be_bound 1983-01-03
XAF P2 consent_to_be_bound 1983-01-03
XAG CCW accession 2001-05-09
XAG P1 consent_to_be_bound 2001-05-09
XAG AP2 consent_to_be_bound 2001-05-09
XAH CCW signature {_SIGNED}
XAH CCW ratification 1982-08-31
XAH P1 consent_to_be_bound 1982-08-31
XAH P2 consent_to_be_bound 1982-08-31
XAI CCW succession 1993-05-10 1993-01-01
XAI P1 succession 1993-05-10 1993-01-01
XAI P2 succession 1993-05-10 1993-01-01
XAL CCW accession 2025-11-03
XAL P1 consent_to_be_bound 2025-11-03
XAL P5 consent_to_be_bound 2025-11-03
XAM CCW accession 1990-03-01
XAM P1 consent_to_be_bound 1990-03-01
XAM P3 consent_to_be_bound 1990-03-01
XAM P3 denunciation 2019-05-02
XAN CCW accession 1995-06-01
XAN P1 consent_to_be_bound 1995-06-01
XAN P2 consent_to_be_bound 1995-06-01
XAN CCW denunciation 2004-03-01
XAN CCW accession 2012-10-10
XAN P1 consent_to_be_bound 2012-10-10
XAN P4 consent_to_be_bound 2012-10-10
XAO CCW acceptance 2003-10-15
XAO P1 consent_to_be_bound 2003-10-15
XAO P3 consent_to_be_bound 2003-10-15
XAO P1 territorial_application 2005-06-01
XAO P5 provisional_application 2007-01-15
XAP CCW accession 2015-01-05
XAP P1 consent_to_be_bound 2015-01-05
XAP P3 consent_to_be_bound 2015-01-05
XAR CCW accession 2006-12-07
XAR AP2 consent_to_be_bound 2006-12-07
XAR P4 consent_to_be_bound 2006-12-07
"""
_RELATED = """
XAA mine_ban 1998-03-01 1999-03-01
XAA cluster_munitions 2010-02-01 2010-08-01
XAE mine_ban 2003-05-12 2003-11-01 2025-06-27 2025-12-27
XAC arms_trade 2015-06-01 2015-08-30
"""


def sample_parts(instruments: tuple[Instrument, ...]) -> dict[str, Any]:
    """Return the arguments of the sample registry."""
    return {
        "instruments": instruments,
        "states": list(_states()),
        "actions": list(_actions()),
        "memberships": list(_memberships()),
        "periods": list(_periods()),
        "related": list(_related()),
        "statements": [
            _of(
                Statement,
                iso3="XAG",
                instrument="CCW",
                kind="objection",
                made="2015-02-01",
                objected_to="XAP",
                effect="not_stated",
            ),
            _of(
                Statement,
                iso3="XAB",
                instrument="CCW",
                kind="about_article_7_4",
                named="reservation",
                provision="article 7(4)",
            ),
        ],
        "disputes": [
            _of(
                Dispute,
                iso3="XAR",
                instrument="P1",
                field="consent",
                alternative_value="2006-12-07",
                held="no consent",
                alternative="consent on the day of accession",
                weight="weak",
            )
        ],
        "published_totals": [
            _of(
                PublishedTotal,
                date="2014-09-01",
                precision="day",
                instrument="CCW",
                kind="total",
                count=10,
                agrees=False,
            )
        ],
        "as_of": LAST_DAY,
        "version": "sample",
        "sources": (SOURCE,),
    }


def _of(model: type[R], **fields: object) -> R:
    return model.model_validate({"source": SOURCE, **fields})


def _lines(table: str) -> Iterator[list[str]]:
    return (line.split() for line in table.strip().splitlines())


def _states() -> Iterator[State]:
    for line in _STATES.strip().splitlines():
        name, kind, since, until, *former = line.split("|")
        yield _of(
            State,
            iso3=name[:3],
            name=name[4:],
            kind=kind,
            eligible_since=since or None,
            eligible_until=until or None,
            successor_of=";".join(former) or (),
        )


def _actions() -> Iterator[Action]:
    for iso3, instrument, kind, day, *effective in _lines(_ACTIONS):
        yield _of(
            Action,
            iso3=iso3,
            instrument=instrument,
            kind=ActionKind(kind),
            date=day,
            effective=effective[0] if effective else None,
        )


def _memberships() -> Iterator[Membership]:
    for group, members in _GROUPS.items():
        for iso3 in members.split():
            yield _of(Membership, iso3=iso3, scheme="un", group=group)


def _periods() -> Iterator[Period]:
    systems: dict[str, System] = {"member": "un_member", "former": "un_member", "observer": "un_observer"}
    for state in _states():
        if (system := systems.get(state.kind)) is not None:
            since = state.eligible_since or "1960-01-01"
            yield _of(Period, iso3=state.iso3, system=system, since=since, until=state.eligible_until)


def _related() -> Iterator[RelatedParticipation]:
    for iso3, treaty, day, effect, *left in _lines(_RELATED):
        withdrawal = dict(zip(("withdrawal_notified", "withdrawal_effective"), left, strict=False))
        yield _of(RelatedParticipation, iso3=iso3, treaty=treaty, deposited=day, in_force=effect, **withdrawal)
