"""A map file → which column of a table is which field, how words translate, and what names a service."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from generator.failure import ImportFailure
from generator.importers.register.columns import header_key
from generator.load.documents import Document, Path_, read_document
from generator.load.schema import check
from generator.load.service_columns import PLACES, PLACES_ON
from generator.load.tables import schema_descriptor
from generator.records import Availability

Dates = Literal["day-first", "month-first", ""]
STATES: Final = frozenset(state.value for state in Availability)
STATED_BY: Final = ("availability", "places_free")
BY: Final = "council"
_DATES: Final = ("places_from", PLACES_ON)


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """One column of the table.

    Attributes:
        header: as the map writes it.
        field: the column of services.csv.
        words: their word, folded → ours.
        dates: in which order a day in figures is written; "" where the map does not say.
    """

    header: str
    field: str
    words: Mapping[str, str] = dataclasses.field(default_factory=dict)
    dates: Dates = ""


@dataclass(frozen=True, slots=True)
class TableMap:
    """The whole map.

    Attributes:
        name: the file, for messages.
        sheet: "" where the columns alone say which it is.
        identify: in their order; what names a service ("id", "title", …) → its header.
        said_by: who said how places stand.
        nothing: words, folded, that stand for an empty cell.
    """

    name: str
    sheet: str
    identify: tuple[Mapping[str, str], ...]
    columns: tuple[MappedColumn, ...]
    said_by: str = BY
    nothing: frozenset[str] = frozenset()

    @property
    def headers(self) -> tuple[str, ...]:
        """Every header that it names, each once."""
        named = [header for one in self.identify for header in one.values()]
        return tuple(dict.fromkeys((*named, *(column.header for column in self.columns))))

    @property
    def fields(self) -> Mapping[str, MappedColumn]:
        """Field → its column."""
        return {column.field: column for column in self.columns}

    @property
    def tells_places(self) -> bool:
        """Whether a column says how places stand."""
        return not self.fields.keys().isdisjoint(PLACES)


def folded(text: str) -> str:
    """A word of a cell, without what people do not see as a difference."""
    return " ".join(text.split()).casefold()


def read_map(path: Path) -> TableMap:
    """Read a map.

    Raises:
        ImportFailure: it cannot be read, or has a mistake; the first is named with its line.
    """
    try:
        return map_of(read_document(path, path.name))
    except OSError as error:
        raise ImportFailure(f"{path}: this map cannot be read ({error.strerror})") from error


def map_of(document: Document) -> TableMap:
    """The map that a document is.

    Raises:
        ImportFailure: it has a mistake.
    """
    problems = document.problems or check(document, "table-map", "settings")
    if problems:
        first = min(problems, key=lambda problem: problem.place.line or 0)
        raise _mistaken(document, first.place.line, first.message, first.place.field)
    made = _made(document.name, document.data)
    for path, words in _mistakes(made):
        raise _mistaken(document, document.place(path).line, words)
    return made


def _mistaken(document: Document, line: int | None, words: str, key: str = "") -> ImportFailure:
    at = f", line {line}" if line else ""
    return ImportFailure(f"{document.name}{at}: {f'{key}: ' if key else ''}{words}")


def _made(name: str, data: Mapping[str, Any]) -> TableMap:
    columns = tuple(
        MappedColumn(
            str(entry["column"]).strip(),
            entry["field"],
            {folded(word): _as_text(ours) for word, ours in entry.get("words", {}).items()},
            entry.get("dates", ""),
        )
        for entry in data["columns"]
    )
    return TableMap(
        name=name,
        sheet=str(data.get("sheet", "")).strip(),
        identify=tuple(
            {key: str(header).strip() for key, header in entry.items()}
            for entry in data["identify"]
        ),
        columns=columns,
        said_by=data.get("said_by", BY),
        nothing=frozenset(map(folded, data.get("nothing", ()))),
    )


def _as_text(value: object) -> str:
    """A value of YAML as a cell has it: true is yes."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).strip()


def _mistakes(made: TableMap) -> Iterator[tuple[Path_, str]]:
    """What a schema cannot say, each with its path in the file."""
    seen: dict[str, Path_] = {}
    for at, entry in enumerate(made.identify):
        if fault := _unidentifying(entry):
            yield ("identify", at), fault
        for key, header in entry.items():
            yield from _twice(seen, header, ("identify", at, key))
    fields: set[str] = set()
    for at, column in enumerate(made.columns):
        yield from _twice(seen, column.header, ("columns", at, "column"))
        if column.field in fields:
            yield ("columns", at, "field"), f"two columns are {column.field}; keep one of them"
        fields.add(column.field)
        for word, ours in column.words.items():
            if fault := _untranslatable(column.field, ours):
                yield ("columns", at, "words"), f'the word "{word}" becomes "{ours}", {fault}'
        if column.dates and column.field not in _DATES:
            yield ("columns", at, "dates"), f"{column.field} is no day"
    for name in (PLACES_ON, "places_from"):
        if name in fields and fields.isdisjoint(STATED_BY):
            at = next(n for n, column in enumerate(made.columns) if column.field == name)
            yield (
                ("columns", at, "field"),
                f"{name} is a day of places, and no column tells how they stand: {' or '.join(STATED_BY)}",
            )


def _unidentifying(entry: Mapping[str, str]) -> str:
    names = entry.keys()
    if names in ({"id"}, {"cqc_location_id"}) or ("title" in names and len(names) > 1 and not names & {"id", "cqc_location_id"}):  # fmt: skip
        return ""
    if names == {"title"}:
        return "a name alone may be another service's; put postcode or provider beside title"
    return "an entry is id, or cqc_location_id, or title with postcode or provider; put each way into an entry of its own"


def _twice(seen: dict[str, Path_], header: str, path: Path_) -> Iterator[tuple[Path_, str]]:
    key = header_key(header)
    if not key:
        yield path, f'"{header}" is no header: it has neither letters nor figures'
    elif key in seen:
        yield path, f'the column "{header}" is there twice; a column has one meaning'
    seen[key] = path


def _untranslatable(name: str, ours: str) -> str:
    """Why a word cannot become this; "" where it can."""
    if not ours:
        return "which is nothing; put it under nothing, where it stands for an empty cell"
    if name in ("availability", "places_free"):
        is_number = name == "places_free" and ours.isascii() and ours.isdigit()
        return (
            "" if ours in STATES or is_number else f"and {name} has: {', '.join(STATES_IN_ORDER)}"
        )
    choices = _choices(name)
    return "" if not choices or ours in choices else f"and {name} has: {', '.join(choices)}"


STATES_IN_ORDER: Final = tuple(state.value for state in Availability)


def _choices(name: str) -> tuple[str, ...]:
    of_field = next(f for f in schema_descriptor("services")["fields"] if f["name"] == name)
    if of_field["type"] == "boolean":
        return "yes", "no"
    return tuple(of_field.get("constraints", {}).get("enum", ()))
