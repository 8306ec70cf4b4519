"""Runs one thing in a process of its own, and says how long it took and how much memory its whole tree held."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_EVERY = 0.05  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process.

    Attributes:
        seconds: from start to end, by the wall clock.
        cpu: seconds of processor time, with that of its children.
        largest: peak resident bytes of the largest process among it and its children.
        tree: peak resident bytes of all of them together, looked at 20 times a
            second; None where there is no /proc.
        said: what it printed.
    """

    seconds: float
    cpu: float
    largest: int
    tree: int | None
    said: str

    @property
    def found(self) -> Any:
        """What it printed, as JSON."""
        return json.loads(self.said)


@dataclass(slots=True)
class Series:
    """Measurements of one thing, in the order in which they were taken."""

    values: list[float] = field(default_factory=list)

    def add(self, value: float) -> None:
        """Take one more."""
        self.values.append(value)

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.values)


def python(*arguments: object) -> list[str]:
    """The command that runs this Python with the arguments."""
    return [sys.executable, *map(str, arguments)]


def run(command: Sequence[str]) -> Run:
    """Run the command to its end.

    Raises:
        SystemExit: it failed; what it said is in the words.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        began = time.perf_counter()
        child = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT)
        peak = _Peak(child.pid)
        # Not child.wait(): the usage of this child alone, and of its own children.
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        tree = peak.stop()
        said.seek(0)
        words = said.read()
    if child.returncode != 0:
        sys.exit(f"{' '.join(command)} failed ({child.returncode}):\n{words[-2000:]}")
    unit = 1 if sys.platform == "darwin" else 1024
    cpu = usage.ru_utime + usage.ru_stime
    return Run(seconds, cpu, usage.ru_maxrss * unit, tree, words)


def in_turn(runs: int, things: Sequence[Callable[[], None]]) -> None:
    """Call each of the things so many times, one after the other, so that what slows the machine slows all alike."""
    for _ in range(runs):
        for thing in things:
            thing()


class _Peak:
    """Watches the resident memory of a process and all that it started."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._most = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        if Path("/proc/self/statm").exists():
            self._thread.start()

    def stop(self) -> int | None:
        self._over.set()
        if not self._thread.ident:
            return None
        self._thread.join()
        return self._most

    def _watch(self) -> None:
        while not self._over.wait(_EVERY):
            self._most = max(self._most, sum(map(_resident, _tree(self._pid))))


def _tree(pid: int) -> Iterator[int]:
    yield pid
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _tree(int(child))
    except OSError:
        return  # it has ended


def _resident(pid: int) -> int:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
