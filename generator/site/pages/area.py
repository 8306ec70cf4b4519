"""The page of an area: what there is, by type, and which areas are next to it."""

from dataclasses import dataclass

from generator.publication import Publication
from generator.publication.nearness import Neighbour
from generator.records import Area, Lot
from generator.site import addresses
from generator.site.parts import area_map, card, costs, links
from generator.site.parts.area_map import MapView
from generator.site.parts.card import CardView
from generator.site.parts.links import Link
from generator.site.parts.page import PageView
from generator.site.words import wording

_NEIGHBOURS_SHOWN = 4


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
class NeighbourView:
    """A near area, how far ("" where not known) and what it has."""

    link: Link
    distance: str
    count: str


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
    map: MapView | None
    places: str
    neighbours: tuple[NeighbourView, ...]


def view(publication: Publication, area: Area) -> AreaView:
    """The page of one area."""
    services = publication.in_area(area.id)
    near = publication.near.neighbours[area.id][:_NEIGHBOURS_SHOWN]
    return AreaView(
        title=f"Care and support in {area.name}",
        description=(
            f"Care and support for adults in {area.name}: "
            f"{wording.count(len(services), 'service')}, with prices, places and ratings."
        ),
        crumbs=links.crumbs(links.AREAS),
        heading=f"Care and support in {area.name}",
        lead=_lead(len(services), area),
        types=tuple(_type(publication, lot, area) for lot in publication.offered_lots),
        where_heading=f"Where {area.name} is",
        map=area_map.view(publication, area, frozenset(other.area.id for other in near)),
        places=wording.joined(area.places_shown),
        neighbours=tuple(_neighbour(publication, other) for other in near),
    )


def _lead(number: int, area: Area) -> str:
    if not number:
        return f"No service covers {area.name} at present. The areas nearby may have one."
    covers = "covers" if number == 1 else "cover"
    return f"{wording.count(number, 'service')} {covers} {area.name}."


def _type(publication: Publication, lot: Lot, area: Area) -> TypeInArea:
    services = publication.in_lot_and_area(lot.id, area.id)
    return TypeInArea(
        id=lot.id,
        name=lot.title,
        summary=lot.summary,
        link=Link(f"{lot.title} in {area.name}", addresses.lot_in_area(lot.id, area.id)),
        picture=publication.picture(lot.easy_read),
        count=wording.sentence_start(wording.count(len(services), "service")),
        costs=costs.in_short(services),
        cards=card.cards_of(publication, services),
    )


def _neighbour(publication: Publication, near: Neighbour) -> NeighbourView:
    return NeighbourView(
        link=Link(near.area.name, addresses.area(near.area.id)),
        distance="" if near.km is None else f"{wording.miles(near.km)} away",
        count=wording.count(len(publication.in_area(near.area.id)), "service"),
    )
