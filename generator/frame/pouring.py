"""Splits rendered empty pages into frames, and pours record pages into them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin

from markupsafe import escape

from generator import address as addresses
from generator.frame import staging
from generator.frame.engine import FrameFailure

_HOME: Final = ""

DEEPEST: Final = 3
"""How many folders below the root a record page may stand."""

FOLDER: Final = "fd-frame"
"""Stands for any folder below a section."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A rendered page: its fixed parts, and between each two the slot that stands there."""

    parts: tuple[str, ...]
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames for record pages, and the prose pages that are already written.

    Attributes:
        prose: the addresses of the prose pages, in order.
        site_url: where the site will be public, or "" where that is not said.
        sections: the first folders that the navigation marks: "lots/".
        picture: the address and the words of the picture that stands beside a link to the site.
        frames: the address of each empty page → its frame.
    """

    prose: tuple[str, ...]
    site_url: str
    picture: tuple[str, str]
    sections: frozenset[str]
    frames: Mapping[str, Frame]

    def pour(
        self,
        address: str,
        title: str,
        description: str,
        indexed: bool,
        body: str,
        *,
        picture: tuple[str, str] | None = None,
        head: str = "",
    ) -> str:
        """The whole page: `body` (HTML, as it is) in the frame for its address.

        Args:
            address: of the page, at most three folders deep.
            title: plain text; escaped here, as is the description.
            indexed: False asks search engines to stay away. While the data is
                a demonstration, every page does.
            picture: what stands beside a link to the page: its address and what
                it shows. The site's own where None.
            head: more for the page's head (HTML, as it is).

        Raises:
            KeyError: the address is deeper than any frame.
        """
        frame = self.frames[_frame_address(address, self.sections)]
        image, words = picture or self.picture
        poured = {
            "title": str(escape(title)),
            "description": str(escape(description)),
            "robots": "" if indexed else _robots_tag("noindex"),
            **_of_address(self.site_url, address),
            "picture": str(escape(image)),
            "picture_words": str(escape(words)),
            "head": f"\n    {head}" if head else "",
            "body": body,
        }
        pieces = [frame.parts[0]]
        for slot, part in zip(frame.slots, frame.parts[1:], strict=True):
            pieces += (poured[slot], part)
        return "".join(pieces)


def frame_addresses(sections: frozenset[str]) -> Iterator[str]:
    """One frame for each depth in each section (which the navigation marks), and elsewhere."""
    yield _HOME
    for first in sorted(sections | {FOLDER + "/"}):
        for deeper in range(DEEPEST):
            yield first + (FOLDER + "/") * deeper


def _frame_address(address: str, sections: frozenset[str]) -> str:
    depth = addresses.depth(address)
    if depth == 0:
        return _HOME
    first = address[: address.index("/") + 1]
    return (first if first in sections else FOLDER + "/") + (FOLDER + "/") * (depth - 1)


def split(text: str, address: str, site_url: str) -> Frame:
    """A rendered empty page, split at its marks.

    Raises:
        FrameFailure: the page does not show its content, or more than once.
    """
    marks = {
        "title": staging.TITLE,
        "description": staging.DESCRIPTION,
        "robots": _robots_tag(staging.ROBOTS),
        **_of_address(site_url, address),
        "picture": staging.PICTURE,
        "picture_words": staging.PICTURE_WORDS,
        "head": f"\n    {staging.HEAD}",
        "body": f"<p>{staging.BODY}</p>",
    }
    slots = {mark: slot for slot, mark in marks.items() if mark}
    pieces = re.split(f"({'|'.join(map(re.escape, slots))})", text)
    frame = Frame(tuple(pieces[::2]), tuple(slots[mark] for mark in pieces[1::2]))
    if frame.slots.count("body") != 1:
        raise FrameFailure("the theme's main.html must show the page's content once")
    return frame


def _robots_tag(value: str) -> str:
    return f'\n    <meta name="robots" content="{value}">'


def _of_address(site_url: str, address: str) -> dict[str, str]:
    """What the frame says of the page's own address, by its slot: "" where the site has none."""
    where = escape(urljoin(site_url, address))
    line = '<p class="fd-footer__small fd-footer__address">This page on the website: '
    slots = {
        "canonical": f'\n    <link rel="canonical" href="{where}">',
        "address": f"\n        {line}{where}</p>",
        "url": f'\n    <meta property="og:url" content="{where}">',
    }
    return slots if site_url else dict.fromkeys(slots, "")
