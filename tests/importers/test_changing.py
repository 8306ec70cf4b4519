"""Single cells of a table are changed, and every other byte stays."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.failure import ImportFailure
from generator.importers.changing import (
    CellChange,
    by_row,
    changed_files,
    with_cells,
    with_columns,
    with_rows,
)
from generator.load.tables import column_names
from generator.output import update
from tests.matrix import council, problems_in

NAME = "providers/meadow-view/services.csv"
COLUMNS = column_names("services")
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=8)
ROWS = st.lists(st.lists(TEXT, min_size=3, max_size=3), min_size=1, max_size=5)


def written(rows: list[list[str]], end: str, quoting: int) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator=end, quoting=quoting)  # type: ignore[arg-type]
    writer.writerow(["id", "title", "summary", "hours"])
    writer.writerows([f"service-{n}", *row] for n, row in enumerate(rows))
    return out.getvalue().encode()


def read(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


@given(
    ROWS,
    TEXT,
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    st.data(),
)
def test_one_cell_changes_and_every_other_row_stays_to_the_byte(
    rows: list[list[str]], new: str, end: str, quoting: int, data: st.DataObject
) -> None:
    raw = b"\xef\xbb\xbf" + written(rows, end, quoting)
    n = data.draw(st.integers(0, len(rows) - 1))
    made = with_cells(raw, NAME, "services", {f"service-{n}": {"title": new}})
    changed = [list(row) for row in rows]
    changed[n][0] = new
    assert read(made) == read(written(changed, end, quoting))
    lines, before = made.splitlines(keepends=True), raw.splitlines(keepends=True)
    assert lines[0] == before[0]
    assert n == len(rows) - 1 or lines[-1] == before[-1]


def test_a_column_that_the_table_lacked_is_added_at_its_end_with_blank_cells_elsewhere() -> None:
    raw = written(
        [
            [
                "A",
                "",
                "",
            ],
            ["B", "", ""],
        ],
        "\n",
        csv.QUOTE_MINIMAL,
    )
    made = read(with_cells(raw, NAME, "services", {"service-1": {"phone": "01632 960001"}}))
    assert list(made[0]) == ["id", "title", "summary", "hours", "phone"]
    assert [row["phone"] for row in made] == ["", "01632 960001"]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"id,title\na,A\n", "there is no service b"),
        (b"id,title\nb,A\nb,B\n", "b is there twice"),
        (b"name\nb\n", 'no column "id"'),
        (b"", 'no column "id"'),
        (b"id,title\nb,\xff\n", "not in UTF-8"),
        (b'id,title\nb,"A\n', "cannot be read as a CSV file"),
    ],
)
def test_a_table_that_does_not_have_the_row_once_is_left(raw: bytes, words: str) -> None:
    with pytest.raises(ImportFailure, match=words):
        with_cells(raw, NAME, "services", {"b": {"title": "B"}})


def test_changes_are_gathered_by_provider_and_service() -> None:
    changes = [
        CellChange("p", "a", "title", "", "A"),
        CellChange("p", "a", "hours", "", "9 to 5"),
        CellChange("q", "b", "title", "", "B"),
    ]
    assert by_row(changes) == {
        "p": {"a": {"title": "A", "hours": "9 to 5"}},
        "q": {"b": {"title": "B"}},
    }


SAID = [
    CellChange("kite-hill-trust", "kite-hill-day-centre", column, "", value)
    for column, value in {
        "availability_on": "2026-11-20",
        "places_free": "2",
        "places_from": "2026-12-01",
        "availability_by": "provider, by mail",
    }.items()
]


def test_a_column_that_a_table_lacked_is_listed_in_its_package_too(tmp_path: Path) -> None:
    root = council(tmp_path)
    files = changed_files(root, SAID)
    assert sorted(files) == [
        "providers/kite-hill-trust/datapackage.yaml",
        "providers/kite-hill-trust/services.csv",
    ]
    update(root, files)
    assert problems_in(root) == []
    assert changed_files(root, SAID) == {
        "providers/kite-hill-trust/services.csv": files["providers/kite-hill-trust/services.csv"]
    }


STATED = {"resources": [{"name": "services", "schema": {"fields": [{"name": "id"}]}}]}
AS_BLOCK = """\
resources:
  - name: services
    schema:
      fields:
        - { name: id }   # whose

  - name: awards # after it
