"""What a link to a page shows where it is sent in a message: a picture, and words for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.publication import Publication, PublicService
from generator.records import Lot
from generator.site import addresses
from generator.site.parts import photo


@dataclass(frozen=True, slots=True)
class ShareLink:
    """A picture by its address, and what it shows."""

    address: str
    alt: str


@dataclass(frozen=True, slots=True)
class ShareImage:
    """A picture made of words: large ones, and smaller ones below."""

    address: str
    heading: str
    line: str


def images(publication: Publication) -> Iterator[ShareImage]:
    """Every picture of words: one for the site, and one for each type of support."""
    run_by = f"{publication.framework.title}, {publication.framework.council}"
    for shown in (of_site(publication), *map(of_lot, publication.lots.values())):
        yield ShareImage(shown.address, shown.alt, run_by)


def of_site(publication: Publication) -> ShareLink:
    """For a page that is about no type of support in particular."""
    words = f"Care and support in {publication.region}"
    return ShareLink(addresses.share_image("site"), words)


def of_lot(lot: Lot) -> ShareLink:
    """For a page about a type of support."""
    return ShareLink(addresses.share_image(f"lot-{lot.id}"), lot.title)


def of_service(publication: Publication, service: PublicService) -> ShareLink:
    """The service's own picture, or that of its type."""
    image = photo.view(service)
    return ShareLink(image.large, image.alt) if image else of_lot(publication.lots[service.lot])
