"""A service's picture: in which sizes it is published, and what it shows."""

from dataclasses import dataclass
from typing import Final

from generator.publication import PublicService
from generator.site import addresses

WIDTHS: Final = (480, 960)
"""In pixels, the smallest first."""

FORMATS: Final = {"webp": "image/webp", "jpg": "image/jpeg"}


def height_of(width: int) -> int:
    """Every picture is three wide and two high."""
    return width * 2 // 3


@dataclass(frozen=True, slots=True)
class PhotoView:
    """A picture.

    Attributes:
        sources: of each format the address and the width of each size, for browsers that choose.
        small, large: the JPEG in its smallest and largest size.
    """

    alt: str
    sources: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    small: str
    large: str
    width: int
    height: int


def view(service: PublicService) -> PhotoView | None:
    """The service's picture, None where it has none."""
    photo = service.photo
    if photo is None:
        return None
    return PhotoView(
        alt=service.image_alt,
        sources=tuple(
            (media, tuple((addresses.photo(photo.id, width, ending), width) for width in WIDTHS))
            for ending, media in FORMATS.items()
        ),
        small=addresses.photo(photo.id, WIDTHS[0], "jpg"),
        large=addresses.photo(photo.id, WIDTHS[-1], "jpg"),
        width=WIDTHS[0],
        height=height_of(WIDTHS[0]),
    )
