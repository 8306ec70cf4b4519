"""A staged folder becomes the site in one move; on any failure the site before stays as it was."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.failure import Failure
from generator.minifier import minified

# Stands in every site that was made here, so that no other folder is ever replaced.
MARKER = ".framework-directory"
_ABANDONED = 3600  # seconds after which a stage is no other build's that still runs


class Discard(Exception):
    """Raised inside `staged`: what was made is thrown away, and the site before stays as it was."""


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """Give an empty folder beside `out`; swap it in at the end, or remove it when something fails.

    Raises:
        Failure: `out` cannot be replaced: it is a file, a link, the folder of
            something else, or not writable.
    """
    out = Path.cwd() / out
    _require_ours(out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=f".{out.name}-staged-", dir=out.parent))
    except OSError as error:
        raise Failure(f"{out.parent} cannot be written to: {error.strerror}") from error
    try:
        stage.chmod(0o755)
        _clear_abandoned(stage, out)
        yield stage
        (stage / MARKER).write_text(
            "Made by framework-directory, which may replace this folder.\n", "utf-8"
        )
        _swap(stage, out)
    except Discard:
        pass
    except OSError as error:
        raise Failure(f"the site cannot be written: {error.filename}: {error.strerror}") from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write the files, by their paths below the folder."""
    made: set[Path] = set()
    for name, content in files.items():
        path = folder / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def update(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write the files into a folder that people keep: each whole or not at all, the others untouched.

    Raises:
        Failure: one of them cannot be written.
    """
    for name, content in files.items():
        path = folder / name
        part = path.with_name(f".{path.name}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
            part.replace(path)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise Failure(f"{path} cannot be written: {error.strerror}") from error


def update_together(*changes: tuple[Path, Mapping[str, str | bytes]]) -> None:
    """Write files into several folders that people keep; where one cannot be written, all stand as before.

    Raises:
        Failure: one of them cannot be written.
    """
    places = [folder / name for folder, files in changes for name in files]
    before = {path: path.read_bytes() for path in places if path.is_file()}
    try:
        for folder, files in changes:
            update(folder, files)
    except Failure:
        for path in places:
            if path not in before:
                if path.is_file():
                    path.unlink()
            elif path.read_bytes() != before[path]:
                update(path.parent, {path.name: before[path]})
        raise


def lay_out(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write the files into a folder that is not there yet, or is empty: all of them or none.

    Raises:
        Failure: it holds something, or cannot be written.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise Failure(f"{folder} is no folder; name one that is not there yet")
    if folder.is_dir() and any(folder.iterdir()):
        raise Failure(
            f"{folder} holds something already, and is left alone; name a folder that is not there yet"
        )
    stage = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        write(stage, files)
        if folder.is_dir():
            folder.rmdir()
        stage.rename(folder)
    except OSError as error:
        if stage is not None:
            shutil.rmtree(stage, ignore_errors=True)
        raise Failure(f"{folder} cannot be written: {error.strerror}") from error


def _require_ours(out: Path) -> None:
    if out.is_symlink():
        raise Failure(f"{out} is a link; name the folder itself")
    if not out.exists():
        return
    if not out.is_dir():
        raise Failure(f"{out} is a file; --out takes a folder")
    if any(out.iterdir()) and not (out / MARKER).is_file():
        raise Failure(
            f"{out} holds something that was not made here, and is left alone; name another folder"
        )


def _clear_abandoned(stage: Path, out: Path) -> None:
    """What a build that was killed has left; a site that it had already moved away goes back."""
    staged_at = stage.stat().st_mtime
    for left in out.parent.glob(f".{out.name}-staged-*"):
        if left == stage or staged_at - left.stat().st_mtime < _ABANDONED:
            continue
        if left.name.endswith("-before") and not out.exists():
            left.rename(out)
        else:
            shutil.rmtree(left, ignore_errors=True)


def _swap(stage: Path, out: Path) -> None:
    """Two renames: for an instant there is no site, and never half of one."""
    before = stage.with_name(stage.name + "-before")
    had_site = out.exists()
    if had_site:
        out.rename(before)
    try:
        stage.rename(out)
    except OSError:
        if had_site:
            before.rename(out)
        raise
    with contextlib.suppress(OSError):
        shutil.rmtree(before)


def copy_asset(source: str, target: str) -> str:
    """Copy a file for the site, for `shutil.copytree`; a script or stylesheet as short as it can be said.

    Raises:
        Failure: it is a script or stylesheet that cannot be published.
    """
    if (text := minified(Path(source))) is None:
        return shutil.copy2(source, target)
    Path(target).write_text(text, encoding="utf-8")
    return target
