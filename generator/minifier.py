"""Scripts and stylesheets, as short as they can be said: what a visitor loads needs no notes for developers.

A third of a script is notes, and whoever wants to read them finds them in the project. They are
taken out by a parser of the language (tree-sitter); what is left is shortened by oxc, and
stylesheets by Lightning CSS (both by minify-html). No name is changed.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import minify_html
import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

from generator.failure import Failure

_AROUND = re.compile(r"^<[^>]*>|</[a-z]+>$")  # the element in which it is handed over


def minified(path: Path) -> str | None:
    """The text of a script or stylesheet as it is published; None for any other file.

    Raises:
        Failure: the file is not UTF-8, or a script that does not parse.
    """
    if path.suffix not in {".js", ".css"}:
        return None
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise Failure(f"{path} is not UTF-8 text") from error
    if path.suffix == ".css":
        return _AROUND.sub("", minify_html.minify(f"<style>{text}</style>", minify_css=True))
    script = f'<script type="module">{_without_notes(text, path)}</script>'
    return _AROUND.sub("", minify_html.minify(script, minify_js=True))


def imported(path: Path) -> tuple[str, ...]:
    """What a script imports or exports from, as it names it, but for what it asks for when it needs it.

    Raises:
        Failure: it does not parse.
    """
    statements = _root(path.read_bytes(), path).children
    sources = (statement.child_by_field_name("source") for statement in statements)
    texts = (source.text for source in sources if source)
    return tuple(text.decode()[1:-1] for text in texts if text)


def _without_notes(text: str, path: Path) -> str:
    content = text.encode()
    left, at = [], 0
    for note in _of_kind(_root(content, path), "comment"):
        left.append(content[at : note.start_byte])
        at = note.end_byte
    return b"".join((*left, content[at:])).decode()


def _root(content: bytes, path: Path) -> Node:
    root = _parser().parse(content).root_node
    if root.has_error:
        line = next(_faults(root)).start_point.row + 1
        raise Failure(f"{path} cannot be published: line {line} is no JavaScript")
    return root


def _of_kind(node: Node, kind: str) -> Iterator[Node]:
    if node.type == kind:
        yield node
    for child in node.children:
        yield from _of_kind(child, kind)


def _faults(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield from _faults(child)
    if node.is_error or node.is_missing:
        yield node


@cache
def _parser() -> Parser:
    return Parser(Language(tree_sitter_javascript.language()))
