"""What the tests of a live log share: acts, what a log says, and what another program does to its file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from ccwuniv.outreach import LiveLog, OutreachAction, OutreachLog


def letter(name: str = "a", **fields: object) -> OutreachAction:
    return OutreachAction(**{"id": name, "kind": "letter", "start": "2014-05-02", "states": ["LAO"], **fields})


def database(log: LiveLog) -> sqlite3.Connection:
    assert log._file._connection is not None
    return log._file._connection


def ids(log: OutreachLog | LiveLog) -> str:
    return " ".join(act.id for act in log.acts(confidential=True))


def ids_of(path: Path) -> str:
    with OutreachLog.open(path) as log:
        assert log.verify() == ()
        return ids(log)


def sql(path: Path, *statements: str) -> None:
    """What another program does to a log."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement).fetchall()


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}
