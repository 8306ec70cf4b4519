"""The council's private folder → its applications, whom it asked, who wrote, the feedback that waits, and whether git would publish it.

Only `check`, `status`, `ask`, `letter` and the commands on feedback ask for what is in it. A build opens none
of its tables, so nothing of them can be public; like `check`, it sees where
such a table stands that git would publish with the rest.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.config import Config
from generator.failure import Failure
from generator.load import fields, git, records
from generator.load.documents import read_document
from generator.load.tables import TableFile, TableKind, TableRow, Tables, faulty_texts, read_tables
from generator.problem import Problem
from generator.records import (
    Application,
    Asking,
    PrivateFolder,
    ProviderMail,
    QueuedFeedback,
    RefusalReason,
)

APPLICATIONS, REASONS = "applications.csv", "application-reasons.csv"
UPDATES, HELD = "updates.csv", "updates-held.csv"  # the logs of `import updates`
FEEDBACK_QUEUE = "feedback-queue.csv"
ASKED = "asked.csv"  # the log of `ask`
PRIVATE_KINDS: tuple[TableKind, ...] = (
    *("applications", "application-reasons", "updates", "updates-held", "asked", "feedback-queue"),
)


@dataclass(frozen=True, slots=True)
class PrivateRead:
    """What the folder holds; nothing where none is to be read.

    Attributes:
        folders: it, and others in the council's folder that hold a table of its kinds.
        left_out: rows that make no record.
        doubtful: tables of which not every reference can be relied on to be there.
    """

    folders: tuple[PrivateFolder, ...] = ()
    applications: tuple[Application, ...] = ()
    reasons: tuple[RefusalReason, ...] = ()
    askings: tuple[Asking, ...] = ()
    mails: tuple[ProviderMail, ...] = ()
    queued_feedback: tuple[QueuedFeedback, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: tuple[TableRow, ...] = ()
    doubtful: frozenset[str] = frozenset()


def folder_set(config: Config) -> Path | None:
    """The folder that content/framework.yml names as `private`, seen from the root; None where it names none."""
    file = config.content / "framework.yml"
    if not file.is_file():
        return None
    data = read_document(file, file.name).data
    setting = fields.text(data, "private") if isinstance(data, dict) else ""
    return config.root / setting if setting else None


def is_folder(path: Path) -> bool:
    """Whether there is such a folder; there is none of a name that no path can have."""
    return os.path.isdir(path)  # noqa: PTH112


def read_private(config: Config) -> PrivateRead:
    """Read the folder `config.private`.

    Raises:
        Failure: it is not there.
        OSError: a file in it cannot be read.
    """
    folder = config.private
    if folder is None:
        return PrivateRead(tuple(_astray(config)))
    if not is_folder(folder):
        raise Failure(f"there is no private folder {folder}")
    name = _shown(folder, config.root)
    tables = {kind: _table(folder, name, kind) for kind in PRIVATE_KINDS}
    problems = {kind: (*table.problems, *faulty_texts(table)) for kind, table in tables.items()}
    applications, left_out = records.split(records.application, tables["applications"].rows)
    askings, _ = records.split(records.asking, tables["asked"].rows)
    of_mails = (*tables["updates"].rows, *tables["updates-held"].rows)
    mails, _ = records.split(records.provider_mail, of_mails)
    return PrivateRead(
        folders=(git.private_folder(folder, config.root, name, (".",)), *_astray(config)),
        applications=applications,
        reasons=tuple(map(records.refusal_reason, tables["application-reasons"].rows)),
        askings=askings,
        mails=mails,
        queued_feedback=tuple(map(records.queued_feedback, tables["feedback-queue"].rows)),
        problems=tuple(problem for of_kind in problems.values() for problem in of_kind),
        left_out=left_out,
        doubtful=frozenset(
            f"{kind}.csv" for kind, of_kind in problems.items() if any(map(_hides_one, of_kind))
        ),
    )


def _astray(config: Config) -> Iterator[PrivateFolder]:
    """Other folders with such a table: where a person may have put one who knows no private folder."""
    root, names = config.root, [f"{kind}.csv" for kind in PRIVATE_KINDS]
    there = (
        path.parent
        for name in names
        for folder in (root, config.content)
        for path in (folder / name, *folder.glob(f"*/{name}"))
        if path.is_file()
    )
    packages = (p.parent for name in names for p in config.providers.glob(f"*/{name}"))
    private = config.private.resolve() if config.private else None
    for folder in sorted({*there, *packages}):
        if folder.resolve() != private:
            yield git.private_folder(folder, root, _shown(folder, root), names)


def _hides_one(problem: Problem) -> bool:
    """Whether a row may be missing, or stand under another reference than is meant."""
    return problem.place.field in ("", "reference") or problem.rule in (
        "extra-cell",
        "missing-cell",
    )


def _shown(folder: Path, root: Path) -> str:
    """The folder's path below the root, or in full."""
    whole = folder.resolve()
    return (whole.relative_to(root) if whole.is_relative_to(root) else whole).as_posix()


def _table(folder: Path, name: str, kind: TableKind) -> Tables:
    file = f"{kind}.csv"
    path = folder / file
    return read_tables(kind, [TableFile(path, f"{name}/{file}", "")] if path.is_file() else [])
