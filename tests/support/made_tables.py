"""Tables of treaties of known meaning, in every form and with every turn of the depositary, made from a seed.

It is written apart from the reader: it uses no phrase list of it, and no part of it. What a table means is beside
it, as acts: who, what, when, with effect when.
"""

from __future__ import annotations

import datetime as dt
import html
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = ["FORMS", "Act", "Made", "made", "written", "wrong_in"]

FORMS = ("html", "xml", "csv")

STATES = {
    "Albania": "ALB",
    "Austria": "AUT",
    "Bolivia (Plurinational State of)": "BOL",
    "Chile": "CHL",
    "Cuba": "CUB",
    "Côte d'Ivoire": "CIV",
    "Denmark": "DNK",
    "Estonia": "EST",
    "Fiji": "FJI",
    "Finland": "FIN",
    "Ghana": "GHA",
    "Guinea-Bissau": "GNB",
    "Iran (Islamic Republic of)": "IRN",
    "Jamaica": "JAM",
    "Kenya": "KEN",
    "Lao People's Democratic Republic": "LAO",
    "Mali": "MLI",
    "Niger": "NER",
    "Peru": "PER",
    "Poland": "POL",
    "Republic of Korea": "KOR",
    "Senegal": "SEN",
    "Spain": "ESP",
    "Togo": "TGO",
    "Viet Nam": "VNM",
    "Zambia": "ZMB",
}
MOTHERS = {
    "Netherlands": ("NLD", "Aruba"),
    "France": ("FRA", "New Caledonia"),
    "New Zealand": ("NZL", "Tokelau"),
    "United Kingdom of Great Britain and Northern Ireland": ("GBR", "Gibraltar"),
    "United States of America": ("USA", "Puerto Rico"),
}
FORMER = {"Czechoslovakia": "CSK", "The German Democratic Republic": "DDR", "The former Yugoslavia": "YUG"}
KINDS = {"": "ratification", "a": "accession", "A": "acceptance", "AA": "approval", "d": "succession"}
WORDS = {
    "ratification": "Ratification",
    "accession": "Accession",
    "acceptance": "Acceptance",
    "approval": "Approval",
    "succession": "Succession",
}

