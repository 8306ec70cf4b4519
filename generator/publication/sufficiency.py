"""What there is and what people asked for in vain, by lot and area: where providers are wanted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.publication.listing import Listing
from generator.records import Availability, Directory, Lot, LotState, Service, Unmet

MONTHS: Final = 12
"""How far back requests count."""

# Lots that a provider may still join.
OPEN: Final = frozenset({LotState.LIVE, LotState.OPTIONAL})


@dataclass(frozen=True, slots=True)
class Supply:
    """One lot in one area, on the listing's day.

    Attributes:
        services: listed services that serve the area.
        providers: how many providers they are of.
        places: how many of the services have places now.
        asked: how many people asked in the past twelve months and could not get it.
    """

    services: int = 0
    providers: int = 0
    places: int = 0
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Market:
    """All lots and areas.

    Attributes:
        by_lot_and_area: (lot id, area id) → what there is and what was asked for.
        recent: the requests of the past twelve months, in the order of the file.
        open_lots: the lots that a provider may join, in the council's order.
        planned: the lots that are planned.
    """

    by_lot_and_area: Mapping[tuple[str, str], Supply]
    recent: tuple[Unmet, ...]
    open_lots: tuple[Lot, ...]
    planned: tuple[Lot, ...]

    def at(self, lot_id: str, area_id: str) -> Supply:
        """One lot in one area."""
        return self.by_lot_and_area.get((lot_id, area_id), Supply())

    def requests_for(self, lot_id: str) -> tuple[Unmet, ...]:
        """What was asked for of a lot; of "" what no lot offers."""
        return tuple(row for row in self.recent if row.lot == lot_id)


def market(directory: Directory, listing: Listing) -> Market:
    """Count once for all lots and areas."""
    recent = tuple(row for row in directory.unmet if _is_recent(row.month, listing.as_of))
    asked: Counter[tuple[str, str]] = Counter()
    for row in recent:
        asked[row.lot, row.area] += row.how_many
    served: defaultdict[tuple[str, str], list[Service]] = defaultdict(list)
    for service in listing.services(directory):
        for area_id in service.areas:
            served[service.lot, area_id].append(service)
    lots = sorted(directory.lots.values(), key=lambda lot: (lot.order, lot.id))
    return Market(
        by_lot_and_area={
            key: Supply(
                services=len(served.get(key, ())),
                providers=len({service.provider for service in served.get(key, ())}),
                places=sum(has_places(directory, listing, s) for s in served.get(key, ())),
                asked=asked[key],
            )
            for key in (*served, *asked)
        },
        recent=recent,
        open_lots=tuple(lot for lot in lots if lot.state_on(listing.as_of) in OPEN),
        planned=tuple(lot for lot in lots if lot.state_on(listing.as_of) is LotState.PLANNED),
    )


def has_places(directory: Directory, listing: Listing, service: Service) -> bool:
    """Whether the service said that it has places, and not too long ago."""
    said = service.availability_on
    return (
        service.availability is Availability.PLACES_NOW
        and said is not None
        and (listing.as_of - said).days <= directory.framework.stale_after_days
    )


def _is_recent(month: date, as_of: date) -> bool:
    """Whether the month is one of the last twelve, this one included."""
    return 0 <= (as_of.year - month.year) * 12 + as_of.month - month.month < MONTHS
