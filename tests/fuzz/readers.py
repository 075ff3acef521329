"""Targets that read: pages of the depositary, reports, logs, data folders, and tables of one's own."""

from __future__ import annotations

import io
import random
import sqlite3
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import ccwuniv as ccw
from ccwuniv._log import database
from ccwuniv.errors import CcwError
from ccwuniv.updates import compare_with_tables
from tests.fuzz.attempt import Target
from tests.fuzz.mutate import mutated, odd_text

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
    parts = ("paragraphs", "mentions", "dates", "persons", "claims", "drafts", "notes")
    checked = ccw.check_report(report, ccw.Registry.bundled())
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


# The log


@cache
def jsonl() -> tuple[bytes, ...]:
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for log in (ccw.OutreachLog.bundled(), ccw.testing.sample_log()):
            log.write_jsonl(f"{folder}/log.jsonl")
            lines = Path(folder, "log.jsonl").read_bytes().splitlines(keepends=True)
            found += [b"".join(lines[start : start + 3]) for start in range(0, len(lines), 3)]
    return tuple(found)


_JSON_WORDS = (
    *(
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        '"',
        "null",
        "true",
        "1e400",
        "-1",
        '"id":"a"',
        '"states":["LAO"]',
        "\\u0000",
        "\\ud800",
    ),
    *(
        '"selector":{"any_of":[',
        '"kind":"letter"',
        '"start":"2014-01-01"',
        '"precision":"year"',
        '"count":',
        "\n",
        "\n\n",
    ),
)


def _read_jsonl(data: bytes) -> object:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "log.jsonl")
        path.write_bytes(data)
        log = ccw.OutreachLog.read_jsonl(path)
        log.write_jsonl(path, confidential=True)
        assert ccw.OutreachLog.read_jsonl(path) == log, "what was written reads otherwise"
        return _asked(log)


def _asked(log: ccw.OutreachLog) -> object:
    reg = ccw.Registry.bundled()
    tables = [log.frame(), log.to_pandas(), log.summary("year"), log.summary("actor"), log._repr_html_(), repr(log)]
    return [*tables, log.targets(reg), log.candidates(reg)]


@cache
def _sqlite() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "log.sqlite")
        with ccw.OutreachLog.open(path) as live:
            live.extend(ccw.testing.sample_log())
            first = live.actions[0].id
            live.amend(first, note="amended")
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
        connection.close()
        return path.read_bytes()


_SQL = (
    "DROP TABLE act",
    "DROP TABLE act_state",
    "DROP TABLE earlier",
    "DROP INDEX act_due",
    "ALTER TABLE act DROP COLUMN line",
    "ALTER TABLE act RENAME COLUMN line TO text",
    "ALTER TABLE act ADD COLUMN further TEXT NOT NULL DEFAULT 'x'",
    "DROP TABLE act; CREATE VIEW act AS SELECT 1 AS seq, 'a' AS id, 1 AS version, 'append' AS event, '{}' AS line",
    "UPDATE act SET line = ?",
    "UPDATE act SET line = NULL WHERE 0; UPDATE act SET line = zeroblob(100)",
    "UPDATE act SET line = substr(line, 1, length(line) / 2)",
    "UPDATE act SET id = ? WHERE seq = 1",
    "UPDATE act SET event = ?",
    "UPDATE act SET version = ?",
    "UPDATE act SET due = ?",
    "UPDATE act SET recorded_at = ?",
    "UPDATE earlier SET recorded_at = ?, line = ?2",
    "UPDATE act_state SET iso3 = ?",
    "UPDATE act SET line = CAST(x'ff00fe' AS TEXT)",
    "UPDATE act SET id = CAST(x'ff' AS TEXT) WHERE seq = 1",
    "DELETE FROM act",
    "INSERT INTO act_state VALUES ('LAO', 999)",
    "CREATE TRIGGER t BEFORE INSERT ON act BEGIN SELECT RAISE(ABORT, 'no'); END",
    "CREATE TRIGGER t AFTER INSERT ON act BEGIN DELETE FROM act; END",
    "PRAGMA application_id = 5",
    "PRAGMA user_version = 99",
    "PRAGMA user_version = -1",
    "PRAGMA user_version = 0",
    "PRAGMA journal_mode = WAL",
)
_LOCKS = ("", "", "", "", "BEGIN IMMEDIATE", "BEGIN EXCLUSIVE", "BEGIN; SELECT * FROM act")


def _make_sqlite(rng: random.Random) -> tuple[bytes, tuple[str, ...], str, str]:
    """The bytes, the statements of another program, its lock, and a word for what is asked."""
    sound, data = _sqlite(), _sqlite()
    statements: tuple[str, ...] = ()
    match rng.randrange(6):
        case 0:
            data = data[: rng.randint(0, len(data))]
        case 1:  # pages of garbage
            for _ in range(rng.randint(1, 3)):
                start = rng.randrange(0, len(data), 512)
                data = data[:start] + rng.randbytes(512) + data[start + 512 :]
        case 2:  # a few bytes, most of them in the header and in the roots of the tables
            for _ in range(rng.randint(1, 8)):
                place = rng.randrange(rng.choice((100, 200, len(data))))
                data = data[:place] + rng.randbytes(1) + data[place + 1 :]
        case 3:
            data = mutated(rng, data, (sound, b"SQLite format 3\0"), ("act", "append", "SQLite format 3\0", '{"id":'))
        case _:
            statements = tuple(rng.sample(_SQL, rng.randint(1, 2)))
    return data, statements, rng.choice(_LOCKS), odd_text(rng)


