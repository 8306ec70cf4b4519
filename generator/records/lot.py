"""A lot, which the public reads as a type of support: its state, what it asks, and the Easy Read that goes with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.problem import Place
from generator.records.criterion import Criterion
from generator.records.framework import Contact
from generator.records.price import PriceModel


class LotState(StrEnum):
    """Whether a lot takes placements and providers.

    Closed to new providers: it goes on with those that it has. Closed: the
    council arranges no more of it, and none of its services is listed.
    """

    LIVE = "live"
    OPTIONAL = "optional"
    PLANNED = "planned"
    CLOSED_TO_NEW = "closed-to-new-providers"
    CLOSED = "closed"

    @property
    def is_begun(self) -> bool:
        """Whether it has services, or had some."""
        return self is not LotState.PLANNED

    @property
    def is_offered(self) -> bool:
        """Whether the public may choose it."""
        return self.is_begun and self is not LotState.CLOSED

    @property
    def takes_providers(self) -> bool:
        """Whether a provider may join it."""
        return self in (LotState.LIVE, LotState.OPTIONAL)

    @property
    def can_be_prepared_for(self) -> bool:
        """Whether a provider may join it, or will be able to."""
        return self.takes_providers or self is LotState.PLANNED


class Registration(StrEnum):
    """Whether a lot's providers must be registered with the Care Quality Commission."""

    ALWAYS = "always"
    SOMETIMES = "sometimes"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Regulation:
    """What the Care Quality Commission has to do with a lot.

    Attributes:
        regulated_activities: of several a provider registers for the one that it gives.
        further_activities: those that some need as well, each with when ("you employ nurses").
    """

    registration: Registration
    regulated_activities: tuple[str, ...]
    service_types: tuple[str, ...]
    explanation: str
    further_activities: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EasyLine:
    """One idea in Easy Read: a picture of Material's (by its name there), and words beside it.

    `when` is "open" where it holds only while providers may ask to join, otherwise "".
    """

    picture: str
    words: str
    place: Place
    when: str = ""


@dataclass(frozen=True, slots=True)
class EasyPage:
    """An Easy Read page that is about no lot (content/easy-read/<id>.yml)."""

    id: str
    title: str
    summary: str
    lines: tuple[EasyLine, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class FurtherReading:
    """A prose page that tells more of a lot: what a link to it says, and its address."""

    title: str
    address: str
    place: Place


@dataclass(frozen=True, slots=True)
class Suggestion:
    """When somebody may not have thought of a lot: beside these lots, or with these needs.

    `words` says why it may suit; "" where the lot is never suggested.
    """

    words: str = ""
    lots: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lot:
    """A lot, which the public reads as a type of support (lots/<id>.yml).

    Attributes:
        criteria: ids of all criteria that it asks, shared ones and its own.
        sharpened: the shared ones that it asks in its own way.
        deputy_commissioner: the name of the team that stands in for the lead; or "".
        town_only: whether its services are people's own homes, of which the public sees the town alone.
        opens_on: the first day; before it the lot is planned.
        closed_to_new_on: the day from which no provider joins any more.
        closes_on: the day from which it is closed.
        draft: whether the council has not settled its texts, and what it asks, yet.
    """

    id: str
    title: str
    order: int
    state: LotState
    summary: str
    also_known_as: tuple[str, ...]
    description: str
    suits: tuple[str, ...]
    what_happens_first: tuple[str, ...]
    costs: str
    without_address: str
    easy_read: tuple[EasyLine, ...]
    more: tuple[FurtherReading, ...]
    have_you_thought_of: Suggestion
    cqc: Regulation
    price_model: PriceModel
    lead_commissioner: Contact
    criteria: tuple[str, ...]
    place: Place
    sharpened: tuple[Criterion, ...] = ()
    town_only: bool = False
    opens_on: date | None = None
    closed_to_new_on: date | None = None
    closes_on: date | None = None
    deputy_commissioner: str = ""
    draft: bool = False

    def criteria_among(self, criteria: Mapping[str, Criterion]) -> tuple[Criterion, ...]:
        """The criteria that it asks, as it asks them, in its order; ids that are not known are left out."""
        sharpened = {criterion.id: criterion for criterion in self.sharpened}
        asked = (sharpened.get(i) or criteria.get(i) for i in dict.fromkeys(self.criteria))
        return tuple(criterion for criterion in asked if criterion is not None)

    def state_on(self, day: date) -> LotState:
        """The state on the day, by the lot's dates and otherwise as the council set it."""
        if self.opens_on and day < self.opens_on:
            return LotState.PLANNED
        if self.closes_on and day >= self.closes_on:
            return LotState.CLOSED
        if self.closed_to_new_on and day >= self.closed_to_new_on:
            return LotState.CLOSED_TO_NEW
        opened = self.state is LotState.PLANNED and self.opens_on is not None
        return LotState.LIVE if opened else self.state
