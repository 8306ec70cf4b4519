"""What the public may know on a day: the only thing that anything public is made from.

Filed → snapshot of the day → listing → redaction → Publication, each once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from generator import records
from generator.collation import sort_key
from generator.publication.decisions import PublicDecision, PublicKind, decisions_on
from generator.publication.entries import (
    FullAddress,
    Locality,
    Location,
    PublicProvider,
    PublicReview,
    PublicService,
    ServiceEntry,
    WithheldService,
)
from generator.publication.feedback import PublicComment, PublicFeedback, public_feedback
from generator.publication.listing import decide
from generator.publication.nearness import Nearness
from generator.publication.redaction import public_provider, public_review, public_service
from generator.publication.snapshot import snapshot_on
from generator.publication.sufficiency import Sufficiency, sufficiency
from generator.publication.unmet_demand import Demand, demand


@dataclass(frozen=True, kw_only=True, eq=False)
class Publication:
    """What the public may know on the day `as_of`, and the questions that pages ask of it.

    Attributes:
        state: whether the framework is in force on the day.
        application_round: the round in which providers may apply, or else the next one; None where they may at
            any time, or where none is known.
        lots: in the council's order, each in its state on the day.
        areas, providers: by name.
        services: the listed services, by name.
        withheld: the services that have a page and are not listed, by name.
        feedback: service id → what people said of it, where they are enough.
        decisions: every decision but a refusal, the newest first.
        demand: what people asked for in vain.
        pictures: name → outline (SVG path data).
        area_shapes: area id → what the map draws of it; none where no postcodes were imported.
        postcodes_from: whose data the postcodes of the site are; "" where it has none.
    """

    as_of: date
    framework: records.Framework
    state: records.FrameworkState
    application_round: records.Round | None
    areas: Mapping[str, records.Area]
    needs: Mapping[str, records.Term]
    access: Mapping[str, records.Term]
    lots: Mapping[str, records.Lot]
    criteria: Mapping[str, records.Criterion]
    providers: Mapping[str, PublicProvider]
    services: Mapping[str, PublicService]
    withheld: Mapping[str, WithheldService]
    awards: tuple[records.Award, ...]
    reviews: tuple[PublicReview, ...]
    decisions: tuple[PublicDecision, ...]
    feedback: Mapping[str, PublicFeedback]
    demand: Demand
    easy_read: Mapping[str, records.EasyPage] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)
    neighbouring_towns: Mapping[str, records.NeighbouringTown] = field(default_factory=dict)
    area_shapes: Mapping[str, records.AreaShape] = field(default_factory=dict)
    postcodes_from: str = ""
    signposts: Mapping[str, records.Signpost] = field(default_factory=dict)
    languages: Mapping[str, records.Term] = field(default_factory=dict)
    search_words: records.SearchWords = field(default_factory=records.SearchWords)
    sums: records.Sums = field(default_factory=records.Sums)
    ledger: records.Ledger = field(default_factory=records.Ledger)

    @property
    def region(self) -> str:
        """The place that the public names, such as "Wiltshire"."""
        return self.framework.region or self.framework.council

    @cached_property
    def begun_lots(self) -> tuple[records.Lot, ...]:
        """The lots that are not merely planned."""
        return tuple(lot for lot in self.lots.values() if lot.state.is_begun)

    @property
    def lots_in_easy_read(self) -> tuple[records.Lot, ...]:
        """The lots that have a page in Easy Read: those that say what they are, or that have begun and so may have services."""
        lots = self.lots.values()
        return tuple(lot for lot in lots if lot.easy_read or lot.state.is_begun)

    @cached_property
    def offered_lots(self) -> tuple[records.Lot, ...]:
        """The lots that the public may choose."""
        return tuple(lot for lot in self.lots.values() if lot.state.is_offered)

    @cached_property
    def spoken_languages(self) -> tuple[records.Term, ...]:
        """The languages that somebody at a listed service speaks, in the council's order."""
        spoken = {language for s in self.services.values() for language in s.languages}
        return tuple(term for term in self.languages.values() if term.id in spoken)

    @property
    def is_over(self) -> bool:
        """Whether the framework has ended."""
        return self.state is records.FrameworkState.OVER

    @cached_property
    def joinable_lots(self) -> tuple[records.Lot, ...]:
        """The lots that want providers; none once the framework is over."""
        lots = () if self.is_over else self.lots.values()
        return tuple(lot for lot in lots if lot.state.takes_providers)

    @cached_property
    def preparable_lots(self) -> tuple[records.Lot, ...]:
        """The lots that want providers, or will."""
        lots = () if self.is_over else self.lots.values()
        return tuple(lot for lot in lots if lot.state.can_be_prepared_for)

    @property
    def takes_applications(self) -> bool:
        """Whether providers may apply on the day: not once it is over, nor between two rounds."""
        rounds = self.framework.round_dates
        is_round = self.application_round is not None and self.application_round.opens <= self.as_of
        return not self.is_over and (is_round or not rounds)

    def as_asked(self, criterion: records.Criterion) -> records.Criterion:
        """The version of the criterion that applies on the day; before the first, that."""
        return criterion.on(self.as_of) or criterion

    def criteria_of(self, lot: records.Lot) -> tuple[records.Criterion, ...]:
        """The criteria that the lot asks, as it asks them, in its order."""
        return lot.criteria_among(self.criteria)

    @cached_property
    def in_lot(self) -> records.Lookup[PublicService]:
        """Listed services of one type."""
        return records.lookup((s.lot, s) for s in self.services.values())

    @cached_property
    def in_area(self) -> records.Lookup[PublicService]:
        """Listed services that serve the area."""
        return records.lookup((area, s) for s in self.services.values() for area in s.areas)

    def in_lot_and_area(self, lot_id: str, area_id: str) -> Sequence[PublicService]:
        """Listed services of one type that serve the area."""
        return self._by_lot_and_area.get((lot_id, area_id), ())

    @cached_property
    def of_provider(self) -> records.Lookup[PublicService]:
        """A provider's listed services."""
        return records.lookup((s.provider, s) for s in self.services.values())

    @cached_property
    def awards_of(self) -> records.Lookup[records.Award]:
        """A provider's awards, those that have ended too."""
        return records.lookup((a.provider, a) for a in self.awards)

    @cached_property
    def reviews_of(self) -> records.Lookup[PublicReview]:
        """The reviews of a provider that took place, in any lot."""
        return records.lookup((r.provider, r) for r in self.reviews)

    def sufficiency_of(self, lot_id: str, area_id: str) -> Sufficiency:
        """What there is of one lot in one area."""
        return sufficiency(self.in_lot_and_area(lot_id, area_id))

    def picture(self, lines: Sequence[records.EasyLine]) -> str:
        """The outline (SVG path data, in a square of 24) with which an Easy Read text begins; "" for none.

        It is the picture of what the text is about, so that a type of support has the same everywhere.
        """
        return self.pictures.get(lines[0].picture, "") if lines else ""

    @property
    def entries(self) -> Iterable[ServiceEntry]:
        """Every service that has a page, the listed ones first."""
        return (*self.services.values(), *self.withheld.values())

    @cached_property
    def by_award(self) -> Mapping[tuple[str, str], tuple[ServiceEntry, ...]]:
        """(provider, lot) → its services that are listed or may come back."""
        return records.grouped(((s.provider, s.lot), s) for s in self.entries if s.may_come_back)

    @cached_property
    def near(self) -> Nearness:
        """What is near what."""
        listed = tuple(self.services.values())
        return Nearness(self.areas.values(), self.withheld.values(), listed, self._by_lot_and_area)

    @cached_property
    def _by_lot_and_area(self) -> Mapping[tuple[str, str], Sequence[PublicService]]:
        return records.grouped(
            ((s.lot, area), s) for s in self.services.values() for area in s.areas
        )


