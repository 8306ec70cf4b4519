"""The first search of a visitor's phone, from an empty cache to the first result that stands on the page.

The phone and its network are Lighthouse's: a processor four times slower than this machine's, and
"slow 4G". Lighthouse knows the network in two ways, and both are measured: as figures of the line
(150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up), and as Chromium has to be told to come
near to them, since it slows requests and not packets (562.5 ms before each answer, nine tenths of
the rates). https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page

from tests.serving import on_the_wire

ADDRESS = "find/?q=dementia"
SLOWER = 4  # times, of the processor
PHONE: Mapping[str, Any] = {
    "viewport": {"width": 412, "height": 823},
    "device_scale_factor": 1.75,
    "is_mobile": True,
    "has_touch": True,
}
_KILOBIT = 1000 / 8  # bytes


@dataclass(frozen=True, slots=True)
class Network:
    """How slow it is: milliseconds before each answer, kbit/s down and up."""

    latency: float
    down: float
    up: float


LINE = Network(150, 1638.4, 750)
AS_TOLD = Network(562.5, 1474.56, 675)

# When the first result can be seen, in milliseconds from the start of the navigation.
_WATCH = """window.firstResult = new Promise(seen => {
  const look = () => {
    if (document.querySelector("#results h3 a")?.checkVisibility()) seen(performance.now());
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})"""


@dataclass(frozen=True, slots=True)
class Visit:
    """One first search.

    Attributes:
        seconds: until the first result stood on the page.
        requests: how many, with those that came after.
        size: of all that was loaded, in bytes on the wire, without heads.
    """

    seconds: float
    requests: int
    size: int


def visit(browser: Browser, url: str, site: Path, network: Network) -> Visit:
    """Open the find page with a question in its address, as a phone that has never been there.

    Args:
        url: where `site` is served compressed.
    """
    context = browser.new_context(**PHONE)
    page = context.new_page()
    _slow_down(page, network)
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    page.add_init_script(_WATCH)
    page.goto(url + ADDRESS, wait_until="commit")
    milliseconds: float = page.evaluate("() => window.firstResult")
    page.wait_for_load_state("networkidle")
    context.close()
    paths = (site / unquote(urlsplit(address).path).lstrip("/") for address in addresses)
    files = [path / "index.html" if path.is_dir() else path for path in paths]
    return Visit(milliseconds / 1000, len(files), sum(map(on_the_wire, files)))


def _slow_down(page: Page, network: Network) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    devtools.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": network.latency,
            "downloadThroughput": network.down * _KILOBIT,
            "uploadThroughput": network.up * _KILOBIT,
        },
    )
