"""What the Care Quality Commission's register says of locations, and what it has to do with a service."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.problem import Place
from generator.records.lot import Lot, Registration
from generator.records.provider import Provider, Service

RATINGS: Final = ("Outstanding", "Good", "Requires improvement", "Inadequate")
"""The overall ratings, the best first (SI 2014/2936, regulation 20A; CQC's own words)."""

NOT_RATED: Final = "Not rated"
"""What the council's copy has in place of a rating where the register has none."""


@dataclass(frozen=True, slots=True)
class Rating:
    """What the Commission published of a location on a day; a word that is not said is ""."""

    location_id: str
    overall: str
    rated_on: date | None
    safe: str
    effective: str
    caring: str
    responsive: str
    well_led: str
    source: str
    place: Place


@dataclass(frozen=True, slots=True)
class RegisteredLocation:
    """A location in the register (a row of content/cqc-locations.csv).

    Attributes:
        deregistered_on: from which day it is registered no more.
        read_on: of which day the register was that says so; None where nobody wrote it down.
        ratings: the oldest first, those of content/cqc-earlier-ratings.csv too; () where it has none.
        rating_unknown: whether it was rated later than a snapshot's day, and no rating from before is kept.
        is_unrated: whether the register was read for a rating, and has none.
        dormant: whether it is registered and is not used at present.
        not_seen_on: the day of the first copy of the register that does not have it any more; None while it has.
        service_types: as the register writes them, with ; between them.
        also_known_as, brand: other names, and the group whose name it bears; "" where it has none.
        last_inspected: the day of the Commission's last inspection or assessment.
    """

    location_id: str
    provider_id: str
    location_name: str
    provider_name: str
    postcode: str
    deregistered_on: date | None
    read_on: date | None
    place: Place
    ratings: tuple[Rating, ...] = ()
    rating_unknown: bool = False
    is_unrated: bool = False
    dormant: bool = False
    not_seen_on: date | None = None
    service_types: str = ""
    also_known_as: str = ""
    brand: str = ""
    last_inspected: date | None = None

    @property
    def known_as(self) -> tuple[str, ...]:
        """Its other names, each once."""
        here = self.location_name.casefold()
        names = dict.fromkeys(_names(self.also_known_as))
        return tuple(name for name in names if name.casefold() != here)

    @property
    def rating(self) -> Rating | None:
        """The latest; None where there is none, or none any more."""
        return self.ratings[-1] if self.ratings and self.ratings[-1].overall else None


def _names(text: str) -> tuple[str, ...]:
    """The names in a cell: the register has | or ; between them."""
    return tuple(name for part in text.replace("|", ";").split(";") if (name := part.strip()))


def may_be_of(location: RegisteredLocation, provider: Provider) -> bool:
    """Whether the location may be the provider's: not where both have an id and it is another."""
    ids = {location.provider_id, provider.cqc_provider_id} - {""}
    return len(ids) < 2


def is_regulated(lot: Lot, service: Service) -> bool:
    """Whether the Commission regulates the service: as its lot has it, or else as the provider declares.

    Where it declares nothing yet, the location that it names counts as a yes.
    """
    match lot.cqc.registration:
        case Registration.ALWAYS:
            return True
        case Registration.NEVER:
            return False
    return bool(service.cqc_location_id) if service.regulated is None else service.regulated


def leaves_open(lot: Lot, service: Service) -> bool:
    """Whether only the provider can say if the service is regulated, and it has not."""
    return lot.cqc.registration is Registration.SOMETIMES and service.regulated is None
