"""What search engines are told of a page, in the words of schema.org (https://schema.org/docs/schemas.html).

Nothing is said here that the page does not say. The regulator's ratings are
left out: what schema.org means by a rating is the score of people's reviews.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from generator.publication import FullAddress, Publication, PublicProvider, PublicService
from generator.site import addresses
from generator.site.parts import links, location, photo
from generator.site.parts.links import Link

Thing = Mapping[str, object]
"""A thing of schema.org. A value is text, a number, an Address, a thing, or a list of these."""

_CURRENCY: Final = "GBP"


@dataclass(frozen=True, slots=True)
class Address:
    """An address below the site's root, which becomes a whole one where the site's own is known."""

    below: str


def crumbs(steps: Sequence[Link], current: str, address: str) -> Thing:
    """The way to the page, as a BreadcrumbList."""
    way = [*steps, Link(current, address)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": step.text,
                "item": Address(step.href),
            }
            for position, step in enumerate(way, 1)
        ],
    }


def site(publication: Publication) -> Thing:
    """The site and its search, as a WebSite; the council that runs it as its publisher."""
    framework = publication.framework
    return {
        "@type": "WebSite",
        "name": framework.title,
        "description": framework.summary,
        "url": Address(addresses.HOME),
        "inLanguage": "en-GB",
        "publisher": {"@type": "GovernmentOrganization", "name": framework.council},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": Address(f"{addresses.FIND}?q={{search_term_string}}"),
            },
            "query-input": "required name=search_term_string",
        },
    }


def provider(record: PublicProvider) -> Thing:
    """A provider, as an Organization."""
    return _known(
        {
            "@type": "Organization",
            "@id": _id_of_provider(record.id),
            "name": record.title,
            "legalName": record.legal_name,
            "description": record.description,
            "url": Address(addresses.provider(record.id)),
            "sameAs": _website(record.website),
            "telephone": record.phone,
            "email": record.email,
            "address": _postal(record.location),
        }
    )


def service(publication: Publication, record: PublicService) -> Thing:
    """A listed service, as a Service that somebody provides, somewhere, for somebody."""
    lot = publication.lots[record.lot]
    owner = publication.providers[record.provider]
    picture = photo.view(record)
    areas = location.areas_of(publication, record)
    return _known(
        {
            "@type": "Service",
            "name": record.title,
            "serviceType": lot.title,
            "description": record.summary,
            "url": Address(addresses.service(record.id)),
            "image": Address(picture.large) if picture else "",
            "provider": {
                "@type": "Organization",
                "@id": _id_of_provider(owner.id),
                "name": owner.title,
                "url": Address(addresses.provider(owner.id)),
            },
            "areaServed": [{"@type": "AdministrativeArea", "name": area.name} for area in areas],
            "audience": _audience(publication, record),
            "offers": _offer(record),
            "availableChannel": _channel(record),
        }
    )


def services(found: Sequence[PublicService]) -> tuple[Thing, ...]:
    """The services of a list in their order, as an ItemList; () where there is none."""
    if not found:
        return ()
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "name": record.title,
            "url": Address(addresses.service(record.id)),
        }
        for position, record in enumerate(found, 1)
    ]
    return ({"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items},)


def _id_of_provider(provider_id: str) -> Address:
    """What tells that the provider of a service and that of its own page are one."""
    return Address(f"{addresses.provider(provider_id)}#provider")


def _audience(publication: Publication, record: PublicService) -> Thing:
    needs = ", ".join(publication.needs[need].name for need in record.needs)
    return _known(
        {
            "@type": "PeopleAudience",
            "audienceType": needs,
            "suggestedMinAge": record.age_from or None,
            "suggestedMaxAge": record.age_to,
        }
    )


def _offer(record: PublicService) -> Thing | None:
    if record.price_from is None:
        return None
    amount: dict[str, object] = {"price": float(record.price_from)}
    if record.price_to is not None and record.price_to != record.price_from:
        amount = {"minPrice": float(record.price_from), "maxPrice": float(record.price_to)}
    return {
        "@type": "Offer",
        "priceSpecification": _known(
            {
                "@type": "UnitPriceSpecification",
                "priceCurrency": _CURRENCY,
                **amount,
                "unitText": record.price_unit,
            }
        ),
    }


def _channel(record: PublicService) -> Thing | None:
    """How it is reached: in its own place, which is a business that people can visit, or by telephone."""
    postal = _postal(record.location) if isinstance(record.location, FullAddress) else None
    place = (
        _known(
            {
                "@type": "LocalBusiness",
                "name": record.title,
                "address": postal,
                "telephone": record.phone,
                "geo": (
                    {
                        "@type": "GeoCoordinates",
                        "latitude": record.point.latitude,
                        "longitude": record.point.longitude,
                    }
                    if record.point
                    else None
                ),
            }
        )
        if postal
        else None
    )
    channel = _known(
        {
            "@type": "ServiceChannel",
            "serviceUrl": _website(record.website),
            "servicePhone": (
                {"@type": "ContactPoint", "telephone": record.phone} if record.phone else None
            ),
            "serviceLocation": place,
        }
    )
    return channel if len(channel) > 1 else None


def _postal(address: FullAddress | None) -> Thing | None:
    """The address; its street is what stands before the town."""
    if address is None or not address.lines:
        return None
    street = list(takewhile(lambda line: line != address.town, address.lines))
    return _known(
        {
            "@type": "PostalAddress",
            "streetAddress": ", ".join(street) or address.lines[0],
            "addressLocality": address.town,
            "postalCode": address.postcode,
            "addressCountry": "GB",
        }
    )


def _website(url: str) -> str:
    checked = links.website(url)
    return checked.href if checked else ""


def _known(thing: Mapping[str, object]) -> Thing:
    """Without what is not known."""
    return {key: value for key, value in thing.items() if value not in (None, "", [])}
