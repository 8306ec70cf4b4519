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

from generator.importers.register.cells import brand_name, listed, plain, yes_or_no
from generator.importers.register.columns import RegisterRow, RegisterTable, Shape
from generator.importers.register.dates import read_date, settled_order
from generator.importers.register.headers import with_usual
from generator.importers.register.records import RegisterLayout, RegisterReading, Sighting
from generator.importers.register.tied import links_in

SHAPE = Shape(
    RegisterLayout.HSCA,
    with_usual(
        {
            "started": ("location hsca start date",),
            "beds": (
                "care homes beds",
                "care home beds",
                "care homes beds at point location de activated",
            ),
        },
        ("beds",),
    ),
    ("id", "name", "provider_id", "beds"),
    ("Location ID", "Location Name", "Provider ID", "Care homes beds"),
)

_REPEATS = '"Publication Date" repeats the start date, so it is not taken for the day of a rating'
# Field → how the headers begin where each of its words has a column.
_FLAGS = {"service_types": "service type ", "specialisms": "service user band "}


def read(table: RegisterTable) -> RegisterReading:
    """Read a table in this layout."""
    orders = {field: settled_order(table.column(field)) for field in ("started", "published")}
    order_of_ends = settled_order(table.column("ended"))
    days = {
        row.number: [read_date(row.get(field), order) for field, order in orders.items()]
        for row in table.rows
    }
    same = [start == day for start, day in days.values() if start and day]
    is_ratings_day = not same or sum(same) * 2 < len(same)

    def sighting(row: RegisterRow) -> Sighting:
        start, day = days[row.number]
        lists = {f: _list(row.get(f)) or tuple(_flagged(row, sign)) for f, sign in _FLAGS.items()}
        return row.sighting(
            region=row.get("region").removesuffix(" (ADASS Region)"),
            registration="Deregistered" if row.get("ended") else "",
            deregistered_on=read_date(row.get("ended"), order_of_ends),
            ratings=row.ratings(day if is_ratings_day and day != start else None),
            brand=brand_name(row.get("brand")),
            links=links_in(row),
            **lists,
        )

    repeats = "published" in table.columns and not is_ratings_day
    latest = max((start for start, _ in days.values() if start), default=None)
    remark = _REPEATS if repeats else ""
    return table.reading(map(sighting, table.located()), remark, latest)


def _list(text: str) -> tuple[str, ...]:
    separator = next((sign for sign in ("|", ";") if sign in text), ",")
    return listed(text, separator)


def _flagged(row: RegisterRow, prefix: str) -> Iterator[str]:
    """The names of the columns under this prefix that have a Y, as the header writes them."""
    header = row.table.grid.rows[row.table.header]
    for title, written, cell in zip(row.table.titles, header, row.cells, strict=False):
        if title.startswith(prefix) and yes_or_no(cell) == "Y":
            yield plain(written)[len(prefix) :].lstrip("-– ")
