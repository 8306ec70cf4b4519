"""`import updates` as an officer calls it: what it shows, what it writes, and what it refuses whole."""

from __future__ import annotations

import csv
import gzip
import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.check import check
from generator.cli import main
from generator.config import Config
from generator.importers.mails import files
from tests.matrix import AS_OF, council

Run = Callable[..., tuple[int, str, str]]
KITE, BROOK = "hello@kite-hill-trust.example.org", "flats@brook-lane-care.example.org"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return council(tmp_path / "council")


@pytest.fixture
def run(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the command; its exit code, what it printed, and what it said beside."""

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        given = ["import", "updates", *arguments, "--root", root, "--as-of", "2026-11-23"]
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


def a_mail(
    words: str,
    sender: str = BROOK,
    day: str = "Fri, 20 Nov 2026",
    name: str = "one",
    headers: str = "",
) -> str:
    return (
        f"From: {sender}\nDate: {day} 10:00:00 +0000\nMessage-ID: <{name}@example.org>\n"
        f"Subject: Places\n{headers}\n{words}\n"
    )


def saved(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def services(root: Path, provider: str) -> dict[str, dict[str, str]]:
    text = (root / "providers" / provider / "services.csv").read_text("utf-8")
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text))}


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_without_write_it_shows_each_cell_and_writes_nothing(
    run: Run, root: Path, tmp_path: Path
) -> None:
    before = bytes_of(root)
    code, out, _ = run(saved(tmp_path / "a.eml", a_mail("We have 2 places from 1/12.")))
    assert code == 0
    table = [line.split() for line in out.splitlines() if line.startswith("  brook-lane-flats  ")]
    assert ["brook-lane-flats", "places_from", "-", "2026-12-01", BROOK, "2026-11-20"] in table
    assert [
        "brook-lane-flats",
        "availability",
        "waiting-list",
        "places-now",
        BROOK,
        "2026-11-20",
    ] in table
    assert "1 message: 1 taken." in out
    assert "Nothing was written. With --write: providers/brook-lane-care/services.csv" in out
    assert bytes_of(root) == before


def test_write_changes_the_cells_and_logs_who_said_it_in_private(
    run: Run, root: Path, tmp_path: Path
) -> None:
    private = tmp_path / "private"
    private.mkdir()
    mail = saved(tmp_path / "a.eml", a_mail("brook-lane-flats: 2 now, from 1 December"))
    assert run(mail, "--write", "--private", private)[0] == 0
    row = services(root, "brook-lane-care")["brook-lane-flats"]
    columns = ("availability", "availability_on", "places_free", "places_from", "availability_by")
    assert [row[c] for c in columns] == [
        "places-now",
        "2026-11-20",
        "2",
        "2026-12-01",
        "provider, by mail",
    ]
    logged = list(csv.DictReader(io.StringIO((private / "updates.csv").read_text("utf-8"))))
    assert [(r["message"], r["sender"], r["service"]) for r in logged] == [
        ("<one@example.org>", BROOK, "brook-lane-flats")
    ]
    read = check(Config(root, AS_OF, root / "site", private=private))
    assert [p for p in read.problems if p.severity == "error"] == []


def test_a_log_that_cannot_be_written_leaves_the_packages_as_they_were(
    run: Run, root: Path, tmp_path: Path
) -> None:
    private = tmp_path / "private"
    (private / "updates.csv").mkdir(parents=True)
    mail, before = saved(tmp_path / "a.eml", a_mail("brook-lane-flats: 2 now")), bytes_of(root)
    code, _, err = run(mail, "--write", "--private", private)
    assert (code, "updates.csv cannot be written" in err) == (2, True)
    assert bytes_of(root) == before


def test_no_log_goes_where_git_would_take_it(run: Run, root: Path, tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", root], check=True)
    (root / "mine").mkdir()
    mail, before = saved(tmp_path / "a.eml", a_mail("brook-lane-flats: 2 now")), bytes_of(root)
    code, _, err = run(mail, "--write", "--private", root / "mine")
    assert (code, "git would take" in err) == (2, True)
    assert bytes_of(root) == before


def test_whose_mail_is_held_stands_in_private_until_it_is_taken_in(
    run: Run, root: Path, tmp_path: Path
) -> None:
    private = tmp_path / "private"
    private.mkdir()
    question = saved(tmp_path / "a.eml", a_mail("Do you need our places?", KITE, name="question"))
    stranger = saved(tmp_path / "b.eml", a_mail("We are full.", "someone@example.net", name="odd"))
    run(question, stranger, "--private", private)
    assert not list(private.iterdir()), "without --write nothing is written"
    run(question, stranger, "--write", "--private", private)
    rows = list(csv.DictReader(io.StringIO((private / "updates-held.csv").read_text("utf-8"))))
    assert [(r["message"], r["provider"], r["said_on"], r["held_on"]) for r in rows] == [
        ("<question@example.org>", "kite-hill-trust", "2026-11-20", "2026-11-23")
    ], "a sender of no package speaks for nobody"
    assert "question" in rows[0]["reason"]
    before = bytes_of(private)
    run(question, stranger, "--write", "--private", private)
    assert bytes_of(private) == before, "each mail once"
    read = check(Config(root, AS_OF, root / "site", private=private))
    assert [p for p in read.problems if p.severity == "error"] == []


def test_a_log_of_held_mails_that_is_damaged_stops_the_import_before_it_writes(
    run: Run, root: Path, tmp_path: Path
) -> None:
    private = tmp_path / "private"
    saved(private / "updates-held.csv", "who,when\nx,y\n")
    mail = saved(tmp_path / "a.eml", a_mail("brook-lane-flats: 2 now"))
    before = bytes_of(tmp_path)
    code, _, err = run(mail, "--write", "--private", private)
    assert code == 2
    assert "updates-held.csv" in err
    assert bytes_of(tmp_path) == before


def test_a_mail_is_not_taken_in_twice(run: Run, root: Path, tmp_path: Path) -> None:
    private = tmp_path / "private"
    private.mkdir()
    mail = saved(tmp_path / "a.eml", a_mail("brook-lane-flats: 2 now"))
    run(mail, "--write", "--private", private)
    before = bytes_of(tmp_path)
    code, out, _ = run(mail, "--write", "--private", private)
    assert (code, bytes_of(tmp_path)) == (0, before)
    assert "it was taken in on 2026-11-23" in out
    assert "1 message: 1 repeated." in out


def test_without_a_private_folder_the_same_mail_finds_nothing_new(
    run: Run, root: Path, tmp_path: Path
) -> None:
    mail = saved(tmp_path / "a.eml", a_mail("brook-lane-flats: 2 now"))
    assert "no private folder" in run(mail, "--write")[2]
    before = bytes_of(root)
    assert "1 message: 1 confirmed." in run(mail, "--write")[1]
    assert bytes_of(root) == before


@pytest.mark.parametrize("name", ["1", "<one@example.org>", "one@example.org", "a.eml"])
def test_a_person_accepts_a_sender_who_is_not_in_the_package(
    run: Run, root: Path, tmp_path: Path, name: str
) -> None:
    mail = saved(
        tmp_path / "a.eml", a_mail("brook-lane-flats: full", sender="kim@mail.example.com")
    )
    assert "1 message: 1 held." in run(mail, "--write")[1]
    assert services(root, "brook-lane-care")["brook-lane-flats"]["availability"] == "waiting-list"
    assert "accepted" in run(mail, "--write", "--accept", name)[1]
    assert services(root, "brook-lane-care")["brook-lane-flats"]["availability"] == "full"


def test_what_cannot_be_understood_is_not_taken_by_accepting_it(
    run: Run, root: Path, tmp_path: Path
) -> None:
    mail = saved(tmp_path / "a.eml", a_mail("we may be full soon"))
    before = bytes_of(root)
    assert "1 message: 1 held." in run(mail, "--write", "--accept", "1")[1]
    assert bytes_of(root) == before


def test_an_accept_that_names_no_mail_is_refused(run: Run, root: Path, tmp_path: Path) -> None:
    mail = saved(tmp_path / "a.eml", a_mail("brook-lane-flats: full"))
    code, _, err = run(mail, "--write", "--accept", "7")
    assert (code, err.count("\n")) == (2, 1)
    assert services(root, "brook-lane-care")["brook-lane-flats"]["availability"] == "waiting-list"


def test_the_providers_word_on_its_details_does_not_replace_the_councils_check(
    run: Run, root: Path, tmp_path: Path
) -> None:
    mail = saved(tmp_path / "a.eml", a_mail("brook-lane-flats: full, details right"))
    evening = saved(
        tmp_path / "b.eml", a_mail("kite-hill-evenings: full, details right", KITE, name="b")
    )
    assert "council's own check of 2026-11-10 stays" in run(mail, evening, "--write")[1]
    assert services(root, "brook-lane-care")["brook-lane-flats"]["checked_on"] == "2026-11-10"
    row = services(root, "kite-hill-trust")["kite-hill-evenings"]
    assert (row["checked_on"], row["checked_by"]) == ("2026-11-20", "Provider, by mail")


def test_a_tick_alone_checks_the_entry_and_leaves_its_places_as_they_are(
    run: Run, root: Path, tmp_path: Path
) -> None:
    before = services(root, "kite-hill-trust")["kite-hill-evenings"]
    older = saved(tmp_path / "a.eml", a_mail("kite-hill-evenings: details right", KITE))
    newer = saved(tmp_path / "b.eml", a_mail("kite-hill-evenings: details right", KITE, "Sat, 21 Nov 2026", "b"))  # fmt: skip
    run(newer, older, "--write")
    after = services(root, "kite-hill-trust")["kite-hill-evenings"]
    assert after == before | {"checked_on": "2026-11-21", "checked_by": "Provider, by mail"}
    assert "newer check, of 21 November 2026" in run(older)[1]


def packed(kind: str, tmp_path: Path, content: bytes) -> Path:
    if kind == "gz":
        return saved(tmp_path / "a.eml.gz", gzip.compress(content))
    if kind == "zip":
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("mails/a.eml", content)
        return saved(tmp_path / "week.zip", out.getvalue())
    saved(tmp_path / "week" / "cur" / "a.eml", content)
    return tmp_path / "week"


@pytest.mark.parametrize("kind", ["gz", "zip", "folder"])
def test_mails_are_read_packed_and_in_folders(run: Run, tmp_path: Path, kind: str) -> None:
    path = packed(kind, tmp_path, a_mail("brook-lane-flats: full").encode())
    assert "1 message: 1 taken." in run(path)[1]


def test_a_file_in_a_folder_that_is_no_mail_is_named(run: Run, tmp_path: Path) -> None:
    saved(tmp_path / "week" / "a.eml", a_mail("brook-lane-flats: full"))
    saved(tmp_path / "week" / "logo.png", b"\x89PNG\r\n\x1a\n\x00\x00")
    out = run(tmp_path / "week")[1]
    assert "logo.png" in out
    assert "2 messages: 1 taken, 1 held." in out


def of_parts(number: int) -> str:
    parts = "".join(f"--x\nContent-Type: text/plain\n\npart {n}\n" for n in range(number))
    return a_mail(f"{parts}--x--", headers="Content-Type: multipart/mixed; boundary=x\n")


def nested(depth: int) -> str:
    body = "full"
    for n in range(depth):
        body = f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n{body}\n--b{n}--"
    return a_mail("").rstrip() + f"\n{body}\n"


def a_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.eml", b"\0" * (files.MAX_BYTES + 1))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("inbox.mbox", lambda: b"From " + b"x" * 100_000_000, "at most"),
        ("parts.eml", lambda: of_parts(10_000).encode(), "parts"),
        ("nested.eml", lambda: nested(200).encode(), "parts within parts"),
        ("week.zip", a_bomb, "unpacks to more than"),
        ("line.eml", lambda: a_mail("x" * 10_000_000).encode(), "a line of"),
        ("line.txt", lambda: b"full " * 300_000, "a line of"),
        ("headers.eml", lambda: a_mail("", headers="X-A: b\n" * 200_000).encode(), "headers"),
        ("mails.pst", lambda: b"!BDN\0\0", "save the mails as .eml"),
        ("one.msg", lambda: b"\xd0\xcf\x11\xe0\0\0", "save the mails as .eml"),
        ("empty.eml", lambda: b"", "empty"),
        ("damaged.zip", lambda: b"PK\x03\x04" + b"\0" * 50, "cannot be opened"),
        ("noise.eml.gz", lambda: b"\x1f\x8b\x08\0\0", "damaged"),
    ],
)  # fmt: skip
def test_what_no_honest_inbox_holds_is_one_clear_line_and_nothing_is_written(
    run: Run, root: Path, tmp_path: Path, name: str, content: Callable[[], bytes], words: str
) -> None:
    good = saved(tmp_path / "good.eml", a_mail("brook-lane-flats: full"))
    before = bytes_of(root)
    code, out, err = run(good, saved(tmp_path / name, content()), "--write")
    lines = err.splitlines()
    assert (code, out, len(lines)) == (2, "", 1)
    assert name in lines[0]
    assert words in lines[0]
    assert bytes_of(root) == before


def test_a_file_that_is_not_there_is_one_clear_line(run: Run, tmp_path: Path) -> None:
    code, _, err = run(tmp_path / "none.mbox", "--write")
    assert code == 2
    assert "none.mbox" in err
