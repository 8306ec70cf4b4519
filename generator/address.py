"""What an address is: the way to a page or file of the site, from its root.

An address is the path below the site's root, with no leading slash and with a
trailing one ("services/meadow-view/"), or a file ("404.html"); the home page
is "". Which addresses there are, `generator.site.routes` says.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pattern:
    """The form of the addresses of one kind: "lots/{}/{}/" with an id for each {}."""

    form: str

    def __call__(self, *ids: str) -> str:
        """The address of these ids."""
        return self.form.format(*ids)

    def fits(self, address: str) -> bool:
        """Whether the address has this form."""
        form = re.escape(self.form).replace(r"\{\}", "[^/]+")
        return re.fullmatch(form, address) is not None


def prose(source: str) -> str:
    """Where the page of a Markdown file stands: "privacy/" for "privacy.md", "" for "index.md"."""
    path = source.removesuffix(".md")
    folder, _, name = path.rpartition("/")
    if name in {"index", "README"}:
        return f"{folder}/" if folder else ""
    return f"{path}/"


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
