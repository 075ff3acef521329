"""Tables in LaTeX, and references through pandoc's processor and biber."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import ccwuniv as ccw
from ccwuniv.documents import explorer_html
from tests.clients.of_tables import Line

STYLES = Path("/usr/share/citation-style-language/styles")
NAMES = (
    *("chicago-author-date", "chicago-note-bibliography", "apa", "ieee", "harvard-cite-them-right", "vancouver"),
    *("american-political-science-association", "modern-language-association", "oscola"),
)
SHOWN = "---\nnocite: '@*'\n---\n"
MEASURE = 1.0
"""By how many points a box may be wider than its line."""


def in_latex(files: list[Path]) -> Iterator[Line]:
    """Compile each table with both engines; one that needs other letters with XeLaTeX and a font that has them all."""
    for path in files:
        text = path.read_text(encoding="utf-8")
        needs = re.search(r"Needs \\usepackage\{(.*?)\}", text)
        assert needs is not None
        unicode_only = "not pdfLaTeX" in text
        for engine in ("xelatex",) if unicode_only else ("pdflatex", "xelatex"):
            font = "\\usepackage{fontspec}" + ("\\setmainfont{Unifont}" if unicode_only else "")
            with tempfile.TemporaryDirectory() as name:
                page = (
                    f"\\documentclass{{article}}{font if engine == 'xelatex' else ''}\\usepackage{{{needs[1]}}}"
                    f"\\begin{{document}}\\input{{{path}}}\\end{{document}}"
                )
                Path(name, "page.tex").write_text(page, encoding="utf-8")
                done = subprocess.run(
                    [engine, "-interaction=nonstopmode", "page.tex"], cwd=name, capture_output=True, check=False
                )
                log = Path(name, "page.log").read_text(encoding="utf-8", errors="replace")
            wide = [float(points) for points in re.findall(r"Overfull \\[hv]box \(([\d.]+)pt", log)]
            missing = log.count("Missing character")
            good = not done.returncode and max(wide, default=0.0) <= MEASURE and not missing
            what = f"{path.name}, widest box +{max(wide, default=0.0)} pt, {missing} characters missing"
            yield engine, what, ".tex", good


def in_plain_text(reg: ccw.Registry, folder: Path) -> Iterator[Line]:
    """Read the explorer without styles: a page says HYPOTHETICAL where it holds such an act, and nowhere else."""
    act = {"iso3": "LAO", "instrument": "AP2", "kind": "consent_to_be_bound", "date": "2026-02-03"}
    for name, shown in (("recorded", reg), ("supposed", reg.with_actions([act]))):
        page = folder / f"{name}.html"
        page.write_text(explorer_html(shown), encoding="utf-8")
        command = ["pandoc", "-f", "html", "-t", "plain", str(page)]
        text = subprocess.run(command, capture_output=True, text=True, check=False).stdout
        yield "pandoc", f"explorer of {name} acts", ".html", ("HYPOTHETICAL" in text) is (name == "supposed")


def references() -> Iterator[Line]:
    """Show a table's reference and the software's in nine styles and two forms, and through biblatex and biber."""
    table = ccw.gap_matrix(ccw.Registry.bundled(), "2014-09-01")
    with tempfile.TemporaryDirectory() as name:
        for ending, style in ((".bib", "bibtex"), (".json", "csl-json")):
            for what in ("table", "software"):
                cited = ccw.cite(table if what == "table" else "software", style)  # type: ignore[arg-type]
                book = Path(name, f"{what}{ending}")
                book.write_text(cited + "\n", encoding="utf-8")
                for csl in NAMES:
                    command = ["pandoc", "-f", "markdown", "-t", "plain", "--columns=500", "--citeproc"]
                    command += [f"--csl={STYLES / csl}.csl", f"--bibliography={book}"]
                    shown = subprocess.run(command, input=SHOWN, capture_output=True, text=True, check=False).stdout
                    yield f"pandoc, {csl}", f"{what}{ending}", "reference", _once(shown, what)
        for what in ("table", "software"):
            yield "biblatex, biber", f"{what}.bib", "reference", _once(_through_biber(Path(name), what), what)


def _through_biber(folder: Path, what: str) -> str:
    page = (
        f"\\documentclass{{article}}\\usepackage{{biblatex}}\\addbibresource{{{what}.bib}}"
        "\\begin{document}\\nocite{*}\\printbibliography\\end{document}"
    )
    (folder / "page.tex").write_text(page, encoding="utf-8")
    for command in (["pdflatex", "page.tex"], ["biber", "page"], ["pdflatex", "page.tex"], ["pdftotext", "page.pdf"]):
        subprocess.run(command, cwd=folder, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    return (folder / "page.txt").read_text(encoding="utf-8")


def _once(shown: str, what: str) -> bool:
    text = " ".join(shown.split())
    if what == "software":
        return text.count(ccw.__version__) == 1
    return (text.count("2026.02.03"), text.count("1 September 2014")) == (1, 1)
