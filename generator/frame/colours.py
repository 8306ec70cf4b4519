"""From a council's two colours to a whole palette, light and dark, that people can read.

The palette is the stylesheet `assets/site/colours.css`; `site.css` uses its
custom properties and holds no colour of its own. Contrast is computed as in
WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from generator.records import Look

READABLE: Final = 4.5
"""Least contrast of text with what is behind it (WCAG 2.2, 1.4.3)."""

VISIBLE: Final = 3.0
"""Least contrast of a control's outline with what is around it (WCAG 2.2, 1.4.11)."""

_WHITE: Final = "#ffffff"
_BLACK: Final = "#000000"
_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")
_STEPS: Final = 50

_LIGHT: Final = {"page": "#fdfcfa", "card": "#ffffff", "text": "#1c2126", "muted": "#4b535a"}
_DARK: Final = {"page": "#12171a", "card": "#1c2327", "text": "#f2f0ec", "muted": "#bfc6ca"}


def contrast(a: str, b: str) -> float:
    """The contrast of two colours (#rrggbb), from 1 (none) to 21 (black on white).

    Raises:
        ValueError: one of them is not a colour.
    """
    lighter, darker = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def colours(look: Look) -> str:
    """The stylesheet of custom properties for the council's colours.

    A colour that cannot be read where it is used is darkened (or lightened, on
    dark) just as far as it takes.

    Raises:
        ValueError: a colour is not written #rrggbb.
    """
    light = _rules(_light(look))
    dark = _rules(_dark(look))
    return (
        f":root{{color-scheme:light dark;{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
    )


def _light(look: Look) -> Mapping[str, str]:
    fill = _readable(look.primary, [_WHITE], READABLE, _BLACK)
    tint = _mix(fill, _WHITE, 0.93)
    grounds = [_LIGHT["page"], _LIGHT["card"], tint]
    return {
        **_LIGHT,
        "tint": tint,
        "line": _mix(_LIGHT["text"], _LIGHT["page"], 0.84),
        "control": _readable("#8a9299", grounds, VISIBLE, _BLACK),
        "header": fill,
        "on-header": _WHITE,
        "fill": fill,
        "on-fill": _WHITE,
        "link": _readable(look.primary, grounds, READABLE, _BLACK),
        "accent": _readable(look.accent, grounds, READABLE, _BLACK),
        "good": _readable("#1d6b3a", grounds, READABLE, _BLACK),
        "wait": _readable("#7a5200", grounds, READABLE, _BLACK),
        "stop": _readable("#a3232b", grounds, READABLE, _BLACK),
        **_drawn(fill, look.accent, tint),
    }


def _dark(look: Look) -> Mapping[str, str]:
    header = _readable(_mix(look.primary, _DARK["page"], 0.55), [_DARK["text"]], READABLE, _BLACK)
    tint = _mix(header, _DARK["page"], 0.6)
    grounds = [_DARK["page"], _DARK["card"], tint]
    link = _readable(look.primary, grounds, READABLE + 1.5, _WHITE)
    return {
        **_DARK,
        "tint": tint,
        "line": _mix(_DARK["text"], _DARK["page"], 0.76),
        "control": _readable("#7c868c", grounds, VISIBLE, _WHITE),
        "header": header,
        "on-header": _DARK["text"],
        "fill": link,
        "on-fill": _DARK["page"],
        "link": link,
        "accent": _readable(look.accent, grounds, READABLE + 1.5, _WHITE),
        "good": _readable("#6fcf97", grounds, READABLE, _WHITE),
        "wait": _readable("#f0c060", grounds, READABLE, _WHITE),
        "stop": _readable("#ff9a94", grounds, READABLE, _WHITE),
        **_drawn(_mix(link, tint, 0.55), look.accent, tint),
    }


def _drawn(near: str, sun: str, sky: str) -> Mapping[str, str]:
    """What the drawing of the home page is coloured with. Nothing is read on it."""
    return {
        "drawn-near": near,
        "drawn-leaf": _mix(near, sky, 0.42),
        "drawn-mid": _mix(near, sky, 0.66),
        "drawn-far": _mix(near, sky, 0.82),
        "drawn-sun": _mix(sun, sky, 0.6),
    }


def _rules(palette: Mapping[str, str]) -> str:
    return ";".join(f"--fd-{name}:{colour}" for name, colour in palette.items())


def _readable(colour: str, grounds: Sequence[str], least: float, towards: str) -> str:
    """The colour, mixed with as little of `towards` as lets it stand out from every ground."""
    for step in range(_STEPS + 1):
        mixed = _mix(colour, towards, step / _STEPS)
        if all(contrast(mixed, ground) >= least for ground in grounds):
            return mixed
    return towards


def _mix(colour: str, other: str, share: float) -> str:
    """The colour with a share (0 to 1) of the other in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, int, int]:
    if not _HEX.fullmatch(colour):
        raise ValueError(f'"{colour}" is not a colour written as #rrggbb')
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
