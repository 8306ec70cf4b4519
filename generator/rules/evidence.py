"""Evidence and awards: whether they can count at all, and what lapses soon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.assurance import Standing, standings
from generator.awards import in_force
from generator.model import Award, Directory, Provider, ProviderStatus, Service, ShownBy, Vetting
from generator.problem import Place
from generator.rules.context import Context, Finding


def evidence_without_service(context: Context) -> Iterator[Finding]:
    """Evidence of a criterion that each service shows for itself (shown_by: service) names its service."""
    rows = [(row.criterion, row.service, row.place) for row in context.directory.evidence]
    rows += [(r.text("criterion"), r.text("service"), r.place) for r in context.gaps.rows]
    for name, service, place in rows:
        criterion = context.directory.criteria.get(name)
        if criterion is None or service:
            continue
        if all(version.shown_by is ShownBy.SERVICE for version in criterion.versions):
            words = f'each service shows "{name}" for itself; say which one this is about'
            yield place.at("service"), words


def unknown_role(context: Context) -> Iterator[Finding]:
    """Evidence is seen in one of the council's roles, where content/framework.yml names them (council_roles): nobody vouches for themselves."""
    framework = context.directory.framework
    roles = framework.council_roles
    if not roles or context.in_doubt(framework.place, "council_roles"):
        return
    seen = [(row.seen_by, row.place.at("seen_by")) for row in context.directory.evidence]
    for role, place in (*seen, *context.left_out("seen_by")):
        if role and role not in roles:
            yield place, f'"{role}" is none of the council\'s roles: {", ".join(roles)}'


def award_after_closing(context: Context) -> Iterator[Finding]:
    """No award is decided once its lot is closed; and once it is closed to new providers, none but for a provider that is on already."""
    for award in context.directory.awards:
        lot = context.directory.lots.get(award.lot)
        if lot is None:
            continue
        place = award.place.at("decided_on")
        closed, full = lot.closes_on, lot.closed_to_new_on
        if closed and award.decided_on >= closed:
            yield place, f"{award.decided_on} is not before {closed}, since when {lot.id} is closed"
        elif full and award.decided_on >= full and not _was_on(context.directory, award, full):
            words = f"{award.decided_on} is not before {full}, since when {lot.id} takes no new provider"
            yield place, words


def reference_of_two_decisions(context: Context) -> Iterator[Finding]:
    """A decision reference stands for one decision: all awards with it have the same day and the same role. It may be about several providers and lots. A reference without a digit, as an import leaves, names no decision."""
    first: dict[str, Award] = {}
    for award in context.directory.awards:
        reference = award.decision_reference
        if not any(character.isdigit() for character in reference):
            continue
        if context.in_doubt(award.place, "decided_on", "decided_by"):
            continue
        other = first.setdefault(reference, award)
        if (other.decided_on, other.decided_by) != (award.decided_on, award.decided_by):
            words = (
                f'"{reference}" is already the decision of {other.decided_on} by the '
                f"{other.decided_by} ({other.provider}); give this one its own"
            )
            yield award.place.at("decision_reference"), words


def _was_on(directory: Directory, award: Award, day: date) -> bool:
    """Whether the provider had the lot before the day, so that this award renews an earlier one."""
    return any(
        a.lot == award.lot and a.decided_on < day for a in directory.awards_of(award.provider)
    )


def evidence_lapses_soon(context: Context) -> Iterator[Finding]:
    """What a listing rests on does not lapse within `warn_within_days` (content/framework.yml). The day after, the services named are off the list, with no change of any file."""
    directory, framework = context.directory, context.directory.framework
    unread = context.in_doubt(framework.place, "vetting", "warn_within_days")
    if framework.vetting is Vetting.AWARDS_ALONE or unread:
        return
    found: dict[tuple[Place, str, date], list[str]] = {}
    for service in directory.services.values():
        if not _may_be_listed(context, service):
            continue
        provider = directory.providers[service.provider]
        for standing in standings(directory, service, context.as_of):
            last = standing.last_day
            if last is None or not standing.criterion.mandatory or not standing.suffices:
                continue
            if (last - context.as_of).days <= framework.warn_within_days:
                key = (_where(provider, standing), standing.criterion.id, last)
                found.setdefault(key, []).append(service.id)
    for (place, criterion, last), services in found.items():
        days = (last - context.as_of).days
        left = "today" if days == 0 else f"in {days} day{'' if days == 1 else 's'}"
        more = f" and {len(services) - 1} more" if len(services) > 1 else ""
        words = (
            f"the proof of {criterion} lapses on {last}, {left}; from the day after, {services[0]}{more} "
            "cannot be listed without a new one"
        )
        yield place, words


def _may_be_listed(context: Context, service: Service) -> bool:
    """Whether an award is in force, and nothing has ended for good; not where the tables cannot be relied on."""
    directory, day, tables = context.directory, context.as_of, context.gaps.tables
    if service.provider in tables["awards"] | tables["evidence"]:
        return False
    provider = directory.providers[service.provider]
    left = provider.status is ProviderStatus.LEFT and (provider.status_since or day) <= day
    withdrawn = service.withdrawn_on is not None and service.withdrawn_on <= day
    return (
        service.lot in directory.lots
        and not left
        and not withdrawn
        and any(
            a.lot == service.lot and in_force(a, day) for a in directory.awards_of(service.provider)
        )
    )


def _where(provider: Provider, standing: Standing) -> Place:
    """The row; where there is none, as in a time of grace, the provider's table."""
    if standing.row is not None:
        return standing.row.place.at("valid_until")
    return Place(f"{provider.place.file.rpartition('/')[0]}/evidence.csv")
