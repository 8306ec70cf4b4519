"""What Markdown means here: one set of rules for packages, lots, settings and prose pages.

CommonMark and tables (GFM), with three things as people write them who paste
from a word processor: a year at the beginning of a line is no step of a list,
items bear the numbers that are written, and bullets are bullets. Indented text
is text, never code.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from html import unescape
from itertools import count, pairwise
from typing import Final
from unicodedata import normalize

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

# What a line may begin with, and what CommonMark is given instead.
_MENDS: Final = tuple(
    (re.compile(pattern, re.MULTILINE), instead)
    for pattern, instead in (
        (r"^([ \t]*)[•▪◦‣●○■·\uf0a7\uf0b7]\s+(?=\S)", r"\1- "),  # bullets of word processors
        (r"^([ \t]*(?:[-*+]|\d{1,2}[.)]))\xa0", r"\1 "),
        (r"^(\d{3,9}[.)]\s.*)\n(?=\d{3,9}[.)]\s)", "\\1\\\\\n"),  # years keep their lines
        (r"^([ \t>]*(?:[-*+] +)?\d{3,9})([.)])(?=\s|$)", r"\1\\\2"),  # a year is no step
        (r"^([ \t]*)>(?=\d)", r"\1\\>"),  # >65 is no quotation
    )
)
_NOTE: Final = re.compile(r'!!! ?(?:([a-z-]+(?: +[a-z-]+)*) +"(.*?)"|([a-z-]+)) *$')
# One line that is its own text: no sign in it means anything, wherever it stands.
_BARE: Final = re.compile(r"[A-Za-z](?:[A-Za-z0-9 ,.;:?'’/£%()-]*[A-Za-z0-9,.;:?'’/£%()-])?")
_TARGET: Final = re.compile(r"""\b(?:href|src)\s*=\s*["']([^"']*)["']""", re.IGNORECASE)
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_NAMED: Final = re.compile(r"""\b(?:id|name)\s*=\s*["']?([\w-]+)|\{:?[^}\n]*#([\w-]+)""")
_ATTRIBUTES: Final = re.compile(r"\{:? *(?:[.#][\w-]|[\w-]+=)[^}\n]*\}")


@cache
def parser(*, page: bool = False, judged: bool = False) -> MarkdownIt:
    """The parser.

    Args:
        page: for the council's own pages, where HTML, images and fenced code may stand as well.
        judged: for the rules: HTML, images and dangerous links are seen as what they are.
    """
    made = MarkdownIt("commonmark", {"html": page or judged, "maxNesting": 100}).enable("table")
    # Nothing here is a heading for what stands below it, nor vanishes as the address of a link.
    made.disable(["code", "lheading", "reference"])
    if not page:
        made.disable(["fence"] if judged else ["fence", "image"])
    made.core.ruler.after("normalize", "as_meant", _as_meant)
    made.core.ruler.after("block", "as_numbered", _as_numbered)
    made.block.ruler.before("heading", "note", _note, {"alt": ["paragraph", "blockquote", "list"]})
    if judged:
        made.validateLink = lambda url: True  # type: ignore[method-assign]
    return made


def lines(markdown: str, *, page: bool = False) -> Iterator[str]:
    """Each line that is shown, of paragraphs, headings, items and cells, as plain text."""
    if _BARE.fullmatch(markdown):  # as most texts are, which then need no parser
        yield markdown
        return
    for token in _parsed(markdown, page):
        if token.type == "inline":
            line = "".join(map(_plain, token.children or ()))
            yield _ATTRIBUTES.sub("", line) if page else line


def links(page: str) -> Iterator[tuple[int, str]]:
    """The line (from 1) and the target of each link and image of a page of the council's own."""
    for token in _parsed(page, True):
        for each in (token, *(token.children or ())):
            line = (token.map[0] if token.map else 0) + 1
            if target := each.attrGet("href") or each.attrGet("src"):
                yield line, str(target)
            if each.type in ("html_block", "html_inline"):
                yield from (
                    (line, unescape(escaped))
                    for escaped in _TARGET.findall(_COMMENT.sub("", each.content))
                )


def anchors(page: str) -> frozenset[str]:
    """What a link can lead to within a page of the council's own: headings, and what is given a name."""
    tokens = _parsed(page, True)
    made = {name for token in tokens for groups in _NAMED.findall(token.content) for name in groups}
    for before, token in pairwise(tokens):
        children = token.children or ()
        texts = [child.content for child in children if child.type == "text"]
        if before.type == "heading_open" and not any(map(_NAMED.search, texts)):
            attributes = next(filter(None, map(_ATTRIBUTES.search, texts)), None)
            words = "".join(map(_plain, children)).removesuffix(attributes[0] if attributes else "")
            made.add(next(name for name in _names(words) if name not in made))
    return frozenset(made)


def _names(heading: str) -> Iterator[str]:
    """What Python-Markdown calls a heading, and then what it calls another of the same words.

    Its own function takes longer to import than all pages take to be checked.
    """
    plain = normalize("NFKD", heading).encode("ascii", "ignore").decode()
    name = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
    yield from ([name] if name else [])
    yield from (f"{name}_{number}" for number in count(1))


@lru_cache(maxsize=64)
def _parsed(markdown: str, page: bool) -> tuple[Token, ...]:
    return tuple(parser(page=page).parse(markdown))


def _plain(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " " if token.type == "softbreak" else "\n"
    return token.content if token.type in ("text", "code_inline") else ""


def _as_meant(state: StateCore) -> None:
    for pattern, instead in _MENDS:
        state.src = pattern.sub(instead, state.src)


def _as_numbered(state: StateCore) -> None:
    """Give items the numbers that are written, unless all bear the same: then they are counted."""
    lists: list[list[Token]] = []
    for token in state.tokens:
        token.attrs.pop("style", None)  # of a table's cells; the site allows none
        if token.type == "ordered_list_open":
            lists.append([])
        elif token.type == "list_item_open" and token.info:
            lists[-1].append(token)
        elif token.type == "ordered_list_close":
            items = lists.pop()
            numbers = [int(item.info) for item in items]
            for item, number, last in zip(items[1:], numbers[1:], numbers, strict=False):
                if number != last + 1 and len(set(numbers)) > 1:
                    item.attrs["value"] = number


def _note(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`!!! kind "Title"` and what is indented below it, as Python-Markdown writes an admonition."""
    at = state.bMarks[start] + state.tShift[start]
    match = _NOTE.match(state.src[at : state.eMarks[start]])
    if not match or silent:
        return bool(match)
    last = start + 1
    while last < end and (state.isEmpty(last) or state.sCount[last] >= state.blkIndent + 4):
        last += 1
    kind, title = match[1] or match[3], match[2]
    state.push("note_open", "div", 1).attrs = {"class": f"admonition {kind}"}
    if title != "":
        state.push("paragraph_open", "p", 1).attrs = {"class": "admonition-title"}
        token = state.push("inline", "", 0)
        token.content, token.map, token.children = title or kind.capitalize(), [start, last], []
        state.push("paragraph_close", "p", -1)
    before = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = "note", last, state.blkIndent + 4
    state.md.block.tokenize(state, start + 1, last)
    state.parentType, state.lineMax, state.blkIndent = before
    state.push("note_close", "div", -1)
    state.line = last
    return True
