"""The week's round: what each provider is asked, by mail or in a call; that its answer is understood; and that nobody is asked twice."""

from __future__ import annotations

import csv
import email
import email.policy
import io
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from email.message import EmailMessage
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from generator.config import installed
from generator.importers.updates import read_updates
from generator.importers.updates.deciding import decide
from generator.publication.snapshot import snapshot_on
from generator.records import (
    AskingWay,
    Availability,
    Contact,
    Filed,
    ProviderStatus,
    Registration,
    RegulatedDeclared,
    Regulation,
    Service,
)
from generator.records.prose import Prose
from generator.worklist import actions
from generator.worklist.asking import ringing
from generator.worklist.asking.messages import AskingMessage, as_text, eml, messages
from generator.worklist.asking.rounds import AskedProvider, AskingRound, asking_round, log_rows
from generator.worklist.scope import Scope, teams
from tests.builders import (
    TODAY,
    a_criterion,
    a_feedback,
    a_framework,
    a_lot,
    a_price_model,
    a_provider,
    a_provider_mail,
    a_review,
    a_review_action,
    a_service,
    an_asking,
    an_evidence,
    as_filed,
    published,
)

DAY = timedelta(days=1)
ROOTS = [installed("site_templates")]
SITE = "https://directory.council.example.org/"
OFFICE = "office@kite-hill.example.org"
KITE = a_provider(email=OFFICE, phone="01632 960100")
LEAD = Contact("Day team", "day@council.example.org", "01632 960102")
LOT = a_lot(lead_commissioner=LEAD)
INSURANCE = a_criterion("insurance", title="Public liability insurance")


def stale(service_id: str = "kite-hill-day-centre", **changes: Any) -> Service:
    facts = {"availability": Availability.FULL, "availability_on": date(2026, 7, 1), "email": ""}
    return a_service(service_id, **{**facts, **changes})


def a_council(*services: Service, **filed: Any) -> Filed:
    given = {"providers": [KITE], "lots": [LOT], **filed}
    return replace(as_filed(*services, **given), prose=Prose(site_url=SITE))


def a_round(filed: Filed, as_of: date = TODAY, **how: Any) -> AskingRound:
    publication = published(filed, as_of)
    scope = Scope(publication, snapshot_on(filed, as_of), 42)
    return asking_round(scope, actions(publication, filed, 42), tuple(publication.providers), **how)


def asked(filed: Filed, **how: Any) -> AskedProvider:
    [one] = a_round(filed, **how).asked
    return one


def sent(
    filed: Filed, workbooks: dict[str, bytes] | None = None, **how: Any
) -> list[AskingMessage]:
    made, publication = a_round(filed, **how), published(filed)
    return list(messages(made, filed, teams(publication), workbooks or {}, ROOTS))


def letter(filed: Filed, **how: Any) -> str:
    [message] = sent(filed, **how)
    return message.text


def opened(filed: Filed, workbooks: dict[str, bytes] | None = None, **how: Any) -> EmailMessage:
    [message] = sent(filed, workbooks, **how)
    raw = eml(message, a_round(filed, **how), filed.framework.commissioning)
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


# Places


def test_whoever_has_nothing_to_tell_is_not_asked() -> None:
    made = a_round(a_council(a_service()))
    assert (made.asked, made.lately, made.held) == ((), (), ())


def test_a_word_on_places_that_is_too_old_is_asked_with_what_it_was_and_where_to_say_it() -> None:
    [message] = sent(a_council(stale(title="First Keys")))
    assert message.subject == "Downland Council: are there places at First Keys?"
    for line in (
        "Hello Kite Hill Trust,",
        'The last word that we have is "Full", of 1 July 2026. That is too old to show, so the list says "Ask about places".',
        f"{SITE}update/kite-hill-trust/",
        "kite-hill-day-centre: ",
        "Please let us know by 30 November 2026.",
        "ring us: 01632 960102",
        "Day team",
        "Downland Council",
    ):
        assert line in message.text


def test_a_word_that_soon_will_be_too_old_says_until_when_it_counts() -> None:
    told = stale(
        availability=Availability.PLACES_NOW, places_free=2, availability_on=date(2026, 9, 1)
    )
    words = (
        'The list says "2 places now", of 1 September 2026, and can say so until 30 November 2026.'
    )
    assert words in letter(a_council(told))


