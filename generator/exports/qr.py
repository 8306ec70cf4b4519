"""A QR code for each listed service: from a printed page, a telephone's camera leads to its own page."""

from __future__ import annotations

import io
from urllib.parse import urljoin

import segno

from generator import addresses
from generator.listing import Listing
from generator.model import Directory

# Any mask makes a code that can be read. Trying all eight for the evenest
# pattern takes three times as long.
_MASK = 3


def files(directory: Directory, listing: Listing, site_url: str) -> dict[str, bytes]:
    """An SVG picture for each listed service, by path; none where the site has no address of its own."""
    if not site_url:
        return {}
    return {
        addresses.service_qr(service.id): picture(urljoin(site_url, addresses.service(service.id)))
        for service in listing.services(directory)
    }


def picture(text: str) -> bytes:
    """The code as SVG, black on white also where the page is dark, with the quiet margin of ISO/IEC 18004.

    A sixth of it may be soiled or folded (error correction level M).
    """
    code = segno.make(text, error="m", micro=False, mask=_MASK, boost_error=False)
    svg = io.BytesIO()
    code.save(svg, kind="svg", xmldecl=False, omitsize=True, border=4, dark="#000", light="#fff")
    return svg.getvalue()
