"""How much there is of each lot in each area, and so where providers are wanted."""

from collections.abc import Collection
from dataclasses import dataclass

from generator.publication.entries import PublicService


@dataclass(frozen=True, slots=True)
class Sufficiency:
    """What is listed of one lot in one area: services, the providers that they are of, and those with places now."""

    services: int
    providers: int
    places: int


def sufficiency(listed: Collection[PublicService]) -> Sufficiency:
    """How much these services are."""
    providers = {service.provider for service in listed}
    places = sum(service.has_places for service in listed)
    return Sufficiency(len(listed), len(providers), places)
