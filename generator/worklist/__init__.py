"""What wants attention, by lead commissioner: what lapses, is due, has gone stale, has changed or is too little."""

from collections.abc import Mapping

from generator.importers.register.records import Register
from generator.publication import Publication
from generator.worklist import entries, evidence, ratings, sufficiency
from generator.worklist.action import Action, ActionKind
from generator.worklist.scope import Scope

__all__ = ["Action", "ActionKind", "actions", "by_team"]

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
        *evidence.evidence(scope),
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


def by_team(all_actions: tuple[Action, ...]) -> Mapping[str, tuple[Action, ...]]:
    """The same, each team with its own."""
    teams = sorted({action.team for action in all_actions})
    return {team: tuple(a for a in all_actions if a.team == team) for team in teams}


def _in_order(action: Action) -> tuple[str, bool, str, int, str]:
    """By team; what has a day first, the earliest first."""
    due = action.due.isoformat() if action.due else ""
    key = next(key for key, _ in action.entries())
    return (action.team, action.due is None, due, _ORDER[action.kind], key)
