"""find/services.json: what the browser needs to know of every listed service to match and to sort them.

    {"as_of": "2026-11-23",
     "types":  {"supported-living": "Supported living", …},
     "pictures": {"supported-living": "M12 3L2 12h3…", …},
     "areas":  {"devizes": {"name": "Devizes", "at": [51.35, -1.99], "places": ["Potterne", …]}, …},
     "outside": {"swindon": {"name": "Swindon", "at": [51.558, -1.781], "outcodes": ["SN1", …]}, …},
     "region": "Wiltshire",
     "needs":  {"autism": "Autism", …},
     "access": {"hoist": "Hoist", …},
     "units":  {"week": "a week", …},
     "services": [
       {"id": "withybed-house", "title": "Withybed House", "provider": "Withybed",
        "type": "supported-living", "areas": ["calne", …], "needs": ["mental-health"],
        "ages": [18, 64], "access": ["quiet-space"], "at": [51.354, -1.991], "where": "Devizes",
        "availability": "waiting-list", "places": "Waiting list, updated 6 November 2026",
        "price": {"from": 690, "to": 880, "unit": "week"}, "cost": "£690 to £880 a week",
        "regulated": true, "rating": "good", "rated": "Rated Good by CQC",
        "self_funders": false, "said": "2026-11-06", "checked": "2026-10-08",
        "bands": {"age": ["18-25", "26-49", "50-64"], "price": "week-500-750", "rating": "good",
                  "self-funders": "no"}}, …]}

Services stand by name, then by id. `pictures` are outlines (SVG path data, in a square of
24) of the types that have one. `at` is latitude and longitude in degrees
(WGS 84), and is left out where a service has no place of its own, as an area's
is where it has none. `ages` are the youngest and the oldest age at the start,
null for no limit. `availability` is one of places-now, waiting-list, full and
ask, as it may be said on the day `as_of`. `price` has what is known of from,
to (pounds) and unit. `rating` is a word of the Care Quality Commission in lower
case with hyphens, "" where there is none; `regulated` says whether there could
be one. `self_funders` is null where nobody has said. `said` is the day of the
word on availability, `checked` that on which the entry was last gone through,
null where it is not known. `bands` are ids of `generator.publication.facets`. `places`, `cost`, `where`
and `rated` are the words of the service's own page.
"""

import json
from datetime import date

from generator.publication import Publication, PublicService, facets
from generator.records import Point
from generator.site import addresses
from generator.site.parts import card, location, regulation
from generator.site.words import wording

_METRES = 4  # decimal places of a degree: about ten metres, as in content/postcodes/


def files(publication: Publication) -> dict[str, str]:
    """The one file, by its path."""
    services = publication.services.values()
    pictures = ((x.id, publication.picture(x.easy_read)) for x in publication.offered_lots)
    units = sorted({s.price_unit for s in services if s.price_unit})
    content = {
        "as_of": publication.as_of,
        "types": {lot.id: lot.title for lot in publication.offered_lots},
        "pictures": {lot: outline for lot, outline in pictures if outline},
        "areas": {
            area.id: {"name": area.name, **_at(area.point), "places": area.places}
            for area in publication.areas.values()
        },
        "outside": {
            town.id: {"name": town.name, **_at(town.point), "outcodes": town.outcodes}
            for town in publication.neighbouring_towns.values()
        },
        "region": publication.region,
        "needs": {need.id: need.name for need in publication.needs.values()},
        "access": {term.id: term.name for term in publication.access.values()},
        "units": {unit: wording.unit(unit) for unit in units},
        "services": [_service(publication, service) for service in services],
    }
    # Dates as YYYY-MM-DD.
    text = json.dumps(content, default=date.isoformat, ensure_ascii=False, separators=(",", ":"))
    return {addresses.SERVICES_JSON: text + "\n"}


def _service(publication: Publication, service: PublicService) -> dict[str, object]:
    availability = card.availability(service)
    return {
        "id": service.id,
        "title": service.title,
        "provider": publication.providers[service.provider].title,
        "type": service.lot,
        "areas": service.areas,
        "needs": service.needs,
        "ages": [service.age_from, service.age_to],
        "access": service.access,
        **_at(service.point),
        "where": location.in_short(publication, service),
        "availability": availability.state,
        "places": availability.full,
        "price": _price(service),
        "cost": wording.price(service.price_from, service.price_to, service.price_unit),
        "regulated": service.regulated,
        "rating": facets.rating_id(service),
        "rated": regulation.in_short(service).alone,
        "self_funders": service.self_funders,
        "said": service.availability_on,
        "checked": service.checked_on,
        "bands": {
            "age": facets.ages_of(service),
            "price": facets.price_of(service),
            "rating": facets.rating_of(service),
            "self-funders": facets.self_funders_of(service),
        },
    }


def _price(service: PublicService) -> dict[str, object]:
    ends = {"from": service.price_from, "to": service.price_to}
    amounts: dict[str, object] = {end: float(x) for end, x in ends.items() if x is not None}
    return {**amounts, "unit": service.price_unit} if amounts else {}


def _at(point: Point | None) -> dict[str, object]:
    if point is None:
        return {}
    return {"at": [round(point.latitude, _METRES), round(point.longitude, _METRES)]}
