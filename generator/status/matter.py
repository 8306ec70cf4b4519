"""One thing that wants the council's attention, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing it is, in the order in which a team reads them."""

    EVIDENCE = "evidence"
    RATING = "rating"
    AWARD = "award"
    REVIEW = "review"
    ANNUAL_REVIEW = "annual-review"
    AVAILABILITY = "availability"
    SUPPLY = "supply"


@dataclass(frozen=True, slots=True)
class Matter:
    """Something to see to.

    Attributes:
        team: the lead commissioner of the lot that it is about.
        due: the last day on which all is well, or on which it is to be done; None where there is none.
        lot, provider, services: ids; "" and () where it is about none.
        about: what else it is about: a criterion, an area, a registered location; or "".
        words: a sentence for the team, which begins with our own words.
    """

    kind: Kind
    team: str
    due: date | None
    words: str
    lot: str = ""
    provider: str = ""
    services: tuple[str, ...] = ()
    about: str = ""

    @property
    def key(self) -> str:
        """What it is about, the same on every day, whatever becomes of its date and words."""
        who = self.provider or self.lot
        service = self.services[0] if self.kind in (Kind.REVIEW, Kind.AVAILABILITY) else ""
        return "/".join((self.kind, self.team, who, self.lot, self.about, service))
