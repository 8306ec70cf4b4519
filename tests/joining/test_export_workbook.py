"""A provider's workbook holds what stands in its package, and reads back as that."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from generator.config import Config
from generator.importers.changing import with_cells
from generator.joining.provider_book import provider_book
from generator.joining.workbook import form, read_before, read_workbook
from generator.load import load
from generator.load.fields import ids
from generator.load.tables import schema_descriptor
from generator.publication import Publication, publish
from tests.joining.conftest import Run
from tests.matrix import HERE

ROOT = HERE.parent
DAY = date(2026, 11, 23)
PROVIDERS = sorted(path.name for path in ROOT.glob("providers/*"))
KITE = "kite-hill-trust"
FIELDS = {field["name"]: field for field in schema_descriptor("services")["fields"]}


@cache
def _demonstration() -> Publication:
    filed = load(Config(ROOT, DAY, ROOT / "site")).filed
    assert filed is not None
    return publish(filed, DAY)


def _as_read(name: str, cell: str) -> Any:
    """What a cell means: 26.40 is 26.4, and ids are the same however they are parted."""
    if FIELDS[name]["type"] == "number" and cell:
        return Decimal(cell)
    return ids(cell) if name in ("areas", "needs", "access", "languages", "days") else cell.strip()


@pytest.mark.parametrize("slug", PROVIDERS)
def test_what_stands_in_the_package_stands_in_the_workbook(slug: str, tmp_path: Path) -> None:
    before = read_before(ROOT / "providers" / slug)
    path = tmp_path / f"{slug}.xlsx"
    path.write_bytes(provider_book(_demonstration(), slug, before))
    read = read_workbook(path)
    assert (read.problems, read.slug, read.title) == ((), slug, before.descriptor["title"])
    said = {**before.descriptor, **before.provider}
    asked = {fact.key for fact in form.facts()} - {"name", "title"}
    assert read.facts == {key: " ".join(said[key].split()) for key in asked if said.get(key)}
    columns = [column["name"] for column in form.columns()]
    standing = [row for row in before.rows if not row.get("withdrawn_on")]
    assert [{c: _as_read(c, row[c]) for c in columns} for row in read.services] == [
        {c: _as_read(c, row.get(c, "")) for c in columns} for row in standing
    ]
    assert read.about == before.about


def test_it_is_made_by_the_command(run: Run, root: Path, tmp_path: Path) -> None:
    out = tmp_path / "kite.xlsx"
    code, said = run("export", "workbook", KITE, "--output", out, "--root", root, "--as-of", DAY)  # type: ignore[arg-type]
    assert (code, said) == (0, f"Wrote {out}.\n")
    book = load_workbook(out)
    assert book.sheetnames == [
        form.READ_ME, form.ORGANISATION, form.SERVICES, form.ABOUT,
        *(name for name in (form.DECLARATION, form.PRICES) if name in book.sheetnames), form.LISTS, form.AS_SENT,
    ]  # fmt: skip
    assert book[form.AS_SENT].sheet_state == "hidden"
    first = [cell.value for cell in book[form.READ_ME]["A"] if cell.value]
    assert first[0] == "Kite Hill Trust: what the list says of you"
    assert "23 November 2026" in first[1]
    lots = {cell.value for cell in book[form.LISTS]["A"]}
    assert "day-and-evening-opportunities" in lots
    availability_on = [field["name"] for field in form.columns()].index("availability_on")
    assert isinstance(book[form.SERVICES].cell(2, availability_on + 1).value, datetime)
    code, said = run("export", "workbook", KITE, "--output", out, "--root", root)
    assert (code, "is there already" in said) == (2, True)


def test_a_service_that_was_withdrawn_is_not_asked_about(
    run: Run, root: Path, tmp_path: Path
) -> None:
    services = root / "providers" / KITE / "services.csv"
    before = read_before(services.parent).rows
    gone = {before[0]["id"]: {"withdrawn_on": "2026-11-01"}}
    services.write_bytes(with_cells(services.read_bytes(), "services.csv", "services", gone))
    out = tmp_path / "kite.xlsx"
    assert run("export", "workbook", KITE, "--output", out, "--root", root)[0] == 0
    assert [row["id"] for row in read_workbook(out).services] == [row["id"] for row in before[1:]]


def test_a_text_that_begins_like_a_formula_is_no_formula_in_it(
    run: Run, root: Path, tmp_path: Path
) -> None:
    services = root / "providers" / KITE / "services.csv"
    services.write_text(services.read_text("utf-8").replace("Kite Hill evenings", "=1+1"), "utf-8")
    out = tmp_path / "kite.xlsx"
    assert run("export", "workbook", KITE, "--output", out, "--root", root)[0] == 0
    cell = load_workbook(out)[form.SERVICES]["B3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


@pytest.mark.parametrize(
    ("slug", "words"),
    [("kite-hill-trst", 'did you mean "kite-hill-trust"'), ("../content", "there is no provider")],
)
def test_a_provider_that_is_not_there_is_one_line(
    slug: str, words: str, run: Run, root: Path
) -> None:
    code, said = run("export", "workbook", slug, "--root", root)
    assert (code, words in said, said.count("\n")) == (2, True, 1)


def test_a_table_that_cannot_be_read_is_one_line(run: Run, root: Path, tmp_path: Path) -> None:
    (root / "providers" / KITE / "services.csv").write_text("id;title\n", "utf-8")
    out = tmp_path / "kite.xlsx"
    code, said = run("export", "workbook", KITE, "--output", out, "--root", root)
    assert (code, "does not name the columns" in said, out.exists()) == (2, True, False)
