"""The page of a type of support: what it is, who it suits, what it costs, and where it is."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.publication import Publication
from generator.records import Lot, LotState
from generator.site import addresses
from generator.site.pages import easy_read
from generator.site.parts import card, costs, links, prose, suggestions
from generator.site.parts.card import CardView
from generator.site.parts.links import Link
from generator.site.parts.page import PageView
from generator.site.parts.suggestions import SuggestionView
from generator.site.words import wording


@dataclass(frozen=True, slots=True)
class AreaCount:
    """One area, with the number of services in words."""

    link: Link
    count: str


@dataclass(frozen=True, slots=True)
class LotView(PageView):
    """A type of support.

    Attributes:
        notice: a tag and a sentence where it is planned or closed, otherwise ("", "").
        about, costs: the council's own words, already safe HTML.
        cost_ranges: what the listed services cost, a line for each unit.
        more: prose pages that tell more of it.
        thoughts: other types that the council suggests beside this one.
        areas: every area with its number of services; () where the type is only planned.
    """

    picture: str
    summary: str
    notice: tuple[str, str]
    about: Markup
    suits: tuple[str, ...]
    steps: tuple[str, ...]
    costs: Markup
    cost_ranges: tuple[str, ...]
    regulation: str
    easy_read: Link | None
    side_heading: str
    more: tuple[Link, ...]
    thoughts: tuple[SuggestionView, ...]
    areas_heading: str
    areas: tuple[AreaCount, ...]
    services_heading: str
    cards: tuple[CardView, ...]


def view(publication: Publication, lot: Lot) -> LotView:
    """The page of one type of support."""
    region = publication.region
    services = publication.in_lot(lot.id)
    name = wording.mid_sentence(lot.title)
    return LotView(
        title=f"{lot.title} in {region}",
        description=wording.clip(lot.summary),
        crumbs=links.crumbs(links.LOTS),
        heading=lot.title,
        picture=publication.picture(lot.easy_read),
        summary=lot.summary,
        notice=wording.lot_state(lot.state),
        about=prose.to_html(lot.description, heading_shift=1),
        suits=lot.suits,
        steps=lot.what_happens_first,
        costs=prose.to_html(lot.costs, heading_shift=1),
        cost_ranges=costs.ranges(services),
        regulation=lot.cqc.explanation,
        easy_read=easy_read.link_to_lot(lot),
        side_heading=f"More about {name}" if lot.more else "Prices at present",
        more=suggestions.more(lot),
        thoughts=suggestions.beside(publication, lot),
        areas_heading=f"Where to find {name}",
        areas=() if lot.state is LotState.PLANNED else _areas(publication, lot),
        services_heading=wording.sentence_start(
            f"{wording.count(len(services), 'service')} in {region}"
        ),
        cards=card.cards_of(publication, services),
    )


def _areas(publication: Publication, lot: Lot) -> tuple[AreaCount, ...]:
    return tuple(
        AreaCount(
            link=Link(area.name, addresses.lot_in_area(lot.id, area.id)),
            count=wording.count(len(publication.in_lot_and_area(lot.id, area.id)), "service"),
        )
        for area in publication.areas.values()
    )