CONSENT_HEADINGS = (
    "Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)",
    "Approval(AA), Acceptance(A), Accession(a), Succession(d), Ratification",
    "Ratification, Accession (a), Acceptance (A), Approval (AA), Succession (d)",
    "Ratification; Acceptance(A); Approval(AA); Accession(a); Succession(d)",
    "Ratification, Acceptation(A), Approbation(AA), Adhésion(a), Succession(d)",
    "Ratification A=Acceptance AA=Approval a=Accession d=Succession",
)
DECOYS = (
    "Acceptance of individual communications",
    "Acceptance of amendment",
    "Domestic approval",
    "Date of declaration",
    "Notification under article 25",
    "Withdrawal of reservation",
    "Objection to accession",
    "Date of adoption",
    "Ratification pending",
)
NOT_ACTS = (
    "Withdrawal of declaration",
    "Objection to accession",
    "Not ratified",
    "Acceptance of amendments",
    "Communication",
    "Reservation",
    "Declaration under article 14",
    "Withdrawal of objection",
)
LEAVING = (
    (
        "On {n}, the Government of {who} notified the Secretary-General of its withdrawal from the {noun}. "
        "The withdrawal took effect on {e} under article 20 (3)."
    ),
    (
        "On {n}, the Government of {who} deposited with the Secretary-General "
        "a notification of denunciation, which took "
        "effect on {e}."
    ),
    "By a communication received on {n}, the Government of {who} denounced the {noun}, with effect from {e}.",
    (
        "On {n}, the Government of {who} informed the Secretary-General that "
        "it had decided to withdraw from the {noun}, "
        "effective {e}."
    ),
    "A notice of withdrawal was received from the Government of {who} on {n} and took effect on {e}.",
    (
        "The Secretary-General received on {n} from the Government of {who} a "
        "notification of denunciation of the {noun}, "
        "taking effect on {e}."
    ),
    (
        "On {n}, the Government of {who} gave notice of its withdrawal (See "
        "depositary notification C.N.360.2025.TREATIES-1 "
        "of 3 July 2025). It will take effect on {e}, under article 9 (2)."
    ),
)
OF_STATEMENTS = (
    (
        "On {n}, the Government of {who} withdrew the declaration made upon "
        "ratification. The withdrawal took effect on {e}."
    ),
    (
        "On {n}, the Government of {who} notified the Secretary-General that "
        "it had decided to withdraw its reservation to "
        "article 7 of the {noun}."
    ),
    "The reservation made upon accession was withdrawn on {n}.",
    "In a communication received on {n}, the Government of {who} withdrew its objection to the declaration.",
    "On {n}, the Government of {who} notified its decision to withdraw, as from {e}, the reservation to article 2.",
)
OF_STATEMENTS += (
    "On {n}, the Government of {who} decided to withdraw, with effect from {e}, its reservation to article 2.",
    "On {n}, {who} withdrew with immediate effect the second of its declarations.",
    "With effect from {e}, the Government of {who} notified on {n} the withdrawal of the objection made on signature.",
)
OF_OTHERS = (
    "On {n}, the Government of {who} denounced the Covenant, with effect from {e}.",
    "On {n}, the Government of {who} denounced the Convention of 12 August 1931 on Weights, with effect from {e}.",
)
FOR_A_TERRITORY = (
    "On {n}, the Government of {who} denounced the {noun} in respect of {place}, with effect from {e}.",
    "By a note received on {n}, the Government of {who} withdrew from the {noun} on behalf of {place}, effective {e}.",
)
UNDOING = (
    "On {u}, the Government of {who} notified the Secretary-General of its decision to suspend the withdrawal.",
    "On {u}, the Government of {who} decided to remain a party to the {noun}.",
    "On {u}, the Government of {who} informed the Secretary-General that it had decided to rescind its notification.",
)
APPLIES = "On {n}, the Government of {who} notified the Secretary-General that the {noun} will apply to {place}."
IDLE = (
    'See note 1 under "Montenegro" in the "Historical Information" section in the front matter of this volume.',
    "Any State Party may denounce the {noun} at any time.",
    "It is recalled that the Government of Australia had objected on {n} to the reservation.",
    "For the Kingdom in Europe.",
)


class Act(NamedTuple):
    """What somebody did."""

    iso3: str
    kind: str
    date: dt.date
    effective: dt.date | None = None


@dataclass
class Row:
    """A row as it is printed: its names and marks, its signature, its consent with letter and brackets."""

    name: str
    signed: str = ""
    consent: str = ""
    marks: list[str] = field(default_factory=list)
    more: str = ""


@dataclass
class Second:
    """A second table: its title, its headings, its rows."""

    title: str
    headings: tuple[str, ...]
    rows: list[tuple[str, ...]]
    in_note: str = ""


@dataclass
class Made:
    """A table, and what it means: the acts of rows, those of footnotes alone, and who is bound on the page's day."""

    title: str
    noun: str
    concluded: dt.date
    day: dt.date
    headings: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    second: list[Second] = field(default_factory=list)
    acts: set[Act] = field(default_factory=set)
    told: set[Act] = field(default_factory=set)
    former: set[Act] = field(default_factory=set)
    bound: set[str] = field(default_factory=set)
    left: set[str] = field(default_factory=set)
    long: list[tuple[str, ...]] = field(default_factory=list)


