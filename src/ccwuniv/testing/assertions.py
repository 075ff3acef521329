"""For tests of your own code: small invented data with every odd case, and a comparison that names differences.

Nothing here is about a real state. The states are called XAA to XAR, codes that ISO 3166 leaves to its users, so that
no test can be mistaken for a fact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccwuniv.errors import OptionError
from ccwuniv.testing.difference import differences

if TYPE_CHECKING:
    from ccwuniv.outreach import OutreachLog
    from ccwuniv.registry import Registry

__all__ = ["assert_registry_equal", "sample_log", "sample_registry"]


def __dir__() -> list[str]:
    return list(__all__)


def assert_registry_equal(left: Registry, right: Registry, *, check_version: bool = False) -> None:
    """Assert that two registries hold the same, and say what differs: which action, of which state, in which field.

    Parameters
    ----------
    left, right : Registry
    check_version : bool
        Whether the version of the data and the list of sources must be the same, too; equality does not ask for it.

    Raises
    ------
    AssertionError
        With a line for each kind of record that differs, and the first few of them.

    Examples
    --------
    >>> reg = sample_registry()
    >>> assert_registry_equal(reg, sample_registry())
    >>> one = {"iso3": "XAF", "instrument": "AP2", "kind": "consent_to_be_bound", "date": "2026-02-03"}
    >>> assert_registry_equal(reg, reg.with_actions([one]))
    Traceback (most recent call last):
    ...
    AssertionError: the registries differ
    actions: 1 differs
      action XAF AP2 consent_to_be_bound 2026-02-03: only on the right
    """
    from ccwuniv.registry import Registry

    if type(check_version) is not bool:
        raise OptionError("check_version", check_version, ("True or False, without quotation marks",))
    for name, one in (("left", left), ("right", right)):
        if not isinstance(one, Registry):
            raise AssertionError(f"{name} is a {type(one).__name__}, not a Registry")  # noqa: TRY004  # it is a test's
    lines = differences(left, right, check_version=check_version)
    if lines:
        raise AssertionError("\n".join(["the registries differ", *lines]))


def sample_registry() -> Registry:
    """Return a small registry of the eight instruments and eighteen invented states, each an odd case.

    =====  ============================================================================================
    XAA    party to all eight; consented to Protocol IV and Amended Protocol II before they were in force
    XAB    signed in 1982, ratified in 2017; made a reservation
    XAC    signatory, never a party; party to the Arms Trade Treaty
    XAD    did nothing
    XAE    acceded on 31 August, consented to Protocol V on 31 October: the date of effect is clamped
           (28 February, 30 April); left the Mine Ban Convention
    XAF    bound by Protocol II and not by its amended form
    XAG    joined with Protocol I and Amended Protocol II alone; objected to XAP
    XAH    a former state, party until its end on 31 December 1992
    XAI    its successor by notification: in force from 1 January 1993, deposited on 10 May
    XAJ    its other successor, which did nothing
    XAK    is a participant from 9 July 2011, and did nothing
    XAL    acceded within six months of the last day: deposited, not yet in force
    XAM    denounced Protocol III on 2 May 2019, with effect a year later
    XAN    left the Convention in 2005, with all its protocols, and came back in 2012 with others
    XAO    accepted without having signed; applied an instrument provisionally, and to a territory
    XAP    an observer in no regional group, party; objected to
    XAQ    neither member nor observer, in no group, did nothing
    XAR    joined with none of Protocols I to III; a source says otherwise of Protocol I (a dispute)
    =====  ============================================================================================

    The last day is 3 February 2026. What speaks of states by names in six languages (letters, briefs) knows no such
    names; for it, take :meth:`Registry.bundled`.

    Returns
    -------
    Registry

    Examples
    --------
    >>> import ccwuniv as ccw
    >>> reg = sample_registry()
    >>> reg.totals().to_dict()
    {'CCW': 12, 'A1': 1, 'P1': 11, 'P2': 3, 'AP2': 3, 'P3': 5, 'P4': 3, 'P5': 3}
    >>> list(ccw.migration_list(reg).index)
    ['XAI', 'XAF']
    """
    from ccwuniv.registry import Registry
    from ccwuniv.testing.sample import sample_parts

    return Registry(**sample_parts(Registry.bundled().instruments))


def sample_log() -> OutreachLog:
    """Return a small outreach log about the states of :func:`sample_registry`, each act an odd case.

    =============  ====================================================================================
    ``named``      a demarche to two states that it names
    ``described``  a letter to all states not party, unnamed; the report's whole period
    ``drafted``    the drafting of that letter: another record of the same act
    ``migration``  a consultation with those bound by Protocol II and not by its amended form
    ``some``       a briefing that reached only some of those described: candidates, no targets
    ``planned``    not done when it was recorded
    ``secret``     confidential
    =============  ====================================================================================

    Returns
    -------
    OutreachLog

    Examples
    --------
    >>> log = sample_log()
    >>> targets = log.targets(sample_registry(), "2014-09-01")
    >>> targets.loc[targets["id"] == "migration", "iso3"].tolist()
    ['XAF', 'XAI']
    """
    from ccwuniv.outreach import OutreachLog

    period = {"start": "2013-11-11", "end": "2014-09-17", "precision": "period", "document": "Sample report"}
    outside = {"not_party_to": ["CCW"]}
    sender, drafter = {"role": "Secretary-General", "capacity": "sender"}, {"role": "Unit", "capacity": "drafter"}
    return OutreachLog(
        [
            {
                "id": "named",
                "kind": "demarche",
                "start": "2014-05-02",
                "states": ["XAC", "XAF"],
                "instruments": ["AP2"],
            },
            {"id": "described", "kind": "letter", "actors": [sender], "selector": outside, "complete": True, **period},
            {
                "id": "drafted",
                "kind": "letter",
                "actors": [drafter],
                "selector": outside,
                "same_as": ["described"],
                **period,
            },
            {
                "id": "migration",
                "kind": "consultation",
                "start": "2014-06-30",
                "selector": {"party_to": ["P2"], "not_party_to": ["AP2"]},
                "instruments": ["AP2"],
                "count": 2,
            },
            {
                "id": "some",
                "kind": "briefing",
                "start": "2014-07-01",
                "selector": outside,
                "complete": False,
                "count": 3,
            },
            {"id": "planned", "kind": "seminar", "start": "2014-12-01", "states": ["XAD"], "status": "planned"},
            {
                "id": "secret",
                "kind": "bilateral_meeting",
                "start": "2014-08-01",
                "states": ["XAD"],
                "level": "confidential",
            },
        ]
    )