def test_of_many_services_the_subject_names_two() -> None:
    services = [stale(f"service-{n}", title=f"House {n}") for n in range(4)]
    [message] = sent(a_council(*services))
    assert message.subject == ("Downland Council: are there places at House 0, House 1 and 2 more?")
    assert [line for line in message.text.splitlines() if line.endswith(": ")] == [
        f"service-{n}: " for n in range(4)
    ]


def test_a_service_that_is_fresh_is_not_asked_beside_one_that_is_stale() -> None:
    text = letter(a_council(stale(), a_service("fresh", title="The fresh one")))
    assert "The fresh one" not in text
    assert "fresh: " not in text.splitlines()


def test_whoever_is_suspended_is_not_asked_for_places() -> None:
    paused = replace(KITE, status=ProviderStatus.SUSPENDED, status_since=date(2026, 9, 1))
    assert a_round(a_council(stale(), providers=[paused])).asked == ()


def test_whoever_has_left_is_not_asked_for_anything() -> None:
    gone = replace(KITE, status=ProviderStatus.LEFT, status_since=date(2026, 9, 1))
    filed = a_council(
        stale(checked_on=None), providers=[gone], feedback=[a_feedback(comment="Good.")]
    )
    assert a_round(filed, whole=True).asked == ()


def test_where_the_site_has_no_address_yet_the_lines_alone_are_asked_for() -> None:
    filed = replace(a_council(stale()), prose=Prose())
    text = letter(filed)
    assert "http" not in text
    assert "Please answer this e-mail." in text
    assert "kite-hill-day-centre: " in text.splitlines()


# The answer comes back


REPLIES = {
    "above, as Gmail quotes": "{answer}\n\nOn Mon, 23 Nov 2026 at 09:00, Framework team <framework@council.example.org> wrote:\n\n{quoted}\n",
    "above, as Outlook quotes": "{answer}\n\nKind regards\nSue\n\n________________________________\nFrom: Framework team <framework@council.example.org>\nSent: 23 November 2026 09:00\nTo: Office <office@kite-hill.example.org>\nSubject: Places\n\n{letter}\n",
    "in a new mail": "{answer}\n",
}


def a_reply(filed: Filed, answers: dict[str, str], form: str) -> bytes:
    """What a provider sends: the lines of the letter, filled in, and the letter beneath."""
    [message] = sent(filed)
    lines = [line for line in message.text.splitlines() if line.endswith(": ")]
    assert {line.removesuffix(": ") for line in lines} == set(answers)
    answer = "\n".join(line + answers[line.removesuffix(": ")] for line in lines)
    quoted = "\n".join(f"> {line}" for line in message.text.splitlines())
    body = REPLIES[form].format(answer=answer, letter=message.text, quoted=quoted)
    head = (
        f"From: {message.to.addr_spec}\nTo: framework@council.example.org\n"
        f"Date: Tue, 24 Nov 2026 10:00:00 +0000\nMessage-ID: <r@example.org>\n"
        f"Subject: Re: {message.subject}\nContent-Type: text/plain; charset=utf-8\n\n"
    )
    return (head + body).encode()


@pytest.mark.parametrize("form", REPLIES)
def test_an_answer_with_the_lines_filled_in_is_understood(form: str, tmp_path: Path) -> None:
    filed = a_council(
        stale(capacity=4),
        stale("kite-hill-evenings", title="Kite Hill evenings"),
        stale("kite-hill-homes", checked_on=date(2025, 7, 1)),
        a_service("kite-hill-nights", checked_on=None, email="", checked_by=""),
    )
    answers = {
        "kite-hill-day-centre": "2 now, from 1 December",
        "kite-hill-evenings": "full",
        "kite-hill-homes": "waiting list, details right",
        "kite-hill-nights": "details right",
    }
    file = tmp_path / "answer.eml"
    file.write_bytes(a_reply(filed, answers, form))
    on = TODAY + DAY
    [one] = decide(read_updates([file], filed, on), filed, on, frozenset(), {})
    assert one.reasons == ()
    assert one.outcome.value == "taken"
    assert [(s.service, s.availability, s.free, s.since, s.details_right) for s in one.statements] == [
        ("kite-hill-day-centre", "places-now", 2, date(2026, 12, 1), False),
        ("kite-hill-evenings", "full", None, None, False),
        ("kite-hill-homes", "waiting-list", None, None, True),
        ("kite-hill-nights", None, None, None, True),
    ]  # fmt: skip


