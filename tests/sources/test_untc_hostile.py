"""Whatever is given to the reader of UN Treaty Collection tables is read or refused by name, and nothing else happens.

No second is asserted here: an input that took time that grows with its square would keep these tests for minutes.
"""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccwuniv.errors import CcwError, SourceFormatError, StoreError
from ccwuniv.sources.untc.limits import LARGEST_FILE, LONGEST_CELL, LONGEST_HEADING, MOST_COLUMNS, MOST_SUGGESTIONS
from ccwuniv.sources.untc.table import UntcTable, read_untc

FIXTURES = Path(__file__).parents[1] / "fixtures" / "untc"
SIZE = 60_000

PAGE = (
    "<html>treaties.un.org<table><tr><td>Participant<td>Ratification {head}<tr><td>France {name}<td>1 May 1990 {cell}"
)
NOTE = PAGE.format(head="", name="<sup>1</sup>", cell="</table><div class=divNotesAll><a name=1>1</a>{note}")
STATED = PAGE.format(
    head="", name="", cell="</table><table id=x_dgObj><tr><td><div class=heading-two>Spain</div>{statement}"
)
XML = (
    "<Document>{top}<Participants><Table><Thead><Row><Entry>Participant</Entry><Entry>Ratification</Entry></Row>"
    "</Thead><Rows><Row><Entry>France</Entry><Entry>1 May 1990 {cell}</Entry></Row></Rows></Table></Participants>{more}"
    "</Document>"
)
CSV = "Participant,Ratification{head}\nFrance,1 May 1990{cell}\n{below}"
BLANK = {"head": "", "name": "", "cell": "", "note": "", "statement": "", "top": "", "more": "", "below": ""}
FORMS = {"html": PAGE, "note": NOTE, "statement": STATED, "xml": XML, "csv": CSV}


