"""The identifiers that others use: checked against pycountry and CLDR, and joined to one's own table."""

from __future__ import annotations

import csv
import datetime as dt

import pandas as pd
import pycountry
import pytest
from babel.core import get_global

import ccwuniv as ccw
from ccwuniv._support import data_directory
from ccwuniv.names.schemes import rows

ALIASES = get_global("territory_aliases")
CURRENT = [one for one in rows() if one.until == dt.date.max]
PAST = [one for one in rows() if one.until < dt.date.max and one.scheme.startswith("iso_alpha")]


def test_every_state_has_its_codes(reg: ccw.Registry) -> None:
    table = ccw.names.identifiers()
    living = [state.iso3 for state in reg.states if state.kind != "former"]
    assert set(living) <= set(table.index)
    assert table.loc[living, ["iso2", "iso_alpha3", "iso_numeric", "m49"]].notna().all().all()
    assert (table.loc[living, "iso_alpha3"] == living).all()


def test_current_codes_are_those_of_pycountry() -> None:
    for one in CURRENT:
        book = pycountry.countries.get(alpha_3=one.iso3)
        if book is not None and one.scheme not in ("cow", "gw"):
            wanted = {"iso2": book.alpha_2, "iso_alpha3": book.alpha_3}.get(one.scheme, book.numeric)
            assert one.identifier == wanted, one


def test_current_codes_are_those_of_the_cldr() -> None:
    """It keeps alpha-3 and numeric codes as aliases of alpha-2."""
    alpha_2 = {one.iso3: one.identifier for one in CURRENT if one.scheme == "iso2"}
    for one in CURRENT:
        if one.scheme in ("iso_alpha3", "iso_numeric", "m49") and one.iso3 in alpha_2:
            assert ALIASES[one.identifier] == [alpha_2[one.iso3]], one


@pytest.mark.parametrize("iso3", ["CSK", "DDR", "YMD", "YUG"])
def test_codes_of_former_states(iso3: str) -> None:
    book = pycountry.historic_countries.get(alpha_3=iso3)
    codes = {one.scheme: one.identifier for one in rows() if one.iso3 == iso3}
    assert (codes["iso2"], codes["iso_alpha3"]) == (book.alpha_2, book.alpha_3)
    assert codes["iso_numeric"] == ("890" if iso3 == "YUG" else book.numeric)  # 891 was the Federal Republic's


@pytest.mark.parametrize("one", PAST, ids=[f"{one.iso3}-{one.identifier}" for one in PAST])
def test_withdrawn_codes_ended_on_the_day_of_iso_3166_3(one: ccw.names.Mention) -> None:
    key = "alpha_2" if one.scheme == "iso2" else "alpha_3"
    books = [book for book in pycountry.historic_countries if getattr(book, key) == one.identifier]
    withdrawn = {book.withdrawal_date for book in books}
    next_day = (one.until + dt.timedelta(days=1)).isoformat()
    assert next_day in withdrawn or str(one.until.year) in withdrawn or one.iso3 == "YUG"


def test_a_state_has_at_most_one_identifier_of_a_scheme_at_a_time() -> None:
    """Save on the days, or in the year, of a change."""
    for one in rows():
        for other in rows():
            if (one.iso3, one.scheme) == (other.iso3, other.scheme) and one.identifier < other.identifier:
                overlap = (min(one.until, other.until) - max(one.since, other.since)).days + 1
                assert overlap <= 366, (one, other)


def test_every_row_has_a_source() -> None:
    with (data_directory() / "identifiers.csv").open(encoding="utf-8", newline="") as file:
        assert all(row["source"] and row["evidence"] == "verified" for row in csv.DictReader(file))


