"""What a link to a page shows where it is sent in a message: a picture, and words for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.records import Directory, Framework, Lot, Service
from generator.site import addresses
from generator.site.parts import photo

SITE: Final = "site"
"""The name of the picture for pages that are about no type of support in particular."""


@dataclass(frozen=True, slots=True)
class SharePicture:
    """A picture by its address, and what it shows."""

    address: str
    alt: str


@dataclass(frozen=True, slots=True)
class Placard:
    """A picture made of words: large ones, and smaller ones below."""

    address: str
    heading: str
    line: str


def placards(directory: Directory) -> Iterator[Placard]:
    """Every picture of words: one for the site, and one for each type of support."""
    framework = directory.framework
    run_by = f"{framework.title}, {framework.council}"
    yield Placard(addresses.placard(SITE), words_of_site(framework), run_by)
    for lot in directory.lots.values():
        yield Placard(addresses.placard(f"lot-{lot.id}"), lot.title, run_by)


def of_site(directory: Directory) -> SharePicture:
    """For a page that is about no type of support in particular."""
    return SharePicture(addresses.placard(SITE), words_of_site(directory.framework))


def words_of_site(framework: Framework) -> str:
    """What the site's own picture says."""
    return f"Care and support in {framework.region or framework.council}"


def of_lot(lot: Lot) -> SharePicture:
    """For a page about a type of support."""
    return SharePicture(addresses.placard(f"lot-{lot.id}"), lot.title)


def of_service(directory: Directory, service: Service) -> SharePicture:
    """The service's own picture, or that of its type."""
    own = photo.view(directory, service)
    return SharePicture(own.large, own.alt) if own else of_lot(directory.lots[service.lot])
