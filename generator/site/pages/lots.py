"""The types of support."""

from __future__ import annotations

from dataclasses import dataclass

from generator.records import Lot
from generator.site import addresses
from generator.site.parts import links, location, picture
from generator.site.parts.catalogue import Catalogue
from generator.site.parts.links import Link
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
class LotsView:
    """All types of support."""

    title: str
    description: str
    crumbs: tuple[Link, ...]
    heading: str
    types: tuple[TypeCard, ...]


def view(catalogue: Catalogue) -> LotsView:
    """The list of types of support."""
    region = location.region(catalogue.directory)
    return LotsView(
        title=f"Types of care and support in {region}",
        description=(
            f"The types of care and support for adults in {region}: what each is, "
            "who it suits, what happens first and what it costs."
        ),
        crumbs=links.crumbs(),
        heading="Types of support",
        types=tuple(type_card(catalogue, lot) for lot in catalogue.lots),
    )


def type_card(catalogue: Catalogue, lot: Lot) -> TypeCard:
    """The card of one type of support."""
    return TypeCard(
        link=Link(lot.title, addresses.lot(lot.id)),
        picture=picture.of_lot(catalogue.directory, lot),
        summary=lot.summary,
        tag=wording.lot_state(lot.state)[0],
        count=wording.sentence_start(wording.count(len(catalogue.in_lot(lot.id)), "service")),
    )
