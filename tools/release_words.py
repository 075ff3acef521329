"""What a release says to those who read it: a README, and a codebook to print."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd

import ccwuniv as ccw
from ccwuniv.records import spoken

__all__ = ["Told", "codebook_page", "readme", "summary"]

Told = tuple[str, str, int, pd.DataFrame]
"""The name of a table, what a row is, how many there are, and its variables."""

STYLE = """
@page { size: A4; margin: 18mm; @bottom-center { content: counter(page); } }
body { font: 10pt/1.35 Georgia, "Times New Roman", serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h2 { break-before: page; } h2, h3 { break-after: avoid; } h3 { margin: 1.1em 0 0.1em; font-size: 1em; }
h3 code { font-size: 1.05em; } p { margin: 0.15em 0; } dl { margin: 0.2em 0 0 1em; } dt { float: left; clear: left; }
dd { margin: 0 0 0 9.5rem; } .label { font-style: italic; } code { font-family: "DejaVu Sans Mono", monospace; }
@media print { body { margin: 0; max-width: none; } }
"""


def summary(reg: ccw.Registry) -> str:
    """Return what the data are, in two sentences."""
    return (
        "Participation of all States in the Convention on Certain Conventional Weapons, its amended Article 1 and its "
        f"Protocols, from the treaty actions that the depositary records, as of {spoken(reg.data_until)}. Each table "
        "comes as CSV, as a Stata file and as Parquet."
    )


def readme(reg: ccw.Registry, told: Sequence[Told]) -> str:
    rows = [f"| `{name}` | {rows:,} | {row} |" for name, row, rows, _ in told]
    return "\n".join(
        [
            f"# Participation in the Convention on Certain Conventional Weapons, {reg.version}",
            "",
            summary(reg),
            "",
            "## The tables",
            "",
            "Each is in `csv/`, `stata/` and `parquet/` under the same name, with the same rows and columns.",
            "",
            "| table | rows | a row is |",
            "|---|---:|---|",
            *rows,
            "",
            "`codebook.html` says what every column means; open it in a browser, or print it. Beside each CSV file,",
            "`NAME.resource.json` says the same to programs, with the call that made the table and its sources. In a",
            "Stata file, `notes` shows it.",
            "",
            "## Read one",
            "",
            "R:",
            "",
            "```r",
            'd <- read.csv("csv/country_year.csv", na.strings = "", fileEncoding = "UTF-8")',
            "d$date <- as.Date(d$date)",
            'd <- haven::read_dta("stata/country_year.dta")    # labels: haven::as_factor(d$status)',
            'd <- arrow::read_parquet("parquet/country_year.parquet")',
            "```",
            "",
            "Stata:",
            "",
            "```stata",
            'use "stata/country_year.dta", clear',
            "notes",
            "```",
            "",
            "Python:",
            "",
            "```python",
            "import pandas as pd",
            'said = {"keep_default_na": False, "na_values": [""], "parse_dates": ["date"]}',
            'd = pd.read_csv("csv/country_year.csv", **said)',
            'd = pd.read_parquet("parquet/country_year.parquet")',
            "```",
            "",
            "- An empty cell is a missing value. `NA` is a value: the code of Namibia in `iso2`. Hence `na.strings`",
            "  and `keep_default_na` above.",
            "- Truth values are `TRUE` and `FALSE` in CSV, and 0 and 1 with the labels no and yes in Stata.",
            "- Stata reserves the name `end`: such a column is `_end` there.",
            "- A day is a day: `YYYY-MM-DD` in CSV, `%td` in Stata, a date in Parquet.",
            "",
            "## How it is counted",
            "",
            "- `country_year`, `spells` and `waiting_times` count a State from the day on which it deposited its",
            "  consent, as the United Nations counts parties. `dyad_year` and `joint_participation` count what is in",
            "  force, since what binds two States is law.",
            "- A State is in the tables of years while it could take part in the depositary's practice; `states`",
            "  says since when, until when, and what shows it.",
            "- `cow` and `gw` are the numbers of Correlates of War and of Gleditsch and Ward as of each row's day:",
            "  Germany is 260 until 1990 in the former and 255 since. Merge on them and the year.",
            "- A row of `waiting_times` is an interval of a counting process: `Surv(t_start, t_stop, event)` in R;",
            "  `egen id = group(iso3 episode)` and `stset t_stop, id(id) time0(t_start) failure(event == 1)` in Stata.",
            "  Its regional groups are those of the last day of the data, carried back: a fixed classification. The",
            "  groups of each day are known for recent years only, and a model would drop most events. Compare the",
            "  number of events that a model says it used with that of the table.",
            "",
            "## Cite it",
            "",
            ccw.cite(reg, "apa"),
            "",
            "`references.bib` has this, and the depositary's pages. The tables are under CC BY 4.0 (`LICENSE`). The",
            f"version is the last day of the data, {reg.version}; ccwuniv {ccw.__version__} made the files.",
            "`sha256sum --check SHA256SUMS` says whether all are whole.",
            "",
        ]
    )


def codebook_page(reg: ccw.Registry, told: Sequence[Told]) -> str:
    """Return the codebook as one page of HTML, which begins each table on a new sheet when it is printed."""
    title = f"Codebook: participation in the Convention on Certain Conventional Weapons, {reg.version}"
    parts = [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n",
        f"<p>{escape(summary(reg))}</p>\n<p>{escape(ccw.cite(reg, 'apa'))}</p>\n<ul>\n",
        *(f'<li><a href="#{name}"><code>{name}</code></a>: {escape(row)}</li>\n' for name, row, _, _ in told),
        "</ul>\n",
    ]
    for name, row, rows, variables in told:
        parts.append(f'<h2 id="{name}"><code>{name}</code></h2>\n<p>A row is {escape(row)}. {rows:,} rows.</p>\n')
        parts += [_entry(str(variable), entry) for variable, entry in variables.iterrows()]
    return "".join([*parts, "</body>\n</html>\n"])


def _entry(variable: str, entry: pd.Series) -> str:
    said = [f'<h3><code>{escape(variable)}</code> <span class="label">{escape(entry["label"])}</span></h3>\n']
    said += [f"<p>{escape(entry[part])}</p>\n" for part in ("meaning", "rule") if entry[part]]
    codes = entry["codes"]
    if codes:
        items = "".join(
            f"<dt><code>{escape(code)}</code></dt><dd>{escape(means)}</dd>" for code, means in _pairs(codes)
        )
        said.append(f"<dl>{items}</dl>\n")
    return "".join(said)


def _pairs(codes: object) -> list[tuple[str, str]]:
    if isinstance(codes, dict):
        return [(str(code), str(meaning)) for code, meaning in codes.items()]
    parted = (part.partition(": ") for part in str(codes).split("; "))
    return [(code, meaning) for code, _, meaning in parted]
