"""A row of a table → its record; None where it lacks its day, or a number that it is about. That has been named as a problem."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from generator.load import fields
from generator.load.postcodes import PostcodeBook
from generator.load.tables import TableRow
from generator.records import (
    Availability,
    Award,
    Evidence,
    Feedback,
    Point,
    Provider,
    Rating,
    Review,
    Service,
)

T = TypeVar("T")


def split(
    make: Callable[[TableRow], T | None], rows: Iterable[TableRow]
) -> tuple[tuple[T, ...], tuple[TableRow, ...]]:
    """The records that the rows make, and the rows that make none."""
    made = [(row, make(row)) for row in rows]
    records = tuple(record for _, record in made if record is not None)
    return records, tuple(row for row, record in made if record is None)


def service(
    row: TableRow, provider: Provider, everywhere: tuple[str, ...], book: PostcodeBook
) -> Service:
    """A row of services.csv; `everywhere` is what "all" stands for, and the book finds the point of a postcode."""
    cells = row.cells
    areas = fields.ids(cells["areas"])
    availability = cells["availability"]
    return Service(
        id=row.text("id"),
        provider=provider.id,
        title=row.text("title"),
        lot=row.text("lot"),
        summary=row.text("summary"),
        areas=everywhere if areas == ("all",) else areas,
        needs=fields.ids(cells["needs"]),
        age_from=cells["age_from"] or 0,
        age_to=cells["age_to"],
        access=fields.ids(cells["access"]),
        address=row.text("address"),
        postcode=row.text("postcode"),
        latitude=_degrees(cells, "latitude"),
        longitude=_degrees(cells, "longitude"),
        point=_point(row, book),
        availability=Availability(availability)
        if availability in set(Availability)
        else Availability.ASK,
        availability_on=cells["availability_on"],
        price_from=cells["price_from"],
        price_to=cells["price_to"],
        price_unit=row.text("price_unit"),
        price_includes=row.text("price_includes"),
        cqc_location_id=row.text("cqc_location_id"),
        phone=row.text("phone"),
        email=row.text("email"),
        website=row.text("website"),
        how_to_apply=row.text("how_to_apply"),
        checked_on=cells["checked_on"],
        checked_by=row.text("checked_by"),
        self_funders=cells["self_funders"],
        withdrawn_on=cells["withdrawn_on"],
        former_ids=fields.ids(cells["former_ids"]),
        image=row.text("image"),
        image_alt=row.text("image_alt"),
        place=row.place,
    )


def _point(row: TableRow, book: PostcodeBook) -> Point | None:
    cells = row.cells
    latitude, longitude = _degrees(cells, "latitude"), _degrees(cells, "longitude")
    if latitude is not None and longitude is not None:
        return Point(latitude, longitude)
    found = book.find(row.text("postcode"))
    return found.point if found else None


def _degrees(cells: Mapping[str, Any], name: str) -> float | None:
    return None if cells[name] is None else float(cells[name])


def award(row: TableRow) -> Award | None:
    """A row of awards.csv."""
    if (day := row.cells["decided_on"]) is None:
        return None
    return Award(
        provider=row.provider,
        lot=row.text("lot"),
        decided_on=day,
        decision_reference=row.text("decision_reference"),
        decided_by=row.text("decided_by"),
        ends_on=row.cells["ends_on"],
        place=row.place,
    )


def evidence(row: TableRow) -> Evidence | None:
    """A row of evidence.csv."""
    if (day := row.cells["seen_on"]) is None:
        return None
    return Evidence(
        provider=row.provider,
        criterion=row.text("criterion"),
        service=row.text("service"),
        result=row.text("result"),
        seen_on=day,
        seen_by=row.text("seen_by"),
        valid_until=row.cells["valid_until"],
        place=row.place,
    )


def feedback(row: TableRow) -> Feedback | None:
    """A row of feedback.csv."""
    month, score = fields.month(row.cells["month"]), row.cells["score"]
    if month is None or score is None:
        return None
    return Feedback(
        provider=row.provider,
        service=row.text("service"),
        month=month,
        said_by=row.text("from"),
        score=score,
        comment=row.text("comment"),
        reply=row.text("reply"),
        place=row.place,
    )


def review(row: TableRow) -> Review | None:
    """A row of reviews.csv."""
    if (day := row.cells["reviewed_on"]) is None:
        return None
    return Review(
        provider=row.provider,
        lot=row.text("lot"),
        reviewed_on=day,
        reviewed_by=row.text("reviewed_by"),
        place=row.place,
    )


def rating(row: TableRow) -> Rating:
    """A row of content/cqc-locations.csv."""
    return Rating(
        location_id=row.text("location_id"),
        provider_id=row.text("provider_id"),
        overall=row.text("rating"),
        rated_on=row.cells["rated_on"],
        safe=row.text("safe"),
        effective=row.text("effective"),
        caring=row.text("caring"),
        responsive=row.text("responsive"),
        well_led=row.text("well_led"),
        source=row.text("source"),
        place=row.place,
    )
