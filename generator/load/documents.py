"""YAML and JSON files → plain data with line numbers, safely: no aliases, no tags, no huge files, no key twice.

Plain scalars stay as they are written, so that 01234567 is not read as a
number and 2023-09-04 stays text for the schema to check as a date.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource

from generator.config import SCHEMAS
from generator.load import wording
from generator.problem import Place, Problem

MAX_BYTES = 200_000
# Far above any honest file; libyaml builds nodes on the stack, which a bracket ten thousand times over would exhaust.
MAX_DEPTH = 100
Path_ = tuple[str | int, ...]

# A list, a heading, a table, a new paragraph or line in a folded text (>): YAML would run them together.
_SIGN = r"(?:[–—]\s|\(?(?:\d+|[a-z])[.)])"  # one alone may stand in the midst of a sentence
_BLOCK = re.compile(
    rf"^[ \t]*(?:[-*+•]\s|1[.)]\s|#+|\||!!! |$|{_SIGN}.*\n[ \t]*{_SIGN})|(?:  |\\)$", re.MULTILINE
)
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
    """

    name: str
    data: Any
    lines: Mapping[Path_, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

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
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return _unusable(name, "not-utf-8", "the file is not in UTF-8; save it as UTF-8")
    return _read_json(text, name) if path.suffix == ".json" else _read_yaml(text, name)


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
    return Document(name, data, {(): 1}, tuple(problems))


def _refuse_constant(word: str) -> Any:
    raise ValueError(f"{word} is not a number in JSON")


def _require_whole_characters(text: str) -> None:
    """Refuse half of a surrogate pair, which an escape can name and no file can hold."""
    half = next((c for c in text if "\ud800" <= c <= "\udfff"), None)
    if half is not None:
        raise ValueError(f"\\u{ord(half):04x} is half of a character")


def _read_yaml(text: str, name: str) -> Document:
    try:
        settled = _settled(text, name)
        if isinstance(settled, Document):
            return settled
        node = yaml.compose(settled, Loader=_Loader)
        if node is None:
            return _unusable(name, "not-yaml", "the file is empty")
        lines: dict[Path_, int] = {}
        problems: list[Problem] = []
        data = _construct(node, (), name, lines, problems)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        words = f"this cannot be read as YAML: {error.problem or error.context}"
        return _unusable(name, "not-yaml", words, mark.line + 1 if mark else None)
    except (yaml.YAMLError, ValueError) as error:
        # What stands behind some escapes is refused with a ValueError.
        first = (str(error).splitlines() or ["it is damaged"])[0]
        return _unusable(name, "not-yaml", f"this cannot be read as YAML: {first}")
    return Document(name, data, lines, tuple(problems))


def _settled(text: str, name: str) -> Document | str:
    """The text as it is to be read, or what is wrong where that would cost too much.

    Seen in the stream of events, before anything is built.
    """
    depth, lines = 0, text.splitlines(keepends=True)
    for event in yaml.parse(text, Loader=_Loader):
        start, end = event.start_mark, event.end_mark
        line = start.line + 1 if start else None
        if isinstance(event, yaml.AliasEvent):
            words = "YAML aliases (*name) are not read; write the value out"
            return _unusable(name, "yaml-alias", words, line)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            return _unusable(name, "not-yaml", "this is nested too deeply to be read", line)
        if not (isinstance(event, yaml.ScalarEvent) and event.style == ">" and start and end):
            continue
        head, *rest = lines[start.line : end.line + bool(end.column)]
        if _BLOCK.search("".join(rest).rstrip()):
            lines[start.line] = f"{head[: start.column]}|{head[start.column + 1 :]}"
    return "".join(lines)


def _construct(
    node: yaml.Node, path: Path_, name: str, lines: dict[Path_, int], problems: list[Problem]
) -> Any:
    line = node.start_mark.line + 1
    lines.setdefault(path, line)
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            here = (*path, key)
            _require_whole_characters(key)
            if key in mapping:
                place = Place(name, None, ".".join(map(str, here)), key_node.start_mark.line + 1)
                problems.append(_key_twice(key, place))
            lines[here] = key_node.start_mark.line + 1
            mapping[key] = _construct(value_node, here, name, lines, problems)
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [
            _construct(item, (*path, index), name, lines, problems)
            for index, item in enumerate(node.value)
        ]
    return _scalar(node)


def _key_twice(key: str, place: Place) -> Problem:
    return Problem("key-twice", f"the key {wording.shown(key)} is there twice; keep one", place)


def _scalar(node: yaml.Node) -> Any:
    text: str = node.value
    _require_whole_characters(text)
    # A style is a quotation mark, | or >; of a plain scalar it is None, or "" by libyaml.
    if not isinstance(node, yaml.ScalarNode) or node.style or node.tag == _TEXT:
        return text
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


@cache
def _validator(schema: str) -> Draft202012Validator:
    descriptor = json.loads((SCHEMAS / f"{schema}.schema.json").read_text("utf-8"))
    return Draft202012Validator(
        descriptor, format_checker=FormatChecker(("date", "email")), registry=_registry()
    )


@cache
def _registry() -> Registry[Any]:
    """What schemas refer to in one another, by file name, as they stand side by side when published."""
    name = "criteria.schema.json"
    contents = json.loads((SCHEMAS / name).read_text("utf-8"))
    empty: Registry[Any] = Registry()
    known: Registry[Any] = empty.with_resource(name, Resource.from_contents(contents))
    return known


def check(document: Document, schema: str, rule: str) -> list[Problem]:
    """Every fault that the JSON Schema `schema` finds, under the name `rule`: one for a value."""
    found: dict[Place, Problem] = {}
    for error in _validator(schema).iter_errors(document.data):
        for problem in _faults(document, error, rule):
            found.setdefault(problem.place, problem)
    return list(found.values())


def _faults(document: Document, error: ValidationError, rule: str) -> Iterator[Problem]:
    path: Path_ = tuple(error.absolute_path)
    keyword = str(error.validator)
    schema = error.schema if isinstance(error.schema, Mapping) else {}
    for missing in _keys_concerned(keyword, error, schema):
        text = wording.schema_error(keyword, error.instance, error.validator_value, schema, missing)
        yield Problem(rule, text, document.place((*path, missing) if missing else path))


def _keys_concerned(keyword: str, error: ValidationError, schema: Mapping[str, Any]) -> list[str]:
    found: Mapping[str, Any] = error.instance if isinstance(error.instance, Mapping) else {}
    if keyword == "required":
        # jsonschema reports each missing key as an error of its own, naming it in its message alone.
        return [key for key in error.validator_value if error.message.startswith(f"'{key}' ")]  # type: ignore[union-attr]
    if keyword == "additionalProperties":
        return sorted(set(found) - set(schema.get("properties", {})))
    return [""]
