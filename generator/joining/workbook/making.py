"""The workbook of a starter pack: the columns of the tables, with drop-downs and explanations.

The bytes depend on the arguments alone: what Excel files say of the moment at
which they were written is taken out.
"""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from generator.joining.workbook import form, form_sheets
from generator.joining.workbook.forms import Answer, Forms, OpenPrice

_WRITTEN = datetime(2000, 1, 1)  # noqa: DTZ001 - Excel knows no time zones
_MOMENT = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_NUMBERS = {"date": "yyyy-mm-dd", "number": "0.00", "integer": "0"}
_BOLD = Font(bold=True)
_HEAD = PatternFill("solid", fgColor="DDE7EC")
_WRAP = Alignment(wrap_text=True, vertical="top")
_MOST_PROMPT = 255  # characters that Excel shows beside a cell
_LISTED = {
    "lot": "lot",
    "areas": "area",
    "needs": "need",
    "access": "access",
    "days": "day",
    "languages": "language",
}


def workbook(
    lists: Mapping[str, Sequence[tuple[str, str]]],
    example: Mapping[str, str],
    facts: Mapping[str, str],
    about: str,
    forms: Forms | None = None,
    answers: Mapping[str, Answer] | None = None,
    prices: Sequence[OpenPrice] = (),
) -> bytes:
    """The file.

    Args:
        lists: "lot", "area", "need", "access", "day" and "language" → ids that may be chosen, each
            with its name.
        example: the example's row, by column of services.csv.
        facts: what the example says of the organisation, by key.
        about: the text to begin with on the sheet about the provider.
        forms: what is declared, and for which prices costs are laid open; None: no such sheets.
        answers, prices: what the provider has said before, to begin with.
    """
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = form.READ_ME
    _organisation(book.create_sheet(form.ORGANISATION), facts)
    services = book.create_sheet(form.SERVICES)
    _about(book.create_sheet(form.ABOUT), about)
    if forms is not None:
        if forms.statements:
            form_sheets.declaration(book.create_sheet(form.DECLARATION), forms, answers or {})
        if forms.bands:
            form_sheets.prices(book.create_sheet(form.PRICES), forms, prices)
    ranges = _lists(book.create_sheet(form.LISTS), lists)
    _services(services, example, ranges)
    _read_me(first, book.sheetnames)
    book.properties.creator = "framework-directory"
    book.properties.created = _WRITTEN
    text = io.BytesIO()
    book.save(text)
    return _settled(text.getvalue())


def _read_me(sheet: Worksheet, sheets: Sequence[str]) -> None:
    forms = {
        form.DECLARATION: f'Answer each line of the sheet "{form.DECLARATION}", and sign at its end. It is never published.',
        form.PRICES: f'On the sheet "{form.PRICES}", fill in a row for each price that you ask. It says at once what comes out, and is never published.',
    }
    there = [words for name, words in forms.items() if name in sheets]
    lines = [
        "How to fill in this workbook",
        f'1. Say who you are on the sheet "{form.ORGANISATION}": write into the column "answer".',
        f'2. Put each service into a row of the sheet "{form.SERVICES}". Begin with row 2: write over what stands in brackets, and choose a new id.',
        "   What is a fact, such as areas or ages, is blank: only you know it.",
        f'3. Say more about yourselves on the sheet "{form.ABOUT}", a paragraph in each cell of column A.',
        *(f"{number}. {words}" for number, words in enumerate(there, start=4)),
        f'The ids that may be chosen are on the sheet "{form.LISTS}". Where several fit, put ; between them.',
        "Write no formulas of your own, and leave the first row of each sheet as it is.",
        "",
    ]
    for row, line in enumerate(lines, start=1):
        sheet.cell(row, 1, line)
    sheet["A1"].font = Font(bold=True, size=14)
    head = len(lines) + 1
    for column, words in enumerate(("Column", "Needed", "What belongs there", "Example"), start=1):
        _headed(sheet, head, column, words)
    for row, field in enumerate(form.columns(), start=head + 1):
        needed = "yes" if field.get("constraints", {}).get("required") else ""
        example = field.get("example", "")
        cells = (field["name"], needed, field["description"], str(example))
        for column, words in enumerate(cells, start=1):
            sheet.cell(row, column, words).alignment = _WRAP
    _widths(sheet, (24, 9, 90, 40))


