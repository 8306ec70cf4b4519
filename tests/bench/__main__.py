"""The benchmark: python -m tests.bench, or make bench ARGS="--quick".

Prints a table and asserts nothing. What is compared runs in turn in the same
go, each time in a process of its own.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from tests.bench import council, find, first_search, imports, validation
from tests.bench.measure import Series, in_turn, python, run
from tests.bench.printed import heading, row, say, times
from tests.queries.page import chromium
from tests.queries.scores import as_markdown
from tests.queries.site import asked, public
from tests.queries.site import demonstration as queries_of
from tests.serving import served

PROJECT = Path(__file__).parents[2]
DAY = "2026-11-23"  # the demonstration's: the same day gives the same pages
FEW = 20
MOST = 1_000
PROVIDERS = 1_000
THOUSAND_LISTED = 1_350  # of a made council's services about three in four are listed
GIB = 2**30


@dataclass(frozen=True, slots=True)
class Work:
    """What to measure, and where.

    Attributes:
        folder: for what is made on the way.
        runs: how often the short ones are repeated.
        long_runs: how often those that take a minute are.
        services: how many the made council has.
    """

    folder: Path
    runs: int
    long_runs: int
    services: int

    def council(self, services: int) -> Path:
        """A council with so many services, made at the first call."""
        root = self.folder / f"council-{services}"
        if not root.exists():
            council.make(PROJECT, root, services)
        return root


def main() -> None:
    """Measure what was asked for."""
    options = _options()
    kept: Path | None = options.keep
    folder = kept or Path(tempfile.mkdtemp(prefix="bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    services = options.services or (2_000 if options.quick else 10_000)
    runs, long_runs = (3, 1) if options.quick else (7, 3)
    say(_machine() + "\n")
    say(f"{'':58}{'median':>10}{'min–max':>18}{'runs':>6}  target")
    try:
        for name in options.only or MEASURES:
            MEASURES[name](Work(folder, runs, long_runs, services))
    finally:
        if kept is None:
            shutil.rmtree(folder, ignore_errors=True)


def demonstration(work: Work) -> None:
    """The two commands on the demonstration, each a fresh process from its start to its last byte."""
    build, check, build_cpu, check_cpu = Series(), Series(), Series(), Series()
    out = work.folder / "site"

    def build_once() -> None:
        shutil.rmtree(out, ignore_errors=True)
        command = ("-m", "generator", "build", "--root", PROJECT, "--as-of", DAY, "--out", out)
        done = run(python(*command))
        build.add(done.seconds)
        build_cpu.add(done.cpu)

    def check_once() -> None:
        command = ("-m", "generator", "check", "--root", PROJECT, "--as-of", DAY)
        done = run(python(*command))
        check.add(done.seconds)
        check_cpu.add(done.cpu)

    in_turn(work.runs, (build_once, check_once))
    heading("The demonstration, cold")
    row("build", build, "s", most=5)
    row("  of processor time", build_cpu, "s")
    row("check", check, "s", most=1.5)
    row("  of processor time", check_cpu, "s")


def pouring(work: Work) -> None:
    """Record pages: ours, and MkDocs with Material on the same bodies."""
    _pouring(work, "the demonstration", PROJECT, work.runs)
    _pouring(work, f"{work.services:,} services", work.council(work.services), work.long_runs)


def _pouring(work: Work, words: str, root: Path, runs: int) -> None:
    folder = work.folder / f"bodies-{root.name}"
    module = ("-m", "tests.bench.pouring")
    for name, most in (("few", FEW), ("many", MOST)):
        if not (folder / name).exists():
            run(python(*module, "bodies", root, DAY, folder / name, most))
    few, many = (len(list((folder / name).glob("record-*.md"))) for name in ("few", "many"))
    pour, write, plain, own = Series(), Series(), Series(), Series()
    pages = 0

    def ours() -> None:
        nonlocal pages
        found = run(python(*module, "ours", root, DAY)).found
        pages = found["pages"]
        pour.add(1000 * found["pour"] / pages)
        write.add(1000 * found["write"] / pages)

    def peer(settings: str, series: Series) -> None:
        short, long = (
            run(python(*module, "mkdocs", root, DAY, folder / name, settings)).found["seconds"]
            for name in ("few", "many")
        )
        series.add(1000 * (long - short) / (many - few))

    in_turn(runs, (ours, partial(peer, "plain", plain), partial(peer, "ours", own)))
    heading(f"A record page: {words}, {pages:,} pages (processor time)")
    row("view, body and pour", pour, "ms", most=0.5)
    row("the same, and write the file", write, "ms")
    between = f"{few} to {many} of these bodies"
    row(f"MkDocs, plain Material, no search ({between})", plain, "ms")
    row("MkDocs, the project's settings and theme folder", own, "ms")
    times("times faster than plain Material", plain, pour, least=10)
    times("the same, both writing the file", plain, write)
    times("times faster than with the theme folder", own, pour)


def validating(work: Work) -> None:
    """All tables in one reading, and one validation of a package for each provider."""
    services = round(PROVIDERS * council.SERVICES_A_PROVIDER)
    _validating(work, PROJECT, work.runs)
    _validating(work, work.council(services), work.long_runs)


def _validating(work: Work, root: Path, runs: int) -> None:
    module = ("-m", "tests.bench.validation")
    stacked, single = Series(), Series()
    in_turn(
        runs,
        (
            lambda: stacked.add(run(python(*module, "stacked", root)).found["seconds"]),
            lambda: single.add(run(python(*module, "one-by-one", root)).found["seconds"]),
        ),
    )
    spoilt = work.folder / f"spoilt-{root.name}"
    shutil.copytree(root / "providers", spoilt / "providers", dirs_exist_ok=True)
    faults = validation.spoil(spoilt)
    ours, theirs = (
        {tuple(f) for f in run(python(*module, how, spoilt)).found["faults"]}
        for how in ("stacked", "one-by-one")
    )
    providers = len(list((root / "providers").glob("*/datapackage.yaml")))
    heading(f"Validating the tables of {providers:,} providers (processor time)")
    row("all in one reading", stacked, "s")
    row("one frictionless.Package(…).validate() each", single, "s")
    times("times faster", single, stacked, least=20)
    if ours == theirs:
        say(f"  {faults:,} faults put in: the same verdict on every file and row")
    else:
        say(f"  {faults:,} faults put in: verdicts DIFFER, of {len(ours | theirs):,}:")
        for file, number in sorted(ours ^ theirs, key=str)[:5]:
            whose = "this project" if (file, number) in ours else "Frictionless"
            say(f"    {file}:{number} by {whose} alone")


def large(work: Work) -> None:
    """One build of a large council, by stage."""
    root = work.council(work.services)
    whole, cpu, largest, tree = Series(), Series(), Series(), Series()
    stages: dict[str, Series] = {}
    built = {"pages": 0, "indexed": 0}

    def once() -> None:
        out = work.folder / "large-site"
        shutil.rmtree(out, ignore_errors=True)
        done = run(python("-m", "tests.bench.staged", root, out, DAY))
        whole.add(done.seconds)
        cpu.add(done.cpu)
        largest.add(done.largest / GIB)
        if done.tree is not None:
            tree.add(done.tree / GIB)
        for stage, seconds in done.found["stages"].items():
            stages.setdefault(stage, Series()).add(seconds)
        built.update(done.found)

    in_turn(work.long_runs, (once,))
    heading(
        f"{work.services:,} services: {built['pages']:,} pages, {built['indexed']:,} in the index"
    )
    full = work.services == 10_000
    row("check, render and index, in one process", whole, "s", most=45 if full else None)
    for stage, series in stages.items():
        row(f"  {stage[:1].lower()}{stage[1:]}", series, "s")
    row("processor time, all processes", cpu, "s")
    row("memory of the largest process (getrusage)", largest, "GiB", most=1.5 if full else None)
    if tree.values:
        row("memory of all processes together", tree, "GiB", most=1.5 if full else None)


def registers(work: Work) -> None:
    """A new council from registers of three sizes."""
    imports.measure(work.folder / "imports", work.long_runs, quick=work.services < 10_000)


def answers(work: Work) -> None:
    """The find page asked all of tests/queries; the README shows the table."""
    publication = public(PROJECT, date.fromisoformat(DAY))
    site = find.build(PROJECT, work.folder / "find-site")
    table = as_markdown(asked(queries_of(publication), publication, site))
    find.show_in_readme(table)
    heading("What the find page answers (tests/queries)")
    say(table)


def first(work: Work) -> None:
    """The first search of a phone, with nothing in its cache."""
    _first_search(work, PROJECT, work.folder / "find-site")
    _first_search(work, work.council(THOUSAND_LISTED), work.folder / "find-site-of-many")


def _first_search(work: Work, root: Path, out: Path) -> None:
    site = find.build(root, out)
    line, told, requests, size = Series(), Series(), Series(), Series()
    with served(site) as url, chromium() as running:

        def visit(network: first_search.Network, series: Series) -> None:
            visited = first_search.visit(running, url, site, network)
            series.add(visited.seconds)
            requests.add(visited.requests)
            size.add(visited.size / 1000)

        in_turn(
            work.runs,
            (
                partial(visit, first_search.LINE, line),
                partial(visit, first_search.AS_TOLD, told),
            ),
        )
    listed = len(public(root, date.fromisoformat(DAY)).services)
    heading(f"First search, nothing in the cache, a phone on slow 4G: {listed:,} services listed")
    row("the first result stands there, 150 ms to an answer", line, "s", most=3.5)
    row("the same, 562.5 ms, as Lighthouse tells Chromium", told, "s")
    row("requests", requests, "")
    row("bytes on the wire", size, "kB", most=200)


MEASURES: dict[str, Callable[[Work], None]] = {
    "demonstration": demonstration,
    "pouring": pouring,
    "validation": validating,
    "large": large,
    "registers": registers,
    "answers": answers,
    "first-search": first,
}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs, and 2,000 services")
    parser.add_argument("--only", action="append", choices=MEASURES, help="may be given twice")
    parser.add_argument("--services", type=int, metavar="N", help="default: 10,000")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="work there, and leave it all")
    return parser.parse_args()


def _machine() -> str:
    packages = ("mkdocs", "mkdocs-material", "frictionless", "pagefind-bin")
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in packages)
    busy = f", {os.getloadavg()[0]:.1f} busy at the start" if hasattr(os, "getloadavg") else ""
    return (
        f"{os.cpu_count()} cores ({platform.machine()}, {platform.system()}{busy}), "
        f"Python {platform.python_version()}, {versions}"
    )


if __name__ == "__main__":
    main()
