"""What is near: areas next to an area, and services like a service.

Services stand in buckets of one type of support in one area, so that no page
looks at all services.
"""

import heapq
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.collation import sort_key
from generator.publication.entries import PublicService, ServiceEntry
from generator.records import Area, Point, kilometres

Spot = tuple[float, float]
"""A point on a flat map, in degrees of latitude: cheap to compare, for ranking alone."""

_Located = tuple[Spot | None, int, PublicService]
"""Where a service stands (its area's point if it has none), its rank in lists, and itself."""

_FAR = math.inf


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another area, and how far its point is in kilometres (None where not known)."""

    area: Area
    km: float | None


class Nearness:
    """Answers what is near, measured once.

    Attributes:
        neighbours: area id → every other area, the nearest first.
    """

    def __init__(
        self,
        areas: Collection[Area],
        withheld: Iterable[ServiceEntry],
        listed: Sequence[PublicService],
        buckets: Mapping[tuple[str, str], Sequence[PublicService]],
    ) -> None:
        """Measure.

        Args:
            withheld: services that are near others, and others not near them.
            listed: the listed services in the order of lists.
            buckets: (lot id, area id) → listed services.
        """
        latitudes = [area.point.latitude for area in areas if area.point]
        middle = sum(latitudes) / len(latitudes) if latitudes else 0.0
        at = {area.id: _spot(area.point, middle) for area in areas if area.point}
        spots = {s.id: _spot(s.point, middle) for s in (*listed, *withheld) if s.point}
        ranks = {service.id: rank for rank, service in enumerate(listed)}
        self.neighbours = {area.id: _outward(area, areas) for area in areas}
        self._area_spots, self._spots = at, spots
        self._buckets: Mapping[tuple[str, str], Sequence[_Located]] = {
            key: [(spots.get(s.id) or at.get(key[1]), ranks[s.id], s) for s in services]
            for key, services in buckets.items()
        }

    def services_like(self, service: ServiceEntry, limit: int = 4) -> tuple[PublicService, ...]:
        """Listed services of the same type, from its own areas first, the nearest first."""
        origin = self._origin(service)
        nearest: dict[str, tuple[float, int, PublicService]] = {}
        for area_id in self._areas_outward(service, origin):
            bucket = self._buckets.get((service.lot, area_id), ())
            # More than `limit` of one bucket cannot be among the nearest `limit` of all.
            for near in heapq.nsmallest(limit + 1, _measured(bucket, origin)):
                if near[2].id != service.id:
                    nearest.setdefault(near[2].id, near)
            if len(nearest) >= limit:
                break
        return tuple(other for _, _, other in heapq.nsmallest(limit, nearest.values()))

    def _origin(self, service: ServiceEntry) -> Spot | None:
        """Where the service is: its own point, or the middle of its areas."""
        spot = self._spots.get(service.id)
        if spot:
            return spot
        spots = [self._area_spots[a] for a in service.areas if a in self._area_spots]
        if not spots:
            return None
        east, north = (sum(axis) / len(spots) for axis in zip(*spots, strict=True))
        return east, north

    def _areas_outward(self, service: ServiceEntry, origin: Spot | None) -> Iterable[str]:
        """The service's own areas from the one it is in outwards, then the others likewise."""
        home = min(
            service.areas, key=lambda a: (_apart(origin, self._area_spots.get(a)), a), default=None
        )
        if home is None:
            return
        yield home
        others = [neighbour.area.id for neighbour in self.neighbours[home]]
        yield from (area_id for area_id in others if area_id in service.areas)
        yield from (area_id for area_id in others if area_id not in service.areas)


def _measured(
    bucket: Iterable[_Located], origin: Spot | None
) -> list[tuple[float, int, PublicService]]:
    if origin is None:
        return [(_FAR, rank, service) for _, rank, service in bucket]
    east, north = origin
    return [
        ((spot[0] - east) ** 2 + (spot[1] - north) ** 2 if spot else _FAR, rank, service)
        for spot, rank, service in bucket
    ]


def _outward(area: Area, areas: Collection[Area]) -> tuple[Neighbour, ...]:
    others = [Neighbour(a, _km(area.point, a.point)) for a in areas if a.id != area.id]
    others.sort(key=lambda n: (_FAR if n.km is None else n.km, sort_key(n.area.name), n.area.id))
    return tuple(others)


def _km(a: Point | None, b: Point | None) -> float | None:
    return None if a is None or b is None else kilometres(a, b)


def _spot(point: Point, middle: float) -> Spot:
    """The point on the flat map that is true at the latitude `middle`."""
    return point.longitude * math.cos(math.radians(middle)), point.latitude


def _apart(a: Spot | None, b: Spot | None) -> float:
    """The square of the distance; what has no point comes last."""
    if a is None or b is None:
        return _FAR
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2
