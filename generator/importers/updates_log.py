"""Logs in the private folder, of who told how places stand, whose mail is held, who was asked: rows are added, none is ever changed."""

from collections.abc import Mapping, Sequence

from generator.importers.changing import with_cells
from generator.joining.package import table
from generator.load.tables import TableKind, column_names


def with_log_rows(
    before: bytes, rows: Sequence[Mapping[str, str]], kind: TableKind = "updates"
) -> bytes:
    """The log with further rows at its end.

    Args:
        before: the log as it stands; nothing where there is none.
        rows: by column of the kind's table.
    """
    if not before.strip():
        return table(column_names(kind), rows).encode()
    return with_cells(before, f"{kind}.csv", kind, {}, rows)
