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

from generator.load import wording, yaml_faults
from generator.problem import Place, Problem

MAX_BYTES = 200_000
# Far above any honest file; libyaml builds nodes on the stack, which a bracket ten thousand times over would exhaust.
MAX_DEPTH = 100
Path_ = tuple[str | int, ...]

_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
# libyaml reads several times as fast as PyYAML's own parser, which stands in where it was built without.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT = "tag:yaml.org,2002:str"
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
        found = self.data.get(key) if isinstance(self.data, Mapping) else None
        for index, item in enumerate(found if isinstance(found, list) else []):
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
                problems.append(_key_twice(key, Place(name, None, key, 1)))
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
    problems += _unseen(data, (), name)
    return Document(name, data, {(): 1}, tuple(problems))


def _unseen(data: Any, path: Path_, name: str) -> Iterator[Problem]:
    """Characters in the texts of a JSON file that hide what they say."""
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _unseen(key, (*path, key), name)
            yield from _unseen(value, (*path, key), name)
    elif isinstance(data, str) and (hidden := wording.unseen(data)):
        yield Problem("unseen-character", hidden[1], Place(name, None, _dotted(path), 1))


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
    text = yaml_faults.masked(text)
    try:
        if refused := _refused(text, name):
            return refused
        node = yaml.compose(text, Loader=_Loader)
        if node is None:
            return _unusable(name, "not-yaml", "the file is empty")
        reading = _Reading(text, name)
        data = reading.value(node, ())
    except yaml.MarkedYAMLError as error:
        return _unusable(name, "not-yaml", *yaml_faults.explained(text, error))
    except (yaml.YAMLError, ValueError) as error:
        # What stands behind some escapes is refused with a ValueError.
        first = (str(error).splitlines() or ["it is damaged"])[0]
        return _unusable(name, "not-yaml", f"this cannot be read as YAML: {first}")
    return Document(name, data, reading.lines, tuple(reading.problems), reading.commented)


def _refused(text: str, name: str) -> Document | None:
    """What would cost too much to read: seen in the stream of events, before anything is built."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else None
        if isinstance(event, yaml.AliasEvent):
            words = "YAML aliases (*name) are not read; write the value out. A text that begins with * needs quotation marks around it"
            return _unusable(name, "yaml-alias", words, line)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            return _unusable(name, "not-yaml", "this is nested too deeply to be read", line)
    return None


@dataclass(slots=True)
class _Reading:
    """PyYAML's nodes → plain data, with what is wrong on the way; see `Document`."""

    text: str
    name: str
    lines: dict[Path_, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    commented: dict[Path_, str] = field(default_factory=dict)

    def value(self, node: yaml.Node, path: Path_) -> Any:
        self.lines.setdefault(path, node.start_mark.line + 1)
        begins, ends = node.start_mark.index, node.end_mark.index
        if not isinstance(node, yaml.ScalarNode):
            if isinstance(node, yaml.MappingNode):
                return self._mapping(node, path)
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        text = self._text(node, path)
        self._require_unaltered(self.text[begins:ends], text, path)
        # A style is a quotation mark, | or >; of a plain scalar it is None, or "" by libyaml.
        if node.style:
            return text
        if comment := yaml_faults.comment_after(self.text, ends):
            self.commented[path] = f"{text} {comment}".strip()
        return text if node.tag == _TEXT else _scalar(text)

    def _mapping(self, node: yaml.MappingNode, path: Path_) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            scalar = isinstance(key_node, yaml.ScalarNode)
            key = yaml_faults.unmasked(key_node.value) if scalar else "?"
            here = (*path, key)
            self.lines[here] = key_node.start_mark.line + 1
            if scalar:
                self._text(key_node, here)
            if key in mapping:
                words = f"the key {wording.shown(key)} is there twice; keep one"
                self._find("key-twice", words, here)
                known = (
                    self.commented.items()
                )  # the later value takes the place of the one before it
                self.commented = {p: text for p, text in known if p[: len(here)] != here}
            mapping[key] = self.value(value_node, here)
        return mapping

    def _text(self, node: yaml.ScalarNode, path: Path_) -> str:
        text = yaml_faults.unmasked(node.value)
        _require_whole_characters(text)
        if hidden := wording.unseen(text):
            self._find("unseen-character", hidden[1], path)
        return text

    def _require_unaltered(self, source: str, text: str, path: Path_) -> None:
        if found := yaml_faults.altered(source, text):
            self._find(*found, path)

    def _find(self, rule: str, words: str, path: Path_) -> None:
        place = Place(self.name, None, _dotted(path), self.lines.get(path))
        self.problems.append(Problem(rule, words, place))


def _key_twice(key: str, place: Place) -> Problem:
    return Problem("key-twice", f"the key {wording.shown(key)} is there twice; keep one", place)


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
