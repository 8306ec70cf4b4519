"""The home page: one search box, then every way in."""

from __future__ import annotations

from dataclasses import dataclass

from generator import addresses
from generator.views import areas, lots, whereabouts, wording
from generator.views.areas import AreaLine
from generator.views.catalogue import Catalogue
from generator.views.links import Link
from generator.views.lots import TypeCard

# The council wants more people to know of it; without such a lot nothing is highlighted.
HIGHLIGHTED_LOT = "shared-lives"


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page.

    Attributes:
        find: the find page, where the search form leads.
        highlight: the type of support that is shown first, or None.
        types: the types that are not only planned.
    """

    title: str
    description: str
    heading: str
    summary: str
    find: Link
    services: Link
    a_to_z: Link
    highlight: TypeCard | None
    types: tuple[TypeCard, ...]
    areas: tuple[AreaLine, ...]
    join: Link


def view(catalogue: Catalogue) -> HomeView:
    """The home page."""
    framework = catalogue.directory.framework
    region = whereabouts.region(catalogue.directory)
    count = wording.count(len(catalogue.services), "service")
    highlighted = (lot for lot in catalogue.open_lots if lot.id == HIGHLIGHTED_LOT)
    return HomeView(
        title=f"Find care and support for adults in {region}",
        description=wording.clip(framework.summary),
        heading=f"Find care and support in {region}",
        summary=framework.summary,
        find=Link("Find support", addresses.FIND),
        services=Link(f"list of {count}", addresses.SERVICES),
        a_to_z=Link("A to Z of services and providers", addresses.A_TO_Z),
        highlight=next((lots.type_card(catalogue, lot) for lot in highlighted), None),
        types=tuple(lots.type_card(catalogue, lot) for lot in catalogue.open_lots),
        areas=areas.area_lines(catalogue),
        join=Link("How to join as a provider", addresses.JOIN),
    )
