"""Targets of what a user writes by hand: names, texts, days, selectors, acts."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from typing import Any

import ccwuniv as ccw
from ccwuniv.errors import CcwError
from ccwuniv.names import name_rows
from ccwuniv.outreach import from_line, to_line
from tests.fuzz.attempt import Target
from tests.fuzz.mutate import ODD, mutated, odd_text
from tests.support.record import report_acts

__all__ = ["RECORDS", "odd_value", "refused_or_answered"]


def refused_or_answered(*asks: Callable[[], object]) -> object:
    """Ask everything, and raise the first refusal: one question more must not hide the others."""
    refused: list[CcwError] = []
    for ask in asks:
        try:
            ask()
        except CcwError as error:
            refused.append(error)
    if refused:
        raise refused[0]
    return None


@cache
def _names() -> tuple[str, ...]:
    return tuple(row[3] for row in name_rows())


_NAME_WORDS = ("Republic of", "(", ")", ", ", "République", "南", "共和国", "و", "ال", "-", "’", "St.", "The ")


def _ask_name(name: str) -> object:
    return refused_or_answered(
        lambda: ccw.names.closest(name),
        lambda: ccw.names.resolve_many([name, "LAO", name], errors="none"),
        lambda: ccw.names.resolve_many([name, "LAO"]),
        lambda: ccw.names.name(name, "fr"),
        lambda: ccw.names.from_identifier(name, "cow"),
        lambda: ccw.names.from_identifier(name, "iso2", "1985-01-01"),
        lambda: ccw.Registry.bundled().state(name),
        lambda: ccw.Registry.bundled().instrument(name),
        lambda: ccw.Registry.bundled().group(name),
    )


_TEXTS = (
    "Poland wrote to South Sudan and, in New York, to the Lao People's Demo-\ncratic Republic and Guinea-Bissau.",
    "阿拉伯叙\n利亚共和国、汤加 和越南；南苏丹、苏丹。10月5日本组织",
    "وكتبت فنلندا إلى جمهورية لاو الديمقراطية الشعبية ومالي والسودان",
    "Государства, в том числе Россия, Вьетнама и Лаосской Народно-Демократической Республики",
    "La République démocratique du Congo, l'Égypte et la Côte d’Ivoire; Moldova, Republic of",
)
_TEXT_WORDS = (
    "\n",
    "-\n",
    " ",
    "  ",
    "\u0301",
    "Korea, Republic of",
    "مالي",
    "南",
    "苏丹",
    "United ",
    "US",
    "لا",
    "­\n",
)


def _find(text: str) -> object:
    for mention in ccw.names.find_states(text):
        assert text[mention.start : mention.end] == mention.text, "a mention stands elsewhere"
    return None


# Days


def odd_value(rng: random.Random) -> Any:  # noqa: ANN401  # anything at all
    """Anything that a caller may hand over by mistake."""
    import datetime as dt
    from pathlib import Path

    import numpy as np
    import pandas as pd

    plain = (
        None,
        True,
        False,
        -1,
        0,
        1,
        12,
        2014,
        10**30,
        -(10**30),
        10**5000,
        0.5,
        -0.0,
        1e308,
        float("nan"),
        float("inf"),
        1j,
    )
    held = (
        b"",
        b"\xff",
        bytearray(b"x"),
        [],
        [None],
        [[]],
        (),
        {},
        {"a": 1},
        set(),
        range(3),
        [float("nan")],
        ["LAO", 5],
        {"LAO": "xx"},
    )
    days = (
        *(
            dt.date.min,
            dt.date.max,
            dt.date(2014, 9, 1),
            dt.datetime(2014, 9, 1, 5, tzinfo=dt.UTC),
            dt.datetime(9999, 12, 31, 23, tzinfo=dt.UTC),
            dt.time(5),
            pd.Timestamp("2014-09-01T23:30", tz="Pacific/Kiritimati"),
            dt.datetime(2014, 9, 1, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=-12))),
        ),
        *(
            dt.timedelta.max,
            pd.NaT,
            pd.Timestamp.max,
            pd.Timestamp("1700-01-01"),
            np.datetime64("NaT", "D"),
            np.datetime64("2014"),
        ),
        *(np.datetime64(10**15, "D"), np.datetime64("2014-09-01T05"), pd.Period("2014-09"), pd.Timedelta(5, "D")),
    )
    tables = (
        *(
            np.int64(5),
            np.float64("nan"),
            np.array([]),
            np.array([1, 2]),
            np.array(["LAO", "VNM"]),
            np.zeros((2, 2)),
            pd.NA,
        ),
        *(
            np.array(5),
            np.array("LAO"),
            np.array("2014-09-01", dtype="datetime64[D]"),
            np.array([["LAO"]]),
            np.str_("LAO"),
        ),
        *(pd.Series(dtype="object"), pd.Series([1, 2]), pd.Series(["LAO", None]), pd.Index(["LAO"]), pd.DataFrame()),
        *(
            pd.DataFrame({"a": [1], "b": ["x"]}),
            pd.DataFrame([[1, 2]], columns=["a", "a"]),
            pd.DataFrame(index=["LAO", "LAO"]),
        ),
        pd.DataFrame({"iso3": ["LAO", "FRA"], "year": [2012, 2013]}, index=[5, 5]),
        pd.DataFrame({"iso3": ["LAO"], "date": pd.to_datetime(["2012-01-01"]).tz_localize("UTC")}),
    )
    others = (object(), len, int, iter([]), (x for x in ()), Path(), Path("x\0y"), ...)
    ours = (
        ccw.Registry,
        ccw.Registry.bundled().state("LAO"),
        ccw.Registry.bundled().instrument("AP2"),
        ccw.Status.NOT_BOUND,
    )
    unchecked = (
        *(ccw.OutreachAction.model_construct(), ccw.OutreachAction.model_construct(id=5, states=None, start="soon")),
        *(ccw.State.model_construct(), ccw.State.model_construct(iso3=None, names=5)),
        *(ccw.Instrument.model_construct(code="AP2"), ccw.Action.model_construct(iso3="LAO", kind="x", date=5)),
        *([ccw.OutreachAction.model_construct(id="a")], [ccw.Action.model_construct()], (n for n in (1, 2))),
        *(ccw.Selector.model_construct(party_to="P2"), ccw.EffectRule.model_construct(), memoryview(b"LAO")),
    )
    kind = rng.choice((plain, held, days, tables, others, ours, unchecked, None, None))
    return odd_text(rng) if kind is None else rng.choice(kind)


_DAYS = ("2014-09-01", "1983-12-02", "2026-02-03", " 2014-09-01 ", "1980-10-10")


def _make_day(rng: random.Random) -> tuple[Any, ...]:
    value = mutated(rng, rng.choice(_DAYS), _DAYS, ("-", "T", "Z", "/", ".")) if rng.random() < 0.6 else odd_value(rng)
    return (value,)


def _ask_day(given: tuple[Any, ...]) -> object:
    [day] = given
    reg, log = ccw.Registry.bundled(), report_acts()
    return refused_or_answered(
        lambda: reg.totals(day),
        lambda: reg.status("LAO", "AP2", day, basis="in_force"),
        lambda: reg.participation("LAO", day),
        lambda: reg.group("African", day),
        lambda: reg.related_parties("mine_ban", day),
        lambda: ccw.gap_matrix(reg, day, states=["LAO"]),
        lambda: ccw.history(reg, day, freq="Y"),
        lambda: ccw.history(reg, end=day, freq="Q"),
        lambda: ccw.headline(reg, day),
        lambda: ccw.relations(reg, "USA", "MEX", day),
        lambda: ccw.names.name("TUR", on=day),
        lambda: ccw.names.identifiers(day),
        lambda: ccw.names.from_identifier("CS", "iso2", day),
        lambda: log.filter(since=day),
        lambda: log.filter(until=day),
        lambda: log.targets(reg, day),
        lambda: ccw.panel(reg, states=["LAO"], start=day),
        lambda: ccw.panel(reg, states=["LAO"], end=day),
        lambda: ccw.panel(reg, states=["LAO"], at=day),
        lambda: ccw.year_clock(reg, log, day, "2014-11-13"),
        lambda: ccw.year_clock(reg, log, "2013-11-15", day),
        lambda: ccw.annual_report(reg, log, 2014, since=day),
        lambda: ccw.brief(reg, log, "LAO", as_of=day),
        lambda: ccw.read_untc(b"Participant,Ratification\nFrance,4 Mar 1988\n", as_of=day),
        lambda: reg.with_actions([{"iso3": "LAO", "instrument": "AP2", "kind": "accession", "date": day}]),
        lambda: ccw.OutreachAction(id="a", kind="letter", start=day, note="-"),
    )


# Selectors and acts

_CODES = ("CCW", "A1", "P1", "P2", "AP2", "P3", "P4", "P5", "mine_ban", "cluster_munitions", "arms_trade")
_GROUPS = ("African", "GRULAC", "WEOG", "Asia-Pacific", "Nowhere")


def _make_selector(rng: random.Random, depth: int = 0) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, words in (("party_to", _CODES), ("not_party_to", _CODES), ("signatory", _CODES[:8]), ("groups", _GROUPS)):
        if rng.random() < 0.4:
            fields[name] = [rng.choice(words) for _ in range(rng.randint(0, 3))]
    if depth < rng.choice((0, 1, 2, 4, 30)):
        fields[rng.choice(("any_of", "all_of"))] = [_make_selector(rng, depth + 1) for _ in range(rng.randint(1, 2))]
    if rng.random() < 0.3:
        name = rng.choice(("party_to", "not_party_to", "signatory", "groups", "any_of", "all_of", odd_text(rng)))
        fields[name] = odd_value(rng)
    return fields


def _select(fields: dict[str, Any]) -> object:
    selector = ccw.Selector(**fields)
    reg = ccw.Registry.bundled()
    return (
        selector.describe(),
        repr(selector),
        refused_or_answered(lambda: selector.resolve(reg), lambda: selector.resolve(reg, "1985-01-01", "in_force")),
    )


_SOUND: dict[str, Any] = {
    "id": "2014-1",
    "document": "CCW/MSP/2014/3",
    "paragraph": 8,
    "actors": [{"role": "Chairperson-designate", "country": "Poland", "capacity": "sender"}],
    "kind": "letter",
    "start": "2014-05-01",
    "end": "2014-05-31",
    "precision": "month",
    "states": ["Viet Nam", "LAO"],
    "selector": {"party_to": ["P2"], "not_party_to": ["AP2"]},
    "count": 2,
    "complete": True,
    "instruments": ["AP2", "P5"],
    "region": [{"printed": "中亚", "key": "central_asia"}],
    "mandates": ["review-2011"],
    "part_of": ["2014-0"],
    "same_as": [],
    "status": "done",
    "level": "internal",
    "note": "answered",
    "quote": "eleven States",
    "due": "2014-06-01",
}


def _make_act(rng: random.Random) -> dict[str, Any]:
    fields = dict(_SOUND)
    for name in rng.sample(list(_SOUND), rng.randint(0, 6)):
        del fields[name]
    for _ in range(rng.randint(1, 3)):
        name = rng.choice((*_SOUND, "precision", "kind", odd_text(rng)))
        old = _SOUND.get(name)
        if isinstance(old, str) and rng.random() < 0.5:
            fields[name] = mutated(rng, old, [old], ODD)
        elif isinstance(old, list) and rng.random() < 0.5:
            fields[name] = [*old, odd_value(rng)]
        else:
            fields[name] = odd_value(rng) if rng.random() < 0.8 else _make_selector(rng)
    return fields


def _act(fields: dict[str, Any]) -> object:
    act = ccw.OutreachAction(**fields)
    assert from_line(to_line(act)) == act, "what was written reads otherwise"
    log = ccw.OutreachLog([act])
    assert ccw.OutreachLog.from_pandas(log.to_pandas(confidential=True)) == log, "the table gives another log"
    reg = ccw.Registry.bundled()
    return refused_or_answered(
        lambda: log.frame(confidential=True)._repr_html_(),
        lambda: log.targets(reg, confidential=True),
        lambda: log.candidates(reg, confidential=True),
        lambda: ccw.annual_report(reg, log, 2014),
        lambda: ccw.brief(reg, log, "LAO", internal=True, confidential=True),
        lambda: ccw.target_list(reg, log),
    )


RECORDS = (
    Target("names", lambda rng: mutated(rng, rng.choice(_names()), _names(), _NAME_WORDS), _ask_name),
    Target("find_states", lambda rng: mutated(rng, rng.choice(_TEXTS), (*_TEXTS, *_names()), _TEXT_WORDS), _find),
    Target("days", _make_day, _ask_day),
    Target("selectors", _make_selector, _select),
    Target("acts", _make_act, _act),
)
