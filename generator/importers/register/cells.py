"""Single cells → what they mean: ids, lists, ratings, numbers. The same for every layout."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from generator import formats
from generator.importers.register.records import Location, Ratings

_RATINGS = {
    word.casefold(): word for word in ("Outstanding", "Good", "Requires improvement", "Inadequate")
}
KEY_QUESTIONS = ("safe", "effective", "caring", "responsive", "well-led")
_QUESTION_FIELDS = tuple(name.replace("-", "_") for name in KEY_QUESTIONS)  # as in Ratings
# The facts of a location that stand in their cells as they are kept.
_TEXTS = (
    *("id", "name", "provider_id", "provider_name", "company_number", "local_authority", "region"),
    *("community_area", "postcode", "phone", "website", "registration", "also_known_as", "brand"),
)
# What people and programs write where they have nothing, without its signs: "N/A", "#N/A" and "n.a." are "na".
_NOTHING = frozenset(
    {
        *("", "na", "nan", "nil", "none", "null", "nothing", "blank", "empty", "unknown", "tbc"),
        *("tba", "nk", "notapplicable", "notavailable", "notknown", "notstated", "notprovided"),
        *("notrecorded", "notgiven", "nodata", "noinformation", "dontknow", "undefined", "missing"),
    }
)
_SIGNS = re.compile(r"[\W_]+")
# Words of a visit after which the rating before it stands, and of services that are given no rating.
_NO_WORD = frozenset(
    {
        *("inspected but not rated", "insufficient evidence to rate", "regulations met"),
        *("all regulations met", "does not apply", "to be confirmed"),
    }
)


def id_fault(location_id: str, provider_id: str) -> tuple[str, str]:
    """Why ids of this form show no location, and the one that does not; ("", "") where they do."""
    if not location_id:
        return "no location id", ""
    for what, text in (("location", location_id), ("provider", provider_id)):
        if text and not formats.fits("cqc_location_id", text):
            return f"not a CQC {what} id", f'"{text}"'
    return "", ""


def in_order(location_id: str) -> tuple[int, str]:
    """The key by which ids are in the order in which CQC gave them."""
    return len(location_id), location_id


@lru_cache(maxsize=1 << 16)
def plain(text: str) -> str:
    """The cell with single spaces, and "" for what the files write where they have nothing."""
    text = " ".join(text.split())
    return "" if len(text) < 20 and is_nothing(text) else text


def is_nothing(text: str) -> bool:
    """Whether the words stand for an empty cell: "N/A", "-", "not known"."""
    return _SIGNS.sub("", text.casefold()) in _NOTHING


def rating(text: str) -> str:
    """CQC's four ratings in one spelling; "" for "Not rated", "No published rating" and the like."""
    return _RATINGS.get(plain(text).casefold(), "")


def listed(text: str, separator: str) -> tuple[str, ...]:
    """The parts of a list, each once, in their order.

    Every name in CQC's vocabularies begins with a capital letter, so where the
    separator is a comma, a part that does not belongs to the one before it:
    "Treatment of disease, disorder or injury" is one.
    """
    parts: list[str] = []
    for part in (plain(piece) for piece in text.split(separator)):
        if part and separator == "," and parts and part[0].islower():
            parts[-1] = f"{parts[-1]}, {part}"
        elif part:
            parts.append(part)
    return tuple(dict.fromkeys(parts))


def whole_number(text: str) -> int | None:
    """A number of beds, or None."""
    text = plain(text).removesuffix(".0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


def degrees(latitude: str, longitude: str) -> tuple[float, float] | tuple[None, None]:
    """A point in or near the United Kingdom, or (None, None)."""
    try:
        north, east = float(latitude), float(longitude)
    except ValueError:
        return None, None
    return (north, east) if 49.8 <= north <= 60.9 and -8.7 <= east <= 1.8 else (None, None)


def yes_or_no(text: str) -> str:
    """ "Y" or "N", or "" for anything else."""
    return {"y": "Y", "yes": "Y", "true": "Y", "n": "N", "no": "N", "false": "N"}.get(
        plain(text).casefold(), ""
    )


def brand_name(text: str) -> str:
    """The group's name, without the word that the register puts before it: "BRAND Turning Point"."""
    text = plain(text)
    return text[6:] if text.startswith("BRAND ") else text


def address(*parts: str) -> str:
    """The parts of an address with commas between them, each once."""
    tidy = (plain(part).strip(" ,") for part in parts)
    return ", ".join(dict.fromkeys(part for part in tidy if part))


def ratings(raw_words: Mapping[str, str], rated_on: date | None) -> Ratings:
    """Ratings from raw words by name: "overall" and those of `KEY_QUESTIONS`; none given where all are empty."""
    words = {key.casefold(): plain(value).casefold() for key, value in raw_words.items()}
    overall, *of = (rating(words.get(name, "")) for name in ("overall", *KEY_QUESTIONS))
    questions = dict(zip(_QUESTION_FIELDS, of, strict=True))
    spoke = any(word not in _NO_WORD for word in words.values() if word)
    day = rated_on if overall else None
    return Ratings(spoke, overall, day, **questions, none_given=not spoke)


def location(get: Callable[[str], str], **more: Any) -> Location:
    """The location that a row or a document is about.

    Args:
        get: the cell of a field of `Location`, "" where there is none; "address",
            "address_2", "address_3" and "town" or "county" together are the address.
        more: fields that a layout has in a form of its own.
    """
    latitude, longitude = degrees(get("latitude"), get("longitude"))
    fields: dict[str, Any] = {
        **{field: get(field) for field in _TEXTS},
        "address": address(
            *(get(name) for name in ("address", "address_2", "address_3")),
            get("town") or get("county"),
        ),
        "latitude": latitude,
        "longitude": longitude,
        "beds": whole_number(get("beds")),
        "dormant": yes_or_no(get("dormant")),
    }
    return Location(**{**fields, **more})
