"""What joining takes, in three steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccwuniv.documents.brief_facts import BriefFacts

__all__ = ["joining_steps"]

_ACTS = {"ratify": "ratification, acceptance or approval", "accede": "accession"}


def joining_steps(facts: BriefFacts) -> tuple[str, ...]:
    """Return the three steps by which a state joins the Convention or further instruments; none for a successor.

    A successor may choose between two roads, and is told so in a sentence instead.
    """
    asks, road = facts.joining.asks, facts.joining.road
    if road == "succeed":
        return ()
    protocols = [facts.name_of(code) for code in asks if code not in ("CCW", "A1")]
    amended = f" Accept {facts.name_of('A1')} by an instrument of its own (article 8(1)(b))." if "A1" in asks else ""
    if road is None:
        chosen = f"Choose what to join: {', '.join(facts.name_of(code) for code in asks)}; all at once, or one by one."
        notify = "Prepare a notification of consent to be bound by the Protocols chosen (article 4(4))."
        return (
            chosen,
            f"{notify if protocols else ''}{amended}".strip(),
            "Deposit it with the Secretary-General of the United Nations, the Depositary (article 10).",
        )
    choose = (
        f"Choose at least two Protocols (article 4(3)). Open for consent: {', '.join(protocols)}. The others may "
        "follow at any time (article 4(4))."
    )
    prepare = f"Prepare an instrument of {_ACTS[road]} (article 4(1)) that names the Protocols chosen.{amended}"
    deposit = (
        "Deposit it with the Secretary-General of the United Nations, the Depositary (articles 4 and 10). The "
        "Convention enters into force for the State six months later (article 5(2))."
    )
    return choose, prepare, deposit
