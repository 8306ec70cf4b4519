"""Matters → iCalendar for a diary."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from generator.publication import Publication
from generator.site import addresses
from generator.site.words.wording import joined
from generator.worklist.action import Action, ActionKind
from generator.worklist.formats import titles_of
from generator.worklist.page import COMMAND, title

_Part = tuple[Action, tuple[str, ...]]  # a matter, and those of its services that an entry is about

_OF_CRITERIA: Final = (ActionKind.EVIDENCE, ActionKind.GRACE, ActionKind.IMPROVEMENT_PLAN)
_SUMMARIES: Final = {
    ActionKind.APPLICATION: "Application",
    ActionKind.EVIDENCE: "Last day of proof",
    ActionKind.GRACE: "Last day of grace",
    ActionKind.DECISION: "Decided, and holds from this day",
    ActionKind.RATING: "Last day to look at the new rating",
    ActionKind.REGISTRATION: "Last day to declare registration",
    ActionKind.IMPROVEMENT_PLAN: "Plan to improve",
    ActionKind.ACTION: "Agreed in a review",
    ActionKind.AWARD: "Last day of the award",
    ActionKind.PRICE: "Last day of the price",
    ActionKind.REVIEW: "Check the entry",
    ActionKind.ANNUAL_REVIEW: "Annual review",
    ActionKind.AVAILABILITY: "Ask about places",
}


def as_ics(actions: Sequence[Action], publication: Publication) -> bytes:
    """A calendar (RFC 5545) of what lapses or is due from the day on, each for its whole day.

    An entry keeps its UID for good, so that a diary that reads the file again
    moves it and does not double it. What hangs on proof of several days is one
    entry, on the first of them. What is overdue or has no day is counted in an
    entry of the day itself.
    """
    as_of = publication.as_of
    calendar = Calendar()
    calendar.add("prodid", "-//framework-directory//status//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{publication.framework.title}: what lapses when")
    entries: dict[str, list[_Part]] = {}
    for matter in actions:
        if _is_to_come(matter, as_of):
            for key, services in matter.entries():
                entries.setdefault(key, []).append((matter, services))
    titles = titles_of(publication)
    for key, parts in entries.items():
        calendar.add_component(_of_matters(key, parts, titles, as_of))
    if summary := _left_out(actions, as_of):
        words = f'They are on the page "{title(publication)}", which is for printing: {COMMAND}'
        calendar.add_component(_event("not-in-the-diary", as_of, as_of, summary, words, ()))
    return bytes(calendar.to_ical())


def _is_to_come(matter: Action, as_of: date) -> bool:
    """Whether its day is one to keep in mind. The day of a rating that came today has been."""
    if matter.due is None:
        return False
    return matter.due > as_of or (matter.due == as_of and matter.kind is not ActionKind.RATING)


def _left_out(actions: Sequence[Action], as_of: date) -> str:
    """How many matters have no entry of their own; "" where all have."""
    undated = sum(a.due is None for a in actions)
    dated = [a for a in actions if a.due is not None]
    past = [a for a in dated if not _is_to_come(a, as_of)]
    changed = sum(a.kind is ActionKind.RATING for a in past)
    overdue = len(past) - changed
    counts = (
        (overdue, "overdue"),
        (undated, "without a day"),
        (changed, "changed in the register"),
    )
    parts = [f"{number} {what}" for number, what in counts if number]
    return f"What wants attention, beside what has a day to come: {joined(parts)}" if parts else ""


def _of_matters(key: str, parts: Sequence[_Part], titles: Mapping[str, str], as_of: date) -> Event:
    """An entry of the diary, of the matters that share its key."""
    matter = min((m for m, _ in parts), key=lambda m: m.due or date.max)
    assert matter.due is not None
    teams = list(dict.fromkeys(m.team for m, _ in parts))
    services = list(dict.fromkeys(s for _, ids in parts for s in ids))
    subject = matter.subject
    if matter.each and matter.kind in _OF_CRITERIA:  # which leave out the service
        subject = f"{titles.get(services[0], services[0])}: {subject}"
    # Without "in 5 days", which would be true on one day alone.
    named = ", ".join(titles.get(service, service) for service in services) or "none"
    words = f"{', '.join(teams)}\nServices: {named}\nPage: /{_page(matter, services)}"
    summary = f"{_SUMMARIES[matter.kind]}: {subject}"
    categories = [matter.kind.value, *teams]
    return _event(key, matter.due, as_of, summary, words, categories)


def _page(matter: Action, services: Sequence[str]) -> str:
    """The address of the page that tells most of it."""
    if len(services) == 1:
        return addresses.service(services[0])
    return addresses.provider(matter.provider) if matter.provider else addresses.GOVERNANCE


def _event(
    key: str, day: date, as_of: date, summary: str, words: str, categories: Sequence[str]
) -> Event:
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, key)))
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", words)
    if categories:
        event.add("categories", list(categories))
    event.add("transp", "TRANSPARENT")
    return event
