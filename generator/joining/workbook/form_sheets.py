"""The sheets of the workbook that are forms: the declaration, and prices with their costs laid open."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from generator.joining.workbook import look
from generator.joining.workbook.forms import (
    BAND_COLUMNS,
    DECLARATION_COLUMNS,
    PRICE_COLUMNS,
    SAID_OF_A_PRICE,
    SIGNED_BY,
    SIGNED_ON,
    UNSETTLED,
    Answer,
    FormBand,
    Forms,
    OpenPrice,
)
from generator.records import MinimumWage


def declaration(sheet: Worksheet, forms: Forms, answers: Mapping[str, Answer]) -> None:
    """Fill the sheet: a row for each statement, and two for who signs and when."""
    look.head_row(sheet, DECLARATION_COLUMNS, (26, 90, 12, 60))
    row = 1
    for row, statement in enumerate(forms.statements, start=2):
        given = answers.get(statement.id, Answer(""))
        years = f" It counts for {statement.counts_years} years." if statement.counts_years else ""
        group = f"{statement.group}: " if statement.group else ""
        needed = f'{years} If the answer is not "{statement.expected}", say more in column D.'
        draft = "Draft, not settled yet. " if statement.id in forms.draft_statements else ""
        asked = f"{draft}{group}{statement.statement}{needed}"
        cells = (statement.id, asked, given.answer, given.words)
        _row(sheet, row, cells)
    choice = DataValidation(type="list", formula1='"yes,no"', allow_blank=True)
    choice.showErrorMessage, choice.error = True, "Answer yes or no."
    sheet.add_data_validation(choice)
    if row > 1:
        choice.add(f"C2:C{row}")
    # A declaration is signed anew each time.
    _row(
        sheet,
        row + 1,
        (
            SIGNED_BY,
            "Who signs for the organisation: name and role. It is never published.",
            "",
            "",
        ),
    )
    _row(
        sheet, row + 2, (SIGNED_ON, "On which day. The declaration is made anew each year.", "", "")
    )
    sheet.cell(row + 2, 3).number_format = "yyyy-mm-dd"


def prices(sheet: Worksheet, forms: Forms, given: Sequence[OpenPrice]) -> None:
    """Fill the sheet: a row for each band, with formulas that say at once what comes out."""
    columns = (*BAND_COLUMNS, *(column.name for column in PRICE_COLUMNS), *SAID_OF_A_PRICE)
    look.head_row(sheet, columns, (28, 10, 34, *(12 for _ in PRICE_COLUMNS), 12, 12, 18, 34, 34))
    by_key = {price.of.key: price for price in given}
    bands = [*forms.bands, *(p.of for p in given if p.of.key not in {b.key for b in forms.bands})]
    for row, band in enumerate(bands, start=2):
        _price_row(sheet, row, band, forms, by_key.get(band.key))
    for number, column in enumerate(PRICE_COLUMNS, start=len(BAND_COLUMNS) + 1):
        letter = get_column_letter(number)
        rule = DataValidation(
            type="decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True
        )
        rule.showErrorMessage, rule.error = True, f"A number, in {column.unit}."
        rule.promptTitle, rule.prompt, rule.showInputMessage = column.name, column.description, True
        sheet.add_data_validation(rule)
        rule.add(f"{letter}2:{letter}{max(len(bands) + 1, 2)}")


def _price_row(
    sheet: Worksheet, row: int, of: FormBand, forms: Forms, given: OpenPrice | None
) -> None:
    band = of.band
    for number, text in enumerate((*of.key, band.lowest, band.highest), start=1):
        sheet.cell(row, number, text if text != "" else None).alignment = look.WRAP
    at = {}
    for number, column in enumerate(PRICE_COLUMNS, start=len(BAND_COLUMNS) + 1):
        cell = sheet.cell(row, number)
        cell.number_format = "0.00"
        at[column.name] = f"{get_column_letter(number)}{row}"
        if given and (given.sums[column.name] or column.needed):
            cell.value = given.sums[column.name]
    total, within, pays = _formulas(row, at, None if of.fees else forms.wage)
    if of.draft:
        within = UNSETTLED
    for number, text in enumerate((total, within, pays), start=len(at) + len(BAND_COLUMNS) + 1):
        sheet.cell(row, number, text).number_format = "0.00"


def _formulas(row: int, at: Mapping[str, str], wage: MinimumWage | None) -> tuple[str, str, str]:
    """The sum of the parts, where the price lies, and whether it pays the minimum wage: as `OpenPrice` reckons them."""
    price, low, high = at["price"], f"D{row}", f"E{row}"
    parts = "+".join(at[column.name] for column in PRICE_COLUMNS[4:-1])
    total = f"ROUND({at['wage']}*{at['paid_hours']}+{parts},2)"
    within = (
        f'IF(AND({low}<>"",{price}<{low}),"£"&TEXT({low}-{price},"0.00")&" below it",'
        f'IF(AND({high}<>"",{price}>{high}),"£"&TEXT({price}-{high},"0.00")&" above it",'
        f'"yes"&IF({low}="","",": £"&TEXT({price}-{low},"0.00")&" above the lowest")'
        f'&IF({high}="","",IF({low}="",": ",", ")&"£"&TEXT({high}-{price},"0.00")&" below the highest")))'
    )
    worked = f"({at['contact_hours']}+{at['other_hours']})"
    hourly = f"{at['wage']}*{at['paid_hours']}/{worked}"
    least = wage.hourly if wage else Decimal()
    pays = (
        f'IF({hourly}>={least},"yes: £","no: £")&TEXT({hourly},"0.00")&" for each hour of work; '
        f'the least is £{least}"'
    )
    return (
        f'=IF({price}="","",{total})',
        f'=IF({price}="","",{within})',
        f'=IF(OR({price}="",{at["wage"]}="",{worked}=0),"",{pays})' if wage else '=""',
    )


def _row(sheet: Worksheet, row: int, cells: Sequence[str]) -> None:
    for column, text in enumerate(cells, start=1):
        sheet.cell(row, column, text or None).alignment = look.WRAP
