"""What the Care Quality Commission says of a service, or why it says nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.publication import Publication, PublicService, facets
from generator.publication.registration import InRegister
from generator.records import Rating
from generator.site.parts import links
from generator.site.parts.links import ExternalLink
from generator.site.parts.page import filled
from generator.site.words import wording

_INVENTED = "This rating is invented for the demonstration, so there is no report to read."
_INVENTED_PLACE = (
    "This registration is invented for the demonstration, so there is no page of CQC's to read."
)

_QUESTIONS = ("safe", "effective", "caring", "responsive", "well_led")  # fields of a Rating


@dataclass(frozen=True, slots=True)
class RatingWords:
    """A rating for lists.

    Attributes:
        words: beside a label that says what it is: "Good".
        alone: where nothing else says what it is: "Rated Good by CQC".
    """

    words: str
    alone: str


@dataclass(frozen=True, slots=True)
class RegulationView:
    """The CQC section of a service's page.

    Attributes:
        rating: the overall rating in a word; "" where there is none.
        style: its id for the stylesheet, one of four, or "".
        rated: when, "" where it is not known.
        questions: the five key questions (name, rating), those that were rated.
        explanation: why there is no rating, or "".
        notes: sentences on its last inspection, and on a newer copy of the register that does not have it.
        report: the location's page at the CQC; None where there is none.
        no_report: why a registered service has no link to it, or "".
    """

    rating: str
    style: str
    rated: str
    questions: tuple[tuple[str, str], ...]
    explanation: str
    notes: tuple[str, ...]
    report: ExternalLink | None
    no_report: str


def in_short(service: PublicService) -> RatingWords:
    """The rating, or why there is none, in a few words."""
    rating = service.rating
    if rating is not None and rating.overall:
        return RatingWords(rating.overall, f"Rated {rating.overall} by CQC")
    words = wording.UNRATED[facets.rating_of(service)]
    return RatingWords(words, words)


def rated_on(service: PublicService) -> str:
    """The day of the overall rating, in words; "" where there is no rating, or its day is not known."""
    rating = service.rating
    return wording.day(rating.rated_on) if rating and rating.overall else ""


def view(publication: Publication, service: PublicService) -> RegulationView:
    """The section for the service's own page."""
    location_id = service.cqc_location_id
    rating = service.rating
    # An invented id would lead nowhere, or to somebody else.
    framework = publication.framework
    may_be = bool(location_id) and framework.demonstration and not framework.is_trial
    invented = may_be and (rating is None or "invented" in rating.source)
    is_anothers = service.in_register is InRegister.ANOTHERS
    overall = rating.overall if rating else ""
    return RegulationView(
        rating=overall,
        style=style if (style := facets.rating_id(service)) in facets.RATINGS else "",
        rated=rated_on(service),
        questions=_questions(rating) if rating else (),
        explanation=_explanation(publication, service, overall),
        notes=tuple(_notes(service)),
        report=None if invented or is_anothers else links.cqc_location(location_id),
        no_report=(_INVENTED if overall else _INVENTED_PLACE) if invented else "",
    )


def _explanation(publication: Publication, service: PublicService, overall: str) -> str:
    """Why there is no rating, and of its registration no more than was seen."""
    if overall:
        return ""
    read = wording.day(service.register_read_on)
    copy = f"our copy of CQC's register{f', of {read}' if read else ''}"
    given = f"The provider gives the number {service.cqc_location_id} for its registration with the {wording.CQC}."
    match service.in_register:
        case InRegister.NOT_RATED:
            return f"It is registered with the {wording.CQC}, which has not given it a rating yet."
        case InRegister.RATING_UNREAD:
            return (
                f"It is registered with the {wording.CQC}. We have not read what rating CQC gives "
                "it: CQC's website says so."
            )
        case InRegister.RATING_UNKNOWN:
            return (
                f"It is registered with the {wording.CQC}. We have not kept the rating that it had."
            )
        case InRegister.NOT_FOUND:
            return f"{given} We did not find this number in {copy}."
        case InRegister.ANOTHERS:
            return f"{given} We could not match this number with the provider in {copy}."
        case InRegister.UNDECLARED:
            return (
                f"The provider has still to say whether the {wording.CQC} regulates this service."
            )
        case InRegister.NO_REGISTER:
            return f"{given} You can look it up in CQC's register."
        case _:
            return publication.lots[service.lot].cqc.explanation


def _notes(service: PublicService) -> Iterator[str]:
    """When it was last inspected; and where the newest copy of the register does not have it, that, and no more."""
    if service.last_inspected:
        yield f"CQC last inspected it on {wording.day(service.last_inspected)}."
    if service.not_seen_on:
        day = wording.day(service.not_seen_on)
        yield (
            f"It is not in the copies of CQC's register that we have read since {day}. "
            "That alone does not end its registration: we are finding out."
        )


def _questions(rating: Rating) -> tuple[tuple[str, str], ...]:
    return filled(
        *((name.capitalize().replace("_", " "), getattr(rating, name)) for name in _QUESTIONS)
    )
