"""What is asked of a service on a day, and whether the evidence shows it: once for listing, pages and worklist."""

import calendar
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.records import Evidence, Filed, Lot, Rating, Service, lookup
from generator.records.criterion import Criterion, RatingVerdict, ShownBy

# Of evidence.schema.json.
WITH_PLAN, FAILS = "met-with-plan", "not-met"
PASSES = ("met", WITH_PLAN)
_STAGES = ("exclusion", "selection", "award", "while-on-the-framework")


class Outcome(StrEnum):
    """How a service stands to a criterion on a day."""

    SHOWN = "shown"
    IN_GRACE = "in-grace"  # nothing shows it, and nothing has to yet
    MISSING = "missing"
    OUTDATED = "outdated"  # what was seen shows an earlier version alone
    LAPSED = "lapsed"
    NOT_MET = "not-met"
    RATED_ANEW = "rated-anew"  # what was seen is older than the rating, or has no plan for it
    RATING_REFUSED = "rating-refused"


@dataclass(frozen=True, slots=True)
class CriterionStatus:
    """How a service stands to a criterion on a day.

    Attributes:
        criterion: the version that applies on the day.
        row: the evidence that shows it, has lapsed, says that it is not met or is outranked by the rating;
            otherwise None.
        last_day: the last day on which it holds, or held; None where it does not end, or never held.
        grace_until: the last day of the grace without which it would not hold; None where it needs none.
        rating: the register's word that outranks what was seen; None where none does.
    """

    criterion: Criterion
    outcome: Outcome
    row: Evidence | None = None
    last_day: date | None = None
    grace_until: date | None = None
    rating: Rating | None = None

    @property
    def verdict(self) -> RatingVerdict | None:
        """What the rating that outranks the evidence means for it; None where none does."""
        asked = self.criterion.ratings
        return asked.verdict(self.rating.overall) if asked and self.rating else None

    @property
    def suffices(self) -> bool:
        """Whether the service may be listed, as far as this criterion goes."""
        return not self.criterion.mandatory or self.outcome in (Outcome.SHOWN, Outcome.IN_GRACE)


def asked_in(
    lot: Lot, criteria: Mapping[str, Criterion], day: date, *, regulated: bool | None
) -> tuple[Criterion, ...]:
    """The criteria that apply in the lot on the day to a service that is, or is not, regulated (None: either), by their stages.

    Each is given with all its versions: of which one counts for whom, `status_of` decides.
    """
    asked = [
        (_STAGES.index(version.stage) if version.stage in _STAGES else len(_STAGES), c)
        for c in lot.criteria_among(criteria)
        if (version := c.on(day)) and version.asked_of.is_about(regulated=regulated)
    ]
    return tuple(criterion for _, criterion in sorted(asked, key=lambda pair: pair[0]))


def statuses_of(
    snapshot: Filed,
    service: Service,
    day: date,
    *,
    regulated: bool,
    joined: date | None,
    ratings: Sequence[Rating],
) -> tuple[CriterionStatus, ...]:
    """How the service stands to each criterion that is asked of it on the snapshot's day.

    Args:
        joined, ratings: see `status_of`.
    """
    rows = (r for r in snapshot.evidence_of(service.provider) if r.service in ("", service.id))
    seen = lookup((row.criterion, row) for row in rows)
    lot = snapshot.lots[service.lot]
    return tuple(
        status_of(criterion, seen(criterion.id), joined, day, ratings)
        for criterion in asked_in(lot, snapshot.criteria, day, regulated=regulated)
    )


def status_of(
    criterion: Criterion,
    rows: Iterable[Evidence],
    joined: date | None,
    day: date,
    ratings: Sequence[Rating] = (),
) -> CriterionStatus:
    """Judge one criterion.

    A pass counts that has not lapsed, and has no failure
    seen on its day or later. Whoever joined before a version came may stand on
    the one before it until the grace is over, or do without a criterion that
    is new. So a further valid pass never makes a status worse.

    In a criterion about ratings the register's word outranks that of a paper:
    nothing shows one that refuses the rating, and what was seen before the
    rating shows nothing. So a worse rating never makes a status better.

    Args:
        criterion: with all its versions, of which one applies on the day.
        rows: evidence of it that was seen by the day, about the service or its provider as a whole.
        joined: since when the provider holds the service's lot without a break; None before the first award.
        ratings: the service's by the day, the oldest first.
    """
    rating = ratings[-1] if ratings and ratings[-1].overall else None
    versions = [v for v in criterion.versions if v.since <= day]
    if not versions:
        raise ValueError(f"{criterion.id} is not asked on {day}")
    current = versions[-1]
    seen = [row for row in rows if row.service or current.shown_by is ShownBy.PROVIDER]
    for until, last in _acceptable(versions, joined, day):
        if shown := _shown(until, _counted(until[-1], seen, rating), day):
            row, its_last = shown
            return CriterionStatus(current, Outcome.SHOWN, row, _earlier(its_last, last), last)
        looks = _looks_again(until[-1], ratings) if rating else None
        if looks is not None and looks >= day and (shown := _shown(until, seen, day)):
            row, its_last = shown
            grace = _earlier(last, looks)
            ends = _earlier(its_last, grace)
            return CriterionStatus(current, Outcome.IN_GRACE, row, ends, grace, rating)
    # No failure that was seen, nor a rating that is refused, is forgiven by grace: grace is for what
    # nobody has looked at.
    last = _grace_ends(versions, joined, day)
    failed = _failures(_counted(current, seen, rating))
    refused = _verdict(current, rating) is RatingVerdict.REFUSED
    if last is not None and last >= day and not failed and not refused:
        return CriterionStatus(current, Outcome.IN_GRACE, None, last, last)
    return _withheld(current, versions, seen, rating)


