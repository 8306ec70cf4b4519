"""Days: none in the future that tells of the past, and each in its order."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain, pairwise
from typing import Any, Final

from generator.load import fields
from generator.problem import Finding, Place
from generator.records import ProviderStatus, Sums
from generator.rules.context import Context, cells

_OF_APPLICATION: Final = (
    *("received_on", "complete_on", "questions_sent_on", "questions_answered_on"),
    *("decided_on", "letter_sent_on"),
)
_APPLICATION_ORDER: Final = (
    ("received_on", "complete_on"),
    ("received_on", "questions_sent_on"),
    ("questions_sent_on", "questions_answered_on"),
    ("received_on", "decided_on"),
    ("complete_on", "decided_on"),
    ("decided_on", "letter_sent_on"),
)


def date_in_future(context: Context) -> Iterator[Finding]:
    """What tells of the past has a day in the past: decided_on, seen_on, checked_on, availability_on, reviewed_on, done_on, month, asked_on, and the days of an application. Until that day it does not count, and nothing shows it; so a site can be built for an older day."""
    horizon = _horizon(context)
    for place, day in _days_past(context):
        if context.as_of < day <= horizon:
            yield place, f"{day} is after {context.as_of}; it does not count before that day"


def date_out_of_reach(context: Context) -> Iterator[Finding]:
    """What tells of the past has no day after the end of the framework: it is mistyped, whatever the day is for which the site is built."""
    horizon = _horizon(context)
    for place, day in _days_past(context):
        if day > horizon:
            words = f"{day} is after the end of the framework, {context.filed.framework.last_day}; this tells of something that has happened"
            yield place, words


def _horizon(context: Context) -> date:
    """The last day that may have passed; any, where nobody can tell when the framework ends.

    There is no clock but the day of the build, which may be an old one.
    """
    framework = context.filed.framework
    if context.in_doubt(framework.place, "ends", "extended_to") or framework.last_day is None:
        return date.max
    return max(context.as_of, framework.last_day)


def date_order(context: Context) -> Iterator[Finding]:
    """Beginnings come before ends: starts, ends, extended_to; opens, closes; opens_on, closed_to_new_on, closes_on; decided_on, ends_on; decided_on, from_on; seen_on, valid_until; reviewed_on and published, due_on, done_on; the first award, status_since; since, grace_until. An application comes before it is complete, and both before it is decided; a question before its answer; a decision before its letter. Rounds stand in their order and do not overlap. Of a sum that the government sets, the first day of a year comes before its last, and after the last of the year before. Versions of a criterion stand in the order of their days."""
    for place, (earlier_name, earlier), later in _pairs(context):
        if earlier is not None and later is not None and later < earlier:
            yield place, f"{later} is before {earlier_name}, {earlier}"


def status_without_date(context: Context) -> Iterator[Finding]:
    """A provider that is suspended or has left says since when: status_since."""
    for provider in context.filed.providers.values():
        if provider.status is not ProviderStatus.ON and provider.status_since is None:
            words = f'the status is "{provider.status}"; say since when, as YYYY-MM-DD'
            yield provider.place.at("provider.status_since"), words


def joined_otherwise(context: Context) -> Iterator[Finding]:
    """A provider joined on the day of its first award, in awards.csv. An older package says it under joined, too; that is not read, and where it is another day it goes."""
    filed = context.filed
    for provider in filed.providers.values():
        day, joined = provider.joined_in_package, filed.joined_on(provider.id)
        if day in (None, joined) or provider.id in context.gaps.tables["awards"]:
            continue
        first = f"its first award is of {joined}" if joined else "it has no award yet"
        yield (
            provider.place.at("provider.joined"),
            f"{first}; take this line away, as it is not read",
        )


def _days_past(context: Context) -> Iterator[tuple[Place, date]]:
    filed = context.filed
    days = chain(
        cells(filed.services.values(), "checked_on", "availability_on"),
        cells(filed.awards, "decided_on"),
        cells(filed.evidence, "seen_on"),
        cells(filed.feedback, "month"),
        cells(filed.reviews, "reviewed_on"),
        cells(filed.review_actions, "done_on"),
        cells(filed.decisions, "decided_on"),
        cells(filed.unmet_requests, "month"),
        ((fields.month(r.cells.get("month")), r.place.at("month")) for r in context.gaps.rows),
        ((decision.on, decision.place) for decision in filed.framework.decisions),
        cells(filed.register.values(), "deregistered_on"),
        cells((r for at in filed.register.values() for r in at.ratings), "rated_on"),
        cells(filed.applications, *_OF_APPLICATION),
        cells(filed.askings, "asked_on"),
        (
            (version.decided_on, version.place.at(f"{version.place.field}.decided_on"))
            for lot in filed.lots.values()
            for version in lot.price_model.versions
        ),
    )
    return ((place, day) for day, place in days if day is not None)


def _pairs_of_sums(sums: Sums) -> Iterator[tuple[Place, tuple[str, date | None], date | None]]:
    for _, years in sums.kinds:
        for of_year in years:
            yield (
                of_year.place.at(f"{of_year.place.field}.until"),
                ("since", of_year.since),
                of_year.until,
            )
        for older, newer in pairwise(years):
            free = older.until + timedelta(days=older.until < date.max)
            place = newer.place.at(f"{newer.place.field}.since")
            yield place, ("the first day after the year before it ends", free), newer.since


def _pairs(context: Context) -> Iterator[tuple[Place, tuple[str, date | None], date | None]]:
    filed, framework = context.filed, context.filed.framework
    for times in framework.round_dates:
        place = times.place.at(f"{times.place.field}.closes")
        yield place, ("opens", times.opens), times.closes
    for before, after in pairwise(framework.round_dates):
        place = after.place.at(f"{after.place.field}.opens")
        free = before.closes + timedelta(days=before.closes < date.max)
        yield place, ("the first day after the round before it ends", free), after.opens
    declared = framework.regulated_declared
    place = framework.place.at("regulated_declared.grace_until")
    yield place, ("since", declared.since), declared.grace_until
    yield from _pairs_of_sums(filed.sums)
    for provider in filed.providers.values():
        if provider.id not in context.gaps.tables["awards"]:
            place, joined = provider.place.at("provider.status_since"), filed.joined_on(provider.id)
            yield place, ("the day of the first award", joined), provider.status_since
    ordered: list[tuple[Iterable[Any], str, str]] = [
        ([framework], "starts", "ends"),
        ([framework], "ends", "extended_to"),
        (filed.lots.values(), "opens_on", "closed_to_new_on"),
        (filed.lots.values(), "closed_to_new_on", "closes_on"),
        (filed.lots.values(), "opens_on", "closes_on"),
        (filed.awards, "decided_on", "ends_on"),
        (filed.decisions, "decided_on", "from_on"),
        (filed.evidence, "seen_on", "valid_until"),
        (filed.reviews, "reviewed_on", "published"),
        (filed.review_actions, "reviewed_on", "due_on"),
        (filed.review_actions, "reviewed_on", "done_on"),
        *((filed.applications, first, last) for first, last in _APPLICATION_ORDER),
    ]
    for records, first, last in ordered:
        for record in records:
            yield record.place.at(last), (first, getattr(record, first)), getattr(record, last)
