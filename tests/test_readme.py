"""What the README tells somebody to type does what it says."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from generator.cli import main
from tests.joining.conftest import demonstration
from tests.matrix import HERE

README = (HERE.parent / "README.md").read_text("utf-8")
CALL = re.compile(r"`framework-directory (new provider [^`…]+)`")


def _run(
    words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *more: str
) -> tuple[int, str]:
    monkeypatch.setattr(sys, "argv", ["framework-directory", *shlex.split(words), *more])
    try:
        main()
        code = 0
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else int(left.code is not None)
    printed = capsys.readouterr()
    return code, printed.out + printed.err


def test_the_new_provider_of_the_readme_has_no_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the demonstration, beside the decisions that stand there."""
    (words,) = CALL.findall(README)
    root = demonstration(tmp_path / "council")
    shutil.copytree(HERE.parent / "providers", root / "providers", dirs_exist_ok=True)
    monkeypatch.chdir(root)
    code, said = _run(words, monkeypatch, capsys)
    assert code == 0, said
    code, said = _run("check --as-of 2026-11-23", monkeypatch, capsys, "--format", "github")
    assert code == 0, said
    about = [line for line in said.splitlines() if "providers/meadow-view/" in line]
    assert [re.search("title=([a-z-]+)", line)[1] for line in about] == ["package-without-services"]  # type: ignore[index]
