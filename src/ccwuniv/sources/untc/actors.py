"""Find who acted in a sentence: "the Government of Estonia", "received from Fiji", "Poland notified"."""

from __future__ import annotations

import re

__all__ = ["actor_of", "is_a_name"]

_VERB = (
    r"(?:notif\w+|inform\w+|deposit\w+|denounc\w+|withdr\w+|decid\w+|communicat\w+|transmit\w+|acced\w+|re-?acced\w+|"
    r"again|has|had|have|gave|gives|made|stated|declar\w+|indicat\w+|advis\w+|address\w+|submit\w+|announc\w+|initially|"
    r"renounc\w+|terminat\w+|revok\w+|rescind\w+|suspend\w+|annul\w+|cancel\w+|ratif\w+|signed|accept\w+|approv\w+|"
    r"succeed\w+|ceased|took|sent|lodged|chose|remain\w*|did|also|subsequently|formally|will|is|was|a|on|dated|that)"
)
_NAME = r"(?P<name>[A-Z][\w'’.-]*(?:[\s,]+(?:of|and|the|for|de|da|du|[A-Z(][\w'’.()-]*))*?)"
_GOVERNMENT = re.compile(rf"\bGovernments?\s+(?:of\s+)?(?:the\s+)?{_NAME}(?=\s+{_VERB}\b|\s*[,;.()]|$)")
_FROM = re.compile(rf"\b(?:by|from)\s+(?:the\s+)?{_NAME}(?=\s+{_VERB}\b|\s+(?:in|with)\b|\s*[,;.()]|$)")
_FIRST = re.compile(
    r"^(?:\W*(?:On|In|By|Subsequently|Thereafter|However|Le)\b[^A-Z]*?(?:\d{1,2} [A-Z][a-z]+ \d{4})[^,]{0,40},\s*|"
    rf"\W*(?:Subsequently|Thereafter|However),\s*)?(?:[Tt]he\s+)?{_NAME}(?=,[^,]*,\s+{_VERB}\b|\s+{_VERB}\b)"
)
_WHICH = re.compile(rf"\bby which (?:the\s+)?{_NAME}(?=\s+{_VERB}\b)")
_NO_NAMES = re.compile(
    r"(?:It|This|The|A|An|On|In|By|Secretary-General|Convention|Protocol|Agreement|Notice|Notification|Government|"
    r"Treaty|Covenant|Statute|Article|Depositary|Upon|Accession|Ratification|Signature)\b"
)
_TREATY = re.compile(r"\b(?:Convention|Protocol|Agreement|Covenant|Treaty|Statute|Constitution|Nations)\b")
_SMALL = frozenset("of and the for de da du la".split())


def actor_of(sentence: str) -> str | None:
    """Return the name of the actor, or None if the sentence names none or several.

    Examples
    --------
    >>> actor_of("On 6 May 2024, the Government of the Republic of Fiji deposited a notification of withdrawal.")
    'Republic of Fiji'
    >>> actor_of("A notification of denunciation was received from Fiji on 6 May 2024."), actor_of("It took effect.")
    ('Fiji', None)
    """
    for pattern in (_GOVERNMENT, _WHICH, _FIRST, _FROM):
        for found in pattern.finditer(sentence):
            name = found["name"].strip(" ,")
            if not _NO_NAMES.match(name) and not _TREATY.search(name):
                return name
    return None


def is_a_name(words: str) -> bool:
    """Say whether words can be the name of a state: all of them but small ones have a capital.

    Examples
    --------
    >>> is_a_name("Federation of Rhodesia and Nyasaland"), is_a_name("It is recalled that the Government of Australia")
    (True, False)
    """
    return all(word in _SMALL or word[:1].isupper() or word == "former" for word in words.split())
