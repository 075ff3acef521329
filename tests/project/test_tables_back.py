"""Tables that come back: what a function says of one read from our own exports is what it says of the original."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.layout_engine import ConstrainedLayoutEngine

import ccwuniv as ccw
from ccwuniv.records import Kind, read_cells, read_column
from tests.support.face import public_modules
from tests.support.record import report_acts

REG = ccw.Registry.bundled()
LOG = report_acts()
WEALTH = pd.DataFrame({"iso3": ["LAO"] * 3, "year": [2012, 2013, 2014], "gdp": [10.2, 11.9, 13.3]})
DATED = pd.DataFrame({"iso3": ["LAO", "MEX"], "start": ["1900-01-01", "1900-01-01"], "gdp": [10.2, 11.9]})


def waits() -> pd.DataFrame:
    """Waiting times without their provenance."""
    table = ccw.waiting_times(REG, "AP2", split="none")
    table.attrs = {}
    return table


def drawn(ax: Axes) -> list[Any]:
    """All that a picture shows, but for its title and the line below it, which say where the table comes from."""
    texts = [(t.get_text(), t.get_color()) for t in ax.texts if t.get_gid() != "footer"]
    labels = [label.get_text() for label in (*ax.get_xticklabels(), *ax.get_yticklabels())]
    points = [(np.round(np.asarray(line.get_xydata(), dtype=float), 6).tolist(), line.get_color()) for line in ax.lines]
    shapes = [np.round(found.get_facecolor(), 4).tolist() for found in ax.collections]
    paths = [[np.round(path.vertices, 6).tolist() for path in found.get_paths()] for found in ax.collections]
    plt.close("all")
    return [texts, labels, points, shapes, paths]


def letters(frame: pd.DataFrame, folder: Path) -> bytes:
    """The file that a letter list becomes."""
    return ccw.write_letters(frame, folder / "letters.csv").read_bytes()


def added(frame: pd.DataFrame, covariates: pd.DataFrame, *on: str) -> pd.Series[Any]:
    """The covariates that a panel received."""
    joined = ccw.join_covariates(frame, covariates, on, unmatched="report")
    return pd.Series([-1.0 if pd.isna(cell) else float(cell) for cell in joined["gdp"]])


def participation(frame: pd.DataFrame) -> pd.DataFrame:
    """What a table of one's own received."""
    joined = ccw.add_participation(REG, frame, instruments=["AP2"], when="when")
    return joined[["AP2_status", "AP2_bound"]].reset_index(drop=True)


class Back(NamedTuple):
    """A function that takes a table of ours, and the table; what it needs or cannot know.

    ``bare``: it answers without provenance. ``numbers_stay``: codes and numbers are its own matter.
    """

    call: str
    table: Callable[[], pd.DataFrame]
    ask: Callable[[pd.DataFrame, Path], Any]
    bare: bool = True
    numbers_stay: bool = False


