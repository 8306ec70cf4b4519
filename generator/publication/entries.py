"""What the public may know of a service, of a provider, and of how much there is. What it may not know has no room here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from generator.collation import without_legal_form
from generator.problem import Place
from generator.publication.criteria import CriterionStatus
from generator.publication.listing import Reason, ReasonKind
from generator.publication.opening import OpeningTimes, opening_times
from generator.publication.registration import InRegister
from generator.records import (
    Availability,
    Award,
    Photo,
    Point,
    PriceStanding,
    ProviderDecision,
    ProviderStatus,
    Rating,
    ReviewOutcome,
    Standing,
)


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

COMES_TO_YOU: Final = "comes-to-you"
"""The term in content/access.yml that says a service comes to people's homes."""

# With one of these a service has gone for good.
_FOR_GOOD: Final[frozenset[ReasonKind]] = frozenset(
    {"provider-left", "provider-removed", "service-withdrawn", "lot-closed", "framework-over"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceEntry:
    """What is known of every service that has a page.

    Attributes:
        point: to about a kilometre where people live there.
        regulated: whether the Care Quality Commission regulates it.
        undeclared: whether its provider has still to say so; meanwhile the location that it names counts as a yes.
        cqc_location_id: "" where it does not regulate the service.
        in_register: what its register says of the service, as far as it was seen there.
        register_read_on: of which day the council's copy of the register is; None where that is not known.
        not_seen_on: the day of the first copy of the register that does not have it any more; None while it has.
        last_inspected: the day of the last inspection or assessment; None where that is not known.
        care_home: of `registration.CARE_HOMES`, those that its location is registered as, in a lot of care homes.
        known_as, group: other names of its registered location, and the group whose name that bears ("").
        rating: that of its register; None where it has none, or none was seen.
        availability: as it was said on `availability_on`.
        places: as it counts on the day: "ask" where nothing was said, or too long ago. Places from a
            day to come count as a waiting list until then, and what else is to come as "ask".
        places_until: the last day on which what was said counts, or counted; None where nothing was said.
        award: that on which it stands; None where none is in force.
        awarded_since: since when its provider has held the lot without a break; None before the first award.
        statuses: how it stands to each criterion that is asked of it.
        price_standing: how its price stands to the bands of its lot; None where it has none.
    """

    id: str
    title: str
    provider: str
    lot: str
    areas: tuple[str, ...]
    point: Point | None
    regulated: bool
    undeclared: bool
    cqc_location_id: str
    in_register: InRegister
    register_read_on: date | None
    not_seen_on: date | None
    last_inspected: date | None
    care_home: tuple[str, ...]
    known_as: tuple[str, ...]
    group: str
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
    price_standing: PriceStanding | None
    place: Place

    @property
    def may_come_back(self) -> bool:
        """Whether it is listed, or may be again."""
        reasons = self.reasons if isinstance(self, WithheldService) else ()
        return not any(reason.kind in _FOR_GOOD for reason in reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicService(ServiceEntry):
    """A listed service. Its fields are those of `records.Service`, as far as the public may know them.

    `places_free`, `places_from` and `availability_by` are None or "" where what was said counts no more, and
    `places_from` is None once that day has come.
    """

    availability_by: str
    places_free: int | None
    places_from: date | None
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
    def town(self) -> str:
        """The town or village in which it is; "" where it has no one place."""
        return self.location.town if self.location else ""

    @property
    def comes_to_you(self) -> bool:
        """Whether it comes to people's homes."""
        return COMES_TO_YOU in self.access

    @property
    def has_places(self) -> bool:
        """Whether it has places now."""
        return self.places is Availability.PLACES_NOW


@dataclass(frozen=True, slots=True, kw_only=True)
class WithheldService(ServiceEntry):
    """A service that is not listed: its price, contacts and place are nobody's business now.

    Attributes:
        reasons: every reason, the gravest first: for the council, and nothing public is made from them.
        public_reasons: what of them the public may read; never ().
    """

    reasons: tuple[Reason, ...]
    public_reasons: tuple[Reason, ...]

    @property
    def wants_evidence_alone(self) -> bool:
        """Whether nothing but evidence keeps it off the list."""
        return all(reason.criterion for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class PublicReview:
    """A yearly review of a provider in a lot. Until its outcome is published there is none, and nothing after it.

    Attributes:
        reply: what the provider is doing about it, in its own words; or "".
        agreed, done: how many things were agreed, and how many of them are done.
    """

    provider: str
    lot: str
    reviewed_on: date
    reviewed_by: str
    outcome: ReviewOutcome = ReviewOutcome.NOT_WRITTEN
    reply: str = ""
    agreed: int = 0
    done: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicProvider:
    """A provider that is or was on the framework. Its fields are those of `records.Provider`, and how it stands.

    Attributes:
        joined: the day of its first award, or that on which the framework began if that is later.
        status, status_since: as a whole, on the day.
        decision: by which it stands so; None where nobody wrote one down.
        apart: the lots in which it stands otherwise than as a whole, by their ids; simply on the framework is none.
        to_come: what has been decided of it and does not hold yet, the first to hold first.
    """

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
    decision: ProviderDecision | None
    apart: Mapping[str, Standing]
    to_come: tuple[ProviderDecision, ...]
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
    def is_gone(self) -> bool:
        """Whether it has left the framework, or was removed from it."""
        return self.status.is_gone
