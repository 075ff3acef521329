"""Make UN Treaty Collection files of any size, in the three forms, the same from the same seed.

Names are those of ``data/states.csv``; the days, marks, footnotes and declarations are made up.
"""

from __future__ import annotations

import csv
import datetime as dt
import html
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SMALLEST, LARGEST = 20_000, 500_000
FORMS = ("html", "xml", "csv")
HEADINGS = ("Participant", "Signature", "Approval(AA), Acceptance(A), Accession(a), Succession(d), Ratification")
_LETTERS = ("", "", "", "a", "a", "A", "AA", "d")
_CHAPTERS = ("III", "IV", "XI", "XVIII", "XXI", "XXV", "XXVI", "XXVII")
_WORDS = (
    "the Government declares that it understands article paragraph shall apply to every territory under its "
    "jurisdiction, without prejudice; a competent authority of this State may require notice of measures taken in "
    "accordance with “national” law and with the Charter, and does not consider itself bound by provisions which "
    "refer disputes to arbitration unless all parties agree in each case"
).split()
_SCRIPT = 'if (page.indexOf("Made_{0}.aspx") <= -1 && area{0} != "") {{ $("#made{0}").show().prop("title", "{1}"); }}\n'


@dataclass(frozen=True)
class Row:
    """A participant: its footnote marks, its signature and consent as printed, and whether it is bound."""

    name: str
    marks: tuple[str, ...]
    signature: str
    consent: str
    bound: bool

    def cells(self, name: str) -> tuple[str, str, str]:
        return name, self.signature, self.consent


@dataclass(frozen=True)
class Stated:
    """What a participant declared: on a day or upon an act, in paragraphs, of which some are headings."""

    name: str
    made: str
    lines: tuple[tuple[bool, str], ...]


