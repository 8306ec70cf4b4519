"""The site's pure ES modules, tested by node's own runner: tests/modules/*.test.mjs.

The node is the one that comes with Playwright, so that there always is one.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import playwright
import pytest

FOLDER = Path(__file__).parent / "modules"
NODE = Path(playwright.__file__).parent / "driver" / "node"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.test.mjs")), ids=lambda path: path.name)
def test_module(path: Path) -> None:
    # Modules that the site serves as .js are told to be modules by their syntax alone.
    command = [str(NODE), "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "--test", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "# pass 0" not in done.stdout
    assert "ℹ pass 0" not in done.stdout
