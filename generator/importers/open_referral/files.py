"""Files of JSON → documents. A file comes from outside, so it is measured before it is parsed, and what it holds after."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NoReturn

from generator.failure import ImportFailure
from generator.importers.opening import contents, interpreted

MAX_BYTES: Final = 100_000_000
MAX_UNPACKED: Final = 300_000_000
MAX_DEPTH: Final = 40  # a service's taxonomy term stands at nine
MAX_VALUES: Final = 8_000_000
_MOST_FILES: Final = 2_000  # in a folder


@dataclass(frozen=True, slots=True)
class ReferralFile:
    """A file, or one that was packed in it, and the documents that stand in it: mostly one."""

    name: str
    documents: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class ReferralFiles:
    """All that was read; `unread` says of each file that could not be used why, in one line."""

    files: tuple[ReferralFile, ...]
    unread: tuple[str, ...]


def read_files(paths: Sequence[Path]) -> ReferralFiles:
    """The documents of the files, and of those in folders and in .zip and .gz; one that cannot be used stops none of the others.

    Raises:
        ImportFailure: none of them can be used.
    """
    read: list[ReferralFile] = []
    unread: list[str] = []
    for path in paths:
        try:
            for member in _of_folder(path):
                _read(member, read, unread)
        except ImportFailure as error:
            unread.append(str(error))
    if not read:
        raise ImportFailure("; ".join(unread) or "no file was given")
    return ReferralFiles(tuple(read), tuple(unread))


def _of_folder(path: Path) -> Sequence[Path]:
    if not path.is_dir():
        return [path]
    files = sorted(p for p in path.rglob("*") if p.suffix.lower() in (".json", ".gz", ".zip"))
    if not files:
        raise ImportFailure(f"{path}: there is no .json file in this folder")
    if len(files) > _MOST_FILES:
        raise ImportFailure(
            f"{path}: {len(files):,} files in one folder; at most {_MOST_FILES:,} are read"
        )
    return files


def _read(path: Path, read: list[ReferralFile], unread: list[str]) -> None:
    """One file; of a packed one each member by itself."""
    try:
        for name, raw in contents(path, MAX_BYTES, MAX_UNPACKED):
            try:
                read.append(ReferralFile(name, tuple(_documents(name, path, raw))))
            except ImportFailure as error:
                unread.append(str(error))
    except ImportFailure as error:
        unread.append(str(error))


def _documents(name: str, path: Path, raw: bytes) -> Iterator[Any]:
    """What the file holds: one document, or one on each line."""
    opened = interpreted(name, path, raw)
    if not isinstance(opened.content, str):
        raise ImportFailure(
            f"{opened.path}: this is a spreadsheet; give the JSON that the directory's /services address answers with"
        )
    text = opened.content.strip().lstrip("\ufeff")
    if not text:
        raise ImportFailure(f"{opened.path}: the file is empty")
    if sum(map(text.count, ",[{")) > MAX_VALUES:
        raise ImportFailure(
            f"{opened.path}: there are more than {MAX_VALUES:,} values in it; give it in parts"
        )
    lines = text.splitlines()
    is_lines = len(lines) > 1 and all(line.strip().endswith("}") for line in lines[:2])
    if is_lines and text[0] == "{":
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _parsed(line, f"{opened.path}:{number}")
    else:
        yield _parsed(text, opened.path)


def _parsed(text: str, path: str) -> Any:
    try:
        data = json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        start = text[:80].lstrip().lower()
        what = "a web page, not JSON" if start.startswith(("<!doctype", "<html")) else ""
        raise ImportFailure(
            f"{path}: this is {what}; save what the address answers with, as it is"
            if what
            else f"{path}: this is not JSON that can be read: {error.msg} at line {error.lineno}, column {error.colno}; is the file cut off?"
        ) from error
    except RecursionError as error:
        raise ImportFailure(f"{path}: its values are nested too deeply to be read") from error
    except ValueError as error:
        raise ImportFailure(f"{path}: this is not JSON that can be read ({error})") from error
    if _depth(data) > MAX_DEPTH:
        raise ImportFailure(
            f"{path}: its values are nested more than {MAX_DEPTH} deep; no directory's are"
        )
    return data


def _refuse(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number in JSON")


def _depth(data: Any) -> int:
    """How deep values stand in values, gone through level by level."""
    level, depth = [data], 0
    while level and depth <= MAX_DEPTH:
        depth += 1
        level = [
            child
            for value in level
            if isinstance(value, (dict, list))
            for child in (value.values() if isinstance(value, dict) else value)
        ]
    return depth
