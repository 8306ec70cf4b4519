"""Easy Read: a picture, and beside it one idea in a short sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from generator.frame.icons import outline
from generator.publication import Publication
from generator.records import Area, EasyPage, Lot
from generator.site import addresses
from generator.site.parts import links
from generator.site.parts.links import ExternalLink, Link
from generator.site.parts.page import PageView
from generator.site.words import applying, wording
from generator.site.words import easy_read as easy_words
from generator.site.words.easy_idea import Idea

FEEDBACK, CHOOSING = "feedback", "choosing"
FRAMEWORK, JOINING = "framework", easy_words.JOINING

CHOOSE_A_TYPE: Final = Link("Choose a type of support", f"{addresses.EASY_READ}#types")
_AREA, _ANY_SUPPORT = "map-marker", "hand-heart"

# What says the same as a page about no type of support, at greater length.
_FULL: Mapping[str, Link] = {
    CHOOSING: Link("Search all support", addresses.FIND),
    FEEDBACK: Link("More about giving feedback", addresses.FEEDBACK),
    JOINING: Link("More about joining", addresses.JOIN),
}


@dataclass(frozen=True, slots=True)
class EasyLineView:
    """One idea. `picture` is an outline (SVG path data, in a square of 24)."""

    picture: str
    words: str


@dataclass(frozen=True, slots=True)
class EasyCard:
    """The way to an Easy Read page, with the picture of its first idea. `count` is how many services it has, or ""."""

    link: Link
    picture: str
    count: str = ""


@dataclass(frozen=True, slots=True)
class EasyReadView(PageView):
    """One page in Easy Read.

    Attributes:
        before: how it stands on the day with what the lines tell, where they do not hold as they are.
        areas: of a type of support, the areas in which there is some, to go on from here.
        choose: the way to choosing a type; None on the page of one.
        phone: the number of the team that one can ring about it.
        full: the page that says the same at greater length.
        more: other Easy Read pages.
    """

    before: tuple[EasyLineView, ...]
    lines: tuple[EasyLineView, ...]
    areas: tuple[EasyCard, ...]
    choose: Link | None
    phone: ExternalLink | None
    full: Link
    more: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EasyReadsView(PageView):
    """All pages in Easy Read."""

    first: tuple[EasyCard, ...]
    types: tuple[EasyCard, ...]


def view_of(publication: Publication, subject: Lot | EasyPage) -> EasyReadView:
    """A type of support in Easy Read; or choosing, feedback, joining or the framework itself."""
    team = publication.framework.care
    if isinstance(subject, Lot):
        name = wording.mid_sentence(subject.title)
        description = f"What {name} is, in short sentences with pictures."
        lines, full = subject.easy_read, Link(f"More about {name}", addresses.lot(subject.id))
        places = [
            area
            for area in publication.areas.values()
            if publication.in_lot_and_area(subject.id, area.id)
        ]
        areas, choose = area_cards(publication, subject, places), None
    else:
        name, description, lines = subject.title, subject.summary, subject.lines
        areas, choose = (), CHOOSE_A_TYPE if subject.id == CHOOSING else None
        full = _FULL.get(subject.id, Link("Go to the first page of this site", addresses.HOME))
        if subject.id == JOINING:
            team = publication.framework.commissioning
    others = (page for page in publication.easy_read.values() if page.id != subject.id)
    return EasyReadView(
        title=f"{subject.title} in Easy Read",
        description=description,
        crumbs=links.crumbs(links.EASY_READ),
        heading=subject.title,
        before=lines_of(
            (
                *easy_words.standing(publication, subject),
                *(() if lines else easy_words.unwritten(name)),
            )
        ),
        lines=tuple(
            EasyLineView(publication.picture([line]), line.words)
            for line in lines
            if not line.when or applying.whether(publication).may_apply
        ),
        areas=areas,
        choose=choose,
        phone=links.telephone(team.phone),
        full=full,
        more=(*map(_link, others), Link("All Easy Read pages", addresses.EASY_READ)),
    )


def view(publication: Publication) -> EasyReadsView:
    """The list of pages in Easy Read."""
    picture = publication.picture
    return EasyReadsView(
        title="Easy Read: care and support in short words and pictures",
        description="Each type of support, how to choose and how to tell us what you think.",
        heading="Easy Read",
        first=tuple(EasyCard(_link(x), picture(x.lines)) for x in publication.easy_read.values()),
        types=tuple(
            EasyCard(_link(x), picture(x.easy_read) or outline(_ANY_SUPPORT))
            for x in publication.lots_in_easy_read
        ),
    )


def lines_of(ideas: Iterable[Idea]) -> tuple[EasyLineView, ...]:
    """Ideas as a page shows them."""
    return tuple(EasyLineView(outline(each.picture), each.words) for each in ideas)


def area_cards(publication: Publication, lot: Lot, areas: Iterable[Area]) -> tuple[EasyCard, ...]:
    """The way to a type of support in each of the areas, in Easy Read."""
    return tuple(
        EasyCard(
            Link(area.name, addresses.easy_read_in_area(lot.id, area.id)),
            outline(_AREA),
            wording.services(publication.in_lot_and_area(lot.id, area.id)),
        )
        for area in areas
    )


def _link(subject: Lot | EasyPage) -> Link:
    return Link(subject.title, addresses.easy_read(subject.id))


def of_choosing(publication: Publication) -> Link | None:
    """The way to how to choose support; None without such a page."""
    page = publication.easy_read.get(CHOOSING)
    return links.easy_read(page) if page else None


def of_joining(publication: Publication) -> Link | None:
    """The way to what a provider may read: how to join, or else what the framework is; None without either."""
    page = publication.easy_read.get(JOINING) or publication.easy_read.get(FRAMEWORK)
    return links.easy_read(page) if page else None
