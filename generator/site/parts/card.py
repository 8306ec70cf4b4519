"""A service in a list: the few facts by which people choose, one line each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.publication import Publication, PublicService
from generator.site.parts import links, location, regulation
from generator.site.parts.links import Link
from generator.site.parts.regulation import RatingWords
from generator.site.words import feedback, opening, places, wording
from generator.site.words.places import AvailabilityWords


@dataclass(frozen=True, slots=True)
class CardView:
    """One listed service in a list. `id` is what a shortlist keeps; `picture` that of its type.

    `opening` has its days and hours, `languages` what staff speak besides English, `feedback` how many people
    said something of it and how good; "" where nobody says.
    """

    id: str
    link: Link
    picture: str
    type: str
    provider: str
    where: str
    availability: AvailabilityWords
    opening: str
    languages: str
    price: str
    rating: RatingWords
    feedback: str


def cards_of(publication: Publication, services: Iterable[PublicService]) -> tuple[CardView, ...]:
    """The cards of listed services, in the same order."""
    cards = _cards(publication)
    return tuple(cards[service.id] for service in services)


def availability(service: PublicService) -> AvailabilityWords:
    """Whether the service has room, as it may be said on the day."""
    return places.availability(
        service.availability,
        service.availability_on,
        service.places,
        free=service.places_free,
        since=service.places_from,
    )


@lru_cache(maxsize=1)
def _cards(publication: Publication) -> Mapping[str, CardView]:
    """Each card once: it stands on a dozen pages."""
    return {key: _card(publication, service) for key, service in publication.services.items()}


def _card(publication: Publication, service: PublicService) -> CardView:
    lot = publication.lots[service.lot]
    return CardView(
        id=service.id,
        link=links.service(service),
        picture=publication.picture(lot.easy_read),
        type=lot.title,
        provider=publication.providers[service.provider].title,
        where=location.in_short(publication, service),
        availability=availability(service),
        opening=opening.in_words(service.days, service.hours),
        languages=", ".join(publication.languages[term].name for term in service.languages),
        price=wording.price(service.price_from, service.price_to, service.price_unit),
        rating=regulation.in_short(service),
        feedback=feedback.in_short(publication.feedback.get(service.id)),
    )
