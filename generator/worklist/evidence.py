"""Evidence that lapses soon, and services that are off the list for want of it."""

from collections.abc import Iterator
from datetime import date

from generator.publication.criteria import CriterionStatus, Outcome
from generator.records import Vetting
from generator.records.criterion import Criterion, ShownBy
from generator.worklist.action import Action, ActionKind
from generator.worklist.scope import Scope

_WANTING = {
    Outcome.LAPSED: "has lapsed",
    Outcome.MISSING: "has never been seen",
    Outcome.OUTDATED: "shows an earlier version of the criterion alone",
    Outcome.NOT_MET: "was not enough",
}


def evidence(scope: Scope) -> Iterator[Action]:
    """One matter for each team, provider, criterion and day, with the services that hang on it."""
    publication = scope.publication
    if publication.framework.vetting is Vetting.AWARDS_ALONE:
        return
    wanting: dict[tuple[str, str, str, date | None, Outcome], list[str]] = {}
    criteria: dict[str, Criterion] = {}
    for service in scope.services():
        for status in service.statuses:
            if _wants_attention(scope, status):
                key = (
                    scope.team(service.lot),
                    service.provider,
                    status.criterion.id,
                    status.last_day,
                    status.outcome,
                )
                wanting.setdefault(key, []).append(service.id)
                criteria[status.criterion.id] = status.criterion
    for (team, provider, criterion, last, outcome), services in wanting.items():
        asked, who = criteria[criterion], publication.providers[provider].title
        yield Action(
            ActionKind.EVIDENCE,
            team,
            last,
            f'Proof of "{asked.title}" {_state(scope, last, outcome)}: {who}.',
            provider=provider,
            services=tuple(services),
            about=criterion,
            subject=f"{asked.title}, {who}",
            each=asked.shown_by is ShownBy.SERVICE,
        )


def _wants_attention(scope: Scope, status: CriterionStatus) -> bool:
    if not status.criterion.mandatory:
        return False
    return not status.suffices or (status.last_day is not None and scope.is_near(status.last_day))


def _state(scope: Scope, last: date | None, outcome: Outcome) -> str:
    if outcome in _WANTING:
        return f"{_WANTING[outcome]}, so the services are off the list"
    assert last is not None
    return f"lapses {scope.ago(last)}"
