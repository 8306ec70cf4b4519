"""All records as they are filed: mappings by id, and the questions that are asked of them.

Nothing public is made from it: see `generator.publication`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from generator.records.area import Area, NeighbouringTown
from generator.records.award import Award
from generator.records.criterion import Criterion
from generator.records.evidence import Evidence, Review
from generator.records.feedback import Feedback, UnmetRequest
from generator.records.framework import Framework
from generator.records.gazetteer import Gazetteer, gazetteer
from generator.records.ledger import Ledger
from generator.records.lot import EasyPage, Lot
from generator.records.prose import Prose
from generator.records.provider import Provider
from generator.records.rating import Rating
from generator.records.service import Photo, Service
from generator.records.vocabulary import Signpost, Term

K = TypeVar("K")
T = TypeVar("T")


@dataclass(frozen=True)
class Filed:
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
    unmet_requests: tuple[UnmetRequest, ...] = ()
    reviews: tuple[Review, ...] = ()
    ratings: Mapping[str, Rating] = field(default_factory=dict)
    easy_read: Mapping[str, EasyPage] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)  # name → outline (SVG path data)
    photos: Mapping[str, Photo] = field(default_factory=dict)  # by their files
    ledger: Ledger = field(default_factory=Ledger)  # what was public before
    prose: Prose = field(default_factory=Prose)
    plain_words: Mapping[str, int] = field(default_factory=dict)  # syllables that a word counts as
    neighbouring_towns: Mapping[str, NeighbouringTown] = field(default_factory=dict)
    signposts: Mapping[str, Signpost] = field(default_factory=dict)  # what is not listed here

    def criteria_of(self, lot_id: str) -> tuple[Criterion, ...]:
        """The criteria that the lot asks, as it asks them, in the lot's order; unknown ids are left out."""
        return self.lots[lot_id].criteria_among(self.criteria)

    def services_of(self, provider_id: str) -> tuple[Service, ...]:
        """The provider's services, whether or not they may be listed."""
        return self._services_by_provider.get(provider_id, ())

    def awards_of(self, provider_id: str) -> tuple[Award, ...]:
        """The provider's awards, of any date."""
        return self._awards_by_provider.get(provider_id, ())

    def evidence_of(self, provider_id: str) -> tuple[Evidence, ...]:
        """What was seen of the provider and its services."""
        return self._evidence_by_provider.get(provider_id, ())

    def reviews_of(self, provider_id: str) -> tuple[Review, ...]:
        """The reviews of the provider that took place, in any lot."""
        return self._reviews_by_provider.get(provider_id, ())

    def feedback_on(self, service_id: str) -> tuple[Feedback, ...]:
        """What people said of the service."""
        return self._feedback_by_service.get(service_id, ())

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The names of places that stand in addresses."""
        regions = (self.framework.region, self.framework.council)
        return gazetteer(self.areas.values(), self.neighbouring_towns.values(), regions)

    @cached_property
    def _services_by_provider(self) -> Mapping[str, tuple[Service, ...]]:
        return grouped((s.provider, s) for s in self.services.values())

    @cached_property
    def _awards_by_provider(self) -> Mapping[str, tuple[Award, ...]]:
        return grouped((a.provider, a) for a in self.awards)

    @cached_property
    def _evidence_by_provider(self) -> Mapping[str, tuple[Evidence, ...]]:
        return grouped((e.provider, e) for e in self.evidence)

    @cached_property
    def _reviews_by_provider(self) -> Mapping[str, tuple[Review, ...]]:
        return grouped((r.provider, r) for r in self.reviews)

    @cached_property
    def _feedback_by_service(self) -> Mapping[str, tuple[Feedback, ...]]:
        return grouped((f.service, f) for f in self.feedback)


def grouped(pairs: Iterable[tuple[K, T]]) -> Mapping[K, tuple[T, ...]]:
    """The records of each key, in their order."""
    groups: dict[K, list[T]] = {}
    for key, record in pairs:
        groups.setdefault(key, []).append(record)
    return {key: tuple(records) for key, records in groups.items()}
