"""Notes verbales, letters and e-mails: from templates, in the contact's language, whatever is in the fields."""

from __future__ import annotations

import email
import email.policy
import io
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

import ccwuniv as ccw
from ccwuniv.documents.address_book import Address, AddressBook
from ccwuniv.documents.footers import unread
from ccwuniv.documents.letter_templates import FORMS, TAGS, copy_templates, template_bytes
from ccwuniv.documents.template_check import check_template
from ccwuniv.names import LANGUAGES

docx = pytest.importorskip("docx")
pytest.importorskip("docxtpl")

REG = ccw.Registry.bundled()
HOSTILE = "A & <b>\"C\"</b> 'd' {{ path }} {% if %} البعثة الدائمة 中文"
BOOK = AddressBook(
    (
        Address("EGY", "Geneva", HOSTILE, "صاحب السعادة", "ar", "egypt@example.org"),
        Address("NGA", "New York"),
        Address("VNM", "Geneva", "Mission permanente", "Monsieur l'Ambassadeur,", "fr", "vietnam@example.org"),
        Address("VNM", "Geneva", "A second one", "", "zh", "second@example.org"),
    ),
    "contacts.csv",
)
HEAD = ccw.Letterhead(office=HOSTILE, reference="CCW/2026/<1>", signatory="S & T", email="office@example.org")


def drafts(folder: Path, form: str, **options: Any) -> Any:  # noqa: ANN401
    options = {"addresses": BOOK, "letterhead": HEAD, **options}
    return ccw.write_drafts(REG, folder, "signatory", form=form, **options)  # type: ignore[arg-type]


def texts(path: Path) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


@pytest.mark.parametrize("form", ["note", "letter"])
def test_a_file_for_each_address_and_one_for_all(form: str, tmp_path: Path) -> None:
    made = drafts(tmp_path / "out", form)
    assert [path.name for path in made.files] == [
        "EGY-geneva.docx", "NGA-new-york.docx", "SDN.docx", "VNM-geneva-1.docx", "VNM-geneva-2.docx", "all.docx",
    ]  # fmt: skip
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(path.name for path in made.files)
    assert made.no_address == ("Sudan",)
    assert made.no_language == ("Nigeria", "Sudan")
    *single, together = map(texts, made.files)
    assert together == [text for one in single for text in one]
    breaks = docx.Document(str(made.files[-1])).element.body.xpath(".//w:pageBreakBefore")
    assert len(breaks) == len(single) - 1


@pytest.mark.parametrize("form", ["note", "letter"])
def test_whatever_stands_in_a_field_arrives(form: str, tmp_path: Path) -> None:
    made = drafts(tmp_path, form)
    said = texts(made.files[0])
    assert said.count(HOSTILE) == 2, "the office, and the addressee"
    assert any("CCW/2026/<1>" in text for text in said)
    body = docx.Document(str(made.files[0])).element.body
    for run in body.xpath(".//w:r[contains(., 'البعثة')]"):
        assert run.xpath("./w:rPr/w:rtl"), "an Arabic letter runs from right to left"
    assert all(p.xpath("./w:pPr/w:bidi") for p in body.xpath("./w:p"))


