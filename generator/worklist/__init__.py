"""What wants attention, by the team that leads: what lapses, is due, has gone stale, has changed, waits or is too little."""

from collections.abc import Callable, Iterator
from typing import Final

from generator.importers.register.records import Register
from generator.publication import Publication
from generator.publication.snapshot import snapshot_on
from generator.records import Filed
from generator.worklist import (
    answers,
    applications,
    entries,
    queue,
    ratings,
    registration,
    reviews,
    standing,
    sufficiency,
)
from generator.worklist.action import Action, ActionKind
from generator.worklist.scope import Scope

_ORDER = {kind: position for position, kind in enumerate(ActionKind)}

# Each tells of one sort of thing; a further sort is a function here.
_SOURCES: Final[tuple[Callable[[Scope], Iterator[Action]], ...]] = (
    applications.waiting,
    queue.feedback,
    standing.suspensions,
    standing.decided,
    entries.evidence,
    ratings.unsettled,
    registration.registrations,
    entries.awards,
    entries.undecided,
    entries.framework_end,
    entries.reviews,
    reviews.due,
    reviews.actions,
    reviews.plans,
    entries.prices,
    entries.availability,
    standing.unanswered,
    sufficiency.too_few,
)


def actions(
    publication: Publication, filed: Filed, within: int, register: Register | None = None
) -> tuple[Action, ...]:
    """Everything that wants attention by the end of so many days, and what is overdue.

    Args:
        publication: made of what is filed.
        within: days to look ahead.
        register: the latest files of the CQC; without them no rating is compared.
    """
    scope = Scope(publication, snapshot_on(filed, publication.as_of), within)
    wanted = [action for source in _SOURCES for action in source(scope)]
    if register is not None:
        wanted += ratings.changed(scope, register)
    wanted += answers.waiting(scope, wanted)
    return tuple(sorted(wanted, key=_in_order))


def _in_order(action: Action) -> tuple[str, bool, str, int, str]:
    """By team; what has a day first, the earliest first."""
    due = action.due.isoformat() if action.due else ""
    key = next(key for key, _ in action.entries())
    return (action.team, action.due is None, due, _ORDER[action.kind], key)
