"""What can be chosen on the pages that search: ids as addresses keep them, and the words for them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.publication import facets
from generator.publication.facets import PriceRange
from generator.records import Area, Availability, Lot, Term
from generator.site.words import opening, places, wording


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: `id` is its value in the page's address and in find/services.json."""

    id: str
    label: str


_RATINGS: Final = {
    **{rating: rating.replace("-", " ").capitalize() for rating in facets.RATINGS},
    **wording.UNRATED,
}
_CARE_HOMES: Final = {
    "with-nursing": "Nursing home: nurses are there day and night",
    "without-nursing": "Residential home: care without nursing",
}
_SELF_FUNDERS: Final = {
    "yes": "Open to people who pay for themselves",
    "ask": "Ask: we do not know yet",
    "no": "The council has to arrange it",
}


def named(terms: Iterable[Area | Term]) -> tuple[Option, ...]:
    """Areas, needs, access or languages."""
    return tuple(Option(term.id, term.name) for term in terms)


def types(lots: Iterable[Lot]) -> tuple[Option, ...]:
    """Types of support."""
    return tuple(Option(lot.id, lot.title) for lot in lots)


def ages() -> tuple[Option, ...]:
    """The age ranges."""
    return tuple(
        Option(key, wording.ages(youngest, oldest) if youngest else f"Under {(oldest or 0) + 1}")
        for key, (youngest, oldest) in facets.AGES.items()
    )


def days() -> tuple[Option, ...]:
    """The days of the week."""
    return tuple(Option(day, name) for day, name in opening.DAY_NAMES.items())


def care_homes() -> tuple[Option, ...]:
    """With nursing, or without."""
    return tuple(Option(key, words) for key, words in _CARE_HOMES.items())


def availability() -> tuple[Option, ...]:
    """Whether there is room."""
    return tuple(Option(state.value, places.availability_state(state)) for state in Availability)


def ratings(rating_ids: Collection[str]) -> tuple[Option, ...]:
    """The ratings, or reasons for none, that have these ids."""
    return tuple(Option(key, words) for key, words in _RATINGS.items() if key in rating_ids)


def self_funders() -> tuple[Option, ...]:
    """Whether somebody who pays for themselves can come."""
    return tuple(Option(key, words) for key, words in _SELF_FUNDERS.items())


def price(span: PriceRange) -> Option:
    """`Up to £500 a week`, `£500 to £750 a week`, `Over £1,500 a week`."""
    low, each = wording.money(Decimal(span.low)), wording.unit(span.unit)
    if span.high is None:
        return Option(span.id, f"Over {low} {each}")
    high = wording.money(Decimal(span.high))
    return Option(span.id, f"{low} to {high} {each}" if span.low else f"Up to {high} {each}")
