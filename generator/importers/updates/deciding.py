"""Messages against what is filed and against one another → what becomes of each, and the cells that change.

Newer words take the place of older ones; what was said on the same day and is
not the same is for a person.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from generator.importers.updates.agreeing import agreed
from generator.importers.updates.messages import Update
from generator.importers.updates.outcomes import Fate, MailOutcome, Taken
from generator.importers.updates.statements import PlacesStatement
from generator.records import Filed, Service
from generator.site.words.wording import day as in_words

_AHEAD, _BACK = timedelta(days=366), timedelta(days=31)  # how far off a place may be promised


def decide(
    updates: Sequence[Update],
    filed: Filed,
    today: date,
    accepted: Collection[int],
    taken_before: Mapping[str, Taken],
) -> list[MailOutcome]:
    """What becomes of each message, in their order.

    Args:
        accepted: the numbers of those that a person accepts.
        taken_before: what the log has, by the identity of a message.
    """
    fresh_for = timedelta(days=filed.framework.stale_after_days)
    first = [
        _alone(update, filed, today, fresh_for, update.number in accepted, taken_before)
        for update in updates
    ]
    return agreed(_repeated(first), accepted)


def _alone(
    update: Update,
    filed: Filed,
    today: date,
    fresh_for: timedelta,
    is_accepted: bool,
    taken_before: Mapping[str, Taken],
) -> MailOutcome:
    """A message by itself, and beside what is filed."""
    if update.ignored:
        return MailOutcome(update, Fate.IGNORED, reasons=(update.ignored,))
    if update.identity in taken_before:
        return _again(update, taken_before[update.identity])
    unclear = update.unclear or _of_days(update, today, fresh_for) or _too_many(update, filed)
    if unclear:
        return MailOutcome(update, Fate.HELD, reasons=(*update.doubts, unclear))
    assert update.on is not None
    older, same, other, newer = _beside_filed(update.statements, filed, update.on)
    if not (same or other or newer):
        return MailOutcome(update, Fate.OLDER, reasons=tuple(older.values()))
    doubts = (*update.doubts, *other.values())
    if doubts and not is_accepted:
        return MailOutcome(update, Fate.HELD, (), doubts, acceptable=True)
    statements = tuple(s for s in update.statements if s.service not in older)
    if not other and not newer:
        reasons = (*older.values(), "the list says so already, of the same day")
        return MailOutcome(update, Fate.CONFIRMED, (), reasons)
    return MailOutcome(update, Fate.TAKEN, statements, tuple(older.values()))


def _again(update: Update, before: Taken) -> MailOutcome:
    """A message that the log has already, or another one that bears its Message-ID."""
    if (before.sender, before.said_on) == (update.sender, str(update.on)):
        return MailOutcome(
            update, Fate.REPEATED, reasons=(f"it was taken in on {before.taken_on}",)
        )
    reason = f"a mail with its Message-ID was taken in on {before.taken_on}, and it is another"
    return MailOutcome(update, Fate.HELD, reasons=(reason,))


def _of_days(update: Update, today: date, fresh_for: timedelta) -> str:
    """What is wrong with the day of a message, or with one that it names."""
    on = update.on
    if on is None:
        return "it does not say on which day that was so"
    if on > today:
        return f"its day, {in_words(on)}, is still to come"
    if on + fresh_for < today:
        return f"it is of {in_words(on)}: what is so old is not shown"
    for statement in update.statements:
        if statement.since and not on - _BACK <= statement.since <= on + _AHEAD:
            return f"from {in_words(statement.since)}: is the year right?"
    return ""


def _too_many(update: Update, filed: Filed) -> str:
    for statement in update.statements:
        capacity = filed.services[statement.service].capacity
        if capacity and (statement.free or 0) > capacity:
            return f"it says {statement.free} places, and {statement.service} has {capacity} in all"
    return ""


def _beside_filed(
    statements: Sequence[PlacesStatement], filed: Filed, on: date
) -> tuple[dict[str, str], set[str], dict[str, str], set[str]]:
    """The services of which something newer is filed, the same, another word of the same day, and all others."""
    older: dict[str, str] = {}
    same: set[str] = set()
    other: dict[str, str] = {}
    newer: set[str] = set()
    for statement in statements:
        service = filed.services[statement.service]
        if statement.availability is None:
            if service.checked_on and service.checked_on > on:
                older[service.id] = (
                    f"{service.id}: the list has a newer check, of {in_words(service.checked_on)}"
                )
            else:
                (same if service.checked_on == on else newer).add(service.id)
            continue
        filed_on = service.availability_on
        if filed_on is None or filed_on < on:
            newer.add(service.id)
        elif filed_on > on:
            older[service.id] = f"{service.id}: the list has a newer word, of {in_words(filed_on)}"
        elif _is_filed(statement, service, on) and not statement.details_right:
            same.add(service.id)
        elif _is_filed(statement, service, on):
            newer.add(service.id)
        else:
            other[service.id] = f"{service.id}: the list has another word of the same day"
    return older, same, other, newer


def _is_filed(statement: PlacesStatement, service: Service, on: date) -> bool:
    """Whether what is filed of the service is what is said."""
    since = statement.since if statement.since and statement.since > on else None
    return (service.availability, service.places_free, service.places_from) == (
        statement.availability,
        statement.free,
        since,
    )


def _repeated(decided: Sequence[MailOutcome]) -> list[MailOutcome]:
    """The same message twice counts once; another one under the same Message-ID is held, and so is the first."""
    groups: dict[str, list[int]] = defaultdict(list)
    for position, one in enumerate(decided):
        if one.outcome not in (Fate.IGNORED, Fate.REPEATED):
            groups[one.update.identity].append(position)
    out = list(decided)
    for positions in groups.values():
        first = decided[positions[0]].update
        same = all(_content(decided[p].update) == _content(first) for p in positions)
        for position in positions[1:] if same else positions:
            one = decided[position]
            if same:
                reason = f"the same as {first.number}"
                out[position] = MailOutcome(one.update, Fate.REPEATED, reasons=(reason,))
            elif len(positions) > 1:
                reason = "two mails with the same Message-ID say different things"
                out[position] = MailOutcome(one.update, Fate.HELD, reasons=(*one.reasons, reason))
    return out


def _content(update: Update) -> object:
    return update.sender, update.on, frozenset(s.meaning for s in update.statements), update.unclear


def taken(decided: Sequence[MailOutcome]) -> Iterator[tuple[Update, PlacesStatement]]:
    """Each statement that is to be written, with the message that makes it; one on the places of each service.

    Of two that say the same the first counts.
    """
    seen: set[tuple[str, bool]] = set()
    for one in decided:
        for statement in one.statements:
            kind = (statement.service, statement.availability is None)
            if one.outcome is Fate.TAKEN and kind not in seen:
                seen.add(kind)
                yield one.update, statement
