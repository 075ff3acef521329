"""The base of every record, and the types that several of them use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict

from ccwuniv._support import Versioned, frozen
from ccwuniv.records.days import as_day

__all__ = ["Day", "Evidence", "Record"]

Day: TypeAlias = Annotated[dt.date, BeforeValidator(as_day)]
Evidence: TypeAlias = Literal["verified", "recalled", "hypothetical"]


class Record(Versioned, BaseModel):
    """Base of every record: frozen, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with other values in some fields; what of them could be changed is frozen."""
        return super().model_copy(update=update and dict(frozen(update)), deep=deep)
