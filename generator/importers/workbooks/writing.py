"""What is taken of a workbook → the files of the package with it, every other byte as it was."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

from generator.failure import ImportFailure
from generator.importers.changing import CellChange, changed_files, with_cells, with_other_id
from generator.importers.workbooks.comparing import Comparison
from generator.importers.workbooks.differing import Difference
from generator.joining.workbook import Before, Filled, form
from generator.joining.workbook.before import rows_of
from generator.joining.workbook.texts import paragraphs
from generator.load.service_columns import PRICE
from generator.load.yaml_values import with_value

_NAMED_IN = ("evidence", "feedback", "prices")  # tables whose column `service` names a service


def files_of(
    root: Path, filled: Filled, before: Before, comparison: Comparison, today: date
) -> dict[str, bytes]:
    """The files that change, by their paths below the root.

    Args:
        today: the day from which a new price holds.

    Raises:
        Failure: a file cannot be read, or is written in a way in which nothing of it can be changed by itself.
    """
    slug, folder = comparison.slug, f"providers/{comparison.slug}"
    cells = [d for d in comparison.taken if d.service]
    changes = [CellChange(slug, d.service, d.column, d.before, d.after) for d in cells]
    added = {slug: comparison.added} if comparison.added else None
    files = changed_files(root, changes, added=added)
    if prices := _prices(cells, before, comparison, today):
        files[f"{folder}/prices.csv"] = with_cells(
            (root / folder / "prices.csv").read_bytes(), f"{folder}/prices.csv", "prices", {}, prices
        )  # fmt: skip
    for table in _NAMED_IN:
        name = f"{folder}/{table}.csv"
        if comparison.renamed and (raw := files.get(name) or _read(root / name)):
            for old, new in comparison.renamed.items():
                raw = with_other_id(raw, name, old, new)
            files[name] = raw
    of_sheet = [d for d in comparison.taken if d.sheet == form.ORGANISATION]
    name = f"{folder}/{before.file}"
    for d in of_sheet:
        raw = files.get(name) or _read(root / name)
        files[name] = with_value(raw, name, _path(d.column), d.after)
    if any(d.sheet == form.ABOUT for d in comparison.taken):
        files[f"{folder}/about.md"] = _about(_read(root / folder / "about.md"), filled.about)
    return files


def _path(key: str) -> tuple[str, ...]:
    return (key,) if key in ("title", "description") else ("provider", key)


def _prices(
    cells: Sequence[Difference], before: Before, comparison: Comparison, today: date
) -> list[Mapping[str, str]]:
    """A row of prices.csv for each service that has some there and costs something else now."""
    priced = {row.get("service", "") for row in rows_of(before.prices)}
    standing = {row.get("id", ""): row for row in before.rows_on(today)}
    new: dict[str, dict[str, str]] = {}
    for d in cells:
        if d.column in PRICE and d.service in priced:
            row = {column: standing[d.service].get(column, "") for column in PRICE}
            new.setdefault(d.service, row)[d.column] = d.after
    return [{"service": service, "since": today.isoformat(), **row} for service, row in new.items()]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError as error:
        raise ImportFailure(f"{path} cannot be read: {error.strerror}") from error


def _about(raw: bytes, text: str) -> bytes:
    """about.md with other paragraphs: those that are the same keep their bytes, and what stands between them."""
    mark, whole = ("\ufeff", raw[3:]) if raw.startswith(b"\xef\xbb\xbf") else ("", raw)
    standing = whole.decode("utf-8")
    end = "\r\n" if "\r\n" in standing else "\n"
    parts = re.split(r"((?:[ \t]*\r?\n){2,})", standing)
    bodies = [part for part in parts[::2] if part.strip()]
    gaps = parts[1::2]
    new = paragraphs(text)
    old = [body.replace("\r\n", "\n").strip() for body in bodies]
    made: list[str] = []
    for tag, first, last, begin, stop in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():  # fmt: skip
        if tag == "equal":
            made += [body.strip("\r\n") for body in bodies[first:last]]
        else:
            made += [paragraph.replace("\n", end) for paragraph in new[begin:stop]]
    same_number = len(made) == len(bodies) and len(gaps) >= len(made) - 1
    between = gaps if same_number else [end * 2] * len(made)
    tail = standing[len(standing.rstrip()) :] or end
    joined = "".join(
        body + (between[at] if at < len(made) - 1 else tail) for at, body in enumerate(made)
    )
    return (mark + joined).encode()
