"""What only the council may write: in a package, and around it; and what of a change that is.

A provider writes its own package, but not that it was awarded a lot, what was
seen of it or said about it, nor how it stands. GitHub's CODEOWNERS knows whole
files alone, so there the council owns each file in which one of these may stand.
"""

import csv
import io
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from generator.failure import Failure
from generator.load import fields
from generator.load.authorship import COUNCILS_COLUMNS, COUNCILS_KEYS, COUNCILS_TABLES
from generator.load.documents import parse_document

CODEOWNERS: Final = ".github/CODEOWNERS"
_PACKAGES: Final = "providers"
_SECONDS: Final = 60
_SHOWN: Final = 8  # files that the line names; the rest is counted

Facts = Counter[tuple[str, ...]]
"""What the council alone may write in one file, each as the words that tell it apart."""


@dataclass(frozen=True, slots=True)
class OwnedChange:
    """A file in which the council alone may write what changed; `what` is "" where the whole file is its."""

    file: str
    what: str

    def __str__(self) -> str:
        """`providers/meadow-view/awards.csv (2 rows)`."""
        return f"{self.file} ({self.what})" if self.what else self.file


def code_owners(owners: Sequence[str]) -> str:
    """The text of CODEOWNERS: all is the council's but what is wholly a provider's own; where nobody is named, how to."""
    if not owners:
        return (
            "# Nobody is named yet who approves changes for the council. Name them as owners in\n"
            '# content/framework.yml, such as "@exampleshire/commissioning", then run\n'
            "# framework-directory owners, which writes this file.\n"
        )
    everywhere = " ".join(owners)
    return (
        "# Made by `framework-directory owners` from `owners` in content/framework.yml.\n"
        "# The council approves each change, but those of what a provider says in its own words\n"
        "# and pictures. Rows and columns of a file cannot be told apart here:\n"
        "# `framework-directory owners --since` tells them.\n"
        f"* {everywhere}\n"
        f"/{_PACKAGES}/*/about.md\n"
        f"/{_PACKAGES}/*/images/\n"
    )


def in_package(folder: Path, council_roles: Sequence[str]) -> tuple[str, ...]:
    """What stands in a package that only the council may write, file by file, in words."""
    names = (*(f"{table}.csv" for table in COUNCILS_TABLES), "services.csv", *_DESCRIPTORS)
    files = ((name, facts(name, _content(folder / name), council_roles)) for name in names)
    return tuple(str(OwnedChange(name, _in_words(name, of_it))) for name, of_it in files if of_it)