class _Treaty:
    """A made-up treaty; what is drawn from one seed is the same in every form."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.chapter = self.random.choice(_CHAPTERS)
        self.section = self.random.randint(1, 40)
        self.concluded = dt.date(1950, 1, 1) + dt.timedelta(days=self.random.randrange(20_000))
        self.title = f"Convention on {self.words(9)}"
        self.footnotes: list[str] = []
        self.rows = self.made_rows()
        self.parties = sum(row.bound for row in self.rows)

    def made_rows(self) -> list[Row]:
        self.footnotes.clear()
        return [self._row(name) for name in names() if self.random.random() < 0.85]

    def words(self, number: int) -> str:
        return " ".join(self.random.choices(_WORDS, k=number))

    def day(self) -> dt.date:
        return self.concluded + dt.timedelta(days=self.random.randrange(8_000))

    def _row(self, name: str) -> Row:
        drawn = self.random.random
        signed = _short(self.day()) if drawn() < 0.5 else ""
        letter = self.random.choice(_LETTERS)
        left = drawn() < 0.01
        consent = f"{_short(self.day())} {letter}".strip() if left or drawn() < 0.8 else ""
        marks = [self._note(f"On {_long(self.day())}, {self.words(30)}.") for _ in range(3) if drawn() < 0.1]
        if left:
            notified = self.day()
            marks.append(
                self._note(
                    f"On {_long(notified)}, the Government of {name} notified its withdrawal (depositary notification "
                    f"C.N.{notified:%j.%Y}). It took effect on {_long(notified + dt.timedelta(days=183))}."
                )
            )
        return Row(name, tuple(marks), signed, f"[{consent}]" if left else consent, bool(consent) and not left)

    def _note(self, text: str) -> str:
        self.footnotes.append(text)
        return str(len(self.footnotes))

    def stated(self) -> Stated:
        kind = self.random.choice(("Declaration", "Reservation", "Interpretative declaration", "Objection"))
        made = _long(self.day()) if self.random.random() < 0.4 else ""
        lines = [(True, "Upon ratification:")] if not made else []
        lines.append((True, f"{kind}:"))
        lines += [(False, f"{self.words(self.random.randint(20, 120))}.") for _ in range(self.random.randint(1, 6))]
        return Stated(self.random.choice(self.rows).name, made, tuple(lines))


@cache
def names() -> tuple[str, ...]:
    with (ROOT / "data" / "states.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row["name"] for row in csv.DictReader(file) if row["kind"] != "former")


def _short(day: dt.date) -> str:
    return f"{day.day:>2} {day:%b\t %Y}".replace(" ", "\xa0", 1) if day.day < 10 else f"{day:%d %b\t %Y}"


def _long(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _until(size: int, length: int, part: Callable[[], str]) -> str:
    """Return as many parts as bring a page of some length to its size."""
    parts: list[str] = []
    while length < size:
        parts.append(part())
        length += len(parts[-1].encode())
    return "".join(parts)


def made_page(form: str, seed: int, size: int) -> bytes:
    """Return a page of about ``size`` bytes, never less than its table takes."""
    return {"html": _html, "xml": _xml, "csv": _csv}[form](_Treaty(seed), size)


def long_list(seed: int, size: int) -> bytes:
    """Return delimited text that is one list of the acts of many treaties, of about ``size`` bytes."""
    return _csv(_Treaty(seed), size, long=True)


def _html(treaty: _Treaty, size: int) -> bytes:
    place = "ctl00_ctl00_ContentPlaceHolder1_ContentPlaceHolderInnerPage_"
    number = f"{treaty.chapter}-{treaty.section}"

    def marked(row: Row) -> str:
        marks = ", ".join(row.marks)
        link = f" <sup><a onclick='ShowNoteAll()' href='#{marks[:1]}' class='noteIndex'>{marks}</a></sup>"
        return html.escape(row.name) + (link if marks else "")

    def table_row(cells: tuple[str, str, str], css: str) -> str:
        return f'\t<tr class="{css}">\n' + "".join(f"\t\t<td>{c or '&nbsp;'}<br></td>\n" for c in cells) + "\t</tr>\n"

    def statement() -> str:
        stated = treaty.stated()
        lines = "".join(
            f"<p align=left><i>{text}<br></n></i></p>" if heading else f"&nbsp;&nbsp;&nbsp;{text}<br></n>"
            for heading, text in stated.lines
        )
        made = f"<p align=right>{stated.made}</p><br>" if stated.made else ""
        name = html.escape(stated.name)
        return (
            f'<tr align="left" valign="top"><td>\n      <div></div>\n      <div class="heading-two">{name}</div>\n'
            f"      <div class=\"content-two\"><p class='invisible'>{name}</p>{made}{lines}<br></div>\n</td></tr>\n"
        )

    rows = "".join(
        table_row(row.cells(marked(row)), ("trBWhite", "trBGGrey")[n % 2]) for n, row in enumerate(treaty.rows)
    )
    notes = "".join(
        f'<tr><td>\n    <div class="divNotesAll" style="text-align: justify"><a name=\'{n}\'>{n}</a><index></index>'
        f"{html.escape(text)}<br><br></div>\n</td></tr>"
        for n, text in enumerate(treaty.footnotes, start=1)
    )
    top = f"""<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en">
<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>
\tUNTC
</title><script type="text/javascript">SCRIPT</script></head>
<body id="ctl00_ctl00_htmlBody">
<form method="post" action="./ViewDetails.aspx?src=TREATY&amp;mtdsg_no={number}&amp;clang=_en" id="aspnetForm">
<table class="contenttable" border="0"><tr><td>
<table><tr><td align="left" id="headerbox">
<div id="{place}div3" class="heading-three">STATUS AS AT : 03-02-2026 09:00:00 EDT</div>
<div id="{place}rptHead_ctl00_tcHead">\n CHAPTER {treaty.chapter}\n</div>
<table><tr><td><div id="{place}rptTreaty_ctl00_tcTreaty" class="treatyCenter">
 {treaty.section}.\n  {treaty.title}\n</div></td></tr>
<tr><td><div id="{place}rptTreaty_ctl00_tcText" class="treatyCenterSub normal">
 Geneva, {_long(treaty.concluded)}\n</div></td></tr></table>
