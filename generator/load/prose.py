"""The council's prose pages (content/**/*.md) as they are written, the images beside them, and what the navigation names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.config import Config
from generator.load import fields
from generator.load.documents import MAX_BYTES, Document, Path_, parse_document, read_document
from generator.load.schema import check
from generator.problem import Place, Problem
from generator.records.prose import FRONT_MATTER, IMAGES, Prose, SiteLink


@dataclass(frozen=True, slots=True)
class ProseRead:
    """What stands in content/ for MkDocs to publish, and what is wrong with it."""

    prose: Prose
    problems: tuple[Problem, ...]


def read_prose(config: Config) -> ProseRead:
    """Read every page; what MkDocs is not given, such as hidden files and links, is left out.

    Raises:
        OSError: a file is there and cannot be read.
    """
    pages: dict[str, str] = {}
    images: set[str] = set()
    ways: list[SiteLink] = []
    problems: list[Problem] = []
    for path in sorted(config.content.rglob("*")):
        below = path.relative_to(config.content)
        hidden = any(part.startswith(".") for part in below.parts)
        if hidden or path.is_symlink() or not path.is_file():
            continue
        if path.suffix.lower() in IMAGES:
            images.add(below.as_posix())
        elif path.suffix == ".md":
            page = below.as_posix()
            pages[page], front = _page(path, f"content/{page}")
            crumbs = fields.mapping(front.data, "crumbs") if isinstance(front.data, dict) else {}
            ways += [
                SiteLink(to, front.place(("crumbs", words)), page)
                for words, to in crumbs.items()
                if isinstance(to, str)
            ]
            problems += front.problems
    navigation, faults = _navigation(config.mkdocs_yml)
    prose = Prose(pages, frozenset(images), navigation, tuple(ways))
    return ProseRead(prose, (*problems, *faults))


def _page(path: Path, name: str) -> tuple[str, Document]:
    """The page's Markdown, in which lines of front matter are blank so that its lines count, and its front matter."""
    if (size := path.stat().st_size) > MAX_BYTES:
        words = f"the file has {size:,} bytes; at most {MAX_BYTES:,} are read"
        return "", Document(name, None, {}, (Problem("file-too-large", words, Place(name)),))
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        words = "the file is not in UTF-8; save it as UTF-8"
        return "", Document(name, None, {}, (Problem("not-utf-8", words, Place(name)),))
    front = FRONT_MATTER.match(text)
    if front is None:
        return text, Document(name, None)
    document = parse_document(f"\n{front[1]}".encode(), name)
    if document.data is not None or not document.problems:
        faults = check(document, "prose", "settings")
        document = replace(document, problems=(*document.problems, *faults))
    return "\n" * front[0].count("\n") + text[front.end() :], document


def _navigation(path: Path) -> tuple[tuple[SiteLink, ...], Sequence[Problem]]:
    """What `nav` names in mkdocs.yml, or in the file that it inherits from."""
    document = read_document(path, path.name)
    # MkDocs reads !ENV and other marks, which a text of the navigation cannot have.
    marks = (p.rule == "cut-text" and p.place.field[:4] != "nav." for p in document.problems)
    faults = [p for p, mark in zip(document.problems, marks, strict=True) if not mark]
    data = document.data if isinstance(document.data, dict) else {}
    if "nav" not in data and isinstance(data.get("INHERIT"), str):
        inherited = path.parent / data["INHERIT"]
        return _navigation(inherited) if inherited.is_file() else ((), faults)
    if document.data is not None or not document.problems:
        faults += check(document, "mkdocs", "settings")
    entries = (SiteLink(to, document.place(at)) for to, at in _targets(data, ("nav",)))
    return tuple(entries), faults


def _targets(data: Any, at: Path_) -> Iterator[tuple[str, Path_]]:
    value = data.get("nav") if len(at) == 1 else data
    if isinstance(value, str):
        yield value, at
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _targets(inner, (*at, key))
