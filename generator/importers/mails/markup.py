"""A mail in HTML → the lines that a reader sees, tables as rows with tabs, quoted text marked with ">".

nh3 (ammonia) makes whatever was sent well-formed first, as a browser would see it.
"""

import re
from html.parser import HTMLParser
from typing import Final

import nh3

from generator.importers.mails.letters import STRUCK
from generator.importers.mails.words import listed

MAX_TAGS = 30_000
MAX_NESTED = 250
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_VOID: Final = frozenset(listed("br hr img meta link input col area base wbr"))
_ALONE: Final = _VOID | frozenset(listed("p li td tr th dt dd option"))  # often left open
_LINES_IN_A_CELL: Final = 2
_BLOCKS: Final = frozenset(
    listed(
        "p div li ul ol h1 h2 h3 h4 h5 h6 pre address section article header footer center dl dt dd table tr blockquote"
    )
)
_CELLS: Final = frozenset({"td", "th"})
_UNSEEN: Final = frozenset({"title", "head"})
_STRUCK: Final = frozenset({"s", "strike", "del"})
_HIDDEN: Final = re.compile(
    r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|font-size\s{0,3}:\s{0,3}0(?:px|pt|em|%)?\s{0,3}(?:;|$|!)|mso-hide\s{0,3}:\s{0,3}all",
    re.IGNORECASE,
)
_LINE_THROUGH: Final = re.compile(
    r"text-decoration[a-z-]{0,20}\s{0,3}:[^;]{0,60}line-through", re.IGNORECASE
)
# Of paragraphs that stand under one another without a blank line, as Outlook and Apple write them.
_CLOSE: Final = re.compile(
    r"Mso(?:Normal|ListParagraph|PlainText)|\bp1\b|margin(?:-bottom)?\s{0,3}:\s{0,3}0"
)
_KEPT: Final = {"*": {"style", "class", "type", "id"}}
_TAGS: Final = {*nh3.ALLOWED_TAGS, *_BLOCKS, *_STRUCK, "font", "br", "hr", "body"}


def too_much(html: str) -> bool:
    """Whether it has more tags, or tags in tags, than a mail that a person wrote."""
    depth = deepest = number = 0
    for match in _TAG.finditer(html):
        number += 1
        if match[2].lower() in _ALONE:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return number > MAX_TAGS or deepest > MAX_NESTED


def lines_of(html: str) -> str:
    """The text that a reader sees. Where something is struck through stands STRUCK."""
    clean = nh3.clean(html, tags=_TAGS, attributes=_KEPT, strip_comments=True, link_rel=None)
    reader = _SeenLines()
    reader.feed(clean)
    reader.close()
    return reader.text()


class _SeenLines(HTMLParser):
    """Reads well-formed HTML. A row of a table is gathered cell by cell, as it may stand for layout alone."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []  # of the cell that is open, or else of the mail
        self._outer: list[list[str]] = []  # the lines around each open cell
        self._rows: list[list[list[str]]] = []  # the cells of each open row
        self._line: list[str] = []
        self._open: list[tuple[str, str]] = []  # tag, and what it makes of its content
        self._quotes = 0
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS or tag in ("br", "hr"):
            self._break(blank=tag == "br")
        if tag == "hr":
            self._lines.append("_" * 20)
        if tag in _VOID:
            return
        effect = self._effect(tag, given)
        self._open.append((tag, effect))
        self._unseen += effect == "unseen"
        self._quotes += effect == "quote"
        if effect == "struck" and not self._unseen:
            self._line.append(STRUCK)
        if tag == "tr":
            self._rows.append([])
        elif tag in _CELLS:
            self._break()
            self._outer.append(self._lines)
            self._lines = []

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            opened, effect = self._open.pop()
            self._leave(opened, effect)
            if opened == tag:
                break

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            # In HTML a line's end is a blank.
            self._line.append(re.sub(r"[ \t\r\n\f]+", " ", data))

    def text(self) -> str:
        """All lines, each run of blank ones as one."""
        while self._open:
            self._leave(*self._open.pop())
        self._break()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self._lines))

    def _effect(self, tag: str, given: dict[str, str]) -> str:
        style = given.get("style", "")
        if tag in _UNSEEN or _HIDDEN.search(style):
            return "unseen"
        if tag in _STRUCK or _LINE_THROUGH.search(style):
            return "struck"
        if tag == "p" and not _CLOSE.search(f"{given.get('class', '')} {style}"):
            return "apart"
        named = f"{given.get('class', '')} {given.get('type', '')}".lower()
        is_quote = "cite" in named or "quote" in named or self._after_attribution()
        return "quote" if tag == "blockquote" and is_quote else ""

    def _after_attribution(self) -> bool:
        last = next((line for line in reversed(self._lines) if line.strip()), "")
        return last.rstrip().endswith(":")

    def _leave(self, tag: str, effect: str) -> None:
        if tag in _BLOCKS or tag in _CELLS:
            self._break(blank=tag == "p" and not "".join(self._line).strip())
        if effect == "apart":
            self._lines.append("")
        if tag in _CELLS and self._outer:
            cell, self._lines = self._lines, self._outer.pop()
            if self._rows:
                self._rows[-1].append(cell)
            else:
                self._lines += cell
        if tag == "tr" and self._rows:
            self._lines += _row(self._rows.pop())
        self._unseen -= effect == "unseen"
        self._quotes -= effect == "quote"

    def _break(self, *, blank: bool = False) -> None:
        """End the line; one without words stands only where a reader sees a blank one."""
        words = "".join(self._line).strip()
        self._line.clear()
        if words:
            self._lines.append("> " * min(self._quotes, 3) + words)
        elif blank:
            self._lines.append("")


def _row(cells: list[list[str]]) -> list[str]:
    """A row of several short cells in one line with tabs; of a table that is there for layout, its lines."""
    words = [[line for line in cell if line.strip()] for cell in cells]
    if len(cells) > 1 and all(len(lines) <= _LINES_IN_A_CELL for lines in words):
        return ["\t".join(" ".join(lines) for lines in words).rstrip("\t")]
    return [line for cell in cells for line in (*cell, "")]
