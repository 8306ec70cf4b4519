"""Decisions in the public's words: what each kind of decision is, and how a provider stands by it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from generator.publication.decisions import PublicDecision, PublicKind
from generator.records import DecisionKind, ProviderDecision, ProviderStatus
from generator.site.words import wording

HEADINGS: Final[Mapping[PublicKind, str]] = {
    "framework": "About the framework",
    "extension": "The framework runs for longer",
    "prices": "Prices of types of support",
    "award": "A place on the framework",
    "suspension": "No new people for now",
    "lifting": "New people again",
    "removal": "Removal by the council",
    "leaving": "Leaving by its own wish",
    "left": "Left the framework",
    "review": "A decision was looked at again",
}
"""In the order in which decisions of one day stand."""

_DECIDED_BY: Final[Mapping[PublicKind, str]] = {"leaving": "Noted by"}

_STATUS: Final[Mapping[ProviderStatus, tuple[str, str, str]]] = {
    # Without a day; with one; the same of one type of support.
    ProviderStatus.SUSPENDED: (
        "Takes no new people at present",
        "Has not taken new people since {}",
        "Has not taken new people for {} since {}",
    ),
    ProviderStatus.LEFT: (
        "Has left the framework",
        "Left the framework on {}",
        "Stopped {} on {}",
    ),
    ProviderStatus.ENDED: (
        "Its place on the framework has ended",
        "Its place on the framework ended on {}",
        "Its place for {} ended on {}",
    ),
    ProviderStatus.REMOVED: (
        "Removed from the framework by the council",
        "Removed from the framework by the council on {}",
        "Removed by the council from {} on {}",
    ),
}

_TO_COME: Final[Mapping[DecisionKind, tuple[str, str]]] = {
    DecisionKind.SUSPENSION: (
        "Takes no new people from {}",
        "Takes no new people for {} from {}",
    ),
    DecisionKind.LIFTING: ("Takes new people again from {}", "Takes new people for {} from {}"),
    DecisionKind.REMOVAL: (
        "The council removes it from the framework on {}",
        "The council removes it from {} on {}",
    ),
    DecisionKind.LEAVING: ("Leaves the framework on {}", "Stops {} on {}"),
}

_TO_COME_HERE: Final[Mapping[DecisionKind, tuple[str, str]]] = {
    DecisionKind.SUSPENSION: (
        "{} takes no new people from {}",
        "{} takes no new people for this type of support from {}",
    ),
    DecisionKind.REMOVAL: (
        "The council removes {} from the framework on {}",
        "The council removes {} from this type of support on {}",
    ),
    DecisionKind.LEAVING: (
        "{} leaves the framework on {}",
        "{} stops this type of support on {}",
    ),
}

_OUTCOMES: Final[Mapping[str, str]] = {
    "stands": "It stands.",
    "changed": "It was changed. What follows is a decision of its own.",
}


def standing(status: ProviderStatus, since: date | None, lots: str = "") -> str:
    """How the provider stands, in `lots` alone where they are given; "" where it is simply on the framework."""
    if status not in _STATUS:
        return ""
    short, whole, in_lots = _STATUS[status]
    if since is None:
        return short
    if status is ProviderStatus.ENDED:
        since -= timedelta(days=1)
    return in_lots.format(lots, wording.day(since)) if lots else whole.format(wording.day(since))


def why(status: ProviderStatus, decision: ProviderDecision | None) -> str:
    """Whose wish it was, what it means, and the reason where the public may know it."""
    if status is ProviderStatus.SUSPENDED:
        meaning = "People who already get support from them are not affected."
    elif status is ProviderStatus.ENDED:
        meaning = "Its services are not listed. The links below lead to others."
    elif status is ProviderStatus.LEFT:
        wish = "It left by its own wish. " if decision and not decision.reason else ""
        meaning = f"{wish}Its services are not listed any more. The links below lead to others."
    else:
        meaning = "Its services are not listed any more. The links below lead to others."
    return f"{decision.reason} {meaning}" if decision and decision.reason else meaning


def to_come(decision: ProviderDecision, lots: str) -> str:
    """What holds from a later day: `Leaves the framework on 1 February 2027`. "" for a review."""
    if decision.kind not in _TO_COME:
        return ""
    whole, in_lots = _TO_COME[decision.kind]
    day = wording.day(decision.holds_from)
    return in_lots.format(lots, day) if lots else whole.format(day)


def to_come_here(decision: ProviderDecision, provider: str) -> str:
    """The same on the page of a listed service: `Moss Care stops this type of support on 1 April 2027`."""
    if decision.kind not in _TO_COME_HERE:
        return ""
    whole, in_lots = _TO_COME_HERE[decision.kind]
    return (in_lots if decision.lots else whole).format(provider, wording.day(decision.holds_from))


def decided_by(kind: PublicKind) -> str:
    """What stands before the role: nobody decides for a provider that it leaves."""
    return _DECIDED_BY.get(kind, "Decided by")


def what(decision: PublicDecision) -> str:
    """What was decided, in a sentence or two; "" where the heading says it all."""
    parts = [decision.words]
    if decision.kind == "review":
        parts.insert(0, f"Decision {decision.reviewed}. {_OUTCOMES.get(decision.outcome, '')}")
    if decision.holds_from != decision.decided_on:
        parts.append(f"From {wording.day(decision.holds_from)}.")
    return " ".join(part.strip() for part in parts if part)
