"""What search engines are told of a page, in the words of schema.org (https://schema.org/docs/schemas.html).

Nothing is said here that the page does not say. The regulator's ratings are
left out: what schema.org means by a rating is the score of people's reviews.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin

from generator.address import relative
from generator.publication import FullAddress, Publication, PublicProvider, PublicService, facets
from generator.site import addresses
from generator.site.parts import links, location, photo
from generator.site.parts.links import Link
from generator.site.words.opening import DAY_NAMES

Thing = Mapping[str, object]
"""A thing of schema.org. A value is text, a number, an Address, a thing, or a list of these."""

_CURRENCY: Final = "GBP"

_CONTEXT = "https://schema.org"
_LAST_MINUTE: Final = 24 * 60 - 1

# So that no text can end the element, or begin another. JSON reads each as what it was.
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


@dataclass(frozen=True, slots=True)
class Address:
    """An address below the site's root, which becomes a whole one where the site's own is known."""

    below: str


def crumbs(steps: Sequence[Link], current: str, address: str) -> Thing:
    """The way to the page, as a BreadcrumbList."""
    return _thing(
        "BreadcrumbList", itemListElement=_items("item", [*steps, Link(current, address)])
    )


def site(publication: Publication) -> Thing:
    """The site and its search, as a WebSite; the council that runs it as its publisher."""
    framework = publication.framework
    search = Address(f"{addresses.FIND}?q={{search_term_string}}")
    action = {
        "@type": "SearchAction",
        "target": _thing("EntryPoint", urlTemplate=search),
        "query-input": "required name=search_term_string",
    }
    return _thing(
        "WebSite",
        name=framework.title,
        description=framework.summary,
        url=Address(addresses.HOME),
        inLanguage="en-GB",
        publisher=_thing("GovernmentOrganization", name=framework.council),
        potentialAction=action,
    )


def provider(record: PublicProvider) -> Thing:
    """A provider, as an Organization."""
    return _organization(
        record,
        legalName=record.legal_name,
        description=record.description,
        url=Address(addresses.provider(record.id)),
        sameAs=_website(record.website),
        telephone=record.phone,
        email=record.email,
        address=_postal(record.location),
    )


def service(publication: Publication, record: PublicService) -> Thing:
    """A listed service, as a Service that somebody provides, somewhere, for somebody."""
    owner = publication.providers[record.provider]
    picture = photo.view(record)
    areas = location.areas_of(publication, record)
    return _thing(
        "Service",
        name=record.title,
        serviceType=publication.lots[record.lot].title,
        description=record.summary,
        url=Address(addresses.service(record.id)),
        image=Address(picture.large) if picture else "",
        provider=_organization(owner, url=Address(addresses.provider(owner.id))),
        areaServed=[_thing("AdministrativeArea", name=area.name) for area in areas],
        audience=_thing(
            "PeopleAudience",
            audienceType=", ".join(publication.needs[need].name for need in record.needs),
            suggestedMinAge=record.age_from or None,
            suggestedMaxAge=record.age_to,
        ),
        offers=_offer(record),
        # With a place of its own the hours are that place's.
        hoursAvailable=None if isinstance(record.location, FullAddress) else _hours(record),
        availableChannel=_channel(publication, record),
    )


def services(listed: Sequence[PublicService]) -> tuple[Thing, ...]:
    """The services of a list in their order, as an ItemList; () where there is none."""
    items = _items("url", map(links.service, listed))
    return (_thing("ItemList", numberOfItems=len(items), itemListElement=items),) if items else ()


def _items(key: str, steps: Iterable[Link]) -> list[Thing]:
    """Each link in its place, its address under the key."""
    return [
        _thing("ListItem", position=position, name=step.text, **{key: Address(step.href)})
        for position, step in enumerate(steps, 1)
    ]


def _organization(record: PublicProvider, **more: object) -> Thing:
    """A provider; its id tells that the provider of a service and that of its own page are one."""
    node_id = Address(f"{addresses.provider(record.id)}#provider")
    return _thing("Organization", **{"@id": node_id}, name=record.title, **more)


def _offer(record: PublicService) -> Thing | None:
    if record.price_from is None:
        return None
    amount: dict[str, object] = {"price": float(record.price_from)}
    if record.price_to is not None and record.price_to != record.price_from:
        amount = {"minPrice": float(record.price_from), "maxPrice": float(record.price_to)}
    price = _thing(
        "UnitPriceSpecification", priceCurrency=_CURRENCY, **amount, unitText=record.price_unit
    )
    return _thing("Offer", priceSpecification=price)


def _hours(record: PublicService) -> Thing | None:
    """On which days it runs and from when to when; None without both, as a day with no times is a day it is closed.

    So schema.org has it (https://schema.org/OpeningHoursSpecification). Open all hours is
    00:00 to 23:59, as in https://developers.google.com/search/docs/appearance/structured-data/local-business
    """
    days, times = facets.days_of(record), record.opening_times
    if not days or times is None:
        return None
    named = [f"{_CONTEXT}/{DAY_NAMES[day]}" for day in days]
    return _thing(
        "OpeningHoursSpecification",
        dayOfWeek=named,
        opens=_clock(times.opens),
        closes=_clock(_LAST_MINUTE if times.all_hours else times.closes),
    )


def _clock(minutes: int) -> str:
    """`09:30`: a time of day (ISO 8601) from minutes after midnight, of the next day too."""
    hour, minute = divmod(minutes, 60)
    return f"{hour % 24:02d}:{minute:02d}"


def _channel(publication: Publication, record: PublicService) -> Thing | None:
    """How it is reached: in its own place, which is a business that people can visit, or by telephone; and in which languages."""
    postal = _postal(record.location) if isinstance(record.location, FullAddress) else None
    point, phone = record.point, record.phone
    geo = (
        _thing("GeoCoordinates", latitude=point.latitude, longitude=point.longitude)
        if point
        else None
    )
    place = _thing(
        "LocalBusiness",
        name=record.title,
        address=postal,
        telephone=phone,
        geo=geo,
        openingHoursSpecification=_hours(record),
    )
    channel = _thing(
        "ServiceChannel",
        serviceUrl=_website(record.website),
        servicePhone=_thing("ContactPoint", telephone=phone) if phone else None,
        serviceLocation=place if postal else None,
        availableLanguage=[
            _thing("Language", name=publication.languages[language].name)
            for language in record.languages
        ],
    )
    return channel if len(channel) > 1 else None


def _postal(address: FullAddress | None) -> Thing | None:
    if address is None or not address.lines:
        return None
    return _thing(
        "PostalAddress",
        streetAddress=address.street or address.lines[0],
        addressLocality=address.town,
        postalCode=address.postcode,
        addressCountry="GB",
    )


def _website(url: str) -> str:
    checked = links.website(url)
    return checked.href if checked else ""


def _thing(kind: str, **values: object) -> Thing:
    """A thing of the kind, with what is known of it."""
    return {"@type": kind, **{key: v for key, v in values.items() if v not in (None, "", [])}}


def element(things: Sequence[Thing], address: str, site_url: str) -> str:
    """The element that holds the things, "" where there are none.

    Args:
        things: in the order in which they are said.
        address: of the page, from which links lead where the site's own address is not known.
        site_url: where the site is public, or "".
    """
    if not things:
        return ""

    def plain(value: object) -> Any:
        if isinstance(value, Address):
            if site_url:
                return urljoin(site_url, value.below)
            return relative(value.below, address)
        raise TypeError(f"{type(value).__name__} has no JSON")

    graph: Any = {"@context": _CONTEXT}
    graph |= things[0] if len(things) == 1 else {"@graph": list(things)}
    text = json.dumps(graph, default=plain, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{text.translate(_ESCAPES)}</script>'
