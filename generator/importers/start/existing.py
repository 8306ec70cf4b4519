"""What stands in the council's folder already: read tolerantly, so that a person's edits are seen and kept.

Anything that a person may have changed and that cannot be read stops the import
with the file's name: going on would write over it.
"""

import csv
import io
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from generator.failure import ImportFailure
from generator.importers.register.copied import location_in
from generator.importers.register.dates import read_date
from generator.importers.register.provenance import Provenance, provenance_in
from generator.importers.register.records import Location
from generator.load.council_tables import EARLIER_RATINGS, REGISTER, REGISTER_FILES
from generator.records import lookup

REPORT = "import-report.csv"
# The same safe loader, written in C where it is there: a register has thousands of packages.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_DESCRIPTORS = ("datapackage.yaml", "datapackage.yml", "datapackage.json")
GONE = "Not in the register on "

# What the report says of a service that this import or an earlier one wrote.
LISTED, REMOVED, WITHDRAWN = "service", "removed by hand", "gone"
ABSENT, DORMANT, ELSEWHERE = "not in the files", "dormant", "not from here"
OUTCOMES = frozenset((LISTED, REMOVED, WITHDRAWN, ABSENT, DORMANT, ELSEWHERE))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file: its header, and each row by column."""

    header: tuple[str, ...] = ()
    rows: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ExistingPackage:
    """A provider's folder as it stands.

    Attributes:
        descriptor: path of its datapackage file, "" where there is none.
        raw: what stands in that.
        cqc_provider_id: the registered provider's id, "" where the package names none.
        names: its id and the names that it goes by.
    """

    descriptor: str
    raw: bytes
    cqc_provider_id: str
    services: Sheet
    awards: Sheet
    names: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The descriptor as text."""
        return self.raw.decode("utf-8-sig")


NO_PACKAGE = ExistingPackage("", b"", "", Sheet(), Sheet())
_NAMES = ("cqc_provider_id", "title", "legal_name", "trading_name")


@dataclass(frozen=True, slots=True)
class Sorted:
    """What an import says of where a location is: the cell `areas` of its services, and the town in their summary."""

    areas: str
    town: str


@dataclass(frozen=True, slots=True)
class Existing:
    """The folder before this import.

    Attributes:
        location_rows: content/cqc-locations.csv as it stands, by location id.
        locations: the same as records: what the last import read from the register.
        provenance: of which day each of them is.
        gone: location id → the day on which an import of an earlier kind found it gone.
        withdrawn: (location id, lot) → the day from which an import has withdrawn it.
        sorted: (location id, lot) → where the last import had it; none of an import from before that wrote it down.
        outcomes: (location id, lot) → what the last report says became of it; None where there is no report.
    """

    packages: Mapping[str, ExistingPackage]
    location_rows: Mapping[str, Mapping[str, str]]
    locations: Mapping[str, Location]
    provenance: Provenance
    gone: Mapping[str, date]
    withdrawn: Mapping[tuple[str, str], str]
    sorted: Mapping[tuple[str, str], Sorted]
    outcomes: Mapping[tuple[str, str], str] | None

    @property
    def named(self) -> Iterator[str]:
        """The location of each service that is not withdrawn, where it names one."""
        for package in self.packages.values():
            for row in package.services.rows:
                location = row.get("cqc_location_id", "").strip()
                if location and not row.get("withdrawn_on", "").strip():
                    yield location


def read_existing(files: Mapping[str, bytes]) -> Existing:
    """Read the folder's files, by their path below it.

    Raises:
        ImportFailure: one of them is damaged.
    """
    locations = read_sheet(files, REGISTER, "location_id").rows
    ratings = read_sheet(files, EARLIER_RATINGS, "location_id").rows
    earlier = lookup((row["location_id"], row) for row in ratings)
    provenance = provenance_in(read_sheet(files, REGISTER_FILES, "kind").rows, locations)
    report = read_sheet(files, REPORT, "outcome").rows
    outcomes = {
        (row.get("location_id", ""), row["lot"]): row["outcome"]
        for row in report
        if row.get("lot") and row["outcome"] in OUTCOMES
    }
    return Existing(
        packages=_packages(files),
        location_rows={row["location_id"]: row for row in locations},
        locations={
            row["location_id"]: location_in(
                row, facts.day if facts else None, earlier(row["location_id"])
            )
            for row in locations
            for facts in (provenance.of.get(row["location_id"]),)
        },
        provenance=provenance,
        gone={row["location_id"]: day for row in locations if (day := _gone_on(row))},
        withdrawn={
            (row.get("location_id", ""), row["lot"]): row.get("since", "")
            for row in report
            if row.get("lot") and row["outcome"] == WITHDRAWN
        },
        sorted={
            (row.get("location_id", ""), row["lot"]): Sorted(row["areas"], row.get("town", ""))
            for row in report
            if row.get("lot") and row.get("areas")
        },
        outcomes=outcomes if REPORT in files else None,
    )


