"""Reports as they come: without line breaks, with numbers and pages of many kinds, with characters turned to others."""

from __future__ import annotations

import re
import time
import unicodedata
from pathlib import Path

import pytest

from ccwuniv import names
from ccwuniv.errors import SourceFormatError
from ccwuniv.sources import read_report
from ccwuniv.sources.isu.repair import repaired

FIXTURES = Path(__file__).parents[1] / "fixtures" / "isu"
SEED = Path(__file__).resolve().parents[3] / "shared" / "seed"
REPORT = next(iter(sorted(SEED.glob("000_*.txt"))), SEED / "report.txt")
HEAD = "Convention on Certain Conventional Weapons\n\n"
TOTAL = "The Convention has 117 High Contracting Parties; Protocol V, 84."


def test_a_paragraph_may_be_numbered_without_a_stop_by_a_tab_a_section_sign_or_after_a_quotation_mark() -> None:
    for number in ("1 ", "1\t", "§1 ", "§ 1. ", "“1. ", "1) "):
        report = read_report(f"{HEAD}{number}{TOTAL}\n")
        assert (report.totals, report.paragraphs[0].number) == ({"CCW": 117, "P5": 84}, 1), number
    both = read_report(f"{HEAD}“34. The Convention has 110 High Contracting Parties.\n35. Finland wrote to Togo.\n")
    assert [paragraph.number for paragraph in both.paragraphs] == [34, 35]


LANGUAGES = {
    "en": (
        "Convention on Certain Conventional Weapons",
        "The Convention has 117 High Contracting Parties; Protocol V, 84.",
        "Finland wrote to Togo.",
        ("See Final Document, para. 12.", "CCW/CONF.IV/4/Add.1, para. 5."),
    ),
    "fr": (
        "Convention sur certaines armes classiques",
        "La Convention compte 117 Hautes Parties contractantes ; le Protocole V, 84.",
        "La Finlande a écrit au Togo.",
        ("Voir le Document final, par. 12.", "CCW/CONF.IV/4/Add.1, par. 5."),
    ),
    "es": (
        "Convención sobre Ciertas Armas Convencionales",
        "La Convención cuenta con 117 Altas Partes Contratantes; el Protocolo V, 84.",
        "Finlandia escribió al Togo.",
        ("Véase el Documento Final, párr. 12.", "CCW/CONF.IV/4/Add.1, párr. 5."),
    ),
    "ru": (
        "Конвенция о конкретных видах обычного оружия",
        "Конвенция насчитывает 117 Высоких Договаривающихся Сторон; Протокол V – 84.",
        "Финляндия направила письмо Того.",
        ("См. Заключительный документ, пункт 12.", "CCW/CONF.IV/4/Add.1, пункт 5."),
    ),
    "zh": (
        "《特定常规武器公约》",
        "《公约》现有117个缔约方；第五号议定书，84个缔约方。",
        "芬兰致函多哥。",
        ("见最后文件，第12段。", "CCW/CONF.IV/4/Add.1，第5段。"),
    ),
    "ar": (
        "اتفاقية الأسلحة التقليدية المعينة",
        "بلغ عدد الأطراف المتعاقدة السامية في الاتفاقية 117 طرفا؛ وفي البروتوكول الخامس، 84.",
        "كتبت فنلندا إلى توغو.",
        ("انظر الوثيقة الختامية، الفقرة 12.", "CCW/CONF.IV/4/Add.1، الفقرة 5."),
    ),
}


PAGE_LINES = (
    "19-12345 2/3\nA/74/123",
    "2/3 19-12345\n\nA/74/123",
    "19-12345 (F)\nA/C.1/74/L.12",
    "19-12345\n*1912345*\n\fA/74/123",
    "CCW/MSP/2019/5\n\n2",
    "GE.19-12345 (E)\n\fCCW/MSP/2019/5",
    "2 GE.19-12345\n\fCCW/CONF.VI/11",
    "GE.19-12345 3\nCCW/P.V/CONF/2019/5",
    "GE.19-12345(R)\n*1912345*\n\f\nCCW/AP.II/CONF.21/2\n\n4",
)
"""Of documents of New York and of Geneva."""


