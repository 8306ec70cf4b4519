"""Which row of a workbook is which service of the package."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.importers.workbooks.differing import Difference, Left
from generator.importers.workbooks.removed import Answers, Removed, Row, removed_from
from generator.joining.workbook import Filled, form

SheetRow = tuple[Row, int]
"""A row of the services' sheet, and its number there."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The rows of a workbook beside those of the package.

    Attributes:
        named: id in the package → its row in the workbook, which may have another id.
        new: id → row of a service that the package does not have.
        removed: services of the package that the workbook does not name.
        renamed: id → the id under which the workbook has it, as a person says.
        twice: rows with an id that stands in a row above.
        left: rows of services that the package has no longer.
    """

    named: Mapping[str, SheetRow]
    new: Mapping[str, SheetRow]
    removed: Sequence[Removed]
    renamed: Mapping[str, str]
    twice: Sequence[SheetRow]
    left: Sequence[Left]


def matched(filled: Filled, rows: Mapping[str, Row], answers: Answers) -> Matched:
    """Match them by their ids, former ids, and what a person says of those that have others.

    Args:
        rows: of services.csv, by id.
    """
    former = {old: slug for slug, row in rows.items() for old in _ids(row.get("former_ids", ""))}
    sent = filled.sent.services if filled.sent else None
    named: dict[str, SheetRow] = {}
    new: dict[str, SheetRow] = {}
    twice: list[SheetRow] = []
    left: list[Left] = []
    for row, at in zip(filled.services, filled.rows, strict=True):
        slug = row["id"] if row["id"] in rows else former.get(row["id"], row["id"])
        if slug in named or slug in new:
            twice.append((row, at))
        elif slug in rows:
            named[slug] = row, at
        elif sent and slug in sent:
            words = "it was taken out of the list here since this workbook was given out"
            left.append(Left(Difference(form.SERVICES, at, slug, "id", "", row["id"]), words))
        else:
            new[slug] = row, at
    removed = removed_from(list(rows.values()), named, [row for row, _ in new.values()], sent)
    missing = {each.id for each in removed}
    moved = answers.moved.items()
    renamed = {before: after for before, after in moved if after in new and before in missing}
    named |= {before: new.pop(after) for before, after in renamed.items()}
    return Matched(named, new, removed, renamed, twice, left)


def _ids(cell: str) -> list[str]:
    return [word for word in map(str.strip, cell.split(";")) if word]
