"""What a reader must not guess: each way in which a page was misread, with three others of its kind."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

import pytest

import ccwuniv as ccw
from ccwuniv.errors import DataError, SourceFormatError
from ccwuniv.sources import UntcAction, UntcTable, read_untc

DAY = "2026-02-03"


def shown(acts: Sequence[UntcAction]) -> list[str]:
    """Return acts in a line each: who, what, when, with effect when, in brackets or not."""
    return [
        f"{a.iso3 or a.participant} {a.kind} {a.date}{f' > {a.effective}' if a.effective else ''}{' []' * a.withdrawn}"
        for a in acts
    ]


class Case:
    """A page, the acts that it means, and what its notes must say; ``bound`` are the parties on the day."""

    def __init__(
        self, page: str | bytes, *acts: str, notes: Sequence[str] = (), bound: str | None = None, unread: bool = False
    ) -> None:
        self.page = page.encode() if isinstance(page, str) else page
        self.acts, self.notes, self.bound, self.unread = list(acts), notes, bound, unread

    def problems(self) -> Iterator[str]:
        table = read_untc(self.page, as_of=DAY, instrument="treaty")
        if sorted(shown(table.actions)) != sorted(self.acts):
            yield f"acts {shown(table.actions)}, not {self.acts}"
        said = "\n".join(map(str, table.notes))
        yield from (f"no note {note!r} in {said!r}" for note in self.notes if note not in said)
        if bool(table.unread_departures) != self.unread:
            yield f"unread departures {table.unread_departures}"
        if self.bound is not None and table.actions:
            reg = ccw.Registry.from_tables(table, allow_unread=True)
            found = " ".join(sorted(state.iso3 for state in reg.parties("treaty")))
            if found != self.bound:
                yield f"parties {found}, not {self.bound}"
            if table.parties_counted != len(self.bound.split()):
                yield f"the table counts {table.parties_counted}"


def csv(*lines: str) -> str:
    return "\n".join(lines) + "\n"


def under(heading: str, cell: str) -> str:
    return csv(f'Participant;Signature;"{heading}"', f"Chile;22 Apr 2016;{cell}")


CONSENT = "Ratification, Acceptance(A), Accession(a), Succession(d)"


def row(cells: Sequence[str]) -> str:
    return f"<Row>{''.join(f'<Entry>{html.escape(cell, quote=False)}</Entry>' for cell in cells)}</Row>"


def grid(headings: Sequence[str], rows: Sequence[Sequence[str]], title: str = "") -> str:
    head = f"<Title>{title}</Title>" if title else ""
    return f"<Table>{head}<Thead>{row(headings)}</Thead><Rows>{''.join(map(row, rows))}</Rows></Table>"


def xml(
    *rows: Sequence[str],
    notes: Sequence[str] = (),
    heading: str = CONSENT,
    special: str = "",
    more: str = "",
    title: str = "Convention on Examples",
) -> str:
    """Make a page of the depositary's; the footnotes are numbered from 1, and a ``*`` in a name points to the first."""
    marked = [
        (f"{cells[0]}<superscript>1</superscript>".replace("*", "") if "*" in cells[0] else cells[0], *cells[1:])
        for cells in rows
    ]
    ends = "".join(f"<Note><index>{n}</index>{note}</Note>" for n, note in enumerate(notes, start=1))
    return (
        f"<Document><ExternalData><Titlesect>{title}</Titlesect><Conclusion>Geneva, 4 June 1954</Conclusion>"
        f"</ExternalData><Participants>{grid(('Participant', 'Signature', heading), marked)}</Participants>"
        f"<SpecialTables>{special}</SpecialTables>{more}<EndNotes>{ends}</EndNotes></Document>"
    )


def noted(text: str, cell: str = "4 Jul 1990 a", signed: str = "", name: str = "Chile*", **options: str) -> str:
    return xml((name, signed, cell), ("Togo", "", "5 Jul 1991 a"), notes=[f"<text>{text}</text>"], **options)


TOGO = "TGO accession 1991-07-05"
CHILE = "CHL accession 1990-07-04"
LEFT = f"{CHILE} []"

