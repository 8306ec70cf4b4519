"""The CSV tables in what the caller names: a file, a folder, or a zip as it was downloaded."""

import csv
import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from generator.failure import ImportFailure

# What Python raises for a zip that is cut short, encrypted or packed in a way it does not know.
_UNREADABLE = (OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error, csv.Error)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that were not used: the reason, how many, and "file:line" of the first."""

    reason: str
    rows: int
    first: str


@dataclass(slots=True)
class Tally:
    """Rows left out while reading: how many for each reason, and "table:line" of the first."""

    rows: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)

    def add(self, reason: str, table: str, line: int) -> None:
        """Count one row of a table."""
        self.rows[reason] += 1
        self.first.setdefault(reason, f"{table}:{line}")

    def left_out(self) -> tuple[LeftOut, ...]:
        """Each reason, that of the most rows first."""
        ordered = sorted(self.rows.items(), key=lambda item: (-item[1], item[0]))
        return tuple(LeftOut(reason, rows, self.first[reason]) for reason, rows in ordered)


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A CSV file, on its own or inside a zip (`member`)."""

    path: Path
    member: str = ""

    @property
    def name(self) -> str:
        """As a person would name it: "codepo_gb.zip/Data/CSV/sn.csv"."""
        return f"{self.path.name}/{self.member}" if self.member else self.path.name

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders it stands in, lower case."""
        path = Path(self.member) if self.member else self.path
        return tuple(part.lower() for part in path.parts[:-1])

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """The line on which each row ends, and its cells as they stand.

        Raises ImportFailure for what cannot be read.
        """
        try:
            with self._opened() as text:
                reader = csv.reader(text)
                for row in reader:
                    yield reader.line_num, row
        except _UNREADABLE as error:
            raise ImportFailure(f"{self.name}: cannot be read as CSV ({error})") from error

    def first_row(self) -> list[str]:
        """The first row without the spaces around its cells; none in an empty file."""
        return next(([cell.strip() for cell in row] for _, row in self.rows()), [])

    @contextmanager
    def _opened(self) -> Iterator[TextIO]:
        # Every column read here is plain ASCII; another encoding may only spoil names beside them.
        if not self.member:
            with self.path.open(encoding="utf-8-sig", errors="replace", newline="") as text:
                yield text
            return
        with (
            zipfile.ZipFile(self.path) as archive,
            archive.open(self.member) as raw,
            io.TextIOWrapper(raw, "utf-8-sig", errors="replace", newline="") as text,
        ):
            yield text


def tables_in(source: Path) -> list[SourceTable]:
    """Every CSV table of a file, of a folder and what is below it, or of a zip; ordered by name.

    Raises ImportFailure where there is none.
    """
    try:
        if not source.exists():
            raise ImportFailure(f"{source}: there is no such file or folder")
        if source.is_dir():
            paths = (path for path in source.rglob("*") if path.suffix.lower() == ".csv")
            tables = [SourceTable(path) for path in sorted(paths) if path.is_file()]
        elif zipfile.is_zipfile(source):
            tables = [SourceTable(source, name) for name in sorted(_members(source, ".csv"))]
        elif source.suffix.lower() == ".zip":
            raise ImportFailure(f"{source.name}: is no zip, or was cut short; download it again")
        else:
            tables = [SourceTable(source)]
    except _UNREADABLE as error:
        raise ImportFailure(f"{source}: cannot be read ({error})") from error
    if not tables:
        raise ImportFailure(
            f"{source.name}: holds no CSV file; the ONS Postcode Directory and Code-Point Open "
            "are both published as a zip of CSV files"
        )
    return tables


def text_in(source: Path, name: str) -> str:
    """The text of the first file so named (in any case) in a folder or a zip, otherwise ""."""
    try:
        if source.is_dir():
            paths = sorted(path for path in source.rglob("*") if path.name.lower() == name)
            return paths[0].read_text(encoding="utf-8", errors="replace") if paths else ""
        if not zipfile.is_zipfile(source):
            return ""
        members = sorted(_members(source, "/" + name))
        with zipfile.ZipFile(source) as archive:
            return archive.read(members[0]).decode("utf-8", "replace") if members else ""
    except _UNREADABLE as error:
        raise ImportFailure(f"{source.name}: {name} cannot be read ({error})") from error


def _members(source: Path, ending: str) -> Iterator[str]:
    with zipfile.ZipFile(source) as archive:
        for name in archive.namelist():
            if ("/" + name.lower()).endswith(ending) and not name.startswith("__MACOSX/"):
                yield name
