"""All records as they are filed: mappings by id, and the questions that are asked of them.

Nothing public is made from it: see `generator.publication`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from generator.records.application import Application, PrivateFolder, RefusalReason
from generator.records.area import Area, NeighbouringTown
from generator.records.area_shape import AreaShape
from generator.records.asking import Asking, ProviderMail
from generator.records.criterion import Criterion
from generator.records.decision import (
    DecisionKind,
    ProviderDecision,
    Standing,
    ended,
    standing_in,
    standing_of,
)
from generator.records.feedback import Feedback, QueuedFeedback, UnmetRequest
from generator.records.framework import Framework
from generator.records.gazetteer import Gazetteer, gazetteer
from generator.records.ledger import Ledger
from generator.records.lot import EasyLine, EasyPage, Lot
from generator.records.price import DatedPrice
from generator.records.prose import Prose
from generator.records.provider import Photo, Provider, ProviderStatus, Service
from generator.records.register import RegisteredLocation
from generator.records.review import Review, ReviewAction
from generator.records.sums import Sums
from generator.records.vetting import Award, Evidence
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
    review_actions: tuple[ReviewAction, ...] = ()
    decisions: tuple[ProviderDecision, ...] = ()
    register: Mapping[str, RegisteredLocation] = field(default_factory=dict)  # empty: none is held
    easy_read: Mapping[str, EasyPage] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)  # name → outline (SVG path data)
    photos: Mapping[str, Photo] = field(default_factory=dict)  # by their files
    ledger: Ledger = field(default_factory=Ledger)  # what was public before
    prose: Prose = field(default_factory=Prose)
    plain_words: Mapping[str, int] = field(default_factory=dict)  # syllables that a word counts as
    neighbouring_towns: Mapping[str, NeighbouringTown] = field(default_factory=dict)
    area_shapes: Mapping[str, AreaShape] = field(default_factory=dict)  # of areas that have one
    postcodes_from: str = (
        ""  # what the licence of its postcodes asks to say; "" where it holds none
    )
    signposts: Mapping[str, Signpost] = field(default_factory=dict)  # what is not listed here
    languages: Mapping[str, Term] = field(default_factory=dict)
    search_words: SearchWords = field(default_factory=SearchWords)
    sums: Sums = field(default_factory=Sums)  # that the government sets
    # Of the council's private folder; no publication takes anything of it.
    private: tuple[PrivateFolder, ...] = ()
    applications: tuple[Application, ...] = ()
    refusal_reasons: tuple[RefusalReason, ...] = ()
    askings: tuple[Asking, ...] = ()
    mails: tuple[ProviderMail, ...] = ()
    queued_feedback: tuple[QueuedFeedback, ...] = ()
    prices: tuple[DatedPrice, ...] = ()
    authorities: frozenset[str] = frozenset()  # names of authorities, its own among them

    def criteria_of(self, lot_id: str) -> tuple[Criterion, ...]:
        """The criteria that the lot asks, as it asks them, in the lot's order; unknown ids are left out."""
        return self.lots[lot_id].criteria_among(self.criteria)

    @property
    def easy_texts(self) -> Iterator[tuple[EasyLine, ...]]:
        """Every text in Easy Read: the lines that are read together."""
        yield from (lot.easy_read for lot in self.lots.values())
        yield from (page.lines for page in self.easy_read.values())
        yield from (term.easy_read for term in (*self.needs.values(), *self.access.values()))

    @cached_property
    def services_of(self) -> Lookup[Service]:
        """A provider's services, whether or not they may be listed."""
        return lookup((s.provider, s) for s in self.services.values())

    @cached_property
    def awards_of(self) -> Lookup[Award]:
        """A provider's awards, of any date."""
        return lookup((a.provider, a) for a in self.awards)

    def joined_on(self, provider_id: str) -> date | None:
        """The day on which a provider joined: that of its first award; None where it has none."""
        return min((a.decided_on for a in self.awards_of(provider_id)), default=None)

    @cached_property
    def evidence_of(self) -> Lookup[Evidence]:
        """What was seen of a provider and its services."""
        return lookup((e.provider, e) for e in self.evidence)

    @cached_property
    def reviews_of(self) -> Lookup[Review]:
        """The reviews of a provider that took place, in any lot."""
        return lookup((r.provider, r) for r in self.reviews)

    def actions_of(self, review: Review) -> tuple[ReviewAction, ...]:
        """What was agreed in a review, in the order of the file."""
        key = (review.provider, review.lot, review.reviewed_on)
        return self._actions_by_review.get(key, ())

    @cached_property
    def _actions_by_review(self) -> Mapping[tuple[str, str, date], tuple[ReviewAction, ...]]:
        return grouped(((a.provider, a.lot, a.reviewed_on), a) for a in self.review_actions)

    @cached_property
    def decisions_of(self) -> Lookup[ProviderDecision]:
        """What was decided of a provider after its awards."""
        return lookup((d.provider, d) for d in self.decisions)

    def standing_in(self, provider: str, lot: str, day: date) -> Standing:
        """How the provider stands in the lot on the day, by what had been decided."""
        decisions = self._decided(provider, day)
        if decisions is None:
            return self._standing_as_filed(provider, day)
        return standing_in(self._awarded(provider, day), decisions, lot, day)

    def standing_of(self, provider: str, day: date) -> Standing:
        """How the provider as a whole stands on the day, by what had been decided."""
        decisions = self._decided(provider, day)
        if decisions is None:
            as_filed = self._standing_as_filed(provider, day)
            if as_filed.status is not ProviderStatus.ON:
                return as_filed
        return standing_of(self._awarded(provider, day), decisions or (), day)

    def left_on(self, provider: str, lot: str, day: date) -> tuple[date, ...]:
        """The first days without the lot, each time that the provider left it or was removed by the day."""
        decisions = self._decided(provider, day)
        return ended(self._awarded(provider, day), decisions or (), lot, day)

    def _awarded(self, provider: str, day: date) -> list[Award]:
        return [award for award in self.awards_of(provider) if award.decided_on <= day]

    def _decided(self, provider: str, day: date) -> list[ProviderDecision] | None:
        """What had been decided by the day; None where no decision of any day says how it stands."""
        decisions = [d for d in self.decisions_of(provider) if d.kind is not DecisionKind.REVIEW]
        return [d for d in decisions if d.decided_on <= day] if decisions else None

    def _standing_as_filed(self, provider: str, day: date) -> Standing:
        """As the package alone says, from before decisions were written down."""
        record = self.providers[provider]
        if record.status is ProviderStatus.ENDED:  # as a snapshot has worked out from its awards
            return Standing()
        if record.status_since is not None and record.status_since > day:
            return Standing()
        return Standing(record.status, record.status_since)

    def prices_of(self, service: Service) -> tuple[DatedPrice, ...]:
        """What the service costs from which day on, as far as its provider's prices.csv says."""
        return self._prices.get((service.provider, service.id), ())

    @cached_property
    def feedback_on(self) -> Lookup[Feedback]:
        """What people said of a service."""
        return lookup((f.service, f) for f in self.feedback)

    def unnamed_locations(self, provider: str) -> tuple[RegisteredLocation, ...]:
        """The locations that are the provider's in the register, and that no service of its names."""
        cqc_id = self.providers[provider].cqc_provider_id
        return self._unnamed.get(cqc_id, ()) if cqc_id else ()

    @cached_property
    def _unnamed(self) -> Mapping[str, tuple[RegisteredLocation, ...]]:
        named = {service.cqc_location_id for service in self.services.values()}
        locations = (at for at in self.register.values() if at.location_id not in named)
        return grouped((at.provider_id, at) for at in locations if at.deregistered_on is None)

    @cached_property
    def register_read_on(self) -> date | None:
        """Of which day the register is that the council holds; None where nobody wrote it down."""
        return max((at.read_on for at in self.register.values() if at.read_on), default=None)

    @cached_property
    def _prices(self) -> Mapping[tuple[str, str], tuple[DatedPrice, ...]]:
        return grouped(((p.provider, p.service), p) for p in self.prices)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The names of places that stand in addresses."""
        regions = (self.framework.region, self.framework.council)
        return gazetteer(
            self.areas.values(), self.neighbouring_towns.values(), regions, self.authorities
        )


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
