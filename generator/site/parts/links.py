"""Links: within the site as addresses below the root, outside it only where the scheme is safe."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from generator import formats
from generator import telephone as numbers
from generator.publication import PublicProvider, ServiceEntry
from generator.records import Area, EasyPage, Lot
from generator.site import addresses


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
    if not formats.fits("website", url):
        return None
    return ExternalLink(url.removeprefix("https://").rstrip("/"), url)


def telephone(number: str) -> ExternalLink | None:
    """The link that rings a number of the United Kingdom; None where it is not one."""
    if not formats.fits("call", number):
        return None
    return ExternalLink(number, numbers.address(number))


def mail(address: str) -> ExternalLink | None:
    """The link that writes to an address; None where it is not one."""
    if not formats.fits("email", address):
        return None
    return ExternalLink(address, f"mailto:{quote(address, safe='@.-_+')}")


def letter(text: str, to: str, subject: str, lines: Sequence[str]) -> ExternalLink | None:
    """An e-mail that is written in advance (RFC 6068); None where the address is not one.

    The visitor's own program opens it, and nothing is sent from the site.

    Args:
        text: what the link says.
        to: an e-mail address.
        subject: in one line.
        lines: the body, each with room for an answer below it.
    """
    address = mail(to)
    if address is None:
        return None
    body = "".join(f"{line}\r\n\r\n" for line in lines)
    query = f"subject={quote(subject, safe='')}&body={quote(body, safe='')}"
    return ExternalLink(text, f"{address.href}?{query}")


def way_there(lines: Sequence[str], postcode: str, maps: str) -> ExternalLink | None:
    """The way to a place on another site's map; None where the council wants none, or nobody could find the place.

    Args:
        lines: of the address, without the postcode.
        maps: the address of a map as content/framework.yml has it: "{address}" or "{postcode}" stands in it.
    """
    host = urlsplit(maps).hostname
    whole = ", ".join(line for line in (*lines, postcode) if line)
    if not (host and postcode):
        return None
    href = maps.replace("{address}", quote(whole, safe=""))
    href = href.replace("{postcode}", quote(postcode, safe=""))
    return ExternalLink(f"How to get there (a map on {host.removeprefix('www.')})", href)


def cqc_location(location_id: str) -> ExternalLink | None:
    """The location's page at the Care Quality Commission."""
    if not formats.fits("cqc_location_id", location_id):
        return None
    return ExternalLink(
        "Read the reports at the Care Quality Commission",
        f"https://www.cqc.org.uk/location/{location_id}",
    )


def service(entry: ServiceEntry) -> Link:
    """The page of a service, by its title."""
    return Link(entry.title, addresses.service(entry.id))


def provider(record: PublicProvider) -> Link:
    """The page of a provider, by its title."""
    return Link(record.title, addresses.provider(record.id))


def lot(record: Lot) -> Link:
    """The page of a type of support, by its title."""
    return Link(record.title, addresses.lot(record.id))


def area(record: Area) -> Link:
    """The page of an area, by its name."""
    return Link(record.name, addresses.area(record.id))


def easy_read(subject: Lot | EasyPage) -> Link:
    """A type of support, or a page about none, in Easy Read."""
    return Link(f"{subject.title} in Easy Read", addresses.easy_read(subject.id))


def easy_read_short(subject: Lot | EasyPage) -> Link:
    """The same among pages that are all in Easy Read."""
    return Link(subject.title, addresses.easy_read(subject.id))


def update(record: PublicProvider) -> Link:
    """Where the provider says how its places stand, for those of it who look at another page."""
    words = f"Do you work for {record.title}? Tell us about your places"
    return Link(words, addresses.update_of(record.id))


def crumbs(*steps: Link) -> tuple[Link, ...]:
    """The way from the home page to the parent of a page."""
    return (Link("Home", addresses.HOME), *steps)


LOTS = Link("Types of support", addresses.LOTS)
AREAS = Link("Areas", addresses.AREAS)
PROVIDERS = Link("Providers", addresses.PROVIDERS)
SERVICES = Link("All services", addresses.SERVICES)
DATA = Link("Use this data", addresses.DATA)
EASY_READ = Link("Easy Read", addresses.EASY_READ)
JOIN = Link("Join the framework", addresses.JOIN)
CRITERIA = Link("Every entry criterion", addresses.CRITERIA)
UPDATE = Link("Tell us about your places", addresses.UPDATE)
PAYING = Link("What you may have to pay", addresses.PAYING)
JOIN_AS_PROVIDER = Link("How to join as a provider", addresses.JOIN)