OWN = pd.DataFrame({"iso3": ["LAO", "FRA", "MEX"], "when": pd.to_datetime(["2012-05-01", "1999-01-01", "2020-12-31"])})
BACK: Mapping[str, Back] = {
    "waiting_curve": Back("waiting_curve", waits, lambda t, _: ccw.waiting_curve(t)),
    **{
        f"waiting_curve by {by}": Back("waiting_curve", waits, lambda t, _, by=by: ccw.waiting_curve(t, by=by))
        for by in ("un_regional_group", "former", "convention", "succession")
    },
    "cumulative_incidence": Back("cumulative_incidence", waits, lambda t, _: ccw.cumulative_incidence(t)),
    "restricted_mean_waiting_time": Back(
        "restricted_mean_waiting_time", waits, lambda t, _: ccw.restricted_mean_waiting_time(t)
    ),
    "log_rank_test": Back("log_rank_test", waits, lambda t, _: ccw.log_rank_test(t, "convention")),
    "plot.waiting of times": Back("plot.waiting", waits, lambda t, _: drawn(ccw.plot.waiting(t))),
    **{
        f"plot.waiting by {by}": Back(
            "plot.waiting",
            lambda by=by: ccw.waiting_curve(ccw.waiting_times(REG, "AP2", split="none"), by=by),
            lambda t, _: drawn(ccw.plot.waiting(t)),
        )
        for by in ("un_regional_group", "former")
    },
    **{
        f"base_rates by {by}": Back(
            "base_rates", lambda: ccw.outreach_outcomes(REG, LOG, "12Y"), lambda t, _, by=by: ccw.base_rates(t, by)
        )
        for by in ("instrument", "designation", "paragraph", "id")
    },
    "incidence_curve": Back(
        "incidence_curve", lambda: ccw.outreach_outcomes(REG, LOG, "12Y"), lambda t, _: ccw.incidence_curve(t)
    ),
    **{
        f"treaty_overlap of {values}": Back(
            "treaty_overlap",
            lambda: ccw.treaty_table(REG),
            lambda t, _, values=values: ccw.treaty_overlap(t, values=values),
        )
        for values in ("both", "row_only")
    },
    "plot.outcomes": Back(
        "plot.outcomes",
        lambda: ccw.base_rates(ccw.outreach_outcomes(REG, LOG, "11Y")),
        lambda t, _: drawn(ccw.plot.outcomes(t)),
    ),
    "join_covariates": Back(
        "join_covariates",
        lambda: ccw.panel(REG, states=["LAO", "MEX"], instruments=["AP2"], start=2012, end=2014),
        lambda t, _: added(t, WEALTH, "iso3", "year"),
    ),
    "join_covariates on a day": Back(
        "join_covariates",
        lambda: ccw.waiting_times(REG, "AP2").query("iso3 in ['LAO', 'MEX']"),
        lambda t, _: added(t, DATED, "iso3", "start"),
    ),
    "join_covariates of contacts": Back(
        "join_covariates",
        lambda: ccw.contacts_over_time(REG, LOG).rename(columns={"contacts": "gdp", "date": "start"}),
        lambda t, _: added(waits(), t[t["instrument"] == "AP2"].drop(columns="instrument"), "iso3", "start"),
    ),
    "add_participation": Back("add_participation", lambda: OWN, lambda t, _: participation(t)),
    "OutreachLog.from_pandas": Back(
        "OutreachLog.from_pandas", LOG.to_pandas, lambda t, _: ccw.OutreachLog.from_pandas(t)
    ),
    "plot.timeline": Back("plot.timeline", LOG.frame, lambda t, _: drawn(ccw.plot.timeline(t))),
    "plot.actor_targets": Back(
        "plot.actor_targets", lambda: ccw.actor_targets(REG, LOG), lambda t, _: drawn(ccw.plot.actor_targets(t))
    ),
    "plot.history": Back(
        "plot.history", lambda: ccw.history(REG, freq="Y"), lambda t, _: drawn(ccw.plot.history(t, reg=REG))
    ),
    **{
        f"plot.coverage by {by}": Back(
            "plot.coverage", lambda by=by: ccw.coverage(REG, by=by), lambda t, _: drawn(ccw.plot.coverage(t))
        )
        for by in ("un_regional_group", "instrument", "kind", "m49")
    },
    **{
        f"plot.gap_matrix of {values}": Back(
            "plot.gap_matrix",
            lambda values=values: ccw.gap_matrix(REG, "2014-09-01", states="Eastern European", values=values),
            lambda t, _: drawn(ccw.plot.gap_matrix(t)),
        )
        for values in ("status", "gap", "date")
    },
    **{
        f"plot.tile_map of {values}": Back(
            "plot.tile_map",
            lambda values=values: ccw.gap_matrix(REG, states="all", values=values)[["AP2"]],
            lambda t, _: drawn(ccw.plot.tile_map(t)),
            numbers_stay=True,
        )
        for values in ("status", "gap", "date")
    },
    "plot.tile_map of numbers": Back(
        "plot.tile_map",
        lambda: ccw.migration_list(REG)[["years_waiting"]],
        lambda t, _: drawn(ccw.plot.tile_map(t)),
        numbers_stay=True,
    ),
    "plot.migration": Back(
        "plot.migration", lambda: ccw.migration_list(REG), lambda t, _: drawn(ccw.plot.migration(t)), bare=False
    ),
    "plot.patterns": Back("plot.patterns", lambda: ccw.joint_patterns(REG), lambda t, _: drawn(ccw.plot.patterns(t))),
    "write_letters": Back("write_letters", lambda: ccw.letter_list(REG, LOG, "p2_only"), letters),
}

