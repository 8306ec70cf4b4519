"""YAML and JSON files → plain data with line numbers, safely: no aliases, no tags, no huge files, no key twice.

Plain scalars stay as they are written, so that 01234567 is not read as a
number and 2023-09-04 stays text for the schema to check as a date.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.load import spreadsheet, wording, yaml_faults
from generator.problem import Place, Problem

MAX_BYTES = 200_000
# Far above any honest file; libyaml builds nodes on the stack, which a bracket ten thousand times over would exhaust.
MAX_DEPTH = 100
Path_ = tuple[str | int, ...]

_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
# libyaml reads several times as fast as PyYAML's own parser, which stands in where it was built without.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What may stand for a character that cannot be seen; no \" and no line's end.
_ESCAPE = re.compile(r'\\(?!["\\/nt\s])')
_TWICE = "the key {} is there twice; keep one"
_BOOLEANS = {"true": True, "false": False, "True": True, "False": False}


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says.

    Attributes:
        name: the file, below the root.
        data: mappings, lists, strings, numbers, booleans and None; None where the file is unusable.
        lines: path of keys and indices → line in the file (from 1).
        problems: what is wrong with the file itself.
        commented: path of a text → the text with the comment that follows it in its line. Whether it
            was meant as one, the schema knows: see `generator.load.schema`.
    """

    name: str
    data: Any
    lines: Mapping[Path_, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    commented: Mapping[Path_, str] = field(default_factory=dict)

    @property
    def dotted(self) -> Mapping[str, int]:
        """The line of each key, by its path as a `Place` gives it: "provider.joined"."""
        return {".".join(map(str, path)): line for path, line in self.lines.items()}

    def place(self, path: Path_ = ()) -> Place:
        """The place of the value at `path`, or of the nearest one around it that has a line."""
        line = next(
            (self.lines[path[:n]] for n in range(len(path), -1, -1) if path[:n] in self.lines), None
        )
        return Place(self.name, None, ".".join(map(str, path)), line)

    def items(self, key: str) -> Iterator[tuple[Mapping[str, Any], Place]]:
        """The mappings in the list at the key, each with its place."""
        listed = self.data.get(key) if isinstance(self.data, Mapping) else None
        for index, item in enumerate(listed if isinstance(listed, list) else []):
            if isinstance(item, Mapping):
                yield item, self.place((key, index))


def read_document(path: Path, name: str) -> Document:
    """Read a .yaml, .yml or .json file.

    Raises:
        OSError: the file is there and cannot be read.
    """
    if (size := path.stat().st_size) > MAX_BYTES:
        words = f"the file has {size:,} bytes; at most {MAX_BYTES:,} are read"
        return _unusable(name, "file-too-large", words)
    return parse_document(path.read_bytes(), name)


def parse_document(raw: bytes, name: str) -> Document:
    """Read what stands in a .yaml, .yml or .json file."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _unusable(name, "not-utf-8", "the file is not in UTF-8; save it as UTF-8")
    return _read_json(text, name) if name.endswith(".json") else _read_yaml(text, name)


def _read_json(text: str, name: str) -> Document:
    problems: list[Problem] = []

    def mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        for key, count in Counter(key for key, _ in pairs).items():
            if count > 1:
                problems.append(
                    Problem(
                        "key-twice", _TWICE.format(wording.shown(key)), Place(name, None, key, 1)
                    )
                )
        return dict(pairs)

    try:
        data = json.loads(text, object_pairs_hook=mapping, parse_constant=_refuse_constant)
        _require_whole_characters(json.dumps(data, ensure_ascii=False))
    except json.JSONDecodeError as error:
        words = f"this cannot be read as JSON: {error.msg}"
        return _unusable(name, "not-json", words, error.lineno)
    except ValueError as error:  # a number of thousands of digits, NaN, half a character
        return _unusable(name, "not-json", f"this cannot be read as JSON: {error}")
    except RecursionError:
        return _unusable(name, "not-json", "this is nested too deeply to be read")
    problems += _faulty(data, (), name)
    return Document(name, data, {(): 1}, tuple(problems))


def _faulty(data: Any, path: Path_, name: str) -> Iterator[Problem]:
    """What hides in the texts of a JSON file, and what a spreadsheet left there."""
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _faulty(key, (*path, key), name)
            yield from _faulty(value, (*path, key), name)
    elif isinstance(data, str):
        place = Place(name, None, _dotted(path), 1)
        if hidden := wording.unseen(data):
            yield Problem("unseen-character", hidden[1], place)
        if formula := spreadsheet.remnant(data):
            yield Problem(spreadsheet.RULE, formula, place)


def _dotted(path: Path_) -> str:
    return ".".join(map(str, path))


def _refuse_constant(word: str) -> Any:
    raise ValueError(f"{word} is not a number in JSON")


def _require_whole_characters(text: str) -> None:
    """Refuse half of a surrogate pair, which an escape can name and no file can hold."""
    half = next((c for c in text if "\ud800" <= c <= "\udfff"), None)
    if half is not None:
        raise ValueError(f"\\u{ord(half):04x} is half of a character")


def _read_yaml(text: str, name: str) -> Document:
    reading = _Reading(yaml_faults.masked(text), name)
    try:
        data = reading.document()
    except _RefusedError as refused:
        return _unusable(name, *refused.args)
    except yaml.MarkedYAMLError as error:
        return _unusable(name, "not-yaml", *yaml_faults.explained(reading.text, error))
    except (yaml.YAMLError, ValueError) as error:
        # What stands behind some escapes is refused with a ValueError.
        first = (str(error).splitlines() or ["it is damaged"])[0]
        return _unusable(name, "not-yaml", f"this cannot be read as YAML: {first}")
    return Document(name, data, reading.lines, tuple(reading.problems), reading.commented)


class _RefusedError(Exception):
    """A rule, the sentence, and the line (from 1) of what is not read at all."""


class _Reading:
    """PyYAML's events → plain data, with what is wrong on the way; see `Document`.

    They come one by one, so that what would cost too much to read is refused before it is built.
    """

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name
        self.lines: dict[Path_, int] = {}
        self.problems: list[Problem] = []
        self.commented: dict[Path_, str] = {}
        self._events: Iterator[Any] = yaml.parse(text, Loader=_Loader)
        self._has_comments = "#" in text
        # Most files hold no character that cannot be seen, as itself or behind an escape.
        hidden = wording.unseen(yaml_faults.unmasked(text))
        self._hides = hidden is not None or _ESCAPE.search(text) is not None

    def document(self) -> Any:
        next(self._events)  # the stream begins
        if isinstance(next(self._events), yaml.StreamEndEvent):
            raise _RefusedError("not-yaml", "the file is empty")
        data = self._value(next(self._events), ())
        next(self._events)  # the document ends
        other = next(self._events)
        mark = other.start_mark
        if isinstance(other, yaml.DocumentStartEvent):
            raise yaml.MarkedYAMLError(problem="another document", problem_mark=mark)
        return data

    def _value(self, event: Any, path: Path_, depth: int = 0) -> Any:
        begins, line = event.start_mark.index, event.start_mark.line + 1
        self.lines.setdefault(path, line)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, begins, path)
        if isinstance(event, yaml.AliasEvent):
            words = "YAML aliases (*name) are not read; write the value out. A text that begins with * needs quotation marks around it"
            raise _RefusedError("yaml-alias", words, line)
        if depth == MAX_DEPTH:
            raise _RefusedError("not-yaml", "this is nested too deeply to be read", line)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path, depth + 1)
        items: list[Any] = []
        while not isinstance(item := next(self._events), yaml.SequenceEndEvent):
            items.append(self._value(item, (*path, len(items)), depth + 1))
        return items

    def _scalar(self, event: Any, begins: int, path: Path_) -> Any:
        text, ends = self._text(event, path), event.end_mark.index
        suspect = self.text[begins : begins + 1] in yaml_faults.SUSPECT
        if suspect and (fault := yaml_faults.altered(self.text[begins:ends], text)):
            self._find(*fault, path)
        if formula := spreadsheet.remnant(text):
            self._find(spreadsheet.RULE, formula, path)
        # A style is a quotation mark, | or >; of a plain scalar it is None, or "" by libyaml.
        if event.style or event.tag:
            return text
        if self._has_comments and (comment := yaml_faults.comment_after(self.text, ends)):
            self.commented[path] = f"{text} {comment}".strip()
        return _scalar(text)

    def _mapping(self, path: Path_, depth: int) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key, here, line = "?", (*path, "?"), event.start_mark.line + 1
            if isinstance(event, yaml.ScalarEvent):
                here = (*path, key := yaml_faults.unmasked(event.value))
                self.lines[here] = line
                self._text(event, here)
            else:
                self._value(event, here, depth)
            if key in mapping:
                self._find("key-twice", _TWICE.format(wording.shown(key)), here)
                # The later value takes the place of the one before it.
                texts = self.commented.items()
                self.commented = {p: text for p, text in texts if p[: len(here)] != here}
            mapping[key] = self._value(next(self._events), here, depth)
        return mapping

    def _text(self, event: Any, path: Path_) -> str:
        if not self._hides:
            return str(event.value)
        text = yaml_faults.unmasked(event.value)
        _require_whole_characters(text)
        if hidden := wording.unseen(text):
            self._find("unseen-character", hidden[1], path)
        return text

    def _find(self, rule: str, words: str, path: Path_) -> None:
        place = Place(self.name, None, _dotted(path), self.lines.get(path))
        self.problems.append(Problem(rule, words, place))


def _scalar(text: str) -> Any:
    """What a plain scalar stands for."""
    if text in ("", "~", "null"):
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if len(text) <= 15 and _WHOLE.fullmatch(text):
        return int(text)
    if len(text) <= 25 and _DECIMAL.fullmatch(text):
        return float(text)
    return text


def _unusable(name: str, rule: str, words: str, line: int | None = None) -> Document:
    return Document(name, None, {}, (Problem(rule, words, Place(name, None, "", line)),))