def test_an_e_mail_speaks_of_a_paper_attached_only_where_one_is(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text("A paper.", encoding="utf-8")
    for attached, spoken in (((), False), ((tmp_path / "paper.txt",), True)):
        said = [path.read_bytes() for path in drafts(tmp_path / f"out-{spoken}", "email", attachments=attached).files]
        bodies = [email.message_from_bytes(text, policy=email.policy.default).get_body().get_content() for text in said]
        assert [any(word in body for word in ("ci-joint", "文件附后", "مرفقة")) for body in bodies] == [spoken] * 3


def test_a_note_is_in_the_third_person_and_has_no_signature(tmp_path: Path) -> None:
    note, letter = (texts(drafts(tmp_path / form, form).files[1]) for form in ("note", "letter"))
    whole = "\n".join(note)
    assert "presents its compliments" in whole
    assert not re.search(r"\bI (have|am)\b|\b[Mm]y\b", whole)
    assert "S & T" not in whole
    assert "Reference: CCW/2026/<1>" in note
    assert "S & T" in letter
    assert any(text.startswith("I have the honour") for text in letter)


def test_each_is_in_the_language_of_the_list_and_marked_as_read_by_nobody(tmp_path: Path) -> None:
    made = drafts(tmp_path, "note", dated="2026-11-30")
    for path, language, words in zip(
        made.files,
        ("ar", "en", "en", "fr", "zh"),
        (
            "فإن الدولة غير ملزَمة",
            "the State is not bound by",
            "the State is not bound",
            "n'est pas lié",
            "该国不受下列文书",
        ),
        strict=False,
    ):
        whole = "\n".join(texts(path))
        assert words in whole
        assert (unread(language) in whole) == (language != "en") or language == "en"
        assert ("30 novembre 2026" in whole) == (language == "fr")


def test_it_names_the_day_of_the_record_on_which_it_rests(tmp_path: Path) -> None:
    made = drafts(tmp_path, "note", as_of="2026-11-30", after_data=True)
    whole = "\n".join(texts(made.files[1]))
    assert "according to the record of the depositary as at 3 February 2026" in whole


def test_without_a_date_there_is_a_place_for_it(tmp_path: Path) -> None:
    assert "Geneva, __________" in texts(drafts(tmp_path, "note").files[1])


def test_original_protocol_ii_is_in_no_draft(tmp_path: Path) -> None:
    made = ccw.write_drafts(REG, tmp_path, "no_ap2", form="note")
    whole = "\n".join(texts(made.files[-1]))
    assert "Amended Protocol II" in whole
    assert not re.search(r"(?<!Amended )Protocol II(?!I)", whole)
    assert len(made.files) == len(ccw.letter_list(REG, kind="no_ap2")) + 1


def test_the_same_drafts_are_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"a")
    for form in FORMS:
        options = {"attachments": [tmp_path / "a.pdf"]} if form == "email" else {}
        first = {path: path.read_bytes() for path in drafts(tmp_path / form, form, **options).files}
        assert first
        assert {path: path.read_bytes() for path in drafts(tmp_path / form, form, **options).files} == first


class TestEmail:
    def test_it_opens_as_a_draft_and_has_its_attachment(self, tmp_path: Path) -> None:
        brief = ccw.brief(REG, None, "VNM").write(tmp_path / "brief & <1>.docx")
        made = drafts(tmp_path / "out", "email", attachments=[brief])
        assert [path.name for path in made.files] == ["EGY-geneva.eml", "VNM-geneva-1.eml", "VNM-geneva-2.eml"]
        assert made.no_address == ("Nigeria", "Sudan")
        message = email.message_from_bytes(made.files[1].read_bytes(), policy=email.policy.default)
        assert (message["To"], message["From"]) == ("vietnam@example.org", "office@example.org")
        assert message["Subject"] == "Convention sur certaines armes classiques : Viet Nam"
        assert message["X-Unsent"] == "1"
        assert message["Date"] is None
        body = message.get_body(("plain",)).get_content()
        assert body.startswith("Monsieur l'Ambassadeur,")
        assert HOSTILE in body
        assert "République socialiste du Viet Nam" in body
        [attached] = message.iter_attachments()
        assert attached.get_filename() == "brief & <1>.docx"
        assert attached.get_content() == brief.read_bytes()

    def test_no_line_of_a_field_becomes_a_header(self, tmp_path: Path) -> None:
        book = AddressBook((Address("EGY", "Geneva", language="en", email="e@example.org"),), "c.csv")
        copy_templates(tmp_path / "own", forms=["email"])
        (tmp_path / "own" / "email.en.txt").write_text("{{ office }}\n\nHello\n", encoding="utf-8")
        head = ccw.Letterhead(office="One\nBcc: x@example.org\n\nTwo")
        made = ccw.write_drafts(
            REG, tmp_path, "signatory", form="email", addresses=book, letterhead=head, templates=tmp_path / "own"
        )
        message = email.message_from_bytes(made.files[0].read_bytes(), policy=email.policy.default)
        assert message["Bcc"] is None

    def test_an_attachment_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(ccw.StoreError, match="there is no such file"):
            drafts(tmp_path / "out", "email", attachments=[tmp_path / "nowhere.pdf"])
        assert not (tmp_path / "out").exists()


