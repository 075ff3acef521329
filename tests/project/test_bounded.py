"""Every reader of a file has a limit, and every parser that may take long has a clock: both are told in words."""

from __future__ import annotations

import io
import os
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import ccwuniv as ccw
from ccwuniv._support import apart, rows_of_list
from ccwuniv._support.processes import _BEGIN
from ccwuniv.cli import app
from ccwuniv.cli.configuration import _read as read_configuration
from ccwuniv.documents import check_template
from ccwuniv.errors import CcwError, SourceFormatError, StoreError
from ccwuniv.outreach import read_list
from ccwuniv.outreach.lead_lines import read_leads
from ccwuniv.sources.isu import pdf
from ccwuniv.sources.untc import parsed
from tests.support.small_pdf import pdf_of

READERS: dict[str, tuple[Callable[[Path], object], str]] = {
    "read_report": (ccw.read_report, "report.txt"),
    "read_untc": (ccw.read_untc, "page.html"),
    "OutreachLog.read_jsonl": (ccw.OutreachLog.read_jsonl, "acts.jsonl"),
    "Registry.read": (lambda path: ccw.Registry.read(path.parent), "datapackage.json"),
    "read_contacts": (ccw.read_contacts, "contacts.csv"),
    "read_contacts, a workbook": (ccw.read_contacts, "contacts.xlsx"),
    "a list of contacts": (read_list, "list.csv"),
    "a list of names": (lambda path: rows_of_list(path, texts=True), "names.txt"),
    "leads": (read_leads, "leads.jsonl"),
    "check_template": (check_template, "email.en.txt"),
    "the office's file": (read_configuration, "ccwuniv.toml"),
}


@pytest.mark.parametrize(("read", "name"), READERS.values(), ids=READERS)
class TestNoFileThatEnds:
    def test_a_device_is_refused(self, read: Callable[[Path], object], name: str, tmp_path: Path) -> None:
        (tmp_path / name).symlink_to("/dev/zero")
        with pytest.raises(StoreError, match="is a device, and has no end; use a file"):
            read(tmp_path / name)

    def test_a_pipe_is_refused_and_not_waited_for(
        self, read: Callable[[Path], object], name: str, tmp_path: Path
    ) -> None:
        os.mkfifo(tmp_path / name)
        with pytest.raises(StoreError, match="is a pipe; save its content as a file"):
            read(tmp_path / name)

    def test_a_file_beyond_the_limit_is_refused_and_not_read(
        self, read: Callable[[Path], object], name: str, tmp_path: Path
    ) -> None:
        with (tmp_path / name).open("wb") as file:
            file.truncate(3_000_000_000)
        with pytest.raises(CcwError, match=r"is larger than such a file can be \([\d,]+ MB\)"):
            read(tmp_path / name)


def test_a_page_that_is_kept_with_an_update_is_bounded_too(tmp_path: Path) -> None:
    (tmp_path / "page.html").symlink_to("/dev/zero")
    done = CliRunner().invoke(app, ["update", str(tmp_path / "page.html"), "--dry-run"])
    assert done.exit_code == 1
    assert "is a device" in str(done.exception)


@pytest.mark.parametrize(
    ("read", "name", "part"),
    [
        (ccw.read_report, "report.docx", "word/document.xml"),
        (ccw.read_contacts, "contacts.xlsx", "xl/workbook.xml"),
        (check_template, "note.en.docx", "word/document.xml"),
    ],
)
def test_what_unpacks_to_too_much_is_refused_unread(
    read: Callable[[Path], object], name: str, part: str, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        archive.writestr(part, b"")
    content = bytearray((tmp_path / name).read_bytes())
    entry = content.rindex(b"PK\x01\x02")  # of the directory, which says how large a part is
    content[entry + 24 : entry + 28] = (250_000_000).to_bytes(4, "little")
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CcwError, match=r"unpack(?:s|ed)"):
        read(tmp_path / name)


# Parsers that take long: stood in for by one that sleeps


def sleep(data: bytes) -> bytes:
    time.sleep(60)
    return data


def fill(data: bytes) -> bytes:
    return b"".join([data] * 2**31)


def end(_data: bytes) -> bytes:
    os._exit(9)


def refuse(data: bytes) -> bytes:
    raise ValueError(data.decode())


def talk(data: bytes) -> bytes:
    print("a word of the library's")
    return data


