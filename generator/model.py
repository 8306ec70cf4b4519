"""The records: frozen, holding ids and never one another, each knowing where it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from generator.problem import Place

T = TypeVar("T")


class LotState(StrEnum):
    """Whether a lot takes placements."""

    LIVE = "live"
    OPTIONAL = "optional"
    PLANNED = "planned"
    CLOSED = "closed"


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


@dataclass(frozen=True, slots=True)
class Look:
    """Colours (#rrggbb) and logo (a path below content/, or "")."""

    primary: str = "#14506b"
    accent: str = "#8a3b12"
    logo: str = ""


@dataclass(frozen=True, slots=True)
class Framework:
    """The framework's own facts (content/framework.yml)."""

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

    @property
    def last_day(self) -> date:
        """The last day on which the framework is in force, with any extension."""
        return self.extended_to or self.ends


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
class Criterion:
    """An entry criterion (lots/criteria.yml)."""

    id: str
    title: str
    kind: str
    stage: str
    question: str
    passes: str
    evidence: str
    lasts_months: int | None
    guidance: str
    source: str
    since: date
    place: Place


@dataclass(frozen=True, slots=True)
class Regulation:
    """What the Care Quality Commission has to do with a lot."""

    registration: Registration
    regulated_activities: tuple[str, ...]
    service_types: tuple[str, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class Lot:
    """A lot, which the public reads as a type of support (lots/<id>.yml)."""

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
    easy_read: tuple[str, ...]
    cqc: Regulation
    price_units: tuple[str, ...]
    lead_commissioner: Contact
    criteria: tuple[str, ...]
    place: Place


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
    place: Place


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
    ratings: Mapping[str, Rating] = field(default_factory=dict)

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


def _grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for key, record in pairs:
        groups.setdefault(key, []).append(record)
    return {key: tuple(records) for key, records in groups.items()}
