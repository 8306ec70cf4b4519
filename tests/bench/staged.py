"""One build in a process of its own, which says how long each stage took: python -m tests.bench.staged ROOT OUT DAY."""

from __future__ import annotations

import json
import sys
import time
from datetime import date
from pathlib import Path


class _Clock:
    """Stands where a progress bar would, and notes when each stage begins."""

    def __init__(self) -> None:
        self._marks: list[tuple[str, float]] = []

    def step(self, words: str, total: int | None = None) -> None:
        """A stage begins, and so the one before it ends."""
        self._marks.append((words, time.perf_counter()))

    def advance(self, parts: int = 1) -> None:
        """Parts of a stage are not timed."""

    def stages(self) -> dict[str, float]:
        """Stage → seconds."""
        self.step("end")
        return {
            words: after - began
            for (words, began), (_, after) in zip(self._marks, self._marks[1:], strict=False)
        }


def main() -> None:
    """Build, and print what was built and how long it took, as JSON."""
    clock = _Clock()
    clock.step("Starting")
    from generator.build import build
    from generator.config import Config

    root, out, day = sys.argv[1:]
    built = build(Config(Path(root), date.fromisoformat(day), Path(out)), clock)
    if built.publication is None:
        sys.exit("\n".join(f"{p.place.file}:{p.place.row} {p.message}" for p in built.problems[:9]))
    found = {"stages": clock.stages(), "pages": built.pages, "indexed": built.indexed}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
