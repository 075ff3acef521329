"""Targets that read: pages of the depositary, reports, data folders, and tables of one's own."""

from __future__ import annotations

import io
import random
import tempfile
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import ccwuniv as ccw
from ccwuniv.sources import compare_with_tables
from tests.fuzz.attempt import Target
from tests.fuzz.mutate import mutated, odd_text
from tests.fuzz.records import refused_or_answered

__all__ = ["READERS"]

FIXTURES = Path(__file__).parents[1] / "fixtures"

CSV = (
    "Participant,Signature,Ratification\nFrance,10 Apr 1981,4 Mar 1988\nChile 1,,15 Oct 2003 a\n",
    "Participant;Signature;Accession(a), Succession(d)\nCroatia;; 2 Dec 1993 d\nLao PDR;2 Nov 1982;3 Jan 1983 a\n",
    "Participant\tRatification\t  Consent to be bound\nEstonia\t[20 Apr 2000 a]\tI, II, III\n",
)
_UNTC_WORDS = (
    *("<td>", "</td>", "<tr>", "</tr>", "<table>", "</table>", "<sup>", "&nbsp;", "<br>", "&#8194;", "<!DOCTYPE html>"),
    *("Participant", "Signature", "Ratification", "Accession(a)", "Succession(d)", "Consent to be bound", "End Note"),
    *(" a", " d", " AA", " P", "[", "]", "10 Apr 1981", "31 Feb 1999", "STATUS AS AT : 05-03-2027", "Parties : 5"),
    *(
        "<?xml version='1.0' encoding='utf-16'?>",
        "<Row>",
        "<Entry>",
        "</Entry>",
        "&lt;superscript&gt;1",
        "<Participants>",
    ),
    '<!DOCTYPE a [<!ENTITY a "&#38;b;&#38;b;"><!ENTITY b SYSTEM "file:///etc/passwd">]>',
    *('"', '""', ",", ";", "\t", "\n", "France", "European Union", "South Africa", "Democratic Yemen"),
)
_BOMB = (
    b'<?xml version="1.0"?>\n<!DOCTYPE d [<!ENTITY a0 "lol">%s]>\n<Document><Treaty>&a20;</Treaty></Document>'
    % b"".join(b'<!ENTITY a%d "%s">' % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, 21))
)
_REPORT_WORDS = (
    *(
        "1. ",
        "\n\n",
        "\f",
        "- ",
        "• ",
        "High Contracting Parties",
        "Amended Protocol II",
        "缔约国",
        "经修正的第二号议定书",
    ),
    *("Protocol V", "not party to", "wrote to", "letter", "1 September 2014", "13-14 November 2014", "2014年9月1日"),
    *(
        "CCW/MSP/2014/3",
        "Mr. ",
        "Ambassador ",
        "France",
        "Lao PDR",
        "老挝",
        "阿拉伯叙利亚共和国",
        "117",
        "____",
        "……",
        "¹",
        "[1]",
    ),
    *("respectively", "and", ", ", "；", "。", "as of", "截至", "states", "eleven", "十一", "Annex"),
)


def _bytes(folder: str, *names: str) -> tuple[bytes, ...]:
    return tuple((FIXTURES / folder / name).read_bytes() for name in names)


def _reader(name: str, seeds: tuple[bytes, ...], words: tuple[str, ...], run: Callable[[bytes], object]) -> Target:
    return Target(name, lambda rng: mutated(rng, rng.choice(seeds), seeds, words), run)


def _untc(data: bytes) -> object:
    table = ccw.read_untc(data)
    return table.frame(), table.parties_check, repr(table), table._repr_html_()


def _report(data: bytes | str) -> object:
    report = ccw.read_report(data)
    parts = ("paragraphs", "mentions", "dates", "persons", "claims", "counts", "drafts", "notes")
    checked = ccw.check_report(ccw.Registry.bundled(), report)
    return checked, [report.frame(part) for part in parts], repr(report), report._repr_html_()  # type: ignore[arg-type]


@cache
def pdf() -> bytes:
    """A PDF of one page, by hand."""
    text = b"BT /F1 9 Tf 20 700 Td (The Convention has 117 High Contracting Parties; Protocol V, 84.) Tj ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    content, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj%s endobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(content)
    content += b"xref\n0 6\n0000000000 65535 f \n" + table
    return content + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start


# A data folder


@cache
def _tables() -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        ccw.testing.sample_registry().write(folder)
        return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


_TABLE_WORDS = (
    *(
        ",",
        "\n",
        '"',
        ";",
        "XAA",
        "XAH",
        "CCW",
        "P2",
        "ratification",
        "1981-04-10",
        "9999-12-31",
        "0001-01-01",
        "verified",
    ),
    *(
        "recalled",
        "iso3",
        "source",
        "true",
        '"code"',
        '"names"',
        "{}",
        "[]",
        "null",
        '"delay": ',
        "-1",
        "1000000000",
        '"first_of_month"',
    ),
    *("denunciation", "withdrawal", "territorial_application", "member", "former", '"days"', "as_of"),
)


def _make_folder(rng: random.Random) -> tuple[str, bytes]:
    tables = _tables()
    name = rng.choice(list(tables))
    return name, mutated(rng, tables[name], list(tables.values()), _TABLE_WORDS)


def _read_folder(given: tuple[str, bytes]) -> object:
    name, data = given
    with tempfile.TemporaryDirectory() as folder:
        for table, content in {**_tables(), name: data}.items():
            Path(folder, table).write_bytes(content)
        reg = ccw.Registry.read(folder)
        reg.write(f"{folder}/again")
        assert ccw.Registry.read(f"{folder}/again") == reg, "what was written reads otherwise"
    return _asked_registry(reg)


