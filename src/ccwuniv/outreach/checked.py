"""Records that a person writes by hand, with error messages in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from ccwuniv.errors import CcwError, DataError
from ccwuniv.outreach.confidence import claims_shown
from ccwuniv.records import Record, record_error

__all__ = ["Checked", "concealed", "field_error", "fields_of", "name_error"]

_HIDDEN = "what is there is not shown, since the act is confidential"
_RULES = {
    "bool_type": "should be True or False",
    "string_pattern_mismatch": "should be one word, without spaces or semicolons",
    "tuple_type": "should be a list",
}


class Checked(Record):
    """Base of a record whose construction raises :class:`~ccwuniv.errors.DataError`, never a library's own error."""

    def __init__(self, /, **fields: Any) -> None:
        try:
            super().__init__(**fields)
        except ValidationError as error:
            raise field_error(error, type(self), shown=claims_shown(fields)) from None
        except CcwError as error:
            if claims_shown(fields):
                raise
            raise name_error(error, shown=False) from None

    # Pydantic would otherwise call this constructor for every record that it reads in bulk.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]


def fields_of(given: object) -> Mapping[str, Any]:
    """Return the fields of a record written as a mapping, and refuse anything else."""
    if isinstance(given, Mapping) and all(isinstance(name, str) for name in given):
        return given
    raise DataError("should be a record, or a mapping of its fields", value=given)


def field_error(
    error: ValidationError, model: type[Record], *, file: str = "", row: int | None = None, shown: bool = True
) -> DataError:
    """Turn pydantic's first error on a record into one that names the field, and the known fields.

    Of a record told in confidence only the field is shown.
    """
    found = error.errors()[0]
    if not shown:
        field = next((str(part) for part in found["loc"][:1] if part in model.model_fields), None)
        return concealed(file=file, row=row, column=field)
    place = ".".join(str(part) for part in found["loc"]) or None
    file = file or model.__name__
    if found["type"] == "extra_forbidden":
        owner = _owner(model, found["loc"][:-1])
        rule = f"{str(found['loc'][-1])!r} is not a field of {owner.__name__}; it has {', '.join(owner.model_fields)}"
        return DataError(rule, file=file, row=row, column=place)
    plain = record_error(error, file=file)
    rule = _RULES.get(found["type"], plain.rule)
    value = plain.value[:60] + "..." if isinstance(plain.value, str) and len(plain.value) > 60 else plain.value
    return DataError(rule, file=file, row=row, column=place, value=value)


def concealed(*, file: str, row: int | None, column: str | None) -> DataError:
    """Return the error about a confidential record, which shows only the field."""
    return DataError(f"is not as it should be; {_HIDDEN}", file=file, row=row, column=column)


def name_error(error: CcwError, *, file: str = "", row: int | None = None, shown: bool) -> DataError:
    """Return the error about a record that names something unknown; of a public record it also says what."""
    rule = str(error) if shown else f"names a state or an instrument that is not known; {_HIDDEN}"
    return DataError(rule, file=file, row=row)


def _owner(model: type[Record], place: tuple[int | str, ...]) -> type[Record]:
    """Return the record that holds a field: the outer one, or one nested in it."""
    for part in place:
        if isinstance(part, str) and part in model.model_fields:
            model = _nested(model.model_fields[part].annotation) or model
    return model


def _nested(annotation: object) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    parts = getattr(annotation, "__args__", ())
    return next((found for part in parts if (found := _nested(part)) is not None), None)
