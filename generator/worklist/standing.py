"""How a provider stands, and what waits for it or for the council without a day of its own: suspensions, and comments without a reply."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from generator.publication.criteria import months_after
from generator.records import Feedback, ProviderStatus
from generator.site.words import decisions
from generator.site.words.wording import count, joined, month
from generator.worklist.action import Action, ActionKind
from generator.worklist.scope import Scope

REPLY_MONTHS: Final = 12
"""A comment that is older helps nobody any more by being answered."""


def suspensions(scope: Scope) -> Iterator[Action]:
    """Providers that are suspended, as a whole or in a lot of theirs, for as long as they are."""
    for provider in scope.publication.providers.values():
        if provider.status is ProviderStatus.SUSPENDED:
            yield _suspended(scope, provider.id, provider.status_since)
        for lot, standing in provider.apart.items():
            if standing.status is ProviderStatus.SUSPENDED:
                yield _suspended(scope, provider.id, standing.since, lot)


def _suspended(scope: Scope, provider: str, since: date | None, lot: str = "") -> Action:
    where = f' in "{scope.lot(lot)}"' if lot else ""
    started = f" since {since}" if since else ""
    services = (s for s in scope.services() if s.provider == provider and lot in ("", s.lot))
    return Action(
        ActionKind.SUSPENSION,
        scope.lead(provider),
        None,
        f"Suspended{where}{started}: no new placements. Decide whether it goes on.",
        lot=lot,
        provider=provider,
        services=tuple(service.id for service in services),
    )


def decided(scope: Scope) -> Iterator[Action]:
    """What has been decided of a provider and holds from a day to come, so that the people it is about are told in time."""
    for provider in scope.publication.providers.values():
        for decision in provider.to_come:
            lots = joined([f'"{scope.lot(lot)}"' for lot in decision.lots])
            words = decisions.to_come(decision, lots)
            if not words or not scope.is_near(decision.holds_from):
                continue
            affected = (s for s in scope.services() if s.provider == provider.id)
            yield Action(
                ActionKind.DECISION,
                scope.lead(provider.id),
                decision.holds_from,
                f"{words}. See that everybody whom it is about knows.",
                lot=decision.lots[0] if len(decision.lots) == 1 else "",
                provider=provider.id,
                services=tuple(s.id for s in affected if decision.concerns(s.lot)),
                about=decision.reference,
                subject=f"{provider.title}, {decision.reference}",
            )


def unanswered(scope: Scope) -> Iterator[Action]:
    """What people said in words in the past year and the provider has not answered: a matter for each provider.

    What is too little to be public is a matter too: the provider may answer it.
    """
    since = months_after(scope.today.replace(day=1), -REPLY_MONTHS)
    ids = {service.id for service in scope.services()}
    waiting: dict[str, list[Feedback]] = {}
    for row in scope.records.feedback:
        if row.comment and not row.reply and row.month >= since and row.service in ids:
            waiting.setdefault(row.provider, []).append(row)
    for provider, rows in waiting.items():
        yield Action(
            ActionKind.FEEDBACK,
            scope.lead(provider),
            None,
            f"{count(len(rows), 'comment')} without a reply, {_oldest(rows)}.",
            provider=provider,
            services=tuple(dict.fromkeys(row.service for row in rows)),
        )


def _oldest(rows: list[Feedback]) -> str:
    first: date = min(row.month for row in rows)
    return f"of {month(first)}" if len(rows) == 1 else f"the oldest of {month(first)}"
