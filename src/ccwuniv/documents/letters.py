"""Whom to write to: a table for mail merge, with what each state lacks and how it may join."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ccwuniv._support import explained, one_of, write_file
from ccwuniv.analysis import day_array, next_steps
from ccwuniv.documents.spreadsheets import csv_for_people, workbook_for_people
from ccwuniv.documents.wording import lacking, path_sentence, road_of
from ccwuniv.errors import OptionError, StoreError
from ccwuniv.names import LANGUAGES, in_name_order
from ccwuniv.outreach import Contact, contacts_by_state
from ccwuniv.records import DateLike, as_returned, column_of, read_column, tables
from ccwuniv.registry import documents_of, provenance

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.outreach import ReadableLog
    from ccwuniv.registry import Registry

__all__ = ["LETTER_KINDS", "letter_list", "write_letters"]

LETTER_KINDS = (
    *("not_party", "signatory", "p2_only"),
    *("no_a1", "no_p1", "no_p2", "no_ap2", "no_p3", "no_p4", "no_p5"),
)
"""Whom a letter list is of."""

_COLUMNS = (
    *("name", "formal_name", "language", "language_source", "un_regional_group", "missing"),
    *("lacks", "path", "known_until", "contacts", "last_contact"),
)
_DAYS = ("known_until", "last_contact")
_NOT_GIVEN = "English, since no language of correspondence is given"


@explained
def letter_list(
    reg: Registry,
    log: ReadableLog | None = None,
    kind: str = "not_party",
    as_of: DateLike | None = None,
    *,
    languages: Mapping[str, str] | None = None,
    after_data: bool = False,
    confidential: bool = False,
) -> pd.DataFrame:
    """Return the states to write to, with what a letter says of each, ready for mail merge.

    Parameters
    ----------
    reg : Registry
        Of this Convention. States count from the deposit of their consent.
    log : OutreachLog, optional
        The acts to bring states in, so that the last contact is known.
    kind : str
        ``"not_party"``: the states not party to the Convention, signatories among them; ``"signatory"``: those of them
        that signed it; ``"p2_only"``: the parties to Protocol II that are not party to Amended Protocol II;
        ``"no_a1"``, ``"no_p1"``, ``"no_p2"``, ``"no_ap2"``, ``"no_p3"``, ``"no_p4"``, ``"no_p5"``: the parties to the
        Convention that are not bound by that instrument. Nobody before the instrument's adoption, or the
        Convention's opening for signature.
    as_of : day, optional
        The data's last day by default; acts that end after it are then no contacts. Where it is not given, every act
        done is one, be it later than the data.
    languages : mapping of state to language, optional
        The language of correspondence of states where the office knows it. Other letters are in English.
    after_data : bool
        Whether a day after the data's last is answered, by law from the data; see :class:`Registry`.
    confidential : bool
        Whether confidential acts count as contacts.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``iso3``, in the order of names: ``name`` (short, English); ``formal_name`` (in ``language``);
        ``language``; ``language_source`` (whether the office gave the language, or it is English because none was
        given: no source says in which language a mission corresponds); ``un_regional_group``;
        ``missing`` (codes); ``lacks`` and ``path`` (in words of that language: by what it is not bound, and how it may
        lawfully come to it); ``known_until`` (the last day of the data on which both rest); ``contacts`` (how many acts
        had the state as a target, for any instrument; ``<NA>`` without a log) and ``last_contact`` (the last day of the
        latest).

    Raises
    ------
    OptionError
        For a kind or a language that is none.
    UnknownInstrumentError, UnknownStateError, DateError
        For a registry of another treaty, what is no state, or what is no day.

    Examples
    --------
    >>> from ccwuniv import Registry
    >>> letters = letter_list(Registry.bundled(), kind="p2_only", as_of="2014-09-01")
    >>> " ".join(letters.index)
    'BDI CUB DJI LAO LSO MUS MEX MNG TGO UGA UZB'
    >>> letters.loc["CUB", ["formal_name", "language", "language_source"]].tolist()
    ['Republic of Cuba', 'en', 'English, since no language of correspondence is given']
    >>> letters = letter_list(Registry.bundled(), kind="p2_only", languages={"Cuba": "es"})
    >>> letters.loc["CUB", ["formal_name", "language", "language_source"]].tolist()
    ['República de Cuba', 'es', 'given by the office']
    """
    given = dict(locals())
    import pandas as pd

    one_of("kind", kind, LETTER_KINDS)
    reg = reg.reaching(as_of, after_data=after_data)
    day = reg.day(as_of)
    chosen = _languages(reg, languages or {})
    steps = next_steps(reg, day, states=_states(reg, kind, day))
    steps = steps[steps["missing"] != ""]  # nothing is open before the Convention's opening for signature
    until = None if as_of is None else day
    log = None if log is None else log.released(confidential=confidential)
    contacts = {} if log is None else contacts_by_state(reg, log, until, confidential=confidential)
    rows: list[dict[str, Any]] = [
        _row(reg, str(iso3), day, step, chosen, contacts.get(str(iso3), []))
        for iso3, step in zip(steps.index, steps.to_dict("records"), strict=True)
    ]
    frame = pd.DataFrame(rows, columns=list(_COLUMNS), index=steps.index.copy())
    frame = frame.astype({name: "str" for name in _COLUMNS if name not in ("contacts", *_DAYS)})
    frame["contacts"] = frame["contacts"].astype("Int64") if log is not None else pd.array([pd.NA] * len(rows), "Int64")
    for column in _DAYS:
        frame[column] = day_array(row[column] for row in rows)
    frame = frame.sort_values("name", key=in_name_order)
    facts: dict[str, Any] = {"as_of": day, "basis": "consent", "kind": kind, "denominator": len(frame)}
    frame.attrs = provenance(
        reg,
        "letter_list",
        given,
        tables=("actions", "memberships:un"),
        documents=documents_of(None if log is None else log.acts(confidential=confidential)),
        **facts,
        confidential=confidential,
    )
    return frame


@explained
def write_letters(frame: pd.DataFrame, path: str | Path) -> Path:
    """Write a letter list for mail merge, and return the path.

    A text that a spreadsheet would take for a formula has an apostrophe in front.

    Parameters
    ----------
    frame : pandas.DataFrame
        What :func:`letter_list` returned.
    path : str or pathlib.Path
        Ends in ``.csv`` (UTF-8 with a byte order mark, by which spreadsheets know it) or in ``.xlsx`` (needs the extra
        ``excel``).

    Returns
    -------
    pathlib.Path

    Raises
    ------
    OptionError
        For another ending.
    StoreError
        When the file cannot be written, or the extra is missing; a file that was there before still is.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from ccwuniv import Registry
    >>> with TemporaryDirectory() as folder:
    ...     write_letters(letter_list(Registry.bundled(), kind="signatory"), f"{folder}/letters.csv").name
    'letters.csv'
    """
    file = Path(path)
    if file.suffix.lower() not in (".csv", ".xlsx"):
        raise OptionError("path", str(path), ("a name that ends in .csv", "a name that ends in .xlsx"))
    frame = _read(frame)
    try:
        content = (
            csv_for_people(frame)
            if file.suffix.lower() == ".csv"
            else workbook_for_people(_without_times(frame), "letters", freeze_panes=(1, 1))
        )
    except ImportError:
        problem = "an Excel file needs openpyxl; pip install 'ccwuniv[excel]', or write a name that ends in .csv."
        raise StoreError(str(file), problem) from None
    write_file(file, content)
    return file


def _read(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a letter list as it was returned, also from a file; a column of the office's own stays as it is."""
    table = as_returned(frame, "iso3")
    known = tables()["letter_list"]
    for name in map(str, table.columns):
        kind: Any = getattr(known.variable(name), "type", None)
        if kind is not None:
            column = column_of(table, name, "give what letter_list returned")
            table = table.assign(**{name: read_column(column, name, "text" if kind == "code" else kind, missing=True)})
    return table