HEADINGS = {
    "a column of acts beside columns of signature and consent": [
        Case(
            csv(
                f"Participant,Signature,Ratification,{kind}",
                "Afghanistan,2016-04-22,2017-02-15,Ratification",
                "USA,2016-04-22,2021-01-20,Acceptance",
            ),
            "AFG signature 2016-04-22",
            "AFG ratification 2017-02-15",
            "USA signature 2016-04-22",
            "USA acceptance 2021-01-20",
        )
        for kind in ("Kind", "Type", "Action", "Act")
    ],
    "an act named in a column": [
        Case(
            csv(
                "Participant,Action,Date of Notification/Deposit",
                "Belarus,Ratification,12/11/1973",
                f"Belarus,{said},30/09/1992",
            ),
            "BLR ratification 1973-11-12",
            *(f"BLR {act} 1992-09-30" for act in acts),
            notes=[said] if not acts else (),
            bound="BLR",
        )
        for said, acts in (
            ("Withdrawal of declaration", ()),
            ("Objection to accession", ()),
            ("Not ratified", ()),
            ("Signature subject to ratification", ("signature",)),
            ("Acceptance of amendments", ()),
            ("Withdrawal of objection", ()),
            ("Denunciation in respect of Aruba", ()),
        )
    ],
    "several dates in one cell, each with its own word": [
        Case(csv("State;Ratification", f'Chile;"{cell}"'), *acts, notes=notes)
        for cell, acts, notes in (
            (
                "signed 12 May 1981, ratified 4 Mar 1988",
                ("CHL signature 1981-05-12", "CHL ratification 1988-03-04"),
                (),
            ),
            (
                "12 May 1981 (signature), 4 Mar 1988 (ratification)",
                ("CHL signature 1981-05-12", "CHL ratification 1988-03-04"),
                (),
            ),
            ("4 Mar 1988 (signature 12 May 1981)", ("CHL signature 1981-05-12", "CHL ratification 1988-03-04"), ()),
            ("4 Mar 1988 (denounced 5 May 1999)", ("CHL ratification 1988-03-04", "CHL denunciation 1999-05-05"), ()),
            ("4 Mar 1988, withdrawn 5 May 1999", ("CHL ratification 1988-03-04", "CHL withdrawal 1999-05-05"), ()),
            ("4 Mar 1988 a (declaration 5 May 1999)", ("CHL accession 1988-03-04",), ["declaration 5 May 1999"]),
            (
                "4 Mar 1988 - amendment accepted 5 May 1999",
                ("CHL ratification 1988-03-04",),
                ["amendment accepted 5 May"],
            ),
            ("12 May 1981 and 4 Mar 1988", ("CHL ratification 1981-05-12", "CHL ratification 1988-03-04"), ()),
        )
    ],
    "a heading that names a protocol, on the page of a convention and on that of a protocol": [
        Case(
            xml(("Chile", "22 Apr 2016", "20 Mar 2018"), heading=heading, title=title),
            "CHL signature 2016-04-22",
            *acts,
            notes=[heading] if not acts else (),
        )
        for heading, title, acts in (
            ("Acceptance of the Protocol", "Convention on Examples", ()),
            ("Accession to the Protocol of 1967", "Convention on Examples", ()),
            ("Ratification of the Statute", "Convention on Examples", ()),
            ("Acceptance of the Protocol", "Protocol to the Convention on Examples", ("CHL acceptance 2018-03-20",)),
            ("Ratification of the Convention", "Convention on Examples", ("CHL ratification 2018-03-20",)),
        )
    ],
    "two dates below headings that name no act, beside one act": [
        Case(
            csv("Country,Action,Action Date,Date", "Albania,Accession,28-Sep-2000,01-Jan-1900"),
            "ALB accession 2000-09-28",
            notes=["a second day of Accession"],
            bound="ALB",
        ),
    ],
    "years of two digits before the month": [
        Case(
            csv("Country,Ratification", f"Chad,{day}", "France,98-04-29"),
            *acts,
            notes=["France: Ratification: 98-04-29"],
        )
        for day, acts in (("02-05-31", ()), ("31 May 2002", ("TCD ratification 2002-05-31",)))
    ],
    "a day after the page, and one before all treaties": [
        Case(
            csv("Country,Ratification", f"Chad,{day}", "France,4 Mar 1988"), "FRA ratification 1988-03-04", notes=[said]
        )
        for day, said in (("15 Apr 2030", "later than the page itself"), ("15 Apr 0980", "not understood as an act"))
    ],
    "numbers in brackets around a name": [
        Case(csv("Country,Ratification", f"{name},4 Mar 1988"), "TCD ratification 1988-03-04", bound="TCD")
        for name in ("(3) Chad", "Chad (5)", "Chad (5, 6)", "(12)Chad [2]")
    ],
    "a name whose years were over": [
        Case(
            csv("Country,Ratification", f"{name},4 Mar 2001"),
            f"{iso3} ratification 2001-03-04",
            notes=[f"{said}; read as {iso3}"] if said else (),
        )
        for name, iso3, said in (
            ("Zaire", "COD", "until 1997-05-16, and no state's on 2001-03-04"),
            ("USSR", "RUS", "until 1991-12-25, and no state's on 2001-03-04"),
            ("Serbia and Montenegro", "SRB", ""),
        )
    ],
    "headings of acts in Chinese and Arabic": [
        Case(csv(f"{state};{heading}", f"Chad;4 Mar 1988{letter}"), f"TCD {kind} 1988-03-04")
        for state, heading, letter, kind in (
            ("国家", "批准", "", "ratification"),
            ("国家", "批准, 加入(a)", " a", "accession"),
            ("الدولة", "تاريخ التصديق", "", "ratification"),
            ("الدولة", "التوقيع", "", "signature"),
        )
    ],
    "a letter that a heading explains, its own or another's": [
        Case(page, *acts, notes=notes)
        for page, acts, notes in (
            (csv("Participant;Notification (n);Ratification", "Chile;4 Jul 1990 n;"), (), ["cells not read: 1"]),
            (csv("Participant;Ratification;Notification (n)", "Chile;4 Jul 1990 n;"), (), ["4 Jul 1990 n"]),
            (csv('Participant;"Ratification, Notification(n)"', "Chile;4 Jul 1990 (n)"), (), ["4 Jul 1990 (n)"]),
            (csv("Participant;Ratification;Objection (a)", "Chile;4 Jul 1990 a;"), (), ["4 Jul 1990 a"]),
            (csv("Participant;Signature(s);Consent", "Chile;;4 Jul 1990 s"), ("CHL signature 1990-07-04",), ()),
            (
                csv("Participant,Action,Date of notification (n)", "Chile,Accession,4 Jul 1990 n"),
                ("CHL accession 1990-07-04",),
                (),
            ),
        )
    ],
    "a letter in a table of endings": [
        Case(
            xml(
                ("Chile", "", "4 Jul 1990 a"),
                special=grid(("Participant", heading), [("Chile", "5 Jul 1999 n")], "Withdrawals"),
            ),
            CHILE,
            "CHL denunciation 1999-07-05",
            bound="",
        )
        for heading in (
            "Notification (n)",
            "Date of receipt of the notification (n)",
            "Date of notification",
            "Denunciation",
        )
    ],
    "the day of deposit beside that of the consent": [
        Case(csv(f"Participant,{headings}", f"Chile,{cells}"), *acts, notes=notes, bound="CHL")
        for headings, cells, acts, notes in (
            ("Ratification,Deposit", "1 May 1990,4 Jul 1990", ("CHL ratification 1990-07-04",), ()),
            ("Ratification,Date of deposit", "4 Jul 1990,4 Jul 1990", ("CHL ratification 1990-07-04",), ()),
            ("Accession,Deposit of instrument", "1 May 1990,4 Jul 1990", ("CHL accession 1990-07-04",), ()),
            ("Ratification,Date of receipt", ",4 Jul 1990", ("CHL consent_to_be_bound 1990-07-04",), ()),
            (
                "Ratification,Deposit",
                "4 Jul 1990,1 May 1990",
                ("CHL ratification 1990-07-04",),
                ["1990-05-01, a second"],
            ),
            (
                "Ratification,Party since",
                "4 Jul 1990,1 May 1991",
                ("CHL ratification 1990-07-04",),
                ["1991-05-01, a sec"],
            ),
        )
    ],
    "an ending that was taken back, in a column of acts": [
        Case(
            csv(
                "Participant,Action,Date",
                "Mali,Accession,1 May 1990",
                "Mali,Denunciation,1 May 1995",
                f"Mali,{said},1 Sep 1995",
            ),
            "MLI accession 1990-05-01",
            notes=["taken back"],
            bound="MLI",
        )
        for said in (
            "Withdrawal of denunciation",
            "Cancellation of the denunciation",
            "Suspension of denunciation",
            "Revocation of the notification of withdrawal",
        )
    ],
    "a heading with a word of consent that is none": [
        Case(
            csv(f"Participant,Signature,Ratification,{heading}", "Chile,22 Apr 2016,,20 Mar 2018"),
            "CHL signature 2016-04-22",
            notes=[heading],
            bound="",
        )
        for heading in (
            "Acceptance of individual communications",
            "Acceptance of amendment",
            "Domestic approval",
            "Date of declaration",
            "Notification under article 25",
            "Ratification pending",
            "Objection to accession",
            "Notification of non-provisional application",
        )
    ],
    "an end of participation is no beginning": [
        Case(
            csv(f"Participant,Signature,Ratification,{heading}", "Chile,22 Apr 2016,,20 Mar 2018"),
            "CHL signature 2016-04-22",
            "CHL withdrawal 2018-03-20",
            notes=["an ending before every consent"],
            bound="",
        )
        for heading in ("End of participation", "Withdrawal", "Date of withdrawal", "Cessation of participation")
    ],
    "a row that begins with a state or has a date is no heading": [
        Case(
            csv(
                "Participant,Signature,Ratification,Status,Note",
                "Austria,10 Apr 1981,14 Mar 1983,,",
                f"Slovakia,,28 May 1993,{said}",
                "Denmark,10 Apr 1981,7 Jul 1982,,",
            ),
            "AUT signature 1981-04-10",
            "AUT ratification 1983-03-14",
            "SVK ratification 1993-05-28",
            "DNK signature 1981-04-10",
            "DNK ratification 1982-07-07",
            bound="AUT DNK SVK",
        )
        for said in (
            "State party,Signed as Czechoslovakia",
            "Party,Ratification of 1993",
            "Contracting party,Signature",
            "Member,Accession",
        )
    ],
    "who left, by a column": [
        *(
            Case(
                csv(f"Party,Ratification,{heading}", "Finland,2 Oct 1978,9 Jan 2014"),
                "FIN ratification 1978-10-02",
                f"FIN {kind} 2014-01-09",
                bound="",
            )
            for heading, kind in (
                ("Termination", "denunciation"),
                ("Renunciation", "denunciation"),
                ("Denunciation", "denunciation"),
                ("Retrait", "withdrawal"),
            )
        ),
        *(
            Case(
                csv("Party,Ratification,Status", f"Finland,2 Oct 1978,{status}"),
                "FIN ratification 1978-10-02 []",
                bound="",
            )
            for status in ("Denounced", "Not in force", "Terminated", "No longer a party")
        ),
        Case(
            csv(
                "Country,Date,Status,Note", "Spain,2 May 1990,Not in force,Automatic Denunciation on 20 Nov 2006 by MLC"
            ),
            "ESP consent_to_be_bound 1990-05-02",
            "ESP denunciation 2006-11-20",
            bound="",
        ),
    ],
    "a word of leaving that is on no list": [
        Case(
            csv(f"Party,Ratification,{heading}", f"Finland,2 Oct 1978,{cell}"),
            "FIN ratification 1978-10-02",
            unread=True,
        )
        for heading, cell in (
            ("Abandoned", "9 Jan 2014"),
            ("Note", "left in 2014"),
            ("Status", "Being terminated"),
            ("Withdrawal of ratification", "9 Jan 2014"),
        )
    ],
    "a type and a day beside a signature": [
        Case(
            csv(heading, "Algeria,,Accession,2017-07-25", "Austria,2013-06-19,,"),
            "DZA accession 2017-07-25",
            "AUT signature 2013-06-19",
            bound="DZA",
        )
        for heading in (
            "Contracting Party,Signature Date,Instrument Type,Instrument Date",
            "Country,Signature,Type of consent,Date of deposit",
            "State,Date of signature,Action,Action Date",
            "Party,Signed,Instrument,Date",
        )
    ],
    "an effect before the treaty": [
        Case(
            csv(heading, "ALBANIA,Accession,28-Sep-2000,01-Jan-1900", "Chad,Accession,1-Sep-2000,01-Oct-2000"),
            "ALB accession 2000-09-28",
            "TCD accession 2000-09-01 > 2000-10-01",
            notes=["before the treaty was adopted"],
        )
        for heading in (
            "Country,Action,Action Date,Effective Date",
            "Country,Action,Date,Effective Date",
            "Participant,Action,Date,Date of Effect",
            "State,Type,Date of deposit,Entry into force",
        )
    ],
    "years of two digits": [
        Case(
            csv("Country,Signature,Ratification", "France,29/04/98,31/05/02"),
            "FRA signature 1998-04-29",
            "FRA ratification 2002-05-31",
            notes=["day, month, year, as one date of the column proves"],
        ),
        Case(
            csv("Country,Ratification", "France,04/29/98", "Chad,02/03/99"),
            "FRA ratification 1998-04-29",
            "TCD ratification 1999-02-03",
            notes=["month, day, year"],
        ),
        Case(csv("Country,Ratification", "France,03/04/98"), notes=["fit both orders", "03/04/98"]),
        Case(csv("Country,Ratification", "France,29.04.98", "Chad,04.29.98"), notes=["29.04.98"]),
    ],
    "numbers and marks around names": [
        Case(csv("Participant,Ratification", f"{name},1 May 2004"), f"{iso3} ratification 2004-05-01", bound=iso3)
        for name, iso3 in (
            ("1. Albania", "ALB"),
            ("Afghanistan[1]", "AFG"),
            ("Serbia 1 2", "SRB"),
            ("12) Fiji", "FJI"),
            ("Chad [2] [3]", "TCD"),
        )
    ],
    "letters that the heading explains": [
        Case(csv(f'Participant;"{heading}"', f"Albania;1 May 1990 {letter}"), f"ALB {kind} 1990-05-01")
        for heading, letter, kind in (
            ("Ratification A=Accession Su=Succession R=Ratification", "A", "accession"),
            ("Ratification A=Accession Su=Succession R=Ratification", "Su", "succession"),
            ("Ratification, Accession(C)", "C", "accession"),
            ("Simplified procedure(p)", "p", "consent_to_be_bound"),
        )
    ],
    "letters of phrases on no list": [
        Case(
            csv('Participant;"Ratification, Blessing(b)"', "Albania;1 May 1990 b", "Chad;2 May 1990"),
            "TCD ratification 1990-05-02",
            notes=["not acts: b", "1 May 1990 b"],
        ),
    ],
    "headings of participants in other words and languages": [
        Case(csv(f"{heading},{consent}", "Albania,1 May 1990"), "ALB ratification 1990-05-01")
        for heading, consent in (
            ("Name", "Ratification"),
            ("Member State", "Ratification"),
            ("Participante", "Ratificación"),
            ("Участник", "Ратификация"),
            ("État partie", "Ratification"),
        )
    ],
    "a year that cannot be": [
        Case(
            csv("Participant,Signature,Ratification", f"Albania,15 Apr 1980,{day}"),
            "ALB signature 1980-04-15",
            notes=[day],
        )
        for day in ("15 Apr 2980", "31 Feb 1999", "2980-04-15", "1 May 3000")
    ],
    "an entry into force of nothing": [
        Case(
            csv(f"Participant,Signature,{heading}", "Albania,15 Apr 1980,1 May 1985"),
            "ALB signature 1980-04-15",
            notes=["belongs to no act"],
        )
        for heading in ("Entry into force", "Date of Effect", "In force since", "Effective date")
    ],
    "headings that name no act, or several": [
        Case(under(heading, "4 Jul 1990"), "CHL signature 2016-04-22", f"CHL {kind} 1990-07-04")
        for heading, kind in (
            ("Definitive signature or participation", "consent_to_be_bound"),
            ("Confirmation of signature", "signature"),
            ("Participation in the Agreement as amended under resolution 5 and article 6", "consent_to_be_bound"),
            ("Provisional acceptance", "provisional_application"),
            ("Provisional acceptance/accession", "provisional_application"),
            (
                "Provisional application by virtue of signature, adoption of the Agreement or accession thereto",
                "provisional_application",
            ),
        )
    ],
}

