"""The one table of pages: where each kind stands, what it shows, of which records, and what is said of it outside.

Addresses, the ledger's kinds, what stands at an address, the sitemap and
redirects follow from it. Views are made one by one as the caller goes along, so
that ten thousand of them never stand in memory together.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, Final

from generator.address import Pattern
from generator.problem import Place
from generator.publication import Publication
from generator.records import Lot
from generator.site import addresses
from generator.site.parts import linked_data, share
from generator.site.parts.linked_data import Thing
from generator.site.parts.page import PageView
from generator.site.parts.share import ShareLink

Subject = tuple[Any, ...]
"""The records that a page is about, the ids of which stand in its address; () where it is about all."""

_PAGES: Final = "generator.site.pages"
_Things = Callable[..., tuple[Thing, ...]]


@dataclass(frozen=True, slots=True)
class Route:
    """One kind of page.

    Attributes:
        kind: as the ledger of addresses calls it.
        pattern: its address.
        template: stem of the template in site_templates/pages/.
        view: the function in `generator.site.pages` that makes, of the publication and the page's
            subject, what it shows. It is imported with the first page: a check needs the addresses alone.
        subjects: which pages there are of this kind.
        indexed: whether search engines may have the page of a subject.
        image: what stands beside a link to it in a message.
        things: what search engines are told, beside the way to the page.
        keep: what keeps its address, in words for whoever changed the data; {} is its id.
    """

    kind: str
    pattern: Pattern
    template: str
    view: str
    subjects: Callable[[Publication], Iterable[Subject]] = lambda _: ((),)
    indexed: Callable[..., bool] = lambda *_: True
    image: Callable[..., ShareLink] = lambda p, *_: share.of_site(p)
    things: _Things = lambda *_: ()
    keep: str = ""

    def address(self, subject: Subject) -> str:
        """Where the page of the subject stands."""
        return self.pattern(*(record.id for record in subject))

    @property
    def make(self) -> Callable[..., PageView]:
        """What makes the view."""
        module, _, function = self.view.partition(".")
        made: Callable[..., PageView] = getattr(import_module(f"{_PAGES}.{module}"), function)
        return made


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    Attributes:
        address: see `generator.address`.
        template, view: what shows it, and what is shown.
        indexed: False asks search engines to stay away.
        image: what stands beside a link to the page in a message.
        things: what search engines are told, in the words of schema.org.
    """

    address: str
    template: str
    view: PageView
    indexed: bool
    image: ShareLink
    things: tuple[Thing, ...]


def _never(*_: object) -> bool:
    return False


def _of_lot(publication: Publication, record: object, *_: object) -> ShareLink:
    return share.of_lot(record) if isinstance(record, Lot) else share.of_site(publication)


def _each(
    records: Callable[[Publication], Iterable[Any]],
) -> Callable[[Publication], Iterable[Subject]]:
    return lambda publication: ((record,) for record in records(publication))


def _listed(publication: Publication, *subject: Any) -> tuple[Thing, ...]:
    services_of = publication.in_lot if len(subject) == 1 else publication.in_lot_and_area
    return linked_data.services(services_of(*(record.id for record in subject)))


_all_lots = _each(lambda p: p.lots.values())


def _single(address: str, template: str, view: str, **more: Any) -> Route:
    return Route("page", Pattern(address), template, view, **more)


_KEEP_PROVIDER: Final = "keep its folder with a row in decisions.csv (kind leaving), or name {} under former_slugs of the provider that took its place"

