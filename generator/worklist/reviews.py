"""The yearly review of a provider in a lot: when it is due, and what was agreed in one until it is done; and other plans to improve."""

from collections.abc import Iterator
from typing import Final

from generator.publication import ServiceEntry
from generator.publication.criteria import CriterionStatus, Outcome, months_after
from generator.records import ReviewOutcome, Vetting
from generator.records.criterion import ShownBy
from generator.worklist.action import Action, ActionKind
from generator.worklist.scope import Scope

REVIEW_MONTHS: Final = 12
"""After so many months a person goes through an entry, or a provider, again."""


def due(scope: Scope) -> Iterator[Action]:
    """A year after the last review in reviews.csv, or after the provider's first award in the lot since it was last without one.

    It stays a matter, however late, until the table says that it took place.
    """
    publication = scope.publication
    for (provider, lot), services in scope.publication.by_award.items():
        if (since := services[0].awarded_since) is None:
            continue
        seen = [r.reviewed_on for r in publication.reviews_of(provider) if r.lot == lot]
        day = months_after(max([since, *seen]), REVIEW_MONTHS)
        if scope.is_near(day):
            words = (
                f'The annual review for "{scope.lot(lot)}" {scope.when(day, "was due", "is due")}.'
            )
            yield scope.of_award(ActionKind.ANNUAL_REVIEW, services, day, words)


def actions(scope: Scope) -> Iterator[Action]:
    """What was agreed in a review and is not done, until it is; of a plan to improve all of it, however far ahead.

    What was agreed with a provider in a lot that it is not in any more is over.
    """
    records = scope.records
    for review in records.reviews:
        services = scope.publication.by_award.get((review.provider, review.lot))
        if services is None:
            continue
        is_plan = review.outcome is ReviewOutcome.IMPROVEMENT_PLAN
        agreed = records.actions_of(review)
        done = sum(action.done_on is not None for action in agreed)
        for number, action in enumerate(agreed, start=1):
            if action.done_on is not None or not (is_plan or scope.is_near(action.due_on)):
                continue
            source = "plan to improve" if is_plan else "review"
            state = scope.when(action.due_on, "was due", "is due")
            words = f'"{action.action}", of the {source} of {review.reviewed_on}, {state}'
            words += f" ({done} of {len(agreed)} done)."
            kind = ActionKind.IMPROVEMENT_PLAN if is_plan else ActionKind.ACTION
            about = f"{review.reviewed_on}/{number}"
            yield scope.of_award(kind, services, action.due_on, words, about, action.action)


def plans(scope: Scope) -> Iterator[Action]:
    """Criteria that are met with a plan to improve alone (`met-with-plan` in evidence.csv), however far ahead the last day."""
    if scope.publication.framework.vetting is Vetting.AWARDS_ALONE:
        return
    of_plan: dict[tuple[str, str, str], list[ServiceEntry]] = {}
    statuses: dict[tuple[str, str, str], CriterionStatus] = {}
    for service in scope.services():
        for status in service.statuses:
            row = status.row
            if status.outcome is Outcome.SHOWN and row and row.result == "met-with-plan":
                key = (service.provider, status.criterion.id, row.service)
                of_plan.setdefault(key, []).append(service)
                statuses[key] = status
    for key, services in of_plan.items():
        provider, criterion, _ = key
        status, row = statuses[key], statuses[key].row
        assert row is not None
        title, who = status.criterion.title, scope.publication.providers[provider].title
        yield Action(
            ActionKind.IMPROVEMENT_PLAN,
            scope.lead(provider),
            status.last_day,
            f'"{title}" is met with a plan to improve, seen on {row.seen_on}: see how far it has come.',
            provider=provider,
            services=tuple(service.id for service in services),
            about=criterion,
            subject=f"{title}, {who}",
            each=status.criterion.shown_by is ShownBy.SERVICE,
        )
