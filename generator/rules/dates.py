"""Days: none in the future that tells of the past, and each in its order."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from generator.load import fields
from generator.problem import Finding, Place
from generator.records import ProviderStatus
from generator.rules.context import Context


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
    return ((place, day) for place, day in _days_told(context) if day is not None)


def _days_told(context: Context) -> Iterator[tuple[Place, date | None]]:
    filed = context.filed
    for provider in filed.providers.values():
        yield provider.place.at("provider.joined"), provider.joined
    for service in filed.services.values():
        yield service.place.at("checked_on"), service.checked_on
        yield service.place.at("availability_on"), service.availability_on
    for award in filed.awards:
        yield award.place.at("decided_on"), award.decided_on
    for evidence in filed.evidence:
        yield evidence.place.at("seen_on"), evidence.seen_on
    for feedback in filed.feedback:
        yield feedback.place.at("month"), feedback.month
    for review in filed.reviews:
        yield review.place.at("reviewed_on"), review.reviewed_on
    for unmet in filed.unmet_requests:
        yield unmet.place.at("month"), unmet.month
    for row in context.gaps.rows:
        yield row.place.at("month"), fields.month(row.cells.get("month"))
    for decision in filed.framework.decisions:
        yield decision.place, decision.on
    for rating in filed.ratings.values():
        yield rating.place.at("rated_on"), rating.rated_on


def _pairs(context: Context) -> Iterator[tuple[Place, tuple[str, date | None], date | None]]:
    filed = context.filed
    framework = filed.framework
    yield framework.place.at("ends"), ("starts", framework.starts), framework.ends
    yield framework.place.at("extended_to"), ("ends", framework.ends), framework.extended_to
    for times in framework.round_dates:
        place = times.place.at(f"{times.place.field}.closes")
        yield place, ("opens", times.opens), times.closes
    for before, after in pairwise(framework.round_dates):
        place = after.place.at(f"{after.place.field}.opens")
        free = before.closes + timedelta(days=before.closes < date.max)
        yield place, ("the day after the round before it", free), after.opens
    for lot in filed.lots.values():
        full = ("closed_to_new_on", lot.closed_to_new_on)
        yield lot.place.at("closed_to_new_on"), ("opens_on", lot.opens_on), lot.closed_to_new_on
        yield lot.place.at("closes_on"), full, lot.closes_on
        yield lot.place.at("closes_on"), ("opens_on", lot.opens_on), lot.closes_on
    for provider in filed.providers.values():
        place = provider.place.at("provider.status_since")
        yield place, ("joined", provider.joined), provider.status_since
    for award in filed.awards:
        yield award.place.at("ends_on"), ("decided_on", award.decided_on), award.ends_on
    for evidence in filed.evidence:
        yield evidence.place.at("valid_until"), ("seen_on", evidence.seen_on), evidence.valid_until
