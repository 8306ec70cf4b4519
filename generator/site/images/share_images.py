"""The pictures of words that stand beside a link in a message: 1200 by 630 pixels, as Open Graph has them.

They are drawn with the typeface that Pillow carries (Aileron, CC0), so that
every machine draws the same.
"""

import io
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from generator.site.parts.share import ShareImage

SIZE: Final = (1200, 630)
_MARGIN: Final = 90
_HEADING: Final = 92
_LINE: Final = 40
_SHADES: Final = 16  # as many as smooth edges of letters need: the file stays small


def files(placards: Iterable[ShareImage], colour: str) -> Mapping[str, bytes]:
    """Every picture as PNG, by its address.

    Args:
        placards: their words.
        colour: the ground, as #rrggbb; the words on it are white.
    """
    return {placard.address: draw(placard, colour) for placard in placards}


def draw(placard: ShareImage, colour: str) -> bytes:
    """One picture."""
    # Drawn in shades between the ground (0) and white (255), which then become colours.
    image = Image.new("L", SIZE, 0)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, SIZE[1] - 24, SIZE[0], SIZE[1]), fill=255)
    _houses(pen)
    heading = _font(_HEADING)
    pen.multiline_text(
        (_MARGIN, _MARGIN),
        _wrapped(placard.heading, heading),
        font=heading,
        fill=255,
        spacing=24,
        stroke_width=1.6,
        stroke_fill=255,
    )
    pen.text((_MARGIN, SIZE[1] - 24 - _MARGIN), placard.line, font=_font(_LINE), fill=255)
    step = 255 // (_SHADES - 1)
    shades = image.point(lambda value: round(value / step))
    palette = Image.new("P", (1, 1))
    palette.putpalette([channel for shade in range(_SHADES) for channel in _mix(colour, shade)])
    shades = shades.convert("P") if shades.mode != "P" else shades
    shades.putpalette(palette.getpalette() or [])
    file = io.BytesIO()
    shades.save(file, "PNG", bits=4, compress_level=6)
    return file.getvalue()


def _houses(pen: ImageDraw.ImageDraw) -> None:
    """A row of roofs along the foot, faint enough to stand behind the words."""
    foot, shade = SIZE[1] - 24, 34
    for left, wide, tall in ((700, 110, 96), (830, 90, 130), (940, 130, 84), (1090, 80, 116)):
        roof = foot - tall
        pen.rectangle((left, roof, left + wide, foot), fill=shade)
        pen.polygon(
            ((left - 12, roof), (left + wide / 2, roof - wide * 0.45), (left + wide + 12, roof)),
            fill=shade,
        )


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> str:
    """The text in lines that fit between the margins."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= SIZE[0] - 2 * _MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont), "Pillow's wheels have FreeType"
    return font


def _mix(colour: str, shade: int) -> tuple[int, ...]:
    """The ground with a share of white, from 0 to _SHADES - 1."""
    channels = bytes.fromhex(colour[1:])
    return tuple(c + (255 - c) * shade // (_SHADES - 1) for c in channels)