class _Maker:
    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        noun = self.rng.choice(("Convention", "Protocol", "Agreement", "Treaty"))
        concluded = dt.date(1950, 1, 1) + dt.timedelta(days=self.rng.randrange(12_000))
        heading = self.rng.choice(CONSENT_HEADINGS)
        self.decoy = self.rng.choice(DECOYS) if self.rng.random() < 0.3 else ""
        headings = ("Participant", "Signature", heading, *([self.decoy] if self.decoy else []))
        self.made = Made(f"{noun} on Examples and Other Matters", noun, concluded, dt.date(2026, 2, 3), headings)

    def day(self, after: dt.date, years: int = 15) -> dt.date:
        last = min(after + dt.timedelta(days=365 * years), self.made.day - dt.timedelta(days=800))
        return after + dt.timedelta(days=1 + self.rng.randrange(max(1, (last - after).days)))

    def make(self) -> Made:
        turn = self.rng.random()
        if turn < 0.15:
            self._long()
            return self.made
        if turn < 0.3:
            self._typed()
            return self.made
        names = self.rng.sample(sorted(STATES), self.rng.randint(3, 9))
        for name in names:
            self._row(name, STATES[name])
        if self.rng.random() < 0.4:
            mother = self.rng.choice(sorted(MOTHERS))
            self._row(mother, MOTHERS[mother][0], place=MOTHERS[mother][1])
        if self.rng.random() < 0.3:
            self._former()
        if self.rng.random() < 0.5:
            self._second()
        return self.made

    def _note(self, row: Row, text: str, **words: object) -> None:
        mark = str(len(self.made.notes) + 1)
        shown = {k: long(v) if isinstance(v, dt.date) else v for k, v in words.items()}
        self.made.notes[mark] = text.format(noun=self.made.noun, **shown)
        row.marks.append(mark)

    def _row(self, name: str, iso3: str, place: str = "") -> None:
        made, rng = self.made, self.rng
        row = Row(name)
        letter = rng.choice([*KINDS])
        signed = self.day(made.concluded, 2) if rng.random() < 0.5 else None
        consent = self.day(signed or made.concluded) if rng.random() < 0.9 else None
        who = name.removeprefix("Iran (Islamic Republic of)") or "the Islamic Republic of Iran"
        who = f"the {who}" if who.startswith(("Republic", "Netherlands", "United", "Lao")) else who
        if signed:
            row.signed = short(signed)
            made.acts.add(Act(iso3, "signature", signed))
        if consent:
            row.consent = f"{short(consent)} {letter}".strip()
            made.acts.add(Act(iso3, KINDS[letter], consent))
            made.bound.add(iso3)
            self._turn(row, who, iso3, consent, letter, place)
        if self.decoy and rng.random() < 0.5:
            row.more = short(self.day(made.concluded))
        if signed or consent:
            made.rows.append(row)

    def _turn(self, row: Row, who: str, iso3: str, consent: dt.date, letter: str, place: str) -> None:
        """Let something happen after a consent, told in a footnote: mostly nothing that ends it."""
        made, rng = self.made, self.rng
        n = self.day(consent)
        e = n + dt.timedelta(days=rng.choice((90, 183, 365)))
        words = {"who": who, "n": n, "e": e, "u": n + dt.timedelta(days=30), "place": place}
        turn = rng.random()
        idle = self._idle(turn, place)
        if turn < 0.10:
            self._leave(row, iso3, words)
        elif idle:
            self._note(row, idle, **words)
        elif turn < 0.36 and letter == "a":
            self._return(row, who, iso3, consent)
        elif 0.42 <= turn < 0.50 and place:
            self._note(row, APPLIES, **words)
            made.told.add(Act(iso3, "territorial_application", n))
        elif 0.50 <= turn < 0.53 and row.signed:
            row.consent = f"[{row.consent}]"
            made.bound.discard(iso3)
        elif 0.53 <= turn < 0.56:
            other = rng.choice([name for name in STATES if name != row.name and "(" not in name])
            self._note(row, rng.choice(OF_STATEMENTS), **{**words, "who": other})

    def _idle(self, turn: float, place: str) -> str:
        """Return a footnote that ends nothing, for a share of the turns."""
        choose = self.rng.choice
        shares = (
            (0.10, 0.18, OF_STATEMENTS),
            (0.18, 0.22, OF_OTHERS),
            (0.22, 0.26, FOR_A_TERRITORY if place else ()),
            (0.36, 0.42, IDLE),
        )
        if 0.26 <= turn < 0.30:
            return f"{choose(LEAVING)} {choose(UNDOING)}"
        return next((choose(texts) for low, high, texts in shares if low <= turn < high and texts), "")

    def _leave(self, row: Row, iso3: str, words: dict[str, object]) -> None:
        made, text = self.made, self.rng.choice(LEAVING)
        self._note(row, text, **words)
        if self.rng.random() < 0.2:
            self._note(row, self.rng.choice(LEAVING), **words)
        self._bracket(row)
        kind = "denunciation" if "denounc" in text or "denunciation" in text else "withdrawal"
        made.told.add(Act(iso3, kind, words["n"], words["e"]))  # type: ignore[arg-type]
        made.bound.discard(iso3)
        made.left.add(iso3)

    def _bracket(self, row: Row) -> None:
        row.consent = f"[{row.consent}]"
        row.signed = f"[{row.signed}]" if row.signed else ""

    def _return(self, row: Row, who: str, iso3: str, again: dt.date) -> None:
        """Tell of a first participation and its end; the row shows the return."""
        made = self.made
        if (again - made.concluded).days < 900 or row.signed:
            return
        first = made.concluded + dt.timedelta(days=100)
        same_day = self.rng.random() < 0.5
        n = again if same_day else again - dt.timedelta(days=500)
        e = n + dt.timedelta(days=90)
        back = "On that same date" if same_day else "On {again}"
        self._note(
            row,
            "The Government of {who} had initially acceded to the {noun} on {first}. On {n}, the Government of {who} "
            "notified the Secretary-General that it had decided to denounce the {noun}, with effect from {e}. "
            f"{back}, the Government of {{who}} acceded again to the {{noun}}.",
            who=who,
            first=first,
            n=n,
            e=e,
            again=again,
        )
        made.told |= {Act(iso3, "accession", first), Act(iso3, "denunciation", n, e)}

    def _former(self) -> None:
        name = self.rng.choice(sorted(FORMER))
        signed = self.made.concluded + dt.timedelta(days=10)
        bound = signed + dt.timedelta(days=200)
        row = self.rng.choice(self.made.rows) if self.made.rows else Row("x")
        self._note(
            row, f"{name} had signed and ratified the {{noun}} on {{a}} and {{b}}, respectively.", a=signed, b=bound
        )
        self.made.former |= {Act(FORMER[name], "signature", signed), Act(FORMER[name], "ratification", bound)}

    def _second(self) -> None:
        made, days = self.made, [self.day(self.made.concluded) for _ in range(3)]
        name = self.rng.choice(sorted(MOTHERS))
        iso3, place = MOTHERS[name]
        which = self.rng.randrange(4)
        if which == 0:
            headings = ("Participant", "Date of receipt of the notification", "Territories")
            rows = [(name, short(days[0]), place), ("", short(days[1]), "Other islands")]
            made.second.append(Second("Territorial Application", headings, rows))
            made.acts |= {Act(iso3, "territorial_application", day) for day in days[:2]}
        elif which == 1:
            headings = ("Participant", "Date of receipt of the notification:")
            made.second.append(Second("Notifications made under article 12", headings, [("Norway", short(days[0]))]))
        elif which == 2:
            headings = ("Participant", "Date of Acceptance")
            rows = [("Norway", short(days[0])), ("Togo", short(days[1]))]
            made.second.append(Second("Amendments to articles 3 and 9", headings, rows))
        elif made.rows:
            row = self.rng.choice(made.rows)
            self._note(row, "The following States objected to the declaration made by Fiji on the dates indicated:")
            mark = row.marks[-1]
            rows = [("Norway", short(days[0])), ("Togo", short(days[1]))]
            made.second.append(Second("", ("Participant", "Date of receipt"), rows, in_note=mark))

    def _typed(self) -> None:
        """Make a table with a column that says by which act a participant consented, and one of statuses."""
        made, rng = self.made, self.rng
        kind_of = rng.choice(("Kind", "Type", "Form of consent", "Instrument Type"))
        status = rng.choice(("Status", "Note"))
        made.headings = ("Participant", "Signature", "Ratification", kind_of, status)
        for name in rng.sample(sorted(STATES), rng.randint(3, 8)):
            iso3, signed = STATES[name], self.day(made.concluded, 2)
            consent, kind = self.day(signed), rng.choice(sorted(WORDS))
            said = rng.choice(
                ("", "State party", "In force") if status == "Status" else ("", "Signed as a part", "See 3")
            )
            end = self.day(consent)
            if rng.random() < 0.15:
                said = f"Denounced on {short(end)}"
                made.acts.add(Act(iso3, "denunciation", end))
                made.left.add(iso3)
            else:
                made.bound.add(iso3)
            made.long.append((name, short(signed), short(consent), WORDS[kind], said))
            made.acts |= {Act(iso3, "signature", signed), Act(iso3, kind, consent)}

    def _long(self) -> None:
        """Make a table in which each row is one act, named in a column."""
        made, rng = self.made, self.rng
        made.headings = ("Participant", "Action", "Date of Notification/Deposit", "Date of Effect")
        for name in rng.sample(sorted(STATES), rng.randint(3, 8)):
            iso3, consent = STATES[name], self.day(made.concluded)
            kind = rng.choice(sorted(WORDS))
            effect = consent + dt.timedelta(days=90)
            made.long.append((name, WORDS[kind], slashed(consent), slashed(effect)))
            made.acts.add(Act(iso3, kind, consent, effect))
            made.bound.add(iso3)
            turn, later = rng.random(), self.day(consent)
            if turn < 0.3:
                made.long.append((name, rng.choice(NOT_ACTS), slashed(later), ""))
            elif turn < 0.4:
                end = later + dt.timedelta(days=365)
                made.long.append((name, "Denunciation", slashed(later), slashed(end)))
                made.acts.add(Act(iso3, "denunciation", later, end))
                made.bound.discard(iso3)
                made.left.add(iso3)
            elif turn < 0.5:
                made.long.append((name, "Signature subject to ratification", slashed(consent), ""))
                made.acts.add(Act(iso3, "signature", consent))


