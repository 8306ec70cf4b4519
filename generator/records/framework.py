"""The framework itself: its names, dates, decisions, contacts, look, and how a provider joins."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from generator.problem import Place

NOWHERE = Place("")


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
class Question:
    """A question that providers ask, and the answer (Markdown)."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Joining:
    """What a provider wants to know; each "", () or None where the council does not say.

    Attributes:
        buying: what the council buys by way of the framework (Markdown).
        steps: what to do to apply, in order.
        decision_days: within how many working days an application is decided.
        decided_by: the body or role that decides.
        call_off: how work is given to those on the framework (Markdown).
        duties: what a provider does while it is on.
        leaving: how to leave (Markdown).
    """

    buying: str = ""
    steps: tuple[str, ...] = ()
    decision_days: int | None = None
    decided_by: str = ""
    call_off: str = ""
    duties: tuple[str, ...] = ()
    leaving: str = ""
    questions: tuple[Question, ...] = ()


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

    def round_on(self, day: date) -> Round | None:
        """The round in which providers may apply on the day, or else the next one; None where none is known."""
        begun = [r for r in self.round_dates if r.opens <= day <= r.closes]
        ahead = [r for r in self.round_dates if r.opens > day]
        next_one = min(ahead, key=lambda r: r.opens, default=None)
        return max(begun, key=lambda r: r.closes, default=next_one)
