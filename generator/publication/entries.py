"""What the public may know of a service, of a provider, and of how much there is. What it may not know has no room here."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from generator.collation import without_legal_form
from generator.problem import Place
from generator.publication.criteria import CriterionStatus
from generator.publication.listing import Reason, ReasonKind
from generator.publication.opening import OpeningTimes, opening_times
from generator.records import Availability, Award, Photo, Point, ProviderStatus, Rating


@dataclass(frozen=True, slots=True)
class FullAddress:
    """A place that anybody may know.

    Attributes:
        lines: the parts of its address, as they are filed.
        street: what of them is not the town or the county.
        town: "" where none is known.
    """

    lines: tuple[str, ...]
    street: str
    town: str
    postcode: str


@dataclass(frozen=True, slots=True)
class Locality:
    """Somebody's home, of which the public knows the town alone: a name out of the council's own list, or ""."""

    town: str


Location = FullAddress | Locality | None
"""None: it has no one place."""

# With one of these a service has gone for good.
_FOR_GOOD: Final[frozenset[ReasonKind]] = frozenset(
    {"provider-left", "service-withdrawn", "lot-closed", "framework-over"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceEntry:
    """What is known of every service that has a page.

    Attributes:
        point: to about a kilometre where people live there.
        regulated: whether the Care Quality Commission regulates it.
        cqc_location_id: "" where it does not regulate the service.
        rating: what its register says; None where it does not regulate the service, or says nothing.
        availability: as it was said on `availability_on`.
        places: as it counts on the day: "ask" where nothing was said, or too long ago.
        places_until: the last day on which what was said counts, or counted; None where nothing was said.
        award: that on which it stands; None where none is in force.
        awarded_since: since when its provider has held the lot without a break; None before the first award.
        statuses: how it stands to each criterion that is asked of it.
    """

    id: str
    title: str
    provider: str
    lot: str
    areas: tuple[str, ...]
    point: Point | None
    regulated: bool
    cqc_location_id: str
    rating: Rating | None
    availability: Availability
    availability_on: date | None
    places: Availability
    places_until: date | None
    award: Award | None
    awarded_since: date | None
    checked_on: date | None
    former_ids: tuple[str, ...]
    statuses: tuple[CriterionStatus, ...]
    place: Place

    @property
    def may_come_back(self) -> bool:
        """Whether it is listed, or may be again."""
        reasons = self.reasons if isinstance(self, WithheldService) else ()
        return not any(reason.kind in _FOR_GOOD for reason in reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicService(ServiceEntry):
    """A listed service. Its fields are those of `records.Service`, as far as the public may know them."""

    summary: str
    needs: tuple[str, ...]
    age_from: int
    age_to: int | None
    access: tuple[str, ...]
    location: Location
    price_from: Decimal | None
    price_to: Decimal | None
    price_unit: str
    price_includes: str
    phone: str
    email: str
    website: str
    how_to_apply: str
    checked_by: str
    self_funders: bool | None
    photo: Photo | None
    image_alt: str
    days: tuple[str, ...]
    hours: str
    languages: tuple[str, ...]
    capacity: int | None

    @property
    def opening_times(self) -> OpeningTimes | None:
        """When it opens and closes; None where its hours do not say so beyond doubt."""
        return opening_times(self.hours)

    @property
    def has_places(self) -> bool:
        """Whether it has places now."""
        return self.places is Availability.PLACES_NOW


@dataclass(frozen=True, slots=True, kw_only=True)
class WithheldService(ServiceEntry):
    """A service that is not listed: its price, contacts and place are nobody's business now.

    Attributes:
        reasons: every reason, the gravest first.
    """

    reasons: tuple[Reason, ...]

    @property
    def wants_evidence_alone(self) -> bool:
        """Whether nothing but evidence keeps it off the list."""
        return all(reason.criterion for reason in self.reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicProvider:
    """A provider that is or was on the framework. Its fields are those of `records.Provider`."""

    id: str
    title: str
    description: str
    legal_name: str
    trading_name: str
    company_number: str
    charity_number: str
    cqc_provider_id: str
    location: FullAddress | None
    phone: str
    email: str
    website: str
    joined: date | None
    status: ProviderStatus
    status_since: date | None
    former_slugs: tuple[str, ...]
    about: str
    place: Place

    @property
    def other_names(self) -> tuple[str, ...]:
        """By which it trades or is registered, but for its title with no more than a legal form behind it."""
        title = without_legal_form(self.title)
        names = {without_legal_form(name): name for name in (self.legal_name, self.trading_name)}
        return tuple(name for key, name in names.items() if key not in ("", title))

    @property
    def has_left(self) -> bool:
        """Whether it has left the framework."""
        return self.status is ProviderStatus.LEFT
