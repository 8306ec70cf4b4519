"""Ids → addresses: the one place that knows where each page stands. All permanent once published.

An address is the path below the site's root, with no leading slash and with a
trailing one ("services/meadow-view/"), or a file ("404.html"); the home page
is "".
"""

from __future__ import annotations

HOME = ""
FIND = "find/"
SERVICES = "services/"
PROVIDERS = "providers/"
LOTS = "lots/"
AREAS = "areas/"
A_TO_Z = "a-z/"

# Prose pages of content/ that record pages lead to.
JOIN = "join/"
FEEDBACK = "feedback/"
DATA = "data/"
DATA_GUIDE = "data/guide/"


def service(service_id: str) -> str:
    """The page of a service."""
    return f"services/{service_id}/"


def provider(provider_id: str) -> str:
    """The page of a provider."""
    return f"providers/{provider_id}/"


def lot(lot_id: str) -> str:
    """The page of a lot, which the public reads as a type of support."""
    return f"lots/{lot_id}/"


def area(area_id: str) -> str:
    """The page of an area."""
    return f"areas/{area_id}/"


def lot_in_area(lot_id: str, area_id: str) -> str:
    """The page of one type of support in one area."""
    return f"lots/{lot_id}/{area_id}/"


def depth(address: str) -> int:
    """How many folders below the root the address stands."""
    return address.count("/")


def to_root(address: str) -> str:
    """The relative way from the address to the root: "../../", or "./" at the root itself."""
    return "../" * depth(address) or "./"


def relative(address: str, source: str) -> str:
    """The link from the page at `source` to `address`, which may carry a fragment or a query."""
    return to_root(source) + address


def output_path(address: str) -> str:
    """The file, below the output folder, that a static server gives for the address."""
    return address + "index.html" if address == "" or address.endswith("/") else address
