"""The bands in which the find page files services: ages, prices by their unit, ratings, who pays.

A band's id stands in addresses that people keep and share, so its meaning never
changes: new bands get new ids.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from generator.records import Directory, Registration, Service
from generator.site.words import wording


@dataclass(frozen=True, slots=True)
class Band:
    """One band: its id, the public's words for it, and the heading it stands under ("" for none)."""

    id: str
    label: str
    group: str = ""


# (id, words, youngest, oldest): a service is in each band in which it takes anybody.
_AGES = (
    ("under-18", "Under 18", 0, 17),
    ("18-25", "18 to 25", 18, 25),
    ("26-49", "26 to 49", 26, 49),
    ("50-64", "50 to 64", 50, 64),
    ("65-and-over", "65 and over", 65, None),
)

# Pounds at which a new price band starts, by unit. Prices in different units are never compared.
_PRICE_STEPS: Mapping[str, tuple[int, ...]] = {
    "hour": (20, 25, 30),
    "visit": (20, 30, 40),
    "session": (20, 40, 60),
    "half-day": (30, 50, 75),
    "day": (50, 75, 100),
    "evening": (15, 25, 40),
    "night": (100, 150, 200),
    "weekend": (200, 300, 400),
    "week": (500, 750, 1000, 1500),
    "month": (50, 100, 200, 500),
    "year": (500, 1000, 2000),
}

AFTER_ASSESSMENT = "after-an-assessment"

_RATINGS = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires-improvement": "Requires improvement",
    "inadequate": "Inadequate",
    "not-rated-yet": "Registered with CQC, not rated yet",
    "not-shown": "No CQC rating to show",
    "not-regulated": wording.NOT_REGULATED,
}

_SELF_FUNDERS = {
    "yes": "Open to people who pay for themselves",
    "ask": "Ask: we do not know yet",
    "no": "The council has to arrange it",
}


def ages() -> tuple[Band, ...]:
    """The age bands."""
    return tuple(Band(band, label) for band, label, _, _ in _AGES)


def ages_of(service: Service) -> tuple[str, ...]:
    """The bands in which the service takes anybody."""
    return tuple(
        band
        for band, _, youngest, oldest in _AGES
        if (oldest is None or service.age_from <= oldest)
        and (service.age_to is None or service.age_to >= youngest)
    )


def prices() -> tuple[Band, ...]:
    """The price bands of every unit, and the one for a price that follows an assessment."""
    return (
        *(band for unit in _PRICE_STEPS for band in _prices_in(unit)),
        Band(AFTER_ASSESSMENT, wording.PRICE_UNKNOWN),
    )


def price_of(service: Service) -> str:
    """The band in which the service's prices start."""
    start = service.price_from if service.price_from is not None else service.price_to
    steps = _PRICE_STEPS.get(service.price_unit)
    if start is None or steps is None:
        return AFTER_ASSESSMENT
    ends = (0, *steps)
    passed = [end for end in ends if start > end or end == 0]
    return _price_id(service.price_unit, ends, len(passed) - 1)


def ratings() -> tuple[Band, ...]:
    """What the Care Quality Commission may have said, or why it said nothing."""
    return tuple(Band(band, label) for band, label in _RATINGS.items())


def rating_of(directory: Directory, service: Service) -> str:
    """The band of the service's rating; the words for it are those of `regulation.in_short`."""
    if not service.cqc_location_id:
        always = directory.lots[service.lot].cqc.registration is Registration.ALWAYS
        return "not-shown" if always else "not-regulated"
    rating = directory.rating_of(service)
    band = "-".join(rating.overall.casefold().split()) if rating else ""
    return band if band in _RATINGS else "not-rated-yet"


def self_funders() -> tuple[Band, ...]:
    """Whether somebody who pays for themselves can come."""
    return tuple(Band(band, label) for band, label in _SELF_FUNDERS.items())


def self_funders_of(service: Service) -> str:
    """The band of the service."""
    return {True: "yes", False: "no", None: "ask"}[service.self_funders]


def _prices_in(unit: str) -> tuple[Band, ...]:
    ends = (0, *_PRICE_STEPS[unit])
    each = wording.unit(unit)
    words = [f"Up to {wording.money(Decimal(ends[1]))} {each}"]
    words += [
        f"{wording.money(Decimal(low))} to {wording.money(Decimal(high))} {each}"
        for low, high in pairwise(ends[1:])
    ]
    words.append(f"Over {wording.money(Decimal(ends[-1]))} {each}")
    group = wording.by_unit(unit)
    return tuple(Band(_price_id(unit, ends, i), label, group) for i, label in enumerate(words))


def _price_id(unit: str, ends: tuple[int, ...], step: int) -> str:
    """`week-500-750`, or `week-1500` for whatever is more."""
    if step + 1 < len(ends):
        return f"{unit}-{ends[step]}-{ends[step + 1]}"
    return f"{unit}-{ends[step]}"
