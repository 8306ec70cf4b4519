"""What a page's script is made of, so that the page can name it early and all of it comes in one go."""

import posixpath
from collections.abc import Sequence
from pathlib import Path

from generator.failure import Failure
from generator.minifier import imported


def modules(entry: str, roots: Sequence[Path]) -> tuple[str, ...]:
    """The script, what it imports, what that imports, and so on, in the alphabet's order.

    Args:
        entry: the script, below assets/: "pages/find/index.js".
        roots: site_templates folders; the first that has a file wins.

    Raises:
        Failure: one of them is not there, or does not parse.
    """
    needed: set[str] = set()
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed.add(name)
            folder, ways = posixpath.dirname(name), imported(_source(name, roots))
            relative = (posixpath.join(folder, way) for way in ways if way.startswith("."))
            waiting += map(posixpath.normpath, relative)
    return tuple(sorted(needed))


def _source(name: str, roots: Sequence[Path]) -> Path:
    for root in roots:
        if (path := root / "assets" / name).is_file():
            return path
    raise Failure(f"there is no script assets/{name}, which a page or another script asks for")