def _without_times(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the table with days without a time, as a spreadsheet shows them."""
    import pandas as pd

    days = {
        column: pd.Series([None if day != day else day.date() for day in frame[column]], frame.index, dtype="object")
        for column in _DAYS
        if column in frame
    }
    return frame.assign(**days)


def _languages(reg: Registry, given: Mapping[str, str]) -> dict[str, str]:
    for language in given.values():
        one_of("languages", language, LANGUAGES)
    return {reg.state(state).iso3: language for state, language in given.items()}


def _states(reg: Registry, kind: str, day: dt.date) -> Sequence[str]:
    convention = {state.iso3 for state in reg.parties("CCW", day)}
    living = {state.iso3 for state in reg.states if state.kind != "organisation" and state.eligible(day)}
    if kind in ("not_party", "signatory"):
        signed = living if kind == "not_party" else {state.iso3 for state in reg.signatories("CCW", day)}
        return sorted((living & signed) - convention)
    if kind == "p2_only":
        code, among = "AP2", {state.iso3 for state in reg.parties("P2", day)}
    else:
        code, among = kind.removeprefix("no_").upper(), convention
    adopted = reg.instrument(code).adopted
    if adopted is not None and day < adopted:
        return []
    return sorted((among & living) - {state.iso3 for state in reg.parties(code, day)})


def _row(
    reg: Registry,
    iso3: str,
    day: dt.date,
    step: Mapping[Any, Any],
    chosen: Mapping[str, str],
    contacts: list[Contact],
) -> dict[str, Any]:
    from ccwuniv import names

    language, source = (chosen[iso3], "given by the office") if iso3 in chosen else ("en", _NOT_GIVEN)
    codes = step["missing"].split()
    road = road_of(step["act"]) if step["act"] else None
    return {
        "name": step["name"],
        "formal_name": names.name(iso3, language, form="formal"),  # type: ignore[arg-type]  # one of the six
        "language": language,
        "language_source": source,
        "un_regional_group": reg.regional_group(iso3, day) or "",
        "missing": step["missing"],
        "lacks": lacking(reg, codes, language),
        "path": path_sentence(codes, road, language),
        "known_until": min(day, reg.data_until),
        "contacts": len(contacts),
        "last_contact": contacts[-1].act.end if contacts else None,
    }
