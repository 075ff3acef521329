"""Leads: possible acts that public pages point to, not read closely enough to be recorded."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import Field, ValidationError

from ccwuniv._support import data_directory, file_bytes
from ccwuniv.errors import CcwError, DataError
from ccwuniv.outreach.acts import OutreachAction
from ccwuniv.outreach.checked import Checked, field_error
from ccwuniv.outreach.codes import Text

__all__ = ["Lead", "leads", "read_leads"]

_LARGEST = 50_000_000


class Lead(Checked):
    """A possible act of outreach, to be confirmed by reading its operative words.

    Parameters
    ----------
    act : OutreachAction
        The act that it may be, with the sources that point to it.
    not_read : str
        What was not read, or why it is not an act of this record.

    Examples
    --------
    >>> lead = leads()[0]
    >>> lead.act.id, lead.not_read
    ('1981-unga-36-93', 'the call was not read; before 1995')
    """

    act: OutreachAction
    not_read: Text = Field(min_length=1)


@cache
def leads() -> tuple[Lead, ...]:
    """Return the shipped leads, in the order of the ids of their acts.

    Examples
    --------
    >>> {lead.act.found_by for lead in leads()}
    {'search'}
    """
    return read_leads(data_directory() / "leads.jsonl")


def read_leads(path: Path) -> tuple[Lead, ...]:
    """Read a file of leads, one per line.

    Raises
    ------
    StoreError
        When the file cannot be read.
    DataError
        With the number of the line that is not a lead.

    Examples
    --------
    >>> read_leads(data_directory() / "leads.jsonl") == leads()
    True
    """
    lines = file_bytes(path, _LARGEST).splitlines()
    return tuple(_read_line(line, path.name, number) for number, line in enumerate(lines, start=1) if line.strip())


def _read_line(line: bytes, file: str, number: int) -> Lead:
    try:
        return Lead.model_validate_json(line)
    except ValidationError as error:
        raise field_error(error, Lead, file=file, row=number) from None
    except CcwError as error:
        raise DataError(str(error), file=file, row=number) from None
