"""What the site has beside its pages, said once: the files that somebody may link to, and where nothing else may stand.

The former are permanent once published, as the pages are.
"""

import re
from typing import Final

from generator.config import BROWSER_SCHEMAS, SCHEMAS
from generator.frame.pouring import FOLDER
from generator.publication import Publication
from generator.site import addresses
from generator.site.parts import share

FILLED: Final = (
    *("assets/images/favicon.png", "assets/photos/", "assets/site/", "assets/stylesheets/"),
    *("pagefind/", "postcodes/"),
)
"""Where files stand whose names nobody knows before the build."""

# The build's own folders, files with its own endings and what is below them, and the frame's pages.
_MADE: Final = re.compile(
    rf"{'|'.join(FILLED)}|(assets/(javascripts|share)|schemas|search|404)/"
    r"|(.*/)?[^/]+\.(css|csv|html|js|json|svg|txt|webmanifest|xlsx|xml|zip)/"
    rf"|(.*/)?{FOLDER}/"
)


def is_made(address: str) -> bool:
    """Whether the build has, or may have, files of its own there or above: no page, picture or redirect can be."""
    return _MADE.match(address) is not None


def standing(publication: Publication) -> frozenset[str]:
    """The address of each file: the open data, its schemas, codes for posters, pictures of words, and the packs to join with."""
    joinable = publication.preparable_lots
    return frozenset(
        {
            *(f"schemas/{path.name}" for path in SCHEMAS.glob("*.json")),
            *(f"schemas/browser/{path.name}" for path in BROWSER_SCHEMAS.glob("*.json")),
            *(addresses.table(name) for name in addresses.TABLES),
            addresses.DECISIONS_CSV,
            addresses.WANTED_CSV,
            *(image.address for image in share.images(publication)),
            *(addresses.service_qr(service) for service in publication.services),
            *(addresses.starter_pack(lot.id) for lot in joinable),
            *(addresses.workbook(lot.id) for lot in joinable),
        }
    )
