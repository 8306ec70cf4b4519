"""The records: frozen, holding ids and never one another, each knowing where it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from generator.criterion import AskedOf as AskedOf
from generator.criterion import Criterion as Criterion
from generator.criterion import ShownBy as ShownBy
from generator.joining import Joining as Joining
from generator.joining import Question as Question
from generator.ledger import Ledger as Ledger
from generator.price_model import Band as Band
from generator.price_model import PriceModel as PriceModel
from generator.problem import Place

T = TypeVar("T")


class LotState(StrEnum):
    """Whether a lot takes placements and providers.

    Closed to new providers: it goes on with those that it has. Closed: the
    council arranges no more of it, and none of its services is listed.
    """

    LIVE = "live"
    OPTIONAL = "optional"
    PLANNED = "planned"
    CLOSED_TO_NEW = "closed-to-new-providers"
    CLOSED = "closed"


class FrameworkState(StrEnum):
    """Whether the framework is in force on a day."""

    NOT_BEGUN = "not-begun"
    IN_FORCE = "in-force"
    EXTENDED = "extended"
    OVER = "over"


class Vetting(StrEnum):
    """What a listing rests on beside the award: evidence of each mandatory criterion, or nothing more.

    The latter is for a council whose evidence is kept elsewhere, as after an import.
    """

    EVIDENCE = "evidence"
    AWARDS_ALONE = "awards-alone"


class ProviderStatus(StrEnum):
    """How a provider stands to the framework."""

    ON = "on-the-framework"
    SUSPENDED = "suspended"
    LEFT = "left"


class Availability(StrEnum):
    """Whether there is room. It means nothing without the day on which it was said."""

    PLACES_NOW = "places-now"
    WAITING_LIST = "waiting-list"
    FULL = "full"
    ASK = "ask"


class Registration(StrEnum):
    """Whether a lot's providers must be registered with the Care Quality Commission."""

    ALWAYS = "always"
    SOMETIMES = "sometimes"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Point:
    """A position in degrees (WGS 84)."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Contact:
    """A team that the public can reach."""

    team: str
    email: str = ""
    phone: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """Something that was decided about the framework, by whom and when."""

    on: date
    decision: str
    by: str
    reference: str
    under: str = ""  # the delegation or power that let them decide


@dataclass(frozen=True, slots=True)
class Round:
    """A time in which providers may apply, both days included."""

    opens: date
    closes: date


@dataclass(frozen=True, slots=True)
class Look:
    """Colours (#rrggbb) and logo (a path below content/, or "")."""

    primary: str = "#14506b"
    accent: str = "#8a3b12"
    logo: str = ""


@dataclass(frozen=True, slots=True)
class Framework:
    """The framework's own facts (content/framework.yml).

    Attributes:
        fewest_providers: a type of support, or an area, with fewer than these wants attention.
    """

    title: str
    council: str
    region: str
    summary: str
    demonstration: bool
    demonstration_note: str
    legal_basis: str
    starts: date
    ends: date
    extended_to: date | None
    ocid: str
    rounds: str
    decisions: tuple[Decision, ...]
    care: Contact
    commissioning: Contact
    reach_km: float
    stale_after_days: int
    look: Look
    place: Place
    warn_within_days: int = 42
    vetting: Vetting = Vetting.EVIDENCE
    round_dates: tuple[Round, ...] = ()  # none: providers may apply at any time
    joining: Joining = field(default_factory=Joining)
    fewest_providers: int = 2

    @property
    def last_day(self) -> date:
        """The last day on which the framework is in force, with any extension."""
        return self.extended_to or self.ends

    def state_on(self, day: date) -> FrameworkState:
        """Whether it is in force on the day."""
        if day < self.starts:
            return FrameworkState.NOT_BEGUN
        if day > self.last_day:
            return FrameworkState.OVER
        return FrameworkState.IN_FORCE if day <= self.ends else FrameworkState.EXTENDED

    def takes_applications_on(self, day: date) -> bool:
        """Whether providers may apply on the day: not once it is over, nor between two rounds."""
        if self.state_on(day) is FrameworkState.OVER:
            return False
        return not self.round_dates or any(r.opens <= day <= r.closes for r in self.round_dates)


@dataclass(frozen=True, slots=True)
class Term:
    """An id with the public's words for it, and other words for the same."""

    id: str
    name: str
    also: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Area:
    """An area by which the public browses (content/areas.yml)."""

    id: str
    name: str
    point: Point | None
    places: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Regulation:
    """What the Care Quality Commission has to do with a lot."""

    registration: Registration
    regulated_activities: tuple[str, ...]
    service_types: tuple[str, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class EasyLine:
    """One idea in Easy Read: a picture of Material's (by its name there), and words beside it."""

    picture: str
    words: str
    place: Place


@dataclass(frozen=True, slots=True)
class EasyPage:
    """An Easy Read page that is about no lot (content/easy-read/<id>.yml)."""

    id: str
    title: str
    summary: str
    lines: tuple[EasyLine, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Further:
    """A prose page that tells more of a lot: what a link to it says, and its address."""

    title: str
    address: str
    place: Place


@dataclass(frozen=True, slots=True)
class Thought:
    """When somebody may not have thought of a lot: beside these lots, or with these needs.

    `words` says why it may suit; "" where the lot is never suggested.
    """

    words: str = ""
    lots: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lot:
    """A lot, which the public reads as a type of support (lots/<id>.yml).

    Attributes:
        criteria: ids of all criteria that it asks, shared ones and its own.
        sharpened: the shared ones that it asks in its own way.
        opens_on: the first day; before it the lot is planned.
        closed_to_new_on: the day from which no provider joins any more.
        closes_on: the day from which it is closed.
    """

    id: str
    title: str
    order: int
    state: LotState
    summary: str
    also_known_as: tuple[str, ...]
    description: str
    suits: tuple[str, ...]
    what_happens_first: tuple[str, ...]
    costs: str
    without_address: str
    easy_read: tuple[EasyLine, ...]
    more: tuple[Further, ...]
    have_you_thought_of: Thought
    cqc: Regulation
    price_model: PriceModel
    lead_commissioner: Contact
    criteria: tuple[str, ...]
    place: Place
    sharpened: tuple[Criterion, ...] = ()
    opens_on: date | None = None
    closed_to_new_on: date | None = None
    closes_on: date | None = None

    @property
    def price_units(self) -> tuple[str, ...]:
        """The units in which a price may be given: those of the price model."""
        return self.price_model.units

    def state_on(self, day: date) -> LotState:
        """The state on the day, by the lot's dates and otherwise as the council set it."""
        if self.opens_on and day < self.opens_on:
            return LotState.PLANNED
        if self.closes_on and day >= self.closes_on:
            return LotState.CLOSED
        if self.closed_to_new_on and day >= self.closed_to_new_on:
            return LotState.CLOSED_TO_NEW
        opened = self.state is LotState.PLANNED and self.opens_on is not None
        return LotState.LIVE if opened else self.state


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
    joined: date
    status: ProviderStatus
    status_since: date | None
    former_slugs: tuple[str, ...]
    about: str  # Markdown as written; "" where there is no about.md
    place: Place


@dataclass(frozen=True, slots=True)
class Service:
    """A service that a provider offers (a row of services.csv).

    `areas` holds area ids; "all" in the file is already spelt out. `latitude`
    and `longitude` are the row's own; `point` is made of them, or is the
    postcode's where they are blank and the postcode is known.
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
    price_from: Decimal | None
    price_to: Decimal | None
    price_unit: str
    price_includes: str
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
    place: Place


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


@dataclass(frozen=True, slots=True)
class Award:
    """The council's decision to put a provider in a lot (a row of awards.csv)."""

    provider: str
    lot: str
    decided_on: date
    decision_reference: str
    decided_by: str
    ends_on: date | None
    place: Place


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the council saw of a criterion (a row of evidence.csv). `service` is "" for the provider as a whole."""

    provider: str
    criterion: str
    service: str
    result: str
    seen_on: date
    seen_by: str
    valid_until: date | None
    place: Place


@dataclass(frozen=True, slots=True)
class Feedback:
    """What somebody said of a service (a row of feedback.csv). `month` is its first day."""

    provider: str
    service: str
    month: date
    said_by: str
    score: int
    comment: str
    reply: str
    place: Place


@dataclass(frozen=True, slots=True)
class Unmet:
    """What people asked for and could not get (a row of content/unmet-requests.csv).

    Attributes:
        month: its first day.
        need, area, lot: ids; "" where nobody said, or where there is no such lot yet.
        words: what was asked for, in a few words, or "".
    """

    month: date
    need: str
    area: str
    lot: str
    words: str
    how_many: int
    place: Place


@dataclass(frozen=True, slots=True)
class Rating:
    """The Care Quality Commission's latest word on a registered location ("" where it has none)."""

    location_id: str
    provider_id: str
    location_name: str
    overall: str
    rated_on: date | None
    safe: str
    effective: str
    caring: str
    responsive: str
    well_led: str
    source: str
    place: Place


@dataclass(frozen=True)
class Directory:
    """All records by id, in the order of their files. It answers questions and changes nothing."""

    framework: Framework
    areas: Mapping[str, Area]
    needs: Mapping[str, Term]
    access: Mapping[str, Term]
    lots: Mapping[str, Lot]
    criteria: Mapping[str, Criterion]
    providers: Mapping[str, Provider]
    services: Mapping[str, Service]
    awards: tuple[Award, ...]
    evidence: tuple[Evidence, ...]
    feedback: tuple[Feedback, ...]
    unmet: tuple[Unmet, ...] = ()
    ratings: Mapping[str, Rating] = field(default_factory=dict)
    easy_read: Mapping[str, EasyPage] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)  # name → outline (SVG path data)
    photos: Mapping[str, Photo] = field(default_factory=dict)  # by their files
    ledger: Ledger = field(default_factory=Ledger)  # what was public before
    plain_words: Mapping[str, int] = field(default_factory=dict)  # syllables that a word counts as

    def criteria_of(self, lot_id: str) -> tuple[Criterion, ...]:
        """The criteria that the lot asks, as it asks them, in the lot's order; unknown ids are left out."""
        lot = self.lots[lot_id]
        own = {criterion.id: criterion for criterion in lot.sharpened}
        known = (own.get(i) or self.criteria.get(i) for i in dict.fromkeys(lot.criteria))
        return tuple(criterion for criterion in known if criterion is not None)

    def services_of(self, provider_id: str) -> tuple[Service, ...]:
        """The provider's services, whether or not they may be listed."""
        return self._services_by_provider.get(provider_id, ())

    def awards_of(self, provider_id: str) -> tuple[Award, ...]:
        """The provider's awards, of any date."""
        return self._awards_by_provider.get(provider_id, ())

    def evidence_of(self, provider_id: str) -> tuple[Evidence, ...]:
        """What was seen of the provider and its services."""
        return self._evidence_by_provider.get(provider_id, ())

    def feedback_on(self, service_id: str) -> tuple[Feedback, ...]:
        """What people said of the service."""
        return self._feedback_by_service.get(service_id, ())

    def photo_of(self, service: Service) -> Photo | None:
        """The service's picture, where it names one that is there and can be read."""
        photo = self.photos.get(photo_file(service)) if service.image else None
        return None if photo is None or photo.fault else photo

    def rating_of(self, service: Service) -> Rating | None:
        """The register's entry for the service's location, where there is one."""
        return self.ratings.get(service.cqc_location_id)

    @cached_property
    def _services_by_provider(self) -> Mapping[str, tuple[Service, ...]]:
        return _grouped((s.provider, s) for s in self.services.values())

    @cached_property
    def _awards_by_provider(self) -> Mapping[str, tuple[Award, ...]]:
        return _grouped((a.provider, a) for a in self.awards)

    @cached_property
    def _evidence_by_provider(self) -> Mapping[str, tuple[Evidence, ...]]:
        return _grouped((e.provider, e) for e in self.evidence)

    @cached_property
    def _feedback_by_service(self) -> Mapping[str, tuple[Feedback, ...]]:
        return _grouped((f.service, f) for f in self.feedback)


def photo_file(service: Service) -> str:
    """Where the picture that the service names should be."""
    return f"providers/{service.provider}/images/{service.image}"


def _grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for key, record in pairs:
        groups.setdefault(key, []).append(record)
    return {key: tuple(records) for key, records in groups.items()}
