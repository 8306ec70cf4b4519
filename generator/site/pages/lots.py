"""The types of support."""

from dataclasses import dataclass

from generator.publication import Publication
from generator.records import Lot
from generator.site import addresses
from generator.site.parts import links
from generator.site.parts.links import Link
from generator.site.parts.page import PageView
from generator.site.words import wording


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


def view(publication: Publication) -> LotsView:
    """The list of types of support."""
    region = publication.region
    return LotsView(
        title=f"Types of care and support in {region}",
        description=(
            f"The types of care and support for adults in {region}: what each is, "
            "who it suits, what happens first and what it costs."
        ),
        crumbs=links.crumbs(),
        heading="Types of support",
        types=tuple(type_card(publication, lot) for lot in publication.lots.values()),
    )


def type_card(publication: Publication, lot: Lot) -> TypeCard:
    """The card of one type of support."""
    return TypeCard(
        link=Link(lot.title, addresses.lot(lot.id)),
        picture=publication.picture(lot.easy_read),
        summary=lot.summary,
        tag=wording.lot_state(lot.state)[0],
        count=wording.sentence_start(wording.count(len(publication.in_lot(lot.id)), "service")),
    )
