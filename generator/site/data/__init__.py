"""The open data: one module a format. What is published here is what the pages say, from the same records."""

from __future__ import annotations

from collections.abc import Sequence

from generator.config import SCHEMAS
from generator.publication.listing import Listing
from generator.records import Directory
from generator.site.browser import service_list, vocabulary
from generator.site.data import sitemap, tables, wanted


def files(
    directory: Directory, listing: Listing, public: Sequence[str], site_url: str
) -> dict[str, str | bytes]:
    """Every file of the open data, by its path below the site's root.

    Args:
        directory: the records.
        listing: who may be listed.
        public: the addresses that search engines may know.
        site_url: where the site is public, or "" where that is not known.
    """
    schemas = {f"schemas/{path.name}": path.read_bytes() for path in sorted(SCHEMAS.glob("*.json"))}
    return {
        **schemas,
        **tables.files(directory, listing),
        **wanted.files(directory, listing),
        **service_list.files(directory, listing),
        **vocabulary.files(directory, listing),
        **sitemap.files(public, site_url, directory.framework.demonstration),
    }