# fmt: off
ROUTES: Final = (
    _single(addresses.HOME, "home", "home.view", things=lambda p: (linked_data.site(p),)),
    _single(addresses.FIND, "find", "find.view"),
    _single(addresses.MATCH, "match", "match.view"),
    _single(addresses.SHORTLIST, "shortlist", "shortlist.view", indexed=_never),
    _single(addresses.COMPARE, "compare", "shortlist.view_compared", indexed=_never),
    _single(addresses.SERVICES, "services", "service.view_of_all"),
    _single(addresses.PROVIDERS, "providers", "provider.view_of_all"),
    _single(addresses.LOTS, "lots", "lot.view_of_all"),
    _single(addresses.AREAS, "areas", "area.view_of_all"),
    _single(addresses.A_TO_Z, "a_to_z", "a_to_z.view"),
    _single(addresses.EASY_READ, "easy_reads", "easy_read.view"),
    _single(addresses.DATA_GUIDE, "data_guide", "data_guide.view"),
    _single(addresses.JOIN, "join", "join.view"),
    _single(addresses.CRITERIA, "criteria", "criterion.view_of_all"),
    _single(addresses.WHERE_WANTED, "where_wanted", "where_wanted.view"),
    _single(addresses.WHERE_WANTED_FORM, "paper_form", "paper_form.of_request"),
    _single(addresses.FEEDBACK_FORM, "paper_form", "paper_form.of_feedback"),
    _single(addresses.GOVERNANCE, "governance", "governance.view"),
    _single(addresses.PAYING, "paying", "paying.view"),
    _single(addresses.SCHEMAS, "folder", "folder.of_schemas", indexed=_never),
    _single(addresses.BROWSER_SCHEMAS, "folder", "folder.of_browser_schemas", indexed=_never),
    _single(
        addresses.POSTCODES, "folder", "folder.of_postcodes", indexed=_never,
        subjects=lambda p: ((),) if p.postcodes_from else (),
    ),
    _single(addresses.UPDATE, "updates", "update.view_of_all"),
    Route(
        "service", addresses.service, "service", "service.view", _each(lambda p: p.services.values()),
        image=share.of_service, things=lambda p, x: (linked_data.service(p, x),),
        keep="keep its row in services.csv with a withdrawn_on, or name {} under former_ids of the service that took its place",
    ),
    Route(
        "service", addresses.service, "withheld", "service.view_withheld",
        _each(lambda p: p.withheld.values()), indexed=_never,
    ),
    Route(
        "provider", addresses.provider, "provider", "provider.view",
        _each(lambda p: p.providers.values()), indexed=lambda _, x: not x.is_gone,
        things=lambda _, x: (linked_data.provider(x),),
        keep=_KEEP_PROVIDER,
    ),
    Route(
        "update", addresses.update_of, "update", "update.view", _each(lambda p: p.providers.values()),
        indexed=_never, keep=_KEEP_PROVIDER,
    ),
    Route(
        "lot", addresses.lot, "lot", "lot.view", _all_lots, image=_of_lot, things=_listed,
        keep="keep lots/{}.yml with state: closed",
    ),
    Route(
        "lot-in-area", addresses.lot_in_area, "lot_in_area", "lot.view_in_area",
        lambda p: ((x, place) for x in p.begun_lots for place in p.areas.values()),
        image=_of_lot, things=_listed,
        keep="keep the lot and the area (a lot that was open is closed, and not planned)",
    ),
    Route(
        "area", addresses.area, "area", "area.view", _each(lambda p: p.areas.values()),
        keep="keep {} in content/areas.yml",
    ),
    Route(
        "service", addresses.easy_read_service, "easy_service", "easy_service.view",
        _each(lambda p: p.services.values()), image=share.of_service,
    ),
    Route(
        "service", addresses.easy_read_service, "easy_service", "easy_service.view_withheld",
        _each(lambda p: p.withheld.values()), indexed=_never,
    ),
    # Ways to a service, of which search engines have the full pages.
    Route(
        "easy-read", addresses.easy_read_in_area, "easy_in_area", "easy_service.view_in_area",
        lambda p: ((x, place) for x in p.begun_lots for place in p.areas.values()),
        indexed=_never, image=_of_lot,
    ),
    Route(
        "easy-read", addresses.easy_read, "easy_read", "easy_read.view_of",
        _each(lambda p: (*p.easy_read.values(), *p.lots_in_easy_read)),
        image=_of_lot, keep="keep its Easy Read text, its type of support and its area",
    ),
    Route(
        "joining", addresses.join_lot, "join_lot", "join_lot.view", _all_lots, image=_of_lot,
        keep="keep the lot's file in lots/ with state: closed",
    ),
    Route(
        "joining", addresses.self_check, "self_check", "self_check.view", _all_lots, image=_of_lot,
        keep="keep the lot's file in lots/ with state: closed",
    ),
    Route(
        "criterion", addresses.criterion, "criterion", "criterion.view",
        _each(lambda p: p.criteria.values()),
        keep="keep {} in lots/, with mandatory: false where it is not asked any more",
    ),
)
# fmt: on


def pages(publication: Publication) -> Iterator[Page]:
    """Every page of the directory, each once."""
    for route in ROUTES:
        make = route.make
        for subject in route.subjects(publication):
            address, view = route.address(subject), make(publication, *subject)
            things = route.things(publication, *subject)
            if view.crumbs and view.heading:
                things += (linked_data.crumbs(view.crumbs, view.heading, address),)
            yield Page(
                address=address,
                template=route.template,
                view=view,
                indexed=route.indexed(publication, *subject),
                image=route.image(publication, *subject),
                things=things,
            )


def sources(publication: Publication) -> Iterator[tuple[str, Place]]:
    """The address of every page, and where it is said that there is one: a record, or else the template."""
    for route in ROUTES:
        for subject in route.subjects(publication):
            template = Place(f"site_templates/pages/{route.template}.html")
            yield route.address(subject), subject[0].place if subject else template


def standing(publication: Publication) -> frozenset[str]:
    """Every address at which a page of the data stands."""
    return frozenset(address for address, _ in sources(publication))


@cache
def kind_of(address: str) -> str:
    """What stands at the address: "service", "lot-in-area", …; "page" for any other."""
    return next((route.kind for route in ROUTES if route.pattern.fits(address)), "page")


def how_to_keep(address: str, or_else: str) -> str:
    """What keeps the address, in words for whoever changed the data."""
    keep = _KEEP.get(kind_of(address), "put the page back")
    owned = kind_of(address) in ("service", "provider", "update")
    name = address.rstrip("/").split("/")[1 if owned else -1]
    return keep.format(name) if owned else f"{keep.format(name)}, or {or_else}"


_KEEP: Final[Mapping[str, str]] = {route.kind: route.keep for route in ROUTES if route.keep}
