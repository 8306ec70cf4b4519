"""What the page for providers writes is read back as it was meant, whatever stands around it; and no text breaks the reading."""

from __future__ import annotations

import base64
import json
import quopri
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importers.mails.authored import authored
from generator.importers.mails.letters import plain
from generator.importers.mails.mail import read_mail
from generator.importers.mails.words import read_day, words_of
from generator.importers.updates.naming import naming
from generator.importers.updates.reading import Understood, understood
from generator.importers.updates.senders import Senders
from generator.importers.updates.statements import PlacesStatement, Unclear
from generator.importers.updates.strict import statement_of
from generator.importers.updates.tables import rows_of
from generator.records import Availability
from generator.site.words.updating import PLACES, line
from tests.builders import a_provider, a_service
from tests.importers.mails_council import a_council

SENDERS = Senders(a_council())
NAMES = SENDERS.names_of(("meadow-homes",))
DAYS = st.dates(date(2020, 1, 1), date(2099, 12, 31))
SERVICES = st.sampled_from(["meadow-first-keys", "meadow-weavers-row", "meadow-on-foot"])


@st.composite
def statements(draw: st.DrawFn, today: date) -> PlacesStatement:
    """What a provider may choose on the page on a day."""
    state = draw(st.sampled_from([*Availability, None]))
    if state is None:
        return PlacesStatement(draw(SERVICES), None, details_right=True)
    has_number = state is Availability.PLACES_NOW and draw(st.booleans())
    ahead = draw(st.none() | st.integers(-400, 800))
    return PlacesStatement(
        draw(SERVICES),
        state,
        draw(st.integers(1, 2000)) if has_number else None,
        None if ahead is None else today + timedelta(days=ahead),
        draw(st.booleans()),
    )


def written(statement: PlacesStatement, today: date) -> str:
    return line(
        statement.service,
        statement.availability,
        today,
        free=statement.free,
        since=statement.since,
        details_right=statement.details_right,
    )


def read(text: str, on: date) -> Understood:
    return understood(authored(plain(text)), on, NAMES, SENDERS.ids)


def meanings(result: Understood) -> list[tuple[object, bool]]:
    return [(s.meaning, s.details_right) for s in result.statements]


@given(st.data(), DAYS, st.integers(0, 14))
def test_a_line_is_read_back_as_it_was_meant_even_when_it_is_sent_days_later(
    data: st.DataObject, today: date, later: int
) -> None:
    statement = data.draw(statements(today))
    # A day without its year is meant as seen from the day on which the line was written.
    sent = today + timedelta(days=later if statement.since is None else 0)
    assert meanings(read(written(statement, today), sent)) == [
        (statement.meaning, statement.details_right)
    ]


GREETINGS = st.sampled_from(
    ["", "Hi Jo,\n\n", "Good morning all\n\nHope you are well.\n\n", "Hello\n"]
)
SIGNATURES = st.sampled_from(
    [
        "",
        "\n\nKind regards,\nSue Smith\nManager\n01632 960328",
        "\n\nSent from my iPhone",
        "\n-- \nSue\nwww.meadow-homes.example.org",
        "\n\nThanks\nSue\n\nThis e-mail is confidential. If it is not for you, please delete it.",
    ]
)
QUOTES = st.sampled_from(
    [
        "",
        "\n\nOn Thu, 19 Nov 2026 at 09:00, Jo <jo@council.example.org> wrote:\n> meadow-first-keys: 9 now\n> Is it full?",
        "\n\n-----Original Message-----\nFrom: Jo\nSent: 19 November 2026\n\nmeadow-weavers-row: full, we should say",
        "\n\nFrom: Jo <jo@council.example.org>\nSent: 19 November 2026 09:00\nTo: Sue\nSubject: Places\n\nmeadow-first-keys: full\nNot so?",
        "\n\n> meadow-on-foot: full\n> no longer true",
    ]
)
MARKS: list[Callable[[str], str]] = [
    str,
    str.upper,
    str.title,
    lambda text: f"* {text}",
    lambda text: f"  - {text}.",
    lambda text: f"*{text}*",
    lambda text: f"\u201c{text}\u201d",
    lambda text: text.replace("-", "\u2011"),
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: text.replace(" ", "  ") + "\u200b",
    lambda text: "\ufeff" + text + " \t",
]


