"""`ask` as an officer calls it: what it shows, what it writes and where, what it refuses, and what the next round knows."""

from __future__ import annotations

import csv
import email
import email.policy
import io
import re
import subprocess
import sys
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator import output
from generator.cli import main
from generator.failure import Failure
from tests.matrix import council

Run = Callable[..., tuple[int, str, str]]
KITE, BROOK = "kite-hill-trust", "brook-lane-care"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The council, of whose places nobody has heard for long."""
    folder = council(tmp_path / "council")
    for path in folder.glob("providers/*/services.csv"):
        text = path.read_text("utf-8")
        path.write_text(text.replace("2026-11-09", "2026-07-01"), "utf-8")
    return folder


@pytest.fixture
def private(tmp_path: Path) -> Path:
    folder = tmp_path / "private"
    folder.mkdir()
    return folder


@pytest.fixture
def run(
    root: Path, private: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Call a command with the council and its private folder; its exit code, what it printed, and said beside."""

    def call(*arguments: str | Path, day: str = "2026-11-23") -> tuple[int, str, str]:
        given = [*arguments, "--root", root, "--as-of", day]
        if arguments[0] in ("ask", "status") or "updates" in arguments:
            given += ["--private", private]
        monkeypatch.setattr(sys, "argv", ["framework-directory", *map(str, given)])
        try:
            main()
            code = 0
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 1
        printed = capsys.readouterr()
        assert "Traceback" not in printed.out + printed.err
        return code, printed.out, printed.err

    return call


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}  # fmt: skip


def opened(path: Path) -> EmailMessage:
    mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


def logged(private: Path) -> list[tuple[str, str, str, str]]:
    text = (private / "asked.csv").read_text("utf-8")
    return [(r["provider"], r["asked_on"], r["about"], r["how"]) for r in csv.DictReader(io.StringIO(text))]  # fmt: skip


def test_without_write_it_shows_the_round_and_writes_nothing(
    run: Run, root: Path, private: Path
) -> None:
    before = bytes_of(root), bytes_of(private)
    code, out, _ = run("ask")
    assert code == 0
    assert "2 messages:" in out
    assert "Kite Hill Trust  hello@kite-hill-trust.example.org  review 1; with its workbook" in out
    assert "Brook Lane Care  hello@brook-lane-care.example.org  availability 1" in out
    assert "Nothing was written. With --write:" in out
    assert (bytes_of(root), bytes_of(private)) == before


def test_write_makes_a_message_for_each_one_text_a_list_and_the_log(
    run: Run, root: Path, private: Path
) -> None:
    before = bytes_of(root)
    code, out, _ = run("ask", "--write")
    assert code == 0
    assert "Nothing has been sent" in out
    folder = private / "asked-2026-11-23"
    assert set(bytes_of(folder)) == {
        *(f"{BROOK}.eml", f"{KITE}.eml", "messages.txt", "ring.csv", "ring.html")
    }
    assert logged(private) == [
        (BROOK, "2026-11-23", "availability; evidence", "mail"),
        (KITE, "2026-11-23", "review", "mail"),
    ]
    assert bytes_of(root) == before, "the directory itself is as it was"


def test_the_workbook_that_goes_with_a_message_is_the_one_that_export_makes(
    run: Run, private: Path, tmp_path: Path
) -> None:
    run("ask", "--write")
    run("export", "workbook", KITE, "--output", tmp_path / "kite.xlsx")
    [attached] = opened(private / "asked-2026-11-23" / f"{KITE}.eml").iter_attachments()
    content = attached.get_content()
    assert content == (tmp_path / "kite.xlsx").read_bytes()
    assert "Services" in load_workbook(io.BytesIO(content)).sheetnames


def test_the_same_round_is_the_same_to_the_byte(run: Run, private: Path, tmp_path: Path) -> None:
    run("ask", "--write", "--out", tmp_path / "one")
    run("ask", "--write", "--again", "--out", tmp_path / "two")
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")
    assert len(logged(private)) == 2, "one round of a day is one row"


