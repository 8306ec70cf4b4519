"""The cells of services.csv as they stand, beside which news of a service is looked at."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

StandingRows = Mapping[str, Mapping[str, str]]
"""The row's id → column → the cell."""


def standing_rows(root: Path, provider: str) -> StandingRows:
    """The rows of a provider's services.csv; none where it cannot be read, which `changed_files` tells."""
    path = root / "providers" / provider / "services.csv"
    try:
        reader = csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
        return {
            (row.get("id") or "").strip(): {name: cell or "" for name, cell in row.items() if name}
            for row in reader
        }
    except (OSError, UnicodeDecodeError, csv.Error):
        return {}
