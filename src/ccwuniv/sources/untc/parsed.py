"""Parse a web page in bounded time: a page that may take long is parsed in a process with a time limit."""

from __future__ import annotations

import re
from contextlib import suppress

from lxml import etree

from ccwuniv._support import apart
from ccwuniv.errors import SourceFormatError

__all__ = ["parsed_page"]

_LARGE = 4_000_000
"""Bytes; of pages up to that size, the parser needs a part of a second, unless a tag has very many attributes."""
_MANY_ATTRIBUTES = re.compile(
    rb"""<[A-Za-z][A-Za-z0-9]*+(?!>)(?:[\s/]*+=?+[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]++)?+)?+){60}"""
)
"""Each of them is compared with all before it."""
_SECONDS = 30.0
_EXPECTED = "a saved web page"


def parsed_page(data: bytes, source: str) -> etree._Element:
    """Return the root of a page in UTF-8.

    Raises
    ------
    SourceFormatError
        When it cannot be parsed, or not in time.
    """
    if len(data) > _LARGE or _MANY_ATTRIBUTES.search(data):
        apart(_try, data, where=source, expected=_EXPECTED, seconds=_SECONDS)
    try:
        root = _tree(data)
    except etree.LxmlError as error:
        raise SourceFormatError(source, _EXPECTED, f"nothing that can be parsed ({error})") from None
    if root is None:
        raise SourceFormatError(source, _EXPECTED, "nothing that can be parsed (Document is empty)")
    return root


def _try(data: bytes) -> bytes:
    with suppress(etree.LxmlError):  # which is told where the page is parsed for good
        _tree(data)
    return b""


def _tree(data: bytes) -> etree._Element | None:
    return etree.fromstring(
        data, etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    )