def read_sheet(files: Mapping[str, bytes], name: str, key: str) -> Sheet:
    """A CSV file with a column `key`; an empty sheet where there is no such file.

    Raises:
        ImportFailure: the file is not one.
    """
    if name not in files:
        return Sheet()
    reader = csv.reader(io.StringIO(_text(files, name), newline=""), strict=True)
    try:
        lines = [line for line in reader if any(line)]
    except csv.Error as error:
        raise ImportFailure(f"{name}: this cannot be read as a CSV file ({error})") from error
    header = tuple(cell.strip() for cell in lines[0]) if lines else ()
    if key not in header or len(set(header)) != len(header):
        raise ImportFailure(
            f'{name}: the header should have one column "{key}" and no column twice'
        )
    for number, line in enumerate(lines[1:], start=2):
        if len(line) > len(header):
            raise ImportFailure(f"{name}:{number}: this row has more cells than the header")
    header = tuple(map(sys.intern, header))
    # Most cells are as in other rows and tables: each text is held once.
    rows = (
        dict(zip(header, [*map(sys.intern, line), *[""] * len(header)], strict=False))
        for line in lines[1:]
    )
    return Sheet(header, tuple(rows))


def read_yaml(files: Mapping[str, bytes], name: str) -> Any:
    """A YAML or JSON file; None where there is no such file.

    Raises:
        ImportFailure: the file is neither.
    """
    if name not in files:
        return None
    try:
        return yaml.load(_text(files, name), Loader=_LOADER)  # noqa: S506
    except ImportFailure:
        raise
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        at = f":{mark.line + 1}" if mark else ""
        raise ImportFailure(f"{name}{at}: this is not YAML that can be read") from error


def read_list(files: Mapping[str, bytes], name: str) -> tuple[Mapping[str, Any], ...]:
    """A YAML list of entries that have an id; empty where there is no such file.

    Raises:
        ImportFailure: the file is something else.
    """
    data = read_yaml(files, name)
    if data is None:
        return ()
    if not isinstance(data, list) or not all(isinstance(e, Mapping) and e.get("id") for e in data):
        raise ImportFailure(f"{name}: this should be a list of entries that each have an id")
    return tuple(data)


def _text(files: Mapping[str, bytes], name: str) -> str:
    try:
        return files[name].decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportFailure(f"{name}: the file is not in UTF-8; save it as UTF-8") from error


def _packages(files: Mapping[str, bytes]) -> Mapping[str, ExistingPackage]:
    parts = (name.split("/") for name in files if name.startswith("providers/"))
    slugs = sorted({p[1] for p in parts if len(p) > 2 and not p[1].startswith(".")})
    return {slug: _package(files, slug) for slug in slugs}


def _package(files: Mapping[str, bytes], slug: str) -> ExistingPackage:
    folder = f"providers/{slug}"
    descriptor = next((p for d in _DESCRIPTORS if (p := f"{folder}/{d}") in files), "")
    data = _head(files, descriptor) if descriptor else {}
    facts = data.get("provider")
    facts = {**facts, "title": data.get("title")} if isinstance(facts, Mapping) else {}
    named = facts.get("cqc_provider_id")
    return ExistingPackage(
        descriptor=descriptor,
        raw=files[descriptor] if descriptor else b"",
        cqc_provider_id=named if isinstance(named, str) else "",
        services=read_sheet(files, f"{folder}/services.csv", "id"),
        awards=read_sheet(files, f"{folder}/awards.csv", "lot"),
        names=tuple(name for key in _NAMES if isinstance(name := facts.get(key), str)),
    )


def _head(files: Mapping[str, bytes], descriptor: str) -> Mapping[str, Any]:
    """The package's own facts. Most of a descriptor are its tables' columns, and a register has thousands of packages."""
    head = files[descriptor].partition(b"\nresources:")[0]
    data = read_yaml({descriptor: head}, descriptor)
    if not isinstance(data, Mapping) or "provider" not in data:
        data = read_yaml(files, descriptor)
    if not isinstance(data, Mapping):
        raise ImportFailure(
            f"{descriptor}: this should be keys with values, beginning with name and title"
        )
    return data


def _gone_on(row: Mapping[str, str]) -> date | None:
    source = row.get("source", "")
    return read_date(source.removeprefix(GONE)[:10]) if source.startswith(GONE) else None
