"""The open data, and what crawlers read. What is published here is what the pages say, from the same records."""

from collections.abc import Sequence
from urllib.parse import urljoin
from xml.sax.saxutils import escape

from generator.config import SCHEMAS
from generator.publication import Publication
from generator.site.browser import service_list, vocabulary
from generator.site.data import tables


def files(publication: Publication, public: Sequence[str], site_url: str) -> dict[str, str | bytes]:
    """Every file of the open data, by its path below the site's root.

    Args:
        public: the addresses that search engines may know.
        site_url: where the site is public, or "" where that is not known.
    """
    return {
        **{f"schemas/{path.name}": path.read_bytes() for path in sorted(SCHEMAS.glob("*.json"))},
        **tables.files(publication),
        **tables.wanted(publication),
        **service_list.files(publication),
        **vocabulary.files(publication),
        **_for_crawlers(public, site_url, publication.framework.demonstration),
    }


def _for_crawlers(public: Sequence[str], site_url: str, demonstration: bool) -> dict[str, str]:
    """robots.txt always; sitemap.xml (https://www.sitemaps.org/protocol.html) where the site has an address of its own and real data.

    A demonstration is not barred in robots.txt: a crawler that may not read a
    page cannot see that the page asks to stay out of its index.
    """
    if demonstration or not site_url:
        return {"robots.txt": "User-agent: *\nAllow: /\n"}
    entries = "".join(
        f"  <url><loc>{escape(urljoin(site_url, address))}</loc></url>\n"
        for address in sorted(public)
    )
    return {
        "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {urljoin(site_url, 'sitemap.xml')}\n",
        "sitemap.xml": (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
            f"{entries}</urlset>\n"
        ),
    }
