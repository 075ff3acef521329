"""One way to call: the registry first, then the log; one name, place and default for one thing in every signature."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import pytest

import ccwuniv as ccw
from ccwuniv.outreach import LiveLog
from ccwuniv.records import State
from tests.support.of_law import OF_LAW

REG, LOG = ccw.Registry.bundled(), ccw.OutreachLog.bundled()
LAST = ("states", "instruments", "", "after_data", "universe", "basis", "population", "internal", "confidential")
"""The order of what is given by name alone; the empty word is for what a function has of its own."""

SAME = {
    "as_of": ("DateLike | None", None),
    "basis": ("Basis", "consent"),
    "population": ("Population", "at_the_time"),
    "internal": ("bool", False),
    "confidential": ("bool", False),
    "after_data": ("bool", False),
}
STATED = {"states": "StatesLike", "instruments": "InstrumentsLike | None"}
CODES = {
    "Registry.sources_of": "of neighbouring treaties, too, which are not instruments of a registry",
    "names.by_name": "states as records",
    "names.names_in_order": "states as codes",
}
"""Where a name takes something narrower, and what."""


def public() -> Iterator[tuple[str, Callable[..., Any]]]:
    for room, module in (("", ccw), ("plot.", ccw.plot), ("names.", ccw.names), ("testing.", ccw.testing)):
        for name in dir(module):
            thing = getattr(module, name)
            if not name.startswith("_") and inspect.isfunction(thing):
                yield f"{room}{name}", thing
    for cls in (ccw.Registry, ccw.OutreachLog, LiveLog):
        for name in dir(cls):
            thing = getattr(cls, name)
            if not name.startswith("_") and (inspect.isfunction(thing) or inspect.ismethod(thing)):
                yield f"{cls.__name__}.{name}", thing


CALLS = dict(public())


def parameters(name: str) -> list[inspect.Parameter]:
    every = inspect.signature(CALLS[name]).parameters.values()
    return [each for each in every if each.name != "self" and each.kind is not each.VAR_KEYWORD]


def kind(parameter: inspect.Parameter) -> str:
    said = str(parameter.annotation).removesuffix(" | None")
    return "ReadableLog" if said.startswith("ReadableLog |") else said


def positional(name: str) -> list[inspect.Parameter]:
    return [each for each in parameters(name) if each.kind is not each.KEYWORD_ONLY]


def with_parameter(wanted: str) -> list[str]:
    return sorted(name for name in CALLS if wanted in [each.name for each in parameters(name)])


def test_every_public_call_is_read() -> None:
    assert len(CALLS) > 120
    assert {"annual_report", "plot.history", "names.resolve", "Registry.status", "OutreachLog.targets"} <= set(CALLS)
    assert len(with_parameter("basis")) > 25


@pytest.mark.parametrize("name", CALLS)
def test_the_registry_is_first_then_the_log_and_the_day_is_last(name: str) -> None:
    kinds = [kind(each) for each in positional(name)]
    registries = [place for place, one in enumerate(kinds) if one == "Registry"]
    assert registries == list(range(len(registries)))
    assert [place for place, one in enumerate(kinds) if one == "ReadableLog"] in ([], [len(registries)])
    names = [each.name for each in positional(name)]
    assert "as_of" not in names[:-1]


@pytest.mark.parametrize("name", CALLS)
def test_a_registry_is_called_reg_and_a_log_log(name: str) -> None:
    registries = [each.name for each in parameters(name) if kind(each) == "Registry"]
    assert registries in ([], ["reg"]) or name in ("compare", "Registry.diff", "testing.assert_registry_equal")
    assert [each.name for each in parameters(name) if kind(each) == "ReadableLog"] in ([], ["log"])


@pytest.mark.parametrize("name", CALLS)
def test_what_is_given_by_name_has_one_order(name: str) -> None:
    names = [each.name for each in parameters(name) if each.kind is each.KEYWORD_ONLY]
    places = [-2 + ("reg", "log").index(one) if one in ("reg", "log") else _place(one) for one in names]
    assert places == sorted(places), names
    by_place = [each.name for each in positional(name)]
    fixed = {*LAST[3:], "instruments"} if name not in CODES else set()
    assert not fixed & {*by_place}


def _place(name: str) -> int:
    return LAST.index(name) if name in LAST else LAST.index("")


@pytest.mark.parametrize("name", CALLS)
def test_one_name_means_one_thing(name: str) -> None:
    for each in parameters(name):
        if each.name in SAME:
            annotation, default = SAME[each.name]
            if each.name == "basis" and name in OF_LAW:
                default = OF_LAW[name]
            assert (str(each.annotation).removesuffix(" | None"), each.default) == (
                annotation.removesuffix(" | None"),
                default,
            )
        if each.name in STATED and name not in CODES:
            assert each.annotation == STATED[each.name]
        if each.name == "instruments":
            assert each.default is None


# The other order


def swapped(name: str) -> list[object]:
    """The arguments of a call whose registry is not the first."""
    others = [LOG if kind(each) == "ReadableLog" else "x" for each in positional(name) if kind(each) != "Registry"]
    return [others[0], REG, *others[1:]]


SWAPPED = sorted(
    name for name in with_parameter("reg") if len(positional(name)) > 1 and kind(positional(name)[0]) == "Registry"
)


@pytest.mark.parametrize("name", SWAPPED)
def test_the_other_order_is_refused_with_the_right_one(name: str) -> None:
    own = name.rpartition(".")[2]
    function = getattr(LOG, own) if name.startswith(("OutreachLog", "LiveLog")) else CALLS[name]
    logged = "ReadableLog" in map(kind, positional(name))
    order = f"{own} takes the registry first{', then the log' if logged else ''}"
    with pytest.raises(ccw.OptionError) as caught:
        function(*swapped(name))
    assert str(caught.value).startswith(order)
    assert f": {own}(reg" in str(caught.value)


def test_there_are_calls_of_each_form() -> None:
    assert {"annual_report", "check_report", "add_participation", "gap_matrix", "OutreachLog.targets"} <= {*SWAPPED}


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (
            lambda: ccw.annual_report(LOG, REG, 2014),  # type: ignore[arg-type]
            "annual_report takes the registry first, then the log: annual_report(reg, log, year=None).",
        ),
        (
            lambda: ccw.letter_list(REG, "no_p5", LOG),  # type: ignore[arg-type]
            (
                "letter_list takes the registry first, then the log: "
                "letter_list(reg, log=None, kind='not_party', as_of=None)."
            ),
        ),
        (
            lambda: ccw.migration_list(REG, LOG),  # type: ignore[arg-type]
            "migration_list takes the registry first, then the log by name: migration_list(reg, as_of=None, log=log).",
        ),
        (
            lambda: ccw.contacts_over_time(LOG, reg=REG),  # type: ignore[arg-type, misc]
            "contacts_over_time takes the registry first, then the log: contacts_over_time(reg, log).",
        ),
        (lambda: ccw.check(LOG), "check takes the registry first, then the log: check(reg, log=None)."),  # type: ignore[arg-type]
        (
            lambda: ccw.compare(REG, LOG),  # type: ignore[arg-type]
            "after=an OutreachLog is not accepted; use a Registry.",
        ),
        (
            lambda: ccw.target_list(REG, "2014-09-01"),  # type: ignore[arg-type]
            "log='2014-09-01' is not accepted; use an OutreachLog or None.",
        ),
    ],
)
def test_what_is_not_where_it_belongs_is_said(ask: Callable[[], object], said: str) -> None:
    with pytest.raises(ccw.OptionError) as caught:
        ask()
    assert str(caught.value) == said


# One where many are


FRANCE = ("FRA", "France", "Франция", "法国", REG.state("FRA"))
AP2 = ("AP2", "Amended Protocol II", ccw.InstrumentCode.AP2, REG.instrument("AP2"))
MINE = pd.DataFrame({"iso3": ["FRA"], "year": [2012]})


def written_panel(**asked: Any) -> pd.DataFrame:
    with TemporaryDirectory() as place:
        ccw.write_panel(REG, place, start=2010, end=2010, **asked)
        return pd.read_parquet(place)


STATES: dict[str, Callable[[Any], Any]] = {
    "gap_matrix": lambda states: ccw.gap_matrix(REG, states=states),
    "joint_participation": lambda states: ccw.joint_participation(REG, "dyad", states=states),
    "next_steps": lambda states: ccw.next_steps(REG, states=states),
    "panel": lambda states: ccw.panel(REG, states=states),
    "states_in_words": lambda states: ccw.states_in_words(REG, states=states),
    "write_panel": lambda states: written_panel(states=states),
}
INSTRUMENTS: dict[str, Callable[[Any], Any]] = {
    "gap_matrix": lambda instruments: ccw.gap_matrix(REG, instruments=instruments),
    "joint_participation": lambda instruments: ccw.joint_participation(
        REG, "dyad", states=["FRA", "LAO"], instruments=instruments
    ),
    "panel": lambda instruments: ccw.panel(REG, "wide", instruments=instruments),
    "write_panel": lambda instruments: written_panel(states=["LAO"], instruments=instruments),
    "add_participation": lambda instruments: ccw.add_participation(REG, MINE, instruments=instruments),
    "plot.history": lambda instruments: ccw.plot.history(ccw.history(REG, freq="Y"), instruments=instruments),
}


def shown(result: Any) -> object:  # noqa: ANN401
    if isinstance(result, pd.DataFrame):
        return result.reset_index().astype(str).to_dict("list")
    return result if isinstance(result, str) else [text.get_text() for text in result.texts]


def test_every_function_that_takes_several_is_tried() -> None:
    assert {*with_parameter("states")} - {*CODES} == {*STATES}
    assert {*with_parameter("instruments")} - {*CODES} == {*INSTRUMENTS}


@pytest.mark.parametrize("one", FRANCE)
@pytest.mark.parametrize("name", STATES)
def test_one_state_is_taken_where_several_are(name: str, one: str | State) -> None:
    assert shown(STATES[name](one)) == shown(STATES[name](["FRA"])) == shown(STATES[name]([one, "FRA"]))


@pytest.mark.parametrize("one", AP2)
@pytest.mark.parametrize("name", INSTRUMENTS)
def test_one_instrument_is_taken_where_several_are(name: str, one: object) -> None:
    assert shown(INSTRUMENTS[name](one)) == shown(INSTRUMENTS[name](["AP2"])) == shown(INSTRUMENTS[name]([one, "AP2"]))


@pytest.mark.parametrize("word", ["parties", "not_party", "all", "African", "Western Europe"])
def test_a_word_or_a_group_means_the_same_states_everywhere(word: str) -> None:
    rows = {*ccw.gap_matrix(REG, states=word).index}
    in_panel = {*ccw.panel(REG, "wide", states=word).index}
    gone = {state.iso3 for state in REG.states if not state.eligible(REG.as_of)} if word == "all" else set()
    former = {iso3 for iso3 in gone if (REG.state(iso3).eligible_until or REG.as_of) >= REG.first_day}
    assert rows == {*ccw.next_steps(REG, states=word).index}
    assert in_panel == rows | former
    assert rows


@pytest.mark.parametrize("name", STATES)
@pytest.mark.parametrize(
    ("text", "error", "said"),
    [
        ("african", ccw.OptionError, "states='african' is not accepted; did you mean 'African', "),
        ("partys", ccw.OptionError, "did you mean 'parties'"),
        (
            "Viet Nom",
            ccw.OptionError,
            "did you mean Viet Nam? Use 'all', 'parties', 'not_party', a group ('African', ",
        ),
        ("Atlantis", ccw.OptionError, "'Western Europe'), a state by code or name, or a list of states."),
        ("Korea", ccw.AmbiguousStateError, "may mean Republic of Korea or"),
        ("Kosovo", ccw.NotAParticipantError, "is not a possible participant"),
    ],
)
def test_a_text_that_means_no_state_is_refused_with_what_is_possible(
    name: str, text: str, error: type[ccw.CcwError], said: str
) -> None:
    with pytest.raises(error, match=re.escape(said)):
        STATES[name](text)


@pytest.mark.parametrize("ask", [ccw.gap_matrix, ccw.next_steps, ccw.panel])
def test_a_text_that_is_a_group_and_a_state_is_refused_with_both(ask: Callable[..., pd.DataFrame]) -> None:
    (georgia,) = [m for m in REG.memberships if m.iso3 == "GEO" and m.scheme == "un"]
    reg = REG.replaced(memberships=[*REG.memberships, georgia.model_copy(update={"scheme": "own", "group": "Georgia"})])
    said = "states='Georgia' may mean the group or the state Georgia; use reg.group('Georgia') or ['GEO']."
    with pytest.raises(ccw.OptionError) as caught:
        ask(reg, states="Georgia")
    assert str(caught.value) == said
    assert ask(reg, states=["GEO"]).equals(ask(reg, states=reg.group("Georgia")))


def test_one_table_act_or_name_is_taken_where_several_are() -> None:
    page = ccw.read_untc(b"Participant,Ratification\nFrance,4 Mar 1988\n", "2020-01-01", instrument="treaty")
    assert ccw.Registry.from_tables(page) == ccw.Registry.from_tables([page])
    act = {"iso3": "LAO", "instrument": "AP2", "kind": "consent_to_be_bound", "date": "2026-03-02"}
    added = REG.with_actions([act])
    assert REG.with_actions(act) == added == REG.with_actions(added.actions[-1])
    first = LOG.actions[0]
    assert ccw.OutreachLog(first) == ccw.OutreachLog([first])
    assert ccw.OutreachLog({"id": "a", "kind": "letter", "start": "2014-05-02", "states": "LAO"}).actions[0].id == "a"
    assert ccw.mandate_coverage(first).equals(ccw.mandate_coverage([first]))
    assert ccw.names.resolve_many("Viet Nam") == ccw.names.resolve_many(["Viet Nam"]) == ["VNM"]
    assert ccw.names.names_in_order("VNM") == ["Viet Nam"]
    assert ccw.names.by_name(REG.state("VNM")) == [REG.state("VNM")]
    assert REG.sources_of("actions", instruments="AP2") == REG.sources_of(["actions"], instruments=["AP2"])


def test_one_act_is_recorded_where_several_are(tmp_path: Any) -> None:  # noqa: ANN401
    with ccw.OutreachLog.open(tmp_path / "acts.log") as live:
        assert live.extend(LOG.actions[0]) == 1
        assert live.extend({"id": "b", "kind": "letter", "start": "2014-05-02", "states": ["LAO"]}) == 1
        assert len(live) == 2