def _asked_registry(reg: ccw.Registry) -> object:
    return refused_or_answered(
        reg.totals,
        lambda: reg.totals(basis="in_force"),
        lambda: ccw.check(reg),
        lambda: ccw.gap_matrix(reg, states="all"),
        lambda: ccw.history(reg, freq="Y"),
        lambda: ccw.coverage(reg),
        lambda: ccw.next_steps(reg),
        lambda: ccw.panel(reg),
        lambda: ccw.waiting_times(reg, reg.codes[0]) if reg.codes else None,
        lambda: ccw.dyadic_coverage(reg),
        lambda: ccw.cite(reg, "bibtex"),
        reg._repr_html_,
        lambda: reg.with_disputes("alternative").totals(),
    )


def _update(data: bytes) -> object:
    table = ccw.read_untc(data)
    if table.instrument in ccw.Registry.bundled().codes:
        update = compare_with_tables(ccw.Registry.bundled(), [table])
        update.text()
        update.apply_to(ccw.Registry.bundled())
    reg = ccw.Registry.from_tables([table])
    with tempfile.TemporaryDirectory() as folder:
        reg.write(folder)
    return _asked_registry(reg)


# A table of one's own

_OWN = (
    "iso3,year,gdp\nFRA,2012,1.5\nLAO,2013,\nDEU,1985,3\n",
    "country,when,cow\nLaos,2012-01-01,812\nWest Germany,1985-12-31,260\nVenezuela (Bolivarian Republic of),1999,101\n",
    "state,year\n南苏丹,2012\nКонго,2001\nCôte d’Ivoire,1990\n",
)
_OWN_WORDS = (
    "FRA",
    "LAO",
    "2012",
    "iso3",
    "year",
    ",",
    "\n",
    "260",
    "255",
    "P2_status",
    "nan",
    "1e5",
    "-5",
    "2012.5",
    "CS",
)


def _make_own(rng: random.Random) -> tuple[str, str, str]:
    return (
        mutated(rng, rng.choice(_OWN), _OWN, _OWN_WORDS),
        rng.choice(("iso3", "iso3", "country", "state", "cow", "gdp", odd_text(rng))),
        rng.choice(("year", "year", "when", "gdp", odd_text(rng))),
    )


def _join_own(given: tuple[str, str, str]) -> object:
    import pandas as pd

    text, state, when = given
    if text.partition("\n")[0].count(",") > 1_000:  # of ever more columns of one name pandas takes ever longer to read
        return None
    frames = []
    for kind in (None, str):
        try:
            frames.append(
                pd.read_csv(io.StringIO(text), dtype=kind, index_col=False, keep_default_na=False, na_values=[""])
            )
        except Exception:  # noqa: BLE001  # reading it is pandas' matter
            continue
    reg = ccw.Registry.bundled()
    years = ccw.panel(reg, states=["FRA", "LAO"], start=2012, end=2013)
    asks: list[Callable[[], object]] = []
    for frame in frames:
        asks += [
            partial(ccw.add_participation, reg, frame, state=state, when=when, unmatched="report"),
            partial(ccw.add_participation, reg, frame, state=state, when=when, scheme="cow"),
            partial(ccw.join_covariates, years, frame, unmatched="report"),
            partial(ccw.join_covariates, years, frame, on=(state, when)),
        ]
    return refused_or_answered(*asks)


_PAGES = (*_bytes("untc", "status_page.html"), *_bytes("pages", "protocol_v.html", "mine_ban.html"))
_XML = (*_bytes("untc", "protocol.en.xml"), _BOMB)
_CSV = tuple(text.encode() for text in CSV)
_REPORTS = tuple(path.read_text(encoding="utf-8") for path in sorted((FIXTURES / "isu").glob("*.txt")))

_CODES = ("utf-8", "utf-16", "utf-8", "utf-8-sig", "utf-16-le", "utf-8", "gb18030")
_CODED = tuple(text.encode(code) for text, code in zip(_REPORTS, _CODES, strict=False))
_PDF_WORDS = ("obj", "endobj", "stream", "/Kids", "/Parent 2 0 R", "xref", "3 0 R", "<<", ">>")
SLOW_REPORT = 20.0
"""Seconds for a report of 100,000 characters: a reader of prose looks at each many times."""

READERS = (
    _reader("untc_html", _PAGES, _UNTC_WORDS, _untc),
    _reader("untc_xml", _XML, _UNTC_WORDS, _untc),
    _reader("untc_csv", _CSV, _UNTC_WORDS, _untc),
    Target(
        "report_text",
        lambda rng: mutated(rng, rng.choice(_REPORTS), _REPORTS, _REPORT_WORDS),
        _report,
        seconds=SLOW_REPORT,
    ),
    Target(
        "report_bytes",
        lambda rng: mutated(rng, rng.choice(_CODED), _CODED, _REPORT_WORDS),
        _report,
        seconds=SLOW_REPORT,
    ),
    Target("report_pdf", lambda rng: mutated(rng, pdf(), [pdf()], _PDF_WORDS), _report, seconds=SLOW_REPORT),
    Target("data_folder", _make_folder, _read_folder),
    Target("update", lambda rng: mutated(rng, rng.choice((*_PAGES, *_CSV)), _PAGES, _UNTC_WORDS), _update),
    Target("own_table", _make_own, _join_own),
)
