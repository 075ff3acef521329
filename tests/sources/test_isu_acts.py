"""Drafts of acts in six languages: of sentences that were written before the rules, and of what is told beside "
"an act."""

from __future__ import annotations

import pytest

from ccwuniv.sources import DraftAct, read_report
from tests.sources.unseen_acts import LANGUAGES, outcomes

HEAD = "Convention on Certain Conventional Weapons\n\n"


def only(sentence: str) -> DraftAct:
    (draft,) = read_report(f"{HEAD}1. {sentence}\n").drafts
    return draft


TABLES = (
    "acts_unseen",
    "acts_more",
    "acts_fresh",
    "acts_second",
    "acts_third",
    "acts_fourth",
    "acts_fifth",
    "acts_sixth",
    "acts_seventh",
    "acts_eighth",
    "acts_ninth",
    "acts_tenth",
    "acts_eleventh",
    "acts_twelfth",
    "acts_thirteenth",
    "acts_fourteenth",
    "acts_fifteenth",
    "acts_sixteenth",
    "acts_seventeenth",
    "acts_eighteenth",
)


@pytest.mark.parametrize("table", TABLES)
def test_sentences_give_the_kind_the_actor_and_the_targets_and_none_a_false_act(table: str) -> None:
    for language in LANGUAGES:
        found, unlike = outcomes(language, table)
        assert (found["false"], found["right"]) == (0, found.total() - found["none"]), unlike


def test_a_sentence_that_states_a_total_and_tells_an_act_yields_both() -> None:
    english = "Convention on Certain Conventional Weapons"
    cases = {
        (english, "The Unit wrote to Chad and Togo, and the Convention has 125 High Contracting Parties."): (
            "CCW Implementation Support Unit",
            ("TCD", "TGO"),
        ),
        (english, "The Convention has 125 High Contracting Parties, and in May 2019 Finland visited Chad."): (
            "FIN",
            ("TCD",),
        ),
        (english, "The Convention has 125 High Contracting Parties, while letters were sent to Chad by Finland."): (
            "FIN",
            ("TCD",),
        ),
        (
            "Convention sur certaines armes classiques",
            "La Convention compte 125 Hautes Parties contractantes, et l’Unité a écrit au Tchad et au Togo.",
        ): ("CCW Implementation Support Unit", ("TCD", "TGO")),
        (
            "Convención sobre Ciertas Armas Convencionales",
            "La Convención cuenta con 125 Altas Partes Contratantes y la Dependencia envió cartas al Chad y al Togo.",
        ): ("CCW Implementation Support Unit", ("TCD", "TGO")),
        (
            "Конвенция о конкретных видах обычного оружия",
            "Конвенция насчитывает 125 Высоких Договаривающихся Сторон, и Группа направила письма Чаду и Того.",
        ): ("CCW Implementation Support Unit", ("TCD", "TGO")),
        ("《特定常规武器公约》", "《公约》现有125个缔约方，芬兰致函乍得和多哥。"): ("FIN", ("TCD", "TGO")),
        (
            "اتفاقية الأسلحة التقليدية المعينة",
            "بلغ عدد الأطراف المتعاقدة السامية في الاتفاقية 125 طرفا، وأرسلت الوحدة رسائل إلى تشاد وتوغو.",
        ): ("CCW Implementation Support Unit", ("TCD", "TGO")),
    }
    for (head, sentence), (actor, states) in cases.items():
        report = read_report(f"{head}\n\n1. {sentence}\n")
        (draft,) = report.drafts
        assert (report.totals, draft.actors[0].label, draft.states) == ({"CCW": 125}, actor, states), sentence
        assert draft.count is None


def test_the_number_of_a_total_is_no_number_of_targets_and_a_total_alone_no_act() -> None:
    report = read_report(
        f"{HEAD}1. The Convention has 125 High Contracting Parties; Amended Protocol II, 106; and Protocol V, 97, and "
        "the Unit wrote to the 70 States not party to the Convention.\n"
    )
    (draft,) = report.drafts
    assert (report.totals, draft.count) == ({"CCW": 125, "AP2": 106, "P5": 97}, 70)
    for sentence in (
        "The Convention has 125 High Contracting Parties, and no letters were sent to Chad.",
        "As at 1 May 2019, the Convention has 125 High Contracting Parties, which the Meeting welcomed.",
    ):
        assert read_report(f"{HEAD}1. {sentence}\n").drafts == (), sentence


