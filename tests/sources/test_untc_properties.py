"""Properties of the reader of UN Treaty Collection tables: one table in three forms, disorder, damage."""

from __future__ import annotations

import contextlib
import datetime as dt
import html
import random
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccwuniv.errors import CcwError
from ccwuniv.sources.untc.table import UntcTable, read_untc


def messages(table: UntcTable) -> str:
    return "\n".join(map(str, table.notes))


def web_page(rows: str) -> bytes:
    return f"<html><body><a href='https://treaties.un.org/'>UNTC</a><table>{rows}</table></body></html>".encode()


FIXTURES = Path(__file__).parents[1] / "fixtures" / "untc"
PAGE = (FIXTURES / "status_page.html").read_bytes()
XML = (FIXTURES / "protocol.en.xml").read_bytes()
CSV = b'Participant,Signature,"Ratification, Accession(a)"\nFrance,10 Apr 1981,4 Mar 1988\n'

NAMES = ("Albania", "Bolivia (Plurinational State of)", "Guinea-Bissau", "Lao People's Democratic Republic", "Viet Nam")
LETTERS = {"": "ratification", "a": "accession", "A": "acceptance", "AA": "approval", "d": "succession"}
HEADINGS = ("Participant", "Signature", "Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)")


class Given(NamedTuple):
    """A row of a table: its participant, and the day, letter and brackets of each of its cells."""

    name: str
    mark: str
    signed: dt.date | None
    bound: dt.date | None
    letter: str
    bracketed: bool

    def cells(self, *, spaced: bool) -> tuple[str, str]:
        signed, bound = (f"{day:%d %b %Y}".lstrip("0") if day else "" for day in (self.signed, self.bound))
        bound = f"{bound} {self.letter}" if bound else ""
        shown = [f"[{text}]" if self.bracketed and text else text for text in (signed, bound)]
        return (shown[0].replace(" ", "\t \xa0"), shown[1].replace(" ", "\xa0 ")) if spaced else (shown[0], shown[1])

    def acts(self) -> list[tuple[str, str, dt.date, bool]]:
        both = [("signature", self.signed), (LETTERS[self.letter], self.bound)]
        return [(self.name, kind, day, self.bracketed) for kind, day in both if day]


DAYS = st.none() | st.dates(dt.date(1945, 1, 1), dt.date(2030, 12, 31))
ROWS = st.lists(
    st.builds(
        Given,
        st.sampled_from(NAMES),
        st.sampled_from(["", "2", "10, 11"]),
        DAYS,
        DAYS,
        st.sampled_from([*LETTERS]),
        st.booleans(),
    ),
    min_size=1,
    max_size=8,
)


def as_html(rows: Sequence[Given]) -> bytes:
    lines = [
        f"<td>{html.escape(r.name)}<sup>{r.mark}</sup></td>"
        + "".join(f"<td>{c}<br></td>" for c in r.cells(spaced=True))
        for r in rows
    ]
    return web_page("".join(f"<tr>{line}</tr>" for line in ("".join(f"<td>{h}</td>" for h in HEADINGS), *lines)))


def as_xml(rows: Sequence[Given]) -> bytes:
    def line(cells: Sequence[str]) -> str:
        return "<Row>" + "".join(f"<Entry>{cell}</Entry>" for cell in cells) + "</Row>"

    body = [line((f"{r.name}&lt;superscript&gt;{r.mark}&lt;/superscript&gt;", *r.cells(spaced=False))) for r in rows]
    table = f"<Table><Thead>{line(HEADINGS)}</Thead><Rows>{''.join(body)}</Rows></Table>"
    return f"<Document><Participants>{table}</Participants></Document>".encode("latin-1")


def as_csv(rows: Sequence[Given]) -> bytes:
    lines = [HEADINGS, *((f"{r.name} {r.mark}", *r.cells(spaced=False)) for r in rows)]
    return "\n".join(";".join(f'"{cell}"' for cell in line) for line in lines).encode()


@given(ROWS)
@settings(deadline=None)
def test_the_three_forms_of_one_table_read_the_same(rows: list[Given]) -> None:
    expected = [act for row in rows for act in row.acts()]
    for form, data in (("html", as_html(rows)), ("xml", as_xml(rows)), ("csv", as_csv(rows))):
        table = read_untc(data)
        assert table.form == form
        assert [(a.participant, str(a.kind), a.date, a.withdrawn) for a in table.actions] == expected
        assert {a.marks for a in table.actions} <= {(), ("2",), ("10", "11")}
        assert_no_row_is_lost(table, rows)


def assert_no_row_is_lost(table: UntcTable, rows: Sequence[Given]) -> None:
    noted = messages(table)
    for number, row in enumerate(rows, start=1):
        assert any(a.row == number for a in table.actions) or f"table 1, row {number}: {row.name!r}"[:-1] in noted


@given(ROWS, st.randoms(use_true_random=False), st.permutations((0, 1, 2)))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_disorder_of_the_page_loses_a_row(rows: list[Given], rng: random.Random, order: list[int]) -> None:
    strays = ["\x1c", "\x1d", "\x02", "\xa0", "\t", " ", "", ""]

    def disordered(text: str) -> str:
        return "".join(rng.choice(strays) + word + rng.choice(strays) for word in re.split(r"( )", text))

    lines = [HEADINGS, *((row.name, *map(disordered, row.cells(spaced=False))) for row in rows)]
    body = "".join("<tr>" + "".join(f"<td>{line[n]}</td>" for n in order) + "</tr>" for line in lines)
    table = read_untc(web_page(body))
    assert Counter((a.participant, str(a.kind), a.date) for a in table.actions) == Counter(
        act[:3] for row in rows for act in row.acts()
    )
    assert_no_row_is_lost(table, rows)


@given(st.sampled_from([PAGE, XML, CSV]), st.data())
@settings(max_examples=60, deadline=None)
def test_a_damaged_file_is_read_or_refused_never_a_crash(whole: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(whole)))
    cut = data.draw(st.integers(0, 400))
    damaged = whole[:start] + data.draw(st.binary(max_size=12)) + whole[start + cut :]
    with contextlib.suppress(CcwError):
        assert read_untc(damaged).form in {"html", "xml", "csv"}