class TestTemplates:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_the_ones_made_here_can_be_filled(self, language: str, tmp_path: Path) -> None:
        for path in copy_templates(tmp_path, languages=[language]):
            assert check_template(path) == ()
            assert template_bytes(path.name.split(".")[0], language) == path.read_bytes()  # type: ignore[arg-type]

    def test_an_office_restyles_one_and_it_is_used(self, tmp_path: Path) -> None:
        [path] = copy_templates(tmp_path / "own", forms=["note"])
        document = docx.Document(str(path))
        document.sections[0].header.paragraphs[0].text = "Letterhead of {{ state }}"
        document.paragraphs[0].runs[0].text = "{% if reference %}Our {{ asks }}{% endif %}"
        document.save(str(path))
        assert check_template(path) == ()
        made = drafts(tmp_path / "out", "note", templates=tmp_path / "own")
        nigeria = docx.Document(str(made.files[1]))
        assert nigeria.sections[0].header.paragraphs[0].text == "Letterhead of Nigeria"
        assert nigeria.paragraphs[0].text.startswith("Our Convention on Certain Conventional Weapons, Amended")
        assert not texts(made.files[0])[0].startswith("Our"), "the Arabic one is made here"

    @pytest.mark.parametrize(
        ("paragraph", "said"),
        [
            ("Dear {{ adressee }}", "paragraph 4: '{{ adressee }}' is not a tag; did you mean addressee?"),
            ("Dear {{ colour }}", "'{{ colour }}' is not a tag; there are office, office_address"),
            ("Dear {{ addressee }", "paragraph 4: 'Dear {{ addressee }' has a tag that is not whole: {{ tag }}."),
            ("Dear { addressee }}", "paragraph 4: 'Dear { addressee }}' has a tag that is not whole"),
            ("Dear { addressee }", "paragraph 4: 'Dear { addressee }' has a tag that is not whole"),
            ("{% if state %}x", "the whole: cannot be filled: Unexpected end of template. Jinja was looking for"),
            ("{{ state.upper( }}", "paragraph 4: '{{ state.upper( }}' cannot be read"),
            ("{% if colour %}x{% endif %}", "paragraph 4: '{% if colour %}' is not a tag"),
            ("{{ state + 1 }}", "the whole: cannot be filled"),
            ("{{ state | colour }}", "paragraph 4: '{{ state | colour }}' cannot be read: No filter named 'colour'."),
        ],
    )
    def test_where_a_tag_is_broken(self, paragraph: str, said: str, tmp_path: Path) -> None:
        [path] = copy_templates(tmp_path, forms=["note"])
        document = docx.Document(str(path))
        document.paragraphs[3].runs[0].text = paragraph
        document.save(str(path))
        problems = "\n".join(map(str, check_template(path)))
        assert said in problems
        with pytest.raises(ccw.DataError):
            drafts(tmp_path / "out", "note", templates=tmp_path)
        assert not (tmp_path / "out").exists(), "nothing is half written"

    def test_a_tag_in_a_footer_and_one_broken_over_runs(self, tmp_path: Path) -> None:
        [path] = copy_templates(tmp_path, forms=["letter"])
        document = docx.Document(str(path))
        document.sections[0].footer.paragraphs[0].text = "{{ ofice }}"
        place = document.paragraphs[1]
        place.runs[0].text = "{{ addr"
        place.add_run("essee }}").bold = True
        document.save(str(path))
        assert [str(problem) for problem in check_template(path)] == [
            "footer, paragraph 1: '{{ ofice }}' is not a tag; did you mean office?"
        ]

    def test_nothing_in_a_template_reaches_beyond_the_facts(self, tmp_path: Path) -> None:
        [path] = copy_templates(tmp_path, forms=["email"])
        path.write_text("{{ state.__class__.__mro__ }}\n", encoding="utf-8")
        with pytest.raises(ccw.DataError, match="unsafe"):
            drafts(tmp_path / "out", "email", templates=tmp_path, languages={"EGY": "en"})

    def test_a_file_that_is_no_template(self, tmp_path: Path) -> None:
        (tmp_path / "a.docx").write_bytes(b"no document")
        (tmp_path / "a.txt").write_bytes(b"\xff")
        for name, said in (("a.docx", "not a Word document"), ("a.txt", "UTF-8"), ("b.txt", "no such file")):
            with pytest.raises(ccw.StoreError, match=said):
                check_template(tmp_path / name)
        with pytest.raises(ccw.OptionError):
            check_template(tmp_path / "a.doc")

    def test_every_tag_is_filled(self, tmp_path: Path) -> None:
        [path] = copy_templates(tmp_path / "own", forms=["email"])
        path.write_text("\n".join(f"{{{{ {tag} }}}}" for tag in TAGS), encoding="utf-8")
        assert check_template(path) == ()
        made = drafts(tmp_path, "email", templates=tmp_path / "own", languages={"EGY": "en"})
        assert b"{{" not in made.files[0].read_bytes().replace(b"{{ path }}", b"")


def test_without_the_extra_notes_are_refused_and_e_mails_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("docx", "docxtpl"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ccw.StoreError, match=r"ccwuniv\[office\]"):
        drafts(tmp_path / "notes", "note")
    assert not (tmp_path / "notes").exists()
    assert len(drafts(tmp_path / "mails", "email").files) == 3


def test_a_draft_is_a_file_that_word_can_open(tmp_path: Path) -> None:
    for path in drafts(tmp_path, "letter").files:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            assert archive.testzip() is None
            assert len(archive.namelist()) == len(set(archive.namelist()))
