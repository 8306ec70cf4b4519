"""The shortlist page: what it says before the visitor's own list, which stays in their browser, is shown."""

from dataclasses import dataclass

from generator.publication import Publication
from generator.site import addresses
from generator.site.parts import links
from generator.site.parts.links import Link
from generator.site.parts.page import PageView

TITLE = "Your shortlist"
DESCRIPTION = (
    "The services that you have put aside: read them together, compare them, print them, "
    "or send the list to somebody."
)

BROWSE = (
    Link("Find support", addresses.FIND),
    Link("All services", addresses.SERVICES),
    Link("Types of support", addresses.LOTS),
    Link("Areas", addresses.AREAS),
)
"""The ways to services, for a list that is empty or cannot be shown."""


@dataclass(frozen=True, slots=True)
class ShortlistView(PageView):
    """The shortlist page."""

    compare: Link
    match: Link
    browse: tuple[Link, ...]


def view(_: Publication) -> ShortlistView:
    """The page, the same for everybody."""
    return ShortlistView(
        title=TITLE,
        description=DESCRIPTION,
        crumbs=links.crumbs(),
        compare=Link("Compare them side by side", addresses.COMPARE),
        match=Link("Match needs to services", addresses.MATCH),
        browse=BROWSE,
    )
