"""What the tasks are read from: a folder as it is filed, with the line of each key."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.config import Config
from generator.load.documents import Document
from generator.problem import Place, Problem, at_its_line
from generator.records import Filed

FRAMEWORK: Final = "content/framework.yml"
MKDOCS: Final = "mkdocs.yml"
AREAS: Final = "content/areas.yml"


@dataclass(frozen=True, slots=True)
class State:
    """A council's folder on a day.

    Attributes:
        filed: None where content/framework.yml cannot be used.
        problems: what `check` finds.
        lines: for each YAML file its keys, dotted, and the line of each.
        mkdocs: what mkdocs.yml says, as far as it can be read.
    """

    config: Config
    filed: Filed | None
    problems: tuple[Problem, ...]
    lines: Mapping[str, Mapping[str, int]]
    mkdocs: Document

    @property
    def today(self) -> date:
        """The day on which it is asked."""
        return self.config.as_of

    def at(self, file: str, key: str = "") -> Place:
        """The place of a key in a settings file, with its line, or that of what stands around it."""
        return at_its_line(Place(file, None, key), self.lines)
