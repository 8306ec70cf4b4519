"""Feedback as an officer takes it in, decides on it and publishes it."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator import output
from generator.build import build
from generator.check import check
from generator.cli import main
from generator.config import Config
from generator.failure import Failure
from generator.importers.changing import with_cells
from generator.load import load
from generator.load.private import FEEDBACK_QUEUE
from generator.report import Silent
from generator.site.words.feedback_form import letter_lines, subject
from tests.matrix import AS_OF, council

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
        with monkeypatch.context() as patched:
            patched.setattr(sys, "argv", ["framework-directory", *map(str, given)])
            patched.setattr(sys, "stdin", io.StringIO(typed))
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


def test_no_queue_goes_where_git_would_take_it_or_is_gone_through_there(
    run: Run, root: Path, tmp_path: Path
) -> None:
    subprocess.run(["git", "init", "--quiet", root], check=True)
    mine, mail = root / "mine", letter(tmp_path / "a.eml")
    mine.mkdir()
    for command in (("import", "feedback", mail, "--write"), ("feedback", "decide")):
        code, _, err = run(*command, at=mine)
        assert (code, "git would take" in err) == (2, True)
    assert list(mine.iterdir()) == []
    (root / ".gitignore").write_text("/mine/\n")
    assert run("import", "feedback", mail, "--write", at=mine)[0] == 0


# Deciding


def queued_mails(run: Run, tmp_path: Path, *mails: tuple[str, ...]) -> None:
    """Each in the queue, as the letter of the page with these answers."""
    paths = [letter(tmp_path / f"{n}.eml", *a, name=f"m{n}") for n, a in enumerate(mails)]
    assert run("import", "feedback", *paths, "--write")[0] == 0


def decided(run: Run, *lines: str) -> str:
    code, out, _ = run("feedback", "decide", typed="".join(f"{line}\n" for line in lines))
    assert code == 0
    return out


CALM = ANSWERS
NAMED = ("My carer Jane is kind.", *ANSWERS[1:])
HARM = ("He hit me.", *ANSWERS[1:])
HARM_BY_NAME = ("My carer Jane hit me.", *ANSWERS[1:])
PHONE = ("Ring 07700 900123.", *ANSWERS[1:])
SCORE_ALONE = ("Just for you.", "", "2", "I use it", "no", "no")


def test_a_person_accepts_shortens_and_declines_and_each_is_written_at_once(
    run: Run, private: Path, tmp_path: Path
) -> None:
    queued_mails(run, tmp_path, NAMED)
    assert "1 decided, 0 wait still" in decided(run, "a", "shorten My carer is kind.", "accept")
    queued_mails(run, tmp_path, NAMED, CALM)
    assert "1 decided, 0 wait still" in decided(run, "decline")
    shortened, other = queue(private)
    assert (shortened["decision"], other["decision"]) == ("accept", "decline")
    assert (shortened["text"], shortened["warnings"]) == ("My carer is kind.", "")
    assert "Jane" in shortened["original"]


def test_stopping_anywhere_keeps_what_was_decided_and_leaves_the_rest(
    run: Run, private: Path, tmp_path: Path
) -> None:
    queued_mails(run, tmp_path, CALM, SCORE_ALONE, ("More.", *ANSWERS[1:]))
    assert "1 decided, 2 wait still" in decided(run, "", "d", "quit")
    assert sorted(row["decision"] for row in queue(private)) == ["", "", "decline"]
    assert "0 decided, 2 wait still" in decided(run)  # the input ends at once


def test_what_may_be_harm_comes_first_and_goes_nowhere_before_the_team_was_told(
    run: Run, private: Path, tmp_path: Path
) -> None:
    queued_mails(run, tmp_path, CALM, HARM)
    out = decided(run, "accept", "looked-at", "accept", "told", "accept")
    assert out.index("He hit me") < out.index("The staff listen")
    assert out.count("not yet:") == 2
    (row,) = [row for row in queue(private) if "hit" in row["text"]]
    assert (row["decision"], row["cleared"]) == ("accept", "looked-at; safeguarding-told")


def test_what_may_be_harm_is_not_declined_in_passing(
    run: Run, private: Path, tmp_path: Path
) -> None:
    queued_mails(run, tmp_path, HARM)
    assert "tell the safeguarding team" in decided(run, "decline", "quit")
    assert [row["decision"] for row in queue(private)] == [""]


def test_who_told_the_safeguarding_team_has_not_looked_at_a_name_by_that(
    run: Run, private: Path, tmp_path: Path
) -> None:
    queued_mails(run, tmp_path, HARM_BY_NAME)
    out = decided(run, "told", "accept", "looked-at", "told", "accept")
    assert out.count("not yet:") == 1
    (row,) = queue(private)
    assert (row["decision"], row["cleared"]) == ("accept", "safeguarding-told; looked-at")


@pytest.mark.parametrize("cleared", ["safeguarding-told", "looked-at"])
def test_what_is_declined_in_the_table_is_taken_in_once_somebody_looked_at_the_harm(
    run: Run, private: Path, tmp_path: Path, cleared: str
) -> None:
    queued_mails(run, tmp_path, HARM)
    accept(private, decision="decline")
    assert run("feedback", "publish", "--write")[0] == 1
    assert queue_with_mark(private)[0]["done_on"] == ""
    assert "declined already" in decided(run, "quit")
    accept(private, decision="decline", cleared=cleared)
    code, out, _ = run("feedback", "publish", "--write")
    assert (code, "1 piece declined." in out) == (0, True)
    assert queue_with_mark(private)[0]["done_on"] == "2026-11-23"
    assert "Nothing waits to be read." in decided(run)


def test_long_after_it_was_done_what_was_written_and_by_whom_goes_and_the_id_stays(
    run: Run, root: Path, private: Path, tmp_path: Path
) -> None:
    queued_mails(run, tmp_path, CALM, SCORE_ALONE, NAMED)
    first, second, waiting = (row["id"] for row in queue(private))
    accept(private, decision="")
    rows = {first: "2026-08-24", second: "2026-08-25", waiting: ""}
    for key, day in rows.items():
        set_cells(private, key, decision="accept" if day else "", done_on=day)
    shown, stood = run("feedback", "publish")[1], everything(root, private)
    assert "1 piece done more than 90 days ago" in shown
    assert run("feedback", "publish", "--write")[0] == 0
    assert everything(root) == {name: raw for name, raw in stood.items() if name.startswith(str(root))}  # fmt: skip
    blanked, young, other = queue_with_mark(private)
    assert {c for c, v in blanked.items() if v} == {
        *("id", "decision", "service", "month", "from", "score", "may_publish", "may_tell"),
        *("received_on", "came_as", "done_on"),
    }
    assert all((young["original"], young["contact"], other["original"]))
    assert without_errors(root, private) == []
    again = run("import", "feedback", tmp_path / "0.eml", tmp_path / "1.eml", "--write")[1]
    assert "2 there already" in again
    assert "done more" not in run("feedback", "publish", "--write")[1]


def test_a_council_says_for_how_long_it_keeps_what_people_wrote(
    run: Run, root: Path, private: Path, tmp_path: Path
) -> None:
    queued_mails(run, tmp_path, CALM)
    accept(private, done_on="2026-11-01")
    settings = root / "content" / "framework.yml"
    settings.write_text(f"{settings.read_text('utf-8')}\nfeedback_kept_days: 21\n", "utf-8")
    assert "1 piece done more than 21 days ago" in run("feedback", "publish", "--write")[1]
    assert queue_with_mark(private)[0]["contact"] == ""


def test_what_is_missing_is_filled_in(run: Run, private: Path, tmp_path: Path) -> None:
    mail = tmp_path / "a.eml"
    mail.write_text("From: a@example.org\nDate: Fri, 20 Nov 2026 10:00:00 +0000\nSubject: Hello\n\nIt is fine.\n")  # fmt: skip
    assert run("import", "feedback", mail, "--write")[0] == 0
    out = decided(
        run,
        *("accept", "service kite-hil-day-centre", f"service {SERVICE}", "who her mum", "score 9"),
        *("score 5", "publish perhaps", "publish yes", "frobnicate", "help", "original", "accept"),
    )
    assert f'did you mean "{SERVICE}"?' in out
    assert "from 1 (poor) to 5 (very good)" in out
    assert "type yes or no" in out
    (row,) = queue(private)
    assert (row["service"], row["from"], row["score"]) == (SERVICE, "family-or-carer", "5")
    assert (row["may_publish"], row["missing"], row["decision"]) == ("yes", "", "accept")


def test_nothing_typed_is_a_command_to_a_spreadsheet_or_a_terminal(
    run: Run, private: Path, tmp_path: Path
) -> None:
    queued_mails(run, tmp_path, CALM)
    out = decided(run, "shorten =HYPERLINK(1)\x1b[31m good", "quit")
    (row,) = queue(private)
    assert row["text"] == "HYPERLINK(1)[31m good"
    assert "\x1b" not in out


def test_a_bad_cell_of_the_queue_is_named_and_nothing_is_decided(
    run: Run, private: Path, tmp_path: Path
) -> None:
    queued_mails(run, tmp_path, CALM)
    path = private / FEEDBACK_QUEUE
    path.write_text(path.read_text("utf-8").replace(",4,yes", ",9,yes"), "utf-8")
    for command in ("decide", "publish"):
        code, _, err = run("feedback", command)
        assert code == 1
        assert "feedback-queue.csv:2  score" in err


def test_without_a_private_folder_there_is_nothing_to_decide(run: Run) -> None:
    for command in ("decide", "publish"):
        code, _, err = run("feedback", command, at=None)
        assert code == 2
        assert "framework-directory new private" in err


# Publishing


def accept(private: Path, **cells: str) -> None:
    """Fill in the queue as an officer does in a spreadsheet: every row is accepted, with these cells."""
    rows = [row | {"decision": "accept"} | cells for row in queue_with_mark(private)]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    (private / FEEDBACK_QUEUE).write_text("\ufeff" + text.getvalue(), "utf-8", newline="")


def set_cells(private: Path, key: str, **cells: str) -> None:
    """Other values in one row of the queue."""
    path = private / FEEDBACK_QUEUE
    path.write_bytes(with_cells(path.read_bytes(), path.name, "feedback-queue", {key: cells}))


def published_rows(root: Path) -> list[dict[str, str]]:
    text = (root / "providers" / "kite-hill-trust" / "feedback.csv").read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def everything(*folders: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for f in folders for p in sorted(f.rglob("*")) if p.is_file()}


def without_errors(root: Path, private: Path) -> list[str]:
    found = check(Config(root, AS_OF, root / "site", private=private)).problems
    return [problem.message for problem in found if problem.severity == "error"]


def test_the_accepted_go_out_without_a_name_and_are_marked(
    run: Run, root: Path, private: Path, tmp_path: Path
) -> None:
    queued_mails(run, tmp_path, CALM, SCORE_ALONE)
    accept(private)
    before = (
        published_rows(root) if (root / "providers/kite-hill-trust/feedback.csv").exists() else []
    )
    code, out, _ = run("feedback", "publish", "--write")
    assert code == 0, out
    new = published_rows(root)[len(before) :]
    assert sorted((r["score"], r["comment"]) for r in new) == [
        ("2", ""),
        ("4", "What is good: The staff listen."),
    ]
    assert {(r["service"], r["month"], r["from"], r["reply"]) for r in new} == {
        (SERVICE, "2026-11", "person", "")
    }
    assert not any(b"example.org" in cell.encode() for row in new for cell in row.values())
    assert {row["done_on"] for row in queue_with_mark(private)} == {"2026-11-23"}
    assert without_errors(root, private) == []
    stood = everything(root, private)
    assert "Nothing is accepted" in run("feedback", "publish", "--write")[1]
    assert everything(root, private) == stood


def queue_with_mark(private: Path) -> list[dict[str, str]]:
    text = (private / FEEDBACK_QUEUE).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(
    ("mail", "cells", "reason"),
    [
        (PHONE, {"cleared": "safeguarding-told"}, "looks like a telephone number"),
        (NAMED, {}, "looks like somebody's name"),
        (HARM, {"cleared": "looked-at"}, "tell the safeguarding team first"),
        (HARM_BY_NAME, {"cleared": "safeguarding-told"}, "looks like somebody's name"),
        (
            HARM_BY_NAME,
            {"cleared": "safeguarding-told"},
            "safeguarding-told; looked-at under cleared",
        ),
        (HARM, {"decision": "decline"}, "it is declined, and may be a safeguarding concern"),
        (HARM, {"text": "Not good."}, "tell the safeguarding team first"),
        (CALM, {"text": "long " * 121}, "604 letters, and 600 are published at most"),
        (CALM, {"service": ""}, "say which service"),
        (CALM, {"service": "kite-hill-day-center"}, f'did you mean "{SERVICE}"'),
        (CALM, {"score": ""}, "how good it is"),
        (CALM, {"from": ""}, "who says it"),
        (CALM, {"month": "2026-12"}, "in which month"),
        (CALM, {"text": "<b>good</b>"}, "is HTML"),
    ],
)
def test_what_may_not_go_out_keeps_all_of_it_in(
    run: Run,
    root: Path,
    private: Path,
    tmp_path: Path,
    mail: tuple[str, ...],
    cells: dict[str, str],
    reason: str,
) -> None:
    queued_mails(run, tmp_path, mail)
    accept(private, **cells)
    before = everything(root, private)
    code, out, _ = run("feedback", "publish", "--write")
    assert code == 1
    assert reason in out
    assert "feedback-queue.csv:2  F-" in out
    assert everything(root, private) == before


@pytest.mark.parametrize(
    ("mail", "cleared"),
    [
        (NAMED, "looked-at"),
        (HARM, "safeguarding-told"),
        (HARM_BY_NAME, "safeguarding-told; looked-at"),
        (HARM_BY_NAME, "looked-at;safeguarding-told"),
    ],
)
def test_what_a_person_has_cleared_goes_out(
    run: Run, root: Path, private: Path, tmp_path: Path, mail: tuple[str, ...], cleared: str
) -> None:
    queued_mails(run, tmp_path, mail)
    accept(private, cleared=cleared)
    assert run("feedback", "publish", "--write")[0] == 0
    assert published_rows(root)[-1]["comment"] == f"What is good: {mail[0]}"
    assert without_errors(root, private) == []


def test_words_that_may_not_be_published_are_not_judged_and_the_score_goes_alone(
    run: Run, root: Path, private: Path, tmp_path: Path
) -> None:
    queued_mails(run, tmp_path, ("Ring Jane on 07700 900123", "", "3", "family", "no", ""))
    accept(private)
    assert run("feedback", "publish", "--write")[0] == 0
    assert (published_rows(root)[-1]["score"], published_rows(root)[-1]["comment"]) == ("3", "")


def test_a_provider_without_a_table_gets_one_that_its_descriptor_names(
    run: Run, root: Path, private: Path, tmp_path: Path
) -> None:
    package = root / "providers" / "brook-lane-care"
    assert not (package / "feedback.csv").exists()
    mail = letter(tmp_path / "a.eml", service="brook-lane-flats", title="Brook Lane flats")
    run("import", "feedback", mail, "--write")
    accept(private)
    code, out, _ = run("feedback", "publish")
    assert (code, (package / "feedback.csv").exists()) == (0, False)
    assert "brook-lane-care/feedback.csv, providers/brook-lane-care/datapackage.yaml" in out
    before = (package / "datapackage.yaml").read_bytes()
    assert run("feedback", "publish", "--write")[0] == 0
    assert (package / "datapackage.yaml").read_bytes().startswith(before.rstrip(b"\n"))
    assert without_errors(root, private) == []
    filed = load(Config(root, AS_OF, root / "site")).filed
    assert filed is not None
    assert [f.score for f in filed.feedback if f.provider == "brook-lane-care"] == [4]


def test_a_queue_that_cannot_be_written_leaves_the_packages_as_they_were(
    run: Run, root: Path, private: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    queued_mails(run, tmp_path, CALM)
    accept(private)
    update = output.update

    def full(folder: Path, files: Mapping[str, str | bytes]) -> None:
        if folder == private:
            raise Failure(f"{folder / FEEDBACK_QUEUE} cannot be written: No space left on device")
        update(folder, files)

    monkeypatch.setattr(output, "update", full)
    before = everything(root, private)
    code, _, err = run("feedback", "publish", "--write")
    assert code == 2
    assert "cannot be written" in err
    assert everything(root, private) == before


def test_from_three_letters_to_the_page(
    run: Run, root: Path, private: Path, tmp_path: Path
) -> None:
    queued_mails(run, tmp_path, CALM, SCORE_ALONE, ("XYZZY garden", "", "5", "his mum", "", "yes"))
    decided(run, "a", "a", "a")
    assert run("feedback", "publish", "--write")[0] == 0
    out = tmp_path / "site"
    assert build(Config(root, AS_OF, out), Silent()).publication is not None
    page = (out / "services" / SERVICE / "index.html").read_text("utf-8")
    assert "XYZZY garden" in page
    assert "Just for you" not in page
    assert not any(b"m0@example.org" in p.read_bytes() for p in out.rglob("*") if p.is_file())
