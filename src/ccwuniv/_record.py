"""The base of every record, and the types that several of them use."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict

from ccwuniv._days import as_day

__all__ = ["Day", "Evidence", "Record"]

Day: TypeAlias = Annotated[dt.date, BeforeValidator(as_day)]
Evidence: TypeAlias = Literal["verified", "recalled", "hypothetical"]


class Record(BaseModel):
    """Base of every record: frozen, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
