"""Through another program and back: nothing is a change but what somebody changed, and of that exactly that."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.importers.workbooks import Answers, compared, files_of
from generator.joining.workbook import form, read_before
from generator.joining.workbook.texts import paragraphs
from generator.load.authorship import COUNCILS_KEYS, NOT_ASKED
from generator.load.fields import read_day
from tests.joining.conftest import Run
from tests.joining.sheets import COLUMNS, KEYS, answer, as_ods, cell, changed, service
from tests.joining.test_returned_workbook import DAY, PROVIDERS, ROOT, given_out, read_pair


def _resaved(sheets: Any) -> None:
    """What programs do to cells that nobody touched: figures become numbers, days become dates, formats go, blanks come."""
    for name in (form.ORGANISATION, form.SERVICES, form.ABOUT, form.AS_SENT):
        for row in sheets[name].iter_rows():
            for each in row:
                text = each.value
                if isinstance(text, datetime):
                    each.number_format = "dd/mm/yyyy"
                elif isinstance(text, str) and text.isdigit() and len(text) < 12:
                    each.value, each.number_format = int(text), "General"
                elif isinstance(text, str) and (day := read_day(text)):
                    each.value = datetime(day.year, day.month, day.day)  # noqa: DTZ001
                elif isinstance(text, str) and row[0].row > 1:
                    each.value, each.number_format = f"{text.replace(' ', chr(0xA0), 1)} ", "General"  # fmt: skip


def _sorted_and_widened(sheets: Any) -> None:
    """Rows in another order with blank ones between them, and the columns backwards with a blank one before them."""
    sheet = sheets[form.SERVICES]
    head, *rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    filled = [row for row in rows if any(row)]
    sheet.delete_rows(1, sheet.max_row)
    for number, row in enumerate([head, *filled[::-1]]):
        for at, value in enumerate(row[::-1], start=2):
            sheet.cell(1 if row is head else 2 * number, at).value = value


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
@pytest.mark.parametrize("slug", PROVIDERS)
def test_saved_by_another_program_it_is_no_change(
    slug: str, ending: str, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / f"{slug}.xlsx"
    path.write_bytes(given_out(slug))
    changed(path, _resaved, _sorted_and_widened)
    path = as_ods(path) if ending == "ods" else path
    said = run("import", "workbook", "--update", path, "--root", ROOT, "--as-of", str(DAY))
    assert said == (0, "Nothing changed.\n")


OTHER = {
    "title": "Another name", "description": "Quite other words.", "legal_name": "Another Ltd", "trading_name": "Others",
    "company_number": "01234567", "charity_number": "7654321", "address": "1 New Road", "postcode": "SN10 1AB",
    "phone": "01632 960999", "email": "a@example.org", "website": "https://x.example.org", "cqc_provider_id": "1-999999999",
}  # fmt: skip


@pytest.mark.parametrize("slug", PROVIDERS)
def test_any_answer_that_is_changed_changes_that_key_alone(
    slug: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    filled, before = read_pair(slug, tmp_path_factory.getbasetemp())
    standing = yaml.safe_load((ROOT / "providers" / slug / before.file).read_text("utf-8"))
    for key in KEYS:
        if key == "name":
            continue
        other = OTHER.get(key, "Words of another kind.")
        edited = replace(filled, title=other) if key == "title" else replace(filled, facts={**filled.facts, key: other})  # fmt: skip
        comparison = compared(edited, before, slug, Answers(), DAY)
        files = files_of(ROOT, edited, before, comparison, DAY)
        assert list(files) == [f"providers/{slug}/{before.file}"]
        after = yaml.safe_load(files[f"providers/{slug}/{before.file}"])
        (standing if key in ("title", "description") else standing["provider"])[key] = other
        assert after == standing, key
        standing = yaml.safe_load((ROOT / "providers" / slug / before.file).read_text("utf-8"))


@pytest.mark.parametrize("slug", PROVIDERS)
def test_any_paragraph_that_is_changed_changes_that_one_alone(
    slug: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    filled, before = read_pair(slug, tmp_path_factory.getbasetemp())
    here = paragraphs(before.about)
    for at in range(len(here)):
        there = [*here[:at], "Quite other words.", *here[at + 1 :]]
        edited = replace(filled, about="\n\n".join(there) + "\n")
        comparison = compared(edited, before, slug, Answers(), DAY)
        files = files_of(ROOT, edited, before, comparison, DAY)
        (raw,) = files.values()
        assert raw.decode() == before.about.replace(here[at], "Quite other words.", 1)


# What the council says.

VALUES = {
    "checked_on": "2026-11-20", "withdrawn_on": "2026-11-20", "former_ids": "kite-before",
    "latitude": "51.5", "longitude": "-2.5", "image": "other.jpg",
}  # fmt: skip
BESIDE = len(COLUMNS) + 1


@pytest.fixture
def book(run: Run, root: Path, tmp_path: Path) -> Path:
    path = tmp_path / "kite.xlsx"
    run("export", "workbook", "kite-hill-trust", "--output", path, "--root", root, "--as-of", str(DAY))  # fmt: skip
    return path


def _rows_of(shown: str) -> list[str]:
    """What is listed as differing and staying."""
    after = shown.partition("What differs and stays:\n")[2].splitlines()[1:]
    return [" ".join(line.split()) for line in after if line.startswith("  ")]


@pytest.mark.parametrize("column", NOT_ASKED)
def test_a_column_of_the_councils_that_somebody_adds_is_left_and_named(
    column: str, run: Run, root: Path, book: Path
) -> None:
    value = VALUES.get(column, "Somebody else")

    def add(sheets: Any) -> None:
        sheets[form.SERVICES].cell(1, BESIDE).value = column
        sheets[form.SERVICES].cell(2, BESIDE).value = value

    changed(book, add)
    before = {p: p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}
    code, shown = run("import", "workbook", "--update", "--write", book, "--root", root, "--as-of", str(DAY))  # fmt: skip
    assert code == 0, shown
    assert shown.endswith("Nothing changed.\n")
    (line,) = _rows_of(shown)
    assert f"kite-hill-day-centre {column} " in line
    assert line.endswith(f"{value} {NOT_ASKED[column]}")
    assert {p: p.read_bytes() for p in before} == before


@pytest.mark.parametrize("key", COUNCILS_KEYS)
def test_an_answer_of_the_councils_that_somebody_adds_is_left_and_named(
    key: str, run: Run, root: Path, book: Path
) -> None:
    changed(book, cell(form.ORGANISATION, "A40", key), cell(form.ORGANISATION, "B40", "other"))
    code, shown = run("import", "workbook", "--update", book, "--root", root, "--as-of", str(DAY))
    assert (code, shown.splitlines()[-1]) == (0, "Nothing changed.")
    (line,) = _rows_of(shown)
    assert line.endswith(f"{key} - other the council says this")


def test_one_change_among_what_is_the_councils_is_that_change_alone(
    run: Run, root: Path, book: Path
) -> None:
    changed(book, _resaved, service("lot", "shared-lives"), answer("name", "kite"), service("hours", "1pm to 2pm"))  # fmt: skip
    code, shown = run("import", "workbook", "--update", "--write", book, "--root", root, "--as-of", str(DAY))  # fmt: skip
    assert code == 0, shown
    (row,) = [r for r in read_before(root / "providers" / "kite-hill-trust").rows if r["hours"] == "1pm to 2pm"]  # fmt: skip
    assert (row["id"], row["lot"]) == ("kite-hill-day-centre", "day-and-evening-opportunities")
    assert len(_rows_of(shown)) == 2
