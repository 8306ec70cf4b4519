"""`import register` in a folder that `start` laid out: what imports wrote of the services that are there follows the copy.

As with `start`, cells that a person wrote stay, and a location that changed hands
goes to the package of who runs it now. But nobody who is new comes in. The copy
tells a person's cells from an import's; so it must never run ahead of them.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from generator.importers.changing import with_rows
from generator.importers.register.records import Register
from generator.importers.start.assembly import assembled
from generator.importers.start.awards import decide
from generator.importers.start.existing import OUTCOMES, REPORT, Existing, read_sheet
from generator.importers.start.handover import carried
from generator.importers.start.plan import package_files, words_of
from generator.importers.start.report import (
    COLUMNS,
    KEPT,
    UNAWARDED,
    UNUSED,
    StartReport,
    account,
    report_csv,
)
from generator.importers.start.selection import Selection, sort_out
from generator.importers.start.sorting import area_book
from generator.load.postcodes import PostcodeBook

# What the report says of services, and not of the rows of files.
_OF_SERVICES: Final = (*OUTCOMES, KEPT, UNAWARDED)


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of the services.

    Attributes:
        files: those that change, by their path.
        report: what happened; None where no import has written a service here.
    """

    files: Mapping[str, bytes]
    report: StartReport | None = None


def followed(
    existing: Mapping[str, bytes],
    before: Existing,
    register: Register,
    installation: Mapping[str, bytes],
    postcodes: PostcodeBook | None,
    today: date,
) -> Followed:
    """The packages by a newer register, of the services that an import wrote.

    Args:
        existing: the folder's files by their path, as `start` takes them; `before` is the same, read.
        register: beside the copy as it stands.

    Raises:
        ImportFailure: a file is damaged.
    """
    if not before.outcomes:
        return Followed({})
    words = words_of(existing, installation, area_book(existing, (), postcodes, False))
    selection = _here(sort_out(register, words, None, before.locations), register, before)
    assembly = assembled(selection, register, before, today)
    decided = decide(selection, assembly, before, None, today)
    packages = package_files(selection, assembly, before, decided, existing)
    report = account(register, selection, assembly, decided, ())
    files = {
        **packages,
        **carried(assembly.handed_over, {**existing, **packages}),
        REPORT: _report(existing, report, before),
    }
    return Followed({n: b for n, b in sorted(files.items()) if existing.get(n) != b}, report)


def _here(selection: Selection, register: Register, before: Existing) -> Selection:
    """The offers alone that an import has written already, or whose place a present location has taken."""
    formers: dict[str, list[str]] = {}
    for former, present in register.moved.items():
        formers.setdefault(present, []).append(former)
    offers = (
        offer
        for offer in selection.offers
        if any(
            (key, offer.kind.lot) in (before.outcomes or {})
            for key in (offer.location.id, *formers.get(offer.location.id, ()))
        )
    )
    return replace(selection, offers=tuple(offers))


def _report(existing: Mapping[str, bytes], report: StartReport, before: Existing) -> bytes:
    """import-report.csv with what it says of services and their locations as it is now; all else of it stays."""

    def is_of_a_service(row: Mapping[str, str]) -> bool:
        is_here = row.get("location_id", "") in before.locations
        return row["outcome"] in _OF_SERVICES or (row["outcome"] == UNUSED and is_here)

    made = csv.DictReader(io.StringIO(report_csv(report).decode(), newline=""))
    there = read_sheet(existing, REPORT, "outcome").rows
    rows = [*filter(is_of_a_service, made), *(row for row in there if not is_of_a_service(row))]
    return with_rows(existing[REPORT], REPORT, COLUMNS, sorted(rows, key=_rank))


def _rank(row: Mapping[str, str]) -> int:
    """As `report_csv` has them: services, rows that were not used, kept cells, files, awards, notes."""
    later = (UNUSED, KEPT, "file not used", UNAWARDED, "note")
    return later.index(row["outcome"]) + 1 if row["outcome"] in later else 0
