"""What the README tells somebody to type does what it says."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from tests.importers.register_files import directory, ratings
from tests.joining.conftest import demonstration
from tests.matrix import HERE

# No authority of this name is in the table of them, so where it lies is told by its addresses.
EXAMPLESHIRE = {"Local authority": "Exampleshire", "Latitude": "51.352", "Longitude": "-1.994"}
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


def _blocks(heading: str, kind: str) -> list[str]:
    """What stands in the blocks of a kind below a heading, up to the next of its level."""
    part = re.split(r"\n#{2,3} ", README.partition(f"\n### {heading}\n")[2])[0]
    return re.findall(rf"^```{kind}\n(.*?)^```$", part, re.MULTILINE | re.DOTALL)


def _commands(heading: str) -> list[str]:
    lines = "".join(_blocks(heading, "sh")).replace("\\\n", " ").splitlines()
    return [line for line in lines if line.strip()]


def _downloaded(folder: Path) -> None:
    """The files that the road begins with, as small as they can be."""
    (folder / "our-awards.csv").write_text(_blocks("Begin with your own council", "csv")[0])
    homes = (
        {},
        {
            "CQC Location ID (for office use only)": "1-000000102",
            "CQC Provider ID (for office use only)": "1-000000002",
            "Name": "Wren at home",
            "Provider name": "Wren Limited",
            "Service types": "Homecare agencies",
        },
    )
    register = directory(*({**home, **EXAMPLESHIRE} for home in homes))
    (folder / "13_November_2026_CQC_directory.csv").write_bytes(register)
    (folder / "latest_ratings.csv").write_bytes(ratings({}))
    (folder / "ONSPD_NOV_2026_UK.csv").write_text(
        "pcds,doterm,lat,long,oslaua\nSN10 1AA,,51.352,-1.994,E06000054\n"
    )


def test_the_road_from_an_empty_folder_to_a_public_page_can_be_walked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each command as it stands, in its order; what is pushed goes to a repository beside it."""
    (tmp_path / "here").mkdir()
    _downloaded(tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    bare = tmp_path / "care-directory.git"
    subprocess.run(["git", "init", "--quiet", "--bare", bare], check=True)
    settings = {
        f"url.{bare}.insteadOf": "git@github.com:exampleshire/care-directory.git",
        "user.name": "Exampleshire",
        "user.email": "care@exampleshire.example.org",
    }
    monkeypatch.setenv("GIT_CONFIG_COUNT", str(len(settings)))
    for number, (key, value) in enumerate(settings.items()):
        monkeypatch.setenv(f"GIT_CONFIG_KEY_{number}", key)
        monkeypatch.setenv(f"GIT_CONFIG_VALUE_{number}", value)
    said: dict[str, str] = {}
    for line in _commands("Begin with your own council"):
        program, _, words = line.partition(" ")
        if program == "cd":
            monkeypatch.chdir(words)
        elif program == "framework-directory":
            code, said[words.split()[0]] = _run(words, monkeypatch, capsys)
            assert code == (1 if words == "ready" else 0), said[words.split()[0]]
        else:
            assert program == "git", line
            subprocess.run(shlex.split(line), check=True, capture_output=True)
    assert "2 of 2 services are listed today." in said["check"]
    assert "nobody has recorded a decision" not in said["ready"]  # as the list of awards does
    assert "install framework-directory from" not in said["ready"]
    ours = tmp_path / "our-directory"
    assert (ours / "site" / "index.html").is_file()
    assert (ours / "README.md").is_file()
    shown = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", "main"], cwd=bare, check=True, capture_output=True
    ).stdout.decode()
    assert ".github/workflows/publish.yml" in shown
    assert "site/index.html" not in shown
