"""What a sender wrote → statements on services, all of it understood, or a reason why a person has to read it.

A mail is taken whole or not at all: who corrects himself three lines further
down, or asks something, is read by a person.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from generator.importers.mails.authored import Authored
from generator.importers.mails.letters import plain
from generator.importers.mails.words import WEEKDAY_NAMES, words_of
from generator.importers.updates.chatter import alarm, is_footer, is_harmless, without_numbers
from generator.importers.updates.grammar import Clause, Marked, clauses, marked
from generator.importers.updates.naming import Naming
from generator.importers.updates.signature import signed
from generator.importers.updates.statements import PlacesStatement, Unclear
from generator.importers.updates.strict import strict_lines
from generator.importers.updates.tables import columns_of, rows_of, statement_of_row

MAX_LINES: Final = 300
MAX_LETTERS: Final = 40_000
_LONGEST: Final = 600  # letters of a sentence
_SENTENCES: Final = re.compile(r"(?<=[.!?;])\s+|\n")
_BULLET: Final = re.compile(r"\A\s*(?:[*-]|[0-9]{1,2}[.)])\s+(?=\S)")
_CELLS: Final = re.compile(r"\t| {3,}| ?\| ?")
_ABOUT_PLACES: Final = re.compile(
    r"\b(?:places?|vacanc\w+|availability|spaces?|beds?|rooms?|full|waiting list|capacity)\b",
    re.IGNORECASE,
)
_SHOWN: Final = 90  # letters of a sentence that is quoted to the officer


@dataclass(frozen=True, slots=True)
class Understood:
    """What a mail says, in full.

    Attributes:
        beside: sentences that say nothing of places, for a person to see.
    """

    statements: tuple[PlacesStatement, ...]
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Setting:
    """What is known before a mail is read.

    Attributes:
        on: the day on which it was written.
        names: of the sender's own services.
        about_places: whether its subject says that it is about places, so that "none" is none of these.
    """

    on: date
    names: Naming
    about_places: bool


def understood(
    text: Authored,
    on: date,
    names: Naming,
    ids: Collection[str],
    subject: str = "",
    *,
    is_answer: bool = False,
) -> Understood:
    """What the sender says of the services that are his.

    Args:
        on: the day on which it was written.
        names: of the sender's own services.
        ids: of all services that there are.
        subject: the mail's own.
        is_answer: whether the subject is that of the mail before, so that the sender says nothing by it.

    Raises:
        Unclear: it says nothing of places, or something that cannot be understood in one way only.
    """
    lines = [line.strip() for line in text.lines]
    if len(lines) > MAX_LINES or sum(map(len, lines)) > MAX_LETTERS:
        raise Unclear("it is far longer than a mail about places")
    strict, others = strict_lines(lines, on, ids)
    body, below = signed(others, is_open=bool(strict))
    setting = _Setting(on, names, _about_places(subject, text))
    free, beside = _free(body, setting)
    _quiet([*below, *text.below], setting)
    statements = [*strict, *free]
    of_subject = [] if is_answer else _of_subject(subject, setting)
    if not statements:
        statements = of_subject
    elif not {s.meaning for s in of_subject} <= {s.meaning for s in statements}:
        raise Unclear(f'its subject says something else, or more: "{subject[:_SHOWN]}"')
    if not statements:
        raise Unclear("it says nothing about places that can be read")
    return Understood(tuple(_agreed(statements)), tuple(beside))


def _about_places(subject: str, text: Authored) -> bool:
    """Whether "full" and "none" are about places: the subject says so, or there is nothing else that they could answer."""
    return bool(_ABOUT_PLACES.search(subject[:300])) or not (subject.strip() or text.quoted)


def _quiet(lines: Sequence[str], setting: _Setting) -> None:
    """Look that under the signature stands nothing but a signature.

    Raises:
        Unclear: something does.
    """
    for paragraph in _paragraphs(lines):
        if is_footer(" ".join(paragraph)):
            continue
        for line in paragraph:
            sentence = marked(words_of(without_numbers(line)[:1_000]), setting.names, setting.on)
            keys = [key for key in sentence.keys if not key.isdigit() and key not in WEEKDAY_NAMES]
            if clauses(sentence) or (alarm(keys) and not is_harmless(sentence.keys)):
                raise Unclear(f'below the signature stands: "{_short(line)}"')


def _free(lines: Sequence[str], setting: _Setting) -> tuple[list[PlacesStatement], list[str]]:
    """What the lines say in free words, and what they say beside.

    Raises:
        Unclear: a sentence is neither understood nor plainly about something else.
    """
    statements: list[PlacesStatement] = []
    beside: list[str] = []
    for paragraph in _paragraphs(lines):
        try:
            read, more = _paragraph(paragraph, setting)
        except Unclear:
            if len(paragraph) == 1 or _header_of(paragraph) is not None:
                raise
            # A line that a mail program broke.
            read, more = _paragraph([" ".join(paragraph)], setting)
        statements += read
        beside += more
    return statements, beside


def _paragraphs(lines: Sequence[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in (*lines, ""):
        if line.strip():
            block.append(_BULLET.sub("", line, count=1))
        elif block:
            yield block
            block = []


def _paragraph(lines: Sequence[str], setting: _Setting) -> tuple[list[PlacesStatement], list[str]]:
    start = _header_of(lines)
    if start is not None:
        rows = rows_of([_CELLS.split(line) for line in lines[start:]]) or []
        above, more = _paragraph(lines[:start], setting)
        return [*above, *(statement_of_row(row, setting.on, setting.names) for row in rows)], more
    statements: list[PlacesStatement] = []
    beside: list[str] = []
    heading = ""
    for line in lines:
        for sentence in _SENTENCES.split(line.replace("\t", " ")):
            if not sentence.strip(" .,;:!*-_"):
                continue
            whole = f"{heading}: {sentence}" if heading else sentence
            if len(whole) > _LONGEST:
                raise Unclear(f'a sentence is far longer than one about places: "{_short(whole)}"')
            signs = marked(words_of(without_numbers(whole)), setting.names, setting.on)
            if not heading and _is_heading(signs):
                heading = sentence.strip(" :.-*_")
                continue
            heading = ""
            read = _sentence(signs, whole, setting)
            if read is not None:
                statements += read
            elif not _is_beside(signs):
                raise Unclear(_reason(signs, whole))
            elif not is_harmless(signs.keys):
                beside.append(_short(whole))
    if heading:
        raise Unclear(
            f'it names a service and does not say how its places stand: "{_short(heading)}"'
        )
    return statements, beside


def _header_of(lines: Sequence[str]) -> int | None:
    """Which line is the header of a pasted table, with a row at least beneath it; None where none is."""
    numbers = (n for n, line in enumerate(lines[:-1]) if len(line) <= _LONGEST)
    return next((n for n in numbers if columns_of(_CELLS.split(lines[n])) is not None), None)


def _is_heading(signs: Marked) -> bool:
    return bool(re.fullmatch(r" (?:the )?S\d+ ?[:.-]? ", signs.text))


def _is_beside(signs: Marked) -> bool:
    """Whether the sentence changes nothing of what the others say."""
    if signs.services or signs.days:
        return False
    return is_harmless(signs.keys) or not alarm(signs.keys)


def _sentence(signs: Marked, quote: str, setting: _Setting) -> list[PlacesStatement] | None:
    """What the sentence says of which services; None where it is not understood.

    Raises:
        Unclear: it is understood, and does not say of which service.
    """
    read = clauses(signs)
    if read is None:
        return None
    return [statement for clause in read for statement in _of(clause, quote, setting)]


def _of(clause: Clause, quote: str, setting: _Setting) -> Iterator[PlacesStatement]:
    names = setting.names
    if clause.is_bare and not setting.about_places:
        raise Unclear(f'it does not say of what, nor does its subject: "{_short(quote)}"')
    services = clause.services
    if clause.every is not None:
        if not names.services or clause.every not in (0, len(names.services)):
            raise Unclear(
                f'it does not say of which {clause.every} of {len(names.services)} services: "{_short(quote)}"'
            )
        services = names.services
    elif not services:
        if not names.services:
            raise Unclear(f'it does not name a service by its id: "{_short(quote)}"')
        if len(names.services) != 1:
            raise Unclear(
                f'it does not say of which of its {len(names.services)} services: "{_short(quote)}"'
            )
        services = names.services
    if len(services) > 1 and clause.free is not None and not clause.is_each:
        raise Unclear(f'it does not say how many at each: "{_short(quote)}"')
    for service in services:
        capacity = names.capacities.get(service)
        if capacity and (clause.free or 0) > capacity:
            raise Unclear(
                f'it says {clause.free} places, and {service} has {capacity} in all: "{_short(quote)}"'
            )
        yield PlacesStatement(
            service, clause.state, clause.free, clause.since, False, _short(quote)
        )


def _of_subject(subject: str, setting: _Setting) -> list[PlacesStatement]:
    """What a subject says by itself; nothing where it is not plain."""
    if not subject or len(subject) > 200:
        return []
    try:
        return (
            _sentence(marked(words_of(plain(subject)), setting.names, setting.on), subject, setting)
            or []
        )
    except Unclear:
        return []


def _agreed(statements: Sequence[PlacesStatement]) -> Iterator[PlacesStatement]:
    """One statement for each service.

    Raises:
        Unclear: two say different things of the same service.
    """
    first: dict[str, PlacesStatement] = {}
    for statement in statements:
        before = first.get(statement.service, statement)
        if before.availability and statement.availability and before.meaning != statement.meaning:
            raise Unclear(f"it says two things of {statement.service}")
        of_places = before if before.availability else statement
        right = before.details_right or statement.details_right
        first[statement.service] = replace(of_places, details_right=right)
    yield from first.values()


def _reason(signs: Marked, quote: str) -> str:
    words = alarm(signs.keys) or "it cannot be understood without doubt"
    return f'{words}: "{_short(quote)}"'


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