@pytest.mark.parametrize(
    ("scheme", "code", "day", "iso3"),
    [
        ("cow", 260, "1985-12-31", "DEU"),
        ("cow", 255, "1991-12-31", "DEU"),
        ("gw", 260, "1991-12-31", "DEU"),
        ("cow", 345, "1985-12-31", "YUG"),
        ("cow", 345, "2010-12-31", "SRB"),
        ("gw", 340, "2010-12-31", "SRB"),
        ("gw", 345, "2000-12-31", "SRB"),
        ("cow", 679, "1995-12-31", "YEM"),
        ("gw", 678, "1995-12-31", "YEM"),
        ("cow", 680, "1985-12-31", "YMD"),
        ("cow", 946, "2005-12-31", "KIR"),
        ("gw", 970, "2005-12-31", "KIR"),
        ("cow", 970, "2005-12-31", "NRU"),
        ("iso_alpha3", "SUN", "1985-12-31", "RUS"),
        ("iso2", "NA", "2005-12-31", "NAM"),
        ("iso_numeric", "280", "1985-12-31", "DEU"),
        ("m49", "736", "2005-12-31", "SDN"),
        ("iso_numeric", "8", None, "ALB"),
        ("cow", 260, 1990, "DEU"),
        ("cow", 265, 1990, "DDR"),
        ("cow", 678, 1990, "YEM"),
        ("cow", 680, 1990, "YMD"),
        ("cow", 817, 1975, "XRV"),
        ("gw", 345, 2006, "SRB"),
        ("gw", 511, 1964, "ZZB"),
        ("iso_alpha3", "YUG", 1995, "SRB"),
        ("iso2", "CS", 1993, "CSK"),
        ("iso_numeric", "280", 1990, "DEU"),
        ("m49", "720", "1990", "YMD"),
    ],
)
def test_an_identifier_means_a_state(scheme: str, code: str | int, day: str | int | None, iso3: str) -> None:
    assert ccw.names.from_identifier(code, scheme, day) == iso3  # type: ignore[arg-type]


def test_an_identifier_that_means_none_on_the_day() -> None:
    with pytest.raises(ccw.UnknownStateError, match=r"'255' is the identifier of no state .* on 1985-01-01"):
        ccw.names.from_identifier(255, "cow", "1985-01-01")
    with pytest.raises(ccw.UnknownStateError, match=r"'9999' is the identifier of no state in the scheme 'cow'\."):
        ccw.names.from_identifier(9999, "cow")


def test_an_identifier_that_meant_two_states() -> None:
    with pytest.raises(ccw.AmbiguousStateError, match="'iso2 CS' may mean Serbia or Czechoslovakia; say which"):
        ccw.names.from_identifier("CS", "iso2")
    for code, scheme in ((345, "cow"), (345, "gw"), ("YU", "iso2"), ("YUG", "iso_alpha3")):
        with pytest.raises(ccw.AmbiguousStateError, match=r"Federal Republic of Yugoslavia .*in 1992; say which"):
            ccw.names.from_identifier(code, scheme, 1992)  # type: ignore[arg-type]
    with pytest.raises(ccw.UnknownStateError, match=r"'260' .* in 1991, but of Germany at other times"):
        ccw.names.from_identifier(260, "cow", 1991)


def test_an_identifier_that_no_state_has_had_is_not_said_to_be_of_another_day() -> None:
    with pytest.raises(ccw.UnknownStateError) as caught:
        ccw.names.from_identifier(9999, "cow", "1985-01-01")
    assert str(caught.value) == "'9999' is the identifier of no state in the scheme 'cow'."
    assert caught.value.value == "9999"


def test_the_table_is_of_the_day() -> None:
    then, now = ccw.names.identifiers("1985-01-01"), ccw.names.identifiers()
    assert (then.loc["MMR", "iso_alpha3"], now.loc["MMR", "iso_alpha3"]) == ("BUR", "MMR")
    for table in (then, now):
        assert table.index.is_monotonic_increasing
        assert (table.index.name, table.index.dtype) == ("iso3", pd.Index([], dtype="str").dtype)
        assert [str(kind) for kind in table.dtypes] == ["object"] * 4 + ["Int64"] * 2
        assert table.attrs["ccwuniv"].items() >= {"library": ccw.__version__, "call": "names.identifiers"}.items()
        assert any("Gleditsch" in source for source in table.attrs["ccwuniv"]["sources"])
    assert then.attrs["ccwuniv"]["as_of"] == "1985-01-01"
    assert "as_of" not in now.attrs["ccwuniv"]


@pytest.mark.parametrize("iso3", ["VAT", "PSE", "COK", "NIU"])
def test_who_is_in_neither_list_of_numbers(iso3: str) -> None:
    assert ccw.names.identifiers().loc[iso3, ["cow", "gw"]].isna().all()


