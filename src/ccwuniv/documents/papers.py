"""A paper: a title and its blocks, which are rendered as Markdown, as a page and as a Word document."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ccwuniv._support import Versioned, write_file
from ccwuniv.documents.blocks import Content
from ccwuniv.documents.markdown import markdown_of
from ccwuniv.errors import OptionError
from ccwuniv.records import footnotes_on

__all__ = ["FORMS", "Paper", "form_of"]

FORMS = (".md", ".html", ".docx")
"""The endings of the files in which a paper is written."""


def form_of(path: Path) -> str:
    """Return the ending of a paper's file.

    Raises
    ------
    OptionError
        For an ending that no form has.

    Examples
    --------
    >>> form_of(Path("brief.DOCX"))
    '.docx'
    """
    ending = path.suffix.lower()
    if ending not in FORMS:
        raise OptionError("path", str(path), [f"a name that ends in {form}" for form in FORMS])
    return ending


@dataclass(frozen=True)
class Paper(Content, Versioned):
    r"""A paper to read, print and hand on.

    Attributes
    ----------
    title : str
    blocks : tuple of Heading, Paragraph, Listing, Table, Figure, Download or Note
        What it says, in order.
    language : str
        The language of the text, by its code.
    footer : tuple of str
        What is at the foot of every page.
    marking : str
        ``"INTERNAL"`` where it is not for others; it is on every page.
    head : tuple of str
        What is above the title, such as the office's name and address.

    Examples
    --------
    >>> from ccwuniv.documents.blocks import Paragraph
    >>> print(Paper("A note", (Paragraph("Fish & <chips>"),)).markdown)
    # A note
    <BLANKLINE>
    Fish & \<chips>
    """

    def __post_init__(self) -> None:
        """Put the footnotes that go with names in the text at the foot of every page."""
        asked = footnotes_on([self.title, str(self.blocks)], self.language)
        object.__setattr__(self, "footer", tuple(dict.fromkeys((*self.footer, *asked))))

    @property
    def markdown(self) -> str:
        """The paper in Markdown.

        Examples
        --------
        >>> from ccwuniv.documents.blocks import Heading
        >>> Paper("A note", (Heading("Status"),)).markdown.splitlines()[2]
        '## Status'
        """
        return markdown_of(self)

    @property
    def html(self) -> str:
        """The paper as one page that needs nothing beside it, also to print.

        Examples
        --------
        >>> Paper("A note").html.startswith("<!DOCTYPE html>")
        True
        """
        from ccwuniv.documents.pages import page_of

        return page_of(self)

    @property
    def word(self) -> bytes:
        """The paper as a Word document: the same bytes for the same paper. It needs the extra ``office``.

        Raises
        ------
        StoreError
            When the extra is missing.

        Examples
        --------
        >>> import pytest
        >>> docx = pytest.importorskip("docx")
        >>> Paper("A note").word == Paper("A note").word
        True
        """
        from ccwuniv.documents.word import word_of

        return word_of(self)

    def write(self, path: str | Path) -> Path:
        """Write the paper in the form that the name's ending asks for, and return the path.

        Parameters
        ----------
        path : str or pathlib.Path
            Ends in ``.md``, ``.html`` or ``.docx`` (Word; needs the extra ``office``).

        Raises
        ------
        OptionError
            For another ending.
        StoreError
            When the file cannot be written, or the extra is missing; a file that was there before still is.

        Examples
        --------
        >>> from tempfile import TemporaryDirectory
        >>> paper = Paper("A note")
        >>> with TemporaryDirectory() as folder:
        ...     paper.write(Path(folder, "note.md")).read_text("utf-8") == paper.markdown
        True
        """
        file = Path(path)
        form = form_of(file)
        write_file(file, self.word if form == ".docx" else self.html if form == ".html" else self.markdown)
        return file

    def _repr_markdown_(self) -> str:
        return self.markdown
