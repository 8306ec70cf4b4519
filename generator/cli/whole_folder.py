"""The end of `start`: what makes a new council's folder whole, written into it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from generator import output, ownership
from generator.cli.options import config_of
from generator.config import installed
from generator.failure import Failure, ImportFailure
from generator.importers.start.folder import (
    NAMES,
    REQUIREMENTS,
    InstalledFrom,
    files,
    installed_from,
)
from generator.load.settings import read_settings

_OWNER = re.compile("@[A-Za-z0-9][A-Za-z0-9-]{0,38}(/[A-Za-z0-9][A-Za-z0-9_.-]{0,99})?")
_ALL = (*NAMES, ownership.CODEOWNERS)


def source_of(where: str) -> tuple[InstalledFrom, bytes]:
    """Whence this software is installed, and the wheel that the folder is to carry for it; b"" for none.

    Args:
        where: as it was given; "" for the place that this installation came from, where that is one.

    Raises:
        Failure: it is no such place, or the file cannot be read.
    """
    if not where:
        return _came_from(), b""
    source = installed_from(where)
    if source.wheel is None:
        return source, b""
    try:
        return source, Path(where).read_bytes()
    except OSError as error:
        raise Failure(f"{where} cannot be read: {error.strerror}") from error


def owners_of(names: Sequence[str]) -> tuple[str, ...]:
    """The users and teams of GitHub that approve for the council.

    Raises:
        Failure: one cannot be a name there.
    """
    for name in names:
        if not _OWNER.fullmatch(name):
            raise Failure(
                f"{name} is no user or team of GitHub; write @user, or @organisation/team"
            )
    return tuple(dict.fromkeys(names))


def complete(
    folder: Path, council: str, source: tuple[InstalledFrom, bytes], *, is_new: bool
) -> Iterator[str]:
    """Write what is missing of it, and say what it is, and what only the council can add.

    Raises:
        Failure: a file cannot be written.
    """
    there = {name for name in _ALL if (folder / name).exists() or (folder / name).is_symlink()}
    framework = read_settings(config_of(folder, None)).framework
    owners = framework.owners if framework else ()
    where, wheel = source
    made: dict[str, str | bytes] = dict(
        files(
            there,
            is_new=is_new,
            council=framework.council if framework else council,
            source=where,
            pinned=installed(REQUIREMENTS).read_text("utf-8"),
            more={ownership.CODEOWNERS: ownership.code_owners(owners)},
        )
    )
    if REQUIREMENTS in made and where.wheel:
        made[where.wheel] = wheel
    output.update(folder, made)
    if made:
        yield f"Laid out for the council: {', '.join(sorted(made))}"
    if REQUIREMENTS in made and not where.line:
        yield f"Say in {REQUIREMENTS} where the workflows install framework-directory from."
    if ownership.CODEOWNERS in made and not owners:
        yield "Name as owners in content/framework.yml who approves changes, then: framework-directory owners"


def _came_from() -> InstalledFrom:
    """The place that pip fetched this installation from, at the version that it fetched (PEP 610), where it is one to fetch from."""
    try:
        text = distribution("framework-directory").read_text("direct_url.json")
    except PackageNotFoundError:
        return InstalledFrom()
    origin: Any = json.loads(text or "{}")
    address, vcs = str(origin.get("url", "")), origin.get("vcs_info", {})
    if vcs.get("vcs") == "git":
        address = f"git+{address}@{vcs.get('commit_id', '')}"
    try:
        return installed_from(address) if "://" in address else InstalledFrom()
    except ImportFailure:
        return InstalledFrom()
