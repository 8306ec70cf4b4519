"""How much there is of a lot in an area, and so where providers are wanted."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.publication.entries import PublicService


@dataclass(frozen=True, slots=True)
class Supply:
    """What is listed of one lot in one area: services, the providers that they are of, and those with places now."""

    services: int = 0
    providers: int = 0
    places: int = 0


def supply(services: Sequence[PublicService]) -> Supply:
    """Count the listed services of one lot in one area."""
    return Supply(
        services=len(services),
        providers=len({service.provider for service in services}),
        places=sum(service.has_places for service in services),
    )