class TestJoin:
    """Participation joined to one's own table."""

    def test_it_is_what_the_panel_says(self, reg: ccw.Registry) -> None:
        table = ccw.panel(reg, instruments=["AP2"], start=1985, end=2025)
        mine = table[["iso3", "year"]].sample(frac=0.3, random_state=1)
        joined = ccw.add_participation(reg, mine, instruments=["AP2"])
        assert joined.index.equals(mine.index)
        assert joined["AP2_status"].astype(str).tolist() == table.loc[mine.index, "status"].astype(str).tolist()
        pd.testing.assert_series_equal(joined["AP2_bound"], table.loc[mine.index, "bound"], check_names=False)

    def test_numbers_are_read_as_of_the_row(self, reg: ccw.Registry) -> None:
        mine = pd.DataFrame({"ccode": [260, 255, 345, 345, 679, 678], "year": [1985, 1995, 1985, 2010, 1995, 1985]})
        joined = ccw.add_participation(reg, mine, state="ccode", scheme="cow", instruments=["CCW"])
        assert joined["iso3"].tolist() == ["DEU", "DEU", "YUG", "SRB", "YEM", "YEM"]
        with pytest.raises(ccw.DataError, match="'255' is the identifier of no state"):
            ccw.add_participation(reg, pd.DataFrame({"ccode": [255], "year": [1985]}), state="ccode", scheme="cow")

    def test_numbers_that_pandas_made_floats(self, reg: ccw.Registry) -> None:
        mine = pd.DataFrame({"ccode": [2.0, 20.0], "year": [2010.0, 2011.0]})
        joined = ccw.add_participation(reg, mine, state="ccode", scheme="cow", instruments=["CCW"])
        assert joined["iso3"].tolist() == ["USA", "CAN"]

    def test_a_year_before_the_convention_and_one_after_the_data(self, reg: ccw.Registry) -> None:
        mine = pd.DataFrame({"iso3": ["FRA", "SSD", "FRA"], "year": [1950, 1950, 2050]})
        joined = ccw.add_participation(reg, mine, instruments=["CCW"])
        assert joined["CCW_status"].tolist() == ["not_yet_open", "not_eligible", "unknown"]
        assert joined["CCW_bound"].tolist() == [False, pd.NA, pd.NA]

    def test_days_instead_of_years(self, reg: ccw.Registry) -> None:
        mine = pd.DataFrame({"who": ["France"] * 3, "day": ["2006-10-30", "2006-10-31", "2007-04-30"]})
        joined = ccw.add_participation(reg, mine, state="who", when="day", instruments=["P5"])
        assert joined["P5_status"].tolist() == ["not_bound", "consented", "in_force"]

    def test_what_finds_no_state_is_said(self, reg: ccw.Registry) -> None:
        mine = pd.DataFrame({"who": ["Frnace", "Kosovo", "Kosovo", "Laos"], "year": 2010})
        with pytest.raises(ccw.DataError, match=r"3 rows name no state, first 'Frnace' .* did you mean France"):
            ccw.add_participation(reg, mine, state="who")
        joined = ccw.add_participation(reg, mine, state="who", unmatched="report")
        assert len(joined) == 4
        join = joined.attrs["ccwuniv"]["join"]
        assert join["unmatched_rows"] == 3
        assert any("Kosovo" in reason and "(2 rows)" in reason for reason in join["unmatched"])
        assert joined["CCW_bound"].isna().tolist() == [True, True, True, False]

    @pytest.mark.parametrize(
        ("frame", "options", "message"),
        [
            ({"iso3": ["FRA"]}, {}, "column 'year'"),
            ({"iso3": ["FRA"], "year": [None]}, {}, "the year or day is missing"),
            ({"iso3": ["FRA"], "year": [2010.5]}, {}, "is not a year"),
            ({"iso3": ["FRA"], "year": ["spring"]}, {}, "not understood as a day"),
            ({"iso3": ["FRA"], "year": [2010], "P5_bound": [1]}, {}, "is in the table already"),
        ],
    )
    def test_what_cannot_be_joined(
        self, reg: ccw.Registry, frame: dict[str, list[object]], options: dict[str, object], message: str
    ) -> None:
        with pytest.raises(ccw.DataError, match=message):
            ccw.add_participation(reg, pd.DataFrame(frame), **options)  # type: ignore[arg-type]

    @pytest.mark.parametrize("options", [{"scheme": "fips"}, {"at": "any"}, {"basis": "signed"}, {"unmatched": "drop"}])
    def test_another_option(self, reg: ccw.Registry, options: dict[str, object]) -> None:
        with pytest.raises(ccw.OptionError):
            ccw.add_participation(reg, pd.DataFrame({"iso3": ["FRA"], "year": [2010]}), **options)  # type: ignore[arg-type]

    def test_the_table_itself_stays_as_it_was(self, reg: ccw.Registry) -> None:
        mine = pd.DataFrame({"iso3": ["FRA"], "year": [2010]})
        mine.attrs["mine"] = "yes"
        joined = ccw.add_participation(reg, mine)
        assert list(mine.columns) == ["iso3", "year"]
        assert joined.attrs["mine"] == "yes"
