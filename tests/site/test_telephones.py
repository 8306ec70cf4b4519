"""On no page of the built site does a telephone number stand in the text without a link that rings it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

# However it is written: 0 or +44 and nine or ten more digits.
NUMBER = re.compile(r"(?<![\w.,£/-])(?:\+44|\(?0)(?:[ ()-]{0,2}\d){9,11}(?![\w-])")
SHORT = re.compile(r"\b(?:ring|call|dial)\s+(?:999|1\d\d)\b", re.IGNORECASE)
# What is there to be copied, typed or read by programs.
APART = {"code", "pre", "textarea", "script", "style", "template", "title", "option"}
EMPTY = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Reader(HTMLParser):
    """Collects the numbers that stand in text, and how many links ring one."""

    def __init__(self) -> None:
        super().__init__()
        self.alone: list[str] = []
        self.links = 0
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        rings = (given.get("href") or "").startswith("tel:")
        printed = "fd-print-only" in (given.get("class") or "")
        self.links += rings
        if tag not in EMPTY:
            self._open.append((tag, rings or printed or tag in APART))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(apart for _, apart in self._open):
            self.alone += [found[0] for found in (*NUMBER.finditer(data), *SHORT.finditer(data))]


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


def test_every_number_can_be_pressed(site: Path) -> None:
    pages = {path.relative_to(site).as_posix(): path for path in site.rglob("*.html")}
    readers = {name: read(path.read_text(encoding="utf-8")) for name, path in pages.items()}
    alone = {name: reader.alone for name, reader in readers.items()}
    # A made-up reference of a notice has nothing but noughts.
    assert {name: each for name, each in alone.items() if set("".join(each)) - set(" 0-")} == {}
    assert all(readers[f"{page}/index.html"].links > 1 for page in ("about", "feedback"))


def test_the_test_would_see_one() -> None:
    assert read("<p>Ring 01632 960100 or <a href='tel:999'>999</a></p>").alone == ["01632 960100"]
    assert read("<p>Call\n999</p>").alone == ["Call\n999"]
