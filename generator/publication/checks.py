"""What wants attention: checks of what is published, beside the rules across files. None stops the build."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from generator.problem import Finding, Place
from generator.publication import Publication
from generator.publication.criteria import CriterionStatus, Outcome
from generator.publication.endings import awards_that_end
from generator.publication.entries import ServiceEntry
from generator.records import RatingVerdict, Vetting, grouped


def evidence_lapses_soon(publication: Publication) -> Iterator[Finding]:
    """What a listing rests on does not lapse within `warn_within_days` (content/framework.yml). The day after, the services named are off the list, with no change of any file."""
    day, framework = publication.as_of, publication.framework
    if framework.vetting is Vetting.AWARDS_ALONE:
        return
    hanging = grouped(
        ((_where(publication, service, status), status.criterion.id, (last - day).days), service.id)
        for service in sorted(publication.entries, key=lambda s: (s.place.file, s.place.row or 0))
        if service.may_come_back and service.award
        for status in service.statuses
        if (last := status.last_day) and status.criterion.mandatory and status.suffices
        if not status.rating  # of which rating_outranks_evidence tells
        if framework.is_soon(last, day)
    )
    for (place, criterion, days), services in hanging.items():
        words = (
            f"the proof of {criterion} lapses on {_in_days(day, days)}; from the day after, {_first_of(services)} "
            "cannot be listed without a new one"
        )
        yield place, words


def _where(publication: Publication, service: ServiceEntry, status: CriterionStatus) -> Place:
    """The row; where there is none, as in a time of grace, the provider's table."""
    if status.row is not None:
        return status.row.place.at("valid_until")
    folder = publication.providers[service.provider].place.file.rpartition("/")[0]
    return Place(f"{folder}/evidence.csv")


def award_ends_soon(publication: Publication) -> Iterator[Finding]:
    """No award ends within `warn_within_days` (content/framework.yml) while services stand on it. The day after, they are off the list, unless a further row of awards.csv goes on."""
    day = publication.as_of
    for ending in awards_that_end(publication):
        if publication.framework.is_soon(ending.last_day, day):
            left = _in_days(day, (ending.last_day - day).days)
            words = (
                f"the award for {ending.award.lot} ends on {left}; from the day after, "
                f"{_first_of([s.id for s in ending.services])} cannot be listed without a new one"
            )
            yield ending.award.place.at("ends_on"), words


def framework_ends_soon(publication: Publication) -> Iterator[Finding]:
    """The framework does not end within `warn_within_days` (content/framework.yml). The day after, nothing is listed; an extension is a decision there, with `extended_to`."""
    framework, day = publication.framework, publication.as_of
    if (last := framework.last_day) is None or not framework.is_soon(last, day):
        return
    extensions = [d for d in framework.decisions if d.extended_to == last]
    if extensions:
        entry = extensions[-1].place.field.rpartition(".")[0]
        at = framework.place.at(f"{entry}.extended_to")
    else:
        at = framework.place.at("extended_to" if framework.extended_to == last else "ends")
    left = _in_days(day, (last - day).days)
    yield at, f"the framework ends on {left}; from the day after, no service is listed"


def rating_outranks_evidence(publication: Publication) -> Iterator[Finding]:
    """The council has looked at each rating that the register holds (content/cqc-locations.csv), and it is one that the criterion about ratings accepts. A rating that it refuses withholds from its day, whatever evidence.csv says; one that is newer than the evidence makes that evidence count no more, until there is a row from that day or later."""
    alone = publication.framework.vetting is Vetting.AWARDS_ALONE
    outranked = grouped(
        ((service.provider, status.criterion.id, status.rating.location_id), (service, status))
        for service in sorted(publication.entries, key=lambda s: (s.place.file, s.place.row or 0))
        if service.may_come_back and service.award
        for status in service.statuses
        if status.rating and status.criterion.mandatory
        if status.outcome is Outcome.RATING_REFUSED or not alone
    )
    for pairs in outranked.values():
        service, status = pairs[0]
        at = status.row.place.at("result") if status.row else service.place.at("cqc_location_id")
        yield at, _outranked(status, [each.id for each, _ in pairs])


def _outranked(status: CriterionStatus, services: Sequence[str]) -> str:
    rating, row, criterion = status.rating, status.row, status.criterion.id
    assert rating is not None
    rated = f"CQC rated {rating.location_id} {rating.overall}{f' on {rating.rated_on}' if rating.rated_on else ''}"
    seen = f"the evidence of {criterion} says {row.result}, seen on {row.seen_on}" if row else ""
    until = f"{_first_of(services)} cannot be listed until"
    if status.outcome is Outcome.RATING_REFUSED:
        there = seen or f"there is no evidence of {criterion}"
        return f"{rated}, which {criterion} refuses, and {there}; {_first_of(services)} cannot be listed while it has that rating"
    if status.verdict is RatingVerdict.NEEDS_PLAN:
        return f"{rated}, which needs a plan, and {seen}; {until} a row says met-with-plan, seen on that day or later"
    if status.suffices:
        until = f"{_first_of(services)} cannot be listed after {status.last_day} unless"
    return f"{rated}, and {seen}; {until} the council has looked at it, and a row says so"


def _in_days(day: date, days: int) -> str:
    """`2026-12-31, in 38 days`: so many days after the day."""
    left = "today" if days == 0 else f"in {days} day{'' if days == 1 else 's'}"
    return f"{day + timedelta(days=days)}, {left}"


def _first_of(services: Sequence[str]) -> str:
    more = f" and {len(services) - 1} more" if len(services) > 1 else ""
    return f"{services[0]}{more}"


CHECKS: tuple[Callable[[Publication], Iterator[Finding]], ...] = (
    evidence_lapses_soon,
    award_ends_soon,
    framework_ends_soon,
    rating_outranks_evidence,
)
