"""Notes verbales, letters and e-mails as files to send from the office's own programs. Nothing is ever sent here."""

from __future__ import annotations

import hashlib
import io
import mimetypes
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from ccwuniv._support import Versioned, explained, file_bytes, inside, make_folder, one_of, write_files
from ccwuniv.documents.days import day_in_words
from ccwuniv.documents.letter_facts import LETTER_KINDS, LetterFacts, letter_facts
from ccwuniv.documents.letter_templates import FORMS, LetterForm, file_of, template_bytes
from ccwuniv.documents.letter_words import letter_words
from ccwuniv.documents.letterheads import Letterhead
from ccwuniv.documents.letters import known_languages
from ccwuniv.documents.spreadsheets import printable
from ccwuniv.documents.steady import steady
from ccwuniv.documents.template_check import environment, opened, refuse_broken
from ccwuniv.errors import StoreError
from ccwuniv.records import DateLike, as_day

if TYPE_CHECKING:
    from docx.document import Document

    from ccwuniv.analysis import Universe
    from ccwuniv.documents.address_book import AddressBook, Post
    from ccwuniv.registry import Registry

__all__ = ["Drafts", "write_drafts"]

_LARGEST_ATTACHMENT = 50_000_000
_BLANK = "__________"


@dataclass(frozen=True)
class Drafts(Versioned):
    """The drafts that were written, and the states without an address.

    Attributes
    ----------
    files : tuple of pathlib.Path
        A file for each address; for notes and letters ``all.docx`` with all of them is last.
    no_address : tuple of str
        The names of the states for which the office's list has no address (or, for an e-mail, no e-mail address).
    no_language : tuple of str
        The names of the states to which the draft is in English since no language of correspondence is given.

    Examples
    --------
    >>> Drafts((), no_address=("Egypt",)).no_address
    ('Egypt',)
    """

    files: tuple[Path, ...]
    no_address: tuple[str, ...] = field(default=())
    no_language: tuple[str, ...] = field(default=())


