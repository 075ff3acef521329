"""The differences between two registries, in words; those that concern the law come first."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ccwuniv.records import Record

if TYPE_CHECKING:
    from ccwuniv.registry import Registry

__all__ = ["differences"]

_SHOWN = 5

_Key = Callable[[Any], tuple[Hashable, ...]]
_KEYS: dict[str, tuple[str, _Key]] = {
    "actions": ("action", lambda a: (a.iso3, a.instrument, str(a.kind), a.date)),
    "states": ("state", lambda s: (s.iso3,)),
    "instruments": ("instrument", lambda i: (i.code,)),
    "memberships": ("membership", lambda m: (m.iso3, m.scheme, m.group)),
    "periods": ("period in a system of states", lambda p: (p.iso3, p.system, p.since)),
    "statements": ("statement", lambda s: (s.iso3, s.instrument, s.kind, s.made, s.objected_to, s.provision)),
    "disputes": ("dispute", lambda d: (d.iso3, d.instrument, d.field)),
    "published_totals": ("published total", lambda t: (t.date, t.instrument, t.kind, t.source)),
    "related": ("participation in a neighbouring treaty", lambda r: (r.iso3, r.treaty, r.deposited)),
}


def differences(left: Registry, right: Registry, *, check_version: bool) -> list[str]:
    """Return a line for each kind of record that differs, with the first few of them."""
    lines = [
        f"{name}: {getattr(left, name)!r} on the left, {getattr(right, name)!r} on the right"
        for name in ("as_of", *(("version", "sources") if check_version else ()))
        if getattr(left, name) != getattr(right, name)
    ]
    if left.codes != right.codes and set(left.codes) == set(right.codes):
        lines.append(f"instruments are in another order: {' '.join(left.codes)}; {' '.join(right.codes)}")
    for attribute, (name, key) in _KEYS.items():
        found = list(_of_kind(name, key, getattr(left, attribute), getattr(right, attribute)))
        if found:
            more = f"\n  ... and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
            verb = "differs" if len(found) == 1 else "differ"
            lines.append(f"{attribute}: {len(found)} {verb}\n  " + "\n  ".join(found[:_SHOWN]) + more)
    return lines


def _of_kind(name: str, key: _Key, left: Iterable[Record], right: Iterable[Record]) -> Iterator[str]:
    mine, theirs = _by_key(key, left), _by_key(key, right)
    for one in sorted(mine.keys() | theirs.keys(), key=str):
        was, now = mine.get(one, []), theirs.get(one, [])
        gone, new = [r for r in was if r not in now], [r for r in now if r not in was]
        called = " ".join(str(part) for part in one if part is not None)
        if gone and new:
            yield f"{name} {called}: {_fields(gone[0], new[0])}"
        elif gone or new or len(was) != len(now):
            side = "left" if len(was) > len(now) else "right"
            yield f"{name} {called}: only on the {side}" + (" so often" if was and now else "")


def _by_key(key: _Key, records: Iterable[Record]) -> dict[tuple[Hashable, ...], list[Record]]:
    found: dict[tuple[Hashable, ...], list[Record]] = {}
    for record in records:
        found.setdefault(key(record), []).append(record)
    return found


def _fields(left: Record, right: Record) -> str:
    pairs = ((name, getattr(left, name), getattr(right, name)) for name in type(left).model_fields)
    return "; ".join(
        f"{name} is {_shown(was)} on the left, {_shown(now)} on the right" for name, was, now in pairs if was != now
    )


def _shown(value: object) -> str:
    return "missing" if value in (None, "") else repr(str(value))
