"""What wants attention, by lead commissioner: what lapses, is due, has gone stale, has changed or is too little."""

from __future__ import annotations

from collections.abc import Mapping

from generator.importers.register import Register
from generator.publication.listing import Listing
from generator.records import Directory
from generator.worklist import entries, evidence, ratings, sufficiency
from generator.worklist.action import Kind, Matter
from generator.worklist.scope import Scope

__all__ = ["Kind", "Matter", "by_team", "matters"]

_ORDER = {kind: position for position, kind in enumerate(Kind)}


def matters(
    directory: Directory, listing: Listing, within: int, register: Register | None = None
) -> tuple[Matter, ...]:
    """Everything that wants attention by the end of so many days, and what is overdue.

    Args:
        directory: as known on the listing's day.
        listing: who may be listed on that day.
        within: days to look ahead.
        register: the latest files of the CQC; without them no rating is compared.
    """
    scope = Scope(directory, listing, within)
    found = [
        *evidence.evidence(scope),
        *entries.awards(scope),
        *entries.framework_end(scope),
        *entries.reviews(scope),
        *entries.annual_reviews(scope),
        *entries.availability(scope),
        *sufficiency.too_few(scope),
    ]
    if register is not None:
        found += ratings.changed(scope, register)
    return tuple(sorted(found, key=_in_order))


def by_team(found: tuple[Matter, ...]) -> Mapping[str, tuple[Matter, ...]]:
    """The same, each team with its own."""
    teams = sorted({matter.team for matter in found})
    return {team: tuple(m for m in found if m.team == team) for team in teams}


def _in_order(matter: Matter) -> tuple[str, bool, str, int, str]:
    """By team; what has a day first, the earliest first."""
    due = matter.due.isoformat() if matter.due else ""
    key = next(key for key, _ in matter.entries())
    return (matter.team, matter.due is None, due, _ORDER[matter.kind], key)
