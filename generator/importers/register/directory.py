"""The CQC directory: the monthly CSV, and the website's older export at address level.

The monthly file has four lines before its header and lists with | between; the
older export has an address in four columns and lists with commas, and mixes in
rows about providers, in which the service types hold the kind of ownership and
the specialisms hold regulated activities. Neither has a rating: "Date of
latest check" and "Report publication date" are days on which CQC looked or
wrote, and are not taken for the day of a rating.
"""

from generator.importers.register.cells import address, listed
from generator.importers.register.columns import RegisterRow, RegisterTable, Shape
from generator.importers.register.records import (
    Location,
    RegisterLayout,
    RegisterReading,
    Sighting,
    Unused,
)

SHAPE = Shape(
    RegisterLayout.DIRECTORY,
    {
        "id": ("cqc location id for office use only", "cqc location id", "location id"),
        "name": ("name", "location name"),
        "provider_id": ("cqc provider id for office use only", "cqc provider id", "provider id"),
        "provider_name": ("provider name",),
        "address": ("address", "address 1"),
        "address_2": ("address 2",),
        "town": ("town city", "town"),
        "county": ("county",),
        "postcode": ("postcode", "post code"),
        "phone": ("phone number", "telephone"),
        "website": ("service s website if available", "website"),
        "service_types": ("service types",),
        "specialisms": ("specialisms services", "specialisms"),
        "local_authority": ("local authority",),
        "region": ("region",),
        "community_area": ("community area",),
        "url": ("location url", "url"),
    },
    ("id", "name", "service_types", "specialisms"),
)


def read(table: RegisterTable) -> RegisterReading:
    """Read a table in this layout."""
    sightings: list[Sighting] = []
    unused: list[Unused] = []
    providers: dict[str, str] = {}
    rows = list(table.rows())
    lists = ("service_types", "specialisms")
    barred = any("|" in row.get(field) for row in rows for field in lists)
    separator = "|" if barred or "town" not in table.columns else ","
    for row in rows:
        if fault := row.fault():
            unused.append(fault)
            if row.overflows:
                continue
        else:
            location = _location(row, separator)
            sightings.append(
                Sighting(RegisterLayout.DIRECTORY, table.grid.name, row.number, location)
            )
        if row.get("provider_id") and row.get("provider_name"):
            providers.setdefault(row.get("provider_id"), row.get("provider_name"))
    return RegisterReading(
        table.grid.name,
        RegisterLayout.DIRECTORY,
        len(rows),
        tuple(sightings),
        tuple(unused),
        providers,
    )


def _location(row: RegisterRow, separator: str) -> Location:
    town = row.get("town")
    return Location(
        id=row.get("id"),
        name=row.get("name"),
        provider_id=row.get("provider_id"),
        provider_name=row.get("provider_name"),
        service_types=listed(row.get("service_types"), separator),
        specialisms=listed(row.get("specialisms"), separator),
        local_authority=row.get("local_authority"),
        region=row.get("region"),
        community_area=row.get("community_area"),
        address=address(row.get("address"), row.get("address_2"), town or row.get("county")),
        postcode=row.get("postcode"),
        phone=row.get("phone"),
        website=row.get("website"),
        sources=(row.table.grid.name,),
    )
