"""The values by which the find page files services: ages, days, prices by their unit, ratings, who pays.

A value's id stands in addresses that people keep and share, so its meaning never
changes: new values get new ids. Their words are in `generator.site.words.options`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator import records
from generator.publication.entries import PublicService
from generator.publication.registration import InRegister

# id → youngest and oldest: a service has each value in which it takes anybody.
AGES: Final[Mapping[str, tuple[int, int | None]]] = {
    "under-18": (0, 17),
    "18-25": (18, 25),
    "26-49": (26, 49),
    "50-64": (50, 64),
    "65-and-over": (65, None),
}

# Pounds at which a new price range starts, by unit. Prices in different units are never compared.
_PRICE_STEPS: Final[Mapping[str, tuple[int, ...]]] = {
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

AFTER_ASSESSMENT: Final = "after-an-assessment"
ASK_THE_PRICE: Final = "ask"
RATINGS: Final = ("outstanding", "good", "requires-improvement", "inadequate")
NOT_RATED_YET: Final = "not-rated-yet"
NOT_SHOWN: Final = "not-shown"
NOT_REGULATED: Final = "not-regulated"


@dataclass(frozen=True, slots=True)
class PriceRange:
    """Prices for one unit, from `low` pounds up to `high`; None: and more."""

    unit: str
    low: int
    high: int | None

    @property
    def id(self) -> str:
        """`week-500-750`, or `week-1500` for whatever is more."""
        return "-".join(str(part) for part in (self.unit, self.low, self.high) if part is not None)


PRICE_RANGES: Final = tuple(
    PriceRange(unit, low, high)
    for unit, steps in _PRICE_STEPS.items()
    for low, high in zip((0, *steps), (*steps, None), strict=True)
)


def ages_of(service: PublicService) -> tuple[str, ...]:
    """The age ranges in which the service takes anybody."""
    return tuple(
        key
        for key, (youngest, oldest) in AGES.items()
        if (oldest is None or service.age_from <= oldest)
        and (service.age_to is None or service.age_to >= youngest)
    )


def days_of(service: PublicService) -> tuple[str, ...]:
    """The days on which the service runs: those that it names, or all where it never closes; () where it does not say."""
    times = service.opening_times
    return service.days or (records.DAYS if times and times.all_hours else ())


def price_of(service: PublicService) -> str:
    """The range in which the service's prices start; or that the price follows an assessment, or is not known."""
    start = service.price_from if service.price_from is not None else service.price_to
    fitting = (
        span.id
        for span in PRICE_RANGES
        if span.unit == service.price_unit
        and start is not None
        and (start > span.low or span.low == 0)
        and (span.high is None or start <= span.high)
    )
    after = start is None and service.price_unit == records.AFTER_ASSESSMENT
    return next(fitting, AFTER_ASSESSMENT if after else ASK_THE_PRICE)


def rating_of(service: PublicService) -> str:
    """What the Care Quality Commission says of the service, or why it says nothing."""
    match service.in_register:
        case InRegister.UNREGULATED:
            return NOT_REGULATED
        case InRegister.NOT_RATED:
            return NOT_RATED_YET
    rating = rating_id(service)
    return rating if rating in RATINGS else NOT_SHOWN


def rating_id(service: PublicService) -> str:
    """The rating in small letters with hyphens; "" where there is none."""
    return "-".join(service.rating.overall.casefold().split()) if service.rating else ""


def self_funders_of(service: PublicService) -> str:
    """Whether somebody who pays for themselves can come: yes, no, or ask."""
    return {True: "yes", False: "no", None: "ask"}[service.self_funders]
