"""A picture that stands beside two ideas says nothing of either: no page of Easy Read has one twice.

In a list to choose from each entry has the same few, and that is left out here.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import Config
from generator.load import load
from generator.publication import Publication, PublicFeedback, publish
from generator.publication.entries import COMES_TO_YOU
from generator.publication.registration import InRegister
from generator.records import AFTER_ASSESSMENT, Availability, DecisionKind, FrameworkState, LotState
from generator.site.pages import easy_read, easy_service
from generator.site.pages.easy_service import EasyServiceView
from generator.site.routes import pages
from tests.builders import TODAY, a_decision, a_rating
from tests.county import renderer

ROOT = Path(__file__).parents[2]
A_LINE = re.compile(r'<li><svg [^>]+><path d="([^"]+)"')
A_LIST_TO_CHOOSE_FROM = re.compile(r'<ul class="fd-easy__choices".*?</section>', re.DOTALL)
LATER = TODAY + timedelta(days=30)


@cache
def demonstration() -> Publication:
    filed = load(Config(ROOT, TODAY, ROOT / "site")).filed
    assert filed is not None
    return publish(filed, TODAY)


def repeated(pictures: list[str]) -> list[str]:
    return [picture for picture, times in Counter(pictures).items() if times > 1]


def test_no_page_of_the_demonstration_has_a_picture_twice() -> None:
    publication = demonstration()
    render = renderer(publication)
    read = 0
    for page in pages(publication):
        if "easy-read/" not in page.address:
            continue
        lines = A_LINE.findall(A_LIST_TO_CHOOSE_FROM.sub("", render.body(page)))
        read += len(lines)
        assert repeated(lines) == [], page.address
    assert read > 20 * len(publication.services)


# Whatever a service is and wherever it stands: with the words that the demonstration has in Easy Read.

SOME_DAY = st.sampled_from([None, TODAY])
PRICES = st.sampled_from([(None, ""), (None, AFTER_ASSESSMENT), (Decimal(62), "day")])
RATINGS = ("Outstanding", "Good", "Requires improvement", "Inadequate")


def a_service() -> st.SearchStrategy[dict[str, Any]]:
    """Fields by which a page says something else, each with what it may be; all needs at once, and all that helps."""
    publication = demonstration()
    located = {type(s.location): s.location for s in publication.services.values()}
    help_, areas = tuple(publication.access), tuple(publication.areas)
    return st.fixed_dictionaries(
        {
            "lot": st.sampled_from(list(publication.lots)),
            "places": st.sampled_from(list(Availability)),
            "availability": st.sampled_from(list(Availability)),
            "availability_on": SOME_DAY,
            "places_free": st.sampled_from([None, 1, 3]),
            "places_from": st.sampled_from([None, LATER]),
            "location": st.sampled_from([None, *located.values()]),
            "areas": st.sampled_from([areas[:1], areas[:4], areas]),
            "needs": st.just(tuple(publication.needs)),
            "access": st.sampled_from([help_, tuple(x for x in help_ if x != COMES_TO_YOU)]),
            "languages": st.just(tuple(publication.languages)[:5]),
            "days": st.just(("mon", "tue")),
            "hours": st.sampled_from(["9.30am to 4pm", "open all hours"]),
            "price": PRICES,
            "self_funders": st.sampled_from([True, False, None]),
            "in_register": st.sampled_from(list(InRegister)),
            "not_seen_on": SOME_DAY,
            "rating": st.sampled_from([None, *(a_rating(overall=word) for word in RATINGS)]),
            "checked_on": SOME_DAY,
            "phone": st.sampled_from(["", "01632 960123"]),
        }
    )


KINDS = st.lists(st.sampled_from(list(DecisionKind)), max_size=4)
SCORES = st.sampled_from([(), (5, 5, 4), (1, 2, 2)])


def pictures_of(view: EasyServiceView) -> list[str]:
    lines = [line for section in view.sections for line in section.lines]
    ring = view.ring and (view.ring.phone or view.ring.email)
    first = [view.ring_picture] if ring else []
    return first + [line.picture for line in (*view.before, *lines)]


@given(
    changes=st.deferred(a_service),
    state=st.sampled_from(list(FrameworkState)),
    lot_state=st.sampled_from([state for state in LotState if state.is_begun]),
    kinds=KINDS,
    scores=SCORES,
)
def test_whatever_a_service_is_no_picture_stands_on_its_page_twice(
    changes: dict[str, Any],
    state: FrameworkState,
    lot_state: LotState,
    kinds: list[DecisionKind],
    scores: tuple[int, ...],
) -> None:
    publication = demonstration()
    price_from, price_unit = changes.pop("price")
    changes |= {"price_from": price_from, "price_to": None, "price_unit": price_unit}
    service = replace(next(iter(publication.services.values())), **changes)
    lot, provider = publication.lots[service.lot], publication.providers[service.provider]
    coming = tuple(a_decision(kind, provider=provider.id, from_on=LATER) for kind in kinds)
    around = replace(
        publication,
        state=state,
        lots={**publication.lots, lot.id: replace(lot, state=lot_state)},
        providers={provider.id: replace(provider, to_come=coming)},
        feedback={service.id: PublicFeedback(scores, None, ())} if scores else {},
    )
    assert repeated(pictures_of(easy_service.view(around, service))) == []


@pytest.mark.parametrize("state", list(FrameworkState))
@pytest.mark.parametrize("lot_state", list(LotState))
@pytest.mark.parametrize("opens_on", [None, date(2027, 4, 1)])
def test_however_the_list_stands_no_page_of_a_type_or_on_joining_has_a_picture_twice(
    state: FrameworkState, lot_state: LotState, opens_on: date | None
) -> None:
    publication = demonstration()
    lots = {
        lot.id: replace(lot, state=lot_state, opens_on=opens_on)
        for lot in publication.lots.values()
    }
    around = replace(publication, state=state, lots=lots)
    for subject in (*lots.values(), *publication.easy_read.values()):
        view = easy_read.view_of(around, subject)
        pictures = [line.picture for line in (*view.before, *view.lines)]
        assert repeated(pictures) == [], subject.id
