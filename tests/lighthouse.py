"""Lighthouse on four pages of the demonstration, as a phone sees them: `make lighthouse`.

No part of the tests: it needs npm's `npx`, which fetches the pinned version
into a scratch folder. The site is served compressed, as a host does. It is
measured twice: as it is, where every page asks search engines to stay away
(which Lighthouse counts against it), and without that request, as a directory
with real data is published.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from generator.build import build
from generator.config import Config
from generator.report import Silent
from tests import browser
from tests.serving import served

LIGHTHOUSE = "lighthouse@12.8.2"
ENOUGH = 95
PAGES = {
    "home": "",
    "find": "find/",
    "service": "services/cobblers-acre-cordwainer-court/",
    "area": "areas/salisbury/",
}
NOINDEX = '<meta name="robots" content="noindex">'
ROOT = Path(__file__).parents[1]


def scores(address: str, chromium: str, scratch: Path) -> dict[str, int]:
    """Out of a hundred, by group."""
    report = scratch / "report.json"
    command = ["npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json"]
    command += [
        f"--output-path={report}",
        f"--chrome-flags=--headless {' '.join(browser.LAUNCH[:6])}",
    ]
    surroundings = {**os.environ, "CHROME_PATH": chromium, "npm_config_cache": str(scratch / "npm")}
    subprocess.run(command, env=surroundings, cwd=scratch, check=True, capture_output=True)
    groups = json.loads(report.read_text("utf-8"))["categories"]
    return {name: round(100 * group["score"]) for name, group in groups.items()}


def main() -> int:
    """Print the scores; 1 where one is below ENOUGH on the site as it would be with real data."""
    chromium = browser.find()
    if chromium is None or shutil.which("npx") is None:
        sys.stderr.write("This needs Chromium (python tests/browser.py) and npx (nodejs.org).\n")
        return 1
    with tempfile.TemporaryDirectory(prefix="lighthouse-") as folder:
        scratch = Path(folder)
        site = scratch / "site"
        build(Config(ROOT, date(2026, 11, 23), site), Silent())
        _measure("demonstration", site, chromium, scratch)
        for path in site.rglob("*.html"):
            path.write_text(path.read_text("utf-8").replace(NOINDEX, ""), "utf-8")
        return 0 if _measure("real data", site, chromium, scratch) >= ENOUGH else 1


def _measure(name: str, site: Path, chromium: str, scratch: Path) -> int:
    """Print the scores of each page, and give back the lowest."""
    worst = 100
    with served(site) as url:
        for page, address in PAGES.items():
            found = scores(url + address, chromium, scratch)
            worst = min(worst, *found.values())
            said = ", ".join(f"{group} {score}" for group, score in found.items())
            sys.stdout.write(f"{name}, {page}: {said}\n")
            sys.stdout.flush()
    return worst


if __name__ == "__main__":
    sys.exit(main())
