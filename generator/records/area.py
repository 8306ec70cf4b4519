"""Where: points on the ground and how far apart they are, the council's areas, and towns just over the border."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Final

from generator.problem import Place

_EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG
_FARTHEST_KM = 30  # from the nearest place of the council that it knows, something is elsewhere


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


@dataclass(frozen=True, slots=True)
class Position:
    """What is known of where an address is.

    Attributes:
        area: the id of the area in which it lies; "" where that is not known.
        is_held: whether the council's own postcodes say so, and not only what the service says.
        outcode: the first half of its postcode, or "".
    """

    area: str = ""
    is_held: bool = False
    point: Point | None = None
    outcode: str = ""


ANYWHERE: Final = Position()
"""Of which nothing is known."""


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A name of a place.

    Attributes:
        name: as the public writes it.
        area: the id of its area; "" of a town over the border.
        outcodes: the first halves of postcodes there, of a town over the border.
        is_town: whether it is an area's name or a town over the border, after which few houses are named.
    """

    name: str
    area: str
    point: Point | None
    is_town: bool
    outcodes: tuple[str, ...] = ()


def kilometres(a: Point, b: Point) -> float:
    """The great-circle distance by the haversine formula; right to about 0.5%."""
    north, east = radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)
    chord = (
        sin(north / 2) ** 2
        + cos(radians(a.latitude)) * cos(radians(b.latitude)) * sin(east / 2) ** 2
    )
    return 2 * _EARTH_RADIUS_KM * asin(sqrt(min(1.0, chord)))


class Nearest:
    """Finds the area whose middle or one of whose places is nearest to a point."""

    def __init__(
        self,
        areas: Iterable[Area],
        towns: Iterable[NeighbouringTown] = (),
        within_km: float | None = _FARTHEST_KM,
    ) -> None:
        """Of these areas; what is nearer to a town over the border, or farther off, is in none of them."""
        self._within_km = within_km
        there = [
            (point, area.id)
            for area in areas
            for point in (area.point, *(place.point for place in area.places))
            if point
        ]
        self._inside = tuple(dict.fromkeys(there))
        self._all = (*self._inside, *((town.point, "") for town in towns))

    def area(self, point: Point) -> str:
        """Its id; "" where there is none near enough or with a point. Of two as near, the first by id."""
        if not self._inside:
            return ""
        narrower = cos(radians(point.latitude))  # flat enough for which is nearer

        def away(other: tuple[Point, str]) -> tuple[float, str]:
            north = other[0].latitude - point.latitude
            east = (other[0].longitude - point.longitude) * narrower
            return north * north + east * east, other[1]

        nearest, area = min(self._all, key=away)
        if self._within_km is not None and kilometres(nearest, point) > self._within_km:
            return ""
        return area
