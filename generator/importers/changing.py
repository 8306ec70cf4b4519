"""Single cells of a table that stand to be changed, and the table's text with them: all else stays to the byte.

Whatever brings news of a service (a mail, a workbook, a council's spreadsheet)
says it as changes of cells, so that a person can look at them before they are
written.
"""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.failure import Failure, ImportFailure
from generator.joining.package import column_of, table
from generator.load.documents import parse_document
from generator.load.packages import DESCRIPTORS
from generator.load.tables import TableKind, column_names
from generator.load.yaml_text import with_entry


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
    raw: bytes,
    name: str,
    kind: TableKind,
    cells: Mapping[str, Mapping[str, str]],
    added: Sequence[Mapping[str, str]] = (),
) -> bytes:
    """The table with other values in some cells, with further rows, and with a column that it lacked where one is needed.

    Args:
        raw: the file as it stands, in UTF-8.
        name: the file's path, for messages.
        cells: the row's id → column → the new value.
        added: rows that come to its end, by column.

    Raises:
        ImportFailure: the table cannot be read, lacks one of the rows, or has an id twice.
    """
    head, *rows = _records(raw, name) or [("", [])]
    header = [cell.strip() for cell in head[1]]
    standing = [dict(zip(header, row, strict=False)) for _, row in rows]
    _require(cells, header, [row.get("id", "").strip() for row in standing], name)
    missing = _lacking(kind, header, cells, added)
    end = "\r\n" if b"\r\n" in raw else "\n"
    out = [_line([*header, *missing], end) if missing else head[0]]
    for (text, _), row in zip(rows, standing, strict=True):
        new = cells.get(row.get("id", "").strip(), {})
        changed = new or (missing and any(row.values()))
        latest = [{**row, **new}.get(column, "") for column in (*header, *missing)]
        out.append(_line(latest, end) if changed else text)
    if added:
        out[-1] = out[-1] if out[-1].endswith(("\n", "\r")) else out[-1] + end
    out += [_line([row.get(column, "") for column in (*header, *missing)], end) for row in added]
    return (_mark(raw) + "".join(out)).encode()


def with_rows(
    raw: bytes, name: str, columns: Iterable[str], rows: Iterable[Mapping[str, str]]
) -> bytes:
    """The table with these rows alone. Those that stand there keep their text, and the file its byte order mark and line ends.

    Args:
        raw: the file as it stands; nothing where there is none.
        name: the file's path, for messages.

    Raises:
        ImportFailure: the table cannot be read.
    """
    header = list(columns)
    records = _records(raw, name)
    if not records:
        return table(header, rows).encode()
    texts: dict[tuple[str, ...], str] = {}
    if [cell.strip() for cell in records[0][1]] == header:
        # A row that ends early is as one whose last cells are blank.
        texts = {(*cells, *[""] * (len(header) - len(cells))): text for text, cells in records}
    end = "\r\n" if b"\r\n" in raw else "\n"
    out = [records[0][0] if texts else _line(header, end)]
    for row in rows:
        cells = tuple(row.get(column, "") for column in header)
        out.append(texts.get(cells) or _line(cells, end))
    out = [text if text.endswith(("\n", "\r")) else text + end for text in out]
    return (_mark(raw) + "".join(out)).encode()


def _mark(raw: bytes) -> str:
    return "\ufeff" if raw.startswith(codecs.BOM_UTF8) else ""


def _lacking(
    kind: TableKind,
    header: Collection[str],
    cells: Mapping[str, Mapping[str, str]],
    added: Sequence[Mapping[str, str]],
) -> list[str]:
    """The columns that the table does not have and needs, in their order."""
    wanted = {column for of_row in cells.values() for column in of_row}
    wanted |= {column for row in added for column, cell in row.items() if cell}
    return [column for column in column_names(kind) if column in wanted and column not in header]


def changed_files(
    root: Path,
    changes: Sequence[CellChange],
    kind: TableKind = "services",
    added: Mapping[str, Sequence[Mapping[str, str]]] | None = None,
) -> dict[str, bytes]:
    """What has to be written that the cells stand so: each table, by its path below the root, and the package's
    datapackage.yaml where it lists the columns of a table that has got another one.

    Args:
        added: provider → rows that come to the end of its table.

    Raises:
        ImportFailure: a table cannot be read or changed; nothing has been written.
    """
    files = {}
    cells_by_provider: dict[str, dict[str, dict[str, str]]] = {
        provider: {} for provider in added or {}
    } | by_row(changes)
    for provider, cells in cells_by_provider.items():
        name = f"providers/{provider}/{kind}.csv"
        raw = _bytes_of(root, name)
        files[name] = with_cells(raw, name, kind, cells, (added or {}).get(provider, ()))
        header = _header(raw, name)
        new = [column for column in _header(files[name], name) if column not in header]
        names = (f"providers/{provider}/{descriptor}" for descriptor in DESCRIPTORS)
        descriptor = next((path for path in names if (root / path).is_file()), "")
        if new and descriptor:
            before = _bytes_of(root, descriptor)
            after = with_columns(before, descriptor, kind, new)
            if after != before:
                files[descriptor] = after
    return files


def with_columns(raw: bytes, name: str, kind: TableKind, columns: Iterable[str]) -> bytes:
    """The package's descriptor with further columns of a table at the end of those that it lists, every other byte kept.

    A descriptor that lists none says no column, and stays as it is.

    Raises:
        ImportFailure: it is written in a way into which no column fits by itself.
    """
    data = parse_document(raw, name).data
    listed = data.get("resources") if isinstance(data, Mapping) else None
    for index, resource in enumerate(listed if isinstance(listed, list) else []):
        if not isinstance(resource, Mapping) or resource.get("name") != kind:
            continue
        schema = resource.get("schema")
        stated = schema.get("fields") if isinstance(schema, Mapping) else None
        if not isinstance(stated, list):
            continue
        names = {field.get("name") for field in stated if isinstance(field, Mapping)}
        for column in columns:
            if column not in names:
                field, block = column_of(kind, column)
                path = ("resources", index, "schema", "fields")
                try:
                    raw = with_entry(raw, name, path, field, block)
                except Failure as error:
                    raise ImportFailure(str(error)) from error
    return raw


def with_other_id(raw: bytes, name: str, before: str, after: str) -> bytes:
    """The table with another id of a service wherever its column `service` names it, every other byte kept.

    Raises:
        ImportFailure: the table cannot be read.
    """
    head, *rows = _records(raw, name) or [("", [])]
    header = [cell.strip() for cell in head[1]]
    if "service" not in header:
        return raw
    at, end = header.index("service"), "\r\n" if b"\r\n" in raw else "\n"
    out = [head[0]]
    for text, row in rows:
        names_it = at < len(row) and row[at].strip() == before
        out.append(_line([*row[:at], after, *row[at + 1 :]], end) if names_it else text)
    return (_mark(raw) + "".join(out)).encode()


def _bytes_of(root: Path, name: str) -> bytes:
    try:
        return (root / name).read_bytes()
    except OSError as error:
        raise ImportFailure(f"{name} cannot be read: {error.strerror}") from error


def _header(raw: bytes, name: str) -> list[str]:
    return [cell.strip() for cell in (_records(raw, name) or [("", [])])[0][1]]


def _require(wanted: Collection[str], header: Sequence[str], ids: Sequence[str], name: str) -> None:
    if wanted and "id" not in header:
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
