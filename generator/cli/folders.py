"""The folders that an import goes by, as bytes by their path: the council's and the installation's."""

from collections.abc import Iterable
from pathlib import Path

from generator.config import installed
from generator.failure import Failure
from generator.load.postcodes import DamagedPostcodeData, PostcodeBook
from generator.load.postcodes import load as open_book

KEPT = ("content", "lots", "providers", "mkdocs.yml", "import-report.csv")


def files_of(base: Path, places: Iterable[Path]) -> dict[str, bytes]:
    """Every file at the places, by its path below `base`.

    Raises:
        Failure: one of them cannot be read.
    """
    paths = (path for place in places for path in (place, *sorted(place.rglob("*"))))
    try:
        return {p.relative_to(base).as_posix(): p.read_bytes() for p in paths if p.is_file()}
    except OSError as error:
        raise Failure(f"{error.filename} cannot be read: {error.strerror}") from error


def installation() -> dict[str, bytes]:
    """What a new council's folder takes from this installation."""
    base = installed("lots").parent
    names = ("needs", "access", "languages", "framework", "plain-words", "search", "elsewhere")
    settings = [base / "content" / f"{name}.yml" for name in names]
    return files_of(base, [*sorted((base / "lots").glob("*.yml")), *settings])


def postcode_book(folder: Path) -> PostcodeBook:
    """Where the council's postcodes lie; an empty book where it has none.

    Raises:
        Failure: its index cannot be read.
    """
    try:
        return open_book(folder / "content" / "postcodes")
    except DamagedPostcodeData as error:
        raise Failure(str(error)) from error
