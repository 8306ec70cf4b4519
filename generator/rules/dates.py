"""Days: none in the future that tells of the past, and each in its order."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain, pairwise

from generator.load import fields
from generator.problem import Finding, Place
from generator.records import ProviderStatus
from generator.rules.context import Context, cells


def date_in_future(context: Context) -> Iterator[Finding]:
    """What tells of the past has a day in the past: joined, decided_on, seen_on, checked_on, availability_on, reviewed_on, month. Until that day it does not count, and nothing shows it; so a site can be built for an older day."""
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
    """Beginnings come before ends: starts, ends, extended_to; opens, closes; opens_on, closed_to_new_on, closes_on; decided_on, ends_on; seen_on, valid_until; joined, status_since. Rounds stand in their order and do not overlap. Versions of a criterion stand in the order of their days."""
    for place, (earlier_name, earlier), later in _pairs(context):
        if earlier is not None and later is not None and later < earlier:
            yield place, f"{later} is before {earlier_name}, {earlier}"


def status_without_date(context: Context) -> Iterator[Finding]:
    """A provider that is suspended or has left says since when: status_since."""
    for provider in context.filed.providers.values():
        if provider.status is not ProviderStatus.ON and provider.status_since is None:
            words = f'the status is "{provider.status}"; say since when, as YYYY-MM-DD'
            yield provider.place.at("provider.status_since"), words


def _days_past(context: Context) -> Iterator[tuple[Place, date]]:
    filed = context.filed
    days = chain(
        ((p.joined, p.place.at("provider.joined")) for p in filed.providers.values()),
        cells(filed.services.values(), "checked_on", "availability_on"),
        cells(filed.awards, "decided_on"),
        cells(filed.evidence, "seen_on"),
        cells(filed.feedback, "month"),
        cells(filed.reviews, "reviewed_on"),
        cells(filed.unmet_requests, "month"),
        ((fields.month(r.cells.get("month")), r.place.at("month")) for r in context.gaps.rows),
        ((decision.on, decision.place) for decision in filed.framework.decisions),
        cells(filed.ratings.values(), "rated_on"),
    )
    return ((place, day) for day, place in days if day is not None)


def _pairs(context: Context) -> Iterator[tuple[Place, tuple[str, date | None], date | None]]:
    filed, framework = context.filed, context.filed.framework
    for times in framework.round_dates:
        place = times.place.at(f"{times.place.field}.closes")
        yield place, ("opens", times.opens), times.closes
    for before, after in pairwise(framework.round_dates):
        place = after.place.at(f"{after.place.field}.opens")
        free = before.closes + timedelta(days=before.closes < date.max)
        yield place, ("the day after the round before it", free), after.opens
    for provider in filed.providers.values():
        place = provider.place.at("provider.status_since")
        yield place, ("joined", provider.joined), provider.status_since
    for records, first, last in (
        ([framework], "starts", "ends"),
        ([framework], "ends", "extended_to"),
        (filed.lots.values(), "opens_on", "closed_to_new_on"),
        (filed.lots.values(), "closed_to_new_on", "closes_on"),
        (filed.lots.values(), "opens_on", "closes_on"),
        (filed.awards, "decided_on", "ends_on"),
        (filed.evidence, "seen_on", "valid_until"),
    ):
        for record in records:
            yield record.place.at(last), (first, getattr(record, first)), getattr(record, last)