def publish(filed: records.Filed, day: date) -> Publication:
    """What the public may know on the day of what is filed.

    Args:
        filed: records that hold together: what one refers to is there.
    """
    snapshot = snapshot_on(filed, day)
    decisions = decide(snapshot, day)
    entries = [
        public_service(snapshot, service, decisions[service.id], day)
        for service in sorted(snapshot.services.values(), key=lambda s: (sort_key(s.title), s.id))
    ]
    providers = sorted(snapshot.providers.values(), key=lambda p: (sort_key(p.title), p.id))
    areas = sorted(snapshot.areas.values(), key=lambda a: (sort_key(a.name), a.id))
    lots = sorted(snapshot.lots.values(), key=lambda x: (x.order, sort_key(x.title), x.id))
    return Publication(
        as_of=day,
        framework=snapshot.framework,
        state=snapshot.framework.state_on(day),
        application_round=snapshot.framework.round_on(day),
        areas={area.id: area for area in areas},
        needs=snapshot.needs,
        access=snapshot.access,
        languages=snapshot.languages,
        lots={lot.id: lot for lot in lots},
        criteria=snapshot.criteria,
        providers={p.id: public_provider(snapshot, p, day) for p in providers},
        services={s.id: s for s in entries if isinstance(s, PublicService)},
        withheld={s.id: s for s in entries if isinstance(s, WithheldService)},
        awards=snapshot.awards,
        reviews=tuple(public_review(snapshot, review, day) for review in snapshot.reviews),
        decisions=decisions_on(snapshot, day),
        feedback=public_feedback(snapshot),
        demand=demand(snapshot.unmet_requests, day),
        easy_read=snapshot.easy_read,
        pictures=snapshot.pictures,
        neighbouring_towns=snapshot.neighbouring_towns,
        area_shapes=snapshot.area_shapes,
        postcodes_from=snapshot.postcodes_from,
        signposts=snapshot.signposts,
        search_words=snapshot.search_words,
        sums=snapshot.sums,
        ledger=snapshot.ledger,
    )