def test_each_language_is_read_however_its_paragraphs_are_numbered_and_its_pages_broken() -> None:
    unlike = []
    for language, (head, totals, act, notes) in LANGUAGES.items():
        half = totals.index("117") + 3
        broken = [
            f"{totals[:half]}\n{page}\n{totals[half:].lstrip() if language == 'zh' else totals[half:]}"
            for page in PAGE_LINES
        ]
        texts = [
            *(
                f"{head}\n\n{form.format(1)}{totals}\n{form.format(2)}{act}\n"
                for form in ("{} ", "{}\t", "§{} ", "§ {}. ", "({}) ")
            ),
            *(f"{head}\n\n“1. {totals}\n2. {act}”\n", f"{head}\n\n«1. {totals}»\n«2. {act}»\n"),
            *(f"{head}\n\n1. {one}\n2. {act}\n" for one in broken),
            *(f"{head}\n\n1. {totals}\n2. {act}\n1 {note}\n" for note in notes),
            f"{head}{'。' if language == 'zh' else '. '}{totals} {act}",
        ]
        for text in texts:
            report = read_report(text + "\n")
            drafts = [(draft.kind, draft.actors[0].country, draft.states) for draft in report.drafts if draft.actors]
            if (report.totals, drafts) != ({"CCW": 117, "P5": 84}, [("letter", "FIN", ("TGO",))]):
                unlike.append((text, report.totals, drafts))
            elif "\n" in text and [one.number for one in report.paragraphs] != [1, 2]:
                unlike.append((text, [one.number for one in report.paragraphs], drafts))
            elif any(note in text for note in notes) and list(report.footnotes) != ["1"]:
                unlike.append((text, report.footnotes, drafts))
    assert unlike == []


@pytest.mark.parametrize("number", ["{} -\n", "{} - ", "{}.\n", "-{} "])
def test_arabic_paragraphs_are_numbered_in_lines_of_their_own_or_before_the_text(number: str) -> None:
    text = "عالمية اتفاقية الأسلحة التقليدية المعينة\n\n"
    text += number.format("١") + "بلغ عدد الأطراف في الاتفاقية 117 طرفا.\n\n"
    text += number.format("٢") + "وأجريت اتصالات مع لبنان.\n"
    report = read_report(text)
    assert [paragraph.number for paragraph in report.paragraphs] == [1, 2]
    assert (report.totals, report.states) == ({"CCW": 117}, ("LBN",))


def test_page_lines_of_new_york_and_geneva_are_no_text() -> None:
    text = (
        f"{HEAD}1. The Convention has 117 High Con-\ntracting Parties, and the\n14-61234"
        f" 2/3\nA/69/409\nUnit met Chad.\n"
    )
    assert read_report(text).paragraphs[0].text == (
        "The Convention has 117 High Contracting Parties, and the Unit met Chad."
    )


def test_a_citation_after_the_last_paragraph_is_a_footnote_without_a_rule() -> None:
    text = f"{HEAD}1. {TOTAL}\n2. Finland wrote to Togo.\n1 Final Document, para. 12.\n"
    report = read_report(text)
    assert report.footnotes == {"1": "Final Document, para. 12."}
    assert report.paragraphs[-1].text == "Finland wrote to Togo."


