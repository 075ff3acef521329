"""A user's script: every public name once, as one would use it. Type checkers read it, and a test runs it."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd

import ccwuniv as ccw

DAY = dt.date(2014, 9, 1)
CONSENT = {"iso3": "LAO", "instrument": "AP2", "kind": "consent_to_be_bound", "date": "2026-02-03"}


def ask(reg: ccw.Registry) -> dict[str, int]:
    """Put questions to the registry."""
    state: ccw.State = reg.state("老挝")
    instrument: ccw.Instrument = reg.instrument(ccw.InstrumentCode.AP2)
    rule: ccw.EffectRule | None = instrument.effect_rule
    status: ccw.Status = reg.status(state, instrument, DAY, basis="in_force")
    actions: tuple[ccw.Action, ...] = reg.actions_of(state, "CCW")
    kinds: set[ccw.ActionKind] = {action.kind for action in actions}
    findings: tuple[ccw.Finding, ...] = ccw.check(reg)
    assert status is ccw.Status.NOT_BOUND
    assert ccw.ActionKind.ACCESSION in kinds
    assert rule is not None
    assert rule.delay == 6
    assert not [finding for finding in findings if finding.severity == "error"]
    assert ccw.law.two_protocol_rule({"P1", "P3"}).satisfied
    assert ccw.names.resolve("Viet Nam") == "VNM"
    totals: pd.Series[int] = reg.totals(DAY)
    return {str(code): int(count) for code, count in totals.items()}


def analyse(reg: ccw.Registry) -> list[pd.DataFrame]:
    """Make tables."""
    waits = ccw.waiting_times(reg, "AP2", split="none")
    years = ccw.panel(reg, "country-year", states=["FRA", "LAO"], start=2012, end=2013)
    wealth = pd.DataFrame({"iso3": ["FRA", "FRA", "LAO", "LAO"], "year": [2012, 2013] * 2, "gdp": [1.0, 2.0, 3.0, 4.0]})
    treaties = ccw.treaty_table(reg, DAY)
    changed: ccw.Comparison = ccw.compare(reg, reg.with_actions([CONSENT]))
    between: ccw.Relation = ccw.relations(reg, "USA", "Mexico", DAY)
    assert between.mines_rule is not None
    return [
        ccw.gap_matrix(reg, DAY, states="African", values="gap"),
        ccw.migration_list(reg, DAY),
        ccw.coverage(reg, DAY, by="instrument"),
        ccw.history(reg, freq="Y"),
        ccw.joint_patterns(reg, DAY, at="deposit"),
        ccw.next_steps(reg, DAY, states=["EGY"]),
        treaties,
        ccw.treaty_overlap(treaties),
        ccw.dyadic_coverage(reg, DAY, universe="parties"),
        ccw.joint_participation(reg, states=["FRA", "MEX"], start=2014, end=2014, identifiers=["cow", "iso2"]),
        ccw.pairs_without_protocol(reg, DAY),
        ccw.contested_pairs(reg, DAY),
        ccw.internal_conflict_coverage(reg, DAY),
        ccw.join_covariates(years, wealth),
        ccw.add_participation(reg, wealth, instruments=["CCW"]),
        waits,
        ccw.waiting_curve(waits),
        ccw.cumulative_incidence(waits),
        ccw.restricted_mean_waiting_time(waits, 3652),
        ccw.log_rank_test(waits, "convention"),
        changed.numbers,
        changed.statuses,
    ]


def promote(reg: ccw.Registry) -> list[pd.DataFrame]:
    """Ask a log, the shipped one and one's own."""
    log: ccw.OutreachLog = ccw.OutreachLog.bundled()
    act = ccw.OutreachAction(
        id="mine",
        kind="demarche",
        start=DAY,
        actors=(ccw.Actor(country="FIN"),),
        selector=ccw.Selector(party_to=("P2",), not_party_to=("AP2",)),
        instruments=("AP2",),
    )
    mine = ccw.OutreachLog([act])
    outcomes = ccw.outreach_outcomes(reg, log.filter(document="Report of the Implementation Support Unit"), "5Y")
    return [
        mine.targets(reg),
        ccw.target_list(reg, log, DAY),
        ccw.actor_targets(reg, log),
        outcomes,
        ccw.base_rates(outcomes),
        ccw.incidence_curve(outcomes),
        ccw.contacts_over_time(reg, log),
        ccw.mandate_coverage(log),
        ccw.coverage_of_record(log),
        ccw.named_in_record(log),
        ccw.accession_rates(reg, log, "AP2", start=2014),
    ]


