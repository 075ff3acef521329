"""The visible content of a web page's element: its text, footnote marks and lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
    """A test whether an element is read separately."""

    def __call__(self, element: etree._Element, /) -> bool: ...


def is_of_class(element: etree._Element, *names: str) -> bool:
    """Say whether an element is of one of some classes."""
    css = element.get("class")
    if css is not None:
        for name in names:
            if name in css and name in css.split():
                return True
    return False


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
    """Say whether an element is not running text; keep a footnote mark."""
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
    many = len(element)
    if not many:
        return Cell(squeeze(element.text or ""))
    if many == 1:
        child = element[0]
        if child.tag == "br" and not len(child):
            return Cell(squeeze(f"{element.text or ''}\n{child.tail or ''}"))
        if child.tag == "column" and child.get("class") is None and not is_apart(child):
            before, after = element.text, child.tail
            if not (before and before.strip()) and not (after and after.strip()):
                return cell_of(child, is_apart)
    marks: list[str] = []
    text = squeeze(text_of(element, marks, is_apart))
    slanted = next(element.iter(*_ITALIC), None) is not None
    return Cell(text, tuple(marks), _italic(element, is_apart) if slanted and text else "")


def _italic(element: etree._Element, is_apart: IsApart) -> str:
    """Return the part of an element in italics."""
    parts: list[str] = []
    walk = etree.iterwalk(element, events=("start",), tag=_ITALIC_TAGS)
    for _, part in walk:
        if part is not element:
            parts.append(text_of(part, [], is_apart))
            walk.skip_subtree()
    return squeeze(" ".join(parts))


def beginning(element: etree._Element, length: int) -> str:
    """Return the beginning of the text of an element, of about a length, in one line."""
    parts: list[str] = []
    left = length
    for part in islice(element.itertext(), length):
        parts.append(str(part))
        left -= len(part)
        if left <= 0:
            break
    return squeeze("".join(parts)[:length])


def lines_of(element: etree._Element, marks: list[str], is_apart: IsApart) -> Iterator[Line]:
    """Yield the lines of a statement, its headings being set in italics and its dates to the right.

    The parameters are those of ``text_of``.
    """
    texts: list[str] = []
    upright: list[str] = []
    set_right = italic = right = False
    around: list[tuple[bool, bool]] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        tag = node.tag
        if texts and tag in _BREAKS:
            yield from _set(texts, upright, right=set_right)
            texts, upright, set_right = [], [], False
        if event == "start":
            around.append((italic, right))
            if _is_left_out(node, marks) or (node is not element and is_apart(node)):
                walk.skip_subtree()
                continue
            italic = italic or tag in _ITALIC
            if node is not element and (tag == "right" or (node.get("align") or "").lower() == "right"):
                right = True
            text = node.text
        else:
            italic, right = around.pop()
            text = node.tail if node is not element else None
        if text:
            texts.append(text)
            if not italic:
                upright.append(text)
            set_right = set_right or (right and bool(text.strip()))
    yield from _set(texts, upright, right=set_right)


def _set(texts: list[str], upright: list[str], *, right: bool) -> Iterator[Line]:
    """Yield a line of pieces of text, of which some are upright; none where it is blank."""
    text = squeeze("".join(texts))
    if not text:
        return
    if right:
        yield Line("right", text)
        return
    said = text if len(upright) == len(texts) else squeeze("".join(upright))
    number = _NUMBERING.match(said)
    yield Line("text" if said[number.end() if number else 0 :].strip(' "“”:') else "title", text)
