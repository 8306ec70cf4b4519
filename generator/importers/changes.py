"""What a newer register changed in the council's copy of it: ratings that rose and fell, places that moved, homes that have another provider."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator import formats
from generator.importers.register.cells import in_order
from generator.records import RATINGS

Row = Mapping[str, str]

_RANK: Final = {word: rank for rank, word in enumerate(RATINGS)}  # the best first
_TITLES: Final = {
    "rose": "Ratings that rose",
    "fell": "Ratings that fell",
    "first": "Rated for the first time",
    "gone": "Rated no more",
    "again": "Rated anew, with the same word",
    "moved": "At another address",
    "renamed": "Under another name",
    "provider": "Of another provider now, and no import wrote its service: move its row, or mend its number",
}


@dataclass(frozen=True, slots=True)
class RegisterChange:
    """One fact of a location that is another now.

    Attributes:
        kind: a key of the titles: "rose", "fell", "moved", …
        before, after: in a few words.
    """

    kind: str
    location_id: str
    name: str
    before: str
    after: str


def changes(before: Mapping[str, Row], latest: Mapping[str, Row]) -> tuple[RegisterChange, ...]:
    """What changed of each location that is in both, the rows of the copy by location id."""
    both = sorted(before.keys() & latest.keys(), key=in_order)
    return tuple(
        RegisterChange(kind, key, latest[key].get("location_name", ""), old, new)
        for key in both
        if before[key] is not latest[key]
        for kind, old, new in _of(before[key], latest[key])
    )


def lines(of: tuple[RegisterChange, ...], moved: Collection[str] = ()) -> list[str]:
    """The changes in plain words, each kind under its title.

    Args:
        moved: ids of locations of which more is said, as their services went to another provider.
    """
    out: list[str] = []
    for kind, title in _TITLES.items():
        listed = [
            c for c in of if c.kind == kind and not (kind == "provider" and c.location_id in moved)
        ]
        if listed:
            out.append(f"{title}:")
            out += [f"  {c.location_id} {c.name}: {c.after} (before: {c.before})" for c in listed]
    return out


def rating_words(row: Row) -> str:
    """The rating in a row, with its day."""
    word = row.get("rating", "") or "no rating read"
    return " of ".join(filter(None, (word, row.get("rated_on", ""))))


def _of(before: Row, latest: Row) -> Iterator[tuple[str, str, str]]:
    if kind := _rated(before, latest):
        yield kind, rating_words(before), rating_words(latest)
    if _place(before) and _place(latest) and _place(before) != _place(latest):
        yield "moved", _address(before), _address(latest)
    for kind, column in (("renamed", "location_name"), ("provider", "provider_id")):
        old, new = before.get(column, ""), latest.get(column, "")
        if old and new and old.casefold() != new.casefold():
            yield kind, _with_name(kind, before, old), _with_name(kind, latest, new)


def _rated(before: Row, latest: Row) -> str:
    words = [row.get("rating", "") for row in (before, latest)]
    old, new = (_RANK.get(word) for word in words)
    if old is None or new is None:
        return "" if old == new else "first" if old is None else "gone"
    if old != new:
        return "rose" if new < old else "fell"
    days = [row.get("rated_on", "") for row in (before, latest)]
    return "again" if all(days) and days[0] != days[1] else ""


def _place(row: Row) -> str:
    """Where it is, however the address is written: its postcode tells."""
    return formats.postcode(row.get("postcode", ""))


def _address(row: Row) -> str:
    return ", ".join(filter(None, (row.get("address", ""), row.get("postcode", ""))))


def _with_name(kind: str, row: Row, word: str) -> str:
    name = row.get("provider_name", "") if kind == "provider" else ""
    return f"{name} ({word})" if name else word
