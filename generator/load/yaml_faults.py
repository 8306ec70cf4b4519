"""What YAML makes of a text that a person wrote → what to do about it, in words for people.

Some texts it cannot read: a colon in them, an @ before them. From others it
takes a part away and says nothing: what follows " #", what begins with & or !.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Final

import yaml

from generator.load.wording import shown, unseen

# What YAML refuses wherever it stands, or takes for the end of a line, stands in a plane for
# private use while it reads: so the rest is read, and the place of the character is known.
_REFUSED: Final = (*range(9), 11, 12, *range(14, 32), *range(127, 160), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF)  # fmt: skip
_MASK: Final = {code: code + 0xF0000 for code in _REFUSED}
_UNMASK: Final = {masked: code for code, masked in _MASK.items()}

_LINE: Final = re.compile(
    r"(?P<indent>\s*)(?:- +)*(?:(?P<key>[^\s\-#'\"\[\]{},&*!|>%@`][^:]*?|\"[^\"]*\"):(?=\s|$))?\s*(?P<value>.*?)\s*"
)
_COMMENT: Final = re.compile(r"[ \t]+(#.*)")
_BACKSLASH: Final = "in double quotation marks a \\ has a meaning of its own: write it twice, or put single ones around the text"
_RUN_ON: Final = (
    "this line is read as a part of the text above it, in which no colon can stand: begin a key in the "
    "same column as the key above, or put quotation marks around the whole text"
)
_NO_KEY: Final = (
    "there is no key here: write key: value, with a space after the colon; a text that goes on from "
    "the line above begins further to the right than its key"
)
_NOT_CLOSED: Final = "a quotation mark that opens here is not closed by another straight one"
_SECOND: Final = "a line of --- begins a second document here; take it out, as a file holds one"
_ASKEW: Final = (
    "this line does not fit to those above it: keys of one group begin in the same column, and so do "
    "the entries of a list, each with a hyphen and a space; indent with spaces alone"
)
_BLOCK: Final = re.compile(r"[|>][-+1-9]*(?:\s+#.*)?")
# Double ones are a slip with one of the two as well; a single one is an apostrophe too.
_TYPOGRAPHIC: Final = re.compile('[“”„‟«»][^“”„‟«»"]*[“”„‟«»"]?|[‘‚‛‹][^‘‚‛‹›]*[’‘›\']')
SUSPECT: Final = frozenset("&!“”„‟«»‘‚‛‹")
"""What begins a value that YAML may read otherwise than it looks."""


def masked(text: str) -> str:
    """The text with each character that YAML refuses in another plane, from which `unmasked` brings it back."""
    return text.translate(_MASK)


def unmasked(value: str) -> str:
    """The value as it was written."""
    return value if value.isascii() else value.translate(_UNMASK)


def quoted(text: str) -> str:
    """The text as it can stand in YAML, cut where it is long."""
    text = text if len(text) <= 60 else text[:57] + "…"
    return f"'{text}'" if '"' in text and "'" not in text else json.dumps(text, ensure_ascii=False)


def comment_after(text: str, end: int) -> str:
    """The comment that stands in the same line after the position `end`, or ""."""
    match = _COMMENT.match(text, end)
    return match[1] if match else ""


def cut(read: str, written: str) -> str:
    """The sentence for a text of which YAML reads only the part before " #"."""
    what = f"only {shown(read)} is read here" if read else "nothing is read here"
    return (
        f'{what}: YAML takes what follows " #" for a comment. Put quotation marks around the whole '
        f"text: {quoted(written)}; or, if it is a comment, put it on a line of its own"
    )


def altered(source: str, value: str) -> tuple[str, str] | None:
    """The rule and the sentence for a value that YAML reads otherwise than it looks.

    Args:
        source: the value as it stands in the file, with what is before it.
        value: as it is read.
    """
    if source[:1] in ("&", "!") and not source.startswith("!!str "):
        word = source.split(maxsplit=1)[0]
        words = f"YAML leaves out {shown(word)}; a text that begins with {source[0]} needs quotation marks around it: {quoted(source)}"
        return "cut-text", words
    if source == value and _TYPOGRAPHIC.fullmatch(value):
        bare = re.sub("[“”„‟«»‹›‘’\"']$", "", value[1:])
        words = f"{value[0]} would be shown as part of the text; write straight quotation marks, or none: {quoted(bare)}"
        return "typographic-quotes", words
    return None


def explained(text: str, error: yaml.MarkedYAMLError) -> tuple[str, int | None]:
    """What to do about an error of PyYAML's, in a sentence, and the line (from 1) in which to do it."""
    lines = text.splitlines()
    mark, begun = error.problem_mark or error.context_mark, error.context_mark
    if mark is None:
        return f"this cannot be read as YAML: {error.problem or error.context}", None
    problem, context = error.problem or "", error.context or ""
    at = min(mark.line, len(lines) - 1)
    if re.search("escape|hexa?decimal", problem):
        return _BACKSLASH, at + 1
    within = begun.line if begun and re.search("flow|scalar|key|anchor|alias|tag", context) else at
    for number in (_left_open(lines, at), within, at):
        if 0 <= number < len(lines) and (words := _cure(lines[number])):
            return words, number + 1
    above = lines[at - 1] if at else ""
    if _COMMENT.search(above) and not _parts(lines[at])["key"]:
        return _advice('a text that goes on and has " #" in it', above), at
    if "mapping values" in problem:
        return (words, at) if (words := _without_space(above)) else (_RUN_ON, at + 1)
    if "simple key" in context:
        return _NO_KEY, within + 1
    if "quoted" in context:
        return _NOT_CLOSED, within + 1
    return (_SECOND if "another document" in problem else _ASKEW), at + 1


