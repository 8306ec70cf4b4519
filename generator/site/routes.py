"""Which pages exist: every record page once, with its view, in a fixed order.

Nothing is rendered here. Views are made one by one as the caller goes along,
so that ten thousand of them never stand in memory together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from generator.publication.listing import Listing
from generator.records import Directory
from generator.site import addresses
from generator.site.pages import (
    a_to_z,
    area,
    areas,
    compare,
    criterion,
    data_guide,
    easy_read,
    find,
    governance,
    home,
    join,
    join_lot,
    lot,
    lot_in_area,
    lots,
    match,
    paper_form,
    provider,
    providers,
    self_check,
    service,
    services,
    shortlist,
    where_wanted,
    withheld,
)
from generator.site.parts import linked_data, share
from generator.site.parts.catalogue import Catalogue, catalogue
from generator.site.parts.linked_data import Thing
from generator.site.parts.links import Link
from generator.site.parts.share import SharePicture


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    Attributes:
        address: see `generator.addresses`.
        title: for the browser's tab, without the site's name.
        description: for search engines, one or two sentences.
        template: stem of the template in site_templates/pages/, and of the view's module.
        view: what the template shows.
        indexed: False asks search engines to stay away.
        picture: what stands beside a link to the page in a message; every page of `pages` has one.
        things: what search engines are told, in the words of schema.org.
    """

    address: str
    title: str
    description: str
    template: str
    view: object
    indexed: bool = True
    picture: SharePicture | None = None
    things: tuple[Thing, ...] = ()


@dataclass(frozen=True, slots=True)
class Redirect:
    """A former address that leads on to `target`, whose page is called `title`."""

    address: str
    target: str
    title: str


class _View(Protocol):
    @property
    def title(self) -> str: ...

    @property
    def description(self) -> str: ...


@runtime_checkable
class _Placed(Protocol):
    """A view that says where its page stands."""

    @property
    def crumbs(self) -> tuple[Link, ...]: ...

    @property
    def heading(self) -> str: ...


def pages(directory: Directory, listing: Listing) -> Iterator[Page]:
    """Every page of the directory, each once."""
    known = catalogue(directory, listing)
    site = share.of_site(directory)
    for page in _all(known):
        yield page if page.picture else replace(page, picture=site)


def _all(known: Catalogue) -> Iterator[Page]:
    directory, listing = known.directory, known.listing
    things = (linked_data.site(directory),)
    yield _page(addresses.HOME, "home", home.view(known), things=things)
    yield _page(addresses.FIND, "find", find.view(directory, listing))
    yield _page(addresses.MATCH, "match", match.view(known))
    yield _page(addresses.SHORTLIST, "shortlist", shortlist.view(), indexed=False)
    yield _page(addresses.COMPARE, "compare", compare.view(), indexed=False)
    yield _page(addresses.SERVICES, "services", services.view(known))
    yield from _service_pages(known)
    yield _page(addresses.PROVIDERS, "providers", providers.view(known))
    yield from _provider_pages(known)
    yield _page(addresses.LOTS, "lots", lots.view(known))
    yield from _lot_pages(known)
    yield _page(addresses.AREAS, "areas", areas.view(known))
    for record in known.areas:
        yield _page(addresses.area(record.id), "area", area.view(known, record))
    yield _page(addresses.A_TO_Z, "a_to_z", a_to_z.view(known))
    yield from _easy_read_pages(known)
    yield _page(addresses.DATA_GUIDE, "data_guide", data_guide.view(known))
    yield from _joining_pages(known)
    yield from _assurance_pages(known)


def redirects(directory: Directory) -> Iterator[Redirect]:
    """A page at every former address, so that no link that was ever shared breaks.

    A former id that is some record's present id gives no redirect: the page
    that stands there wins. Of two records that claim one, the first does.
    """
    taken = {addresses.service(service_id) for service_id in directory.services}
    taken |= {addresses.provider(provider_id) for provider_id in directory.providers}
    for redirect in _former(directory):
        if redirect.address not in taken:
            taken.add(redirect.address)
            yield redirect


