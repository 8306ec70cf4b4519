"""The open data: one module a format. What is published here is what the pages say, from the same records."""

from collections.abc import Sequence

from generator.config import BROWSER_SCHEMAS, SCHEMAS
from generator.publication import Publication
from generator.site.browser import service_list, vocabulary
from generator.site.data import sitemap, tables


def files(publication: Publication, public: Sequence[str], site_url: str) -> dict[str, str | bytes]:
    """Every file of the open data, by its path below the site's root.

    Args:
        public: the addresses that search engines may know.
        site_url: where the site is public, or "" where that is not known.
    """
    return {
        **{f"schemas/{path.name}": path.read_bytes() for path in sorted(SCHEMAS.glob("*.json"))},
        **{
            f"schemas/browser/{path.name}": path.read_bytes()
            for path in sorted(BROWSER_SCHEMAS.glob("*.json"))
        },
        **tables.files(publication),
        **tables.wanted(publication),
        **tables.decisions(publication),
        **service_list.files(publication),
        **vocabulary.files(publication),
        **sitemap.files(public, site_url, publication.framework.demonstration),
    }
