"""Pagefind over the staged site, by its own binary; and which page each of its results is.

It indexes what services say of themselves. What can be chosen (types, areas, needs, access,
prices) the find page knows from find/services.json, so that no page carries a filter: what a
visitor loads for a first answer is small, and the index the same to the byte each time.

find/hits.json: `{"142786a": "services/kestrel-yard-workshop/", …}`: the part of a
result's id that follows its language, and the page's address. With it a search
loads no fragment, of which Pagefind has one for each page.
"""

import gzip
import json
import subprocess
from pathlib import Path

from pagefind_bin import get_executable

from generator.failure import Failure
from generator.site import addresses

FOLDER = "pagefind"
# Where the pages that are to be found stand. Pagefind would read the others too, only to see
# that they carry no `data-pagefind-body`.
_PAGES = "services/*/index.html"
_SECONDS = 600
_MAGIC = b"pagefind_dcd"  # before the JSON of a fragment
# What Pagefind brings for pages that are not ours: its ready-made interfaces.
_UNUSED = ("pagefind-*ui*", "pagefind-highlight.js", "pagefind-modular*")


def index(site: Path, listed: int) -> int:
    """Index the pages that carry `data-pagefind-body`; give back how many there are.

    Args:
        listed: how many pages carry it. With none there is no index: Pagefind would take
            every page whole, those of services that are withheld too.

    Raises:
        Failure: Pagefind is not there, or fails.
    """
    if listed:
        _run(site)
    hits = dict(sorted(_hit(path) for path in (site / FOLDER).glob("fragment/*.pf_fragment")))
    path = site / addresses.HITS_JSON
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(hits, separators=(",", ":")) + "\n", encoding="utf-8")
    return len(hits)


def _run(site: Path) -> None:
    command = [
        get_executable(),
        "--site",
        str(site),
        "--output-subdir",
        FOLDER,
        "--glob",
        _PAGES,
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


def _hit(fragment: Path) -> tuple[str, str]:
    """Of a fragment, en_142786a.pf_fragment: its id, and the address of its page."""
    content = gzip.decompress(fragment.read_bytes()).removeprefix(_MAGIC)
    return fragment.stem.partition("_")[2], json.loads(content)["url"].lstrip("/")
