"""Markdown of the prose pages: what Python-Markdown does in MkDocs, with the rules of `generator.markdown`.

Headings, links and anchors become the tree that Python-Markdown's own parser
would have grown, so that all that works on trees goes on as it did: the table
of contents, lists of attributes, and MkDocs' check of links and anchors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from typing import Any, Final
from xml.etree.ElementTree import ElementTree, TreeBuilder

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.util import AMP_SUBSTITUTE
from markdown_it.token import Token

from generator import telephone
from generator.markdown import parser

_LIKE_AN_ENTITY: Final = re.compile(r"&(?=#?\w+;)")


class CommonMark(Extension):  # type: ignore[misc]
    """Takes the place of what Python-Markdown does until there is a tree."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Called by Python-Markdown, after the extensions that mkdocs.yml names."""
        for early in ("html_block", "fenced_code_block"):
            md.preprocessors.deregister(early, strict=False)
        md.treeprocessors.deregister("inline")
        md.parser.parseDocument = partial(_tree, md)
        md.postprocessors.register(_Calls(md), "calls", -1)  # after all the others


class _Calls(Postprocessor):  # type: ignore[misc]
    """Puts a link around each telephone number of the finished text."""

    def run(self, text: str) -> str:
        """Called by Python-Markdown."""
        return telephone.linked(text)


def _tree(md: Markdown, lines: Iterable[str]) -> ElementTree[Any]:
    tree = TreeBuilder()
    tree.start(md.doc_tag, {})
    _grow(tree, parser(page=True).parse("\n".join(lines)), md)
    return ElementTree(tree.end(md.doc_tag))


def _grow(tree: TreeBuilder, tokens: Iterable[Token], md: Markdown) -> None:
    for token in tokens:
        attributes = {name: str(value) for name, value in token.attrs.items()}
        if token.type == "inline":
            _grow(tree, token.children or (), md)
        elif token.hidden:
            continue  # paragraphs of a list without blank lines
        elif token.nesting == 1:
            tree.start(token.tag, attributes)
        elif token.nesting == -1:
            tree.end(token.tag)
        elif token.type == "html_block":  # kept aside until there is a text to put it into
            _leaf(tree, "p", {}, md.htmlStash.store(token.content.rstrip("\n")))
        elif token.type == "html_inline":
            tree.data(md.htmlStash.store(token.content))
        elif token.type == "image":
            words = "".join(child.content for child in token.children or ())
            _leaf(tree, "img", {**attributes, "alt": words})
        elif token.type == "fence":
            language = token.info.split()[:1]
            tree.start("pre", {})
            named = {"class": f"language-{language[0]}"} if language else {}
            _leaf(tree, "code", named, _as_text(token.content))
            tree.end("pre")
        elif token.type in ("code_inline", "hardbreak", "hr"):
            _leaf(tree, token.tag, {}, _as_text(token.content))
        else:
            tree.data("\n" if token.type == "softbreak" else _as_text(token.content))


def _leaf(tree: TreeBuilder, tag: str, attributes: dict[str, str], text: str = "") -> None:
    tree.start(tag, attributes)
    tree.data(text)
    tree.end(tag)


def _as_text(text: str) -> str:
    """Python-Markdown leaves what looks like an entity as it is; here it is text already."""
    return _LIKE_AN_ENTITY.sub(f"{AMP_SUBSTITUTE}amp;", text)
