"""Evidence and awards: whether they can count at all."""

from collections.abc import Iterator
from datetime import date

from generator.problem import Finding
from generator.records import ShownBy
from generator.rules.context import Context


def evidence_without_service(context: Context) -> Iterator[Finding]:
    """Evidence of a criterion that each service shows for itself (shown_by: service) names its service."""
    rows = [(row.criterion, row.service, row.place) for row in context.filed.evidence]
    rows += [(r.text("criterion"), r.text("service"), r.place) for r in context.gaps.rows]
    for name, service, place in rows:
        criterion = context.filed.criteria.get(name)
        if criterion is None or service:
            continue
        if all(version.shown_by is ShownBy.SERVICE for version in criterion.versions):
            words = f'each service shows "{name}" for itself; say which one this is about'
            yield place.at("service"), words


def unknown_role(context: Context) -> Iterator[Finding]:
    """Evidence is seen in one of the council's roles, where content/framework.yml names them (council_roles): nobody vouches for themselves."""
    framework = context.filed.framework
    roles = framework.council_roles
    if not roles or context.in_doubt(framework.place, "council_roles"):
        return
    seen = [(row.seen_by, row.place.at("seen_by")) for row in context.filed.evidence]
    for role, place in (*seen, *context.left_out("seen_by")):
        if role and role not in roles:
            yield place, f'"{role}" is none of the council\'s roles: {", ".join(roles)}'


def award_after_closing(context: Context) -> Iterator[Finding]:
    """No award is decided once its lot is closed; and once it is closed to new providers, none but for a provider that is on already."""
    for award in context.filed.awards:
        lot = context.filed.lots.get(award.lot)
        if lot is None:
            continue
        place = award.place.at("decided_on")
        closed, full = lot.closes_on, lot.closed_to_new_on
        if closed and award.decided_on >= closed:
            yield place, f"{award.decided_on} is not before {closed}, since when {lot.id} is closed"
        elif full and award.decided_on >= full:
            others = context.filed.awards_of(award.provider)
            if any(a.lot == award.lot and a.decided_on < full for a in others):
                continue  # it renews one from before that day
            words = f"{award.decided_on} is not before {full}, since when {lot.id} takes no new provider"
            yield place, words


def reference_of_two_decisions(context: Context) -> Iterator[Finding]:
    """A decision reference stands for one decision: all awards with it have the same day and the same role, and so have all rows of decisions.csv, which are of one kind. It may be about several providers and lots. A reference without a digit, as an import leaves, names no decision."""
    first: dict[str, tuple[date, str, str, str]] = {}
    column = "decision_reference"
    awards = (
        (a.decision_reference, (a.decided_on, a.decided_by, "award", a.provider), a.place, column)
        for a in context.filed.awards
    )
    decisions = (
        (d.reference, (d.decided_on, d.decided_by, d.kind.value, d.provider), d.place, "reference")
        for d in context.filed.decisions
    )
    for reference, decision, place, field in (*awards, *decisions):
        if not any(character.isdigit() for character in reference):
            continue
        if context.in_doubt(place, "decided_on", "decided_by"):
            continue
        other = first.setdefault(reference, decision)
        if other[:3] != decision[:3]:
            day, by, kind, provider = other
            words = (
                f'"{reference}" is already the {kind} of {day} by the {by} ({provider}); '
                "give this one its own"
            )
            yield place.at(field), words
