"""What the Care Quality Commission says of a service, or why it says nothing."""

from dataclasses import dataclass

from generator.publication import Publication, PublicService, facets
from generator.records import Rating
from generator.site.parts import links
from generator.site.parts.links import ExternalLink
from generator.site.parts.page import filled
from generator.site.words import wording

REGULATOR = "Care Quality Commission (CQC)"

_INVENTED = "This rating is invented for the demonstration, so there is no report to read."

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
        report: the location's page at the CQC; None where there is none.
        no_report: why a registered service has no link to it, or "".
    """

    rating: str
    style: str
    rated: str
    questions: tuple[tuple[str, str], ...]
    explanation: str
    report: ExternalLink | None
    no_report: str


def in_short(service: PublicService) -> RatingWords:
    """The rating, or why there is none, in a few words."""
    rating = service.rating
    if rating is not None and rating.overall:
        return RatingWords(rating.overall, f"Rated {rating.overall} by CQC")
    words = wording.UNRATED[facets.rating_of(service)]
    return RatingWords(words, words)


def view(publication: Publication, service: PublicService) -> RegulationView:
    """The section for the service's own page."""
    location_id = service.cqc_location_id
    rating = service.rating
    # An invented id would lead nowhere, or to somebody else.
    may_be = bool(location_id) and publication.framework.demonstration
    invented = may_be and (rating is None or "invented" in rating.source)
    overall = rating.overall if rating else ""
    return RegulationView(
        rating=overall,
        style=style if (style := facets.rating_id(service)) in facets.RATINGS else "",
        rated=wording.day(rating.rated_on) if rating and overall and rating.rated_on else "",
        questions=_questions(rating) if rating else (),
        explanation=_explanation(publication, service, overall),
        report=None if invented else links.cqc_location(location_id),
        no_report=_INVENTED if invented else "",
    )


def _explanation(publication: Publication, service: PublicService, overall: str) -> str:
    if overall:
        return ""
    if service.cqc_location_id:
        return f"It is registered with the {REGULATOR}, which has not given it a rating yet."
    return publication.lots[service.lot].cqc.explanation


def _questions(rating: Rating) -> tuple[tuple[str, str], ...]:
    return filled(
        *((name.capitalize().replace("_", " "), getattr(rating, name)) for name in _QUESTIONS)
    )
