"""Location documents of the CQC API: one, an array of them, or one a line.

A document has no provider's name, only its id; the name comes from another
file. Of the people whom it names (registered managers, nominated individuals
and other contacts) nothing is read, nor of what people told the Commission.
`assessed` reads its ratings.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator.failure import ImportFailure
from generator.importers.opening import Opened
from generator.importers.register.assessed import last_inspected, ratings_of
from generator.importers.register.cells import brand_name, id_fault, location
from generator.importers.register.dates import read_date
from generator.importers.register.days import day_in, latest_of
from generator.importers.register.documents import mappings, text_of
from generator.importers.register.records import (
    RegisterLayout,
    RegisterLinks,
    RegisterReading,
    Sighting,
    Unused,
)

WORDS = f'{RegisterLayout.API} ("locationId")'
# Field → the keys that it goes by in a document.
_KEYS = {
    "id": ("locationId",),
    "name": ("name", "locationName"),
    "provider_id": ("providerId",),
    "provider_name": ("providerName",),
    "local_authority": ("localAuthority",),
    "region": ("region",),
    "community_area": ("communityArea",),
    "address": ("postalAddressLine1",),
    "address_2": ("postalAddressLine2",),
    "town": ("postalAddressTownCity",),
    "county": ("postalAddressCounty",),
    "postcode": ("postalCode",),
    "latitude": ("onspdLatitude",),
    "longitude": ("onspdLongitude",),
    "phone": ("mainPhoneNumber",),
    "website": ("website",),
    "beds": ("numberOfBeds",),
    "dormant": ("dormancy",),
    "registration": ("registrationStatus",),
    "ended": ("deregistrationDate",),
    "also_known_as": ("alsoKnownAs",),
    "brand": ("brandName",),
}


def looks_like_json(text: str) -> bool:
    """Whether the text begins as JSON does."""
    return text.lstrip().startswith(("{", "["))


def read(text: str, part: Opened) -> RegisterReading:
    """Read the documents in a file.

    Raises:
        ImportFailure: it is not JSON, or no document in it has a locationId.
    """
    outcomes = [
        _sighting(document, part.name, row) for row, document in _documents(text, part.path)
    ]
    sightings = tuple(one for one in outcomes if isinstance(one, Sighting))
    unused = tuple(one for one in outcomes if isinstance(one, Unused))
    if not sightings:
        raise ImportFailure(
            f"{part.path}: this JSON has no location documents; what is read: {WORDS}"
        )
    return RegisterReading(
        part.name,
        RegisterLayout.API,
        len(outcomes),
        sightings,
        unused,
        day=day_in(part.name),
        latest=latest_of(sightings),
    )


def _documents(text: str, path: str) -> Iterator[tuple[int, Any]]:
    """Each document with its number: its place in the array, or its line."""
    try:
        whole = json.loads(text)
    except RecursionError as error:
        raise ImportFailure(f"{path}: this JSON is nested too deeply to be read") from error
    except json.JSONDecodeError:
        yield from _lines(text, path)
        return
    if isinstance(whole, Mapping) and isinstance(whole.get("locations"), list):
        whole = whole["locations"]
    yield from enumerate(whole if isinstance(whole, list) else [whole], start=1)


def _lines(text: str, path: str) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            raise ImportFailure(
                f"{path}: line {number} is not a whole JSON document; give an array, "
                "one document, or one on each line"
            ) from error


def _sighting(document: Any, file: str, row: int) -> Sighting | Unused:
    if not isinstance(document, Mapping):
        return Unused(file, row, f"document {row}", "not a location document")

    def get(field: str) -> str:
        return next((text for key in _KEYS.get(field, ()) if (text := text_of(document, key))), "")

    name = get("name")
    why, detail = id_fault(get("id"), get("provider_id"))
    if why:
        return Unused(file, row, get("id") or name or f"document {row}", why, detail, name)
    ratings, earlier = ratings_of(document)
    its_location = location(
        get,
        service_types=_names(document, "gacServiceTypes", "description"),
        specialisms=_names(document, "specialisms", "name"),
        ratings=ratings,
        earlier_ratings=earlier,
        last_inspected=last_inspected(document),
        deregistered_on=read_date(get("ended")),
        links=_links(document),
        brand=brand_name(get("brand")),
    )
    return Sighting(RegisterLayout.API, file, row, its_location)


def _links(document: Mapping[str, Any]) -> RegisterLinks:
    """What `relationships` says: {"relatedLocationId", "type": "HSCA Predecessor", …}."""
    ids: dict[str, list[str]] = {"predecessor": [], "successor": [], "dual": []}
    for relation in mappings(document, "relationships"):
        kind, other = text_of(relation, "type").casefold(), text_of(relation, "relatedLocationId")
        if not id_fault(other, "")[0]:
            for word, of_kind in ids.items():
                if word in kind:
                    of_kind.append(other)
    before, after, dual = (tuple(dict.fromkeys(of_kind)) for of_kind in ids.values())
    return RegisterLinks(before, after, dual)


def _names(document: Mapping[str, Any], key: str, name: str) -> tuple[str, ...]:
    names = (text_of(item, name) or text_of(item, "name") for item in mappings(document, key))
    return tuple(dict.fromkeys(word for word in names if word))
