"""The report of an import in plain words, for whoever ran it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from generator.importers import changes
from generator.importers.held import Renewed
from generator.importers.register.records import RegisterReading
from generator.importers.start.existing import ABSENT, DORMANT, ELSEWHERE, WITHDRAWN
from generator.importers.start.leaving import Gone
from generator.importers.start.report import Listed, StartReport

_UNDATED: Final = (
    "nobody knows of which day it is, so it changes nothing that a dated file said: "
    "put the day into its name, such as 2026-11-13"
)
_MOST: Final = 20  # of one kind; the file has all
_LEFT = {
    ABSENT: "Not in these files",
    DORMANT: "Dormant in the register",
    ELSEWHERE: "In the files, but not for this directory",
}


def lines(report: StartReport) -> list[str]:
    """The report in plain words, one line each."""
    out = read_lines(report.files)
    lots = Counter(service.lot for service in report.services)
    out += [
        f"{_count(report.rows, 'row')} in = {_count(report.used, 'location')} used "
        f"+ {report.merged:,} merged into another row + {len(report.unused):,} not used",
        f"{_count(len(report.services), 'service')} out, of {_count(report.providers, 'provider')} "
        f"in {_count(report.areas, 'area')}: "
        + ", ".join(f"{lot} {n:,}" for lot, n in sorted(lots.items())),
    ]
    if report.unused:
        out.append("Not used, and why:")
        out += [f"  {count:,}: {why}" for why, count in report.unused_by_reason.items()]
    if len(report.added) < len(report.services):
        out += _refreshed(report)
    out += handed_over_lines(report)
    out += _gone(report.gone)
    out += [f"Back in the register, so no longer withdrawn: {name}" for name in report.returned]
    if report.removed:
        count = _count(len(report.removed), "service")
        out.append(f"{count} left out, as somebody took them out by hand")
    if report.unawarded:
        count = _count(len(report.unawarded), "provider and lot", "providers and lots")
        out.append(f"{count} without an award, whose services are not listed")
    if report.unmapped:
        words = ", ".join(f"{name} ({n:,})" for name, n in report.unmapped.items())
        out.append(f"Words of the register that no need and no lot here stands for: {words}")
    if report.notes:
        # Each kind once, by what stands before that which is particular to one.
        kinds = Counter(note.text.partition(": ")[0] for note in report.notes)
        out += ["To look at:", *(f"  {count:,}: {kind}" for kind, count in kinds.items())]
    out.append("Every location and its outcome: import-report.csv")
    return out


def renewed_lines(made: Renewed, report: StartReport | None) -> Iterator[str]:
    """What a newer register made of the copy, and of the services that are there.

    Args:
        report: what became of the services that an import wrote; None where there is none.
    """
    moved = report.handed_over if report else ()
    yield from changes.lines(made.changes, {one.location_id for one in moved})
    if report:
        yield from handed_over_lines(report)
        if report.refreshed:
            yield f"{_count(report.refreshed, 'cell')} of services refreshed"
        yield from kept_lines(report)
    for location_id, day in made.ended:
        yield f"{location_id}: not registered since {day}"
    for location_id in made.dormant:
        yield f"{location_id}: dormant, so registered and not used at present"
    for at in made.came:
        yield f"{at.id} {at.name}: in the register, of a provider here, and no service names it"
    if made.missing:
        yield f"Not in these files, and left as they are: {', '.join(made.missing)}"


def read_lines(files: Sequence[RegisterReading]) -> list[str]:
    """Each file that was read: what kind it is, of which day, and how it was understood."""
    out: list[str] = []
    for file in files:
        of = f", of {file.day}" if file.day else f", {file.latest} or later" if file.latest else ""
        out.append(f"Read {file.file}: {file.layout}, {_count(file.rows, 'row')}{of}")
        out += [f"  {remark}" for remark in file.remarks]
        if not file.as_of:
            out.append(f"  {_UNDATED}")
    return out


def _refreshed(report: StartReport) -> Iterator[str]:
    """What is new, what is another fact, and what people wrote that stays."""
    yield (
        f"{_count(len(report.added), 'service')} added, {_count(report.refreshed, 'cell')} refreshed; "
        f"{_count(len(report.kept), 'cell')} kept as people wrote them"
    )
    yield from _first([_came(one) for one in report.added], "New in the register:")
    yield from changes.lines(report.changes, {one.location_id for one in report.handed_over})
    yield from kept_lines(report)


def kept_lines(report: StartReport) -> Iterator[str]:
    """The cells that are a person's, with what the register has in their place."""
    kept = [
        f"  providers/{cell.provider}/services.csv:{report.kept_rows[cell.service]}  {cell.column}: "
        f'"{cell.stands}"; the register has "{cell.register}"'
        for cell in report.kept
    ]
    yield from _first(kept, "Kept as people wrote them:")


def _came(one: Listed) -> str:
    return f"  {one.location_id} {one.name} ({one.service}, {one.lot})"


def _first(lines_of: Sequence[str], title: str) -> Iterator[str]:
    """The first of them under their title, and how many more the file has."""
    if lines_of:
        yield title
    yield from lines_of[:_MOST]
    if len(lines_of) > _MOST:
        yield f"  and {len(lines_of) - _MOST:,} more: see import-report.csv"


def handed_over_lines(report: StartReport) -> Iterator[str]:
    """Who runs it now, and whether that is anybody who may be listed."""
    if report.handed_over:
        yield "Changed hands; page, address, proof and feedback of each go with it:"
    for one in report.handed_over:
        place = one.location_id
        if one.former_location != one.location_id:
            place += f", before {one.former_location}"
        line = f"  {place} {one.name} ({one.service}): "
        line += f"from {one.before} to {one.after}" if one.before != one.after else one.after
        if one.former_service != one.service:
            line += f"; {one.former_service} leads there"
        if f"{one.after} {one.lot}" in report.unawarded:
            line += f", which has no award for {one.lot}: not listed until somebody decides"
        yield line


def _gone(services: Sequence[Gone]) -> Iterator[str]:
    withdrawn = [gone for gone in services if gone.outcome == WITHDRAWN]
    if withdrawn:
        yield "Ended in the register; their services are marked as withdrawn and keep their pages:"
    for gone in withdrawn:
        yield f"  {gone.location_id} {gone.service} ({gone.why}, since {gone.since or 'an unknown day'})"
    for outcome, words in _LEFT.items():
        left = [gone for gone in services if gone.outcome == outcome]
        if left:
            yield f"{words}, and left as they are ({_count(len(left), 'service')}):"
        yield from (f"  {gone.location_id} {gone.service} ({gone.why})" for gone in left)


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
