"""The pages and the open data of a day are the same to the byte, whatever is filed of later days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from generator.records import (
    Filed,
    FrameworkDecision,
    PriceBand,
    PriceModel,
    PriceVersion,
    ProviderStatus,
    Rating,
    ReviewOutcome,
)
from tests.builders import (
    TODAY,
    a_decision,
    a_feedback,
    a_location,
    a_rating,
    a_review,
    a_review_action,
    an_award,
    an_evidence,
    an_unmet,
    published,
)
from tests.county import a_county_as_filed, everything_public

LATER = TODAY + timedelta(days=30)
KITE, DAY_CENTRE, MOSS = "kite-hill-trust", "kite-hill-day-centre", "moss-care"
LOT = "day-and-evening-opportunities"


def _provider(filed: Filed, status: ProviderStatus, day: date) -> Filed:
    provider = replace(filed.providers[KITE], status=status, status_since=day)
    return replace(filed, providers={**filed.providers, KITE: provider})


def _service(filed: Filed, **changes: object) -> Filed:
    service = replace(filed.services[DAY_CENTRE], **changes)
    return replace(filed, services={**filed.services, DAY_CENTRE: service})


def _lot(filed: Filed, **changes: object) -> Filed:
    return replace(filed, lots={**filed.lots, LOT: replace(filed.lots[LOT], **changes)})


def _decided(filed: Filed, day: date) -> Filed:
    decision = FrameworkDecision(day, "To go on.", "Cabinet", "C-9")
    framework = replace(filed.framework, decisions=(*filed.framework.decisions, decision))
    return replace(filed, framework=framework)


def _of_provider(filed: Filed, kind: str, day: date) -> Filed:
    return replace(filed, decisions=(*filed.decisions, a_decision(kind, decided_on=day)))


def _in_register(filed: Filed, *ratings: Rating, **changes: object) -> Filed:
    """With the home's location in the register: rated Good in 2024, and then these."""
    service = replace(filed.services["calne-lodge"], cqc_location_id="1-000000909")
    good = a_rating("1-000000909", overall="Good", rated_on=date(2024, 5, 2))
    at = a_location("1-000000909", good, *ratings, provider_id="", **changes)
    services = {**filed.services, service.id: service}
    return replace(filed, services=services, register={at.location_id: at})


def _rated(filed: Filed, day: date) -> Filed:
    return _in_register(filed, a_rating("1-000000909", overall="Inadequate", rated_on=day))


def _deregistered(filed: Filed, day: date) -> Filed:
    return _in_register(filed, deregistered_on=day)


# What an officer writes down → the records with it, as of a day.
WRITTEN: dict[str, Callable[[Filed, date], Filed]] = {
    "an award": lambda f, d: replace(
        f, awards=(*f.awards, an_award(MOSS, lot=LOT, decided_on=d, decision_reference="Z"))
    ),
    "proof": lambda f, d: replace(
        f, evidence=(*f.evidence, an_evidence(seen_on=d, valid_until=None))
    ),
    "proof that was not enough": lambda f, d: replace(
        f, evidence=(*f.evidence, an_evidence(seen_on=d, result="not-met"))
    ),
    "a review": lambda f, d: replace(f, reviews=(*f.reviews, a_review(reviewed_on=d))),
    "feedback": lambda f, d: replace(
        f, feedback=(*f.feedback, *(a_feedback(month=d, score=n) for n in (1, 2, 5)))
    ),
    "an unmet request": lambda f, d: replace(
        f, unmet_requests=(*f.unmet_requests, an_unmet(month=d, how_many=30))
    ),
    "a suspension": lambda f, d: _provider(f, ProviderStatus.SUSPENDED, d),
    "a leaving": lambda f, d: _provider(f, ProviderStatus.LEFT, d),
    "a withdrawal": lambda f, d: _service(f, withdrawn_on=d),
    "a lot that closes": lambda f, d: _lot(f, closes_on=d),
    "a lot that closes to new providers": lambda f, d: _lot(f, closed_to_new_on=d),
    "a decision about the framework": _decided,
    "a rating": _rated,
    "the end of a registration": _deregistered,
    "a suspension by decision": lambda f, d: _of_provider(f, "suspension", d),
    "a leaving by decision": lambda f, d: _of_provider(f, "leaving", d),
    "a removal": lambda f, d: _of_provider(f, "removal", d),
    "what was agreed in a review": lambda f, d: replace(
        f,
        reviews=(
            *f.reviews,
            a_review(reviewed_on=d, outcome=ReviewOutcome.ACTIONS_AGREED, published=d),
        ),
        review_actions=(*f.review_actions, a_review_action(reviewed_on=d)),
    ),
}


@pytest.mark.parametrize("what", WRITTEN)
def test_what_is_written_down_of_a_later_day_changes_nothing_before_it(what: str) -> None:
    filed, write = _in_register(a_county_as_filed()), WRITTEN[what]
    before = everything_public(published(filed))
    assert everything_public(published(write(filed, LATER))) == before
    # So that it cannot pass because what is written says nothing anywhere.
    told = everything_public(published(write(filed, TODAY.replace(day=1))))
    assert told != before


def test_a_later_price_model_is_on_no_page_before_the_day_of_its_decision() -> None:
    filed = _lot(a_county_as_filed(), price_model=PriceModel(()))
    model = PriceModel((PriceVersion((PriceBand("day"),), None, LATER, "Cabinet", "P"),))
    before = everything_public(published(filed))
    assert everything_public(published(_lot(filed, price_model=model))) == before
    assert everything_public(published(filed, LATER)) != everything_public(
        published(_lot(filed, price_model=model), LATER)
    )
