"""Pagefind over the staged site, by its own binary."""

from __future__ import annotations

import subprocess
from pathlib import Path

from pagefind_bin import get_executable

from generator.failure import Failure

FOLDER = "pagefind"
_SECONDS = 600
# What Pagefind brings for pages that are not ours: its ready-made interfaces.
_UNUSED = ("pagefind-*ui*", "pagefind-highlight.js", "pagefind-modular*")


def index(site: Path) -> int:
    """Index the pages that carry `data-pagefind-body`; give back how many there are.

    Raises:
        Failure: Pagefind is not there, fails, or finds no page.
    """
    command = [
        get_executable(),
        "--site",
        str(site),
        "--output-subdir",
        FOLDER,
        "--force-language",
        "en",
    ]
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Failure(f"Pagefind could not be run: {error}") from error
    if run.returncode != 0:
        last = (run.stderr or run.stdout).strip().splitlines()[-1:] or ["it said nothing"]
        raise Failure(f"Pagefind failed: {last[0]}")
    folder = site / FOLDER
    for pattern in _UNUSED:
        for path in folder.glob(pattern):
            path.unlink()
    return sum(1 for _ in (folder / "fragment").glob("*")) if (folder / "fragment").is_dir() else 0
