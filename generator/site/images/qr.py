"""A QR code for each listed service: from a printed page, a telephone's camera leads to its own page."""

import io
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from urllib.parse import urljoin

import segno

from generator.publication import Publication
from generator.site import addresses

# Any mask makes a code that can be read. Trying all eight for the evenest
# pattern takes three times as long.
_MASK = 3

# From so many on, drawing is worth a process of its own beside the writing of the pages.
_MANY = 1_000


def begin(publication: Publication, site_url: str) -> Callable[[], dict[str, bytes]]:
    """Begin to draw a picture for each listed service; what comes back waits and gives them by path.

    There are none where the site has no address of its own.
    """
    wanted = [
        (addresses.service_qr(service.id), urljoin(site_url, addresses.service(service.id)))
        for service in (publication.services.values() if site_url else ())
    ]
    if len(wanted) < _MANY:
        return partial(_drawn, wanted)
    pool = ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn"))
    drawn = pool.submit(_drawn, wanted)
    pool.shutdown(wait=False)
    return drawn.result


def _drawn(wanted: Sequence[tuple[str, str]]) -> dict[str, bytes]:
    return {path: picture(text) for path, text in wanted}


def picture(text: str) -> bytes:
    """The code as SVG, black on white also where the page is dark, with the quiet margin of ISO/IEC 18004.

    A sixth of it may be soiled or folded (error correction level M).
    """
    code = segno.make(text, error="m", micro=False, mask=_MASK, boost_error=False)
    svg = io.BytesIO()
    code.save(svg, kind="svg", xmldecl=False, omitsize=True, border=4, dark="#000", light="#fff")
    return svg.getvalue()
