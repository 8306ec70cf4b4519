"""The first sheet of the workbook: how it is filled in or looked through, and what belongs in each column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from generator.joining.workbook import form, look
from generator.joining.workbook.sent import Sent
from generator.joining.workbook.texts import paragraphs
from generator.site.words import wording

_FORMS = {
    form.DECLARATION: f'Answer each line of the sheet "{form.DECLARATION}", and sign at its end. It is never published.',
    form.PRICES: f'On the sheet "{form.PRICES}", fill in a row for each price that you ask. It says at once what comes out, and is never published.',
}
_FORMS_AGAIN = f'The sheets "{form.DECLARATION}" and "{form.PRICES}" are for when we ask you for them. Otherwise leave them as they are.'
_EVER = f'The ids that may be chosen are on the sheet "{form.LISTS}". Where several fit, put ; between them.'
_AT_LAST = "Write no formulas of your own, and leave the first row of each sheet as it is."


@dataclass(frozen=True, slots=True)
class ToLookThrough:
    """What the list has of a provider that looks it through.

    Attributes:
        slug, title: the provider's id and its name.
        on: the day on which the list has it so.
        services: rows of services.csv, by column.
        send_to: to whom the workbook goes back: an e-mail address, or words.
    """

    slug: str
    title: str
    on: date
    services: Sequence[Mapping[str, str]]
    send_to: str

    def sent(self, facts: Mapping[str, str], about: str) -> Sent:
        """What the workbook holds, to be told apart later from what is changed in it."""
        services = {row.get("id", ""): row for row in self.services}
        return Sent(self.slug, self.on.isoformat(), facts, services, paragraphs(about))


def fill(
    sheet: Worksheet,
    sheets: Sequence[str],
    standing: ToLookThrough | None,
    drafts: Sequence[str] = (),
) -> None:
    """Fill the sheet.

    Args:
        sheets: the names of all sheets of the workbook.
        standing: see `making.workbook`.
        drafts: what the council has not settled yet, a sentence each.
    """
    heading, *steps = (
        _to_fill_in(sheets) if standing is None else _to_look_through(sheets, standing)
    )
    lines = [heading, *drafts, *steps]
    for row, line in enumerate(lines, start=1):
        sheet.cell(row, 1, line).data_type = "s"
    sheet["A1"].font = Font(bold=True, size=14)
    for row in range(2, len(drafts) + 2):
        sheet.cell(row, 1).font = Font(bold=True)
    head = len(lines) + 2
    for column, words in enumerate(("Column", "Needed", "What belongs there", "Example"), start=1):
        look.headed(sheet, head, column, words)
    for row, field in enumerate(form.columns(), start=head + 1):
        needed = "yes" if field.get("constraints", {}).get("required") else ""
        example = field.get("example", "")
        cells = (field["name"], needed, field["description"], str(example))
        for column, words in enumerate(cells, start=1):
            sheet.cell(row, column, words).alignment = look.WRAP
    look.widths(sheet, (24, 9, 90, 40))


def _to_fill_in(sheets: Sequence[str]) -> list[str]:
    there = [words for name, words in _FORMS.items() if name in sheets]
    return [
        "How to fill in this workbook",
        f'1. Say who you are on the sheet "{form.ORGANISATION}": write into the column "answer".',
        f'2. Put each service into a row of the sheet "{form.SERVICES}". Begin with row 2: write over what stands in brackets, and choose a new id.',
        "   What is a fact, such as areas or ages, is blank: only you know it.",
        f'3. Say more about yourselves on the sheet "{form.ABOUT}", a paragraph in each cell of column A.',
        *(f"{number}. {words}" for number, words in enumerate(there, start=4)),
        _EVER,
        _AT_LAST,
    ]


def _to_look_through(sheets: Sequence[str], standing: ToLookThrough) -> list[str]:
    return [
        f"{standing.title}: what the list says of you",
        f"It is as it stood on {wording.day(standing.on)}. Look it through, and write over whatever is not right any more.",
        f'1. "{form.SERVICES}" has a row for each of your services. Say under availability whether there are places, and under availability_on the day on which you say so.',
        "   Leave the id of a service as it is: it is its address. A new service goes into the next free row, with a new id.",
        "   Where you no longer offer a service, delete its row. We ask you what became of it before we take it off the list.",
        f'2. "{form.ORGANISATION}" says who you are, and "{form.ABOUT}" what you say about yourselves.',
        "3. Whatever else you want to tell us, write beneath the table or beside it.",
        f"4. Send the workbook back: {standing.send_to}. If all is right, say so in a line; nothing needs to be sent.",
        *([_FORMS_AGAIN] if form.DECLARATION in sheets or form.PRICES in sheets else []),
        _EVER,
        _AT_LAST,
    ]
