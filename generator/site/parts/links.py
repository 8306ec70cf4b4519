"""Links: within the site as addresses below the root, outside it only where the scheme is safe."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from generator.site import addresses

_HTTPS = re.compile(
    r"https://[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+(?::[0-9]+)?(?:[/?#][^\s<>\"'\\]*)?"
)
_PHONE = re.compile(r"0[0-9 -]{6,14}")
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_CQC_ID = re.compile(r"1-[0-9]{6,12}|[A-Z0-9]{3,6}")


@dataclass(frozen=True, slots=True)
class Link:
    """A link within the site: `href` is an address below the root (see `generator.address`)."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class ExternalLink:
    """A link that leaves the site, its scheme checked: https, tel or mailto."""

    text: str
    href: str


def website(url: str) -> ExternalLink | None:
    """The link to a website, its text without the scheme; None for anything but plain https."""
    if not _HTTPS.fullmatch(url):
        return None
    return ExternalLink(url.removeprefix("https://").rstrip("/"), url)


def telephone(number: str) -> ExternalLink | None:
    """The link that rings a United Kingdom number; None where it is not one."""
    if not _PHONE.fullmatch(number):
        return None
    digits = "".join(c for c in number if c.isdigit())
    return ExternalLink(number, f"tel:+44{digits[1:]}")


def mail(address: str) -> ExternalLink | None:
    """The link that writes to an address; None where it is not one."""
    if not _EMAIL.fullmatch(address):
        return None
    return ExternalLink(address, f"mailto:{quote(address, safe='@.-_+')}")


def cqc_location(location_id: str) -> ExternalLink | None:
    """The location's page at the Care Quality Commission."""
    if not _CQC_ID.fullmatch(location_id):
        return None
    return ExternalLink(
        "Read the reports at the Care Quality Commission",
        f"https://www.cqc.org.uk/location/{location_id}",
    )


def crumbs(*steps: Link) -> tuple[Link, ...]:
    """The way from the home page to the parent of a page."""
    return (Link("Home", addresses.HOME), *steps)


LOTS = Link("Types of support", addresses.LOTS)
AREAS = Link("Areas", addresses.AREAS)
PROVIDERS = Link("Providers", addresses.PROVIDERS)
SERVICES = Link("All services", addresses.SERVICES)
DATA = Link("Use this data", addresses.DATA)
EASY_READ = Link("Easy Read", addresses.EASY_READ)
