"""What a notebook shows of an object: enough to know what it is, nothing confidential, nothing unescaped."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pandas as pd
import pytest

import ccwuniv as ccw
from ccwuniv._support import html_facts
from ccwuniv.testing import sample_registry

REG = ccw.Registry.bundled()
HOSTILE = '<script>alert("&")</script>'
LETTER = {"kind": "letter", "start": "2014-05-02", "states": ["LAO"]}


def cells(html: str) -> list[list[str]]:
    """Return the rows of the tables in a page, as text."""
    rows = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)
    return [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL) for row in rows]


class TestRegistry:
    def test_says_its_last_day_and_the_version_of_its_data(self) -> None:
        assert f"as of {REG.as_of}, data {REG.version}" in REG._repr_html_()

    def test_shows_the_total_of_every_instrument_on_both_bases(self) -> None:
        shown = {row[0]: row[1:3] for row in cells(REG._repr_html_())[1:]}
        consent, in_force = REG.totals(), REG.totals(basis="in_force")
        assert shown == {code: [str(consent[code]), str(in_force[code])] for code in REG.codes}

    def test_knows_no_number_in_force_where_no_rule_gives_one(self) -> None:
        page = b"Participant,Ratification\nFrance,4 Mar 1988\n"
        reg = ccw.Registry.from_tables([ccw.read_untc(page, as_of="2020-01-01", instrument="treaty")])
        assert cells(reg._repr_html_())[1][1:3] == ["1", "not known"]

    def test_says_that_actions_are_hypothetical(self) -> None:
        act = {"iso3": "LAO", "instrument": "AP2", "kind": "acceptance", "date": REG.as_of}
        assert "with hypothetical actions" in REG.with_actions([act])._repr_html_()


@pytest.mark.parametrize("code", REG.codes)
def test_an_instrument_shows_its_title_its_days_and_its_rule(code: str) -> None:
    instrument = REG.instrument(code)
    shown = dict(cells(instrument._repr_html_()))
    assert shown["title"] == instrument.names["en"].full
    assert shown["entry into force"] == str(instrument.entry_into_force)
    assert shown["in force for a state"].startswith("6 months after the deposit, once there were 20 (")


@pytest.mark.parametrize(
    ("treaty", "rule"),
    [
        ("mine_ban", "on the first day of the month that is 6 months after the deposit, once there were 40"),
        ("arms_trade", "90 days after the deposit, once there were 50"),
    ],
)
def test_a_rule_of_effect_is_a_sentence(treaty: str, rule: str) -> None:
    assert str(ccw.law.NEIGHBOURING_RULES[treaty]).startswith(rule)


class TestLog:
    def test_shows_the_first_acts_and_says_how_many_there_are(self) -> None:
        html = ccw.OutreachLog({"id": f"act-{n:03}", **LETTER} for n in range(100))._repr_html_()
        assert "100, of which the first 30 by id" in html
        assert [row[0] for row in cells(html)[1:]] == [f"act-{n:03}" for n in range(30)]

    def test_says_nothing_of_confidential_acts_not_even_how_many(self) -> None:
        open_act, secret = (
            {"id": "a", **LETTER},
            {"id": "b", **LETTER, "note": "in confidence", "level": "confidential"},
        )
        assert ccw.OutreachLog([open_act, secret])._repr_html_() == ccw.OutreachLog([open_act])._repr_html_()

    def test_of_a_live_log_is_that_of_its_acts(self, tmp_path: object) -> None:
        with ccw.OutreachLog.open(f"{tmp_path}/log.sqlite") as live:
            live.append(ccw.OutreachAction(id="a", **LETTER))
            assert live._repr_html_() == ccw.OutreachLog([{"id": "a", **LETTER}])._repr_html_()


def test_what_comes_from_data_is_escaped() -> None:
    names = {"en": {"short": HOSTILE, "full": HOSTILE}}
    instrument = ccw.Instrument(code="X", names=names, source=HOSTILE)
    log = ccw.OutreachLog([{"id": "a", "kind": "letter", "start": "2014-05-02", "audience": HOSTILE}])
    reg = sample_registry()
    named = reg.replaced(instruments=[i.model_copy(update={"names": instrument.names}) for i in reg.instruments])
    for shown in (instrument, log, named, named.replaced(version=HOSTILE)):
        assert "<script" not in shown._repr_html_()
        assert "&lt;script&gt;" in shown._repr_html_()


def test_text_is_aligned_to_the_left_and_never_cut() -> None:
    long = "a word " * 100
    shown = ccw.State(iso3="XAA", name=long, kind="other")._repr_html_()
    assert f'<td style="text-align: left">{long}</td>' in shown
    assert "<td>7</td>" in html_facts([("acts", 7)])


class TestRecord:
    """A record shows every field that holds something, in the order of its fields."""

    def test_a_state_shows_what_it_is(self) -> None:
        shown = dict(cells(REG.state("DDR")._repr_html_()))
        assert (shown["iso3"], shown["name"], shown["kind"]) == ("DDR", "German Democratic Republic", "former")
        assert shown["eligible until"] == "1990-10-02"
        assert "successor of" not in shown
        assert dict(cells(REG.state("SRB")._repr_html_())).keys() >= {"eligible since", "source"}

    def test_a_finding_shows_its_rule_and_its_explanation(self) -> None:
        finding = ccw.check(REG)[0]
        shown = dict(cells(finding._repr_html_()))
        assert shown["message"] == html.escape(finding.message)
        assert shown["severity"] == "warning"
        assert shown["explained"] == html.escape(finding.explained)

    def test_an_act_shows_who_turned_to_whom(self) -> None:
        actors = [{"person": "Ban Ki-moon", "role": "Secretary-General"}, {"country": "Finland"}]
        shown = dict(cells(ccw.OutreachAction(id="a", **LETTER, actors=actors, mandates=["plan-2011-2"])._repr_html_()))
        assert shown["actors"] == "Ban Ki-moon, Secretary-General; FIN"
        assert (shown["states"], shown["start"], shown["level"]) == ("LAO", "2014-05-02", "internal")

    def test_a_confidential_act_shows_that_and_nothing_else(self) -> None:
        act = ccw.OutreachAction(id="a", **LETTER, note="in confidence", level="confidential")
        assert cells(act._repr_html_()) == [["level", "confidential"]]

    def test_a_relation_shows_both_states_and_what_binds_them(self) -> None:
        shown = ccw.relations(REG, "FRA", "DEU")._repr_html_()
        assert "<b>France and Germany</b>" in shown
        assert len(cells(shown)) >= 3

    def test_every_kind_of_record_is_shown_and_escaped(self) -> None:
        act = {"id": "a", "kind": "letter", "start": "2014-05-02", "audience": HOSTILE, "venue": HOSTILE}
        finding = ccw.Finding(rule=HOSTILE, severity="error", message=HOSTILE, explained=HOSTILE)
        state = ccw.State(iso3="XAA", name=HOSTILE, kind="other", successor_of=(HOSTILE,))
        for record in (ccw.OutreachAction(**act), finding, state):
            assert "<script" not in record._repr_html_()
            assert record._repr_html_().count("&lt;script&gt;") >= 2


class TestNames:
    """A table names its states when asked, and is then in the order of the names."""

    def test_a_gap_matrix_has_the_name_first(self) -> None:
        plain, named = ccw.gap_matrix(REG), ccw.gap_matrix(REG, names=True)
        assert list(named) == ["name", *plain]
        assert list(named["name"]) == [state.name for state in ccw.names.by_name(map(REG.state, plain.index))]
        pd.testing.assert_frame_equal(named.drop(columns="name").sort_index(), plain.sort_index())

    def test_a_list_of_states_keeps_its_order(self) -> None:
        named = ccw.gap_matrix(REG, states=["LAO", "FRA", "AUT"], names=True)
        assert list(named.index) == ["LAO", "FRA", "AUT"]
        assert list(ccw.panel(REG, "wide", states=["LAO", "FRA"], names=True).index) == ["LAO", "FRA"]

    @pytest.mark.parametrize("unit", ["actions", "wide", "long", "spell", "state-day", "country-year"])
    def test_a_panel_has_the_name_beside_the_code(self, unit: str) -> None:
        period = {"start": "2014-01-01", "end": "2014-01-02"} if unit == "state-day" else {}
        period = {"start": 2011, "end": 2014} if unit == "country-year" else period
        plain = ccw.panel(REG, unit, states="WEOG", **period)
        named = ccw.panel(REG, unit, states="WEOG", names=True, **period)
        codes = named.index if unit == "wide" else named["iso3"]
        assert list(named)[: 2 - (unit == "wide")] == [*["iso3"][unit == "wide" :], "name"]
        assert list(named["name"]) == [REG.state(iso3).name for iso3 in codes]
        assert list(dict.fromkeys(named["name"])) == sorted(set(named["name"]), key=ccw.names.name_order)
        order = pd.Series(plain.index if unit == "wide" else plain["iso3"]).map(lambda iso3: REG.state(iso3).name)
        moved = plain.iloc[order.sort_values(key=lambda names: names.map(ccw.names.name_order), kind="stable").index]
        if unit != "wide":
            moved = moved.reset_index(drop=True)
        pd.testing.assert_frame_equal(named.drop(columns="name"), moved)

    def test_a_panel_of_pairs_names_both(self) -> None:
        named = ccw.panel(REG, "dyad-year", states="WEOG", start=2014, end=2014, names=True)
        assert list(named)[:4] == ["iso3_a", "name_a", "iso3_b", "name_b"]
        assert list(named["name_b"]) == [REG.state(iso3).name for iso3 in named["iso3_b"]]
        keys = [tuple(map(ccw.names.name_order, pair)) for pair in zip(named["name_a"], named["name_b"], strict=True)]
        assert keys == sorted(keys)

    def test_the_codebook_and_the_picture_know_the_name(self) -> None:
        named = ccw.gap_matrix(REG, names=True)
        assert ccw.codebook(named).loc["name", "label"] == "State, short English name"
        assert ccw.plot.gap_matrix(named).get_title() == ccw.plot.gap_matrix(ccw.gap_matrix(REG)).get_title()


class TestProgress:
    @pytest.mark.parametrize(("acts", "times"), [(3, 3), (2_500, 834)])
    def test_of_a_long_log_is_told_a_thousand_times_at_most(self, tmp_path: Path, acts: int, times: int) -> None:
        path = tmp_path / "log.jsonl"
        ccw.OutreachLog({"id": f"act-{n:04}", **LETTER} for n in range(acts)).write_jsonl(path, internal=True)
        told: list[tuple[int, int, str]] = []
        log = ccw.OutreachLog.read_jsonl(path, progress=lambda *progress: told.append(progress))
        assert len(log) == acts
        assert len(told) == times
        assert told[-1] == (acts, acts, "log.jsonl")
        assert told == sorted(told)

    def test_is_written_on_one_line(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "log.jsonl"
        ccw.OutreachLog([{"id": "a", **LETTER}]).write_jsonl(path, internal=True)
        ccw.OutreachLog.read_jsonl(path, progress=True)
        assert capsys.readouterr().err.split("\r")[-1].rstrip() == "1 of 1: log.jsonl"
        ccw.OutreachLog.read_jsonl(path)
        assert capsys.readouterr().err == ""


class TestCompletion:
    def test_the_package_offers_its_public_names_and_no_other(self) -> None:
        assert set(dir(ccw)) == set(ccw.__all__)

    @pytest.mark.parametrize(
        ("typed", "offered"),
        [("ccw.gap_", "gap_matrix"), ("reg.tot", "totals"), ("log.tar", "targets")],
    )
    def test_completes_what_is_typed(self, typed: str, offered: str) -> None:
        module = pytest.importorskip("IPython.core.completer")
        completer = module.IPCompleter(namespace={"ccw": ccw, "reg": REG, "log": ccw.OutreachLog.bundled()})
        completer.use_jedi = False
        with module.provisionalcompleter():
            found = {completion.text for completion in completer.completions(typed, len(typed))}
        assert {text.rpartition(".")[2] for text in found} >= {offered}


class TestSuggestions:
    @pytest.mark.parametrize(
        ("ask", "suggested"),
        [
            (
                lambda: REG.totals(basis="inforce"),
                "did you mean 'in_force'? Use 'consent', 'in_force' or 'in_force_as_known'",
            ),
            (lambda: REG.group("Africa"), "did you mean 'African'?"),
            (lambda: ccw.coverage(REG, by="un_regional_grup"), "did you mean 'un_regional_group'?"),
            (lambda: REG.state("Koreaa"), "did you mean Republic of Korea or Democratic People's Republic of Korea"),
            (lambda: REG.instrument("AP3"), "did you mean P3, AP2"),
        ],
    )
    def test_an_error_names_what_may_have_been_meant(self, ask: object, suggested: str) -> None:
        with pytest.raises(ccw.CcwError, match=re.escape(suggested)):
            ask()

    def test_nothing_is_suggested_for_what_is_like_nothing(self) -> None:
        with pytest.raises(ccw.OptionError, match="basis='xyz' is not accepted; use"):
            REG.totals(basis="xyz")

    @pytest.mark.parametrize("name", ["Koreaa", "Coreea", "Congoo", "Guinee", "Frnace"])
    def test_every_suggested_state_is_resolved_and_suggested_once(self, name: str) -> None:
        suggested = ccw.names.closest(name)
        codes = [ccw.names.resolve(one) for one in suggested]
        assert len(set(codes)) == len(codes) == len(suggested) > 0
