"""The files of the CQC register, in any mix → one record a location. Each file is known by its headers, not its name."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from generator.failure import ImportFailure
from generator.importers.opening import Opened, opened
from generator.importers.register import api, directory, hsca, ratings
from generator.importers.register.columns import RegisterTable, recognised
from generator.importers.register.merge import merged
from generator.importers.register.records import Register, RegisterLayout, RegisterReading

# The most particular first: a table takes the first shape whose headers it has.
_SHAPES = (ratings.SHAPE, hsca.SHAPE, directory.SHAPE)
_READERS: Mapping[RegisterLayout, Callable[[RegisterTable], RegisterReading]] = {
    RegisterLayout.RATINGS: ratings.read,
    RegisterLayout.HSCA: hsca.read,
    RegisterLayout.DIRECTORY: directory.read,
}


def read_register(files: Sequence[Path]) -> Register:
    """Read the files and put them together.

    Raises:
        ImportFailure: a file cannot be opened, or has nothing that can be recognised.
    """
    return merged([reading for path in files for part in opened(path) for reading in _read(part)])


def _read(part: Opened) -> list[RegisterReading]:
    if isinstance(part.content, str):
        if not part.content.strip():
            raise ImportFailure(f"{part.path}: this file is empty; what is read: {_layout_words()}")
        if api.looks_like_json(part.content):
            return [api.read(part.content, part)]
    tables = [table for grid in part.grids() if (table := recognised(grid, _SHAPES))]
    if not tables:
        raise ImportFailure(f"{part.path}: no known headers; what is read: {_layout_words()}")
    return [_READERS[table.shape.layout](table) for table in tables]


def _layout_words() -> str:
    return "; ".join([*(shape.words for shape in reversed(_SHAPES)), api.WORDS])