def test_a_place_where_an_act_was_done_is_no_act_and_no_target() -> None:
    draft = only("The Unit briefed delegates from Chad and Togo at a regional seminar in Nairobi.")
    assert (draft.kind, draft.states) == ("briefing", ("TCD", "TGO"))
    both = read_report(f"{HEAD}1. At a workshop organized by the Unit in Lomé, Finland briefed Chad.\n").drafts
    assert {one.kind for one in both} == {"seminar", "briefing"}
    draft = only("In May the Unit visited Port of Spain to advise Trinidad and Tobago on accession.")
    assert draft.states == ("TTO",)


def test_the_state_of_a_place_and_the_state_that_helped_are_neither_actor_nor_target() -> None:
    english = "Convention on Certain Conventional Weapons"
    french = "Convention sur certaines armes classiques"
    spanish = "Convención sobre Ciertas Armas Convencionales"
    russian = "Конвенция о конкретных видах обычного оружия"
    arabic = "اتفاقية الأسلحة التقليدية المعينة"
    chinese = "《特定常规武器公约》"
    cases = (
        (english, "In May 2019, in Geneva, Switzerland, the Unit held a workshop for Chad."),
        (english, "The Unit held a workshop in Lomé, Togo, on 3 May 2019 for Chad."),
        (english, "The Unit held a workshop in Lomé (Togo) for Chad."),
        (english, "In cooperation with the Government of Nepal, the Unit held a workshop for Chad."),
        (french, "L’Unité a organisé un atelier à Lomé (Togo) pour le Tchad."),
        (french, "L’Unité a organisé, en coopération avec le Togo, un atelier pour le Tchad."),
        (spanish, "La Dependencia organizó un taller en Lomé (Togo) para el Chad."),
        (spanish, "La Dependencia organizó, en colaboración con el Togo, un taller para el Chad."),
        (russian, "Группа провела семинар в Ломе (Того) для Чада."),
        (russian, "Группа провела при поддержке Того семинар для Чада."),
        (arabic, "ونظمت الوحدة، بالتعاون مع توغو، حلقة عمل لتشاد."),
        (chinese, "执行支助股在多哥政府支持下为乍得举办了讲习班。"),
    )
    for head, sentence in cases:
        (draft,) = read_report(f"{head}\n\n1. {sentence}\n").drafts
        actors = [actor.label for actor in draft.actors]
        assert (draft.kind, actors, draft.states) == ("seminar", ["CCW Implementation Support Unit"], ("TCD",)), (
            sentence
        )
    lunch = only("During a lunch in Geneva, Switzerland and Norway discussed accession with Chad.")
    assert ([actor.label for actor in lunch.actors], lunch.states) == (["CHE", "NOR"], ("TCD",))
    listed = only("The Unit held a seminar in Bangkok for Thailand, Viet Nam and Timor-Leste.")
    assert listed.states == ("THA", "VNM", "TLS")