def test_an_answer_to_the_message_settles_it(run: Run, private: Path, tmp_path: Path) -> None:
    run("ask", "--write")
    letter = opened(private / "asked-2026-11-23" / f"{BROOK}.eml")
    [line] = [x for x in letter.get_content().splitlines() if x.endswith(": ")]
    answer = tmp_path / "answer.eml"
    quoted = "\n".join(f"> {x}" for x in letter.get_content().splitlines())
    answer.write_text(
        f"From: {letter['To']}\nTo: {letter['From']}\nSubject: Re: {letter['Subject']}\n"
        "Date: Tue, 24 Nov 2026 10:00:00 +0000\nMessage-ID: <a@example.org>\n\n"
        f"{line}1 now, from 1 December\n\n"
        f"On Mon, 23 Nov 2026 at 09:00, Commissioning team <framework@council.example.org> wrote:\n\n{quoted}\n",
        encoding="utf-8",
    )
    code, out, _ = run("import", "updates", answer, "--write", day="2026-11-25")
    assert (code, "1 message: 1 taken." in out) == (0, True)
    of_places = ("ask", "--provider", BROOK, "--kind", "availability")
    assert "No messages." in run(*of_places, day="2026-12-01")[1]


def test_two_rounds_without_an_answer_are_a_call_and_a_line_in_status(
    run: Run, private: Path
) -> None:
    run("ask", "--write", day="2026-11-23")
    _, out, _ = run("ask", "--write", day="2026-11-27")
    assert "Asked within the last 7 days, and left alone" in out
    assert not (private / "asked-2026-11-27").exists()
    run("ask", "--write", day="2026-11-30")
    _, out, _ = run("status", "--kind", "answer", day="2026-12-01")
    assert "Asked twice, on 2026-11-23 and 2026-11-30, no answer: ring." in out
    _, out, _ = run("ask", "--write", day="2026-12-07")
    assert "2 calls:" in out
    page = (private / "asked-2026-12-07/ring.html").read_text("utf-8")
    assert "Asked on 23 November 2026 and 30 November 2026, no answer." in page
    assert logged(private)[-1] == (KITE, "2026-12-07", "review", "ring")


def test_whose_mail_is_held_is_read_and_not_asked(run: Run, private: Path, tmp_path: Path) -> None:
    run("ask", "--write")
    question = tmp_path / "q.eml"
    question.write_text(
        "From: hello@brook-lane-care.example.org\nDate: Tue, 24 Nov 2026 10:00:00 +0000\n"
        "Message-ID: <q@example.org>\nSubject: Re: places\n\nWhich of the flats do you mean?\n"
    )
    run("import", "updates", question, "--write", day="2026-11-25")
    _, out, _ = run("ask", "--provider", BROOK, day="2026-12-01")
    assert "Answered, but held" in out
    assert "No messages." in out
    _, out, _ = run("status", "--kind", "answer", day="2026-12-01")
    assert "It has written, and the mail is held: read it. Of 2026-11-24:" in out


def test_only_those_that_are_named_are_asked(run: Run) -> None:
    assert "Kite Hill" not in run("ask", "--provider", BROOK)[1]
    assert "Brook Lane" not in run("ask", "--kind", "review")[1]
    code, _, err = run("ask", "--provider", "brook-lan-care")
    assert (code, 'did you mean "brook-lane-care"' in err) == (2, True)
    assert 'there is no team "Nobody"' in run("ask", "--team", "Nobody")[2]


def test_whole_sends_everybody_the_workbook(run: Run, private: Path) -> None:
    run("ask", "--whole", "--write")
    folder = private / "asked-2026-11-23"
    for provider in (KITE, BROOK):
        assert len(list(opened(folder / f"{provider}.eml").iter_attachments())) == 1


def test_words_of_the_councils_own_take_the_place_of_ours(
    run: Run, root: Path, private: Path
) -> None:
    own = root / "site_templates/letters/ask.txt"
    own.parent.mkdir(parents=True)
    own.write_text(
        "Dear {{ view.provider }}, tell us.\n{% for p in view.places %}{{ p.line }}\n{% endfor %}"
    )
    run("ask", "--write")
    text = opened(private / "asked-2026-11-23" / f"{BROOK}.eml").get_content()
    assert text.splitlines() == ["Dear Brook Lane Care, tell us.", "brook-lane-flats: "]
    own.write_text("{{ view.nothing_such }}")
    code, _, err = run("ask", "--write", "--again", "--out", private / "other")
    assert (code, "letters/ask.txt" in err) == (2, True)
    assert not (private / "other").exists()


