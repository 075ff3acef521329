"""The sender, at the head of papers and letters."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Letterhead"]


@dataclass(frozen=True)
class Letterhead:
    """The sender, from the office's configuration; empty parts are left to fill in by hand.

    Attributes
    ----------
    office, address : str
        The office and its address; the office's name in the language of the letter where it is empty.
    place : str
        Where it is written; Geneva in the language of the letter where it is empty.
    reference : str
    signatory, signatory_title : str
    email : str
        The address from which e-mails go.

    Examples
    --------
    >>> Letterhead(reference="CCW/2026/1").signatory
    ''
    """

    office: str = ""
    address: str = ""
    place: str = ""
    reference: str = ""
    signatory: str = ""
    signatory_title: str = ""
    email: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The head of a paper: the office and its address, as far as they are known.

        Examples
        --------
        >>> Letterhead("Implementation Support Unit", "Palais des Nations, Geneva").lines
        ('Implementation Support Unit', 'Palais des Nations, Geneva')
        """
        return tuple(filter(None, (self.office, self.address)))
