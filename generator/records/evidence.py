"""What the council saw: of a criterion, and in its yearly review."""

from dataclasses import dataclass
from datetime import date

from generator.problem import Place


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the council saw of a criterion (a row of evidence.csv). `service` is "" for the provider as a whole."""

    provider: str
    criterion: str
    service: str
    result: str
    seen_on: date
    seen_by: str
    valid_until: date | None
    place: Place


@dataclass(frozen=True, slots=True)
class Review:
    """A yearly review of a provider in a lot that took place (a row of reviews.csv)."""

    provider: str
    lot: str
    reviewed_on: date
    reviewed_by: str
    place: Place
