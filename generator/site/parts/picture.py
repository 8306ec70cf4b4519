"""The picture of a type of support: that with which its Easy Read text begins, so that it is the same everywhere."""

from collections.abc import Sequence

from generator.publication import Publication
from generator.records import EasyLine, Lot


def of_lot(publication: Publication, lot: Lot) -> str:
    """The outline of its picture (SVG path data, in a square of 24); "" where it has no Easy Read text."""
    return of_first(publication, lot.easy_read)


def of_first(publication: Publication, lines: Sequence[EasyLine]) -> str:
    """The outline of the first line's picture; "" where there is none."""
    return publication.pictures.get(lines[0].picture, "") if lines else ""
