"""The log of who told how places stand, and when, in the private folder: rows are added, none is ever changed."""

from collections.abc import Mapping, Sequence

from generator.joining.package import table
from generator.load.tables import column_names


def with_log_rows(before: bytes, rows: Sequence[Mapping[str, str]]) -> bytes:
    """The log with further rows at its end.

    Args:
        before: the log as it stands; nothing where there is none.
        rows: by column of updates.csv.
    """
    written = table(column_names("updates"), rows)
    if before.strip():
        end = "" if before.endswith(b"\n") else "\n"
        return before + (end + written.partition("\n")[2]).encode()
    return written.encode()