WITHIN = {
    "in a quotation": "Thanks, Sue\n\nOn Mon, 23 Nov 2026 at 09:00, Framework team <framework@council.example.org> wrote:\n\n{quoted}\n",
    "as Outlook quotes": "See below.\n\nFrom: Framework team <framework@council.example.org>\nSent: 23 November 2026 09:00\nTo: Office <office@kite-hill.example.org>\nSubject: Places\n\n{letter}\n",
    "with nothing above": "\nFrom: Framework team <framework@council.example.org>\nSent: 23 November 2026 09:00\nTo: Office <office@kite-hill.example.org>\nSubject: Places\n\n{letter}\n",
}


def filled_in(filed: Filed, form: str, answer: str, tmp_path: Path, subject: str = "") -> Path:
    """An answer in which the lines of the letter itself are filled in."""
    [message] = sent(filed)
    text = "\n".join(x + answer if x.endswith(": ") else x for x in message.text.splitlines())
    quoted = "\n".join(f"> {line}" for line in text.splitlines())
    file = tmp_path / "answer.eml"
    file.write_text(
        f"From: {message.to.addr_spec}\nDate: Tue, 24 Nov 2026 10:00:00 +0000\n"
        f"Message-ID: <r@example.org>\nSubject: {subject or f'RE: {message.subject}'}\n\n"
        + WITHIN[form].format(letter=text, quoted=quoted),
        encoding="utf-8",
    )
    return file


@pytest.mark.parametrize("form", WITHIN)
def test_lines_that_are_filled_in_within_the_letter_are_read_once_a_person_accepts_it(
    form: str, tmp_path: Path
) -> None:
    filed, on = a_council(stale()), TODAY + DAY
    read = read_updates([filled_in(filed, form, "2 now", tmp_path)], filed, on)
    [one] = decide(read, filed, on, frozenset(), {})
    assert (one.outcome.value, one.acceptable) == ("held", True)
    assert one.reasons == ("its lines are filled in within the letter that it answers",)
    [one] = decide(read, filed, on, frozenset({1}), {})
    assert [(s.availability, s.free) for s in one.statements] == [(Availability.PLACES_NOW, 2)]


@pytest.mark.parametrize(
    ("answer", "subject"),
    [
        (
            "2 now",
            "RE: Your places",
        ),  # the letter may not be one of ours, and tell what the list says
        ("", ""),
        ("two or three", ""),
        ("2 now?", ""),
    ],
)
def test_what_else_is_filled_in_is_for_a_person_alone(
    answer: str, subject: str, tmp_path: Path
) -> None:
    filed, on = a_council(stale()), TODAY + DAY
    file = filled_in(filed, "in a quotation", answer, tmp_path, subject)
    [one] = decide(read_updates([file], filed, on), filed, on, frozenset({1}), {})
    assert (one.outcome.value, one.statements, one.acceptable) == ("held", (), False)


@pytest.mark.parametrize("form", REPLIES)
def test_an_answer_in_which_nothing_is_filled_in_says_nothing(form: str, tmp_path: Path) -> None:
    filed = a_council(stale())
    file = tmp_path / "answer.eml"
    file.write_bytes(a_reply(filed, {"kite-hill-day-centre": ""}, form))
    [one] = decide(read_updates([file], filed, TODAY + DAY), filed, TODAY + DAY, frozenset(), {})
    assert one.outcome.value == "held"
    assert one.statements == ()


def test_what_stands_above_the_letter_counts_beside_its_lines(tmp_path: Path) -> None:
    filed, on = a_council(stale(title="First Keys")), TODAY + DAY
    file = filled_in(filed, "in a quotation", "2 now", tmp_path)
    text = file.read_text("utf-8").replace("Thanks, Sue", "First Keys has closed for the winter.")
    file.write_text(text, "utf-8")
    [one] = decide(read_updates([file], filed, on), filed, on, frozenset({1}), {})
    assert (one.outcome.value, one.statements, one.acceptable) == ("held", (), False)


# Entries, papers, and all else


