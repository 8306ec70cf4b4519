"""The picture of a type of support: that with which its Easy Read text begins, so that it is the same everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from generator.records import Directory, EasyLine, Lot


def of_lot(directory: Directory, lot: Lot) -> str:
    """The outline of its picture (SVG path data, in a square of 24); "" where it has no Easy Read text."""
    return of_first(directory, lot.easy_read)


def of_first(directory: Directory, lines: Sequence[EasyLine]) -> str:
    """The outline of the first line's picture; "" where there is none."""
    return directory.pictures.get(lines[0].picture, "") if lines else ""
