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


@pytest.mark.parametrize("table", ["acts_unseen", "acts_more"])
def test_sentences_give_the_kind_the_actor_and_the_targets_and_none_a_false_act(table: str) -> None:
    for language in LANGUAGES:
        found, unlike = outcomes(language, table)
        wanted = 20 if table == "acts_unseen" else found.total() - found["none"]
        assert (found["false"], found["right"]) == (0, wanted), unlike


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