def test_an_entry_that_is_due_is_looked_through_with_the_workbook() -> None:
    filed = a_council(a_service(title="First Keys", checked_on=date(2025, 11, 1)))
    [message] = sent(filed, {"kite-hill-trust": b"PK a workbook"})
    assert message.subject == "Downland Council: is it still right, what we say of First Keys?"
    for words in (
        "Price: £62.50 to £84 a day. Telephone: 01632 960123. Hours: Monday to Friday, 9.30am to 4pm. Last checked on 1 November 2025.",
        '"details right"',
        "kite-hill-trust.xlsx",
        "change what is wrong in the workbook, and send it back",
    ):
        assert words in message.text
    attachment, *others = opened(filed, {"kite-hill-trust": b"PK a workbook"}).iter_attachments()
    assert others == []
    assert (attachment.get_filename(), attachment.get_content()) == (
        "kite-hill-trust.xlsx",
        b"PK a workbook",
    )


def test_where_no_workbook_goes_with_it_none_is_promised() -> None:
    text = letter(a_council(a_service(checked_on=None)))
    assert "workbook" not in text
    assert "Nobody has checked it yet." in text
    assert not list(opened(a_council(a_service(checked_on=None))).iter_attachments())


def test_an_entry_that_is_off_the_list_is_looked_through_as_well() -> None:
    lots = [replace(LOT, criteria=("insurance",))]
    filed = a_council(a_service(checked_on=None), lots=lots, criteria=[INSURANCE])
    words = "Telephone: 01632 960123. Hours: Monday to Friday, 9.30am to 4pm. It is not on the list at present. Nobody has checked it yet."
    assert words in letter(filed)


def test_what_is_off_the_list_is_not_said_to_be_listed() -> None:
    lots = [replace(LOT, criteria=("insurance",))]
    told = stale("told", title="Told", checked_on=None)
    silent = stale("silent", title="Silent", availability_on=None, checked_on=None)
    text = letter(a_council(told, silent, lots=lots, criteria=[INSURANCE]))
    words = (
        'The last word that we have is "Full", of 1 July 2026. It is not on the list at present.'
    )
    assert f"Silent\n  It is not on the list at present.\nTold\n  {words}\n" in text
    assert "The list says" not in text


def test_all_is_looked_through_where_that_is_asked_for_due_or_not() -> None:
    filed = a_council(a_service(), a_service("kite-hill-evenings"))
    one = asked(filed, whole=True)
    assert [entry.title for entry in one.questions.entries] == [
        "Kite Hill Day Centre",
        "Kite Hill Evenings",
    ]
    assert log_rows(a_round(filed, whole=True), ())[0]["about"] == "review"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (
            {"valid_until": date(2026, 12, 10)},
            "what we saw runs out on 10 December 2026. Please send us the new one before then, so that Kite Hill Day Centre can stay on the list.",
        ),
        (
            {"valid_until": date(2026, 11, 1)},
            "what we saw ran out on 1 November 2026. Until we have seen the new one, Kite Hill Day Centre cannot be on the list.",
        ),
        (
            {"result": "not-met", "valid_until": None},
            "what we saw was not enough. Please send us what is missing. Until we have seen it, Kite Hill Day Centre cannot be on the list.",
        ),
        (
            None,
            "we have not seen it yet. Until we have seen it, Kite Hill Day Centre cannot be on the list.",
        ),
    ],
)
def test_proof_that_is_wanted_is_named_with_what_it_means(
    row: dict[str, Any] | None, words: str
) -> None:
    evidence = [an_evidence(criterion="insurance", **row)] if row is not None else []
    filed = a_council(
        a_service(),
        lots=[replace(LOT, criteria=("insurance",))],
        criteria=[INSURANCE],
        evidence=evidence,
    )
    [message] = sent(filed)
    assert f"Public liability insurance: {words}" in message.text
    assert f"What counts: {SITE}join/criteria/insurance/" in message.text
    assert message.subject == "Downland Council: what we need from Kite Hill Trust"


def test_what_was_agreed_in_a_review_is_asked_about_when_its_day_is_near() -> None:
    review, near = a_review(), a_review_action(due_on=TODAY + DAY)
    filed = a_council(a_service(), reviews=[review], review_actions=[near])
    assert f'"{near.action}" is to be done by 24 November 2026. How far is it?' in letter(filed)
    far = replace(near, due_on=TODAY + 300 * DAY)
    assert a_round(a_council(a_service(), reviews=[review], review_actions=[far])).asked == ()


