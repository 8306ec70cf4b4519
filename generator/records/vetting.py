"""What the council decided of a provider and what it saw: awards and evidence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.problem import Place


@dataclass(frozen=True, slots=True)
class Award:
    """The council's decision to put a provider in a lot (a row of awards.csv)."""

    provider: str
    lot: str
    decided_on: date
    decision_reference: str
    decided_by: str
    ends_on: date | None
    place: Place


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the council saw of a criterion (a row of evidence.csv). `service` is "" for the provider as a whole."""

    provider: str
    criterion: str
    service: str
    result: str
    seen_on: date
    seen_by: str
    valid_until: date | None
    place: Place


def in_force(award: Award, day: date) -> bool:
    """Whether the award has been decided by the day, and has not ended before it."""
    return award.decided_on <= day and (award.ends_on is None or day <= award.ends_on)


def unbroken_since(awards: Iterable[Award], lot: str) -> date | None:
    """The day from which the lot has been held without a day between; None before the first award.

    An award that is renewed in time carries on from the one before it.
    Whoever comes back after a gap begins anew, so what was promised to those
    who were on meanwhile, such as a time of grace, is not theirs. Where no award
    is in force any more, the last time counts.

    Args:
        awards: of one provider, as they were known on a day.
    """
    of_lot = sorted((a for a in awards if a.lot == lot), key=lambda a: a.decided_on)
    since, until = None, date.min
    for award in of_lot:
        if since is None or (award.decided_on - until).days > 1:
            since, until = award.decided_on, award.ends_on or date.max
        else:
            until = max(until, award.ends_on or date.max)
    return since
