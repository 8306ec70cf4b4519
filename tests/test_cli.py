"""The commands as a person and a script call them: what they print, their exit codes, what they leave alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from tests.matrix import HERE, council

Run = Callable[..., tuple[int, str, str]]
DAY = ("--as-of", "2026-11-23")
LISTED = (
    "2 of 3 services are listed on 2026-11-23; the others are not:\n"
    "  1: the council is waiting for papers, or is still looking at them\n"
)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the command; its exit code, what it printed, and what it said went wrong."""

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["framework-directory", *map(str, arguments)])
        try:
            main()
            code = 0
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else int(left.code is not None)
        printed = capsys.readouterr()
        assert "Traceback" not in printed.out + printed.err
        return code, printed.out, printed.err

    return call


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return council(tmp_path / "council")


def _break(root: Path) -> None:
    path = root / "providers" / "brook-lane-care" / "awards.csv"
    path.write_text(path.read_text().replace("supported-living", "suported-living"))


def _bytes(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _one_line(said: str) -> str:
    assert said.endswith("\n")
    assert said.count("\n") == 1, said
    return said.rstrip()


# check


def test_check_of_good_data_is_zero_and_says_so(run: Run, root: Path) -> None:
    assert run("check", "--root", root, *DAY) == (0, f"No problems.\n{LISTED}", "")
    assert run("check", "--root", root, *DAY, "--quiet") == (0, "", "")


def test_check_of_wrong_data_is_one_and_prints_the_problems(run: Run, root: Path) -> None:
    _break(root)
    code, out, err = run("check", "--root", root, *DAY)
    assert (code, err) == (1, "")
    assert out == (
        "providers/brook-lane-care/awards.csv:2  lot  error  unknown-lot\n"
        '    there is no lot "suported-living"; did you mean "supported-living"?\n'
        "1 error in 1 file.\n"
    )


def test_a_warning_alone_is_zero(run: Run, root: Path) -> None:
    (root / "providers" / "brook-lane-care" / "notes.txt").touch()
    code, out, _ = run("check", "--root", root, *DAY)
    assert code == 0
    assert out.endswith(f"1 warning in 1 file.\n{LISTED}")


def test_check_says_why_nothing_is_listed(run: Run, root: Path) -> None:
    for awards in root.glob("providers/*/awards.csv"):
        awards.write_text(awards.read_text().splitlines()[0] + "\n")
    code, out, _ = run("check", "--root", root, *DAY)
    assert code == 0
    assert out.endswith(
        "None of 3 services is listed on 2026-11-23:\n"
        "  3: no award for its lot in the provider's awards.csv\n"
    )
    code, out, _ = run("check", "--root", council(root.parent / "late"), "--as-of", "2028-09-04")
    assert "None of 3 services is listed on 2028-09-04:\n  3: the framework has ended\n" in out
    for services in root.glob("providers/*/services.csv"):
        services.write_text(services.read_text().splitlines()[0] + "\n")
    (root / "providers" / "kite-hill-trust" / "feedback.csv").write_text(
        "service,month,from,score,comment,reply,done\n"
    )
    code, out, _ = run("check", "--root", root)
    assert code == 0
    assert out.endswith("No service is listed today: there is none yet in any package.\n")


def test_check_for_github_names_the_physical_line_and_nothing_else(
    run: Run, tmp_path: Path
) -> None:
    from tests.matrix import lay_out

    root = lay_out(HERE / "invalid" / "quoted-line-breaks", tmp_path / "c")
    code, out, _ = run("check", "--root", root, *DAY, "--format", "github")
    assert code == 1
    assert [line.partition(",title")[0] for line in out.splitlines()] == [
        f"::error file=providers/kite-hill-trust/services.csv,line={line}" for line in (5, 7, 7)
    ]


def test_check_for_programs_is_json_and_nothing_else(run: Run, root: Path) -> None:
    assert json.loads(run("check", "--root", root, *DAY, "--format", "json")[1]) == []
    _break(root)
    code, out, _ = run("check", "--root", root, *DAY, "--format", "json")
    (found,) = json.loads(out)
    assert code == 1
    assert list(found) == ["rule", "severity", "message", "file", "row", "field", "line"]
    assert (found["rule"], found["row"], found["line"]) == ("unknown-lot", 2, 2)


# what is wrong with the call


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize(
    ("gone", "words"),
    [
        ("", "there is no folder"),
        ("content", "has no folder content/"),
        ("lots", "has no folder lots/"),
        ("providers", "has no folder providers/"),
        ("mkdocs.yml", "has no mkdocs.yml"),
    ],
)
def test_a_folder_that_is_no_councils_is_one_line_and_two(
    command: str, gone: str, words: str, run: Run, root: Path
) -> None:
    (root / gone).rename(root.parent / "elsewhere")
    code, out, err = run(command, "--root", root, *DAY, "--quiet")
    assert (code, out) == (2, "")
    assert words in _one_line(err)


def test_a_file_where_a_folder_belongs_is_one_line_and_two(run: Run, root: Path) -> None:
    code, _, err = run("check", "--root", root / "mkdocs.yml")
    assert code == 2
    assert "there is no folder" in _one_line(err)


def test_a_file_that_cannot_be_read_is_one_line_and_two(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self.name == "areas.yml":
            raise PermissionError(13, "Permission denied", str(self))
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    code, _, err = run("check", "--root", root, *DAY)
    assert code == 2
    assert _one_line(err).endswith("content/areas.yml cannot be read: Permission denied")


@pytest.mark.parametrize("day", ["yesterday", "23/11/2026", "2026-02-30", ""])
def test_a_day_that_is_none_is_one_line_and_two(day: str, run: Run, root: Path) -> None:
    code, _, err = run("check", "--root", root, "--as-of", day)
    assert code == 2
    assert "is not a day; write it as YYYY-MM-DD" in _one_line(err)


@pytest.mark.parametrize(
    "arguments",
    [("check", "--nonsense"), ("chekc",), ("check", "--format", "xml"), ("serve", "--port", "x")],
)
def test_an_option_or_command_that_is_not_there_is_two(
    arguments: tuple[str, ...], run: Run
) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "Usage" in err


def test_whatever_the_data_holds_can_be_printed(root: Path) -> None:
    path = root / "providers" / "brook-lane-care" / "awards.csv"
    path.write_text(path.read_text().replace("supported-living", "tŷ-→-\U0001f600"))
    for encoding, form in (("ascii", "text"), ("cp1252", "github"), ("ascii", "json")):
        call = [sys.executable, "-m", "generator", "check", "--root", root, "--format", form]
        environment = {**os.environ, "PYTHONIOENCODING": encoding}
        done = subprocess.run([*call, *DAY], capture_output=True, env=environment, check=False)
        assert (done.returncode, done.stderr) == (1, b"")
        assert form != "json" or "→" in json.loads(done.stdout)[0]["message"]


# help


@pytest.mark.parametrize(
    "command",
    [
        (),
        ("check",),
        ("build",),
        ("serve",),
        ("letter",),
        ("start",),
        ("new",),
        ("new", "provider"),
        ("new", "private"),
        ("import",),
        ("import", "areas"),
    ],
)
def test_every_command_has_help_that_says_something(command: tuple[str, ...], run: Run) -> None:
    code, out, _ = run(*command, "--help")
    assert code == 0
    assert "Usage" in out
    assert len(out) > 300


def test_the_module_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "--help"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert "framework-directory check" in done.stdout


def test_it_says_which_version_it_is(run: Run) -> None:
    from generator import __version__

    assert run("--version") == (0, f"framework-directory {__version__}\n", "")


# new provider


def _new(run: Run, root: Path, slug: str, *more: str) -> tuple[int, str, str]:
    names = ("--title", "Meadow View", "--legal-name", "Meadow View Ltd")
    return run("new", "provider", slug, "--root", root, *names, *DAY, *more)


def test_a_new_provider_passes_the_check(run: Run, root: Path) -> None:
    lots = (
        "--lot",
        "supported-living",
        "--decision-reference",
        "DF-2026-009",
        "--decided-by",
        "Cabinet",
    )
    code, out, _ = _new(run, root, "meadow-view", *lots)
    assert code == 0
    assert "services.csv" in out
    assert run("check", "--root", root, *DAY) == (
        0,
        "providers/meadow-view/services.csv  warning  package-without-services\n"
        "    the package has no service, so nothing of it is listed: put a row for each here\n"
        f"1 warning in 1 file.\n{LISTED}",
        "",
    )
    awards = (root / "providers" / "meadow-view" / "awards.csv").read_text()
    assert "supported-living,2026-11-23,DF-2026-009,Cabinet," in awards


@pytest.mark.parametrize(
    ("slug", "more", "words"),
    [
        ("kite-hill-trust", (), "is there already"),
        ("Meadow View", (), "cannot be an id"),
        ("../meadow-view", (), "cannot be an id"),
        ("a--b", (), "cannot be an id"),
        ("meadow-view", ("--lot", "suported-living"), 'did you mean "supported-living"?'),
        ("meadow-view", ("--lot", "supported-living"), "--decision-reference"),
    ],
)
def test_a_new_provider_that_cannot_be_is_two_and_changes_nothing(
    slug: str, more: tuple[str, ...], words: str, run: Run, root: Path
) -> None:
    before = _bytes(root.parent)
    code, _, err = _new(run, root, slug, *more)
    assert code == 2
    assert words in _one_line(err)
    assert _bytes(root.parent) == before


# build


@pytest.fixture
def built(run: Run, root: Path) -> dict[str, bytes]:
    """The council with a site that was built before."""
    code, out, err = run("build", "--root", root, *DAY)
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == f"Look at {root / 'site' / 'index.html'}"
    return _bytes(root / "site")


def test_the_same_data_and_day_give_the_same_bytes(
    run: Run, root: Path, built: dict[str, bytes]
) -> None:
    assert run("build", "--root", root, *DAY, "--quiet", "--out", root / "again") == (0, "", "")
    assert _bytes(root / "again") == built


def test_an_error_in_the_data_leaves_the_site_before(
    run: Run, root: Path, built: dict[str, bytes]
) -> None:
    _break(root)
    code, out, err = run("build", "--root", root, *DAY, "--quiet")
    assert (code, err) == (1, "")
    assert "unknown-lot" in out
    assert out.endswith(
        "1 error in 1 file. Nothing was built. The site made before stays as it was.\n"
    )
    assert _bytes(root / "site") == built


def _no_such_macro(root: Path, main: str = "{% if %}") -> None:
    theme = root / "site_templates" / "theme"
    theme.mkdir(parents=True)
    (theme / "main.html").write_text(main)


def _no_content(root: Path) -> None:
    _no_such_macro(root, "<p>Nothing is shown here.</p>")


@pytest.mark.parametrize("harm", [_no_content, _no_such_macro])
def test_a_failure_of_mkdocs_is_one_line_and_leaves_the_site_before(
    harm: Callable[[Path], None], run: Run, root: Path, built: dict[str, bytes]
) -> None:
    harm(root)
    code, _, err = run("build", "--root", root, *DAY, "--quiet")
    assert code == 2
    assert _one_line(err)
    assert _bytes(root / "site") == built
    assert [path.name for path in root.glob(".site*")] == []


@pytest.mark.parametrize(
    ("script", "words"),
    [("#!/bin/sh\necho out of memory >&2\nexit 3\n", "Pagefind failed: out of memory"), (None, "could not be run")],
)  # fmt: skip
def test_a_failure_of_pagefind_is_one_line_and_leaves_the_site_before(
    script: str | None,
    words: str,
    run: Run,
    root: Path,
    built: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = root.parent / "pagefind"
    if script:
        program.write_text(script)
        program.chmod(0o755)
    monkeypatch.setattr("generator.search.get_executable", lambda: str(program))
    code, _, err = run("build", "--root", root, *DAY, "--quiet")
    assert code == 2
    assert words in _one_line(err)
    assert _bytes(root / "site") == built
    assert [path.name for path in root.glob(".site*")] == []


def test_where_nothing_is_listed_the_search_finds_nothing_that_is_withheld(
    run: Run, root: Path
) -> None:
    """After the framework's end: the index would otherwise take the pages of the withheld whole."""
    code, out, _ = run("build", "--root", root, "--as-of", "2029-01-01", "--no-ledger")
    assert code == 0
    assert "0 of them in the search index" in out
    assert (root / "site" / "find" / "hits.json").read_text() == '{"services":{},"pages":{}}\n'
    assert not (root / "site" / "pagefind").exists()


@pytest.mark.parametrize("name", ["file", "folder", "link"])
def test_what_was_not_made_here_is_not_replaced(name: str, run: Run, root: Path) -> None:
    (root.parent / "folder").mkdir()
    (root.parent / "folder" / "thesis.doc").write_text("years of work")
    (root.parent / "file").write_text("mine")
    (root.parent / "link").symlink_to("folder")
    before = _bytes(root.parent)
    code, _, err = run("build", "--root", root, *DAY, "--quiet", "--out", root.parent / name)
    assert code == 2
    assert str(root.parent / name) in _one_line(err)
    assert _bytes(root.parent) == before
