"""Logs in the private folder, of who told how places stand, whose mail is held, who was asked: rows are added, none is ever changed."""

from collections.abc import Mapping, Sequence

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
    written = table(column_names(kind), rows)
    if before.strip():
        end = "" if before.endswith(b"\n") else "\n"
        return before + (end + written.partition("\n")[2]).encode()
    return written.encode()
