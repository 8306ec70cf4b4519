"""A provider: an organisation with a package of its own; the services that it offers, and their pictures."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from generator.problem import Place
from generator.records.area import ANYWHERE, Point, Position


class ProviderStatus(StrEnum):
    """How a provider stands to the framework."""

    ON = "on-the-framework"
    SUSPENDED = "suspended"
    LEFT = "left"
    REMOVED = "removed"
    ENDED = "ended"  # its last award has run out, and nobody decided anything else

    @property
    def is_gone(self) -> bool:
        """Whether it is not on the framework any more, by its own wish, the council's, or as time went by."""
        return self in (ProviderStatus.LEFT, ProviderStatus.REMOVED, ProviderStatus.ENDED)


@dataclass(frozen=True, slots=True)
class Provider:
    """An organisation on the framework (providers/<id>/datapackage.yaml and about.md)."""

    id: str  # the folder's name, which the package's own name must equal
    package_name: str
    title: str
    description: str
    legal_name: str
    trading_name: str
    company_number: str
    charity_number: str
    cqc_provider_id: str
    address: str
    postcode: str
    phone: str
    email: str
    website: str
    joined_in_package: date | None  # in a package from before; see `Filed.joined_on`
    status: ProviderStatus  # as its own package says, where no decision of its does
    status_since: date | None
    former_slugs: tuple[str, ...]
    lead_commissioner: str  # the team that looks after it as a whole, by name; or ""
    about: str  # Markdown as written; "" where there is no about.md
    place: Place


class Availability(StrEnum):
    """Whether there is room. It means nothing without the day on which it was said."""

    PLACES_NOW = "places-now"
    WAITING_LIST = "waiting-list"
    FULL = "full"
    ASK = "ask"


DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The days of the week by their ids, in order."""

AFTER_ASSESSMENT: Final = "after-assessment"
"""In place of a unit: no price can be named before somebody's needs have been looked at."""


@dataclass(frozen=True, slots=True)
class Service:
    """A service that a provider offers (a row of services.csv).

    `areas` holds area ids; "all" in the file is already spelt out. `latitude`
    and `longitude` are the row's own; `point` is made of them, or is the
    postcode's where they are blank and the postcode is known. `days` are of
    DAYS, in their order; `hours` are a few words.
    """

    id: str
    provider: str
    title: str
    lot: str
    summary: str
    areas: tuple[str, ...]
    needs: tuple[str, ...]
    age_from: int
    age_to: int | None
    access: tuple[str, ...]
    address: str
    postcode: str
    latitude: float | None
    longitude: float | None
    point: Point | None
    availability: Availability
    availability_on: date | None
    availability_by: str  # "provider" or "officer", and in which way; never a name
    places_free: int | None  # how many, with places now alone
    places_from: date | None  # the day from which what is said of places is so
    price_from: Decimal | None
    price_to: Decimal | None
    price_unit: str
    price_includes: str
    regulated: bool | None  # as its provider declares; None where it has not
    cqc_location_id: str
    phone: str
    email: str
    website: str
    how_to_apply: str
    checked_on: date | None
    checked_by: str
    self_funders: bool | None
    withdrawn_on: date | None
    former_ids: tuple[str, ...]
    image: str  # a file in the package's images/, or ""
    image_alt: str
    days: tuple[str, ...]
    hours: str
    languages: tuple[str, ...]  # that staff speak besides English
    capacity: int | None  # places in all
    place: Place
    position: Position = ANYWHERE  # from which its town follows


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture in a package's images/, as it was found there.

    Attributes:
        id: made of its content, and so of use in an address.
        size: of the file, in bytes.
        width, height: in pixels; 0 where they are not known.
        fault: why it cannot be shown: "unreadable", "too-large", or "".
    """

    id: str
    file: str
    size: int
    width: int
    height: int
    fault: str = ""


def photo_file(service: Service) -> str:
    """Where the picture that the service names should be."""
    return f"providers/{service.provider}/images/{service.image}"
