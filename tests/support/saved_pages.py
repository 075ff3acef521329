"""Pages in the form of the depositary's website, written from a registry: what an office would save from a browser."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from ccwuniv import Registry, State

NUMBERS = {"CCW": "2.", "P4": "2. a", "AP2": "2. b", "A1": "2. c", "P5": "2. d"}
ANNEXED = ("P1", "P2", "P3")
LETTERS = {"accession": "a", "acceptance": "A", "approval": "AA", "succession": "d", "consent_to_be_bound": "P"}
METHODS = "Approval(AA), Acceptance(A), Accession(a), Succession(d), Ratification, Consent to be bound(P)"


def with_two_accessions(reg: Registry, accession: str, day: dt.date) -> Registry:
    """Return a registry of a later day with two States more: Namibia with all, Nepal with two protocols."""
    sources = {"source": "made for a test", "evidence": "verified"}
    joined = {"NAM": ("CCW", "P1", "P2", "P3", "P4", "AP2", "A1", "P5"), "NPL": ("CCW", "P1", "P3")}
    acts = [
        {"iso3": iso3, "instrument": code, "date": accession, **sources}
        | {"kind": "accession" if code == "CCW" else "consent_to_be_bound"}
        for iso3, codes in joined.items()
        for code in codes
    ]
    return reg.replaced(as_of=day).with_actions(acts)


def save_pages(folder: Path, reg: Registry, day: dt.date) -> list[Path]:
    """Write the five pages as they would be on a day."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for code in NUMBERS:
        files.append(folder / f"{code}.html")
        files[-1].write_text(page(reg, code, day), encoding="utf-8")
    return files


def page(reg: Registry, code: str, day: dt.date) -> str:
    """Return the page of one instrument on a day."""
    instrument = reg.instrument(code)
    parties = reg.parties(code, min(day, reg.as_of), population="current")
    signed = {a.iso3: f"{a.date:%d %b %Y}" for a in reg.actions if (a.instrument, a.kind) == (code, "signature")}
    acts = {state.iso3: reg.spells(state, code)[0].consent for state in parties}
    bound = {iso3: f"{act.date:%d %b %Y} {LETTERS.get(act.kind, '')}" for iso3, act in acts.items()}
    listed = sorted(iso3 for iso3 in {*signed, *bound} if reg.state(iso3).kind != "former")
    rows = [(reg.state(iso3).name, signed.get(iso3, ""), bound.get(iso3, "")) for iso3 in listed]
    return f"""<html><body><div>STATUS AS AT : {day:%d-%m-%Y} 09:00:00 EDT</div>
<div id="rptHead_ctl00_tcHead">CHAPTER XXVI</div>
<div id="rptTreaty_ctl00_tcTreaty">{NUMBERS[code]} {instrument.names["en"].full}</div><table>
<tr><td>Status</td><td>:</td><td><div>Parties : {len(parties)}</div></td></tr></table>
<table>{_rows([("Participant", "Signature", METHODS), *rows])}</table>{_protocols(reg, parties, code)}</body></html>"""


def _protocols(reg: Registry, parties: Iterable[State], code: str) -> str:
    if code != "CCW":
        return ""
    marks = [(state.name, *(_mark(reg, state, protocol) for protocol in ANNEXED)) for state in parties]
    rows = [("Participant", "Protocol I", "Protocol II", "Protocol III"), *(row for row in marks if any(row[1:]))]
    return f"<div>Consent to be bound by Protocols I, II, and III</div><table>{_rows(rows)}</table>"


def _mark(reg: Registry, state: State, protocol: str) -> str:
    spells = reg.spells(state, protocol)
    if not spells:
        return ""
    own, convention = spells[0].consent.date, reg.spells(state, "CCW")[0].consent.date
    return "x" if own == convention else f"x ({own:%d %b %Y})"


def _rows(cells: Iterable[Iterable[str]]) -> str:
    return "".join("<tr>" + "".join(f"<td>{cell}<br></td>" for cell in row) + "</tr>" for row in cells)
