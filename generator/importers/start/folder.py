"""What makes a new council's folder whole: words for its officer, the workflows, and whence they install this software.

Written once, and never over what is there.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from generator.failure import ImportFailure
from generator.importers.mapping import DATA

REQUIREMENTS: Final = "requirements.txt"
"""Whence the workflows install this software; as long as no line of it says so, `ready` names it."""

NOT_SAID: Final = """\
# NOT SAID YET. It is a line like one of these, with a version that does not move:
#   framework-directory @ git+https://git.example.org/open-framework-directory@v1.0.0
#   framework-directory @ https://files.example.org/framework_directory-1.0.0-py3-none-any.whl
#   ./installation/framework_directory-1.0.0-py3-none-any.whl"""

_TEMPLATES: Final = DATA / "starter" / "folder"
_FILES: Final = {
    "README.md": "README.md",
    ".gitignore": "gitignore",
    ".github/workflows/check.yml": "check.yml",
    ".github/workflows/publish.yml": "publish.yml",
    REQUIREMENTS: "requirements.txt",
}
_CONSTRAINTS: Final = "constraints.txt"
NAMES: Final = (*_FILES, _CONSTRAINTS)
"""What is laid out here, by its path below the folder."""

_GIT = re.compile(
    r"git\+(?:https://|ssh://(?:[\w-]+@)?)[^\s@/]+/[^\s@]+@(?P<revision>[^\s@/#]+(?:/[^\s@/#]+)*)"
)
_FILE = re.compile(r"https://[^\s@]+/framework_directory-[^\s/@]+\.(?:whl|tar\.gz)")
_WHEEL = re.compile(r"framework_directory-[^\s/]+\.whl")
_MOVES: Final = frozenset({"main", "master", "trunk", "develop", "head"})
_PINNED = re.compile(r"^([A-Za-z0-9][\w.-]*==[^\s\\;]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class InstalledFrom:
    """Whence the workflows install this software.

    Attributes:
        line: the line of requirements.txt; "" where it is not said.
        wheel: the file that the folder carries for it, by its path there; None where it is fetched.
    """

    line: str = ""
    wheel: str | None = None


def installed_from(where: str) -> InstalledFrom:
    """What is meant by a git address with a tag, the address of a wheel, or a wheel's own file.

    Raises:
        ImportFailure: it is none of these, or would not stay at one version.
    """
    where = where.strip()
    if not where:
        return InstalledFrom()
    if where.startswith("git+"):
        match = _GIT.fullmatch(where)
        if match and match["revision"].casefold() not in _MOVES:
            return InstalledFrom(f"framework-directory @ {where}")
        raise ImportFailure(
            f"{where} names no version that stays: end it with @ and a tag or a commit, such as "
            "git+https://git.example.org/open-framework-directory@v1.0.0"
        )
    if _FILE.fullmatch(where):
        return InstalledFrom(f"framework-directory @ {where}")
    name = PurePath(where).name
    if "://" not in where and _WHEEL.fullmatch(name):
        path = f"installation/{name}"
        return InstalledFrom(f"./{path}", path)
    raise ImportFailure(
        f"{where} is nowhere to install from: give a git address with a tag (git+https://…@v1.0.0), the "
        "https address of a framework_directory-….whl, or such a file"
    )


def files(
    there: Collection[str],
    *,
    is_new: bool,
    council: str,
    source: InstalledFrom,
    pinned: str,
    more: Mapping[str, str],
) -> dict[str, str]:
    """The files that are to be written, by their path below the folder.

    Args:
        there: those of NAMES, and of `more`, that are there already: none is written over.
        is_new: whether the folder is laid out now. Later, one that is missing was taken out, unless all are.
        more: what is made elsewhere, by its path: who approves for the council.
        pinned: this installation's requirements.txt, of which the versions are taken.
    """
    if there and not is_new:
        return {}
    words = {"{council}": council, "{installation}": source.line or NOT_SAID}
    made = {name: _filled(template, words) for name, template in _FILES.items()}
    versions = "\n".join(_PINNED.findall(pinned))
    made[_CONSTRAINTS] = f"# The versions with which this was tried.\n{versions}\n"
    return {name: text for name, text in {**made, **more}.items() if name not in there}


def _filled(template: str, words: Mapping[str, str]) -> str:
    text = (_TEMPLATES / template).read_text("utf-8")
    for word, meant in words.items():
        text = text.replace(word, meant)
    return text


def is_said(requirements: str) -> bool:
    """Whether a line of requirements.txt says what is installed."""
    return any(
        line.strip() and not line.lstrip().startswith("#") for line in requirements.splitlines()
    )
