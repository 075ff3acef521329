"""The explorer without its script: a plain table of the last day."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ccwuniv.names import name_order
from ccwuniv.records import spoken

if TYPE_CHECKING:
    from ccwuniv.records import State
    from ccwuniv.registry import Registry

__all__ = ["fallback_table"]

_MOST = 8
"""The most instruments that the table has columns for."""


def fallback_table(reg: Registry) -> str:
    """Return the states and their status on the last day of a registry, as HTML that needs no script."""
    codes = reg.codes[:_MOST]
    states = sorted(
        (state for state in reg.states if state.listed(reg.as_of)), key=lambda state: name_order(state.name)
    )
    heads = "".join(f'<th scope="col">{escape(code)}</th>' for code in ("State", *codes))
    rows = "\n".join(
        f'<tr><th scope="row">{escape(state.name)}</th>'
        + "".join(f"<td>{_cell(reg, state, code)}</td>" for code in codes)
        + "</tr>"
        for state in states
    )
    counts = "".join(f"<td>{count}</td>" for count in (len(reg.parties(code)) for code in codes))
    rest = f" The first {_MOST} of {len(reg.codes)} instruments are shown." if len(reg.codes) > _MOST else ""
    return (
        '<p class="warning">The controls of this page need JavaScript. The script is in the page itself; nothing is '
        "loaded from elsewhere. Without it you see this table.</p>\n"
        '<div class="table-frame" role="region" aria-label="Participation" tabindex="0"><table id="plain">\n'
        f"<caption>Participation on {spoken(reg.as_of)}, counted from deposit of consent. A cell has the day of the "
        "deposit (of a succession: its notification) and that of the entry into force for the State."
        f"{rest}</caption>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
        f'<tr><th scope="row">Parties</th>{counts}</tr>\n{rows}\n</tbody></table></div>\n'
    )


def _cell(reg: Registry, state: State, code: str) -> str:
    spells = [spell for spell in reg.spells(state, code) if spell.consent.date <= reg.as_of]
    for spell in spells:
        if spell.counts(reg.as_of, "consent"):
            effect = spell.in_force
            in_force = "" if effect is None else f"<br>in force {'from ' if effect > reg.as_of else ''}{effect}"
            return f"deposit {spell.consent.date}{in_force}"
    if spells:
        return f"ended {spells[-1].off_list or spells[-1].ends}"
    signature = reg.signature(state, code)
    return f"signed {signature.date}" if signature and signature.date <= reg.as_of else ""
