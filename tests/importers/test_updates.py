"""Mails as people send them: each is understood as a reader would understand it, or held with the reason.

tests/importers/mails has them, and beside them outcomes.csv: what becomes of each message, what it says, and
what the reason for that has in it. Nothing in it may be understood otherwise than it is meant.
"""

from __future__ import annotations

import csv
import time
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from generator.importers.mails.authored import authored
from generator.importers.updates import read_updates
from generator.importers.updates.deciding import decide
from generator.importers.updates.outcomes import MailOutcome
from generator.importers.updates.reading import understood
from generator.importers.updates.senders import Senders
from generator.importers.updates.statements import Unclear
from generator.records import Availability
from generator.site.words import updating
from tests.importers.mails_council import TODAY, a_council

MAILS = Path(__file__).parent / "mails"
FILED = a_council()


def _outcomes() -> dict[str, list[dict[str, str]]]:
    by_file: dict[str, list[dict[str, str]]] = defaultdict(list)
    with (MAILS / "outcomes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            by_file[row["file"]].append(row)
    return by_file


OUTCOMES = _outcomes()


def decided(*paths: Path, accepted: frozenset[int] = frozenset()) -> list[MailOutcome]:
    return decide(read_updates(paths, FILED, TODAY), FILED, TODAY, accepted, {})


def says(one: MailOutcome) -> str:
    return "; ".join(s.in_words for s in one.update.statements)


def test_every_mail_has_its_outcome_beside_it() -> None:
    assert {p.name for p in MAILS.iterdir()} - {"outcomes.csv"} == set(OUTCOMES)
    assert sum(map(len, OUTCOMES.values())) >= 60


@pytest.mark.parametrize("name", sorted(OUTCOMES))
def test_a_mail_is_understood_as_its_reader_would_or_held(name: str) -> None:
    result = decided(MAILS / name)
    assert [(one.outcome.value, says(one)) for one in result] == [
        (row["outcome"], row["says"]) for row in OUTCOMES[name]
    ]
    for one, row in zip(result, OUTCOMES[name], strict=True):
        words = " / ".join((*one.reasons, *one.update.notes))
        assert row["why"] in words
        assert one.outcome.value == "taken" or words, "nothing is left without its reason"


def test_the_file_that_a_providers_own_page_saves_is_read_and_of_its_day(tmp_path: Path) -> None:
    """What assets/pages/update/state.js writes: nobody's address, so a person accepts it."""
    first = updating.line(
        "meadow-first-keys",
        Availability.PLACES_NOW,
        TODAY,
        free=2,
        since=date(2026, 12, 1),
        details_right=True,
    )
    second = updating.line("meadow-weavers-row", Availability.FULL, TODAY)
    file = tmp_path / "places.txt"
    file.write_text(
        "To: framework@council.example.org\nSubject: Places: Meadow Homes\nDate: 20 November 2026\n"
        f"\n{first}\n{second}\n",
        encoding="utf-8",
    )
    [outcome] = decided(file, accepted=frozenset({1}))
    assert (outcome.outcome.value, outcome.update.on) == ("taken", date(2026, 11, 20))
    assert says(outcome) == (
        "meadow-first-keys: places-now, 2, from 2026-12-01, details right; meadow-weavers-row: full"
    )


def test_the_e_mail_that_a_providers_own_page_opens_is_taken(tmp_path: Path) -> None:
    line = updating.line("meadow-weavers-row", Availability.PLACES_NOW, TODAY, free=1)
    file = tmp_path / "places.eml"
    file.write_bytes(
        b"From: office@meadow-homes.example.org\r\nTo: framework@council.example.org\r\n"
        b"Date: Mon, 23 Nov 2026 09:00:00 +0000\r\nSubject: Places: Meadow Homes\r\n\r\n"
        + f"{line}\r\n\r\nSent from my phone\r\n".encode()
    )
    [outcome] = decided(file)
    assert (outcome.outcome.value, says(outcome)) == (
        "taken",
        "meadow-weavers-row: places-now, 1",
    )


def a_mail(
    words: str | bytes, sender: str = "office@meadow-homes.example.org", day: int = 20, name: str = "one", headers: str = ""
) -> bytes:  # fmt: skip
    raw = words if isinstance(words, bytes) else words.encode()
    head = (
        f"From: {sender}\nDate: {day} Nov 2026 10:00:00 +0000\nMessage-ID: <{name}@example.org>\n"
        f"Subject: Places\n{headers}\n"
    )
    return head.encode() + raw + b"\n"


def sent(
    tmp_path: Path, *mails: bytes, accepted: frozenset[int] = frozenset()
) -> list[MailOutcome]:
    for number, mail in enumerate(mails):
        (tmp_path / f"{number}.eml").write_bytes(mail)
    return decided(*sorted(tmp_path.glob("*.eml")), accepted=accepted)


TWO_WORDS = (a_mail("First Keys is full"), a_mail("First Keys has 2 places", name="two"))


@pytest.mark.parametrize(
    ("accepted", "outcomes"),
    [
        (frozenset(), ["held", "held"]),
        (frozenset({1}), ["taken", "older"]),
        (frozenset({2}), ["older", "taken"]),
        (frozenset({1, 2}), ["held", "held"]),
    ],
)
def test_of_two_words_of_one_day_a_person_accepts_one(
    tmp_path: Path, accepted: frozenset[int], outcomes: list[str]
) -> None:
    result = sent(tmp_path, *TWO_WORDS, accepted=accepted)
    assert [one.outcome.value for one in result] == outcomes


@pytest.mark.parametrize(
    ("second", "outcomes"),
    [
        (a_mail("First Keys has 2 places", day=21, name="two"), ["older", "taken"]),
        (a_mail("First Keys is full", day=21, name="two"), ["older", "taken"]),
        (a_mail("First Keys has 2 places", "firstkeys@meadow-homes.example.org", 21, "two"), ["held", "held"]),
        (a_mail("First Keys is full", "firstkeys@meadow-homes.example.org", 21, "two"), ["older", "taken"]),
        (a_mail("First Keys has 2 places"), ["held", "held"]),  # with the Message-ID of the first
        (a_mail("First Keys is full"), ["taken", "repeated"]),
        (a_mail("Was that right?", day=21, name="two"), ["held", "held"]),
        (a_mail("Was that right?", day=19, name="two"), ["taken", "held"]),
        (a_mail("Away", day=21, name="two", headers="Auto-Submitted: auto-replied\n"), ["taken", "ignored"]),
    ],
    ids=range(9),
)  # fmt: skip
def test_of_two_mails_the_newer_of_one_sender_counts_and_others_that_disagree_are_held(
    tmp_path: Path, second: bytes, outcomes: list[str]
) -> None:
    result = sent(tmp_path, a_mail("First Keys is full"), second)
    assert [one.outcome.value for one in result] == outcomes


@pytest.mark.parametrize(
    ("before", "outcomes"),
    [
        ("First Keys has 2 places", ["held", "held"]),  # one of two may be filled, or one more have come up
        ("Was that right?", ["held", "held"]),
        ("The Weavers is full", ["taken", "taken"]),
    ],
)  # fmt: skip
def test_a_change_is_read_beside_the_list_alone_and_not_beside_another_mail(
    tmp_path: Path, before: str, outcomes: list[str]
) -> None:
    change = a_mail("A room has come up at First Keys", day=21, name="two")
    assert [one.outcome.value for one in sent(tmp_path, a_mail(before, day=19), change)] == outcomes


@pytest.mark.parametrize(
    ("words", "on", "since"),
    [
        ("from 4 January", date(2026, 12, 28), date(2027, 1, 4)),
        ("from 12/1", date(2026, 12, 28), date(2027, 1, 12)),
        ("from 12/1/27", date(2026, 12, 28), date(2027, 1, 12)),
        ("from Monday", date(2026, 12, 31), date(2027, 1, 4)),
        ("from the 5th", date(2026, 12, 31), date(2027, 1, 5)),
        ("from 1st Dec", date(2026, 12, 28), None),  # has passed: or is it that of next year?
        ("from 12/13", date(2026, 12, 28), None),
        ("from 29 February", date(2026, 12, 28), None),
        ("from the 27th", date(2026, 12, 28), None),
        ("from Monday", date(2026, 12, 28), None),  # it is a Monday
        ("from next Monday", date(2026, 12, 28), None),
        ("from Monday to Friday", date(2026, 12, 31), None),
    ],
)
def test_a_day_is_that_of_the_reader_around_the_turn_of_the_year(
    words: str, on: date, since: date | None
) -> None:
    senders = Senders(FILED)
    names = senders.names_of(("rushlight",))
    try:
        result = understood(authored(f"1 place {words}"), on, names, senders.ids)
    except Unclear:
        assert since is None
    else:
        assert [s.since for s in result.statements] == [since]


SHOWN_AS = "multipart/alternative; boundary=x"


def in_two_ways(text: str, html: str) -> bytes:
    body = f"--x\nContent-Type: text/plain\n\n{text}\n--x\nContent-Type: text/html\n\n{html}\n--x--"
    return a_mail(body, headers=f"Content-Type: {SHOWN_AS}\n")


TABLE = "<table><tr><td>Service</td><td>Vacancies</td></tr><tr><td>First Keys</td><td>2</td></tr></table>"


def test_a_table_is_read_as_its_reader_sees_it_where_the_text_beside_has_lost_its_shape(
    tmp_path: Path,
) -> None:
    (one,) = sent(tmp_path, in_two_ways("Service\n\nVacancies\n\nFirst Keys\n\n2", TABLE))
    assert (one.outcome.value, says(one)) == ("taken", "meadow-first-keys: places-now, 2")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("First Keys has 2 places", "<p>First Keys has <s>2</s> 3 places</p>"),
        ("First Keys has 2 places", "<p>First Keys has 2 places. <b>Not.</b></p>"),
        ("First Keys has 2 places", "<p>First Keys has 3 places</p>"),
        (
            "First Keys is full",
            "<p>First Keys is <span style='display:none'>not</span> full until Monday</p>",
        ),
    ],
)
def test_text_and_html_that_do_not_say_the_same_are_held(
    tmp_path: Path, text: str, html: str
) -> None:
    assert [one.outcome.value for one in sent(tmp_path, in_two_ways(text, html))] == ["held"]


