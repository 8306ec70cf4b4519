"""Single cells → what they mean: ids, lists, ratings, numbers. The same for every layout."""

from generator import formats
from generator.importers.register.records import Ratings

_RATINGS = {
    word.casefold(): word for word in ("Outstanding", "Good", "Requires improvement", "Inadequate")
}
_PLACEHOLDERS = frozenset({"-", "n/a", "null", "none", "not applicable"})


def is_id(text: str) -> bool:
    """Whether this has the form of a CQC location or provider id."""
    return formats.fits("cqc_location_id", text)


def plain(text: str) -> str:
    """The cell with single spaces, and "" for what the files write where they have nothing."""
    text = " ".join(text.split())
    return "" if text.casefold() in _PLACEHOLDERS else text


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


def address(*parts: str) -> str:
    """The parts of an address with commas between them, each once."""
    tidy = (plain(part).strip(" ,") for part in parts)
    return ", ".join(dict.fromkeys(part for part in tidy if part))


def key_questions(found: dict[str, str]) -> Ratings:
    """Ratings from raw words by name: "overall", "safe", "effective", "caring", "responsive", "well-led"."""
    words = {key.casefold(): value for key, value in found.items()}
    return Ratings(
        spoke=any(plain(value) for value in words.values()),
        overall=rating(words.get("overall", "")),
        safe=rating(words.get("safe", "")),
        effective=rating(words.get("effective", "")),
        caring=rating(words.get("caring", "")),
        responsive=rating(words.get("responsive", "")),
        well_led=rating(words.get("well-led", "")),
    )