@explained
def write_drafts(
    reg: Registry,
    folder: str | Path,
    kind: str = "not_party",
    as_of: DateLike | None = None,
    *,
    form: LetterForm = "note",
    addresses: AddressBook | None = None,
    post: Post | None = None,
    languages: Mapping[str, str] | None = None,
    letterhead: Letterhead | None = None,
    dated: DateLike | None = None,
    templates: str | Path | None = None,
    attachments: Iterable[str | Path] = (),
    after_data: bool = False,
    universe: Universe = "all_states",
) -> Drafts:
    """Write a note verbale, a letter or an e-mail for each state of a kind, from templates. Nothing is sent.

    A note verbale is in the third person, without a signature, with a place for the reference; a letter is for
    signature; an e-mail is a file ``.eml`` that opens as a draft. Each is in the language of the office's list; where
    it gives none, in English.

    Parameters
    ----------
    reg : Registry
        Of this Convention. States count from the deposit of their consent.
    folder : str or pathlib.Path
        Made where it is not there. A file of the same name in it is replaced.
    kind : str
        As for :func:`letter_list`.
    as_of : day, optional
        The data's last day by default.
    form : {"note", "letter", "email"}
    addresses : AddressBook, optional
        The office's list, from :func:`read_contacts`.
    post : {"Geneva", "New York", "capital"}, optional
        Only the addresses there.
    languages : mapping of state to language, optional
        It outweighs the list.
    letterhead : Letterhead, optional
        Who writes.
    dated : day, optional
        The date of the letters; left for a hand to fill where it is not given.
    templates : str or pathlib.Path, optional
        The folder with the office's own templates; see :func:`copy_templates`. One that is not there is made.
    attachments : iterable of paths
        Files for each e-mail.
    universe : {"all_states", "un_members", "un_members_and_observers"}
        Among which states; all that may take part by default.
    after_data : bool
        Whether a day after the data's last is answered, by law from the data; see :class:`Registry`.

    Returns
    -------
    Drafts

    Raises
    ------
    OptionError, DateError, UnknownStateError
        For anything but a kind, form, day or state.
    DataError
        For a template with a broken tag; nothing is then written.
    StoreError
        When something cannot be read or written, or the extra ``office`` is missing.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from ccwuniv import Registry
    >>> with TemporaryDirectory() as home:
    ...     drafts = write_drafts(Registry.bundled(), home, "signatory", form="email")
    >>> drafts.files, drafts.no_address
    ((), ('Egypt', 'Nigeria', 'Sudan', 'Viet Nam'))
    """
    one_of("kind", kind, LETTER_KINDS)
    one_of("form", form, FORMS)
    reg = reg.reaching(as_of, after_data=after_data)
    day = reg.day(as_of)
    known = known_languages(reg, languages or {}, as_of)
    facts = letter_facts(reg, kind, day, contacts=addresses, post=post, languages=known, universe=universe)
    head = letterhead or Letterhead()
    date = None if dated is None else as_day(dated)
    own = None if templates is None else Path(templates)
    sent = [one for one in facts if form != "email" or (one.address is not None and one.address.email)]
    texts = {language: _template(form, language, own) for language in sorted({one.language for one in sent})}
    filled = {
        one: {**_context(one, head), "date": day_in_words(date, one.language) if date else _BLANK} for one in sent
    }
    place = Path(folder)
    names = _names(sent, form)
    if form == "email":
        attached = [_attachment(Path(path)) for path in attachments]
        contents = [_email(texts[one.language], filled[one], head, attached) for one in sent]
    else:
        documents = [_word(texts[one.language], filled[one], one.language) for one in sent]
        contents = [_bytes(document) for document in documents]
        for name, together in _together(documents, [one.language for one in sent]).items():
            names.append(name)
            contents.append(_all_in_one(together))
    if contents:
        make_folder(place)
        write_files({inside(place, name): content for name, content in zip(names, contents, strict=True)})
    reached = {one.iso3 for one in sent if one.address is not None}
    return Drafts(
        tuple(place / name for name in names),
        tuple(dict.fromkeys(one.name for one in facts if one.iso3 not in reached)),
        tuple(dict.fromkeys(one.name for one in sent if one.language_source.startswith("English"))),
    )


def _template(form: LetterForm, language: str, folder: Path | None) -> bytes:
    content = template_bytes(form, language, folder)
    refuse_broken(content, file_of(form, language))
    return content


def _names(facts: Sequence[LetterFacts], form: LetterForm) -> list[str]:
    """Name the files by state and post; where a post has several addresses, they are numbered."""
    ending = "eml" if form == "email" else "docx"
    stems = [f"{one.iso3}-{one.address.post.replace(' ', '-').lower()}" if one.address else one.iso3 for one in facts]
    numbers: dict[str, int] = {}
    names = []
    for stem in stems:
        numbers[stem] = numbers.get(stem, 0) + 1
        names.append(f"{stem}-{numbers[stem]}.{ending}" if stems.count(stem) > 1 else f"{stem}.{ending}")
    return names


def _context(facts: LetterFacts, head: Letterhead) -> dict[str, str]:
    words = letter_words(facts.language)
    address = facts.address
    mission = words.mission.replace("{{ formal_name }}", facts.formal_name)
    context = {
        "office": head.office or words.office,
        "office_address": head.address,
        "reference": head.reference or _BLANK,
        "place": head.place or words.place,
        "signatory": head.signatory,
        "signatory_title": head.signatory_title,
        "addressee": (address.addressee if address else "") or mission,
        "salutation": (address.salutation if address else "") or words.salutation,
        "post": address.post if address else "",
        "email": address.email if address else "",
        "state": facts.state,
        "formal_name": facts.formal_name,
        "day": day_in_words(facts.day, facts.language),
        "asks": ", ".join(facts.ask_names),
        "lacks": facts.lacks,
        "path": facts.path,
        "attached": "",
    }
    return {name: printable(text) for name, text in context.items()}


