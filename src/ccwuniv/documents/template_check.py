"""The errors of a template: the place, the tag, and what is wrong with it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from difflib import get_close_matches
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from ccwuniv._support import LARGEST_UNPACKED, explained, file_bytes, unpacked_size
from ccwuniv.documents.letter_templates import LARGEST_TEMPLATE, TAGS
from ccwuniv.errors import DataError, OptionError, StoreError

if TYPE_CHECKING:
    from docxtpl import DocxTemplate
    from jinja2 import Environment

__all__ = ["TemplateProblem", "check_template", "environment", "opened", "refuse_broken"]

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_HALF = re.compile(rf"\{{\{{|\}}\}}|\{{%|%\}}|\{{\s*(?:{'|'.join(TAGS)})\s*\}}")
_FOR_WORD = re.compile(r"^(\{[{%]-?)\s*(?:p|tr|tc|r)\s")
_MARKUP = re.compile(r"<[^>]+>")
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_SHOWN = 120
_NEEDED = "a Word template needs docxtpl; pip install 'ccwuniv[office]'."


@dataclass(frozen=True)
class TemplateProblem:
    """An error in a template, and its place.

    Attributes
    ----------
    where : str
        The part and the paragraph, counted from 1.
    problem : str

    Examples
    --------
    >>> str(TemplateProblem("paragraph 4", "'{{ adressee }}' is not a tag; did you mean addressee?"))
    "paragraph 4: '{{ adressee }}' is not a tag; did you mean addressee?"
    """

    where: str
    problem: str

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}"


def environment(*, autoescape: bool) -> Environment:
    """Return the engine that fills templates: a template can read only the facts, and an unknown tag is an error."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(autoescape=autoescape, undefined=StrictUndefined, keep_trailing_newline=True)


def opened(content: bytes, name: str) -> DocxTemplate:
    """Return a Word template, open.

    Raises
    ------
    StoreError
        When it is not a Word document, or the extra is missing.
    """
    try:
        from docxtpl import DocxTemplate
    except ImportError:
        raise StoreError(name, _NEEDED) from None
    template = DocxTemplate(io.BytesIO(content))
    try:
        if unpacked_size(content) <= LARGEST_UNPACKED:
            template.init_docx()
            return template
    except Exception:  # noqa: BLE001  # whatever a file that is not a document makes the reader say
        raise StoreError(name, "is not a Word document that can be read; save it again as .docx.") from None
    raise StoreError(name, f"unpacks to more than a template has ({LARGEST_UNPACKED // 1_000_000:,} MB).")


@explained
def check_template(path: str | Path) -> tuple[TemplateProblem, ...]:
    r"""Return what is wrong with a template: where a tag is broken or unknown; nothing where it can be filled.

    Parameters
    ----------
    path : str or pathlib.Path
        Ends in ``.docx`` (needs the extra ``office``) or in ``.txt``.

    Returns
    -------
    tuple of TemplateProblem

    Raises
    ------
    OptionError
        For another ending.
    StoreError
        When the file cannot be read.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "email.en.txt")
    ...     _ = file.write_text("On {{ state }}\n\n{{ adressee }}\n", encoding="utf-8")
    ...     [str(problem) for problem in check_template(file)]
    ["line 3: '{{ adressee }}' is not a tag; did you mean addressee?"]
    """
    file = Path(path)
    if file.suffix.lower() not in (".docx", ".txt"):
        raise OptionError("path", str(file), ("a name that ends in .docx", "a name that ends in .txt"))
    return problems_of(file_bytes(file, LARGEST_TEMPLATE), file.name)


def refuse_broken(content: bytes, name: str) -> None:
    """Refuse a template with a broken tag.

    Raises
    ------
    DataError
        With every place.
    """
    problems = problems_of(content, name)
    if problems:
        raise DataError(f"cannot be filled: {'; '.join(str(p).rstrip('.') for p in problems)}.", file=name)