def moved(directory: Directory, standing: Collection[str]) -> Iterator[Redirect]:
    """A page at each address that was public, has nothing now, and by content/redirects.csv leads on.

    Args:
        standing: the addresses at which something stands.
    """
    ledger = directory.ledger
    for address in sorted({*ledger.known, *(move.address for move in ledger.moved)}):
        target = ledger.leads_on(address, standing)
        if target is not None and target in standing and address not in standing:
            yield Redirect(address, target, f"/{target}")


def _former(directory: Directory) -> Iterator[Redirect]:
    for moved in directory.services.values():
        for former in moved.former_ids:
            yield Redirect(addresses.service(former), addresses.service(moved.id), moved.title)
    for renamed in directory.providers.values():
        for former in renamed.former_slugs:
            yield Redirect(
                addresses.provider(former), addresses.provider(renamed.id), renamed.title
            )


def _service_pages(known: Catalogue) -> Iterator[Page]:
    for record in known.directory.services.values():
        address = addresses.service(record.id)
        if record.id in known.listing.listed:
            yield _page(
                address,
                "service",
                service.view(known, record),
                picture=share.of_service(known.directory, record),
                things=(linked_data.service(known.directory, record),),
            )
        else:
            yield _page(address, "withheld", withheld.view(known, record), indexed=False)


def _provider_pages(known: Catalogue) -> Iterator[Page]:
    for record in known.providers:
        yield _page(
            addresses.provider(record.id),
            "provider",
            provider.view(known, record),
            indexed=not providers.has_left(known, record),
            things=(linked_data.provider(record),),
        )


def _lot_pages(known: Catalogue) -> Iterator[Page]:
    for record in known.lots:
        view = lot.view(known, record)
        yield _page(
            addresses.lot(record.id),
            "lot",
            view,
            picture=share.of_lot(record),
            things=linked_data.services([card.link for card in view.cards]),
        )
    for record in known.open_lots:
        for place in known.areas:
            here = lot_in_area.view(known, record, place)
            yield _page(
                addresses.lot_in_area(record.id, place.id),
                "lot_in_area",
                here,
                picture=share.of_lot(record),
                things=linked_data.services([card.link for card in here.cards]),
            )


def _joining_pages(known: Catalogue) -> Iterator[Page]:
    yield _page(addresses.JOIN, "join", join.view(known))
    for record in known.lots:
        picture = share.of_lot(record)
        view = join_lot.view(known, record)
        yield _page(addresses.join_lot(record.id), "join_lot", view, picture=picture)
        yield _page(
            addresses.self_check(record.id),
            "self_check",
            self_check.view(known, record),
            picture=picture,
        )
    for asked in known.directory.criteria.values():
        yield _page(addresses.criterion(asked.id), "criterion", criterion.view(known, asked))


def _easy_read_pages(known: Catalogue) -> Iterator[Page]:
    yield _page(addresses.EASY_READ, "easy_reads", easy_read.view(known))
    for page in known.directory.easy_read.values():
        address = addresses.easy_read(page.id)
        yield _page(address, "easy_read", easy_read.view_of_page(known, page))
    for record in easy_read.with_easy_read(known):
        yield _page(
            addresses.easy_read(record.id),
            "easy_read",
            easy_read.view_of_lot(known, record),
            picture=share.of_lot(record),
        )


def _assurance_pages(known: Catalogue) -> Iterator[Page]:
    yield _page(addresses.WHERE_WANTED, "where_wanted", where_wanted.view(known))
    yield _page(addresses.WHERE_WANTED_FORM, "paper_form", paper_form.of_request(known))
    yield _page(addresses.FEEDBACK_FORM, "paper_form", paper_form.of_feedback(known.directory))
    yield _page(addresses.GOVERNANCE, "governance", governance.view(known))


def _page(
    address: str,
    template: str,
    view: _View,
    *,
    picture: SharePicture | None = None,
    indexed: bool = True,
    things: tuple[Thing, ...] = (),
) -> Page:
    if isinstance(view, _Placed):
        things += (linked_data.crumbs(view.crumbs, view.heading, address),)
    return Page(address, view.title, view.description, template, view, indexed, picture, things)