@pytest.mark.parametrize(
    "mail",
    [
        a_mail("<div>" * 90_000 + "full", headers="Content-Type: text/html\n"),
        a_mail("<p>full" * 90_000, headers="Content-Type: text/html\n"),
        a_mail("<!--" * 90_000 + "full", headers="Content-Type: text/html\n"),
        a_mail("full", headers=f"X: {'a ' * 100_000}\n"),
        a_mail("full", sender=f"{'a ' * 50_000}<office@meadow-homes.example.org>"),
        a_mail("full", sender='"' * 50_000 + "office@meadow-homes.example.org"),
        a_mail("full", headers=f"Reply-To: {'=?utf-8?q?a?= ' * 10_000}\n"),
        a_mail("full", headers="Content-Type: text/plain; charset=punycode\n"),
        a_mail(
            "full",
            headers="Content-Type: text/plain; charset=zlib\nContent-Transfer-Encoding: base64\n",
        ),
        a_mail("full", headers="Content-Transfer-Encoding: x-uuencode\n"),
        a_mail("full", headers="Content-Type: message/rfc822\n"),
        a_mail(b"\xff\xfe\x00full"),
        b"From: \nDate: \nSubject: =?utf-8?b?////?=\nContent-Type: multipart/mixed\n\n--\n",
    ],
    ids=range(13),
)
def test_a_mail_that_is_made_to_break_the_reading_is_held_at_once(
    tmp_path: Path, mail: bytes
) -> None:
    began = time.process_time()
    assert [one.outcome.value for one in sent(tmp_path, mail)] == ["held"]
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("sender", "believed"),
    [
        ("office@meadow-homes.example.org", True),
        ("Office@Meadow-Homes.Example.org", True),
        ('"Smith, Sue" <office@meadow-homes.example.org>', True),
        ("=?utf-8?q?Sue_Sm=C3=ADth?= <office@meadow-homes.example.org>", True),
        ("office@meadow-homes.example.org (Sue)", True),
        ("Sue\n <office@meadow-homes.example.org>", True),
        ("office@meadow-homes.example.org, other@mail.example.com", False),
        ("=?utf-8?q?office=40meadow-homes=2Eexample=2Eorg?= <evil@mail.example.com>", False),
        ("=?utf-8?q?office@meadow-homes.example.org?=", False),
        ("office@meadow-homes.example.org.mail.example.com", False),
        ("office@meadow-homes.example.org\u200b", False),
        ("\u043effice@meadow-homes.example.org", False),
        ("<office@meadow-homes.example.org> evil@mail.example.com", False),
        ("evil@mail.example.com <office@meadow-homes.example.org>", False),
        ("office@meadow-homes.example.org <evil@mail.example.com>", False),
        ("undisclosed: office@meadow-homes.example.org;", False),
        ("", False),
    ],
)
def test_a_sender_is_believed_by_one_plain_address_alone(
    tmp_path: Path, sender: str, believed: bool
) -> None:
    (one,) = sent(tmp_path, a_mail("meadow-first-keys: full", sender))
    assert (one.outcome.value == "taken") is believed
    assert one.acceptable or believed, "a person may still accept it"


