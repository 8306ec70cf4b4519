"""Compare search libraries: python -m tests.bench.search_peers, which writes results.md beside it.

MiniSearch, FlexSearch and Orama run in Node, each in a process of its own, over the same fields
with the same weights; Pagefind over the pages of the built site, in Chromium, as it is set up
there. Names and sentences are asked as they are typed: nothing reads them first, so that what is
compared is the libraries. Needs `npm`, which fetches what package-lock.json pins.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from generator.publication import Publication, PublicService
from tests.bench import council, find
from tests.bench.search_peers import pagefind
from tests.queries.files import FOLDER as QUERIES
from tests.queries.files import query as query_of
from tests.queries.files import rows
from tests.queries.generated import generated
from tests.queries.query import Answer, Query
from tests.queries.scores import Tally, tally
from tests.queries.site import DAY, PROJECT, public

FOLDER = Path(__file__).parent
LIBRARIES = ("minisearch", "orama", "flexsearch")
SIZES = (100, 1_000, 10_000)
LISTED = 0.7  # of a made council's services, at least
MOST_OF_A_KIND = 200
MISSPELT = "titles, one slip"
KINDS = ("titles", MISSPELT, "providers", "sentences")
Result = Mapping[str, Any]


def main() -> None:
    """Measure, and write the tables."""
    options = _options()
    if shutil.which("npm") is None:
        sys.exit("This needs npm (nodejs.org).")
    folder: Path = options.keep or Path(tempfile.mkdtemp(prefix="peers-"))
    node = _installed(folder / "node")
    parts = [f"# Search libraries compared\n\n{_machine(node)}\n\n{_ABOUT}"]
    try:
        for services in (None, *options.sizes):
            root = PROJECT if services is None else folder / f"council-{services}"
            if not root.exists():
                council.make(PROJECT, root, round(services / LISTED))
            parts.append(_measured(root, folder, node, services, options.sentences))
            sys.stderr.write(f"{root.name} is done\n")
    finally:
        if options.keep is None:
            shutil.rmtree(folder, ignore_errors=True)
    (FOLDER / "results.md").write_text("\n".join(parts), "utf-8")


def _measured(root: Path, folder: Path, node: Path, most: int | None, sentences: Path) -> str:
    """The tables for one size."""
    publication = public(root, DAY)
    services = sorted(publication.services.values(), key=lambda service: service.id)[:most]
    ids = {service.id for service in services}
    queries = _queries(publication, ids, sentences)
    documents = [_document(publication, service) for service in services]
    given = folder / f"{root.name}.json"
    given.write_text(
        json.dumps({"documents": documents, "queries": [query.words for query in queries]}), "utf-8"
    )
    results: dict[str, Result] = {}
    for library in LIBRARIES:
        command = ["node", "measure.js", library, str(given)]
        done = subprocess.run(command, cwd=node, check=True, stdout=subprocess.PIPE, text=True)
        results[library] = json.loads(done.stdout)
    site = find.build(root, folder / f"{root.name}-site")
    results["pagefind"] = pagefind.measure(site, [query.words for query in queries], ids)
    packed = len(gzip.compress(json.dumps(documents, ensure_ascii=False).encode(), 6))
    where = "The demonstration" if root == PROJECT else "A made council"
    head = f"## {where}: {len(services):,} services\n\n{_answers(queries, publication, results)}"
    return f"{head}\n{_weights(results)}\nThe documents themselves are {packed / 1000:,.0f} kB.\n"


def _queries(publication: Publication, ids: set[str], sentences: Path) -> list[Query]:
    """Of each kind at most MOST_OF_A_KIND, spread over all."""
    kinds: dict[str, list[Query]] = {kind: [] for kind in KINDS}
    for query in generated(publication):
        kind = MISSPELT if query.kind.startswith("titles, ") else query.kind
        if kind in kinds and query.ids <= ids:
            kinds[kind].append(query)
    for row in rows(sentences):
        try:
            query = query_of("sentences", row, publication)
        except ValueError:
            continue  # this council has no such service
        if query.ids & ids:
            kinds["sentences"].append(query)
    return [*chain.from_iterable(_spread(k, queries) for k, queries in kinds.items())]


def _spread(kind: str, queries: Sequence[Query]) -> list[Query]:
    step = max(1, len(queries) // MOST_OF_A_KIND)
    return [
        Query(kind, query.words, query.ids, query.leading)
        for query in queries[::step][:MOST_OF_A_KIND]
    ]


def _document(publication: Publication, service: PublicService) -> dict[str, str]:
    """What can be searched of a service, by field."""
    provider = publication.providers[service.provider]
    lot = publication.lots[service.lot]
    needs = (publication.needs[key] for key in service.needs)
    access = (publication.access[key] for key in service.access)
    town = service.location.town if service.location else ""
    texts = {
        "title": [service.title],
        "former": [former.replace("-", " ") for former in service.former_ids],
        "provider": [provider.title, provider.legal_name, provider.trading_name],
        "type": [lot.title, *lot.also_known_as],
        "where": [town, *(publication.areas[key].name for key in service.areas)],
        "needs": [text for need in needs for text in (need.name, *need.also)],
        "access": [text for term in access for text in (term.name, *term.also)],
        "summary": [service.summary],
        "apply": [service.how_to_apply],
    }
    return {"id": service.id} | {name: " ".join(filter(None, t)) for name, t in texts.items()}


def _answers(
    queries: Sequence[Query], publication: Publication, results: Mapping[str, Result]
) -> str:
    tallies = {name: _tallied(queries, publication, found) for name, found in results.items()}
    lines = ["| first right / in the first five, of |", "| --- |"]
    for kind in next(iter(tallies.values())):
        lines[0] += f" {kind.kind} ({kind.number}) |"
        lines[1] += " ---: |"
    for name, kinds in tallies.items():
        cells = (f"{kind.first} / {kind.five}" for kind in kinds)
        lines.append(f"| {_NAMES[name]} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _tallied(queries: Sequence[Query], publication: Publication, result: Result) -> list[Tally]:
    answers = {
        query.words: Answer(tuple(ids), len(ids), (), "", ())
        for query, ids in zip(queries, result["answers"], strict=True)
    }
    return tally(queries, publication, answers.__getitem__)


def _weights(results: Mapping[str, Result]) -> str:
    lines = [
        "| | library, kB | index, kB | building it, ms | opening it, ms | a query, ms |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, r in results.items():
        opened = f"{r['open']:,.1f}" if "open" in r else "–"
        sizes = f"{r['library'] / 1000:,.1f} | {r['index'] / 1000:,.1f}"
        lines.append(
            f"| {_NAMES[name]} | {sizes} | {r['build']:,.1f} | {opened} | {r['query']:,.2f} |"
        )
    return "\n".join(lines) + "\n"


_NAMES = {
    "minisearch": "MiniSearch",
    "orama": "Orama",
    "flexsearch": "FlexSearch",
    "pagefind": "Pagefind",
}
_ABOUT = """`python -m tests.bench.search_peers` makes this page; each library is set up in the file of its
name. A title or a provider's name counts as in `tests/queries` (of a provider all of its own
services stand first); a slip is a letter missing, changed or swapped with its neighbour;
sentences are those of `tests/queries`, as far as the council has what they ask for. Weights
are compressed with gzip. Times are medians: of five buildings, and of all queries. What
MiniSearch, Orama and FlexSearch index can also be built in the page from the documents;
Pagefind's index is built beforehand, over the services' pages, and a browser loads of it only
what a query needs; it wants all of the words, which no service has of most sentences. Times of
the first three are Node's, of Pagefind Chromium's, once its index is there.

