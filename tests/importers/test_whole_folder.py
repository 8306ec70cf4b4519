"""A new council's folder is whole: words for its officer, what publishes it, and whence that is installed."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator.cli import app, main, whole_folder
from generator.failure import ImportFailure
from generator.importers.start.folder import installed_from, is_said
from tests.importers.register_files import hsca

ROOT = Path(__file__).parents[2]
PINNED = "git+https://git.example.org/open-framework-directory@v1.2.0"
LAID_OUT = (
    *("README.md", ".gitignore", "requirements.txt", "constraints.txt", ".github/CODEOWNERS"),
    *(".github/workflows/check.yml", ".github/workflows/publish.yml"),
)
Start = Callable[..., tuple[int, str]]


@pytest.fixture
def start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Start:
    """Begin, or refresh, the folder `ours`."""
    register = tmp_path / "register.csv"
    register.write_bytes(hsca({}))

    def call(*more: str | Path) -> tuple[int, str]:
        words = ("start", tmp_path / "ours", "--council", "Exampleshire Council", "--register")
        monkeypatch.setattr(
            sys, "argv", ["framework-directory", *map(str, (*words, register, *more))]
        )
        try:
            main()
            code = 0
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 1
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return call


def _ready(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(sys, "argv", ["framework-directory", "ready", "--root", str(root)])
    with pytest.raises(SystemExit):
        main()
    return capsys.readouterr().out


def test_it_is_laid_out_with_all_that_publishes_it(start: Start, tmp_path: Path) -> None:
    code, said = start("--installation", PINNED, "--owner", "@exampleshire/commissioning")
    assert code == 0, said
    ours = tmp_path / "ours"
    for name in LAID_OUT:
        assert (ours / name).is_file(), name
        assert name in said
        assert "{" not in re.sub(r"\$\{\{.*?\}\}|\|\| \{", "", (ours / name).read_text()), name
    assert "Exampleshire Council" in (ours / "README.md").read_text()
    assert "/private/" in (ours / ".gitignore").read_text().splitlines()
    assert "\n* @exampleshire/commissioning\n" in (ours / ".github/CODEOWNERS").read_text()
    lines = (ours / "requirements.txt").read_text().splitlines()
    assert lines[-1] == f"framework-directory @ {PINNED}"
    assert re.search(r"^mkdocs==[\d.]+$", (ours / "constraints.txt").read_text(), re.MULTILINE)


def test_what_is_not_given_is_named_as_missing(
    start: Start,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _, said = start()
    assert "Say in requirements.txt where the workflows install framework-directory from." in said
    ours = tmp_path / "ours"
    assert not is_said((ours / "requirements.txt").read_text())
    left = _ready(ours, capsys, monkeypatch)
    assert "nothing says where the workflows install framework-directory from" in left
    assert "nobody is named who approves changes" in left
    with (ours / "requirements.txt").open("a") as file:
        file.write(f"framework-directory @ {PINNED}\n")
    with (ours / "content/framework.yml").open("a") as file:
        file.write('owners: ["@exampleshire/commissioning"]\n')
    left = _ready(ours, capsys, monkeypatch)
    assert "install framework-directory from" not in left
    assert "who approves changes" not in left


def test_nothing_of_the_officers_is_written_over(start: Start, tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    ours.mkdir()
    (ours / "README.md").write_text("Our own words.\n")
    assert start()[0] == 0
    assert (ours / "README.md").read_text() == "Our own words.\n"
    (ours / "requirements.txt").write_text("ours\n")
    (ours / ".github/workflows/publish.yml").unlink()  # it is published elsewhere
    code, said = start("--installation", PINNED)
    assert code == 0
    assert "Laid out" not in said
    assert (ours / "requirements.txt").read_text() == "ours\n"
    assert not (ours / ".github/workflows/publish.yml").exists()


def test_a_folder_from_before_gets_what_it_lacks(start: Start, tmp_path: Path) -> None:
    assert start()[0] == 0
    ours = tmp_path / "ours"
    for name in LAID_OUT:
        (ours / name).unlink()
    assert start()[0] == 0
    assert all((ours / name).is_file() for name in LAID_OUT)


def test_a_wheel_is_carried_by_the_folder(start: Start, tmp_path: Path) -> None:
    wheel = tmp_path / "framework_directory-1.2.0-py3-none-any.whl"
    wheel.write_bytes(b"PK wheel")
    code, said = start("--installation", wheel)
    assert code == 0, said
    ours = tmp_path / "ours"
    assert (ours / "installation" / wheel.name).read_bytes() == b"PK wheel"
    last = (ours / "requirements.txt").read_text().splitlines()[-1]
    assert last == f"./installation/{wheel.name}"
    assert is_said(last)


@pytest.mark.parametrize(
    "where",
    [
        PINNED,
        "git+https://git.example.org/a/b.git@0123456789abcdef0123456789abcdef01234567",
        "git+ssh://git@git.example.org/a/b.git@release/2026-11",
        "https://files.example.org/framework_directory-1.2.0-py3-none-any.whl",
        "../dist/framework_directory-1.2.0-py3-none-any.whl",
    ],
)
def test_a_place_that_stays_at_one_version_is_taken(where: str) -> None:
    assert installed_from(where).line.endswith(where.removeprefix("../dist/"))


@pytest.mark.parametrize(
    "where",
    [
        "git+https://git.example.org/a/b",
        "git+https://git.example.org/a/b@main",
        "git+https://git.example.org/a/b@HEAD",
        "git+ssh://git@git.example.org/a/b",
        "git+https://user:secret@git.example.org/a/b@v1",
        "http://files.example.org/framework_directory-1.2.0-py3-none-any.whl",
        "https://files.example.org/other-1.2.0.whl",
        "framework-directory",
        "framework-directory==1.2.0",
        f"{PINNED}\n--index-url https://elsewhere.example.org",
    ],
)
def test_any_other_is_refused_before_anything_is_written(
    where: str, start: Start, tmp_path: Path
) -> None:
    with pytest.raises(ImportFailure):
        installed_from(where)
    code, said = start("--installation", where)
    assert (code, "Traceback" in said) == (2, False)
    assert not (tmp_path / "ours").exists()


def test_an_owner_that_cannot_be_one_is_refused(start: Start, tmp_path: Path) -> None:
    code, said = start("--owner", "commissioning")
    assert code == 2
    assert "@organisation/team" in said
    assert not (tmp_path / "ours").exists()


class _Installed:
    """What pip writes down beside an installation (PEP 610)."""

    def __init__(self, text: str | None) -> None:
        self._text = text

    def read_text(self, name: str) -> str | None:
        assert name == "direct_url.json"
        return self._text


@pytest.mark.parametrize(
    ("origin", "line"),
    [
        (
            '{"url": "https://git.example.org/a/b", "vcs_info": {"vcs": "git", "commit_id": "0a1b2c3d", "requested_revision": "v1"}}',
            "framework-directory @ git+https://git.example.org/a/b@0a1b2c3d",
        ),
        (
            '{"url": "https://files.example.org/framework_directory-1.2.0-py3-none-any.whl", "archive_info": {}}',
            "framework-directory @ https://files.example.org/framework_directory-1.2.0-py3-none-any.whl",
        ),
        ('{"url": "file:///somewhere", "dir_info": {"editable": true}}', ""),
        ('{"url": "https://files.example.org/another.whl", "archive_info": {}}', ""),
        (None, ""),
    ],
)
def test_the_place_that_it_came_from_is_taken_where_it_is_one(
    origin: str | None, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole_folder, "distribution", lambda name: _Installed(origin))
    assert whole_folder.source_of("")[0].line == line


def _workflow(text: str) -> dict[str, object]:
    read: dict[str, object] = yaml.safe_load(text)
    return read


@pytest.mark.parametrize("name", ["check.yml", "publish.yml"])
def test_its_workflows_use_what_this_repositorys_use(
    name: str, start: Start, tmp_path: Path
) -> None:
    """One truth for the versions of what they stand on, for what may be written, and for the night."""
    start()
    theirs = (tmp_path / "ours/.github/workflows" / name).read_text()
    ours = (ROOT / ".github/workflows" / name).read_text()
    used = re.compile(r"uses: (\S+@[0-9a-f]{40} # v[\d.]+)")
    assert set(used.findall(theirs)) <= set(used.findall(ours))
    assert used.findall(theirs)
    assert re.findall("cron: .*", theirs) == re.findall("cron: .*", ours)
    assert _workflow(theirs)["permissions"] == _workflow(ours)["permissions"]
    called = re.findall(r"run: framework-directory (\w+)", theirs)
    assert set(called) == ({"owners", "check", "build"} if name == "check.yml" else {"build"})


def test_its_readme_names_no_command_that_there_is_not(start: Start, tmp_path: Path) -> None:
    start()
    text = (tmp_path / "ours/README.md").read_text()
    called = set(re.findall(r"framework-directory ([a-z]+)", text))
    here = {c.name or c.callback.__name__ for c in app.registered_commands if c.callback}
    here |= {group.name for group in app.registered_groups if group.name}
    assert {"status", "check", "serve", "ready", "build", "new", "import"} <= called
    assert called <= here
