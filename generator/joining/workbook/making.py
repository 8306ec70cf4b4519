"""The workbook of a starter pack: the columns of the tables, with drop-downs and explanations.

The bytes depend on the arguments alone: what Excel files say of the moment at
which they were written is taken out.
"""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from generator.failure import Failure
from generator.joining.workbook import form, form_sheets, look, read_me, sent
from generator.joining.workbook.forms import Answer, Forms, OpenPrice
from generator.joining.workbook.read_me import ToLookThrough
from generator.joining.workbook.texts import paragraphs
from generator.load import fields

_WRITTEN = datetime(2000, 1, 1)  # noqa: DTZ001 - Excel knows no time zones
_MOMENT = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_NUMBERS = {"date": "yyyy-mm-dd", "number": "0.00", "integer": "0"}
_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?")
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
    standing: ToLookThrough | None = None,
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
        standing: what the list has of the provider, to be looked through; None: a new form with the example.

    Raises:
        Failure: in what stands there is a character that no workbook can hold.
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
    if standing is not None:
        columns = [field["name"] for field in form.columns()]
        sent.fill(book.create_sheet(form.AS_SENT), standing.sent(facts, about), columns)
    _services(services, [example] if standing is None else standing.services, ranges)
    read_me.fill(first, book.sheetnames, standing, forms.drafts if forms else ())
    book.properties.creator = "framework-directory"
    book.properties.created = _WRITTEN
    text = io.BytesIO()
    book.save(text)
    return _settled(text.getvalue())


def _organisation(sheet: Worksheet, facts: Mapping[str, str]) -> None:
    for column, words in enumerate(form.ORGANISATION_COLUMNS, start=1):
        look.headed(sheet, 1, column, words)
    for row, fact in enumerate(form.facts(), start=2):
        words = fact.description + (f" Such as: {fact.example}" if fact.example else "")
        needed = "yes" if fact.needed else ""
        cells = (fact.key, facts.get(fact.key, ""), needed, words)
        for column, text in enumerate(cells, start=1):
            cell = sheet.cell(row, column)
            if text:
                _put(cell, text)
            cell.alignment = look.WRAP
            cell.number_format = "@"
    sheet.freeze_panes = "A2"
    look.widths(sheet, (20, 48, 9, 80))


def _services(
    sheet: Worksheet, rows: Sequence[Mapping[str, str]], ranges: Mapping[str, str]
) -> None:
    last = max(form.ROWS, len(rows) + form.ROWS_FREE) + 1
    for number, field in enumerate(form.columns(), start=1):
        letter = get_column_letter(number)
        look.headed(sheet, 1, number, field["name"])
        sheet.column_dimensions[letter].width = 40 if field["name"] == "summary" else 20
        kind = field["type"]
        for row in range(2, last + 1):
            cell = sheet.cell(row, number)
            cell.number_format = _NUMBERS.get(kind, "@")
        for row, service in enumerate(rows, start=2):
            if text := service.get(field["name"], "").strip():
                _put(sheet.cell(row, number), _valued(kind, text))
        rule = _rule(field, ranges)
        rule.promptTitle = field["title"][:32]
        rule.prompt = field["description"][:_MOST_PROMPT]
        rule.showInputMessage = True
        sheet.add_data_validation(rule)
        rule.add(f"{letter}2:{letter}{last}")
    sheet.freeze_panes = "C2"


def _put(cell: Cell | MergedCell, value: Any) -> None:
    """Write the value; a text that begins with = stays a text.

    Raises:
        Failure: it holds a character that no workbook can hold.
    """
    try:
        cell.value = value.replace("\r\n", "\n") if isinstance(value, str) else value
    except IllegalCharacterError as error:
        raise Failure(
            f"{cell.coordinate} of the sheet {cell.parent.title} would hold a character that cannot be seen; "
            "mend it first: framework-directory check"
        ) from error
    if isinstance(value, str) and isinstance(cell, Cell):
        cell.data_type = "s"


def _valued(kind: str, text: str) -> Any:
    """The text as Excel keeps it: a number or a day where it is one, else the text."""
    if kind in ("number", "integer"):
        return Decimal(text) if _NUMBER.fullmatch(text) else text
    if kind == "date" and (day := fields.read_day(text) or fields.excel_date(text, kind)):
        return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - Excel knows no time zones
    return text


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
    look.headed(sheet, 1, 1, "About you: a paragraph in each cell below; ## begins a heading")
    for row, paragraph in enumerate(paragraphs(about), start=2):
        cell = sheet.cell(row, 1)
        _put(cell, paragraph)
        cell.alignment = look.WRAP
    look.widths(sheet, (110,))


def _lists(sheet: Worksheet, lists: Mapping[str, Sequence[tuple[str, str]]]) -> dict[str, str]:
    """Fill the sheet; where in it the ids of each list stand."""
    ranges: dict[str, str] = {}
    for index, (name, choices) in enumerate(lists.items()):
        column = 2 * index + 1
        look.headed(sheet, 1, column, name)
        look.headed(sheet, 1, column + 1, f"{name} in words")
        for row, (choice, words) in enumerate(choices, start=2):
            sheet.cell(row, column, choice)
            sheet.cell(row, column + 1, words)
        letter = get_column_letter(column)
        if choices:
            ranges[name] = f"{form.LISTS}!${letter}$2:${letter}${len(choices) + 1}"
    look.widths(sheet, (28,) * (2 * len(lists)))
    return ranges


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
