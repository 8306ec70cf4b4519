"""Services in Easy Read: the page of each, listed or withheld, and those of one type in one area, to choose from."""

from dataclasses import dataclass
from itertools import islice
from typing import Final

from generator.frame.icons import outline
from generator.publication import Publication, PublicService, WithheldService
from generator.records import Area, Lot
from generator.site import addresses
from generator.site.pages import service as full_page
from generator.site.pages.easy_read import EasyCard, EasyLineView, area_cards, lines_of
from generator.site.parts import contacts, links, photo
from generator.site.parts.contacts import ContactsView
from generator.site.parts.links import ExternalLink, Link
from generator.site.parts.page import PageView
from generator.site.parts.photo import PhotoView
from generator.site.words import easy_read as easy_words
from generator.site.words import easy_service as words
from generator.site.words import wording

_NEAR_SHOWN: Final = 4
_NEAR_BY: Final = 6


@dataclass(frozen=True, slots=True)
class EasySection:
    """Ideas that belong together."""

    heading: str
    lines: tuple[EasyLineView, ...]


@dataclass(frozen=True, slots=True)
class EasyServiceView(PageView):
    """A service in Easy Read.

    Attributes:
        before: how it stands on the day with the list, or with the service where it is not listed.
        ring: how to reach the people who run it, with its picture; None where it is not listed.
        council: the number of the council's team; None where it has none.
        full: the page that says all.
        choose: the way to others like it in Easy Read.
    """

    before: tuple[EasyLineView, ...]
    ring: ContactsView | None
    ring_picture: str
    photo: PhotoView | None
    sections: tuple[EasySection, ...]
    council: ExternalLink | None
    full: Link
    choose: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EasyChoice:
    """A service in a list, with the few ideas by which somebody chooses."""

    link: Link
    lines: tuple[EasyLineView, ...]


@dataclass(frozen=True, slots=True)
class EasyInAreaView(PageView):
    """The services of one type in one area, in Easy Read.

    Attributes:
        before: how the list or the type stands on the day, and where there is no service, that.
        groups: those that have a place first. Each has its heading.
        elsewhere: the nearest areas that have one.
    """

    before: tuple[EasyLineView, ...]
    groups: tuple[tuple[str, tuple[EasyChoice, ...]], ...]
    elsewhere: tuple[EasyCard, ...]
    council: ExternalLink | None
    type: Link
    full: Link


def view(publication: Publication, service: PublicService) -> EasyServiceView:
    """A listed service in Easy Read."""
    lot = publication.lots[service.lot]
    ring = contacts.of_service(service, publication.providers[service.provider])
    sections = words.sections(publication, service, can_ring=ring.phone is not None)
    return EasyServiceView(
        title=f"Easy Read: {full_page.title(publication, service)}",
        description=wording.clip(f"{service.title} in short sentences with pictures."),
        crumbs=links.crumbs(links.EASY_READ, links.easy_read_short(lot)),
        heading=service.title,
        before=lines_of(easy_words.standing(publication, lot)),
        ring=ring,
        ring_picture=outline("phone" if ring.phone else "email"),
        photo=photo.view(service),
        sections=tuple(
            EasySection(each.heading, lines_of(each.ideas)) for each in sections if each.ideas
        ),
        council=links.telephone(publication.framework.care.phone),
        full=Link(f"More about {service.title}", addresses.service(service.id)),
        choose=_choose(publication, service),
    )


def view_withheld(publication: Publication, service: WithheldService) -> EasyServiceView:
    """A service that is not listed, in Easy Read: that, and where others are."""
    return EasyServiceView(
        title=f"Easy Read: {service.title} is not on the list",
        description=wording.clip(f"{service.title} is not on the list. See what else there is."),
        crumbs=links.crumbs(links.EASY_READ, links.easy_read_short(publication.lots[service.lot])),
        heading=service.title,
        before=lines_of(words.of_withheld(service)),
        ring=None,
        ring_picture="",
        photo=None,
        sections=(),
        council=links.telephone(publication.framework.care.phone),
        full=Link("More about why it is not on the list", addresses.service(service.id)),
        choose=_choose(publication, service),
    )


def view_in_area(publication: Publication, lot: Lot, area: Area) -> EasyInAreaView:
    """The services of one type in one area, in Easy Read."""
    services = publication.in_lot_and_area(lot.id, area.id)
    heading = f"{lot.title} in {area.name}"
    before = lines_of(easy_words.standing(publication, lot))
    nearest = (near.area for near in publication.near.neighbours[area.id])
    with_some = (other for other in nearest if publication.in_lot_and_area(lot.id, other.id))
    return EasyInAreaView(
        title=f"Easy Read: {heading}",
        description=wording.clip(f"{heading}: each service in short sentences with pictures."),
        crumbs=links.crumbs(links.EASY_READ, links.easy_read_short(lot)),
        heading=heading,
        before=before if services else (*before, *lines_of(words.none_here(lot, area))),
        groups=tuple(
            (of, tuple(_choice(publication, service) for service in those))
            for of, those in (
                (words.WITH_PLACES, [s for s in services if s.has_places]),
                (words.OTHERS, [s for s in services if not s.has_places]),
            )
            if those
        ),
        elsewhere=area_cards(publication, lot, islice(with_some, _NEAR_SHOWN)),
        council=links.telephone(publication.framework.care.phone),
        type=links.easy_read(lot),
        full=Link(f"{heading}: the full page", addresses.lot_in_area(lot.id, area.id)),
    )


def _choice(publication: Publication, service: PublicService) -> EasyChoice:
    link = Link(service.title, addresses.easy_read_service(service.id))
    return EasyChoice(link, lines_of(words.in_list(service)))


def _choose(publication: Publication, service: PublicService | WithheldService) -> tuple[Link, ...]:
    """The same type in the areas that the service serves; of many, its type alone."""
    lot = publication.lots[service.lot]
    areas = [area for area in publication.areas.values() if area.id in service.areas]
    shown = areas if len(areas) <= _NEAR_BY and lot.state.is_begun else ()
    return (
        *(
            Link(f"{lot.title} in {area.name}", addresses.easy_read_in_area(lot.id, area.id))
            for area in shown
        ),
        links.easy_read(lot),
        Link("All Easy Read pages", addresses.EASY_READ),
    )
