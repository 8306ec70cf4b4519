"""What was said of one service, and why something could not be taken as said."""

from dataclasses import dataclass
from datetime import date

from generator.records import Availability


@dataclass(frozen=True, slots=True)
class PlacesStatement:
    """How the places of one service stand.

    Attributes:
        service: its id.
        free: how many places, with "places now" alone; None where that is not told.
        since: the day from which it is so; None where it is so already.
        details_right: whether the rest of what is listed is right, too.
        quote: the words that say so.
    """

    service: str
    availability: Availability
    free: int | None = None
    since: date | None = None
    details_right: bool = False
    quote: str = ""

    @property
    def meaning(self) -> tuple[str, Availability, int | None, date | None]:
        """What it says of places: equal where two say the same."""
        return self.service, self.availability, self.free, self.since


class Unclear(Exception):
    """Something is not understood without doubt; the text says why, in plain words."""
