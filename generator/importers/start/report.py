"""What an import did, as data, in plain words, and as a file with every location in it."""

import csv
import io
from collections import Counter
from dataclasses import dataclass

from generator.importers.register.records import Unused
from generator.importers.start.existing import LISTED, REMOVED, WITHDRAWN

COLUMNS = ("outcome", "location_id", "name", "lot", "service", "reason", "file", "row")
_FORMULA = ("=", "+", "-", "@", "\t")


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file (or sheet) that was read."""

    name: str
    layout: str
    rows: int
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A service, and the row of the register that it comes from."""

    location_id: str
    name: str
    lot: str
    service: str
    file: str
    row: int


@dataclass(frozen=True, slots=True)
class Gone:
    """A service whose location has gone from the register (or no longer offers this lot)."""

    location_id: str
    lot: str
    service: str
    since: str
    why: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something for a person to look at: a cell that was left out, an award that fits nothing."""

    what: str
    text: str
    location_id: str = ""


@dataclass(frozen=True, slots=True)
class StartReport:
    """What an import did.

    `rows == used + merged + len(unused)` holds: every row of every file is one
    of the three, a location that gives services counting once as used.

    Attributes:
        used: locations that give at least one service.
        removed: services that a person took out of their package, and that stay out.
        added, refreshed, kept: services added; cells brought up to date; cells that differ because a
            person changed them.
    """

    files: tuple[FileLine, ...]
    rows: int
    used: int
    merged: int
    unused: tuple[Unused, ...]
    services: tuple[Listed, ...]
    providers: int
    areas: int
    removed: tuple[Listed, ...]
    gone: tuple[Gone, ...]
    returned: tuple[str, ...]
    added: int
    refreshed: int
    kept: int
    unawarded: tuple[str, ...]
    notes: tuple[Note, ...]

    @property
    def unused_by_reason(self) -> dict[str, int]:
        """How many rows or locations each reason left out, the most first."""
        return dict(Counter(unused.why for unused in self.unused).most_common())


def lines(report: StartReport) -> list[str]:
    """The report in plain words, one line each."""
    out = [f"Read {file.name}: {file.layout}, {_count(file.rows, 'row')}" for file in report.files]
    for file in report.files:
        out += [f"  {file.name}: {remark}" for remark in file.remarks]
    locations = _count(report.used, "location")
    out.append(
        f"{_count(report.rows, 'row')} in = {locations} used + {report.merged:,} merged into another row "
        f"+ {len(report.unused):,} not used"
    )
    lots = Counter(service.lot for service in report.services)
    out.append(
        f"{_count(len(report.services), 'service')} out, of {_count(report.providers, 'provider')} "
        f"in {_count(report.areas, 'area')}: "
        + ", ".join(f"{lot} {n:,}" for lot, n in sorted(lots.items()))
    )
    if report.unused:
        out.append("Not used, and why:")
        out += [f"  {count:,}: {why}" for why, count in report.unused_by_reason.items()]
    if report.added < len(report.services):
        out.append(
            f"{_count(report.added, 'service')} added, {_count(report.refreshed, 'cell')} refreshed; "
            f"{_count(report.kept, 'cell')} kept as people wrote them"
        )
    if report.gone:
        out.append(
            "Gone from the register; their services are marked as withdrawn and keep their pages:"
        )
        out += [
            f"  {g.location_id} {g.service} ({g.why}, since {g.since or 'an unknown day'})"
            for g in report.gone
        ]
    out += [
        f"Back in the register, so no longer withdrawn: {service}" for service in report.returned
    ]
    if report.removed:
        out.append(
            f"{_count(len(report.removed), 'service')} left out, as somebody took them out by hand"
        )
    if report.unawarded:
        out.append(
            f"{_count(len(report.unawarded), 'provider and lot', 'providers and lots')} without an award, "
            "whose services are not listed"
        )
    if report.notes:
        out.append("To look at:")
        out += [
            f"  {count:,}: {text}"
            for text, count in Counter(_kind(n) for n in report.notes).items()
        ]
    out.append("Every location and its outcome: import-report.csv")
    return out


def report_csv(report: StartReport) -> bytes:
    """import-report.csv: what became of every location and unused row.

    The same for the same input and folder: it says how things stand, not what
    this run changed. The next run reads from it what an import has written.
    """
    rows: list[dict[str, str]] = []
    rows += [_listed(LISTED, service, "") for service in report.services]
    rows += [_listed(REMOVED, service, "not in its package any more") for service in report.removed]
    rows += [
        {
            "outcome": WITHDRAWN,
            "location_id": gone.location_id,
            "lot": gone.lot,
            "service": gone.service,
            "reason": f"{gone.why}; withdrawn on {gone.since}" if gone.since else gone.why,
        }
        for gone in report.gone
    ]
    rows += [
        {
            "outcome": "not used",
            "location_id": unused.what,
            "name": unused.name,
            "reason": f"{unused.why}: {unused.detail}" if unused.detail else unused.why,
            "file": unused.file,
            "row": str(unused.row),
        }
        for unused in report.unused
    ]
    rows += [
        {"outcome": "no award", "service": pair, "reason": "its services are not listed"}
        for pair in report.unawarded
    ]
    rows += [
        {"outcome": "note", "location_id": n.location_id, "name": n.what, "reason": n.text}
        for n in report.notes
    ]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows({key: _harmless(value) for key, value in row.items()} for row in rows)
    return out.getvalue().encode()


def _listed(outcome: str, service: Listed, reason: str) -> dict[str, str]:
    return {
        "outcome": outcome,
        "location_id": service.location_id,
        "name": service.name,
        "lot": service.lot,
        "service": service.service,
        "reason": reason,
        "file": service.file,
        "row": str(service.row),
    }


def _harmless(cell: str) -> str:
    """The cell as a spreadsheet shows it and does not run it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _kind(note: Note) -> str:
    """The note without what is particular to it."""
    return note.text.partition(": ")[0]


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
