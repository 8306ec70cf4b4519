"""`import feedback`: the letter as a page makes it, mails as people write them, and forms that somebody typed in."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.failure import ImportFailure
from generator.importers.feedback import read_feedback
from generator.importers.feedback.answers import consent_in, score_in, speaker_in
from generator.importers.feedback.queue import outcomes, with_rows
from generator.importers.feedback.rows import FeedbackMessage
from generator.importers.mails import files
from generator.records import QueuedFeedback
from generator.site.parts import feedback as page
from generator.site.words.feedback_form import ABOUT_ANY, FORM, WHO, FormQuestion, letter_lines
from tests.builders import a_provider, a_service, as_filed, published
from tests.importers.mails_council import TODAY, a_council

COUNCIL = a_council()
KEYS = "meadow-first-keys"
SUBJECT = f"Feedback about First Keys ({KEYS})"
LINES = letter_lines(names_service=True)


def a_mail(words: str, subject: str = SUBJECT, **headers: str) -> EmailMessage:
    mail = EmailMessage()
    given_headers = {
        "From": "Jo <jo@example.org>",
        "Date": "Fri, 20 Nov 2026 10:00:00 +0000",
        "Subject": subject,
        "Message-ID": "<one@example.org>",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    for name, value in given_headers.items():
        mail[name] = value
    mail.set_content(words)
    return mail


def read(tmp_path: Path, *mails: EmailMessage) -> list[FeedbackMessage]:
    paths = []
    for number, mail in enumerate(mails):
        paths.append(tmp_path / f"{number}.eml")
        paths[-1].write_bytes(mail.as_bytes())
    return read_feedback(paths, COUNCIL, TODAY)


def row_of(tmp_path: Path, mail: EmailMessage) -> QueuedFeedback:
    (one,) = read(tmp_path, mail)
    assert one.row is not None, one.unread
    return one.row


def filled(*answers: str, lines: Sequence[str] = LINES, between: str = "\n") -> str:
    """The letter with an answer behind or below each question, and nothing where it is ""."""
    pairs = zip(lines, answers, strict=True)
    return "\n\n".join(f"{line}{between}{answer}" if answer else line for line, answer in pairs)


ANSWERS = ("The staff listen.", "more trips", "4", WHO["person"], "no", "yes")


@pytest.mark.parametrize("between", ["\n", " ", "\n\n"])
def test_the_letter_of_a_services_page_comes_back_as_it_was_meant(
    tmp_path: Path, between: str
) -> None:
    service = a_service(KEYS, title="First Keys", provider="meadow-homes")
    made = published(as_filed(service, providers=[a_provider("meadow-homes")]))
    letter = page.view(made, made.services[KEYS]).letter
    assert letter is not None
    query = parse_qs(urlsplit(letter.href).query)
    body = query["body"][0].replace("\r\n", "\n").rstrip("\n").split("\n\n")
    row = row_of(
        tmp_path, a_mail(filled(*ANSWERS, lines=body, between=between), query["subject"][0])
    )
    assert row.text == "What is good: The staff listen. What could be better: more trips."
    assert (row.service, row.score, row.said_by) == (KEYS, 4, "person")
    assert (row.may_tell, row.may_publish) == (False, True)
    assert (str(row.month), str(row.received_on)) == ("2026-11-01", "2026-11-20")
    assert row.contact == "jo@example.org"


def test_every_choice_on_paper_and_in_the_letter_is_read_back() -> None:
    assert [speaker_in(words) for words in WHO.values()] == list(WHO)
    assert [score_in(words) for words in FORM[FormQuestion.SCORE].choices] == [5, 4, 3, 2, 1]
    assert [consent_in(words) for words in FORM[FormQuestion.MAY_TELL].choices] == [True, False]


def test_a_letter_that_was_not_filled_in_says_nothing(tmp_path: Path) -> None:
    row = row_of(tmp_path, a_mail(filled("", "", "", "", "", "")))
    assert (row.score, row.said_by, row.may_publish) == (None, "", None)


@pytest.mark.parametrize(
    ("answer", "score"),
    [
        *(("4", 4), ("4/5", 4), ("4 out of 5", 4), ("five", 5), ("Very good!", 5), ("★★★", 3)),
        *(("it is good", 4), ("2, not good", 2), ("5 stars", 5), ("4 - very good", 4)),
        *(("3-4", None), ("3 or 4", None), ("9/10", None), ("10", None), ("4.5", None), ("0", None)),
        *(("1 very good", None), ("5 (poor)", None), ("not 5", None), ("", None)),
        ("From 1 (poor) to 5", None),
    ],
)  # fmt: skip
def test_a_score_is_read_where_one_number_is_meant(answer: str, score: int | None) -> None:
    assert score_in(answer) == score


@pytest.mark.parametrize(
    ("answer", "consent"),
    [
        *(("yes", True), ("Y", True), ("Yes please", True), ("of course", True), ("ok", True)),
        *(("no", False), ("No thanks", False), ("rather not", False), ("please don't", False)),
        *(("yes but not the last bit", None), ("only if I see it first", None), ("maybe", None)),
        *(("yes / no", None), ("", None), ("I'm not sure", None), ("no problem", True), ("I don't mind", None)),
    ],
)  # fmt: skip
def test_consent_is_a_plain_yes_and_nothing_else(answer: str, consent: bool | None) -> None:
    assert consent_in(answer) is consent


@pytest.mark.parametrize(
    ("answer", "who"),
    [
        *(("I use it", "person"), ("resident", "person"), ("me", "person")),
        *(("her daughter", "family-or-carer"), ("I'm his carer", "family-or-carer")),
        *(("social worker", "practitioner"), ("I am a district nurse", "practitioner")),
        *(("I'm a nurse and his mum", ""), ("a volunteer", ""), ("not a carer", ""), ("", "")),
        ("A person who uses it; family, a friend or a carer", ""),
    ],
)
def test_who_says_it_is_read_where_it_can_be_one_alone(answer: str, who: str) -> None:
    assert speaker_in(answer) == who


@dataclass(frozen=True)
class Case:
    """A mail as people write it, and what a reader takes from it."""

    words: str
    subject: str = "Hello"
    service: str = ""
    text: str = ""
    score: int | None = None
    said_by: str = ""
    contact: str = "jo@example.org"
    missing: str = ""  # words that the report has


FREE = "My mum loves going there."
CASES = {
    "free words that name a service": Case(
        "Hi,\n\nThe people at First Keys are kind to us.\n\nThanks\n",
        service=KEYS,
        text="The people at First Keys are kind to us.",
        missing="who says it",
    ),
    "free words with the service in the subject": Case(
        FREE, "First keys", service=KEYS, text=FREE, missing="how good it is"
    ),
    "a provider with one service": Case(
        "Rushlight Ltd have been good to us all year.",
        service="rushlight-homes",
        text="Rushlight Ltd have been good to us all year.",
    ),
    "a provider with several services": Case(
        "Meadow Homes are great.", text="Meadow Homes are great.", missing="which service: meadow-"
    ),
    "no service at all": Case(FREE, text=FREE, missing="which service"),
    "two services": Case(
        "First Keys is better than The Weavers, I find.",
        text="First Keys is better than The Weavers, I find.",
        missing="which service: meadow-first-keys, meadow-weavers-row",
    ),
    "the general letter, by the service's name": Case(
        filled("first keys", *ANSWERS, lines=letter_lines(names_service=False)),
        ABOUT_ANY,
        service=KEYS,
        text="What is good: The staff listen. What could be better: more trips.",
        score=4,
        said_by="person",
    ),
    "the general letter, of a house that nobody has": Case(
        filled("Fourth Keys", *ANSWERS, lines=letter_lines(names_service=False)),
        ABOUT_ANY,
        text="What is good: The staff listen. What could be better: more trips.",
        score=4,
        said_by="person",
        missing='there is none called "Fourth Keys"',
    ),
    "a subject and a form that disagree": Case(
        filled("The Weavers", *ANSWERS, lines=letter_lines(names_service=False)),
        SUBJECT,
        text="What is good: The staff listen. What could be better: more trips.",
        score=4,
        said_by="person",
        missing="the subject names meadow-first-keys, the form meadow-weavers-row",
    ),
    "on a phone, above the form": Case(
        f"Lovely place, my brother is happy.\n\n{filled('', '', '', '', '', '')}\n\nSent from my iPhone",
        SUBJECT,
        service=KEYS,
        text="Lovely place, my brother is happy.",
        missing="how good it is",
    ),
    "signed below the form": Case(
        filled(*ANSWERS) + "\n\nKind regards\nJo Smith\n07700 900123",
        SUBJECT,
        service=KEYS,
        text="What is good: The staff listen. What could be better: more trips.",
        score=4,
        said_by="person",
        contact="jo@example.org; Jo Smith 07700 900123",
    ),
    "a second thought below the form": Case(
        filled(*ANSWERS) + "\n\nI also want to say that the food is often cold.",
        SUBJECT,
        service=KEYS,
        text="I also want to say that the food is often cold. What is good: The staff listen. What could be better: more trips.",
        score=4,
        said_by="person",
    ),
    "the old page's questions": Case(
        "Name of the service: First Keys\n\nWhat is good: the garden\n\nWhat could be better:\n\nI am (a person who uses it / family or carer / staff): family\n\nMay we pass this on to the provider? (yes / no): yes",
        "Feedback about a service",
        service=KEYS,
        text="What is good: the garden.",
        said_by="family-or-carer",
    ),
    "all in one line": Case(
        " ".join(f"{line} {answer}" for line, answer in zip(LINES, ANSWERS, strict=True)),
        SUBJECT,
        service=KEYS,
        text="What is good: The staff listen. What could be better: more trips.",
        score=4,
        said_by="person",
    ),
    "answered between quoted lines": Case(
        "\n".join(f"> {line}\n{answer}\n>" for line, answer in zip(LINES, ANSWERS, strict=True)),
        f"Re: {SUBJECT}",
        service=KEYS,
        text="What is good: The staff listen. What could be better: more trips.",
        score=4,
        said_by="person",
    ),
    "an answer to the council's mail": Case(
        f"{FREE}\n\nOn Thu, 19 Nov 2026 at 09:00, Care <care@council.example.org> wrote:\n> What do you think of it? The Weavers is new.",
        "Re: First Keys",
        service=KEYS,
        text=FREE,
    ),
    "filled in within the letter that the council sent": Case(
        f"My answers are below.\n\n-----Original Message-----\nFrom: Care <care@council.example.org>\nSent: Thursday 19 November 2026 09:00\nSubject: {SUBJECT}\n\n{filled(*ANSWERS)}",
        f"RE: {SUBJECT}",
        service=KEYS,
        text="What is good: The staff listen. What could be better: more trips.",
        score=4,
        said_by="person",
    ),
    "thanks above a form that was sent before": Case(
        f"Thank you for telling me.\n\n-----Original Message-----\nFrom: Jo <jo@example.org>\nSent: Thursday 19 November 2026 09:00\nSubject: {SUBJECT}\n\n{filled(*ANSWERS)}",
        f"RE: {SUBJECT}",
        service=KEYS,
        text="Thank you for telling me.",
        missing="how good it is",
    ),
    "passed on by an officer": Case(
        f"FYI\n\n---------- Forwarded message ---------\nFrom: Ann <ann@example.org>\nDate: Tue, 17 Nov 2026 at 12:00\nSubject: {SUBJECT}\nTo: care@council.example.org\n\n{filled(*ANSWERS)}",
        f"Fwd: {SUBJECT}",
        service=KEYS,
        text="What is good: The staff listen. What could be better: more trips.",
        score=4,
        said_by="person",
        contact="ann@example.org",
    ),
    "capitals, and a score in words": Case(
        "WHAT IS GOOD?\nEVERYTHING\nHOW GOOD IS IT?\nVERY GOOD\nWHO ARE YOU?\nI LIVE THERE",
        SUBJECT,
        service=KEYS,
        text="What is good: EVERYTHING.",
        score=5,
        said_by="person",
    ),
    "begins like a formula": Case(
        '=HYPERLINK("http://example.org")', "First Keys", service=KEYS, text='HYPERLINK("http://example.org")'
    ),
    "nothing could be better": Case(
        filled("All of it!", "nothing", "5", "resident", "yes", "yes"),
        SUBJECT,
        service=KEYS,
        text="What is good: All of it!",
        score=5,
        said_by="person",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_mail_is_read_as_a_reader_would(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    (one,) = read(tmp_path, a_mail(case.words, case.subject))
    row = one.row
    assert row is not None, one.unread
    assert (row.service, row.text) == (case.service, case.text)
    assert (row.score, row.said_by, row.contact) == (case.score, case.said_by, case.contact)
    assert case.missing in "; ".join(one.missing)
    assert row.original


def test_html_alone_is_read_and_hidden_words_are_not(tmp_path: Path) -> None:
    mail = a_mail("x")
    questions = zip(LINES, ANSWERS, strict=True)
    html = "".join(f"<p>{line}<br>{answer}</p>" for line, answer in questions)
    mail.set_content(f"<html><body>{html}<p style='display:none'>XYZZY</p></body>", subtype="html")
    row = row_of(tmp_path, mail)
    assert (row.text, row.score) == (
        "What is good: The staff listen. What could be better: more trips.",
        4,
    )
    assert "XYZZY" not in row.original


def test_of_text_and_html_that_differ_the_filled_in_form_counts_and_it_is_said(
    tmp_path: Path,
) -> None:
    mail = a_mail("Please see this mail in a browser.")
    html = "".join(
        f"<p>{line}<br>{answer}</p>" for line, answer in zip(LINES, ANSWERS, strict=True)
    )
    mail.add_alternative(html, subtype="html")
    (one,) = read(tmp_path, mail)
    assert one.row is not None
    assert one.row.score == 4
    assert "it says different things as text and as HTML" in "; ".join(one.missing)


@pytest.mark.parametrize("more", ["\nbut not the last bit", "\n\nOnly the first line, please"])
def test_a_yes_that_is_taken_back_a_line_further_down_is_none(tmp_path: Path, more: str) -> None:
    assert row_of(tmp_path, a_mail(filled(*ANSWERS))).may_publish is True
    assert row_of(tmp_path, a_mail(filled(*ANSWERS[:5], f"yes{more}"))).may_publish is None


@pytest.mark.parametrize(
    ("sender", "is_own"),
    [
        ("firstkeys@meadow-homes.example.org", True),
        ("somebody@meadow-homes.example.org", True),
        ("jo@example.org", False),
        ("hello@two-lanterns.example.org", False),
    ],
)
def test_praise_from_the_providers_own_address_is_pointed_out(
    tmp_path: Path, sender: str, is_own: bool
) -> None:
    (one,) = read(tmp_path, a_mail(filled(*ANSWERS), From=sender))
    assert ("its sender writes for the provider" in "; ".join(one.missing)) is is_own


@pytest.mark.parametrize(
    ("mail", "reason"),
    [
        (a_mail("Away", "Automatic reply: Hello"), "an automatic reply"),
        (a_mail("x", Auto_Submitted="auto-generated"), "a mail that no person wrote"),
        (a_mail(" \n\n "), "there are no words of its sender in it"),
        (a_mail(f"{KEYS}: 2 now", "Places"), "framework-directory import updates"),
        (a_mail("word " * 20_000), "far longer than what a person writes"),
    ],
)
def test_what_is_no_feedback_is_named_with_the_reason(
    tmp_path: Path, mail: EmailMessage, reason: str
) -> None:
    (one,) = read(tmp_path, mail)
    assert one.row is None
    assert reason in one.unread


@pytest.mark.parametrize(
    "day", ["Fri, 20 Nov 2099 10:00:00 +0000", "Fri, 20 Nov 1999 10:00:00 +0000"]
)
def test_a_day_that_cannot_be_right_is_the_day_it_is_taken_in_and_asked_for(
    tmp_path: Path, day: str
) -> None:
    (one,) = read(tmp_path, a_mail(FREE, Date=day))
    assert one.row is not None
    assert one.row.received_on == TODAY
    assert "the day on which it was written" in "; ".join(one.missing)


def test_a_mail_that_was_passed_on_without_end_is_named_and_ends_the_run_for_nobody(
    tmp_path: Path,
) -> None:
    head = "Begin forwarded message:\nFrom: a@example.org\nSubject: Fwd: x\n\n"
    (one,) = read(tmp_path, a_mail(head * 3_000 + FREE, "Fwd: x"))
    assert one.unread == "there are no words of its sender in it"


FORMS = """Forms of the open day,,,,,,,
Which service is it?,What is good?,What could be better?,How good is it?,Who are you?,May we put your words on our website without your name?,Date,Name,Table
First Keys,The garden,,Good,A person who uses it,Yes,16/11/2026,Jo Smith,3
First Keys,The garden,,Good,A person who uses it,Yes,16/11/2026,Jo Smith,3
The Weavers,,Parking,2,"Family, a friend or a carer",No,Nov 2026,,4

