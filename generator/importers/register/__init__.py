"""The files of the CQC register, in any mix → one record a location. Each file is known by its headers, not its name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.failure import ImportFailure
from generator.importers.opening import Opened, opened
from generator.importers.register import api, directory, dual, extract, hsca, ratings
from generator.importers.register.columns import RegisterTable, recognised
from generator.importers.register.merge import merged
from generator.importers.register.records import (
    Register,
    RegisterLayout,
    RegisterReading,
    UnreadFile,
)

# The most particular first: a table takes the first shape whose headers it has.
_SHAPES = (dual.SHAPE, ratings.SHAPE, hsca.SHAPE, directory.SHAPE, extract.BY_ID, extract.BY_NAME)
_READERS: Mapping[RegisterLayout, Callable[[RegisterTable], RegisterReading]] = {
    RegisterLayout.RATINGS: ratings.read,
    RegisterLayout.HSCA: hsca.read,
    RegisterLayout.DIRECTORY: directory.read,
    RegisterLayout.LIST: extract.read,
    RegisterLayout.DUAL: dual.read,
}


def read_register(files: Sequence[Path]) -> Register:
    """Read the files and put them together; one that cannot be used does not stop the others.

    Raises:
        ImportFailure: none of them can be used; the text says why, of each.
    """
    readings: list[RegisterReading] = []
    unread: list[UnreadFile] = []
    for path in files:
        try:
            parts = opened(path)
        except ImportFailure as failure:
            unread.append(UnreadFile(str(path), str(failure)))
            continue
        for part in parts:
            try:
                readings += _read(part)
            except ImportFailure as failure:
                unread.append(UnreadFile(part.path, str(failure)))
    if not readings:
        raise ImportFailure("; ".join(file.why for file in unread) or "no file was given")
    return merged(readings, unread)


def _read(part: Opened) -> list[RegisterReading]:
    if isinstance(part.content, str):
        if not part.content.strip():
            raise ImportFailure(f"{part.path}: this file is empty; what is read: {_layout_words()}")
        if api.looks_like_json(part.content):
            return [api.read(part.content, part)]
    tables = [(grid, recognised(grid, _SHAPES)) for grid in part.grids()]
    # Beside a sheet of the register's own another that could be a list of homes is about something else.
    is_registers = any(t.shape.layout is not RegisterLayout.LIST for _, t in tables if t)
    notes = tuple(grid for grid, table in tables if table is None)
    readings = [
        _READERS[t.shape.layout](replace(t, beside=notes))
        for _, t in tables
        if t and not (is_registers and t.shape.layout is RegisterLayout.LIST)
    ]
    if not readings:
        raise ImportFailure(f"{part.path}: no known headers; what is read: {_layout_words()}")
    return readings


def _layout_words() -> str:
    shapes = (directory.SHAPE, hsca.SHAPE, ratings.SHAPE, extract.BY_NAME)
    return "; ".join([*(shape.words for shape in shapes), api.WORDS])
