"""A lot, which the public reads as a type of support: its state, its prices, and the Easy Read that goes with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from generator.problem import Place
from generator.records.criterion import Criterion
from generator.records.framework import NOWHERE, Contact


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
    """What the Care Quality Commission has to do with a lot."""

    registration: Registration
    regulated_activities: tuple[str, ...]
    service_types: tuple[str, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class PriceBand:
    """The prices that are allowed for one unit, in pounds; None where there is no limit.

    `applies_to` says which support the band is for where a unit has several.
    """

    unit: str
    lowest: Decimal | None = None
    highest: Decimal | None = None
    applies_to: str = ""


@dataclass(frozen=True, slots=True)
class PriceModel:
    """What the council decided about prices (`price_model` in lots/<id>.yml)."""

    bands: tuple[PriceBand, ...]
    includes: str = ""
    uplift: str = ""
    decided_on: date | None = None
    decided_by: str = ""
    reference: str = ""
    place: Place = NOWHERE

    @property
    def units(self) -> tuple[str, ...]:
        """The units in which a price may be given, in the order of the bands."""
        return tuple(dict.fromkeys(band.unit for band in self.bands))

    def limits(self, unit: str) -> tuple[Decimal | None, Decimal | None]:
        """The lowest and the highest price of the unit in any of its bands; None: no limit."""
        bands = [band for band in self.bands if band.unit == unit]
        lows = [band.lowest for band in bands if band.lowest is not None]
        highs = [band.highest for band in bands if band.highest is not None]
        return (
            min(lows) if lows and len(lows) == len(bands) else None,
            max(highs) if highs and len(highs) == len(bands) else None,
        )


@dataclass(frozen=True, slots=True)
class EasyLine:
    """One idea in Easy Read: a picture of Material's (by its name there), and words beside it."""

    picture: str
    words: str
    place: Place


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
        town_only: whether its services are people's own homes, of which the public sees the town alone.
        opens_on: the first day; before it the lot is planned.
        closed_to_new_on: the day from which no provider joins any more.
        closes_on: the day from which it is closed.
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

    def criteria_among(self, criteria: Mapping[str, Criterion]) -> tuple[Criterion, ...]:
        """The criteria that it asks, as it asks them, in its order; ids that are not known are left out."""
        sharpened = {criterion.id: criterion for criterion in self.sharpened}
        asked = (sharpened.get(i) or criteria.get(i) for i in dict.fromkeys(self.criteria))
        return tuple(criterion for criterion in asked if criterion is not None)

    def is_regulated(self, cqc_location_id: str) -> bool:
        """Whether the Care Quality Commission regulates a service of it: always, never, or where it names a location."""
        if self.cqc.registration is Registration.SOMETIMES:
            return bool(cqc_location_id)
        return self.cqc.registration is Registration.ALWAYS

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
