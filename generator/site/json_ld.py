"""What views say in the words of schema.org → JSON-LD, for the head of a page."""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import urljoin

from generator import address as addresses
from generator.site.parts.linked_data import Address, Thing

_CONTEXT = "https://schema.org"

# So that no text can end the element, or begin another. JSON reads each as what it was.
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def element(things: Sequence[Thing], address: str, site_url: str) -> str:
    """The element that holds the things, "" where there are none.

    Args:
        things: in the order in which they are said.
        address: of the page, from which links lead where the site's own address is not known.
        site_url: where the site is public, or "".
    """
    if not things:
        return ""

    def plain(value: object) -> Any:
        if isinstance(value, Address):
            if site_url:
                return urljoin(site_url, value.below)
            return addresses.relative(value.below, address)
        raise TypeError(f"{type(value).__name__} has no JSON")

    graph: Any = {"@context": _CONTEXT}
    graph |= things[0] if len(things) == 1 else {"@graph": list(things)}
    text = json.dumps(graph, default=plain, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{text.translate(_ESCAPES)}</script>'