def test_a_service_that_has_not_declared_its_registration_is_asked_yes_or_no() -> None:
    declared = RegulatedDeclared(since=date(2026, 11, 2), grace_until=date(2026, 12, 1))
    sometimes = Regulation(Registration.SOMETIMES, (), (), "")
    lot = a_lot("supported-living", lead_commissioner=LEAD, cqc=sometimes)
    filed = a_council(
        a_service(lot="supported-living", regulated=None),
        framework=a_framework(regulated_declared=declared),
        lots=[lot],
    )
    assert "Does the Care Quality Commission regulate Kite Hill Day Centre?" in letter(filed)


def test_comments_without_a_reply_are_named_and_nobody_rings_for_them() -> None:
    silent = replace(KITE, email="")
    filed = a_council(a_service(), feedback=[a_feedback(comment="They know my name.", reply="")])
    assert "1 comment without a reply" in letter(filed)
    assert "They know my name." not in letter(filed), "the words may be too few to be passed round"
    again = replace(filed, askings=(an_asking(TODAY - 20 * DAY), an_asking(TODAY - 10 * DAY)))
    assert asked(again).why_ring == ()
    by_mouth = a_council(a_service(email=""), providers=[silent], feedback=[*filed.feedback])
    assert a_round(by_mouth).asked == ()


def test_what_only_the_council_can_settle_is_asked_of_nobody() -> None:
    lot = replace(LOT, price_model=a_price_model())
    filed = a_council(a_service(), lots=[lot], awards=())
    assert a_round(filed).asked == ()


# Whom, and how often


def test_the_e_mail_goes_to_the_package_or_else_to_the_first_service_that_has_one() -> None:
    assert asked(a_council(stale(email="day@kite-hill.example.org"))).email == OFFICE
    blank = replace(KITE, email="")
    one = asked(a_council(stale(email="day@kite-hill.example.org"), providers=[blank]))
    assert (one.email, one.why_ring) == ("day@kite-hill.example.org", ())


def test_whoever_has_no_e_mail_is_rung() -> None:
    filed = a_council(stale(), providers=[replace(KITE, email="")])
    one = asked(filed)
    assert (one.ways, one.why_ring) == ((AskingWay.RING,), ("there is no e-mail address",))
    assert sent(filed) == []


@pytest.mark.parametrize(
    "address",
    [
        "office@kite.example.org\r\nBcc: everybody@example.org",
        "office@kite.example.org, other@example.org",
        "büro@kite.example.org",
        "office@kite\u202e.example.org",
        "Kite <office@kite.example.org>",
    ],
)
def test_an_address_to_which_nothing_can_go_is_rung_and_makes_no_header(address: str) -> None:
    filed = a_council(stale(), providers=[replace(KITE, email=address)])
    one = asked(filed)
    assert one.email == ""
    assert one.why_ring[0].startswith("its e-mail address cannot be used: ")
    assert "\n" not in one.why_ring[0]


@pytest.mark.parametrize(
    "name",
    [
        "Kite\r\nBcc: everybody@example.org\r\n\r\nHello",
        "Kite\u2028Bcc: x@example.org",
        'Kite "Hill" <evil@example.org>, Trust',
        "Kite, <evil@example.org>; " * 20,
        "Ŵen, <evil@example.org>; " * 20,
        "Kite Ŵen & Ysgol — Gofal",
        "=HYPERLINK(1)" * 20,
    ],
)
def test_no_name_makes_a_header_of_its_own(name: str) -> None:
    odd = replace(KITE, title=name)
    filed = a_council(
        stale(title=name),
        providers=[odd],
        framework=a_framework(council=name, commissioning=Contact(name, "f@council.example.org")),
    )
    mail = opened(filed)
    assert set(mail) == {
        *("X-Unsent", "From", "To", "Subject", "Date", "Message-ID"),
        *("MIME-Version", "Content-Type", "Content-Transfer-Encoding"),
    }
    [to] = mail["To"].addresses
    assert to.addr_spec == OFFICE
    assert to.display_name.split()[:1] == name.replace(",", " ").replace("(", " ").split()[:1]
    assert "@" not in to.display_name
    assert mail["From"].addresses[0].addr_spec == "f@council.example.org"


