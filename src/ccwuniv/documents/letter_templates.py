"""Templates of notes verbales, letters and e-mails: the ones made here, and those that an office restyled."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from ccwuniv._support import explained, file_bytes, inside, is_there, make_folder, one_of, write_files
from ccwuniv.documents.blocks import Run
from ccwuniv.documents.footers import unread
from ccwuniv.documents.letter_words import letter_words
from ccwuniv.documents.steady import steady
from ccwuniv.errors import StoreError
from ccwuniv.names import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document

__all__ = ["FORMS", "LARGEST_TEMPLATE", "TAGS", "LetterForm", "copy_templates", "file_of", "template_bytes"]

LARGEST_TEMPLATE = 20_000_000
"""Bytes of a template."""

LetterForm: TypeAlias = Literal["note", "letter", "email"]
FORMS: tuple[LetterForm, ...] = ("note", "letter", "email")

TAGS = {
    "office": "the office that writes",
    "office_address": "its address",
    "reference": "the reference of the letter",
    "place": "where it is written",
    "date": "the day on which it is dated",
    "signatory": "who signs",
    "signatory_title": "in which capacity",
    "addressee": "to whom it goes, from the list of contacts",
    "salutation": "the salutation, from the list of contacts",
    "post": "Geneva, New York or capital",
    "email": "the e-mail address",
    "state": "the short name of the State",
    "formal_name": "its formal name",
    "day": "the day of the facts",
    "asks": "the names of what is asked, one after the other",
    "lacks": "the instruments that do not bind the State",
    "path": "how it may join",
    "attached": "the names of the files attached to an e-mail, if any",
}
"""The tags of a template, and what is in their place."""


def file_of(form: LetterForm, language: str) -> str:
    """Return the name of the file of a template.

    Examples
    --------
    >>> file_of("note", "fr"), file_of("email", "ar")
    ('note.fr.docx', 'email.ar.txt')
    """
    return f"{form}.{language}.{'txt' if form == 'email' else 'docx'}"


def template_bytes(form: LetterForm, language: str, folder: Path | None = None) -> bytes:
    """Return a template: the office's own where its folder has one of that name, else the one made here.

    Raises
    ------
    StoreError
        When the file cannot be read, or python-docx is missing.
    """
    if folder is not None and is_there(path := inside(folder, file_of(form, language))):
        return file_bytes(path, LARGEST_TEMPLATE)
    return _made_email(language) if form == "email" else _made_word(form, language)


@explained
def copy_templates(
    folder: str | Path,
    *,
    forms: Iterable[str] = FORMS,
    languages: Iterable[str] = ("en",),
    replace: bool = False,
) -> tuple[Path, ...]:
    """Write templates into a folder, for an office to restyle, and return their paths.

    A template of a note or letter is a Word document with tags such as ``{{ addressee }}``; that of an e-mail is a text
    whose first line is the subject. Give the folder to :func:`write_drafts`, and they are used from there.

    Parameters
    ----------
    folder : str or pathlib.Path
        Made where it is not there.
    forms : iterable of str
        ``"note"`` (verbale), ``"letter"``, ``"email"``.
    languages : iterable of str
        ``"ar"``, ``"en"``, ``"es"``, ``"fr"``, ``"ru"``, ``"zh"``.
    replace : bool
        Whether templates that are there are replaced.

    Returns
    -------
    tuple of pathlib.Path

    Raises
    ------
    OptionError
        For another form or language.
    StoreError
        When a template of that name is there, the folder cannot be written, or the extra ``office`` is missing.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as home:
    ...     [path.name for path in copy_templates(home, forms=["email"], languages=["en", "fr"])]
    ['email.en.txt', 'email.fr.txt']
    """
    place = Path(folder)
    files: dict[Path, bytes | str] = {}
    for form in forms:
        one_of("forms", form, FORMS)
        for language in languages:
            one_of("languages", language, LANGUAGES)
            known: LetterForm = form  # type: ignore[assignment]  # one of the three
            path = inside(place, file_of(known, language))
            if not replace and is_there(path):
                raise StoreError(str(path), "is there already; ask for it to be replaced, or name another folder.")
            files[path] = template_bytes(known, language)
    make_folder(place)
    write_files(files)
    return tuple(files)


def _made_email(language: str) -> bytes:
    words = letter_words(language)
    end = [unread(language)] if language != "en" else []
    body = [
        words.subject,
        "{{ salutation }}",
        *words.email,
        "{{ signatory }}\n{{ signatory_title }}\n{{ office }}",
        *end,
    ]
    return ("\n\n".join(body) + "\n").encode()


def _made_word(form: LetterForm, language: str) -> bytes:
    from ccwuniv.documents.word import new_document

    document = new_document(file_of(form, language), language)
    words = letter_words(language)
    _say(document, "{{ office }}", language, bold=True)
    _say(document, "{{ office_address }}", language)
    _say(document, f"{words.reference} {{{{ reference }}}}", language)
    if form == "letter":
        _say(document, words.dateline, language)
    _say(document, "{{ addressee }}", language, bold=True)
    if form == "letter":
        _say(document, "{{ salutation }}", language)
    for paragraph in words.note if form == "note" else words.letter:
        _say(document, paragraph, language)
    if form == "note":
        _say(document, words.dateline, language)
    else:
        _say(document, "{{ signatory }}", language, bold=True)
        _say(document, "{{ signatory_title }}", language)
    if remark := unread(language):
        _say(document, remark, language)
    page = io.BytesIO()
    document.save(page)
    return steady(page.getvalue())


def _say(document: Document, text: str, language: str, *, bold: bool = False) -> None:
    """Add a paragraph of one run, so that a tag in it is whole and has the run's direction."""
    from ccwuniv.documents.word import put_whole, set_direction

    paragraph = document.add_paragraph()
    if language == "ar":
        set_direction(paragraph)
    put_whole(paragraph, Run(text, bold=bold), language)
