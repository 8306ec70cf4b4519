"""The CQC directory: the monthly CSV, and the website's older export at address level.

The monthly file has four lines before its header and lists with | between; the
older export has an address in four columns and lists with commas, and mixes in
rows about providers, in which the service types hold the kind of ownership and
the specialisms hold regulated activities. Neither has a rating, but where
somebody has put one beside it: "Date of latest check" is a day on which CQC
looked, and is not taken for the day of a rating.
"""

from generator.importers.register.cells import listed
from generator.importers.register.columns import RegisterTable, Shape
from generator.importers.register.dates import read_date, settled_order
from generator.importers.register.headers import with_usual
from generator.importers.register.records import RegisterLayout, RegisterReading

SHAPE = Shape(
    RegisterLayout.DIRECTORY,
    with_usual(
        {
            "service_types": ("service types",),
            "specialisms": ("specialisms services", "specialisms"),
        },
        ("service_types", "specialisms"),
    ),
    ("id", "name", "service_types", "specialisms"),
    ("CQC Location ID (for office use only)", "Name", "Service types", "Specialisms/services"),
)
_LISTS = ("service_types", "specialisms")


def read(table: RegisterTable) -> RegisterReading:
    """Read a table in this layout."""
    barred = any("|" in cell for field in _LISTS for cell in table.column(field))
    separator = "|" if barred or "town" not in table.columns else ","
    order = settled_order(table.column("published"))
    return table.reading(
        row.sighting(
            **{field: listed(row.get(field), separator) for field in _LISTS},
            ratings=row.ratings(read_date(row.get("published"), order)),
        )
        for row in table.located()
    )