def _organisation(sheet: Worksheet, facts: Mapping[str, str]) -> None:
    for column, words in enumerate(form.ORGANISATION_COLUMNS, start=1):
        _headed(sheet, 1, column, words)
    for row, fact in enumerate(form.facts(), start=2):
        words = fact.description + (f" Such as: {fact.example}" if fact.example else "")
        needed = "yes" if fact.needed else ""
        cells = (fact.key, facts.get(fact.key, ""), needed, words)
        for column, text in enumerate(cells, start=1):
            cell = sheet.cell(row, column, text or None)
            cell.alignment = _WRAP
            cell.number_format = "@"
    sheet.freeze_panes = "A2"
    _widths(sheet, (20, 48, 9, 80))


def _services(sheet: Worksheet, example: Mapping[str, str], ranges: Mapping[str, str]) -> None:
    for number, field in enumerate(form.columns(), start=1):
        letter = get_column_letter(number)
        _headed(sheet, 1, number, field["name"])
        sheet.column_dimensions[letter].width = 40 if field["name"] == "summary" else 20
        kind = field["type"]
        for row in range(2, form.ROWS + 2):
            cell = sheet.cell(row, number)
            cell.number_format = _NUMBERS.get(kind, "@")
        if text := example.get(field["name"], ""):
            sheet.cell(2, number, _valued(kind, text))
        rule = _rule(field, ranges)
        rule.promptTitle = field["title"][:32]
        rule.prompt = field["description"][:_MOST_PROMPT]
        rule.showInputMessage = True
        sheet.add_data_validation(rule)
        rule.add(f"{letter}2:{letter}{form.ROWS + 1}")
    sheet.freeze_panes = "C2"


def _valued(kind: str, text: str) -> Any:
    if kind in ("number", "integer"):
        return float(text) if "." in text else int(text)
    return datetime.fromisoformat(text) if kind == "date" else text


def _rule(field: Mapping[str, Any], ranges: Mapping[str, str]) -> DataValidation:
    """A drop-down where there is a list; in a cell that may hold several it only suggests."""
    name, limits = field["name"], field.get("constraints", {})
    choices = limits.get("enum") or (["yes", "no"] if field["type"] == "boolean" else [])
    named = ranges.get(_LISTED.get(name, "")) or (choices and f'"{",".join(choices)}"')
    if not named:
        return DataValidation()
    rule = DataValidation(type="list", formula1=named, allow_blank=True)
    rule.showErrorMessage = name == "lot" or name not in _LISTED
    rule.error = f"Choose from the list for {name}."
    return rule


def _about(sheet: Worksheet, about: str) -> None:
    _headed(sheet, 1, 1, "About you: a paragraph in each cell below; ## begins a heading")
    for row, paragraph in enumerate(about.strip().split("\n\n"), start=2):
        sheet.cell(row, 1, paragraph).alignment = _WRAP
    _widths(sheet, (110,))


def _lists(sheet: Worksheet, lists: Mapping[str, Sequence[tuple[str, str]]]) -> dict[str, str]:
    """Fill the sheet; where in it the ids of each list stand."""
    ranges: dict[str, str] = {}
    for index, (name, choices) in enumerate(lists.items()):
        column = 2 * index + 1
        _headed(sheet, 1, column, name)
        _headed(sheet, 1, column + 1, f"{name} in words")
        for row, (choice, words) in enumerate(choices, start=2):
            sheet.cell(row, column, choice)
            sheet.cell(row, column + 1, words)
        letter = get_column_letter(column)
        if choices:
            ranges[name] = f"{form.LISTS}!${letter}$2:${letter}${len(choices) + 1}"
    _widths(sheet, (28,) * (2 * len(lists)))
    return ranges


def _headed(sheet: Worksheet, row: int, column: int, words: str) -> None:
    cell = sheet.cell(row, column, words)
    cell.font, cell.fill = _BOLD, _HEAD


def _widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def _settled(raw: bytes) -> bytes:
    """The same workbook without the moment at which it was written."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        names = sorted(archive.namelist(), key=lambda n: (n != "[Content_Types].xml", n))
        parts = {name: archive.read(name) for name in names}
    core = "docProps/core.xml"
    return zipped({**parts, core: _MOMENT.sub(rb"\g<1>2000-01-01T00:00:00Z", parts[core])})


def zipped(contents: Mapping[str, str | bytes], mode: int = 0) -> bytes:
    """A zip file of the contents, by their names and in their order, whose bytes follow from them alone.

    Args:
        mode: what each file is to be on Unix, such as 0o100644; 0 leaves it to who unpacks it.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as pack:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            entry.external_attr = mode << 16
            pack.writestr(entry, content)
    return made.getvalue()
