"""Every decision that the public may know, in one shape, whatever file it is written in.

Of the framework (content/framework.yml), of prices (lots/), of awards
(awards.csv) and of what came after them (decisions.csv). Whom the council
turned down is in none of these.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from generator import records

PublicKind = Literal[
    "framework", "extension", "prices", "award",
    "suspension", "lifting", "removal", "leaving", "left", "review",
]  # fmt: skip
"""Of whoever has "left" by an old package nobody wrote down by whose wish."""

_AS_FILED: Final[Mapping[records.ProviderStatus, PublicKind]] = {
    records.ProviderStatus.SUSPENDED: "suspension",
    records.ProviderStatus.LEFT: "left",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicDecision:
    """One decision.

    Attributes:
        holds_from: the first day on which it holds, which may be yet to come.
        provider: whom it is about; "" where it is about nobody alone.
        lots: what it is about; () for the framework, and for all that the provider holds.
        words: what was decided of the framework, or why of a provider; "" where nothing is said.
        decided_by, reference: "" where nobody wrote them down, as in an old package.
        delegation: what let them decide; "" where it is not known.
        reviewed, outcome: of a review: the reference of the decision, and "stands" or "changed".
    """

    kind: PublicKind
    decided_on: date
    holds_from: date
    decided_by: str = ""
    delegation: str = ""
    reference: str = ""
    provider: str = ""
    lots: tuple[str, ...] = ()
    words: str = ""
    reviewed: str = ""
    outcome: str = ""


def decisions_on(snapshot: records.Filed, day: date) -> tuple[PublicDecision, ...]:
    """All that had been decided by the day, the newest first.

    Args:
        snapshot: the records as they were known on the day.
    """
    every = (
        *_of_framework(snapshot),
        *_of_prices(snapshot),
        *_awards(snapshot),
        *_of_providers(snapshot),
        *_as_filed(snapshot, day),
    )
    return tuple(sorted(every, key=lambda d: d.decided_on, reverse=True))


def _of_framework(snapshot: records.Filed) -> Iterator[PublicDecision]:
    for decision in snapshot.framework.decisions:
        yield PublicDecision(
            kind="extension" if decision.extended_to else "framework",
            decided_on=decision.on,
            holds_from=decision.on,
            decided_by=decision.by,
            delegation=decision.under or _delegation(snapshot, decision.by, decision.on),
            reference=decision.reference,
            words=decision.decision,
        )


def _of_prices(snapshot: records.Filed) -> Iterator[PublicDecision]:
    """One for each version of a lot's prices."""
    for lot in snapshot.lots.values():
        for version in lot.price_model.versions:
            if version.decided_on is not None:
                yield PublicDecision(
                    kind="prices",
                    decided_on=version.decided_on,
                    holds_from=version.since or version.decided_on,
                    decided_by=version.decided_by,
                    delegation=_delegation(snapshot, version.decided_by, version.decided_on),
                    reference=version.reference,
                    lots=(lot.id,),
                )


def _awards(snapshot: records.Filed) -> Iterator[PublicDecision]:
    for award in snapshot.awards:
        yield PublicDecision(
            kind="award",
            decided_on=award.decided_on,
            holds_from=award.decided_on,
            decided_by=award.decided_by,
            delegation=_delegation(snapshot, award.decided_by, award.decided_on),
            reference=award.decision_reference,
            provider=award.provider,
            lots=(award.lot,),
        )


def _of_providers(snapshot: records.Filed) -> Iterator[PublicDecision]:
    for row in snapshot.decisions:
        yield PublicDecision(
            kind=row.kind.value,
            decided_on=row.decided_on,
            holds_from=row.holds_from,
            decided_by=row.decided_by,
            delegation=row.delegation or _power(snapshot, row),
            reference=row.reference,
            provider=row.provider,
            lots=row.lots,
            words=row.reason,
            reviewed=row.reviewed,
            outcome=row.outcome,
        )


def _as_filed(snapshot: records.Filed, day: date) -> Iterator[PublicDecision]:
    """What old packages say of themselves alone: that it was decided is known, and not by whom."""
    for provider in snapshot.providers.values():
        standing = snapshot.standing_of(provider.id, day)
        kind = _AS_FILED.get(standing.status)
        if kind and standing.since and standing.decision is None:
            yield PublicDecision(
                kind=kind,
                decided_on=standing.since,
                holds_from=standing.since,
                provider=provider.id,
            )


def _power(snapshot: records.Filed, row: records.ProviderDecision) -> str:
    """What let them decide; nobody needs a power to note that a provider leaves."""
    if row.kind is records.DecisionKind.LEAVING:
        return ""
    return _delegation(snapshot, row.decided_by, row.decided_on)


def _delegation(snapshot: records.Filed, decider: str, day: date) -> str:
    return snapshot.framework.delegation_to(decider, day)
