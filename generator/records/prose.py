"""The council's own pages of text: as they are written, and as the navigation names them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from generator.problem import Place

FRONT_MATTER: Final = re.compile(r"\A-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
"""What MkDocs takes for a page's settings, at its beginning."""

IMAGES: Final = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".ico"})
"""The endings of what is published from content/ beside the pages."""


@dataclass(frozen=True, slots=True)
class SiteLink:
    """A link that the council wrote.

    Attributes:
        target: an address of this site or of another, or a prose page's file ("about.md").
        place: where it is written.
        page: the prose page in which it stands, by its path below content/; "" for settings.
    """

    target: str
    place: Place
    page: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """What content/ holds for the public to read.

    Attributes:
        pages: path below content/ → Markdown.
        images: paths below content/.
        navigation: what the navigation in mkdocs.yml leads to.
        ways: what the pages say, in front of their text, that they stand below.
        drafts: where a page says that the council has not settled it yet.
        site_url: where the site is public, or "" where mkdocs.yml does not say.
    """

    pages: Mapping[str, str] = field(default_factory=dict)
    images: frozenset[str] = frozenset()
    navigation: tuple[SiteLink, ...] = ()
    ways: tuple[SiteLink, ...] = ()
    drafts: tuple[Place, ...] = ()
    site_url: str = ""

    def public(self, address: str) -> str:
        """The whole of an address of the site, as it may stand in a letter; "" where the site's own is not known."""
        return f"{self.site_url.rstrip('/')}/{address}" if self.site_url else ""
