"""What the Care Quality Commission says of a service, or why it says nothing."""

from __future__ import annotations

from dataclasses import dataclass

from generator.records import Directory, Rating, Registration, Service
from generator.site.parts import links
from generator.site.parts.links import Outside
from generator.site.words import wording

REGULATOR = "Care Quality Commission (CQC)"

_INVENTED = "This rating is invented for the demonstration, so there is no report to read."

_STYLES = {
    "outstanding": "outstanding",
    "good": "good",
    "requires improvement": "requires-improvement",
    "inadequate": "inadequate",
}


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
    report: Outside | None
    no_report: str


def in_short(directory: Directory, service: Service) -> RatingWords:
    """The rating, or why there is none, in a few words."""
    if not service.cqc_location_id:
        registration = directory.lots[service.lot].cqc.registration
        if registration is Registration.ALWAYS:
            return _unrated("No CQC rating to show")
        return _unrated(wording.NOT_REGULATED)
    rating = directory.rating_of(service)
    if rating is None or not rating.overall:
        return _unrated("Registered with CQC, not rated yet")
    return RatingWords(rating.overall, f"Rated {rating.overall} by CQC")


def _unrated(words: str) -> RatingWords:
    return RatingWords(words, words)


def view(directory: Directory, service: Service) -> RegulationView:
    """The section for the service's own page."""
    location_id = service.cqc_location_id
    rating = directory.rating_of(service) if location_id else None
    # An invented id would lead nowhere, or to somebody else.
    invented = bool(location_id) and (
        directory.framework.demonstration and (rating is None or "invented" in rating.source)
    )
    overall = rating.overall if rating else ""
    return RegulationView(
        rating=overall,
        style=_STYLES.get(overall.casefold(), ""),
        rated=wording.day(rating.rated_on) if rating and overall and rating.rated_on else "",
        questions=_questions(rating) if rating else (),
        explanation=_explanation(directory, service, overall),
        report=None if invented else links.cqc_location(location_id),
        no_report=_INVENTED if invented else "",
    )


def _explanation(directory: Directory, service: Service, overall: str) -> str:
    if overall:
        return ""
    if service.cqc_location_id:
        return f"It is registered with the {REGULATOR}, which has not given it a rating yet."
    return directory.lots[service.lot].cqc.explanation


def _questions(rating: Rating) -> tuple[tuple[str, str], ...]:
    asked = (
        ("Safe", rating.safe),
        ("Effective", rating.effective),
        ("Caring", rating.caring),
        ("Responsive", rating.responsive),
        ("Well led", rating.well_led),
    )
    return tuple((question, answer) for question, answer in asked if answer)