# Where it goes


def test_a_second_round_of_a_day_stands_beside_the_first(run: Run, private: Path) -> None:
    for provider in (KITE, BROOK):
        assert run("ask", "--write", "--provider", provider)[0] == 0
    assert (private / "asked-2026-11-23" / f"{KITE}.eml").is_file()
    assert (private / "asked-2026-11-23-2" / f"{BROOK}.eml").is_file()
    assert {row[0] for row in logged(private)} == {KITE, BROOK}


def test_where_nobody_has_an_address_there_are_calls_and_no_messages(
    run: Run, root: Path, private: Path
) -> None:
    for path in (*root.glob("providers/*/services.csv"), *root.glob("providers/*/*.yaml")):
        text = re.sub(r"\n *email: .*", "", path.read_text("utf-8"))
        path.write_text(re.sub(r"[\w.-]+@[\w.-]+", "", text), "utf-8")
    code, out, _ = run("ask", "--write")
    assert (code, "Nobody gets a message: ring those in ring.html." in out) == (0, True)
    names = {path.name for path in (private / "asked-2026-11-23").iterdir()}
    assert names == {"ring.csv", "ring.html"}


def test_a_folder_that_holds_something_is_left_alone(
    run: Run, private: Path, tmp_path: Path
) -> None:
    other = tmp_path / "letters"
    other.mkdir()
    (other / "notes.txt").write_text("mine")
    code, _, err = run("ask", "--write", "--out", other)
    assert (code, "holds something already" in err) == (2, True)
    assert bytes_of(other) == {"notes.txt": b"mine"}
    assert not (private / "asked.csv").exists()


@pytest.mark.parametrize(
    "where", ["site", "site/letters", "content/letters", "providers", "lots/x", "site_templates/x"]
)
def test_nothing_goes_where_the_site_is_made_of_or_stands(
    run: Run, root: Path, private: Path, where: str
) -> None:
    before = bytes_of(root)
    code, _, err = run("ask", "--write", "--out", root / where)
    assert (code, "would be published" in err) == (2, True)
    assert bytes_of(root) == before
    assert not (private / "asked.csv").exists()


def test_nothing_goes_into_a_site_that_stands_elsewhere(run: Run, tmp_path: Path) -> None:
    site = tmp_path / "www"
    site.mkdir()
    (site / output.MARKER).touch()
    assert "would be published" in run("ask", "--write", "--out", site / "letters")[2]


def test_nothing_goes_where_git_would_take_it(run: Run, root: Path) -> None:
    subprocess.run(["git", "init", "--quiet", root], check=True)
    assert "git would take" in run("ask", "--write", "--out", root / "letters")[2]
    (root / ".gitignore").write_text("/mine/\n")
    (root / "mine").mkdir()
    assert run("ask", "--write", "--out", root / "mine/letters")[0] == 0


def test_a_log_that_cannot_be_written_leaves_no_messages(
    run: Run, private: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path, files: object) -> None:
        raise Failure(f"{folder} cannot be written")

    monkeypatch.setattr(output, "update", refuse)
    code, _, _ = run("ask", "--write", "--out", tmp_path / "letters")
    assert code == 2
    assert not (tmp_path / "letters").exists()
    assert list(private.iterdir()) == []


def test_a_log_that_is_damaged_stops_the_round(run: Run, private: Path) -> None:
    (private / "asked.csv").write_text("provider,asked_on,about,how\nnobody,soon,=1+1,pigeon\n")
    before = bytes_of(private)
    code, _, err = run("ask", "--write")
    assert code == 1
    assert "asked.csv:2" in err
    assert bytes_of(private) == before


def test_without_a_private_folder_it_says_that_nobody_will_know(
    run: Run, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:  # fmt: skip
    def ask(*more: str) -> int:
        given = ["ask", "--write", "--root", str(root), "--as-of", "2026-11-23", *more]
        monkeypatch.setattr(sys, "argv", ["framework-directory", *given])
        try:
            main()
        except SystemExit as left:
            return int(left.code or 0)
        return 0

    assert ask() == 2
    assert "say with --out" in capsys.readouterr().err
    assert ask("--out", str(tmp_path / "letters")) == 0
    assert "nobody knows next time who was asked" in capsys.readouterr().err
    assert (tmp_path / "letters/messages.txt").is_file()
