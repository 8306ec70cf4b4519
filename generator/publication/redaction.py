"""Where a service is somebody's own home, the public sees the town alone.

A tenancy in supported living is a person's home. Its street beside what the
people there need would tell the neighbourhood too much. So the street, the
postcode and the exact point are taken out here, before anything public is made.
"""

from __future__ import annotations

from dataclasses import replace

from generator.records import Directory, Point, Service

_KILOMETRE = 2  # decimal places of a degree


def without_streets(directory: Directory) -> Directory:
    """The directory in which the services of lots that show the town alone have no address."""
    services = {
        key: _without_street(directory, service)
        if directory.lots[service.lot].town_only
        else service
        for key, service in directory.services.items()
    }
    return replace(directory, services=services)


def _without_street(directory: Directory, service: Service) -> Service:
    return replace(
        service,
        address="",
        postcode="",
        town=town(directory, service),
        point=_about(service.point) if service.point else None,
    )


def _about(point: Point) -> Point:
    return Point(round(point.latitude, _KILOMETRE), round(point.longitude, _KILOMETRE))


def town(directory: Directory, service: Service) -> str:
    """The last part of the address that is not the region itself; "" where no town stands in it."""
    if service.town:
        return service.town
    parts = [part.strip() for part in service.address.split(",") if part.strip()]
    here = (directory.framework.region or directory.framework.council).casefold()
    while len(parts) > 1 and parts[-1].casefold() == here:
        parts.pop()
    return parts[-1] if len(parts) > 1 else ""