FOOTNOTES = {
    "an ending without its day of effect that was taken back": [
        Case(
            noted(f"On 3 May 2001, Chile denounced the Convention. {back}"),
            CHILE,
            TOGO,
            notes=["taken back"],
            bound="CHL TGO",
        )
        for back in (
            "On 9 May 2001, the Government of Chile decided to remain a party to the Convention.",
            "On 9 May 2001, the Government of Chile notified its decision to suspend the denunciation.",
            "On 9 May 2001, Chile revoked its denunciation.",
            "On 9 May 2001, Chile withdrew its denunciation.",
        )
    ],
    "a withdrawal that comes with a statement": [
        Case(noted(f"On 4 June 2001, the Government of Chile notified {what}.", cell), *acts, TOGO, unread=unread)
        for what, cell, acts, unread in (
            (
                "its withdrawal, together with a declaration",
                "[4 Jul 1990 a]",
                (LEFT, "CHL withdrawal 2001-06-04"),
                False,
            ),
            ("its denunciation along with a statement", "[4 Jul 1990 a]", (LEFT, "CHL denunciation 2001-06-04"), False),
            ("its withdrawal, accompanied by a letter", "4 Jul 1990 a", (CHILE,), True),
            ("the withdrawal, together with a declaration, of its reservation", "4 Jul 1990 a", (CHILE,), False),
            ("that it withdrew, together with its statement, the reservation", "4 Jul 1990 a", (CHILE,), False),
        )
    ],
    "a statement that was withdrawn": [
        Case(noted(text), CHILE, TOGO, bound="CHL TGO")
        for text in (
            (
                "On 4 June 2001, the Government of Chile withdrew the declaration made "
                "upon ratification. The withdrawal took "
                "effect on 4 June 2001."
            ),
            "On 4 June 2001, Chile notified its decision to withdraw its reservation to article 2 of the Convention.",
            "The objection made upon accession was withdrawn on 4 June 2001.",
            (
                "On 4 June 2001, the Government of Chile denounced article 9 of the "
                "Convention, with effect from 4 June 2002."
            ),
        )
    ],
    "an ending that was taken back": [
        Case(
            noted(
                "On 4 June 2001, the Government of Chile notified its withdrawal from the Convention, with effect from "
                f"4 June 2002. {text}"
            ),
            CHILE,
            TOGO,
            notes=["taken back"],
            bound="CHL TGO",
        )
        for text in (
            "On 5 July 2001, it notified its decision to suspend the withdrawal.",
            "On 5 July 2001, the Government of Chile decided to remain a party to the Convention.",
            "On 5 July 2001, Chile rescinded its notification.",
            "On 5 July 2001, the Government of Chile withdrew its notification of withdrawal.",
        )
    ],
    "another government than that of the row in brackets": [
        Case(noted(f"{text}", cell="[4 Jul 1990 a]"), LEFT, TOGO, f"TGO {kind} 2001-06-04 > 2002-06-04", bound="")
        for text, kind in (
            (
                "On 4 June 2001, the Government of Togo denounced the Convention, with effect from 4 June 2002.",
                "denunciation",
            ),
            (
                (
                    "A notice of withdrawal was received from the Government of Togo on 4 "
                    "June 2001 and took effect on 4 June "
                    "2002."
                ),
                "withdrawal",
            ),
            ("On 4 June 2001, Togo withdrew from the Convention, effective 4 June 2002.", "withdrawal"),
            (
                (
                    "The notice by which Togo denounced the Convention was received on 4 "
                    "June 2001. It took effect on 4 June "
                    "2002."
                ),
                "denunciation",
            ),
        )
    ],
    "another treaty, a territory, a possibility": [
        Case(noted(text), CHILE, TOGO, bound="CHL TGO")
        for text in (
            "On 4 June 2001, Chile denounced the Covenant, with effect from 4 June 2002.",
            "On 4 June 2001, Chile denounced the Convention of 12 May 1931, with effect from 4 June 2002.",
            "On 4 June 2001, Chile denounced the Convention in respect of New Caledonia, with effect from 4 June 2002.",
            "Any State Party may denounce the Convention by a note. Until 4 June 2001 none did.",
        )
    ],
    "what other governments say of it": [
        Case(
            noted(
                "On 4 July 1990, the Government of Chile informed the Secretary-General of its decision to denounce "
                "the Convention, with effect from 4 October 1990. On that same date, it acceded again.\n"
                f"Togo (5 May 1991):\n{said}",
            ),
            CHILE,
            TOGO,
            "CHL denunciation 1990-07-04 > 1990-10-04",
            notes=["an ending before every consent shown"],
            bound="CHL TGO",
        )
        for said in (
            "The Government of Togo has doubts as to the propriety of the denunciation of the Convention.",
            "On 5 May 1991, the Government of Togo objected to the denunciation of the Convention by Chile.",
            "The Government of Togo considers the procedure followed in the denunciation as inconsistent with the law.",
            "The Government of Togo has constantly denounced and condemned such acts since 25 December 1978.",
        )
    ],
    "one ending told thrice": [
        Case(
            noted(" ".join([text] * 3), cell="[4 Jul 1990 a]"),
            LEFT,
            TOGO,
            f"CHL {kind} 2001-06-04 > 2002-06-04",
            bound="TGO",
        )
        for text, kind in (
            ("On 4 June 2001, Chile denounced the Convention, with effect from 4 June 2002.", "denunciation"),
            (
                "On 4 June 2001, the Government of Chile gave notice of its withdrawal. It took effect on 4 June 2002.",
                "withdrawal",
            ),
        )
    ],
    "a first participation before a return": [
        Case(
            noted(
                f"The Government of Chile had initially {verb} to the Convention on 10 "
                f"May 1960 (See C.N.1.1960 of 1 June "
                f"1960). On {left}, it notified its denunciation of the Convention, with effect from {effect}. "
                f"{back} the Government of Chile {again} to the Convention."
            ),
            "CHL accession 1960-05-10",
            f"CHL denunciation {left_iso} > {effect_iso}",
            CHILE,
            TOGO,
            bound="CHL TGO",
        )
        for verb, left, effect, back, again, left_iso, effect_iso in (
            (
                "acceded",
                "4 July 1990",
                "4 October 1990",
                "On that same date,",
                "re-acceded",
                "1990-07-04",
                "1990-10-04",
            ),
            (
                "acceded",
                "4 July 1990",
                "4 October 1990",
                "On that same date,",
                "acceded again",
                "1990-07-04",
                "1990-10-04",
            ),
            (
                "acceded",
                "4 July 1980",
                "4 October 1980",
                "On 4 July 1990,",
                "again acceded",
                "1980-07-04",
                "1980-10-04",
            ),
        )
    ],
    "days that cannot be": [
        Case(
            noted(
                "A withdrawal by Chile was notified on 13 December l985 and applied since 16 Aug 1949.",
                cell="[4 Jul 1980 a]",
            ),
            "CHL accession 1980-07-04 []",
            TOGO,
            "CHL withdrawal 1985-12-13",
            notes=["misprint"],
            bound="TGO",
        ),
        Case(
            noted(
                "On 4 June 2001, Chile denounced the Convention, with effect from 4 June 1999.", cell="[4 Jul 1990 a]"
            ),
            LEFT,
            TOGO,
            "CHL denunciation 2001-06-04",
            notes=["an effect before its notification"],
            bound="TGO",
        ),
        Case(
            noted(
                "On 4 June 1901, Chile denounced the Convention, with effect from 4 June 1902.", cell="[4 Jul 1990 a]"
            ),
            LEFT,
            TOGO,
            notes=["before the treaty was adopted"],
            bound="TGO",
        ),
    ],
    "only the consent is in brackets": [
        Case(
            noted(text, cell="[4 Jul 1990 a]", signed="4 Jul 1960"),
            "CHL signature 1960-07-04",
            LEFT,
            TOGO,
            notes=["remains a signatory"],
            bound="TGO",
        )
        for text in ("See note 1.", "On 4 June 2001, Chile withdrew its instrument of accession.")
    ],
    "what stops a registry": [
        Case(noted(text), CHILE, TOGO, unread=True)
        for text in (
            "On 4 June 2001, the Government of Chile left the Convention.",
            "On 4 June 2001, the Government of Chile notified its withdrawal from the Convention.",
            "The Government of Chile has denounced the Convention.",
            "The Government of Chile terminates its participation as of 4 June 2027.",
            "The Government of Chile brought its participation to an end.",
        )
    ]
    + [
        Case(noted(text, name="Chile"), CHILE, TOGO, unread=True)
        for text in (
            "The Government denounced the Convention on 4 June 2001.",
            "The Government notified that it terminates its participation in the Convention as of 4 June 2027.",
            "The Government terminates its participation as of 4 June 2027.",
        )
    ],
    "a departure of another party, without a day of effect": [
        Case(noted(f"The Government of Togo {what} on 4 June 2001."), CHILE, TOGO, unread=True)
        for what in ("denounced the Convention", "notified its withdrawal from the Convention")
    ],
    "who is no participant": [
        Case(
            noted(f"It is recalled that the Government of {name} had {verb} the Convention on 3 May 1970."),
            CHILE,
            TOGO,
            bound="CHL TGO",
        )
        for name, verb in (("Australia", "ratified"), ("Fiji", "signed"), ("Peru", "acceded to"), ("Cuba", "accepted"))
    ],
    "territories": [
        Case(
            noted(text, name="Netherlands*"), "NLD accession 1990-07-04", TOGO, "NLD territorial_application 2001-06-04"
        )
        for text in (
            "On 4 June 2001, the Government of the Netherlands notified that the Convention will apply to Aruba.",
            (
                "For the Kingdom in Europe. Subsequently, on 4 June 2001, the "
                "Government of The Netherlands informed the "
                "Secretary-General of the Territorial Application in respect of the Caribbean part of the Netherlands."
            ),
            "On 4 June 2001, the Government of the Netherlands declared that the Convention extends to Curaçao.",
        )
    ]
    + [
        Case(noted(text, name="Netherlands*"), "NLD accession 1990-07-04", TOGO)
        for text in (
            (
                "On 4 June 2001, the Government of the Netherlands notified that the Convention shall not apply to "
                "Aruba."
            ),
            "The Convention shall not extend to Aruba unless and until a declaration is lodged.",
        )
    ],
}

