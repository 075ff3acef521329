"""The footnote that goes with a name, wherever a table or a paper has that name."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["footnotes_on"]

_KOSOVO = re.compile(r"kosov|косов|科索沃|كوسوفو|\bXKX\b", re.IGNORECASE)
_IN_COMPLIANCE = {
    "en": "References to Kosovo shall be understood in full compliance with Security Council resolution 1244 (1999).",
    "fr": "Toute référence au Kosovo s'entend dans le plein respect de la résolution 1244 (1999) du Conseil de "
    "sécurité.",
}


def footnotes_on(texts: Iterable[str], language: str = "en") -> tuple[str, ...]:
    """Return the footnotes that names in some texts ask for; in English where a language has none.

    Examples
    --------
    >>> footnotes_on(["France", "Kosovo"])
    ('References to Kosovo shall be understood in full compliance with Security Council resolution 1244 (1999).',)
    >>> footnotes_on(["France"])
    ()
    """
    named = any(_KOSOVO.search(text) for text in texts)
    return (_IN_COMPLIANCE.get(language, _IN_COMPLIANCE["en"]),) if named else ()
