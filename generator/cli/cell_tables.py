"""Rows of words in columns of their width, for a terminal."""

from collections.abc import Iterator, Sequence


def in_columns(rows: Sequence[Sequence[str]], indent: str = "  ") -> Iterator[str]:
    """The rows, each a line, every column as wide as its widest cell.

    Args:
        rows: of one length each; the first is the heading.
    """
    shown = [[visible(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield indent + "  ".join(cells).rstrip()


def visible(text: str) -> str:
    """Nothing that a terminal would take for a command."""
    return "".join(c if c.isprintable() else " " for c in text)
