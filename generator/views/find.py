"""The find page: what it offers to choose from. The search itself runs in the visitor's browser."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import starmap

from generator import addresses
from generator.listing import Listing
from generator.model import Availability, Directory, LotState
from generator.views import links, wording
from generator.views.links import Link, Outside

TITLE = "Find support"
DESCRIPTION = (
    "Look for care and support near you: by what you need, the type of support, "
    "the area, and whether there are places."
)


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose. `id` is the value in the search index and in the page's address."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Facet:
    """Things to choose from, of which a service must have one. `name` is the filter's name."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class FindView:
    """The find page.

    Attributes:
        browse: the ways to every service that need no JavaScript.
        team, phone: whom to ask instead; `phone` is None where there is no number.
    """

    title: str
    description: str
    crumbs: tuple[Link, ...]
    facets: tuple[Facet, ...]
    browse: tuple[Link, ...]
    team: str
    phone: Outside | None


def view(directory: Directory, listing: Listing) -> FindView:
    """The find page; the words for availability are those of the services' own pages."""
    lots = sorted(directory.lots.values(), key=lambda x: (x.order, x.title.casefold(), x.id))
    areas = sorted(directory.areas.values(), key=lambda a: (a.name.casefold(), a.id))
    care = directory.framework.care
    return FindView(
        title=TITLE,
        description=DESCRIPTION,
        crumbs=links.crumbs(),
        facets=(
            _facet(
                "type",
                "Type of support",
                ((lot.id, lot.title) for lot in lots if lot.state is not LotState.PLANNED),
            ),
            _facet("area", "Area", ((area.id, area.name) for area in areas)),
            _facet("need", "Support with", ((n.id, n.name) for n in directory.needs.values())),
            _facet("availability", "Places", ((a.value, _words(a, listing)) for a in Availability)),
        ),
        browse=(
            Link("See the types of support", addresses.LOTS),
            Link("See what there is in each area", addresses.AREAS),
            Link("Look a service or provider up, from A to Z", addresses.A_TO_Z),
        ),
        team=care.team,
        phone=links.telephone(care.phone),
    )


def _facet(name: str, label: str, options: Iterable[tuple[str, str]]) -> Facet:
    return Facet(name, label, tuple(starmap(Option, options)))


def _words(state: Availability, listing: Listing) -> str:
    today = listing.as_of
    return wording.availability(state, today, as_of=today, stale_after_days=0).short
