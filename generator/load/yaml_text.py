"""An entry more or fewer in a list of a YAML or JSON file, with every other byte of it as it was."""

import json
import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

import yaml

from generator.failure import Failure
from generator.load.documents import parse_document


class _Dumper(yaml.SafeDumper):
    """Entries of a list begin further to the right than the key above them, as in the files that people write."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def with_entry(
    raw: bytes,
    name: str,
    path: tuple[str | int, ...],
    entry: Mapping[str, Any] | str,
    block: str = "",
) -> bytes:
    """The file with the entry at the end of the list at the path, whose last key may not be there yet.

    Args:
        name: the file, for what is said of it.
        path: keys of mappings, and numbers of entries of lists; () where the file is the list.
        block: the entry in YAML as it is to stand in a list whose entries begin with hyphens; "": as it comes.

    Raises:
        Failure: the file is written in a way into which no entry fits by itself.
    """
    refused = f"{name}: nothing can be added to {'.'.join(map(str, path))} there; do it by hand"
    text = raw.decode("utf-8")
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    parent, values = _at(node, path[:-1]), {}
    if isinstance(parent, yaml.MappingNode):
        values = {key.value: value for key, value in parent.value}
    listed = values.get(path[-1]) if path else node
    if isinstance(listed, yaml.SequenceNode):
        changed = _inserted(text, listed, entry, block)
    elif path and isinstance(parent, yaml.MappingNode) and parent.value and listed is None:
        changed = _inserted(text, parent, {str(path[-1]): [entry]})
    else:
        raise Failure(refused)
    written = changed.encode()
    if _data(written, name) != _with(_data(raw, name), path, json.loads(_as_json(entry))):
        raise Failure(refused)
    return written


def without_entries(
    raw: bytes, name: str, path: tuple[str | int, ...], texts: Collection[str]
) -> bytes:
    """The file without those entries of the list at the path that are one of the texts.

    Raises:
        Failure: the file is written in a way from which they cannot be taken by themselves.
    """
    text = raw.decode("utf-8")
    listed = _at(yaml.compose(text, Loader=yaml.SafeLoader), path)
    entries = listed.value if isinstance(listed, yaml.SequenceNode) else []
    left = [e for e in entries if not (isinstance(e, yaml.ScalarNode) and e.value in texts)]
    if len(left) == len(entries):
        return raw
    if not left:
        head = text[: listed.start_mark.index]
        is_behind = head.rstrip().endswith(":")  # its key: no comment stands between them
        text = f"{head.rstrip() if is_behind else head + ' '} []{text[_end(listed) :]}"
    else:
        for entry in reversed(entries):
            if entry not in left:
                start, end = _reach(text, listed, entry)
                text = text[:start] + text[end:]
    written, there = text.encode(), _value(_data(raw, name), path)
    kept = [e for e in there if not (isinstance(e, str) and e in texts)]
    if _data(written, name) != _put(_data(raw, name), path, kept):
        raise Failure(
            f"{name}: {', '.join(sorted(texts))} cannot be taken out of {'.'.join(map(str, path))}; do it by hand"
        )
    return written


def _reach(text: str, listed: Any, entry: Any) -> tuple[int, int]:
    """Where what is written of an entry begins and ends, its comma or its line with it."""
    start, end = entry.start_mark.index, _end(entry)
    if not listed.flow_style:
        line_end = text.find("\n", end)
        return text.rfind("\n", 0, start) + 1, line_end + 1 if line_end >= 0 else len(text)
    behind = re.match(r"\s*,\s*", text[end:])
    if behind and entry is not listed.value[-1]:
        return start, end + behind.end()
    before = re.search(r"\s*,\s*$", text[:start])
    return (before.start() if before else start), end


def _value(data: Any, path: tuple[str | int, ...]) -> Any:
    return _value(data[path[0]], path[1:]) if path else data


def _put(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """The data with another value at the path."""
    if not path:
        return value
    if isinstance(path[0], int):
        at = path[0]
        return [*data[:at], _put(data[at], path[1:], value), *data[at + 1 :]]
    return {**data, path[0]: _put(data[path[0]], path[1:], value)}


def _at(node: Any, path: tuple[str | int, ...]) -> Any:
    for name in path:
        if isinstance(name, int):
            entries = node.value if isinstance(node, yaml.SequenceNode) else []
            node = entries[name] if name < len(entries) else None
            continue
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        node = next((value for key, value in pairs if key.value == name), None)
    return node


def _inserted(text: str, node: Any, new: Mapping[str, Any] | str, block: str = "") -> str:
    """The text with something more at the end of a list, or of a mapping."""
    is_list = isinstance(node, yaml.SequenceNode)
    if node.flow_style:
        at = _end(_last(node)) if node.value else node.end_mark.index - 1
        written = _as_json(new) if is_list else _as_json(new)[1:-1]
        return f"{text[:at]}{', ' if node.value else ''}{written}{text[at:]}"
    line_end = "\r\n" if "\r\n" in text else "\n"
    at = text.find("\n", len(text[: _end(node)].rstrip()))
    head = text[: at + 1] if at >= 0 else text.rstrip("\r\n") + line_end
    dumped = block or yaml.dump(
        [new] if is_list else new, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=90
    )
    indent = " " * node.start_mark.column
    lines = "".join(f"{indent}{line}{line_end}" for line in dumped.splitlines())
    return f"{head}{lines}{text[at + 1 :] if at >= 0 else ''}"


def _end(node: Any) -> int:
    """Where what is written of it ends: PyYAML lets a block end where the next thing begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        return _end(_last(node))
    return int(node.end_mark.index)


def _last(node: Any) -> Any:
    """The last entry of a list, or the last value of a mapping."""
    last = node.value[-1]
    return last[1] if isinstance(node, yaml.MappingNode) else last


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=date.isoformat)


def _data(raw: bytes, name: str) -> Any:
    return parse_document(raw, name).data


def _with(data: Any, path: tuple[str | int, ...], entry: Any) -> Any:
    """The data with the entry in it."""
    if not path:
        return [*(data or []), entry]
    if isinstance(path[0], int):
        at = path[0]
        return [*data[:at], _with(data[at], path[1:], entry), *data[at + 1 :]]
    return {**data, path[0]: _with(data.get(path[0]), path[1:], entry)}
