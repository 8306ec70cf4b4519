"""The find page: what it offers to choose from. The search itself runs in the visitor's browser."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.publication import Publication, facets
from generator.site import addresses
from generator.site.pages import easy_read
from generator.site.parts import county_map, links
from generator.site.parts.county_map import CountyMap
from generator.site.parts.links import ExternalLink, Link
from generator.site.parts.page import PageView
from generator.site.words import options, wording
from generator.site.words.options import Option


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


@dataclass(frozen=True, slots=True)
class FindView(PageView):
    """The find page.

    Attributes:
        easy_read: how to choose, in Easy Read; None where there is no such page.
        browse: the ways to every service that need no JavaScript.
        lists: the lists of all, where the search does not load; none where none is listed.
        team, phone: whom to ask instead; `phone` is None where there is no number.
        missing: where to write of something that nobody offers; None where there is no address.
    """

    easy_read: Link | None
    facets: tuple[Facet, ...]
    map: CountyMap | None
    browse: tuple[Link, ...]
    lists: tuple[Link, ...]
    team: str
    phone: ExternalLink | None
    missing: ExternalLink | None


def view(publication: Publication) -> FindView:
    """The find page; the words for availability are those of the services' own pages."""
    care = publication.framework.care
    lists = (
        Link("the list of all services", addresses.SERVICES),
        Link("the A to Z of services and providers", addresses.A_TO_Z),
    )
    return FindView(
        title="Find support",
        description="Look for care and support near you: by what you need, the type of support, the area, and whether there are places.",
        easy_read=easy_read.of_choosing(publication),
        facets=tuple(_facets(publication)),
        map=county_map.to_choose(publication) if publication.services else None,
        browse=(
            Link("See the types of support", addresses.LOTS),
            Link("See what there is in each area", addresses.AREAS),
            Link("Look a service or provider up, from A to Z", addresses.A_TO_Z),
            Link("Match needs to services, for practitioners", addresses.MATCH),
        ),
        lists=lists if publication.services else (),
        team=care.team,
        phone=links.telephone(care.phone),
        missing=links.mail(publication.framework.commissioning.email),
    )


def _facets(publication: Publication) -> Iterator[Facet]:
    services = publication.services.values()
    yield _facet("type", "Type of support", options.types(publication.offered_lots))
    if any(service.care_home for service in services):
        yield _facet("care-home", "Nursing or residential", options.care_homes(), "Of care homes.")
    yield _facet("area", "Area", options.named(publication.areas.values()))
    yield _facet("need", "Support with", options.named(publication.needs.values()))
    yield _facet("age", "Age", options.ages(), "How old the person is at the start.")
    yield _facet("access", "Access", options.named(publication.access.values()))
    # Offered where some service says it: an empty list of choices would only be in the way.
    if any(map(facets.days_of, services)):
        yield _facet("day", "Days", options.days())
    if publication.spoken_languages:
        languages = options.named(publication.spoken_languages)
        yield _facet("language", "Languages", languages, "What staff speak besides English.")
    yield _facet("availability", "Places", options.availability())
    # Of prices and ratings there are many; only those are offered that some service has.
    prices = {facets.price_of(service) for service in services}
    hint = "What the price starts at. Many people do not pay all of it themselves."
    yield Facet("price", "Price", hint, tuple(_prices(prices)))
    ratings = {facets.rating_of(service) for service in services}
    yield _facet("rating", "CQC rating", options.ratings(ratings))
    yield _facet("self-funders", "Paying for yourself", options.self_funders())


def _facet(name: str, label: str, choices: tuple[Option, ...], hint: str = "") -> Facet:
    return Facet(name, label, hint, (Group("", choices),))


def _prices(price_ids: Collection[str]) -> Iterator[Group]:
    spans = (span for span in facets.PRICE_RANGES if span.id in price_ids)
    for unit, of_unit in groupby(spans, key=lambda span: span.unit):
        yield Group(wording.by_unit(unit), tuple(map(options.price, of_unit)))
    without = {
        facets.AFTER_ASSESSMENT: wording.PRICE_AFTER_ASSESSMENT,
        facets.ASK_THE_PRICE: wording.PRICE_UNKNOWN,
    }
    if choices := tuple(Option(key, words) for key, words in without.items() if key in price_ids):
        yield Group("", choices)