class TestApart:
    """A process with a clock and a bound on its memory."""

    def ask(self, work: Callable[[bytes], bytes], data: bytes = b"x", **bounds: Any) -> bytes:
        return apart(work, data, where="page.html", expected="a page", **{"seconds": 60, **bounds})

    def test_it_gives_the_answer_alone(self) -> None:
        assert self.ask(talk, b"\x00\xff" * 100_000) == b"\x00\xff" * 100_000

    def test_it_ends_what_takes_longer_and_names_it(self) -> None:
        begun = time.monotonic()
        with pytest.raises(SourceFormatError, match=r"page\.html: .* needs more than 1 seconds; save it anew"):
            self.ask(sleep, seconds=1)
        assert time.monotonic() - begun < 20

    @pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system keeps no such bound")
    def test_it_ends_what_needs_more_memory(self) -> None:
        with pytest.raises(SourceFormatError, match="more than 256 MB of memory"):
            self.ask(fill, memory=2**28)

    def test_what_breaks_down_and_what_refuses_is_told(self) -> None:
        with pytest.raises(SourceFormatError, match="its parser breaks down"):
            self.ask(end)
        with pytest.raises(SourceFormatError, match=r"found ValueError \(no page\)"):
            self.ask(refuse, b"no page")

    def test_without_a_process_it_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for executable in ("/nowhere/python", "", None):
            monkeypatch.setattr(sys, "executable", executable)
            with pytest.raises(StoreError, match="none can be started here"):
                self.ask(talk)

    def test_without_the_bounds_of_posix_the_clock_holds(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """As on Windows: the module is not there, in the process that is begun."""
        monkeypatch.setattr(
            sys.modules[apart.__module__], "_BEGIN", f"import sys; sys.modules['resource'] = None; {_BEGIN}"
        )
        assert self.ask(talk) == b"x"
        with pytest.raises(SourceFormatError, match="more than 1 seconds"):
            self.ask(sleep, seconds=1)


PAGE = "<html><body><table><tr><td>Participant<td>Ratification<tr><td{}>France<td>4 Mar 1988</table></body></html>"
MANY = " ".join(f"a{n}='>'" for n in range(200))


class TestPages:
    """The parser compares the attributes of a tag with one another: a page of a tag with many is tried apart first."""

    @pytest.mark.parametrize(
        ("attributes", "is_apart"),
        [
            ("", False),
            (" class='a b c' style='x'", False),
            (f" value='{'a b/c= ' * 100_000}'", False),
            (f" {MANY}", True),
            (f" {MANY.upper()}", True),
            ("/a" * 200, True),
            (" x='<p' " + MANY.replace(" ", "\n"), True),
        ],
    )
    def test_it_is_seen_before_the_parser(
        self, attributes: str, is_apart: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[int] = []
        monkeypatch.setattr(parsed, "apart", lambda _work, data, **_: asked.append(len(data)) or b"")
        assert ccw.read_untc(PAGE.format(attributes).encode(), instrument="CCW").actions
        assert bool(asked) is is_apart

    def test_a_page_that_is_tried_apart_is_read(self) -> None:
        assert ccw.read_untc(PAGE.format(f" {MANY}").encode(), instrument="CCW").actions[0].participant == "France"

    def test_one_that_takes_too_long_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(parsed, "_try", sleep)
        monkeypatch.setattr(parsed, "_SECONDS", 1.0)
        with pytest.raises(SourceFormatError, match="bytes: expected a saved web page; found one for which its parser"):
            ccw.read_untc(PAGE.format(f" {MANY}").encode())


class TestPdf:
    def test_one_that_takes_too_long_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        pytest.importorskip("pypdf")
        monkeypatch.setattr(pdf, "pypdf_text", sleep)
        monkeypatch.setattr(pdf, "_SECONDS", 1.0)
        with pytest.raises(SourceFormatError, match="expected a PDF that can be read; found one for which its parser"):
            ccw.read_report(pdf_of([[[("1. The Convention has 117 High Contracting Parties.", 0.0)]]]))


def test_a_device_without_an_end_reads_no_more_than_the_limit_when_it_says_that_it_is_a_file() -> None:
    """A file of the system's own may say that it holds nothing, and go on."""
    read: list[int] = []

    class Endless(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            read.append(size or -1)
            return b"x" * (size or 0)

        def fileno(self) -> int:
            return os.open(__file__, os.O_RDONLY)

    from ccwuniv._support import file_bytes

    class Place(type(Path())):  # type: ignore[misc]
        def open(self, *_: object, **__: object) -> Endless:
            return Endless()

    with pytest.raises(StoreError, match="larger"):
        file_bytes(Place(__file__), 1_000_000)
    assert read == [1_000_001]
