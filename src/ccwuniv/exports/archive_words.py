"""The README of an archive, in the order in which journals of social science ask for it."""

from __future__ import annotations

import platform
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from ccwuniv.citation import cite
from ccwuniv.records import facts_of

if TYPE_CHECKING:
    import pandas as pd

    from ccwuniv.exports.replaying import Call

__all__ = ["archive_readme"]


def archive_readme(
    call: Call,
    table: pd.DataFrame | pd.Series[Any],
    versions: Mapping[str, str],
    *,
    figure: bool,
    makes: bool,
    without: int,
    levels: Collection[str],
) -> str:
    """Return the README: what the archive is, holds and needs, and how to make the result again.

    ``levels`` are those of the acts in it.
    """
    facts = facts_of(table)
    made_with = ", ".join(f"{name} {number}" for name, number in versions.items())
    plain = "make the result again from `plain/used.csv` and compare" if makes else "read the result as it was used"
    held = {
        "result.csv": "the result, as a table",
        **({"figure.png, figure.svg": "the result, as a figure"} if figure else {}),
        "data/": f"the tables that it rests on (data version {facts.get('data') or 'not stated'}), with their sources",
        **({"outreach.jsonl": "the outreach log that it rests on"} if call.uses_log else {}),
        "reproduce.py": "makes it again with ccwuniv, and compares to the byte",
        "plain/make.py, plain/make.R, plain/make.do": f"{plain}; no ccwuniv, no network",
        "plain/result.dta": "the result for Stata",
        **({"plain/used.csv, plain/used.dta": "what these scripts start from"} if makes else {}),
        "provenance.json": "the day, the basis, the call and the sources of the result",
        "references.bib": "how to cite it, and its sources",
        "requirements.txt": "the versions with which it was made",
    }
    lines = [
        "# Replication archive",
        "",
        *marking(levels),
        *([f"The log is here without its internal acts, of which there are {without}.", ""] if without else []),
        "## Overview",
        "",
        cite(table),
        "",
        "It is what this call gives:",
        "",
        "```python",
        call.expression(),
        "```",
        "",
        "## Data availability",
        "",
        *_availability(levels),
        "",
        "## What is here",
        "",
        *(f"- `{name}`: {what}" for name, what in held.items()),
        "",
        "## What it needs",
        "",
        f"Made with {made_with}, Python {platform.python_version()}.",
        "`plain/make.py` needs Python 3.8 or newer alone, `plain/make.R` R 4.0 or newer with the package survival that",
        "comes with it, `plain/make.do` Stata 14 or newer. Each takes seconds.",
        "",
        "## Instructions",
        "",
        "Without ccwuniv and without a network, any one of these:",
        "",
        "```sh",
        "python plain/make.py",
        "Rscript plain/make.R",
        "```",
        "",
        "or in Stata, in the folder `plain`: `do make.do`. With ccwuniv, from the treaty actions themselves:",
        "",
        "```sh",
        "python -m pip install -r requirements.txt",
        "python reproduce.py",
        "```",
        "",
        "It says whether `reproduced.csv` is `result.csv` to the byte.",
        "",
    ]
    return "\n".join(lines)


def marking(levels: Collection[str]) -> list[str]:
    """Return the first lines of an archive that is not for everybody.

    Examples
    --------
    >>> marking({"public", "internal"}), marking({"public"})
    (['INTERNAL: it holds internal acts.', ''], [])
    """
    held = [level for level in ("confidential", "internal") if level in levels]
    return [f"{held[0].upper()}: it holds {' and '.join(held)} acts.", ""] if held else []


def _availability(levels: Collection[str]) -> list[str]:
    closed = marking(levels)
    return [
        "All data are in this archive"
        + (". The log is not to be shared; the rest may be: the" if closed else ", and all may be shared: the"),
        "tables of the shipped data under CC BY 4.0 (`data/LICENSE`), the library under the MIT licence.",
        "`provenance.json` names the sources; the authority for every date is the depositary. Names of states,",
        "regions, languages and commitments come with the library.",
    ]
