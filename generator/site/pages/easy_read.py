"""Easy Read: a picture, and beside it one idea in a short sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.publication import Publication
from generator.records import EasyLine, EasyPage, Lot
from generator.site import addresses
from generator.site.parts import links
from generator.site.parts.links import ExternalLink, Link
from generator.site.parts.page import PageView
from generator.site.words import wording

FEEDBACK, CHOOSING = "feedback", "choosing"
FRAMEWORK, JOINING = "framework", "joining"


@dataclass(frozen=True, slots=True)
class EasyLineView:
    """One idea. `picture` is an outline (SVG path data, in a square of 24)."""

    picture: str
    words: str


@dataclass(frozen=True, slots=True)
class EasyCard:
    """The way to an Easy Read page, with the picture of its first idea."""

    link: Link
    picture: str


@dataclass(frozen=True, slots=True)
class EasyReadView(PageView):
    """One page in Easy Read.

    Attributes:
        phone: the number of the team that one can ring about it.
        full: the page that says the same at greater length.
        more: other Easy Read pages.
    """

    lines: tuple[EasyLineView, ...]
    phone: ExternalLink | None
    full: Link
    more: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EasyReadsView(PageView):
    """All pages in Easy Read."""

    first: tuple[EasyCard, ...]
    types: tuple[EasyCard, ...]


def view_of(publication: Publication, subject: Lot | EasyPage) -> EasyReadView:
    """A type of support, or a page about none, in Easy Read."""
    if isinstance(subject, Lot):
        return _of_lot(publication, subject)
    return _of_page(publication, subject)


def _of_lot(publication: Publication, lot: Lot) -> EasyReadView:
    """A type of support in Easy Read."""
    name = wording.mid_sentence(lot.title)
    return EasyReadView(
        title=f"{lot.title} in Easy Read",
        description=f"What {name} is, in short sentences with pictures.",
        crumbs=links.crumbs(links.EASY_READ),
        heading=lot.title,
        lines=_lines(publication, lot.easy_read),
        phone=links.telephone(publication.framework.care.phone),
        full=Link(f"More about {name}", addresses.lot(lot.id)),
        more=_others(publication, lot.id),
    )


def _of_page(publication: Publication, page: EasyPage) -> EasyReadView:
    """Choosing, feedback, joining or the framework itself in Easy Read."""
    framework = publication.framework
    team = framework.commissioning if page.id == JOINING else framework.care
    full: Mapping[str, Link] = {
        CHOOSING: Link("Find support", addresses.FIND),
        FEEDBACK: Link("More about giving feedback", addresses.FEEDBACK),
        JOINING: Link("More about joining", addresses.JOIN),
    }
    return EasyReadView(
        title=f"{page.title} in Easy Read",
        description=page.summary,
        crumbs=links.crumbs(links.EASY_READ),
        heading=page.title,
        lines=_lines(publication, page.lines),
        phone=links.telephone(team.phone),
        full=full.get(page.id, Link("Go to the first page of this site", addresses.HOME)),
        more=_others(publication, page.id),
    )


def view(publication: Publication) -> EasyReadsView:
    """The list of pages in Easy Read."""
    return EasyReadsView(
        title="Easy Read: care and support in short words and pictures",
        description="Each type of support, how to choose and how to tell us what you think.",
        crumbs=links.crumbs(),
        heading="Easy Read",
        first=tuple(
            EasyCard(
                Link(page.title, addresses.easy_read(page.id)),
                publication.picture(page.lines),
            )
            for page in publication.easy_read.values()
        ),
        types=tuple(
            EasyCard(
                Link(lot.title, addresses.easy_read(lot.id)),
                publication.picture(lot.easy_read),
            )
            for lot in with_easy_read(publication)
        ),
    )


def with_easy_read(publication: Publication) -> tuple[Lot, ...]:
    """The types of support that are written in Easy Read."""
    return tuple(lot for lot in publication.lots.values() if lot.easy_read)


def link_to_lot(lot: Lot) -> Link | None:
    """The one way from a type's own page to its Easy Read; None where it has none."""
    if not lot.easy_read:
        return None
    return Link(f"{lot.title} in Easy Read", addresses.easy_read(lot.id))


def of_choosing(publication: Publication) -> Link | None:
    """The way to how to choose support; None without such a page."""
    page = publication.easy_read.get(CHOOSING)
    return Link(f"{page.title} in Easy Read", addresses.easy_read(page.id)) if page else None


def of_joining(publication: Publication) -> Link | None:
    """The way to what a provider may read: how to join, or else what the framework is; None without either."""
    pages = publication.easy_read
    page = pages.get(JOINING) or pages.get(FRAMEWORK)
    return Link(f"{page.title} in Easy Read", addresses.easy_read(page.id)) if page else None


def _others(publication: Publication, page_id: str) -> tuple[Link, ...]:
    pages = (
        Link(page.title, addresses.easy_read(page.id))
        for page in publication.easy_read.values()
        if page.id != page_id
    )
    return (*pages, Link("All Easy Read pages", addresses.EASY_READ))


def _lines(publication: Publication, lines: Sequence[EasyLine]) -> tuple[EasyLineView, ...]:
    pictures = publication.pictures
    return tuple(EasyLineView(pictures.get(line.picture, ""), line.words) for line in lines)
