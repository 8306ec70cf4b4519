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
class NamedPlace:
    """A town, a village or another name that people type for where they are.

    Attributes:
        postcode: one in its middle, as the council gives it; "" where it gives none.
        point: where that postcode lies, else the middle of the register's addresses there; None
            where neither is to be had: then nobody can say how far from it something is.
    """

    name: str
    postcode: str
    point: Point | None
    place: Place

    @property
    def is_misspelling(self) -> bool:
        """Whether it is what people type by mistake, which is written in small letters."""
        return self.name == self.name.lower()


@dataclass(frozen=True, slots=True)
class Area:
    """An area by which the public browses (content/areas.yml)."""

    id: str
    name: str
    point: Point | None
    places: tuple[NamedPlace, ...]
    place: Place

    @property
    def places_shown(self) -> tuple[str, ...]:
        """The names of its towns and villages, without what people type by mistake."""
        return tuple(place.name for place in self.places if not place.is_misspelling)


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
