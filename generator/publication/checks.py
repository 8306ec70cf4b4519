"""What wants attention before the day comes: checks of what is published, beside the rules across files."""

from collections.abc import Iterator
from datetime import timedelta

from generator.problem import Finding, Place
from generator.publication import Publication
from generator.publication.criteria import CriterionStatus
from generator.publication.entries import ServiceEntry
from generator.records import Vetting, grouped


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
        if (last - day).days <= framework.warn_within_days
    )
    for (place, criterion, days), services in hanging.items():
        left = "today" if days == 0 else f"in {days} day{'' if days == 1 else 's'}"
        more = f" and {len(services) - 1} more" if len(services) > 1 else ""
        last = day + timedelta(days=days)
        words = (
            f"the proof of {criterion} lapses on {last}, {left}; from the day after, {services[0]}{more} "
            "cannot be listed without a new one"
        )
        yield place, words


def _where(publication: Publication, service: ServiceEntry, status: CriterionStatus) -> Place:
    """The row; where there is none, as in a time of grace, the provider's table."""
    if status.row is not None:
        return status.row.place.at("valid_until")
    folder = publication.providers[service.provider].place.file.rpartition("/")[0]
    return Place(f"{folder}/evidence.csv")
