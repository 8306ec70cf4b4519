"""What crawlers read: sitemap.xml (https://www.sitemaps.org/protocol.html) and robots.txt."""

from collections.abc import Sequence
from html import escape
from urllib.parse import urljoin


def files(public: Sequence[str], site_url: str, demonstration: bool) -> dict[str, str]:
    """robots.txt always; sitemap.xml where the site has an address of its own and real data.

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
