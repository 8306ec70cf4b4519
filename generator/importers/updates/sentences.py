"""The lines that a sender wrote in free words → what they say of places, sentence by sentence, and what they say beside."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from generator.importers.mails.words import words_of
from generator.importers.updates.attributing import Topic, attributed
from generator.importers.updates.chatter import alarm, is_harmless, without_numbers
from generator.importers.updates.grammar import clauses
from generator.importers.updates.marking import Marked, marked
from generator.importers.updates.naming import Naming
from generator.importers.updates.signature import is_card, is_first_name
from generator.importers.updates.statements import PlacesStatement, Unclear, shortened
from generator.importers.updates.strict import without_details
from generator.importers.updates.tables import columns_of, rows_of, sheets_of, statement_in_mail
from generator.site.words.wording import day as in_words

_LONGEST: Final = 600  # letters of a sentence
# Not behind "w.e.f." and its like.
_SENTENCES: Final = re.compile(r"(?<=[.!?;])(?<![. ][A-Za-z]\.)\s+|\n")
_BULLET: Final = re.compile(r"\A\s*(?:[*-]|[0-9]{1,2}[.)])\s+(?=\S)")
_CELLS: Final = re.compile(r"\t| {3,}| ?\| ?")
_PASTED: Final = re.compile(r"\t| ?\| ?")
_PARTS: Final = re.compile(r"(?:,|:| -)\s+")
_HEADING: Final = re.compile(r" (?:the )?S\d+ ?[:.-]? ")
_OF_A_DAY: Final = re.compile(
    r" (?:(?:our|the|weekly|daily|current|latest) )*(?:(?:(?:bed|vacancy) (?:state|status|return|update|list)|vacanc(?:y|ies)|availability|places|voids|update|position|figures) (?:(?:for|on|weekof|weekending|dated|:|-) )*|(?:for |the )*(?:weekof|weekending) (?:(?:the|:|-) )*)[@%]0 [.: -]*"
)
WEEK: Final = timedelta(days=7)  # how far the day in a heading may lie from that of the mail

Reading = tuple[list[PlacesStatement], list[str]]
"""What is said of places, and what is said beside."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known before a mail is read.

    Attributes:
        on: the day on which it was written.
        names: of the sender's own services.
        topic: what the mail is about, so that "none" is none of its places.
        counted: whether it speaks of vacancies, so that a bare number is theirs.
    """

    on: date
    names: Naming
    topic: Topic
    counted: bool = False

    def marked(self, text: str) -> Marked:
        """A text with what is named in it marked."""
        return marked(words_of(without_numbers(text)), self.names, self.on)


def read_freely(lines: Sequence[str], setting: Setting) -> Reading:
    """What the lines say.

    Raises:
        Unclear: a sentence is neither understood nor plainly about something else.
    """
    statements: list[PlacesStatement] = []
    beside: list[str] = []
    heading: list[str] = []
    blocks = list(paragraphs(lines))
    for number, block in enumerate(blocks, 1):
        is_last = number == len(blocks)
        if not heading and len(block) == 1 and not is_last and _is_heading(block[0], setting):
            heading = block
            continue
        read, more = _paragraph([*heading, *block], setting, is_last=is_last)
        heading = []
        statements += read
        beside += more
    return statements, beside


def paragraphs(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines between blank ones, without their bullets."""
    block: list[str] = []
    for line in (*lines, ""):
        if line.strip():
            block.append(_BULLET.sub("", line, count=1))
        elif block:
            yield block
            block = []


def sentence(text: str, setting: Setting) -> list[PlacesStatement] | None:
    """What a sentence says of which services; None where it is not understood.

    Raises:
        Unclear: it is understood, but for one thing that a person has to ask.
    """
    of_places, is_right = without_details(text)
    if is_right:
        return _of_details(of_places, setting)
    for words in _without_courtesy(text):
        read = clauses(setting.marked(words), setting.on, counted=setting.counted)
        if read is not None:
            return attributed(read, text, setting.names, setting.on, setting.topic)
    return None


def _of_details(of_places: str, setting: Setting) -> list[PlacesStatement] | None:
    """What a sentence says that ends with "details right": of its services, or of one that it only names."""
    signs = setting.marked(of_places)
    if _HEADING.fullmatch(signs.text):
        [service] = signs.services
        return [PlacesStatement(service, None, details_right=True, quote=shortened(of_places))]
    read = sentence(of_places, setting) if signs.keys else None
    return [replace(one, details_right=True) for one in read] if read else None


def _without_courtesy(text: str) -> Iterator[str]:
    """The sentence, and what is left of it without the parts at its ends that change nothing."""
    yield text
    ends = [match.span() for match in _PARTS.finditer(text)][:12]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(text)]
    first, last = 0, len(starts) - 1
    while first < last and _is_courtesy(text[starts[last] : stops[last]]):
        last -= 1
    while first < last and _is_courtesy(text[starts[first] : stops[first]]):
        first += 1
    if (first, last) != (0, len(starts) - 1):
        yield text[starts[first] : stops[last]]


def _is_courtesy(part: str) -> bool:
    return is_harmless([word.key for word in words_of(without_numbers(part))])


