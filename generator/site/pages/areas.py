"""The areas by which people browse."""

from __future__ import annotations

from dataclasses import dataclass

from generator.records import Area
from generator.site import addresses
from generator.site.parts import area_map, links, location
from generator.site.parts.area_map import MapView
from generator.site.parts.catalogue import Catalogue
from generator.site.parts.links import Link
from generator.site.words import wording


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One area, its number of services and a few of its places in words ("" where none)."""

    link: Link
    count: str
    places: str


@dataclass(frozen=True, slots=True)
class AreasView:
    """All areas."""

    title: str
    description: str
    crumbs: tuple[Link, ...]
    heading: str
    map: MapView | None
    areas: tuple[AreaLine, ...]


_PLACES_SHOWN = 6


def view(catalogue: Catalogue) -> AreasView:
    """The list of areas."""
    region = location.region(catalogue.directory)
    return AreasView(
        title=f"Areas of {region}: find support near you",
        description=f"Care and support for adults in each area of {region}, by town and village.",
        crumbs=links.crumbs(),
        heading="Areas",
        map=area_map.view(catalogue, None, frozenset(area.id for area in catalogue.areas)),
        areas=area_lines(catalogue),
    )


def area_lines(catalogue: Catalogue) -> tuple[AreaLine, ...]:
    """Every area in short."""
    return tuple(
        AreaLine(
            link=Link(area.name, addresses.area(area.id)),
            count=wording.count(len(catalogue.in_area(area.id)), "service"),
            places=", ".join(places_shown(area)[:_PLACES_SHOWN]),
        )
        for area in catalogue.areas
    )


def places_shown(area: Area) -> tuple[str, ...]:
    """The towns and villages of the area.

    Its places also hold what people type by mistake ("devises"), for search
    alone: those are the ones written without a capital letter.
    """
    return tuple(place for place in area.places if place[:1].isupper())