ARROW = "pyarrow"
READERS: Mapping[str, tuple[str, Callable[[Path], pd.DataFrame]]] = {
    "csv": (".csv", pd.read_csv),
    "csv, names as they stand": (".csv", lambda path: pd.read_csv(path, keep_default_na=False)),
    "csv, text": (".csv", lambda path: pd.read_csv(path, dtype=str)),
    "csv, nullable": (".csv", lambda path: pd.read_csv(path, dtype_backend="numpy_nullable")),
    "csv, arrow": (".csv", lambda path: pd.read_csv(path, dtype_backend=ARROW)),
    "csv, read by arrow": (".csv", lambda path: pd.read_csv(path, engine=ARROW, dtype_backend=ARROW)),
    "parquet": (".parquet", pd.read_parquet),
    "parquet, nullable": (".parquet", lambda path: pd.read_parquet(path, dtype_backend="numpy_nullable")),
    "parquet, arrow": (".parquet", lambda path: pd.read_parquet(path, dtype_backend=ARROW)),
    "stata": (".dta", pd.read_stata),
    "stata, numbers": (".dta", lambda path: pd.read_stata(path, convert_categoricals=False)),
    "stata, no days": (".dta", lambda path: pd.read_stata(path, convert_dates=False)),
    "excel": (".xlsx", pd.read_excel),
    "excel, text": (".xlsx", lambda path: pd.read_excel(path, dtype=str)),
    "excel, arrow": (".xlsx", lambda path: pd.read_excel(path, dtype_backend=ARROW)),
}
USUAL = {"csv", "csv, arrow", "csv, nullable", "parquet", "parquet, nullable", "parquet, arrow", "stata", "excel"}
"""How people read them: here the answer must be the same. The others may be refused instead."""


def same(one: object, other: object) -> bool:
    if isinstance(one, pd.DataFrame | pd.Series):
        return type(one) is type(other) and str(one.dtypes) == str(other.dtypes) and one.equals(other)  # type: ignore[attr-defined]
    return one == other


PICTURED = {"csv", "csv, text", "parquet, arrow", "stata", "stata, numbers", "excel"}
AS_NUMBERS = {"csv, text", "stata, numbers"}


def readers(name: str) -> dict[str, Callable[[Path], pd.DataFrame]]:
    """How the table of a call is read again."""
    left_out = AS_NUMBERS if BACK[name].numbers_stay else set()
    asked = READERS.keys() if not name.startswith("plot.") else PICTURED
    return {reader: READERS[reader][1] for reader in READERS if reader in asked and reader not in left_out}


@pytest.mark.parametrize("name", BACK)
def test_the_answer_is_the_same_or_an_error_names_the_column(
    name: str, tmp_path: Path, subtests: pytest.Subtests, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ConstrainedLayoutEngine, "execute", lambda *_: None)  # costly, and no answer to a table
    back = BACK[name]
    table = back.table()
    original = back.ask(table, tmp_path)
    for reader, read in readers(name).items():
        file = tmp_path / f"table{READERS[reader][0]}"
        if not file.exists():
            ccw.export(table, file)
        with subtests.test(reader):
            again = read(file)
            if reader == "csv":
                _, error = answered(back, again, tmp_path)
                assert (error is None) == back.bare, error
            again.attrs = dict(table.attrs)  # what a picture says of its source takes room from the picture
            answer, error = answered(back, again, tmp_path)
            if error is None:
                assert same(original, answer)
            else:
                assert reader not in USUAL, error
                assert isinstance(error, ccw.DataError), error
                assert error.column in {*map(str, again.columns), str(again.index.name)}


def answered(back: Back, table: pd.DataFrame, folder: Path) -> tuple[Any, ccw.CcwError | None]:
    """What a function says of a table, or why it says nothing."""
    try:
        return back.ask(table, folder), None
    except (ccw.DataError, ccw.OptionError) as error:
        return None, error


