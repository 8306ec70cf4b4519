"""Feedback on a service's page: from three upwards, counts and words, and a way to say more."""

from __future__ import annotations

from datetime import date
from email.utils import parseaddr
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records import Contact, Feedback
from generator.site.parts import feedback
from generator.site.words import wording
from tests.builders import a_feedback, a_framework, a_publication, a_service
from tests.county import bodies

TOO_FEW = "Not enough feedback yet to show."


def view(*rows: Feedback) -> feedback.FeedbackView:
    publication = a_publication(a_service(title="Kite & Hill"), feedback=rows)
    return feedback.view(publication, publication.services["kite-hill-day-centre"])


def body(*rows: Feedback) -> str:
    return bodies(a_publication(a_service(), feedback=rows))["services/kite-hill-day-centre/"]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_below_three_nothing_of_it_is_shown(number: int) -> None:
    rows = [a_feedback(comment="XYZZY", reply="PLUGH", score=1)] * number
    assert a_publication(feedback=rows).feedback == {}
    shown = body(*rows)
    assert TOO_FEW in shown
    assert "XYZZY" not in shown
    assert "PLUGH" not in shown
    assert "fd-scores" not in shown


def test_from_three_upwards_it_is_shown() -> None:
    shown = body(*[a_feedback(comment="XYZZY", reply="PLUGH")] * 3)
    assert TOO_FEW not in shown
    assert "XYZZY" in shown
    assert "PLUGH" in shown


@given(st.lists(st.integers(1, 5), min_size=3, max_size=30))
def test_the_counts_are_of_all_and_never_a_mean(scores: list[int]) -> None:
    found = view(*(a_feedback(score=score) for score in scores))
    assert [s.name for s in found.scores] == ["Very good", "Good", "OK", "Not good", "Poor"]
    assert [s.number for s in found.scores] == [scores.count(n) for n in (5, 4, 3, 2, 1)]
    assert {s.of for s in found.scores} == {len(scores)}
    assert sum(s.number for s in found.scores) == len(scores)
    assert found.lead.startswith(f"{len(scores)} people")


def test_comments_are_the_newest_first_and_apart_where_they_were_answered() -> None:
    found = view(
        a_feedback(month=date(2026, 1, 1), comment="one"),
        a_feedback(month=date(2026, 8, 1), comment="two", reply="We did."),
        a_feedback(month=date(2026, 9, 1), comment="three", reply="We will."),
        a_feedback(month=date(2026, 5, 1), comment="four", said_by="family-or-carer"),
        a_feedback(month=date(2026, 5, 1), comment=""),
    )
    assert [c.words for c in found.answered] == ["three", "two"]
    assert [c.words for c in found.others] == ["four", "one"]
    assert found.others[0].month == "May 2026"
    assert found.others[0].who == "Family or carer"
    assert found.lead == (
        "5 people told the council what they think, between January 2026 and September 2026."
    )


def test_feedback_of_one_month_says_so_once() -> None:
    lead = view(*[a_feedback()] * 3).lead
    assert lead == "3 people told the council what they think, in June 2026."


def test_the_letter_names_the_service_in_its_subject() -> None:
    letter = view().letter
    assert letter is not None
    parts = urlsplit(letter.href)
    assert parts.scheme == "mailto"
    assert parseaddr(parts.path)[1] == "care@council.example.org"
    query = parse_qs(parts.query)
    assert query["subject"] == ["Feedback about Kite & Hill (kite-hill-day-centre)"]
    assert all(question in query["body"][0] for question in feedback.QUESTIONS)


def test_without_an_address_there_is_no_letter_and_the_form_is_there_still() -> None:
    publication = a_publication(framework=a_framework(care=Contact("Care team")))
    shown = bodies(publication)["services/kite-hill-day-centre/"]
    assert "mailto:?" not in shown
    assert 'href="../../feedback/form/"' in shown


def test_every_voice_and_score_of_the_schema_has_words() -> None:
    assert all(map(wording.voice, ("person", "family-or-carer", "practitioner")))
    assert all(map(wording.score, range(1, 6)))