"""


@pytest.mark.parametrize(
    ("raw", "after"),
    [
        (AS_BLOCK, AS_BLOCK.replace("whose\n", "whose\n        - { name: places_free, type: integer }\n")),
        (AS_BLOCK.replace("\n", "\r\n"), None),
        (yaml.safe_dump(STATED, default_flow_style=True), None),
        (json.dumps(STATED, indent=2), None),
    ],
    ids=["block", "line ends of Windows", "flow", "json"],
)  # fmt: skip
def test_a_descriptor_gets_the_column_however_it_is_written(raw: str, after: str | None) -> None:
    name = "datapackage.json" if raw.startswith("{\n") else "datapackage.yaml"
    made = with_columns(raw.encode(), name, "services", ["id", "places_free"])
    fields = yaml.safe_load(made)["resources"][0]["schema"]["fields"]
    assert fields == [{"name": "id"}, {"name": "places_free", "type": "integer"}]
    assert after is None or made.decode() == after
    assert (b"\n" in made.replace(b"\r\n", b"")) is ("\r" not in raw)


@pytest.mark.parametrize(
    "raw",
    [b"resources:\n  - name: services\n", b"resources: none\n", b"resources:\n  - services\n", b""],
)
def test_a_descriptor_that_lists_no_columns_stays(raw: bytes) -> None:
    assert with_columns(raw, "datapackage.yaml", "services", ["places_free"]) == raw


def test_a_package_that_cannot_be_read_stops_everything(tmp_path: Path) -> None:
    with pytest.raises(ImportFailure, match=r"services\.csv cannot be read"):
        changed_files(tmp_path, SAID)


# Whole tables, as `start` and `import register` bring them up to date.

TABLE = b'lot,decided_on,decision_reference\nday,2026-01-02,"A 1"\nrespite,2026-02-03,A2\n'


def as_excel(raw: bytes) -> bytes:
    """The file as Excel saves it: a byte order mark, its own line ends, and no quotation mark that is not needed."""
    return b"\xef\xbb\xbf" + raw.replace(b'"', b"").replace(b"\n", b"\r\n")


@pytest.mark.parametrize("form", [bytes, as_excel, lambda raw: raw.rstrip(b"\n")])
def test_a_table_with_other_rows_keeps_its_form_and_the_text_of_each_row_that_stays(
    form: Callable[[bytes], bytes],
) -> None:
    raw = form(TABLE)
    header, *rows = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    standing = [dict(zip(header, row, strict=True)) for row in rows]
    assert with_rows(raw, "awards.csv", header, standing).rstrip() == raw.rstrip()

    new = {"lot": "outreach", "decided_on": "2026-03-04", "decision_reference": "A,3"}
    changed = {**standing[1], "decision_reference": "B2"}
    end = b"\r\n" if b"\r\n" in raw else b"\n"
    lines = [*raw.splitlines()[:2], b"respite,2026-02-03,B2", b'outreach,2026-03-04,"A,3"', b""]
    made = with_rows(raw, "awards.csv", header, [standing[0], changed, new])
    assert made == end.join(lines)


def test_a_table_with_a_further_column_is_written_anew_in_its_form() -> None:
    made = with_rows(as_excel(TABLE), "awards.csv", ["lot", "ends_on"], [{"lot": "day"}])
    assert made == b"\xef\xbb\xbflot,ends_on\r\nday,\r\n"


def test_a_table_that_is_not_there_is_made_plain() -> None:
    assert with_rows(b"", "awards.csv", ["lot"], [{"lot": "day"}]) == b"lot\nday\n"