IN_NOTE = "<text>The following States {said} on the dates indicated:</text>"
LIST = grid(("Participant", "Date of receipt", "Date of effect"), [("Chile", "4 Jun 2001", "4 Jun 2002")])
TERRITORIAL = (
    "<TerritorialApplications><Title>Territorial Application</Title>"
    "<Application><Participant>Portugal</Participant><DateNotification>18 Sep 1958</DateNotification>"
    "<Territories>Overseas Provinces</Territories></Application>"
    "<Application><Participant /><DateNotification>30 Mar 1983</DateNotification><Territories>Macau</Territories>"
    "</Application></TerritorialApplications>"
)
ROWS = (("Chile", "", "4 Jul 1990 a"), ("Togo", "", "5 Jul 1991 a"))

TABLES = {
    "tables inside a footnote": [
        *(
            Case(
                xml(("Chile*", "", "4 Jul 1990 a"), ROWS[1], notes=[IN_NOTE.format(said=said) + LIST]),
                CHILE,
                TOGO,
                notes=["a table in a footnote"],
                bound="CHL TGO",
            )
            for said in ("objected to the declaration", "withdrew their reservations", "proposed an amendment")
        ),
        *(
            Case(
                xml(("Chile*", "", "[4 Jul 1990 a]"), ROWS[1], notes=[IN_NOTE.format(said=said) + LIST]),
                LEFT,
                TOGO,
                f"CHL {kind} 2001-06-04 > 2002-06-04",
                bound="TGO",
            )
            for said, kind in (
                ("withdrew from the Convention", "withdrawal"),
                ("denounced the Convention", "withdrawal"),
            )
        ),
    ],
    "second tables": [
        Case(
            xml(*ROWS, special=grid(("Participant", heading), [("Norway", "1 May 1995")], title)),
            CHILE,
            TOGO,
            notes=["not acts of participation"],
            bound="CHL TGO",
        )
        for heading, title in (
            ("Date of receipt of the notification:", "Notifications made under article 5"),
            ("Date of Acceptance", "Amendments to articles 24 and 25"),
            ("Date", "Objections to the amendment"),
            ("Acceptance", "Amendment to article 20"),
            ("Date of receipt", "Declarations under article 14"),
        )
    ],
    "a list of territorial applications": [
        Case(
            xml(*ROWS, more=TERRITORIAL),
            CHILE,
            TOGO,
            "PRT territorial_application 1958-09-18",
            "PRT territorial_application 1983-03-30",
            bound="CHL TGO",
        ),
        Case(
            xml(
                *ROWS,
                special=grid(
                    ("Participant", "Date of receipt of the notification:", "Territories:"),
                    [("Portugal", "18 Sep 1958", "Macau")],
                    "Notifications made under article 5",
                ),
            ),
            CHILE,
            TOGO,
            "PRT territorial_application 1958-09-18",
            bound="CHL TGO",
        ),
    ],
    "a territory beside the state that acts for it": [
        Case(
            xml(("Netherlands", "", "4 Jul 1960 a"), (name, "", "4 Jul 1964 a")),
            "NLD accession 1960-07-04",
            "NLD territorial_application 1964-07-04",
            bound="NLD",
        )
        for name in ("<i>Aruba</i>", "Netherlands <i>Aruba</i>", "Netherlands (for Surinam)", "Netherlands (Aruba)")
    ],
}


