"""Reading tables gives the verdict of plain Frictionless, file by file and cell by cell.

What plain Frictionless finds and is not repeated here only follows from what
is said: in a file whose header is wrong every cell, in a row that is torn (too
short, too long, empty) its cells, and a second complaint about one cell.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from frictionless import Dialect, Resource, Schema
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from generator.config import SCHEMAS
from generator.load import tables
from generator.load.tables import TableFile, TableKind, Tables, column_names, read_tables
from tests.matrix import COUNCIL
from tests.test_formats import RIGHT, WRONG

KITE = COUNCIL / "providers" / "kite-hill-trust"
SERVICES = (KITE / "services.csv").read_text("utf-8")
AWARDS = (KITE / "awards.csv").read_text("utf-8") + (
    "supported-living,2025-03-17,DF-2025-001,Corporate Director for Resources,2028-09-03\n"
    'supported-living,2026-03-17,"DF-2026-001, second",Director,\n'
)
VALID: dict[TableKind, str] = {"services": SERVICES, "awards": AWARDS}
TORN = {"blank-row", "extra-cell", "missing-cell"}

Found = tuple[str, int | None, str]


def _plain(kind: TableKind, path: Path) -> tuple[bool, set[Found]]:
    """What `Resource.validate` says of the file: its verdict, and each error's type, row and field."""
    checked = Resource(
        path=path.name,
        basepath=str(path.parent),
        encoding="utf-8",
        schema=Schema.from_descriptor(json.loads((SCHEMAS / f"{kind}.schema.json").read_text())),
        dialect=Dialect.from_descriptor(json.loads((SCHEMAS / "dialect.json").read_text())),
    ).validate()
    found: set[Found] = set()
    for error in checked.tasks[0].errors if checked.tasks else checked.errors:
        field = getattr(error, "field_name", "") or getattr(error, "label", "") or ""
        row = 1 if error.type.endswith("-label") else getattr(error, "row_number", None)
        found.add((error.type, row, "id" if error.type == "primary-key" else field))
    return checked.valid, found


def _ours(kind: TableKind, *files: TableFile) -> Tables:
    return read_tables(kind, files)


def _found(read: Tables, name: str) -> set[Found]:
    return {
        (p.rule, p.place.row, p.place.field)
        for p in read.problems
        if p.place.file == name and p.rule != "duplicate-id"
    }


