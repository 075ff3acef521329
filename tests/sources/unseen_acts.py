"""Sentences that were written before the rules were read: twenty with an act and five without, in each language."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from ccwuniv.sources import DraftAct, read_report

__all__ = ["LANGUAGES", "outcomes"]

_FIXTURES = Path(__file__).parents[1] / "fixtures" / "isu"
_FIRST = {
    "en": "The Convention has 117 High Contracting Parties.",
    "fr": "La Convention sur certaines armes classiques compte 117 Hautes Parties contractantes.",
    "es": "La Convención sobre ciertas armas convencionales cuenta con 117 Altas Partes Contratantes.",
    "ru": "Конвенция о конкретных видах обычного оружия насчитывает 117 Высоких Договаривающихся Сторон.",
    "zh": "《特定常规武器公约》现有117个缔约方。",
    "ar": "بلغ عدد الأطراف المتعاقدة السامية في اتفاقية الأسلحة التقليدية المعينة 117 طرفا.",
}
_ACTORS = {
    "UNIT": ("Implementation Support Unit", "United Nations Secretariat"),
    "GA": ("General Assembly",),
    "PRESIDENT": ("resident", "Chair"),
    "CHAIR": ("Chair", "resident"),
    "SG": ("Secretary-General",),
    "ICRC": ("Red Cross",),
    "EU": ("European Union",),
    "SPONSOR": ("Sponsorship Programme",),
    "COORDINATOR": ("Coordinator",),
    "MINISTERS": ("Ministers",),
    "HR": ("High Representative",),
    "GICHD": ("Humanitarian Demining",),
    "HEADS": ("Heads of State", "heads of State"),
    "PARTICIPANTS": ("Participants",),
    "UNODA": ("Office for Disarmament Affairs",),
}


LANGUAGES = tuple(_FIRST)


def outcomes(language: str, table: str = "acts_unseen") -> tuple[Counter[str], list[str]]:
    """Read the sentences of a language: how many acts came out right, unlike and not at all, how many are false."""
    found: Counter[str] = Counter()
    unlike: list[str] = []
    with (_FIXTURES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="|") if row["language"] == language]
    for row in rows:
        drafts = list(read_report(f"1. {_FIRST[language]}\n2. {row['sentence']}\n").drafts)
        outcome = _outcome(row, drafts)
        found[outcome] += 1
        if outcome != "right":
            unlike.append(f"{outcome}: {row['sentence']} -> {[_short(one) for one in drafts]}")
    return found, unlike


def _outcome(row: dict[str, str], drafts: list[DraftAct]) -> str:
    if row["kind"] == "none":
        return "false" if drafts else "none"
    if not drafts:
        return "missing"
    right = [one for one in drafts if _is(row, one)]
    return "right" if right and len(drafts) == 1 else "false" if len(drafts) > 1 else "unlike"


def _is(row: dict[str, str], draft: DraftAct) -> bool:
    named = " ".join(f"{actor.label} {actor.role} {actor.country} {actor.organisation}" for actor in draft.actors)
    wanted = [_ACTORS.get(code, (code,)) for code in row["actor"].split()]
    return (
        draft.kind in row["kind"].split()
        and all(any(name in named for name in names) for names in wanted)
        and set(draft.states) == set(row["states"].split())
        and (draft.selector is not None or row["group"] != "yes")
        and ("region" not in row or {region.key for region in draft.region} == set(row["region"].split()))
        and draft.status == row["status"]
    )


def _short(draft: DraftAct) -> tuple[object, ...]:
    selector = draft.selector.describe() if draft.selector else ""
    regions = [region.printed for region in draft.region]
    return draft.kind, [actor.label for actor in draft.actors], draft.states, selector, regions, draft.status


if __name__ == "__main__":
    for code in _FIRST:
        for table in ("acts_unseen", "acts_more"):
            counted, remarks = outcomes(code, table)
            print(code, table, dict(counted), *remarks, sep="\n   ")
