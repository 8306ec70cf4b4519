"""Pictures of services: cropped to three by two, in a few sizes, with nothing that a camera wrote into them.

A picture's address is made of its content. What a site that was built before
has at that address is taken over, and only what is new is made.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageOps

from generator.failure import Failure
from generator.publication import Publication
from generator.records import Photo
from generator.site import addresses
from generator.site.parts.photo import FORMATS, WIDTHS, height_of

# How Pillow saves each of FORMATS.
_SAVED: Final[Mapping[str, Mapping[str, Any]]] = {
    "webp": {"format": "WEBP", "quality": 72, "method": 4},
    "jpg": {"format": "JPEG", "quality": 76, "optimize": True},
}


def publish(publication: Publication, root: Path, site: Path, before: Path) -> None:
    """Write every size of the pictures of services into `site`.

    Args:
        root: the council's folder, below which the pictures' files stand.
        site: the folder of the site that is being made.
        before: the site that was there before, or a folder that does not exist.

    Raises:
        Failure: a picture that could be read a moment ago cannot be read now.
    """
    photos = (service.photo for service in publication.services.values())
    for photo in {photo.id: photo for photo in photos if photo}.values():
        wanted = [addresses.photo(photo.id, w, ending) for w in WIDTHS for ending in FORMATS]
        (site / wanted[0]).parent.mkdir(parents=True, exist_ok=True)
        if all((before / address).is_file() for address in wanted):
            for address in wanted:
                shutil.copyfile(before / address, site / address)
        else:
            _make(photo, root, site)


def _make(photo: Photo, root: Path, site: Path) -> None:
    try:
        with Image.open(root / photo.file) as opened:
            upright = ImageOps.exif_transpose(opened)
            for width in WIDTHS:
                size = (width, height_of(width))
                # A new picture of the dots alone: no place, no camera, no profile goes with it.
                cropped = ImageOps.fit(_on_white(upright), size, Image.Resampling.LANCZOS)
                for ending in FORMATS:
                    target = site / addresses.photo(photo.id, width, ending)
                    cropped.save(target, **_SAVED[ending])
    except OSError as error:
        raise Failure(f"{photo.file} cannot be read: {error}") from error


def _on_white(image: Image.Image) -> Image.Image:
    """The dots without transparency."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(ground, clear).convert("RGB")
    plain = Image.new("RGB", image.size)
    plain.paste(image.convert("RGB"))
    return plain
