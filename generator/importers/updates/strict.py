"""The strict line of an update, `bissbank-first-keys: 2 now, from 1 December, details right`, read back.

`generator.site.words.updating` writes it. A phone may have given it capitals, a
mail program a bullet, and a narrow screen a second line.
"""

import re
from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from generator.importers.mails.words import MONTH_NAMES, read_day, words_of
from generator.importers.updates.statements import PlacesStatement, Unclear
from generator.problem import did_you_mean
from generator.records import Availability
from generator.site.words.updating import DETAILS_RIGHT, FROM, PLACES

_AROUND: Final = re.compile(r"^[\s*\"'_]*(?:-\s+|[0-9]{1,2}[.)]\s+)?[\s*\"'_]*|[\s*\"'_.;!]*$")
_HEAD: Final = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)[*_]{0,2}\s?:\s*(.*)")
_STATES: Final = {
    **{words: state for state, words in PLACES.items()},
    "places now": Availability.PLACES_NOW,
    "place now": Availability.PLACES_NOW,
    "waiting-list": Availability.WAITING_LIST,
    "waitinglist": Availability.WAITING_LIST,
    "places-now": Availability.PLACES_NOW,
}
# "Its price, telephone number and hours are still right": the words at the tick of the page, and those of a letter.
_ALL_RIGHT: Final = re.compile(
    r"(?:(?:its|the|our|all|all the) )?(?:details|prices?(?:,| and|,? &|/)? (?:the )?(?:tele)?phone(?: numbers?)?(?:,? and|,|,? &|/) (?:the )?(?:opening )?hours)(?: are| is)?(?: all)?(?: still)? (?:right|correct)"
)
_STATE: Final = re.compile(r"(?:([0-9]{1,4}) )?([a-z -]+)")
_GOES_ON: Final = re.compile(
    rf"\s*(?:{FROM}\b|{DETAILS_RIGHT}|right\b|now\b|waiting list|list\b|full\b|ask\b|[0-9]|(?:{'|'.join(MONTH_NAMES)})\b)",
    re.IGNORECASE,
)
_LONGEST: Final = 400  # letters of a line, broken or not
MOST: Final = 2000  # places: more are nobody's, see services.schema.json


def strict_lines(
    lines: Sequence[str], on: date, ids: Collection[str]
) -> tuple[list[PlacesStatement], list[str]]:
    """The statements of the strict lines, and all other lines, blank where a strict one stood.

    Args:
        lines: in plain letters.
        on: the day on which they were written.
        ids: of all services that there are.

    Raises:
        Unclear: a line begins like a strict one and cannot be read.
    """
    statements: list[PlacesStatement] = []
    others: list[str] = []
    position = 0
    while position < len(lines):
        if _is_left_blank(lines, position, ids):
            others.append("")
            position += 1
            continue
        taken = _longest(lines, position, on, ids)
        if taken is None:
            others.append(lines[position])
            position += 1
            continue
        statement, length = taken
        statements.append(statement)
        others += [""] * length
        position += length
    return statements, others


def _is_left_blank(lines: Sequence[str], position: int, ids: Collection[str]) -> bool:
    """Whether the line is an id and a colon alone, as in the letter to fill in, and the next is no answer to it."""
    head = head_of(lines[position])
    if head is None or head[1] or head[0] not in ids:
        return False
    after = lines[position + 1] if position + 1 < len(lines) else ""
    following = head_of(after)
    return not after.strip() or (following is not None and following[0] in ids)


def _longest(
    lines: Sequence[str], position: int, on: date, ids: Collection[str]
) -> tuple[PlacesStatement, int] | None:
    """The statement that begins in a line, broken into two or three or not; None where none does."""
    head = head_of(lines[position])
    if head is None or head[0] not in ids:
        if head is not None and "-" in head[0] and _looks_strict(head[1], on):
            raise Unclear(f'there is no service "{head[0]}"{did_you_mean(head[0], ids)}')
        return None
    for length in (3, 2, 1):
        piece = lines[position : position + length]
        if len(piece) < length or not all(_GOES_ON.match(line) for line in piece[1:]):
            continue
        if any(head_of(line) for line in piece[1:]):
            continue
        statement = statement_of(" ".join(line.strip() for line in piece), on, ids)
        if statement is not None:
            return statement, length
    return None


def head_of(line: str) -> tuple[str, str] | None:
    """What stands before the colon, where that may be an id, and what stands behind."""
    if len(line) > _LONGEST:
        return None
    match = _HEAD.fullmatch(_AROUND.sub("", line.casefold()))
    return (match[1], match[2]) if match else None


def statement_of(line: str, on: date, ids: Collection[str]) -> PlacesStatement | None:
    """What a strict line says; None where it is none.

    Raises:
        Unclear: it says places now and that there are none, or more than there can be.
    """
    head = head_of(line)
    if head is None or head[0] not in ids:
        return None
    of_places, right = without_details(" ".join(head[1].replace('"', " ").split()))
    if right and not of_places:
        return PlacesStatement(head[0], None, details_right=True, quote=line.strip())
    first, *more = [part.strip() for part in of_places.split(",")]
    match = _STATE.fullmatch(" ".join(first.split()))
    state = _STATES.get(match[2].strip()) if match else None
    if match is None or state is None or (match[1] and state is not Availability.PLACES_NOW):
        return None
    free = int(match[1]) if match[1] else None
    since = None
    for part in _whole_days(more):
        if part.startswith(f"{FROM} ") and since is None:
            words = words_of(part)
            read = read_day(words, 1, on)
            if read is None or read[1] != len(words):
                raise Unclear(f'the day is not clear: "{line.strip()}"')
            since = read[0]
        else:
            return None
    if free is not None and not 0 < free <= MOST:
        raise Unclear(f'it says "now" and {free} places: "{line.strip()}"')
    return PlacesStatement(head[0], state, free, since, right, line.strip())


def without_details(rest: str) -> tuple[str, bool]:
    """What is said of places, and whether behind it stands that all else is right."""
    match = re.search(
        rf"(?:^|[,:;] ?|(?: -| and) ){_ALL_RIGHT.pattern}[ .!]*$", rest, re.IGNORECASE
    )
    return (rest[: match.start()], True) if match else (rest, False)


def _whole_days(parts: Sequence[str]) -> list[str]:
    """The parts between commas, a day with its weekday or its year put together: "from Tuesday, 1 December"."""
    whole: list[str] = []
    for part in parts:
        if whole and whole[-1].startswith(f"{FROM} ") and re.match(r"[0-9]", part):
            whole[-1] += f", {part}"
        else:
            whole.append(part)
    return whole


def _looks_strict(rest: str, on: date) -> bool:
    try:
        return statement_of(f"a-b: {rest}", on, {"a-b"}) is not None
    except Unclear:
        return True
