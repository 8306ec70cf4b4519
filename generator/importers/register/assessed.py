"""The ratings in a location document of the CQC API, the older ones and those of the single assessment framework.

Older ones stand in `currentRatings`, those before it in `historicRatings`;
their day is the report's. Newer ones stand in `assessment[].ratings`, for the
location as a whole (`overall`) or for each group of services (`asgRatings`);
their day is that on which the plan was published, or else that of the
assessment. A location may have either, both or neither: the newest counts.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from generator.importers.register.cells import ratings
from generator.importers.register.dates import read_date
from generator.importers.register.documents import mapping, mappings, text_of
from generator.importers.register.records import Ratings
from generator.records import RATINGS

_WORST: Final = {word: rank for rank, word in enumerate(RATINGS)}


def ratings_of(document: Mapping[str, Any]) -> tuple[Ratings, tuple[Ratings, ...]]:
    """The newest rating, and those before it that have a day, the oldest first.

    Of several groups of services that were rated on one day the lowest is
    given: a better one for something else would promise too much.
    """
    every = [r for r in (*_current(document), *_historic(document), *_assessed(document)) if r]
    dated: dict[date, Ratings] = {}
    for rating in sorted(every, key=lambda r: _WORST.get(r.overall, -1)):
        if rating.overall and rating.rated_on:
            dated[rating.rated_on] = rating
    days = sorted(dated)
    if days:
        return dated[days[-1]], tuple(dated[day] for day in days[:-1])
    loose = [r for r in every if r.overall] or [r for r in every if r.spoke]
    # The document is the whole of what the register says: without a rating there is none.
    return (loose[0] if loose else Ratings(none_given=True)), ()


def last_inspected(document: Mapping[str, Any]) -> date | None:
    """The day of the last inspection or assessment."""
    days = [text_of(mapping(document, "lastInspection"), "date")]
    for plan in mappings(document, "assessment"):
        of_groups = mappings(mapping(plan, "ratings"), "asgRatings")
        days += [text_of(of, "assessmentDate") for of in (plan, *of_groups)]
    return max(filter(None, map(read_date, days)), default=None)


def _current(document: Mapping[str, Any]) -> Iterator[Ratings]:
    current = mapping(document, "currentRatings")
    overall, day = mapping(current, "overall"), text_of(current, "reportDate")
    # Where a location has none as a whole, a single service of it may be rated.
    rated = [overall] if text_of(overall, "rating") else mappings(current, "serviceRatings")
    for of in rated or [overall]:
        yield _rating(of, read_date(text_of(of, "reportDate") or day))


def _historic(document: Mapping[str, Any]) -> Iterator[Ratings]:
    for report in mappings(document, "historicRatings"):
        yield _rating(mapping(report, "overall"), read_date(text_of(report, "reportDate")))


def _assessed(document: Mapping[str, Any]) -> Iterator[Ratings]:
    for plan in mappings(document, "assessment"):
        of = mapping(plan, "ratings")
        groups = [g for g in mappings(of, "overall") if text_of(g, "rating")]
        published = text_of(plan, "assessmentPlanPublishedDateTime")
        for group in groups or mappings(of, "asgRatings"):
            assessed = text_of(group, "assessmentDate") or text_of(plan, "assessmentDate")
            yield _rating(group, read_date(published) or read_date(assessed))


def _rating(of: Mapping[str, Any], day: date | None) -> Ratings:
    questions = mappings(of, "keyQuestionRatings")
    words = {text_of(question, "name"): text_of(question, "rating") for question in questions}
    return ratings(words | {"overall": text_of(of, "rating")}, day)
