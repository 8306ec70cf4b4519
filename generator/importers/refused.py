"""import-refused.csv: why nothing was taken in, with each service that would have gone, and each file and row that was not used.

The report of an import that was made, import-report.csv, is what the next one
goes by; so what was refused has a file of its own, which goes once one is made.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from generator.failure import ImportFailure
from generator.importers.register.records import Register, UnreadFile, Unused
from generator.importers.report_cells import shown
from generator.importers.vanishing import PartOfARegister
from generator.joining.package import table

REFUSED: Final = "import-refused.csv"
COLUMNS: Final = ("outcome", "location_id", "name", "reason", "file", "row")


def refused_csv(failure: ImportFailure, register: Register | None) -> bytes:
    """The text of the file.

    Args:
        register: what was read of the files; None where none of them could be used.
    """
    rows: list[Mapping[str, Any]] = [{"outcome": "refused", "reason": str(failure)}]
    if isinstance(failure, PartOfARegister):
        rows += [
            {"outcome": "would go", "location_id": e.location_id, "name": e.name, "reason": e.why}
            for e in failure.vanished
        ]
    if register is not None:
        rows += _unread(register.unread)
        rows += _unused(register.unused)
    return table(COLUMNS, map(shown, rows)).encode()


def _unread(files: Sequence[UnreadFile]) -> Iterator[Mapping[str, Any]]:
    for each in files:
        yield {"outcome": "file not used", "reason": each.why, "file": Path(each.file).name}


def _unused(rows: Iterable[Unused]) -> Iterator[Mapping[str, Any]]:
    for each in rows:
        reason = f"{each.why}: {each.detail}" if each.detail else each.why
        yield {
            "outcome": "not used",
            "location_id": each.what,
            "name": each.name,
            "reason": reason,
            "file": each.file,
            "row": each.row,
        }
