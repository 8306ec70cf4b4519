"""What a workbook held when it was given out, on a hidden sheet of it: so that what was changed in it is told from what has changed here since."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from openpyxl.worksheet.worksheet import Worksheet

from generator.joining.workbook import cells

_SLUG, _DAY, _FACT, _COLUMNS, _SERVICE, _ABOUT = _TAGS = (
    *("provider", "day", "organisation", "columns", "service", "about"),
)
_ID: Final = "id"


@dataclass(frozen=True, slots=True)
class Sent:
    """What a workbook held.

    Attributes:
        slug: the provider's id.
        day: on which it was given out, as YYYY-MM-DD.
        facts: by the keys of the organisation's sheet.
        services: id → column → text.
        about: the paragraphs.
    """

    slug: str
    day: str
    facts: Mapping[str, str] = field(default_factory=dict)
    services: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    about: Sequence[str] = ()


def lines(sent: Sent, columns: Sequence[str]) -> Iterator[Sequence[str]]:
    """The rows of the sheet: in each the first cell says what follows."""
    yield _SLUG, sent.slug
    yield _DAY, sent.day
    yield from ((_FACT, key, text) for key, text in sent.facts.items())
    yield _COLUMNS, *columns
    for row in sent.services.values():
        yield _SERVICE, *(row.get(column, "") for column in columns)
    yield from ((_ABOUT, paragraph) for paragraph in sent.about)


def fill(sheet: Worksheet, sent: Sent, columns: Sequence[str]) -> None:
    """Fill the sheet, and hide it."""
    for number, line in enumerate(lines(sent, columns), start=1):
        for column, text in enumerate(line, start=1):
            if text:
                cell = sheet.cell(number, column)
                cell.value, cell.number_format = text, "@"
                cell.data_type = "s"
    sheet.sheet_state = "hidden"


def read(rows: Sequence[Sequence[Any]]) -> Sent | None:
    """What the sheet says; None where it says no provider."""
    by_tag: dict[str, list[list[str]]] = {tag: [] for tag in _TAGS}
    for row in rows:
        tag, *texts = [cells.plain(cell.value) for cell in row] or [""]
        if tag in by_tag:
            by_tag[tag].append(texts)
    slug, day = (next((t[0] for t in by_tag[tag] if t), "") for tag in (_SLUG, _DAY))
    if not slug:
        return None
    columns = next(iter(by_tag[_COLUMNS]), [])
    services = [dict(zip(columns, row, strict=False)) for row in by_tag[_SERVICE]]
    return Sent(
        slug,
        day,
        {row[0]: row[1] for row in by_tag[_FACT] if len(row) > 1},
        {row[_ID]: row for row in services if row.get(_ID)},
        [row[0] for row in by_tag[_ABOUT] if row],
    )
