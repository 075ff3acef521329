"""A registry as large as any that is foreseen: 60 treaties, made of the eight."""

from __future__ import annotations

import ccwuniv as ccw

__all__ = ["many_treaties"]


def many_treaties(reg: ccw.Registry, number: int = 60) -> ccw.Registry:
    """Return a registry with so many treaties, each with the acts of one of those that it has."""
    instruments, actions = [], []
    for place in range(number):
        model = reg.instruments[place % len(reg.instruments)]
        code = f"T{place + 1}"
        instruments.append(
            model.model_copy(
                update={"code": code, "parent": None, "amends": None, "kind": "treaty", "counts_toward_two": False}
            )
        )
        actions += [
            action.model_copy(update={"instrument": code}) for action in reg.actions if action.instrument == model.code
        ]
    return ccw.Registry(instruments, reg.states, actions, memberships=reg.memberships, as_of=reg.as_of)
