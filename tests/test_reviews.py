"""Yearly reviews: what is known of them on a day, what the public may read, and how the pages say it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publication.snapshot import snapshot_on
from generator.records import Filed, Review, ReviewOutcome
from generator.site.pages import provider as provider_page
from generator.site.pages import service as service_page
from generator.site.parts import reviews
from tests.builders import (
    TODAY,
    a_lot,
    a_provider,
    a_review,
    a_review_action,
    a_service,
    as_filed,
    published,
)
from tests.county import body_at

DAY = timedelta(days=1)
KITE = "kite-hill-trust"
REPLY = "We are painting the landing with the people who live here."
AGREED = a_review(outcome=ReviewOutcome.ACTIONS_AGREED, published=date(2026, 5, 11), reply=REPLY)


def filed(*rows: Review, agreed: int = 2, done: int = 1, **changes: Any) -> Filed:
    actions = [
        a_review_action(action=f"Thing {n}", done_on=date(2026, 6, 1) if n < done else None)
        for n in range(agreed)
    ]
    return as_filed(reviews=rows or (AGREED,), review_actions=actions, **changes)


def body(records: Filed, day: date = TODAY) -> str:
    return body_at(published(records, day), f"providers/{KITE}/")


def test_what_is_not_published_is_not_there_to_be_shown() -> None:
    [review] = published(filed(replace(AGREED, published=None))).reviews
    assert (review.reviewed_on, review.reviewed_by) == (AGREED.reviewed_on, AGREED.reviewed_by)
    assert (review.outcome, review.reply, review.agreed, review.done) == ("", "", 0, 0)


@given(st.dates(date(2026, 3, 1), date(2026, 7, 31)))
def test_each_day_tells_what_was_public_on_it(day: date) -> None:
    text = body(filed(), day)
    assert ("reviewed on 14 April 2026" in text) == (day >= AGREED.reviewed_on)
    assert (REPLY in text) == (day >= date(2026, 5, 11))
    assert ("2 things to work on were agreed." in text) == (day >= date(2026, 5, 11))
    assert ("1 of them is done" in text) == (day >= date(2026, 6, 1))
    assert "Thing" not in text


@given(
    st.dates(date(2026, 3, 1), date(2026, 7, 31)),
    st.dates(date(2026, 3, 1), date(2026, 7, 31)),
)
def test_what_happened_later_changes_no_day_before_it(day: date, later: date) -> None:
    if later <= day:
        day, later = later - DAY, day
    before = filed(replace(AGREED, published=None), done=0)
    after = filed(replace(AGREED, published=later), done=0)
    done = [replace(a, done_on=later) for a in after.review_actions]
    newer = replace(AGREED, reviewed_on=later, published=later)
    after = replace(after, reviews=(*after.reviews, newer), review_actions=tuple(done))
    assert body(before, day) == body(after, day)
    assert snapshot_on(before, day).review_actions == snapshot_on(after, day).review_actions


@pytest.mark.parametrize(
    ("outcome", "agreed", "done", "words"),
    [
        (ReviewOutcome.IN_ORDER, 0, 0, "What the council looked at was in order."),
        (ReviewOutcome.ACTIONS_AGREED, 1, 0, "1 thing to work on was agreed. The council keeps looking until it is done."),
        (ReviewOutcome.ACTIONS_AGREED, 1, 1, "1 thing to work on was agreed. It is done."),
        (ReviewOutcome.ACTIONS_AGREED, 2, 2, "2 things to work on were agreed. Both are done."),
        (ReviewOutcome.IMPROVEMENT_PLAN, 3, 3, "A plan to make things better was agreed, with 3 things to do. All 3 are done."),
        (ReviewOutcome.IMPROVEMENT_PLAN, 3, 2, "A plan to make things better was agreed, with 3 things to do. 2 of them are done, and the council keeps looking."),
    ],
)  # fmt: skip
def test_an_outcome_says_how_much_is_done_and_never_what_is_late(
    outcome: ReviewOutcome, agreed: int, done: int, words: str
) -> None:
    review = replace(AGREED, outcome=outcome)
    far = date(2027, 9, 1)  # long after every due day
    [view] = reviews.of_provider(published(filed(review, agreed=agreed, done=done), far), KITE)
    assert view.outcome == words


def test_of_each_type_the_last_review_counts_and_what_is_alike_is_said_once() -> None:
    lots = [a_lot(), a_lot("extra-care", order=2), a_lot("outreach-support", order=3)]
    services = [a_service(lot.id, lot=lot.id) for lot in lots]
    rows = [a_review(lot=lot.id) for lot in lots[:2]]
    rows += [a_review(lot="outreach-support", reviewed_on=date(2026, 7, 2))]
    rows += [a_review(lot=lot.id, reviewed_on=date(2025, 4, 1)) for lot in lots]
    publication = published(as_filed(*services, lots=lots, reviews=rows))
    assert [(view.of, view.when) for view in reviews.of_provider(publication, KITE)] == [
        ("Outreach support", "2 July 2026 (Lead commissioner)"),
        ("Day and evening opportunities; Extra care", "14 April 2026 (Lead commissioner)"),
    ]


def test_a_service_says_when_and_leads_to_what_the_provider_says() -> None:
    def of(records: Filed) -> reviews.ReviewOfService:
        publication = published(records)
        return service_page.view(publication, next(iter(publication.services.values()))).review

    assert of(as_filed()).words == ""
    plain = of(filed(replace(AGREED, published=None)))
    assert plain.words == "The council's last yearly review was on 14 April 2026."
    assert plain.link is None
    shown = of(filed())
    assert shown.words.endswith(
        "2 things to work on were agreed. 1 of them is done, and the council keeps looking."
    )
    assert shown.link is not None
    page, _, anchor = shown.link.href.partition("#")
    assert f'id="{anchor}"' in body_at(published(filed()), page)


def test_a_provider_without_a_review_has_no_section_for_it() -> None:
    publication = published(as_filed(providers=[a_provider()]))
    assert provider_page.view(publication, publication.providers[KITE]).reviews == ()
    assert "yearly review" not in body(as_filed())
