"""Frictionless's errors → problems: the ones that tell, in words for people."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.load import spreadsheet, wording
from generator.load.csv_files import RawRow, TableKind, column_names, schema_descriptor
from generator.problem import Place, Problem, did_you_mean

_SEPARATORS = ";\t|"
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
    strangers = [error.label for error in errors if error.type == "extra-label"]
    for error in wrong_first:
        if error.type == "incorrect-label":
            if error.label in names and shifted:
                continue
            shifted = True
        elif error.type == "missing-label" and (
            (shifted and error.field_name in labels)
            or any(did_you_mean(label, {error.field_name}) for label in strangers)
        ):
            continue
        yield error


def labels_twice(
    kind: TableKind, error: Any, row: Sequence[str], place: Place
) -> Iterator[Problem]:
    """The columns that are there twice, where that is the error: Frictionless, which finds columns by name, does not say which."""
    if error.type != "error":
        return
    labels, names = [label.strip() for label in row], list(column_names(kind))
    if words := _other_header(labels[0] if labels else "", labels, names):
        yield Problem("extra-label", words, place.at(labels[0] if labels else ""))
        return
    for label in sorted({label for label in labels if labels.count(label) > 1}):
        rule = "duplicate-label" if label else "blank-label"
        yield Problem(rule, words_of(rule, "", label, "", labels, names), place.at(label))


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
    labels: Sequence[str],
    place: Place,
    stack: Sequence[RawRow],
) -> Problem | None:
    """The problem that an error of a row stands for; None where another file's row says so.

    Args:
        labels: the columns that the file has.
    """
    if error.type in ("type-error", "constraint-error"):
        if formula := spreadsheet.remnant(str(error.cell or "")):
            return Problem(spreadsheet.RULE, formula, place.at(name))
        match = re.match(r'constraint "(\w+)"', error.note or "")
        text = wording.cell(
            error.type, match[1] if match else "", str(error.cell or ""), fields[name]
        )
        return Problem(error.type, text, place.at(name))
    if error.type == "primary-key":
        return _repeated_key(kind, error, place, stack)
    label = str(getattr(error, "label", "") or "")
    names = list(labels)
    return Problem(
        error.type, words_of(error.type, error.note, label, name, names, names), place.at(name)
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
    text = words_of(
        error.type, error.note or error.message, label, field, labels, list(column_names(kind))
    )
    return Problem(error.type, text, place.at(field or label))


def words_of(
    kind: str, note: str, label: str, field: str, labels: list[str], names: list[str]
) -> str:
    """The sentence for a fault of the file as a whole, its header or one of its rows.

    Args:
        kind: Frictionless's error type.
        note: Frictionless's own note.
        label: the header cell concerned, or "".
        field: the column that the schema has there, or "".
        labels: the file's header.
        names: the schema's columns.
    """
    match kind:
        case "source-error" | "resource-error":
            return f"the file is empty or cannot be read as a table; its first row is: {','.join(names)}"
        case "scheme-error":
            return "the package names this file, and it is not there"
        case "encoding-error":
            return 'the file is not in UTF-8; in Excel choose "CSV UTF-8 (Comma delimited)" when saving'
        case "missing-label":
            return f'the column "{field}" is missing; the columns are: {", ".join(names)}'
        case "extra-label" if label:
            hint = did_you_mean(label, set(names) - set(labels))
            return (
                _other_header(label, labels, names)
                or f"there is no column {wording.shown(label)}{hint}"
            )
        case "blank-label" | "extra-label":
            return "a column has no name; delete the column or name it"
        case "duplicate-label":
            return f"the column {wording.shown(label)} is there twice"
        case "incorrect-label":
            return _incorrect_label(label, field, labels, names)
        case "blank-row":
            return "the row is empty; delete it"
        case "missing-cell":
            return (
                f"the row ends before this column; it has fewer cells than the header's {len(names)}"
                " (is a quotation mark left open, or a line broken in two?)"
            )
        case "extra-cell":
            return (
                f"the row has more cells than the header's {len(names)}; "
                "a text with a comma in it needs quotation marks around it"
            )
        case _:
            return note or kind


def _other_header(label: str, labels: list[str], names: list[str]) -> str:
    """The sentence for a first row that names none of the columns; "" for one that does."""
    if len(labels) == 1 and any(mark in label for mark in _SEPARATORS):
        return (
            f"the file seems to be parted by {_separator(label)}, and commas are needed; "
            'in Excel choose "CSV UTF-8 (Comma delimited)" when saving'
        )
    if not set(labels) & set(names):
        return f"the first row should name the columns, and has {wording.shown(label)}; it is: {','.join(names)}"
    return ""


def _incorrect_label(label: str, field: str, labels: list[str], names: list[str]) -> str:
    if words := _other_header(label, labels, names):
        return words
    words = f'the column {wording.shown(label)} stands where "{field}" belongs'
    if field not in labels and label in names:
        return f'{words}; "{field}" is missing'
    if field not in labels:
        return f'{words}; is it meant to be "{field}"?'
    return f"{words}; the order of the columns is: {', '.join(names)}"


def _separator(header: str) -> str:
    marks = {";": "semicolons", "\t": "tabs", "|": "bars"}
    return marks[max(marks, key=header.count)]
