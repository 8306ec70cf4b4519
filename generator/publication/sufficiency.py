"""How much there is of each lot in each area, and so where providers are wanted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.publication.entries import PublicService


@dataclass(frozen=True, slots=True)
class Supply:
    """What is listed of one lot in one area: services, the providers that they are of, and those with places now."""

    services: int = 0
    providers: int = 0
    places: int = 0


def supply(services: Iterable[PublicService]) -> Mapping[tuple[str, str], Supply]:
    """Count once for all: (lot id, area id) → what there is, where there is anything."""
    serving: defaultdict[tuple[str, str], list[PublicService]] = defaultdict(list)
    for service in services:
        for area_id in service.areas:
            serving[service.lot, area_id].append(service)
    return {
        key: Supply(
            services=len(found),
            providers=len({service.provider for service in found}),
            places=sum(service.has_places for service in found),
        )
        for key, found in serving.items()
    }
