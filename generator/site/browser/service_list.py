"""find/services.json: what the browser needs to know of every listed service to match, to find and to sort them.

What stands in it, generator/schemas/browser/services.schema.json says. The records of the
services go over the wire as columns, since what many of them share is then said once:

    {…, "services": {"id": ["withybed-house", …],
                     "type": {"values": ["supported-living", …], "rows": [0, 3, 0, …]}, …}}
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence

from generator.publication import FullAddress, Publication, PublicProvider, PublicService, facets
from generator.records import Area, Point
from generator.site import addresses
from generator.site.browser import handing
from generator.site.parts import card, location, regulation
from generator.site.words import feedback, opening, wording

_DIGITS = 12  # of a version: enough that no two lists of a site share one
_WORD = re.compile(r"[^\W\d_]{3,}")
_METRES = 4  # decimal places of a degree: about ten metres, as in content/postcodes/
_MIDDLE = 3  # of that of a place, which has no exacter one: about a hundred metres


def files(publication: Publication) -> dict[str, str]:
    """The one file, by its path.

    Raises:
        ValidationError: something in it is not what its schema says.
    """
    services = publication.services.values()
    records = [_service(publication, service) for service in services]
    pictures = ((x.id, publication.picture(x.easy_read)) for x in publication.offered_lots)
    units = sorted({s.price_unit for s in services if s.price_from is not None})
    providers = (p for p in publication.providers.values() if not p.is_gone)
    content = {
        "region": publication.region,
        "types": {lot.id: lot.title for lot in publication.offered_lots},
        "pictures": {lot: outline for lot, outline in pictures if outline},
        "areas": {
            area.id: {"name": area.name, **_at(area.point), "places": _places(area)}
            for area in publication.areas.values()
        },
        "outside": {
            town.id: {"name": town.name, **_at(town.point), "outcodes": town.outcodes}
            for town in publication.neighbouring_towns.values()
        },
        "needs": {need.id: need.name for need in publication.needs.values()},
        "access": {term.id: term.name for term in publication.access.values()},
        "units": {unit: wording.unit(unit) for unit in units},
        "languages": {term.id: term.name for term in publication.spoken_languages},
        "providers": {provider.id: _provider(provider) for provider in providers},
        "services": _columns(handing.checked(records, "services", "service")),
    }
    day = {"version": _version(content), "as_of": publication.as_of.isoformat()}
    whole = {**day, **content}
    return {addresses.SERVICES_JSON: handing.written(whole, "services")}


def _version(content: Mapping[str, object]) -> str:
    """What tells one list from another: of the same content it is the same, whoever builds it, and when."""
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:_DIGITS]


def _service(publication: Publication, service: PublicService) -> dict[str, object]:
    available, rating = card.availability(service), regulation.in_short(service)
    times = service.opening_times
    public = service.location if isinstance(service.location, FullAddress) else None
    return {
        "id": service.id,
        "title": service.title,
        "former": [_words(former) for former in service.former_ids],
        "also": [*service.known_as, *filter(None, [service.group])],
        "says": " ".join(_telling_words(publication, service)),
        "provider": service.provider,
        "type": service.lot,
        "areas": service.areas,
        "needs": service.needs,
        "access": service.access,
        "ages": [service.age_from, service.age_to],
        **_at(service.point),
        "where": location.in_short(publication, service),
        "address": ", ".join(public.lines) if public else "",
        "postcode": public.postcode if public else "",
        "phone": service.phone,
        "email": service.email,
        "website": service.website,
        "cqc": service.cqc_location_id,
        "availability": {
            "state": available.state,
            "words": available.short,
            "said": service.availability_on,
            "updated": available.updated,
        },
        "price": _price(service),
        "regulated": service.regulated,
        "rating": {
            "id": facets.rating_id(service),
            "words": rating.words,
            "alone": rating.alone,
            "rated": regulation.rated_on(service),
        },
        "feedback": feedback.in_short(publication.feedback.get(service.id)),
        "self_funders": service.self_funders,
        "checked": service.checked_on,
        "bands": {
            "age": facets.ages_of(service),
            "care-home": service.care_home,
            "price": facets.price_of(service),
            "rating": facets.rating_of(service),
            "self-funders": facets.self_funders_of(service),
        },
        "days": facets.days_of(service),
        "opening": opening.in_words(service.days, service.hours),
        "closes": times and times.closes,
        "languages": service.languages,
    }


def _provider(provider: PublicProvider) -> dict[str, object]:
    names = (provider.legal_name, provider.trading_name, *map(_words, provider.former_slugs))
    others = (name for name in names if name and name.casefold() != provider.title.casefold())
    return {
        "name": provider.title,
        "also": list(dict.fromkeys(others)),
        "phone": provider.phone,
        "email": provider.email,
        "website": provider.website,
        "cqc": provider.cqc_provider_id,
    }


def _words(former_id: str) -> str:
    """What was called so, as far as its former address tells: `meadow view`."""
    return former_id.replace("-", " ")


def _telling_words(publication: Publication, service: PublicService) -> list[str]:
    """The words that tell something in what it says of itself in short, each once, in their order."""
    search = publication.search_words
    title = _WORD.findall(service.title.casefold())
    common = {*search.small, *search.everyday, *title}
    return [w for w in dict.fromkeys(_WORD.findall(service.summary.casefold())) if w not in common]


def _price(service: PublicService) -> dict[str, object]:
    ends = {"from": service.price_from, "to": service.price_to}
    amounts: dict[str, object] = {end: float(x) for end, x in ends.items() if x is not None}
    words = wording.price(service.price_from, service.price_to, service.price_unit)
    return {**amounts, **({"unit": service.price_unit} if amounts else {}), "words": words}


def _places(area: Area) -> dict[str, list[float] | None]:
    return {p.name: _degrees(p.point, _MIDDLE) if p.point else None for p in area.places}


def _at(point: Point | None) -> dict[str, list[float]]:
    return {"at": _degrees(point, _METRES)} if point else {}


def _degrees(point: Point, decimals: int) -> list[float]:
    rounded = point.rounded(decimals)
    return [rounded.latitude, rounded.longitude]


def _columns(records: Sequence[Mapping[str, object]]) -> dict[str, object]:
    """Property → its value in each record, None where it has none; in the shorter of the two forms."""
    names = dict.fromkeys(name for record in records for name in record)
    return {name: _column([record.get(name) for record in records]) for name in names}


def _column(values: Sequence[object]) -> object:
    texts = [json.dumps(value) for value in values]
    different = dict(zip(texts, values, strict=True))
    places = {text: place for place, text in enumerate(different)}
    rows = [places[text] for text in texts]
    if sum(map(len, different)) + sum(len(str(row)) for row in rows) > sum(map(len, texts)):
        return values
    return {"values": list(different.values()), "rows": rows}
