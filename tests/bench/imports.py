"""A new council from a register of made-up homes, and the same a month later: how long `start` takes, and how much memory, by size and kind of file."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.bench.measure import Series, in_turn, python, run
from tests.bench.printed import heading, row
from tests.importers import register_files as files

GIB = 2**30
TYPES = (
    "Care home service without nursing",
    "Care home service with nursing",
    "Domiciliary care service",
    "Supported living service",
)
LOCATIONS_A_PROVIDER = 2


def rows(number: int) -> list[files.Row]:
    """So many locations, as HSCA rows have them."""
    return [
        {
            **files.HSCA,
            "Location ID": f"1-{100_000_000 + n}",
            "Location Name": f"Kestrel House {n}",
            "Provider ID": f"1-{200_000_000 + n // LOCATIONS_A_PROVIDER}",
            "Provider Name": f"Kestrel Care {n // LOCATIONS_A_PROVIDER} Ltd",
            "Service Types": TYPES[n % len(TYPES)],
            "Publication Date": f"{n % 12 + 1}/{n % 28 + 1}/2025 12:00:00 AM",
        }
        for n in range(number)
    ]


def documents(number: int) -> list[dict[str, object]]:
    """The same as documents of the API, with the parts of which nothing is read."""
    unread = [{"commentary": "What people told us. " * 200, "commentaryDate": "2025-01-01"}]
    return [
        {
            **files.API,
            "locationId": of["Location ID"],
            "providerId": of["Provider ID"],
            "name": of["Location Name"],
            "gacServiceTypes": [{"name": of["Service Types"], "description": of["Service Types"]}],
            "assessment": unread,
        }
        for of in rows(number)
    ]


def measure(folder: Path, runs: int, *, quick: bool) -> None:
    """`start` into an empty folder, each time in a process of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    heading("A new council from a register, to its last file")
    _measure(folder, "450.json", json.dumps(documents(450)).encode(), runs, 3)
    _measure(folder, "999.csv", files.csv_bytes(files.table(rows(999))), runs, 5)
    many = 5_000 if quick else 50_000
    table = files.csv_bytes(files.table(rows(many)))
    _measure(folder, f"{many}.csv", table, 1, None if quick else 60)


def _measure(folder: Path, name: str, content: bytes, runs: int, most: float | None) -> None:
    out = folder / "council"
    months = [folder / f"{month}_2026_{name}" for month in ("13_November", "1_December")]
    measured = {month: (Series(), Series(), Series()) for month in months}
    for month in months:
        month.write_bytes(content)

    def once() -> None:
        shutil.rmtree(out, ignore_errors=True)
        for month, (seconds, cpu, memory) in measured.items():
            start = ("-m", "generator", "start", out, "--council", "Oakshire Council", "--quiet")
            done = run(python(*start, "--register", month))
            seconds.add(done.seconds)
            cpu.add(done.cpu)
            memory.add(done.largest / GIB)

    in_turn(runs, (once,))
    for words, (seconds, cpu, memory) in zip(
        (name, f"{name}, a month later"), measured.values(), strict=True
    ):
        row(words, seconds, "s", most=most)
        row("  of processor time", cpu, "s")
        row("  memory", memory, "GiB", most=1)