def _acceptable(
    versions: Sequence[Criterion], joined: date | None, day: date
) -> Iterator[tuple[Sequence[Criterion], date | None]]:
    """The versions up to each that one may still stand on, and until when; the newest first."""
    for position in range(len(versions) - 1, -1, -1):
        last = _grace_ends(versions[position + 1 :], joined, day)
        if last is not None and last < day:
            return
        yield versions[: position + 1], last


def _verdict(version: Criterion, rating: Rating | None) -> RatingVerdict | None:
    """What the rating means for the version; None where there is none, or it is not about ratings."""
    return version.ratings.verdict(rating.overall) if version.ratings and rating else None


def _counted(
    version: Criterion, rows: Sequence[Evidence], rating: Rating | None
) -> Sequence[Evidence]:
    """The rows that say something of the rating: none that is older, and no pass that it does not allow."""
    verdict = _verdict(version, rating)
    if verdict is None or rating is None:
        return rows
    allowed = {
        RatingVerdict.PASSES: PASSES,
        RatingVerdict.NEEDS_PLAN: (WITH_PLAN,),
        RatingVerdict.REFUSED: (),
    }[verdict]
    since = rating.rated_on or date.min
    return [row for row in rows if row.seen_on >= since and row.result in (*allowed, FAILS)]


def _looks_again(version: Criterion, ratings: Sequence[Rating]) -> date | None:
    """The last day on which one may do without a new look at a rating that passes as it is; None where one may not.

    Whom the rating before kept off the list comes back by a new look alone.
    """
    asked, rating, before = version.ratings, ratings[-1], ratings[-2:-1]
    if asked is None or rating.rated_on is None:
        return None
    if asked.verdict(rating.overall) is not RatingVerdict.PASSES:
        return None
    if any(r.overall and asked.verdict(r.overall) is RatingVerdict.REFUSED for r in before):
        return None
    return rating.rated_on + timedelta(days=asked.grace_days)


def _grace_ends(versions: Sequence[Criterion], joined: date | None, day: date) -> date | None:
    """The last day on which one may do without all these versions; None where there is none of them.

    It is past where one of them applies at once, as it does to whoever joined since it came.
    """
    ends = [
        v.since - timedelta(days=1)
        if joined is None or joined >= v.since
        else months_after(v.since, v.grace_months) - timedelta(days=1)
        for v in versions
    ]
    return min(ends, default=None)


def _shown(
    versions: Sequence[Criterion], rows: Sequence[Evidence], day: date
) -> tuple[Evidence, date | None] | None:
    """The pass that shows the newest of the versions for longest, and its last day."""
    since = _shows_from(versions)
    failed = max((row.seen_on for row in _failures(rows)), default=date.min)
    counted = [
        (row, last)
        for row in _passes(rows)
        for last in (last_day(versions[-1], row),)
        if row.seen_on > failed and row.seen_on >= since and (last is None or last >= day)
    ]
    return max(counted, key=lambda pair: (pair[1] or date.max, pair[0].seen_on), default=None)


def _shows_from(versions: Sequence[Criterion]) -> date:
    """The day from which evidence shows the newest version; the first one needs none that is newer."""
    return max((v.since for v in versions[1:] if v.new_evidence), default=date.min)


def _withheld(
    current: Criterion,
    versions: Sequence[Criterion],
    seen: Sequence[Evidence],
    rating: Rating | None,
) -> CriterionStatus:
    """Why nothing suffices."""
    newest = max(seen, key=lambda row: row.seen_on, default=None)
    if _verdict(current, rating) is RatingVerdict.REFUSED:
        return CriterionStatus(current, Outcome.RATING_REFUSED, newest, rating=rating)
    rows = _counted(current, seen, rating)
    if newest is not None and not rows:
        return CriterionStatus(current, Outcome.RATED_ANEW, newest, rating=rating)
    if failures := _failures(rows):
        failed = max(failures, key=lambda row: row.seen_on)
        if all(row.seen_on <= failed.seen_on for row in _passes(rows)):
            return CriterionStatus(current, Outcome.NOT_MET, failed)
    since = _shows_from(versions)
    lapsed = [
        (last, row)
        for row in _passes(rows)
        if row.seen_on >= since and (last := last_day(current, row)) is not None
    ]
    if lapsed:
        last, row = max(lapsed, key=lambda pair: pair[0])
        return CriterionStatus(current, Outcome.LAPSED, row, last)
    return CriterionStatus(current, Outcome.OUTDATED if list(_passes(rows)) else Outcome.MISSING)


def last_day(criterion: Criterion, row: Evidence) -> date | None:
    """The last day on which the evidence counts: its own, or as many months as the criterion says."""
    if row.valid_until is not None or criterion.lasts_months is None:
        return row.valid_until
    return months_after(row.seen_on, criterion.lasts_months)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the month's last: 31 January and a month is 28 February."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _passes(rows: Iterable[Evidence]) -> Iterator[Evidence]:
    return (row for row in rows if row.result in PASSES)


def _failures(rows: Iterable[Evidence]) -> Sequence[Evidence]:
    return [row for row in rows if row.result == FAILS]


def _earlier(first: date | None, second: date | None) -> date | None:
    return min(first, second) if first and second else first or second
