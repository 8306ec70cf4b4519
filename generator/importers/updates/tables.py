"""Rows of a table (a CSV, a spreadsheet, or pasted into a mail) → what each says of a service.

Columns go by their headers, as people write them: service, places, how many, from, on, by.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from generator.importers.mails.letters import plain
from generator.importers.mails.words import listed, read_day, words_of
from generator.importers.updates.grammar import clauses
from generator.importers.updates.marking import marked
from generator.importers.updates.naming import Naming
from generator.importers.updates.statements import PlacesStatement, Unclear
from generator.importers.updates.strict import MOST
from generator.load.meant import day as day_meant
from generator.load.spreadsheet import remnant, serial_day
from generator.records import Availability

Column = Literal["service", "places", "free", "since", "on", "by"]
HEADERS: Final[dict[str, Column]] = {
    **dict.fromkeys(listed("service,service id,id,service name,name of service,name of the service,scheme,home,setting,service or home,project,property,site,scheme name,name", ","), "service"),
    **dict.fromkeys(listed("places,availability,status,state,places now,how places stand,position,vacancies y n,vacancy y n,vacancies yes no,any vacancies,any places,places y n", ","), "places"),
    **dict.fromkeys(listed("how many,how many places,number,number of places,no of places,no of vacancies,number of vacancies,places free,free places,free,vacancies,vacancy,voids,beds free,free beds,places available,available places,vacant,number free,beds available,available beds,rooms available,current vacancies,vacancies now,vacancies today,vacant beds,void beds,no of voids,number of voids,vacant units,vacant flats,vacant rooms,void units", ","), "free"),
    **dict.fromkeys(listed("from,from when,available from,start,start date,date available,since,places from,vacancies from,vacancy from,vacant from date,date of vacancy", ","), "since"),
    **dict.fromkeys(listed("on,date,day,said on,updated,updated on,last updated,date of update,as at,as of,update date,availability on", ","), "on"),
    **dict.fromkeys(listed("by,who,said by,from whom,sender,email,e mail,email address,contact,updated by,beside by,who said so", ","), "by"),
}  # fmt: skip
STATE_WORDS: Final = {
    **dict.fromkeys(listed("now,places now,places,yes,y,available,spaces,vacancies,place now,has places,places available,places-now", ","), Availability.PLACES_NOW),
    **dict.fromkeys(listed("full,no,n,none,nil,no places,no vacancies,full up,not any", ","), Availability.FULL),
    **dict.fromkeys(listed("waiting list,waitinglist,waiting-list,waitlist,wait list,full with waiting list", ","), Availability.WAITING_LIST),
    **dict.fromkeys(listed("ask,please ask,ask us", ","), Availability.ASK),
}  # fmt: skip
# Columns that say nothing of what is free, and words in a header with which it may.
_ASIDE: Final = re.compile(
    r"\b(?:capacity|registered|total|in all|occupied|occupancy|beds|units|flats|rooms|places in all|postcode|address|area|town|provider|organisation|lot|type|manager|name|phone|telephone|tel|ref|reference|id|cqc|region|county|council|code|no|week)\b",
    re.IGNORECASE,
)
_WEIGHTY: Final = re.compile(
    r"vacan|free|avail|expect|held|hold|reserv|pending|clos|until|end|to\b|note|comment|remark|restrict|last|next|previous",
    re.IGNORECASE,
)
_SAME_WEEK: Final = timedelta(days=7)
_BLANK: Final = frozenset({"", "-", "n/a", "na"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row, by its columns; "" where the table has none of that kind.

    Attributes:
        more: what stands in columns of which nobody knows what they mean.
    """

    number: int
    service: str
    places: str = ""
    free: str = ""
    since: str = ""
    on: str = ""
    by: str = ""
    more: str = ""


def columns_of(header: Sequence[str]) -> dict[Column, int] | None:
    """Which column is which; None where this is no header of such a table.

    Raises:
        Unclear: two columns are the same.
    """
    columns: dict[Column, int] = {}
    for position, cell in enumerate(header):
        words = " ".join(re.sub(r"[^a-z0-9]+", " ", cell.casefold()).split())
        column = HEADERS.get(words)
        if column is None:
            continue
        if column in columns:
            raise Unclear(f'two columns say the same: "{header[columns[column]]}" and "{cell}"')
        columns[column] = position
    return columns if "service" in columns and {"places", "free"} & columns.keys() else None


def sheets_of(lines: Sequence[str]) -> list[list[list[str]]]:
    """A form, a line for each column ("Service: First Keys", "Vacancies: 1"), as tables of one row; [] where it is none.

    Raises:
        Unclear: two lines of it are the same.
    """
    pairs = [[part.strip() for part in line.split(":", 1)] for line in lines]
    if not pairs or any(len(pair) != 2 for pair in pairs):
        return []
    starts = [n for n, (label, _) in enumerate(pairs) if label.casefold() == pairs[0][0].casefold()]
    sheets = [
        pairs[start:end] for start, end in zip(starts, [*starts[1:], len(pairs)], strict=True)
    ]
    tables = [[list(column) for column in zip(*sheet, strict=True)] for sheet in sheets]
    return tables if all(columns_of(header) is not None for header, _ in tables) else []


def rows_of(rows: Sequence[Sequence[str]]) -> list[Row] | None:
    """The rows beneath the first header; None where there is none in the first lines.

    Raises:
        Unclear: two columns are the same.
    """
    for start, cells in enumerate(rows[:20]):
        columns = columns_of([plain(cell) for cell in cells])
        if columns is not None:
            body = enumerate(rows[start + 1 :], start + 2)
            used = set(columns.values())
            rows_beneath = [
                Row(
                    number,
                    **{name: _cell(line, at) for name, at in columns.items()},
                    more=_more(line, cells, used),
                )
                for number, line in body
                if any(cell.strip() for cell in line)
            ]
            return _without_total(rows_beneath)
    return None


