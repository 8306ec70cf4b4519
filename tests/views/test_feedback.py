"""Feedback on a service's page: from three upwards, counts and words, and a way to say more."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from email.utils import parseaddr
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import installed
from generator.records import Contact, Feedback
from generator.site import addresses
from generator.site.browser import service_list
from generator.site.data import tables
from generator.site.pages import paper_form
from generator.site.parts import card as card_parts
from generator.site.parts import feedback
from generator.site.words import feedback_form, wording
from generator.site.words.feedback import in_brief, in_short
from generator.site.words.feedback_form import letter_lines
from tests.builders import a_feedback, a_framework, a_lot, a_publication, a_service
from tests.county import bodies, body_at

TOO_FEW = "Not enough feedback yet to show."


def view(*rows: Feedback) -> feedback.FeedbackView:
    publication = a_publication(a_service(title="Kite & Hill"), feedback=rows)
    return feedback.view(publication, publication.services["kite-hill-day-centre"])


def body(*rows: Feedback) -> str:
    return body_at(a_publication(a_service(), feedback=rows), "services/kite-hill-day-centre/")


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


def test_comments_are_the_newest_first_and_apart_where_something_was_done() -> None:
    found = view(
        a_feedback(month=date(2026, 1, 1), comment="one"),
        a_feedback(month=date(2026, 2, 1), comment="nobody", done=True),
        a_feedback(month=date(2026, 7, 1), comment="two", reply="We did.", done=True),
        a_feedback(month=date(2026, 8, 1), comment="two again", reply="So we did.", done=True),
        a_feedback(month=date(2026, 9, 1), comment="three", reply="We will."),
        a_feedback(month=date(2026, 5, 1), comment="four", said_by="family-or-carer"),
        a_feedback(month=date(2026, 5, 1), comment=""),
    )
    assert [c.words for c in found.done] == ["two again", "two"]
    assert [c.words for c in found.others] == ["three", "four", "nobody", "one"]
    assert found.others[0].reply == "We will."
    assert found.others[1].source == "Family or carer, May 2026: Good"
    assert found.lead == (
        "7 people told the council what they think, between January 2026 and September 2026."
    )


def test_only_over_what_was_done_stands_that_they_did_it() -> None:
    rows = [a_feedback(reply="We are looking into it.")] * 3
    shown = body(*rows)
    assert "You said, they did" not in shown
    assert "The provider’s answer:" in shown
    shown = body(*rows, a_feedback(reply="The lift is mended.", done=True))
    assert "You said, they did" in shown
    assert "What they did:" in shown


ROWS = (
    a_feedback(month=date(2026, 3, 1), comment="We sleep.", said_by="family-or-carer"),
    a_feedback(month=date(2026, 6, 1), comment="a red mug"),
    a_feedback(month=date(2026, 9, 1), comment="Careful.", said_by="practitioner"),
)


@pytest.mark.parametrize(
    ("capacity", "from_", "town_only", "few"),
    [
        (4, 10, False, True),
        (9, 10, False, True),
        (10, 10, False, False),
        (9, 9, False, False),
        (None, 10, False, False),
        (None, 10, True, True),
        (30, 10, True, False),
    ],
)
def test_in_a_service_of_few_places_nobody_learns_who_said_it_or_when(
    capacity: int | None, from_: int, town_only: bool, few: bool
) -> None:
    service = a_service(capacity=capacity)
    publication = a_publication(
        service,
        lots=[a_lot(service.lot, town_only=town_only)],
        framework=a_framework(feedback_in_full_from=from_),
        feedback=ROWS,
    )
    public = publication.feedback[service.id]
    shown = body_at(publication, f"services/{service.id}/")
    section = shown[shown.index('id="feedback"') :].partition("</section>")[0]
    assert ("A person who uses it" not in section) == few
    assert ("2026" not in section) == few
    assert (public.months is None) == few
    assert {(c.said_by, c.month) for c in public.comments} == (
        {("", None)} if few else {(row.said_by, row.month) for row in ROWS}
    )
    # Nor by the order in which they stand.
    in_order = ["a red mug", "Careful.", "We sleep."]
    assert [c.words for c in public.comments] == (
        in_order if few else [row.comment for row in reversed(ROWS)]
    )


@given(st.lists(st.integers(1, 5), max_size=12))
def test_how_many_and_how_good_stand_wherever_somebody_decides(scores: list[int]) -> None:
    publication = a_publication(
        a_service(), feedback=[a_feedback(score=score, comment="") for score in scores]
    )
    words = in_short(publication.feedback.get("kite-hill-day-centre"))
    [card] = card_parts.cards_of(publication, publication.services.values())
    assert card.feedback == words
    handed = json.loads(service_list.files(publication)[addresses.SERVICES_JSON])
    assert words in json.dumps(handed["services"]["feedback"], ensure_ascii=False)
    [row] = csv.DictReader(io.StringIO(tables.files(publication)["data/services.csv"]))
    counts = [row[f"feedback_{name}"] for name in ("very_good", "good", "ok", "not_good", "poor")]
    if len(scores) < 3:
        assert (words, row["feedback_people"], *counts) == ("", "", *[""] * 5)
    else:
        good = sum(score > 3 for score in scores)
        assert int(row["feedback_people"]) == len(scores)
        assert counts == [str(scores.count(n)) for n in (5, 4, 3, 2, 1)]
        begins = "All" if good == len(scores) else f"{good} of" if good else "None of"
        assert words.startswith(begins)


@pytest.mark.parametrize(
    ("scores", "words", "brief"),
    [
        ((5, 4, 4), "All 3 people say it is good or very good", "All 3: good or very good"),
        ((5, 4, 3), "2 of 3 people say it is good or very good", "2 of 3: good or very good"),
        ((5, 3, 1), "1 of 3 people says it is good or very good", "1 of 3: good or very good"),
        ((3, 2, 1), "None of 3 people say it is good or very good", "None of 3: good or very good"),
        ((5, 5), "", "Too few to say yet"),
    ],
)
def test_how_good_it_is_stands_in_words(scores: tuple[int, ...], words: str, brief: str) -> None:
    publication = a_publication(a_service(), feedback=[a_feedback(score=n) for n in scores])
    feedback = publication.feedback.get("kite-hill-day-centre")
    assert (in_short(feedback), in_brief(feedback)) == (words, brief)
    pages = bodies(publication)
    for page in (
        "areas/devizes/",
        "lots/day-and-evening-opportunities/",
        "providers/kite-hill-trust/",
    ):
        assert ("What people say</dt>" in pages[page]) == bool(words)
        assert words in pages[page]
    shown = pages["services/kite-hill-day-centre/"]
    full = words or "Too few people have told the council yet"
    assert f'<dd data-brief="{brief}">{full}</dd>' in shown


def test_of_several_services_only_those_count_of_which_enough_people_said_something() -> None:
    services = [a_service(f"kite-hill-{name}") for name in ("one", "two", "three")]
    rows = [a_feedback("kite-hill-one", score=n) for n in (5, 4, 1)]
    rows += [a_feedback("kite-hill-two", score=n) for n in (5, 5, 5, 2)]
    rows += [a_feedback("kite-hill-three", score=1)] * 2
    publication = a_publication(*services, feedback=rows)
    listed = tuple(publication.services.values())
    assert feedback.of_services(publication, listed) == (
        "Of 7 people who told the council what they think of 2 of these services, "
        "5 say it is good or very good."
    )
    assert feedback.of_services(publication, [publication.services["kite-hill-three"]]) == ""
    assert feedback.of_services(publication, [publication.services["kite-hill-one"]]) == (
        "Of 3 people who told the council what they think of this service, "
        "2 say it is good or very good."
    )
    pages = bodies(publication)
    for page in ("lots/day-and-evening-opportunities/", "providers/kite-hill-trust/"):
        assert "Of 7 people who told" in pages[page]


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
    assert query["body"][0].split("\r\n\r\n")[:-1] == [*letter_lines(names_service=True)]


def test_the_subject_is_read_back_whatever_a_mail_program_put_before_it() -> None:
    made = feedback_form.subject("Kite & Hill (days)", "kite-hill-day-centre")
    assert feedback_form.subject_parts(f"RE: Fwd: {made}") == (
        "Kite & Hill (days)",
        "kite-hill-day-centre",
    )
    assert feedback_form.subject_parts(feedback_form.ABOUT_ANY) == ("", "")


def test_the_page_on_feedback_asks_in_the_words_of_the_form() -> None:
    page = (installed("content") / "feedback.md").read_text("utf-8")
    letters = [urlsplit(link) for link in re.findall(r"\((mailto:[^)]*Feedback[^)]*)\)", page)]
    (query,) = [parse_qs(parts.query) for parts in letters]
    assert query["subject"] == [feedback_form.ABOUT_ANY]
    assert query["body"][0].split("\r\n\r\n")[:-1] == [*letter_lines(names_service=False)]


def test_the_form_on_paper_asks_what_the_letter_asks_in_the_same_words() -> None:
    asked = [question.text for question in paper_form.of_feedback(a_publication()).questions]
    assert asked == [question.text for question in feedback_form.FORM.values()]
    for line in letter_lines(names_service=False):
        assert any(line.startswith(text) for text in asked), line


def test_without_an_address_there_is_no_letter_and_the_form_is_there_still() -> None:
    publication = a_publication(framework=a_framework(care=Contact("Care team")))
    shown = body_at(publication, "services/kite-hill-day-centre/")
    assert "mailto:?" not in shown
    assert 'href="../../feedback/form/"' in shown


def test_every_voice_and_score_of_the_schema_has_words() -> None:
    assert all(map(wording.voice, ("person", "family-or-carer", "practitioner")))
    assert all(map(wording.score, range(1, 6)))
