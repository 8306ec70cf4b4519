"""What Markdown means here: one set of rules for packages, lots, settings and prose pages.

CommonMark and tables (GFM), read as people write who paste from a word
processor or a message: a line is what it looks like, and no number, word or
line goes missing. Indented text is text, never code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

# What a line may begin with, and what CommonMark is given instead.
_MENDS: Final = (
    (
        re.compile(r"(?:[•▪◦‣●○■\uf0a7\uf0b7]\s*|·\s+)(?=\S)"),
        "- ",
    ),  # the bullets of word processors
    (re.compile(r"([-*+]|\d{1,9}[.)]|#{1,6})\xa0"), r"\1 "),
    (re.compile(r"(\d{3,9})([.)])(?=\s|$)"), r"\1\\\2"),  # a year; phones would cut "100." off
    (re.compile(r"(#{2,6})(?=[^\W\d_])"), r"\1 "),  # ##Heading; #one is a hashtag
    (re.compile(r"(?=#{1,6}[ \t]*$|>\d)"), r"\\"),  # no heading without words; >65 is no quotation
)
_RULE: Final = re.compile(r"([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_ITEM: Final = re.compile(r"(?:[-*+]|(\d{1,2})[.)])(?=[ \t]+\S)")
_NOTE: Final = re.compile(r'!!! ?(?:([a-z-]+(?: +[a-z-]+)*) +"(.*?)"|([a-z-]+)) *$')
_FENCE: Final = re.compile(r"\s*(`{3,}(?=[^`]*$)|~{3,})")
_NO_SENTENCE: Final = re.compile(r"#+\s|[^\w]*$")
# Lists that Markdown does not know: (a), iv), 1.Ring, and those with dashes.
_OWN_LINE: Final = re.compile(r"\(?(?:\d+|[A-Za-z]|[ivx]+)[.)]|[–—]\s")
_LEADS_IN: Final = re.compile(r"[^#>|!].*:")
_ATTRIBUTES: Final = re.compile(r"\{:? *(?:[.#][\w-]|[\w-]+=)[^}\n]*\}")
_DEFINITION: Final = re.compile(r"\[([^\]]+)\]:\s*(?=\S*(?:[:/#<]|\.\w))")


@cache
def parser(*, page: bool = False, judged: bool = False) -> MarkdownIt:
    """The parser.

    Args:
        page: for the council's own pages, where HTML, images and fenced code may stand as well.
        judged: for the rules: HTML, images and dangerous links are seen as what they are.
    """
    made = MarkdownIt("commonmark", {"html": page or judged, "maxNesting": 100}).enable("table")
    made.disable(["code"] if page else ["code", "fence"] if judged else ["code", "fence", "image"])
    made.core.ruler.after("normalize", "as_meant", _as_meant)
    made.core.ruler.after("block", "as_numbered", _as_numbered)
    made.core.ruler.after("block", "whole_rows", _whole_rows)
    made.block.ruler.at("reference", _definition)
    made.block.ruler.before("heading", "note", _note, {"alt": ["paragraph", "blockquote", "list"]})
    if judged:
        made.validateLink = lambda url: True  # type: ignore[method-assign]
    return made


def lines(markdown: str, *, page: bool = False) -> Iterator[str]:
    """Each line that is shown, of paragraphs, headings, items and cells, as plain text."""
    for token in parser(page=page).parse(markdown):
        if token.type == "inline":
            line = "".join(map(_plain, token.children or ()))
            yield _ATTRIBUTES.sub("", line) if page else line


def _plain(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " " if token.type == "softbreak" else "\n"
    return token.content if token.type in ("text", "code_inline") else ""


def _as_meant(state: StateCore) -> None:
    """Write the text as CommonMark has to be given it, line for line, so that places stay true.

    An item begins where a line looks like one. What stands two columns in from
    it belongs to it, however wide its number is.
    """
    lines = state.src.split("\n")
    fenced = _fenced(lines) if "fence" in state.md.get_active_rules()["block"] else frozenset()
    around: list[tuple[int, int]] = []  # of each item: its column as written, and its text's here
    before = ""
    for number, line in enumerate(lines):
        shown = line.lstrip(" \t\xa0")
        if number in fenced or not shown.strip():
            before = ""
            continue
        indent = line[: len(line) - len(shown)]
        column = len(indent.expandtabs(4))
        text = _mended(shown)
        item = None if before and _goes_on(around, column, text) else _item(text)
        if item or not before:
            while around and not _inside(around, column):
                around.pop()
        elif _keeps_its_line(shown, before):
            lines[number - 1] = lines[number - 1].rstrip(" \\") + "\\"
        elif not around and text.rstrip() in ("-", "--", "="):
            text = f"\\{text}"  # what is above is no heading
        if _inside(around, column):
            indent = " " * around[-1][1]
        elif item:
            indent = ""
        opens = item or _NOTE.match(text)
        lines[number] = _opened(around, column, indent, text) if opens else indent + text
        before = "" if _NO_SENTENCE.match(text) else shown.strip()
    state.src = "\n".join(lines)


def _fenced(lines: list[str]) -> frozenset[int]:
    """Which lines are code. A fence that nothing closes is made text."""
    fenced: set[int] = set()
    for number, line in enumerate(lines):
        fence = None if number in fenced else _FENCE.match(line)
        if fence:
            closes = re.compile(rf"\s*{fence[1]}{fence[1][0]}*\s*$")
            last = next((n for n in range(number + 1, len(lines)) if closes.match(lines[n])), None)
            if last is None:
                lines[number] = line.replace(fence[1], f"\\{fence[1]}", 1)
            else:
                fenced.update(range(number, last + 1))
    return frozenset(fenced)


def _inside(around: list[tuple[int, int]], column: int, *, otherwise: bool = False) -> bool:
    """Whether what begins at the column belongs to the innermost item."""
    return column >= around[-1][0] + 2 if around else otherwise


def _goes_on(around: list[tuple[int, int]], column: int, text: str) -> bool:
    """Whether a number at the beginning of a line stands in the midst of a sentence."""
    item = _item(text)
    counts_on = item is not None and item[1] not in (None, "1")
    return counts_on and _inside(around, column, otherwise=True)


def _keeps_its_line(shown: str, before: str) -> bool:
    return bool(_OWN_LINE.match(shown) and (_OWN_LINE.match(before) or _LEADS_IN.fullmatch(before)))


def _opened(around: list[tuple[int, int]], column: int, start: str, text: str) -> str:
    """The line, whose items, and the note that it may begin, are now around what follows."""
    while item := _item(text):
        start += item[0] + " "
        around.append((column, len(start)))
        rest = text[item.end() :].lstrip()
        column += len(text) - len(rest)
        text = _mended(rest)
    if _NOTE.match(text):
        around.append((column, len(start) + 4))
    return start + text


def _mended(text: str) -> str:
    for pattern, instead in _MENDS:
        if pattern.match(text):
            text = pattern.sub(instead, text, count=1)
    return text


def _item(text: str) -> re.Match[str] | None:
    return None if _RULE.match(text) else _ITEM.match(text)


def _as_numbered(state: StateCore) -> None:
    """Give items the numbers that are written, unless all bear the same: then they are counted."""
    lists: list[list[Token]] = []
    for token in state.tokens:
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


def _whole_rows(state: StateCore) -> None:
    """Keep, in its last cell, what a row of a table has more than the header. Cells have no style."""
    written = state.src.split("\n")
    row: list[Token] = []
    for before, token in pairwise(state.tokens):
        if token.type == "tr_open":
            row, line = [], written[token.map[0]] if token.map else ""
        elif token.type in ("th_open", "td_open"):
            token.attrs.pop("style", None)
        elif before.type == "td_open":
            row.append(token)
        elif token.type == "tr_close" and row:
            cells = escapedSplit(
                line.lstrip("> \t\xa0").rstrip().removeprefix("|").removesuffix("|")
            )
            row[-1].content = " | ".join([row[-1].content, *map(str.strip, cells[len(row) :])])


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Where a link leads (`[label]: address`); a line that no link takes up is shown as it is."""
    found = _DEFINITION.match(state.src, state.bMarks[start] + state.tShift[start])
    used = found and re.search(rf"\[{re.escape(found[1])}\](?!:)", state.src, re.IGNORECASE)
    return bool(used) and reference(state, start, end, silent)


def _note(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`!!! kind "Title"` and what is indented below it, as Python-Markdown writes an admonition."""
    at = state.bMarks[start] + state.tShift[start]
    found = _NOTE.match(state.src[at : state.eMarks[start]])
    if not found or silent:
        return bool(found)
    last = start + 1
    while last < end and (state.isEmpty(last) or state.sCount[last] >= state.blkIndent + 4):
        last += 1
    kind, title = found[1] or found[3], found[2]
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
