"""Location documents of the CQC API: one, an array of them, or one a line.

A document has no provider's name, only its id; the name comes from another
file. The day of the rating is the overall rating's report date: the latest
report may be about something else.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.failure import ImportFailure
from generator.importers.register.cells import (
    address,
    degrees,
    is_id,
    key_questions,
    plain,
    whole_number,
    yes_or_no,
)
from generator.importers.register.dates import read_date
from generator.importers.register.records import (
    Location,
    Ratings,
    RegisterLayout,
    RegisterReading,
    Sighting,
    Unused,
)

WORDS = f'{RegisterLayout.API.words} ("locationId")'


def looks_like_json(text: str) -> bool:
    """Whether the text begins as JSON does."""
    return text.lstrip().startswith(("{", "["))


def read(text: str, path: Path) -> RegisterReading:
    """Read the documents in a file.

    Raises:
        ImportFailure: it is not JSON, or no document in it has a locationId.
    """
    sightings: list[Sighting] = []
    unused: list[Unused] = []
    count = 0
    for row, document in _documents(text, path):
        count += 1
        found = _sighting(document, path.name, row)
        if isinstance(found, Sighting):
            sightings.append(found)
        else:
            unused.append(found)
    if not sightings:
        raise ImportFailure(f"{path}: this JSON has no location documents; what is read: {WORDS}")
    return RegisterReading(path.name, RegisterLayout.API, count, tuple(sightings), tuple(unused))


def _documents(text: str, path: Path) -> Iterator[tuple[int, Any]]:
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


def _lines(text: str, path: Path) -> Iterator[tuple[int, Any]]:
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
    location_id = _text(document, "locationId")
    name = _text(document, "name") or _text(document, "locationName")
    what = location_id or name or f"document {row}"
    if not location_id:
        return Unused(file, row, what, "no location id", name=name)
    if not is_id(location_id):
        return Unused(file, row, what, "not a CQC location id", f'"{location_id}"', name)
    provider_id = _text(document, "providerId")
    if provider_id and not is_id(provider_id):
        return Unused(file, row, what, "not a CQC provider id", f'"{provider_id}"', name)
    return Sighting(RegisterLayout.API, file, row, _location(document, location_id, name, file))


def _location(document: Mapping[str, Any], location_id: str, name: str, file: str) -> Location:
    latitude, longitude = degrees(
        _text(document, "onspdLatitude"), _text(document, "onspdLongitude")
    )
    town = _text(document, "postalAddressTownCity")
    return Location(
        id=location_id,
        name=name,
        provider_id=_text(document, "providerId"),
        provider_name=_text(document, "providerName"),
        service_types=_names(document, "gacServiceTypes", "description"),
        specialisms=_names(document, "specialisms", "name"),
        local_authority=_text(document, "localAuthority"),
        region=_text(document, "region"),
        community_area=_text(document, "communityArea"),
        address=address(
            _text(document, "postalAddressLine1"),
            _text(document, "postalAddressLine2"),
            town or _text(document, "postalAddressCounty"),
        ),
        postcode=_text(document, "postalCode"),
        latitude=latitude,
        longitude=longitude,
        phone=_text(document, "mainPhoneNumber"),
        website=_text(document, "website"),
        beds=whole_number(_text(document, "numberOfBeds")),
        dormant=yes_or_no(_text(document, "dormancy")),
        registration=_text(document, "registrationStatus"),
        ratings=_ratings(document),
        sources=(file,),
    )


def _ratings(document: Mapping[str, Any]) -> Ratings:
    current = _mapping(document, "currentRatings")
    overall = _mapping(current, "overall")
    found = {
        _text(question, "name"): _text(question, "rating")
        for question in _mappings(overall, "keyQuestionRatings")
    }
    ratings = key_questions(found | {"overall": _text(overall, "rating")})
    day = _text(overall, "reportDate") or _text(current, "reportDate")
    return replace(ratings, rated_on=read_date(day) if ratings.overall else None)


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
    found = (_text(item, name) or _text(item, "name") for item in _mappings(document, key))
    return tuple(dict.fromkeys(word for word in found if word))
