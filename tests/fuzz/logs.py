"""Targets that read logs: JSON Lines, tables, and the SQLite file that another program has damaged or holds."""

from __future__ import annotations

import io
import random
import sqlite3
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import ccwuniv as ccw
from tests.fuzz.attempt import Target
from tests.fuzz.mutate import mutated, odd_text
from tests.fuzz.records import refused_or_answered
from tests.outreach.impatient import waiting_for_nobody

__all__ = ["LOGS"]


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

        def meddle() -> None:
            for statement in filter(None, (*statements, lock)):
                _run(other, statement, word)

        try:
            return _live(path, word, meddle)
        finally:
            other.close()


def _run(other: sqlite3.Connection, statements: str, word: str) -> None:
    """What another program does to the file; that it may not is no matter of ours."""
    for one in statements.split("; ") if "TRIGGER" not in statements else [statements]:
        try:
            other.execute(one, [word] * (2 if "?2" in one else one.count("?"))).fetchall()
        except (sqlite3.Error, UnicodeError):
            continue


def _live(path: Path, word: str, meddle: Callable[[], None]) -> object:
    """Ask a log while another program meddles with it, and open it again."""
    act = {"id": "new", "kind": "letter", "start": "2014-05-02", "states": ["LAO"], "due": "2014-06-01"}
    with waiting_for_nobody(), ccw.OutreachLog.open(path) as live:
        meddle()
        return refused_or_answered(
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
            live.verify,
            lambda: live.backup(path.with_name("backup")),
            lambda: ccw.OutreachLog.open(path).close(),
        )


def _make_log_table(rng: random.Random) -> str:
    csvs = _log_tables()
    return mutated(rng, rng.choice(csvs), csvs, (*_JSON_WORDS, "id", "LAO;VNM", "2014-05-02", "letter"))


@cache
def _log_tables() -> tuple[str, ...]:
    table = ccw.OutreachLog.bundled().to_pandas()
    return tuple(table.iloc[start : start + 4].to_csv(index=False) for start in range(0, len(table), 4))


def _read_log_table(text: str) -> object:
    import pandas as pd

    if text.partition("\n")[0].count(",") > 1_000:  # of ever more columns of one name pandas takes ever longer to read
        return None
    try:
        frame = pd.read_csv(io.StringIO(text), dtype=str, index_col=False)
    except Exception:  # noqa: BLE001  # reading it is pandas' matter
        return None
    return _asked(ccw.OutreachLog.from_pandas(frame))


LOGS = (
    Target("log_jsonl", lambda rng: mutated(rng, rng.choice(jsonl()), jsonl(), _JSON_WORDS), _read_jsonl),
    Target("log_table", _make_log_table, _read_log_table),
    Target("log_sqlite", _make_sqlite, _use_sqlite),
)