@pytest.mark.parametrize(
    "head",
    [
        "CCW/MSP/2018/6 Distr.: General 3 September 2018 2018 session Geneva, 21-23 November 2018 Agenda item 9",
        "Meeting of High Contracting Parties, Geneva, 21–23 November 2018 — document of 3 September 2018",
        "CCW/MSP/2018/6 — 3 septembre 2018 — Réunion de 2018, Genève, 21-23 novembre 2018",
        "3 de septiembre de 2018, Reunión de 2018, Ginebra, 21 a 23 de noviembre de 2018",
        "3 сентября 2018 года, Совещание 2018 года, Женева, 21–23 ноября 2018 года",
        "3 أيلول/سبتمبر 2018، اجتماع عام 2018، جنيف، 21-23 تشرين الثاني/نوفمبر 2018",
        "CCW/MSP/2018/6 2018年9月3日 2018年会议 2018年11月21日至23日，日内瓦 临时议程项目 9",
    ],
)
def test_a_head_on_one_line_gives_the_document_and_the_meeting_each_its_days(head: str) -> None:
    report = read_report(f"{head}\n\n1. {TOTAL}\n")
    assert report.meeting_dates is not None
    assert [str(day) for day in report.meeting_dates] == ["2018-11-21", "2018-11-23"]
    assert str(report.day) == "2018-09-03"


@pytest.mark.parametrize("name", ["report_2015_en", "prose_fr", "prose_es", "prose_ru", "prose_ar"])
def test_a_report_on_one_line_gives_the_same_totals_states_and_paragraphs(name: str) -> None:
    text = (FIXTURES / f"{name}.txt").read_text(encoding="utf-8")
    text = text.replace("\nCCW/MSP/2015/4\n\n3\n", "") if name == "prose_fr" else text
    plain, report = read_report(text), read_report(re.sub(r"-\s*\n\s*(?=[a-zа-я])", "", text).replace("\n", " "))
    assert (report.totals, len(report.paragraphs)) == (plain.totals, len(plain.paragraphs))
    assert set(plain.states) <= set(report.states)
    assert len(report.drafts) == len(plain.drafts)


if REPORT.is_file():

    def test_the_report_of_2014_without_its_line_breaks_reads_the_same() -> None:
        text = REPORT.read_text(encoding="utf-8")
        plain = read_report(text)
        for joined in (" ".join(text.split()), text.replace("\n", " "), text.replace("\n", "")):
            report = read_report(joined)
            assert (report.totals, set(report.states)) == (plain.totals, set(plain.states))
            assert len(report.paragraphs) == 14
            assert len(report.drafts) >= 30


def test_characters_are_put_right_that_readers_of_pdf_turn_into_others() -> None:
    cases = {
        "ﺍﳌﻐﺮﺏ ﻭﺍﳌﻜﺴﻴﻚ ﻭﺍﳌﻤﻠﻜﺔ ﺍﳌﺘﺤﺪﺓ ﻭﺍﻟﺴﻮﺩﺍﻥ ﻭﻣﺼﺮ": "MAR MEX GBR SDN EGY",
        "غينيا االستوائية والسودان": "GNQ SDN",
        "ألمانيا واالتحاد الروسي وسري النكا وبيالروس": "DEU RUS LKA BLR",
        "⻄班牙、⻢里": "ESP MLI",
        "the Lao Peo\ufffe\nple's Democratic Republic": "LAO",
    }
    for text, states in cases.items():
        found = [mention.iso3 for mention in names.find_states(repaired(text)[0])]
        assert " ".join(found) == states, text
    report = read_report("《公约》有117个缔约方；第⼀号议定书，112个缔约方。\n")
    assert report.totals == {"CCW": 117, "P1": 112}
    assert any("put right" in note.message for note in report.notes)


def test_every_chinese_name_is_read_with_radicals_in_the_place_of_its_characters() -> None:
    kangxi = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0x2F00, 0x2FD6)}
    others = {"西": "⻄", "马": "⻢", "贝": "⻉", "门": "⻔", "长": "⻓", "龙": "⻰", "风": "⻛", "见": "⻅"}
    changed = 0
    for row in names.name_rows():
        if row[1] == "zh":
            written = row[3].translate(str.maketrans(kangxi | others))
            changed += written != row[3]
            assert repaired(written)[0] == row[3]
    assert changed > 100


@pytest.mark.parametrize("broken", ["\ufffe", "\ufffe\n", "\u00ad\n"])
def test_names_of_all_languages_are_read_with_a_word_broken_at_the_end_of_a_line(broken: str) -> None:
    for row in names.name_rows():
        place = next((n for n in range(2, len(row[3]) - 2) if row[3][n - 2 : n + 2].isalpha()), None)
        if place is not None:
            assert repaired(row[3][:place] + broken + row[3][place:])[0] == repaired(row[3])[0]


