"""Where a template is broken: the place, the tag, and what is wrong with it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from ccwuniv.documents.letter_templates import TAGS
from ccwuniv.errors import DataError, OptionError, StoreError

if TYPE_CHECKING:
    from docxtpl import DocxTemplate
    from jinja2 import Environment

__all__ = ["TemplateProblem", "check_template", "environment", "opened", "refuse_broken"]

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_HALF = re.compile(rf"\{{\{{|\}}\}}|\{{%|%\}}|\{{\s*(?:{'|'.join(TAGS)})\s*\}}")
_MARKUP = re.compile(r"<[^>]+>")
_NEEDED = "a Word template needs docxtpl; pip install 'ccwuniv[office]'."


@dataclass(frozen=True)
class TemplateProblem:
    """What is wrong in a template, and where.

    Attributes
    ----------
    where : str
        The part and the paragraph, counted from 1.
    problem : str

    Examples
    --------
    >>> str(TemplateProblem("paragraph 4", "'{{ adressee }}' is no tag; did you mean addressee?"))
    "paragraph 4: '{{ adressee }}' is no tag; did you mean addressee?"
    """

    where: str
    problem: str

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}"


def environment(*, autoescape: bool) -> Environment:
    """Return what fills templates: nothing in a template can reach beyond the facts, and no tag is left empty."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(autoescape=autoescape, undefined=StrictUndefined, keep_trailing_newline=True)


def opened(content: bytes, name: str) -> DocxTemplate:
    """Return a Word template, open.

    Raises
    ------
    StoreError
        When it is no Word document, or the extra is missing.
    """
    try:
        from docxtpl import DocxTemplate
    except ImportError:
        raise StoreError(name, _NEEDED) from None
    template = DocxTemplate(io.BytesIO(content))
    try:
        template.init_docx()
    except Exception:  # noqa: BLE001  # whatever a file that is no document makes the reader say
        raise StoreError(name, "is no Word document that can be read; save it again as .docx.") from None
    return template


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
    ["line 3: '{{ adressee }}' is no tag; did you mean addressee?"]
    """
    file = Path(path)
    if file.suffix.lower() not in (".docx", ".txt"):
        raise OptionError("path", str(file), ("a name that ends in .docx", "a name that ends in .txt"))
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        raise StoreError(str(file), "there is no such file.") from None
    except (OSError, ValueError) as error:
        raise StoreError(str(file), f"cannot be read ({getattr(error, 'strerror', None) or error}).") from None
    return problems_of(content, file.name)


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
    for part, lines in _parts(content, name):
        place = _Place(part, "line" if name.endswith(".txt") else "paragraph")
        found += _problems(lines, place)
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class _Place:
    part: str
    unit: str

    def __call__(self, number: int) -> str:
        return f"{self.part + ', ' if self.part else ''}{self.unit} {number}"


def _parts(content: bytes, name: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Return the parts of a template, each as the source of its paragraphs."""
    if name.lower().endswith(".txt"):
        try:
            yield "", content.decode("utf-8-sig").splitlines()
        except UnicodeDecodeError:
            raise StoreError(name, "is not UTF-8; save it as UTF-8.") from None
        return
    template = opened(content, name)
    yield "", _paragraphs(template.patch_xml(template.get_xml()))
    for what, uri in (("header", template.HEADER_URI), ("footer", template.FOOTER_URI)):
        for _, part in template.get_headers_footers(uri):
            yield what, _paragraphs(template.patch_xml(template.get_part_xml(part)))


def _paragraphs(source: str) -> list[str]:
    return re.split(r"(?=<w:p[ >])", source)[1:]


def _problems(lines: Sequence[str], place: _Place) -> Iterator[TemplateProblem]:
    from jinja2 import TemplateSyntaxError, meta

    own = environment(autoescape=True)
    whole = "\n".join(line.replace("\n", " ") for line in lines)
    try:
        own.parse(whole)
    except TemplateSyntaxError as error:
        number = min(error.lineno, len(lines))
        yield TemplateProblem(place(number), f"'{_words(lines[number - 1])}': {_said(error.message or '')}.")
    for number, line in enumerate(lines, 1):
        words = _words(line)
        if _HALF.search(_TAG.sub("", words)):
            yield TemplateProblem(place(number), f"'{words}' has a tag that is not whole; write {{{{ tag }}}}.")
            continue
        for tag in _TAG.findall(words):
            try:
                names = meta.find_undeclared_variables(own.parse(tag))
            except TemplateSyntaxError:
                continue  # half of a pair, such as if and endif: the whole was read above
            for name in sorted(names - TAGS.keys() - _declared(whole)):
                near = get_close_matches(name, TAGS, n=1)
                hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(TAGS)}."
                yield TemplateProblem(place(number), f"'{tag}' is no tag; {hint}")


def _declared(source: str) -> set[str]:
    """Return the names that a template gives itself, in a loop or by setting them."""
    return set(re.findall(r"\{%-?\s*(?:for|set)\s+(\w+)", _MARKUP.sub("", source))) | {"loop"}


def _words(source: str) -> str:
    return " ".join(_MARKUP.sub("", source).split())[:120]


_PLAIN: Mapping[str, str] = {
    "unexpected '}'": "a closing brace is missing",
    "unexpected end of template": "the tag has no end",
    "unexpected '%'": "a tag begins inside another",
}


def _said(message: str) -> str:
    return next((plain for start, plain in _PLAIN.items() if message.startswith(start)), message.rstrip("."))
