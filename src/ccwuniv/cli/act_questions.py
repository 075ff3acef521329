"""Record an act by questions: each answer is completed and checked, and asked for again if it means nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import typer

from ccwuniv.cli.act_entry import complete_state, read_actor, similar_offices
from ccwuniv.cli.option_words import in_options
from ccwuniv.errors import CcwError, OptionError, UnknownStateError
from ccwuniv.outreach import ACT_KINDS, LEVELS, Actor, as_instrument, read_states, split_list
from ccwuniv.records import as_day

__all__ = ["ask_for"]


def _asked(question: str, check: Callable[[str], str], default: str | None = None) -> str:
    """Ask until the answer is understood; an empty answer means the default, if there is one."""

    def checked(answer: str) -> str:
        try:
            return check(answer) if answer else ""
        except CcwError as error:
            named = isinstance(error, OptionError)  # as in "kind='x' is not accepted"; the question has named it
            raise typer.BadParameter(str(error).partition("=")[2] if named else in_options(error)) from None

    return str(typer.prompt(question, default=default, show_default=bool(default), value_proc=checked))


def _kind(answer: str) -> str:
    word = answer.strip().lower().replace(" ", "_")
    begun = [kind for kind in ACT_KINDS if kind == word] or [kind for kind in ACT_KINDS if kind.startswith(word)]
    if len(begun) != 1:
        raise OptionError("kind", answer, begun or ACT_KINDS)
    return begun[0]


def _level(answer: str) -> str:
    word = answer.strip().lower()
    begun = [level for level in LEVELS if word and level.startswith(word)]
    if len(begun) != 1:
        raise OptionError("level", answer, LEVELS)
    return begun[0]


def _day(answer: str) -> str:
    return as_day(answer).isoformat()


def _states(answer: str) -> str:
    """Return the names of the states of an answer, each completed."""
    from ccwuniv import names

    try:
        found = [names.name(code) for code in read_states(answer)]
    except UnknownStateError:
        found = [
            complete_state(part) for part in answer.replace("；", ";").replace(",", ";").split(";") if part.strip()
        ]
    typer.echo(f"  {'; '.join(found)}")
    return "; ".join(found)


def _instruments(answer: str) -> str:
    return ";".join(as_instrument(part) for part in split_list(answer))


def _office(known: Mapping[str, Actor]) -> Callable[[str], str]:
    def check(answer: str) -> str:
        begun = {str(actor): actor for name, actor in known.items() if name.startswith(answer.strip().casefold())}
        actor = next(iter(begun.values())) if len(begun) == 1 else read_actor(answer, known)
        near = similar_offices(actor, known)
        if near and not typer.confirm(f"  Known is {' or '.join(near)}. Is {actor} another one?"):
            raise OptionError("actor", answer, near)
        if len(begun) == 1:
            typer.echo(f"  {actor}")
        parts = actor.model_dump(exclude_defaults=True)
        return "; ".join(f"{name}={value}" for name, value in parts.items())

    return check


def ask_for(given: Mapping[str, Any], known: Mapping[str, Actor]) -> dict[str, Any]:
    """Return the options of an act; those not passed are asked for at the terminal."""
    fields = dict(given)

    def ask(name: str, question: str, check: Callable[[str], str], default: str | None = None) -> None:
        if fields[name] is None:
            fields[name] = _asked(question, check, default) or None

    ask("kind", "Kind of act", _kind)
    ask("start", "Day (YYYY-MM-DD)", _day)
    if not any(fields[name] for name in ("party_to", "not_party_to", "count", "audience")):
        ask("states", "States (empty for none)", _states, "")
    ask("instruments", "Instruments", _instruments, "CCW")
    if fields["actor"] is None:
        actor = _asked("Who acted: a country, or an office (empty for none)", _office(known), "")
        fields["actor"] = [actor] if actor else None
    ask("note", "Note", str, "" if fields["states"] else None)
    ask("due", "Follow-up due by (YYYY-MM-DD, empty for never)", _day, "")
    ask("level", f"Who may know of it: {', '.join(LEVELS)}", _level, "internal")
    return fields
