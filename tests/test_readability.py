"""How hard a text is: the published examples of the formula, syllables, sentences, and words that count less."""

from __future__ import annotations

import pytest

from generator.readability import Reading, reading, syllables

BY_SYLLABLES = {
    1: "the cat care while change asked likes homes lived paid months moved stayed through yes 850",
    2: "table wanted handled homeless lonely homely quiet client being doing didn't changes wishes"
    " people houses places village business evening every carers somewhere little friendly",
    3: "autism period usual video easier everyone area area's assessment provider dementia annual"
    " hospital various families medicines employer",
    4: "information material community independent actually society reliable",
    5: "disability organisation association opportunity university accommodation",
}


@pytest.mark.parametrize(
    ("word", "count"),
    [(word, count) for count, words in BY_SYLLABLES.items() for word in words.split()],
)
def test_syllables_are_counted_as_they_are_heard(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        # https://en.wikipedia.org/wiki/Flesch%E2%80%93Kincaid_readability_tests; the second by its
        # reading ease of 69 there, with 16 words and 23 syllables.
        ("The cat sat on the mat.", -1.45),
        (
            "This sentence, taken as a reading passage unto itself, is being used to prove a point.",
            0.39 * 16 + 11.8 * 23 / 16 - 15.59,
        ),
    ],
)
def test_the_grade_is_the_published_one(text: str, grade: float) -> None:
    assert reading(text, {}).grade == pytest.approx(grade)


def test_a_text_is_measured_as_a_whole() -> None:
    easy = "We cook. We eat."
    assert reading(f"{easy} {easy}", {}).grade == reading(easy, {}).grade
    assert reading(easy + " We go into town.", {}).words == 8


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("We cook. We eat.", 2),
        ("We cook\nWe eat", 2),  # a heading or a list item ends without a full stop
        ("Do you cook? “We do.” Good!", 3),
        ("It costs £2.50 an hour.", 1),
        ("Ring us (we are in at 9). 12 people live here.", 2),
    ],
)
def test_sentences_end_where_a_reader_breathes(text: str, sentences: int) -> None:
    found = reading(text, {})
    spoken = found.words / sentences
    heard = (found.grade + 15.59 - 0.39 * spoken) * found.words / 11.8
    assert heard == pytest.approx(round(heard)), "syllables are whole with that many sentences"


def test_a_word_on_the_list_counts_as_the_list_says() -> None:
    text = "Residential care. A residential home. Residential."
    assert reading(text, {"residential": 2}).grade < reading(text, {}).grade
    assert (
        reading("The provider's word.", {"provider": 1}).grade
        == reading("The cat's word.", {}).grade
    )


def test_the_hardest_sentence_is_named() -> None:
    hard = "Our organisation facilitates multidisciplinary engagement."
    assert reading(f"We cook. {hard} We eat.", {}).hardest == hard


def test_addresses_are_not_read_and_nothing_is_not_hard() -> None:
    assert reading("", {}) == Reading(0, 0, "")
    assert reading("https://example.org/a-long-address someone@example.org", {}).words == 0
