"""The guess at names: whoever is named is found, and ordinary sentences are left alone."""

from __future__ import annotations

import pytest

from generator.load import Gaps
from generator.rules import voices
from generator.rules.context import Context
from tests.builders import TODAY, a_directory, a_feedback, a_service, an_unmet

NO_GAPS = Gaps(frozenset(), frozenset(), {}, frozenset())


def named(comment: str, reply: str = "") -> list[str]:
    said = a_feedback(comment=comment, reply=reply)
    context = Context(a_directory(a_service(), feedback=[said]), TODAY, NO_GAPS)
    return [place.field for place, _ in voices.name_in_comment(context)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr Smith was late.",
        "I like Mrs. O'Brien.",
        "We saw Dr McKay on Monday.",
        "My carer Jane is kind.",
        "my key worker, Tom, knows me",
        "Her social worker Anne-Marie rang.",
        "The manager is called Priya.",
        "my old nurse Maureen",
    ],
)
def test_a_name_is_found(sentence: str) -> None:
    assert named(sentence) == ["comment"]


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "My carer is kind. Jane Austen is on the shelf.",
        "The driver Monday was late.",
        "Mum rings the bell for Biscuit.",
        "There is a dog called Biscuit.",
        "I lost my sister's tea on Friday.",
        "The staff at Kite Hill listen.",
        "She is a nurse. They know that.",
        "Mr and Mrs are titles.",
    ],
)
def test_an_ordinary_sentence_is_left_alone(sentence: str) -> None:
    assert named(sentence) == []


def test_replies_and_requests_are_read_too() -> None:
    assert named("Good.", "Mrs Hill says sorry.") == ["reply"]
    asked = an_unmet(words="Somewhere like where my nurse Ann worked")
    context = Context(a_directory(a_service(), unmet=[asked]), TODAY, NO_GAPS)
    assert [place.field for place, _ in voices.name_in_comment(context)] == ["words"]


@pytest.mark.parametrize(
    ("lot", "words", "wrong"),
    [("extra-care", "", False), ("", "A lift home", False), ("", "", True)],
)
def test_a_request_is_about_something(lot: str, words: str, wrong: bool) -> None:
    asked = an_unmet(lot=lot, words=words)
    context = Context(a_directory(a_service(), unmet=[asked]), TODAY, NO_GAPS)
    assert bool(list(voices.unmet_about_nothing(context))) == wrong
