"""The form of each table's columns, so that a whole column is checked without making records."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias, get_args

from ccwuniv.records.vocabulary import ActionKind, ObjectionEffect, StatementKind

__all__ = ["FORMS", "Form", "Forms", "UnclearError", "meaning"]


class Form(NamedTuple):
    """What a cell of a column may hold, and what an empty one means; a ``needed`` one is never empty."""

    kind: Literal["act", "boolean", "codes", "day", "text", "whole", "word"] = "text"
    needed: bool = False
    empty: object = ""
    words: tuple[str, ...] = ()


Forms: TypeAlias = Mapping[str, Form]


class UnclearError(Exception):
    """A cell, row or file that cannot be cleared by column: records are made of it, which write the error.

    Examples
    --------
    >>> from ccwuniv.records import FORMS
    >>> try:
    ...     meaning(FORMS["Action"]["date"], "2014-13-01")
    ... except UnclearError:
    ...     print("records say what is wrong")
    records say what is wrong
    """


def _one_of(*words: str, needed: bool = False, empty: object = "") -> Form:
    return Form("word", needed=needed, empty=empty, words=words)


_TEXT, _NEEDED = Form(), Form(needed=True)
_OPEN_TEXT = Form(empty=None)
_DAY, _NEEDED_DAY = Form("day", empty=None), Form("day", needed=True)
_EVIDENCE = _one_of("verified", "recalled", "hypothetical", empty="verified")

FORMS: Mapping[str, Forms] = {
    "State": {
        "iso3": _NEEDED,
        "name": _NEEDED,
        "kind": _one_of("member", "observer", "other", "former", "organisation", needed=True),
        "eligible_since": _DAY,
        "eligible_until": _DAY,
        "eligible_by": _one_of("un_membership", "act", "assembly", "succession"),
        "listed_since": _DAY,
        "listed_until": _DAY,
        "listed_as": _TEXT,
        "successor_of": Form("codes", empty=()),
        "source": _TEXT,
        "evidence": _EVIDENCE,
    },
    "Period": {
        "iso3": _NEEDED,
        "system": _one_of("un_member", "un_observer", "cow", "gw", needed=True),
        "identifier": _TEXT,
        "since": _NEEDED_DAY,
        "until": _DAY,
        "precision": _one_of("day", "year", empty="day"),
        "source": _NEEDED,
        "evidence": _EVIDENCE,
        "note": _TEXT,
    },
    "Membership": {
        "iso3": _NEEDED,
        "scheme": _NEEDED,
        "group": _NEEDED,
        "since": _DAY,
        "until": _DAY,
        "source": _NEEDED,
    },
    "Action": {
        "iso3": _NEEDED,
        "instrument": _NEEDED,
        "kind": Form("act", needed=True),
        "date": _NEEDED_DAY,
        "effective": _DAY,
        "declared_as": _TEXT,
        "source": _NEEDED,
        "evidence": _EVIDENCE,
        "note": _TEXT,
    },
    "Statement": {
        "iso3": _NEEDED,
        "instrument": _NEEDED,
        "kind": _one_of(*get_args(StatementKind), needed=True),
        "named": _TEXT,
        "provision": _TEXT,
        "made": _DAY,
        "withdrawn": _DAY,
        "objected_to": _OPEN_TEXT,
        "effect": _one_of(*get_args(ObjectionEffect), empty=None),
        "until": _DAY,
        "text_read": Form("boolean", empty=None),
        "source": _NEEDED,
        "note": _TEXT,
    },
    "Dispute": {
        "iso3": _OPEN_TEXT,
        "instrument": _NEEDED,
        "field": _one_of("consent", "effective", "trigger_date", "listed_until", needed=True),
        "held_value": _DAY,
        "alternative_value": _DAY,
        "held": _NEEDED,
        "alternative": _NEEDED,
        "source": _NEEDED,
        "weight": _one_of("weak", "fair", "strong", needed=True),
        "note": _TEXT,
    },
    "PublishedTotal": {
        "date": _NEEDED_DAY,
        "precision": _one_of("day", "month", needed=True),
        "instrument": _NEEDED,
        "kind": _one_of("total", "change", needed=True),
        "count": Form("whole", needed=True),
        "source": _NEEDED,
        "agrees": Form("boolean", needed=True),
        "note": _TEXT,
    },
    "RelatedParticipation": {
        "iso3": _NEEDED,
        "treaty": _one_of("mine_ban", "cluster_munitions", "arms_trade", needed=True),
        "deposited": _NEEDED_DAY,
        "in_force": _NEEDED_DAY,
        "withdrawal_notified": _DAY,
        "withdrawal_effective": _DAY,
        "source": _NEEDED,
        "note": _TEXT,
    },
}
"""By the name of the record of a row, the form of each column, in order; a test holds them to be the records' own."""

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WHOLE = re.compile(r"0|-?[1-9]\d{0,17}", re.ASCII)
_TRUTH = {"TRUE": True, "FALSE": False}


def meaning(form: Form, word: str) -> object:
    """Return the value of a cell, as in the record of its row.

    Raises
    ------
    UnclearError
        For what a column of this form does not hold, or not in the form in which it is written.

    Examples
    --------
    >>> meaning(FORMS["Action"]["date"], "2014-09-01"), meaning(FORMS["Action"]["evidence"], "")
    (datetime.date(2014, 9, 1), 'verified')
    """
    if not word:
        if form.needed:
            raise UnclearError
        return form.empty
    if form.kind == "text":
        return word
    if form.kind == "day":
        return _day(word)
    try:
        return _closed(form, word)
    except (KeyError, ValueError):
        raise UnclearError from None


def _day(word: str) -> dt.date:
    try:
        if _ISO_DAY.fullmatch(word):
            return dt.date.fromisoformat(word)
    except ValueError:
        pass
    raise UnclearError


def _closed(form: Form, word: str) -> object:
    if form.kind == "act":
        return ActionKind(word)
    if form.kind == "boolean":
        return _TRUTH[word]
    if form.kind == "codes":
        return tuple(word.split(";"))
    if form.kind == "whole" and _WHOLE.fullmatch(word):
        return int(word)
    if word in form.words:
        return word
    raise KeyError(word)
