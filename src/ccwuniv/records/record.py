"""The base of every record, and the types that several of them use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from textwrap import indent
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict

from ccwuniv._support import Versioned, frozen, html_facts
from ccwuniv.records.days import as_day

__all__ = ["Day", "Evidence", "Record"]

Day: TypeAlias = Annotated[dt.date, BeforeValidator(as_day)]
Evidence: TypeAlias = Literal["verified", "recalled", "hypothetical"]
_LINE = 100  # characters of a record that is shown on one line


class Record(Versioned, BaseModel):
    """Base of every record: frozen, strict about unknown fields, shown by the fields that hold something.

    Examples
    --------
    >>> class Office(Record):
    ...     name: str
    ...     city: str = ""
    >>> Office(name="<Secretariat>")
    Office(name='<Secretariat>')
    >>> Office(name="<Secretariat>")._repr_html_().count("&lt;Secretariat&gt;")
    1
    """

    if not TYPE_CHECKING:
        __iter__ = None  # a record where several are expected is one record, not the pairs of its fields

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid", populate_by_name=True)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with other values in some fields; lists and mappings among them are frozen.

        Examples
        --------
        >>> from ccwuniv import Registry
        >>> Registry.bundled().state("LAO").model_copy(update={"name": "Laos"}).name
        'Laos'
        """
        return super().model_copy(update=update and dict(frozen(update)), deep=deep)

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        fields = type(self).model_fields
        for name, value in super().__repr_args__():
            if name not in fields or value != fields[name].get_default(call_default_factory=True, validated_data={}):
                yield name, value

    def __repr__(self) -> str:
        line = super().__repr__()
        if len(line) <= _LINE:
            return line
        fields = ",\n".join(f"{name}={value!r}" for name, value in self.__repr_args__())
        return f"{type(self).__name__}(\n{indent(fields, '    ')},\n)"

    def _repr_html_(self) -> str:
        return html_facts((name.replace("_", " "), _in_words(getattr(self, name))) for name in type(self).model_fields)


def _in_words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {one}" for key, one in value.items())
    if isinstance(value, tuple | frozenset):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)
