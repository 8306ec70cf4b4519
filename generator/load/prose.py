"""The council's prose pages (content/**/*.md), as they are written."""

import re
from collections.abc import Mapping
from pathlib import Path

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_MOST_BYTES = 1_000_000


def read_prose(content: Path) -> Mapping[str, str]:
    """Each page's Markdown without its front matter, by its path below `content`, in order.

    MkDocs renders the files themselves, and says what is wrong with one that it cannot read.
    """
    found = {path.relative_to(content): path for path in sorted(content.rglob("*.md"))}
    return {
        below.as_posix(): _text(path)
        for below, path in found.items()
        if path.is_file() and not any(part.startswith(".") for part in below.parts)
    }


def _text(path: Path) -> str:
    with path.open("rb") as file:
        text = file.read(_MOST_BYTES).decode("utf-8-sig", errors="replace")
    return _FRONT_MATTER.sub("", text)
