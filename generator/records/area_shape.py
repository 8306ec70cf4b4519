"""The shape of an area as the site's map draws it."""

from dataclasses import dataclass
from typing import Final

from generator.records.area import Point

AREA_SHAPES: Final = "content/area-shapes.geojson"
"""Where they are kept, below the council's folder."""

DECIMALS: Final = 4
"""Of a degree, to which they are kept: about 11 m."""

Ring = tuple[Point, ...]
"""The corners of a closed line, the first not said again."""


@dataclass(frozen=True, slots=True)
class AreaShape:
    """What an area encloses, drawn from its postcodes: no official boundary.

    Attributes:
        rings: by the even-odd rule, so that one within another is a hole. Where two areas meet, they
            have the same corners.
    """

    rings: tuple[Ring, ...]
