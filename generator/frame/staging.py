"""Lays out the folder that MkDocs reads: the council's prose, and an empty page for every frame."""

import json
import shutil
from pathlib import Path
from typing import Final

import yaml

from generator import address
from generator.records.prose import FRONT_MATTER, IMAGES

# What an empty page holds where a record page's own words belong.
TITLE: Final = "fd-frame-title"
DESCRIPTION: Final = "fd-frame-description"
ROBOTS: Final = "fd-frame-robots"
PICTURE: Final = "fd-frame-picture.png"
PICTURE_WORDS: Final = "fd-frame-words-for-the-picture"
HEAD: Final = "fd-frame-head"
BODY: Final = "fd-frame-body"

_NO_SETTINGS: Final = "---\n{}\n---\n\n"


def stage_prose(docs: Path, staged: Path) -> tuple[str, ...]:
    """Copy what is meant to be published, and return the Markdown files' paths."""
    sources = []
    for path in sorted(docs.rglob("*")):
        below = path.relative_to(docs)
        hidden = any(part.startswith(".") for part in below.parts)
        published = path.suffix == ".md" or path.suffix.lower() in IMAGES
        if hidden or not published or path.is_symlink() or not path.is_file():
            continue
        target = staged / below
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".md":
            sources.append(below.as_posix())
            text = path.read_text("utf-8-sig")
            target.write_text(_settled(text), encoding="utf-8")
        else:
            shutil.copyfile(path, target)
    return tuple(sources)


def _settled(text: str) -> str:
    """With settings of which each value is text, as the check has read it: to MkDocs a title "Yes" is true.

    Without settings of its own, MkDocs would take a first line with a colon for one.
    """
    if not (front := FRONT_MATTER.match(text)):
        return f"{_NO_SETTINGS}{text}"
    settings = yaml.load(front[1], yaml.BaseLoader)  # noqa: S506 (it makes nothing but text)
    return f"---\n{json.dumps(settings, ensure_ascii=False)}\n---\n{text[front.end() :]}"


def stage_frame(at: str, staged: Path) -> None:
    """Write the empty page for an address."""
    # "lots.md" and not "lots/index.md", so that prose can link to it as to any other page.
    target = staged / f"{at.rstrip('/') or 'index'}.md"
    target.parent.mkdir(parents=True, exist_ok=True)
    front = (
        f"title: {TITLE}\ndescription: {DESCRIPTION}\nrobots: {ROBOTS}\n"
        f"picture: {PICTURE}\npicture_words: {PICTURE_WORDS}\nhead: {HEAD}\n"
    )
    target.write_text(f"---\n{front}---\n{BODY}\n", encoding="utf-8")


def prose_address(source: str) -> str:
    """Where MkDocs puts the page of a Markdown file: "join/" for "join.md", "" for "index.md"."""
    return address.prose(source)


def remove(path: Path) -> None:
    """Remove a file, and the folders that it leaves empty."""
    path.unlink()
    for folder in path.parents:
        if any(folder.iterdir()):
            break
        folder.rmdir()
