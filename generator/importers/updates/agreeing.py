"""Messages against one another: of two on one service the newer counts, and what contradicts is for a person."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter

from generator.importers.updates.messages import Update
from generator.importers.updates.outcomes import Fate, MailOutcome
from generator.site.words.wording import day as in_words


def agreed(decided: Sequence[MailOutcome], accepted: Collection[int]) -> list[MailOutcome]:
    """Of two messages on one service the newer counts, where one sender wrote both; other contradictions are held."""
    of_service: dict[str, list[int]] = defaultdict(list)
    for position, one in enumerate(decided):
        for statement in filter(attrgetter("availability"), one.statements):
            of_service[statement.service].append(position)
    held: dict[int, list[str]] = defaultdict(list)
    left: dict[int, dict[str, str]] = defaultdict(dict)
    for service, positions in of_service.items():
        # Of many that say the same on the same day one stands for all.
        others = {_word(decided[p], service, accepted): p for p in reversed(positions)}
        for position in positions:
            for other in others.values():
                verdict = _against(decided[position], decided[other], service, accepted)
                if verdict and verdict[0]:
                    held[position].append(verdict[1])
                elif verdict:
                    left[position][service] = verdict[1]
    resolved = [_resolved(one, held.get(n, []), left.get(n, {})) for n, one in enumerate(decided)]
    unread = _unread(resolved)
    return [_after_unread(one, unread, accepted) for one in resolved]


def _against(
    one: MailOutcome, other: MailOutcome, service: str, accepted: Collection[int]
) -> tuple[bool, str] | None:
    """Why the other message keeps this one from counting, and whether it is for a person to say; None where it does not."""
    mine, yours = one.update, other.update
    is_same = _meaning(one, service) == _meaning(other, service)
    name = f"{yours.number}, of {in_words(yours.on)}"
    if not is_same and _is_change(one, service) and mine.number not in accepted:
        return True, f"{service}: it tells a change, and {name}, says how the places stood or stand"
    if not is_same and _is_change(other, service) and yours.number not in accepted:
        return None  # that one is held, and this one because of it
    if _day(other) == _day(one):
        if is_same:
            return None
        if yours.number in accepted and mine.number not in accepted:
            return False, f"{service}: {yours.number} was accepted instead"
        if mine.number in accepted and yours.number not in accepted:
            return None
        return True, f"{service}: {yours.number} says something else, of the same day"
    if mine.sender == yours.sender or is_same:
        return (False, f"{service}: {name}, is newer") if _day(other) > _day(one) else None
    if (mine.number in accepted) != (yours.number in accepted):
        return (
            (False, f"{service}: {yours.number} was accepted") if yours.number in accepted else None
        )
    return True, f"{service}: {name}, from {yours.sender or 'somebody else'}, says something else"


def _word(one: MailOutcome, service: str, accepted: Collection[int]) -> object:
    update = one.update
    return update.sender, update.on, _meaning(one, service), update.number in accepted


def _meaning(one: MailOutcome, service: str) -> object:
    return next(s.meaning for s in one.statements if s.service == service)


def _is_change(one: MailOutcome, service: str) -> bool:
    return next(s.is_change for s in one.statements if s.service == service)


def _resolved(one: MailOutcome, held: Sequence[str], left: Mapping[str, str]) -> MailOutcome:
    if held:
        reasons = tuple(dict.fromkeys((*one.reasons, *held)))
        return MailOutcome(one.update, Fate.HELD, (), reasons, acceptable=True)
    if not left:
        return one
    statements = tuple(s for s in one.statements if s.service not in left)
    outcome = Fate.TAKEN if statements else Fate.OLDER
    return replace(
        one, outcome=outcome, statements=statements, reasons=(*one.reasons, *left.values())
    )


def _after_unread(
    one: MailOutcome, unread: Mapping[str, Update], accepted: Collection[int]
) -> MailOutcome:
    """Held where a mail of the same provider that is no older has to be read first: it may say that the places are gone.

    Args:
        unread: provider → the latest of its mails that are held.
    """
    if one.outcome is not Fate.TAKEN or one.update.number in accepted:
        return one
    is_change = any(statement.is_change for statement in one.statements)
    for provider in one.update.providers:
        other = unread.get(provider)
        if other and is_change:
            reason = f"read {other.number} first: it is of the same provider, and this one tells a change"
            return MailOutcome(one.update, Fate.HELD, (), (*one.reasons, reason), acceptable=True)
        if other and (other.on is None or other.on >= _day(one)):
            reason = f"read {other.number} first: it is of the same provider, and no older"
            return MailOutcome(one.update, Fate.HELD, (), (*one.reasons, reason), acceptable=True)
    return one


def _unread(decided: Sequence[MailOutcome]) -> dict[str, Update]:
    """Provider → the latest of its mails that are held and may be about places; one without a day counts as the latest."""
    latest: dict[str, Update] = {}
    for one in decided:
        is_unread = one.outcome is Fate.HELD and one.update.may_tell
        for provider in one.update.providers if is_unread else ():
            before = latest.get(provider)
            if before is None or (one.update.on or date.max) > (before.on or date.max):
                latest[provider] = one.update
    return latest


def _day(one: MailOutcome) -> date:
    assert one.update.on is not None
    return one.update.on
