"""What a reader sees of an element of a web page: its text, its footnote marks, and its lines as they are set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from lxml import etree

from ccwuniv.sources.untc.page import Cell, Line
from ccwuniv.sources.untc.text import squeeze

__all__ = ["beginning", "cell_of", "is_of_class", "lines_of", "text_of"]

_MARK = re.compile(r"\d+[a-z]?|[*†‡]+")
_BREAKS = {"br", "p", "div", "li", "tr", "table", "center"}
_SUPERSCRIPT = {"sup", "superscript"}
_SILENT = {"script", "style", "noscript"}
_ITALIC_TAGS = ("i", "em")
_ITALIC = frozenset(_ITALIC_TAGS)
_NUMBERING = re.compile(r"""^[\s"“'(]*(?:[IVX]+|\d+|[a-z])[.)]\s*""")


class IsApart(Protocol):
    """A question to an element: whether it is read by itself."""

    def __call__(self, element: etree._Element, /) -> bool: ...


def is_of_class(element: etree._Element, name: str) -> bool:
    """Say whether an element is of a class."""
    css = element.get("class")
    return css is not None and name in css and name in css.split()


def text_of(element: etree._Element, marks: list[str], is_apart: IsApart) -> str:
    """Return the text of an element with its line breaks; footnote marks go into ``marks``.

    Parameters
    ----------
    element : Element
        The element. What no reader sees of it is left out.
    marks : list of str
        Where to put its footnote marks.
    is_apart : callable
        Whether an element inside it is read by itself, and left out here.
    """
    parts: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        tag = node.tag
        if tag in _BREAKS:
            parts.append("\n")
        if event == "start":
            if _is_left_out(node, marks) or (node is not element and is_apart(node)):
                walk.skip_subtree()
            elif node.text:
                parts.append(node.text)
        elif node.tail and node is not element:
            parts.append(node.tail)
    return "".join(parts)


def _is_left_out(node: etree._Element, marks: list[str]) -> bool:
    """Say whether an element is no running text; where it is a footnote mark, keep that."""
    if node.tag in _SUPERSCRIPT:
        marks += _MARK.findall("".join(map(str, node.itertext())))
        return True
    if node.tag in _SILENT:
        return True
    css = node.get("class")
    return css is not None and "invisible" in css.split()


def _is_nothing_apart(_: etree._Element) -> bool:
    return False


def cell_of(element: etree._Element, is_apart: IsApart = _is_nothing_apart) -> Cell:
    """Return the text of an element in one line, and its footnote marks."""
    if not len(element):
        return Cell(squeeze(element.text or ""))
    if len(element) == 1 and element[0].tag == "br" and not len(element[0]):
        return Cell(squeeze(f"{element.text or ''}\n{element[0].tail or ''}"))
    marks: list[str] = []
    text = squeeze(text_of(element, marks, is_apart))
    slanted = next(element.iter(*_ITALIC), None) is not None
    return Cell(text, tuple(marks), _italic(element, is_apart) if slanted and text else "")


def _italic(element: etree._Element, is_apart: IsApart) -> str:
    """Return what of an element is set in italics."""
    parts: list[str] = []
    walk = etree.iterwalk(element, events=("start",), tag=_ITALIC_TAGS)
    for _, part in walk:
        if part is not element:
            parts.append(text_of(part, [], is_apart))
            walk.skip_subtree()
    return squeeze(" ".join(parts))


def beginning(element: etree._Element, length: int) -> str:
    """Return the beginning of the text of an element, of about a length, in one line."""
    return squeeze("".join(map(str, islice(element.itertext(), length)))[:length])


@dataclass(slots=True)
class _Setting:
    """What stands in a line so far: all of it, what is not in italics, and whether any of it is set to the right."""

    text: list[str]
    upright: list[str]
    right: bool = False


def lines_of(element: etree._Element, marks: list[str], is_apart: IsApart) -> Iterator[Line]:
    """Yield the lines of a statement, its headings being set in italics and its dates to the right.

    The parameters are those of ``text_of``.
    """
    line = _Setting([], [])
    styles = [(False, False)]
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        tag, (italic, right) = node.tag, styles[-1]
        if tag in _BREAKS:
            yield from _set(line)
            line = _Setting([], [])
        if event == "start":
            right = node is not element and (right or tag == "right" or (node.get("align") or "").lower() == "right")
            styles.append((italic or tag in _ITALIC, right))
            if _is_left_out(node, marks) or (node is not element and is_apart(node)):
                walk.skip_subtree()
                continue
            text = node.text
        else:
            styles.pop()
            text = node.tail if node is not element else None
        if text:
            italic, right = styles[-1]
            line.text.append(text)
            if not italic:
                line.upright.append(text)
            line.right = line.right or (right and bool(text.strip()))
    yield from _set(line)


def _set(line: _Setting) -> Iterator[Line]:
    text = squeeze("".join(line.text))
    if not text:
        return
    if line.right:
        yield Line("right", text)
    else:
        upright = _NUMBERING.sub("", squeeze("".join(line.upright)))
        yield Line("text" if upright.strip(' "“”:') else "title", text)