def test_parties_that_took_part_are_told_apart_from_the_targets() -> None:
    cases = {
        "Switzerland organized a workshop for Chad and Togo, attended by the High Contracting Parties Benin and "
        "Mali.": (
            ("TCD", "TGO"),
            ("BEN", "MLI"),
        ),
        "The Unit held a seminar for Chad and Togo, with Kenya and Mali, which are already parties.": (
            ("TCD", "TGO"),
            ("KEN", "MLI"),
        ),
        "Finland wrote to the High Contracting Parties Benin and Mali.": (("BEN", "MLI"), ()),
        "The Unit held a seminar for Chad and Togo.": (("TCD", "TGO"), ()),
    }
    for sentence, (states, participants) in cases.items():
        draft = only(sentence)
        assert (draft.states, draft.participants) == (states, participants), sentence
    others = {
        "Convention sur certaines armes classiques\n\n1. La Suisse a organisé un atelier pour le Tchad et le "
        "Togo, auquel ont "
        "participé les Hautes Parties contractantes suivantes, à savoir le Bénin et le Mali.\n": (("TCD", "TGO"), ()),
        "Convention sur certaines armes classiques\n\n1. La Suisse a organisé un atelier pour le Tchad et le "
        "Togo, auquel ont "
        "participé le Bénin et le Mali, qui sont déjà parties.\n": (("TCD", "TGO"), ("BEN", "MLI")),
        "Convención sobre Ciertas Armas Convencionales\n\n1. Suiza organizó un taller para el Chad y el Togo, "
        "en el que "
        "participaron Benin y Malí, que ya son partes.\n": (("TCD", "TGO"), ("BEN", "MLI")),
        "Конвенция о конкретных видах обычного оружия\n\n1. "
        "Швейцария провела семинар для Чада и Того с участием Бенина и Мали, которые уже являются участниками.\n": (
            ("TCD", "TGO"),
            ("BEN", "MLI"),
        ),
        "Конвенция о конкретных видах обычного оружия\n\n1. "
        "Швейцария провела семинар для Чада и Того с участием Высоких Договаривающихся Сторон Бенина и Мали.\n": (
            ("TCD", "TGO"),
            ("BEN", "MLI"),
        ),
        "اتفاقية الأسلحة التقليدية المعينة\n\n1. "
        "ونظمت سويسرا حلقة عمل لتشاد وتوغو شاركت فيها بنن ومالي، وهما طرفان بالفعل في الاتفاقية.\n": (
            ("TCD", "TGO"),
            ("BEN", "MLI"),
        ),
        "اتفاقية الأسلحة التقليدية المعينة\n\n1. "
        "ونظمت سويسرا حلقة عمل لتشاد وتوغو بمشاركة الدولتين الطرفين بنن ومالي.\n": (("TCD", "TGO"), ("BEN", "MLI")),
        "اتفاقية الأسلحة التقليدية المعينة\n\n1. "
        "ونظمت سويسرا حلقة عمل لتشاد وتوغو حضرتها الأطراف المتعاقدة السامية بنن ومالي.\n": (
            ("TCD", "TGO"),
            ("BEN", "MLI"),
        ),
        "《特定常规武器公约》\n\n1. 瑞士为乍得和多哥举办了讲习班，缔约方贝宁和马里参加。\n": (
            ("TCD", "TGO"),
            ("BEN", "MLI"),
        ),
    }
    for text, (states, participants) in others.items():
        (draft,) = read_report(text).drafts
        if participants:
            assert (draft.states, draft.participants) == (states, participants), text


def test_a_printed_number_is_kept_beside_the_names_that_it_is_not_the_number_of() -> None:
    draft = only("Finland wrote to five States not party to the Convention, among them Chad and Togo.")
    assert (draft.count, draft.states) == (5, ("TCD", "TGO"))
    assert "the sentence prints the number 5 and names 2" in draft.to_confirm
    fewer = only("Finland wrote to two States: Chad, Togo and Mali.")
    assert (fewer.count, fewer.states) == (2, ("TCD", "TGO", "MLI"))
    act = fewer.confirm("a", start="2014-05-02")
    assert (act.count, act.note) == (None, "the report prints the number 2")


def test_what_is_announced_is_apart_from_what_was_held() -> None:
    for planned, done in (
        ("A workshop is to be held by the Unit in Togo.", "A workshop was held by the Unit in Togo."),
        ("Finland will visit Chad in May 2020.", "Finland visited Chad in May 2019."),
        ("The Unit plans to hold a seminar in Togo.", "The Unit held a seminar in Togo."),
    ):
        assert (only(planned).status, only(done).status) == ("planned", "done"), planned


def test_what_was_not_done_or_was_only_asked_for_is_no_act() -> None:
    for sentence in (
        "No letters were sent to Chad.",
        "The Unit did not visit Chad.",
        "The Conference requested the Unit to hold a seminar.",
        "The Group of Experts met in Geneva from 25 to 29 March 2019.",
    ):
        assert read_report(f"{HEAD}1. {sentence}\n").drafts == (), sentence


