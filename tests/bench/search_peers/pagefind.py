"""Pagefind as the site has it, asked without the find page: its own order, which wants all of the words."""

from __future__ import annotations

import importlib.metadata
import statistics
import time
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from generator import search
from tests.queries.page import chromium
from tests.serving import on_the_wire, served

_BUILDS = 3
_ANSWERS = 50  # as in measure.js

_ASK = """async ([root, queries]) => {
  const hits = await (await fetch(`${root}find/hits.json`)).json();
  const pagefind = await import(`${root}pagefind/pagefind.js`);
  const times = [], answers = [];
  for (const turn of [0, 1]) for (const query of queries) { // in the first turn the index is loaded
    const began = performance.now();
    const { results } = await pagefind.search(query);
    if (turn === 0) continue;
    times.push(performance.now() - began);
    answers.push(results.map(({ id }) => hits[id.slice(id.indexOf("_") + 1)]));
  }
  return { times, answers };
}"""


def measure(site: Path, queries: Sequence[str], ids: Collection[str]) -> dict[str, Any]:
    """What it answers, how heavy it is and how long it takes, in the shape of measure.js.

    Args:
        ids: the services that count; what else the site lists is passed over.
    """
    builds = []
    for _ in range(_BUILDS):
        began = time.perf_counter()
        search.index(site, len(ids))
        builds.append(1000 * (time.perf_counter() - began))
    with served(site) as url, chromium() as running:
        page = running.new_page()
        page.goto(f"{url}find/")
        answered: Any = page.evaluate(_ASK, [url, queries])
    addresses = ([hit.split("/")[1] for hit in hits if hit] for hits in answered["answers"])
    folder = site / search.FOLDER
    return {
        "build": statistics.median(builds),
        "query": statistics.median(answered["times"]),
        "library": sum(
            map(on_the_wire, (folder / "pagefind.js", *folder.glob("wasm.en.pagefind")))
        ),
        "index": sum(
            map(
                on_the_wire,
                (site / "find/hits.json", *folder.glob("*.pf_meta"), *folder.glob("index/*")),
            )
        ),
        "answers": [[key for key in services if key in ids][:_ANSWERS] for services in addresses],
    }


def version() -> str:
    """That of the installed package."""
    return importlib.metadata.version("pagefind-bin")