def test_every_public_function_that_takes_a_table_is_asked() -> None:
    """Found by their annotations, so that a new one is not forgotten."""
    found = set()
    for module in public_modules():
        short = "plot." if module is ccw.plot else ""
        for name in getattr(module, "__all__", ()):
            thing = getattr(module, name)
            methods = vars(thing).items() if inspect.isclass(thing) else ()
            for label, function in [(f"{short}{name}", thing), *((f"{name}.{own}", one) for own, one in methods)]:
                function = getattr(function, "__func__", function)  # noqa: PLW2901  # of a class method
                if not inspect.isfunction(function) or label.rpartition(".")[2].startswith("_"):
                    continue
                taken = [p.annotation for p in inspect.signature(function).parameters.values()]
                if any(re.search(r"pd\.(DataFrame|Series)", str(annotation)) for annotation in taken):
                    found.add(label)
    told = {"export", "cite", "codebook", "replication_archive"}  # of its form and provenance alone
    words = {"resolve_many", "in_name_order"}  # names alone
    assert found - told - words == {back.call for back in BACK.values()}


EVENTS = ["bool", "boolean", "bool[pyarrow]", "int8", "Int64", "float64", "object", "int64[pyarrow]"]


@pytest.mark.parametrize("dtype", EVENTS)
def test_truth_values_are_read_from_every_dtype(dtype: str) -> None:
    table = waits()
    assert ccw.waiting_curve(table.assign(event=table["event"].astype(dtype))).equals(ccw.waiting_curve(table))


@pytest.mark.parametrize("dtype", ["object", "str", "string", "category", "string[pyarrow]"])
@pytest.mark.parametrize("labels", [("no", "yes"), ("false", "true"), ("False", "True"), ("FALSE", "TRUE")])
def test_labels_are_read_from_every_dtype(labels: tuple[str, str], dtype: str) -> None:
    table = waits()
    event = table["event"].map(dict(zip((False, True), labels, strict=True))).astype(dtype)
    assert ccw.waiting_curve(table.assign(event=event)).equals(ccw.waiting_curve(table))


@pytest.mark.parametrize(
    "bad", [2, 1.5, -1, "2", "1", "0", "maybe", "Yes", "event", "", None, float("nan"), pd.NA, pd.NaT, (1,), [1], {}]
)
@pytest.mark.parametrize("good", [True, 1, "yes"])
def test_anything_else_is_refused_by_column_row_and_value(bad: object, good: object) -> None:
    table = waits()
    event = table["event"].map({True: good, False: "no" if good == "yes" else type(good)(0)}).astype("object")
    event.iat[7] = bad
    with pytest.raises(ccw.DataError) as caught:
        ccw.waiting_curve(table.assign(event=event))
    assert (caught.value.column, caught.value.row) == ("event", 9)
    assert "truth value" in str(caught.value)
    assert "yes or no" in str(caught.value)


def test_events_counted_from_one_are_no_truth_values() -> None:
    table = waits()
    with pytest.raises(ccw.DataError, match="column 'event': 2"):
        ccw.waiting_curve(table.assign(event=table["event"].astype("int64") + 1))


def test_a_column_that_stands_there_twice() -> None:
    table = waits()
    with pytest.raises(ccw.DataError, match="two columns have this name"):
        ccw.waiting_curve(pd.concat([table, table["event"]], axis="columns"))


def test_an_event_in_the_middle_of_an_episode_is_not_passed_over() -> None:
    table = ccw.waiting_times(REG, "AP2")
    place = table.index[(table["iso3"] == "LAO")][0]
    with pytest.raises(ccw.DataError, match="episode"):
        ccw.waiting_curve(table.assign(event=table["event"].where(table.index != place, other=True)))


@pytest.mark.parametrize("dtype", ["int8", "float64", "Int64"])
def test_a_number_is_not_turned_round_as_one(dtype: str) -> None:
    """The inverse of 1 is -2: who is party to one treaty and not to the other was counted as its twin."""
    table = ccw.treaty_table(REG)
    numbers = table.astype(dict.fromkeys(("CCW", "AP2", "P5", "mine_ban", "cluster_munitions", "arms_trade"), dtype))
    assert ccw.treaty_overlap(numbers, values="row_only").equals(ccw.treaty_overlap(table, values="row_only"))