def test_who_was_asked_within_the_week_is_left_alone_unless_again() -> None:
    filed = a_council(stale(), askings=[an_asking(TODAY - 6 * DAY)])
    made = a_round(filed)
    assert (made.asked, made.lately) == ((), (("Kite Hill Trust", TODAY - 6 * DAY),))
    assert len(a_round(filed, again=True).asked) == 1
    weekly = a_council(stale(), askings=[an_asking(TODAY - 7 * DAY)])
    assert len(a_round(weekly).asked) == 1


def test_the_next_letter_names_the_one_before_that_got_no_answer() -> None:
    once = a_council(stale(), askings=[an_asking(date(2026, 11, 16))])
    assert "We asked you on 16 November 2026 as well, and have not heard from you." in letter(once)
    assert "We will ring you" not in letter(once)


def test_who_was_asked_twice_and_is_silent_is_rung_and_told_so() -> None:
    twice = [an_asking(date(2026, 11, 9)), an_asking(date(2026, 11, 16))]
    filed = a_council(stale(), askings=twice)
    one = asked(filed)
    assert one.why_ring == ("asked on 9 November 2026 and 16 November 2026, no answer",)
    assert one.ways == (AskingWay.MAIL, AskingWay.RING)
    assert "We will ring you, too." in letter(filed)


def test_who_has_answered_since_is_not_rung() -> None:
    twice = [an_asking(date(2026, 11, 9)), an_asking(date(2026, 11, 16))]
    other = a_service("other", availability_on=date(2026, 11, 17), title="Other")
    one = asked(a_council(stale(), other, askings=twice))
    assert (one.why_ring, one.asked_on) == ((), "")


def test_who_has_answered_and_was_held_is_not_asked_again() -> None:
    held = a_provider_mail(date(2026, 11, 20), reason="it is a question")
    made = a_round(a_council(stale(), askings=[an_asking(date(2026, 11, 16))], mails=[held]))
    assert made.asked == ()
    assert made.held == (("Kite Hill Trust", date(2026, 11, 20), "it is a question"),)


@pytest.mark.parametrize(
    ("last", "why"),
    [
        (TODAY, ("comes off the list after 23 November 2026",)),
        (TODAY + 14 * DAY, ("comes off the list after 7 December 2026",)),
        (TODAY + 15 * DAY, ()),
        (TODAY - DAY, ("off the list since 23 November 2026",)),
    ],
)
def test_who_is_about_to_come_off_the_list_is_rung_as_well(
    last: date, why: tuple[str, ...]
) -> None:
    row = an_evidence(criterion="insurance", valid_until=last)
    filed = a_council(
        a_service(),
        lots=[replace(LOT, criteria=("insurance",))],
        criteria=[INSURANCE],
        evidence=[row],
    )
    assert asked(filed).why_ring == why


def test_the_log_has_a_row_for_each_way_and_none_twice() -> None:
    filed = a_council(
        stale(), askings=[an_asking(date(2026, 11, 9)), an_asking(date(2026, 11, 16))]
    )
    rows = log_rows(a_round(filed), filed.askings)
    assert rows == [
        {
            "provider": "kite-hill-trust",
            "asked_on": "2026-11-23",
            "about": "availability",
            "how": how,
        }
        for how in ("mail", "ring")
    ]
    there = [an_asking(TODAY)]
    assert [r["how"] for r in log_rows(a_round(filed), there)] == ["ring"]


# The files


def test_a_message_opens_as_a_draft_from_the_council() -> None:
    mail = opened(a_council(stale(title="First Keys")))
    assert (mail["X-Unsent"], mail["Subject"]) == (
        "1",
        "Downland Council: are there places at First Keys?",
    )
    assert str(mail["From"]) == "Commissioning team <framework@council.example.org>"
    assert str(mail["To"]) == "Kite Hill Trust <office@kite-hill.example.org>"
    assert mail["Message-ID"] == "<ask.2026-11-23.kite-hill-trust@council.example.org>"
    assert mail["Date"].datetime.date() == TODAY
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content().startswith("Hello Kite Hill Trust,")


def test_a_council_without_an_address_leaves_the_sender_to_whoever_sends_it() -> None:
    framework = a_framework(commissioning=Contact("Commissioning team"))
    assert "From" not in opened(a_council(stale(), framework=framework))


def test_the_same_round_gives_the_same_bytes() -> None:
    filed = a_council(stale(title="Ŵen"), a_service("other", checked_on=None))
    books = {"kite-hill-trust": b"PK"}
    [one], [other] = sent(filed, books), sent(filed, books)
    made, sender = a_round(filed), filed.framework.commissioning
    assert eml(one, made, sender) == eml(other, made, sender)
    assert b"\n" not in eml(one, made, sender).replace(b"\r\n", b"")


