"""Single cells of a table that stand to be changed, and the table's text with them: all else stays to the byte.

Whatever brings news of a service (a mail, a workbook, a council's spreadsheet)
says it as changes of cells, so that a person can look at them before they are
written.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.failure import ImportFailure
from generator.load.tables import TableKind, column_names


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell of a row of services.csv.

    Attributes:
        provider, service: whose, by their ids.
        before, after: as they stand in the file; "" is a blank cell.
    """

    provider: str
    service: str
    column: str
    before: str
    after: str


def with_cells(
    raw: bytes, name: str, kind: TableKind, cells: Mapping[str, Mapping[str, str]]
) -> bytes:
    """The table with other values in some cells, and with a column that it lacked where one is needed.

    Args:
        raw: the file as it stands, in UTF-8.
        name: the file's path, for messages.
        cells: the row's id → column → the new value.

    Raises:
        ImportFailure: the table cannot be read, lacks one of the rows, or has an id twice.
    """
    head, *rows = _records(raw, name) or [("", [])]
    header = [cell.strip() for cell in head[1]]
    standing = [dict(zip(header, row, strict=False)) for _, row in rows]
    _require(cells, header, [row.get("id", "").strip() for row in standing], name)
    wanted = {column for of_row in cells.values() for column in of_row}
    missing = [c for c in column_names(kind) if c in wanted and c not in header]
    end = "\r\n" if b"\r\n" in raw else "\n"
    out = [_line([*header, *missing], end) if missing else head[0]]
    for (text, _), row in zip(rows, standing, strict=True):
        new = cells.get(row.get("id", "").strip(), {})
        changed = new or (missing and any(row.values()))
        latest = [{**row, **new}.get(column, "") for column in (*header, *missing)]
        out.append(_line(latest, end) if changed else text)
    mark = "\ufeff" if raw.startswith(b"\xef\xbb\xbf") else ""
    return (mark + "".join(out)).encode()


def _require(wanted: Iterable[str], header: Sequence[str], ids: Sequence[str], name: str) -> None:
    if "id" not in header:
        raise ImportFailure(f'{name}: the header has no column "id"; mend it first')
    counts = Counter(ids)
    if absent := sorted(service for service in wanted if not counts[service]):
        raise ImportFailure(f"{name}: there is no service {', '.join(absent)}")
    if twice := sorted(service for service in wanted if counts[service] > 1):
        raise ImportFailure(f"{name}: {', '.join(twice)} is there twice; mend it first")


def by_row(changes: Sequence[CellChange]) -> dict[str, dict[str, dict[str, str]]]:
    """Provider → service → column → the new value."""
    gathered: dict[str, dict[str, dict[str, str]]] = {}
    for change in changes:
        of_service = gathered.setdefault(change.provider, {}).setdefault(change.service, {})
        of_service[change.column] = change.after
    return gathered


def _records(raw: bytes, name: str) -> list[tuple[str, list[str]]]:
    """Each row with the text in which it stands, its line end too."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportFailure(f"{name}: the file is not in UTF-8; save it as UTF-8") from error
    lines = io.StringIO(text, newline="").readlines()
    reader = csv.reader(iter(lines), strict=True)
    records, done = [], 0
    try:
        for row in reader:
            records.append(("".join(lines[done : reader.line_num]), row))
            done = reader.line_num
    except csv.Error as error:
        raise ImportFailure(f"{name}: this cannot be read as a CSV file ({error})") from error
    return records


def _line(cells: Sequence[str], end: str) -> str:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator=end).writerow(cells)
    return written.getvalue()
