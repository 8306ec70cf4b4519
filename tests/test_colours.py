"""Whatever colours a council has, its pages can be read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.frame.colours import READABLE, VISIBLE, colours, contrast
from generator.records import Look

colour = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")

TEXTS = ("text", "muted", "link", "accent", "good", "wait", "stop")
GROUNDS = ("page", "card", "tint")


def palettes(look: Look) -> tuple[dict[str, str], dict[str, str]]:
    """The palette for light and the one for dark."""
    light, dark = colours(look).split("@media")
    found = [dict(re.findall(r"--fd-([\w-]+):(#[0-9a-f]{6})", part)) for part in (light, dark)]
    return found[0], found[1]


@given(primary=colour, accent=colour)
def test_all_text_can_be_read_on_all_grounds(primary: str, accent: str) -> None:
    for palette in palettes(Look(primary, accent)):
        for text in TEXTS:
            for ground in GROUNDS:
                assert contrast(palette[text], palette[ground]) >= READABLE, (text, ground)
        for fill in ("header", "fill"):
            assert contrast(palette[f"on-{fill}"], palette[fill]) >= READABLE, fill


@given(primary=colour)
def test_the_outline_of_a_field_can_be_seen(primary: str) -> None:
    for palette in palettes(Look(primary)):
        assert all(contrast(palette["control"], palette[g]) >= VISIBLE for g in GROUNDS)


def test_a_colour_that_can_be_read_is_used_as_it_is() -> None:
    light, _ = palettes(Look(primary="#14506b"))
    assert light["header"] == light["fill"] == light["link"] == "#14506b"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#000000", 21.0),
        ("#14506B", "#14506b", 1.0),
        ("#777777", "#ffffff", 4.478),  # the known grey that just fails
        ("#767676", "#ffffff", 4.542),  # and the one that just passes
    ],
)
def test_contrast_is_that_of_wcag(a: str, b: str, expected: float) -> None:
    assert contrast(a, b) == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize("wrong", ["14506b", "#fff", "red", "#14506g", "#14506b "])
def test_what_is_not_a_colour_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="is not a colour written as #rrggbb"):
        contrast(wrong, "#ffffff")
