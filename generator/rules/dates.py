"""Days: none in the future that tells of the past, and each in its order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.load.fields import UNKNOWN_DATE
from generator.model import ProviderStatus
from generator.problem import Place
from generator.rules.context import Context, Finding


def date_in_future(context: Context) -> Iterator[Finding]:
    """What tells of the past has a day in the past: joined, decided_on, seen_on, checked_on, availability_on, month."""
    for place, day in _days_past(context):
        if day is not None and day > context.as_of:
            yield (
                place,
                f"{day} is after {context.as_of}; this tells of something that has happened",
            )


def date_order(context: Context) -> Iterator[Finding]:
    """Beginnings come before ends: starts, ends, extended_to; decided_on, ends_on; seen_on, valid_until; joined, status_since."""
    for place, (earlier_name, earlier), later in _pairs(context):
        if UNKNOWN_DATE in (earlier, later) or earlier is None or later is None:
            continue
        if later < earlier:
            yield place, f"{later} is before {earlier_name}, {earlier}"


def status_without_date(context: Context) -> Iterator[Finding]:
    """A provider that is suspended or has left says since when: status_since."""
    for provider in context.directory.providers.values():
        if provider.status is not ProviderStatus.ON and provider.status_since is None:
            words = f'the status is "{provider.status}"; say since when, as YYYY-MM-DD'
            yield provider.place.at("provider.status_since"), words


def _days_past(context: Context) -> Iterator[tuple[Place, date | None]]:
    directory = context.directory
    for provider in directory.providers.values():
        yield provider.place.at("provider.joined"), provider.joined
    for service in directory.services.values():
        yield service.place.at("checked_on"), service.checked_on
        yield service.place.at("availability_on"), service.availability_on
    for award in directory.awards:
        yield award.place.at("decided_on"), award.decided_on
    for evidence in directory.evidence:
        yield evidence.place.at("seen_on"), evidence.seen_on
    for feedback in directory.feedback:
        yield feedback.place.at("month"), feedback.month
    for decision in directory.framework.decisions:
        yield directory.framework.place.at("decisions"), decision.on
    for rating in directory.ratings.values():
        yield rating.place.at("rated_on"), rating.rated_on


def _pairs(context: Context) -> Iterator[tuple[Place, tuple[str, date | None], date | None]]:
    directory = context.directory
    framework = directory.framework
    yield framework.place.at("ends"), ("starts", framework.starts), framework.ends
    yield framework.place.at("extended_to"), ("ends", framework.ends), framework.extended_to
    for provider in directory.providers.values():
        place = provider.place.at("provider.status_since")
        yield place, ("joined", provider.joined), provider.status_since
    for award in directory.awards:
        yield award.place.at("ends_on"), ("decided_on", award.decided_on), award.ends_on
    for evidence in directory.evidence:
        yield evidence.place.at("valid_until"), ("seen_on", evidence.seen_on), evidence.valid_until
