"""The browser of the tests: where it is, how it is started, and how a machine gets one.

`python tests/browser.py` makes sure that there is one, and says in one line
what it found or did.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")

# Chromium's own calls home are off, and no name but the loopback's resolves: a
# page that asks another host for something fails, whatever it asks for.
LAUNCH = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

WITHOUT = "TESTS_WITHOUT_BROWSER"
"""With this environment variable set, the tests that need a browser are skipped where there is none."""


def find() -> str | None:
    """The path of a Chromium: the machine's own, otherwise Playwright's; None where there is neither."""
    own = next((path for name in NAMES if (path := shutil.which(name))), None)
    return own or _playwrights()


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return str(path) if path.is_file() else None


def _by_apt() -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    _run(["apt-get", "update", "-qq"], quiet)
    _run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], quiet)


def _by_playwright() -> None:
    _run([sys.executable, "-m", "playwright", "install", "chromium"], dict(os.environ))


def _run(command: list[str], environment: dict[str, str]) -> None:
    _say(" ".join(command), sys.stderr)
    # What fails is tried no further; whether there is a browser is asked afterwards.
    subprocess.run(command, env=environment, stdout=sys.stderr, check=False)


def _ways() -> list[tuple[str, Callable[[], None]]]:
    """How this machine can get a browser, the best first."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    apt = [("apt-get", _by_apt)] if root and shutil.which("apt-get") else []
    return [*apt, ("Playwright", _by_playwright)]


def _say(line: str, stream: TextIO = sys.stdout) -> None:
    stream.write(f"{line}\n")


def main() -> int:
    """Make sure that there is a browser; 1 where none can be had."""
    if path := find():
        _say(f"Browser for the tests: {path}")
        return 0
    for name, install in _ways():
        install()
        if path := find():
            _say(f"Browser for the tests: {path}, installed with {name}")
            return 0
    _say(
        "There is no Chromium and none could be installed. Install one (apt-get install "
        f"chromium), or set {WITHOUT}=1 to leave out the tests that need it.",
        sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
