"""Reports made at random, set as PDF by two typesetters and read back: ``python -m tests.sources.made_pdfs NUMBER``."""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Callable
from html import escape
from pathlib import Path

from tests.sources.made_reports import LANGUAGES, Made, made_report

__all__ = ["TYPESETTERS"]

_FONTS = {
    "ar": ("Noto Naskh Arabic", "Noto Sans Arabic", "Amiri"),
    "zh": ("Droid Sans Fallback", "Noto Sans CJK SC", "Noto Serif CJK SC"),
}
_LATIN = ("Noto Serif", "Noto Sans", "DejaVu Serif")


def _font(rng: random.Random, language: str) -> str:
    return rng.choice(_FONTS.get(language, _LATIN))


def by_weasyprint(made: Made, rng: random.Random) -> bytes:
    """Set a report with WeasyPrint, from HTML."""
    import weasyprint

    head = "".join(f"<p class=head>{escape(line)}</p>" for line in made.head)
    body = "".join(
        f"<p>{n}. {'<br>'.join(escape(line) for line in lines)}</p>" for n, lines in enumerate(made.paragraphs, start=1)
    )
    style = (
        f"@page {{ size: {rng.choice(('A4', 'letter', 'A5'))}; margin: {rng.randint(15, 30)}mm;"
        f" @top-left {{ content: '{made.symbol}' }} @bottom-center {{ content: counter(page) }} }}"
        f"body {{ font: {rng.choice((9, 10, 11, 12))}pt '{_font(rng, made.language)}'; hyphens: auto;"
        f" text-align: {rng.choice(('justify', 'start'))} }}"
    )
    direction = "rtl" if made.right_to_left else "ltr"
    page = f"<html lang={made.language} dir={direction}><style>{style}</style><body>{head}{body}</body></html>"
    return bytes(weasyprint.HTML(string=page).write_pdf())


def by_typst(made: Made, rng: random.Random) -> bytes:
    """Set a report with Typst."""
    import typst

    def plain(text: str) -> str:
        return "".join(f"\\{c}" if c in "\\#$*_`<>@=-+/.[]~'\"" else c for c in text)

    head = "\n\n".join(map(plain, made.head))
    body = "\n\n".join(
        f"{n}\\. " + " \\\n".join(plain(line) for line in lines) for n, lines in enumerate(made.paragraphs, start=1)
    )
    source = (
        f'#set page(paper: "{rng.choice(("a4", "us-letter", "a5"))}", margin: {rng.randint(15, 30)}mm,'
        f' header: [{plain(made.symbol)}], numbering: "1")\n'
        f'#set text(font: "{_font(rng, made.language)}", lang: "{made.language}",'
        f" size: {rng.choice((9, 10, 11, 12))}pt)\n"
        f"#set par(justify: {rng.choice(('true', 'false'))})\n{head}\n\n{body}\n"
    )
    return bytes(typst.compile(source.encode()))


TYPESETTERS: dict[str, Callable[[Made, random.Random], bytes]] = {"weasyprint": by_weasyprint, "typst": by_typst}
"""Who sets a report."""


def keep(folder: Path, seed: int) -> None:
    """Write one PDF for each language and typesetter to a folder, and what each says beside them."""
    said = {}
    for name, typeset in TYPESETTERS.items():
        for language in LANGUAGES:
            rng = random.Random(f"{seed}-{name}-{language}")
            made = made_report(rng, language)
            (folder / f"{name}_{language}.pdf").write_bytes(typeset(made, rng))
            said[f"{name}_{language}"] = {"totals": made.totals, "states": sorted(made.states)}
    (folder / "said.json").write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")


def _outcome(made: Made, pdf: bytes) -> tuple[str, str]:
    """Read a PDF, and say how it came out: right, refused, wrong, or with totals or states missing."""
    from ccwuniv.errors import CcwError
    from ccwuniv.sources import read_report

    try:
        report = read_report(pdf)
    except CcwError as error:
        return "refused", str(error)
    false = {code: count for code, count in report.totals.items() if made.totals.get(code) != count}
    if false:
        return "wrong", f"{false} for {made.totals}"
    if not report.totals:
        return "refused", "; ".join(note.message for note in report.notes)
    if report.totals != made.totals:
        return "totals missing", str(made.totals.keys() - report.totals.keys())
    if set(report.states) != made.states:
        return "other states", f"{made.states - set(report.states)}, {set(report.states) - made.states}"
    return "right", ""


def main(arguments: list[str] | None = None) -> int:
    """Make so many PDFs, read them, and print how they came out; with ``--keep``, write twelve of them to a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int)
    parser.add_argument("seed", type=int, nargs="?", default=0)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args(arguments)
    if given.keep:
        keep(given.keep, given.seed)
    outcomes: Counter[tuple[str, str, str]] = Counter()
    for n in range(given.number):
        rng = random.Random(f"{given.seed}-{n}")
        language = LANGUAGES[n % len(LANGUAGES)]
        name = tuple(TYPESETTERS)[n // len(LANGUAGES) % len(TYPESETTERS)]
        made = made_report(rng, language)
        pdf = TYPESETTERS[name](made, rng)
        outcome, why = _outcome(made, pdf)
        outcomes[name, language, outcome] += 1
        if outcome != "right":
            sys.stdout.write(f"  {n} {name} {language}: {outcome}: {why[:300]}\n")
    for (name, language, outcome), count in sorted(outcomes.items()):
        sys.stdout.write(f"{name} {language} {outcome}: {count}\n")
    totals = Counter(dict.fromkeys(("right", "refused", "wrong"), 0))
    for (_, _, outcome), count in outcomes.items():
        totals[outcome] += count
    sys.stdout.write(f"{given.number} PDFs: " + ", ".join(f"{k} {v}" for k, v in totals.items()) + "\n")
    return int(totals["wrong"] > 0)


if __name__ == "__main__":
    sys.exit(main())