def test_labels_of_truth_in_a_picture_of_sets() -> None:
    """Every label is true as Python takes it: so each set once had every protocol."""
    sets = ccw.joint_patterns(REG)
    heads = list(sets.columns[: list(sets.columns).index("protocols")])
    labelled = sets.assign(**{head: sets[head].map({True: "yes", False: "no"}).astype("category") for head in heads})
    assert drawn(ccw.plot.patterns(labelled)) == drawn(ccw.plot.patterns(sets))
    with pytest.raises(ccw.DataError, match="line 3, column 'P3'"):
        ccw.plot.patterns(sets.assign(P3=["yes", "2", *["no"] * (len(sets) - 2)]))


def test_a_matrix_of_numbers_is_read_only_where_it_says_of_what() -> None:
    gaps = ccw.gap_matrix(REG, "2014-09-01", states="African", values="gap")
    numbers = gaps.astype("int64")
    assert drawn(ccw.plot.gap_matrix(numbers)) == drawn(ccw.plot.gap_matrix(gaps))
    numbers.attrs = {}
    with pytest.raises(ccw.DataError, match="line 2, column 'CCW'"):
        ccw.plot.gap_matrix(numbers)


def test_what_was_made_of_a_table_without_provenance_is_exported(tmp_path: Path) -> None:
    [written, beside] = ccw.export(ccw.waiting_curve(waits()), tmp_path / "curve.csv")
    assert written.read_text(encoding="utf-8").startswith("t,survival")
    assert "Source not stated" in beside.read_text(encoding="utf-8")


def test_a_matrix_of_mixed_cells_is_refused_by_its_column() -> None:
    table = ccw.gap_matrix(REG, values="gap").astype("object")
    table.iat[3, 2] = "maybe"
    with pytest.raises(ccw.DataError) as caught:
        ccw.plot.gap_matrix(table)
    assert (caught.value.column, caught.value.row, caught.value.value) == ("P1", 5, "maybe")


def test_words_of_ones_own_stay_words_on_the_map() -> None:
    answers = pd.Series({"LAO": "yes", "MEX": "no", "FRA": "perhaps"})
    ax = ccw.plot.tile_map(answers, words={"yes": "agrees", "no": "does not", "perhaps": "does not say"})
    assert {"agrees (1)", "does not (1)"} <= {text.get_text() for text in ax.texts}


@pytest.mark.parametrize("when", [[True], [np.True_], [2012.5], ["20120501"], [None], ["2012-13-01"], [float("inf")]])
def test_what_is_no_year_and_no_day_is_refused(when: list[object]) -> None:
    own = pd.DataFrame({"iso3": ["LAO"], "when": pd.Series(when, dtype="object")})
    with pytest.raises(ccw.DataError) as caught:
        ccw.add_participation(REG, own, when="when")
    assert (caught.value.column, caught.value.row) == ("when", 2)


@pytest.mark.parametrize(
    "year", [[2012], ["2012"], [2012.0], pd.Categorical([2012]), pd.Series(["2012"], dtype="string")]
)
def test_a_year_is_read_from_every_form(year: Sequence[object]) -> None:
    own = pd.DataFrame({"iso3": ["LAO"], "when": year})
    assert ccw.add_participation(REG, own, when="when")["P2_bound"].tolist() == [True]


@pytest.mark.parametrize("by", ["iso3", "episode", "t_start", "t_stop", "event"])
def test_no_curve_is_drawn_by_what_it_rests_on(by: str) -> None:
    with pytest.raises(ccw.OptionError, match="on which the curve rests"):
        ccw.waiting_curve(waits(), by=by)


@pytest.mark.parametrize("field", ["complete"])
@pytest.mark.parametrize("bad", [2, "1", "maybe", "on", "y"])
def test_a_log_reads_truth_values_with_the_same_care(field: str, bad: object) -> None:
    table = LOG.to_pandas().astype({field: "object"})
    table[field] = table[field].where(table.index != 4, other=bad)
    with pytest.raises(ccw.DataError) as caught:
        ccw.OutreachLog.from_pandas(table)
    assert (caught.value.column, caught.value.row) == (field, 5)


