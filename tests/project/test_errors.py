"""Errors are part of the interface: they cross processes, and keep what they are about."""

from __future__ import annotations

import copy
import pickle

import pytest

import ccwuniv as ccw

ERRORS = [
    ccw.UnknownStateError("Frnace", ["France"]),
    ccw.AmbiguousStateError("Korea", ["Republic of Korea", "Democratic People's Republic of Korea"]),
    ccw.NotAParticipantError("Kosovo", "it is not a member of the United Nations."),
    ccw.UnknownInstrumentError("AP3", ["CCW", "AP2"], ["AP2"]),
    ccw.DateError("2014-02-30", "there is no such day."),
    ccw.OptionError("basis", "inforce", ["consent", "in_force"]),
    ccw.DataError("is not a day", file="actions.csv", row=3, column="date", value="soon"),
    ccw.SourceFormatError("page.html", "a table", "an empty file"),
    ccw.StoreError("log.sqlite", "there is no such file."),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize(
    "passed_on", [copy.copy, lambda error: pickle.loads(pickle.dumps(error))], ids=["copy", "pickle"]
)
def test_an_error_that_is_passed_on_says_the_same(error: ccw.CcwError, passed_on: object) -> None:
    other = passed_on(error)  # type: ignore[operator]
    assert type(other) is type(error)
    assert str(other) == str(error) != ""
    assert vars(other) == vars(error)


def test_every_error_is_tried() -> None:
    public = {getattr(ccw, name) for name in ccw.__all__ if name.endswith("Error")}
    assert {type(error) for error in ERRORS} == public - {ccw.CcwError}


def test_an_error_without_words_says_nothing() -> None:
    assert str(ccw.CcwError()) == ""


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_refines_a_builtin_that_one_may_catch(error: ccw.CcwError) -> None:
    assert isinstance(error, (LookupError, ValueError, OSError))