def _without_total(rows: list[Row]) -> list[Row]:
    """The rows without the last, where it is their sum.

    Raises:
        Unclear: it is another number than they make.
    """
    if len(rows) < 2 or not re.fullmatch(
        r"(?:grand |overall )?totals?:?", rows[-1].service.casefold()
    ):
        return rows
    numbers = [row.free or "0" for row in rows]
    if all(number.isdigit() for number in numbers):
        *each, total = map(int, numbers)
        if sum(each) != total:
            raise Unclear(f"its total is {total}, and its rows make {sum(each)}")
        return rows[:-1]
    return rows


def _cell(line: Sequence[str], at: int) -> str:
    return plain(line[at]).strip() if at < len(line) else ""


def _more(line: Sequence[str], header: Sequence[str], used: Collection[int]) -> str:
    """What stands in other columns than those that are read, and than those that say nothing of what is free."""
    beside = []
    for at in range(len(line)):
        name = plain(header[at]).strip() if at < len(header) else ""
        cell = _cell(line, at)
        is_aside = _ASIDE.search(name) and not _WEIGHTY.search(name)
        if at not in used and cell.casefold() not in _BLANK and not is_aside:
            beside.append(f"{name}: {cell}" if name else cell)
    return "; ".join(beside)


def statement_of_row(row: Row, on: date, names: Naming) -> PlacesStatement:
    """What a row says.

    Raises:
        Unclear: it names no service of the sender's, or its cells cannot be understood.
    """
    quote = " | ".join(filter(None, (row.service, row.places, row.free, row.since)))[:120]
    for cell in (row.service, row.places, row.free, row.since):
        if fault := remnant(cell):
            raise Unclear(fault)
    if row.more:
        raise Unclear(f'it says more than is read: "{row.more[:80]}"')
    service = _service(row.service, names)
    if service is None:
        which = "a service of its own" if names.services else "a service by its id"
        raise Unclear(f'it does not name {which}: "{row.service[:80]}"')
    state, free = _state(row.places, quote)
    if free is not None and not row.free and row.places.strip(" .0123456789") == "":
        raise Unclear(f'it does not say whether that is how many are free, or in all: "{quote}"')
    number_state, number = _state(row.free, quote)
    if None not in (state, number_state) and state is not number_state:
        raise Unclear(f'its cells say different things: "{quote}"')
    if None not in (free, number) and free != number:
        raise Unclear(f'its cells say different things: "{quote}"')
    whole = state or number_state
    if whole is None:
        raise Unclear(f'it does not say how the places stand: "{quote}"')
    count = number if free is None else free
    return PlacesStatement(service, whole, count, _since(row.since, on, quote), False, quote)


def statement_in_mail(row: Row, on: date, names: Naming) -> PlacesStatement:
    """What a row says that was pasted into a mail of a day.

    Raises:
        Unclear: as for any row, or it is of another week than the mail.
    """
    statement = statement_of_row(row, on, names)
    if row.on.casefold() not in _BLANK:
        read = None if serial_day(row.on) else read_day(words_of(row.on), 0, on)
        if read is None or not timedelta(0) <= on - read[0] < _SAME_WEEK:
            raise Unclear(f'it is of another day than the mail: "{row.on[:40]}", {statement.quote}')
    return statement


def _service(cell: str, names: Naming) -> str | None:
    """The service that a cell names, by its id or by another of its names."""
    if cell.strip() in names.capacities:
        return cell.strip()
    words = words_of(cell)
    named = names.at(words, 0) if words else None
    return named[0] if named and named[1] == len(words) else None


def _state(cell: str, quote: str) -> tuple[Availability | None, int | None]:
    """What one cell says of places, in a word, in a number, or in a few words.

    Raises:
        Unclear: it cannot be understood.
    """
    text = " ".join(cell.casefold().split()).strip(" .!")
    if text in _BLANK:
        return None, None
    if state := STATE_WORDS.get(text):
        return state, None
    if re.fullmatch(r"[0-9]{1,4}(?:\.0)?", text):
        number = int(text.partition(".")[0])
        if number > MOST:
            raise Unclear(f'so many places are nobody\'s: "{quote}"')
        return (Availability.PLACES_NOW, number) if number else (Availability.FULL, None)
    someday = date(2000, 1, 1)
    read = clauses(marked(words_of(text), Naming({}, ("it",), {}), someday), someday)
    if read is None or len(read) != 1 or read[0].since or read[0].services:
        raise Unclear(f'it cannot be understood without doubt: "{quote}"')
    return read[0].state, read[0].free


def _since(cell: str, on: date, quote: str) -> date | None:
    text = cell.casefold().strip(" .")
    if text in _BLANK or text in ("now", "immediately", "straight away", "asap", "today"):
        return None
    words = words_of(text.removeprefix("from "))
    if serial_day(text):
        raise Unclear(f'"{text}" {day_meant(text)}')
    read = read_day(words, 0, on)
    if read is None or not _is_midnight(words[read[1] :]):
        raise Unclear(f'the day is not clear: "{quote}"')
    return read[0]


def _is_midnight(words: Sequence[object]) -> bool:
    """Whether only a time of day stands behind, as spreadsheets write it: 00:00:00."""
    return all(getattr(word, "key", "") in ("0", "00", ":") for word in words)