@pytest.mark.parametrize("field", ["paragraph", "count"])
@pytest.mark.parametrize("bad", [True, 1.5, "one"])
def test_a_log_takes_no_truth_value_for_a_number(field: str, bad: object) -> None:
    table = LOG.to_pandas().astype({field: "object"})
    table[field] = table[field].where(table.index != 4, other=bad)
    with pytest.raises(ccw.DataError) as caught:
        ccw.OutreachLog.from_pandas(table)
    assert (caught.value.column, caught.value.row) == (field, 5)


def test_an_apostrophe_before_what_would_be_a_formula_is_taken_off_again(tmp_path: Path) -> None:
    """Only where a CSV file put it: a text of one's own that begins so stays what it is."""
    texts = ["-5 talks", "'-5 talks", "''=1", "=1+1", "- 5", "'quoted'", "-"]
    act = {"kind": "letter", "start": "2014-05-02", "states": ["LAO"], "level": "public"}
    log = ccw.OutreachLog([{**act, "id": f"a{number}", "quote": text} for number, text in enumerate(texts)])
    [path, beside] = ccw.export(log, tmp_path / "log.csv")
    assert "an apostrophe is before it" in beside.read_text(encoding="utf-8")
    assert [act.quote for act in ccw.OutreachLog.from_pandas(pd.read_csv(path))] == texts
    [path] = ccw.export(log, tmp_path / "log.parquet")
    assert [act.quote for act in ccw.OutreachLog.from_pandas(pd.read_parquet(path))] == texts


def test_a_table_of_arrow_is_exported_as_one_of_pandas(tmp_path: Path) -> None:
    table = ccw.waiting_times(REG, "AP2", split="none")
    [first, *_] = ccw.export(table, tmp_path / "a.parquet")
    again = pd.read_parquet(first, dtype_backend="pyarrow")
    for ending in (".csv", ".dta"):
        one, other = ccw.export(table, tmp_path / f"b{ending}")[0], ccw.export(again, tmp_path / f"c{ending}")[0]
        if ending == ".csv":
            assert one.read_bytes() == other.read_bytes()
        else:
            assert pd.read_stata(one).equals(pd.read_stata(other))


@given(
    st.lists(st.sampled_from([True, False, None]), min_size=1), st.sampled_from(["boolean", "object", "bool[pyarrow]"])
)
def test_truth_values_stay_what_they_are(cells: list[bool | None], dtype: str) -> None:
    assert read_cells(pd.Series(cells, dtype=dtype), "x", "boolean", missing=True) == cells


@given(
    st.lists(st.integers(-(2**52), 2**52), min_size=1),
    st.sampled_from(["int64", "float64", "str", "category", "Int64"]),
)
def test_whole_numbers_stay_what_they_are(cells: list[int], dtype: str) -> None:
    assert read_column(pd.Series(cells).astype(dtype), "x", "integer").tolist() == cells


@given(
    st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1),
    st.sampled_from(["float64", "str", "object"]),
)
def test_numbers_stay_what_they_are(cells: list[float], dtype: str) -> None:
    assert read_column(pd.Series(cells).astype(dtype), "x", "number").tolist() == cells


@given(
    st.lists(st.dates(pd.Timestamp("1800-01-01").date(), pd.Timestamp("2200-01-01").date()), min_size=1),
    st.sampled_from(
        ["datetime64[s]", "datetime64[ns]", "str", "category", "date32[pyarrow]", "timestamp[us][pyarrow]"]
    ),
)
def test_days_stay_what_they_are(cells: list[Any], dtype: str) -> None:
    text = dtype in ("str", "category")
    column = pd.Series([str(day) for day in cells] if text else cells).astype(dtype)
    assert [day.date() for day in read_column(column, "x", "date")] == cells


@pytest.mark.parametrize("kind", ["boolean", "code", "date", "integer", "number"])
@pytest.mark.parametrize("cell", [b"x", object(), [1], {"a": 1}, 1j, 10**400, "10" * 300, pd.Timedelta(1), "\ud800"])
def test_strange_cells_are_refused_in_words(kind: Kind, cell: object) -> None:
    if kind == "code" and isinstance(cell, str):
        return
    with pytest.raises(ccw.DataError) as caught:
        read_cells(pd.Series([cell], dtype="object"), "x", kind)
    assert (caught.value.column, caught.value.row) == ("x", 2)
