"""CQC's "HSCA active locations": service types, beds, ratings and company numbers.

Lists stand in one cell with commas, or as one column a service type or user
band with a Y in it. An address is there in some editions only.

"Publication Date" is the day of the rating in CQC's own file, but editions go
round in which that column repeats the location's start date in every row, rated
or not. So the column is weighed as a whole: where at least half of the rows that
have both dates have the same in both, it is not taken for the day of a rating
in that file at all; elsewhere a row in which the two agree has none.
"""

from collections.abc import Iterator
from dataclasses import replace

from generator.importers.register.cells import (
    address,
    degrees,
    key_questions,
    listed,
    plain,
    whole_number,
    yes_or_no,
)
from generator.importers.register.columns import RegisterRow, RegisterTable, Shape
from generator.importers.register.dates import Order, read_date, settled_order
from generator.importers.register.records import (
    Location,
    Ratings,
    RegisterLayout,
    RegisterReading,
    Sighting,
    Unused,
)

SHAPE = Shape(
    RegisterLayout.HSCA,
    {
        "id": ("location id",),
        "name": ("location name",),
        "provider_id": ("provider id",),
        "provider_name": ("provider name",),
        "company_number": ("provider companies house number", "companies house number"),
        "beds": ("care homes beds", "care home beds"),
        "service_types": ("service types",),
        "specialisms": ("service users supported", "specialisms"),
        "local_authority": ("location local authority",),
        "region": ("location region", "location adass region"),
        "community_area": ("community area", "location community area"),
        "street": ("location street address",),
        "address_2": ("location address line 2",),
        "town": ("location city",),
        "county": ("location county",),
        "postcode": ("location postal code", "location post code", "location postcode"),
        "latitude": ("location latitude",),
        "longitude": ("location longitude",),
        "phone": ("location telephone number",),
        "website": ("location web address",),
        "dormant": ("dormant", "dormant y n"),
        "started": ("location hsca start date",),
        "ended": ("location hsca end date",),
        "published": ("publication date",),
        "overall": ("location latest overall rating",),
        "safe": ("location safe rating",),
        "effective": ("location effective rating",),
        "caring": ("location caring rating",),
        "responsive": ("location responsive rating",),
        "well-led": ("location well led rating",),
    },
    ("id", "name", "provider_id", "beds"),
)

_TYPE_COLUMNS = "service type "
_BAND_COLUMNS = "service user band "
_QUESTIONS = ("overall", "safe", "effective", "caring", "responsive", "well-led")


def read(table: RegisterTable) -> RegisterReading:
    """Read a table in this layout."""
    rows = list(table.rows())
    started = settled_order(row.get("started") for row in rows)
    published = settled_order(row.get("published") for row in rows)
    is_ratings_day = _is_ratings_day(rows, started, published)
    sightings: list[Sighting] = []
    unused: list[Unused] = []
    providers: dict[str, str] = {}
    for row in rows:
        if fault := row.fault():
            unused.append(fault)
            continue
        location = _location(row)
        day = read_date(row.get("published"), published) if is_ratings_day else None
        if location.ratings.overall and day and day != read_date(row.get("started"), started):
            location = replace(location, ratings=replace(location.ratings, rated_on=day))
        sightings.append(Sighting(RegisterLayout.HSCA, table.grid.name, row.number, location))
        if location.provider_name:
            providers.setdefault(location.provider_id, location.provider_name)
    remark = (
        '"Publication Date" repeats the start date, so it is not taken for the day of a rating'
        if not is_ratings_day and "published" in table.columns
        else ""
    )
    return RegisterReading(
        table.grid.name,
        RegisterLayout.HSCA,
        len(rows),
        tuple(sightings),
        tuple(unused),
        providers,
        (remark,) if remark else (),
    )


def _is_ratings_day(rows: list[RegisterRow], started: Order, published: Order) -> bool:
    same, both = 0, 0
    for row in rows:
        start, day = (
            read_date(row.get("started"), started),
            read_date(row.get("published"), published),
        )
        if start and day:
            both += 1
            same += start == day
    return both == 0 or same * 2 < both


def _location(row: RegisterRow) -> Location:
    latitude, longitude = degrees(row.get("latitude"), row.get("longitude"))
    ratings: Ratings = key_questions({question: row.get(question) for question in _QUESTIONS})
    town = row.get("town")
    return Location(
        id=row.get("id"),
        name=row.get("name"),
        provider_id=row.get("provider_id"),
        provider_name=row.get("provider_name"),
        company_number=row.get("company_number"),
        service_types=_list(row.get("service_types")) or tuple(_flagged(row, _TYPE_COLUMNS)),
        specialisms=_list(row.get("specialisms")) or tuple(_flagged(row, _BAND_COLUMNS)),
        local_authority=row.get("local_authority"),
        region=row.get("region").removesuffix(" (ADASS Region)"),
        community_area=row.get("community_area"),
        address=address(row.get("street"), row.get("address_2"), town or row.get("county")),
        postcode=row.get("postcode"),
        latitude=latitude,
        longitude=longitude,
        phone=row.get("phone"),
        website=row.get("website"),
        beds=whole_number(row.get("beds")),
        dormant=yes_or_no(row.get("dormant")),
        registration="Deregistered" if row.get("ended") else "",
        ratings=ratings,
        sources=(row.table.grid.name,),
    )


def _list(text: str) -> tuple[str, ...]:
    separator = next((sign for sign in ("|", ";") if sign in text), ",")
    return listed(text, separator)


def _flagged(row: RegisterRow, prefix: str) -> Iterator[str]:
    """The names of the columns under this prefix that have a Y, as the header writes them."""
    header = row.table.grid.rows[row.table.header]
    for index, title in enumerate(row.table.titles):
        if (
            title.startswith(prefix)
            and index < len(row.cells)
            and yes_or_no(row.cells[index]) == "Y"
        ):
            yield plain(header[index])[len(prefix) :].lstrip("-– ")
