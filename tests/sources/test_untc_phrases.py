"""The phrases by which pages are read: each line's example means what the line says, and rules change acts alike."""

from __future__ import annotations

import datetime as dt
from itertools import product

from ccwuniv.records import ActionKind
from ccwuniv.sources.untc.footnotes import tell
from ccwuniv.sources.untc.phrases.meanings import fold, heading, meaning, opening_of_title, phrase_lines

LEFT = "On 10 November 2016, Utopia notified its decision to withdraw. "


def test_the_example_of_every_phrase_means_what_its_line_says() -> None:
    wrong = []
    for line in phrase_lines("acts"):
        for text in (line["phrase"], line["example"]):
            said = meaning(text)
            if said is None or (said.act, said.direction) != (line["act"], line["direction"]):
                wrong.append(f"{text}: {said}, not {line['act']}")
    for line in phrase_lines("modifiers"):
        said = meaning(line["example"])
        if said is None or said.act != line["meaning"]:
            wrong.append(f"{line['example']}: {said}, not {line['meaning']}")
    for line in phrase_lines("headings"):
        read = opening_of_title if line["meaning"].startswith("table of") else heading
        wrong += [
            f"{text}: {read(text)}" for text in (line["phrase"], line["example"]) if read(text) != line["meaning"]
        ]
    assert not wrong


def test_the_example_of_every_phrase_of_a_sentence_tells_what_its_line_says() -> None:
    wrong = []
    for line in phrase_lines("sentences"):
        undone = line["act"] == "undone"
        told = tell(LEFT + line["example"] if undone else line["example"])
        shown = [(one.kind.value if one.kind else "undone", one.direction) for one in told][undone:]
        if line["act"] == "statement":
            right = not shown
        elif line["act"] == "effect":
            right = len(told) == 1 and told[0].effective == dt.date(2024, 11, 6)
        else:
            ending = line["direction"] == "out"
            direction = "out" if ending else "back" if undone else "in"
            right = shown == [(line["act"], direction)]
        if not right:
            wrong.append(f"{line['phrase']}: {shown}")
    assert not wrong


def test_no_phrase_stands_twice() -> None:
    for name, key in (("acts", "phrase"), ("modifiers", "words"), ("headings", "phrase"), ("sentences", "phrase")):
        found = [(fold(line[key]), line.get("place", "")) for line in phrase_lines(name)]
        found = [(line[key].lower(), "") for line in phrase_lines(name)] if name == "sentences" else found
        doubled = {one for one in found if found.count(one) > 1}
        assert not doubled, name


CONSENTS = ("Ratification", "Acceptance", "Approval", "Accession", "Succession")
ENDINGS = ("Withdrawal", "Denunciation", "Termination", "Renunciation")


def test_words_before_and_after_change_every_act_alike() -> None:
    wrong = []

    def hold(text: str, kind: ActionKind | None, direction: str | None = None) -> None:
        said = meaning(text)
        got = said and said.kind
        if said is None or got is not kind or (direction and said.direction != direction):
            wrong.append(f"{text}: {said}")

    every = (*CONSENTS, *ENDINGS)
    for act, of in product(every, ("reservation", "a reservation", "the declaration", "objection")):
        hold(f"{act} of {of}", None, "none")
    for act, of in product(every, ("amendment", "amendments", "the amendment")):
        hold(f"{act} of {of}", None, "none")
    for act, before in product(every, ("Not", "Pending", "Domestic", "Parliamentary")):
        hold(f"{before} {act.lower()}", None, "none")
    for act in every:
        hold(f"{act} pending", None, "none")
        hold(f"{act} by Parliament", None, "none")
        hold(f"Objection to {act.lower()}", None, "none")
        hold(f"{act} of the Convention subject to a condition", ActionKind(act.lower().replace("termination",
             "denunciation").replace("renunciation", "denunciation")))  # fmt: skip
    for consent in CONSENTS:
        hold(f"Signature subject to {consent.lower()}", ActionKind.SIGNATURE)
        hold(f"{consent} in respect of Aruba", ActionKind.TERRITORIAL_APPLICATION)
        hold(f"Provisional {consent.lower()}", ActionKind.PROVISIONAL_APPLICATION)
        hold(f"Date of deposit of the instrument of {consent.lower()}", ActionKind(consent.lower()))
    for ending, other in product(ENDINGS, ENDINGS):
        hold(f"{ending} in respect of Aruba", None, "none")
        if ending in {"Withdrawal", "Denunciation"}:
            hold(f"{ending} of {other.lower()}", None, "back")
            hold(f"{ending} of the notification of {other.lower()}", None, "back")
    assert not wrong


def test_words_on_no_list_mean_nothing() -> None:
    words = ("Acceptance of individual communications", "Withdrawal of ratification", "Accession of sorts", "Ratify it",
             "Approval committee", "Denunciation of articles", "Exit poll", "Ratifications overview")  # fmt: skip
    assert {word: meaning(word) for word in words} == dict.fromkeys(words)
