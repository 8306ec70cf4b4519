"""The areas by which people browse: the list of all, and the page of each with what there is and what is next to it."""

from dataclasses import dataclass

from generator.publication import Publication
from generator.publication.nearness import Neighbour
from generator.records import Area, Lot
from generator.site import addresses
from generator.site.parts import card, costs, county_map, links
from generator.site.parts.card import CardView
from generator.site.parts.county_map import CountyMap
from generator.site.parts.links import Link
from generator.site.parts.page import PageView
from generator.site.words import wording

_NEIGHBOURS_SHOWN = 4
_PLACES_SHOWN = 6
_CHOOSE = "Choose where you live to see what there is."


@dataclass(frozen=True, slots=True)
class AreaCount:
    """An area and its number of services; a few of its places, and how far it is, in words ("" where not said)."""

    link: Link
    count: str
    places: str = ""
    distance: str = ""


@dataclass(frozen=True, slots=True)
class AreasView(PageView):
    """All areas. `lead` says what to do here, or why there is one area alone."""

    lead: str
    map: CountyMap | None
    areas: tuple[AreaCount, ...]


@dataclass(frozen=True, slots=True)
class TypeInArea:
    """One type of support in the area. `id` is the section's anchor; `summary` what the type is."""

    id: str
    name: str
    summary: str
    link: Link
    picture: str
    count: str
    costs: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class AreaView(PageView):
    """An area.

    Attributes:
        types: every type that is not only planned, those without a service too.
        places: towns and villages in it, in words.
    """

    lead: str
    types: tuple[TypeInArea, ...]
    where_heading: str
    map: CountyMap | None
    places: str
    neighbours: tuple[AreaCount, ...]


def view_of_all(publication: Publication) -> AreasView:
    """The list of areas."""
    region, one_area = publication.region, publication.framework.one_area
    return AreasView(
        title=f"Areas of {region}: find support near you",
        description=f"Care and support for adults in each area of {region}, by town and village.",
        heading="Areas",
        lead=one_area if one_area and len(publication.areas) == 1 else _CHOOSE,
        map=county_map.of_areas(publication, publication.services.values()),
        areas=area_lines(publication),
    )


def area_lines(publication: Publication) -> tuple[AreaCount, ...]:
    """Every area in short."""
    return tuple(
        _counted(publication, area, places=", ".join(area.places_shown[:_PLACES_SHOWN]))
        for area in publication.areas.values()
    )


def view(publication: Publication, area: Area) -> AreaView:
    """The page of one area."""
    services = publication.in_area(area.id)
    count, verb = wording.services(services), "covers" if len(services) == 1 else "cover"
    none = f"No service covers {area.name} at present. The areas nearby may have one."
    near = publication.near.neighbours[area.id][:_NEIGHBOURS_SHOWN]
    return AreaView(
        title=f"Care and support in {area.name}",
        description=f"Care and support for adults in {area.name}: {count}, with prices, places and ratings.",
        crumbs=links.crumbs(links.AREAS),
        heading=f"Care and support in {area.name}",
        lead=f"{count} {verb} {area.name}." if services else none,
        types=tuple(_type(publication, lot, area) for lot in publication.offered_lots),
        where_heading=f"Where {area.name} is",
        map=county_map.of_area(publication, area),
        places=wording.joined(area.places_shown),
        neighbours=tuple(_counted(publication, x.area, distance=distance(x)) for x in near),
    )


def _counted(
    publication: Publication, area: Area, places: str = "", distance: str = ""
) -> AreaCount:
    count = wording.services(publication.in_area(area.id))
    return AreaCount(links.area(area), count, places, distance)


def _type(publication: Publication, lot: Lot, area: Area) -> TypeInArea:
    services = publication.in_lot_and_area(lot.id, area.id)
    return TypeInArea(
        id=lot.id,
        name=lot.title,
        summary=lot.summary,
        link=Link(f"{lot.title} in {area.name}", addresses.lot_in_area(lot.id, area.id)),
        picture=publication.picture(lot.easy_read),
        count=wording.sentence_start(wording.services(services)),
        costs=costs.in_short(services),
        cards=card.cards_of(publication, services),
    )


def distance(near: Neighbour) -> str:
    """How far away it is, "" where that is not known."""
    return "" if near.km is None else f"{wording.miles(near.km)} away"