def problems_of(content: bytes, name: str) -> tuple[TemplateProblem, ...]:
    """Return what is wrong with the template of a name."""
    found: list[TemplateProblem] = []
    for part in _parts(content, name):
        problems = list(_in_paragraphs(part))
        found += problems or _in_the_whole(part)
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class _Part:
    """A part of a template: the words of its paragraphs, and the source that is filled."""

    name: str
    unit: str
    paragraphs: Sequence[str]
    source: str

    def place(self, number: int | None = None) -> str:
        where = f"{self.unit} {number}" if number is not None else "the whole"
        return f"{self.name}, {where}" if self.name else where


def _parts(content: bytes, name: str) -> Iterator[_Part]:
    if name.lower().endswith(".txt"):
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise StoreError(name, "is not UTF-8; save it as UTF-8.") from None
        yield _Part("", "line", text.splitlines(), text)
        return
    template = opened(content, name)
    sources = [("", template.get_xml())]
    for what, uri in (("header", template.HEADER_URI), ("footer", template.FOOTER_URI)):
        sources += [(what, template.get_part_xml(part)) for _, part in template.get_headers_footers(uri)]
    for what, source in sources:
        paragraphs = [_MARKUP.sub("", one) for one in re.findall(r"<w:p[ >].*?</w:p>", source, re.DOTALL)]
        yield _Part(what, "paragraph", [unescape(one) for one in paragraphs], template.patch_xml(source))


def _in_paragraphs(part: _Part) -> Iterator[TemplateProblem]:
    """Return what is wrong with a tag by itself."""
    given = _declared(part)
    for number, paragraph in enumerate(part.paragraphs, 1):
        words = " ".join(paragraph.translate(_QUOTES).split())
        if _HALF.search(_TAG.sub("", words)):
            yield TemplateProblem(part.place(number), f"'{words[:_SHOWN]}' has a tag that is not whole: {{{{ tag }}}}.")
            continue
        for tag in _TAG.findall(words):
            problem = _of_tag(tag, given)
            if problem:
                yield TemplateProblem(part.place(number), f"'{tag}' {problem}")


def _of_tag(tag: str, given: Set[str]) -> str:
    """Say what is wrong with a tag, by itself; nothing where it is right, or closes another."""
    from jinja2 import TemplateError, meta

    own = environment(autoescape=True)
    alone = _FOR_WORD.sub(r"\1 ", tag)
    opening = re.match(r"\{%-?\s*(if|for)\b", alone)
    if opening:
        alone = f"{alone}{{% end{opening[1]} %}}"
    elif not alone.startswith("{{"):
        return ""
    try:
        own.from_string(alone)
    except TemplateError as error:
        return f"cannot be read: {(error.message or '').rstrip('.')}."
    for name in sorted(meta.find_undeclared_variables(own.parse(alone)) - TAGS.keys() - given):
        near = get_close_matches(name, TAGS, n=1)
        return f"is not a tag; did you mean {near[0]}?" if near else f"is not a tag; there are {', '.join(TAGS)}."
    return ""


def _in_the_whole(part: _Part) -> Iterator[TemplateProblem]:
    """Return what is wrong with tags that belong together, or with what they do."""
    from jinja2 import TemplateError

    try:
        environment(autoescape=True).from_string(part.source).render(dict.fromkeys(TAGS, "x"))
    except TemplateError as error:
        yield TemplateProblem(part.place(), f"cannot be filled: {(error.message or '').rstrip('.')}.")
    except Exception as error:  # noqa: BLE001  # whatever the template computes
        yield TemplateProblem(part.place(), f"cannot be filled: {str(error).rstrip('.')}.")


def _declared(part: _Part) -> Set[str]:
    """Return the names that a template gives itself, in a loop or by setting them."""
    found = re.findall(r"\{%-?\s*(?:(?:p|tr|tc|r)\s+)?(?:for|set)\s+(\w+)", "\n".join(part.paragraphs))
    return {*found, "loop"}
