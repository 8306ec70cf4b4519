"""Why a service is not listed, in the public's words, with nothing private in them."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from generator.publication import Publication
from generator.publication.listing import Reason
from generator.site.words import wording

MOST_LINES = 20
STILL_CHECKING = "The council is still checking this service."


def in_words(reason: Reason) -> str:
    """One reason as a sentence: `Its proof of public liability insurance lapsed on 31 October 2026.`"""
    about = wording.mid_sentence(reason.about)
    match reason.kind:
        case "framework-not-begun":
            return "The framework has not started yet."
        case "framework-over":
            return "The framework has ended."
        case "provider-left":
            return f"{reason.about} has left the framework."
        case "provider-suspended":
            since = f" since {wording.day(reason.since)}" if reason.since else ""
            return (
                f"{reason.about} is not taking new people{since}. "
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
            last = f" on {wording.day(reason.since - timedelta(days=1))}" if reason.since else ""
            return f"Its proof of {about} lapsed{last}."
        case "evidence-outdated":
            day = f" as it applies since {wording.day(reason.since)}" if reason.since else ""
            return f"The council has no proof yet of {about}{day}."
        case "evidence-missing":
            return f"The council has no proof yet of {about}."


def shows_since(reason: Reason) -> bool:
    """Whether the day is said beside the sentence, which does not hold it."""
    return not reason.criterion and reason.kind != "provider-suspended"


def account(publication: Publication) -> Iterator[str]:
    """What the council reads at the end of a build: how many are listed, and why others are not.

    A service that only evidence could bring back has a line of its own, up to MOST_LINES.
    """
    number = len(publication.withheld)
    withheld = f"; {number:,} withheld ({_counted(publication)})" if number else ""
    listed = wording.count(len(publication.services), "service")
    yield f"{listed} listed on {publication.as_of}{withheld}"
    wanting = [s for s in publication.withheld.values() if s.wants_evidence_alone]
    for service in wanting[:MOST_LINES]:
        yield f"  withheld: {service.id}: {' '.join(map(in_words, service.reasons))}"
    if len(wanting) > MOST_LINES:
        yield f"  and {len(wanting) - MOST_LINES:,} more for want of evidence"


def _counted(publication: Publication) -> str:
    """`4 provider suspended, 2 evidence lapsed`: a service counts once under each kind of reason."""
    counts: Counter[str] = Counter()
    for service in publication.withheld.values():
        counts.update({reason.kind for reason in service.reasons})
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{number:,} {kind.replace('-', ' ')}" for kind, number in ordered)
