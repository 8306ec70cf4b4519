"""The home page: one search box, then every way in."""

from dataclasses import dataclass

from generator.publication import Publication
from generator.site import addresses
from generator.site.pages import area, lot
from generator.site.pages.area import AreaCount
from generator.site.pages.lot import TypeCard
from generator.site.parts import county_map, links
from generator.site.parts.county_map import CountyMap
from generator.site.parts.links import Link
from generator.site.parts.page import PageView
from generator.site.words import wording

# The council wants more people to know of it; without such a lot nothing is highlighted.
HIGHLIGHTED_LOT = "shared-lives"

A_TO_Z = Link("A to Z of services and providers", addresses.A_TO_Z)


@dataclass(frozen=True, slots=True)
class HomeView(PageView):
    """The home page.

    Attributes:
        find: the find page, where the search form leads.
        highlight: the type of support that is shown first, or None.
        highlight_more: prose pages that tell more of it.
        services: the list of all, None where none is listed.
        browse: the ways in that need no search.
        types: the types that are not only planned.
        join: the way to become a provider, None once the framework is over.
    """

    summary: str
    find: Link
    services: Link | None
    a_to_z: Link
    browse: tuple[Link, ...]
    highlight: TypeCard | None
    highlight_more: tuple[Link, ...]
    types: tuple[TypeCard, ...]
    map: CountyMap | None
    areas: tuple[AreaCount, ...]
    easy_read: Link
    join: Link | None


def view(publication: Publication) -> HomeView:
    """The home page."""
    framework = publication.framework
    region = publication.region
    count = wording.services(publication.services)
    highlighted = next((x for x in publication.offered_lots if x.id == HIGHLIGHTED_LOT), None)
    services = Link(f"list of {count}", addresses.SERVICES) if publication.services else None
    return HomeView(
        title=f"Find care and support for adults in {region}",
        description=wording.clip(framework.summary),
        crumbs=(),
        heading=f"Find care and support in {region}",
        summary=framework.summary,
        find=Link("Find support", addresses.FIND),
        services=services,
        a_to_z=A_TO_Z,
        browse=(links.LOTS, links.AREAS, *([links.SERVICES] if services else []), A_TO_Z),
        highlight=lot.type_card(publication, highlighted) if highlighted else None,
        highlight_more=lot.more(highlighted) if highlighted else (),
        types=tuple(lot.type_card(publication, x) for x in publication.offered_lots),
        map=county_map.of_areas(publication, publication.services.values()),
        areas=area.area_lines(publication),
        easy_read=Link("Easy Read: short words and pictures", addresses.EASY_READ),
        join=None if publication.is_over else links.JOIN_AS_PROVIDER,
    )
