"""English verbs and things of outreach, from which the phrases that tell acts are made."""

from __future__ import annotations

__all__ = [
    "BE",
    "EN_ABOUT",
    "GAVE",
    "GIVE",
    "HELD",
    "HOLD",
    "LESS",
    "MODEL",
    "OFFICIALS",
    "PAID",
    "PRINTED",
    "SEND",
    "SENT",
    "TO_STATE",
    "TRAVEL",
    "WILL",
    "said_of",
]

TO_STATE = (
    "(?= (?-i:(?:the )?(?:Bahamas|Central|Comoros|Congo|Cook|Czech|Democratic|Dominican|Federated|Gambia|Holy See"
    "|Islamic|Kingdom|Lao|Maldives|Marshall|Netherlands|Niger|Philippines|Plurinational|Principality|Republic|Russian"
    "|Solomon"
    "|State of|Sudan|Syrian|United|Bolivarian)|[A-Z]))"
)

EN_ABOUT = (
    r"(?:the |its |their |(?-i:[A-Z])[\w-]+['’]s )?(?:possible |eventual )?(?:(?:question|issue|matter|possibility"
    r"|prospects?|benefits|merits|status) (?:of|for) "
    r")?(?:the )?(?:accession|universali[sz]ation|universality|ratification|joining the convention)\b"
)

LESS = r"[^.;:\n]"
WILL = (
    r"(?:will|shall|intend(?:s|ed)? to|plan(?:s|ned)? to|(?:is|are) (?:(?:planning|expected|scheduled|due|set) )?to)"
    r" (?:\w+ )?"
)
BE = r"\b(?:was|were|has been|have been|had been|will be|(?:is|are) (?:scheduled |planned |due )?to be|is being)"
OFFICIALS = (
    r"(?:delegat(?:ions?|es?)|(?:permanent )?representatives?|ambassadors?|officials?|authorit(?:y|ies)"
    r"|ministers?|ministry|ministries|(?:permanent )?missions?|counterparts?|charg[ée]s?|focal points?|diplomats?"
    r"|governments?|parliamentarians?|embass(?:y|ies)|delegates?|experts?|attach[ée]s?|secretary|director)"
)


def said_of(things: str, past: str, base: str, *, passive: str = "", near: int = 90) -> tuple[str, ...]:
    """Return the phrases in which a verb is said of things: active, passive, and as a participle before its agent."""
    done = passive or past
    gap = f"{LESS}{{0,{near}}}?"
    return (
        rf"\b(?:{past}|{WILL}(?:{base}))\b{gap}\b(?:{things})\b",
        rf"\b(?:{things})\b{gap}{BE} (?:\w+ )?(?:{done})\b",
        rf"\b(?:{things})\b{LESS}{{0,40}}?\b(?:{done}) by\b",
    )


SENT = (
    r"sent|sends|sending|addressed|addressing|dispatched|transmitted|transmitting|forwarded|delivered|handed(?: over)?"
    r"|conveyed|circulated|circulating|issued|mailed|distributed|signed|submitted|went out|posted|shared|relayed"
    r"|despatched"
)
SEND = "send|address|dispatch|transmit|forward|deliver|hand over|convey|circulate|issue|mail|distribute|sign"
HELD = (
    r"held|holding|had|having|put on|staged|conducted|conducting|organi[sz]ed|organi[sz]ing|convened|carried out"
    r"|engaged in|entered into"
    r"|initiated|pursued|continued|maintained|undertook|arranged"
)
HOLD = "hold|have|conduct|organi[sz]e|convene|carry out|engage in|enter into|initiate|pursue|continue|undertake|arrange"
PAID = (
    r"funded|funding|financed|covered|paid(?: for)?|met|sponsored|supported|defrayed|borne|bore|facilitated"
    r"|made possible"
)
GAVE = r"gave|given|giving|provided|providing|offered|offering|extended|rendered|furnished|lent|supplied|granted"
GIVE = "give|provide|offer|extend|render|furnish|lend|supply"
TRAVEL = (
    r"participation of|attendance of|travel of|travel (?:and \w+ )?(?:costs|expenses) of|(?:travel|cost"
    r"|costs|expenses) "
    r"(?:\w+ ){0,3}of|air tickets? (?:of|for)"
)
MODEL = (
    r"model (?:law|legislation|instruments?|act|note)|(?:draft|sample|template|specimen) (?:of )?(?:an? )?(?:model )?"
    r"instruments?(?: of \w+)?|templates?|accession (?:kit|package)|ratification (?:kit|package)"
    r"|information (?:kit|package|pack)|checklists?"
)
PRINTED = (
    r"publications?|brochures?|booklets?|leaflets?|fact ?sheets?|guides?|handbooks?|manuals?|pamphlets?"
    r"|posters?|flyers?"
    r"|infographics?|newsletters?|web ?(?:page|site)s?|videos?|toolkits?|briefs|guidelines|primers?"
    r"|e-learning \w+"
    r"|commentar(?:y|ies)|model laws?|information (?:papers?|materials?|kits?|packages?|packs?)"
    r"|accession (?:kits?|packages?)"
    r"|questions and answers"
)