def _use_sqlite(given: tuple[bytes, tuple[str, ...], str, str]) -> object:
    data, statements, lock, word = given
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "log.sqlite")
        path.write_bytes(data)
        other = sqlite3.connect(path, isolation_level=None)
        try:
            for statement in statements:
                _run(other, statement, word)
            if lock:
                _run(other, lock, word)
            return _live(path, word)
        finally:
            other.close()


def _run(other: sqlite3.Connection, statements: str, word: str) -> None:
    """What another program does to the file; that it may not is no matter of ours."""
    for one in statements.split("; ") if "TRIGGER" not in statements else [statements]:
        try:
            other.execute(one, [word] * (2 if "?2" in one else one.count("?"))).fetchall()
        except (sqlite3.Error, UnicodeError):
            continue


def _live(path: Path, word: str) -> object:
    database._PATIENCE = 0.02
    act = {"id": "new", "kind": "letter", "start": "2014-05-02", "states": ["LAO"], "due": "2014-06-01"}
    refused: list[CcwError] = []
    with ccw.OutreachLog.open(path) as live:
        asks: tuple[Callable[[], object], ...] = (
            lambda: live.log().frame(),
            lambda: len(live),
            lambda: live.history(live.log().actions[0].id if len(live) else word),
            lambda: live.history(word),
            lambda: live.append(act),
            lambda: live.amend("new", note=word[:100]),
            lambda: live.amend(word, note="x"),
            lambda: live.filter(state="LAO", actor="Finland"),
            lambda: live.due("2014-12-31"),
            lambda: live.withdraw("new", word or "x"),
            lambda: live.extend([act, {**act, "id": "newer"}]),
            live.summary,
            lambda: repr(live),
        )
        for ask in asks:
            try:
                ask()
            except CcwError as error:
                refused.append(error)
    if refused:
        raise refused[0]
    return None


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
    refused: list[CcwError] = []
    asks: tuple[Callable[[], object], ...] = (
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
    for ask in asks:
        try:
            ask()
        except CcwError as error:
            refused.append(error)
    if refused:
        raise refused[0]
    return None


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
    refused: list[CcwError] = []
    for frame in frames:
        for ask in (
            lambda f=frame: ccw.add_participation(f, reg, state=state, when=when, unmatched="report"),
            lambda f=frame: ccw.add_participation(f, reg, state=state, when=when, scheme="cow"),
            lambda f=frame: ccw.join_covariates(years, f, unmatched="report"),
            lambda f=frame: ccw.join_covariates(years, f, on=(state, when)),
        ):
            try:
                ask()
            except CcwError as error:
                refused.append(error)
    if refused:
        raise refused[0]
    return None


def _make_log_table(rng: random.Random) -> str:
    csvs = _log_tables()
    return mutated(rng, rng.choice(csvs), csvs, (*_JSON_WORDS, "id", "LAO;VNM", "2014-05-02", "letter"))


@cache
def _log_tables() -> tuple[str, ...]:
    table = ccw.OutreachLog.bundled().to_pandas()
    return tuple(table.iloc[start : start + 4].to_csv(index=False) for start in range(0, len(table), 4))


def _read_log_table(text: str) -> object:
    import pandas as pd

    try:
        frame = pd.read_csv(io.StringIO(text), dtype=str, index_col=False)
    except Exception:  # noqa: BLE001  # reading it is pandas' matter
        return None
    return _asked(ccw.OutreachLog.from_pandas(frame))


_PAGES = (*_bytes("untc", "status_page.html"), *_bytes("pages", "protocol_v.html", "mine_ban.html"))
_XML = (*_bytes("untc", "protocol.en.xml"), _BOMB)
_CSV = tuple(text.encode() for text in CSV)
_REPORTS = tuple(path.read_text(encoding="utf-8") for path in sorted((FIXTURES / "isu").glob("*.txt")))

READERS = (
    _reader("untc_html", _PAGES, _UNTC_WORDS, _untc),
    _reader("untc_xml", _XML, _UNTC_WORDS, _untc),
    _reader("untc_csv", _CSV, _UNTC_WORDS, _untc),
    Target("report_text", lambda rng: mutated(rng, rng.choice(_REPORTS), _REPORTS, _REPORT_WORDS), _report),
    _reader(
        "report_bytes",
        tuple(
            text.encode(code)
            for text, code in zip(
                _REPORTS, ("utf-8", "utf-16", "utf-8", "utf-8-sig", "utf-16-le", "utf-8", "gb18030"), strict=False
            )
        ),
        _REPORT_WORDS,
        _report,
    ),
    Target(
        "report_pdf",
        lambda rng: mutated(
            rng, pdf(), [pdf()], ("obj", "endobj", "stream", "/Kids", "/Parent 2 0 R", "xref", "3 0 R", "<<", ">>")
        ),
        _report,
    ),
    Target("log_jsonl", lambda rng: mutated(rng, rng.choice(jsonl()), jsonl(), _JSON_WORDS), _read_jsonl),
    Target("log_table", _make_log_table, _read_log_table),
    Target("log_sqlite", _make_sqlite, _use_sqlite),
    Target("data_folder", _make_folder, _read_folder),
    Target("update", lambda rng: mutated(rng, rng.choice((*_PAGES, *_CSV)), _PAGES, _UNTC_WORDS), _update),
    Target("own_table", _make_own, _join_own),
)