def _word(template: bytes, context: Mapping[str, str], language: str) -> Document:
    from jinja2 import TemplateError

    document = opened(template, language)
    try:
        document.render(dict(context), jinja_env=environment(autoescape=True), autoescape=True)
    except TemplateError as error:
        raise StoreError(f"the template in {language}", f"cannot be filled: {error}.") from None
    made: Document = cast("Document", document.docx)
    made.core_properties.title = context["state"]
    return made


def _bytes(document: Document) -> bytes:
    page = io.BytesIO()
    document.save(page)
    return steady(page.getvalue())


def _together(documents: Sequence[Document], languages: Sequence[str]) -> dict[str, list[Document]]:
    """Return the drafts to join in one document: all, or those of one language where they hold pictures or links.

    Such references hold within one template alone.
    """
    if not documents:
        return {}
    if len({*languages}) == 1 or not any(map(_refers, documents)):
        return {"all.docx": [*documents]}
    return {
        f"all-{language}.docx": [d for d, own in zip(documents, languages, strict=True) if own == language]
        for language in sorted({*languages})
    }


def _body(document: Document) -> Any:  # noqa: ANN401  # an element of XML
    element: Any = document.element
    return element.body


def _refers(document: Document) -> bool:
    from docx.oxml.ns import nsmap, qn

    prefix = f"{{{nsmap['r']}}}"
    return any(
        str(name).startswith(prefix)
        for element in _body(document).iter()
        if element.tag not in (qn("w:headerReference"), qn("w:footerReference"))
        for name in element.attrib
    )


def _all_in_one(documents: Sequence[Document]) -> bytes:
    """Return all drafts as one document, each on a page of its own; headers and footers are those of the first."""
    from docx.oxml.ns import qn

    first, *others = documents
    end = _body(first).find(qn("w:sectPr"))
    for other in others:
        pages = [deepcopy(element) for element in _body(other) if element.tag != qn("w:sectPr")]
        _on_a_new_page(pages)
        for element in pages:
            end.addprevious(element)
    return _bytes(first)


def _on_a_new_page(elements: Sequence[Any]) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    first = next((element for element in elements if element.tag == qn("w:p")), None)
    if first is not None:
        first.get_or_add_pPr().insert(0, OxmlElement("w:pageBreakBefore"))


def _attachment(path: Path) -> tuple[str, bytes]:
    return path.name, file_bytes(path, _LARGEST_ATTACHMENT)


def _email(
    template: bytes,
    context: dict[str, str],
    head: Letterhead,
    attached: Sequence[tuple[str, bytes]],
) -> bytes:
    from email.message import EmailMessage
    from email.policy import SMTP

    from jinja2 import TemplateError

    try:
        text = (
            environment(autoescape=False)
            .from_string(template.decode("utf-8-sig"))
            .render(context | {"attached": ", ".join(name for name, _ in attached)})
        )
    except TemplateError as error:
        raise StoreError("the template of the e-mail", f"cannot be filled: {error}.") from None
    subject, _, body = text.partition("\n")
    message = EmailMessage(policy=SMTP)
    message["Subject"] = " ".join(subject.split())
    if head.email:
        message["From"] = head.email
    message["To"] = context["email"]
    message["X-Unsent"] = "1"  # opens as a draft
    message.set_content(body.strip() + "\n", cte="quoted-printable")
    for name, content in attached:
        main, _, sub = (mimetypes.guess_type(name)[0] or "application/octet-stream").partition("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    if message.is_multipart():
        whole = hashlib.sha256(text.encode() + b"".join(content for _, content in attached)).hexdigest()
        message.set_boundary(f"part-{whole[:40]}")
    return message.as_bytes()
