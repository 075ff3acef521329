"""The parts of an act: who acted, which region is meant, which files belong to it."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, model_validator

from ccwuniv.outreach.checked import Checked
from ccwuniv.outreach.codes import Iso3, Text
from ccwuniv.outreach.regions import region_keys

__all__ = ["Actor", "Attachment", "Capacity", "Region"]

Capacity: TypeAlias = Literal["sender", "drafter", "funder", "host", "speaker", "participant"]


class Actor(Checked):
    """Who acted: a person, an office or an organisation, and in what capacity.

    Parameters
    ----------
    person : str
        The name, as the United Nations writes it in English.
    role : str
        The office in English, such as ``"High Representative for Disarmament Affairs"``.
    role_printed : str
        The office as the document prints it, in the document's language.
    organisation : str
        The body for which it was done.
    country : str, optional
        The state, by ISO code or by a name in any of six languages.
    capacity : {"sender", "drafter", "funder", "host", "speaker", "participant"}, optional
        The part that this actor had; None where none of these words fits.

    Examples
    --------
    >>> Actor(role="Chairperson-designate", country="Poland", capacity="sender").country
    'POL'
    """

    person: Text = ""
    role: Text = ""
    role_printed: Text = ""
    organisation: Text = ""
    country: Iso3 | None = None
    capacity: Capacity | None = None

    @model_validator(mode="after")
    def _is_somebody(self) -> Actor:
        if not (self.person or self.role or self.role_printed or self.organisation or self.country):
            raise ValueError("an actor needs a person, a role, an organisation or a country")
        return self

    @property
    def _office(self) -> str:
        role = self.role or ("" if self.organisation else self.role_printed)
        body = "" if self.organisation in role else self.organisation
        return ", ".join(part for part in (role, body) if part)

    def __str__(self) -> str:
        country = "" if self.organisation else self.country
        return ", ".join(part for part in (self.person, self._office, country) if part)

    @property
    def label(self) -> str:
        """The name under which acts are counted: the country, or else the office and its organisation.

        Examples
        --------
        >>> Actor(role="Ambassador", country="Poland").label
        'POL'
        >>> Actor(person="Ban Ki-moon", role="Secretary-General", organisation="United Nations").label
        'Secretary-General, United Nations'
        """
        return self.country or self._office or self.person


class Region(Checked):
    """A geographic label of a report: as printed, and the documented list of candidates that it means.

    Parameters
    ----------
    printed : str
        The label as printed.
    key : str
        A region of ``regions.csv``, such as ``"central_asia"``; empty where no list answers to the label.

    Examples
    --------
    >>> Region(printed="中亚", key="central_asia").key
    'central_asia'
    """

    printed: Text = Field(min_length=1)
    key: Text = ""

    def __str__(self) -> str:
        return self.printed

    @model_validator(mode="after")
    def _is_listed(self) -> Region:
        if self.key and self.key not in (known := region_keys()):
            raise ValueError(f"{self.key!r} is not a region with a list of candidates; there are {', '.join(known)}")
        return self


class Attachment(Checked):
    """A file that belongs to an act: where it is, and the checksum by which it is known to be the same.

    Parameters
    ----------
    path : str
        The file, from the folder of the log where it lies there.
    sha256 : str
        Its SHA-256, in hexadecimal digits.

    Examples
    --------
    >>> Attachment(path="letters/lao.pdf", sha256="0" * 64).path
    'letters/lao.pdf'
    """

    path: Text = Field(min_length=1)
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]

    def __str__(self) -> str:
        return self.path
