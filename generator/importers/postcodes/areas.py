"""Which area a postcode lies in: as a table says, otherwise the area with the nearest point."""

from collections.abc import Sequence
from pathlib import Path

from generator.failure import ImportFailure
from generator.importers.postcodes.tables import SourceTable, Tally
from generator.load.postcodes import PostcodePoint, normal_form
from generator.records import Area, kilometres

_AREA_COLUMNS = ("community_area", "area", "area_id")


def read_mapping(path: Path, areas: Sequence[Area], tally: Tally | None = None) -> dict[str, str]:
    """Postcode → area id, from a CSV with a column `postcode` and one `community_area` or `area`.

    An area is named by its id or by its name. Rows that name none are counted
    in `tally`. Raises ImportFailure for a table without those columns, and for
    one that names none of the areas at all.
    """
    tally = Tally() if tally is None else tally
    if not path.is_file():
        raise ImportFailure(f"{path}: there is no such file")
    ids = {_key(name): area.id for area in areas for name in (area.id, area.name)}
    rows = SourceTable(path).rows()
    _, header = next(rows, (0, []))
    names = [cell.strip().lower() for cell in header]
    area_column = next((name for name in _AREA_COLUMNS if name in names), None)
    if "postcode" not in names or area_column is None:
        raise ImportFailure(f"{path.name}: needs a column postcode and a column community_area")
    postcode_at, area_at = names.index("postcode"), names.index(area_column)
    mapping: dict[str, str] = {}
    for line, row in rows:
        if len(row) <= max(postcode_at, area_at):
            tally.add("too few columns", path.name, line)
            continue
        postcode, area = normal_form(row[postcode_at]), ids.get(_key(row[area_at]))
        if postcode is None:
            tally.add("not a postcode", path.name, line)
        elif area is None:
            tally.add("area is not in areas.yml", path.name, line)
        else:
            mapping[postcode] = area
    if not mapping:
        raise ImportFailure(
            f"{path.name}: names no area of areas.yml in its column {area_column}; "
            f"{areas[0].id} is one"
        )
    return mapping


def nearest(point: PostcodePoint, areas: Sequence[Area]) -> str:
    """The id of the area whose point is nearest; of two as near, the first by id.

    "" where no area has a point.
    """
    away = ((kilometres(point.point, area.point), area.id) for area in areas if area.point)
    return min(away, default=(0.0, ""))[1]


def _key(name: str) -> str:
    return " ".join(name.lower().replace("&", "and").replace("-", " ").split())
