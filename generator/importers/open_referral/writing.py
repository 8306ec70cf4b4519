"""New rows and changed facts → the files of packages, with every other byte kept."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from generator.failure import ImportFailure
from generator.importers.changing import with_cells, with_columns
from generator.importers.start.existing import read_sheet
from generator.joining.package import scalar
from generator.load.packages import DESCRIPTORS

Cells = Mapping[str, Mapping[str, str]]


def package_files(
    files: Mapping[str, bytes], slug: str, rows: Sequence[Mapping[str, str]], cells: Cells
) -> dict[str, bytes]:
    """What changes of a package that is there: further rows, other cells, and the columns that they need.

    Args:
        files: the folder's, by their paths.
        cells: the row's id → column → the new value.

    Raises:
        ImportFailure: a file of the package is damaged.
    """
    name = f"providers/{slug}/services.csv"
    raw = files.get(name, b"")
    if not raw.strip():
        raise ImportFailure(f"{name}: the file is empty or not there; mend the package first")
    header = read_sheet(files, name, "id").header
    written = _with_rows(raw, header, rows)
    beyond = {
        row["id"]: {c: v for c, v in row.items() if v and c not in header}
        for row in rows
        if any(v and c not in header for c, v in row.items())
    }
    written = with_cells(written, name, "services", {**cells, **beyond})
    out = {name: written} if written != raw else {}
    after = read_sheet({name: written}, name, "id").header
    added = [column for column in after if column not in header]
    descriptor = descriptor_of(files, slug)
    if added and descriptor:
        out[descriptor] = with_columns(files[descriptor], descriptor, "services", added)
    return {path: content for path, content in out.items() if files.get(path) != content}


def descriptor_of(files: Mapping[str, bytes], slug: str) -> str:
    """The path of the package's datapackage file, "" where there is none."""
    return next((p for d in DESCRIPTORS if (p := f"providers/{slug}/{d}") in files), "")


def facts_in(raw: bytes) -> dict[str, str]:
    """What stands in a datapackage.yaml, by its keys and those of the provider; {} where it cannot be read."""
    head = raw.partition(b"\nresources:")[0]
    try:
        data: Any = yaml.safe_load(head.decode("utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError):
        return {}
    if not isinstance(data, Mapping):
        return {}
    provider = data.get("provider")
    facts = {**data, **(provider if isinstance(provider, Mapping) else {})}
    return {str(key): value.strip() for key, value in facts.items() if isinstance(value, str)}


def with_facts(raw: bytes, facts: Mapping[str, str]) -> bytes:
    """The datapackage.yaml with other values in the lines of some keys, and a line for those that it had none of."""
    text = raw.decode("utf-8-sig")
    for key, value in facts.items():
        at_top = key in ("title", "description")
        indent = "" if at_top else r"[ \t]+"
        line = f"{key}: {scalar(value)}\n"
        # A text may go on below its key, further in.
        there = list(re.finditer(rf"^({indent}){key}:.*\n(?:\1[ \t]+\S.*\n)*", text, re.MULTILINE))
        after = re.search(
            rf"^({indent}){'title' if at_top else 'legal_name'}:.*\n(?:\1[ \t]+\S.*\n)*",
            text,
            re.MULTILINE,
        )
        if len(there) == 1:
            match = there[0]
            text = f"{text[: match.start()]}{match[1]}{line}{text[match.end() :]}"
        elif after:
            text = f"{text[: after.end()]}{after[1]}{line}{text[after.end() :]}"
    mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    return mark + text.encode()


def _with_rows(raw: bytes, header: Sequence[str], rows: Sequence[Mapping[str, str]]) -> bytes:
    if not rows:
        return raw
    end = "\r\n" if b"\r\n" in raw else "\n"
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, header, restval="", extrasaction="ignore", lineterminator=end)
    writer.writerows(rows)
    gap = b"" if raw.endswith((b"\n", b"\r")) else end.encode()
    return raw + gap + text.getvalue().encode()
