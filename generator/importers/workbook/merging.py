"""A workbook's package over one that is there: the provider's words are new, the council's stay."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from generator.importers.package import table
from generator.importers.workbook import form
from generator.load.tables import column_names


def merged(new: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    """The files to write.

    A service that the workbook does not name stays, so that no address is
    lost. So do datapackage.yaml, with what the council decided, and who
    checked an entry.

    Args:
        new: the workbook's files.
        before: the text of services.csv as it is, under its name.
    """
    columns = column_names("services")
    old = {row.get("id", ""): row for row in _rows(before.get("services.csv", ""))}
    rows = []
    for row in _rows(new.get("services.csv", "")):
        kept = old.pop(row["id"], {})
        rows.append({**row, **{name: kept.get(name) or "" for name in form.COUNCILS_COLUMNS}})
    rows += old.values()
    files = {name: text for name, text in new.items() if name != "datapackage.yaml"}
    files["services.csv"] = table("services", [[row.get(c) or "" for c in columns] for row in rows])
    return files


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
