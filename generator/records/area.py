"""Where: points on the ground and how far apart they are, the council's areas, and towns just over the border."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from generator.problem import Place

_EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG


@dataclass(frozen=True, slots=True)
class Point:
    """A position in degrees (WGS 84)."""

    latitude: float
    longitude: float

    def rounded(self, decimals: int) -> "Point":
        """With so many decimal places of a degree: two are about a kilometre."""
        return Point(round(self.latitude, decimals), round(self.longitude, decimals))


@dataclass(frozen=True, slots=True)
class Area:
    """An area by which the public browses (content/areas.yml)."""

    id: str
    name: str
    point: Point | None
    places: tuple[str, ...]
    place: Place

    @property
    def places_shown(self) -> tuple[str, ...]:
        """Its towns and villages, without what people type by mistake, which begins with a small letter."""
        return tuple(place for place in self.places if place[:1].isupper())


@dataclass(frozen=True, slots=True)
class NeighbouringTown:
    """A town just outside the council's area, and first parts of its postcodes (content/places-outside.yml)."""

    id: str
    name: str
    point: Point
    outcodes: tuple[str, ...]
    place: Place


def kilometres(a: Point, b: Point) -> float:
    """The great-circle distance by the haversine formula; right to about 0.5%."""
    north, east = radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)
    chord = (
        sin(north / 2) ** 2
        + cos(radians(a.latitude)) * cos(radians(b.latitude)) * sin(east / 2) ** 2
    )
    return 2 * _EARTH_RADIUS_KM * asin(sqrt(min(1.0, chord)))
