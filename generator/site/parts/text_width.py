"""How wide a line of text is, without a font: a little more than it is in the site's face or in Arial."""

import unicodedata
from typing import Final

# Widths of letters as parts of their size, the larger one of Atkinson Hyperlegible Next and Arial.
_WIDTHS: Final = {
    letter: width
    for letters, width in (
        ("'’,.ijl ", 0.29),
        ("ft()", 0.34),
        ("rI-/", 0.4),
        ("ckJsvxyz", 0.52),
        ("abdeghnopquLFT", 0.58),
        ("ABEFKPRSTVXYZ0123456789", 0.67),
        ("CDHNUw", 0.73),
        ("GOQ&", 0.78),
        ("mM", 0.85),
        ("W", 0.95),
    )
    for letter in letters
}
_ANY_OTHER: Final = 1.0  # of what is in neither, such as letters of other alphabets


def text_width(line: str, size: float) -> float:
    """In the unit of the size."""
    letters = (
        letter for letter in unicodedata.normalize("NFD", line) if not unicodedata.combining(letter)
    )
    return size * sum(_WIDTHS.get(letter, _ANY_OTHER) for letter in letters)
