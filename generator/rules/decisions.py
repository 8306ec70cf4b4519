"""What was decided of a provider after its awards: each fits what came before it, and says what it must."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations
from typing import Final

from generator.problem import Finding, Place
from generator.records import (
    DecisionKind,
    ProviderDecision,
    ProviderStatus,
    Standing,
    course,
)
from generator.rules.context import Context

_AS: Final = {
    ProviderStatus.ON: "simply on the framework",
    ProviderStatus.SUSPENDED: "suspended",
    ProviderStatus.LEFT: "off the framework by its own wish",
    ProviderStatus.REMOVED: "removed",
}


@dataclass(frozen=True, slots=True)
class _Misfit:
    """A decision that changes nothing in a lot: `before` is how the provider stood, None before its first award."""

    decision: ProviderDecision
    lot: str
    before: Standing | None


def decision_before_award(context: Context) -> Iterator[Finding]:
    """A suspension, a lifting, a removal or a leaving is about lots that the provider had been awarded by the day from which it holds (from_on, or else decided_on)."""
    for misfit in _misfits(context):
        if misfit.before is None:
            field = "lots" if misfit.decision.lots else "decided_on"
            what = f'"{misfit.lot}"' if misfit.lot else "anything"
            words = (
                f"on {misfit.decision.holds_from} the provider had not been awarded {what} yet; "
                "an award stands in awards.csv and comes first"
            )
            yield misfit.decision.place.at(field), words


def lifting_without_suspension(context: Context) -> Iterator[Finding]:
    """A lifting ends a suspension: the provider was suspended in the lots that it is about. Whoever has left or was removed comes back by a new award."""
    for misfit in _misfits(context):
        decision, before = misfit.decision, misfit.before
        if before and decision.kind is DecisionKind.LIFTING:
            words = f"there is no suspension to lift: {_stood(misfit, before)}"
            yield decision.place.at("kind"), words


def decision_without_effect(context: Context) -> Iterator[Finding]:
    """A suspension is about a provider that is on the framework and not suspended already; a removal or a leaving about one that is not gone already."""
    for misfit in _misfits(context):
        decision, before = misfit.decision, misfit.before
        if before and decision.kind is not DecisionKind.LIFTING:
            words = f"this {decision.kind} changes nothing: {_stood(misfit, before)}"
            yield decision.place.at("kind"), words


def decisions_of_one_day(context: Context) -> Iterator[Finding]:
    """Of one lot no two decisions hold from the same day: nobody could tell which came last. A review is no such decision, and an award of the same day comes first."""
    for first, second in _contradictions(context):
        words = (
            f"row {first.place.row} is a {first.kind} from {first.holds_from} on as well; "
            "which of the two holds cannot be known: keep that one"
        )
        yield second.place.at("from_on" if second.from_on else "decided_on"), words


def review_of_nothing(context: Context) -> Iterator[Finding]:
    """A review names the decision that was looked at again (reviewed: its reference in the same package's awards.csv or decisions.csv, of no later day) and what came of it (outcome). No other decision does. The review of a refusal is between the council and who was turned down, and not written here."""
    for decision in context.filed.decisions:
        place = decision.place
        if decision.kind is not DecisionKind.REVIEW:
            for field in ("reviewed", "outcome"):
                if getattr(decision, field):
                    yield place.at(field), f"a {decision.kind} is no review; leave this blank"
            continue
        if not decision.outcome and not context.in_doubt(place, "outcome"):
            yield place.at("outcome"), "say what came of the review: stands, or changed"
        unclear = context.in_doubt(place, "reviewed") or _is_torn(context, decision.provider)
        if not unclear and (words := _fault_of_review(context, decision)):
            yield place.at("reviewed"), words


def _fault_of_review(context: Context, review: ProviderDecision) -> str:
    if not review.reviewed:
        return "say which decision was looked at again, by its reference"
    awards = context.filed.awards_of(review.provider)
    others = [d for d in context.filed.decisions_of(review.provider) if d is not review]
    cells = [(a.place, "decision_reference") for a in awards] + [
        (d.place, "reference") for d in others
    ]
    if any(context.in_doubt(place, field) for place, field in cells):
        return ""  # it may be the one that cannot be read
    days = {
        **{d.reference: d.decided_on for d in others},
        **{a.decision_reference: a.decided_on for a in awards},
    }
    day = days.get(review.reviewed)
    if day is None:
        return f'no decision about this provider has the reference "{review.reviewed}"'
    if day > review.decided_on:
        return f'"{review.reviewed}" was decided on {day}, after this review of it'
    return ""


def status_and_decisions(context: Context) -> Iterator[Finding]:
    """How a provider stands is said once: where decisions.csv says it, datapackage.yaml has no status that says it too."""
    standing = {d.provider for d in context.filed.decisions if d.kind is not DecisionKind.REVIEW}
    for provider in context.filed.providers.values():
        if provider.id in standing and provider.status is not ProviderStatus.ON:
            words = f'decisions.csv says how the provider stands; leave out status "{provider.status}" and status_since'
            yield provider.place.at("provider.status"), words


def extension_twice(context: Context) -> Iterator[Finding]:
    """An extension is said once: by a decision with extended_to in content/framework.yml, and then not by extended_to beside `ends`. It ends after the first term, and later than the one before it."""
    framework = context.filed.framework
    decided = sorted((d for d in framework.decisions if d.extended_to), key=lambda d: d.on)
    if decided and framework.extended_to and not context.in_doubt(framework.place, "extended_to"):
        yield framework.place.at("extended_to"), "a decision below says this; leave it out here"
    before = framework.ends
    for decision in decided:
        last = decision.extended_to
        if last and before and last <= before:
            place = decision.place.at(decision.place.field.replace(".date", ".extended_to"))
            yield place, f"{last} is not after {before}, the last day before this decision"
        before = last


def unknown_delegation(context: Context) -> Iterator[Finding]:
    """Who decides has been given the power to: where content/framework.yml lists delegations, it has one of that body or role, from no later day than the decision. A row of decisions.csv or applications.csv may name its own."""
    framework = context.filed.framework
    if not framework.delegations or context.in_doubt(framework.place, "delegations"):
        return
    rows = chain(
        ((a.decided_by, a.decided_on, a.place) for a in context.filed.awards),
        (
            (d.decided_by, d.decided_on, d.place)
            for d in context.filed.decisions
            if not d.delegation and d.kind is not DecisionKind.LEAVING
        ),
        (
            (a.decided_by, a.decided_on, a.place)
            for a in context.filed.applications
            if a.decided_on is not None and not a.delegation
        ),
    )
    for decider, day, place in rows:
        if decider and not framework.delegation_to(decider, day):
            words = f'no delegation in content/framework.yml lets "{decider}" decide on {day}'
            yield place.at("decided_by"), words


def _stood(misfit: _Misfit, before: Standing) -> str:
    since = f" since {before.since}" if before.since else ""
    where = f' in "{misfit.lot}"' if misfit.lot else ""
    return f"the provider had been {_AS[before.status]}{where}{since}"


def _misfits(context: Context) -> Iterator[_Misfit]:
    """Decisions that change nothing in a lot that they name; or in any lot, where they name none.

    Where two contradict each other, or a table cannot be relied on, nothing can be said.
    """
    unclear = {d.provider for pair in _contradictions(context) for d in pair}
    for provider, decisions in _by_provider(context):
        if provider not in unclear and not _is_torn(context, provider):
            yield from _of_provider(context, provider, decisions)


def _of_provider(
    context: Context, provider: str, decisions: Sequence[ProviderDecision]
) -> Iterator[_Misfit]:
    awards = context.filed.awards_of(provider)
    lots = dict.fromkeys([*(a.lot for a in awards), *(x for d in decisions for x in d.lots)])
    steps = [
        (decision, _Misfit(decision, lot, before), after is not before)
        for lot in lots
        for decision, before, after in course(awards, decisions, lot)
        if decision is not None
    ]
    for decision in decisions:
        misfits = [m for d, m, fits in steps if d is decision and not fits]
        if decision.lots:
            yield from (m for m in misfits if m.lot in context.gaps.lots)
        elif not any(fits for d, _, fits in steps if d is decision):
            # Of all lots together it is told as it stood in one that was held, if any was.
            held = next((m.before for m in misfits if m.before), None)
            yield _Misfit(decision, "", held)


def _contradictions(context: Context) -> Iterator[tuple[ProviderDecision, ProviderDecision]]:
    for _, decisions in _by_provider(context):
        for first, second in combinations(decisions, 2):
            shared = not first.lots or not second.lots or {*first.lots} & {*second.lots}
            if shared and first.holds_from == second.holds_from:
                yield first, second


def _by_provider(context: Context) -> Iterator[tuple[str, list[ProviderDecision]]]:
    """Each provider of which something was decided, with what says how it stands: a review does not."""
    for provider in dict.fromkeys(d.provider for d in context.filed.decisions):
        decisions = context.filed.decisions_of(provider)
        yield provider, [d for d in decisions if d.kind is not DecisionKind.REVIEW]


def _is_torn(context: Context, provider: str) -> bool:
    tables = context.gaps.tables
    return provider in tables.get("awards", ()) or provider in tables.get("decisions", ())


_SOON: Final = {
    DecisionKind.LEAVING: "the provider leaves {} on",
    DecisionKind.REMOVAL: "the provider is removed from {} on",
    DecisionKind.SUSPENSION: "the provider takes no new people for {} from",
}
_SOON_AS_FILED: Final = {
    ProviderStatus.LEFT: _SOON[DecisionKind.LEAVING],
    ProviderStatus.REMOVED: _SOON[DecisionKind.REMOVAL],
    ProviderStatus.SUSPENDED: _SOON[DecisionKind.SUSPENSION],
}


def provider_leaves_soon(context: Context) -> Iterator[Finding]:
    """No leaving, removal or suspension that has been decided holds from a day within `warn_within_days` (content/framework.yml). From that day the services are off the list."""
    filed, day = context.filed, context.as_of
    if context.in_doubt(filed.framework.place, "warn_within_days"):
        return
    for place, provider, words, since, lots in _departures(context):
        if since <= day or not filed.framework.is_soon(since, day):
            continue
        services = [
            s.id
            for s in filed.services.values()
            if s.provider == provider
            and (not lots or s.lot in lots)
            and (s.withdrawn_on is None or s.withdrawn_on > since)
        ]
        days, more = (since - day).days, len(services) - 1
        left = f"in {days} day{'' if days == 1 else 's'}"
        what = words.format(", ".join(lots) or "the framework")
        if services:
            named = f"{services[0]}{f' and {more} more' if more else ''}"
            yield place, f"{what} {since}, {left}; from that day, {named} cannot be listed"


def _departures(
    context: Context,
) -> Iterator[tuple[Place, str, str, date, tuple[str, ...]]]:
    """What has been decided by the day and takes services off the list: where it stands, the provider, in words, from when, in which lots."""
    filed = context.filed
    for provider in filed.providers.values():
        decisions = filed.decisions_of(provider.id)
        for each in decisions:
            if each.kind in _SOON and each.decided_on <= context.as_of:
                place = each.place.at("from_on")
                yield place, provider.id, _SOON[each.kind], each.holds_from, each.lots
        # In a package from before decisions were written down.
        if not decisions and provider.status in _SOON_AS_FILED and provider.status_since:
            place = provider.place.at("provider.status_since")
            yield place, provider.id, _SOON_AS_FILED[provider.status], provider.status_since, ()
