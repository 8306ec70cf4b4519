"""A site is replaced as a whole or not at all, and no folder that was not made here is."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import playwright
import pytest

from generator.failure import Failure
from generator.output import MARKER, copy_asset, staged, write

ROOT = Path(__file__).parents[1]
NODE = Path(playwright.__file__).parent / "driver" / "node"


def _files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MARKER
    }


def _site(out: Path, text: str) -> None:
    with staged(out) as stage:
        write(stage, {"index.html": text, "lots/a/index.html": text})


def test_a_first_site_is_made_with_the_folders_above_it(tmp_path: Path) -> None:
    out = tmp_path / "public" / "site"
    _site(out, "one")
    assert _files(out) == {"index.html": "one", "lots/a/index.html": "one"}
    assert out.stat().st_mode & 0o777 == 0o755
    assert [path.name for path in out.parent.iterdir()] == ["site"]


def test_a_second_site_takes_the_place_of_the_first_with_nothing_left_of_it(tmp_path: Path) -> None:
    out = tmp_path / "site"
    _site(out, "one")
    with staged(out) as stage:
        write(stage, {"other.html": b"two"})
    assert _files(out) == {"other.html": "two"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("error", [ValueError("a bug"), KeyboardInterrupt(), SystemExit(3)])
def test_what_fails_on_the_way_leaves_the_site_before(error: BaseException, tmp_path: Path) -> None:
    out = tmp_path / "site"
    _site(out, "one")

    def fail() -> None:
        with staged(out) as stage:
            write(stage, {"index.html": "two"})
            raise error

    with pytest.raises(type(error)):
        fail()
    assert _files(out) == {"index.html": "one", "lots/a/index.html": "one"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_disk_that_is_full_is_one_line_and_leaves_the_site_before(tmp_path: Path) -> None:
    out = tmp_path / "site"
    _site(out, "one")
    with pytest.raises(Failure, match=r"^the site cannot be written: .*No space left"), staged(out):
        raise OSError(28, "No space left on device", "index.html")
    assert _files(out)["index.html"] == "one"


def test_a_swap_that_fails_puts_the_site_before_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    _site(out, "one")
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if Path(target) == out and not self.name.endswith("-before"):
            raise PermissionError(13, "Permission denied", str(target))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(Failure, match="Permission denied"):
        _site(out, "two")
    assert _files(out)["index.html"] == "one"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("years of work")
    with pytest.raises(Failure, match="not made here"):
        _site(tmp_path, "one")
    assert _files(tmp_path) == {"thesis.doc": "years of work"}


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.mkdir()
    _site(out, "one")
    assert _files(out)["index.html"] == "one"


def test_a_file_and_a_link_are_no_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "file").write_text("x")
    for name, words in {"link": "is a link", "dangling": "is a link", "file": "is a file"}.items():
        with pytest.raises(Failure, match=words):
            _site(tmp_path / name, "one")
    with pytest.raises(Failure, match="cannot be written to"):
        _site(tmp_path / "file" / "site", "one")


def test_a_site_kept_inside_itself_is_not_swallowed(tmp_path: Path) -> None:
    """A relative folder, and one with dots in it, stands where it says."""
    out = tmp_path / "a" / ".." / "site"
    (tmp_path / "a").mkdir()
    _site(out, "one")
    assert _files(tmp_path / "site")["index.html"] == "one"


def _abandoned(folder: Path, name: str, hours: int) -> Path:
    left = folder / name
    write(left, {"index.html": "left"})
    now = folder.stat().st_mtime
    os.utime(left, (now, now - hours * 3600))
    return left


@pytest.mark.parametrize("name", [".site-staged-x1y2z3", ".site-staged-x1y2z3-before"])
def test_a_stage_that_a_killed_build_left_is_removed_by_a_later_one(
    name: str, tmp_path: Path
) -> None:
    _site(tmp_path / "site", "one")
    _abandoned(tmp_path, name, hours=2)
    _site(tmp_path / "site", "two")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert _files(tmp_path / "site")["index.html"] == "two"


def test_the_stage_of_another_build_that_still_runs_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "site"
    with staged(out) as stage:
        write(stage, {"index.html": "slow"})
        _site(out, "fast")
    assert _files(out) == {"index.html": "slow"}


def test_a_site_that_a_killed_build_had_moved_away_is_put_back(tmp_path: Path) -> None:
    _abandoned(tmp_path, ".site-staged-x1y2z3-before", hours=2)
    with pytest.raises(ValueError, match="a bug"), staged(tmp_path / "site"):
        raise ValueError("a bug")
    assert _files(tmp_path / "site") == {"index.html": "left"}


def _published(folder: Path, name: str, content: bytes) -> bytes:
    (folder / "from").mkdir()
    (folder / "from" / name).write_bytes(content)
    copy_asset(str(folder / "from" / name), str(folder / name))
    return (folder / name).read_bytes()


def test_a_script_is_published_without_its_notes_and_keeps_what_others_know_it_by(
    tmp_path: Path,
) -> None:
    script = """// What it does.
        /**
         * @param {string} word in `code` or "quotes" // or both
         */
        import { fold } from "./text.js";
        export const MARKS = ["// no note", `/* nor ${1 /* a note */ + 1} */`, /[/*]/u];
        export function folded(word) { return /** @type {string} */ (fold(word)); }
        """
    content = _published(tmp_path, "a.js", script.encode()).decode()
    assert "What it does" not in content
    assert "a note" not in content
    assert 'from"./text.js"' in content
    assert "// no note" in content
    assert "`/* nor 2 */`" in content
    assert "/[/*]/u" in content
    assert re.findall(r"export (?:const|function) ?(\w+)", content) == ["MARKS", "folded"]


def test_every_script_of_the_site_is_still_one_as_it_is_published(tmp_path: Path) -> None:
    scripts = sorted((ROOT / "site_templates" / "assets").rglob("*.js"))
    assert scripts
    for number, script in enumerate(scripts):
        copy_asset(str(script), str(tmp_path / f"{number}.js"))
    parsed = """const { readdirSync, readFileSync } = await import("node:fs");
        for (const name of readdirSync("."))
            new (await import("node:vm")).SourceTextModule(readFileSync(name, "utf8"));"""
    flags = ["--experimental-vm-modules", "--no-warnings", "--input-type=module"]
    command = [str(NODE), *flags, "--eval", parsed]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_stylesheet_is_published_without_its_notes(tmp_path: Path) -> None:
    content = _published(tmp_path, "a.css", b"/* note */\na { color: #ff0000 }\n")
    assert content == b"a{color:red}"


def test_any_other_asset_is_published_as_it_is(tmp_path: Path) -> None:
    assert _published(tmp_path, "OFL.txt", b"/** kept */\n") == b"/** kept */\n"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.js", b"const a = {", r"a\.js cannot be published: line 1 is no JavaScript"),
        ("a.js", b"const a = '\xe9';", r"a\.js is not UTF-8 text"),
    ],
)
def test_what_is_no_script_is_named(name: str, content: bytes, words: str, tmp_path: Path) -> None:
    with pytest.raises(Failure, match=words):
        _published(tmp_path, name, content)