def _agrees(kind: TableKind, path: Path, ours: set[Found]) -> None:
    valid, plain = _plain(kind, path)
    assert (not ours) == valid
    if (
        "error",
        None,
        "",
    ) in plain:  # it finds columns by name, and does not say which it finds twice
        assert {rule for rule, _, _ in ours} <= {"duplicate-label", "blank-label", "extra-label"}
        return
    # Where the whole first line passes for the name of a column, it is not repeated.
    assert ours <= plain | {(rule, 1, "") for rule, row, _ in plain if row == 1}
    header_wrong = any(row == 1 for _, row, _ in ours)
    torn = {row for rule, row, _ in ours if rule in TORN}
    cells = {(row, field) for _, row, field in ours}
    for rule, row, field in plain - ours:
        # Of rows that are empty and follow each other the first is named.
        first = row
        while first and ("blank-row", first, "") in plain - ours:
            first -= 1
        assert header_wrong or first in torn or (row, field) in cells, (rule, row, field)


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def _text(rows: list[list[str]], separator: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _with(text: str, row: int, **cells: str) -> str:
    rows = _rows(text)
    for name, value in cells.items():
        rows[row - 1][rows[0].index(name)] = value
    return _text(rows)


def _columns(text: str, change: Callable[[list[str]], list[str]]) -> str:
    return _text([change(row) for row in _rows(text)])


def _corpus(text: str) -> dict[str, bytes]:
    """Each kind of mistake, made in a valid file."""
    header, _, body = text.partition("\n")
    first = body.partition("\n")[0]
    made = {
        "valid": text,
        "header alone": header + "\n",
        "empty": "",
        "no last line end": text.rstrip("\n"),
        "column missing at the end": _columns(text, lambda row: row[:-1]),
        "column missing in the middle": _columns(text, lambda row: row[:2] + row[3:]),
        "column too many": _columns(text, lambda row: [*row, "x"]),
        "column too many in the middle": _columns(text, lambda row: [*row[:2], "x", *row[2:]]),
        "columns swapped": _columns(text, lambda row: [row[1], row[0], *row[2:]]),
        "duplicate label": text.replace(header, header.replace(header.split(",")[1], "lot"), 1),
        "blank label": text.replace(header, header.replace(header.split(",")[1], ""), 1),
        "capital in a label": text.replace(header, header.capitalize(), 1),
        "space in the header": text.replace(header, header.replace(",", ", "), 1),
        "no header": body,
        "short row": text + "supported-living\n",
        "long row": text + first + ",x,y\n",
        "blank row in the middle": f"{header}\n\n{body}",
        "blank row of commas": text + "," * header.count(",") + "\n",
        "blank row at the end": text + "\n",
        "rows of blanks": text + "  \n",
        "semicolons": _text(_rows(text), ";"),
        "tabs": _text(_rows(text), "\t"),
        "CRLF": text.replace("\n", "\r\n"),
        "lone CR": text.replace("\n", "\r"),
        "mixed line ends": text.replace("\n", "\r\n", 1),
        "unclosed quote": text + '"' + first,
        "quote inside a cell": text + first.replace("day", 'd"ay', 1) + "\n",
        "space before a quote": text.replace(",", ', "x" ', 1),
        "quoted line break": text.replace(",", ',"a\nb"', 1),
        "quoted CR": text.replace("\n" + first, '\n"a\rb"' + first[1:], 1),
        "NUL": text.replace("e", "\0", 1),
        "not the header's NUL": header + "\n" + body.replace("e", "\0", 1),
        "enormous cell": header + "\n" + body.replace(",", "x" * 150_000 + ",", 1),
        "same row twice": text + first + "\n",
        "web page": "<html><body>Not found</body></html>\n",
        "word": "x",
    }
    encoded = {name: content.encode() for name, content in made.items()}
    encoded["BOM"] = b"\xef\xbb\xbf" + text.encode()
    encoded["BOM alone"] = b"\xef\xbb\xbf"
    encoded["latin-1"] = text.replace("a", "é").encode("latin-1")
    encoded["UTF-16"] = text.encode("utf-16")
    encoded["a spreadsheet's own format"] = b"PK\x03\x04" + bytes(range(256))
    return encoded


def _wrong_cells() -> dict[str, bytes]:
    made = {
        "no number": _with(SERVICES, 2, price_from="£62.50"),
        "no whole number": _with(SERVICES, 2, age_from="18.5"),
        "no date": _with(SERVICES, 2, checked_on="soon"),
        "date that can be read in two ways": _with(SERVICES, 2, checked_on="03/04/2026"),
        "no yes or no": _with(SERVICES, 2, self_funders="maybe"),
        "no e-mail address": _with(SERVICES, 3, email="kite hill"),
        "not in the list": _with(SERVICES, 2, availability="soon"),
        "not the pattern": _with(SERVICES, 2, postcode="sn101aa"),
        "below the least": _with(SERVICES, 2, price_from="-1"),
        "above the most": _with(SERVICES, 2, age_to="1000"),
        "too short": _with(SERVICES, 2, title="x"),
        "too long": _with(SERVICES, 2, summary="x" * 601),
        "empty where needed": _with(SERVICES, 2, title="", summary="", age_from=""),
        "id repeated": _with(SERVICES, 3, id="kite-hill-day-centre"),
        "id empty": _with(SERVICES, 3, id=""),
        "no number at all": _with(SERVICES, 2, price_from="NaN"),
        "endless number": _with(SERVICES, 2, latitude="inf"),
        "several": _with(SERVICES, 3, id="A", age_from="x", needs="", phone="1"),
    }
    return {name: content.encode() for name, content in made.items()}


# Columns that came after packages were written, and are no fault where they are not there.
LATER = ("days", "hours", "languages", "capacity")


def _only(text: str, *names: str) -> str:
    """The table with these columns alone, in this order."""
    rows = list(csv.DictReader(io.StringIO(text)))
    return _text([list(names), *([row[name] for name in names] for row in rows)])


def _other_columns() -> dict[str, bytes]:
    names = _rows(SERVICES)[0]
    before = [name for name in names if name not in LATER]
    needed = ("summary", "id", "title", "lot", "age_from", "needs", "areas")
    made = {
        "from before the later columns": _only(SERVICES, *before),
        "backwards": _only(SERVICES, *reversed(names)),
        "what is needed alone": _only(SERVICES, *needed),
        "not what is needed": _only(SERVICES, *needed[1:]),
        "no id": _only(SERVICES, *(name for name in names if name != "id")),
        "from before, with a wrong cell": _only(_with(SERVICES, 2, age_from="x"), *before),
        "from before, with a short row": _only(SERVICES, *before) + "short,row\n",
        "from before, in lone CR": _only(SERVICES, *before).replace("\n", "\r"),
        "a column twice": _only(SERVICES, *names, "days"),
        "later columns, wrongly filled": _with(
            SERVICES, 2, days="mon; someday", hours="x" * 81, capacity="0"
        ),
    }
    return {name: content.encode() for name, content in made.items()}


CORPUS: list[tuple[str, TableKind, bytes]] = [
    *((f"services: {name}", "services", data) for name, data in _corpus(SERVICES).items()),
    *((f"awards: {name}", "awards", data) for name, data in _corpus(AWARDS).items()),
    *((f"services: {name}", "services", data) for name, data in _wrong_cells().items()),
    *((f"services: {name}", "services", data) for name, data in _other_columns().items()),
]
_CELLS_ALONE = {
    *_wrong_cells(),
    *_other_columns(),
    "valid",
    "BOM",
    "lone CR",
    "latin-1",
    "empty",
    "short row",
}
_IDS = [name for name, _, _ in CORPUS]


@pytest.mark.parametrize(("name", "kind", "data"), CORPUS, ids=_IDS)
def test_a_file_has_the_verdict_of_plain_frictionless(
    name: str, kind: TableKind, data: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(data)
    _agrees(kind, path, _found(_ours(kind, TableFile(path, "table.csv", "p")), "table.csv"))


_WAYS = ("phone", "email", "website", "postcode", "cqc_location_id")


@pytest.mark.parametrize("column", _WAYS)
def test_a_way_to_reach_somebody_has_the_verdict_of_plain_frictionless(
    column: str, tmp_path: Path
) -> None:
    path = tmp_path / "table.csv"
    for value in (*RIGHT[column], *WRONG[column]):
        path.write_text(_with(SERVICES, 2, **{column: value}))
        found = _found(_ours("services", TableFile(path, "table.csv", "p")), "table.csv")
        assert {field for _, _, field in found} == ({column} if value in WRONG[column] else set())
        _agrees("services", path, found)


def test_a_missing_file_has_the_verdict_of_plain_frictionless(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    ours = _found(_ours("awards", TableFile(path, "table.csv", "p")), "table.csv")
    assert ours == {("scheme-error", None, "")} == _plain("awards", path)[1]


@pytest.mark.parametrize("kind", ["services", "awards"])
def test_files_stacked_together_have_each_the_verdict_that_they_have_alone(
    kind: TableKind, tmp_path: Path
) -> None:
    files = []
    # All that can be wrong with a file is tried on the narrower table, which costs a tenth.
    for index, (name, its_kind, data) in enumerate(CORPUS):
        if its_kind == kind and (
            kind == "awards" or name.removeprefix("services: ") in _CELLS_ALONE
        ):
            path = tmp_path / f"{index}.csv"
            path.write_bytes(data)
            files.append(TableFile(path, path.name, str(index)))
    together = _ours(kind, *files)
    assert len(files) > 15
    for file in files:
        alone = _ours(kind, file)
        assert _found(together, file.name) == _found(alone, file.name)
        assert [r for r in together.rows if r.place.file == file.name] == list(alone.rows)
        assert (file.name in together.unreadable) == (file.name in alone.unreadable)


@pytest.mark.parametrize("kind", ["services", "awards"])
def test_the_stack_and_the_file_alone_give_the_same_rows(
    kind: TableKind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "table.csv"
    path.write_text(VALID[kind])
    stacked = _ours(kind, TableFile(path, "table.csv", "p"))
    monkeypatch.setattr(tables, "regular_rows", lambda kind, file: None)
    assert _ours(kind, TableFile(path, "table.csv", "p")) == stacked
    assert len(stacked.rows) == VALID[kind].count("\n") - 1


@pytest.mark.parametrize("alone", [False, True])
def test_a_table_from_before_the_later_columns_has_them_blank(
    alone: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if alone:
        monkeypatch.setattr(tables, "regular_rows", lambda kind, file: None)
    path = tmp_path / "table.csv"
    path.write_text(SERVICES)
    now = _ours("services", TableFile(path, "table.csv", "p"))
    path.write_bytes(_other_columns()["from before the later columns"])
    before = _ours("services", TableFile(path, "table.csv", "p"))
    assert before.problems == ()
    assert any(row.cells[name] is not None for row in now.rows for name in LATER)
    assert [row.cells for row in before.rows] == [
        {**row.cells, **dict.fromkeys(LATER)} for row in now.rows
    ]


def test_an_id_of_another_package_is_taken_whichever_way_its_file_is_read(tmp_path: Path) -> None:
    files = []
    for name, data in {"a": SERVICES, "b": SERVICES.replace("\n", "\r"), "c": SERVICES}.items():
        path = tmp_path / f"{name}.csv"
        path.write_bytes(data.encode())
        files.append(TableFile(path, path.name, name))
    read = _ours("services", *files)
    assert [(p.rule, p.place.file, p.place.row) for p in read.problems] == [
        ("duplicate-id", file, row) for file in ("b.csv", "c.csv") for row in (2, 3)
    ]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("31/10/2026", "2026-10-31"),
        ("10/31/2026", "2026-10-31"),
        ("05/05/2026", "2026-05-05"),
        ("31.10.2026", "2026-10-31"),
        ("31-Oct-26", "2026-10-31"),
        ("1-Oct-2026", "2026-10-01"),
        ("31 October 2026", "2026-10-31"),
    ],
)
def test_a_date_as_excel_writes_it_counts_where_it_can_be_read_in_one_way(
    cell: str, day: str, tmp_path: Path
) -> None:
    path = tmp_path / "table.csv"
    path.write_text(_with(SERVICES, 2, checked_on=cell))
    read = _ours("services", TableFile(path, "table.csv", "p"))
    assert read.problems == ()
    assert read.rows[0].cells["checked_on"].isoformat() == day


@pytest.mark.parametrize(
    "cell", ["03/04/2026", "31/10/26", "32/10/2026", "13/13/2026", "Oct-26", "31-Okt-26", "46326"]
)
def test_any_other_date_is_refused(cell: str, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(_with(SERVICES, 2, checked_on=cell))
    found = _found(_ours("services", TableFile(path, "table.csv", "p")), "table.csv")
    assert found == {("type-error", 2, "checked_on")}


@pytest.mark.parametrize("cell", ["sNaN", "-snan", "sNaN123"])
def test_a_signalling_nan_is_no_number_though_frictionless_falls_over_it(
    cell: str, tmp_path: Path
) -> None:
    path = tmp_path / "table.csv"
    path.write_text(_with(SERVICES, 3, price_to=cell))
    read = _ours("services", TableFile(path, "table.csv", "p"))
    assert _found(read, "table.csv") == {("type-error", 3, "price_to")}


_CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", " ", "x", "0", "-1", "1e3", "NaN", "inf", "2026-02-30", "yes", "NO", "kite-hill-day-centre", '"', ",", ";", "\n", "\r", "a@b", "places-now", "SN10 1AA", "x" * 700, "٣", "1_000"]
    ),
)  # fmt: skip


@st.composite
def _mutated(draw: st.DrawFn) -> tuple[TableKind, bytes]:
    kind: TableKind = draw(st.sampled_from(["services", "awards"]))
    rows = _rows(VALID[kind])
    for _ in range(draw(st.integers(1, 3))):
        row = rows[draw(st.integers(0, len(rows) - 1))]
        at = draw(st.integers(0, max(len(row) - 1, 0)))
        match draw(st.sampled_from(["cell", "cell", "cell", "drop", "insert", "blank", "twice"])):
            case "cell" if row:
                row[at] = draw(_CELLS)
            case "drop" if row:
                del row[at]
            case "insert":
                row.insert(at, draw(_CELLS))
            case "blank":
                row[:] = draw(st.sampled_from([[], [""] * len(column_names(kind)), [" "]]))
            case _:
                rows.append(list(row))
    data = _text(rows).encode("utf-8", "surrogatepass")
    if draw(st.booleans()):
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.binary(max_size=3)) + data[at + draw(st.integers(0, 2)) :]
    return kind, data


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(mutated=_mutated())
@example(mutated=("awards", b"\xef\xbb\xbf"))
def test_a_file_changed_at_random_has_the_verdict_of_plain_frictionless(
    mutated: tuple[TableKind, bytes], tmp_path: Path
) -> None:
    kind, data = mutated
    first = data.removeprefix(b"\xef\xbb\xbf").splitlines()[:1]
    assume(not first or first[0].strip())  # an empty first row is more than Frictionless minds
    path = tmp_path / "table.csv"
    path.write_bytes(data)
    read = _ours(kind, TableFile(path, "table.csv", "p"))
    _agrees(kind, path, _found(read, "table.csv"))


def test_the_published_schemas_work_with_the_command_line_of_frictionless(tmp_path: Path) -> None:
    for name in ("services.schema.json", "dialect.json"):
        shutil.copy(SCHEMAS / name, tmp_path)
    command = [sys.executable, "-m", "frictionless", "validate", "services.csv", "--json"]
    options = ["--schema", "services.schema.json", "--dialect", "dialect.json", "--encoding=utf-8"]
    codes = []
    for text in (SERVICES, _with(SERVICES, 2, age_from="eighteen")):
        (tmp_path / "services.csv").write_text(text)
        run = subprocess.run(
            command + options, cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert json.loads(run.stdout)["valid"] is (run.returncode == 0), run.stderr
        codes.append(run.returncode)
    assert codes == [0, 1]