def _paragraph(lines: Sequence[str], setting: Setting, *, is_last: bool) -> Reading:
    if sheets := sheets_of(lines):
        rows = [row for sheet in sheets for row in rows_of(sheet) or []]
        return [statement_in_mail(row, setting.on, setting.names) for row in rows], []
    start = _header_of(lines)
    if start is not None:
        rows = rows_of([_CELLS.split(line) for line in lines[start:]]) or []
        above, more = _paragraph(lines[:start], setting, is_last=False) if start else ([], [])
        return [*above, *(statement_in_mail(row, setting.on, setting.names) for row in rows)], more
    try:
        return _sentences(lines, setting, is_last=is_last)
    except Unclear as reason:
        if len(lines) == 1:
            raise
        # A line that a mail program broke.
        try:
            return _sentences([" ".join(lines)], setting, is_last=is_last)
        except Unclear:
            raise reason from None


def _header_of(lines: Sequence[str]) -> int | None:
    """Which line is the header of a pasted table, with a row at least beneath it; None where none is."""
    numbers = (n for n, line in enumerate(lines[:-1]) if len(line) <= _LONGEST)
    return next((n for n in numbers if columns_of(_CELLS.split(lines[n])) is not None), None)


def _sentences(lines: Sequence[str], setting: Setting, *, is_last: bool) -> Reading:
    """What sentences say, a service that stands by itself being that of what follows."""
    whole = [_in_commas(line, setting) for line in lines]
    texts = [text for line in whole for text in _SENTENCES.split(line) if text.strip(" .,;:!*-_")]
    statements: list[PlacesStatement] = []
    beside: list[str] = []
    position = 0
    while position < len(texts):
        text = texts[position]
        end = position + 1
        if _is_heading(text, setting):
            while end < len(texts) and not setting.marked(texts[end]).services:
                end += 1
            read, more = _beneath(text.strip(" :.-*_"), texts[position + 1 : end], setting)
        else:
            at_end = is_last and end == len(texts)
            read, more = _one(text, text, setting, at_end=at_end)
        position = end
        statements += read
        beside += more
    return statements, beside


def _in_commas(line: str, setting: Setting) -> str:
    """A row of a table without headers as a sentence; a cell with a day alone is from when."""
    cells = [cell.strip() for cell in _PASTED.split(line)]
    days = [bool(re.fullmatch(r" %0 ", setting.marked(cell).text)) for cell in cells]
    if len(cells) == 1:
        return line
    named = (f"from {cell}" if day else cell for cell, day in zip(cells, days, strict=True))
    return ", ".join(filter(None, named))


def _is_heading(text: str, setting: Setting) -> bool:
    return len(text) <= _LONGEST and bool(_HEADING.fullmatch(setting.marked(text).text))


def _beneath(heading: str, texts: Sequence[str], setting: Setting) -> Reading:
    """What stands beneath the name of a service, as one sentence or as several.

    Raises:
        Unclear: it does not say how its places stand.
    """
    try:
        if texts and (read := sentence(f"{heading}: {', '.join(texts)}"[:_LONGEST], setting)):
            return read, []
    except Unclear:
        pass
    statements: list[PlacesStatement] = []
    beside: list[str] = []
    for text in texts:
        read, more = _one(f"{heading}: {text}", text, setting, at_end=False)
        statements += read
        beside += more
    if not statements:
        raise Unclear(
            f"it names a service and does not say how its places stand: {shortened(heading)}"
        )
    return statements, beside


def _one(whole: str, text: str, setting: Setting, *, at_end: bool) -> Reading:
    """What one sentence says.

    Args:
        whole: with the service above it.

    Raises:
        Unclear: it is neither understood nor plainly about something else.
    """
    if len(whole) > _LONGEST:
        raise Unclear(f"a sentence is far longer than one about places: {shortened(whole)}")
    read = sentence(whole, setting)
    if read is not None:
        return read, []
    signs = setting.marked(text)
    if is_harmless(signs.keys) and not signs.services and not signs.days:
        return [], []
    if (at_end and not signs.services and _is_signed(text)) or _is_stamp(signs, text, setting.on):
        return [], []
    if signs.services or signs.days or alarm(signs.keys):
        words = alarm(signs.keys) or "it cannot be understood without doubt"
        raise Unclear(f"{words}: {shortened(whole)}")
    return [], [shortened(text)]


def names_week(signs: Marked) -> bool:
    """Whether it names a week by its first day or its last, which may lie ahead."""
    return bool({"weekof", "weekending"} & {*signs.keys})


def _is_signed(text: str) -> bool:
    """Whether the last sentence is "Speak soon, Jen", "Kind regards, Ruth Penn, Deputy Manager", or a name alone."""
    polite, comma, card = text.partition(",")
    return is_first_name(text) or (bool(comma) and _is_courtesy(polite) and is_card(card.strip()))


def _is_stamp(signs: Marked, text: str, on: date) -> bool:
    """Whether it is a heading with the day of the mail, or its week.

    Raises:
        Unclear: it is one with another day.
    """
    if not _OF_A_DAY.fullmatch(signs.text):
        return False
    [day] = signs.days
    ahead = WEEK if names_week(signs) else timedelta(0)
    if not on - WEEK < day <= on + ahead:
        raise Unclear(f"it is of {in_words(day)}: {shortened(text)}")
    return True
