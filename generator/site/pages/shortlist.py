"""The shortlist and the compare page: what they say before the visitor's own list, which stays in their browser, is shown."""

from dataclasses import dataclass

from generator.publication import Publication
from generator.site import addresses
from generator.site.parts import links
from generator.site.parts.links import Link
from generator.site.parts.page import PageView

_OWN = Link("Your shortlist", addresses.SHORTLIST)

BROWSE = (Link("Find support", addresses.FIND), links.SERVICES, links.LOTS, links.AREAS)
"""The ways to services, for a list that is empty or cannot be shown."""


@dataclass(frozen=True, slots=True)
class ShortlistView(PageView):
    """The shortlist page."""

    compare: Link
    match: Link
    browse: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CompareView(PageView):
    """The compare page."""

    shortlist: Link
    browse: tuple[Link, ...]


def view(_: Publication) -> ShortlistView:
    """The shortlist, the same for everybody."""
    return ShortlistView(
        title=_OWN.text,
        description="The services that you have put aside: read them together, compare them, print them, or send the list to somebody.",
        compare=Link("Compare them side by side", addresses.COMPARE),
        match=Link("Match needs to services", addresses.MATCH),
        browse=BROWSE,
    )


def view_compared(_: Publication) -> CompareView:
    """What compares them, the same for everybody."""
    return CompareView(
        title="Compare services",
        description="The services on your shortlist side by side: what differs between them first, then what is the same.",
        crumbs=links.crumbs(_OWN),
        shortlist=_OWN,
        browse=BROWSE,
    )