def _left_open(lines: Sequence[str], last: int) -> int:
    """The line of the first quotation mark that nothing closes up to the last line; -1 where there is none."""
    number = 0
    while number <= last:
        parts = _parts(lines[number])
        value, number = parts["value"], number + 1
        if _BLOCK.fullmatch(value):
            while number <= last and (_indent(lines[number]) > _indent(parts[0]) or not lines[number].strip()):  # fmt: skip
                number += 1
        elif value[:1] in ('"', "'") and not _closed(value):
            end, rest = next(_ends(lines, number, value[0]), (0, "nothing closes it"))
            if rest:
                return number - 1
            number = end + 1
    return -1


def _ends(lines: Sequence[str], first: int, mark: str) -> Iterator[tuple[int, str]]:
    """The lines from the first on in which the mark stands, and what is written after it but a comment."""
    for number in range(first, len(lines)):
        _, closing, rest = lines[number].replace("\\" + mark, "").replace("''", "").partition(mark)
        if closing:
            yield number, rest.partition(" #")[0].strip(" ,]}")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _parts(line: str) -> re.Match[str]:
    match = _LINE.fullmatch(line)
    assert match is not None, "every line has a value, if an empty one"
    return match


def _closed(value: str) -> str:
    """The quoted text that the value begins with; "" where its mark is not closed."""
    match = re.match(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", value)
    return match[0] if match else ""


def _cure(line: str) -> str:
    """What is wrong with the text in the line, and what to do; "" where nothing is."""
    if hidden := unseen(unmasked(line)):
        return hidden[1]
    value = _parts(line)["value"]
    first = value[:1]
    if "\t" in line[: line.find(value) if value else None]:
        return "there is a tab before the text; write spaces, as YAML knows no tab there"
    if first in ('"', "'") and value:
        return _cure_quoted(line, value)
    if first in ("[", "{") and value:
        last = {"[": "]", "{": "}"}[first]
        if value.partition(" #")[0].rstrip(", ").endswith(last):
            return ""
        if value.endswith(last):
            return f'YAML takes what follows " #" for a comment, and the {last} with it; put quotation marks around the text that has a # in it'
        kind = "a list" if first == "[" else "a group of keys"
        return f"{kind} that begins with {first} ends with {last}; {_advice(f'a text that begins with {first}', line)}"
    if re.match(r"[*&!%@`,\]}]|[-?](\s|$)|[|>]", value) and not _BLOCK.fullmatch(value):
        return _advice(f"a text that begins with {first}", line)
    if re.search(r":(\s|$)", value):
        return _advice("a text with a colon and a space in it", line)
    return _without_space(line)


def _without_space(line: str) -> str:
    """What is wrong where a key runs into its value; "" where none does."""
    match = re.match(r"[ ]*(?:- +)*([a-z][a-z_]*):([^\s/].*)", line)
    return f"there is no space after the colon: write {match[1]}: {match[2]}" if match else ""


def _cure_quoted(line: str, value: str) -> str:
    whole, mark = _closed(value), value[0]
    if not whole:
        return _advice(
            f"the {mark} is not closed by another straight one: the text", line.rstrip(" ”’"), mark
        )
    rest = value[len(whole) :].partition(" #")[0].strip()
    if rest and rest[0] not in ",]}:":
        return _advice(f"a text that goes on after its {mark} is closed", line)
    return ""


def _advice(text: str, line: str, mark: str = "") -> str:
    parts = _parts(line)
    key = f"{parts['key']}: " if parts["key"] else ""
    return (
        f"{text} needs quotation marks around it: {key}{quoted(parts['value'].removeprefix(mark))}"
    )
