"""Every page of the demonstration, the templates' own sentences too, suits a reading age of 11."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import yaml

from generator.readability import AGE_ELEVEN, reading

ROOT = Path(__file__).parents[2]
FEWEST = 7  # words: a shorter line is a name, a label or a figure
# A guide for those who write tables, and a register of decisions.
NOT_PROSE = ("data/guide/", "governance/")
# The words that a licence asks for are not ours.
LICENCE = re.compile(r"^Contains OS data ©")
# Where a rule is written down: "Care Act 2014, sections 26 and 31".
CITATION = re.compile(
    r"\b(?:Act|Regulations|GDPR)\b.*\b(?:sections?|regulations?|articles?|Parts?) [\dIVX]"
)


class Prose(HTMLParser):
    """The sentences of a page's own part, each block of text on a line."""

    INLINE = frozenset({"a", "abbr", "b", "bdi", "code", "em", "i", "span", "strong", "time"})
    UNREAD = frozenset({"nav", "script", "style", "svg", "template"})

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._inside = False
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside |= tag == "main"
        self._unread += tag in self.UNREAD
        self.text += "" if tag in self.INLINE else "\n"

    def handle_endtag(self, tag: str) -> None:
        self._inside &= tag != "main"
        self._unread -= tag in self.UNREAD
        self.text += "" if tag in self.INLINE else "\n"

    def handle_data(self, data: str) -> None:
        if self._inside and not self._unread:
            self.text += re.sub(r"\s+", " ", data)

    def sentences(self) -> str:
        lines = (line.strip() for line in self.text.splitlines())
        return "\n".join(
            line
            for line in lines
            if len(line.split()) >= FEWEST
            and line.endswith((".", "?", "!"))
            and not CITATION.search(line)
            and not LICENCE.search(line)
        )


def test_every_page_suits_a_reading_age_of_eleven(site: Path) -> None:
    counts = yaml.safe_load((ROOT / "content" / "plain-words.yml").read_text("utf-8"))
    hard, read = {}, 0
    for path in sorted(site.rglob("index.html")):
        address = path.parent.relative_to(site).as_posix() + "/"
        if address in NOT_PROSE:
            continue
        prose = Prose()
        prose.feed(path.read_text("utf-8"))
        found = reading(prose.sentences(), counts)
        read += found.words
        if found.grade > AGE_ELEVEN:
            hard[address] = f"{found.grade:.1f}: {found.hardest}"
    assert read > 50_000, "the sentences were found"
    assert hard == {}
