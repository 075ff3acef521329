"""Tables of known meaning, made by a program that knows nothing of the reader, are read as meant or with a note."""

from __future__ import annotations

from ccwuniv.registry import counted_parties
from ccwuniv.sources import UntcTable, read_untc
from tests.support.made_tables import FORMS, Made, made, wrong_in

TABLES = 2_000
"""In each form by turns; ``make fuzz`` reads 20,000."""


def read(table: Made, form: str) -> tuple[list[str], UntcTable]:
    kept: list[UntcTable] = []

    def keep(page: bytes) -> UntcTable:
        kept.append(read_untc(page))
        return kept[0]

    return wrong_in(table, form, keep), kept[0]


def test_every_made_table_is_read_as_it_is_meant() -> None:
    wrong: list[str] = []
    refused = 0
    for seed in range(TABLES):
        table, form = made(seed), FORMS[seed % len(FORMS)]
        problems, answer = read(table, form)
        wrong += [f"seed {seed}, {form}: {problem}" for problem in problems]
        if answer.unread_departures:
            refused += not table.left
            continue
        bound = counted_parties(answer, table.day) - {act.iso3 for act in table.former}
        if not problems and bound != table.bound:
            wrong.append(f"seed {seed}, {form}: {sorted(bound ^ table.bound)} counted otherwise than meant")
    assert not wrong, "\n".join(wrong[:20])
    assert refused <= TABLES * 0.02


def test_the_forms_of_one_table_give_the_same_acts() -> None:
    for seed in range(200):
        table = made(seed)
        answers = [read(table, form)[1] for form in FORMS]
        acts = [sorted((a.iso3 or "", str(a.kind), a.date, str(a.effective)) for a in one.actions) for one in answers]
        assert acts[0] == acts[1], seed
        if not any(one.in_note for one in table.second):
            assert acts[0] == acts[2], seed
        assert answers[0].parties_counted == answers[1].parties_counted, seed
