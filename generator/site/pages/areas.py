"""The areas by which people browse."""

from dataclasses import dataclass

from generator.publication import Publication
from generator.site import addresses
from generator.site.parts import area_map, links
from generator.site.parts.area_map import MapView
from generator.site.parts.links import Link
from generator.site.parts.page import PageView
from generator.site.words import wording


@dataclass(frozen=True, slots=True)
class AreaSummary:
    """One area, its number of services and a few of its places in words ("" where none)."""

    link: Link
    count: str
    places: str


@dataclass(frozen=True, slots=True)
class AreasView(PageView):
    """All areas."""

    map: MapView | None
    areas: tuple[AreaSummary, ...]


_PLACES_SHOWN = 6


def view(publication: Publication) -> AreasView:
    """The list of areas."""
    region = publication.region
    return AreasView(
        title=f"Areas of {region}: find support near you",
        description=f"Care and support for adults in each area of {region}, by town and village.",
        crumbs=links.crumbs(),
        heading="Areas",
        map=area_map.view(
            publication, None, frozenset(area.id for area in publication.areas.values())
        ),
        areas=area_lines(publication),
    )


def area_lines(publication: Publication) -> tuple[AreaSummary, ...]:
    """Every area in short."""
    return tuple(
        AreaSummary(
            link=Link(area.name, addresses.area(area.id)),
            count=wording.count(len(publication.in_area(area.id)), "service"),
            places=", ".join(area.places_shown[:_PLACES_SHOWN]),
        )
        for area in publication.areas.values()
    )
