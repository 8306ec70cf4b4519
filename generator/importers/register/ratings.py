"""CQC's "Latest ratings": a row for each location, group and domain → one record a location.

The group "Overall" is the location's own rating; other groups (a population, or
one of several services) stand in only where a location has no "Overall". The
file has no service types. A care home is told by "Care Home?" and by the group
"Care Homes", other services by groups such as "Homecare": these words are given
as service types, and count only where no other file says more.
"""

from dataclasses import replace

from generator.importers.register.cells import brand_name, ratings, yes_or_no
from generator.importers.register.columns import RegisterRow, RegisterTable, Shape
from generator.importers.register.dates import Order, read_date, settled_order
from generator.importers.register.headers import with_usual
from generator.importers.register.records import Ratings, RegisterLayout, RegisterReading, Sighting

SHAPE = Shape(
    RegisterLayout.RATINGS,
    with_usual(
        {
            "group": ("service population group", "service or population group"),
            "domain": ("domain", "key question"),
            "rating": ("latest rating",),
            "care_home": ("care home",),
        }
    ),
    ("id", "group", "domain", "rating"),
    ("Location ID", "Service / Population Group", "Domain", "Latest Rating"),
)

OVERALL = "overall"
_TYPE_GROUPS = {
    group.casefold(): group
    for group in ("Care Homes", "Homecare", "Supported Living", "Extra Care", "Shared Lives")
}


def read(table: RegisterTable) -> RegisterReading:
    """Read a table in this layout."""
    order = settled_order(table.column("published"))
    by_location: dict[str, list[RegisterRow]] = {}
    for row in table.located():
        by_location.setdefault(row.get("id"), []).append(row)
    days = (read_date(text, order) for text in {*table.column("published")})
    latest = max((day for day in days if day), default=None)
    return table.reading((_sighting(rows, order) for rows in by_location.values()), latest=latest)


def _sighting(rows: list[RegisterRow], order: Order) -> Sighting:
    first = rows[0].sighting(
        service_types=_service_types(rows),
        ratings=_ratings(rows, order),
        brand=brand_name(rows[0].get("brand")),
    )
    return replace(first, rows=len(rows))


def _service_types(rows: list[RegisterRow]) -> tuple[str, ...]:
    groups = {row.get("group").casefold() for row in rows}
    types = {_TYPE_GROUPS[group] for group in groups if group in _TYPE_GROUPS}
    if any(yes_or_no(row.get("care_home")) == "Y" for row in rows):
        types.add("Care Homes")
    return tuple(sorted(types))


def _ratings(rows: list[RegisterRow], order: Order) -> Ratings:
    of_group = [row for row in rows if row.get("group").casefold() == OVERALL]
    if not of_group:
        group = rows[0].get("group")  # the first group that the file names: not a mix of several
        of_group = [row for row in rows if row.get("group") == group]
    days = (row.get("published") for row in of_group if row.get("domain").casefold() == OVERALL)
    day = next((read_date(day, order) for day in days if day), None)
    return ratings({row.get("domain"): row.get("rating") for row in reversed(of_group)}, day)
