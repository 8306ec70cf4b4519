"""The files of the CQC register that a command was given."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.options import say_aside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.importers.register.records import Register


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
