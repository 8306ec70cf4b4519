"""The find page: what it offers to choose from. The search itself runs in the visitor's browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator import addresses
from generator.listing import Listing
from generator.model import Availability, Directory, LotState
from generator.views import bands, easy_read, links, wording
from generator.views.bands import Band
from generator.views.links import Link, Outside

TITLE = "Find support"
DESCRIPTION = (
    "Look for care and support near you: by what you need, the type of support, "
    "the area, and whether there are places."
)

# What find.js imports, and what that imports: named early, so that all come in one go.
_MODULES = (
    *(
        "answer",
        "choices",
        "data",
        "distance",
        "element",
        "elsewhere",
        "facets",
        "failure",
        "handed",
    ),
    *("near", "notes", "nothing", "past", "postcodes", "query", "ranking", "reading"),
    *("results", "spelling", "state", "title", "typed", "vocabulary", "watch", "words"),
)


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose. `id` is the value in find/services.json and in the page's address."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Group:
    """Things to choose from that stand together, under a heading or under none ("")."""

    heading: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """Things to choose from, of which a service must have one. `name` stands in the address.

    `hint` says what a choice means where that is not plain; "" where it is.
    """

    name: str
    label: str
    hint: str
    groups: tuple[Group, ...]

    @property
    def options(self) -> tuple[Option, ...]:
        """All of its choices, whatever heading they stand under."""
        return tuple(option for group in self.groups for option in group.options)


@dataclass(frozen=True, slots=True)
class FindView:
    """The find page.

    Attributes:
        modules: what its script is made of, below assets/site/.
        easy_read: how to choose, in Easy Read; None where there is no such page.
        browse: the ways to every service that need no JavaScript.
        lists: the lists of all, where the search does not load; none where none is listed.
        team, phone: whom to ask instead; `phone` is None where there is no number.
        missing: where to write of something that nobody offers; None where there is no address.
    """

    title: str
    description: str
    crumbs: tuple[Link, ...]
    modules: tuple[str, ...]
    easy_read: Link | None
    facets: tuple[Facet, ...]
    browse: tuple[Link, ...]
    lists: tuple[Link, ...]
    team: str
    phone: Outside | None
    missing: Outside | None


def view(directory: Directory, listing: Listing) -> FindView:
    """The find page; the words for availability are those of the services' own pages."""
    care = directory.framework.care
    lists = (
        Link("the list of all services", addresses.SERVICES),
        Link("the A to Z of services and providers", addresses.A_TO_Z),
    )
    return FindView(
        title=TITLE,
        description=DESCRIPTION,
        crumbs=links.crumbs(),
        modules=("find.js", "core/place.js", *(f"find/{name}.js" for name in _MODULES)),
        easy_read=easy_read.of_choosing(directory),
        facets=tuple(_facets(directory, listing)),
        browse=(
            Link("See the types of support", addresses.LOTS),
            Link("See what there is in each area", addresses.AREAS),
            Link("Look a service or provider up, from A to Z", addresses.A_TO_Z),
            Link("Match needs to services, for practitioners", addresses.MATCH),
        ),
        lists=lists if listing.listed else (),
        team=care.team,
        phone=links.telephone(care.phone),
        missing=links.mail(directory.framework.commissioning.email),
    )


def _facets(directory: Directory, listing: Listing) -> Iterator[Facet]:
    lots = sorted(directory.lots.values(), key=lambda x: (x.order, x.title.casefold(), x.id))
    areas = sorted(directory.areas.values(), key=lambda a: (a.name.casefold(), a.id))
    services = listing.services(directory)
    yield _facet(
        "type",
        "Type of support",
        [Option(lot.id, lot.title) for lot in lots if lot.state is not LotState.PLANNED],
    )
    yield _facet("area", "Area", [Option(area.id, area.name) for area in areas])
    yield _facet("need", "Support with", [Option(n.id, n.name) for n in directory.needs.values()])
    yield _facet("age", "Age", _options(bands.ages()), "How old the person is at the start.")
    yield _facet(
        "access", "Access", [Option(term.id, term.name) for term in directory.access.values()]
    )
    yield _facet(
        "availability", "Places", [Option(a.value, _words(a, listing)) for a in Availability]
    )
    # Of prices and ratings there are many; only those are offered that some service has.
    prices = {bands.price_of(service) for service in services}
    yield Facet(
        "price",
        "Price",
        "What the price starts at. Many people do not pay all of it themselves.",
        tuple(_grouped(band for band in bands.prices() if band.id in prices)),
    )
    ratings = {bands.rating_of(directory, service) for service in services}
    yield _facet(
        "rating", "CQC rating", _options(band for band in bands.ratings() if band.id in ratings)
    )
    yield _facet("self-funders", "Paying for yourself", _options(bands.self_funders()))


def _facet(name: str, label: str, options: Iterable[Option], hint: str = "") -> Facet:
    return Facet(name, label, hint, (Group("", tuple(options)),))


def _options(all_bands: Iterable[Band]) -> Iterator[Option]:
    return (Option(band.id, band.label) for band in all_bands)


def _grouped(all_bands: Iterable[Band]) -> Iterator[Group]:
    for heading, some in groupby(all_bands, key=lambda band: band.group):
        yield Group(heading, tuple(_options(some)))


def _words(state: Availability, listing: Listing) -> str:
    today = listing.as_of
    return wording.availability(state, today, as_of=today, stale_after_days=0).short
