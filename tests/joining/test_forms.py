"""The declaration and the open-book prices of a workbook: made, read back by cell, and used again for a further lot."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from generator.config import Config
from generator.joining.workbook import form, read_forms, workbook
from generator.joining.workbook.form_reading import FilledForms, in_band
from generator.joining.workbook.forms import (
    BAND_COLUMNS,
    PRICE_COLUMNS,
    SIGNED_BY,
    SIGNED_ON,
    FormBand,
    Forms,
    OpenPrice,
    forms_of,
)
from generator.load.settings import read_settings
from generator.records import MinimumWage, PriceBand, Statement
from tests.builders import NOWHERE
from tests.joining.conftest import Run
from tests.joining.test_workbook import ANSWERS, LISTS, SERVICE
from tests.matrix import lay_out

BAND = PriceBand("hour", Decimal(20), Decimal(30))
WAGE = MinimumWage(date(2026, 4, 1), date(2027, 3, 31), Decimal("12.71"), sources=(), place=NOWHERE)
FORMS = Forms(
    (
        Statement("fraud", "Has there been a conviction for fraud?", "no", "Convictions", 5),
        Statement("pays-debts", "Can you pay your debts?", "yes"),
    ),
    (
        FormBand("supported-living", BAND),
        FormBand("supported-living", PriceBand("week", None, Decimal(900), "a shared house")),
    ),
    WAGE,
)
NONE = Forms((), (), None)
COSTS = {
    "contact_hours": 1, "other_hours": 0.25, "paid_hours": 1.25, "wage": 12.71, "on_costs": 3,
    "travel": 1, "overhead": 5, "surplus": 0.11, "price": 25,
}  # fmt: skip
NAMES = [column.name for column in PRICE_COLUMNS]


def _letter(name: str) -> str:
    return "ABCDEFGHIJKLMNO"[len(BAND_COLUMNS) + NAMES.index(name)]


def _declare(sheet: Any, **said: tuple[str, str]) -> None:
    for row in sheet.iter_rows(min_row=2):
        answer, words = said.get(str(row[0].value).replace("-", "_"), ("", ""))
        row[2].value, row[3].value = answer or None, words or None


SIGNED = {"signed_by": ("Director", ""), "signed_on": ("2026-11-20", "")}
RIGHT = {"fraud": ("no", ""), "pays_debts": ("Yes", ""), **SIGNED}


def _read(path: Path, change: Any = lambda book: None, every: Forms = FORMS) -> FilledForms:
    path.write_bytes(workbook(LISTS, SERVICE, ANSWERS, "", FORMS))
    book = load_workbook(path)
    change(book)
    book.save(path)
    return read_forms(path, every, FORMS)


def _said(forms: FilledForms) -> list[tuple[str, str, str]]:
    """Severity, cell and words."""
    return [
        (p.severity, f"{p.place.file.partition('sheet ')[2]} {p.place.field}", p.message)
        for p in forms.problems
    ]


def _price(book: Any, row: int = 2, **sums: Any) -> None:
    for name, value in sums.items():
        book[form.PRICES][f"{_letter(name)}{row}"] = value


def test_forms_in_which_nothing_stands_yet_are_no_mistake(tmp_path: Path) -> None:
    read = _read(tmp_path / "form.xlsx")
    assert read.problems == []
    assert read.answers == {}
    assert [f.partition(" is not")[0] for f in read.findings] == [
        "The declaration",
        "The form for prices",
    ]


def test_a_workbook_from_before_the_forms_is_read(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(workbook(LISTS, SERVICE, ANSWERS, ""))
    assert load_workbook(path).sheetnames == [
        "Read me",
        "Organisation",
        "Services",
        "About",
        "Lists",
    ]
    assert read_forms(path, FORMS, FORMS).problems == []


def test_a_declaration_is_read(tmp_path: Path) -> None:
    read = _read(tmp_path / "form.xlsx", lambda book: _declare(book[form.DECLARATION], **RIGHT))
    assert read.problems == []
    assert {key: answer.answer for key, answer in read.answers.items()} == {
        "fraud": "no", "pays-debts": "yes",
    }  # fmt: skip
    assert read.findings[0] == "The declaration answers 2 statements."


@pytest.mark.parametrize(
    ("said", "cell", "severity", "words"),
    [
        ({"fraud": ("perhaps", "")}, "C2 (fraud)", "error", "answer yes or no"),
        ({"fraud": ("", "")}, "C2 (fraud)", "error", "answer yes or no"),
        ({"fraud": ("yes", "")}, "D2 (fraud)", "error", "what happened"),
        ({"fraud": ("yes", "In 2023. All was paid back.")}, "C2 (fraud)", "warning", "weigh"),
        ({"pays_debts": ("no", "")}, "D3 (pays-debts)", "error", "put right"),
        ({"signed_by": ("", "")}, "C4 (signed-by)", "error", "the name and the role"),
        ({"signed_on": ("soon", "")}, "C5 (signed-on)", "error", "YYYY-MM-DD"),
    ],
)
def test_what_is_wrong_in_a_declaration_is_named_by_its_cell(
    said: dict[str, tuple[str, str]], cell: str, severity: str, words: str, tmp_path: Path
) -> None:
    answers = {**RIGHT, **said}
    read = _read(tmp_path / "form.xlsx", lambda book: _declare(book[form.DECLARATION], **answers))
    assert len(read.problems) == 1
    found = _said(read)[0]
    assert found[:2] == (severity, f"Declaration {cell}")
    assert words in found[2]


def test_a_statement_that_is_gone_or_strange_is_named(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        _declare(book[form.DECLARATION], **RIGHT)
        book[form.DECLARATION]["A2"] = "frauds"

    assert [(cell, words) for _, cell, words in _said(_read(tmp_path / "form.xlsx", change))] == [
        ("Declaration A2", '"frauds" is not asked here; leave the column "id" as it is'),
        ("Declaration A1 (fraud)", 'the row "fraud" is missing; put it back'),
    ]


def test_the_day_of_a_signature_may_be_a_date_of_excel(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        _declare(book[form.DECLARATION], **RIGHT)
        book[form.DECLARATION]["C5"] = datetime(2026, 11, 20)  # noqa: DTZ001

    assert _read(tmp_path / "form.xlsx", change).problems == []


def test_a_price_says_where_it_lies_and_what_it_pays(tmp_path: Path) -> None:
    read = _read(tmp_path / "form.xlsx", lambda book: _price(book, **COSTS))
    assert read.problems == []
    assert read.findings[-1] == (
        "supported-living, £25 an hour: within the band, 50% of the way up from £20 to £30; the lowest "
        "paid get £12.71 for each hour of work, no less than the legal minimum wage, £12.71."
    )


@pytest.mark.parametrize(
    ("sums", "column", "severity", "words"),
    [
        ({"price": 26}, "price", "error", "the parts come to £25, and the price is £26"),
        ({"wage": "a lot"}, "wage", "error", "a number of pounds"),
        ({"wage": -1}, "wage", "error", "from 0 to 100,000"),
        ({"wage": None}, "wage", "error", "it is needed"),
        ({"wage": "=12*2"}, "wage", "error", "formula"),
        ({"contact_hours": 0, "other_hours": 0}, "contact_hours", "error", "how many hours"),
        ({"paid_hours": 1, "on_costs": 6.18}, "wage", "warning", "£10.17 for each hour of work, which is below"),
        ({"overhead": 15, "price": 35}, "price", "warning", "£5 above the band"),
        ({"overhead": 0, "travel": 0, "surplus": 0, "on_costs": 0, "price": 15.89}, "price", "warning", "£4.11 below the band"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_price_is_named_by_its_cell(
    sums: dict[str, Any], column: str, severity: str, words: str, tmp_path: Path
) -> None:
    read = _read(tmp_path / "form.xlsx", lambda book: _price(book, **{**COSTS, **sums}))
    assert len(read.problems) == 1
    found = _said(read)[0]
    assert (found[0], found[1].split(" (")[0]) == (severity, f"Prices {_letter(column)}2")
    assert words in found[2]


def test_a_price_for_no_band_is_named(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        _price(book, **COSTS)
        book[form.PRICES]["B2"] = "fortnight"

    assert [cell for _, cell, _ in _said(_read(tmp_path / "form.xlsx", change))] == ["Prices A2"]


@given(st.decimals(0, 60, places=2))
def test_a_price_lies_below_within_or_above_its_band(price: Decimal) -> None:
    sums = {**dict.fromkeys(NAMES, Decimal()), "price": price}
    words = in_band(OpenPrice(FormBand("supported-living", BAND), sums))
    assert ("below" in words, "above" in words) == (price < 20, price > 30)


@given(st.decimals(1, 30, places=2), st.decimals(0, 3, places=2), st.decimals(0, 3, places=2))
def test_more_time_that_is_not_paid_never_pays_better(
    wage: Decimal, paid: Decimal, more: Decimal
) -> None:
    sums = {
        **dict.fromkeys(NAMES, Decimal()),
        "wage": wage,
        "paid_hours": paid,
        "contact_hours": Decimal(1),
    }
    band = FormBand("supported-living", BAND)
    longer = OpenPrice(band, {**sums, "other_hours": more})
    assert longer.hourly <= OpenPrice(band, sums).hourly
    assert longer.parts == OpenPrice(band, sums).parts


@pytest.fixture
def asking(tmp_path: Path) -> Path:
    """A council whose settings say all that can be said."""
    return lay_out(Path(__file__).parent.parent / "valid" / "every-setting", tmp_path / "council")


def test_the_forms_of_a_lot_are_what_its_criteria_and_bands_say(asking: Path) -> None:
    settings = read_settings(Config(asking, date(2026, 11, 23), asking / "site"))
    assert settings.framework is not None
    lots = settings.lots["supported-living"], settings.lots["supported-living"]
    forms = forms_of(
        lots[:1], settings.criteria, settings.framework, settings.sums, date(2026, 11, 23)
    )
    assert [statement.id for statement in forms.statements] == ["registration-refused"]
    assert forms.bands[0].key == ("supported-living", "hour", "")
    assert forms.wage is not None
    assert forms.wage.hourly == Decimal("12.71")
    before = forms_of(
        lots[:1], settings.criteria, settings.framework, settings.sums, date(2026, 3, 31)
    )
    assert before.wage is None


def _filled(path: Path, settings: Any, answer: tuple[str, str]) -> Path:
    forms = forms_of(
        settings.lots.values(),
        settings.criteria,
        settings.framework,
        settings.sums,
        date(2026, 11, 23),
    )
    path.write_bytes(workbook(LISTS, SERVICE, ANSWERS, "We began in 1998.", forms))
    book = load_workbook(path)
    _declare(book[form.DECLARATION], registration_refused=answer, **SIGNED)
    sheet = book[form.PRICES]
    row = next(r[0].row for r in sheet.iter_rows(min_row=2) if r[0].value == "supported-living")
    _price(book, row, **COSTS)
    book.save(path)
    return path


def test_the_import_tells_the_council_what_the_forms_say(
    run: Run, asking: Path, tmp_path: Path
) -> None:
    settings = read_settings(Config(asking, date(2026, 11, 23), asking / "site"))
    path = _filled(tmp_path / "form.xlsx", settings, ("yes", ""))
    given = ("import", "workbook", path, "--root", asking, "--as-of", "2026-11-23")
    code, said = run(*given)
    assert code == 1
    assert "sheet Declaration" in said
    assert "D2 (registration-refused)" in said
    assert not (asking / "providers" / "meadow-view").exists()
    _filled(path, settings, ("no", ""))
    code, said = run(*given)
    assert code == 0, said
    assert "The declaration answers 1 statement." in said
    assert "within the band, 20% of the way up" in said
    assert "the people who do the work get fees, and no wage is reckoned" in said
    kept = [p.read_text("utf-8") for p in (asking / "providers" / "meadow-view").iterdir()]
    assert not any("registration-refused" in text or "12.71" in text for text in kept)


def test_what_was_answered_stands_in_the_workbook_of_a_further_lot(
    run: Run, asking: Path, tmp_path: Path
) -> None:
    settings = read_settings(Config(asking, date(2026, 11, 23), asking / "site"))
    path = _filled(tmp_path / "form.xlsx", settings, ("no", ""))
    new = tmp_path / "further.xlsx"
    given = (
        "new",
        "workbook",
        "supported-living",
        "--from",
        path,
        "--out",
        new,
        "--root",
        asking,
        "--as-of",
        "2026-11-23",
    )
    code, said = run(*given)
    assert code == 0, said
    assert "with 1 answer and 1 price from" in said
    book = load_workbook(new)
    answers = {row[0].value: row[2].value for row in book[form.DECLARATION].iter_rows(min_row=2)}
    assert answers == {"registration-refused": "no", SIGNED_BY: None, SIGNED_ON: None}
    assert book[form.ORGANISATION]["B2"].value == "meadow-view"
    forms = forms_of(
        settings.lots.values(),
        settings.criteria,
        settings.framework,
        settings.sums,
        date(2026, 11, 23),
    )  # type: ignore[arg-type]
    again = read_forms(new, forms, NONE)
    assert [price.sums["price"] for price in again.prices] == [25]
    assert run(*given)[0] == 2  # it is there already
    assert (
        run("new", "workbook", "no-lot", *given[3:6], tmp_path / "x.xlsx", "--root", asking)[0] == 2
    )
