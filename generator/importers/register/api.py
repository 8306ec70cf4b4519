"""Location documents of the CQC API: one, an array of them, or one a line.

A document has no provider's name, only its id; the name comes from another
file. The day of the rating is the overall rating's report date: the latest
report may be about something else.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator.failure import ImportFailure
from generator.importers.opening import Opened
from generator.importers.register.cells import id_fault, location, plain, ratings
from generator.importers.register.dates import read_date
from generator.importers.register.records import (
    Ratings,
    RegisterLayout,
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
    return RegisterReading(part.name, RegisterLayout.API, len(outcomes), sightings, unused)


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
        return next((text for key in _KEYS.get(field, ()) if (text := _text(document, key))), "")

    name = get("name")
    why, detail = id_fault(get("id"), get("provider_id"))
    if why:
        return Unused(file, row, get("id") or name or f"document {row}", why, detail, name)
    its_location = location(
        get,
        service_types=_names(document, "gacServiceTypes", "description"),
        specialisms=_names(document, "specialisms", "name"),
        ratings=_ratings(document),
        deregistered_on=read_date(get("ended")),
    )
    return Sighting(RegisterLayout.API, file, row, its_location)


def _ratings(document: Mapping[str, Any]) -> Ratings:
    current = _mapping(document, "currentRatings")
    overall = _mapping(current, "overall")
    questions = _mappings(overall, "keyQuestionRatings")
    by_question = {_text(question, "name"): _text(question, "rating") for question in questions}
    day = _text(overall, "reportDate") or _text(current, "reportDate")
    return ratings(by_question | {"overall": _text(overall, "rating")}, read_date(day))


def _text(document: Mapping[str, Any], key: str) -> str:
    value = document.get(key)
    return plain(str(value)) if isinstance(value, str | int | float) else ""


def _mapping(document: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = document.get(key)
    return value if isinstance(value, Mapping) else {}


def _mappings(document: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    value = document.get(key)
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def _names(document: Mapping[str, Any], key: str, name: str) -> tuple[str, ...]:
    names = (_text(item, name) or _text(item, "name") for item in _mappings(document, key))
    return tuple(dict.fromkeys(word for word in names if word))
