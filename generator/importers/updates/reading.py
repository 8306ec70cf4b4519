"""What a sender wrote → statements on services, all of it understood, or a reason why a person has to read it.

A mail is taken whole or not at all: who corrects himself three lines further
down, or asks something, is read by a person.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from generator.importers.updates.authored import Authored
from generator.importers.updates.chatter import alarm, is_harmless, without_numbers
from generator.importers.updates.grammar import Clause, Marked, clauses, marked
from generator.importers.updates.letters import plain
from generator.importers.updates.naming import Naming
from generator.importers.updates.statements import PlacesStatement, Unclear
from generator.importers.updates.strict import strict_lines
from generator.importers.updates.tables import rows_of, statement_of_row
from generator.importers.updates.words import words_of

MAX_LINES: Final = 300
_SENTENCES: Final = re.compile(r"(?<=[.!?;])\s+|\n")
_BULLET: Final = re.compile(r"\A\s*(?:[*+-]|[0-9]{1,2}[.)])\s+(?=\S)")
_CELLS: Final = re.compile(r"\t| {3,}| ?\| ?")
_SHOWN: Final = 90  # letters of a sentence that is quoted to the officer
_NAME_LINE: Final = re.compile(r"(?:[A-Z][\w.'-]{0,25}[ ,|/&()-]{0,3}){1,7}")
_SIGN_OFF: Final = re.compile(
    r"\s*(?:(?:many |kind |kindest |best |warm |warmest |with )*(?:regards|thanks|thank you|wishes|cheers|ta|love)|all the best|yours(?: sincerely| faithfully| truly)?|kr|br|best|sincerely)[\s,.!]*(?:[A-Z][\w'-]{0,20}[ ,.!x]*){0,3}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Understood:
    """What a mail says, in full.

    Attributes:
        beside: sentences that say nothing of places, for a person to see.
    """

    statements: tuple[PlacesStatement, ...]
    beside: tuple[str, ...] = ()


def understood(
    text: Authored, on: date, names: Naming, ids: Collection[str], subject: str = ""
) -> Understood:
    """What the sender says of the services that are his.

    Args:
        on: the day on which it was written.
        names: of the sender's own services.
        ids: of all services that there are.
        subject: the mail's own, "" where it answers another.

    Raises:
        Unclear: it says nothing of places, or something that cannot be understood in one way only.
    """
    lines = [line.strip() for line in text.lines]
    if len(lines) > MAX_LINES:
        raise Unclear("it is far longer than a mail about places")
    strict, others = strict_lines(lines, on, ids)
    body, below = _signed(others)
    free, beside = _free(body, on, names, has_strict=bool(strict))
    _quiet([*below, *text.below], names, on)
    statements = [*strict, *free]
    of_subject = _of_subject(subject, on, names)
    if not statements:
        statements = of_subject
    elif _contradicts(statements, of_subject):
        raise Unclear(f'its subject says something else: "{subject[:_SHOWN]}"')
    if not statements:
        raise Unclear("it says nothing about places that can be read")
    return Understood(tuple(_agreed(statements)), tuple(beside))


def _signed(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """What stands before "Kind regards" and before a name at the end, and what stands below."""
    last = max(
        (n for n, line in enumerate(lines) if _SIGN_OFF.fullmatch(line) and not _opens(lines, n)),
        default=None,
    )
    if last is not None:
        first = next(
            n for n, line in enumerate(lines) if _SIGN_OFF.fullmatch(line) and not _opens(lines, n)
        )
        return list(lines[:first]), list(lines[first + 1 :])
    end = len(lines)
    while end and (not lines[end - 1].strip() or _is_card(lines[end - 1])):
        end -= 1
    # A mail that is one line with a name is not signed with it.
    return list(lines[:end]), [line for line in lines[end:] if line.strip()]


def _opens(lines: Sequence[str], position: int) -> bool:
    """Whether nothing stands above the line."""
    return not any(line.strip() for line in lines[:position])


def _is_card(line: str) -> bool:
    """Whether a line may stand on a visiting card: a name, a post, a number, an address."""
    words = words_of(without_numbers(line))
    keys = [word.key for word in words if word.key.isalnum()]
    if alarm([key for key in keys if not key.isdigit()]):
        return False
    rest = without_numbers(line).strip()
    return (
        not rest
        or bool(re.fullmatch(r"(?i:phone|tel|mobile|mob|m|t|e|email|w|web|[\s:.|,])*", rest))
        or bool(_NAME_LINE.fullmatch(rest))
    )


def _quiet(lines: Sequence[str], names: Naming, on: date) -> None:
    """Say that something stands under the signature that is more than a signature.

    Raises:
        Unclear: something does.
    """
    for line in lines:
        sentence = marked(words_of(without_numbers(line)[:1_000]), names, on)
        if re.match(r"p\.?\s?p?\.?s\b", line.strip(), re.IGNORECASE) or (
            line.strip() and clauses(sentence)
        ):
            raise Unclear(f'below the signature stands: "{_short(line)}"')


def _free(
    lines: Sequence[str], on: date, names: Naming, *, has_strict: bool
) -> tuple[list[PlacesStatement], list[str]]:
    """What the lines say in free words, and what they say beside.

    Raises:
        Unclear: a sentence is neither understood nor plainly about something else.
    """
    statements: list[PlacesStatement] = []
    beside: list[str] = []
    for paragraph in _paragraphs(lines):
        try:
            read, more = _paragraph(paragraph, on, names, has_strict=has_strict)
        except Unclear:
            if len(paragraph) == 1:
                raise
            # A line that a mail program broke.
            read, more = _paragraph([" ".join(paragraph)], on, names, has_strict=has_strict)
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


def _paragraph(
    lines: Sequence[str], on: date, names: Naming, *, has_strict: bool
) -> tuple[list[PlacesStatement], list[str]]:
    if (rows := rows_of([_CELLS.split(line) for line in lines])) is not None and len(lines) > 1:
        return [statement_of_row(row, on, names) for row in rows], []
    statements: list[PlacesStatement] = []
    beside: list[str] = []
    heading = ""
    for line in lines:
        for sentence in _SENTENCES.split(line.replace("\t", " ")):
            if not sentence.strip(" .,;:!*-_"):
                continue
            whole = f"{heading}: {sentence}" if heading else sentence
            signs = marked(words_of(without_numbers(whole)), names, on)
            if not heading and _is_heading(signs):
                heading = sentence.strip(" :.-*_")
                continue
            heading = ""
            read = _sentence(signs, whole, names)
            if read is not None:
                statements += read
            elif not _is_beside(signs, has_strict):
                raise Unclear(_reason(signs, whole))
            elif not is_harmless(signs.keys):
                beside.append(_short(whole))
    if heading:
        raise Unclear(
            f'it names a service and does not say how its places stand: "{_short(heading)}"'
        )
    return statements, beside


def _is_heading(signs: Marked) -> bool:
    return bool(re.fullmatch(r" (?:the )?S\d+ ?[:.-]? ", signs.text))


def _is_beside(signs: Marked, has_strict: bool) -> bool:
    """Whether the sentence changes nothing of what the others say."""
    if signs.services or signs.days:
        return False
    return is_harmless(signs.keys) or (has_strict and not alarm(signs.keys))


def _sentence(signs: Marked, quote: str, names: Naming) -> list[PlacesStatement] | None:
    """What the sentence says of which services; None where it is not understood.

    Raises:
        Unclear: it is understood, and does not say of which service.
    """
    read = clauses(signs)
    if read is None:
        return None
    return [statement for clause in read for statement in _of(clause, quote, names)]


def _of(clause: Clause, quote: str, names: Naming) -> Iterator[PlacesStatement]:
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


def _of_subject(subject: str, on: date, names: Naming) -> list[PlacesStatement]:
    """What a subject says by itself; nothing where it is not plain."""
    if not subject or len(subject) > 200:
        return []
    try:
        return _sentence(marked(words_of(plain(subject)), names, on), subject, names) or []
    except Unclear:
        return []


def _contradicts(
    statements: Sequence[PlacesStatement], of_subject: Sequence[PlacesStatement]
) -> bool:
    meanings = {statement.service: statement.meaning for statement in statements}
    return any(meanings.get(other.service, other.meaning) != other.meaning for other in of_subject)


def _agreed(statements: Sequence[PlacesStatement]) -> Iterator[PlacesStatement]:
    """One statement for each service.

    Raises:
        Unclear: two say different things of the same service.
    """
    first: dict[str, PlacesStatement] = {}
    for statement in statements:
        before = first.setdefault(statement.service, statement)
        if before.meaning != statement.meaning:
            raise Unclear(f"it says two things of {statement.service}")
        if statement.details_right:
            first[statement.service] = replace(before, details_right=True)
    yield from first.values()


def _reason(signs: Marked, quote: str) -> str:
    words = alarm(signs.keys) or "it cannot be understood without doubt"
    return f'{words}: "{_short(quote)}"'


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
