"""The compare page: what it says before the chosen services are shown side by side."""

from dataclasses import dataclass

from generator.publication import Publication
from generator.site import addresses
from generator.site.pages import shortlist
from generator.site.parts import links
from generator.site.parts.links import Link
from generator.site.parts.page import PageView

TITLE = "Compare services"
DESCRIPTION = "The services on your shortlist side by side, with what differs between them marked."


@dataclass(frozen=True, slots=True)
class CompareView(PageView):
    """The compare page."""

    shortlist: Link
    browse: tuple[Link, ...]


def view(_: Publication) -> CompareView:
    """The page, the same for everybody."""
    own = Link(shortlist.TITLE, addresses.SHORTLIST)
    return CompareView(
        title=TITLE,
        description=DESCRIPTION,
        crumbs=links.crumbs(own),
        shortlist=own,
        browse=shortlist.BROWSE,
    )
