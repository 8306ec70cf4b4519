"""Which pages exist: every record page once, with its view, in a fixed order.

Nothing is rendered here. Views are made one by one as the caller goes along,
so that ten thousand of them never stand in memory together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from generator import addresses
from generator.listing import Listing
from generator.model import Directory
from generator.views import (
    a_to_z,
    area,
    areas,
    data_guide,
    find,
    home,
    lot,
    lot_in_area,
    lots,
    provider,
    providers,
    service,
    services,
    withheld,
)
from generator.views.catalogue import Catalogue, catalogue


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
    """

    address: str
    title: str
    description: str
    template: str
    view: object
    indexed: bool = True


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


def pages(directory: Directory, listing: Listing) -> Iterator[Page]:
    """Every page of the directory, each once."""
    known = catalogue(directory, listing)
    yield _page(addresses.HOME, "home", home.view(known))
    yield _page(addresses.FIND, "find", find.view(directory, listing))
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
    yield _page(addresses.DATA_GUIDE, "data_guide", data_guide.view(known))


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
            yield _page(address, "service", service.view(known, record))
        else:
            yield _page(address, "withheld", withheld.view(known, record), indexed=False)


def _provider_pages(known: Catalogue) -> Iterator[Page]:
    for record in known.providers:
        yield _page(
            addresses.provider(record.id),
            "provider",
            provider.view(known, record),
            indexed=not providers.has_left(known, record),
        )


def _lot_pages(known: Catalogue) -> Iterator[Page]:
    for record in known.lots:
        yield _page(addresses.lot(record.id), "lot", lot.view(known, record))
    for record in known.open_lots:
        for place in known.areas:
            yield _page(
                addresses.lot_in_area(record.id, place.id),
                "lot_in_area",
                lot_in_area.view(known, record, place),
            )


def _page(address: str, template: str, view: _View, *, indexed: bool = True) -> Page:
    return Page(address, view.title, view.description, template, view, indexed)
