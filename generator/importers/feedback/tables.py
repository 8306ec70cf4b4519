"""A table into which somebody typed forms on paper, a row each → what each says."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from generator.importers.feedback.forms import question_of
from generator.importers.feedback.rows import FeedbackMessage, Heard, message
from generator.importers.feedback.services import ServiceNames
from generator.importers.mails.files import Received
from generator.importers.mails.letters import plain
from generator.importers.mails.words import listed, read_day, words_of
from generator.site.words.feedback_form import FormQuestion

_LOOKED_AT: Final = 20  # first rows, among which the headers stand
_IN_BRACKETS: Final = re.compile(r"\([^()]*\)\s*$")  # "Score (1-5)"
_LEAST: Final = 2  # headers that the form knows
_WORDS: Final = frozenset(
    listed("comment|comments|feedback|words|what they said|text|what was said", "|")
)
_DAYS: Final = frozenset(listed("date|day|month|received|received on|date received|when|completed on|date of form", "|"))  # fmt: skip
_SAYS_SOMETHING: Final = frozenset({FormQuestion.GOOD, FormQuestion.BETTER, FormQuestion.SCORE})
_WORDS_COLUMN, _DAY_COLUMN = "words", "day"

Column = FormQuestion | str
"""What a column is: a question of the form, the words without a question, or the day."""


def read_forms(source: Received, names: ServiceNames, today: date) -> Iterator[FeedbackMessage]:
    """The messages of a table, in its order."""
    assert source.grid is not None
    rows = source.grid.rows
    at = next((n for n, row in enumerate(rows[:_LOOKED_AT]) if _is_header(row)), None)
    if at is None:
        yield FeedbackMessage(
            source.name, "", None,
            unread='no row has headers such as those of the form: "Which service is it?", "What is good?", "How good is it?"',
        )  # fmt: skip
        return
    header = [" ".join(plain(cell).split()) for cell in rows[at]]
    columns = [_column_of(cell) for cell in header]
    if twice := _twice(header, columns):
        words = f"{' and '.join(twice)} ask the same; take one of the columns out"
        yield FeedbackMessage(source.name, "", None, unread=words)
        return
    others = [cell for cell, column in zip(header, columns, strict=True) if cell and column is None]
    notes = (
        (f"columns that the form has not, kept under original: {', '.join(others)}",)
        if others
        else ()
    )
    seen: Counter[tuple[str, ...]] = Counter()
    for number, cells in enumerate(rows[at + 1 :], at + 2):
        if not any(cell.strip() for cell in cells):
            continue
        filled = tuple(plain(cell).strip() for cell in cells)
        seen[filled] += 1
        name = f"{source.name}, row {number}"
        yield _of_row(name, header, columns, filled, seen[filled], notes, names, today)
    if not seen:
        yield FeedbackMessage(source.name, "", None, unread="beneath the headers there is no row")


def _of_row(
    name: str,
    header: Sequence[str],
    columns: Sequence[Column | None],
    cells: Sequence[str],
    occurrence: int,
    notes: tuple[str, ...],
    names: ServiceNames,
    today: date,
) -> FeedbackMessage:
    pairs = list(zip(header, columns, cells, strict=False))
    given = {column: text for _, column, text in pairs if column is not None and text}
    answers = {key: text for key, text in given.items() if isinstance(key, FormQuestion)}
    words = given.get(_WORDS_COLUMN, "")
    if not words and not _SAYS_SOMETHING & answers.keys():
        return FeedbackMessage(
            name, "", None, unread="it says nothing of a service: no words, no score"
        )
    reached = [text for _, column, text in pairs if column is FormQuestion.CONTACT and text]
    on, fault = _day(given, today)
    heard = Heard(
        lies_in=name,
        came_as="form",
        on=on,
        original="\n".join(f"{label}: {text}" for label, _, text in pairs if text),
        answers=answers,
        words=words,
        contact=" ".join(" ".join(reached).split()),
        notes=fault,
        occurrence=occurrence,
    )
    read = message(heard, names, today)
    return FeedbackMessage(read.name, "", read.row, read.missing, notes=notes)


def _is_header(row: Sequence[str]) -> bool:
    columns = {_column_of(plain(cell)) for cell in row} - {None}
    # A list of vacancies has comments, too, and telephone numbers: they are of no service that somebody tells of.
    tells = bool(columns & _SAYS_SOMETHING) or {_WORDS_COLUMN, FormQuestion.SERVICE} <= columns
    return len(columns) >= _LEAST and tells


def _column_of(label: str) -> Column | None:
    folded = " ".join(label.casefold().strip(" ?:.").split())
    if folded in _WORDS:
        return _WORDS_COLUMN
    return (
        _DAY_COLUMN
        if folded in _DAYS
        else question_of(label) or question_of(_IN_BRACKETS.sub("", label))
    )


def _twice(header: Sequence[str], columns: Sequence[Column | None]) -> list[str]:
    counts = Counter(column for column in columns if column not in (None, FormQuestion.CONTACT))
    repeated = next((column for column, number in counts.items() if number > 1), None)
    pairs = zip(header, columns, strict=True)
    return [f'"{label}"' for label, column in pairs if repeated is not None and column == repeated]


def _day(given: Mapping[Column, str], today: date) -> tuple[date | None, tuple[str, ...]]:
    """The day of the form, or the first of its month; and what is wrong with it."""
    text = given.get(_DAY_COLUMN, "")
    if not text:
        return None, ()
    words = words_of(text)
    read = read_day(words, 0, today) or read_day(words_of(f"1 {text}"), 0, today)
    iso = read_day(words_of(f"{text}-01"), 0, today)
    on = read[0] if read else iso[0] if iso else None
    if on is None or on > today:
        return None, (f'the day on the form: "{text[:40]}"',)
    return on, ()
