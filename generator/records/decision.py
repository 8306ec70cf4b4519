"""What was decided of the framework and of its providers, and how a provider stands by it.

Awards are in `vetting`, prices in `lot`. Whom the council turned down is in
nobody's package: that is between the two.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from generator.problem import Place
from generator.records.provider import ProviderStatus
from generator.records.vetting import Award, in_force

NOWHERE: Final = Place("")


@dataclass(frozen=True, slots=True)
class FrameworkDecision:
    """Something that was decided about the framework, by whom and when (content/framework.yml).

    Attributes:
        under: the delegation or power that let them decide.
        extended_to: the last day of the framework by this decision; None where it is no extension.
    """

    on: date
    decision: str
    by: str
    reference: str
    under: str = ""
    extended_to: date | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Delegation:
    """What lets a body or role decide (content/framework.yml), from a day on; from ever where there is none."""

    to: str
    under: str
    since: date | None = None
    place: Place = NOWHERE


class DecisionKind(StrEnum):
    """What was decided of a provider that is on the framework."""

    SUSPENSION = "suspension"
    LIFTING = "lifting"
    REMOVAL = "removal"
    LEAVING = "leaving"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class ProviderDecision:
    """A decision about a provider that had been awarded something (a row of decisions.csv).

    Attributes:
        lots: what it is about; () for every lot that the provider holds.
        from_on: the first day on which it holds; None where that is the day of the decision.
        delegation: what let them decide; "" where the framework's own list says it.
        reason: what the public may read of why; "" for nothing.
        reviewed: the reference of the decision that a review is of.
        outcome: of a review: "stands" or "changed".
    """

    provider: str
    kind: DecisionKind
    lots: tuple[str, ...]
    from_on: date | None
    decided_on: date
    decided_by: str
    delegation: str
    reference: str
    reason: str
    reviewed: str
    outcome: str
    place: Place

    @property
    def holds_from(self) -> date:
        """The first day on which it holds: never one before the decision."""
        return max(self.decided_on, self.from_on or self.decided_on)

    def concerns(self, lot: str) -> bool:
        """Whether it is about the lot."""
        return not self.lots or lot in self.lots


@dataclass(frozen=True, slots=True)
class Standing:
    """How a provider stands, since when, and by which decision; None where its package alone says so."""

    status: ProviderStatus = ProviderStatus.ON
    since: date | None = None
    decision: ProviderDecision | None = None


_FROM_WHICH: Final[Mapping[DecisionKind, frozenset[ProviderStatus]]] = {
    DecisionKind.SUSPENSION: frozenset({ProviderStatus.ON}),
    DecisionKind.LIFTING: frozenset({ProviderStatus.SUSPENDED}),
    DecisionKind.REMOVAL: frozenset({ProviderStatus.ON, ProviderStatus.SUSPENDED}),
    DecisionKind.LEAVING: frozenset({ProviderStatus.ON, ProviderStatus.SUSPENDED}),
}
_TO_WHICH: Final[Mapping[DecisionKind, ProviderStatus]] = {
    DecisionKind.SUSPENSION: ProviderStatus.SUSPENDED,
    DecisionKind.LIFTING: ProviderStatus.ON,
    DecisionKind.REMOVAL: ProviderStatus.REMOVED,
    DecisionKind.LEAVING: ProviderStatus.LEFT,
}


def course(
    awards: Iterable[Award], decisions: Iterable[ProviderDecision], lot: str
) -> Iterator[tuple[ProviderDecision | None, Standing | None, Standing | None]]:
    """How a provider came to stand in a lot: each award and decision in order of days, with the standing before and after.

    None stands for an award, and for the standing before the first one. Both
    standings are the same where a decision does not fit the one before: there
    is no lifting without a suspension. A new award brings back whoever was
    gone; it lifts no suspension. A review changes nothing: what follows from
    it is a decision of its own.

    Args:
        awards, decisions: of one provider.
    """
    awarded = ((a.decided_on, None) for a in awards if a.lot == lot)
    decided = (
        (d.holds_from, d)
        for d in decisions
        if d.concerns(lot) and d.kind is not DecisionKind.REVIEW
    )
    # An award comes before a decision of the same day, which is about it.
    steps = sorted((*awarded, *decided), key=lambda step: (step[0], step[1] is not None))
    standing: Standing | None = None
    for day, decision in steps:
        before = standing
        if decision is None:
            standing = Standing() if before is None or before.status.is_gone else before
        elif before is not None and before.status in _FROM_WHICH[decision.kind]:
            standing = Standing(_TO_WHICH[decision.kind], day, decision)
        yield decision, before, standing


def standing_in(
    awards: Iterable[Award], decisions: Iterable[ProviderDecision], lot: str, day: date
) -> Standing:
    """How a provider stands in a lot on the day: simply on the framework where nothing else was decided.

    Args:
        awards, decisions: of one provider, as they were known on the day.
    """
    in_effect = [d for d in decisions if d.holds_from <= day]
    steps = [after for _, _, after in course(awards, in_effect, lot)]
    return (steps[-1] if steps else None) or Standing()


def standing_of(
    awards: Iterable[Award], decisions: Iterable[ProviderDecision], day: date
) -> Standing:
    """How a provider as a whole stands on the day: suspended where it is so in every lot that it still holds.

    Where it holds none any more it is gone, by what took the last one from it: a decision, or the end
    of an award. What it left before, while it held another, was no leaving of the framework.

    Args:
        awards, decisions: of one provider, as they were known on the day.
    """
    awards, decisions = tuple(awards), tuple(decisions)
    lots = dict.fromkeys(award.lot for award in awards)
    every = {lot: standing_in(awards, decisions, lot, day) for lot in lots}
    held = {award.lot for award in awards if in_force(award, day)}
    still = [s for lot, s in every.items() if lot in held and not s.status.is_gone]
    if still or not awards:
        suspended = still and all(s.status is ProviderStatus.SUSPENDED for s in still)
        return max(still, key=_since) if suspended else Standing()
    gone = [s for s in every.values() if s.status.is_gone]
    over = [_run_out(awards, lot) for lot, s in every.items() if not s.status.is_gone]
    return max((*gone, *over), key=_since)  # of one day a decision says more


def _run_out(awards: Iterable[Award], lot: str) -> Standing:
    """As whoever let an award run out stands from the day after."""
    last = max(a.ends_on for a in awards if a.lot == lot and a.ends_on is not None)
    return Standing(ProviderStatus.ENDED, last + timedelta(days=1))


def ended(
    awards: Iterable[Award], decisions: Iterable[ProviderDecision], lot: str, day: date
) -> tuple[date, ...]:
    """The first days without the lot for whoever left or was removed by the day, in order."""
    in_effect = [d for d in decisions if d.holds_from <= day]
    return tuple(
        decision.holds_from
        for decision, before, after in course(awards, in_effect, lot)
        if decision and after and after is not before and after.status.is_gone
    )


def _since(standing: Standing) -> date:
    return standing.since or date.min
