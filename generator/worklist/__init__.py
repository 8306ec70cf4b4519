"""What wants attention, by lead commissioner: what lapses, is due, has gone stale, has changed or is too little."""

from generator.importers.register.records import Register
from generator.publication import Publication
from generator.worklist import entries, ratings, sufficiency
from generator.worklist.action import Action, ActionKind
from generator.worklist.scope import Scope

_ORDER = {kind: position for position, kind in enumerate(ActionKind)}


def actions(
    publication: Publication, within: int, register: Register | None = None
) -> tuple[Action, ...]:
    """Everything that wants attention by the end of so many days, and what is overdue.

    Args:
        within: days to look ahead.
        register: the latest files of the CQC; without them no rating is compared.
    """
    scope = Scope(publication, within)
    wanted = [
        *entries.evidence(scope),
        *entries.awards(scope),
        *entries.framework_end(scope),
        *entries.reviews(scope),
        *entries.annual_reviews(scope),
        *entries.availability(scope),
        *sufficiency.too_few(scope),
    ]
    if register is not None:
        wanted += ratings.changed(scope, register)
    return tuple(sorted(wanted, key=_in_order))


def _in_order(action: Action) -> tuple[str, bool, str, int, str]:
    """By team; what has a day first, the earliest first."""
    due = action.due.isoformat() if action.due else ""
    key = next(key for key, _ in action.entries())
    return (action.team, action.due is None, due, _ORDER[action.kind], key)