def changed_since(
    root: Path, revision: str, council_roles: Sequence[str]
) -> tuple[OwnedChange, ...]:
    """What differs between a revision and the folder that only the council may write, by file.

    Raises:
        Failure: git is not there, the folder is in no repository, or the revision is not known.
    """
    try:
        commit = _git(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    except Failure as failure:
        raise Failure(f'git knows no revision "{revision}" in {root}') from failure
    base = commit.decode().strip()
    changed = _git(root, "diff", "--name-only", "--no-renames", "--relative", "-z", base)
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    names = sorted(
        {name.decode("utf-8", "replace") for name in (changed + new).split(b"\0") if name}
    )
    return tuple(_changes(root, base, names, council_roles))


def in_a_line(changes: Sequence[OwnedChange]) -> str:
    """All of it in one sentence; what stands in packages first, as a provider may have written it."""
    if not changes:
        return "Nothing in this change is the council's alone to write."
    in_order = sorted(changes, key=lambda change: (not change.what, change.file))
    shown = ", ".join(map(str, in_order[:_SHOWN]))
    left = len(changes) - _SHOWN
    more = f" and {left} more file{'s' if left > 1 else ''}" if left > 0 else ""
    return f"Only the council may approve: {shown}{more}."


def facts(name: str, content: bytes, council_roles: Sequence[str]) -> Facts:
    """What of a file of a package only the council may write.

    Args:
        name: of the file, below the package.
        council_roles: of whom a check is the council's; none where each is.
    """
    stem, _, ending = name.rpartition(".")
    if name in _DESCRIPTORS:
        return Counter(_of_descriptor(name, content))
    if ending == "csv" and stem in COUNCILS_TABLES:
        return Counter(_cells(row, row) for row in _rows(content))
    if name == "services.csv":
        return Counter(
            (row.get("id") or "", *_cells(row, COUNCILS_COLUMNS))
            for row in _rows(content)
            if _cells(row, COUNCILS_COLUMNS)
            and (not council_roles or (row.get("checked_by") or "").strip() in council_roles)
        )
    return Counter()


_DESCRIPTORS: Final = ("datapackage.yaml", "datapackage.json")


def _changes(
    root: Path, base: str, names: Iterable[str], council_roles: Sequence[str]
) -> Iterator[OwnedChange]:
    for name in names:
        parts = PurePosixPath(name).parts
        if parts[0] != _PACKAGES or len(parts) < 3:
            yield OwnedChange(name, "")
            continue
        below = "/".join(parts[2:])
        before = facts(below, _committed(root, base, name), council_roles)
        after = facts(below, _content(root / name), council_roles)
        if before != after:
            yield OwnedChange(name, _in_words(below, (before - after) | (after - before)))


def _in_words(name: str, differing: Facts) -> str:
    """`2 rows`, `checked_by and checked_on of 1 service`, `joined and status`."""
    if name in _DESCRIPTORS:
        return " and ".join(sorted({key for key, _ in differing}))
    if name == "services.csv":
        number = len({service for service, *_ in differing})
        return f"{' and '.join(COUNCILS_COLUMNS)} of {number} service{'s' if number > 1 else ''}"
    number = differing.total()
    return f"{number} row{'s' if number > 1 else ''}"


def _of_descriptor(name: str, content: bytes) -> Iterator[tuple[str, ...]]:
    data = parse_document(content, name).data if content else None
    provider = fields.mapping(data, "provider") if isinstance(data, Mapping) else {}
    for key in COUNCILS_KEYS:
        if isinstance(value := provider.get(key), str) and value:
            yield key, value


def _rows(content: bytes) -> Iterator[Mapping[str, str]]:
    """The rows of a CSV file that hold anything; none of what cannot be read as one."""
    text = content.decode("utf-8-sig", "replace").replace("\0", "")
    try:
        for row in csv.DictReader(io.StringIO(text, newline="")):
            yield {column: cell for column, cell in row.items() if column and isinstance(cell, str)}
    except csv.Error:
        return


def _cells(row: Mapping[str, str], columns: Iterable[str]) -> tuple[str, ...]:
    """The cells that are not blank, each with its column, in whatever order these stand."""
    filled = ((column, (row.get(column) or "").strip()) for column in columns)
    return tuple(sorted(f"{column}={cell}" for column, cell in filled if cell))


def _content(path: Path) -> bytes:
    """What stands in a file; nothing of what is none, or leads elsewhere."""
    try:
        return b"" if path.is_symlink() or not path.is_file() else path.read_bytes()
    except OSError as error:
        raise Failure(f"{path} cannot be read: {error.strerror}") from error


def _committed(root: Path, base: str, name: str) -> bytes:
    there = _git(root, "ls-tree", "-z", base, "--", name)
    return _git(root, "show", f"{base}:./{name}") if there else b""


def _git(root: Path, *arguments: str) -> bytes:
    command = ("git", "--literal-pathspecs", "-C", str(root), *arguments)
    try:
        run = subprocess.run(command, capture_output=True, timeout=_SECONDS)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Failure(f"git could not be run: {error}") from error
    if run.returncode != 0:
        last = run.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["no reason"]
        raise Failure(f"git cannot tell what changed: {last[0]}")
    return run.stdout