def short(day: dt.date) -> str:
    return f"{day.day} {day:%b %Y}"


def long(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def slashed(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"


def made(seed: int) -> Made:
    """Return the table of a seed."""
    return _Maker(seed).make()


def written(table: Made, form: str) -> bytes:
    """Return a table in a form."""
    return {"html": _html, "xml": _xml, "csv": _csv}[form](table)


def _lines(table: Made) -> Iterator[tuple[tuple[str, ...], Sequence[str]]]:
    """Give each row of the main table: its cells, and the footnote marks of its first."""
    if table.long:
        yield from ((cells, ()) for cells in table.long)
        return
    width = len(table.headings)
    yield from (((row.name, row.signed, row.consent, row.more)[:width], row.marks) for row in table.rows)


def _html(table: Made) -> bytes:
    def tr(cells: Sequence[str], marks: Sequence[str] = ()) -> str:
        sup = f" <sup><a class='noteIndex'>{', '.join(marks)}</a></sup>" if marks else ""
        first, *others = (html.escape(cell, quote=False) for cell in cells)
        return f"<tr><td>{first}{sup}<br></td>{''.join(f'<td>{cell}<br></td>' for cell in others)}</tr>"

    def second(one: Second) -> str:
        body = "".join(map(tr, (one.headings, *one.rows)))
        return f"<div class='tableHead'>{one.title}</div><table id='x_Table1'>{body}</table>"

    def note(mark: str, text: str) -> str:
        inside = "".join(
            f"<table>{''.join(map(tr, (one.headings, *one.rows)))}</table>"
            for one in table.second
            if one.in_note == mark
        )
        said = f"<a name='{mark}'>{mark}</a> {html.escape(text)}<br>{inside}"
        return f"<tr><td><div class='divNotesAll'>{said}</div></td></tr>"

    main = "".join(tr(cells, marks) for cells, marks in _lines(table))
    parts = [
        "<html><body><form action='./ViewDetails.aspx?mtdsg_no=XXIX-9'></form>",
        f"<div>STATUS AS AT : {table.day:%d-%m-%Y} 09:00:00 EDT</div>",
        f"<div id='x_tcTreaty' class='treatyCenter'>9. {table.title}</div>",
        f"<div id='x_rptTreaty_ctl00_tcText'>Geneva, {long(table.concluded)}</div>",
        f"<table id='x_tblgrid'>{tr(table.headings)}{main}</table>",
        *(second(one) for one in table.second if not one.in_note),
        f"<table id='x_dgNotesAll'>{''.join(note(m, t) for m, t in table.notes.items())}</table></body></html>",
    ]
    return "\n".join(parts).encode()


def _xml(table: Made) -> bytes:
    def row(cells: Sequence[str], marks: Sequence[str] = ()) -> str:
        sup = f"&lt;superscript&gt;{','.join(marks)}&lt;/superscript&gt;" if marks else ""
        first, *others = (html.escape(cell, quote=False) for cell in cells)
        return f"<Row><Entry>{first}{sup}</Entry>{''.join(f'<Entry>{cell}</Entry>' for cell in others)}</Row>"

    def body(headings: Sequence[str], rows: str) -> str:
        return f"<TGroup><Thead>{row(headings)}</Thead><Tbody><Rows>{rows}</Rows></Tbody></TGroup>"

    def second(one: Second) -> str:
        return f"<Table><Title>{one.title}</Title>{body(one.headings, ''.join(map(row, one.rows)))}</Table>"

    def application(cells: Sequence[str]) -> str:
        name, day, place = cells
        return (
            f"<Application><Participant>{name}</Participant><DateNotification>{day}</DateNotification>"
            f"<Territories>{place}</Territories></Application>"
        )

    def note(mark: str, text: str) -> str:
        inside = "".join(second(one) for one in table.second if one.in_note == mark)
        return f"<Note><index>{mark}</index><text>{html.escape(text, quote=False)}</text>{inside}</Note>"

    main = "".join(row(cells, marks) for cells, marks in _lines(table))
    others = [one for one in table.second if not one.in_note]
    territorial = [one for one in others if one.headings[-1] == "Territories"]
    applications = "".join(
        f"<TerritorialApplications><Title>{one.title}</Title>{''.join(map(application, one.rows))}"
        "</TerritorialApplications>"
        for one in territorial
    )
    text = (
        f"<Document><Treaty><ExternalData><Numsect>9</Numsect><Titlesect>{table.title}</Titlesect>"
        f"<Conclusion>Geneva, {long(table.concluded)}</Conclusion></ExternalData>"
        f"<Participants><Table>{body(table.headings, main)}</Table></Participants>"
        f"<SpecialTables>{''.join(second(one) for one in others if one not in territorial)}</SpecialTables>"
        f"{applications}<EndNotes>{''.join(note(m, t) for m, t in table.notes.items())}</EndNotes></Treaty></Document>"
    )
    return text.encode("latin-1", "xmlcharrefreplace")


def _csv(table: Made) -> bytes:
    def line(cells: Sequence[str]) -> str:
        return ";".join(f'"{cell}"' for cell in cells)

    lines = [
        table.title,
        f"Geneva, {long(table.concluded)}",
        f"Status as at {long(table.day)}",
        "",
        line(table.headings),
    ]
    for (first, *others), marks in _lines(table):
        lines.append(line((f"{first} {', '.join(marks)}".strip(), *others)))
    for one in table.second:
        if not one.in_note:
            lines += ["", one.title, line(one.headings), *map(line, one.rows)]
    if table.notes:
        lines += ["", "Notes", *(f"{mark} {text}" for mark, text in table.notes.items())]
    return "\n".join(lines).encode()


def wrong_in(table: Made, form: str, read: Callable[[bytes], object]) -> list[str]:
    """Return what is wrong with what was read of a table: another meaning, or a loss without a note."""
    answer = read(written(table, form))
    got = [(a.iso3, str(a.kind), a.date, a.effective) for a in answer.actions]  # type: ignore[attr-defined]
    # One day may be that of applications to several territories, each in a row of its own.
    places = [a.note if str(a.kind) == "territorial_application" else "" for a in answer.actions]  # type: ignore[attr-defined]
    told = list(zip(got, places, strict=True))
    once = sorted({one for one, place in told if told.count((one, place)) > 1}, key=str)
    found = {Act(*one) for one in got}
    noted = " ".join(map(str, answer.notes))  # type: ignore[attr-defined]
    meant = table.acts | table.told
    wrong = [f"read twice: {one}" for one in once]
    wrong += [f"never meant: {act}" for act in sorted(found - meant, key=str)]
    for act in sorted(meant - found, key=str):
        name = next(
            (n for n, iso3 in [*STATES.items(), *((n, v[0]) for n, v in MOTHERS.items())] if iso3 == act.iso3), ""
        )
        if name not in noted:
            wrong.append(f"lost without a note: {act}")
    named = answer.former_actions  # type: ignore[attr-defined]
    former = {Act(a.iso3, str(a.kind), a.date, a.effective) for a in named}
    wrong += [f"never meant, of a former state: {act}" for act in sorted(former - table.former, key=str)]
    wrong += [f"lost, of a former state: {act}" for act in sorted(table.former - former, key=str)]
    return wrong