Fields, their weights and each library's options were chosen by the demonstration's queries, so
the first table flatters all of them alike; the made councils have the same words and other
names. Those share a beginning with many others (Alderbank Care, Alderbank Lodge, Alderbank
Rooms), which is why a provider's own services seldom all stand first there: no ranking of
words knows that a name was meant.
"""


def _installed(folder: Path) -> Path:
    """The scripts of this folder, with the libraries that they need."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in (*FOLDER.glob("*.js"), *FOLDER.glob("package*.json")):
        shutil.copyfile(path, folder / path.name)
    if not (folder / "node_modules").exists():
        quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
        subprocess.run(["npm", "ci", *quiet], cwd=folder, check=True, stdout=sys.stderr)
    return folder


def _machine(node: Path) -> str:
    packages = json.loads((node / "package-lock.json").read_text("utf-8"))["packages"]
    versions = ", ".join(
        f"{_NAMES[name]} {packages[f'node_modules/{path}']['version']}"
        for name, path in zip(LIBRARIES, ("minisearch", "@orama/orama", "flexsearch"), strict=True)
    )
    node_version = subprocess.run(
        ["node", "--version"], check=True, capture_output=True, text=True
    ).stdout.strip()
    return (
        f"{os.cpu_count()} cores ({platform.machine()}, {platform.system()}, "
        f"{os.getloadavg()[0]:.1f} busy at the start), Node {node_version}, {versions}, "
        f"Pagefind {pagefind.version()}."
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.search_peers", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="100 1000 10000")
    parser.add_argument("--sentences", type=Path, default=QUERIES / "sentences.csv")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="work there, and leave it all")
    return parser.parse_args()


if __name__ == "__main__":
    main()
