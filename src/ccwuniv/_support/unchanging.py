"""Shared objects that cannot be changed: mappings, and results that hand out copies of their tables."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar, get_args

from ccwuniv._support.pickled import Versioned

if TYPE_CHECKING:
    import pandas as pd
    from pydantic import GetCoreSchemaHandler

__all__ = ["FrozenMapping", "FrozenTables", "WithTables", "freeze_fields", "frozen"]

K = TypeVar("K")
V = TypeVar("V")


class FrozenMapping(Mapping[K, V]):
    """A mapping that nobody can change: equal to a dict of the same content, with a hash, and shown as one.

    Examples
    --------
    >>> totals = FrozenMapping({"CCW": 117, "A1": 79})
    >>> totals, totals["A1"], totals == {"A1": 79, "CCW": 117}
    ({'CCW': 117, 'A1': 79}, 79, True)
    >>> totals["CCW"] = 118
    Traceback (most recent call last):
    ...
    TypeError: 'FrozenMapping' object does not support item assignment
    """

    __slots__ = ("_held",)

    def __init__(self, content: Mapping[K, V] | Iterable[tuple[K, V]] = ()) -> None:
        object.__setattr__(self, "_held", MappingProxyType(dict(content)))

    def __getitem__(self, key: K) -> V:
        found: V = self._held[key]  # type: ignore[attr-defined]  # an annotation would let it be set
        return found

    def __iter__(self) -> Iterator[K]:
        return iter(self._held)  # type: ignore[attr-defined]

    def __len__(self) -> int:
        return len(self._held)  # type: ignore[attr-defined]

    def __hash__(self) -> int:
        return hash(frozenset(self.items()))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"this mapping cannot be changed; make another one instead of setting {name!r}.")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"this mapping cannot be changed; make another one instead of deleting {name!r}.")

    def __repr__(self) -> str:
        return repr(dict(self.items()))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self.items()),)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> Any:  # noqa: ANN401
        """Read it as pydantic reads a dict of the same types, and write it as one."""
        from pydantic import AfterValidator, WrapSerializer

        key, value = get_args(source) or (Any, Any)
        written = WrapSerializer(lambda held, write: write(dict(held)))
        return handler.generate_schema(Annotated[dict[key, value], AfterValidator(cls), written])  # type: ignore[valid-type]


class FrozenTables(FrozenMapping[str, "pd.DataFrame"]):
    """Tables by name, each handed out as a copy; equal where the tables are."""

    __slots__ = ()

    def __getitem__(self, key: str) -> pd.DataFrame:
        return _copied(super().__getitem__(key))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, FrozenTables):
            return NotImplemented
        return list(self) == list(other) and all(_alike(self[name], other[name]) for name in self)

    def __hash__(self) -> int:
        return hash(tuple((name, _hash_of(table)) for name, table in self.items()))


class WithTables(Versioned):
    """Base of a frozen dataclass that holds tables: it hands out copies, and is equal to one of the same content."""

    if not TYPE_CHECKING:

        def __getattribute__(self, name: str) -> Any:  # noqa: ANN401  # whatever the field is
            value = object.__getattribute__(self, name)
            return _copied(value) if type(value).__name__ == "DataFrame" else value

    def _content(self) -> list[Any]:
        return [getattr(self, field.name) for field in dataclasses.fields(self)]  # type: ignore[arg-type]

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self) or not isinstance(other, WithTables):
            return NotImplemented
        return all(_alike(one, another) for one, another in zip(self._content(), other._content(), strict=True))

    def __hash__(self) -> int:
        return hash(tuple(map(_hash_of, self._content())))


def _copied(table: pd.DataFrame) -> pd.DataFrame:
    """Return a copy of a table that shares nothing with it, its index and columns neither."""
    copy = table.copy()
    copy.index, copy.columns = table.index.copy(deep=True), table.columns.copy(deep=True)
    return copy


def _alike(one: Any, other: Any) -> bool:  # noqa: ANN401  # tables, or what compares by itself
    if hasattr(one, "equals"):
        return bool(one.equals(other)) and one.attrs == other.attrs
    return bool(one == other)


def _hash_of(value: Any) -> int:  # noqa: ANN401
    return hash((value.shape, tuple(value.columns))) if hasattr(value, "equals") else hash(value)


def frozen(value: Any) -> Any:  # noqa: ANN401  # of the kind that was given
    """Return a value whose dicts, lists and sets, at any depth, cannot be changed.

    Examples
    --------
    >>> frozen({"sources": ["a", "b"]})
    {'sources': ('a', 'b')}
    """
    if isinstance(value, FrozenMapping):
        return value
    if isinstance(value, Mapping):
        return FrozenMapping({key: frozen(one) for key, one in value.items()})
    if isinstance(value, list) or type(value) is tuple:
        return tuple(map(frozen, value))
    return frozenset(map(frozen, value)) if isinstance(value, set) else value


def freeze_fields(record: object, *names: str) -> None:
    """Freeze some fields of a frozen dataclass, once it is made."""
    for name in names:
        object.__setattr__(record, name, frozen(getattr(record, name)))
