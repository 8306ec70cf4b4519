"""What git would publish of the private folder. Where there is no git, or no repository, nothing."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from generator.records import PrivateFolder

_SECONDS = 20


def private_folder(folder: Path, root: Path, name: str, files: Sequence[str]) -> PrivateFolder:
    """The folder, with what the repository of the directory has of it, or would take.

    A folder in a repository of its own is not published with this one, even
    where it stands inside it.

    Args:
        name: as it is shown.
        files: what of it is private, as git's patterns.
    """
    top = _git(root, "rev-parse", "--show-toplevel")
    if not top or _git(folder, "rev-parse", "--show-toplevel") != top:
        return PrivateFolder(name, (), False)
    tracked = tuple(filter(None, _git(folder, "ls-files", "-z", "--", *files).split("\0")))
    # `--no-index` asks of what is tracked already, or not there yet, as of any new file.
    ignored = _git(folder, "check-ignore", "--no-index", "--", "applications.csv")
    return PrivateFolder(name, tracked, not ignored)


def _git(folder: Path, *arguments: str) -> str:
    """What git answers; "" where it has no answer, or is not installed."""
    # A hook sets GIT_DIR and others for its own repository, which is not the one that is asked of.
    environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    # What the repository's own settings would have git run is not run.
    command = ["git", "-c", "core.fsmonitor=false", *arguments]
    try:
        run = subprocess.run(  # noqa: S603
            command, cwd=folder, env=environment, capture_output=True, text=True, timeout=_SECONDS
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ""
    return run.stdout.strip("\n") if run.returncode == 0 else ""
