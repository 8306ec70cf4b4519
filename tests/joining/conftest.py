"""The commands, called as a person calls them, on a small council's folder."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from frictionless import FrictionlessException, Package

from generator.cli import main
from tests.matrix import HERE, council

Run = Callable[..., tuple[int, str]]
ROOT = HERE.parent
# What a person writes into the row of a service.
SERVICE = {
    "title": "Meadow View at home",
    "summary": "We come to see you and help with what you want to do. You choose who comes.",
    "how_to_apply": "Ring us. We come to see you, and then you decide.",
    "areas": "devizes; pewsey",
    "needs": "autism",
    "age_from": "18",
}


def demonstration(folder: Path) -> Path:
    """The demonstration's settings, without its providers."""
    for name in ("content", "lots"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "providers").mkdir()
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    for name in ("addresses.csv", "cqc-locations.csv", "cqc-earlier-ratings.csv"):
        (folder / "content" / name).unlink(missing_ok=True)
    return folder


def plain_faults(folder: Path, name: str = "datapackage.yaml") -> list[Any]:
    """What `frictionless validate` says of a package, by its descriptor and nothing of this software."""
    try:
        package = Package(str(folder / name))
    except FrictionlessException as error:
        return error.reasons or [error.error]
    return package.validate().flatten(["type", "note", "rowNumber"])


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the command; its exit code, and all that it said."""

    def call(*arguments: str | Path) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["framework-directory", *map(str, arguments)])
        try:
            main()
            code = 0
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else int(left.code is not None)
        printed = capsys.readouterr()
        assert "Traceback" not in printed.out + printed.err
        return code, printed.out + printed.err

    return call


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return council(tmp_path / "council")
