"""A row of a table → its record; None where it lacks its day, or a number that it is about. That has been named as a problem."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import Any, Final, TypeVar

from generator.load import fields
from generator.load.postcodes import PostcodeBook, outcode_of
from generator.load.tables import TableRow
from generator.records import (
    DAYS,
    NOT_RATED,
    Application,
    ApplicationOutcome,
    Asking,
    AskingWay,
    Availability,
    Award,
    DatedPrice,
    DecisionKind,
    Evidence,
    Feedback,
    FeedbackDecision,
    Point,
    Position,
    ProviderDecision,
    ProviderMail,
    QueuedFeedback,
    Rating,
    RefusalReason,
    RegisteredLocation,
    Review,
    ReviewAction,
    ReviewOutcome,
    Service,
    UnmetRequest,
)

T = TypeVar("T")

_LISTS: Final = ("needs", "access", "former_ids", "languages")


def split(
    make: Callable[[TableRow], T | None], rows: Iterable[TableRow]
) -> tuple[tuple[T, ...], tuple[TableRow, ...]]:
    """The records that the rows make, and the rows that make none."""
    made = [(row, make(row)) for row in rows]
    records = tuple(record for _, record in made if record is not None)
    return records, tuple(row for row, record in made if record is None)


def _made(kind: Callable[..., T], row: TableRow, /, **given: Any) -> T:
    """A record whose fields bear the names of the columns; what is given stands in place of the cell."""
    given = {"provider": row.provider, "place": row.place} | given
    return kind(
        **{
            name: given[name]
            if name in given
            else row.text(name)
            if hint is str
            else row.cells[name]
            for name, hint in fields.hints(kind).items()
        }
    )


def _complete(kind: Callable[..., T], row: TableRow, /, **given: Any) -> T | None:
    """The same; None where it lacks a day or a number that it cannot do without."""
    made = _made(kind, row, **given)
    needed = (name for name, hint in fields.hints(kind).items() if hint in (date, int))
    return None if any(getattr(made, name) is None for name in needed) else made


award: Final = partial(_complete, Award)
evidence: Final = partial(_complete, Evidence)
review_action: Final = partial(_complete, ReviewAction)


def decision(row: TableRow) -> ProviderDecision | None:
    """A row of decisions.csv; None where its kind cannot be read either."""
    kind = row.text("kind")
    if kind not in set(DecisionKind):
        return None
    lots = fields.ids(row.cells["lots"])
    return _complete(ProviderDecision, row, kind=DecisionKind(kind), lots=lots)


def service(row: TableRow, everywhere: tuple[str, ...], book: PostcodeBook) -> Service:
    """A row of services.csv; `everywhere` is what "all" stands for, and the book finds the point of a postcode."""
    areas, days = fields.ids(row.cells["areas"]), fields.ids(row.cells["days"])
    latitude, longitude = (
        None if (cell := row.cells[name]) is None else float(cell)
        for name in ("latitude", "longitude")
    )
    located = book.find(row.text("postcode"))
    if latitude is not None and longitude is not None:
        point: Point | None = Point(latitude, longitude)
    else:
        point = located.point if located else None
    area = located.area if located and located.area in everywhere else ""
    return _made(
        Service,
        row,
        areas=everywhere if areas == ("all",) else areas,
        **{name: fields.ids(row.cells[name]) for name in _LISTS},
        days=tuple(day for day in DAYS if day in days),
        age_from=row.cells["age_from"] or 0,
        latitude=latitude,
        longitude=longitude,
        point=point,
        position=Position(area, bool(area), point, outcode_of(row.text("postcode"))),
        availability=fields.choice(row.cells, "availability", Availability.ASK),
    )


def review(row: TableRow) -> Review | None:
    """A row of reviews.csv."""
    outcome = fields.choice(row.cells, "outcome", ReviewOutcome.NOT_WRITTEN)
    return _complete(Review, row, outcome=outcome)


def dated_price(row: TableRow) -> DatedPrice | None:
    """A row of prices.csv; None without a price."""
    return None if row.cells["price_from"] is None else _made(DatedPrice, row)


def feedback(row: TableRow) -> Feedback | None:
    """A row of feedback.csv."""
    return _complete(
        Feedback,
        row,
        month=fields.month(row.cells["month"]),
        said_by=row.text("from"),
        done=row.cells["done"] is True,
    )


def unmet_request(row: TableRow) -> UnmetRequest | None:
    """A row of content/unmet-requests.csv."""
    return _complete(UnmetRequest, row, month=fields.month(row.cells["month"]))


def rating(row: TableRow) -> Rating:
    """The rating in a row of content/cqc-locations.csv or content/cqc-earlier-ratings.csv."""
    word = row.text("rating")
    return _made(Rating, row, overall="" if word == NOT_RATED else word)


def registered_location(
    row: TableRow, earlier: Iterable[Rating], read_on: date | None
) -> RegisteredLocation:
    """A row of content/cqc-locations.csv, with the ratings that the location had before.

    Args:
        read_on: of which day it is.
    """
    latest = rating(row)
    ratings = [
        r for r in earlier if latest.rated_on and r.rated_on and r.rated_on < latest.rated_on
    ]
    ratings.sort(key=lambda r: r.rated_on or date.min)
    if latest.overall or latest.rated_on:  # a day without a word takes the rating away
        ratings.append(latest)
    # A day without a word is that of the day from which the rating is taken away.
    is_unrated = row.text("rating") == NOT_RATED or bool(latest.rated_on and not latest.overall)
    return _made(
        RegisteredLocation,
        row,
        ratings=tuple(ratings),
        rating_unknown=False,
        is_unrated=is_unrated,
        dormant=row.cells["dormant"] is True,
        read_on=read_on,
    )


def application(row: TableRow) -> Application | None:
    """A row of applications.csv."""
    word = row.text("outcome")
    return _complete(
        Application,
        row,
        provider=row.text("provider"),
        lots=fields.ids(row.cells["lots"]),
        outcome=ApplicationOutcome(word) if word in set(ApplicationOutcome) else None,
    )


def refusal_reason(row: TableRow) -> RefusalReason:
    """A row of application-reasons.csv."""
    return _made(RefusalReason, row)


def asking(row: TableRow) -> Asking | None:
    """A row of asked.csv."""
    how = fields.choice(row.cells, "how", AskingWay.MAIL)
    return _complete(Asking, row, provider=row.text("provider"), how=how)


def provider_mail(row: TableRow) -> ProviderMail | None:
    """A row of updates.csv, or of updates-held.csv, which alone has a reason."""
    reason = row.text("reason") if "reason" in row.cells else ""
    return _complete(ProviderMail, row, provider=row.text("provider"), reason=reason)


def queued_feedback(row: TableRow) -> QueuedFeedback:
    """A row of feedback-queue.csv."""
    word = row.text("decision")
    return _made(
        QueuedFeedback,
        row,
        decision=FeedbackDecision(word) if word in set(FeedbackDecision) else None,
        month=fields.month(row.cells["month"]),
        said_by=row.text("from"),
    )
