"""Another value at a key of a YAML or JSON file, with every other byte of a YAML file as it was."""

import json
from collections.abc import Mapping
from textwrap import wrap
from typing import Any, Final

import yaml

from generator.failure import Failure
from generator.load.documents import parse_document

_WIDTH: Final = 78


def with_value(raw: bytes, name: str, path: tuple[str, ...], value: str) -> bytes:
    """The file with the text at the key; "" takes the key away.

    A JSON file is written anew with an indent of two.

    Args:
        name: the file, for what is said of it, and whether it is JSON.
        path: keys of mappings; all but the last are there.

    Raises:
        Failure: the file is written in a way in which the value cannot be changed by itself.
    """
    data = parse_document(raw, name).data
    wanted = _put(data, path, value)
    if name.endswith(".json"):
        return (json.dumps(wanted, indent=2, ensure_ascii=False) + "\n").encode()
    text = raw.decode("utf-8")
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    for key in path[:-1]:
        node = next((v for k, v in _pairs(node) if k.value == key), None)
    for style in ("as it was", "quoted"):
        written = _changed(text, node, path[-1], value, style == "as it was").encode()
        if parse_document(written, name).data == wanted:
            return written
    raise Failure(f"{name}: {'.'.join(path)} cannot be changed there by itself; do it by hand")


def _changed(text: str, parent: Any, key: str, value: str, keep_style: bool) -> str:
    pairs = _pairs(parent)
    if not pairs or parent.flow_style:
        return text
    pair = next(((k, v) for k, v in pairs if k.value == key), None)
    line_end = "\r\n" if "\r\n" in text else "\n"
    if pair is None:
        at = _line_after(text, pairs[-1][1] if key not in ("description",) else pairs[0][1])
        indent = " " * pairs[0][0].start_mark.column
        head = text[:at] if text[:at].endswith("\n") else text[:at] + line_end
        return f"{head}{indent}{key}: {_quoted(value)}{line_end}{text[at:]}"
    start, end = pair[1].start_mark.index, pair[1].end_mark.index
    end = start + len(text[start:end].rstrip())
    if not value:
        begins = text.rfind("\n", 0, pair[0].start_mark.index) + 1
        return text[:begins] + text[_line_after(text, pair[1]) :]
    indent = " " * (pair[0].start_mark.column + 2)
    style = pair[1].style if keep_style else '"'
    return text[:start] + _in_style(value, style, indent, line_end) + text[end:]


def _in_style(value: str, style: str | None, indent: str, line_end: str) -> str:
    if style is None and yaml.safe_load(value) == value and "\n" not in value:
        return value
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    if style in (">", "|"):
        lines = wrap(value, _WIDTH - len(indent), break_on_hyphens=False, break_long_words=False)
        return ">-" + "".join(f"{line_end}{indent}{line}" for line in lines)
    return _quoted(value)


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _line_after(text: str, node: Any) -> int:
    """Where the line after what is written of a value begins."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(node, yaml.MappingNode) else last
    end = len(text[: node.end_mark.index].rstrip())
    at = text.find("\n", end)
    return at + 1 if at >= 0 else len(text)


def _pairs(node: Any) -> list[tuple[Any, Any]]:
    return node.value if isinstance(node, yaml.MappingNode) else []


def _put(data: Any, path: tuple[str, ...], value: str) -> Any:
    if not isinstance(data, Mapping):
        raise Failure(f"{path[0]} has no place in it")
    if len(path) > 1:
        return {**data, path[0]: _put(data.get(path[0]), path[1:], value)}
    if value:
        return {**data, path[0]: value}
    return {key: standing for key, standing in data.items() if key != path[0]}
