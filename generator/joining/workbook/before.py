"""A provider's package as it stands, as far as a workbook speaks of it."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.failure import Failure
from generator.load import fields
from generator.load.documents import read_document
from generator.load.packages import DESCRIPTORS
from generator.load.schema import cut_texts
from generator.load.service_columns import PRICE
from generator.problem import has_errors


@dataclass(frozen=True, slots=True)
class Before:
    """The package as it is.

    Attributes:
        file: its descriptor's name, datapackage.yaml or datapackage.json.
        descriptor: what stands there.
        services, awards: the texts of its tables.
        about: the text of about.md.
        prices: the text of prices.csv.
    """

    file: str
    descriptor: Mapping[str, Any]
    services: str
    awards: str
    about: str = ""
    prices: str = ""

    @property
    def provider(self) -> Mapping[str, Any]:
        """What the descriptor says under the key "provider"."""
        provider = self.descriptor.get("provider")
        return provider if isinstance(provider, Mapping) else {}

    @property
    def rows(self) -> list[dict[str, str]]:
        """The rows of services.csv, by column."""
        return rows_of(self.services)

    def rows_on(self, day: date) -> list[dict[str, str]]:
        """The rows of services.csv with what each costs on the day: by prices.csv, where it has rows there."""
        by_service: dict[str, tuple[date, dict[str, str]]] = {}
        for row in rows_of(self.prices):
            since = fields.read_day(row.get("since", "")) or date.min
            latest, _ = by_service.get(row.get("service", ""), (date.min, {}))
            if latest <= since <= day:
                cells = {column: row.get(column, "") for column in PRICE}
                by_service[row.get("service", "")] = since, cells
        return [row | by_service.get(row.get("id", ""), (day, {}))[1] for row in self.rows]

    @property
    def lots(self) -> Sequence[str]:
        """The lots of its services and of its awards, each once, in their order there."""
        rows = (*self.rows, *rows_of(self.awards))
        return tuple(dict.fromkeys(lot for row in rows if (lot := row.get("lot") or "")))


def read_before(folder: Path) -> Before:
    """Read a package.

    Raises:
        Failure: it has no descriptor that can be read, or a file that cannot.
    """
    path = next((folder / name for name in DESCRIPTORS if (folder / name).is_file()), None)
    if path is None:
        raise Failure(f"{folder} has no datapackage.yaml; mend it first")
    try:
        document = read_document(path, path.name)
        files = (folder / name for name in ("services.csv", "awards.csv", "about.md", "prices.csv"))
        texts = [file.read_bytes().decode("utf-8-sig") if file.is_file() else "" for file in files]
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(f"{folder} cannot be read: {error}") from error
    problems = (*document.problems, *cut_texts(document, "provider"))
    if not isinstance(document.data, dict) or has_errors(problems):
        raise Failure(f"{path} cannot be read; mend it first: framework-directory check")
    return Before(path.name, document.data, *texts)


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of a table, by column; blank where a row lacks a cell."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), restval="")
    return [{column: cell for column, cell in row.items() if column} for row in reader]
