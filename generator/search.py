"""Pagefind over the staged site, by its own binary; and which page each of its results is.

It indexes what services say of themselves, and the pages that explain: prose, and types of support. What can be chosen (types, areas, needs, access,
prices) the find page knows from find/services.json, so that no page carries a filter: what a
visitor loads for a first answer is small, and the index the same to the byte each time.

find/hits.json (schemas/browser/hits.schema.json):

    {"services": {"142786a": "kestrel-yard-workshop", …}, "pages": {"9c1b2e0": "shared-lives/", …}}

by the part of a result's id that follows its language: a service's id, or a page's address. With
it a search loads no fragment, of which Pagefind has one for each page. find/pages.json has the
titles and descriptions of the pages that explain something, so that they are found by these
before the index has come.
"""

import gzip
import json
import re
import subprocess
from collections.abc import Iterable, Mapping
from operator import itemgetter
from pathlib import Path

from pagefind_bin import get_executable

from generator import address
from generator.failure import Failure
from generator.site import addresses
from generator.site.browser import handing

FOLDER = "pagefind"
# Where the record pages that are to be found stand, beside the prose. Pagefind would read the
# others too, only to see that they carry no `data-pagefind-body`.
_PAGES = (
    *(
        "services/*/index.html",
        "lots/*/index.html",
        "join/index.html",
        "join/where-wanted/index.html",
    ),
    *("join/criteria/*/index.html", "governance/index.html"),
)
_SERVICE = re.compile(r"^services/([^/]+)/$")
_ABOUT = ("title", "description")
_address = itemgetter("address")
_SECONDS = 600
_MAGIC = b"pagefind_dcd"  # before the JSON of a fragment
# What Pagefind brings for pages that are not ours: its ready-made interfaces.
_UNUSED = ("pagefind-*ui*", "pagefind-highlight.js", "pagefind-modular*")


def index(site: Path, listed: int, prose: Iterable[str]) -> int:
    """Index the pages that carry `data-pagefind-body`; give back how many there are.

    Args:
        listed: how many services do. With none there is no index: a search has nothing to find.
        prose: the addresses of the prose pages.

    Raises:
        Failure: Pagefind is not there, or fails.
    """
    if listed:
        _run(site, prose)
    services, pages, explained = {}, {}, []
    for path in sorted((site / FOLDER).glob("fragment/*.pf_fragment")):
        key, at, about = _hit(path)
        if match := _SERVICE.match(at):
            services[key] = match[1]
        else:
            pages[key] = at
            explained.append({"address": at, **{k: about.get(k, "") for k in _ABOUT}})
    hits = {"services": services, "pages": pages}
    for at, content, schema in (
        (addresses.HITS_JSON, hits, "hits"),
        (addresses.PAGES_JSON, {"pages": sorted(explained, key=_address)}, "pages"),
    ):
        path = site / at
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(handing.written(content, schema), encoding="utf-8")
    return len(services) + len(pages)


def _run(site: Path, prose: Iterable[str]) -> None:
    wanted = ",".join((*_PAGES, *map(address.output_path, prose)))
    command = [
        get_executable(),
        "--site",
        str(site),
        "--output-subdir",
        FOLDER,
        "--glob",
        f"{{{wanted}}}",
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


def _hit(fragment: Path) -> tuple[str, str, Mapping[str, str]]:
    """Of a fragment, en_142786a.pf_fragment: its id, the address of its page, and what that says of itself."""
    content = json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(_MAGIC))
    return fragment.stem.partition("_")[2], content["url"].lstrip("/"), content["meta"]
