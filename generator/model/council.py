"""The records that the council keeps itself: the framework, its areas, words and lots."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from generator.criterion import Criterion
from generator.joining import Joining
from generator.price_model import PriceModel
from generator.problem import Place

NOWHERE = Place("")


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


class FrameworkState(StrEnum):
    """Whether the framework is in force on a day."""

    NOT_BEGUN = "not-begun"
    IN_FORCE = "in-force"
    EXTENDED = "extended"
    OVER = "over"


class Vetting(StrEnum):
    """What a listing rests on beside the award: evidence of each mandatory criterion, or nothing more.

    The latter is for a council whose evidence is kept elsewhere, as after an import.
    """

    EVIDENCE = "evidence"
    AWARDS_ALONE = "awards-alone"


class Registration(StrEnum):
    """Whether a lot's providers must be registered with the Care Quality Commission."""

    ALWAYS = "always"
    SOMETIMES = "sometimes"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Point:
    """A position in degrees (WGS 84)."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Contact:
    """A team that the public can reach."""

    team: str
    email: str = ""
    phone: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """Something that was decided about the framework, by whom and when."""

    on: date
    decision: str
    by: str
    reference: str
    under: str = ""  # the delegation or power that let them decide
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Round:
    """A time in which providers may apply, both days included."""

    opens: date
    closes: date
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Look:
    """Colours (#rrggbb) and logo (a path below content/, or "")."""

    primary: str = "#14506b"
    accent: str = "#8a3b12"
    logo: str = ""


@dataclass(frozen=True, slots=True)
class Framework:
    """The framework's own facts (content/framework.yml).

    Attributes:
        starts, ends: None where they could not be read, which `check` names; nothing is built then.
        fewest_providers: a type of support, or an area, with fewer than these wants attention.
        council_roles: the roles of the council's own people; who checks in another is the provider's.
    """

    title: str
    council: str
    region: str
    summary: str
    demonstration: bool
    demonstration_note: str
    legal_basis: str
    starts: date | None
    ends: date | None
    extended_to: date | None
    ocid: str
    rounds: str
    decisions: tuple[Decision, ...]
    care: Contact
    commissioning: Contact
    reach_km: float
    stale_after_days: int
    look: Look
    place: Place
    warn_within_days: int = 42
    vetting: Vetting = Vetting.EVIDENCE
    round_dates: tuple[Round, ...] = ()  # none: providers may apply at any time
    joining: Joining = field(default_factory=Joining)
    fewest_providers: int = 2
    council_roles: tuple[str, ...] = ()

    @property
    def last_day(self) -> date | None:
        """The last day on which the framework is in force, with any extension."""
        return self.extended_to or self.ends

    def state_on(self, day: date) -> FrameworkState:
        """Whether it is in force on the day."""
        if self.starts is None or day < self.starts:
            return FrameworkState.NOT_BEGUN
        if self.last_day is None or day > self.last_day:
            return FrameworkState.OVER
        extended = self.ends is None or day > self.ends
        return FrameworkState.EXTENDED if extended else FrameworkState.IN_FORCE

    def takes_applications_on(self, day: date) -> bool:
        """Whether providers may apply on the day: not once it is over, nor between two rounds."""
        if self.state_on(day) is FrameworkState.OVER:
            return False
        return not self.round_dates or any(r.opens <= day <= r.closes for r in self.round_dates)


@dataclass(frozen=True, slots=True)
class Term:
    """An id with the public's words for it, and other words for the same."""

    id: str
    name: str
    also: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Area:
    """An area by which the public browses (content/areas.yml)."""

    id: str
    name: str
    point: Point | None
    places: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Regulation:
    """What the Care Quality Commission has to do with a lot."""

    registration: Registration
    regulated_activities: tuple[str, ...]
    service_types: tuple[str, ...]
    explanation: str


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
class Further:
    """A prose page that tells more of a lot: what a link to it says, and its address."""

    title: str
    address: str
    place: Place


@dataclass(frozen=True, slots=True)
class Thought:
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
    more: tuple[Further, ...]
    have_you_thought_of: Thought
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

    @property
    def price_units(self) -> tuple[str, ...]:
        """The units in which a price may be given: those of the price model."""
        return self.price_model.units

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
