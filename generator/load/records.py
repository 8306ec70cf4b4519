"""A row of a table → its record. What a cell lacks is empty, and has been named as a problem."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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


def service(
    row: TableRow, provider: Provider, everywhere: tuple[str, ...], book: PostcodeBook
) -> Service:
    """A row of services.csv; `everywhere` is what "all" stands for, and the book finds the point of a postcode."""
    cells = row.cells
    areas = fields.ids(cells["areas"])
    availability = cells["availability"]
    return Service(
        id=_text(cells, "id"),
        provider=provider.id,
        title=_text(cells, "title"),
        lot=_text(cells, "lot"),
        summary=_text(cells, "summary"),
        areas=everywhere if areas == ("all",) else areas,
        needs=fields.ids(cells["needs"]),
        age_from=cells["age_from"] or 0,
        age_to=cells["age_to"],
        access=fields.ids(cells["access"]),
        address=_text(cells, "address"),
        postcode=_text(cells, "postcode"),
        latitude=_degrees(cells, "latitude"),
        longitude=_degrees(cells, "longitude"),
        point=_point(cells, book),
        availability=Availability(availability)
        if availability in set(Availability)
        else Availability.ASK,
        availability_on=cells["availability_on"],
        price_from=cells["price_from"],
        price_to=cells["price_to"],
        price_unit=_text(cells, "price_unit"),
        price_includes=_text(cells, "price_includes"),
        cqc_location_id=_text(cells, "cqc_location_id"),
        phone=_text(cells, "phone"),
        email=_text(cells, "email"),
        website=_text(cells, "website"),
        how_to_apply=_text(cells, "how_to_apply"),
        checked_on=cells["checked_on"],
        checked_by=_text(cells, "checked_by"),
        self_funders=cells["self_funders"],
        withdrawn_on=cells["withdrawn_on"],
        former_ids=fields.ids(cells["former_ids"]),
        image=_text(cells, "image"),
        image_alt=_text(cells, "image_alt"),
        place=row.place,
    )


def _point(cells: Mapping[str, Any], book: PostcodeBook) -> Point | None:
    latitude, longitude = _degrees(cells, "latitude"), _degrees(cells, "longitude")
    if latitude is not None and longitude is not None:
        return Point(latitude, longitude)
    found = book.find(_text(cells, "postcode"))
    return found.point if found else None


def _degrees(cells: Mapping[str, Any], name: str) -> float | None:
    return None if cells[name] is None else float(cells[name])


def award(row: TableRow) -> Award:
    """A row of awards.csv."""
    cells = row.cells
    return Award(
        provider=row.provider,
        lot=_text(cells, "lot"),
        decided_on=cells["decided_on"] or fields.UNKNOWN_DATE,
        decision_reference=_text(cells, "decision_reference"),
        decided_by=_text(cells, "decided_by"),
        ends_on=cells["ends_on"],
        place=row.place,
    )


def evidence(row: TableRow) -> Evidence:
    """A row of evidence.csv."""
    cells = row.cells
    return Evidence(
        provider=row.provider,
        criterion=_text(cells, "criterion"),
        service=_text(cells, "service"),
        result=_text(cells, "result"),
        seen_on=cells["seen_on"] or fields.UNKNOWN_DATE,
        seen_by=_text(cells, "seen_by"),
        valid_until=cells["valid_until"],
        place=row.place,
    )


def feedback(row: TableRow) -> Feedback:
    """A row of feedback.csv."""
    cells = row.cells
    return Feedback(
        provider=row.provider,
        service=_text(cells, "service"),
        month=fields.month(cells["month"]),
        said_by=_text(cells, "from"),
        score=cells["score"] or 0,
        comment=_text(cells, "comment"),
        reply=_text(cells, "reply"),
        place=row.place,
    )


def review(row: TableRow) -> Review:
    """A row of reviews.csv."""
    cells = row.cells
    return Review(
        provider=row.provider,
        lot=_text(cells, "lot"),
        reviewed_on=cells["reviewed_on"] or fields.UNKNOWN_DATE,
        reviewed_by=_text(cells, "reviewed_by"),
        place=row.place,
    )


def rating(row: TableRow) -> Rating:
    """A row of content/cqc-locations.csv."""
    cells = row.cells
    return Rating(
        location_id=_text(cells, "location_id"),
        provider_id=_text(cells, "provider_id"),
        overall=_text(cells, "rating"),
        rated_on=cells["rated_on"],
        safe=_text(cells, "safe"),
        effective=_text(cells, "effective"),
        caring=_text(cells, "caring"),
        responsive=_text(cells, "responsive"),
        well_led=_text(cells, "well_led"),
        source=_text(cells, "source"),
        place=row.place,
    )


def _text(cells: Mapping[str, Any], name: str) -> str:
    value = cells[name]
    return value.strip() if isinstance(value, str) else ""
