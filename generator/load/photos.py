"""A package's images/ → what each picture is: its size, and whether it can be read at all.

`generator.site.images.photos` crops what is published.
"""

import hashlib
import re
import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import PIL
from PIL import Image

from generator.records import Photo, Service, photo_file

FORMATS: Final = ("JPEG", "PNG", "WEBP")

# Part of every id, so that a picture that is made otherwise has another address.
_RECIPE: Final = f"1 {PIL.__version__}"

MAX_BYTES: Final = 8_000_000
MAX_PIXELS: Final = 40_000_000
_PLAIN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.[A-Za-z]+")


def read_photos(services: Iterable[Service], root: Path) -> Mapping[str, Photo]:
    """The pictures that the services name and that are there, by their files below the root.

    Raises:
        OSError: a file is there and cannot be read.
    """
    # A cell that is no plain name of a file has a problem already, and leads nowhere.
    files = sorted({photo_file(s) for s in services if _PLAIN.fullmatch(s.image)})
    paths = {file: root / file for file in files}
    return {
        file: _photo(path, file)
        for file, path in paths.items()
        if path.is_file() and not path.is_symlink() and not path.parent.is_symlink()
    }


def _photo(path: Path, file: str) -> Photo:
    size = path.stat().st_size
    if size > MAX_BYTES:
        return Photo("", file, size, 0, 0, "too-large")
    name = hashlib.sha256(_RECIPE.encode() + path.read_bytes()).hexdigest()[:16]
    try:
        width, height = _size(path)
    except Image.DecompressionBombError:
        return Photo("", file, size, 0, 0, "too-large")
    # Pillow's readers raise whatever a damaged file leads them to.
    except Exception:
        return Photo(name, file, size, 0, 0, "unreadable")
    fault = "too-large" if width * height > MAX_PIXELS else ""
    return Photo(name, file, size, width, height, fault)


def _size(path: Path) -> tuple[int, int]:
    """Width and height. A picture that is not too large is unpacked, to see that all of it is there."""
    with warnings.catch_warnings():
        # Pillow warns of what would unpack to gigabytes; the limit here is far lower.
        warnings.simplefilter("ignore")
        with Image.open(path, formats=FORMATS) as image:
            width, height = image.size
            if width * height <= MAX_PIXELS:
                # A JPEG at an eighth of its size, which is quick and reads it to its end.
                image.draft("RGB", (width // 8, height // 8))
                image.load()
    return width, height
