"""What an import did, as data, in plain words, and as a file with every location in it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from generator import formats
from generator.importers.changes import RegisterChange
from generator.importers.changing import with_rows
from generator.importers.mapping import unmapped
from generator.importers.register.cells import in_order
from generator.importers.register.records import (
    Location,
    Register,
    RegisterReading,
    UnreadFile,
    Unused,
)
from generator.importers.report_cells import shown
from generator.importers.start import tidy
from generator.importers.start.assembly import Assembly, StandingCell
from generator.importers.start.awards import Decided
from generator.importers.start.existing import (
    LISTED,
    REMOVED,
    REPORT,
    Sorted,
)
from generator.importers.start.handover import Handover
from generator.importers.start.leaving import Gone
from generator.importers.start.selection import Selection
from generator.importers.start.services import Offer

COLUMNS = (
    "outcome",
    "location_id",
    "name",
    "lot",
    "service",
    "since",
    "reason",
    "file",
    "row",
    "areas",
    "town",
)
UNUSED, KEPT, UNAWARDED = "not used", "kept as a person wrote it", "no award"
_NOT_SORTED = Sorted("", "")
_AT = ("file", "row")


@dataclass(frozen=True, slots=True)
class Listed:
    """A service, the row of the register that it comes from, and where the import has it."""

    location_id: str
    name: str
    lot: str
    service: str
    file: str
    row: int
    areas: str = ""
    town: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something for a person to look at: a cell that was left out, an award that fits nothing."""

    name: str
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
        handed_over: services that have another provider now, or whose location has another id.
        unmapped: words of the register that stand for no need and no lot here → how many locations have each.
        added, refreshed, kept: services added; cells brought up to date; cells that differ because a
            person changed them.
        kept_rows: service id → the row of its services.csv, as a spreadsheet counts.
        changes: what is another fact in the copy of the register.
    """

    files: tuple[RegisterReading, ...]
    rows: int
    used: int
    merged: int
    unused: tuple[Unused, ...]
    services: tuple[Listed, ...]
    providers: int
    areas: int
    removed: tuple[Listed, ...]
    gone: tuple[Gone, ...]
    handed_over: tuple[Handover, ...]
    returned: tuple[str, ...]
    added: tuple[Listed, ...]
    refreshed: int
    kept: tuple[StandingCell, ...]
    kept_rows: Mapping[str, int]
    changes: tuple[RegisterChange, ...]
    unread: tuple[UnreadFile, ...]
    unawarded: tuple[str, ...]
    notes: tuple[Note, ...]
    unmapped: Mapping[str, int]

    @property
    def unused_by_reason(self) -> dict[str, int]:
        """How many rows or locations each reason left out, the most first."""
        return dict(Counter(unused.why for unused in self.unused).most_common())


def account(
    register: Register,
    selection: Selection,
    assembly: Assembly,
    decided: Decided,
    changed: tuple[RegisterChange, ...],
) -> StartReport:
    """The report; it says how things stand, so that the same input gives the same."""
    services = [
        _listed(
            register, offer, assembly.placed[key][1], selection.words.areas.sorted(offer.location)
        )
        for offer in selection.offers
        if (key := (offer.location.id, offer.kind.lot)) in assembly.placed
    ]
    new = set(assembly.new)
    return StartReport(
        files=register.readings,
        rows=register.rows,
        used=len(selection.locations),
        merged=register.merged,
        unused=selection.unused,
        services=tuple(services),
        providers=len({slug for slug, _ in assembly.placed.values()}),
        areas=len(selection.words.areas.areas),
        removed=tuple(_listed(register, offer, "") for offer in assembly.removed),
        gone=tuple(assembly.gone),
        handed_over=tuple(assembly.handed_over),
        returned=tuple(assembly.returned),
        added=tuple(s for s in services if (s.location_id, s.lot) in new),
        refreshed=assembly.refreshed,
        kept=tuple(assembly.kept),
        kept_rows={
            row["id"]: number
            for rows in assembly.rows.values()
            for number, row in enumerate(rows, start=2)
        },
        changes=changed,
        unread=register.unread,
        unawarded=tuple(f"{slug} {lot}" for slug, lot in decided.without),
        notes=(*_cells(selection.locations), *_awards(decided)),
        unmapped=unmapped(selection.words.mapping, selection.locations),
    )


def _listed(register: Register, offer: Offer, service: str, where: Sorted = _NOT_SORTED) -> Listed:
    file, row = register.seen_at[offer.location.id]
    return Listed(
        offer.location.id,
        offer.location.name,
        offer.kind.lot,
        service,
        file,
        row,
        where.areas,
        where.town,
    )


def _cells(locations: Sequence[Location]) -> Iterator[Note]:
    """Cells of the register that were left out, as they fit no form that the directory knows."""
    nameless: set[str] = set()
    for at in locations:
        for what, written, kept in (
            ("telephone number", at.phone, tidy.phone(at.phone)),
            ("website", at.website, formats.website(at.website)),
            ("postcode", at.postcode, formats.postcode(at.postcode)),
            ("company number", at.company_number, formats.company_number(at.company_number)),
        ):
            if written and not kept:
                text = f'{what} left out, as its form is not known: "{written}"'
                yield Note(at.name, text, at.id)
        if not at.provider_name and at.provider_id not in nameless:
            nameless.add(at.provider_id)
            text = "provider not named in the files, which have its id alone (a directory or HSCA file has the name)"
            yield Note(at.name, f"{text}: {at.provider_id}", at.id)


def _awards(decided: Decided) -> Iterator[Note]:
    for award, why in decided.unfit:
        text = f"award that fits nothing: row {award.row}, {why}"
        yield Note(f"{award.provider} / {award.cells['lot']}", text)


def report_csv(report: StartReport, standing: bytes = b"") -> bytes:
    """import-report.csv: what became of every location and unused row.

    The same for the same input and folder: it says how things stand, not what
    this run changed. The next run reads from it what an import has written.

    Args:
        standing: the file as it stands.
    """
    rows: list[dict[str, Any]] = [{"outcome": LISTED, **asdict(s)} for s in report.services]
    reason = "not in its package any more"
    rows += [{"outcome": REMOVED, **asdict(s), "reason": reason} for s in report.removed]
    rows += [
        asdict(gone) | {"reason": "" if gone.outcome == LISTED else gone.why}
        for gone in report.gone
    ]
    rows.sort(key=lambda row: (in_order(row["location_id"]), row["lot"]))
    for unused in report.unused:
        reason = f"{unused.why}: {unused.detail}" if unused.detail else unused.why
        added = {"outcome": UNUSED, "location_id": unused.what, "reason": reason}
        rows.append({**asdict(unused), **added})
    for cell in report.kept:
        rows.append(
            {
                "outcome": KEPT,
                "service": cell.service,
                "reason": f'{cell.column}: "{cell.stands}"; the register has "{cell.register}"',
                "file": f"providers/{cell.provider}/services.csv",
                "row": report.kept_rows[cell.service],
            }
        )
    rows += [
        {"outcome": "file not used", "reason": each.why, "file": Path(each.file).name}
        for each in report.unread
    ]
    reason = "its services are not listed"
    rows += [{"outcome": UNAWARDED, "service": p, "reason": reason} for p in report.unawarded]
    rows += [
        {"outcome": "note", "name": name, "reason": f"no need or lot stands for it: {n} locations"}
        for name, n in report.unmapped.items()
    ]
    rows += [{"outcome": "note", **asdict(note), "reason": note.text} for note in report.notes]
    # A location is told by its id: where it stands in a file is another place each month.
    cells = ({k: v for k, v in row.items() if k not in _AT or not _is_told(row)} for row in rows)
    return with_rows(standing, REPORT, COLUMNS, map(shown, cells))


def _is_told(row: Mapping[str, Any]) -> bool:
    return bool(formats.fits("cqc_location_id", str(row.get("location_id", ""))))