@pytest.mark.parametrize("kinds", [HEADINGS, FOOTNOTES, TABLES], ids=["headings", "footnotes", "tables"])
def test_nothing_is_guessed(kinds: dict[str, list[Case]]) -> None:
    wrong = [
        f"{kind}, {n}: {problem}\n  {case.page.decode()[:600]}"
        for kind, cases in kinds.items()
        for n, case in enumerate(cases, start=1)
        for problem in case.problems()
    ]
    assert not wrong, "\n".join(wrong)


def test_a_file_of_several_treaties_is_read_one_by_one() -> None:
    for heading in ("treaty_title", "Treaty", "Convention", "Agreement"):
        page = csv(
            f"{heading};country;signature;ratification",
            "CAT;France;4 Feb 1985;18 Feb 1986",
            "CRC;France;26 Jan 1990;7 Aug 1990",
        ).encode()
        with pytest.raises(
            SourceFormatError, match=rf"2 treaties in the column '{heading}' .CAT, CRC.; use instrument_col"
        ):
            read_untc(page)
        tables = read_untc(page, instrument_column=heading)
        assert [(t.instrument, shown(t.actions)) for t in tables] == [
            ("CAT", ["FRA signature 1985-02-04", "FRA ratification 1986-02-18"]),
            ("CRC", ["FRA signature 1990-01-26", "FRA ratification 1990-08-07"]),
        ]
    with pytest.raises(SourceFormatError, match=r"a column 'none' that names the treaty of each row"):
        read_untc(page, instrument_column="none")