def write(reg: ccw.Registry, folder: Path) -> list[Path]:
    """Write reports, letters, pictures, exports."""
    log = ccw.OutreachLog.bundled()
    gaps = ccw.gap_matrix(reg, DAY)
    report: ccw.Report = ccw.universalization_report(reg, DAY, pictures=False)
    annual: ccw.AnnualReport = ccw.annual_report(reg, log, year=2014)
    brief: ccw.Brief = ccw.brief(reg, log, "LAO", as_of=DAY)
    clock: ccw.YearClock = ccw.year_clock(reg, log, "2013-11-15", "2014-11-13", as_of=DAY)
    letters = ccw.letter_list(reg, kind="p2_only", as_of=DAY)
    unknown: list[ccw.Variable] = []
    assert ccw.plot.gap_matrix(gaps).get_figure() is not None
    assert annual.markdown
    assert brief.markdown
    assert clock.day == DAY
    assert not unknown
    assert ccw.headline(reg, DAY, language="zh")
    assert ccw.cite(gaps, "bibtex", sources=True).startswith("@misc")
    assert ccw.codebook(gaps).loc["AP2", "label"]
    assert ccw.changes_in_words(reg, "2013-11-15", DAY)
    assert "Lao" in ccw.states_in_words(reg, DAY, states="LAO")
    assert len(ccw.match_participants(reg, ["France", "Viet Nam"], DAY)) == 2
    meeting = ccw.Meeting("Meeting of the High Contracting Parties", dt.date(2014, 11, 13))
    assert ccw.brief(reg, log, "LAO", as_of=DAY, meetings=[meeting]).markdown
    annex: ccw.Paper = ccw.annual_annex(reg, log, 2014)
    assert annex.marking
    assert ccw.write_panel(reg, folder / "panel", start=2010, end=2011, partition_by="year")
    return [
        report.write(folder / "report"),
        ccw.write_letters(letters, folder / "letters.csv"),
        ccw.write_explorer(reg, folder / "explorer.html"),
        *ccw.export(gaps, folder / "gaps.dta"),
        ccw.replication_archive(gaps, folder / "gaps.zip"),
        folder / "panel" / "year=2011",
        *draft(reg, folder),
    ]


def draft(reg: ccw.Registry, folder: Path) -> list[Path]:
    """Draft notes from one's own templates and addresses."""
    contacts = folder / "contacts.csv"
    contacts.write_text("state,post,addressee\nLAO,Geneva,Permanent Mission\n", encoding="utf-8")
    book: ccw.AddressBook = ccw.read_contacts(contacts)
    copied = ccw.copy_templates(folder / "templates", forms=["note"])
    assert not [problem for path in copied for problem in ccw.check_template(path)]
    head = ccw.Letterhead(office="Implementation Support Unit", place="Geneva")
    ccw.write_drafts(reg, folder / "drafts", as_of=DAY, addresses=book, letterhead=head, templates=folder / "templates")
    return [contacts, *copied]


def read(reg: ccw.Registry, folder: Path) -> None:
    """Read a page and a report, and check what the report says."""
    page = folder / "page.csv"
    page.write_text("Participant,Ratification\nFrance,4 Mar 1988\n", encoding="utf-8")
    table: ccw.UntcTable = ccw.read_untc(page, instrument="CCW")
    assert len(ccw.Registry.from_tables([table]).actions) == 1
    told: dict[str, float] = {}
    pages: ccw.UntcFolder = ccw.read_untc_folder(
        folder, progress=lambda done, total, name: told.update({name: done / total})
    )
    assert table.actions in [read.actions for read in pages.tables]
    assert len(told) == len(pages.tables) + len(pages.unread)
    report: ccw.IsuReport = ccw.read_report("As at 1 September 2014, the Convention has 117 High Contracting Parties.")
    assert ccw.check_report(reg, report)["verdict"].tolist() == ["agree"]


def fail(reg: ccw.Registry) -> list[str]:
    """Catch each error by its name."""
    messages: list[str] = []
    wrong: dict[type[ccw.CcwError], Callable[[], object]] = {
        ccw.UnknownStateError: lambda: reg.state("Frnace"),
        ccw.AmbiguousStateError: lambda: ccw.names.resolve("Korea"),
        ccw.NotAParticipantError: lambda: reg.state("Kosovo"),
        ccw.UnknownInstrumentError: lambda: reg.instrument("P6"),
        ccw.DateError: lambda: reg.totals("2014-13-01"),
        ccw.OptionError: lambda: reg.group("Atlantis"),
        ccw.DataError: lambda: reg.with_actions([{**CONSENT, "kind": "wish"}]),
        ccw.StoreError: lambda: ccw.Registry.read("nowhere"),
        ccw.SourceFormatError: lambda: ccw.read_untc(b""),
    }
    for error, call in wrong.items():
        try:
            call()
        except error as found:
            messages.append(str(found))
    assert ccw.errors.CcwError is ccw.CcwError
    rooms = (ccw.analysis, ccw.checks, ccw.citation, ccw.documents, ccw.exports, ccw.outreach, ccw.records)
    assert all(room.__doc__ for room in (*rooms, ccw.registry, ccw.sources))
    return messages


def test_like(reg: ccw.Registry) -> None:
    """Use the testing kit."""
    sample = ccw.testing.sample_registry()
    ccw.testing.assert_registry_equal(sample, ccw.testing.sample_registry())
    assert len(ccw.testing.sample_log().targets(sample))
    assert sample != reg


def main() -> None:
    """Run it all."""
    assert ccw.__version__
    reg = ccw.Registry.bundled()
    assert ask(reg)["CCW"] == 117
    assert all(isinstance(table, pd.DataFrame) for table in [*analyse(reg), *promote(reg)])
    with tempfile.TemporaryDirectory() as name:
        assert all(path.exists() for path in write(reg, Path(name)))
        read(reg, Path(name))
    assert len(fail(reg)) == 9
    test_like(reg)
    print("every public name was used")


if __name__ == "__main__":
    main()
