"""Feedback as an officer takes it in, decides on it and publishes it."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from generator.load.private import FEEDBACK_QUEUE
from generator.site.words.feedback_form import letter_lines, subject
from tests.matrix import council

Run = Callable[..., tuple[int, str, str]]
SERVICE = "kite-hill-day-centre"
ANSWERS = ("The staff listen.", "", "4", "I use it", "yes", "yes")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return council(tmp_path / "council")


@pytest.fixture
def private(tmp_path: Path) -> Path:
    (tmp_path / "private").mkdir()
    return tmp_path / "private"


@pytest.fixture
def run(
    root: Path,
    private: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Call a command with what is typed into it; its exit code, what it printed, and what it said beside."""

    def call(
        *arguments: str | Path, typed: str = "", at: Path | None = private
    ) -> tuple[int, str, str]:
        given = [*arguments, "--root", root, "--as-of", "2026-11-23"]
        given += ["--private", at] if at else []
        monkeypatch.setattr(sys, "argv", ["framework-directory", *map(str, given)])
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        try:
            main()
            code = 0
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 1
        printed = capsys.readouterr()
        assert "Traceback" not in printed.out + printed.err
        return code, printed.out, printed.err

    return call


def letter(
    path: Path, *answers: str, name: str = "one", service: str = SERVICE, title: str = "Kite Hill"
) -> Path:
    lines = zip(letter_lines(names_service=True), answers or ANSWERS, strict=True)
    words = "\n\n".join(f"{line}\n{answer}" for line, answer in lines)
    path.write_text(
        f"From: {name}@example.org\nDate: Fri, 20 Nov 2026 10:00:00 +0000\nMessage-ID: <{name}@example.org>\n"
        f"Subject: {subject(title, service)}\n\n{words}\n",
        "utf-8",
    )
    return path


def queue(private: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((private / FEEDBACK_QUEUE).read_text("utf-8"))))


def test_without_write_it_says_what_would_be_queued_and_no_word_of_it(
    run: Run, private: Path, tmp_path: Path
) -> None:
    code, out, _ = run("import", "feedback", letter(tmp_path / "a.eml", "XYZZY", *ANSWERS[1:]))
    assert code == 0
    assert f"{SERVICE}\n1 message: 1 new." in out
    assert "Nothing was written. With --write: feedback-queue.csv." in out
    assert "XYZZY" not in out
    assert not (private / FEEDBACK_QUEUE).exists()


def test_with_write_it_is_queued_once_however_often_it_comes(
    run: Run, private: Path, tmp_path: Path
) -> None:
    mail = letter(tmp_path / "a.eml")
    assert run("import", "feedback", mail, "--write")[0] == 0
    before = (private / FEEDBACK_QUEUE).read_bytes()
    code, out, _ = run("import", "feedback", mail, mail, "--write")
    assert (code, (private / FEEDBACK_QUEUE).read_bytes()) == (0, before)
    assert "2 messages: 2 there already." in out
    assert [row["service"] for row in queue(private)] == [SERVICE]


def test_every_message_is_named_and_none_is_lost(run: Run, tmp_path: Path) -> None:
    letter(tmp_path / "a.eml")
    (tmp_path / "b.eml").write_text("From: a@example.org\nDate: Fri, 20 Nov 2026 10:00:00 +0000\nSubject: Automatic reply: x\n\nAway\n")  # fmt: skip
    (tmp_path / "c.pst").write_bytes(b"!BDN")
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name in ("a.eml", "b.eml", "c.pst"):
        (tmp_path / name).rename(folder / name)
    code, out, _ = run("import", "feedback", folder)
    assert code == 0
    assert "  b.eml: an automatic reply\n  c.pst: this is a file of Outlook's own" in out
    assert "3 messages: 1 new, 2 not read." in out


def test_without_a_private_folder_nothing_is_kept_and_it_says_where_to_get_one(
    run: Run, root: Path, tmp_path: Path
) -> None:
    code, _, err = run("import", "feedback", letter(tmp_path / "a.eml"), "--write", at=None)
    assert code == 2
    assert "framework-directory new private" in err
    assert not list(root.rglob(FEEDBACK_QUEUE))


def test_a_queue_that_cannot_be_read_is_one_line_and_stays_as_it_is(
    run: Run, private: Path, tmp_path: Path
) -> None:
    (private / FEEDBACK_QUEUE).write_bytes(b"id,text\nF-0123456789ab,caf\xe9\n")
    code, _, err = run("import", "feedback", letter(tmp_path / "a.eml"), "--write")
    assert code == 2
    assert "the file is not in UTF-8; save it as UTF-8" in err
    assert (private / FEEDBACK_QUEUE).read_bytes().endswith(b"caf\xe9\n")
