"""Files as they lie about: packed, in a pack, larger than they look, or none of what is read."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from generator.failure import ImportFailure
from generator.importers import opening
from generator.importers.opening import Opened, opened

CSV = b"a,b\n1,2\n"


def packed(**members: bytes) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return raw.getvalue()


def book(*rows: tuple[object, ...]) -> bytes:
    raw, made = io.BytesIO(), Workbook()
    for row in rows:
        made.worksheets[0].append(row)
    made.save(raw)
    return raw.getvalue()


def read(folder: Path, name: str, content: bytes) -> list[Opened]:
    (folder / name).write_bytes(content)
    return opened(folder / name)


def cells(part: Opened) -> list[list[str]]:
    [grid] = part.grids()
    return [list(row) for row in grid.rows]


@pytest.mark.parametrize(
    ("name", "content", "names"),
    [
        ("homes.csv", CSV, ["homes.csv"]),
        ("homes.csv.gz", gzip.compress(CSV, mtime=0), ["homes.csv"]),
        (
            "all.zip",
            packed(**{"homes": CSV, "more/clubs": CSV}),
            ["all.zip/homes", "all.zip/more/clubs"],
        ),
        ("mac.zip", packed(homes=CSV, **{"__MACOSX/homes": b"\0\1"}), ["mac.zip/homes"]),
        ("homes.xlsx", book(("a", "b"), (1, 2)), ["homes.xlsx"]),
        ("books.zip", packed(homes=book(("a", "b"), (1, 2))), ["books.zip/homes"]),
    ],
)
def test_a_table_is_the_same_however_it_is_packed(
    tmp_path: Path, name: str, content: bytes, names: list[str]
) -> None:
    parts = read(tmp_path, name, content)
    assert [part.name for part in parts] == names
    assert [cells(part) for part in parts] == [[["a", "b"], ["1", "2"]]] * len(parts)


@pytest.mark.parametrize(
    "pack", [gzip.compress, lambda raw: packed(a=raw), lambda raw: packed(a=raw, b=raw)]
)
def test_what_unpacks_to_more_than_is_read_is_named_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: Callable[[bytes], bytes]
) -> None:
    monkeypatch.setattr(opening, "MAX_UNPACKED", 1_000_000)
    with pytest.raises(ImportFailure, match=r"bomb: it unpacks to more than 1,000,000 bytes"):
        read(tmp_path, "bomb", pack(b"0" * 1_000_001))


def test_a_spreadsheet_that_unpacks_to_more_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MAX_UNPACKED", 1_000)
    with pytest.raises(ImportFailure, match="unpacks to more"):
        read(tmp_path, "homes.xlsx", book(*((n, n) for n in range(500))))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (gzip.compress(CSV, mtime=0)[:-6], "this packed file is damaged"),
        (packed(a=CSV)[:40], "this spreadsheet or packed file cannot be opened"),
        (packed(**{f"a{n}": CSV for n in range(201)}), "201 files are packed in it"),
        (packed(a=b"\0\1\2"), r"pack/a: this is not a CSV, ODS, XLSX or JSON file"),
    ],
    # The bytes hold the time at which they were packed: no name for a test.
    ids=["gzip cut off", "zip cut off", "too many", "what nobody reads"],
)
def test_a_pack_that_cannot_be_used_is_named_in_one_line(
    tmp_path: Path, content: bytes, words: str
) -> None:
    with pytest.raises(ImportFailure, match=words) as failure:
        read(tmp_path, "pack", content)
    assert "\n" not in str(failure.value)


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MAX_BYTES", 5)
    with pytest.raises(ImportFailure, match="has 8 bytes; at most 5 are read"):
        read(tmp_path, "homes.csv", CSV)


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ("a,b\n1,x; y; z; w\n2,v; u; t; s\n", [["a", "b"], ["1", "x; y; z; w"], ["2", "v; u; t; s"]]),
        ("a;b;c\n1,5;2,5;3\n4,5;5,5;6\n", [["a", "b", "c"], ["1,5", "2,5", "3"], ["4,5", "5,5", "6"]]),
        ("Made, it says, on Monday\n\na\tb\n1\t2\n3\t4\n", [["Made, it says, on Monday"], [], ["a", "b"], ["1", "2"], ["3", "4"]]),
        ('a,b\n"x\ny;z",2\n', [["a", "b"], ["x\ny;z", "2"]]),
        ("name\nRowde\n", [["name"], ["Rowde"]]),
    ],
)  # fmt: skip
def test_what_parts_the_cells_is_what_parts_most_lines_alike(
    tmp_path: Path, content: str, rows: list[list[str]]
) -> None:
    """Lists within cells, commas of numbers and a line before the header part nothing."""
    [part] = read(tmp_path, "homes.csv", content.encode())
    assert cells(part) == rows