@pytest.mark.parametrize(
    "beside",
    [
        "Thanks Sarah, much appreciated.",
        "Please find attached our invoice 20931 for October, £1,250.00.\n\nKind regards",
        "Remittance no. 4471 received with thanks.",
    ],
)
def test_a_mail_that_cannot_be_about_places_keeps_no_other_waiting(
    tmp_path: Path, beside: str
) -> None:
    one, other = sent(
        tmp_path,
        a_mail("meadow-first-keys: 2 now", name="one"),
        a_mail(beside, name="two").replace(b"Subject: Places", b"Subject: Hello"),
    )
    assert other.outcome.value == "held"
    assert one.outcome.value == "taken"


@pytest.mark.parametrize(
    "beside",
    [
        "Mr Bell moved in yesterday.",
        "Down to 1.",
        "First Keys: see below",
        "Invoice 20931 attached. We have 1.",
        "Sadly Mrs Dean passed away.",
        "The last room has been filled!!",
        "Those two went this morning.",
        "Ignore my last",
        "Was that right?",
    ],
)
def test_a_mail_that_may_be_about_places_does(tmp_path: Path, beside: str) -> None:
    one, other = sent(
        tmp_path,
        a_mail("meadow-first-keys: 2 now", name="one"),
        a_mail(beside, name="two").replace(b"Subject: Places", b"Subject: Hello"),
    )
    assert other.outcome.value == "held"
    assert one.outcome.value == "held"
    assert one.acceptable