def test_every_arabic_name_is_read_with_lam_and_alef_reversed() -> None:
    turned = re.compile("ل([اأإآ])")
    for row in names.name_rows():
        if row[1] == "ar" and turned.search(row[3]):
            mended, _ = repaired("األطراف هي " + turned.sub(r"\1ل", row[3]) + " ومصر")
            assert mended == f"الأطراف هي {row[3]} ومصر"


OTHERS = {
    "a budget": (
        (
            "Estimated costs of the 2019 Meeting of the Parties to the Convention on Certain Conventional Weapons\n\n"
            "1. The budget in US dollars is set out below.\n2. Assessed contributions cover the expenditure.\n"
        ),
        (
            "Coûts estimatifs de la Réunion des Hautes Parties contractantes à la Convention sur"
            " certaines armes classiques\n"
            "\n1. Le budget est en dollars des États-Unis.\n2. Les dépenses sont couvertes par les "
            "contributions mises en "
            "recouvrement.\n"
        ),
    ),
    "a list of participants": (
        (
            "Convention on Certain Conventional Weapons\nList of participants\n\nALBANIA\nMr. A. B., First Secretary, "
            "Permanent Mission, Geneva\nMs. C. D., Head of Delegation\n"
        ),
        "《特定常规武器公约》缔约方会议\n与会者名单\n\n阿富汗\n常驻日内瓦代表团一等秘书，代表团团长\n",
    ),
    "a resolution": (
        (
            "Resolution adopted by the General Assembly\n\nThe General Assembly,\nRecalling its"
            " resolution on the Convention"
            " on Certain Conventional Weapons,\n1. Calls upon all States to become parties;\n"
            "2. Decides to include in the provisional agenda the item.\n"
        ),
        "大会决议\n\n大会，\n回顾其关于《特定常规武器公约》的决议，\n欢迎各国加入，\n1. 请秘书长报告；\n",
    ),
}


def test_what_is_no_report_is_refused_by_what_it_is_and_find_states_is_offered() -> None:
    for genre, texts in OTHERS.items():
        for text in texts:
            with pytest.raises(SourceFormatError, match=rf"found {genre}.*find_states"):
                read_report(text)


def test_what_may_be_no_report_is_marked_and_so_are_its_acts() -> None:
    text = f"{HEAD}1. The budget was noted. Expenditure was in US dollars.\n2. The Unit met with Chad.\n"
    report = read_report(text)
    assert any("may be a budget" in note.message for note in report.notes)
    assert "no report on universalization" in report.drafts[0].to_confirm[-1]
    universal = read_report(text.replace("Convention", "Universality of the Convention", 1))
    assert not any("may be" in note.message for note in universal.notes)


def test_meetings_visits_and_talks_are_drafts_to_confirm() -> None:
    cases = {
        "In March 2019 the Unit met in Geneva with the delegations of Chad and Togo, which are not party to the CCW.": (
            "CCW Implementation Support Unit",
            ("TCD", "TGO"),
        ),
        "Poland met with Egypt.": ("POL", ("EGY",)),
        "The Unit visited Chad from 3 to 5 May 2019.": ("CCW Implementation Support Unit", ("TCD",)),
        "Poland raised universalization with Chad in Geneva.": ("POL", ("TCD",)),
    }
    for sentence, (actor, states) in cases.items():
        (draft,) = read_report(f"{HEAD}1. {sentence}\n").drafts
        assert (draft.kind, draft.actors[0].label, draft.states) == ("bilateral_meeting", actor, states)
    assert read_report(f"{HEAD}1. The delegations met with success.\n").drafts == ()


def test_a_long_text_on_one_line_takes_time_in_proportion() -> None:
    begun = time.process_time()
    with pytest.raises(SourceFormatError):
        read_report("word12 " * 28_000)
    assert time.process_time() - begun < 4
