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
EASY_READ = "easy-read/"
SHORTLIST = "shortlist/"
COMPARE = "compare/"
MATCH = "match/"

# What the browser reads to match needs to services.
SERVICES_JSON = "find/services.json"
# What people call things, and which page each result of the search index is.
WORDS_JSON = "find/words.json"
HITS_JSON = "find/hits.json"

JOIN = "join/"

# Prose pages of content/ that record pages lead to.
FEEDBACK = "feedback/"
HOW_WE_CHECK = "how-we-check/"
DATA = "data/"
DATA_GUIDE = "data/guide/"

# How the framework is looked after.
FEEDBACK_FORM = "feedback/form/"
WHERE_WANTED = "join/where-wanted/"
WHERE_WANTED_FORM = "join/where-wanted/form/"
WANTED_CSV = "data/where-wanted.csv"
GOVERNANCE = "governance/"


def service(service_id: str) -> str:
    """The page of a service."""
    return f"services/{service_id}/"


def service_qr(service_id: str) -> str:
    """The QR code that leads to the page of a service."""
    return f"services/{service_id}/qr.svg"


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


def easy_read(page_id: str) -> str:
    """A page in Easy Read: of a lot, or of choosing, of feedback, of the framework."""
    return f"easy-read/{page_id}/"


def join_lot(lot_id: str) -> str:
    """What a provider needs to know to join a lot."""
    return f"join/{lot_id}/"


def self_check(lot_id: str) -> str:
    """The page on which a provider checks whether it is ready for a lot."""
    return f"join/{lot_id}/check/"


def starter_pack(lot_id: str) -> str:
    """The file with all that a provider fills in to join a lot."""
    return f"join/{lot_id}/starter-pack.zip"


def workbook(lot_id: str) -> str:
    """The same as an Excel workbook."""
    return f"join/{lot_id}/workbook.xlsx"


def criterion(criterion_id: str) -> str:
    """The page of an entry criterion, whichever lots ask it."""
    return f"join/criteria/{criterion_id}/"


def prose(source: str) -> str:
    """Where the page of a Markdown file stands: "privacy/" for "privacy.md", "" for "index.md"."""
    path = source.removesuffix(".md")
    folder, _, name = path.rpartition("/")
    if name in {"index", "README"}:
        return f"{folder}/" if folder else HOME
    return f"{path}/"


def photo(photo_id: str, width: int, ending: str) -> str:
    """A service's picture at a width in pixels, as "webp" or "jpg"."""
    return f"assets/photos/{photo_id}-{width}.{ending}"


def placard(name: str) -> str:
    """The picture that stands beside a link to the site, or to a page about a lot, in a message."""
    return f"assets/share/{name}.png"


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
