"""Validates all packages of a folder, each way in a process of its own.

    python -m tests.bench.validation stacked|one-by-one ROOT

Both print {seconds, faults}: seconds of processor time, without the time that Frictionless takes to load
itself and its plugins: faults as [file, row], row None for one of the whole
file. (Of a torn row, and of a key that is there twice, the project names
another column than Frictionless; all columns are the differential test's.)
"""

from __future__ import annotations

import csv
import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from generator.config import SCHEMAS
from generator.load.packages import TABLE_KINDS
from generator.load.tables import TableFile, read_tables

Fault = tuple[str, int | None]


def stacked(root: Path) -> dict[str, Any]:
    """All packages' tables of a kind in one reading, as the project does it."""
    files = {
        kind: [
            TableFile(path, path.relative_to(root).as_posix(), path.parent.name)
            for path in sorted(root.glob(f"providers/*/{kind}.csv"))
        ]
        for kind in TABLE_KINDS
    }
    _warm_up()
    began = time.process_time()
    found = [p for kind in TABLE_KINDS for p in read_tables(kind, files[kind]).problems]
    seconds = time.process_time() - began
    # An id that another package has is beyond what one package's validation can see.
    seen = (p for p in found if p.rule != "duplicate-id")
    faults = {(p.place.file, p.place.row) for p in seen}
    return {"seconds": seconds, "faults": _in_order(faults)}


def one_by_one(root: Path) -> dict[str, Any]:
    """One `frictionless.Package(…).validate()` a provider, with the same schemas."""
    from frictionless import Package, system

    _warm_up()
    folders = sorted(path for path in (root / "providers").iterdir() if path.is_dir())
    faults: set[Fault] = set()
    # The schemas stand outside the package, which Frictionless allows in trusted descriptors alone.
    with system.use_context(trusted=True):
        described = [_described(folder) for folder in folders]
        began = time.process_time()
        for folder, descriptor in zip(folders, described, strict=True):
            package = Package.from_descriptor(descriptor, basepath=str(folder))
            for task in package.validate().tasks:
                name = f"providers/{folder.name}/{task.place}"
                for error in task.errors:
                    row = getattr(error, "row_number", None)
                    faults.add((name, row))
        seconds = time.process_time() - began
    return {"seconds": seconds, "faults": _in_order(faults)}


def spoil(root: Path) -> int:
    """Put one fault into the services of every fourth provider; give back how many."""
    tables = sorted(root.glob("providers/*/services.csv"))[::4]
    for number, path in enumerate(tables):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        column = {name: index for index, name in enumerate(rows[0])}
        last = rows[-1]
        match number % 6:
            case 0:
                last[column["availability_on"]] = "soon"
            case 1:
                last[column["title"]] = ""
            case 2:
                last[column["age_from"]] = "180"
            case 3:
                last[column["email"]] = "nobody at home"
            case 4:
                rows.append(list(last))
            case _:
                del last[-2:]
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
    return len(tables)


def _described(folder: Path) -> dict[str, Any]:
    """A descriptor of the package that names the project's schemas."""
    return {
        "name": folder.name,
        "resources": [
            {
                "name": kind,
                "type": "table",
                "path": f"{kind}.csv",
                "encoding": "utf-8",
                "schema": str(SCHEMAS / f"{kind}.schema.json"),
                "dialect": str(SCHEMAS / "dialect.json"),
            }
            for kind in TABLE_KINDS
            if (folder / f"{kind}.csv").is_file()
        ],
    }


def _warm_up() -> None:
    """Have Frictionless load its plugins, which it does at the first schema."""
    from frictionless import Schema

    Schema.from_descriptor({"fields": [{"name": "id", "type": "string"}]})


def _in_order(faults: Iterable[Fault]) -> list[Fault]:
    return sorted(faults, key=lambda f: (f[0], f[1] or 0))


def main() -> None:
    """Validate as asked, and print JSON."""
    how, root = sys.argv[1:]
    way = {"stacked": stacked, "one-by-one": one_by_one}[how]
    json.dump(way(Path(root).resolve()), sys.stdout)


if __name__ == "__main__":
    main()
