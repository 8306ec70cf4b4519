"""Evidence that lapses soon, and services that are off the list for want of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.publication.criteria import Outcome, Standing, standings
from generator.records import Vetting
from generator.records.criterion import Criterion, ShownBy
from generator.worklist.action import Kind, Matter
from generator.worklist.scope import Scope

_WANTING = {
    Outcome.LAPSED: "has lapsed",
    Outcome.MISSING: "has never been seen",
    Outcome.OUTDATED: "shows an earlier version of the criterion alone",
    Outcome.NOT_MET: "was not enough",
}


def evidence(scope: Scope) -> Iterator[Matter]:
    """One matter for each team, provider, criterion and day, with the services that hang on it."""
    directory = scope.directory
    if directory.framework.vetting is Vetting.AWARDS_ALONE:
        return
    found: dict[tuple[str, str, str, date | None, Outcome], list[str]] = {}
    criteria: dict[str, Criterion] = {}
    for service in scope.services():
        for standing in standings(directory, service, scope.today):
            if _wants_attention(scope, standing):
                key = (
                    scope.team(service.lot),
                    service.provider,
                    standing.criterion.id,
                    standing.last_day,
                    standing.outcome,
                )
                found.setdefault(key, []).append(service.id)
                criteria[standing.criterion.id] = standing.criterion
    for (team, provider, criterion, last, outcome), services in found.items():
        asked, who = criteria[criterion], directory.providers[provider].title
        yield Matter(
            Kind.EVIDENCE,
            team,
            last,
            f'Proof of "{asked.title}" {_state(scope, last, outcome)}: {who}.',
            provider=provider,
            services=tuple(services),
            about=criterion,
            subject=f"{asked.title}, {who}",
            each=asked.shown_by is ShownBy.SERVICE,
        )


def _wants_attention(scope: Scope, standing: Standing) -> bool:
    if not standing.criterion.mandatory:
        return False
    return not standing.suffices or (
        standing.last_day is not None and scope.is_near(standing.last_day)
    )


def _state(scope: Scope, last: date | None, outcome: Outcome) -> str:
    if outcome in _WANTING:
        return f"{_WANTING[outcome]}, so the services are off the list"
    assert last is not None
    return f"lapses {scope.ago(last)}"
