"""One type of support in one area; where there is none, the nearest areas that have it."""

from dataclasses import dataclass

from generator.publication import Publication
from generator.records import Area, Lot
from generator.site import addresses
from generator.site.pages import easy_read
from generator.site.parts import card, costs, links, suggestions
from generator.site.parts.card import CardView
from generator.site.parts.links import Link
from generator.site.parts.page import PageView
from generator.site.parts.suggestions import SuggestionView
from generator.site.words import wording

_ELSEWHERE_SHOWN = 4


@dataclass(frozen=True, slots=True)
class NearestArea:
    """A near area that has this type of support, and how far ("" where not known)."""

    link: Link
    distance: str
    count: str


@dataclass(frozen=True, slots=True)
class LotInAreaView(PageView):
    """One type in one area.

    Attributes:
        none: what is said where there is no service, otherwise ""; `missing` is how to tell the council.
        suits, steps: the same as on the type's own page.
        cost_ranges: what the services in the area cost, a line for each unit.
        elsewhere: the nearest areas that have one.
    """

    picture: str
    summary: str
    notice: tuple[str, str]
    suits: tuple[str, ...]
    steps: tuple[str, ...]
    cost_ranges: tuple[str, ...]
    easy_read: Link | None
    thoughts: tuple[SuggestionView, ...]
    none: str
    missing: Link
    count_heading: str
    cards: tuple[CardView, ...]
    elsewhere_heading: str
    elsewhere: tuple[NearestArea, ...]
    type: Link
    area: Link


def view(publication: Publication, lot: Lot, area: Area) -> LotInAreaView:
    """The page of one type of support in one area."""
    services = publication.in_lot_and_area(lot.id, area.id)
    name = wording.mid_sentence(lot.title)
    heading = f"{lot.title} in {area.name}"
    count = wording.count(len(services), "service")
    return LotInAreaView(
        title=heading,
        description=wording.clip(f"{wording.sentence_start(count)} in {area.name}. {lot.summary}"),
        crumbs=links.crumbs(links.LOTS, Link(lot.title, addresses.lot(lot.id))),
        heading=heading,
        picture=publication.picture(lot.easy_read),
        summary=lot.summary,
        notice=wording.lot_state(lot.state),
        suits=lot.suits,
        steps=lot.what_happens_first,
        cost_ranges=costs.ranges(services),
        easy_read=easy_read.link_to_lot(lot),
        thoughts=suggestions.beside(publication, lot),
        none=(
            "" if services else f"No service on this list offers {name} in {area.name} at present."
        ),
        missing=Link("Tell us what you could not find", f"{addresses.WHERE_WANTED}#tell-us"),
        count_heading=_heading(lot, area, len(services)),
        cards=card.cards_of(publication, services),
        elsewhere_heading=f"The nearest areas with {name}",
        elsewhere=_elsewhere(publication, lot, area),
        type=Link(f"About {name}", addresses.lot(lot.id)),
        area=Link(f"All care and support in {area.name}", addresses.area(area.id)),
    )


def _heading(lot: Lot, area: Area, number: int) -> str:
    """`2 Shared Lives services in Devizes`."""
    kind = wording.mid_sentence(lot.title)
    return wording.sentence_start(f"{wording.count(number, f'{kind} service')} in {area.name}")


def _elsewhere(publication: Publication, lot: Lot, area: Area) -> tuple[NearestArea, ...]:
    found: list[NearestArea] = []
    for near in publication.near.neighbours[area.id]:
        services = publication.in_lot_and_area(lot.id, near.area.id)
        if services:
            found.append(
                NearestArea(
                    link=Link(
                        f"{lot.title} in {near.area.name}",
                        addresses.lot_in_area(lot.id, near.area.id),
                    ),
                    distance="" if near.km is None else f"{wording.miles(near.km)} away",
                    count=wording.count(len(services), "service"),
                )
            )
        if len(found) == _ELSEWHERE_SHOWN:
            break
    return tuple(found)
