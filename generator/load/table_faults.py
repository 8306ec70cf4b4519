"""Frictionless's errors → problems: the ones that tell, in words for people."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.load import wording
from generator.load.csv_files import RawRow, TableKind, column_names, schema_descriptor
from generator.problem import Place, Problem

TORN = ("blank-row", "extra-cell", "missing-cell")


def telling(kind: TableKind, errors: Sequence[Any], labels: Sequence[str]) -> Iterator[Any]:
    """The header's errors without those that only follow from another.

    Frictionless compares by position, so one column left out makes every later
    one wrong, and a file parted by semicolons has every column missing.
    """
    names = column_names(kind)
    wrong_first = sorted(errors, key=lambda e: e.type != "incorrect-label")
    if wrong_first and not set(labels) & set(names):
        yield wrong_first[0]
        return
    shifted = False
    for error in wrong_first:
        if error.type == "incorrect-label":
            if error.label in names and shifted:
                continue
            shifted = True
        elif error.type == "missing-label" and shifted and error.field_name in labels:
            continue
        yield error


def torn(errors: Sequence[Any]) -> list[Any]:
    """Of a row that is empty, too short or too long: the one error that says so.

    What else is wrong with its cells follows from that. [] for any other row.
    """
    for kind in TORN:
        of_kind = [error for error in errors if error.type == kind]
        if of_kind:
            return of_kind[:1]
    return []


def of_row(
    kind: TableKind,
    error: Any,
    name: str,
    fields: Mapping[str, Any],
    place: Place,
    stack: Sequence[RawRow],
) -> Problem | None:
    """The problem that an error of a row stands for; None where another file's row says so."""
    if error.type in ("type-error", "constraint-error"):
        match = re.match(r'constraint "(\w+)"', error.note or "")
        text = wording.cell(
            error.type, match[1] if match else "", str(error.cell or ""), fields[name]
        )
        return Problem(error.type, text, place.at(name))
    if error.type == "primary-key":
        return _repeated_key(kind, error, place, stack)
    label = str(getattr(error, "label", "") or "")
    names = list(column_names(kind))
    return Problem(
        error.type, wording.table(error.type, error.note, label, name, names, names), place.at(name)
    )


def _repeated_key(
    kind: TableKind, error: Any, place: Place, stack: Sequence[RawRow]
) -> Problem | None:
    """An id that stands twice in one file. None where it stands in two: `_taken_keys` says so."""
    key = schema_descriptor(kind)["primaryKey"][0]
    match = re.search(r'position "?(\d+)', error.note or "")
    if match is None:
        return Problem("primary-key", f'"{key}" is empty; every row needs one', place.at(key))
    number = int(match[1])
    if stack:
        first = stack[number - 2]
        if first.file.name != place.file:
            return None
        number = first.number
    return Problem("primary-key", f'row {number} has the same "{key}"', place.at(key))


def of_file(kind: TableKind, error: Any, place: Place, labels: list[str]) -> Problem:
    """The problem that an error of the header, or of the file as a whole, stands for."""
    field = str(getattr(error, "field_name", "") or "")
    label = str(getattr(error, "label", "") or "")
    text = wording.table(
        error.type, error.note or error.message, label, field, labels, list(column_names(kind))
    )
    return Problem(error.type, text, place.at(field or label))
