"""Cases of tests/valid and tests/invalid: a small council's folder with a case's files laid over it.

A file `X.delete` removes X. What git or an editor would not keep as it is
stands in `case.yml` as steps:

    - link: providers/a/about.md      # a symbolic link
      to: ../../secret.md
    - recode: providers/a/services.csv
      encoding: utf-16                # any of Python's; utf-8-sig puts a byte order mark first
      line_ends: crlf                 # or cr
    - repeat: providers/a/services.csv
      text: "x"
      times: 3000000                  # appended to the file
    - git: init                       # the folder is a repository
"""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from rich.console import Console

from generator import report
from generator.build import build
from generator.check import check
from generator.config import Config
from generator.problem import Problem, has_errors

HERE = Path(__file__).parent
COUNCIL = HERE / "council"
AS_OF = date(2026, 11, 23)
_NOT_LAID = {"problems.txt", "case.yml", "example.yml"}


def council(folder: Path) -> Path:
    """A copy of the small council's folder."""
    shutil.copytree(COUNCIL, folder, dirs_exist_ok=True)
    return folder


def lay_out(case: Path, folder: Path) -> Path:
    """The council's folder with the case's files over it."""
    council(folder)
    for path in sorted(case.rglob("*"), key=lambda path: (path.suffix != ".delete", path)):
        below = path.relative_to(case)
        if path.is_dir() or below.as_posix() in _NOT_LAID:
            continue
        target = folder / below
        if path.suffix == ".delete":
            target = target.with_suffix("")
            target.unlink()
            if not any(target.parent.iterdir()):
                target.parent.rmdir()
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    if (case / "case.yml").is_file():
        for step in yaml.safe_load((case / "case.yml").read_text("utf-8")):
            _take(step, folder)
    return folder


def _take(step: dict[str, Any], folder: Path) -> None:
    if "link" in step:
        path = folder / step["link"]
        path.unlink(missing_ok=True)
        path.symlink_to(step["to"])
    elif "git" in step:
        subprocess.run(["git", step["git"], "--quiet", folder], check=True)
    elif "recode" in step:
        path = folder / step["recode"]
        ends = {"crlf": "\r\n", "cr": "\r"}[step["line_ends"]] if "line_ends" in step else "\n"
        text = path.read_text("utf-8").replace("\n", ends)
        path.write_bytes(text.encode(step.get("encoding", "utf-8")))
    else:
        path = folder / step["repeat"]
        with path.open("a", encoding="utf-8") as file:
            file.write(step["text"] * step["times"])


def problems_in(root: Path) -> list[Problem]:
    """Everything that is wrong with a council's folder on AS_OF, and with its private folder where it has one."""
    private = root / "private"
    config = Config(root, AS_OF, root / "site", private=private if private.is_dir() else None)
    return list(check(config).problems)


def require_agreement(root: Path) -> None:
    """Build where `check` finds no error, and see that nothing is built where it does.

    Raises:
        AssertionError: `check` and `build` do not agree.
        Failure: the build refuses what `check` has let pass.
    """
    config = Config(root, AS_OF, root / "site")
    checked = check(config)
    built = build(config, report.Silent())
    assert built.problems == checked.problems
    assert (built.publication is None) == has_errors(checked.problems)
    assert (root / "site/index.html").is_file() == (built.publication is not None)


def as_text(problems: Sequence[Problem]) -> str:
    """As the command prints them, each with its physical line where a row is named."""
    return "".join(map(_one, problems))


def _one(problem: Problem) -> str:
    printed = io.StringIO()
    report.problems([problem], "text", Console(file=printed, highlight=False))
    if problem.place.row is None:
        return printed.getvalue()
    return printed.getvalue().replace("\n", f"  line {problem.place.line}\n", 1)
