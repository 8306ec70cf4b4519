"""Feedback that waits in the private folder: how its table is read, what is said of it, and that nothing of it shows."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.build import build
from generator.check import check
from generator.config import Config
from generator.load import load
from generator.load.private import FEEDBACK_QUEUE
from generator.load.tables import column_names
from generator.problem import Place
from generator.records import FeedbackDecision, QueuedFeedback
from generator.report import Silent
from generator.rules.comments import problems_of_comments
from generator.worklist import Action, ActionKind, actions
from tests.builders import TODAY, a_feedback, as_filed, published, queued
from tests.matrix import AS_OF, council

HEADER = ",".join(column_names("feedback-queue"))
FULL = (
    "F-0123456789ab,accept,XYZZY lovely,kite-hill-day-centre,2026-11,person,4,yes,,looked-at,,no,"
    "PLUGH,XYZZY in full,frotz@example.org,2026-11-16,mail,inbox.mbox,"
)


def read(root: Path, *rows: str) -> tuple[tuple[QueuedFeedback, ...], list[str]]:
    """The records that the table makes, and its problems as place and rule."""
    private = root.parent / "private"
    private.mkdir(exist_ok=True)
    (private / FEEDBACK_QUEUE).write_text("\n".join((HEADER, *rows, "")), "utf-8")
    config = Config(root, AS_OF, root / "site", private=private)
    filed = load(config).filed
    assert filed is not None
    of_table = [p for p in check(config).problems if p.place.file.endswith(FEEDBACK_QUEUE)]
    return filed.queued_feedback, [f"{p.place.row} {p.place.field} {p.rule}" for p in of_table]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return council(tmp_path / "council")


def test_a_row_is_read_whole(root: Path) -> None:
    (row,), problems = read(root, FULL)
    assert problems == []
    assert row.decision is FeedbackDecision.ACCEPT
    assert (row.month, row.score, row.said_by) == (date(2026, 11, 1), 4, "person")
    assert (row.may_publish, row.may_tell, row.cleared) == (True, False, "looked-at")
    assert row.is_to_go_out


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        (",accept", ",acept", "2 decision constraint-error"),
        (",4,yes", ",9,yes", "2 score constraint-error"),
        (",4,yes", ",4,perhaps", "2 may_publish type-error"),
        ("looked-at", "ok", "2 cleared constraint-error"),
        ("2026-11,person", "last month,person", "2 month type-error"),
        ("F-0123456789ab", "F-1", "2 id constraint-error"),
        ("2026-11-16", "", "2 received_on constraint-error"),
        ("XYZZY lovely", "=SUM(A1)", "2 text spreadsheet-formula"),
        ("XYZZY lovely", "lovely\u202e", "2 text unseen-character"),
        ("inbox.mbox,", "inbox.mbox", "2 done_on missing-cell"),
    ],
)
def test_a_bad_cell_is_named_with_its_row_and_column(
    root: Path, before: str, after: str, problem: str
) -> None:
    assert read(root, FULL.replace(before, after, 1))[1] == [problem]


def test_an_id_that_is_there_twice_is_named(root: Path) -> None:
    assert read(root, FULL, FULL)[1] == ["3 id primary-key"]


def test_nothing_of_it_is_in_what_is_published(root: Path) -> None:
    read(root, FULL)
    shutil.copyfile(root.parent / "private" / FEEDBACK_QUEUE, root / FEEDBACK_QUEUE)
    out = root / "site"
    assert build(Config(root, AS_OF, out), Silent()).publication is not None
    public = [p for p in out.rglob("*") if p.is_file()]
    for secret in (b"XYZZY", b"PLUGH", b"frotz", b"F-0123456789ab"):
        assert [p for p in public if secret in p.read_bytes()] == []


def waiting(*rows: QueuedFeedback) -> list[Action]:
    filed = replace(as_filed(), queued_feedback=rows)
    matters = actions(published(filed), filed, 30)
    return [m for m in matters if m.kind is ActionKind.FEEDBACK and m.about == "queue"]


def test_the_worklist_says_how_much_waits_and_since_when_and_no_word_of_it() -> None:
    first = queued(received_on=TODAY - timedelta(days=9), text="XYZZY", original="XYZZY")
    (matter,) = waiting(queued(), first, queued(decision=FeedbackDecision.DECLINE))
    assert (
        matter.words
        == f"2 pieces of feedback wait to be read, the oldest since {first.received_on}."
    )
    assert matter.provider == ""


def test_what_is_accepted_and_not_published_is_counted_until_it_is() -> None:
    accepted = queued(decision=FeedbackDecision.ACCEPT)
    (matter,) = waiting(accepted)
    assert matter.words == "1 piece of feedback is accepted and not published yet."
    assert waiting(queued(decision=FeedbackDecision.ACCEPT, done_on=TODAY)) == []


def test_what_may_be_a_safeguarding_concern_is_to_be_read_today_though_it_was_shortened() -> None:
    (matter,) = waiting(queued(text="Not good.", original="Not good. He hit me."))
    assert matter.words.endswith("1 may be a safeguarding concern: read it today.")
    assert "hit" not in matter.words


def test_what_was_declined_in_passing_is_said_until_somebody_looked_at_the_harm() -> None:
    declined = queued(decision=FeedbackDecision.DECLINE, original="Not good. He hit me.")
    (matter,) = waiting(declined)
    assert matter.words.startswith("1 piece of feedback is declined and may be a safeguarding")
    for cleared in ("looked-at", "safeguarding-told"):
        assert waiting(replace(declined, cleared=cleared)) == []


def test_what_came_after_the_day_does_not_count() -> None:
    assert waiting(queued(received_on=TODAY + timedelta(days=1))) == []


def test_a_comment_is_judged_before_it_stands_in_a_package_as_check_would() -> None:
    calm = a_feedback(place=Place("queue", 2))
    loud = a_feedback(comment="My carer Jane hit me. Ring 07700 900123.", place=Place("queue", 3))
    read_so = problems_of_comments([calm, loud], as_filed(), TODAY)
    assert read_so[calm] == ()
    assert {(p.rule, p.severity) for p in read_so[loud]} == {
        ("name-in-comment", "warning"),
        ("accusing-comment", "warning"),
        ("contact-in-prose", "error"),
    }


def test_a_comment_on_no_service_or_one_that_nobody_has_is_judged_by_its_words_alone() -> None:
    row = a_feedback("no-such-service", provider="", comment="Ring 07700 900123.")
    assert [p.rule for p in problems_of_comments([row], as_filed(), TODAY)[row]] == [
        "contact-in-prose"
    ]
