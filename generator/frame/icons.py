"""Names of pictures → their outlines, from the icons that the theme ships (Material Design Icons)."""

import importlib.util
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

_NAME = re.compile(r"(?=.{1,100}$)[a-z0-9]+(?:-[a-z0-9]+)*")
_OUTLINE = re.compile(r'<path d="([^"<>]+)"')
_BELOW = ("templates", ".icons", "material")


def outlines(names: Iterable[str]) -> Mapping[str, str]:
    """The outline (SVG path data, in a square of 24) of each of the names that there is."""
    folder = _folder()
    by_name = {name: _outline(folder / f"{name}.svg") for name in names if _NAME.fullmatch(name)}
    return {name: outline for name, outline in by_name.items() if outline}


@cache
def icon_names() -> frozenset[str]:
    """Every name that there is."""
    return frozenset(path.stem for path in _folder().glob("*.svg"))


@cache
def _outline(path: Path) -> str:
    return " ".join(_OUTLINE.findall(path.read_text("utf-8"))) if path.is_file() else ""


@cache
def _folder() -> Path:
    # Found without being imported: Material's own code is of no use here.
    package = importlib.util.find_spec("material")
    assert package is not None, "mkdocs-material is a dependency"
    assert package.origin is not None, "mkdocs-material stands in a folder"
    return Path(package.origin).parent.joinpath(*_BELOW)