@given(
    st.data(),
    GREETINGS,
    SIGNATURES,
    QUOTES,
    st.sampled_from(MARKS),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_stands_around_a_line_never_changes_it(
    data: st.DataObject,
    greeting: str,
    signature: str,
    quote: str,
    mark: Callable[[str], str],
    end: str,
) -> None:
    today = date(2026, 11, 20)
    statement = data.draw(statements(today))
    mail = f"{greeting}{mark(written(statement, today))}{signature}{quote}"
    assert meanings(read(mail.replace("\n", end), today)) == [
        (statement.meaning, statement.details_right)
    ]


def as_mail(text: str, how: str) -> bytes:
    charset, _, transfer = how.partition("/")
    raw = text.encode(charset)
    if transfer == "base64":
        raw = base64.encodebytes(raw)
    elif transfer == "quoted-printable":
        raw = quopri.encodestring(raw)
    return f"From: a@example.org\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {transfer}\n\n".encode() + raw  # fmt: skip


@given(
    st.data(),
    st.sampled_from(
        ["utf-8/8bit", "utf-8/base64", "utf-8/quoted-printable", "windows-1252/quoted-printable", "utf-16/base64", "iso-8859-1/8bit"]
    ),
)  # fmt: skip
def test_a_line_survives_every_usual_encoding(data: st.DataObject, how: str) -> None:
    today = date(2026, 11, 20)
    statement = data.draw(statements(today))
    mail = read_mail(as_mail(f"H\u00e9llo\n\n{written(statement, today)}\n", how))
    assert meanings(read("\n".join(mail.bodies).replace("H\u00e9llo", "Hello"), today)) == [
        (statement.meaning, statement.details_right)
    ]


WORDS = st.sampled_from(
    [
        "we",
        "have",
        "has",
        "2",
        "two",
        "no",
        "none",
        "full",
        "places",
        "place",
        "vacancies",
        "at",
        "in",
        "from",
        "1/12",
        "December",
        "the",
        "First",
        "Keys",
        "Weavers",
        "Pell",
        "Street\n",
        "",
        "",
        "",
        "and",
        "but",
        ",",
        ".",
        ";",
        ":",
        "-",
        "(",
        ")",
        "?",
        "!",
        "not",
        "longer",
        "still",
        "waiting",
        "list",
        "available",
        "free",
        "now",
        "is",
        "are",
        "was",
        "should",
        "if",
        "until",
        "both",
        "all\n",
        "",
        "",
        "",
        "thanks",
        "hi",
        "sorry",
        "\n",
        "\t",
        "|",
        ">",
        "On",
        "wrote:",
        "From:",
        "Sent:",
        "meadow-first-keys:",
        "details",
        "right",
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=400))
def test_no_text_breaks_the_reading(text: str) -> None:
    result = None
    with suppress(Unclear):
        result = read(text, date(2026, 11, 20))
    if result is None:
        return
    assert result.statements
    assert {s.service for s in result.statements} <= SENDERS.ids
    assert len({s.service for s in result.statements}) == len(result.statements)


@given(st.binary(max_size=2_000) | st.text(max_size=500).map(lambda text: f"From: a@b.example\nSubject: {text}\nDate: {text}\n\n{text}".encode("utf-8", "replace")))  # fmt: skip
def test_no_bytes_break_a_mail(raw: bytes) -> None:
    mail = read_mail(raw)
    assert mail.fault or isinstance(mail.bodies, tuple)


@given(st.lists(st.lists(st.text(max_size=20), max_size=6), max_size=6))
def test_no_cells_break_a_table(rows: list[list[str]]) -> None:
    with suppress(Unclear):
        assert rows_of(rows) is None or len(rows_of(rows) or []) < len(rows)


NEGATING = [
    "not", "no longer", "nearly", "almost", "hardly", "no more", "never", "if we are", "we were", "we may be",
    "we might be", "we should be", "we hope to be", "are we", "we expect to be", "we will be", "until we are",
    "unless we are", "we used to be", "we had been", "could we be", "we would be", "soon", "nobody says we are",
]  # fmt: skip


@pytest.mark.parametrize("words", NEGATING)
@pytest.mark.parametrize("state", ["full", "at capacity", "full at First Keys"])
def test_a_word_that_turns_the_meaning_is_never_read_over(words: str, state: str) -> None:
    for text in (f"{words} {state}", f"First Keys is {words} {state}", f"We are, {words}, {state}"):
        with pytest.raises(Unclear):
            read(text, date(2026, 11, 20))


@pytest.mark.parametrize(
    "text",
    [
        "we have 2 places at " * 5_000,
        "full and " * 20_000 + "full",
        "First Keys, " * 20_000 + "full",
        "(" * 100_000,
        "- " * 100_000,
        "\u00a0" * 200_000 + "x",
        "a-" * 200_000 + ": full",
        "> " * 100_000,
        "On " + "a " * 100_000 + "wrote",
        "First Keys: " + "1 " * 100_000,
        "from 1/12 " * 20_000,
        ("First Keys full, " * 30 + "x ") * 30,
    ],
    ids=range(12),
)
def test_no_text_takes_long(text: str) -> None:
    began = time.process_time()
    with pytest.raises(Unclear):
        read(text, date(2026, 11, 20))
    assert time.process_time() - began < 3


@given(DAYS, DAYS)
def test_a_day_is_read_in_each_way_of_writing_it(day: date, on: date) -> None:
    for written_day in (
        f"{day:%-d/%-m/%Y}", f"{day:%d.%m.%Y}", f"{day:%Y-%m-%d}", f"{day:%-d %B %Y}", f"{day:%A %-d %b %Y}", f"{day:%B %-d, %Y}",
    ):  # fmt: skip
        words = words_of(written_day)
        assert read_day(words, 0, on) == (day, len(words))


LINES = json.loads((Path(__file__).parents[1] / "update-lines.json").read_text("utf-8"))


@pytest.mark.parametrize("case", LINES, ids=[case["what"] for case in LINES])
def test_each_line_that_the_page_and_the_project_agree_on_is_read_back(
    case: dict[str, Any],
) -> None:
    today = date.fromisoformat(case["today"])
    state = next((state for state, word in PLACES.items() if word == case["places"]), None)
    since = date.fromisoformat(case["since"]) if case.get("since") else None
    statement = statement_of(case["line"], today, {"a-b"})
    assert statement is not None
    assert (*statement.meaning, statement.details_right) == (
        "a-b", state, case.get("free"), since, case.get("right", False),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "services"),
    [
        ("Mill and House are full", None),
        ("Mill House is full", ["mill-house"]),
        ("The Mill is full", ["the-mill"]),
        ("Bread & Butter is full", ["bread-and-butter"]),
        ("Bread and butter is full", ["bread-and-butter"]),
        ("Quarr, Mere is full", ["quarr-mere"]),
        ("Quarr Mere is full", ["quarr-mere"]),
    ],
)
def test_two_names_with_and_between_them_are_not_a_third(
    text: str, services: list[str] | None
) -> None:
    titles = {"the-mill": "The Mill", "mill-house": "Mill House", "bread-and-butter": "Bread & Butter", "quarr-mere": "Quarr, Mere"}  # fmt: skip
    offered = [a_service(key, provider="wheel", title=title) for key, title in titles.items()]
    names = naming(offered, [a_provider("wheel")])
    if services is None:
        with pytest.raises(Unclear):
            understood(authored(text), date(2026, 11, 20), names, titles.keys())
        return
    result = understood(authored(text), date(2026, 11, 20), names, titles.keys())
    assert [s.service for s in result.statements] == services