<table><tr><td class="headStatus">Status</td><td>:</td><td><div>Parties : {treaty.parties}</div></td></tr></table>
</td></tr></table>
<table id="{place}tblgrid" class="table table-striped">
{table_row(HEADINGS, "thead-one")}{rows}</table>
<div class="heading-four"><div class="bold">Declarations and Reservations</div></div>
<table id="{place}dgDec">
"""
    bottom = f'</table><table id="{place}dgNotesAll">\n{notes}</table>\n</td></tr></table>\n</form>\n</body>\n</html>\n'
    script = _until(size // 2, len(top) + len(bottom), lambda: _SCRIPT.format(treaty.random.randrange(9), "Made"))
    top = top.replace("SCRIPT", script)
    return (top + _until(size, len((top + bottom).encode()), statement) + bottom).encode()


def _xml(treaty: _Treaty, size: int) -> bytes:
    escape = html.escape

    def line(tag: str, cells: tuple[str, str, str]) -> str:
        entries = "".join(
            f'                <{tag} colname="{n}">{escape(cell, quote=False)}</{tag}>\n' if cell else f"<{tag} />\n"
            for n, cell in enumerate(cells, start=1)
        )
        return f'              <Row rowsep="0">\n{entries}              </Row>\n'

    def marked(row: Row) -> str:
        return f"{row.name}<superscript>{', '.join(row.marks)}</superscript>" if row.marks else row.name

    def statement() -> str:
        stated = treaty.stated()
        lines = "".join(
            f'        <text type="{"title" if heading else "para"}">{text}</text>\n' for heading, text in stated.lines
        )
        made = f"        <text>&lt;right&gt;{stated.made}&lt;/right&gt;</text>\n" if stated.made else ""
        name = escape(stated.name, quote=False)
        return f"      <Declaration>\n        <Participant>{name}</Participant>\n{made}{lines}      </Declaration>\n"

    rows = "".join(line("Entry", row.cells(marked(row))) for row in treaty.rows)
    notes = "".join(
        f"      <Note>\n        <index>{n}</index>\n        <text>{escape(text, quote=False)}</text>\n      </Note>\n"
        for n, text in enumerate(treaty.footnotes, start=1)
    )
    top = f"""<?xml version="1.0" encoding="iso-8859-1"?>
<Document>
  <Treaty>
    <Template>mtdsg</Template>
    <Header>
      <Chapter><Header>CHAPTER {treaty.chapter}</Header></Chapter>
      <ExternalData>
        <Numsect>{treaty.section}</Numsect>
        <Subnumsect />
        <Titlesect>{treaty.title}</Titlesect>
        <Conclusion>Geneva, {_long(treaty.concluded)}</Conclusion>
        <Status><PartiesLabel>Parties</PartiesLabel><Parties>{treaty.parties}</Parties></Status>
      </ExternalData>
    </Header>
    <Participants>
      <Table colsep="0" frame="none" rowsep="0"><TGroup cols="3">
          <Thead>
{line("Entry", HEADINGS)}          </Thead>
          <Tbody>
            <Rows>
{rows}            </Rows>
          </Tbody>
      </TGroup></Table>
    </Participants>
    <Declarations>
      <Title>Declarations and Reservations</Title>
"""
    bottom = f"    </Declarations>\n    <EndNotes>\n{notes}    </EndNotes>\n  </Treaty>\n</Document>\n"
    text = top + _until(size, len(top) + len(bottom), statement) + bottom
    # The depositary's XML keeps the low byte of each character alone.
    return bytes(ord(character) & 0xFF for character in text)


def _csv(treaty: _Treaty, size: int, *, long: bool = False) -> bytes:
    def row(cells: tuple[str, str, str]) -> str:
        return ",".join(f'"{cell}"' if "," in cell else cell.replace("\t", "").replace("\xa0", "") for cell in cells)

    def rows() -> str:
        made = [row(one.cells(" ".join((one.name, ", ".join(one.marks))).strip())) for one in treaty.rows]
        return "\n".join([*made, ""])

    def more_rows() -> str:
        treaty.rows = treaty.made_rows()
        return rows()

    def statement() -> str:
        stated = treaty.stated()
        return "\n".join((stated.name, stated.made, *(text for _, text in stated.lines), ""))

    text = "\n".join((row(HEADINGS), rows()))
    if long:
        return (text + _until(size, len(text.encode()), more_rows)).encode()
    notes = "".join(f"{n} {note}\n" for n, note in enumerate(treaty.footnotes, start=1))
    text += f"\nDeclarations and Reservations\n{notes}"
    return (text + _until(size, len(text.encode()), statement)).encode()


def write_pages(folder: Path, files: int = 400, seed: int = 0) -> list[Path]:
    """Write files of the three forms by turns, as many between 50 and 100 kB as between 100 and 200 kB."""
    paths = []
    for n in range(files):
        form, size = FORMS[n % 3], int(SMALLEST * (LARGEST / SMALLEST) ** (n / max(1, files - 1)))
        path = folder / f"made-{n:03d}.{form}"
        path.write_bytes(made_page(form, 1000 * seed + n, size))
        paths.append(path)
    return paths
