"""The files of the CQC register that a command was given."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generator import output
from generator.cli.options import say_aside
from generator.failure import ImportFailure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.importers.register.records import Register


class Import:
    """An import of a register; `read` is what its files say, once they were read."""

    read: Register | None = None

    def register(self, files: Sequence[Path]) -> Register:
        """What the files say (see `register_in`)."""
        self.read = register_in(files)
        return self.read


@contextmanager
def reported(folder: Path) -> Iterator[Import]:
    """An import into the folder of which a report is written there also where it is refused: import-refused.csv.

    Raises:
        ImportFailure: it is refused; the line names the report.
    """
    from generator.importers.refused import REFUSED, refused_csv
    from generator.importers.start import read_lines

    made = Import()
    try:
        yield made
    except ImportFailure as failure:
        for line in read_lines(made.read.readings) if made.read else ():
            say_aside(line)
        output.update(folder, {REFUSED: refused_csv(failure, made.read)})
        raise ImportFailure(
            f"{failure} ({folder / REFUSED} has what was read, row by row)"
        ) from failure
    (folder / REFUSED).unlink(missing_ok=True)


def register_in(files: Sequence[Path]) -> Register:
    """What they say; each that could not be used is named, and stops none of the others.

    Raises:
        ImportFailure: none of them can be used.
    """
    # What most commands have no use for is imported where it is used.
    from generator.importers.register import read_register

    register = read_register(files)
    for unread in register.unread:
        say_aside(f"Not used: {unread.why}")
    return register
