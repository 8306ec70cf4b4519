"""One package checked without its council's repository, by the same reader and the same rules.

The package is laid beside what is known of the framework in a folder of its
own, which is gone afterwards. Nothing of the package itself is changed.
"""

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator import output, ownership
from generator.check import check
from generator.config import Config
from generator.failure import Failure
from generator.load.settings import read_settings
from generator.problem import Problem, in_order

FRAMEWORK = "framework"  # the folder beside a package that holds the council's settings
_SETTINGS = ("content", "lots")
_ENDINGS = frozenset({".yml", ".csv"})

# What only the council knows, or only the whole repository shows.
_COUNCILS = frozenset({"service-without-award", "address-lost", "redirect-astray"})
_NEED_SETTINGS = frozenset(
    {
        *("unknown-lot", "unknown-area", "unknown-need", "unknown-access", "unknown-language"),
        *("unknown-criterion", "unknown-team"),
    }
)
_BARE: Mapping[str, str] = {
    "content/framework.yml": "title: Unknown\ncouncil: Unknown\nsummary: A framework of which nothing is known here.\n"
    "demonstration: false\nlegal_basis: not-stated\nstarts: 1990-01-01\nends: 2090-12-31\n"
    "contacts:\n  care: {team: Unknown}\n  commissioning: {team: Unknown}\n",
    "content/areas.yml": "[]\n",
    "content/needs.yml": "[]\n",
    "content/access.yml": "[]\n",
    "lots/criteria.yml": "[]\n",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with the package, and in words what could not be checked.

    Attributes:
        councils: what stands there that only the council may write, file by file.
    """

    problems: tuple[Problem, ...]
    unchecked: tuple[str, ...]
    councils: tuple[str, ...]


def settings_for(package: Path) -> Path | None:
    """Where the framework's settings are: beside the package, or two folders above it in a repository."""
    beside, above = package.parent / FRAMEWORK, package.parent.parent
    return next(
        (f for f in (beside, above) if all((f / name).is_dir() for name in _SETTINGS)), None
    )


def check_package(package: Path, settings: Path | None, config: Config) -> Verdict:
    """Check one package on the day `config.as_of`.

    Args:
        package: its folder, whose name is the provider's id.
        settings: a folder with content/ and lots/, or None where there is none.

    Raises:
        Failure: the folder is not there, or a file cannot be read.
    """
    package = package.resolve()
    if not package.is_dir():
        raise Failure(f"there is no folder {package}")
    with _laid_out(settings) as root:
        target = root / "providers" / package.name
        try:
            shutil.copytree(package, target, symlinks=True)
        except (OSError, shutil.Error) as error:
            raise Failure(f"{package} cannot be read: {error}") from error
        problems = _check(root, config)
        framework = read_settings(replace(config, root=root)).framework
        roles = framework.council_roles if framework else ()
        councils = ownership.in_package(target, roles)
    path = f"providers/{package.name}"
    words = [
        "whether the council has awarded its lots",
        "whether another provider has the same ids",
    ]
    unwanted = _COUNCILS
    if settings is None:
        unwanted |= _NEED_SETTINGS
        words.append(
            f"whether its lots, areas, needs, access and languages are known (there is no {FRAMEWORK}/ beside it)"
        )
    kept = (
        replace(p, place=replace(p.place, file=p.place.file.removeprefix("providers/")))
        for p in problems
        if p.rule not in unwanted and (p.place.file == path or p.place.file.startswith(f"{path}/"))
    )
    return Verdict(tuple(in_order(kept)), tuple(words), councils)


def check_files(slug: str, files: Mapping[str, str | bytes], config: Config) -> list[Problem]:
    """Check a package that is not written yet, among the others of the council's repository."""
    with _laid_out(config.root) as root:
        for other in sorted(config.providers.iterdir()):
            if other.is_dir() and not other.is_symlink() and not other.name.startswith("."):
                shutil.copytree(other, root / "providers" / other.name, symlinks=True)
        output.update(root / "providers" / slug, files)
        problems = _check(root, config)
    path = f"providers/{slug}/"
    return [p for p in problems if p.rule not in _COUNCILS and p.place.file.startswith(path)]


def _check(root: Path, config: Config) -> tuple[Problem, ...]:
    return check(replace(config, root=root)).problems


class _laid_out:  # noqa: N801
    """A folder with the framework's settings, and no provider yet."""

    def __init__(self, settings: Path | None) -> None:
        self._settings = settings
        self._folder = tempfile.TemporaryDirectory(prefix="framework-directory-")

    def __enter__(self) -> Path:
        root = Path(self._folder.__enter__())
        (root / "providers").mkdir()
        (root / "mkdocs.yml").touch()
        output.write(root, _BARE if self._settings is None else _settings_of(self._settings))
        return root

    def __exit__(self, *raised: object) -> None:
        self._folder.cleanup()


def _settings_of(folder: Path) -> dict[str, bytes]:
    """The settings files, and the postcodes where they are there."""
    files = [
        path
        for name in _SETTINGS
        for path in sorted((folder / name).rglob("*"))
        if path.is_file()
        and not path.is_symlink()
        and (path.suffix in _ENDINGS or path.parent.name == "postcodes")
    ]
    try:
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    except OSError as error:
        raise Failure(f"{error.filename} cannot be read: {error.strerror}") from error