def test_the_other_page_of_the_collection_reads_the_same_in_each_form() -> None:
    headings = ("Participant", "Action", "Date of Notification/Deposit", "Date of Effect")
    lines = [
        ("Belarus", "Ratification", "12/11/1973", "24/03/1976"),
        ("Chile", "Withdrawal of declaration", "30/09/1992", ""),
    ]
    cells = [f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>" for line in (headings, *lines)]
    pages = [
        f"<html><table>{''.join(cells)}</table></html>",
        f"<Document><Participants>{grid(headings, lines)}</Participants></Document>",
        csv(*map(",".join, (headings, *lines))),
    ]
    for page in pages:
        table = read_untc(page.encode())
        assert shown(table.actions) == ["BLR ratification 1973-11-12 > 1976-03-24"], table.form
        assert "Withdrawal of declaration" in "\n".join(map(str, table.notes))


def test_a_form_that_cannot_show_who_left_says_so() -> None:
    said = "it cannot show who left"
    plain = csv("Participant,Ratification", "Chile,1 May 1990")
    with_brackets = csv("Participant,Ratification", "Chile,[1 May 1990]")
    with_column = csv("Participant,Ratification,Denunciation", "Chile,1 May 1990,")
    with_acts = csv("Participant,Action,Date", "Chile,Accession,1 May 1990")
    found = [said in str(read_untc(p.encode()).notes) for p in (plain, with_brackets, with_column, with_acts)]
    assert found == [True, False, False, False]
    assert said not in str(read_untc(xml(*ROWS).encode()).notes)


def test_a_registry_is_not_made_of_what_was_not_understood() -> None:
    unread = read_untc(csv("Party,Ratification,Abandoned", "Fiji,1 May 1990,1 May 2000").encode(), as_of=DAY)
    with pytest.raises(DataError, match=r"somebody may have left .*'Fiji: Abandoned: 1 May 2000'.*allow_unread=True"):
        ccw.Registry.from_tables(unread)
    assert ccw.Registry.from_tables(unread, allow_unread=True).totals().tolist() == [1]
    with pytest.raises(DataError, match="no row was understood: table 1, row 1: 'Fiji: Ratification: soon'"):
        ccw.Registry.from_tables(read_untc(csv("Party,Ratification", "Fiji,soon").encode()))


def stated(table: UntcTable, parties: int) -> UntcTable:
    from dataclasses import replace

    return replace(table, header=replace(table.header, parties_stated=parties))


def test_header_rows_and_registry_are_one_count_with_the_reason_of_a_difference() -> None:
    provisional = read_untc(
        csv("Participant;Provisional application(n);Ratification", "France;;4 Mar 1988", "Chad;4 Mar 1989 n;").encode(),
        as_of=DAY,
    )
    union = read_untc(
        csv("Participant,Ratification", "France,4 Mar 1988", "European Union,4 Mar 1989").encode(), as_of=DAY
    )
    late = read_untc(csv("Participant,Ratification", "France,4 Mar 1988", "Chad,20 Jan 2026").encode(), as_of=DAY)
    former = read_untc(
        csv("Participant,Ratification", "France,4 Mar 1988", "Czechoslovakia,4 Mar 1989").encode(), as_of=DAY
    )
    bracketed = read_untc(
        csv("Participant,Ratification", "France,4 Mar 1988", "[Chile],[4 Mar 1989]").encode(), as_of=DAY
    )
    reasons = {
        "the header counts what is applied provisionally: Chad": (provisional, 2),
        "the header leaves out participants without a code: European Union": (union, 1),
        "the header is older than the rows: they gave 1 on 19 January 2026": (late, 1),
        "the header counts a state that is no more: Czechoslovakia": (former, 2),
        "the header counts who has left, by brackets or a status alone: Chile": (bracketed, 2),
        "the table does not show why": (late, 7),
    }
    for reason, (table, parties) in reasons.items():
        check = stated(table, parties).parties_check
        assert check.endswith(f"they differ ({reason})."), check
        counted = int(ccw.Registry.from_tables(table).totals(DAY).iloc[0])
        assert stated(table, counted).agrees, reason
        assert stated(table, counted).parties_check.endswith("they agree.")
    assert "the rows give 2 on 3 February 2026, and a registry counts 1" in stated(former, 2).parties_check


def test_a_former_state_that_a_footnote_names_is_not_counted_today() -> None:
    text = (
        "The Republic of Viet-Nam had acceded to the Convention on 11 August 1960. The Federation of Rhodesia and "
        "Nyasaland had acceded to the Convention on 1 August 1960. Accession "
        "on behalf of the Republic of Upper Lands on "
        "3 May 1961."
    )
    table = read_untc(noted(text).encode(), as_of=DAY, instrument="treaty")
    assert [a.participant for a in table.former_actions] == [
        "Republic of Viet-Nam",
        "Federation of Rhodesia and Nyasaland",
        "Republic of Upper Lands",
    ]
    reg = ccw.Registry.from_tables(table)
    assert reg.totals()["treaty"] == table.parties_counted == 2
    assert {state.kind for state in reg.states if state.iso3.startswith(("Republic of", "Federation"))} == {"former"}


def test_who_left_and_returned_on_one_day_is_bound_all_along() -> None:
    case = FOOTNOTES["a first participation before a return"][0]
    reg = ccw.Registry.from_tables(read_untc(case.page, as_of=DAY, instrument="treaty"))
    days = ("1960-05-09", "1960-05-10", "1990-07-04", "1990-12-31")
    bound = ["CHL" in [s.iso3 for s in reg.parties("treaty", day)] for day in days]
    assert bound == [False, True, True, True]


def test_a_note_on_who_is_no_state_quotes_no_other_treaty() -> None:
    page = csv("Participant,Ratification", "European Union,4 Mar 1989", "Republic of Viet-Nam,4 Mar 1989")
    other = "\n".join(map(str, read_untc(page.encode()).notes))
    assert "an organization" in other
    assert "article" not in other
    assert "before the Convention" not in other
