"""Names of pictures → their outlines: the icons that the theme ships (Material Design Icons), and what it lacks, drawn for this."""

import importlib.util
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

_NAME = re.compile(r"(?=.{1,100}$)[a-z0-9]+(?:-[a-z0-9]+)*")
_OUTLINE = re.compile(r'<path d="([^"<>]+)"')
_BELOW = ("templates", ".icons", "material")
_OURS = Path(__file__).parent / "drawings"


def outlines(names: Iterable[str]) -> Mapping[str, str]:
    """The outline (SVG path data, in a square of 24) of each of the names that there is."""
    by_name = {name: outline(name) for name in names}
    return {name: drawn for name, drawn in by_name.items() if drawn}


@cache
def outline(name: str) -> str:
    """The outline of that name; "" where there is none."""
    if not _NAME.fullmatch(name):
        return ""
    paths = (folder / f"{name}.svg" for folder in (_OURS, _folder()))
    drawn = next((path for path in paths if path.is_file()), None)
    return " ".join(_OUTLINE.findall(drawn.read_text("utf-8"))) if drawn else ""


@cache
def icon_names() -> frozenset[str]:
    """Every name that there is."""
    return frozenset(path.stem for folder in (_OURS, _folder()) for path in folder.glob("*.svg"))


@cache
def _folder() -> Path:
    # Found without being imported: Material's own code is of no use here.
    package = importlib.util.find_spec("material")
    assert package is not None, "mkdocs-material is a dependency"
    assert package.origin is not None, "mkdocs-material stands in a folder"
    return Path(package.origin).parent.joinpath(*_BELOW)
