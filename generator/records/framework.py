"""The framework itself: its names, dates, decisions, contacts, look, and how a provider joins."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from generator.problem import Place
from generator.records.decision import Delegation, FrameworkDecision

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
class Round:
    """A time in which providers may apply, both days included."""

    opens: date
    closes: date
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class RegulatedDeclared:
    """From when on a service declares whether the Care Quality Commission regulates it (`regulated` in services.csv).

    Whoever holds its lot since before `since` may leave it open until `grace_until`.
    """

    since: date = date.min
    grace_until: date | None = None

    def is_due(self, awarded_since: date | None, day: date) -> bool:
        """Whether it may not be left open any more.

        Args:
            awarded_since: since when the provider holds the lot; None before the first award.
        """
        was_on = awarded_since is not None and awarded_since < self.since
        in_grace = was_on and self.grace_until is not None and day <= self.grace_until
        return day >= self.since and not in_grace


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
        review_days: within how many working days of its letter somebody may ask that a decision be reviewed.
        review_by: who reviews it, as the subject of a sentence.
        call_off: how work is given to those on the framework (Markdown).
        duties: what a provider does while it is on.
        leaving: how to leave (Markdown).
    """

    buying: str = ""
    steps: tuple[str, ...] = ()
    decision_days: int | None = None
    decided_by: str = ""
    review_days: int | None = None
    review_by: str = ""
    call_off: str = ""
    duties: tuple[str, ...] = ()
    leaving: str = ""
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class FrameworkDocument:
    """A paper that a bidder looks for: the notice, the specification, the contract …

    Attributes:
        kind: notice, specification, contract, order-form, privacy-notice or other.
        reference: the number that it bears, or "".
        address: a page of text of this site ("privacy/"), or a page or file of another (https://…).
    """

    kind: str
    title: str
    address: str
    reference: str
    place: Place


INVENTED: Final = "Every provider and service here is invented. Do not use it to arrange care."
"""What a demonstration says of itself that says nothing else."""


MAPS: Final = "https://www.openstreetmap.org/directions?to={postcode}"
"""Where "How to get there" leads if a council names no other place: run by a foundation, without advertisements, and
no account is needed. It is given the postcode, as it knows every one and few house names. An app for such addresses
that a visitor has takes them over; `geo:` would need none, but only Android knows it."""


@dataclass(frozen=True, slots=True)
class Framework:
    """The framework's own facts (content/framework.yml).

    Attributes:
        starts, ends: None where they could not be read, which `check` names; nothing is built then.
        extended_to: where no decision says it: then it is not known since when it is so.
        delegations: what lets those decide whose decisions do not say it themselves.
        fewest_providers: a type of support, or an area, with fewer than these wants attention.
        private: the council's private folder, seen from the root; "" where none is named.
        council_roles: the roles of the council's own people; who checks in another is the provider's.
        regulated_declared: where it says nothing, from the start and for everybody.
        feedback_in_full_from: of a service with fewer places nobody learns who said something, and when.
        owners: users and teams of GitHub who approve for the council.
        draft: whether the council has not settled these facts yet.
        maps: the address of a map, with {address} or {postcode} in it; "none" for no link to one, "" for MAPS.
        one_area: where the council has one area alone: why that is enough, in words for the public; or "".
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
    decisions: tuple[FrameworkDecision, ...]
    care: Contact
    commissioning: Contact
    reach_km: float
    stale_after_days: int
    look: Look
    place: Place
    warn_within_days: int = 42
    feedback_kept_days: int = 90
    vetting: Vetting = Vetting.EVIDENCE
    round_dates: tuple[Round, ...] = ()  # none: providers may apply at any time
    joining: Joining = field(default_factory=Joining)
    fewest_providers: int = 2
    council_roles: tuple[str, ...] = ()
    private: str = ""
    delegations: tuple[Delegation, ...] = ()
    regulated_declared: RegulatedDeclared = RegulatedDeclared()
    documents: tuple[FrameworkDocument, ...] = ()
    feedback_in_full_from: int = 10
    owners: tuple[str, ...] = ()
    draft: bool = False
    one_area: str = ""
    maps: str = ""

    @property
    def is_trial(self) -> bool:
        """Whether it is a demonstration of which not all is invented: the council says itself what it is."""
        return self.demonstration and self.demonstration_note != INVENTED

    @property
    def extended_until(self) -> date | None:
        """The last day by the newest extension; None where there is none."""
        extensions = [d for d in self.decisions if d.extended_to is not None]
        newest = max(extensions, key=lambda d: d.on, default=None)
        return newest.extended_to if newest else self.extended_to

    @property
    def last_day(self) -> date | None:
        """The last day on which the framework is in force, with any extension."""
        return self.extended_until or self.ends

    def on_from(self, decided_on: date) -> date:
        """From which day a provider that was awarded a lot is on the framework: not before that begins."""
        return max(decided_on, self.starts or decided_on)

    def is_soon(self, last: date, day: date) -> bool:
        """Whether something that is in order up to `last` wants a warning on the day."""
        return 0 <= (last - day).days <= self.warn_within_days

    def delegation_to(self, decider: str, day: date) -> str:
        """What let them decide on the day, by the framework's list; "" where that does not say."""
        powers = [d for d in self.delegations if d.to == decider and (d.since or day) <= day]
        newest = max(powers, key=lambda d: d.since or date.min, default=None)
        return newest.under if newest else ""

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
