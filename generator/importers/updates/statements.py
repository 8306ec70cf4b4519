"""What was said of one service, and why something could not be taken as said."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.records import Availability
from generator.site.words.updating import DETAILS_RIGHT


@dataclass(frozen=True, slots=True)
class PlacesStatement:
    """How the places of one service stand, or that all else that is listed of it is right.

    Attributes:
        service: its id.
        availability: None where nothing is said of its places.
        free: how many places, with "places now" alone; None where that is not told.
        since: the day from which it is so; None where it is so already.
        details_right: whether the rest of what is listed is right, too.
        quote: the words that say so.
        is_change: whether it holds beside what the list says now alone: "a room has come up".
    """

    service: str
    availability: Availability | None
    free: int | None = None
    since: date | None = None
    details_right: bool = False
    quote: str = ""
    is_change: bool = False

    @property
    def meaning(self) -> tuple[str, Availability | None, int | None, date | None]:
        """What it says of places: equal where two say the same."""
        return self.service, self.availability, self.free, self.since

    @property
    def in_words(self) -> str:
        """What it says, for a person: "bissbank-first-keys: places-now, 2, from 2026-12-01"."""
        parts = (
            self.availability.value if self.availability else "",
            "" if self.free is None else str(self.free),
            f"from {self.since}" if self.since else "",
            DETAILS_RIGHT if self.details_right else "",
        )
        return f"{self.service}: {', '.join(filter(None, parts))}"


_SHOWN: Final = 90  # letters of a sentence that is quoted to the officer


def shortened(text: str) -> str:
    """The words of somebody, quoted and not too long."""
    line = " ".join(text.split())
    return f'"{line}"' if len(line) <= _SHOWN else f'"{line[: _SHOWN - 1]}…"'


class Unclear(Exception):
    """Something is not understood without doubt; the text says why, in plain words."""
