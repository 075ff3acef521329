"""Office files that are the same bytes for the same content: an archive with fixed times."""

from __future__ import annotations

import io
import re
import zipfile

__all__ = ["DAY_OF_FILES", "steady"]

DAY_OF_FILES = (1980, 1, 1)
"""The fixed date in the files, in place of the time of writing: the earliest that an archive allows."""

_WRITTEN = re.compile(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*(</dcterms:\2>)")
_DAY = rb"\g<1>1980-01-01T00:00:00Z\g<3>"


def steady(content: bytes) -> bytes:
    """Return a Word or Excel file with fixed times in its archive and in its properties.

    Examples
    --------
    >>> import io, zipfile
    >>> page = io.BytesIO()
    >>> with zipfile.ZipFile(page, "w") as archive:
    ...     archive.writestr("a.txt", "a")
    >>> zipfile.ZipFile(io.BytesIO(steady(page.getvalue()))).infolist()[0].date_time
    (1980, 1, 1, 0, 0, 0)
    """
    page = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            member = zipfile.ZipInfo(name, (*DAY_OF_FILES, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, _WRITTEN.sub(_DAY, data) if name == "docProps/core.xml" else data)
    return page.getvalue()
