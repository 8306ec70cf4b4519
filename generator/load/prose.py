"""The council's prose pages (content/**/*.md) as they are written, the images beside them, and what the navigation names."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.config import Config
from generator.load import fields
from generator.load.documents import MAX_BYTES, Document, Path_, parse_document, read_document
from generator.load.schema import check
from generator.load.wording import unseen
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
    drafts: list[Place] = []
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
            data = front.data if isinstance(front.data, dict) else {}
            crumbs = fields.mapping(data, "crumbs")
            ways += [
                SiteLink(to, front.place(("crumbs", words)), page)
                for words, to in crumbs.items()
                if isinstance(to, str)
            ]
            if picture := fields.text(data, "picture"):
                ways.append(SiteLink(picture, front.place(("picture",))))
            if data.get("draft") is True:
                drafts.append(front.place(("draft",)))
            problems += front.problems
    settings, faults = _settings(config.mkdocs_yml, config.root)
    prose = Prose(
        pages,
        frozenset(images),
        settings.navigation,
        (*ways, *settings.favicon),
        tuple(drafts),
        settings.site_url,
    )
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
    if hidden := unseen(text.replace("\n", " ").replace("\t", " ")):
        place = Place(name, None, "", text.count("\n", 0, hidden[0]) + 1)
        return text, Document(name, None, {}, (Problem("unseen-character", hidden[1], place),))
    front = FRONT_MATTER.match(text)
    if front is None:
        return text, Document(name, None)
    document = parse_document(f"\n{front[1]}".encode(), name)
    if document.data is not None or not document.problems:
        faults = check(document, "prose", "settings")
        document = replace(document, problems=(*document.problems, *faults))
    return "\n" * front[0].count("\n") + text[front.end() :], document


@dataclass(frozen=True, slots=True)
class _Settings:
    """Of mkdocs.yml: what `nav` and the icon lead to, and where the site is public."""

    navigation: tuple[SiteLink, ...]
    favicon: tuple[SiteLink, ...]
    site_url: str


def _settings(
    path: Path, root: Path, heirs: tuple[Path, ...] = ()
) -> tuple[_Settings, list[Problem]]:
    """What mkdocs.yml says, or else the file that it inherits from; and what is wrong in either.

    Args:
        heirs: the files that inherit from this one.
    """
    document = read_document(path, Path(os.path.relpath(path, root)).as_posix())
    problems = list(document.problems)
    if document.data is not None or not document.problems:
        problems += check(document, "mkdocs", "settings")
    data = document.data if isinstance(document.data, dict) else {}
    nav = tuple(SiteLink(to, document.place(at)) for to, at in _targets(data, ("nav",)))
    icon = fields.text(fields.mapping(data, "theme"), "favicon")
    favicon = (SiteLink(icon, document.place(("theme", "favicon"))),) if icon else ()
    settings = _Settings(nav, favicon, fields.text(data, "site_url"))
    place = document.place(("INHERIT",))
    if "INHERIT" not in data or any(p.place == place for p in problems):
        return settings, problems
    source = Path(os.path.normpath(path.parent / data["INHERIT"]))
    if source in (path, *heirs):
        words = f"{document.name} would inherit from itself; take this away"
    elif not source.is_file():
        words = f'there is no file "{data["INHERIT"]}" to inherit from; name one that is there'
    else:
        older, faults = _settings(source, root, (path, *heirs))
        inherited = _Settings(
            nav if "nav" in data else older.navigation,
            favicon or older.favicon,
            settings.site_url if "site_url" in data else older.site_url,
        )
        return inherited, problems + faults
    return settings, [*problems, Problem("settings", words, place)]


def _targets(data: Any, at: Path_) -> Iterator[tuple[str, Path_]]:
    value = data.get("nav") if len(at) == 1 else data
    if isinstance(value, str):
        yield value, at
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _targets(inner, (*at, key))
