"""What stands in a text for something that is still to come, or was made up: placeholders, examples, numbers for drama."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from generator.load.documents import Path_, read_document
from generator.problem import Place
from generator.records import Filed
from generator.records.prose import FRONT_MATTER
from generator.rules.text import PLACEHOLDER
from generator.worklist.ready.state import State
from generator.worklist.ready.task import Step, Task

_YAML: Final = frozenset({".yml", ".yaml", ".json"})
# The register's own words, what is made by the site itself, and what is read and never shown.
_NOT_TEXT: Final = (
    *("content/postcodes/", "content/addresses.csv", "content/cqc-"),
    *("content/search.yml", "content/plain-words.yml", "content/redirects.csv"),
)
# https://www.ofcom.org.uk: telephone numbers for use in TV and radio drama programmes.
_DRAMA: Final = (
    *("01632 960", "07700 900", "020 7946 0", "0113 496 0", "0114 496 0", "0115 496 0"),
    *("0116 496 0", "0117 496 0", "0118 496 0", "0121 496 0", "0131 496 0", "0141 496 0"),
    *("0151 496 0", "0161 496 0", "0191 498 0", "028 9649 6", "029 2018 0", "03069 990"),
    *("0808 157 0", "0909 879 0"),
)
_NUMBER: Final = re.compile(
    r"(?<!\d)(?:\+44[ ()0-]*|\(?0)(?:"
    + "|".join(r"[ ()-]*".join(start.replace(" ", "")[1:]) for start in _DRAMA)
    + r")[\d ()-]*\d"
)
# RFC 2606 and 6761: names that lead nowhere. `example.gov.uk` stands in many a guide.
_HOST: Final = re.compile(
    r"\b(?:[a-z0-9-]+\.)*(?:example\.(?:org|com|net|gov\.uk|co\.uk)|(?:example|test|invalid))(?![\w.-]*\w)",
    re.IGNORECASE,
)
_AT_A_HOST: Final = re.compile(r"(?:https?://|@|\bwww\.)[^\s<>\"')]+", re.IGNORECASE)
_MADE_UP: Final = re.compile(
    r"\bmade[- ]up(?! of)\b|\binvented\b|\bdemonstration (?:figure|setting)s?\b"
    r"|\b(?:Exampleshire|Anytown|Sometown|Acme|Joe Bloggs|(?:John|Jane) Doe|A\.? ?N\.? Other)\b"
    r"|\bDEMO-\d+|\b000-000000\b|\b1-(?:123456789|101234567)\b|\b(?:01234567|12345678|00000000)\b|\bAB1 2DE\b",
)
# "[council]", "{council}", and no link, footnote or box to tick of Markdown; nor what a criterion's
# own numbers are put in the place of.
_BRACKETS: Final = re.compile(
    r"(?<![\w!\]])\[(?!\^)[^\[\]\n]{2,80}\](?![(\[:])|\{(?!least\}|ratings\})[a-z_ ]{2,40}\}"
)
_ATTRIBUTES: Final = re.compile(r"\{[:#.][^}]*\}")


def is_example_host(address: str) -> bool:
    """Whether an address of the internet is one that is kept for examples."""
    host = re.sub(r"^[a-z]+://", "", address.casefold()).split("/")[0].rpartition("@")[2]
    return bool(host) and _HOST.fullmatch(host.partition(":")[0]) is not None


def stand_in(text: str) -> tuple[str, str] | None:
    """What stands in the text for something else, and what that is; None where nothing does."""
    for written in _AT_A_HOST.finditer(text):
        if is_example_host(address := written[0].lstrip("@").rstrip(".,;")):
            return address, "is an address for examples"
    for pattern, what in (
        (_NUMBER, "is a telephone number that is kept for drama, and reaches nobody"),
        (PLACEHOLDER, "stands in for text to come"),
        (_MADE_UP, "is an example, or says that something is made up"),
        (_BRACKETS, "in brackets stands in for text to come"),
    ):
        if match := pattern.search(text):
            return match[0].strip(), what
    return None


def texts(state: State, filed: Filed) -> Iterator[Task]:
    """The first stand-in of each cell, value and paragraph in the council's files and in the packages."""
    root = state.config.root
    for path in _files(root):
        name = path.relative_to(root).as_posix()
        for place, text in _texts_of(path, name):
            if mark := stand_in(text):
                quoted, what = mark
                yield Task(Step.TEXTS, place, f'"{quoted}" {what}; write what is true here')


def _files(root: Path) -> Iterator[Path]:
    for folder in ("content", "lots", "providers"):
        for path in sorted((root / folder).rglob("*")):
            name = path.relative_to(root).as_posix()
            hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
            readable = path.suffix in {*_YAML, ".md", ".csv"} and path.is_file()
            if readable and not (hidden or path.is_symlink() or name.startswith(_NOT_TEXT)):
                yield path


def _texts_of(path: Path, name: str) -> Iterator[tuple[Place, str]]:
    """Each text of the file with its place; of a file that cannot be read none, as `check` has named it."""
    if path.suffix in _YAML:
        document = read_document(path, name)
        for at, text in _values(document.data):
            yield document.place(at), text
        return
    try:
        content = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        return
    if path.suffix == ".md":
        yield from _lines(content, name)
    else:
        yield from _cells(content, name)


def _values(data: Any, at: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    if isinstance(data, str):
        yield at, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _values(value, (*at, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _values(value, (*at, index))


def _lines(content: str, name: str) -> Iterator[tuple[Place, str]]:
    front = FRONT_MATTER.match(content)
    first = front[0].count("\n") if front else 0
    for number, line in enumerate(content.splitlines(), 1):
        # In front matter the words alone: "title: [About]" is a list to YAML.
        text = line.partition(":")[2] if number <= first else _ATTRIBUTES.sub("", line)
        yield Place(name, None, "", number), text


def _cells(content: str, name: str) -> Iterator[tuple[Place, str]]:
    reader = csv.reader(io.StringIO(content, newline=""), strict=True)
    try:
        header = next(reader, [])
        for number, row in enumerate(reader, 2):
            for column, cell in zip(header, row, strict=False):
                yield Place(name, number, column.strip(), reader.line_num), cell
    except csv.Error:
        return  # `check` has named it
