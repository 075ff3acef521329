"""Tables of known meaning, as many as are given: each read as it is meant or with a note, none with another meaning.

python -m tests.fuzz.made [TABLES] [SEED]
"""

from __future__ import annotations

import sys

from ccwuniv.sources import UntcTable, read_untc
from tests.support.made_tables import FORMS, made, wrong_in


def main(arguments: list[str]) -> int:
    tables, seed = (int(n) for n in (*arguments, *("20000", "0")[len(arguments) :]))
    wrong = refused = 0
    for number in range(tables):
        table, form = made(1_000_000 * seed + number), FORMS[number % len(FORMS)]
        kept: list[UntcTable] = []
        problems = wrong_in(table, form, lambda page, kept=kept: kept.append(read_untc(page)) or kept[0])  # type: ignore[misc,func-returns-value]
        refused += bool(kept[0].unread_departures) and not table.left
        wrong += bool(problems)
        for problem in problems:
            print(f"table {number}, {form}: {problem}")
    print(f"tables of known meaning: {tables:,}; with another meaning: {wrong}; refused without a departure: {refused}")
    return int(bool(wrong) or refused > tables * 0.02)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
