"""Why a service is not listed, in the public's words, with nothing private in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.publication.listing import Listing, Withheld
from generator.site.words import wording

MOST_LINES = 20
STILL_CHECKING = "The council is still checking this service."


def in_words(why: Withheld) -> str:
    """One reason as a sentence: `Its proof of public liability insurance lapsed on 31 October 2026.`"""
    about = wording.mid_sentence(why.about)
    match why.reason:
        case "framework-not-begun":
            return "The framework has not started yet."
        case "framework-over":
            return "The framework has ended."
        case "provider-not-yet-on":
            return f"{why.about} is not on the framework yet."
        case "provider-left":
            return f"{why.about} has left the framework."
        case "provider-suspended":
            since = f" since {wording.day(why.since)}" if why.since else ""
            return (
                f"{why.about} is not taking new people{since}. "
                "People who already get support there are not affected."
            )
        case "service-withdrawn":
            return "This service is no longer offered."
        case "lot-planned":
            return "The council has not opened this type of support yet."
        case "lot-closed":
            return (
                "The council does not arrange this type of support any more. "
                "People who already get it are not affected."
            )
        case "no-award-in-force":
            return "It is not on the framework for this type of support at present."
        case "criterion-not-met":
            return f"The council cannot confirm {about} at present."
        case "evidence-lapsed":
            last = f" on {wording.day(why.since - timedelta(days=1))}" if why.since else ""
            return f"Its proof of {about} lapsed{last}."
        case "evidence-outdated":
            day = f" as it applies since {wording.day(why.since)}" if why.since else ""
            return f"The council has no proof yet of {about}{day}."
        case "evidence-missing":
            return f"The council has no proof yet of {about}."


def shows_since(why: Withheld) -> bool:
    """Whether the day is said beside the sentence, which does not hold it."""
    return not why.criterion and why.reason != "provider-suspended"


def account(listing: Listing) -> Iterator[str]:
    """What the council reads at the end of a build: how many are listed, and why others are not.

    A service that only evidence could bring back has a line of its own, up to MOST_LINES.
    """
    number = len(listing.withheld)
    withheld = f"; {number:,} withheld ({_counted(listing)})" if number else ""
    yield f"{wording.count(len(listing.listed), 'service')} listed on {listing.as_of}{withheld}"
    wanting = [
        (service_id, why)
        for service_id, why in listing.withheld.items()
        if all(reason.criterion for reason in why)
    ]
    for service_id, why in wanting[:MOST_LINES]:
        yield f"  withheld: {service_id}: {' '.join(map(in_words, why))}"
    if len(wanting) > MOST_LINES:
        yield f"  and {len(wanting) - MOST_LINES:,} more for want of evidence"


def _counted(listing: Listing) -> str:
    """`4 provider suspended, 2 evidence lapsed`: a service counts once under each kind of reason."""
    counts: dict[str, int] = {}
    for why in listing.withheld.values():
        for reason in dict.fromkeys(reason.reason for reason in why):
            counts[reason] = counts.get(reason, 0) + 1
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{number:,} {reason.replace('-', ' ')}" for reason, number in ordered)
