"""The types of support: the list of all, the page of each, and that of each in one area."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from markupsafe import Markup

from generator.publication import Publication, PublicService
from generator.records import Area, Lot
from generator.site import addresses
from generator.site.pages.area import AreaCount, distance
from generator.site.parts import card, costs, county_map, feedback, links, prose
from generator.site.parts.card import CardView
from generator.site.parts.county_map import CountyMap, LinkTo
from generator.site.parts.links import Link
from generator.site.parts.page import PageView
from generator.site.words import drafts, wording

_ELSEWHERE_SHOWN = 4


@dataclass(frozen=True, slots=True)
class TypeCard:
    """One type of support. `tag` is "" where it is simply open; `count` its services in words."""

    link: Link
    picture: str
    summary: str
    tag: str
    count: str


@dataclass(frozen=True, slots=True)
class LotsView(PageView):
    """All types of support."""

    types: tuple[TypeCard, ...]


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """Another type of support, why it may suit, and the pages that tell more."""

    name: str
    words: str
    link: Link
    more: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _TypeView(PageView):
    """What is said of a type of support on its own page and on those of areas.

    Attributes:
        notice: a tag and a sentence where it is planned or closed, otherwise ("", "").
        cost_ranges: what the listed services cost there, a line for each unit.
        people_say: how many people said something of them, and how good; "" where too few did.
        thoughts: other types that the council suggests beside this one.
    """

    picture: str
    summary: str
    notice: tuple[str, str]
    suits: tuple[str, ...]
    steps: tuple[str, ...]
    cost_ranges: tuple[str, ...]
    paying: Link
    people_say: str
    easy_read: Link | None
    thoughts: tuple[SuggestionView, ...]
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class LotView(_TypeView):
    """A type of support.

    Attributes:
        about, costs: the council's own words, already safe HTML.
        more: prose pages that tell more of it.
        areas: every area with its number of services; () where the type is only planned.
    """

    about: Markup
    costs: Markup
    regulation: str
    side_heading: str
    more: tuple[Link, ...]
    areas_heading: str
    map: CountyMap | None
    areas: tuple[AreaCount, ...]
    services_heading: str


@dataclass(frozen=True, slots=True)
class LotInAreaView(_TypeView):
    """One type in one area.

    Attributes:
        none: what is said where there is no service, otherwise ""; `missing` is how to tell the council.
        elsewhere: the nearest areas that have one.
    """

    none: str
    missing: Link
    count_heading: str
    elsewhere_heading: str
    elsewhere: tuple[AreaCount, ...]
    type: Link
    area: Link


def view_of_all(publication: Publication) -> LotsView:
    """The list of types of support."""
    region = publication.region
    return LotsView(
        title=f"Types of care and support in {region}",
        description=f"The types of care and support for adults in {region}: what each is, who it suits, what happens first and what it costs.",
        heading="Types of support",
        types=tuple(type_card(publication, lot) for lot in publication.lots.values()),
    )


def type_card(publication: Publication, lot: Lot) -> TypeCard:
    """The card of one type of support."""
    return TypeCard(
        link=links.lot(lot),
        picture=publication.picture(lot.easy_read),
        summary=lot.summary,
        tag=wording.lot_state(lot)[0],
        count=wording.sentence_start(wording.services(publication.in_lot(lot.id))),
    )


def view(publication: Publication, lot: Lot) -> LotView:
    """The page of one type of support."""
    region = publication.region
    services = publication.in_lot(lot.id)
    name = wording.mid_sentence(lot.title)
    return LotView(
        **_shared(publication, lot, services),
        title=f"{lot.title} in {region}",
        description=wording.clip(lot.summary),
        crumbs=links.crumbs(links.LOTS),
        heading=lot.title,
        about=prose.to_html(lot.description, heading_shift=1),
        costs=prose.to_html(lot.costs, heading_shift=1),
        regulation=lot.cqc.explanation,
        side_heading=f"More about {name}" if lot.more else "Prices at present",
        more=more(lot),
        areas_heading=f"Where to find {name}",
        map=county_map.of_type(publication, lot.id, _to_area(publication, lot))
        if lot.state.is_begun
        else None,
        areas=_areas(publication, lot) if lot.state.is_begun else (),
        services_heading=wording.sentence_start(f"{wording.services(services)} in {region}"),
    )


def view_in_area(publication: Publication, lot: Lot, area: Area) -> LotInAreaView:
    """The page of one type of support in one area."""
    services = publication.in_lot_and_area(lot.id, area.id)
    name = wording.mid_sentence(lot.title)
    heading = f"{lot.title} in {area.name}"
    count = wording.sentence_start(wording.services(services))
    count_of_type = wording.count(len(services), f"{name} service")
    return LotInAreaView(
        **_shared(publication, lot, services),
        title=heading,
        description=wording.clip(f"{count} in {area.name}. {lot.summary}"),
        crumbs=links.crumbs(links.LOTS, links.lot(lot)),
        heading=heading,
        none=""
        if services
        else f"No service on this list offers {name} in {area.name} at present.",
        missing=Link("Tell us what you could not find", f"{addresses.WHERE_WANTED}#tell-us"),
        count_heading=wording.sentence_start(f"{count_of_type} in {area.name}"),
        elsewhere_heading=f"The nearest areas with {name}",
        elsewhere=tuple(islice(_elsewhere(publication, lot, area), _ELSEWHERE_SHOWN)),
        type=Link(f"About {name}", addresses.lot(lot.id)),
        area=Link(f"All care and support in {area.name}", addresses.area(area.id)),
    )


def _shared(
    publication: Publication, lot: Lot, services: Sequence[PublicService]
) -> dict[str, Any]:
    """What a _TypeView says of the type, where these are its services."""
    return {
        "picture": publication.picture(lot.easy_read),
        "summary": lot.summary,
        "draft": drafts.of_type(publication.framework.council, draft=lot.draft),
        "notice": wording.lot_state(lot),
        "suits": lot.suits,
        "steps": lot.what_happens_first,
        "cost_ranges": costs.ranges(services),
        "paying": links.PAYING,
        "people_say": feedback.of_services(publication, services),
        "easy_read": links.easy_read(lot) if lot in publication.lots_in_easy_read else None,
        "thoughts": _beside(publication, lot),
        "cards": card.cards_of(publication, services),
    }


def _areas(publication: Publication, lot: Lot) -> tuple[AreaCount, ...]:
    return tuple(
        AreaCount(
            link=Link(area.name, addresses.lot_in_area(lot.id, area.id)),
            count=wording.services(publication.in_lot_and_area(lot.id, area.id)),
        )
        for area in publication.areas.values()
    )


def _to_area(publication: Publication, lot: Lot) -> LinkTo:
    def link(area: Area) -> Link:
        count = wording.services(publication.in_lot_and_area(lot.id, area.id))
        return Link(f"{area.name}: {count}", addresses.lot_in_area(lot.id, area.id))

    return link


def _elsewhere(publication: Publication, lot: Lot, area: Area) -> Iterator[AreaCount]:
    """The other areas that have it, the nearest first."""
    for near in publication.near.neighbours[area.id]:
        other = near.area
        if services := publication.in_lot_and_area(lot.id, other.id):
            yield AreaCount(
                link=Link(f"{lot.title} in {other.name}", addresses.lot_in_area(lot.id, other.id)),
                count=wording.services(services),
                distance=distance(near),
            )


def _beside(publication: Publication, lot: Lot) -> tuple[SuggestionView, ...]:
    """The types that the council suggests to whoever looks at this one."""
    return tuple(
        SuggestionView(
            name=other.title,
            words=other.have_you_thought_of.words,
            link=Link(f"What {other.title} is", addresses.lot(other.id)),
            more=more(other),
        )
        for other in publication.offered_lots
        if other.id != lot.id and lot.id in other.have_you_thought_of.lots
    )


def more(lot: Lot) -> tuple[Link, ...]:
    """The prose pages that tell more of a type."""
    return tuple(Link(further.title, further.address) for further in lot.more)
