"""Distances on the ground."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from generator.model import Point

_EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG
_KM_IN_A_MILE = 1.609344


def kilometres(a: Point, b: Point) -> float:
    """The great-circle distance by the haversine formula; right to about 0.5%."""
    north, east = radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)
    chord = (
        sin(north / 2) ** 2
        + cos(radians(a.latitude)) * cos(radians(b.latitude)) * sin(east / 2) ** 2
    )
    return 2 * _EARTH_RADIUS_KM * asin(sqrt(min(1.0, chord)))


def miles(a: Point, b: Point) -> float:
    """The same in miles, as the public counts."""
    return kilometres(a, b) / _KM_IN_A_MILE
