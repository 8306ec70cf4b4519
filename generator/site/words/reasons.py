"""Why a service is not listed, in the public's words, with nothing private in them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from generator.publication import Publication
from generator.publication.listing import Reason, ReasonKind
from generator.site.words import wording

MOST_LINES = 20


def in_words(reason: Reason) -> str:
    """One reason in a sentence or two, with its day: `The framework ended on 3 September 2028.`"""
    match reason.kind:
        case "framework-not-begun":
            return "The framework has not started yet."
        case "framework-over":
            return f"The framework ended on {_day_before(reason.since)}."
        case "provider-left" | "provider-removed" | "provider-suspended":
            return _of_provider(reason)
        case "service-withdrawn":
            return f"This service has not been offered since {wording.day(reason.since)}."
        case "lot-planned":
            return "The council has not opened this type of support yet."
        case "lot-closed":
            return wording.closed_lot(reason.since)
        case "no-award-in-force":
            place = "on the framework for this type of support"
            if reason.since:
                return f"Its place {place} ended on {_day_before(reason.since)}."
            return f"It is not {place} at present."
        case "registration-undeclared":
            return "The provider has still to say whether it includes care that CQC regulates."
        case "deregistered":
            return f"It has not been registered with the {wording.CQC} since {wording.day(reason.since)}."
        case "dormant":
            return f"It is registered with the {wording.CQC}, but dormant: nobody gets support from it at present."
        case "to-be-put-right":
            return "The council has asked for something to be put right."
        case "papers-awaited":
            return "The council is waiting for papers, or is still looking at them."
        case _:
            return _of_criterion(reason)


def _of_criterion(reason: Reason) -> str:
    """A criterion that may be named: what the council has seen, and not whose fault it is that it has seen no more."""
    about = wording.mid_sentence(reason.about)
    match reason.kind:
        case "criterion-not-met":
            return f"The council cannot confirm {about} at present."
        case "evidence-lapsed" if reason.since:
            return f"The proof of {about} that the council has seen ran until {_day_before(reason.since)}."
        case "evidence-outdated" if reason.since:
            day = wording.day(reason.since)
            return f"The council has not yet seen proof of {about} as it applies since {day}."
        case "rated-anew" | "rating-needs-plan" | "rating-refused":
            return _of_rating(reason)
        case _:
            return f"The council has not yet seen proof of {about}."


def _of_rating(reason: Reason) -> str:
    """What the Commission's rating means for a listing. It is public, and so is what the criterion says of it."""
    when = f" on {wording.day(reason.since)}" if reason.since else ""
    means = {
        "rated-anew": "The council has still to look at that rating.",
        "rating-needs-plan": "The council and the provider have still to agree a plan to improve it.",
        "rating-refused": "A service with this rating is not on the list.",
    }[reason.kind]
    return f"The {wording.CQC} rated it {reason.rating}{when}. {means}"


def _of_provider(reason: Reason) -> str:
    """Who left by its own wish and whom the council removed are two things; so is one type of support, and the framework."""
    name, day, alone = reason.about, wording.day(reason.since), reason.in_lot_alone
    if reason.kind == "provider-left":
        if not day:
            return f"{name} has left the framework."
        return (
            f"{name} {'stopped this type of support' if alone else 'left the framework'} on {day}."
        )
    if reason.kind == "provider-removed":
        where = "this type of support" if alone else "the framework"
        return f"The council removed {name} from {where}{f' on {day}' if day else ''}."
    what = " for this type of support" if alone else ""
    if day:
        takes = f"has not taken new people{what} since {day}"
    else:
        takes = f"takes no new people{what} at present"
    return f"{name} {takes}. People who already get support there are not affected."


def _day_before(since: date | None) -> str:
    return wording.day(since - timedelta(days=1)) if since else ""


_IN_SHORT: Final[Mapping[ReasonKind, str]] = {
    "framework-not-begun": "the framework has not started yet",
    "framework-over": "the framework has ended",
    "provider-left": "the provider left",
    "provider-removed": "the council removed the provider",
    "provider-suspended": "the provider takes no new people for now",
    "service-withdrawn": "not offered any more",
    "lot-planned": "the type of support has not opened yet",
    "lot-closed": "the type of support is closed",
    "no-award-in-force": "the place on the framework ended",
    "registration-undeclared": "the provider has still to say whether CQC regulates it",
    "deregistered": "not registered with CQC any more",
    "dormant": "registered with CQC, but dormant",
    "rated-anew": "the rating by CQC is new, and the council has still to look at it",
    "rating-needs-plan": "CQC's rating asks for a plan to improve",
    "rating-refused": "CQC's rating is too low",
    "to-be-put-right": "the council has asked for something to be put right",
}


_NO_AWARD: Final = "no award for its lot in the provider's awards.csv"


def in_short(reason: Reason) -> str:
    """The kind of a reason, for a count of several services: `the provider left`."""
    return _IN_SHORT.get(
        reason.kind, "the council is waiting for papers, or is still looking at them"
    )


def listing(publication: Publication, filed: Iterable[str], when: str) -> Iterator[str]:
    """How many of all services are listed, and by how many each reason keeps the others off.

    A service counts once under each of its reasons; of those the public may read.

    Args:
        filed: the id of every service that stands in a package.
        when: `today`, `on 2026-12-01`.
    """
    listed, every = len(publication.services), len(tuple(filed))
    if not every:
        yield f"No service is listed {when}: there is none yet in any package."
        return
    services = wording.count(every, "service")
    of_all = f"{listed:,} of {services} {'is' if every == 1 else 'are'} listed {when}"
    if not listed:
        of_all = f"None of {services} is listed {when}"
    counts = Counter(
        words
        for service in publication.withheld.values()
        for words in dict.fromkeys(map(in_short, service.public_reasons))
    )
    # Who has not been awarded the lot has no page yet: nobody is told who asks to join.
    counts[_NO_AWARD] += every - listed - len(publication.withheld)
    left_out = [(words, number) for words, number in counts.most_common() if number]
    yield f"{of_all}{'; the others are not:' if listed and left_out else ':' if left_out else '.'}"
    yield from (f"  {number:,}: {words}" for words, number in left_out)


def account(publication: Publication) -> Iterator[str]:
    """What stands at the end of a build: how many are listed, and why others are not, in the public's words.

    Whoever may read a repository may read what a build in it says, so it tells no more than the pages do. A service that only evidence could bring back has a line of its own, up to MOST_LINES.
    """
    number = len(publication.withheld)
    withheld = f"; {number:,} withheld ({_counted(publication)})" if number else ""
    listed = wording.count(len(publication.services), "service")
    yield f"{listed} listed on {publication.as_of}{withheld}"
    wanting = [s for s in publication.withheld.values() if s.wants_evidence_alone]
    for service in wanting[:MOST_LINES]:
        yield f"  withheld: {service.id}: {' '.join(map(in_words, service.public_reasons))}"
    if len(wanting) > MOST_LINES:
        yield f"  and {len(wanting) - MOST_LINES:,} more for want of evidence"


def _counted(publication: Publication) -> str:
    """`4 provider suspended, 2 evidence lapsed`: a service counts once under each kind of reason."""
    counts: Counter[str] = Counter()
    for service in publication.withheld.values():
        counts.update({reason.kind for reason in service.public_reasons})
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{number:,} {kind.replace('-', ' ')}" for kind, number in ordered)
