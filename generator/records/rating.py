"""What the Care Quality Commission's register says of a registered location."""

from dataclasses import dataclass
from datetime import date

from generator.problem import Place


@dataclass(frozen=True, slots=True)
class Rating:
    """The Care Quality Commission's latest word on a registered location ("" where it has none)."""

    location_id: str
    provider_id: str
    overall: str
    rated_on: date | None
    safe: str
    effective: str
    caring: str
    responsive: str
    well_led: str
    source: str
    place: Place
