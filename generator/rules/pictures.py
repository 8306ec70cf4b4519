"""Pictures of services can be seen, and are said in words."""

from collections.abc import Iterator

from generator.load.photos import MAX_BYTES, MAX_PIXELS
from generator.problem import Finding
from generator.records import Service, photo_file
from generator.rules.context import Context

SMALLEST = (960, 640)
"""Least width and height in pixels of a picture that is shown 960 wide."""


def image_missing(context: Context) -> Iterator[Finding]:
    """The picture that a service names in `image` is a file in the package's images/ folder."""
    for service in _with_image(context):
        if photo_file(service) not in context.filed.photos:
            words = f"there is no file {photo_file(service)}"
            yield service.place.at("image"), words


def image_unreadable(context: Context) -> Iterator[Finding]:
    """A picture is a JPEG, PNG or WebP file that can be read to its end."""
    for service in _with_image(context):
        photo = context.filed.photos.get(photo_file(service))
        if photo and photo.fault == "unreadable":
            words = f"{service.image} cannot be read as a JPEG, PNG or WebP picture"
            yield service.place.at("image"), words


def image_too_large(context: Context) -> Iterator[Finding]:
    """A picture's file has at most 8 MB, and the picture at most 40 million pixels."""
    for service in _with_image(context):
        photo = context.filed.photos.get(photo_file(service))
        if photo and photo.fault == "too-large":
            most, pixels = MAX_BYTES // 1_000_000, MAX_PIXELS // 1_000_000
            words = f"{service.image} is too large: at most {most} MB and {pixels} million pixels are read"
            yield service.place.at("image"), words


def image_too_small(context: Context) -> Iterator[Finding]:
    """A picture is at least 960 pixels wide and 640 high, so that it is sharp where it is shown."""
    width, height = SMALLEST
    for service in _with_image(context):
        photo = context.filed.photos.get(photo_file(service))
        if photo and not photo.fault and (photo.width < width or photo.height < height):
            words = (
                f"{service.image} is {photo.width} pixels wide and {photo.height} high; at least "
                f"{width} and {height} are needed"
            )
            yield service.place.at("image"), words


def image_without_words(context: Context) -> Iterator[Finding]:
    """A picture has its words in `image_alt`, for people who cannot see it; and there are no words without a picture."""
    for service in context.filed.services.values():
        if service.image and not service.image_alt:
            words = "say in a few words what the picture shows, for people who cannot see it"
            yield service.place.at("image_alt"), words
        elif service.image_alt and not service.image:
            yield service.place.at("image"), "there are words for a picture and no picture"


def _with_image(context: Context) -> Iterator[Service]:
    """Services that name a picture in a way that can be followed."""
    return (
        service
        for service in context.filed.services.values()
        if service.image and not context.in_doubt(service.place, "image")
    )
