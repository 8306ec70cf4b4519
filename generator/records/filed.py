"""All records together: mappings by id, and the questions that are asked of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from generator.records.area import Area, Outside
from generator.records.award import Award
from generator.records.criterion import Criterion
from generator.records.evidence import Evidence, Review
from generator.records.feedback import Feedback, Unmet
from generator.records.framework import Framework
from generator.records.ledger import Ledger
from generator.records.lot import EasyPage, Lot
from generator.records.provider import Provider
from generator.records.rating import Rating
from generator.records.service import Photo, Service, photo_file
from generator.records.vocabulary import Elsewhere, Term

T = TypeVar("T")


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
    reviews: tuple[Review, ...] = ()
    ratings: Mapping[str, Rating] = field(default_factory=dict)
    easy_read: Mapping[str, EasyPage] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)  # name → outline (SVG path data)
    photos: Mapping[str, Photo] = field(default_factory=dict)  # by their files
    ledger: Ledger = field(default_factory=Ledger)  # what was public before
    prose: Mapping[str, str] = field(default_factory=dict)  # path below content/ → Markdown
    plain_words: Mapping[str, int] = field(default_factory=dict)  # syllables that a word counts as
    outside: Mapping[str, Outside] = field(default_factory=dict)  # towns beyond the border
    elsewhere: Mapping[str, Elsewhere] = field(default_factory=dict)  # what is not listed here

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

    def reviews_of(self, provider_id: str) -> tuple[Review, ...]:
        """The reviews of the provider that took place, in any lot."""
        return self._reviews_by_provider.get(provider_id, ())

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
    def _reviews_by_provider(self) -> Mapping[str, tuple[Review, ...]]:
        return _grouped((r.provider, r) for r in self.reviews)

    @cached_property
    def _feedback_by_service(self) -> Mapping[str, tuple[Feedback, ...]]:
        return _grouped((f.service, f) for f in self.feedback)


def _grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for key, record in pairs:
        groups.setdefault(key, []).append(record)
    return {key: tuple(records) for key, records in groups.items()}