def test_the_text_has_every_message_with_its_address_and_subject() -> None:
    filed = a_council(stale(), stale("flats", provider="brook-lane", email="b@brook.example.org"))
    text = as_text(sent(filed))
    assert text.count("Subject: Downland Council: are there places at") == 2
    assert f"To: {OFFICE}\n" in text


def rung(filed: Filed) -> tuple[list[dict[str, str]], str]:
    made, publication = a_round(filed), published(filed)
    rows = list(csv.DictReader(io.StringIO(ringing.as_csv(made, publication))))
    return rows, ringing.as_html(made, publication, teams(publication), ROOTS)


def test_the_list_for_ringing_says_whom_why_and_what_to_ask() -> None:
    [row], page = rung(a_council(stale(title="First Keys"), providers=[replace(KITE, email="")]))
    assert (row["team"], row["provider_name"], row["phone"], row["why"], row["they_say"]) == (
        *("Day team", "Kite Hill Trust", "01632 960100", "there is no e-mail address"),
        "",
    )
    assert row["ask"].startswith("First Keys: are there places, how many, from when?")
    for words in ("Day team: 1", "01632 960100", "There is no e-mail address.", "First Keys:"):
        assert words in page


def test_the_list_stands_by_team_and_the_most_urgent_first() -> None:
    lots = [
        replace(LOT, criteria=("insurance",)),
        a_lot("extra-care", lead_commissioner=Contact("Another team")),
    ]
    insured = an_evidence("soon", criterion="insurance", valid_until=TODAY + DAY)
    filed = a_council(
        a_service("a", provider="aaa", email="", phone=""),
        a_service("b", provider="soon", email=""),
        stale("c", provider="ccc", lot="extra-care"),
        lots=lots,
        criteria=[INSURANCE],
        evidence=[insured],
        providers=[a_provider(p, email="", phone="") for p in ("aaa", "soon", "ccc")],
    )
    rows, page = rung(filed)
    assert [(r["team"], r["provider"]) for r in rows] == [
        ("Another team", "ccc"),
        ("Day team", "soon"),
        ("Day team", "aaa"),
    ]
    assert "No number is known: look in the contract." in page


def test_no_cell_of_the_list_is_a_formula() -> None:
    odd = replace(KITE, email="", title="=1+1", phone="+44 1632 960100")
    rows, page = rung(a_council(stale(title="@SUM(A1)"), providers=[odd]))
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    assert "<script" not in page


class _Outline(HTMLParser):
    """The tags of a page, and what it loads."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.loads += [value or "" for name, value in attrs if name in ("src", "href")]


def test_the_page_for_ringing_stands_alone_and_its_headings_are_in_order() -> None:
    _, page = rung(a_council(stale(title="<b>First</b>"), providers=[replace(KITE, email="")]))
    outline = _Outline()
    outline.feed(page)
    assert outline.loads == []
    assert [t for t in outline.tags if t in ("h1", "h2", "h3", "main")] == [
        "main",
        "h1",
        "h2",
        "h3",
    ]
    assert "b" not in outline.tags
    assert 'lang="en-GB"' in page
    assert "noindex" in page


def test_golden_message() -> None:
    """Every part of a letter at once, to be read before it is committed (FRAMEWORK_GOLDEN=write)."""
    filed = a_council(
        stale("first-keys", title="First Keys", checked_on=date(2025, 11, 1)),
        a_service("flats", title="The flats", availability_on=date(2026, 9, 1), places_free=2),
        lots=[replace(LOT, criteria=("insurance",))],
        criteria=[INSURANCE],
        evidence=[an_evidence(criterion="insurance", valid_until=TODAY + 10 * DAY)],
        feedback=[a_feedback("flats", comment="Good.", reply="")],
        reviews=[a_review()],
        review_actions=[a_review_action(due_on=TODAY + DAY)],
        askings=[an_asking(date(2026, 11, 9)), an_asking(date(2026, 11, 16))],
    )
    text = as_text(sent(filed, {"kite-hill-trust": b"PK"}))
    golden = Path(__file__).parent / "golden" / "letter-ask.txt"
    if os.environ.get("FRAMEWORK_GOLDEN") == "write":
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")
