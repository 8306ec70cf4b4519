"""Matters → text for people, CSV for a spreadsheet, JSON for programs, iCalendar for a diary."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from generator.joining.package import table
from generator.worklist.action import Action, ActionKind

COLUMNS: Final = ("team", "kind", "due", "lot", "provider", "services", "about", "words")
_MOST_SERVICES: Final = 3
_Part = tuple[Action, tuple[str, ...]]  # a matter, and those of its services that an entry is about

# What has happened, or has no day of its own, is no entry in a diary.
_NO_DATES: Final = frozenset({ActionKind.RATING, ActionKind.SUPPLY})


def as_text(actions: Sequence[Action], titles: Mapping[str, str]) -> Iterator[str]:
    """Lines: each team, and its matters by day.

    Args:
        titles: service id → the name that people know it by.
    """
    if not actions:
        yield "Nothing wants attention."
    for team in sorted({action.team for action in actions}):
        of_team = [action for action in actions if action.team == team]
        yield f"{team}: {len(of_team)}"
        for matter in of_team:
            due = matter.due.isoformat() if matter.due else "no date   "
            yield f"  {due}  {matter.kind:<13}  {matter.words}{_services(matter, titles)}"
        yield ""


def as_csv(actions: Sequence[Action]) -> str:
    """One row a matter. Every cell begins with a word or an id of the directory's own."""
    return table(COLUMNS, map(_row, actions))


def as_json(actions: Sequence[Action]) -> str:
    """One list of objects; what there is none of is null, or an empty list of services."""
    rows = [
        {**_row(m), "due": m.due.isoformat() if m.due else None, "services": list(m.services)}
        for m in actions
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False)


def as_ics(
    actions: Sequence[Action], as_of: date, framework: str, titles: Mapping[str, str]
) -> bytes:
    """A calendar (RFC 5545) of what lapses or is due from the day on, each for its whole day.

    An entry keeps its UID for good, so that a diary that reads the file again
    moves it and does not double it. What several teams share is one entry, on
    the first of its days.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//framework-directory//status//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{framework}: what lapses when")
    entries: dict[str, list[_Part]] = {}
    for matter in actions:
        if matter.due is not None and matter.due >= as_of and matter.kind not in _NO_DATES:
            for key, services in matter.entries():
                entries.setdefault(key, []).append((matter, services))
    stamp = datetime.combine(as_of, time(), UTC)
    for key, parts in entries.items():
        calendar.add_component(_event(key, parts, stamp, titles))
    return bytes(calendar.to_ical())


def _event(key: str, parts: Sequence[_Part], stamp: datetime, titles: Mapping[str, str]) -> Event:
    """An entry of the diary, of the matters that share its key."""
    matter = min((m for m, _ in parts), key=lambda m: m.due or date.max)
    assert matter.due is not None
    teams = list(dict.fromkeys(m.team for m, _ in parts))
    services = list(dict.fromkeys(s for _, ids in parts for s in ids))
    subject = matter.subject
    if matter.each and matter.kind is ActionKind.EVIDENCE:  # which leaves out the service
        subject = f"{titles.get(services[0], services[0])}: {subject}"
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, key)))
    event.add("dtstamp", stamp)
    event.add("dtstart", matter.due)
    event.add("dtend", matter.due + timedelta(days=1))
    event.add("summary", f"{_SUMMARIES[matter.kind]}: {subject}")
    # Without "in 5 days", which would be true on one day alone.
    named = ", ".join(titles.get(service, service) for service in services) or "none"
    event.add("description", f"{', '.join(teams)}\nServices: {named}")
    event.add("categories", [matter.kind.value, *teams])
    event.add("transp", "TRANSPARENT")
    return event


_SUMMARIES: Final = {
    ActionKind.EVIDENCE: "Last day of proof",
    ActionKind.AWARD: "Last day of the award",
    ActionKind.REVIEW: "Check the entry",
    ActionKind.ANNUAL_REVIEW: "Annual review",
    ActionKind.AVAILABILITY: "Ask about places",
}


def _services(matter: Action, titles: Mapping[str, str]) -> str:
    if len(matter.services) < 2:
        return ""
    named = ", ".join(titles.get(s, s) for s in matter.services[:_MOST_SERVICES])
    more = len(matter.services) - _MOST_SERVICES
    return f" Services: {named}{f' and {more} more' if more > 0 else ''}."


def _row(matter: Action) -> dict[str, str]:
    due = matter.due.isoformat() if matter.due else ""
    cells = {**asdict(matter), "due": due, "services": "; ".join(matter.services)}
    return {column: str(cells[column]) for column in COLUMNS}
