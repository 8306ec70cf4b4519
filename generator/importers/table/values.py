"""A cell of a council's table → the text that services.csv has for it, or why it cannot be told.

Only what is meant for certain is taken: a word that neither the map nor the
field has is held for a person, and not guessed.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from generator import formats
from generator.importers.mails.words import read_day, words_of
from generator.importers.register.cells import is_nothing, yes_or_no
from generator.importers.table.maps import MappedColumn, folded
from generator.importers.updates.statements import Unclear
from generator.load import fields, meant, spreadsheet, wording
from generator.load.ids import slug_of
from generator.load.service_columns import IDS, PLACES, PLACES_ON
from generator.load.tables import schema_descriptor
from generator.problem import did_you_mean
from generator.records import Filed

Vocabularies = Mapping[str, Mapping[str, str]]
_FORMS: Final[Mapping[str, tuple[Callable[[str], str], str]]] = {
    "phone": (formats.phone, "one telephone number of the United Kingdom"),
    "email": (formats.email, "one e-mail address"),
    "website": (formats.website, "the address of a website"),
    "postcode": (formats.postcode, "a postcode"),
    "days": (formats.days, "days of the week"),
}
# Of places "none" says much; elsewhere it stands for an empty cell.
_EMPTY_OF_PLACES: Final = frozenset({"", "-", "–", "—", "n/a", "na"})
_TIME: Final = re.compile(
    r"[ T,]+(?:at )?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?(?:Z|\+\d\d:?\d\d)?$",
    re.IGNORECASE,
)
_IN_FIGURES: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})")
_SOME_DAY: Final = date(2026, 1, 1)


def vocabularies_of(filed: Filed) -> Vocabularies:
    """For each column of lists: an id, or a name as an id would have it → the id."""
    records: Mapping[str, Mapping[str, Any]] = {
        "areas": filed.areas,
        "needs": filed.needs,
        "access": filed.access,
        "languages": filed.languages,
    }
    return {
        column: {
            **{slug_of(record.name): key for key, record in of_column.items()},
            **{key: key for key in of_column},
            **({"all": "all"} if column == "areas" else {}),
        }
        for column, of_column in records.items()
    }


def is_empty(cell: str, column: MappedColumn, nothing: frozenset[str]) -> bool:
    """Whether a cell says nothing in its column."""
    word = folded(cell)
    if word in nothing:
        return True
    if word in column.words:
        return False
    if column.field in PLACES or column.field == PLACES_ON:
        return word in _EMPTY_OF_PLACES
    return is_nothing(cell)


def require_worked_out(cell: str, *, is_text: bool = False) -> None:
    """Refuse a cell that a spreadsheet did not work out, or of which it made another, or that hides what it says.

    Args:
        is_text: whether it can be neither a day nor a number.

    Raises:
        Unclear: it is one.
    """
    if fault := (spreadsheet.mangled if is_text else spreadsheet.remnant)(cell):
        raise Unclear(fault)
    if is_text and (day := fields.read_day(_TIME.sub("", cell.strip()))):
        raise Unclear(spreadsheet.day_for_text(day))
    if hidden := wording.unseen(cell):
        raise Unclear(hidden[1])


def value_of(cell: str, column: MappedColumn, vocabularies: Vocabularies) -> str:
    """What the cell says, as services.csv has it; of any column but those on places.

    Args:
        vocabularies: of the council, see `vocabularies_of`.

    Raises:
        Unclear: it cannot be told, or services.csv does not take it.
    """
    require_worked_out(cell, is_text=_type(column.field) == "string")
    ours = column.words.get(folded(cell))
    text = " ".join(cell.split()) if ours is None else ours
    if column.field in IDS:
        return _ids(cell, column, vocabularies[column.field])
    if column.field in _FORMS:
        form, what = _FORMS[column.field]
        if not (written := form(text)):
            raise Unclear(f"this is not {what}")
        return _fitting(written, column.field)
    return _fitting(_READERS.get(_type(column.field), _text)(text, column), column.field)


def day_of(cell: str, column: MappedColumn, today: date) -> date:
    """The day that a cell says, with a time of day or without.

    Raises:
        Unclear: it says none, or one that can be read in two ways.
    """
    require_worked_out(cell)
    text = " ".join(_TIME.sub("", column.words.get(folded(cell), cell).strip()).split())
    if match := _IN_FIGURES.fullmatch(text):
        return _in_figures(match, column.dates)
    if spreadsheet.serial_day(text):
        raise Unclear(f"{wording.shown(text)} {meant.day(text)}")
    if day := fields.read_day(text) or fields.excel_date(text, "date"):
        return day
    words = words_of(text)
    read = read_day(words, 0, today) if re.search(r"\d", text) else None
    if read is None or read[1] != len(words):
        raise Unclear("this is no day that is clear")
    return read[0]


def figures_of_days(cell: str) -> str | None:
    """In which order a cell writes a day in figures: "day-first", "month-first", or "either".

    "" is a day that needs no order; None is no day.
    """
    text = " ".join(_TIME.sub("", cell.strip()).split())
    if match := _IN_FIGURES.fullmatch(text):
        first, second = int(match[1]), int(match[3])
        year = int(match[4]) + (2000 if len(match[4]) == 2 else 0)
        first_is_day, first_is_month = _day(year, second, first), _day(year, first, second)
        if first_is_day and first_is_month:
            return "either"
        if first_is_day or first_is_month:
            return "day-first" if first_is_day else "month-first"
        return None
    words = words_of(text)
    read = read_day(words, 0, _SOME_DAY) if re.search(r"\d", text) else None
    return (
        ""
        if fields.read_day(text)
        or fields.excel_date(text, "date")
        or (read and read[1] == len(words))
        else None
    )


def _in_figures(match: re.Match[str], order: str) -> date:
    first, second = int(match[1]), int(match[3])
    year = int(match[4]) + (2000 if len(match[4]) == 2 else 0)
    both = (_day(year, second, first), _day(year, first, second))
    readings = {day for day in both if day is not None}
    if order:
        day = _day(year, second, first) if order == "day-first" else _day(year, first, second)
        if day is None:
            raise Unclear(f"this is no day, if it is read {order}")
        return day
    if len(readings) != 1:
        raise Unclear("this may be one of two days; say in the map: dates: day-first" if readings else "there is no such day")  # fmt: skip
    return next(iter(readings))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _ids(cell: str, column: MappedColumn, words: Mapping[str, str]) -> str:
    """Ids with ; between them, of a list as people write one."""
    whole = column.words.get(folded(cell))
    parts = [whole] if whole is not None else re.split(r"[;,\n/|]", cell)
    ids: list[str] = []
    for part in filter(None, (each.strip() for each in parts)):
        ours = column.words.get(folded(part), part)
        for one in filter(None, (each.strip() for each in ours.split(";"))):
            if (key := slug_of(one)) not in words:
                raise Unclear(f"{wording.shown(one)} is none of the {column.field} here{did_you_mean(one, words)}")  # fmt: skip
            ids.append(words[key])
    return "; ".join(dict.fromkeys(ids))


def _text(text: str, column: MappedColumn) -> str:
    return text


def _number(text: str, column: MappedColumn) -> str:
    bare = re.sub(r"^£\s*|(?<=\d),(?=\d{3}\b)", "", text)
    try:
        number = Decimal(bare)
    except InvalidOperation:
        raise Unclear("this is not a number") from None
    if not number.is_finite():
        raise Unclear("this is not a number")
    return f"{number.normalize():f}"


def _whole(text: str, column: MappedColumn) -> str:
    number = _number(text, column)
    if not number.isdigit():
        raise Unclear("this is not a whole number")
    return number


def _truth(text: str, column: MappedColumn) -> str:
    if not (letter := yes_or_no(text)):
        raise Unclear("the map's words do not have it, and it is neither yes nor no")
    return "yes" if letter == "Y" else "no"


_READERS: Final[Mapping[str, Callable[[str, MappedColumn], str]]] = {
    "number": _number,
    "integer": _whole,
    "boolean": _truth,
}


def _type(name: str) -> str:
    return str(_descriptor(name)["type"])


def _descriptor(name: str) -> Mapping[str, Any]:
    return next(field for field in schema_descriptor("services")["fields"] if field["name"] == name)


def _fitting(text: str, name: str) -> str:
    """The text, where the schema takes it.

    Raises:
        Unclear: it is too long, too short, out of range, or none of a list.
    """
    limits = _descriptor(name).get("constraints", {})
    choices = limits.get("enum", ())
    if choices and text not in choices:
        if (key := slug_of(text)) in choices:
            return key
        raise Unclear(f"the map's words do not have it, and {name} is {', '.join(choices)}")
    if not limits.get("minLength", 0) <= len(text) <= limits.get("maxLength", len(text)):
        raise Unclear(f"{name} has {limits.get('minLength', 0)} to {limits.get('maxLength', 'any number of')} characters, and this has {len(text)}")  # fmt: skip
    low, high = limits.get("minimum"), limits.get("maximum")
    if _type(name) in ("integer", "number") and not low <= Decimal(text) <= high:
        raise Unclear(f"{name} lies between {low} and {high:,}")
    return text
