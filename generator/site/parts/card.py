"""A service in a list: the few facts by which people choose, one line each."""

from __future__ import annotations

from dataclasses import dataclass

from generator.publication.listing import Listing
from generator.records import Directory, Service
from generator.site import addresses
from generator.site.parts import location, picture, regulation
from generator.site.parts.links import Link
from generator.site.parts.regulation import RatingWords
from generator.site.words import wording
from generator.site.words.wording import AvailabilityWords


@dataclass(frozen=True, slots=True)
class CardView:
    """One listed service in a list. `id` is what a shortlist keeps; `picture` that of its type."""

    id: str
    link: Link
    picture: str
    type: str
    provider: str
    where: str
    availability: AvailabilityWords
    price: str
    rating: RatingWords


def view(directory: Directory, listing: Listing, service: Service) -> CardView:
    """The card of a listed service."""
    return CardView(
        id=service.id,
        link=Link(service.title, addresses.service(service.id)),
        picture=picture.of_lot(directory, directory.lots[service.lot]),
        type=directory.lots[service.lot].title,
        provider=directory.providers[service.provider].title,
        where=location.in_short(directory, service),
        availability=availability(directory, listing, service),
        price=wording.price(service.price_from, service.price_to, service.price_unit),
        rating=regulation.in_short(directory, service),
    )


def availability(directory: Directory, listing: Listing, service: Service) -> AvailabilityWords:
    """Whether the service has room, as it may be said on the listing's day."""
    return wording.availability(
        service.availability,
        service.availability_on,
        as_of=listing.as_of,
        stale_after_days=directory.framework.stale_after_days,
    )
