"""The CQC directory: the monthly CSV, and the website's older export at address level.

The monthly file has four lines before its header and lists with | between; the
older export has an address in four columns and lists with commas, and mixes in
rows about providers, in which the service types hold the kind of ownership and
the specialisms hold regulated activities. Neither has a rating: "Date of
latest check" and "Report publication date" are days on which CQC looked or
wrote, and are not taken for the day of a rating.
"""

from generator.importers.register.cells import listed
from generator.importers.register.columns import RegisterTable, Shape
from generator.importers.register.records import RegisterLayout, RegisterReading

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
        "also_known_as": ("also known as",),
        "url": ("location url", "url"),
    },
    ("id", "name", "service_types", "specialisms"),
)
_LISTS = ("service_types", "specialisms")


def read(table: RegisterTable) -> RegisterReading:
    """Read a table in this layout."""
    barred = any("|" in cell for field in _LISTS for cell in table.column(field))
    separator = "|" if barred or "town" not in table.columns else ","
    return table.reading(
        row.sighting(**{field: listed(row.get(field), separator) for field in _LISTS})
        for row in table.located()
    )