Weavers,,,,,,,,
"""


def forms(tmp_path: Path, text: str, name: str = "forms.csv") -> list[FeedbackMessage]:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return read_feedback([path], COUNCIL, TODAY)


def test_headers_with_a_scale_in_brackets_and_our_own_words_for_who_are_read(
    tmp_path: Path,
) -> None:
    table = "Service,What is good?,Score (1-5),Who are you?\nKite Hill day centre,Kind.,4,person\n"
    (one,) = forms(tmp_path, table)
    assert one.row is not None
    assert (one.row.score, one.row.said_by) == (4, "person")


def test_forms_on_paper_come_as_a_table_of_their_own_words(tmp_path: Path) -> None:
    first, again, other, empty = forms(tmp_path, FORMS)
    assert first.row is not None
    assert again.row is not None
    assert other.row is not None
    assert first.row.text == "What is good: The garden."
    assert (first.row.service, first.row.score, first.row.said_by) == (KEYS, 4, "person")
    assert (first.row.contact, str(first.row.received_on)) == ("Jo Smith", "2026-11-16")
    assert first.row.id != again.row.id
    assert (other.row.may_publish, str(other.row.month)) == (False, "2026-11-01")
    assert (empty.row, empty.unread) == (None, "it says nothing of a service: no words, no score")
    assert "Table: 3" in first.row.original
    assert first.notes == ("columns that the form has not, kept under original: Table",)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a,b\n1,2\n", "no row has headers such as those of the form"),
        (
            "CQC ID,Vacancies,Telephone,Comments\n1-1,2,01632 960123,ring\n",
            "no row has headers such as those of the form",
        ),
        ("Service,Score,Rating,Comments\nFirst Keys,4,4,x\n", '"Score" and "Rating" ask the same'),
        ("Service,Score,Comments\n", "beneath the headers there is no row"),
    ],
)
def test_a_table_that_cannot_be_read_is_named(tmp_path: Path, text: str, reason: str) -> None:
    (one,) = forms(tmp_path, text)
    assert reason in one.unread


def test_usual_spellings_of_the_headers_do(tmp_path: Path) -> None:
    (one,) = forms(
        tmp_path,
        "Service name,Comments,SCORE (1 to 5),From,Publish\nfirst keys,=1+1 the best,5,family,y\n",
    )
    assert one.row is not None
    assert (one.row.text, one.row.score) == ("1+1 the best", 5)
    assert (one.row.said_by, one.row.may_publish) == ("family-or-carer", True)


def cells(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))


def queue(messages: Sequence[FeedbackMessage], before: bytes = b"") -> bytes:
    standing = [row["id"] for row in cells(before)] if before else []
    return with_rows(before, outcomes(messages, COUNCIL, standing, TODAY))


def test_a_row_has_the_warnings_of_check_and_what_is_missing(tmp_path: Path) -> None:
    (row,) = cells(queue(read(tmp_path, a_mail("First Keys is bad. My carer Jane hit me."))))
    assert "looks like somebody's name" in row["warnings"]
    assert "may be a safeguarding concern" in row["warnings"]
    assert "who says it" in row["missing"]
    assert (row["decision"], row["done_on"]) == ("", "")


@pytest.mark.parametrize("begin", ["=", "+", "-", "@"])
def test_no_cell_begins_like_a_formula(tmp_path: Path, begin: str) -> None:
    (row,) = cells(queue(read(tmp_path, a_mail(f"{begin}1+1 is what I say", f"{begin}SUM(A1)"))))
    assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    assert row["original"] == f"'{begin}1+1 is what I say"


MAILS = [
    a_mail(filled(*ANSWERS)),
    a_mail(FREE, "First Keys", From="ann@example.org", Date="Mon, 2 Nov 2026 10:00:00 +0000"),
    a_mail("Rushlight Ltd is fine.", From="bo@example.org", Date=""),
]


@given(st.permutations(range(len(MAILS))), st.lists(st.integers(0, len(MAILS) - 1)))
def test_the_order_of_files_and_what_comes_twice_change_nothing(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], again: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("mails")
    straight = read(folder, *MAILS)
    other = [straight[n] for n in (*order, *again)]
    made = queue(straight)
    assert queue(other) == made
    assert queue(other, made) == made
    assert len(cells(made)) == len(MAILS)


def test_what_is_there_stays_to_the_byte_and_new_rows_come_below(tmp_path: Path) -> None:
    first, second, _ = read(tmp_path, *MAILS)
    before = b"\xef\xbb\xbf" + queue([second]).replace(b"\n", b"\r\n")
    after = queue([first, second], before)
    assert after.startswith(before)
    assert len(cells(after)) == 2


def test_a_mail_in_a_mailbox_and_by_itself_is_one(tmp_path: Path) -> None:
    mail = a_mail(filled(*ANSWERS))
    (tmp_path / "a.eml").write_bytes(mail.as_bytes())
    (tmp_path / "b.mbox").write_bytes(b"From x Fri Nov 20 10:00:00 2026\n" + mail.as_bytes())
    one, other = read_feedback([tmp_path / "a.eml", tmp_path / "b.mbox"], COUNCIL, TODAY)
    assert one.row is not None
    assert other.row is not None
    assert one.row.id == other.row.id


def test_more_than_an_honest_inbox_is_refused_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = a_mail("x")
    parts.make_mixed()
    for number in range(40):
        parts.add_attachment(str(number), filename=f"{number}.txt")
    monkeypatch.setattr(files, "MAX_PARTS", 30)
    with pytest.raises(ImportFailure, match="more than 30 parts"):
        read(tmp_path, parts)
    monkeypatch.setattr(files, "MAX_BYTES", 100)
    with pytest.raises(ImportFailure, match="at most 100 are read"):
        read(tmp_path, a_mail(FREE))
