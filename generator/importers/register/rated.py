"""Of several words on the rating of one location: the one that counts, and those before it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from generator.importers.register.records import Location, Ratings

Said = tuple[
    Ratings, date
]  # with the day on which it held by its file; date.min where that is not known


def newest_rating(
    sources: Sequence[tuple[Location, date]],
) -> tuple[Ratings, tuple[Ratings, ...]]:
    """The rating that counts, and those before it that have a day, the oldest first.

    A rating without a day, and the word that there is none, hold on the day of
    their file: they count where that is later than all that is known of a
    rating with one.

    Args:
        sources: what each says, with the day of which that is; the newest first.
    """
    every = list(_every(sources))
    dated = sorted((of for of in every if _has_day(of[0])), key=_by_day, reverse=True)
    loose = [of for of in every if of[0].spoke and not _has_day(of[0])]
    last = dated[0][0] if dated else Ratings(none_given=any(r.none_given for r, _ in every))
    if loose and _takes_its_place(loose[0], last, dated):
        last = loose[0][0]
    by_day: dict[date, Ratings] = {}
    for rating, _ in dated:
        if rating.rated_on and rating.rated_on != last.rated_on:
            by_day.setdefault(rating.rated_on, rating)
    ratings = [rating for rating, _ in every]
    return _fullest(last, ratings), tuple(_fullest(by_day[day], ratings) for day in sorted(by_day))


def _every(sources: Iterable[tuple[Location, date]]) -> Iterator[Said]:
    """A rating from before does not hold on the day of the file that still has it."""
    for at, day in sources:
        yield at.ratings, day
        for rating in at.earlier_ratings:
            yield rating, date.min


def _has_day(rating: Ratings) -> bool:
    return bool(rating.overall and rating.rated_on)


def _by_day(of: Said) -> tuple[date, date]:
    return of[0].rated_on or date.min, of[1]


def _takes_its_place(loose: Said, last: Ratings, dated: Sequence[Said]) -> bool:
    rating, day = loose
    if not dated:
        return True
    if rating.overall == last.overall:
        return False
    holds_on = max(held for r, held in dated if r.overall == last.overall)
    return day > max(last.rated_on or date.min, holds_on)


def _fullest(rating: Ratings, every: Iterable[Ratings]) -> Ratings:
    """The same rating from the source that says most of the key questions."""
    key = rating.spoke, rating.overall, rating.rated_on
    return max(
        [rating, *(r for r in every if (r.spoke, r.overall, r.rated_on) == key)],
        key=lambda r: sum(map(bool, (r.safe, r.effective, r.caring, r.responsive, r.well_led))),
    )
