"""All records as they are filed: mappings by id, and the questions that are asked of them.

Nothing public is made from it: see `generator.publication`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from generator.records.area import Area, NeighbouringTown
from generator.records.criterion import Criterion
from generator.records.feedback import Feedback, UnmetRequest
from generator.records.framework import Framework
from generator.records.gazetteer import Gazetteer, gazetteer
from generator.records.ledger import Ledger
from generator.records.lot import EasyPage, Lot
from generator.records.prose import Prose
from generator.records.provider import Photo, Provider, Service
from generator.records.vetting import Award, Evidence, Rating, Review
from generator.records.vocabulary import SearchWords, Signpost, Term

K = TypeVar("K")
T = TypeVar("T")

Lookup = Callable[[str], tuple[T, ...]]
"""Id → the records that go with it, in their order; () where there are none."""


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
    languages: Mapping[str, Term] = field(default_factory=dict)
    search_words: SearchWords = field(default_factory=SearchWords)

    def criteria_of(self, lot_id: str) -> tuple[Criterion, ...]:
        """The criteria that the lot asks, as it asks them, in the lot's order; unknown ids are left out."""
        return self.lots[lot_id].criteria_among(self.criteria)

    @cached_property
    def services_of(self) -> Lookup[Service]:
        """A provider's services, whether or not they may be listed."""
        return lookup((s.provider, s) for s in self.services.values())

    @cached_property
    def awards_of(self) -> Lookup[Award]:
        """A provider's awards, of any date."""
        return lookup((a.provider, a) for a in self.awards)

    @cached_property
    def evidence_of(self) -> Lookup[Evidence]:
        """What was seen of a provider and its services."""
        return lookup((e.provider, e) for e in self.evidence)

    @cached_property
    def reviews_of(self) -> Lookup[Review]:
        """The reviews of a provider that took place, in any lot."""
        return lookup((r.provider, r) for r in self.reviews)

    @cached_property
    def feedback_on(self) -> Lookup[Feedback]:
        """What people said of a service."""
        return lookup((f.service, f) for f in self.feedback)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The names of places that stand in addresses."""
        regions = (self.framework.region, self.framework.council)
        return gazetteer(self.areas.values(), self.neighbouring_towns.values(), regions)


def grouped(pairs: Iterable[tuple[K, T]]) -> Mapping[K, tuple[T, ...]]:
    """The records of each key, in their order."""
    groups: dict[K, list[T]] = {}
    for key, record in pairs:
        groups.setdefault(key, []).append(record)
    return {key: tuple(records) for key, records in groups.items()}


def lookup(pairs: Iterable[tuple[str, T]]) -> Lookup[T]:
    """Answers with the records of an id."""
    groups = grouped(pairs)
    return lambda key: groups.get(key, ())
