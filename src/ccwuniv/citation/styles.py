"""A reference, written in the styles that people and programs read."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ccwuniv._support import escaped
from ccwuniv.records import spoken

__all__ = ["Reference", "apa", "bibtex", "csl_json", "page_address", "source_reference"]

_UNTC = re.compile(r"UN Treaty Collection (.+), status of (\d{4}-\d{2}-\d{2})")
_ISU = re.compile(r"Report of the Implementation Support Unit to the (\d{4}) Meeting")
_PAGE = "https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no={number}&chapter={chapter}&clang=_en"
_CHAPTERS = {"XXVI": 26}
_WEAPONS = "Convention on Prohibitions or Restrictions on the Use of Certain Conventional Weapons"
_TITLES = {
    "XXVI-2": f"{_WEAPONS} Which May Be Deemed to Be Excessively Injurious or to Have Indiscriminate Effects",
    "XXVI-2-a": f"Protocol IV to the {_WEAPONS}, on Blinding Laser Weapons",
    "XXVI-2-b": f"Protocol II to the {_WEAPONS}, as amended on 3 May 1996",
    "XXVI-2-c": f"Amendment to article I of the {_WEAPONS}",
    "XXVI-2-d": f"Protocol V to the {_WEAPONS}, on Explosive Remnants of War",
    "XXVI-5": "Convention on the Prohibition of the Use, Stockpiling, Production and Transfer of Anti-Personnel Mines "
    "and on their Destruction",
    "XXVI-6": "Convention on Cluster Munitions",
    "XXVI-8": "Arms Trade Treaty",
}
"""The treaties of the depositary's pages that the shipped data rest on, by their numbers."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a reference says.

    Attributes
    ----------
    key : str
        Its name in a bibliography: letters, digits, hyphens and underscores.
    kind : {"dataset", "software", "webpage", "document"}
    author, title : str
    issued : datetime.date, int or None
        Its day, or the day of which it speaks; its year where no day is known; None where that is not known.
    version, detail, container, note, url : str
        Empty where there is none. ``detail`` says of which day it is; ``container`` is the work that it is part of.
    """

    key: str
    kind: str
    author: str
    title: str
    issued: dt.date | int | None = None
    version: str = ""
    detail: str = ""
    container: str = ""
    note: str = ""
    url: str = ""

    @property
    def year(self) -> str:
        """The year, or ``n.d.``."""
        if self.issued is None:
            return "n.d."
        return str(self.issued if isinstance(self.issued, int) else self.issued.year)

    @property
    def whole_title(self) -> str:
        """The title with version and day, which styles of other programs may leave out or repeat."""
        return ", ".join(
            part for part in (self.title, f"version {self.version}" if self.version else "", self.detail) if part
        )


def source_reference(source: str) -> list[Reference]:
    """Return the references of a source as provenance names it: of the depositary's tables one for each."""
    if found := _UNTC.match(source):
        day = dt.date.fromisoformat(found[2])
        return [_depositary(number.strip(), day) for number in found[1].split(",")]
    if found := _ISU.match(source):
        return [Reference(f"isu_{found[1]}", "document", "CCW Implementation Support Unit", source, int(found[1]))]
    key = re.sub(r"\W+", "_", source.lower(), flags=re.ASCII).strip("_")[:40].strip("_")
    return [Reference(key=key or "source", kind="document", author="", title=source)]


def page_address(number: str) -> str:
    """Return the address of a treaty's page at the depositary, by its number; empty for an unknown chapter.

    Examples
    --------
    >>> page_address("XXVI-2-d")
    'https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no=XXVI-2-d&chapter=26&clang=_en'
    """
    chapter = _CHAPTERS.get(number.partition("-")[0])
    return "" if chapter is None else _PAGE.format(number=number, chapter=chapter)


def _depositary(number: str, day: dt.date) -> Reference:
    return Reference(
        key=f"untc_{number.lower().replace('-', '_')}_{day:%Y%m%d}",
        kind="webpage",
        author="United Nations",
        title=_TITLES.get(number, f"Treaty {number}"),
        issued=day,
        container=f"Multilateral Treaties Deposited with the Secretary-General, {number} (UN Treaty Collection)",
        note=f"Status of {spoken(day)}",
        url=page_address(number),
    )


_APA_KINDS = {"dataset": "Data set", "software": "Computer software"}


def apa(references: Iterable[Reference]) -> str:
    """Write references in the style of the American Psychological Association, a line each."""
    return "\n".join(map(_apa, references))


def _apa(one: Reference) -> str:
    version = f" (Version {one.version})" if one.version else ""
    kind = f" [{_APA_KINDS[one.kind]}]" if one.kind in _APA_KINDS else ""
    day = one.year
    if one.kind == "webpage" and isinstance(one.issued, dt.date):
        day = f"{one.issued:%Y, %B} {one.issued.day}"
    head = f"{one.author}. ({day}). {one.title}" if one.author else f"{one.title} ({day})"
    detail = one.detail[:1].upper() + one.detail[1:]
    parts = [
        f"{head}{version}{kind}",
        one.container,
        (", " if one.note[:1].islower() else ". ").join(filter(None, (detail, one.note))),
        one.url,
    ]
    return ". ".join(part.rstrip(".") for part in parts if part) + ("" if one.url else ".")


def bibtex(references: Iterable[Reference]) -> str:
    """Write references for BibTeX and biblatex, each as ``@misc``, which every style knows."""
    return "\n\n".join(map(_bibtex, references))


def _bibtex(one: Reference) -> str:
    fields = {
        "author": f"{{{escaped(one.author)}}}" if one.author else "",
        "title": f"{{{escaped(one.whole_title)}}}",
        "year": one.year if one.issued is not None else "",
        "howpublished": escaped(one.container),
        "note": escaped(one.note[:1].upper() + one.note[1:]),
        "url": one.url,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{one.key},\n" + ",\n".join(lines) + "\n}"


_CSL_KINDS = {"document": "document", "webpage": "webpage", "dataset": "dataset", "software": "software"}


def csl_json(references: Iterable[Reference]) -> str:
    """Write references as CSL-JSON (version 1.0.2), which Zotero, Pandoc and their kin read."""
    return json.dumps(list(map(_csl, references)), ensure_ascii=False, indent=1)


def _csl(one: Reference) -> dict[str, object]:
    day = one.issued
    parts = [day.year, day.month, day.day] if isinstance(day, dt.date) else [day]
    item: dict[str, object] = {
        "id": one.key,
        "type": _CSL_KINDS[one.kind],
        "title": one.whole_title,
        "author": [{"literal": one.author}] if one.author else "",
        "issued": {"date-parts": [parts]} if day is not None else "",
        "container-title": one.container,
        "note": one.note[:1].upper() + one.note[1:],
        "URL": one.url,
    }
    return {name: value for name, value in item.items() if value}