def test_a_region_is_a_target_in_each_language() -> None:
    heads = {
        "en": "Convention on Certain Conventional Weapons",
        "fr": "Convention sur certaines armes classiques",
        "es": "Convención sobre ciertas armas convencionales",
        "ru": "Конвенция о конкретных видах обычного оружия",
        "ar": "اتفاقية الأسلحة التقليدية المعينة",
        "zh": "《特定常规武器公约》",
    }
    told = {
        "fr": "La Suisse a organisé un atelier pour les États {}.",
        "es": "Suiza organizó un taller para los Estados {}.",
        "ru": "Швейцария провела семинар для государств {}.",
        "ar": "ونظمت سويسرا حلقة عمل لدول {}.",
        "zh": "瑞士为{}国家举办了讲习班。",
        "en": "Switzerland organized a workshop for States of {}.",
    }
    labels = {
        "africa": ("Africa", "d'Afrique", "de África", "Африки", "أفريقيا", "非洲"),
        "asia": ("Asia", "d'Asie", "de Asia", "Азии", "آسيا", "亚洲"),
        "central_asia": (
            "Central Asia",
            "d'Asie centrale",
            "de Asia Central",
            "Центральной Азии",
            "آسيا الوسطى",
            "中亚",
        ),
        "latin_america_caribbean": (
            "Latin America and the Caribbean",
            "d'Amérique latine et des Caraïbes",
            "de América Latina y el Caribe",
            "Латинской Америки и Карибского бассейна",
            "أمريكا اللاتينية ومنطقة البحر الكاريبي",
            "拉丁美洲和加勒比",
        ),
        "middle_east": (
            "the Middle East",
            "du Moyen-Orient",
            "del Oriente Medio",
            "Ближнего Востока",
            "الشرق الأوسط",
            "中东",
        ),
        "western_africa": (
            "West Africa",
            "d'Afrique de l'Ouest",
            "de África Occidental",
            "Западной Африки",
            "غرب أفريقيا",
            "西非",
        ),
        "": (
            "Southern Africa",
            "d'Afrique australe",
            "de África Meridional",
            "юга Африки",
            "الجنوب الأفريقي",
            "南部非洲",
        ),
    }
    for key, row in labels.items():
        for language, label in zip(("en", "fr", "es", "ru", "ar", "zh"), row, strict=True):
            (draft,) = read_report(f"{heads[language]}\n\n1. {told[language].format(label)}\n").drafts
            assert ([one.key for one in draft.region], draft.states) == ([key], ()), (language, label)
            assert any(one.startswith("no list of States") for one in draft.to_confirm) == (key == "")


def test_a_name_of_a_state_or_of_a_body_is_no_region() -> None:
    for sentence in (
        "South Africa wrote to Chad.",
        "The Unit visited the Central African Republic.",
        "A workshop was held by the African Union in Togo.",
    ):
        assert only(sentence).region == (), sentence
    for text in (
        "《特定常规武器公约》\n\n1. 挪威与马来西亚和印度尼西亚举行了双边会晤。\n",
        "《特定常规武器公约》\n\n1. 挪威致函越南和美国。\n",
    ):
        (draft,) = read_report(text).drafts
        assert draft.region == (), text


def test_what_is_inferred_of_an_actor_is_said() -> None:
    draft = only("Letters were drafted for Chad on the initiative of the Secretary-General.")
    assert draft.actors[0].label == "Secretary-General, United Nations"
    assert "the actor is the only office that the sentence names" in draft.to_confirm


def test_states_that_consider_joining_are_outside_and_their_stage_is_kept() -> None:
    draft = only("The Unit sent letters to States considering accession to the Convention.")
    assert (draft.selector and draft.selector.not_party_to, draft.accession_stage) == (
        ("CCW",),
        "States considering accession",
    )


def test_a_call_in_a_final_declaration_is_a_resolution_of_nobody_named() -> None:
    draft = only(
        "In the Final Declaration all States that have not yet done so are urged to accede, and it urged them to."
    )
    assert (draft.kind, draft.actors, draft.selector and draft.selector.not_party_to) == ("resolution", (), ("CCW",))


def test_a_letter_about_money_is_no_act_of_outreach() -> None:
    report = read_report(f"{HEAD}1. The Chair wrote to all High Contracting Parties about outstanding contributions.\n")
    assert not report.drafts


@pytest.mark.parametrize(
    "told",
    [
        "was in electronic correspondence with Chad about accession",
        "began e-mailing Chad in May about accession",
        "sent electronic communications to Chad on accession",
        "contacted Chad by email",
    ],
)
def test_electronic_correspondence_is_an_email_and_no_call(told: str) -> None:
    draft = only(f"The Implementation Support Unit {told}.")
    assert (draft.kind, draft.states) == ("email", ("TCD",))