def filled(form: str, place: str, part: str) -> bytes:
    """Put many copies of a part into one place of a page."""
    text = part * (SIZE // len(part))
    return FORMS[form].format(**{**BLANK, place: text}).encode("utf-8", "surrogatepass")


PLACES = {
    "html": ("head", "name", "cell"),
    "note": ("note",),
    "statement": ("statement",),
    "xml": ("cell", "top", "more"),
    "csv": ("head", "cell", "below"),
}
PARTS = (
    *("<", "&", '"', "'", "[", "(", "0", " ", "\t", "\xa0", "\n", "\x00", "\x1c", "\ud800", "Ã©"),
    *("&#", "&amp", "&#28;", "&lt;sup&gt;", "<!--", "<![CDATA[", "<?x", "<td", "<sup>", "<sup", "<br ", "a='b' "),
    *("<table>", "<table><tr><td>", "<tr><td>a<td>b", "<div>", "<b>", "<i>", "<Row><Entry>a", "<Table>", "<Note><b>"),
    *("<D><Participant>Spain</Participant><text>a", "<table id='x_tblgrid'><tr><td>Participant<td>Ratification"),
    *("<td colspan=999999999 rowspan=999999999>x", "<tr><td colspan=100 rowspan=100>x"),
    *("<div class='heading-two'>A</div><div class='content-two'>b", "<div class='divNotesAll'>", "<p class=invisible>"),
    *("1 May 1990 ", "1 May 1990,", "99 May 9999 ", "1/", "1-1-1 ", "[1 May 1990 a] ", "[1]", "x (", "May "),
    *("Signature ", "Ratification ( ", "withdrawal ", "France withdrew on 1 May 1990. ", "reservation was ", "C.N."),
    *("(C.N.", "accepting ", "signed on 1 May 1990 and ", "signature cancelled ", "made by the Government of "),
    *("STATUS AS AT : 1 ", "Parties : 1", "Participant,", "Participant\n", "Xyzzy,1 May 1990\n", 'France,"1 May\n'),
)


def read_or_refused(data: bytes) -> UntcTable | CcwError:
    try:
        return read_untc(data)
    except CcwError as error:
        return error


@pytest.mark.parametrize("part", PARTS, ids=repr)
def test_many_copies_of_anything_anywhere_are_read_or_refused(part: str) -> None:
    for form, places in PLACES.items():
        for place in places:
            answer = read_or_refused(filled(form, place, part))
            assert isinstance(answer, UntcTable | SourceFormatError), (form, place)


BIG = "9" * 6_000
READ = "read"
CASES = {
    "an external entity": (
        '<!DOCTYPE Document [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + XML.format(**BLANK | {"cell": "&x;"}),
        READ,
    ),
    "entities that grow tenfold, twenty times": (
        '<?xml version="1.0"?><!DOCTYPE Document [<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in itertools.pairwise("abcdefghijklmnopqrstu"))
        + "]>"
        + XML.format(**BLANK | {"cell": "&u;"}),
        READ,
    ),
    "100,000 tags in one another": (PAGE.format(**BLANK | {"cell": "<b>" * 100_000}), READ),
    "100,000 tags in one another, as XML": (XML.format(**BLANK | {"cell": "<b>" * 100_000}), READ),
    "100,000 columns": (PAGE.format(**BLANK | {"head": "<td>x" * 100_000}), "tables of at most"),
    "100,000 columns, as XML": (
        XML.format(**BLANK | {"cell": "</Entry><Entry>x" * 100_000}),
        "rows of at most",
    ),
    "100,000 columns, as lines": (
        CSV.format(**BLANK | {"head": ",x" * 100_000, "cell": ",x" * 100_000}),
        "lines of at most",
    ),
    "cells that span millions": (
        PAGE.format(**BLANK | {"cell": ("<tr>" + "<td rowspan=100 colspan=100>x" * 2 + "<tr>" * 99) * 200}),
        "a larger one",
    ),
    "a span with thousands of digits": (PAGE.format(**BLANK | {"cell": f"<td colspan={BIG}>x"}), READ),
    "a total with thousands of digits": (NOTE.format(note=f"<tr><td>Status<td>:<td>Parties : {BIG}"), READ),
    "a reference with thousands of digits": (CSV.format(**BLANK | {"cell": f" &#{BIG};"}), READ),
    "such a reference within another": (CSV.format(**BLANK | {"cell": f" &amp;#{BIG};"}), READ),
    "such a reference below markup": (XML.format(**BLANK | {"cell": f" &amp;#{BIG};"}), READ),
    "a date with thousands of digits": (CSV.format(**BLANK | {"cell": f" {BIG}/{BIG}/1990"}), READ),
    "a field beyond the limit of Python's reader": (
        CSV.format(**BLANK | {"below": f'Spain,"{"x" * 200_000}"\n'}),
        READ,
    ),
    "one long line beyond it": (CSV.format(**BLANK | {"below": f'"Spain"","{"x" * 200_000}\n'}), READ),
    "headings alone": ("Participant,Ratification\nParticipant,Accession\n", "headings without rows"),
    "an archive of many parts in one another": (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="0"\n\n'
        + "".join(f'--{n}\nContent-Type: multipart/mixed; boundary="{n + 1}"\n\n' for n in range(3_000)),
        "the first line",
    ),
    "an archive with a heading without end": (
        'x: 1\nContent-Type: multipart/related; boundary="a"\n' + " ;" * 200_000,
        "the first line",
    ),
    "an archive with base64 that is none": (
        'x: 1\nContent-Type: multipart/related; boundary="a"\n\n--a\nContent-Type: text/html; base64\n\nA',
        "the first line",
    ),
    **{
        f"it says that it is {name}": (f"<meta charset={name}>{PAGE.format(**BLANK)}\\xZZ é", READ)
        for name in ("unicode_escape", "undefined", "idna", "punycode", "zlib", "rot13", "utf-7", "x" * 3_000)
    },
}


@pytest.mark.parametrize(("text", "answer"), CASES.values(), ids=CASES)
def test_what_is_made_to_do_harm_does_none(text: str, answer: str) -> None:
    given = read_or_refused(text.encode("latin-1"))
    if answer == READ:
        assert isinstance(given, UntcTable)
        assert "France" in repr((given.actions, given.notes))
        assert "root:" not in repr(given.notes)
    else:
        assert isinstance(given, SourceFormatError)
        assert answer in str(given)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_a_page_cut_within_a_character_is_read(encoding: str) -> None:
    data = PAGE.format(**BLANK).encode(encoding)
    assert read_untc(data + data[-1:]).actions[0].participant == "France"


def test_what_is_too_long_is_noted_and_the_rest_is_read() -> None:
    long = "1 May 1990 " * (LONGEST_CELL // 11 + 1)
    table = read_untc(f"Participant,Signature,Ratification\nFrance,{long},2 May 1990\n".encode())
    assert [str(act.date) for act in table.actions] == ["1990-05-02"]
    assert any(note.message == "not understood as an act" for note in table.notes)
    heading = "Ratification " * LONGEST_HEADING
    page = PAGE.format(**BLANK | {"head": heading}).encode()
    assert [note.message for note in read_untc(page).notes] == ["not understood as an act"]


def test_names_are_suggested_for_some_unknown_ones_alone() -> None:
    rows = "".join(f"Frnace{'e' * n},1 May 1990\n" for n in range(MOST_SUGGESTIONS + 5))
    notes = read_untc(f"Participant,Ratification\n{rows}".encode()).notes
    assert len(notes) == MOST_SUGGESTIONS + 5
    assert [note.message for note in notes[-5:]] == ["no state known here, like many other names of this page"] * 5


def test_a_table_as_wide_as_the_limit_is_read() -> None:
    table = read_untc(
        f"Participant{',Ratification' * (MOST_COLUMNS - 1)}\nFrance{',1 May 1990' * (MOST_COLUMNS - 1)}\n".encode()
    )
    assert len(table.actions) == MOST_COLUMNS - 1


def test_a_file_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(StoreError, match="larger than such a file can be"):
        read_untc(path)


SEEDS = [
    (FIXTURES / "status_page.html").read_bytes(),
    (FIXTURES / "protocol.en.xml").read_bytes(),
    CSV.format(**BLANK).encode(),
]
WORDS = [part.encode("utf-8", "surrogatepass") for part in PARTS]
CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 60), st.binary(max_size=6) | st.sampled_from(WORDS), st.integers(1, 30)),
    max_size=6,
)


@given(st.sampled_from(SEEDS), CHANGES, st.floats(0, 1))
@settings(max_examples=100, deadline=None)
def test_a_page_changed_at_random_is_read_or_refused(
    whole: bytes, changes: list[tuple[float, int, bytes, int]], keep: float
) -> None:
    for place, cut, put, times in changes:
        start = int(place * len(whole))
        whole = whole[:start] + put * times + whole[start + cut :]
    for data in (whole, whole[: int(keep * len(whole))], whole[int(keep * len(whole)) :]):
        assert isinstance(read_or_refused(data), UntcTable | SourceFormatError)


@given(st.binary(max_size=300) | st.lists(st.sampled_from(WORDS), max_size=30).map(b"".join))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert isinstance(read_or_refused(data), UntcTable | SourceFormatError)
