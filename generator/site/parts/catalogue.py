"""The listed services, sorted and grouped once, so that no page has to look at all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.publication.listing import Listing
from generator.publication.nearness import Nearness, nearness
from generator.records import Area, Directory, Lot, LotState, Provider, Service
from generator.site.parts import card
from generator.site.parts.card import CardView

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What views look things up in. Lists are sorted by name, then by id.

    Attributes:
        lots: every type of support, in the order that the council gives.
        open_lots: those that are not merely planned.
        services: the listed services.
        by_lot, by_area, by_provider: id → its listed services.
        by_lot_in_area: (lot id, area id) → its listed services.
        cards: id of each listed service → its card.
    """

    directory: Directory
    listing: Listing
    lots: tuple[Lot, ...]
    open_lots: tuple[Lot, ...]
    areas: tuple[Area, ...]
    providers: tuple[Provider, ...]
    services: tuple[Service, ...]
    by_lot: Mapping[str, Sequence[Service]]
    by_area: Mapping[str, Sequence[Service]]
    by_lot_in_area: Mapping[tuple[str, str], Sequence[Service]]
    by_provider: Mapping[str, Sequence[Service]]
    cards: Mapping[str, CardView]
    near: Nearness

    def in_lot(self, lot_id: str) -> Sequence[Service]:
        """Listed services of one type."""
        return self.by_lot.get(lot_id, ())

    def in_area(self, area_id: str) -> Sequence[Service]:
        """Listed services that serve the area."""
        return self.by_area.get(area_id, ())

    def in_lot_and_area(self, lot_id: str, area_id: str) -> Sequence[Service]:
        """Listed services of one type that serve the area."""
        return self.by_lot_in_area.get((lot_id, area_id), ())

    def of_provider(self, provider_id: str) -> Sequence[Service]:
        """The provider's listed services."""
        return self.by_provider.get(provider_id, ())

    def cards_of(self, services: Iterable[Service]) -> tuple[CardView, ...]:
        """Their cards, in the same order."""
        return tuple(self.cards[service.id] for service in services)

    def near_by(self, service: Service) -> tuple[CardView, ...]:
        """Cards of at most four listed services of the same type nearby."""
        return self.cards_of(self.near.services_like(service))


def catalogue(directory: Directory, listing: Listing) -> Catalogue:
    """Sort and group once."""
    services = tuple(sorted(listing.services(directory), key=lambda s: (s.title.casefold(), s.id)))
    lots = tuple(sorted(directory.lots.values(), key=lambda x: (x.order, x.title.casefold(), x.id)))
    by_lot_in_area = _grouped(services, lambda s: [(s.lot, area_id) for area_id in s.areas])
    return Catalogue(
        directory=directory,
        listing=listing,
        lots=lots,
        open_lots=tuple(lot for lot in lots if lot.state is not LotState.PLANNED),
        areas=tuple(sorted(directory.areas.values(), key=lambda a: (a.name.casefold(), a.id))),
        providers=tuple(
            sorted(directory.providers.values(), key=lambda p: (p.title.casefold(), p.id))
        ),
        services=services,
        by_lot=_grouped(services, lambda s: (s.lot,)),
        by_area=_grouped(services, lambda s: s.areas),
        by_lot_in_area=by_lot_in_area,
        by_provider=_grouped(services, lambda s: (s.provider,)),
        cards={service.id: card.view(directory, listing, service) for service in services},
        near=nearness(directory, services, by_lot_in_area),
    )


def _grouped(
    services: Iterable[Service], keys: Callable[[Service], Iterable[K]]
) -> Mapping[K, Sequence[Service]]:
    groups: dict[K, list[Service]] = {}
    for service in services:
        for key in keys(service):
            groups.setdefault(key, []).append(service)
    return groups
