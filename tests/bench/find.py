"""What the measures of the find page share: a built site, and the table in the README."""

from __future__ import annotations

import re
from pathlib import Path

from tests.bench.measure import python, run
from tests.queries.site import DAY

README = Path(__file__).parents[2] / "README.md"
_TABLE = re.compile(r"(<!-- queries -->\n).*?(?=<!-- /queries -->)", re.DOTALL)


def build(root: Path, out: Path) -> Path:
    """Build a council's folder, where that has not been done."""
    if not out.exists():
        run(python("-m", "generator", "build", "--root", root, "--as-of", DAY, "--out", out, "-q"))
    return out


def show_in_readme(table: str) -> None:
    """Put the table between its marks in the README.

    Raises:
        SystemExit: the marks are not there.
    """
    text, times = _TABLE.subn(lambda marks: marks[1] + table, README.read_text("utf-8"))
    if times != 1:
        raise SystemExit("README.md has no <!-- queries --> and <!-- /queries --> for the table")
    README.write_text(text, "utf-8")
